"""Meetings: planned, noted, and followed up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from store.faults import Damaged, DiskFull, Locked, Missing, NotWritable
from store.meeting_agreements import (
    MET,
    MINE_KEPT,
    UNSETTLED,
    agreement_record,
    change_agreement,
    follow,
    found_agreement,
    revisions_of,
    set_standing,
    theirs_of,
    theirs_record,
)
from store.meeting_exchange import bring_in, preview
from store.meeting_lists import MeetingLists
from store.meeting_models import (
    AgreementTheirs,
    Meeting,
    MeetingAlias,
    MeetingRevisionRow,
    MeetingShare,
)
from store.meeting_outcome import GoalOf, Taking, give_goal, put_outcome
from store.meeting_records import (
    OPEN,
    AdoptedDraft,
    AgreementRecord,
    AgreementRevision,
    BroughtIn,
    MeetingRecord,
    MeetingRevision,
    NewAgreement,
    NewMeeting,
    Person,
    Point,
    Preview,
    SharedOutcome,
)
from store.meeting_writes import (
    change,
    found,
    meeting_record,
    new_meeting,
    put_notes,
    put_people,
    put_points,
)
from store.plan_records import NewGoal
from store.records import Rescued
from store.rescue import Rescue
from store.sessions import Sessions
from store.text import clean
from store.times import local_day


class Meetings(MeetingLists):
    """All meetings of a store. Every method is one use case in a session of its own, from any thread.

    Methods that take ``row_version`` raise ``Stale`` where another writer changed the meeting since, and ``Missing``
    where there is none; all raise the faults that the state of the file calls for, as those of ``Notes`` do.
    """

    def __init__(self, sessions: Sessions, rescue: Rescue) -> None:
        super().__init__(sessions)
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
        draft: AdoptedDraft | None = None,
        goal_of: GoalOf | None = None,
        gone: str = "",
        reason: str = "",
    ) -> MeetingRecord:
        """What was agreed and decided; an agreement whose words stay, or nearly, is the same one still.

        Args:
            meeting_id: of which meeting.
            agreements: all there are, in order.
            decisions: likewise.
            draft: the approved minutes that they come from, or None.
            goal_of: the goal of the plan that an agreement becomes, or None where there are to be none.
            gone: what is remarked on an agreement that is left out now and has a history, and so stays as dropped.
            reason: what the history of a goal says where it follows its agreement.
        """
        now = self._sessions.clock()
        taking = Taking(draft, goal_of, gone, reason, local_day(now), now)
        return self._changed(
            meeting_id,
            row_version,
            lambda session, meeting: put_outcome(session, meeting, agreements, decisions, taking),
        )

    def settle(
        self, agreement_id: int, state: str, *, day: date | None = None, remark: str = "", reason: str = ""
    ) -> AgreementRecord:
        """Says how an agreement stands; what stood before is kept, and the goal that it became follows.

        Args:
            agreement_id: which one.
            state: "open", "done" or "dropped".
            day: when it was done or dropped; none for an open one.
            remark: how it went, in words.
            reason: what the goal's history says where there is no remark.

        Raises:
            Missing: there is no such agreement.
        """
        words = clean(remark).strip()
        values = {"state": state, "settled": None if state == OPEN else day, "remark": words}
        return self._agreed(agreement_id, values, words or reason, day)

    def use_theirs(self, agreement_id: int, reason: str = "") -> AgreementRecord:
        """Takes over what the other party says of an agreement; what stood before is kept, and its goal follows.

        Args:
            agreement_id: which one; where there is no difference, nothing is changed.
            reason: what the goal's history says.

        Raises:
            Missing: there is no such agreement.
        """
        with self._sessions.reading() as session:
            theirs = session.get(AgreementTheirs, agreement_id)
            said = None if theirs is None or theirs.standing != UNSETTLED else theirs_record(theirs)
        if said is None:
            return self._agreed(agreement_id, {}, reason, None)
        values = {
            name: getattr(said, name) for name in ("what", "owner", "due", "due_text", "state", "remark")
        }
        settled = None if said.state == OPEN else said.received
        return self._agreed(agreement_id, {**values, "settled": settled}, reason, said.received, MET)

    def keep_mine(self, agreement_id: int) -> AgreementRecord:
        """Settles a difference: the user's own words stand, until the other party says another thing than now.

        Raises:
            Missing: there is no such agreement.
        """
        return self._agreed(agreement_id, {}, "", None, MINE_KEPT)

    def give_goal(self, agreement_id: int, goal: NewGoal) -> AgreementRecord:
        """Puts an agreement into the plan that has no goal yet.

        Raises:
            Missing: there is no such agreement.
        """
        now = self._sessions.clock()
        with self._sessions.writing() as session:
            row = found_agreement(session, agreement_id)
            if row.goal_id is None:
                give_goal(session, row, goal, now, local_day(now))
            theirs = session.get(AgreementTheirs, row.id)
            return agreement_record(row, found(session, row.meeting_id).held, theirs)

    def agreement_revisions(self, agreement_id: int) -> Sequence[AgreementRevision]:
        """What an agreement was before, newest first."""
        with self._sessions.reading() as session:
            return revisions_of(session, agreement_id)

    # The other party

    def preview(self, shared: SharedOutcome, into: int | None = None) -> Preview:
        """What would come of the other party's file; nothing is changed.

        Args:
            shared: what it holds.
            into: the meeting that it would be joined with, where none is known by its uid.
        """
        with self._sessions.reading() as session:
            return preview(session, shared, into, local_day(self._sessions.clock()))

    def bring_in(self, shared: SharedOutcome, into: int | None = None) -> BroughtIn:
        """Adds what the other party shares: the meeting where it is not here, and what it lacks where it is.

        Nothing that is here already is changed; what they say otherwise is kept beside it.
        """
        now = self._sessions.clock()
        with self._sessions.writing() as session:
            return bring_in(session, shared, into, local_day(now), now)

    def note_share(self, meeting_id: int, digest: str) -> None:
        """Remembers a file that the user shares, so that it is known again."""
        now = self._sessions.clock()
        with self._sessions.writing() as session:
            session.merge(MeetingShare(digest=digest, meeting_id=meeting_id, shared_at=now))

    def shared_as(self, digest: str) -> int | None:
        """The meeting that the user shared in a file of this digest, or None."""
        query = select(MeetingShare.meeting_id).where(MeetingShare.digest == digest)
        with self._sessions.reading() as session:
            return session.exec(query).first()

    def names_of(self, meeting_id: int) -> tuple[list[str], dict[int, str]]:
        """The uids that a meeting has elsewhere, and those of its agreements, by the number of the agreement."""
        query = select(MeetingAlias.uid).where(MeetingAlias.meeting_id == meeting_id)
        with self._sessions.reading() as session:
            theirs = {number: row.uid for number, row in theirs_of(session, meeting_id).items()}
            return sorted(session.exec(query)), theirs

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

    def delete_forever(self, meeting_id: int) -> None:
        """Deletes a meeting in the bin, and overwrites where it stood; its minutes and the goals of its agreements stay.

        Raises:
            Missing: there is no such meeting in the bin.
        """
        with self._sessions.writing() as session:
            meeting = session.get(Meeting, meeting_id)
            if meeting is None or meeting.discarded_at is None:
                raise Missing("meeting", meeting_id)
            session.delete(meeting)
            session.flush()
            # The index only marks words as deleted; merging it drops them.
            session.connection().exec_driver_sql("INSERT INTO meeting_fts (meeting_fts) VALUES ('optimize')")
        self._sessions.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    # Reading

    def get(self, meeting_id: int) -> MeetingRecord:
        """A whole meeting, also one in the bin.

        Raises:
            Missing: there is none.
        """
        with self._sessions.reading() as session:
            return meeting_record(session, found(session, meeting_id))

    def of_draft(self, draft_id: int) -> MeetingRecord | None:
        """The meeting whose minutes a draft is, or None."""
        with self._sessions.reading() as session:
            row = session.exec(select(Meeting).where(Meeting.draft_id == draft_id)).first()
            return None if row is None else meeting_record(session, row)

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

    def _agreed(
        self,
        agreement_id: int,
        values: Mapping[str, object],
        reason: str,
        day: date | None,
        standing: str | None = None,
    ) -> AgreementRecord:
        now = self._sessions.clock()
        with self._sessions.writing() as session:
            row = found_agreement(session, agreement_id)
            held = found(session, row.meeting_id).held
            former = agreement_record(row, held, None)
            if change_agreement(session, row, now, **values):
                row.gone = False
                follow(session, row, former, reason, day or local_day(now), now)
            if standing is not None:
                set_standing(session, row, standing)
            session.flush()
            return agreement_record(row, held, session.get(AgreementTheirs, agreement_id))
