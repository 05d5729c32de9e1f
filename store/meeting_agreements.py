"""Agreements: how they stand, what stood before, what the other party says, and the goals that follow them.

Each function is one step inside a writing session, and none of them commits.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from store.faults import Missing
from store.meeting_models import Agreement, AgreementRevisionRow, AgreementTheirs
from store.meeting_records import (
    DONE,
    DROPPED,
    OPEN,
    AgreementRecord,
    AgreementRevision,
    SharedAgreement,
    Theirs,
)
from store.plan_models import PlanGoal
from store.plan_records import ACTIVE, PARTLY, REACHED, GoalChange
from store.plan_records import DROPPED as GIVEN_UP
from store.plan_writes import apply, tell
from store.text import clean

# How a difference stands.
UNSETTLED, MINE_KEPT, MET = "open", "kept", "met"

_GOAL_STATUS = {OPEN: ACTIVE, DONE: REACHED, DROPPED: GIVEN_UP}
_STATE = {REACHED: DONE, PARTLY: DONE, GIVEN_UP: DROPPED}
_KEPT = ("what", "owner", "due", "due_text", "state", "remark", "settled")


def found_agreement(session: Session, agreement_id: int) -> Agreement:
    """The agreement of a number.

    Raises:
        Missing: there is none.
    """
    row = session.get(Agreement, agreement_id)
    if row is None:
        raise Missing("agreement", agreement_id)
    return row


def change_agreement(session: Session, row: Agreement, now: datetime, **values: object) -> bool:
    """Gives an agreement other values, and keeps what stood before.

    Returns:
        Whether anything is another now.
    """
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return False
    assert row.id is not None
    before = {name: getattr(row, name) for name in _KEPT}
    session.add(AgreementRevisionRow(agreement_id=row.id, kept_at=now, **before))
    for name, value in changed.items():
        setattr(row, name, value)
    theirs = session.get(AgreementTheirs, row.id)
    if theirs is not None and _values(row) == _values(theirs):
        theirs.standing = MET
    # Written before the goal is, whose trigger would otherwise settle it a second time.
    session.flush()
    return True


def follow(
    session: Session, row: Agreement, former: AgreementRecord, reason: str, day: date, now: datetime
) -> None:
    """Lets the goal of an agreement follow it: its state, and words and deadline that are still those it was made from.

    Args:
        row: the agreement as it is now.
        former: the agreement as it was.
        reason: why, for the goal's history.
        day: when.
    """
    goal = session.get(PlanGoal, row.goal_id) if row.goal_id is not None else None
    if goal is None or goal.discarded_at is not None:
        return
    reworded = row.what != former.what and goal.title == former.what
    moved = row.due != former.due and goal.deadline == former.due
    settled = row.state != former.state and _STATE.get(goal.status, OPEN) != row.state
    wanted = GoalChange(
        title=row.what if reworded else None,
        deadline=row.due if moved else None,
        status=_GOAL_STATUS[row.state] if settled else None,
        clear=("deadline",) if moved and row.due is None else (),
    )
    if changes := apply(goal, wanted):
        goal.version += 1
        goal.updated_at = now
        tell(session, goal, "changed", day, now, reason=reason, changes=changes)
    session.flush()


def put_theirs(
    session: Session, row: Agreement, known: AgreementTheirs | None, theirs: SharedAgreement, day: date
) -> None:
    """Keeps what the other party says of an agreement; where the user keeps their own, that holds until they say another
    thing.

    Args:
        row: the agreement.
        known: what they said of it before, or None.
        theirs: what they say now.
        day: today.
    """
    new = _theirs_row(row, known, theirs, day)
    if known is None:
        session.add(new)
    else:
        for name, value in new.model_dump(exclude={"agreement_id"}).items():
            setattr(known, name, value)


def _theirs_row(
    row: Agreement, known: AgreementTheirs | None, theirs: SharedAgreement, day: date
) -> AgreementTheirs:
    assert row.id is not None
    said = said_by(theirs, day)
    if _values(row) == _values(said):
        standing = MET
    elif known is not None and known.standing == MINE_KEPT and _values(known) == _values(said):
        standing = MINE_KEPT
    else:
        standing = UNSETTLED
    return AgreementTheirs(agreement_id=row.id, **vars(said), standing=standing)


def set_standing(session: Session, row: Agreement, standing: str) -> None:
    """Says whether the difference of an agreement is settled; does nothing where there is none."""
    theirs = session.get(AgreementTheirs, row.id)
    if theirs is not None:
        theirs.standing = standing
        session.flush()


def said_by(theirs: SharedAgreement, day: date) -> Theirs:
    """What a file says of an agreement, cleaned."""
    return Theirs(
        uid=theirs.uid,
        what=one_line(theirs.what),
        owner=one_line(theirs.owner),
        due=theirs.due,
        due_text=one_line(theirs.due_text),
        state=theirs.state,
        remark=clean(theirs.remark).strip(),
        received=day,
    )


def would_become(
    row: Agreement, held: date, known: AgreementTheirs | None, theirs: SharedAgreement, day: date
) -> AgreementRecord:
    """An agreement as it would be when ``put_theirs`` was called."""
    return agreement_record(row, held, _theirs_row(row, known, theirs, day))


def one_line(text: str) -> str:
    """Clean text on one line."""
    return " ".join(clean(text).split())


def agreement_record(row: Agreement, held: date, theirs: AgreementTheirs | None) -> AgreementRecord:
    """An agreement with the day of its meeting, and what the other party says where that is another thing."""
    assert row.id is not None
    return AgreementRecord(
        id=row.id,
        uid=row.uid,
        meeting_id=row.meeting_id,
        held=held,
        what=row.what,
        owner=row.owner,
        due=row.due,
        due_text=row.due_text,
        state=row.state,
        remark=row.remark,
        settled=row.settled,
        goal_id=row.goal_id,
        theirs=theirs_record(theirs) if theirs is not None and theirs.standing == UNSETTLED else None,
        came_in=row.received,
    )


def theirs_record(row: AgreementTheirs) -> Theirs:
    """What the other party says, as it is given out."""
    return Theirs(row.uid, row.what, row.owner, row.due, row.due_text, row.state, row.remark, row.received)


def theirs_of(session: Session, meeting_id: int) -> dict[int, AgreementTheirs]:
    """What the other party says of the agreements of a meeting, by the number of the agreement."""
    query = select(AgreementTheirs).join(Agreement).where(Agreement.meeting_id == meeting_id)
    return {row.agreement_id: row for row in session.exec(query)}


def revisions_of(session: Session, agreement_id: int) -> Sequence[AgreementRevision]:
    """What an agreement was before, newest first."""
    query = (
        select(AgreementRevisionRow)
        .where(AgreementRevisionRow.agreement_id == agreement_id)
        .order_by(col(AgreementRevisionRow.id).desc())
    )
    return [AgreementRevision(**row.model_dump()) for row in session.exec(query)]


def _values(one: Agreement | AgreementTheirs | Theirs) -> tuple[object, ...]:
    """What two parties can be of different minds about."""
    when = one.due or " ".join(one.due_text.split())
    return " ".join(one.what.split()), one.owner.strip().casefold(), when, one.state, one.remark.strip()
