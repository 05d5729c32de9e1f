"""Reading many goals at once: in a handful of queries, with nothing mixed up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from store.database import Store
from store.plan_records import ACTIVE, PARTLY, REACHED, GoalChange, NewCheckIn, NewGoal, NewStep
from store.records import DraftSourceRecord, NewVersion
from tests.store.support import DAY, Clock

NEW = NewGoal("Bestå CKA-eksamen", date(2026, 1, 1), date(2026, 12, 31), deadline=date(2026, 9, 1))


@contextmanager
def queries_counted(store: Store) -> Iterator[list[str]]:
    """The queries that SQLite gets meanwhile."""
    asked: list[str] = []

    def watch(connection: sqlite3.Connection, *_: object) -> None:
        connection.set_trace_callback(
            lambda query: asked.append(query) if query.lstrip().startswith("SELECT") else None
        )

    event.listen(store._sessions.engine, "checkout", watch)
    try:
        yield asked
    finally:
        event.remove(store._sessions.engine, "checkout", watch)
        store._sessions.engine.dispose()


def fill(store: Store, count: int) -> None:
    notes = [store.notes.add(f"Note {number}", DAY).id for number in range(3)]
    for number in range(count):
        steps = tuple(NewStep(f"Delmål {number}.{step}") for step in range(number % 4))
        goal = store.plan.add(replace(NEW, title=f"Mål {number}", steps=steps))
        for note in notes[: number % 3]:
            store.plan.tie(goal.id, note)
        if number % 5 == 0:
            store.plan.edit(goal.id, GoalChange(status=REACHED), row_version=goal.version)


@pytest.mark.parametrize("what", ["goals", "progress", "of_note", "of_draft", "approved_drafts"])
def test_many_goals_are_read_in_as_many_queries_as_few(store: Store, what: str) -> None:
    given = {"progress": ([DAY],), "of_note": (1,), "of_draft": (1,)}.get(what, ())
    fill(store, 4)
    with queries_counted(store) as few:
        getattr(store.plan, what)(*given)
    fill(store, 40)
    with queries_counted(store) as many:
        getattr(store.plan, what)(*given)
    assert 1 <= len(many) == len(few) <= 6


def test_a_list_gives_each_goal_as_it_is_alone(store: Store) -> None:
    fill(store, 12)
    store.notes.discard(2)
    store.plan.carry(3, NEW.period_end, NEW.period_end, status=PARTLY, outcome="Halvt.", row_version=1)
    goals = store.plan.goals()
    assert len(goals) == 13
    assert goals == [store.plan.get(goal.id) for goal in goals]
    assert {goal.note_count for goal in goals} == {0, 1}
    assert [goal.carried_to for goal in goals if goal.id == 3] == [13]
    assert [tied.id for tied in store.plan.of_note(1)] == [2, 3, 5, 6, 8, 9, 11, 12, 13]


def test_goals_of_a_draft_stand_in_its_order(store: Store) -> None:
    draft_id = _approved(store, {"goals.0.title": "approved"})
    for number in (2, 0, 1):
        deadline = DAY + timedelta(days=number)
        store.plan.add(replace(NEW, draft_id=draft_id, draft_number=number, deadline=deadline))
    assert [goal.draft_number for goal in store.plan.of_draft(draft_id)] == [0, 1, 2]


def test_approved_drafts_say_what_is_in_the_plan_or_its_bin(store: Store) -> None:
    states = {"goals.0.title": "approved"}
    draft_id = _approved(store, states, '{"goals": ["æøå"]}')
    other = _approved(store, {})
    open_id = store.drafts.add("goals", "Åben", _SOURCES, NewVersion("{}")).id
    store.plan.add(replace(NEW, draft_id=draft_id))
    binned = store.plan.add(replace(NEW, draft_id=draft_id, draft_number=2))
    store.plan.discard(binned.id, row_version=1)
    found = {draft.id: draft for draft in store.plan.approved_drafts()}
    assert found.keys() == {draft_id, other}
    assert open_id not in found
    assert (found[draft_id].document, found[draft_id].states) == ('{"goals": ["æøå"]}', states)
    assert found[draft_id].taken == {0, 2}
    assert found[other].taken == frozenset()


_SOURCES = [DraftSourceRecord(None, "Jeg vil bestå.", DAY, "da")]


def _approved(store: Store, states: dict[str, str], document: str = "{}") -> int:
    version = NewVersion(document, states=states)
    draft = store.drafts.add("goals", "Mål", _SOURCES, version)
    return store.drafts.set_state(draft.id, "approved", row_version=draft.version).id


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([REACHED, ACTIVE]), max_size=4))
def test_a_goal_counts_as_reached_from_the_last_time_it_became_so(
    store: Store, clock: Clock, statuses: list[str]
) -> None:
    goal = store.plan.add(NEW)
    since = None
    for number, status in enumerate(statuses):
        day = DAY + timedelta(days=1 + number)
        if status != goal.status:
            since = day if status == REACHED else None
        goal = store.plan.check_in(goal.id, NewCheckIn(day, "Nyt", status=status), row_version=goal.version)
    days = [DAY + timedelta(days=number) for number in range(6)]
    reached = [point.reached for point in store.plan.progress(days)]
    store.plan.discard(goal.id, row_version=goal.version)
    assert reached == [int(since is not None and day >= since) for day in days]


def test_a_goal_that_was_reached_from_the_beginning_counts_from_then(store: Store) -> None:
    store.plan.add(replace(NEW, status=REACHED))
    points = store.plan.progress([DAY - timedelta(days=1), DAY])
    assert [(point.goals, point.reached) for point in points] == [(0, 0), (1, 1)]
