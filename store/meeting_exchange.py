"""Meeting what the other party shares: each function is one step inside a session, and none of them commits.

Nothing that is here is changed: what is new is added, and what the other party says otherwise is kept beside it.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from store.meeting_agreements import one_line, put_theirs, said_by, theirs_of, would_become
from store.meeting_matching import Words, folded, pair
from store.meeting_models import Agreement, DecisionRow, Meeting, MeetingAlias, MeetingPerson, MeetingPoint
from store.meeting_records import BroughtIn, Preview, SharedAgreement, SharedOutcome
from store.meeting_writes import add_decisions, add_points, meeting_record, new_meeting, rows_of
from store.text import clean


def known_meeting(session: Session, uid: str, also: Sequence[str] = ()) -> Meeting | None:
    """The meeting that a file is about, by its own uid or one of those that it has elsewhere; also one in the bin."""
    for name in (uid, *also):
        found = session.exec(select(Meeting).where(Meeting.uid == name)).first()
        alias = None if found else session.get(MeetingAlias, name)
        if found is None and alias is not None:
            found = session.get(Meeting, alias.meeting_id)
        if found is not None:
            return found
    return None


def likely_meeting(session: Session, shared: SharedOutcome) -> Meeting | None:
    """A meeting on the same day that may be the same: best of the same people, also where one writes only first names; else the
    only one of the same kind with somebody in common. It is only offered, so it may be wrong.
    """
    names = [folded(person.name) for person in shared.wanted.people]
    query = select(Meeting).where(Meeting.held == shared.wanted.held, col(Meeting.discarded_at).is_(None))
    ranked: dict[int, list[Meeting]] = {}
    for meeting in session.exec(
        query.order_by(col(Meeting.kind) != shared.wanted.kind, col(Meeting.id).desc())
    ):
        mine = [folded(row.name) for row in rows_of(session, MeetingPerson, meeting.id)]
        rank = _alike(mine, names, same_kind=meeting.kind == shared.wanted.kind)
        ranked.setdefault(rank, []).append(meeting)
    for rank in (3, 2):
        if rank in ranked:
            return ranked[rank][0]
    return ranked[1][0] if len(ranked.get(1, ())) == 1 else None


def _alike(mine: Sequence[str], theirs: Sequence[str], *, same_kind: bool) -> int:
    """How well the people of two meetings fit: 3 for the same, 2 for the same first names, 1 for somebody in common."""
    first, others = ({name.split()[0] for name in names} for names in (mine, theirs))
    if not first or not others:
        return 0
    if set(mine) == set(theirs):
        return 3
    if first == others and len(mine) == len(theirs):
        return 2
    return 1 if same_kind and first & others else 0


def preview(session: Session, shared: SharedOutcome, into: int | None, day: date) -> Preview:
    """What would come of a file.

    Args:
        into: the meeting that it would be joined with, where none is known by its uid.
        day: today.
    """
    meeting = known_meeting(session, shared.uid, shared.also)
    if meeting is None and into is not None:
        meeting = session.get(Meeting, into)
    if meeting is None:
        likely = likely_meeting(session, shared)
        return Preview(
            None,
            meeting_record(session, likely) if likely else None,
            tuple(None for _ in shared.agreements),
            len(shared.wanted.points),
            len(shared.decisions),
        )
    pairs = zip(shared.agreements, _pairs(session, meeting, shared.agreements), strict=True)
    said = theirs_of(session, meeting.id or 0)
    return Preview(
        meeting_record(session, meeting),
        None,
        tuple(
            would_become(row, meeting.held, said.get(row.id or 0), one, day) if row else None
            for one, row in pairs
        ),
        len(_new_points(session, meeting, shared)),
        len(_new_decisions(session, meeting, shared)),
    )


def bring_in(
    session: Session, shared: SharedOutcome, into: int | None, day: date, now: datetime
) -> BroughtIn:
    """Adds what a file holds.

    Args:
        into: the meeting that it is joined with, where none is known by its uid.
        day: today.
    """
    meeting = known_meeting(session, shared.uid, shared.also)
    if meeting is None and into is not None:
        meeting = session.get(Meeting, into)
    if meeting is None:
        meeting = new_meeting(session, shared.wanted, now)
        meeting.uid = shared.uid
        session.flush()
    was_binned = meeting.discarded_at is not None
    meeting.discarded_at = None
    _name(session, meeting, shared)
    add_points(session, meeting, _new_points(session, meeting, shared))
    add_decisions(session, meeting, _new_decisions(session, meeting, shared), received=True)
    new = _take_agreements(session, meeting, shared.agreements, day)
    meeting.version += 1
    meeting.updated_at = now
    session.flush()
    return BroughtIn(meeting_record(session, meeting), new, was_binned)


def _name(session: Session, meeting: Meeting, shared: SharedOutcome) -> None:
    """Remembers the uids that the meeting has elsewhere, but those of other meetings here."""
    assert meeting.id is not None
    for name in dict.fromkeys((shared.uid, *shared.also)):
        if known_meeting(session, name) is None:
            session.add(MeetingAlias(uid=name, meeting_id=meeting.id))
            session.flush()


def _take_agreements(
    session: Session, meeting: Meeting, agreements: Sequence[SharedAgreement], day: date
) -> int:
    pairs = _pairs(session, meeting, agreements)
    said = theirs_of(session, meeting.id or 0)
    taken = set(session.exec(select(Agreement.uid)))
    position = len(rows_of(session, Agreement, meeting.id))
    new = 0
    for one, row in zip(agreements, pairs, strict=True):
        if row is not None:
            put_theirs(session, row, said.get(row.id or 0), one, day)
        elif one_line(one.what):
            _add(session, meeting, one, position + new, taken, day)
            new += 1
    return new


def _add(
    session: Session, meeting: Meeting, one: SharedAgreement, position: int, taken: set[str], day: date
) -> None:
    assert meeting.id is not None
    said = said_by(one, day)
    # A uid that another meeting's agreement has already is not given a second time.
    own = one.uid if one.uid not in taken else str(uuid.uuid4())
    taken.add(own)
    values = {name: value for name, value in vars(said).items() if name not in ("uid", "received")}
    settled = day if said.state != "open" else None
    row = Agreement(
        uid=own, meeting_id=meeting.id, position=position, settled=settled, received=True, **values
    )
    session.add(row)
    if own != one.uid:
        session.flush()
        put_theirs(session, row, None, one, day)


def _pairs(
    session: Session, meeting: Meeting, agreements: Sequence[SharedAgreement]
) -> list[Agreement | None]:
    """For each agreement of a file the one here that is the same: by uid, else by its words."""
    rows = list(rows_of(session, Agreement, meeting.id))
    by_uid = {row.uid: row for row in rows}
    by_number = {row.id: row for row in rows}
    for number, theirs in theirs_of(session, meeting.id or 0).items():
        by_uid.setdefault(theirs.uid, by_number[number])
    found: list[Agreement | None] = []
    used: set[int | None] = set()
    for one in agreements:
        row = next((by_uid[name] for name in (one.uid, *one.also) if name in by_uid), None)
        found.append(row if row is not None and row.id not in used else None)
        used.add(found[-1].id if found[-1] else None)
    free = [row for row in rows if row.id not in used]
    left = [number for number, row in enumerate(found) if row is None]
    matches = pair(
        [Words(row.what, row.owner) for row in free],
        [Words(agreements[number].what, agreements[number].owner) for number in left],
    )
    for number, match in zip(left, matches, strict=True):
        found[number] = free[match] if match is not None else None
    return found


def _new_points(session: Session, meeting: Meeting, shared: SharedOutcome) -> list[str]:
    known = [row.text for row in rows_of(session, MeetingPoint, meeting.id)]
    return _new([point.text for point in shared.wanted.points], known)


def _new_decisions(session: Session, meeting: Meeting, shared: SharedOutcome) -> list[str]:
    return _new(shared.decisions, [row.text for row in rows_of(session, DecisionRow, meeting.id)])


def _new(texts: Sequence[str], known: Sequence[str]) -> list[str]:
    """Those that are not known, each once."""
    taken = {folded(text) for text in known}
    found: dict[str, str] = {}
    for words in (clean(text).strip() for text in texts):
        if words and folded(words) not in taken:
            found.setdefault(folded(words), words)
    return list(found.values())
