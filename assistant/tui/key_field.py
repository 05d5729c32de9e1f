"""The line for the key of a language model: it goes into the key ring, and is never shown again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from textual.message import Message
from textual.widgets import Input

from assistant.settings import environment_key, is_loopback
from assistant.tui.widgets.dialog import Answer

if TYPE_CHECKING:
    from assistant.tui.app import MakkerApp
    from assistant.workspace.connection import Connection

SAVED = "gemt; skriv en ny for at skifte den ud"
NONE = "ingen endnu"
NONE_NEEDED = "ingen; på din egen maskine kræves sjældent en"
FROM_ENVIRONMENT = "fra OPENAI_API_KEY"


class KeyField(Input):
    """Takes a key, and says whether there is one. Its methods are called from workers.

    Args:
        connection: gives the keeper of keys; called in a thread, since that imports much.
    """

    @dataclass
    class Looked(Message):
        """It is known now whether there is a key for the address.

        Attributes:
            saved: whether one is kept on this machine, so that it can be forgotten.
        """

        saved: bool

    def __init__(self, connection: Callable[[], Connection]) -> None:
        super().__init__(password=True, placeholder=NONE_NEEDED, compact=True, id="key")
        self._connection = connection
        self._refused = ""

    @property
    def pending(self) -> str:
        """A key that is written but neither kept nor refused, or empty."""
        text = self.value.strip()
        return "" if text == self._refused else text

    async def look(self, address: str) -> None:
        """Asks whether there is a key for an address, and shows it."""
        if environment_key(address):
            self._show(FROM_ENVIRONMENT, saved=False)
            return
        saved = bool(address) and await asyncio.to_thread(lambda: self._connection().has_key(address))
        self._show(SAVED if saved else _none(address), saved=saved)

    async def keep(self, address: str) -> bool:
        """Keeps the key that is written; where there is no key ring, the user is asked first.

        Args:
            address: the only address that the key will be shown to.

        Returns:
            whether it is kept now; where it is not, it still stands on the line.

        Raises:
            SettingsError: it is no key, or it could not be written.
        """
        key = self.pending
        if not key:
            return True
        self._refused = key  # a second worker does not ask the same thing meanwhile
        app = cast("MakkerApp", self.app)
        allow_file = False
        if not await asyncio.to_thread(lambda: self._connection().has_safe_keyring()):
            answer = await app.ask(
                "Hvor må nøglen ligge?",
                "Maskinen har ingen nøglering. Nøglen kan gemmes i en fil, som kun du kan læse, eller du kan sætte "
                "OPENAI_API_KEY, hver gang du starter makker.",
                (Answer("leave", "Gem den ikke"), Answer("file", "Gem i fil")),
            )
            if answer != "file":
                return False
            allow_file = True
        told = await asyncio.to_thread(
            lambda: self._connection().save_key(address, key, allow_file=allow_file)
        )
        self._refused = ""
        self.value = ""
        self._show(SAVED, saved=True)
        app.tell(told)
        return True

    async def forget(self, address: str) -> None:
        """Deletes the key of an address from this machine."""
        await asyncio.to_thread(lambda: self._connection().forget_key(address))
        self._show(_none(address), saved=False)
        cast("MakkerApp", self.app).tell(f"Nøglen til {address} er slettet fra denne maskine.")

    def _show(self, placeholder: str, *, saved: bool) -> None:
        self.placeholder = placeholder
        self.post_message(self.Looked(saved))


def _none(address: str) -> str:
    """What the empty line says where there is no key."""
    return NONE_NEEDED if not address or is_loopback(urlsplit(address).hostname or "") else NONE
