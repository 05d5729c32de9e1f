"""What should be otherwise in a new suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.widgets.dialog import Answer, Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

SUGGESTIONS = ("kortere", "mere konkret", "nævn teamet", "mere om resultatet", "i et jævnere sprog")
WRITE = "write"


class InstructionDialog(Dialog):
    """Asks for an instruction; returns "write" when a suggestion is wanted, and ``words`` then holds what was written."""

    CSS_PATH = DIALOG_CSS
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "pick(1)", show=False, priority=True),
        Binding("up", "pick(-1)", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(
            "Nyt forslag",
            "Skriv, hvad der skal være anderledes, vælg herunder, eller lad linjen stå tom. "
            "Det udkast, du har nu, bliver liggende som en version.",
            (Answer(WRITE, "Skriv forslag"), Answer("leave", "Fortryd")),
        )
        self.words = ""
        self._picked: int | None = None

    def compose_middle(self) -> ComposeResult:
        """The line to write on, and suggestions for it."""
        yield Input(placeholder="for eksempel: kortere", compact=True, classes="dialog-words")
        suggestions = OptionList(*(Option(words) for words in SUGGESTIONS), id="suggestions", compact=True)
        suggestions.can_focus = False
        yield suggestions

    def on_mount(self) -> None:
        """Nothing is chosen at first."""
        self.query_one(OptionList).highlighted = None

    def action_pick(self, step: int) -> None:
        """Puts the next or previous suggestion on the line."""
        before = -1 if step > 0 else 0
        self._take(((before if self._picked is None else self._picked) + step) % len(SUGGESTIONS))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def _take(self, number: int) -> None:
        self._picked = self.query_one(OptionList).highlighted = number
        line = self.query_one(Input)
        line.value = SUGGESTIONS[number]
        line.cursor_position = len(line.value)
        line.focus()

    @on(Input.Submitted)
    def _submit(self) -> None:
        self.give(WRITE)

    def give(self, answer: str) -> None:
        """Returns the answer, with the words at hand."""
        self.words = self.query_one(Input).value.strip()
        self.dismiss(answer if answer == WRITE else "")
