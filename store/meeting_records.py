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
    """A task that was agreed on.

    Attributes:
        owner: empty where nobody is named.
        due_text: the deadline in words; empty where there is none.
        number: which action of the draft it is, from 0, or None where it is of no draft.
    """

    what: str
    owner: str = ""
    due: date | None = None
    due_text: str = ""
    number: int | None = None


@dataclass(frozen=True)
class AdoptedDraft:
    """The approved minutes that agreements are taken from: the draft, and its row version then."""

    id: int
    version: int


@dataclass(frozen=True)
class SharedAgreement:
    """An agreement as the other party's file holds it.

    Attributes:
        uid: that of the one who wrote it first.
        also: the uids that it has elsewhere, where both parties wrote it down on their own.
    """

    uid: str
    what: str
    owner: str = ""
    due: date | None = None
    due_text: str = ""
    state: str = OPEN
    remark: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharedOutcome:
    """What the other party's file holds of a meeting.

    Attributes:
        uid: the meeting's.
        also: the uids that it has elsewhere.
        wanted: the meeting as it is added where it is not here.
    """

    uid: str
    wanted: NewMeeting
    agreements: tuple[SharedAgreement, ...] = ()
    decisions: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Theirs:
    """What the other party says of an agreement, where that is something else and is not settled.

    Attributes:
        uid: theirs.
        received: the day it came in.
    """

    uid: str
    what: str
    owner: str
    due: date | None
    due_text: str
    state: str
    remark: str
    received: date


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
        theirs: what the other party says of it, where that differs and is not settled; else None.
        came_in: whether it came from the other party.
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
    theirs: Theirs | None = None
    came_in: bool = False

    def is_late(self, today: date) -> bool:
        """Whether its deadline has passed while it is open."""
        return self.state == OPEN and self.due is not None and self.due < today


@dataclass(frozen=True)
class AgreementRevision:
    """What an agreement was before, until ``kept_at``."""

    id: int
    agreement_id: int
    what: str
    owner: str
    due: date | None
    due_text: str
    state: str
    remark: str
    settled: date | None
    kept_at: datetime


@dataclass(frozen=True)
class DecisionRecord:
    """A decision and the meeting in which it was made; ``came_in`` where it came from the other party."""

    id: int
    meeting_id: int
    held: date
    text: str
    came_in: bool = False


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

    @property
    def wanted(self) -> NewMeeting:
        """The meeting as it is planned, to be changed and given to ``edit``."""
        return NewMeeting(self.kind, self.held, self.title, self.people, self.points, self.next_held)


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


@dataclass(frozen=True)
class Preview:
    """What would come of the other party's file.

    Attributes:
        meeting: the meeting here that it is about, or None where it would be a new one.
        likely: where it would be a new one: a meeting of the same people on the same day, or None.
        agreements: for each in the file, the one here as it would become, or None for a new one.
        points: how many points would be new.
        decisions: how many decisions would be new.
    """

    meeting: MeetingRecord | None
    likely: MeetingRecord | None
    agreements: tuple[AgreementRecord | None, ...]
    points: int
    decisions: int


@dataclass(frozen=True)
class BroughtIn:
    """What came of the other party's file.

    Attributes:
        meeting: as it is now.
        new: how many agreements are new.
        was_binned: whether it lay in the bin, and was taken out.
    """

    meeting: MeetingRecord
    new: int
    was_binned: bool


@dataclass(frozen=True)
class MeetingHit:
    """Where a search found its words.

    Attributes:
        line: the meeting.
        where: "title", "notes", "person", "point", "decision" or "agreement".
        snippet: the text around, as runs; True marks what was searched for.
        item_id: the number of the decision or agreement; else 0.
    """

    line: MeetingLine
    where: str
    snippet: tuple[tuple[str, bool], ...]
    item_id: int = 0
