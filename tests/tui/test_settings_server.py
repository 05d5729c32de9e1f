"""The model in Indstillinger: found, tried, and what is known of its server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, Static

from assistant.danish.format import number
from assistant.engines.chat.discovery import LocalServer
from assistant.engines.chat.endpoint import LimitField, Profile, Structured
from assistant.errors import EndpointError, SettingsError
from assistant.tui.server_profile import read_tokens
from assistant.tui.widgets.dialog import Dialog
from tests.tui.conftest import MakeApp
from tests.tui.looking import SIZES, keys, notices, shown, wait_until, words
from tests.tui.settings_bench import LOCAL, BenchConnection, names, opened, saved, write


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


async def test_models_of_the_machine_are_found_when_asked_and_taken(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app(settings='engine = "chat"\n')
    connection = BenchConnection(tmp_path)
    assert connection.servers is not None
    connection.servers.profiles.keep(LOCAL, "qwen3[/]", Profile(context=4_096), frozenset())
    connection.local = [LocalServer("Ollama", LOCAL, ("gemma3", "qwen3[/]"))]
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await pilot.press("ctrl+l")
        await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
        assert "gemma3 i Ollama" in words(app)
        await pilot.press("right", "right", "enter")
        await wait_until(pilot, lambda: app.settings.model == "qwen3[/]")
        assert app.settings.base_url == LOCAL
        await wait_until(pilot, lambda: "Plads til 4.096 tokens" in words(app))
    assert saved(tmp_path).model == "qwen3[/]"


async def test_no_model_on_the_machine_is_told(make_app: MakeApp) -> None:
    app = make_app(settings='engine = "chat"\n')
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot)
        await pilot.press("ctrl+l")
        await wait_until(pilot, lambda: "Der kører ingen sprogmodel" in words(app))


LEARNT = Profile(Structured.OBJECT, LimitField.TOKENS, temperature=False, context=4_096, probed=True)
SET_UP = f'base_url = "{LOCAL}"\nmodel = "gemma3"\n'


def server_known(folder: Path, profile: Profile = LEARNT) -> BenchConnection:
    """A connection that has learnt something of the server."""
    connection = BenchConnection(folder)
    assert connection.servers is not None
    connection.servers.profiles.keep(LOCAL, "gemma3", profile, frozenset())
    return connection


def kept(connection: BenchConnection) -> Profile | None:
    """What is kept of the server."""
    assert connection.servers is not None
    found = connection.servers.profiles.find(LOCAL, "gemma3")
    return found.profile if found else None


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_server_can_do_is_shown_and_can_be_forgotten(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = make_app(settings=SET_UP)
    connection = server_known(tmp_path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await opened(app, pilot, connection)
        assert "den bedes om JSON uden skema" in words(app)
        assert "4.096, så vidt vides" in shown(app)
        assert size[0] == 80 or "F6 Glem serveren" in keys(app)
        assert "Farver" in shown(app)
        await pilot.press("f6")
        await wait_until(pilot, lambda: notices(app))
        assert notices(app) == ["Glemt. makker finder ud af, hvad serveren kan, ved det næste udkast."]
        assert kept(connection) is None
        assert "JSON" not in shown(app)
        assert "kendes ikke endnu" in shown(app)
        assert "Glem serveren" not in keys(app)
        assert "Glem, hvad" not in shown(app)


async def test_a_click_forgets_the_server_as_well(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(settings=SET_UP)
    connection = server_known(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await pilot.click("#forget_server")
        await wait_until(pilot, lambda: kept(connection) is None)


async def test_without_an_address_there_is_no_server_to_know(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, BenchConnection(tmp_path))
        assert "Plads i tokens" not in shown(app)
        await write(pilot, "base_url", LOCAL)
        await wait_until(pilot, lambda: "Plads i tokens" in shown(app))


@pytest.mark.parametrize("ending", ["enter", "tab", "escape", "ctrl+q"])
async def test_the_room_is_taken_however_the_line_is_left(
    make_app: MakeApp, tmp_path: Path, ending: str
) -> None:
    app = make_app(settings=SET_UP)
    connection = server_known(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await write(pilot, "context", "16384", ending)
        await wait_until(pilot, lambda: kept(connection) != LEARNT)
        if ending in ("enter", "tab"):
            await wait_until(pilot, lambda: notices(app))
            assert notices(app) == ["Gemt. makker deler tekster op, der er for lange til 16.384 tokens."]
            assert "16.384 tokens ad gangen, som du har sagt" in words(app)
            assert app.screen.query_one("#context", Input).value == "16.384"
        elif ending == "escape":
            await wait_until(pilot, lambda: names(app) == ["FirstScreen"])
    assert kept(connection) == replace(LEARNT, context=16_384, context_chosen=True)


async def test_an_empty_line_goes_by_what_the_server_says(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(settings=SET_UP)
    connection = server_known(tmp_path, replace(LEARNT, context_chosen=True))
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        assert app.screen.query_one("#context", Input).value == "4.096"
        await write(pilot, "context", "")
        await wait_until(pilot, lambda: notices(app) == ["makker går ud fra, hvad serveren selv siger."])
        assert kept(connection) == replace(LEARNT, context=0, probed=False)


@pytest.mark.parametrize(
    ("written", "told"), [("mange[/]", "“mange[/]” er ikke et antal"), ("12", "mellem 2.048 og")]
)
async def test_a_room_that_makes_no_sense_is_told_once_and_stays_on_the_line(
    make_app: MakeApp, tmp_path: Path, written: str, told: str
) -> None:
    app = make_app(settings=SET_UP)
    connection = server_known(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await write(pilot, "context", written, "escape")
        await wait_until(pilot, lambda: notices(app))
        assert told in notices(app)[0]
        assert names(app)[-1] == "SettingsScreen"
        assert app.screen.query_one("#context", Input).value == written
        assert kept(connection) == LEARNT
        await pilot.press("escape")
        await wait_until(pilot, lambda: names(app) == ["FirstScreen"])
        assert len(notices(app)) == 1


async def test_another_model_shows_what_is_known_of_that_one(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(settings=SET_UP)
    connection = server_known(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await opened(app, pilot, connection)
        await write(pilot, "model", "qwen3")
        await wait_until(pilot, lambda: "JSON" not in shown(app))


@given(st.integers(0, 999_999_999))
def test_a_number_of_tokens_is_read_as_it_is_written(tokens: int) -> None:
    assert read_tokens(f" {tokens} ") == read_tokens(number(tokens)) == tokens
    assert read_tokens(f"{tokens:,}".replace(",", " ")) == tokens


@pytest.mark.parametrize("text", ["8k", "8,5", "-1", "1.23", "²", "9" * 40])
def test_what_is_no_number_of_tokens_is_refused(text: str) -> None:
    with pytest.raises(SettingsError):
        read_tokens(text)
