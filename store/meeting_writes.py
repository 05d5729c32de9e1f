"""Writing meetings: each function is one step inside a writing session, and none of them commits."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session, col, func, select

from store.faults import Missing, Stale
from store.meeting_agreements import agreement_record, theirs_of
from store.meeting_models import (
    Agreement,
    DecisionRow,
    Meeting,
    MeetingPerson,
    MeetingPoint,
    MeetingRevisionRow,
)
from store.meeting_records import (
    DecisionRecord,
    MeetingRecord,
    NewMeeting,
    Person,
    Point,
)
from store.revisions import must_keep
from store.text import clean


def found(session: Session, meeting_id: int) -> Meeting:
    """The meeting of a number.

    Raises:
        Missing: there is none.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise Missing("meeting", meeting_id)
    return meeting


def change(session: Session, meeting_id: int, row_version: int, now: datetime) -> Meeting:
    """The meeting of a number, its change counted, if it is at that version and not in the bin.

    Raises:
        Missing: there is none.
        Stale: another writer changed it, or put it in the bin.
    """
    meeting = found(session, meeting_id)
    if meeting.version != row_version or meeting.discarded_at is not None:
        raise Stale(meeting_record(session, meeting))
    meeting.version += 1
    meeting.updated_at = now
    return meeting


def new_meeting(session: Session, wanted: NewMeeting, now: datetime) -> Meeting:
    """Adds a meeting with its people and points."""
    meeting = Meeting(
        uid=str(uuid.uuid4()),
        kind=wanted.kind,
        title=clean(wanted.title).strip(),
        held=wanted.held,
        next_held=wanted.next_held,
        created_at=now,
        updated_at=now,
    )
    session.add(meeting)
    session.flush()
    put_people(session, meeting, wanted.people)
    put_points(session, meeting, wanted.points)
    return meeting


def put_people(session: Session, meeting: Meeting, people: Sequence[Person]) -> None:
    """Gives a meeting these people, in order; those without a name are passed over."""
    assert meeting.id is not None
    for gone in rows_of(session, MeetingPerson, meeting.id):
        session.delete(gone)
    named = [person for person in people if clean(person.name).strip()]
    for position, person in enumerate(named):
        session.add(
            MeetingPerson(
                meeting_id=meeting.id,
                position=position,
                name=clean(person.name).strip(),
                role=clean(person.role).strip(),
                writes=person.writes,
            )
        )
    session.flush()


def put_points(session: Session, meeting: Meeting, points: Sequence[Point]) -> None:
    """Gives a meeting these points, in order; empty ones are passed over."""
    assert meeting.id is not None
    for gone in rows_of(session, MeetingPoint, meeting.id):
        session.delete(gone)
    for position, point in enumerate(point for point in points if clean(point.text).strip()):
        session.add(
            MeetingPoint(
                meeting_id=meeting.id,
                position=position,
                text=clean(point.text).strip(),
                private=point.private,
                note_id=point.note_id,
                goal_id=point.goal_id,
            )
        )
    session.flush()


def put_notes(session: Session, meeting: Meeting, text: str, now: datetime, saved_before: datetime) -> None:
    """Gives a meeting other notes; what stood there is kept as the notes of the journal are."""
    assert meeting.id is not None
    last = session.exec(
        select(func.max(MeetingRevisionRow.kept_at)).where(MeetingRevisionRow.meeting_id == meeting.id)
    ).one()
    if must_keep(meeting.notes, text, last or meeting.created_at, now):
        session.add(
            MeetingRevisionRow(meeting_id=meeting.id, text=meeting.notes, saved_at=saved_before, kept_at=now)
        )
    meeting.notes = text


def add_points(session: Session, meeting: Meeting, texts: Sequence[str]) -> None:
    """Adds shared points after those that there are."""
    assert meeting.id is not None
    position = len(rows_of(session, MeetingPoint, meeting.id))
    for number, text in enumerate(texts):
        session.add(MeetingPoint(meeting_id=meeting.id, position=position + number, text=text))
    session.flush()


def add_decisions(session: Session, meeting: Meeting, texts: Sequence[str], *, received: bool) -> None:
    """Adds decisions after those that there are."""
    assert meeting.id is not None
    position = len(rows_of(session, DecisionRow, meeting.id))
    for number, text in enumerate(texts):
        session.add(
            DecisionRow(
                meeting_id=meeting.id,
                position=position + number,
                text=text,
                folded=text.casefold(),
                received=received,
            )
        )
    session.flush()


def meeting_record(session: Session, meeting: Meeting) -> MeetingRecord:
    """A meeting with all that belongs to it."""
    assert meeting.id is not None
    theirs = theirs_of(session, meeting.id)
    return MeetingRecord(
        id=meeting.id,
        uid=meeting.uid,
        kind=meeting.kind,
        title=meeting.title,
        held=meeting.held,
        next_held=meeting.next_held,
        people=tuple(
            Person(row.name, row.role, row.writes) for row in rows_of(session, MeetingPerson, meeting.id)
        ),
        points=tuple(
            Point(row.text, row.private, row.note_id, row.goal_id)
            for row in rows_of(session, MeetingPoint, meeting.id)
        ),
        notes=meeting.notes,
        draft_id=meeting.draft_id,
        agreements=tuple(
            agreement_record(row, meeting.held, theirs.get(row.id or 0))
            for row in rows_of(session, Agreement, meeting.id)
        ),
        decisions=tuple(decision_record(row, meeting) for row in rows_of(session, DecisionRow, meeting.id)),
        version=meeting.version,
        created_at=meeting.created_at,
        updated_at=meeting.updated_at,
        discarded_at=meeting.discarded_at,
    )


def decision_record(row: DecisionRow, meeting: Meeting) -> DecisionRecord:
    """A decision with the day of its meeting."""
    assert row.id is not None
    return DecisionRecord(row.id, row.meeting_id, meeting.held, row.text, row.received)


RowT = TypeVar("RowT", MeetingPerson, MeetingPoint, Agreement, DecisionRow)


def rows_of(session: Session, kind: type[RowT], meeting_id: int | None) -> Sequence[RowT]:
    """The rows of one kind that belong to a meeting, in order."""
    return session.exec(
        select(kind).where(kind.meeting_id == meeting_id).order_by(col(kind.position), col(kind.id))
    ).all()
