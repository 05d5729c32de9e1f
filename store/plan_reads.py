"""Reading the plan: many goals at once, in as many queries as one takes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from store.models import Note
from store.plan_models import PlanEvent, PlanGoal, PlanNote, PlanStep
from store.plan_records import REACHED, ApprovedDraft, GoalEvent, GoalRecord, ProgressPoint, StepRecord
from store.sessions import Row
from store.times import local_day

# The day on which each goal that is reached now became it, the last time where it did so more than once.
REACHED_ON = f"""
    SELECT e.goal_id, e.day, max(e.id) FROM plan_event e JOIN plan_goal g ON g.id = e.goal_id
    WHERE g.status = '{REACHED}' AND EXISTS (
        SELECT 1 FROM json_each(e.changes) c
        WHERE json_extract(c.value, '$[0]') = 'status' AND json_extract(c.value, '$[2]') = '{REACHED}'
    ) GROUP BY e.goal_id
"""
APPROVED_DRAFTS = """
    SELECT d.id, v.document, v.states,
        (SELECT json_group_array(g.draft_number) FROM plan_goal g WHERE g.draft_id = d.id)
    FROM draft d JOIN draft_version v ON v.draft_id = d.id AND v.number = d.current_number
    WHERE d.state = 'approved' AND d.task = 'goals' ORDER BY d.period_end DESC, d.id DESC
"""


def goal_records(session: Session, *conditions: ColumnElement[bool]) -> list[GoalRecord]:
    """The goals that meet conditions, as they are given out: the nearest deadline first, those without one last.

    Args:
        session: what was changed in it must be flushed.
        conditions: on the columns of ``PlanGoal``.
    """
    query = select(PlanGoal).where(*conditions)
    nearest = query.order_by(col(PlanGoal.deadline).is_(None), col(PlanGoal.deadline), col(PlanGoal.id))
    wanted = select_columns(col(PlanGoal.id)).where(*conditions)
    notes = (
        select_columns(col(PlanNote.goal_id), func.count())
        .join(Note)
        .where(col(PlanNote.goal_id).in_(wanted), col(Note.deleted_at).is_(None))
        .group_by(col(PlanNote.goal_id))
    )
    carried = select_columns(col(PlanGoal.carried_from), col(PlanGoal.id)).where(
        col(PlanGoal.carried_from).in_(wanted)
    )
    connection = session.connection()
    steps = _steps(connection, col(PlanStep.goal_id).in_(wanted))
    note_counts = {row[0]: row[1] for row in connection.execute(notes)}
    carried_to = {row[0]: row[1] for row in connection.execute(carried)}
    return [
        GoalRecord(
            **goal.model_dump(),
            steps=tuple(steps[goal.id or 0]),
            carried_to=carried_to.get(goal.id),
            note_count=note_counts.get(goal.id or 0, 0),
        )
        for goal in session.exec(nearest)
    ]


def goal_record(session: Session, goal: PlanGoal) -> GoalRecord:
    """The whole goal as it is given out; what was changed must be flushed."""
    assert goal.id is not None
    return goal_records(session, col(PlanGoal.id) == goal.id)[0]


def _steps(connection: Connection, condition: ColumnElement[bool]) -> defaultdict[int, list[StepRecord]]:
    """Plain columns, since a row object for each step would take longer than all the rest."""
    columns = (PlanStep.id, PlanStep.position, PlanStep.text, PlanStep.deadline, PlanStep.done)
    query = (
        select_columns(col(PlanStep.goal_id), *(col(column) for column in columns))
        .where(condition)
        .order_by(col(PlanStep.position), col(PlanStep.id))
    )
    steps: defaultdict[int, list[StepRecord]] = defaultdict(list)
    for goal_id, *values in connection.execute(query):
        steps[goal_id].append(StepRecord(*values))
    return steps


def event_record(event: PlanEvent) -> GoalEvent:
    """An event as it is given out."""
    values = event.model_dump(exclude={"changes"})
    return GoalEvent(**values, changes=tuple((name, before, after) for name, before, after in event.changes))


def approved_draft(row: Row) -> ApprovedDraft:
    """The draft of a row of ``APPROVED_DRAFTS``."""
    draft_id, document, states, taken = row
    return ApprovedDraft(draft_id, document, json.loads(states), frozenset(json.loads(taken)))


def course(days: Iterable[date], goals: Sequence[GoalRecord], reached: Iterable[Row]) -> list[ProgressPoint]:
    """How far goals were at the end of some days.

    Args:
        days: in order.
        goals: those that count.
        reached: rows of ``REACHED_ON``; a goal that was reached from the beginning has none.
    """
    told = {goal_id: date.fromisoformat(day) for goal_id, day, _ in reached}
    known_from = {goal.id: local_day(goal.created_at) for goal in goals}
    reached_on = {goal.id: told.get(goal.id, known_from[goal.id]) for goal in goals if goal.status == REACHED}
    return [_point(day, [goal for goal in goals if known_from[goal.id] <= day], reached_on) for day in days]


def _point(day: date, goals: Sequence[GoalRecord], reached_on: dict[int, date]) -> ProgressPoint:
    steps = [step for goal in goals for step in goal.steps]
    return ProgressPoint(
        day=day,
        goals=len(goals),
        reached=sum((on := reached_on.get(goal.id)) is not None and on <= day for goal in goals),
        steps=len(steps),
        done=sum(step.done is not None and step.done <= day for step in steps),
    )
