"""A choice of several from a short list on top of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

ON, OFF = "●", "○"


class PickManyDialog(ModalScreen[tuple[int, ...]]):
    """Shows some words to choose from; returns which ones, counted from 0 and in order, or none for Esc.

    Enter takes those that are marked, or the one under the cursor where none is.

    Args:
        question: the heading.
        words: what to choose from; never read as markup.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Tag med", id="take", tooltip="Tag det markerede med", priority=True),
        Binding("m,space", "mark", "Markér", id="mark", tooltip="Markér eller fjern markeringen"),
        Binding("A", "mark_all", "Alle", id="mark_all", tooltip="Markér alle, eller fjern alle markeringer"),
        Binding("escape", "leave", "Fortryd", id="leave", tooltip="Luk uden at tage noget med"),
    ]

    def __init__(self, question: str, words: Sequence[str]) -> None:
        super().__init__()
        self.question = question
        self.words = tuple(words)
        self.marked: set[int] = set()

    def compose(self) -> ComposeResult:
        """The heading and the words."""
        with Vertical(classes="dialog-box"):
            yield Static(self.question, classes="dialog-question", markup=False)
            yield OptionList(
                *(Option(self._line(number)) for number in range(len(self.words))),
                classes="dialog-options",
                compact=True,
            )
        yield KeyLine()

    def _line(self, number: int) -> Content:
        return Content(f"{ON if number in self.marked else OFF} {self.words[number]}")

    @property
    def _options(self) -> OptionList:
        return self.query_one(OptionList)

    def on_mount(self) -> None:
        """Puts the cursor on the first."""
        self._options.highlighted = 0
        self._options.focus()

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self._turn(event.option_index)

    def _turn(self, number: int) -> None:
        self.marked ^= {number}
        self._options.replace_option_prompt_at_index(number, self._line(number))

    def action_mark(self) -> None:
        """Marks the one under the cursor, and goes on to the next."""
        options = self._options
        if options.highlighted is not None:
            self._turn(options.highlighted)
            options.action_cursor_down()

    def action_mark_all(self) -> None:
        """Marks all; none where all are."""
        everyone = set(range(len(self.words)))
        for number in everyone - self.marked if self.marked != everyone else everyone:
            self._turn(number)

    def action_take(self) -> None:
        """Returns those that are marked, or the one under the cursor."""
        here = self._options.highlighted
        alone = () if here is None else (here,)
        self.dismiss(tuple(sorted(self.marked)) or alone)

    def action_leave(self) -> None:
        """Returns none."""
        self.dismiss(())
