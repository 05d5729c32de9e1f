"""What the plan gives and takes: plain frozen records, standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

# What a goal may be: not begun, under way, reached, reached in part, given up.
PLANNED, ACTIVE, REACHED, PARTLY, DROPPED = "planned", "active", "reached", "partly", "dropped"
STATUSES = (PLANNED, ACTIVE, REACHED, PARTLY, DROPPED)
OPEN_STATUSES = (PLANNED, ACTIVE)

# Whose task a goal is: the person's own, the manager's, or both's.
ME, LEADER, BOTH = "me", "leader", "both"
RESPONSIBLE = (ME, LEADER, BOTH)


@dataclass(frozen=True)
class NewStep:
    """A step as it is given: what is done, and by when."""

    text: str
    deadline: date | None = None


@dataclass(frozen=True)
class StepRecord:
    """A step of a goal; ``done`` is the day it was done, or None."""

    id: int
    position: int
    text: str
    deadline: date | None
    done: date | None


@dataclass(frozen=True)
class NewGoal:
    """A goal to be put into the plan.

    Attributes:
        title: in short.
        period_start: the first day of the period that it is planned in, usually from talk to talk.
        period_end: the last.
        person: whose goal it is; empty for the user's own.
        activity: what is done.
        measure: how it is seen that it is reached.
        motive: why, and whether both agree.
        support: help and resources.
        responsible: "me" (the person), "leader" or "both".
        deadline: by when, or None while that is open.
        follow_up: when it is looked at next, or None.
        status: one of ``STATUSES``.
        steps: in order.
        draft_id: the draft that it was approved in, or None.
        draft_number: which goal of that draft, from 0.
    """

    title: str
    period_start: date
    period_end: date
    person: str = ""
    activity: str = ""
    measure: str = ""
    motive: str = ""
    support: str = ""
    responsible: str = ME
    deadline: date | None = None
    follow_up: date | None = None
    status: str = PLANNED
    steps: tuple[NewStep, ...] = ()
    draft_id: int | None = None
    draft_number: int = 0


@dataclass(frozen=True)
class GoalRecord:
    """A goal of the plan: what ``NewGoal`` holds, and what became of it.

    Attributes:
        uid: never changes, so that a calendar knows it again.
        version: counts the changes; give it back as ``row_version`` when changing.
        outcome: how it ended, in words; empty while it is open.
        carried_from: the goal of an earlier period that it goes on with, or None.
        carried_to: the goal that goes on with this one, or None.
        note_count: how many notes are tied to it.
        discarded_at: when it went to the bin, or None.
    """

    id: int
    uid: str
    title: str
    person: str
    activity: str
    measure: str
    motive: str
    support: str
    responsible: str
    deadline: date | None
    follow_up: date | None
    status: str
    outcome: str
    period_start: date
    period_end: date
    steps: tuple[StepRecord, ...]
    draft_id: int | None
    draft_number: int
    carried_from: int | None
    carried_to: int | None
    note_count: int
    version: int
    created_at: datetime
    updated_at: datetime
    discarded_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.status in OPEN_STATUSES

    @property
    def next_step(self) -> StepRecord | None:
        """The first step that is not done."""
        return next((step for step in self.steps if step.done is None), None)

    @property
    def progress(self) -> float:
        """How far it is, 0 to 1: all when reached, else the share of steps done, half when reached in part."""
        if self.status == REACHED:
            return 1.0
        share = sum(step.done is not None for step in self.steps) / len(self.steps) if self.steps else 0.0
        return max(share, 0.5) if self.status == PARTLY else share

    def is_overdue(self, today: date) -> bool:
        """Whether its deadline has passed while it is open."""
        return self.is_open and self.deadline is not None and self.deadline < today

    def next_date(self) -> date | None:
        """The day it calls next: its follow-up, its next step's deadline or its own, whichever comes first."""
        step = self.next_step
        days = [day for day in (self.follow_up, step.deadline if step else None, self.deadline) if day]
        return min(days) if days and self.is_open else None


@dataclass(frozen=True)
class NewCheckIn:
    """What is said of a goal at a check-in.

    Attributes:
        day: the day of the check-in.
        happened: what has happened since last.
        obstacle: what is in the way; may be empty.
        deadline: another deadline, or None to leave it.
        reason: why the deadline is moved; needed where it is.
        status: another status, or None to leave it.
        follow_up: when it is looked at next, or None to leave it.
    """

    day: date
    happened: str
    obstacle: str = ""
    deadline: date | None = None
    reason: str = ""
    status: str | None = None
    follow_up: date | None = None


@dataclass(frozen=True)
class GoalEvent:
    """Something that happened to a goal.

    Attributes:
        kind: "created", "check_in", "changed", "step", "note", "carried", "discarded" or "brought_back".
        day: the day the user means.
        happened: what happened, or what a step or a note is called.
        obstacle: what was in the way.
        reason: why something was changed.
        changes: field, before and after of each change ("deadline", "2026-03-01", "2026-05-01").
    """

    id: int
    goal_id: int
    kind: str
    day: date
    at: datetime
    happened: str = ""
    obstacle: str = ""
    reason: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class ApprovedDraft:
    """An approved draft of goals, as far as the plan needs it.

    Attributes:
        document: its version in use, as JSON.
        states: of each part of the document, by path.
        taken: which of its goals, from 0, are in the plan or its bin.
    """

    id: int
    document: str
    states: dict[str, str]
    taken: frozenset[int]


@dataclass(frozen=True)
class GoalFilter:
    """Which goals a list shows; None takes all.

    Attributes:
        person: of this person ("" for the user's own).
        statuses: in one of these.
        start: whose period touches the days from here on.
        end: whose period touches the days up to here.
        due_before: with a follow-up, an open step's deadline or a deadline up to and with this day.
    """

    person: str | None = None
    statuses: tuple[str, ...] | None = None
    start: date | None = None
    end: date | None = None
    due_before: date | None = None


@dataclass(frozen=True)
class ProgressPoint:
    """How far the plan was at the end of a day.

    Attributes:
        goals: how many goals there were.
        reached: how many of them were reached.
        steps: how many steps there were.
        done: how many of them were done.
    """

    day: date
    goals: int
    reached: int
    steps: int
    done: int


@dataclass(frozen=True)
class GoalChange:
    """Other words or days for a goal; None leaves a field as it is, and ``clear`` empties a day.

    Attributes:
        clear: "deadline" or "follow_up" where there is to be none any more.
    """

    title: str | None = None
    person: str | None = None
    activity: str | None = None
    measure: str | None = None
    motive: str | None = None
    support: str | None = None
    responsible: str | None = None
    deadline: date | None = None
    follow_up: date | None = None
    status: str | None = None
    outcome: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    clear: tuple[str, ...] = field(default=())
