"""The question before a document is written: what of it, as what, and where."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label

from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Answer, Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

WRITE = "write"
KINDS = (("docx", "Word"), ("pdf", "PDF"), ("md", "Markdown"), ("txt", "Ren tekst"))
LEAVE_OUT, SHOW = "leave_out", "show"

SuggestPath = Callable[[str, str], Awaitable[Path]]


@dataclass(frozen=True)
class ExportWish:
    """What the user wants written.

    Attributes:
        scope: which drafts, one of the ids that the dialog offered.
        kind: "docx", "pdf", "md" or "txt".
        path: where to.
        include_missing: whether parts that are missing are shown as such.
    """

    scope: str
    kind: str
    path: Path
    include_missing: bool


class ExportDialog(Dialog):
    """Asks what to write and where; returns "write", and ``wish`` then holds the choices.

    Args:
        scopes: (id, words) for each choice of drafts.
        kind: which kind to begin with.
        suggest: gives a free path for a scope and a kind.
        before: what was wished before, where that could not be done; None for the first time.
    """

    CSS_PATH = DIALOG_CSS
    AUTO_FOCUS = "Input"

    def __init__(
        self,
        scopes: Sequence[tuple[str, str]],
        kind: str,
        suggest: SuggestPath,
        before: ExportWish | None = None,
    ) -> None:
        super().__init__("Gem som fil", answers=(Answer(WRITE, "Gem"), Answer("leave", "Fortryd")))
        self.scopes = tuple(scopes)
        self._first = before or ExportWish(self.scopes[0][0], kind, Path(), include_missing=False)
        self._first_path = str(before.path) if before else ""
        self._suggest = suggest
        self._suggested = ""
        self.wish: ExportWish | None = None

    def compose_middle(self) -> ComposeResult:
        """The choices, each under its word."""
        with Vertical(id="export-choices"):
            if len(self.scopes) > 1:
                yield Label("Hvad", classes="export-label", markup=False)
                yield Choice(self.scopes, self._first.scope, id="export-scope")
            yield Label("Som", classes="export-label", markup=False)
            yield Choice(KINDS, self._first.kind, id="export-kind")
            yield Label("Dele, der mangler", classes="export-label", markup=False)
            missing = ((LEAVE_OUT, "udelad dem"), (SHOW, "vis dem som [mangler: …]"))
            yield Choice(missing, SHOW if self._first.include_missing else LEAVE_OUT, id="export-missing")
            yield Label("Fil", classes="export-label", markup=False)
            yield Input(self._first_path, compact=True, classes="dialog-words", id="export-path")

    def on_mount(self) -> None:
        """Suggests a file."""
        self._suggest_path()

    def _chosen(self, name: str) -> str:
        return self.query_one(name, Choice).value

    @property
    def _scope(self) -> str:
        return self._chosen("#export-scope") if len(self.scopes) > 1 else self.scopes[0][0]

    @on(Choice.Changed)
    def _suggest_path(self) -> None:
        self.run_worker(self._put_suggestion(), exclusive=True, group="suggest", exit_on_error=False)

    async def _put_suggestion(self) -> None:
        path = str(await self._suggest(self._scope, self._chosen("#export-kind")))
        line = self.query_one("#export-path", Input)
        # A name that the user wrote is left alone.
        if line.value in ("", self._suggested):
            line.value = self._suggested = path
            line.cursor_position = len(path)

    @on(Input.Submitted)
    def _submit(self) -> None:
        self.give(WRITE)

    def give(self, answer: str) -> None:
        """Returns the answer, with the choices at hand."""
        path = self.query_one("#export-path", Input).value.strip()
        if answer != WRITE:
            self.dismiss("")
        elif path:
            self.wish = ExportWish(
                self._scope,
                self._chosen("#export-kind"),
                Path(path).expanduser(),
                self._chosen("#export-missing") == SHOW,
            )
            self.dismiss(WRITE)
