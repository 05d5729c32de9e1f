"""What a new user meets."""

from __future__ import annotations

import pytest

from assistant.tui.app import RESTART_WITH_DEMO
from assistant.tui.settings_screen import SettingsScreen
from assistant.tui.welcome import WelcomeScreen
from tests.tui.conftest import FirstScreen, MakeApp
from tests.tui.looking import SIZES, keys, shown, wait_until


@pytest.mark.parametrize("size", SIZES)
async def test_it_meets_the_user_who_has_no_notes(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(notes=False)
    async with app.run_test(size=size, notifications=True) as pilot:
        assert isinstance(app.screen, WelcomeScreen)
        text = shown(app)
        for words in (
            "Velkommen til makker",
            "Skriv den første note",
            "Se dig om med eksempler",
            "Forbind en sprogmodel",
            "uden den skriver makkers egne regler.",
        ):
            assert words in text
        assert keys(app).startswith("Enter Vælg   Esc Til journalen")
        await wait_until(pilot, lambda: app.workspace_open)
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize("pressed", [["enter"], ["1"], ["down", "up", "space"]])
async def test_the_first_way_begins_a_note(make_app: MakeApp, pressed: list[str]) -> None:
    app = make_app(notes=False)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*pressed)
        await wait_until(pilot, lambda: isinstance(app.screen, FirstScreen))
        screen = app.screen
        assert isinstance(screen, FirstScreen)
        await wait_until(pilot, lambda: screen.calls == ["first"])


@pytest.mark.parametrize("pressed", [["2"], ["down", "enter"]])
async def test_the_second_way_starts_again_with_examples(make_app: MakeApp, pressed: list[str]) -> None:
    app = make_app(notes=False)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*pressed)
    assert app.return_value == RESTART_WITH_DEMO


@pytest.mark.parametrize("pressed", [["3"], ["down", "down", "enter"]])
async def test_the_third_way_leads_to_the_settings(make_app: MakeApp, pressed: list[str]) -> None:
    app = make_app(notes=False)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*pressed)
        await wait_until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(app.screen, FirstScreen))


async def test_the_mouse_chooses_too(make_app: MakeApp) -> None:
    app = make_app(notes=False)
    async with app.run_test(notifications=True) as pilot:
        await pilot.click("#way-settings")
        await wait_until(pilot, lambda: isinstance(app.screen, SettingsScreen))


async def test_escape_leads_to_the_empty_journal(make_app: MakeApp) -> None:
    app = make_app(notes=False)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("escape")
        screen = app.screen
        assert isinstance(screen, FirstScreen)
        assert screen.calls == []


@pytest.mark.parametrize("given", [{"demo": True, "notes": False}, {"notes": True}])
async def test_the_examples_and_a_store_with_notes_are_met_without_it(
    make_app: MakeApp, given: dict[str, bool]
) -> None:
    app = make_app(**given)
    async with app.run_test(notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open)
        assert isinstance(app.screen, FirstScreen)


async def test_the_top_line_says_that_these_are_examples(make_app: MakeApp) -> None:
    app = make_app(demo=True)
    async with app.run_test(notifications=True):
        assert "eksempler · regler · lokalt" in shown(app)
