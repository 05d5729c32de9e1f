"""The command palette: every action, in Danish."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Label, OptionList

from assistant.tui.actions import screen_actions
from assistant.tui.app import RESTART, RESTART_WITH_DEMO
from assistant.tui.commands import Palette
from assistant.tui.help import HelpScreen
from assistant.tui.keys import key_name
from tests.tui.conftest import FirstScreen, MakeApp
from tests.tui.looking import SIZES, keys, shown, wait_until

ENGLISH = (
    "Search",
    "No matches",
    "Quit",
    "Theme",
    "Keys",
    "Screenshot",
    "Maximize",
    "Focus",
    "Copy",
    "Loading",
    "Cursor",
)


@pytest.mark.parametrize("size", SIZES)
async def test_it_offers_every_possible_action_of_screen_and_app(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        app.screen.query_one(Input).focus()
        possible = [action.about for action in screen_actions(app.screen) if action.possible()]
        assert {"Skriv en ny note", "Markér noten [/]", "Åbn indstillinger", "Gå til Udkast"} <= set(possible)
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, Palette)
        options = app.screen.query_one(OptionList)
        await wait_until(pilot, lambda: options.option_count == len(possible) - 1)
        prompts = [str(options.get_option_at_index(place).prompt) for place in range(options.option_count)]
        assert all(
            any(about in prompt for prompt in prompts) for about in possible if "Find alt" not in about
        )
        assert not any("Aldrig" in prompt for prompt in prompts)
        assert "Hvad vil du gøre?" in shown(app)
        assert "Skriv en ny note   n  Ctrl+N" in shown(app)
        assert keys(app) == "Enter Gør det   Esc Luk"
        assert not any(word in shown(app) for word in ENGLISH)


async def test_it_does_what_is_chosen_also_where_the_key_would_write(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        screen = app.screen
        assert isinstance(screen, FirstScreen)
        screen.query_one(Input).focus()
        await pilot.press("ctrl+p", *"markér")
        await wait_until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.calls == ["mark"])
        assert app.screen is screen
        assert screen.query_one(Input).has_focus


@pytest.mark.parametrize(
    ("demo", "about", "outcome"),
    [(False, "Se dig om med eksempler", RESTART_WITH_DEMO), (True, "Gå fra eksemplerne", RESTART)],
)
async def test_the_examples_are_found_and_left_by_it(
    make_app: MakeApp, demo: bool, about: str, outcome: str
) -> None:
    app = make_app(demo=demo)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("ctrl+p", *"eksempler")
        await wait_until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
        assert about in shown(app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: app.return_value is not None)
    assert app.return_value == outcome


async def test_it_finds_by_the_short_name_too(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("ctrl+p", *"hjælp")
        await wait_until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, HelpScreen))


@pytest.mark.parametrize("typed", ["zzz", "[/]", "[b]x", "\\"])
async def test_it_says_in_danish_that_nothing_was_found(make_app: MakeApp, typed: str) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("ctrl+p")
        app.screen.query_one(Input).value = typed
        if typed == "[/]":
            await wait_until(pilot, lambda: app.screen.query_one(OptionList).option_count == 1)
            assert "Markér noten [/]" in shown(app)
        else:
            await wait_until(pilot, lambda: "Intet fundet" in shown(app))
        assert not any(word in shown(app) for word in ENGLISH)


async def test_it_is_closed_by_escape_and_changes_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        screen = app.screen
        screen.query_one(Label).focus()
        await pilot.press("ctrl+p", "ctrl+p", "escape")
        assert app.screen is screen
        assert screen.query_one(Label).has_focus


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("n", "n"),
        ("ctrl+n", "Ctrl+N"),
        ("f1", "F1"),
        ("escape", "Esc"),
        ("slash", "/"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+left", "Ctrl+←"),
        ("pagedown", "Page Down"),
        ("latin_small_letter_ae", "æ"),
        ("1", "1"),
        ("f", "f"),
    ],
)
def test_keys_have_the_names_of_a_danish_keyboard(key: str, name: str) -> None:
    assert key_name(key) == name


async def test_no_key_of_the_frame_needs_alt_graph(make_app: MakeApp) -> None:
    needs_it = set("@£$€{[]}|\\~^¨")
    app = make_app()
    async with app.run_test(notifications=True):
        for action in screen_actions(app.screen):
            assert not needs_it & {name[-1] for name in action.keys}
