"""The plan: goals, check-ins, history, notes as evidence, carrying over, and two windows at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store.database import Store
from store.faults import DiskFull, Missing, Stale
from store.plan_records import (
    DROPPED,
    REACHED,
    GoalChange,
    GoalFilter,
    GoalRecord,
    NewCheckIn,
    NewGoal,
    NewStep,
)
from store.records import DraftSourceRecord, NewVersion
from tests.store.support import DAY, Clock, fill_disk

NEW = NewGoal(
    title="Bestå CKA-eksamen",
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
    deadline=date(2026, 9, 1),
    follow_up=date(2026, 5, 1),
    steps=(NewStep("Øv dig", date(2026, 4, 1)), NewStep("Bestå")),
)


def draft(store: Store) -> int:
    source = DraftSourceRecord(None, "Jeg vil bestå CKA-eksamen.", DAY, "da")
    return store.drafts.add("goals", "Mål", [source], NewVersion("{}")).id


def test_a_goal_comes_back_as_it_was_put_in(store: Store) -> None:
    goal = store.plan.get(store.plan.add(NEW).id)
    assert (goal.title, goal.deadline, goal.status, goal.version) == (NEW.title, NEW.deadline, "planned", 1)
    assert [(step.text, step.deadline) for step in goal.steps] == [
        ("Øv dig", date(2026, 4, 1)),
        ("Bestå", None),
    ]
    assert goal.next_date() == date(2026, 4, 1)
    assert [event.kind for event in store.plan.events(goal.id)] == ["created"]


def test_a_goal_needs_a_title(store: Store) -> None:
    with pytest.raises(ValueError, match="title"):
        store.plan.add(replace(NEW, title=" \x00 "))


def test_a_goal_of_a_draft_is_in_the_plan_once(store: Store) -> None:
    draft_id = draft(store)
    first = store.plan.add(replace(NEW, draft_id=draft_id))
    again = store.plan.add(replace(NEW, draft_id=draft_id, title="Noget andet"))
    assert (again.id, again.title) == (first.id, NEW.title)
    other = store.plan.add(replace(NEW, draft_id=draft_id, draft_number=1))
    assert [goal.id for goal in store.plan.of_draft(draft_id)] == [first.id, other.id]


def test_a_check_in_moves_the_deadline_and_the_history_shows_it(store: Store) -> None:
    goal = store.plan.add(NEW)
    said = NewCheckIn(
        day=date(2026, 5, 1),
        happened="Jeg har læst de første kapitler.",
        obstacle="Vagterne ligger tæt.",
        deadline=date(2026, 11, 1),
        reason="Eksamen er flyttet.",
        status="active",
    )
    goal = store.plan.check_in(goal.id, said, row_version=goal.version)
    assert (goal.deadline, goal.status, goal.follow_up, goal.version) == (
        date(2026, 11, 1),
        "active",
        None,
        2,
    )
    event = store.plan.events(goal.id)[0]
    assert (event.kind, event.day, event.happened) == ("check_in", said.day, said.happened)
    assert (event.obstacle, event.reason) == (said.obstacle, said.reason)
    assert ("deadline", "2026-09-01", "2026-11-01") in event.changes


def test_a_later_follow_up_stays_after_an_early_check_in(store: Store) -> None:
    goal = store.plan.add(NEW)
    goal = store.plan.check_in(goal.id, NewCheckIn(date(2026, 4, 1), "Godt i gang."), row_version=1)
    assert goal.follow_up == NEW.follow_up


def test_two_windows_do_not_overwrite_each_other(store: Store) -> None:
    goal = store.plan.add(NEW)
    store.plan.edit(goal.id, GoalChange(title="Bestå AZ-104"), row_version=1)
    with pytest.raises(Stale) as raised:
        store.plan.edit(goal.id, GoalChange(title="Bestå noget"), row_version=1)
    assert isinstance(raised.value.current, GoalRecord)
    assert raised.value.current.title == "Bestå AZ-104"
    assert store.plan.events(goal.id)[0].changes == (("title", "Bestå CKA-eksamen", "Bestå AZ-104"),)


def test_an_edit_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    goal = store.plan.add(NEW)
    store.plan.edit(goal.id, GoalChange(title=NEW.title), row_version=1)
    assert len(store.plan.events(goal.id)) == 1


def test_a_day_can_be_emptied(store: Store) -> None:
    goal = store.plan.add(NEW)
    goal = store.plan.edit(goal.id, GoalChange(clear=("deadline", "follow_up")), row_version=1)
    assert (goal.deadline, goal.follow_up) == (None, None)


def test_steps_are_done_and_opened_again(store: Store) -> None:
    goal = store.plan.add(NEW)
    goal = store.plan.set_step(goal.id, goal.steps[0].id, date(2026, 4, 2), row_version=1)
    assert (goal.progress, goal.next_step and goal.next_step.text) == (0.5, "Bestå")
    goal = store.plan.set_step(goal.id, goal.steps[0].id, None, row_version=2)
    assert goal.progress == 0
    with pytest.raises(Missing):
        store.plan.set_step(goal.id, 999, DAY, row_version=3)


def test_other_steps_keep_what_is_done(store: Store) -> None:
    goal = store.plan.add(NEW)
    goal = store.plan.set_step(goal.id, goal.steps[0].id, date(2026, 4, 2), row_version=1)
    steps = [NewStep("Køb bogen"), NewStep("Øv dig"), NewStep(" ")]
    goal = store.plan.put_steps(goal.id, steps, row_version=2)
    assert [(step.text, step.done) for step in goal.steps] == [
        ("Køb bogen", None),
        ("Øv dig", date(2026, 4, 2)),
    ]
    assert store.plan.events(goal.id)[0].changes == (("steps", "Øv dig\nBestå", "Køb bogen\nØv dig"),)


def test_notes_are_tied_as_evidence(store: Store) -> None:
    goal, note = store.plan.add(NEW), store.notes.add("Øvede mig i dag", DAY)
    goal = store.plan.tie(goal.id, note.id)
    store.plan.tie(goal.id, note.id)
    assert goal.note_count == 1
    assert [line.title for line in store.plan.notes(goal.id)] == ["Øvede mig i dag"]
    assert [tied.id for tied in store.plan.of_note(note.id)] == [goal.id]
    store.notes.discard(note.id)
    assert (store.plan.get(goal.id).note_count, store.plan.notes(goal.id)) == (0, [])
    store.notes.bring_back(note.id)
    assert store.plan.tie(goal.id, note.id, tied=False).note_count == 0
    with pytest.raises(Missing):
        store.plan.tie(goal.id, 99)


def test_a_goal_is_carried_into_the_next_period_once(store: Store) -> None:
    goal, note = store.plan.add(NEW), store.notes.add("Øvede mig", DAY)
    store.plan.tie(goal.id, note.id)
    goal = store.plan.set_step(goal.id, goal.steps[0].id, date(2026, 4, 2), row_version=1)
    start, end = date(2027, 1, 1), date(2027, 12, 31)
    after = store.plan.carry(
        goal.id, start, end, status="partly", outcome="Nåede halvdelen.", row_version=goal.version
    )
    assert (after.period_start, after.carried_from, after.deadline, after.status) == (
        start,
        goal.id,
        None,
        "planned",
    )
    assert [step.text for step in after.steps] == ["Bestå"]
    assert after.note_count == 1
    before = store.plan.get(goal.id)
    assert (before.status, before.outcome, before.carried_to) == ("partly", "Nåede halvdelen.", after.id)
    again = store.plan.carry(goal.id, start, end, status=REACHED, outcome="", row_version=1)
    assert again.id == after.id


def test_the_bin_gives_goals_back(store: Store) -> None:
    goal = store.plan.add(NEW)
    store.plan.discard(goal.id, row_version=1)
    assert store.plan.goals() == []
    assert [binned.id for binned in store.plan.goals(binned=True)] == [goal.id]
    with pytest.raises(Stale):
        store.plan.edit(goal.id, GoalChange(title="Nyt"), row_version=2)
    assert store.plan.bring_back(goal.id).discarded_at is None
    assert [kind.kind for kind in store.plan.events(goal.id)] == ["brought_back", "discarded", "created"]


def test_lists_are_filtered_and_the_nearest_deadline_stands_first(store: Store) -> None:
    late = store.plan.add(replace(NEW, title="Sen", deadline=date(2026, 12, 1), person="Fatima"))
    none = store.plan.add(replace(NEW, title="Uden", deadline=None, follow_up=None, steps=()))
    soon = store.plan.add(replace(NEW, title="Snart", deadline=date(2026, 4, 1), follow_up=None, steps=()))
    old = store.plan.add(
        replace(NEW, title="Gammel", period_start=date(2024, 1, 1), period_end=date(2024, 12, 31))
    )
    done = store.plan.add(replace(NEW, title="Nået", status=REACHED))

    def titles(chosen: GoalFilter) -> list[str]:
        return [goal.title for goal in store.plan.goals(chosen)]

    assert titles(GoalFilter()) == ["Snart", "Gammel", "Nået", "Sen", "Uden"]
    assert titles(GoalFilter(person="Fatima")) == ["Sen"]
    assert titles(GoalFilter(person="", start=date(2026, 1, 1), end=date(2026, 12, 31))) == [
        "Snart",
        "Nået",
        "Uden",
    ]
    assert titles(GoalFilter(statuses=(REACHED,))) == ["Nået"]
    assert titles(GoalFilter(due_before=date(2026, 4, 1))) == ["Snart", "Gammel", "Sen"]
    assert store.plan.persons() == [("", 4), ("Fatima", 1)]
    assert soon.is_overdue(date(2026, 4, 2))
    assert not soon.is_overdue(date(2026, 4, 1))
    assert not done.is_overdue(date(2027, 1, 1))
    assert (late.id, none.id, old.id) == (1, 2, 4)


def test_progress_follows_the_history(store: Store, clock: Clock) -> None:
    goal = store.plan.add(NEW)
    goal = store.plan.set_step(goal.id, goal.steps[0].id, date(2026, 4, 2), row_version=1)
    store.plan.check_in(goal.id, NewCheckIn(date(2026, 8, 1), "Bestået!", status=REACHED), row_version=2)
    store.plan.add(replace(NEW, title="Droppet", status=DROPPED))
    days = [date(2026, 3, 1), date(2026, 4, 30), date(2026, 8, 1)]
    points = store.plan.progress(days)
    assert [(point.goals, point.reached, point.done) for point in points] == [(0, 0, 0), (1, 0, 1), (1, 1, 1)]


def test_a_check_in_on_a_full_disk_comes_back_as_a_note(store: Store) -> None:
    goal = store.plan.add(NEW)
    fill_disk(store)
    with pytest.raises(DiskFull) as raised:
        store.plan.check_in(goal.id, NewCheckIn(DAY, "Vigtigt " * 2000), row_version=1)
    assert raised.value.kept


def test_text_is_cleaned_at_the_door(store: Store) -> None:
    goal = store.plan.add(replace(NEW, title="Blå\x1b[31mbær\u202e [/]", support="a\x00b"))
    assert (goal.title, goal.support) == ("Blåbær [/]", "ab")
