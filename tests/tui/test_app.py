"""The frame: modes, the two lines, notices, small windows, the start and the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Label

from assistant.errors import StoreError
from assistant.settings import load
from assistant.tui.themes import DARK, LIGHT
from assistant.tui.widgets.dialog import Answer, Dialog
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.small import SmallWindow
from assistant.tui.widgets.topline import TopLine
from tests.tui.conftest import FirstScreen, MakeApp, SecondScreen
from tests.tui.looking import SIZES, click_on, keys, notices, shown, top, wait_until


def first(app: object) -> FirstScreen:
    screen = app.mode_screens()[0]  # type: ignore[attr-defined]
    assert isinstance(screen, FirstScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_modes_are_reached_by_key_and_by_mouse(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("f3")
        assert isinstance(app.screen, SecondScreen)
        await click_on(pilot, TopLine, "mode:journal")
        assert isinstance(app.screen, FirstScreen)
        await pilot.press("f3", "f3")
        assert isinstance(app.screen, SecondScreen)


async def test_going_to_a_mode_leaves_the_page_on_top(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("f1", "f3")
        assert isinstance(app.screen, SecondScreen)
        await pilot.press("f2")
        assert isinstance(app.screen, FirstScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_line_shows_what_works_where_the_focus_is(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        app.screen.query_one(Label).focus()
        await pilot.pause()
        assert keys(app).startswith("n Ny   m Markér   ")
        assert keys(app).endswith("F1 Hjælp")
        assert "Aldrig" not in keys(app)
        app.screen.query_one(Input).focus()
        await pilot.pause()
        assert keys(app).startswith("Ctrl+N Ny   ")
        assert "Markér" not in keys(app)
        await pilot.press("n", "ctrl+n")
        assert first(app).calls == ["new"]
        assert app.screen.query_one(Input).value == "n"


async def test_the_key_line_drops_the_least_important_keys_in_a_narrow_window(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(60, 24), notifications=True) as pilot:
        app.screen.query_one(Label).focus()
        await pilot.pause()
        assert len(keys(app)) <= 56
        assert keys(app).startswith("n Ny   m Markér   ")
        assert keys(app).endswith("F1 Hjælp")
        assert keys(app) in shown(app)


async def test_a_click_on_the_key_line_presses_the_key(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        app.screen.query_one(Label).focus()
        await pilot.pause()
        await click_on(pilot, KeyLine, "m")
        await pilot.pause()
        assert first(app).calls == ["mark"]


async def test_the_top_line_says_that_the_rules_write_and_nothing_leaves(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True):
        assert top(app).endswith("regler · lokalt")
        app.set_mode_count("review", 3)
        assert "Udkast 3" in top(app)
        assert len(top(app)) == 76


async def test_a_model_on_this_machine_is_local(make_app: MakeApp) -> None:
    app = make_app(settings='base_url = "http://127.0.0.1:11434/v1"\nmodel = "qwen2.5:7b"\n')
    async with app.run_test(notifications=True):
        assert top(app).endswith("qwen2.5:7b · lokalt")


@pytest.mark.parametrize(
    "model", ["gpt-4.1-mini", "a-model-with-a-name-that-is-longer-than-any-line-can-hold"]
)
async def test_text_that_leaves_the_machine_is_said_in_the_warning_colour(
    make_app: MakeApp, model: str
) -> None:
    app = make_app(settings=f'base_url = "https://api.openai.com/v1"\nmodel = "{model}"\n')
    async with app.run_test(size=(80, 24), notifications=True):
        assert top(app).endswith("sendes til api.openai.com")
        assert model[:10] in top(app)
        assert len(top(app)) <= 76
        place = app.screen.query_one(TopLine).pieces()[-1]
        assert "$warning" in place.style


@pytest.mark.parametrize("text", ["[/]", "[/x] [b]", "[@click=app.quit]x[/]", "[", "]", "\\[b]"])
async def test_notices_are_never_read_as_markup(make_app: MakeApp, text: str) -> None:
    app = make_app()
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        app.tell(text, text, "warning")
        await pilot.pause()
        assert shown(app).count(text) == 2


async def test_screens_are_told_once_that_the_workspace_is_open(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await wait_until(pilot, lambda: app.workspace_open)
        await wait_until(pilot, lambda: first(app).ready == 1)
        await pilot.press("f3")
        await pilot.pause()
        await pilot.press("f2", "f3")
        second = app.screen
        assert isinstance(second, SecondScreen)
        assert (first(app).ready, second.ready) == (1, 1)


async def test_a_store_that_cannot_be_opened_is_told_and_the_app_stays(make_app: MakeApp) -> None:
    app = make_app(error=StoreError("Noterne er låst [/].", "Luk det andet vindue."))
    async with app.run_test(notifications=True) as pilot:
        await wait_until(pilot, lambda: notices(app))
        assert notices(app) == ["Noterne er låst [/].\nLuk det andet vindue."]
        assert not app.workspace_open
        await pilot.press("f3")
        assert isinstance(app.screen, SecondScreen)


async def test_a_small_window_asks_for_room_and_loses_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        line = app.screen.query_one(Input)
        line.focus()
        await pilot.press("h", "e", "j")
        await pilot.resize_terminal(50, 15)
        await wait_until(pilot, lambda: isinstance(app.screen, SmallWindow))
        assert "Vinduet er for lille" in shown(app)
        await pilot.press("x", "f3", "ctrl+p", "f9")
        assert isinstance(app.screen, SmallWindow)
        await pilot.resize_terminal(40, 12)
        await pilot.resize_terminal(80, 24)
        await wait_until(pilot, lambda: isinstance(app.screen, FirstScreen))
        assert line.has_focus
        assert line.value == "hej"


async def test_a_window_that_is_small_from_the_start(make_app: MakeApp) -> None:
    app = make_app(notes=False)
    async with app.run_test(size=(40, 10), notifications=True) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, SmallWindow))
        await wait_until(pilot, lambda: app.workspace_open)
        assert isinstance(app.screen, SmallWindow)
        await pilot.resize_terminal(80, 24)
        await wait_until(pilot, lambda: "Velkommen til makker" in shown(app))


async def test_a_question_that_comes_while_the_window_is_small_waits(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(40, 10), notifications=True) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, SmallWindow))
        app.push_screen(Dialog("Vil du?", answers=(Answer("yes", "Ja"),)))
        await wait_until(pilot, lambda: isinstance(app.screen, SmallWindow))
        await pilot.resize_terminal(80, 24)
        await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(app.screen, FirstScreen))


async def test_control_c_copies_in_a_text_and_elsewhere_tells_how_to_leave(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        line = app.screen.query_one(Input)
        line.focus()
        await pilot.press("h", "e", "j", "ctrl+shift+a", "ctrl+c")
        assert app.clipboard == "hej"
        assert notices(app) == []
        app.screen.query_one(Label).focus()
        await pilot.press("ctrl+c")
        assert notices(app) == ["Ctrl+Q lukker makker.\nCtrl+C kopierer, når du har markeret tekst."]


async def test_leaving_keeps_the_work(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        screen = first(app)
        await pilot.press("f9", "ctrl+q")
        await pilot.pause()
    assert screen.kept == 1
    assert app.return_code == 0


async def test_an_unexpected_fault_keeps_the_work_and_hides_the_text(
    make_app: MakeApp, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: FirstScreen) -> None:
        raise ValueError("Lene var ikke tilfreds")

    monkeypatch.setattr(FirstScreen, "action_mark", fail)
    app = make_app()
    screens = []

    async def press_m() -> None:
        async with app.run_test(notifications=True) as pilot:
            screens.append(first(app))
            app.screen.query_one(Label).focus()
            await pilot.press("m")

    with pytest.raises(ValueError, match="Lene"):
        await press_m()
    assert [screen.kept for screen in screens] == [1]
    log = (tmp_path / "data" / "makker.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "test_app.py" in log
    assert "Lene" not in log
    assert str(Path(__file__).parent) not in log
    told = capsys.readouterr().err
    assert "makker måtte stoppe" in told
    assert "Traceback" not in told
    assert "Lene" not in told


async def test_a_fault_in_a_worker_is_told_and_the_app_goes_on(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(self: FirstScreen) -> None:
        def fail() -> None:
            raise ValueError("Lene")

        self.run_worker(fail, thread=True, exit_on_error=False)

    monkeypatch.setattr(FirstScreen, "action_mark", work)
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        app.screen.query_one(Label).focus()
        await pilot.press("m")
        await wait_until(pilot, lambda: notices(app))
        assert "fejl i programmet" in notices(app)[0]
        assert "Lene" not in notices(app)[0]
        assert "Lene" not in (tmp_path / "data" / "makker.log").read_text(encoding="utf-8")
        await pilot.press("f3")
        assert isinstance(app.screen, SecondScreen)


async def test_the_theme_is_changed_by_key_and_remembered(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(settings='# min egen\ntheme = "makker lys"\n')
    async with app.run_test(notifications=True) as pilot:
        assert app.theme == LIGHT
        await pilot.press("f8")
        assert app.theme == DARK
        await app.workers.wait_for_complete()
    assert load(tmp_path / "settings.toml").theme == DARK
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8").startswith("# min egen\n")


async def test_an_unknown_key_in_the_settings_is_told(make_app: MakeApp) -> None:
    app = make_app(settings="modle = 1\n")
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert any("modle" in notice for notice in notices(app))
