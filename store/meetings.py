"""Meetings: planned, noted, and followed up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from store.faults import Damaged, DiskFull, Locked, Missing, NotWritable
from store.meeting_models import Agreement, DecisionRow, Meeting, MeetingRevisionRow
from store.meeting_records import (
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
    SharedAgreement,
)
from store.meeting_writes import (
    agreement_record,
    bring_in,
    change,
    decision_record,
    found,
    meeting_record,
    new_meeting,
    put_notes,
    put_outcome,
    put_people,
    put_points,
)
from store.records import Rescued
from store.rescue import Rescue
from store.sessions import Sessions
from store.text import clean

_LINES = """
    SELECT m.id, m.kind, m.title, m.held,
        (SELECT group_concat(name, char(10)) FROM (SELECT name FROM meeting_person p WHERE p.meeting_id = m.id ORDER BY position)),
        (SELECT count(*) FROM agreement a WHERE a.meeting_id = m.id AND a.state = 'open'),
        m.draft_id IS NOT NULL
    FROM meeting m WHERE m.discarded_at IS NULL ORDER BY m.held DESC, m.id DESC LIMIT ? OFFSET ?
"""


class Meetings:
    """All meetings of a store. Every method is one use case in a session of its own, from any thread.

    Methods that take ``row_version`` raise ``Stale`` where another writer changed the meeting since, and ``Missing``
    where there is none; all raise the faults that the state of the file calls for, as those of ``Notes`` do.
    """

    def __init__(self, sessions: Sessions, rescue: Rescue) -> None:
        self._sessions = sessions
        self._rescue = rescue

    # Writing

    def add(self, meeting: NewMeeting) -> MeetingRecord:
        """A new meeting."""
        now = self._sessions.clock()
        with self._sessions.writing() as session:
            row = new_meeting(session, meeting, now)
            return meeting_record(session, row)

    def edit(self, meeting_id: int, wanted: NewMeeting, *, row_version: int) -> MeetingRecord:
        """Another kind, day, title, people, points or next day; notes and outcome stay."""

        def write(session: Session, meeting: Meeting) -> None:
            meeting.kind, meeting.title = wanted.kind, clean(wanted.title).strip()
            meeting.held, meeting.next_held = wanted.held, wanted.next_held
            put_people(session, meeting, wanted.people)
            put_points(session, meeting, wanted.points)

        return self._changed(meeting_id, row_version, write)

    def put_people(self, meeting_id: int, people: Sequence[Person], *, row_version: int) -> MeetingRecord:
        """Other people."""
        return self._changed(
            meeting_id, row_version, lambda session, meeting: put_people(session, meeting, people)
        )

    def put_points(self, meeting_id: int, points: Sequence[Point], *, row_version: int) -> MeetingRecord:
        """Other points for the agenda."""
        return self._changed(
            meeting_id, row_version, lambda session, meeting: put_points(session, meeting, points)
        )

    def save_notes(self, meeting_id: int, text: str, *, row_version: int) -> MeetingRecord:
        """Saves the notes; what stood before is kept now and then, and what cannot be stored is rescued."""
        now = self._sessions.clock()
        words = clean(text)

        def write(session: Session, meeting: Meeting) -> None:
            put_notes(session, meeting, words, now, meeting.updated_at)

        try:
            return self._changed(meeting_id, row_version, write)
        except (DiskFull, NotWritable, Locked, Damaged) as fault:
            item = Rescued("note", None, 0, words, now.date(), "", now, {}, self._rescue.writer)
            fault.kept = bool(words.strip()) and self._rescue.keep(item)
            raise

    def set_draft(self, meeting_id: int, draft_id: int | None, *, row_version: int) -> MeetingRecord:
        """The draft of the meeting's minutes."""

        def write(_: Session, meeting: Meeting) -> None:
            meeting.draft_id = draft_id

        return self._changed(meeting_id, row_version, write)

    def put_outcome(
        self,
        meeting_id: int,
        agreements: Sequence[NewAgreement],
        decisions: Sequence[str],
        *,
        row_version: int,
    ) -> MeetingRecord:
        """What was agreed and decided; an agreement whose words stay keeps its state."""
        return self._changed(
            meeting_id,
            row_version,
            lambda session, meeting: put_outcome(session, meeting, agreements, decisions),
        )

    def settle(
        self, agreement_id: int, state: str, *, day: date | None = None, remark: str = ""
    ) -> AgreementRecord:
        """Says how an agreement stands.

        Args:
            agreement_id: which one.
            state: "open", "done" or "dropped".
            day: when it was done or dropped; none for an open one.
            remark: how it went, in words.

        Raises:
            Missing: there is no such agreement.
        """

        def write(row: Agreement) -> None:
            row.state, row.settled = state, None if state == OPEN else day
            row.remark = clean(remark).strip()

        return self._agreed(agreement_id, write)

    def tie(self, agreement_id: int, goal_id: int | None) -> AgreementRecord:
        """The goal of the plan that an agreement became.

        Raises:
            Missing: there is no such agreement.
        """

        def write(row: Agreement) -> None:
            row.goal_id = goal_id

        return self._agreed(agreement_id, write)

    def bring_in(
        self,
        uid: str,
        wanted: NewMeeting,
        agreements: Sequence[SharedAgreement],
        decisions: Sequence[str],
    ) -> MeetingRecord:
        """Adds what the other party shares: the meeting where it is not here, and what it lacks where it is.

        Nothing that is here already is changed.
        """
        now = self._sessions.clock()
        with self._sessions.writing() as session:
            meeting = session.exec(select(Meeting).where(Meeting.uid == uid)).first()
            if meeting is None:
                meeting = new_meeting(session, wanted, now)
                meeting.uid = uid
            meeting.version += 1
            bring_in(session, meeting, agreements, decisions)
            meeting.updated_at = now
            session.flush()
            return meeting_record(session, meeting)

    def discard(self, meeting_id: int, *, row_version: int) -> MeetingRecord:
        """Puts a meeting in the bin, from where it comes back."""
        now = self._sessions.clock()

        def write(_: Session, meeting: Meeting) -> None:
            meeting.discarded_at = now

        return self._changed(meeting_id, row_version, write)

    def bring_back(self, meeting_id: int) -> MeetingRecord:
        """Takes a meeting out of the bin."""
        with self._sessions.writing() as session:
            meeting = found(session, meeting_id)
            if meeting.discarded_at is not None:
                meeting.discarded_at = None
                meeting.version += 1
                session.flush()
            return meeting_record(session, meeting)

    # Reading

    def get(self, meeting_id: int) -> MeetingRecord:
        """A whole meeting, also one in the bin.

        Raises:
            Missing: there is none.
        """
        with self._sessions.reading() as session:
            return meeting_record(session, found(session, meeting_id))

    def lines(self, limit: int = 100, offset: int = 0) -> list[MeetingLine]:
        """The meetings as lists show them, the latest first."""
        return [
            MeetingLine(
                id=row[0],
                kind=row[1],
                title=row[2],
                held=date.fromisoformat(row[3]),
                names=tuple((row[4] or "").split("\n")) if row[4] else (),
                open_agreements=row[5],
                has_minutes=bool(row[6]),
            )
            for row in self._sessions.rows(_LINES, (limit, offset))
        ]

    def of_draft(self, draft_id: int) -> MeetingRecord | None:
        """The meeting whose minutes a draft is, or None."""
        with self._sessions.reading() as session:
            row = session.exec(select(Meeting).where(Meeting.draft_id == draft_id)).first()
            return None if row is None else meeting_record(session, row)

    def of_uid(self, uid: str) -> MeetingRecord | None:
        """The meeting that a shared file is about, or None."""
        with self._sessions.reading() as session:
            row = session.exec(select(Meeting).where(Meeting.uid == uid)).first()
            return None if row is None else meeting_record(session, row)

    def agreements(
        self, *, state: str | None = None, due_before: date | None = None
    ) -> list[AgreementRecord]:
        """Agreements of all meetings that are not in the bin: the nearest deadline first, those without one last.

        Args:
            state: only those in this state.
            due_before: only those due up to and with this day.
        """
        query = select(Agreement, Meeting).join(Meeting).where(col(Meeting.discarded_at).is_(None))
        if state is not None:
            query = query.where(Agreement.state == state)
        if due_before is not None:
            query = query.where(col(Agreement.due) <= due_before)
        query = query.order_by(col(Agreement.due).is_(None), col(Agreement.due), col(Agreement.id))
        with self._sessions.reading() as session:
            return [agreement_record(row, meeting) for row, meeting in session.exec(query)]

    def decisions(self, typed: str = "", limit: int = 100) -> list[DecisionRecord]:
        """The decisions that hold every word of a query, the latest first."""
        query = select(DecisionRow, Meeting).join(Meeting).where(col(Meeting.discarded_at).is_(None))
        for word in clean(typed).casefold().split():
            query = query.where(col(DecisionRow.folded).contains(word, autoescape=True))
        query = query.order_by(col(Meeting.held).desc(), col(DecisionRow.id).desc()).limit(limit)
        with self._sessions.reading() as session:
            return [decision_record(row, meeting) for row, meeting in session.exec(query)]

    def revisions(self, meeting_id: int) -> list[MeetingRevision]:
        """The notes that stood before, newest first."""
        query = (
            select(MeetingRevisionRow)
            .where(MeetingRevisionRow.meeting_id == meeting_id)
            .order_by(col(MeetingRevisionRow.id).desc())
        )
        with self._sessions.reading() as session:
            return [
                MeetingRevision(row.id or 0, row.meeting_id, row.text, row.saved_at)
                for row in session.exec(query)
            ]

    def _changed(
        self, meeting_id: int, row_version: int, write: Callable[[Session, Meeting], None]
    ) -> MeetingRecord:
        now: datetime = self._sessions.clock()
        with self._sessions.writing() as session:
            # The time of the last save is needed by ``write``, so it is counted as changed afterwards.
            before = found(session, meeting_id).updated_at
            meeting = change(session, meeting_id, row_version, before)
            write(session, meeting)
            meeting.updated_at = now
            session.flush()
            return meeting_record(session, meeting)

    def _agreed(self, agreement_id: int, write: Callable[[Agreement], None]) -> AgreementRecord:
        with self._sessions.writing() as session:
            row = session.get(Agreement, agreement_id)
            if row is None:
                raise Missing("agreement", agreement_id)
            write(row)
            session.flush()
            return agreement_record(row, found(session, row.meeting_id))
