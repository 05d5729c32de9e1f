"""The tables of the record of requests. Their SQL is in the migration that makes them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from store.models import UtcTime


class RequestRow(SQLModel, table=True):
    """A request to a language model."""

    __tablename__ = "request"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    host: str = Field(sa_type=Text)
    model: str = Field(sa_type=Text)
    prompt_id: str = Field(sa_type=Text)
    prompt_version: str = Field(sa_type=Text)
    prompt_hash: str = Field(sa_type=Text)
    prompt_tokens: int
    reply_tokens: int
    seconds: float
    outcome: str = Field(sa_type=Text)
    sent: str | None = Field(default=None, sa_type=Text)
    reply: str | None = Field(default=None, sa_type=Text)


class DraftPart(SQLModel, table=True):
    """The document of a finished part of a draft that is not whole yet."""

    __tablename__ = "draft_part"

    key: str = Field(primary_key=True, sa_type=Text)
    document: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcTime)
