"""Meetings and talks: planned, noted, made into minutes, and followed up.

Every method may be called from any thread. Each change takes the meeting as it was read, so that two windows never
overwrite each other silently, and gives the new one back.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ConflictError, InputError
from assistant.workspace.drafts import Request
from assistant.workspace.faults import spoken
from assistant.workspace.meeting_options import options_of
from assistant.workspace.meetings_differences import Difference, Incoming, TakenIn
from assistant.workspace.meetings_sharing import Sharing
from store.meeting_records import (
    DONE,
    KINDS,
    OPEN,
    AgreementRecord,
    AgreementRevision,
    DecisionRecord,
    MeetingHit,
    MeetingLine,
    MeetingRecord,
    MeetingRevision,
    NewAgreement,
    NewMeeting,
    Person,
    Point,
    Theirs,
)
from store.plan_records import GoalFilter

if TYPE_CHECKING:
    from assistant.export.minutes_document import MinutesDocument
    from assistant.workspace.meeting_matters import Matter
    from store.records import NoteLine

__all__ = [
    "DONE",
    "KINDS",
    "OPEN",
    "AgreementRecord",
    "AgreementRevision",
    "DecisionRecord",
    "Difference",
    "Incoming",
    "MeetingHit",
    "MeetingLine",
    "MeetingRecord",
    "MeetingRevision",
    "Meetings",
    "NewAgreement",
    "NewMeeting",
    "Person",
    "Point",
    "TakenIn",
    "Theirs",
]

TASK = "minutes"
# How far ahead goals of the plan are suggested as points.
_SOON = timedelta(days=60)
_SCANNED = 200
# Where a search found its words, as the user reads it.
_WHERE = {
    "title": "titel",
    "notes": "noter",
    "person": "deltager",
    "point": "punkt",
    "decision": "beslutning",
    "agreement": "aftale",
}


class Meetings(Sharing):
    """The meetings of one store.

    Every method raises ``NotFoundError``, ``ConflictError`` or ``StoreError`` where the store cannot do it.
    """

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
        """What was agreed on before: everything of the last meeting that this one goes on from, and what is still open from
        earlier ones."""
        earlier = self._earlier(meeting)
        if not earlier:
            return []
        with spoken():
            found = list(self._meetings.get(earlier[0].id).agreements)
            numbers = [line.id for line in earlier[1:] if line.open_agreements]
            open_ones = self._meetings.agreements(state=OPEN, meeting_ids=numbers) if numbers else []
        return found + sorted(open_ones, key=lambda one: numbers.index(one.meeting_id))

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

    def matters(self, meeting: MeetingRecord) -> tuple[Matter, ...]:
        """What is delicate in the notes, to be pointed out before minutes are made of them."""
        from assistant.workspace import meeting_matters

        return meeting_matters.matters(meeting)

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
        becomes an entry of the plan. What was dropped in the review stays out.

        Nothing is taken in twice, also when minutes are approved again: an agreement in the same words, or nearly, is the
        same, and keeps its state, remark and entry of the plan, which follows the words. One that is left out goes, its
        entry to the bin, unless somebody has said something of it or it was shared: then it stays, as dropped.

        Raises:
            InputError: the draft is no approved draft of minutes, or belongs to no meeting.
        """
        from assistant.workspace import meetings_adopting

        return meetings_adopting.adopt(self._store, draft_id, today)

    def needs_adopting(self, meeting: MeetingRecord) -> bool:
        """Whether the meeting's minutes are approved, and not taken in as they are now; one small look in the store."""
        with spoken():
            return meeting.draft_id is not None and self._meetings.is_awaiting(meeting.id)

    def adopt_approved(self, today: date) -> list[MeetingRecord]:
        """Takes in the approved minutes of all meetings that are not taken in as they are now; one that another window
        writes at that moment is left for the next time.

        Returns:
            The meetings that they belong to.
        """
        with spoken():
            waiting = self._meetings.awaiting()
        adopted = []
        for draft_id in waiting:
            with suppress(ConflictError):
                adopted.append(self.adopt(draft_id, today))
        return adopted

    def settle(
        self, agreement: AgreementRecord, state: str, *, day: date | None = None, remark: str = ""
    ) -> AgreementRecord:
        """Says how an agreement stands: open, done or dropped, and how it went.

        What stood before is kept, see ``history``. The entry of the plan that it became follows; it does so the other way,
        too: when that is ended or taken up again in the plan, the agreement is.
        """
        with spoken():
            return self._meetings.settle(
                agreement.id, state, day=day, remark=remark, reason="Sagt om aftalen i Samtaler."
            )

    def history(self, agreement: AgreementRecord) -> Sequence[AgreementRevision]:
        """What an agreement was before, newest first."""
        with spoken():
            return self._meetings.agreement_revisions(agreement.id)

    def to_plan(self, agreement: AgreementRecord, today: date) -> AgreementRecord:
        """Puts an agreement into the plan that is not in it, such as one that came from the other party."""
        from assistant.workspace import meetings_adopting

        with spoken():
            goal = meetings_adopting.goal_of(self._meetings.get(agreement.meeting_id), agreement, today=today)
            return self._meetings.give_goal(agreement.id, goal)

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

    def search(self, typed: str, limit: int = 50) -> list[MeetingHit]:
        """Where in titles, people, points, notes, decisions and agreements words stand, the latest meeting first.

        A meeting is found when it holds all the words; the last one counts as not yet finished unless a space follows it.
        ``MeetingHit.where`` is Danish: "beslutning", "aftale", "punkt", "titel", "deltager" or "noter".
        """
        with spoken():
            hits = self._meetings.search(typed, limit)
        return [replace(hit, where=_WHERE[hit.where]) for hit in hits]

    def discard(self, meeting: MeetingRecord) -> MeetingRecord:
        """Puts a meeting in the bin, from where it comes back."""
        with spoken():
            return self._meetings.discard(meeting.id, row_version=meeting.version)

    def bring_back(self, meeting_id: int) -> MeetingRecord:
        """Takes a meeting out of the bin."""
        with spoken():
            return self._meetings.bring_back(meeting_id)

    def binned(self, limit: int = 100, offset: int = 0) -> list[MeetingLine]:
        """The meetings in the bin, the last discarded first."""
        with spoken():
            return self._meetings.binned(limit, offset)

    def delete_forever(self, meeting: MeetingRecord | MeetingLine) -> None:
        """Deletes a meeting in the bin; the draft of its minutes and the plan's entries of its agreements stay."""
        with spoken():
            self._meetings.delete_forever(meeting.id)

    # Out

    def document(self, meeting: MeetingRecord) -> MinutesDocument:
        """The minutes of a meeting as they are written out.

        Raises:
            InputError: there are no minutes yet.
        """
        from assistant.workspace import meetings_adopting, meetings_output

        if meeting.draft_id is None:
            raise InputError("Der er ikke lavet referat af mødet endnu.", "Lav et udkast, og godkend det.")
        with spoken():
            record = self._store.drafts.get(meeting.draft_id)
        return meetings_output.document(
            meeting, record, meetings_adopting.document_of(record), self.last_time(meeting)
        )

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

    def write_mail(self, meeting: MeetingRecord, path: Path, text: str, *, replace: bool = False) -> Path:
        """Writes a follow-up mail that the user has changed to a file (.eml).

        Raises:
            ExportError: it cannot be written.
        """
        from assistant.workspace import meetings_output

        return meetings_output.write_mail(self.document(meeting), text, path, replace=replace)

    def mail_text(self, meeting: MeetingRecord) -> str:
        """A short follow-up mail with the agreements in it, for the clipboard."""
        from assistant.export.minutes_document import mail_text

        return mail_text(self.document(meeting))

    def _earlier(self, meeting: MeetingRecord) -> list[MeetingLine]:
        """The meetings before this one that it goes on from, the latest first."""
        from assistant.workspace.meetings_series import goes_on

        with spoken():
            lines = self._meetings.before(meeting.held, meeting.id)
        return [line for line in lines if goes_on(meeting, line)]

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


def _demand_kind(kind: str) -> None:
    if kind not in KINDS:
        raise InputError(f"makker kender ikke mødet »{kind}«.", f"Vælg en af disse: {', '.join(KINDS)}.")
