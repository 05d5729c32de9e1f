"""From a wish in the journal to a goal in the plan, with the rules as the engine."""

from __future__ import annotations

from assistant.tui.app import MakkerApp
from assistant.tui.review.screen import ReviewScreen
from tests.tui.looking import notices, shown, wait_until, words
from tests.tui.plan.bench import SIZE, opened
from tests.tui.plan.conftest import MakeWorkspace
from tests.tui.plan.test_tying import journal_of

WISH = "Jeg vil bestå CKA-eksamen senest d. 1/9, fordi jeg brænder for drift. Oskar hjælper mig to timer om ugen."


async def test_an_approved_wish_stands_in_the_plan(made: MakeWorkspace) -> None:
    workspace = made()
    workspace.journal.add(WISH)
    app = MakkerApp(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open and not journal_of(app).questions.busy)
        await pilot.press("g")
        await wait_until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.page == "draft")
        await pilot.press("A")
        await wait_until(pilot, lambda: "Målet er godkendt. Det står nu i Plan (F4)." in notices(app))
        await opened(pilot)
        await wait_until(pilot, lambda: "1. sep" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Oskar hjælper mig" in words(app))
