"""Indstillinger: each change counts at once, is kept, and is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from assistant.tui.app import RESTART
from assistant.tui.settings_screen import SettingsScreen
from assistant.tui.themes import DARK, LIGHT
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Dialog
from tests.tui.conftest import MakeApp
from tests.tui.looking import SIZES, keys, notices, shown, top, wait_until, words
from tests.tui.settings_bench import LOCAL, names, opened, saved, write


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_is_seen_at_once(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(settings=f'base_url = "{LOCAL}"\nmodel = "qwen2.5:7b"\n')
    async with app.run_test(size=size, notifications=True) as pilot:
        await opened(app, pilot)
        text = shown(app)
        for expected in (
            "Indstillinger",
            "● Automatisk",
            LOCAL,
            "qwen2.5:7b",
            "Nøgle",
            "Mappe til noter",
            "● Som terminalen",
        ):
            assert expected in text
        assert "Nu skriver qwen2.5:7b på 127.0.0.1:11434. Intet forlader maskinen." in words(app)
        assert "ingen; på din egen maskine kræves sjældent en" in text
        columns = {
            line.index(words)
            for line in text.splitlines()
            for words in ("Automatisk", LOCAL, "qwen2.5:7b", "kendes ikke endnu", "Som terminalen")
            if words in line and "Nu skriver" not in line and not line.strip().startswith("makker")
        }
        assert len(columns) == 2  # the words of a choice stand after its mark
        assert keys(app).startswith("Esc Tilbage   Ctrl+T Prøv forbindelsen")
        assert "F9" not in keys(app)


async def test_it_is_opened_by_key_and_by_a_click_on_the_engine(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("f9")
        assert names(app) == ["FirstScreen", "SettingsScreen"]
        await pilot.press("f9")
        assert names(app) == ["FirstScreen", "SettingsScreen"]
        await pilot.press("escape")
        assert names(app) == ["FirstScreen"]
        await pilot.click("TopLine", offset=(76, 0))
        assert names(app) == ["FirstScreen", "SettingsScreen"]


async def test_another_engine_counts_at_once_and_is_kept(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(settings='base_url = "https://api.openai.com/v1"\nmodel = "gpt-x"\n')
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        assert "sendes til api.openai.com" in top(app)
        assert "sendes til api.openai.com, når du har set den og sagt ja" in words(app)
        app.screen.query_one("#engine").focus()
        await pilot.press("right")
        assert top(app).endswith("regler · lokalt")
        await wait_until(pilot, lambda: "regler. Intet forlader maskinen." in words(app))
        assert "Adresse" not in shown(app)
        assert "Prøv" not in keys(app)
        await wait_until(pilot, lambda: notices(app) == ["Gemt."])
        assert saved(tmp_path).engine == "rules"
        await pilot.press("right", "right", "right")
        assert app.workspace.settings.engine == "chat"


async def test_colours_change_at_once(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(settings='theme = "makker lys"\n')
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        assert app.theme == LIGHT
        app.screen.query_one("#theme", Choice).focus()
        await pilot.press("right")
        assert app.theme == DARK
        await wait_until(pilot, lambda: saved(tmp_path).theme == DARK)


@pytest.mark.parametrize("ending", ["enter", "tab", "escape"])
async def test_an_address_is_taken_however_the_line_is_left(
    make_app: MakeApp, tmp_path: Path, ending: str
) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await write(pilot, "base_url", f" {LOCAL} ", ending)
        await wait_until(pilot, lambda: saved(tmp_path).base_url == LOCAL)
        assert "lokalt" in top(app)
        assert "regler" not in top(app)


async def test_an_address_that_is_refused_stays_on_the_line_and_is_not_used(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app(settings=f'base_url = "{LOCAL}"\n')
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await write(pilot, "base_url", "http://10.0.0.9/v1")
        await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: notices(app))
        assert "ukrypteret" in notices(app)[0]
        assert app.screen.query_one("#base_url", Input).value == "http://10.0.0.9/v1"
        assert app.workspace.settings.base_url == LOCAL
        assert saved(tmp_path).base_url == LOCAL


async def test_what_is_written_survives_that_makker_is_closed_at_once(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await write(pilot, "base_url", LOCAL, "ctrl+q")
    assert saved(tmp_path).base_url == LOCAL


async def test_another_folder_is_asked_about_and_opened_anew(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await write(pilot, "data_dir", str(tmp_path / "nye noter"))
        await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        assert app.workspace.settings.data_dir is None
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: app.return_value)
    assert app.return_value == RESTART
    assert saved(tmp_path).data_dir == tmp_path / "nye noter"
    assert (tmp_path / "nye noter").is_dir()


@pytest.mark.parametrize("folder", ["noter", "FILE/noter"])
async def test_a_folder_that_cannot_be_used_is_told_and_nothing_changes(
    make_app: MakeApp, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "fil").touch()
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await write(pilot, "data_dir", folder.replace("FILE", str(tmp_path / "fil")))
        if folder != "noter":
            await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
            await pilot.press("right", "enter")
        await wait_until(pilot, lambda: notices(app))
        assert "Mappen" in notices(app)[0]
        assert isinstance(app.screen, SettingsScreen)
        assert not (tmp_path / "settings.toml").exists()


async def test_the_folder_of_the_examples_cannot_be_changed(make_app: MakeApp) -> None:
    app = make_app(demo=True)
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        assert app.screen.query_one("#data_dir", Input).disabled
        assert "Eksemplerne slettes, når du lukker." in shown(app)


async def test_a_file_that_was_broken_meanwhile_is_not_written_over(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app(settings='engine = "rules"\n')
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        (tmp_path / "settings.toml").write_text("engine = \n", encoding="utf-8")
        app.screen.query_one("#engine").focus()
        await pilot.press("left")
        await wait_until(pilot, lambda: notices(app))
        assert "Linje 1" in notices(app)[0]
        assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == "engine = \n"
        assert app.workspace.settings.engine == "auto"


async def test_a_host_without_encryption_is_used_when_it_is_allowed(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app(settings=f'base_url = "{LOCAL}"\n')
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await write(pilot, "base_url", "http://10.0.0.9/v1")
        await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: saved(tmp_path).base_url == "http://10.0.0.9/v1")
        assert saved(tmp_path).allowed_http_hosts == ("10.0.0.9",)
        assert "10.0.0.9" in top(app)
