"""What is known of the server of a language model: shown, corrected and forgotten."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from assistant.danish.format import number
from assistant.errors import MakkerError, SettingsError
from assistant.tui.widgets.dialog import VerbButton
from assistant.tui.widgets.field import Field, text_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.settings import Settings
    from assistant.tui.app import MakkerApp
    from assistant.workspace.connection import Connection, KnownServer

UNKNOWN = "kendes ikke endnu"
_TOKENS = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d{1,9}")


def read_tokens(text: str) -> int | None:
    """A number of tokens as it is written ("8192", "8.192"), or None for an empty line.

    Raises:
        SettingsError: it is no whole number.
    """
    if not text.strip():
        return None
    if not _TOKENS.fullmatch(text.strip()):
        raise SettingsError(
            f"“{text.strip()}” er ikke et antal tokens. Der er ikke ændret noget.",
            "Skriv et helt tal, for eksempel 8192, eller lad linjen stå tom.",
        )
    return int(re.sub(r"[. ]", "", text))


class ServerProfile(Vertical):
    """Shows what earlier drafts have taught about a server. Its methods are called from workers.

    Args:
        connection: gives what is known; called in a thread, since that imports much.
    """

    class Shown(Message):
        """It is known now whether there is anything to forget."""

    def __init__(self, connection: Callable[[], Connection]) -> None:
        super().__init__(id="server-profile")
        self._connection = connection
        self._known: KnownServer | None = None
        self._refused: str | None = None

    def compose(self) -> ComposeResult:
        """What it can do, how much it holds, and a way to begin anew."""
        yield Field(
            "Plads i tokens",
            text_line("", UNKNOWN, "context"),
            VerbButton("Glem, hvad serveren kan", id="forget_server"),
        )
        yield Static(id="profile", markup=False)

    def on_mount(self) -> None:
        """There is nothing to show before it is read."""
        self.display = False
        self.query_one("#forget_server").display = False

    @property
    def line(self) -> Input:
        """The line for how many tokens the model holds at once."""
        return self.query_one("#context", Input)

    @property
    def is_known(self) -> bool:
        """Whether there is anything to forget."""
        return self._known is not None

    @property
    def pending(self) -> bool:
        """Whether something is written on the line that neither counts nor was refused."""
        text = self.line.value.strip()
        return self.display and text not in (self._chosen, self._refused)

    @property
    def is_refused(self) -> bool:
        """Whether what is written on the line was refused."""
        return self.line.value.strip() == self._refused

    @property
    def _chosen(self) -> str:
        known = self._known
        return number(known.context) if known is not None and known.context_chosen else ""

    async def show(self, settings: Settings) -> None:
        """Reads and shows what is known of the settings' server; without an address there is none."""
        self.display = bool(settings.address())
        known = (
            await asyncio.to_thread(lambda: self._connection().known_server(settings))
            if settings.address()
            else None
        )
        untouched = self.line.value.strip() == self._chosen
        self._known = known
        if untouched:
            self._refused = None
            self.line.value = self._chosen
        told = known is not None and known.context and not known.context_chosen
        self.line.placeholder = f"{number(known.context)}, så vidt vides" if known and told else UNKNOWN
        words = self.query_one("#profile", Static)
        words.display = known is not None
        words.update(known.words if known else "")
        self.query_one("#forget_server").display = known is not None
        self.post_message(self.Shown())

    async def take(self, settings: Settings) -> None:
        """Lets the number on the line count, where it is another than before; a refusal is told, and leaves it there."""
        if not self.pending:
            return
        written = self.line.value.strip()
        self._refused = written  # a second worker does not take the same thing meanwhile
        app = cast("MakkerApp", self.app)
        try:
            tokens = read_tokens(written)
            await asyncio.to_thread(lambda: self._connection().set_context(settings, tokens))
        except MakkerError as error:
            app.tell_error(error)
            return
        if self.line.value.strip() == written:
            self.line.value = self._chosen  # it is shown anew, as it was read
        await self.show(settings)
        app.tell(
            "makker går ud fra, hvad serveren selv siger."
            if tokens is None
            else f"Gemt. makker deler tekster op, der er for lange til {number(tokens)} tokens."
        )

    def keep(self, settings: Settings) -> None:
        """Lets the number on the line count at the end, when nothing can be told any more."""
        if self.pending:
            with suppress(MakkerError):
                self._connection().set_context(settings, read_tokens(self.line.value))

    async def forget(self, settings: Settings) -> None:
        """Forgets what is known of the server, so that the next draft finds it out anew."""
        if self._known is None:
            return
        await asyncio.to_thread(lambda: self._connection().forget_profile(settings))
        self.line.value = ""
        await self.show(settings)
        cast("MakkerApp", self.app).tell(
            "Glemt. makker finder ud af, hvad serveren kan, ved det næste udkast."
        )
