"""What meetings give and take: plain frozen records, standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

KINDS = ("MUS", "PUS", "PULS", "GRUS", "1:1", "opfølgning", "teammøde", "andet")
OPEN, DONE, DROPPED = "open", "done", "dropped"
AGREEMENT_STATES = (OPEN, DONE, DROPPED)


@dataclass(frozen=True)
class Person:
    """Somebody who takes part.

    Attributes:
        name: as it is to stand in the minutes.
        role: such as "leder" or "medarbejder"; may be empty.
        writes: whether this is who writes the notes, the "jeg" of them.
    """

    name: str
    role: str = ""
    writes: bool = False


@dataclass(frozen=True)
class Point:
    """A point for the agenda.

    Attributes:
        private: only for the user's own eyes; never in minutes or in what is shared.
        note_id: the note it was taken from, or None.
        goal_id: the goal of the plan it was taken from, or None.
    """

    text: str
    private: bool = False
    note_id: int | None = None
    goal_id: int | None = None


@dataclass(frozen=True)
class NewMeeting:
    """A meeting as it is planned.

    Attributes:
        kind: one of ``KINDS``.
        held: its day.
        title: what it is called; may be empty.
        next_held: the day of the next one, or None.
    """

    kind: str
    held: date
    title: str = ""
    people: tuple[Person, ...] = ()
    points: tuple[Point, ...] = ()
    next_held: date | None = None


@dataclass(frozen=True)
class NewAgreement:
    """A task that was agreed on; ``owner`` is empty where nobody is named, ``due_text`` where there is no deadline."""

    what: str
    owner: str = ""
    due: date | None = None
    due_text: str = ""


@dataclass(frozen=True)
class SharedAgreement:
    """An agreement as the other party's file holds it; ``uid`` is that of the one who wrote it first."""

    uid: str
    what: str
    owner: str = ""
    due: date | None = None
    due_text: str = ""
    state: str = OPEN
    remark: str = ""


@dataclass(frozen=True)
class AgreementRecord:
    """An agreement and what became of it.

    Attributes:
        uid: never changes, so that the other party's copy is known again.
        held: the day of its meeting.
        state: "open", "done" or "dropped".
        remark: how it went, in words.
        settled: the day it was done or dropped, or None.
        goal_id: the goal of the plan that it became, or None.
    """

    id: int
    uid: str
    meeting_id: int
    held: date
    what: str
    owner: str
    due: date | None
    due_text: str
    state: str
    remark: str
    settled: date | None
    goal_id: int | None

    def is_late(self, today: date) -> bool:
        """Whether its deadline has passed while it is open."""
        return self.state == OPEN and self.due is not None and self.due < today


@dataclass(frozen=True)
class DecisionRecord:
    """A decision and the meeting in which it was made."""

    id: int
    meeting_id: int
    held: date
    text: str


@dataclass(frozen=True)
class MeetingRecord:
    """A whole meeting.

    Attributes:
        uid: never changes.
        notes: the notes that were taken; only these go into minutes.
        draft_id: the draft of its minutes, or None.
        version: counts the changes; give it back as ``row_version`` when changing.
        discarded_at: when it went to the bin, or None.
    """

    id: int
    uid: str
    kind: str
    title: str
    held: date
    next_held: date | None
    people: tuple[Person, ...]
    points: tuple[Point, ...]
    notes: str
    draft_id: int | None
    agreements: tuple[AgreementRecord, ...]
    decisions: tuple[DecisionRecord, ...]
    version: int
    created_at: datetime
    updated_at: datetime
    discarded_at: datetime | None


@dataclass(frozen=True)
class MeetingLine:
    """A meeting as lists show it; ``open_agreements`` counts those that are not settled."""

    id: int
    kind: str
    title: str
    held: date
    names: tuple[str, ...]
    open_agreements: int
    has_minutes: bool


@dataclass(frozen=True)
class MeetingRevision:
    """Notes that stood before."""

    id: int
    meeting_id: int
    text: str
    saved_at: datetime
