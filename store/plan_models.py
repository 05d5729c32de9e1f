"""The tables of the plan. Their SQL is in the migration that makes them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from store.models import Json, UtcTime


class PlanGoal(SQLModel, table=True):
    """A goal of the plan."""

    __tablename__ = "plan_goal"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    person: str = Field(sa_type=Text)
    activity: str = Field(sa_type=Text)
    measure: str = Field(sa_type=Text)
    motive: str = Field(sa_type=Text)
    support: str = Field(sa_type=Text)
    responsible: str = Field(sa_type=Text)
    deadline: date | None = None
    follow_up: date | None = None
    status: str = Field(sa_type=Text)
    outcome: str = Field(default="", sa_type=Text)
    period_start: date
    period_end: date
    draft_id: int | None = Field(default=None, foreign_key="draft.id", ondelete="SET NULL")
    draft_number: int = 0
    carried_from: int | None = Field(default=None, foreign_key="plan_goal.id", ondelete="SET NULL")
    version: int = 1
    created_at: datetime = Field(sa_type=UtcTime)
    updated_at: datetime = Field(sa_type=UtcTime)
    discarded_at: datetime | None = Field(default=None, sa_type=UtcTime)


class PlanStep(SQLModel, table=True):
    """A step on the way to a goal."""

    __tablename__ = "plan_step"

    id: int | None = Field(default=None, primary_key=True)
    goal_id: int = Field(foreign_key="plan_goal.id", ondelete="CASCADE")
    position: int
    text: str = Field(sa_type=Text)
    deadline: date | None = None
    done: date | None = None


class PlanEvent(SQLModel, table=True):
    """Something that happened to a goal; never changed once it is written."""

    __tablename__ = "plan_event"

    id: int | None = Field(default=None, primary_key=True)
    goal_id: int = Field(foreign_key="plan_goal.id", ondelete="CASCADE")
    kind: str = Field(sa_type=Text)
    day: date
    at: datetime = Field(sa_type=UtcTime)
    happened: str = Field(default="", sa_type=Text)
    obstacle: str = Field(default="", sa_type=Text)
    reason: str = Field(default="", sa_type=Text)
    changes: list[list[str]] = Field(sa_type=Json)


class PlanNote(SQLModel, table=True):
    """A note that is tied to a goal as evidence."""

    __tablename__ = "plan_note"

    goal_id: int = Field(foreign_key="plan_goal.id", primary_key=True, ondelete="CASCADE")
    note_id: int = Field(foreign_key="note.id", primary_key=True, ondelete="CASCADE")
    tied_at: datetime = Field(sa_type=UtcTime)
