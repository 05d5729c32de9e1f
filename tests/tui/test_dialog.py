"""Questions on top of a screen."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.containers import VerticalScroll

from assistant.tui.app import MakkerApp
from assistant.tui.widgets.dialog import Answer, Dialog, TextDialog, VerbButton, WordsDialog
from tests.tui.conftest import MakeApp
from tests.tui.looking import SIZES, keys, shown, wait_until

ANSWERS = (Answer("keep", "Behold"), Answer("delete", "Slet", warns=True))


def asked(app: MakkerApp, dialog: Dialog) -> list[str]:
    """Asks, and collects the answer."""
    answers: list[str] = []
    app.push_screen(dialog, lambda answer: answers.append(answer or ""))
    return answers


@pytest.mark.parametrize(
    ("pressed", "answer"),
    [
        (["enter"], "keep"),
        (["escape"], ""),
        (["right", "enter"], "delete"),
        (["tab", "space"], "delete"),
        (["right", "left", "enter"], "keep"),
    ],
)
async def test_a_question_is_answered_by_key(make_app: MakeApp, pressed: list[str], answer: str) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        answers = asked(app, Dialog("Vil du slette [/]?", "Den [b]kan[/] hentes frem.", ANSWERS))
        await pilot.pause()
        assert "Vil du slette [/]?" in shown(app)
        assert "Den [b]kan[/] hentes frem." in shown(app)
        assert keys(app) == "Enter Vælg   Esc Fortryd"
        await pilot.press(*pressed)
        await wait_until(pilot, lambda: answers == [answer])


async def test_a_question_is_answered_by_mouse(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        answers = asked(app, Dialog("Vil du?", "", ANSWERS))
        await pilot.pause()
        await pilot.click("#answer-delete")
        await wait_until(pilot, lambda: answers == ["delete"])


async def test_the_keys_of_the_screen_below_are_silent(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        dialog = Dialog("Vil du?", "", ANSWERS)
        asked(app, dialog)
        await pilot.press("f3", "n", "ctrl+n", "f9", "f1", "ctrl+p")
        assert app.screen is dialog


@pytest.mark.parametrize("size", [*SIZES, (60, 18)])
async def test_a_long_text_can_be_read_to_its_end(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    text = "\n".join(f"[/] linje {number}" for number in range(300))
    async with app.run_test(size=size, notifications=True) as pilot:
        answers = asked(app, TextDialog("Må teksten sendes?", "Den sendes til x.", text, ANSWERS))
        await pilot.pause()
        assert "[/] linje 0" in shown(app)
        assert "Behold" in shown(app)
        assert "Læs videre" in keys(app)
        box = app.screen.query_one(VerticalScroll)
        for _ in range(300):
            await pilot.press("down")
            if box.scroll_y >= box.max_scroll_y:
                break
        assert "[/] linje 299" in shown(app)
        await pilot.press("up")
        assert box.scroll_y < box.max_scroll_y
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: answers == ["delete"])


@pytest.mark.parametrize(
    ("pressed", "answer"),
    [
        (["enter"], "kortere nu"),
        (["tab", "enter"], "kortere nu"),
        (["escape"], ""),
        (["tab", "right", "enter"], ""),
    ],
)
async def test_words_are_asked_for(make_app: MakeApp, pressed: list[str], answer: str) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        answers = asked(app, WordsDialog("Hvad skal være anderledes?", "", "Skriv igen", value="kortere "))
        await pilot.pause()
        await pilot.press("n", "u", *pressed)
        await wait_until(pilot, lambda: answers)
        assert answers == [answer]


async def test_a_throwing_answer_is_shown_in_the_warning_colour(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        asked(app, Dialog("Vil du?", "", ANSWERS))
        await pilot.pause()
        keep, delete = app.screen.query(VerbButton)
        warning = Color.parse(app.current_theme.warning or "")
        assert all(abs(a - b) <= 1 for a, b in zip(delete.styles.color.rgb, warning.rgb, strict=True))
        assert keep.has_focus


async def test_buttons_that_have_no_room_beside_each_other_go_on_below(make_app: MakeApp) -> None:
    verbs = ("Lav referat", "Tag løn med", "Ret noterne først", "Fortryd")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        answers = asked(app, Dialog("Vil du?", "", [Answer(f"a{n}", verb) for n, verb in enumerate(verbs)]))
        await pilot.pause()
        box = app.screen.query_one(".dialog-box").content_region
        for button in app.screen.query(VerbButton):
            assert box.contains_region(button.region)
        assert all(verb in shown(app) for verb in verbs)
        assert await pilot.click("#answer-a3")
        await wait_until(pilot, lambda: answers == ["a3"])
