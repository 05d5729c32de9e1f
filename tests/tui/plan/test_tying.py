"""A note is evidence of a goal: tied in the journal by one key, shown under the goal."""

from __future__ import annotations

from textual import events

from assistant.tui.journal.screen import JournalScreen
from tests.tui.looking import keys, notices, shown, wait_until
from tests.tui.plan.bench import LATE, SIZE, SOON, app_on, goal_named, opened
from tests.tui.plan.conftest import MakeWorkspace


def journal_of(app: object) -> JournalScreen:
    from assistant.tui.app import MakkerApp

    assert isinstance(app, MakkerApp)
    return next(screen for screen in app.mode_screens() if isinstance(screen, JournalScreen))


async def test_one_key_ties_a_note_to_the_only_goal(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open and not journal_of(app).questions.busy)
        assert "t Til mål" in keys(app)
        await pilot.press("t")
        await wait_until(pilot, lambda: any("hører nu til målet" in notice for notice in notices(app)))
        goal = goal_named(workspace, LATE.title)
        assert [note.title for note in workspace.plan.notes(goal.id)] == ["Oplæg om tryksår"]
        await opened(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Oplæg om tryksår" in shown(app))
        await pilot.press("end")
        assert "Enter Åbn noten" in keys(app)
        await pilot.press("delete")
        await wait_until(pilot, lambda: not workspace.plan.notes(goal.id))
        await wait_until(pilot, lambda: "u Fortryd" in keys(app))
        await pilot.press("u")
        await wait_until(pilot, lambda: workspace.plan.notes(goal.id))


async def test_with_several_goals_it_asks_and_a_second_time_takes_it_off(made: MakeWorkspace) -> None:
    workspace = made(LATE, SOON)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open and not journal_of(app).questions.busy)
        expected = [0]
        for tied in (1, 0):  # the second time the cursor stands on the goal that was chosen last
            expected[0] = tied
            await pilot.press("t")
            await wait_until(pilot, lambda: "Hvilket mål hører noten til?" in shown(app))
            if tied:
                await pilot.press("down")
            await pilot.press("enter")
            await wait_until(pilot, lambda: goal_named(workspace, SOON.title).note_count == expected[0])
            await wait_until(
                pilot, lambda: isinstance(app.screen, JournalScreen) and not app.screen.questions.busy
            )


async def test_a_quick_enter_chooses_the_goal(made: MakeWorkspace) -> None:
    workspace = made(LATE, SOON)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open and not journal_of(app).questions.busy)
        app.post_message(events.Key("t", "t"))
        app.post_message(events.Key("enter", None))
        await wait_until(pilot, lambda: goal_named(workspace, LATE.title).note_count == 1)
        assert journal_of(app).in_list


async def test_without_goals_it_says_how_to_get_one(made: MakeWorkspace) -> None:
    app = app_on(made())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open and not journal_of(app).questions.busy)
        await pilot.press("t")
        await wait_until(pilot, lambda: any("ingen mål i planen" in notice for notice in notices(app)))


async def test_enter_on_a_note_leads_to_it_in_the_journal(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    workspace.plan.tie(goal_named(workspace, LATE.title), 1)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.goals.about.notes)
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, JournalScreen))
        await wait_until(pilot, lambda: "Jeg holdt det første oplæg." in shown(app))


async def test_the_key_writes_while_the_cursor_stands_in_the_text(made: MakeWorkspace) -> None:
    app = app_on(made(LATE))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open and not journal_of(app).questions.busy)
        await pilot.press("n", "t", "t")
        await wait_until(pilot, lambda: journal_of(app).editor.area.text == "tt")
