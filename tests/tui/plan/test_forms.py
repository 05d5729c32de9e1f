"""Following up, changing, adding and carrying goals on: nothing that was written is lost."""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.widgets import Input

from assistant.danish.format import long_date
from assistant.tui.app import MakkerApp
from assistant.tui.plan.form import Form, FormArea
from assistant.tui.widgets.small import SmallWindow
from assistant.workspace.plan import GoalChange
from tests.tui.looking import keys, notices, shown, wait_until, words
from tests.tui.plan.bench import LATE, SIZE, SOON, app_on, goal_named, in_days, opened
from tests.tui.plan.conftest import MakeWorkspace


async def test_a_check_in_is_kept_with_the_moved_deadline_and_its_reason(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        assert keys(app).startswith("Ctrl+S Gem")
        await pilot.press(*"Holdt", "tab", *"Tid", "tab", "right", "tab")
        app.screen.query_one("#field-deadline", Input).value = "om 14 dage"
        app.screen.query_one("#field-follow_up", Input).value = "2026-02-31"
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "findes ikke" in words(app) or "kan læse" in words(app))
        assert app.screen.query_one("#field-happened", FormArea).text == "Holdt"
        app.screen.query_one("#field-follow_up", Input).value = "om 3 måneder"
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "hvorfor" in words(app) and "Fristen flyttes" in words(app))
        app.screen.query_one("#field-reason", Input).value = "Lene er syg"
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Opfølgningen er gemt." in notices(app))
        goal = goal_named(workspace, LATE.title)
        assert goal.deadline == in_days(14)
        assert goal.status == "reached"
        assert goal.follow_up is not None
        event = workspace.plan.events(goal.id)[0]
        assert (event.happened, event.obstacle, event.reason) == ("Holdt", "Tid", "Lene er syg")


async def test_a_quick_hand_writes_into_the_form(made: MakeWorkspace) -> None:
    app = app_on(made(LATE))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        for letter in "fHvexu":
            app.post_message(events.Key(letter, letter))
        await wait_until(pilot, lambda: isinstance(app.screen, Form) and app.screen.is_mounted)
        await wait_until(pilot, lambda: app.screen.query_one("#field-happened", FormArea).text == "Hvexu")


async def test_what_was_written_is_there_again_after_esc(made: MakeWorkspace) -> None:
    app = app_on(made(LATE))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f", *"Halvt", "escape")
        await wait_until(pilot, lambda: not isinstance(app.screen, Form))
        assert any("står her" in notice for notice in notices(app))
        await pilot.press("f")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.pause()
        assert app.screen.query_one("#field-happened", FormArea).text == "Halvt"


async def test_what_stands_in_a_form_is_there_again_after_makker_was_closed(made: MakeWorkspace) -> None:
    """Whatever it is, a day that can't be read included: nothing is stored half written, and nothing is lost."""
    app = app_on(made(LATE))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"Sidste")
        app.screen.query_one("#field-deadline", Input).value = "31. februar"
        await pilot.press("ctrl+q")
    workspace = made()
    assert not workspace.plan.events(goal_named(workspace, LATE.title).id)[1:]
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await wait_until(pilot, lambda: "står her igen" in words(app))
        assert app.screen.query_one("#field-happened", FormArea).text == "Sidste"
        assert app.screen.query_one("#field-deadline", Input).value == "31. februar"
        app.screen.query_one("#field-deadline", Input).value = ""
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Opfølgningen er gemt." in notices(app))
        await wait_until(pilot, lambda: not list(workspace.folder.glob("unfinished*")))


async def test_a_window_that_gets_too_small_stores_nothing_half_written(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f", *"Halvt")
        await pilot.resize_terminal(40, 10)
        await wait_until(pilot, lambda: isinstance(app.screen, SmallWindow))
        await pilot.resize_terminal(*SIZE)
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Opfølgningen er gemt." in notices(app))
        events_kept = [event.kind for event in workspace.plan.events(goal_named(workspace, LATE.title).id)]
        assert events_kept.count("check_in") == 1


async def test_a_new_goal_is_written_with_its_steps(made: MakeWorkspace) -> None:
    workspace = made()
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Målet har ingen titel." in words(app))
        await pilot.press(*"Excel")
        app.screen.query_one("#field-steps", FormArea).load_text("Find et kursus\nTag det senest 1. maj")
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Målet er kommet i planen." in notices(app))
        goal = goal_named(workspace, "Excel")
        assert [step.text for step in goal.steps] == ["Find et kursus", "Tag det senest 1. maj"]
        assert goal.steps[1].deadline is not None
        assert (goal.steps[1].deadline.month, goal.steps[1].deadline.day) == (5, 1)
        await wait_until(pilot, lambda: "Excel" in shown(app) and "e Ret" in keys(app))
        await pilot.press("u")
        await wait_until(pilot, lambda: goal_named(workspace, "Excel").discarded_at is not None)


async def test_changing_a_goal_can_be_undone(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#field-person", Input).value = "Fatima"
        app.screen.query_one("#field-steps", FormArea).load_text("Hold det\nNoget nyt")
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Gemt." in notices(app))
        goal = goal_named(workspace, LATE.title)
        assert goal.person == "Fatima"
        assert [step.text for step in goal.steps] == ["Hold det", "Noget nyt"]
        await wait_until(pilot, lambda: "u Fortryd" in keys(app))
        await pilot.press("u")
        await wait_until(pilot, lambda: goal_named(workspace, LATE.title).person == "")
        await wait_until(pilot, lambda: len(goal_named(workspace, LATE.title).steps) == 3)
        assert goal_named(workspace, LATE.title).steps[1].deadline == in_days(-3)


async def test_another_windows_change_to_another_field_stands(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    other = made()
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        other.plan.edit(goal_named(other, LATE.title), GoalChange(support="Et kursus"))
        app.screen.query_one("#field-person", Input).value = "Fatima"
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Gemt." in notices(app))
        goal = goal_named(workspace, LATE.title)
        assert (goal.person, goal.support) == ("Fatima", "Et kursus")


async def test_a_conflict_on_the_same_field_is_told_and_nothing_is_lost(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    other = made()
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        other.plan.edit(goal_named(other, LATE.title), GoalChange(person="Lene"))
        app.screen.query_one("#field-person", Input).value = "Fatima"
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Person er ændret i et andet vindue" in words(app))
        assert goal_named(workspace, LATE.title).person == "Lene"
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Gemt." in notices(app))
        goal = goal_named(workspace, LATE.title)
        assert goal.person == "Fatima"
        assert ("person", "Lene", "Fatima") in workspace.plan.events(goal.id)[0].changes


def asks(app: MakkerApp, title: str) -> bool:
    """Whether a form about a goal is shown."""
    return isinstance(app.screen, Form) and app.screen.text.startswith(title)


async def test_goals_of_the_last_period_are_carried_on_one_after_the_other(made: MakeWorkspace) -> None:
    past = {"period_start": in_days(-400), "period_end": in_days(-36)}
    workspace = made(replace(LATE, **past), replace(SOON, **past, deadline=None))  # type: ignore[arg-type]
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        assert "V Ny periode" in keys(app)
        await pilot.press("V")
        await wait_until(pilot, lambda: asks(app, LATE.title))
        assert "Mål 1 af 2 fra sidste periode." in words(app)
        await pilot.press("tab", *"Godt", "ctrl+s")
        await wait_until(pilot, lambda: asks(app, SOON.title))
        assert "Mål 2 af 2 fra sidste periode." in words(app)
        await pilot.press("tab", *"Godt", "ctrl+s")
        await wait_until(pilot, lambda: len(workspace.plan.goals()) == 4)
        await wait_until(pilot, lambda: not isinstance(app.screen, Form))
        before, after = sorted(
            (goal for goal in workspace.plan.goals() if goal.title == LATE.title), key=lambda goal: goal.id
        )
        assert (before.status, before.outcome, before.carried_to) == ("partly", "Godt", after.id)
        assert after.period_start == in_days(0)
        assert "V Ny periode" not in keys(app)
        assert long_date(after.period_end)


async def test_a_goal_may_end_with_its_period_and_undo_opens_it_again(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("v")
        await wait_until(pilot, lambda: asks(app, LATE.title))
        assert "○ nej, det slutter her" in shown(app)
        assert "Gem" in shown(app)
        await pilot.press("left", "tab", *"Godt", "tab", "right", "ctrl+s")
        await wait_until(pilot, lambda: "Målet er afsluttet." in notices(app))
        (goal,) = workspace.plan.goals()
        assert (goal.status, goal.outcome, goal.carried_to) == ("reached", "Godt", None)
        await wait_until(pilot, lambda: "u Fortryd" in keys(app))
        await pilot.press("u")
        await wait_until(pilot, lambda: "Fortrudt." in notices(app))
        (goal,) = workspace.plan.goals()
        assert (goal.status, goal.outcome) == ("active", "")


async def test_undo_takes_back_nothing_older_than_what_cannot_be_undone(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("enter", "down", "space")
        await wait_until(pilot, lambda: "u Fortryd" in keys(app))
        await pilot.press("f")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"Godt", "ctrl+s")
        await wait_until(pilot, lambda: "Opfølgningen er gemt." in notices(app))
        await wait_until(pilot, lambda: "Følg op" in keys(app))
        assert "u Fortryd" not in keys(app)
        await pilot.press("u")
        await pilot.pause()
        assert goal_named(workspace, LATE.title).steps[0].done is not None
