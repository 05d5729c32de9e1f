"""Writing the plan: each function is one step inside a writing session, and none of them commits."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from store.faults import Missing, Stale
from store.plan_models import PlanEvent, PlanGoal, PlanStep
from store.plan_reads import goal_record
from store.plan_records import GoalChange, NewGoal, NewStep
from store.text import clean

_TEXTS = ("title", "person", "activity", "measure", "motive", "support", "outcome")
_PLAIN = ("responsible", "status", "deadline", "follow_up", "period_start", "period_end")
_DAYS = ("deadline", "follow_up")


def found(session: Session, goal_id: int) -> PlanGoal:
    """The goal of a number.

    Raises:
        Missing: there is none.
    """
    goal = session.get(PlanGoal, goal_id)
    if goal is None:
        raise Missing("goal", goal_id)
    return goal


def change(session: Session, goal_id: int, row_version: int, now: datetime) -> PlanGoal:
    """The goal of a number, its change counted, if it is at that version and not in the bin.

    Raises:
        Missing: there is none.
        Stale: another writer changed it, or put it in the bin.
    """
    goal = found(session, goal_id)
    if goal.version != row_version or goal.discarded_at is not None:
        raise Stale(goal_record(session, goal))
    goal.version += 1
    goal.updated_at = now
    return goal


def new_goal(session: Session, goal: NewGoal, now: datetime, carried_from: int | None = None) -> PlanGoal:
    """Adds a goal with its steps."""
    row = PlanGoal(
        uid=str(uuid.uuid4()),
        title=clean(goal.title).strip(),
        person=clean(goal.person).strip(),
        activity=clean(goal.activity).strip(),
        measure=clean(goal.measure).strip(),
        motive=clean(goal.motive).strip(),
        support=clean(goal.support).strip(),
        responsible=goal.responsible,
        deadline=goal.deadline,
        follow_up=goal.follow_up,
        status=goal.status,
        period_start=goal.period_start,
        period_end=goal.period_end,
        draft_id=goal.draft_id,
        draft_number=goal.draft_number,
        carried_from=carried_from,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    add_steps(session, row, goal.steps)
    return row


def add_steps(session: Session, goal: PlanGoal, steps: Sequence[NewStep]) -> None:
    """Adds steps after those that there are; empty ones are passed over."""
    assert goal.id is not None
    position = len(steps_of(session, goal.id))
    for step in steps:
        if text := clean(step.text).strip():
            session.add(PlanStep(goal_id=goal.id, position=position, text=text, deadline=step.deadline))
            position += 1
    session.flush()


def put_steps(session: Session, goal: PlanGoal, steps: Sequence[NewStep]) -> None:
    """Gives a goal these steps; one whose words stay keeps its number, by which a calendar knows it."""
    assert goal.id is not None
    known = {step.text: step for step in steps_of(session, goal.id)}
    position = 0
    for step in steps:
        if not (text := clean(step.text).strip()):
            continue
        row = known.pop(text, None) or PlanStep(goal_id=goal.id, position=position, text=text)
        row.position, row.deadline = position, step.deadline
        session.add(row)
        position += 1
    for gone in known.values():
        session.delete(gone)
    session.flush()


def steps_of(session: Session, goal_id: int) -> Sequence[PlanStep]:
    """The steps of a goal, in order."""
    return session.exec(
        select(PlanStep).where(PlanStep.goal_id == goal_id).order_by(col(PlanStep.position), col(PlanStep.id))
    ).all()


def apply(goal: PlanGoal, wanted: GoalChange) -> list[list[str]]:
    """Puts other values into a goal.

    Returns:
        Field, before and after of each that is another now.
    """
    changes: list[list[str]] = []
    for name in (*_TEXTS, *_PLAIN):
        value = getattr(wanted, name)
        if name in wanted.clear and name in _DAYS:
            value = None
        elif value is None:
            continue
        elif name in _TEXTS:
            value = clean(value).strip()
        before = getattr(goal, name)
        if value != before:
            changes.append([name, _said(before), _said(value)])
            setattr(goal, name, value)
    return changes


def _said(value: str | date | None) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else value


def tell(
    session: Session,
    goal: PlanGoal,
    kind: str,
    day: date,
    now: datetime,
    *,
    happened: str = "",
    obstacle: str = "",
    reason: str = "",
    changes: Sequence[list[str]] = (),
) -> None:
    """Writes down what happened to a goal."""
    assert goal.id is not None
    session.add(
        PlanEvent(
            goal_id=goal.id,
            kind=kind,
            day=day,
            at=now,
            happened=clean(happened).strip(),
            obstacle=clean(obstacle).strip(),
            reason=clean(reason).strip(),
            changes=list(changes),
        )
    )
