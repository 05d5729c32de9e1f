"""Indstillinger: each change counts at once, is kept, and is told."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from textual.widgets import Input, Static

from assistant.engines.chat.discovery import LocalServer
from assistant.errors import EndpointError, SettingsError
from assistant.settings import Settings, load
from assistant.tui.app import RESTART, MakkerApp
from assistant.tui.settings_screen import SettingsScreen
from assistant.tui.themes import DARK, LIGHT
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Dialog
from tests.tui.conftest import MakeApp
from tests.tui.looking import SIZES, keys, notices, shown, top, wait_until, words

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from assistant.workspace.connection import Connection

LOCAL = "http://127.0.0.1:11434/v1"


class BenchConnection:
    """Keeps keys in memory; the model answers, fails or hangs."""

    def __init__(self, *, error: EndpointError | None = None, hangs: bool = False, ring: bool = True) -> None:
        self.keys: dict[str, str] = {}
        self.tried: list[Settings] = []
        self.cancelled = False
        self.local: list[LocalServer] = []
        self._error = error
        self._hangs = hangs
        self._ring = ring

    def has_safe_keyring(self) -> bool:
        return self._ring

    def save_key(self, base_url: str, key: str, *, allow_file: bool = False) -> str:
        if " " in key:
            raise SettingsError("Nøglen indeholder mellemrum.", "Kopiér den igen.")
        if not (self._ring or allow_file):
            raise SettingsError("Nøglen er ikke gemt.")
        self.keys[base_url] = key
        return "Nøglen ligger i en fil." if allow_file else "Nøglen er gemt i nøgleringen."

    def forget_key(self, base_url: str) -> None:
        self.keys.pop(base_url, None)

    def has_key(self, base_url: str) -> bool:
        return base_url in self.keys

    def profile_words(self, settings: Settings) -> str:
        return f"Plads til 4.096 tokens hos {settings.model}." if settings.model else ""

    async def find_local(self) -> list[LocalServer]:
        return self.local

    async def try_connection(self, settings: Settings) -> str:
        self.tried.append(settings)
        if self._error:
            raise self._error
        if self._hangs:
            try:
                await asyncio.Event().wait()
            finally:
                self.cancelled = True
        return "Modellen svarer [/]."


async def opened(
    app: MakkerApp, pilot: Pilot[str], connection: BenchConnection | None = None
) -> SettingsScreen:
    """Opens the settings with a connection of the bench."""
    screen = SettingsScreen(cast("Connection", connection or BenchConnection()))
    app.push_screen(screen)
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    return screen


async def write(pilot: Pilot[str], line: str, text: str, *ending: str) -> None:
    field = pilot.app.screen.query_one(f"#{line}", Input)
    field.focus()
    field.value = text
    await pilot.press(*(ending or ("enter",)))
    await pilot.pause()


def names(app: MakkerApp) -> list[str]:
    """The screens that lie on each other, the lowest first."""
    return [type(screen).__name__ for screen in app.screen_stack]


def saved(tmp_path: Path) -> Settings:
    return load(tmp_path / "settings.toml")


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


async def test_a_key_is_kept_and_never_shown(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(settings='base_url = "https://x.example/v1"\n')
    connection = BenchConnection()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        assert "Glem nøglen" not in shown(app)
        field = app.screen.query_one("#key", Input)
        field.focus()
        await pilot.press(*"sk-12")
        assert "sk-12" not in shown(app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: notices(app))
        assert connection.keys == {"https://x.example/v1": "sk-12"}
        assert notices(app) == ["Nøglen er gemt i nøgleringen."]
        assert field.value == ""
        await wait_until(pilot, lambda: "gemt; skriv en ny for at skifte den ud" in shown(app))
        assert "sk-12" not in (tmp_path / "settings.toml").read_text(encoding="utf-8")
        await pilot.press("ctrl+g")
        await wait_until(pilot, lambda: connection.keys == {})
        await wait_until(pilot, lambda: "Glem nøglen" not in shown(app))


async def test_without_a_key_ring_the_user_is_asked_for_a_file(make_app: MakeApp) -> None:
    app = make_app(settings='base_url = "https://x.example/v1"\n')
    connection = BenchConnection(ring=False)
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await write(pilot, "key", "sk-1")
        await wait_until(pilot, lambda: "Hvor må nøglen ligge?" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: names(app)[-1] == "SettingsScreen")
        field = app.screen.query_one("#key", Input)
        assert field.value == "sk-1"
        assert connection.keys == {}
        await pilot.press("end", "2", "enter")
        await wait_until(pilot, lambda: "Hvor må nøglen ligge?" in shown(app))
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: connection.keys == {"https://x.example/v1": "sk-12"})
        await wait_until(pilot, lambda: notices(app) == ["Nøglen ligger i en fil."])


async def test_a_key_is_kept_also_when_the_screen_is_left(make_app: MakeApp) -> None:
    app = make_app(settings='base_url = "https://x.example/v1"\n')
    connection = BenchConnection()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await write(pilot, "key", "sk-1", "escape")
        await wait_until(pilot, lambda: names(app) == ["FirstScreen"])
        assert connection.keys == {"https://x.example/v1": "sk-1"}


async def test_what_is_no_key_is_told_and_stays_on_the_line(make_app: MakeApp) -> None:
    app = make_app(settings='base_url = "https://x.example/v1"\n')
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await write(pilot, "key", "sk 1")
        await wait_until(pilot, lambda: notices(app) == ["Nøglen indeholder mellemrum.\nKopiér den igen."])
        assert app.screen.query_one("#key", Input).value == "sk 1"


async def test_what_is_written_survives_that_makker_is_closed_at_once(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await write(pilot, "base_url", LOCAL, "ctrl+q")
    assert saved(tmp_path).base_url == LOCAL


async def test_a_key_without_an_address_is_taken_for_openai(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    connection = BenchConnection()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await write(pilot, "key", "sk-1")
        await wait_until(pilot, lambda: saved(tmp_path).base_url == "https://api.openai.com/v1")
        assert connection.keys == {"https://api.openai.com/v1": "sk-1"}
        assert "sendes til api.openai.com" in top(app)


async def test_the_environment_is_named_as_where_the_key_is_from(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-env")
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        assert "fra OPENAI_API_KEY" in shown(app)
        assert "sk-env" not in shown(app)


async def test_the_connection_is_tried_with_what_is_on_the_lines(make_app: MakeApp) -> None:
    app = make_app()
    connection = BenchConnection()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        field = app.screen.query_one("#base_url", Input)
        field.focus()
        field.value = LOCAL
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: "Modellen svarer [/]." in shown(app))
        assert [settings.base_url for settings in connection.tried] == [LOCAL]


async def test_a_connection_that_fails_says_why_and_what_to_do(make_app: MakeApp) -> None:
    app = make_app(settings=f'base_url = "{LOCAL}"\n')
    error = EndpointError("Kunne ikke nå modellen på 127.0.0.1:11434.", "Er den startet?")
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, BenchConnection(error=error))
        await pilot.click("#try")
        await wait_until(pilot, lambda: "11434. Er den startet?" in words(app))
        assert app.screen.query_one("#tried", Static).has_class("-warns")


async def test_escape_stops_an_attempt_that_hangs_before_it_goes_back(make_app: MakeApp) -> None:
    app = make_app(settings=f'base_url = "{LOCAL}"\n')
    connection = BenchConnection(hangs=True)
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: connection.tried)
        assert "Prøver" in shown(app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: connection.cancelled)
        assert names(app) == ["FirstScreen", "SettingsScreen"]
        assert "Stoppet." in shown(app)
        await pilot.press("escape")
        assert names(app) == ["FirstScreen"]


async def test_without_an_address_there_is_nothing_to_try(make_app: MakeApp) -> None:
    app = make_app()
    connection = BenchConnection()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: "Skriv en adresse først" in shown(app))
        assert connection.tried == []


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


async def test_models_of_the_machine_are_found_when_asked_and_taken(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app(settings='engine = "chat"\n')
    connection = BenchConnection()
    connection.local = [LocalServer("Ollama", LOCAL, ("gemma3", "qwen3[/]"))]
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await pilot.press("ctrl+l")
        await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
        assert "gemma3 i Ollama" in words(app)
        await pilot.press("right", "right", "enter")
        await wait_until(pilot, lambda: app.settings.model == "qwen3[/]")
        assert app.settings.base_url == LOCAL
        await wait_until(pilot, lambda: "Plads til 4.096 tokens hos qwen3[/]" in words(app))
    assert saved(tmp_path).model == "qwen3[/]"


async def test_no_model_on_the_machine_is_told(make_app: MakeApp) -> None:
    app = make_app(settings='engine = "chat"\n')
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await pilot.press("ctrl+l")
        await wait_until(pilot, lambda: "Der kører ingen sprogmodel" in words(app))


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
