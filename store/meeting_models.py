"""The tables of meetings. Their SQL is in the migration that makes them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Dialect, Text
from sqlmodel import Field, SQLModel

from store.models import Json, UtcTime


class JsonOrNone(Json):
    """A list of strings, or nothing."""

    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # type: ignore[override]
        """The text that is stored."""
        return None if value is None else super().process_bind_param(value, dialect)


class Meeting(SQLModel, table=True):
    """A meeting and its notes."""

    __tablename__ = "meeting"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    held: date
    next_held: date | None = None
    notes: str = Field(default="", sa_type=Text)
    draft_id: int | None = Field(default=None, foreign_key="draft.id", ondelete="SET NULL")
    adopted_draft: int | None = None
    adopted_version: int | None = None
    version: int = 1
    created_at: datetime = Field(sa_type=UtcTime)
    updated_at: datetime = Field(sa_type=UtcTime)
    discarded_at: datetime | None = Field(default=None, sa_type=UtcTime)


class MeetingPerson(SQLModel, table=True):
    """Somebody who takes part."""

    __tablename__ = "meeting_person"

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", ondelete="CASCADE")
    position: int
    name: str = Field(sa_type=Text)
    role: str = Field(sa_type=Text)
    writes: bool = False


class MeetingPoint(SQLModel, table=True):
    """A point for the agenda, private or shared."""

    __tablename__ = "meeting_point"

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", ondelete="CASCADE")
    position: int
    text: str = Field(sa_type=Text)
    private: bool = False
    note_id: int | None = Field(default=None, foreign_key="note.id", ondelete="SET NULL")
    goal_id: int | None = Field(default=None, foreign_key="plan_goal.id", ondelete="SET NULL")


class MeetingRevisionRow(SQLModel, table=True):
    """Notes that stood before, when they had been saved, and when they were kept."""

    __tablename__ = "meeting_revision"

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", ondelete="CASCADE")
    text: str = Field(sa_type=Text)
    saved_at: datetime = Field(sa_type=UtcTime)
    kept_at: datetime = Field(sa_type=UtcTime)


class Agreement(SQLModel, table=True):
    """A task that was agreed on."""

    __tablename__ = "agreement"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(sa_type=Text)
    meeting_id: int = Field(foreign_key="meeting.id", ondelete="CASCADE")
    position: int
    what: str = Field(sa_type=Text)
    owner: str = Field(sa_type=Text)
    due: date | None = None
    due_text: str = Field(sa_type=Text)
    state: str = Field(default="open", sa_type=Text)
    remark: str = Field(default="", sa_type=Text)
    settled: date | None = None
    goal_id: int | None = Field(default=None, foreign_key="plan_goal.id", ondelete="SET NULL")
    received: bool = False
    gone: bool = False
    draft_id: int | None = None
    draft_number: int | None = None
    drafted: list[str] | None = Field(default=None, sa_type=JsonOrNone)


class AgreementTheirs(SQLModel, table=True):
    """What the other party says of an agreement.

    ``standing`` is "open" while the user has not said which words stand, "kept" where the user keeps their own, and
    "met" where both said the same.
    """

    __tablename__ = "agreement_theirs"

    agreement_id: int = Field(foreign_key="agreement.id", primary_key=True, ondelete="CASCADE")
    uid: str = Field(sa_type=Text)
    what: str = Field(sa_type=Text)
    owner: str = Field(sa_type=Text)
    due: date | None = None
    due_text: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    remark: str = Field(sa_type=Text)
    received: date
    standing: str = Field(sa_type=Text)


class AgreementRevisionRow(SQLModel, table=True):
    """What an agreement was before, and when that was kept."""

    __tablename__ = "agreement_revision"

    id: int | None = Field(default=None, primary_key=True)
    agreement_id: int = Field(foreign_key="agreement.id", ondelete="CASCADE")
    what: str = Field(sa_type=Text)
    owner: str = Field(sa_type=Text)
    due: date | None = None
    due_text: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    remark: str = Field(sa_type=Text)
    settled: date | None = None
    kept_at: datetime = Field(sa_type=UtcTime)


class MeetingAlias(SQLModel, table=True):
    """The name that the other party's program has for a meeting."""

    __tablename__ = "meeting_alias"

    uid: str = Field(primary_key=True, sa_type=Text)
    meeting_id: int = Field(foreign_key="meeting.id", ondelete="CASCADE")


class MeetingShare(SQLModel, table=True):
    """A file that the user has shared, by the digest of what it says."""

    __tablename__ = "meeting_share"

    digest: str = Field(primary_key=True, sa_type=Text)
    meeting_id: int = Field(primary_key=True, foreign_key="meeting.id", ondelete="CASCADE")
    shared_at: datetime = Field(sa_type=UtcTime)


class DecisionRow(SQLModel, table=True):
    """A decision; ``folded`` is what it is searched by."""

    __tablename__ = "decision"

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", ondelete="CASCADE")
    position: int
    text: str = Field(sa_type=Text)
    folded: str = Field(sa_type=Text)
    received: bool = False
