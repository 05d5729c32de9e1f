"""The key in Indstillinger: kept where it is safe, never shown, and forgotten when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.conftest import MakeApp
from tests.tui.looking import notices, shown, top, wait_until
from tests.tui.settings_bench import BenchConnection, names, opened, saved, write


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
