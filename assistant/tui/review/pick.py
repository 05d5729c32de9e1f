"""A choice from a short list on top of the screen, such as a period or a tag."""

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

from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PickDialog(ModalScreen[int | None]):
    """Shows some words to choose from; returns which one, counted from 0, or None for Esc.

    Args:
        question: the heading.
        words: what to choose from; never read as markup.
        chosen: which one the cursor stands on first.
        wide: whether the words are whole sentences, and want the room.
    """

    CSS_PATH: ClassVar = [DIALOG_CSS, "pick.tcss"]  # of its own, since the journal and the plan use it too
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Vælg", id="choose", tooltip="Tag det, der er under markøren"),
        Binding("escape", "leave", "Fortryd", id="leave", tooltip="Luk uden at vælge"),
    ]

    def __init__(self, question: str, words: Sequence[str], chosen: int = 0, *, wide: bool = False) -> None:
        super().__init__(classes="-wide" if wide else None)
        self.question = question
        self.words = tuple(words)
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        """The heading and the words."""
        with Vertical(classes="dialog-box"):
            yield Static(self.question, classes="dialog-question", markup=False)
            yield OptionList(*(Option(Content(words)) for words in self.words), id="pick", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Puts the cursor on what is chosen now."""
        options = self.query_one(OptionList)
        options.highlighted = min(self.chosen, len(self.words) - 1)
        options.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_choose(self) -> None:
        """Returns the one under the cursor."""
        self.query_one(OptionList).action_select()

    def action_leave(self) -> None:
        """Leaves without a choice."""
        self.dismiss(None)
