"""Meetings and talks: planned, noted, made into minutes, and followed up.

Every method may be called from any thread. Each change takes the meeting as it was read, so that two windows never
overwrite each other silently, and gives the new one back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import tasks
from assistant.danish.calendar import add_months
from assistant.errors import InputError
from assistant.workspace.drafts import Request
from assistant.workspace.faults import spoken
from assistant.workspace.meeting_options import options_of
from assistant.workspace.review import APPROVED, DROPPED
from store.meeting_records import (
    DONE,
    KINDS,
    OPEN,
    AgreementRecord,
    DecisionRecord,
    MeetingLine,
    MeetingRecord,
    MeetingRevision,
    NewAgreement,
    NewMeeting,
    Person,
    Point,
)
from store.plan_records import LEADER, ME, GoalFilter, NewGoal

if TYPE_CHECKING:
    from assistant.export.minutes_document import MinutesDocument
    from assistant.tasks.minutes import Minutes
    from assistant.workspace.meetings_exchange import TakenIn
    from store.database import Store
    from store.records import DraftRecord, NoteLine

__all__ = [
    "DONE",
    "KINDS",
    "OPEN",
    "AgreementRecord",
    "DecisionRecord",
    "MeetingLine",
    "MeetingRecord",
    "MeetingRevision",
    "Meetings",
    "NewAgreement",
    "NewMeeting",
    "Person",
    "Point",
]

TASK = "minutes"
# How far ahead goals of the plan are suggested as points.
_SOON = timedelta(days=60)
_SCANNED = 200


class Meetings:
    """The meetings of one store.

    Every method raises ``NotFoundError``, ``ConflictError`` or ``StoreError`` where the store cannot do it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._meetings = store.meetings

    # Before

    def add(self, meeting: NewMeeting) -> MeetingRecord:
        """A new meeting.

        Raises:
            InputError: its kind is none of ``KINDS``.
        """
        _demand_kind(meeting.kind)
        with spoken():
            return self._meetings.add(meeting)

    def edit(self, meeting: MeetingRecord, wanted: NewMeeting) -> MeetingRecord:
        """Another kind, day, title, people, points or next day.

        Raises:
            InputError: its kind is none of ``KINDS``.
        """
        _demand_kind(wanted.kind)
        with spoken():
            return self._meetings.edit(meeting.id, wanted, row_version=meeting.version)

    def put_points(self, meeting: MeetingRecord, points: Sequence[Point]) -> MeetingRecord:
        """Other points for the agenda, each private or shared."""
        with spoken():
            return self._meetings.put_points(meeting.id, points, row_version=meeting.version)

    def last_time(self, meeting: MeetingRecord) -> list[AgreementRecord]:
        """What the same people agreed on before: everything of their last meeting, and what is still open from earlier."""
        earlier = self._earlier(meeting)
        if not earlier:
            return []
        found = list(earlier[0].agreements)
        for other in earlier[1:]:
            found += [agreement for agreement in other.agreements if agreement.state == OPEN]
        return found

    def suggested_points(self, meeting: MeetingRecord, today: date) -> list[Point]:
        """Points that the user may want to take up, private until they are shared: goals of the plan that call soon, and
        notes of the journal since the last meeting."""
        known = {(point.note_id, point.goal_id) for point in meeting.points}
        names = {person.name for person in meeting.people}
        with spoken():
            goals = self._store.plan.goals(GoalFilter(due_before=today + _SOON))
        points = [
            Point(goal.title, private=True, goal_id=goal.id)
            for goal in goals
            if goal.is_open and (not goal.person or goal.person in names)
        ]
        earlier = self._earlier(meeting)
        since = earlier[0].held if earlier else meeting.held - timedelta(days=31)
        points += [
            Point(line.title, private=True, note_id=line.id)
            for line in self._notes(since, meeting.held)
            if line.title
        ]
        return [point for point in points if (point.note_id, point.goal_id) not in known]

    # During

    def save_notes(self, meeting: MeetingRecord, text: str) -> MeetingRecord:
        """Saves the notes of a meeting; what stood before is kept now and then."""
        with spoken():
            return self._meetings.save_notes(meeting.id, text, row_version=meeting.version)

    def revisions(self, meeting: MeetingRecord) -> list[MeetingRevision]:
        """The notes that stood before, newest first."""
        with spoken():
            return self._meetings.revisions(meeting.id)

    # After

    def request(self, meeting: MeetingRecord, *, pay: bool = False, instruction: str = "") -> Request:
        """What minutes are made from: the notes alone, never a private point.

        Args:
            meeting: whose minutes.
            pay: whether what is said of pay may be in them.
            instruction: what they should be like, or empty.

        Raises:
            InputError: there are no notes.
        """
        if not meeting.notes.strip():
            raise InputError("Der er ingen noter fra mødet endnu.", "Skriv et par linjer, og prøv igen.")
        return Request(
            TASK,
            meeting.held,
            text=meeting.notes,
            options=options_of(meeting, pay=pay),
            instruction=instruction,
        )

    def set_draft(self, meeting: MeetingRecord, draft_id: int) -> MeetingRecord:
        """Says which draft is the meeting's minutes."""
        with spoken():
            return self._meetings.set_draft(meeting.id, draft_id, row_version=meeting.version)

    def minutes_state(self, meeting: MeetingRecord) -> str:
        """The state of a meeting's minutes: "open", "approved" or "discarded"; empty where there are none."""
        if meeting.draft_id is None:
            return ""
        with spoken():
            return self._store.drafts.get(meeting.draft_id).state

    def adopt(self, draft_id: int, today: date) -> MeetingRecord:
        """Takes approved minutes in: agreements and decisions belong to their meeting from now on, and each agreement
        becomes an entry of the plan. What was dropped in the review stays out; nothing is taken in twice.

        Raises:
            InputError: the draft is no approved draft of minutes, or belongs to no meeting.
        """
        with spoken():
            record = self._store.drafts.get(draft_id)
            meeting = self._meetings.of_draft(draft_id)
        if record.task != TASK or record.state != APPROVED:
            raise InputError("Kun et godkendt referat kan give aftaler.", "Godkend referatet i Udkast først.")
        if meeting is None:
            raise InputError("Referatet hører ikke til noget møde.", "Lav referatet fra Samtaler.")
        document = _document_of(record)
        kept = kept_numbers(record, "actions", len(document.actions))
        numbers = [number for number in kept if document.actions[number].what.strip()]
        agreed = [_agreement(document, number, record) for number in numbers]
        decided = [
            document.decisions[number].text
            for number in kept_numbers(record, "decisions", len(document.decisions))
        ]
        with spoken():
            meeting = self._meetings.put_outcome(meeting.id, agreed, decided, row_version=meeting.version)
        for agreement, number in zip(meeting.agreements, numbers, strict=False):
            goal = _goal(meeting, agreement, draft_id, number, today)
            with spoken():
                entry = self._store.plan.add(goal)
                self._meetings.tie(agreement.id, entry.id)
        return self.get(meeting.id)

    def settle(
        self, agreement: AgreementRecord, state: str, *, day: date | None = None, remark: str = ""
    ) -> AgreementRecord:
        """Says how an agreement stands: open, done or dropped, and how it went."""
        with spoken():
            return self._meetings.settle(agreement.id, state, day=day, remark=remark)

    def reminder(self, agreement: AgreementRecord) -> str:
        """A friendly text that asks how it goes."""
        from assistant.engines.rules.minutes_reminders import reminder

        return reminder(agreement.what, agreement.owner, agreement.due, agreement.due_text, agreement.held)

    # Reading

    def get(self, meeting_id: int) -> MeetingRecord:
        """A whole meeting, also one in the bin."""
        with spoken():
            return self._meetings.get(meeting_id)

    def lines(self, limit: int = 100, offset: int = 0) -> list[MeetingLine]:
        """The meetings for a list, the latest first."""
        with spoken():
            return self._meetings.lines(limit, offset)

    def late(self, today: date) -> list[AgreementRecord]:
        """Open agreements whose deadline has passed, the oldest first."""
        with spoken():
            return self._meetings.agreements(state=OPEN, due_before=today - timedelta(days=1))

    def open_agreements(self) -> list[AgreementRecord]:
        """All open agreements, the nearest deadline first."""
        with spoken():
            return self._meetings.agreements(state=OPEN)

    def decisions(self, typed: str = "") -> list[DecisionRecord]:
        """The decisions that hold every word of a query, the latest first."""
        with spoken():
            return self._meetings.decisions(typed)

    def discard(self, meeting: MeetingRecord) -> MeetingRecord:
        """Puts a meeting in the bin, from where it comes back."""
        with spoken():
            return self._meetings.discard(meeting.id, row_version=meeting.version)

    def bring_back(self, meeting_id: int) -> MeetingRecord:
        """Takes a meeting out of the bin."""
        with spoken():
            return self._meetings.bring_back(meeting_id)

    # Out

    def document(self, meeting: MeetingRecord) -> MinutesDocument:
        """The minutes of a meeting as they are written out.

        Raises:
            InputError: there are no minutes yet.
        """
        from assistant.workspace import meetings_output

        if meeting.draft_id is None:
            raise InputError("Der er ikke lavet referat af mødet endnu.", "Lav et udkast, og godkend det.")
        with spoken():
            record = self._store.drafts.get(meeting.draft_id)
        return meetings_output.document(meeting, record, _document_of(record), self.last_time(meeting))

    def write(self, meeting: MeetingRecord, path: Path, *, replace: bool = False) -> Path:
        """Writes minutes to a file: .docx, .md or .txt for the minutes, .eml for a follow-up mail, .ics for the days.

        Args:
            meeting: whose minutes.
            path: where to; its ending says what is written.
            replace: whether a file that is there already may be replaced.

        Raises:
            InputError: there are no minutes yet.
            ExportError: it cannot be written, or the ending is another.
        """
        from assistant.workspace import meetings_output

        return meetings_output.write(meeting, self.document(meeting), path, replace=replace)

    def share(self, meeting: MeetingRecord, path: Path, *, replace: bool = False) -> Path:
        """Writes an exchange file (.makker) with the shared parts only.

        Raises:
            ExportError: it cannot be written.
        """
        from assistant.workspace import meetings_exchange

        return meetings_exchange.share(meeting, path, replace=replace)

    def take_in(self, path: Path) -> TakenIn:
        """Adds what the other party's exchange file holds; nobody's own text is overwritten, and differences are told.

        Raises:
            InputError: the file is broken, newer, or not one of makker's.
        """
        from assistant.workspace import meetings_exchange

        return meetings_exchange.take_in(self._store, path)

    def mail_text(self, meeting: MeetingRecord) -> str:
        """A short follow-up mail with the agreements in it, for the clipboard."""
        from assistant.export.minutes_document import mail_text

        return mail_text(self.document(meeting))

    def _earlier(self, meeting: MeetingRecord) -> list[MeetingRecord]:
        """The meetings of the same people before this one, the latest first."""
        names = {person.name.casefold() for person in meeting.people}
        with spoken():
            lines = self._meetings.lines(_SCANNED)
            return [
                self._meetings.get(line.id)
                for line in lines
                if line.id != meeting.id
                and (line.held, line.id) < (meeting.held, meeting.id)
                and names
                and {name.casefold() for name in line.names} == names
            ]

    def _notes(self, start: date, end: date) -> list[NoteLine]:
        """The notes of some days, newest first; of each month at most so many."""
        with spoken():
            months = [count.month for count in self._store.notes.months()]
            return [
                line
                for month in months
                if f"{start:%Y-%m}" <= month <= f"{end:%Y-%m}"
                for line in self._store.notes.page(month, 0, _SCANNED)
                if start <= line.written <= end
            ]


def kept_numbers(record: DraftRecord, name: str, count: int) -> list[int]:
    """Which items of a list in a draft were not dropped in the review."""
    states = record.current.states
    return [number for number in range(count) if states.get(f"{name}.{number}") != DROPPED]


def _document_of(record: DraftRecord) -> Minutes:
    document: Minutes = tasks.load(TASK).document.model_validate_json(record.current.document)
    return document


def _agreement(document: Minutes, number: int, record: DraftRecord) -> NewAgreement:
    action = document.actions[number]
    states = record.current.states
    dropped = {part for part in ("owner", "due") if states.get(f"actions.{number}.{part}") == DROPPED}
    agreement = NewAgreement(action.what, action.owner or "", action.due, action.due_text or "")
    if "owner" in dropped:
        agreement = replace(agreement, owner="")
    return replace(agreement, due=None, due_text="") if "due" in dropped else agreement


def _goal(
    meeting: MeetingRecord, agreement: AgreementRecord, draft_id: int, number: int, today: date
) -> NewGoal:
    """The entry of the plan that an agreement becomes: the user's own where the user has it, else the other's."""
    mine = {person.name for person in meeting.people if person.writes}
    leaders = {person.name for person in meeting.people if person.role.casefold() in ("leder", "chef")}
    owner = agreement.owner
    other = next((person.name for person in meeting.people if person.name not in mine | leaders), "")
    return NewGoal(
        title=agreement.what,
        period_start=today,
        period_end=add_months(today, 12) - timedelta(days=1),
        person="" if owner in mine else owner if owner not in leaders else other,
        responsible=LEADER if owner in leaders and owner not in mine else ME,
        deadline=agreement.due,
        draft_id=draft_id,
        draft_number=number,
    )


def _demand_kind(kind: str) -> None:
    if kind not in KINDS:
        raise InputError(f"makker kender ikke mødet »{kind}«.", f"Vælg en af disse: {', '.join(KINDS)}.")
