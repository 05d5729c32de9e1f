"""The number of goals over their deadline, which stands beside "Plan" on the top line from the start."""

from __future__ import annotations

from dataclasses import replace

from assistant.tui.app import MakkerApp
from assistant.tui.review.pick import PickDialog
from tests.tui.looking import shown, top, wait_until
from tests.tui.plan.bench import HERS, LATE, SOON, app_on, opened
from tests.tui.plan.conftest import MakeWorkspace


async def test_goals_over_their_deadline_are_counted_before_the_plan_is_opened(made: MakeWorkspace) -> None:
    done = replace(LATE, title="Nået", status="reached")
    app = MakkerApp(made(LATE, replace(LATE, title="Også sent"), SOON, done))
    async with app.run_test(notifications=True) as pilot:
        await wait_until(pilot, lambda: "Plan 2" in top(app))
        await opened(pilot)
        assert "Plan 2" in top(app)


async def test_a_plan_on_time_shows_no_number(made: MakeWorkspace) -> None:
    app = MakkerApp(made(SOON))
    async with app.run_test(notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open)
        assert "Plan   Samtaler" in top(app)


async def test_the_number_counts_all_goals_also_while_one_persons_are_shown(made: MakeWorkspace) -> None:
    app = app_on(made(LATE, HERS))
    async with app.run_test(notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("number_sign")
        await wait_until(pilot, lambda: isinstance(app.screen, PickDialog))
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: LATE.title not in shown(app) and HERS.title[:20] in shown(app))
        assert screen.person == "Fatima"
        assert shown(app).count("Fatima") == 1  # the name stands above the goals, not on each of them
        assert "Plan 1" in top(app)
