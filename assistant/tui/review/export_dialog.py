"""The question before drafts are written to a document: what of them, as what, where, and what of the missing parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Label

from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.file_dialog import FileDialog, FileWish, SuggestPath, Words

if TYPE_CHECKING:
    from textual.app import ComposeResult

KINDS = (("docx", "Word"), ("pdf", "PDF"), ("md", "Markdown"), ("txt", "ren tekst"))
LEAVE_OUT, SHOW = "leave_out", "show"


class ExportDialog(FileDialog):
    """Asks as ``FileDialog`` does; ``include_missing`` then says whether parts that are missing are shown as such.

    Args:
        scopes: (id, words) for each choice of drafts.
        kind: which kind to begin with.
        suggest: gives a free path for a scope and a kind.
        before: what was wished before, where that could not be done.
        include_missing: what was answered before.
    """

    CSS_PATH = DIALOG_CSS

    def __init__(
        self,
        scopes: Words,
        kind: str,
        suggest: SuggestPath,
        before: FileWish | None = None,
        *,
        include_missing: bool = False,
    ) -> None:
        super().__init__("Gem som fil", KINDS, kind, suggest, scopes, before)
        self.include_missing = include_missing

    def compose_more(self) -> ComposeResult:
        """What becomes of parts that are missing."""
        yield Label("Dele, der mangler", classes="file-label", markup=False)
        answers = ((LEAVE_OUT, "udelad dem"), (SHOW, "vis dem som [mangler: …]"))
        yield Choice(answers, SHOW if self.include_missing else LEAVE_OUT, id="export-missing")

    def give(self, answer: str) -> None:
        """Returns the answer, with the choices at hand."""
        self.include_missing = self.chosen("#export-missing", LEAVE_OUT) == SHOW
        super().give(answer)
