"""The question before something is written to a file: what, as what kind, and where; never over another file unasked."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label

from assistant.errors import MakkerError
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Answer, Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.tui.app import MakkerApp

WRITE = "write"

Words = Sequence[tuple[str, str]]
"""Options as (id, words); the id of a kind is the ending of its files, without the dot."""

SuggestPath = Callable[[str, str], Path]
"""Gives a free path for a scope and a kind; called in a thread."""


@dataclass(frozen=True)
class FileWish:
    """What the user wants written.

    Attributes:
        scope: the id of what is to be written, or empty where there is no choice.
        kind: the ending of the file, without the dot.
        path: where to.
    """

    scope: str
    kind: str
    path: Path


class FileDialog(Dialog):
    """Asks what to write and where; returns "write", and ``wish`` then holds the choices.

    Args:
        question: the heading.
        kinds: the kinds of files; the first one is chosen where ``kind`` is none of them.
        kind: which kind to begin with.
        suggest: gives a free path.
        scopes: the choices of what to write; none are shown where there are fewer than two.
        before: what was wished before, where that could not be done.
        text: what the file is for, or empty.
    """

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "Input"

    def __init__(
        self,
        question: str,
        kinds: Words,
        kind: str,
        suggest: SuggestPath,
        scopes: Words = (),
        before: FileWish | None = None,
        text: str = "",
    ) -> None:
        super().__init__(question, text, answers=(Answer(WRITE, "Gem"), Answer("leave", "Fortryd")))
        self.kinds = tuple(kinds)
        self.scopes = tuple(scopes)
        first_scope = self.scopes[0][0] if self.scopes else ""
        self._first = before or FileWish(first_scope, kind, Path())
        self._first_path = str(before.path) if before else ""
        self._suggest = suggest
        self._suggested = ""
        self.wish: FileWish | None = None

    def compose_middle(self) -> ComposeResult:
        """The choices, each under its word."""
        known = dict(self.kinds)
        with Vertical(classes="file-choices"):
            if len(self.scopes) > 1:
                yield Label("Hvad", classes="file-label", markup=False)
                yield Choice(self.scopes, self._first.scope, id="file-scope")
            if len(self.kinds) > 1:
                yield Label("Som", classes="file-label", markup=False)
                kind = self._first.kind if self._first.kind in known else self.kinds[0][0]
                yield Choice(self.kinds, kind, id="file-kind")
            yield from self.compose_more()
            yield Label("Fil", classes="file-label", markup=False)
            yield Input(self._first_path, compact=True, classes="dialog-words", id="file-path")

    def compose_more(self) -> ComposeResult:
        """What a subclass asks beside."""
        yield from ()

    def on_mount(self) -> None:
        """Suggests a file."""
        self._suggest_path()

    def chosen(self, name: str, otherwise: str) -> str:
        """The value of a choice, or another where it is not asked."""
        return next((choice.value for choice in self.query(name).results(Choice)), otherwise)

    @property
    def scope(self) -> str:
        """What is to be written."""
        return self.chosen("#file-scope", self._first.scope)

    @property
    def kind(self) -> str:
        """The kind that is chosen."""
        return self.chosen("#file-kind", self.kinds[0][0])

    @on(Choice.Changed)
    def _suggest_path(self) -> None:
        self.run_worker(self._put_suggestion(), exclusive=True, group="suggest", exit_on_error=False)

    async def _put_suggestion(self) -> None:
        kind = self.kind
        path = str(await asyncio.to_thread(self._suggest, self.scope, kind))
        line = self.query_one("#file-path", Input)
        if line.value in ("", self._suggested):
            line.value = self._suggested = path
        elif Path(line.value).suffix[1:].lower() in dict(self.kinds):
            line.value = str(Path(line.value).with_suffix(f".{kind}"))  # the user's own name stays
        line.cursor_position = 0
        self.call_after_refresh(line.action_end)  # the name is what one looks for, not the folder

    @on(Input.Submitted)
    def _submit(self) -> None:
        self.give(WRITE)

    def give(self, answer: str) -> None:
        """Returns the answer, with the choices at hand."""
        words = self.query_one("#file-path", Input).value.strip()
        if answer != WRITE:
            self.dismiss("")
        elif words:
            path = Path(words).expanduser()
            if path.suffix[1:].lower() not in dict(self.kinds):
                path = path.with_name(f"{path.name}.{self.kind}")
            self.wish = FileWish(self.scope, path.suffix[1:].lower(), path)
            self.dismiss(WRITE)


async def save_as(
    app: MakkerApp,
    ask: Callable[[FileWish | None], FileDialog],
    write: Callable[[FileWish, bool], Awaitable[Path]],
) -> Path | None:
    """Asks what to write and where until it is written or given up, and tells it; to be called from a worker.

    Args:
        app: asks and tells.
        ask: makes the question, with what was wished before.
        write: writes; the second argument says whether a file that is there may be replaced.
    """
    wish: FileWish | None = None
    while True:
        question = ask(wish)
        if await app.push_screen_wait(question) != WRITE or question.wish is None:
            return None
        wish = question.wish
        replace = await asyncio.to_thread(wish.path.is_file)
        if replace and not await _may_replace(app, wish.path):
            continue
        try:
            written = await write(wish, replace)
        except MakkerError as error:
            app.tell_error(error)
            continue
        app.tell(f"Gemt som {written.name}.", f"Filen ligger i {written.parent}.")
        return written


async def _may_replace(app: MakkerApp, path: Path) -> bool:
    answer = await app.ask(
        "Der er allerede en fil med det navn. Skal den overskrives?",
        str(path),
        (Answer("keep", "Behold den"), Answer("replace", "Overskriv", warns=True)),
    )
    return answer == "replace"
