"""Writing meetings: each function is one step inside a writing session, and none of them commits."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session, col, func, select

from store.faults import Missing, Stale
from store.meeting_models import (
    Agreement,
    DecisionRow,
    Meeting,
    MeetingPerson,
    MeetingPoint,
    MeetingRevisionRow,
)
from store.meeting_records import (
    AgreementRecord,
    DecisionRecord,
    MeetingRecord,
    NewAgreement,
    NewMeeting,
    Person,
    Point,
    SharedAgreement,
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
    for gone in _rows(session, MeetingPerson, meeting.id):
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
    for gone in _rows(session, MeetingPoint, meeting.id):
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


def put_outcome(
    session: Session, meeting: Meeting, agreements: Sequence[NewAgreement], decisions: Sequence[str]
) -> None:
    """Gives a meeting these agreements and decisions; an agreement whose words stay is the same one still."""
    assert meeting.id is not None
    known = {row.what: row for row in _rows(session, Agreement, meeting.id)}
    wanted = [one for one in agreements if clean(one.what).strip()]
    for position, one in enumerate(wanted):
        what = clean(one.what).strip()
        row = known.pop(what, None) or Agreement(
            uid=str(uuid.uuid4()), meeting_id=meeting.id, position=position, what=what, owner="", due_text=""
        )
        row.position, row.owner = position, clean(one.owner).strip()
        row.due, row.due_text = one.due, clean(one.due_text).strip()
        session.add(row)
    for gone in known.values():
        session.delete(gone)
    for old in _rows(session, DecisionRow, meeting.id):
        session.delete(old)
    for position, text in enumerate(clean(text).strip() for text in decisions if clean(text).strip()):
        session.add(DecisionRow(meeting_id=meeting.id, position=position, text=text, folded=text.casefold()))
    session.flush()


def bring_in(
    session: Session, meeting: Meeting, agreements: Sequence[SharedAgreement], decisions: Sequence[str]
) -> None:
    """Adds the agreements and decisions of the other party that are not there; nothing that is there is changed."""
    assert meeting.id is not None
    known = _rows(session, Agreement, meeting.id)
    uids = {row.uid for row in known}
    position = len(known)
    for one in agreements:
        taken = session.exec(select(Agreement).where(Agreement.uid == one.uid)).first()
        if one.uid in uids or taken is not None or not clean(one.what).strip():
            continue
        session.add(
            Agreement(
                uid=one.uid,
                meeting_id=meeting.id,
                position=position,
                what=clean(one.what).strip(),
                owner=clean(one.owner).strip(),
                due=one.due,
                due_text=clean(one.due_text).strip(),
                state=one.state,
                remark=clean(one.remark).strip(),
            )
        )
        position += 1
    decided = _rows(session, DecisionRow, meeting.id)
    texts = {row.text for row in decided}
    for text in dict.fromkeys(clean(text).strip() for text in decisions):
        if text and text not in texts:
            session.add(
                DecisionRow(meeting_id=meeting.id, position=len(texts), text=text, folded=text.casefold())
            )
            texts.add(text)
    session.flush()


def meeting_record(session: Session, meeting: Meeting) -> MeetingRecord:
    """A meeting with all that belongs to it."""
    assert meeting.id is not None
    return MeetingRecord(
        id=meeting.id,
        uid=meeting.uid,
        kind=meeting.kind,
        title=meeting.title,
        held=meeting.held,
        next_held=meeting.next_held,
        people=tuple(
            Person(row.name, row.role, row.writes) for row in _rows(session, MeetingPerson, meeting.id)
        ),
        points=tuple(
            Point(row.text, row.private, row.note_id, row.goal_id)
            for row in _rows(session, MeetingPoint, meeting.id)
        ),
        notes=meeting.notes,
        draft_id=meeting.draft_id,
        agreements=tuple(agreement_record(row, meeting) for row in _rows(session, Agreement, meeting.id)),
        decisions=tuple(decision_record(row, meeting) for row in _rows(session, DecisionRow, meeting.id)),
        version=meeting.version,
        created_at=meeting.created_at,
        updated_at=meeting.updated_at,
        discarded_at=meeting.discarded_at,
    )


def agreement_record(row: Agreement, meeting: Meeting) -> AgreementRecord:
    """An agreement with the day of its meeting."""
    assert row.id is not None
    return AgreementRecord(
        id=row.id,
        uid=row.uid,
        meeting_id=row.meeting_id,
        held=meeting.held,
        what=row.what,
        owner=row.owner,
        due=row.due,
        due_text=row.due_text,
        state=row.state,
        remark=row.remark,
        settled=row.settled,
        goal_id=row.goal_id,
    )


def decision_record(row: DecisionRow, meeting: Meeting) -> DecisionRecord:
    """A decision with the day of its meeting."""
    assert row.id is not None
    return DecisionRecord(row.id, row.meeting_id, meeting.held, row.text)


RowT = TypeVar("RowT", MeetingPerson, MeetingPoint, Agreement, DecisionRow)


def _rows(session: Session, kind: type[RowT], meeting_id: int) -> Sequence[RowT]:
    return session.exec(
        select(kind).where(kind.meeting_id == meeting_id).order_by(col(kind.position), col(kind.id))
    ).all()
