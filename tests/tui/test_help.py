"""The help page: a few sentences and all keys of the screen."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input

from assistant.tui.actions import screen_actions
from assistant.tui.help import HelpScreen
from tests.tui.conftest import FirstScreen, MakeApp
from tests.tui.looking import SIZES, keys, shown


@pytest.mark.parametrize("size", SIZES)
async def test_it_explains_the_screen_it_was_opened_on(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        app.screen.query_one(Input).focus()
        await pilot.press("f1")
        text = shown(app)
        assert "Hjælp · Journal" in text
        assert "Her skriver du noter [/]." in text
        assert "Noter" in text
        assert "n  Ctrl+N               Skriv en ny note" in text
        assert "F1 Hjælp" not in keys(app)
        assert keys(app).startswith("Esc Tilbage")


async def test_every_key_with_a_word_stands_there(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 100), notifications=True) as pilot:
        actions = screen_actions(app.screen)
        await pilot.press("f1")
        text = shown(app)
        for action in actions:
            if not action.keys:
                continue
            assert action.about in text
            assert "  ".join(action.keys) in text
        assert (
            text.index("Noter")
            < text.index("På denne skærm")
            < text.index("Mens du skriver")
            < text.index("Overalt")
        )


async def test_it_scrolls_by_key_and_goes_back_by_escape(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.screen.query_one(Input).focus()
        await pilot.press("f1", "pagedown")
        await pilot.pause(0.3)
        assert app.screen.query_one(VerticalScroll).scroll_y > 0
        await pilot.press("f1")
        assert len(app.screen_stack) == 2
        await pilot.press("escape")
        assert isinstance(app.screen, FirstScreen)
        assert app.screen.query_one(Input).has_focus


async def test_the_settings_have_their_own_page(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await pilot.press("f9", "f1")
        assert isinstance(app.screen, HelpScreen)
        assert "Hjælp · Indstillinger" in shown(app)
        assert "Ctrl+T                  Spørg sprogmodellen, om den er der" in shown(app)
