"""A text that was drafted for the user, to be changed before it is used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from assistant.export.text import clean
from assistant.tui.journal.note_area import NoteArea
from assistant.tui.widgets.dialog import Answer, Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult


class WritingDialog(Dialog):
    """Shows a text that can be changed; returns the id of the answer, and ``words`` then holds the text.

    Args:
        question: the heading.
        text: what the text is for.
        words: the text to begin with.
        answers: the buttons; the first one has the focus.
    """

    def __init__(self, question: str, text: str, words: str, answers: Sequence[Answer]) -> None:
        super().__init__(question, text, answers)
        self.words = words

    def compose_middle(self) -> ComposeResult:
        """The text."""
        area = NoteArea(id="dialog-writing")
        area.add_class("dialog-area")
        yield area

    def on_mount(self) -> None:
        """Fills the text in."""
        self.query_one(NoteArea).load_text(clean(self.words))

    @on(NoteArea.CopyRequested)
    def _copy(self, event: NoteArea.CopyRequested) -> None:
        event.stop()
        self.query_one(NoteArea).remember_copy(event.text)
        self.app.copy_to_clipboard(event.text)

    def give(self, answer: str) -> None:
        """Returns the answer, with the text at hand."""
        self.words = self.query_one(NoteArea).text
        self.dismiss(answer)
