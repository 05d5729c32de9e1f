"""A bench for the settings: keys in memory, and a model that answers, fails or hangs."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.widgets import Input

from assistant.engines.chat.discovery import LocalServer
from assistant.errors import EndpointError, SettingsError
from assistant.settings import Settings, load
from assistant.tui.app import MakkerApp
from assistant.tui.settings_screen import SettingsScreen
from assistant.workspace.connection import Connection, KnownServer

if TYPE_CHECKING:
    from textual.pilot import Pilot

LOCAL = "http://127.0.0.1:11434/v1"


class BenchConnection:
    """Keeps keys in memory; the model answers, fails or hangs.

    Args:
        folder: where what is known of servers is kept; None where nothing is.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        error: EndpointError | None = None,
        hangs: bool = False,
        ring: bool = True,
    ) -> None:
        self.servers = Connection(folder / "keys.json") if folder else None
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

    def known_server(self, settings: Settings) -> KnownServer | None:
        return self.servers.known_server(settings) if self.servers else None

    def set_context(self, settings: Settings, tokens: int | None) -> None:
        assert self.servers is not None
        self.servers.set_context(settings, tokens)

    def forget_profile(self, settings: Settings) -> None:
        assert self.servers is not None
        self.servers.forget_profile(settings)

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
    screen = SettingsScreen(cast(Connection, connection or BenchConnection()))
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
