"""Reading many meetings at once: lists, agreements, decisions and search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, select

from store.meeting_agreements import agreement_record
from store.meeting_models import Agreement, AgreementTheirs, DecisionRow, Meeting
from store.meeting_records import AgreementRecord, DecisionRecord, MeetingHit, MeetingLine
from store.sessions import Row, Sessions
from store.text import clean

LINE = """
    SELECT m.id, m.kind, m.title, m.held,
        (SELECT group_concat(name, char(10)) FROM (SELECT name FROM meeting_person p WHERE p.meeting_id = m.id ORDER BY position)),
        (SELECT count(*) FROM agreement a WHERE a.meeting_id = m.id AND a.state = 'open'),
        m.draft_id IS NOT NULL
    FROM meeting m
"""
_LISTED = f"{LINE} WHERE m.discarded_at IS NULL ORDER BY m.held DESC, m.id DESC LIMIT ? OFFSET ?"
_BINNED = f"{LINE} WHERE m.discarded_at IS NOT NULL ORDER BY m.discarded_at DESC, m.id DESC LIMIT ? OFFSET ?"
_BEFORE = f"{LINE} WHERE m.discarded_at IS NULL AND (m.held, m.id) < (?, ?) ORDER BY m.held DESC, m.id DESC"
_OF_GOAL = (
    f"{LINE} JOIN agreement g ON g.meeting_id = m.id WHERE g.goal_id = ? AND m.discarded_at IS NULL LIMIT 1"
)
_AWAITING = """
    FROM meeting m JOIN draft d ON d.id = m.draft_id WHERE m.discarded_at IS NULL AND d.state = 'approved'
    AND (m.adopted_draft IS NOT d.id OR m.adopted_version IS NOT d.version)
"""


class MeetingLists:
    """What is read of many meetings; a part of ``Meetings``."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def of_goal(self, goal_id: int) -> MeetingLine | None:
        """The meeting that a goal of the plan was agreed on in, or None."""
        rows = self._sessions.rows(_OF_GOAL, (goal_id,))
        return line_of(rows[0]) if rows else None

    def lines(self, limit: int = 100, offset: int = 0) -> list[MeetingLine]:
        """The meetings as lists show them, the latest first."""
        return [line_of(row) for row in self._sessions.rows(_LISTED, (limit, offset))]

    def binned(self, limit: int = 100, offset: int = 0) -> list[MeetingLine]:
        """The meetings in the bin, the last discarded first."""
        return [line_of(row) for row in self._sessions.rows(_BINNED, (limit, offset))]

    def before(self, held: date, meeting_id: int) -> list[MeetingLine]:
        """All meetings before one, given by its day and number, the latest first."""
        return [line_of(row) for row in self._sessions.rows(_BEFORE, (held.isoformat(), meeting_id))]

    def awaiting(self) -> list[int]:
        """The approved drafts of minutes whose agreements are not taken in as they are now."""
        return [row[0] for row in self._sessions.rows(f"SELECT d.id {_AWAITING} ORDER BY d.id")]

    def is_awaiting(self, meeting_id: int) -> bool:
        """Whether a meeting's approved minutes are not taken in as they are now."""
        return bool(self._sessions.rows(f"SELECT 1 {_AWAITING} AND m.id = ?", (meeting_id,)))

    def search(self, typed: str, limit: int = 50) -> list[MeetingHit]:
        """Where in the meetings words stand, the latest meeting first."""
        from store.meeting_search import search_meetings

        return search_meetings(self._sessions, typed, limit)

    def agreements(
        self,
        *,
        state: str | None = None,
        due_before: date | None = None,
        meeting_ids: Sequence[int] | None = None,
    ) -> list[AgreementRecord]:
        """Agreements of meetings that are not in the bin: the nearest deadline first, those without one last.

        Args:
            state: only those in this state.
            due_before: only those due up to and with this day.
            meeting_ids: only those of these meetings.
        """
        query = (
            select(Agreement, col(Meeting.held), AgreementTheirs)
            .join(Meeting, col(Meeting.id) == col(Agreement.meeting_id))
            .join(AgreementTheirs, isouter=True)
            .where(col(Meeting.discarded_at).is_(None))
        )
        if state is not None:
            query = query.where(Agreement.state == state)
        if due_before is not None:
            query = query.where(col(Agreement.due) <= due_before)
        if meeting_ids is not None:
            query = query.where(col(Agreement.meeting_id).in_(meeting_ids))
        query = query.order_by(col(Agreement.due).is_(None), col(Agreement.due), col(Agreement.id))
        with self._sessions.reading() as session:
            return [agreement_record(row, held, theirs) for row, held, theirs in session.exec(query)]

    def decisions(self, typed: str = "", limit: int = 100) -> list[DecisionRecord]:
        """The decisions that hold every word of a query, the latest first."""
        query = (
            select(DecisionRow, col(Meeting.held)).join(Meeting).where(col(Meeting.discarded_at).is_(None))
        )
        for word in clean(typed).casefold().split():
            query = query.where(col(DecisionRow.folded).contains(word, autoescape=True))
        query = query.order_by(col(Meeting.held).desc(), col(DecisionRow.id).desc()).limit(limit)
        with self._sessions.reading() as session:
            return [
                DecisionRecord(row.id or 0, row.meeting_id, held, row.text, row.received)
                for row, held in session.exec(query)
            ]


def line_of(row: Row) -> MeetingLine:
    """A meeting as lists show it, from a row of ``LINE``."""
    return MeetingLine(
        id=row[0],
        kind=row[1],
        title=row[2],
        held=date.fromisoformat(row[3]),
        names=tuple(row[4].split("\n")) if row[4] else (),
        open_agreements=row[5],
        has_minutes=bool(row[6]),
    )
