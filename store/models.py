"""The tables of the store. Their SQL is in the migrations, which alone make them; a test holds the two together."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from sqlalchemy import Column, Computed, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from store.times import from_stored, to_stored


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored as UTC text that sorts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text that is stored."""
        return None if value is None else to_stored(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The time in UTC."""
        return None if value is None else from_stored(value)


class Json(TypeDecorator[object]):
    """A list or mapping of strings, stored as JSON with its letters readable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str:  # noqa: ARG002
        """The text that is stored."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:  # noqa: ARG002
        """The list or mapping."""
        return json.loads(value or "null")


def _now() -> datetime:
    return datetime.now(UTC)


class Note(SQLModel, table=True):
    """A note; ``stems`` is the second column of the search index, ``place`` its order in lists."""

    __tablename__ = "note"

    id: int | None = Field(default=None, primary_key=True)
    written: date
    place: int | None = Field(default=None, sa_column=Column(Integer, Computed("0", persisted=False)))
    title: str = Field(sa_type=Text)
    tags: list[str] = Field(sa_type=Json)
    language: str = Field(default="", sa_type=Text)
    language_chosen: bool = False
    version: int = 1
    created_at: datetime = Field(default_factory=_now, sa_type=UtcTime)
    updated_at: datetime = Field(default_factory=_now, sa_type=UtcTime)
    deleted_at: datetime | None = Field(default=None, sa_type=UtcTime)
    text: str = Field(sa_type=Text)
    stems: str = Field(sa_type=Text)


class Revision(SQLModel, table=True):
    """A text that a note had, when it had been saved, and when it was kept as a revision."""

    __tablename__ = "revision"

    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(foreign_key="note.id", ondelete="CASCADE")
    text: str = Field(sa_type=Text)
    saved_at: datetime = Field(sa_type=UtcTime)
    kept_at: datetime = Field(sa_type=UtcTime)


class NoteTag(SQLModel, table=True):
    """A tag of a note that is not in the bin; kept by triggers."""

    __tablename__ = "note_tag"

    tag: str = Field(primary_key=True, sa_type=Text)
    place: int = Field(primary_key=True)


class Tally(SQLModel, table=True):
    """How many notes a month holds, of a tag or (tag "") of all; kept by triggers."""

    __tablename__ = "tally"

    tag: str = Field(primary_key=True, sa_type=Text)
    month: str = Field(primary_key=True, sa_type=Text)
    count: int


class Draft(SQLModel, table=True):
    """A draft; its text is in the version of ``current_number``."""

    __tablename__ = "draft"

    id: int | None = Field(default=None, primary_key=True)
    task: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    state: str = Field(default="open", sa_type=Text)
    version: int = 1
    created_at: datetime = Field(default_factory=_now, sa_type=UtcTime)
    updated_at: datetime = Field(default_factory=_now, sa_type=UtcTime)
    period_start: date
    period_end: date
    tags: list[str] = Field(sa_type=Json)
    current_number: int = 1


class DraftSource(SQLModel, table=True):
    """A snapshot of what a draft rests on."""

    __tablename__ = "draft_source"

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int = Field(foreign_key="draft.id", ondelete="CASCADE")
    position: int
    note_id: int | None = Field(default=None, foreign_key="note.id", ondelete="SET NULL")
    text: str = Field(sa_type=Text)
    written: date
    language: str = Field(default="", sa_type=Text)


class DraftVersion(SQLModel, table=True):
    """What was written one time, and by whom."""

    __tablename__ = "draft_version"

    draft_id: int = Field(foreign_key="draft.id", primary_key=True, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    document: str = Field(sa_type=Text)
    findings: str = Field(sa_type=Text)
    states: dict[str, str] = Field(sa_type=Json)
    instruction: str = Field(sa_type=Text)
    engine: str = Field(sa_type=Text)
    model: str = Field(sa_type=Text)
    host: str = Field(sa_type=Text)
    prompt_id: str = Field(sa_type=Text)
    prompt_version: str = Field(sa_type=Text)
    prompt_hash: str = Field(sa_type=Text)
    prompt_tokens: int
    reply_tokens: int
    seconds: float
    own_words: float
    raw: str = Field(sa_type=Text)
    finished: bool
    created_at: datetime = Field(sa_type=UtcTime)
    updated_at: datetime = Field(sa_type=UtcTime)


class DraftEditRow(SQLModel, table=True):
    """What a version held before the user edited it."""

    __tablename__ = "draft_edit"

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int = Field(foreign_key="draft.id", ondelete="CASCADE")
    number: int
    title: str = Field(sa_type=Text)
    document: str = Field(sa_type=Text)
    findings: str = Field(sa_type=Text)
    states: dict[str, str] = Field(sa_type=Json)
    own_words: float
    saved_at: datetime = Field(sa_type=UtcTime)
    kept_at: datetime = Field(sa_type=UtcTime)
