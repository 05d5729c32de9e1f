"""Small questions on top of a screen, answered by verbs: a plain one, one with a text to look through, one that asks for words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from assistant.tui.widgets.flow import Flow
from assistant.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


@dataclass(frozen=True)
class Answer:
    """One way to answer.

    Attributes:
        id: what the dialog returns.
        verb: the button, such as "Slet" or "Behold".
        warns: whether it throws something away or sends text out; it is then shown in the warning colour.
    """

    id: str
    verb: str
    warns: bool = False


class VerbButton(Button):
    """A flat button of one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", "Vælg", id="choose", tooltip="Gør det, der står på knappen"),
    ]

    def __init__(self, verb: str, *, id: str | None = None, warns: bool = False) -> None:
        super().__init__(Content(verb), id=id, compact=True)
        self.set_class(warns, "-warns")


class Dialog(ModalScreen[str]):
    """Asks a question; returns the id of the answer, or empty for Esc, which changes nothing.

    Args:
        question: the heading, a whole sentence.
        text: what follows from the answers; never read as markup.
        answers: the buttons, the safe one first, since it has the focus.
    """

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = "VerbButton"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Fortryd", id="leave", tooltip="Luk uden at ændre noget"),
        Binding("right,down", "app.focus_next", show=False),
        Binding("left,up", "app.focus_previous", show=False),
    ]

    def __init__(self, question: str, text: str = "", answers: Sequence[Answer] = ()) -> None:
        super().__init__()
        self.question = question
        self.text = text
        self.answers = tuple(answers) or (Answer("close", "Luk"),)

    def compose(self) -> ComposeResult:
        """The question, the text, what a subclass adds, and the buttons."""
        with Vertical(classes="dialog-box"):
            yield Static(self.question, classes="dialog-question", markup=False)
            if self.text:
                yield Static(self.text, classes="dialog-text", markup=False)
            yield from self.compose_middle()
            with Flow(classes="dialog-answers"):
                for answer in self.answers:
                    yield VerbButton(answer.verb, id=f"answer-{answer.id}", warns=answer.warns)
        yield KeyLine()

    def compose_middle(self) -> ComposeResult:
        """What stands between text and buttons; nothing in the plain dialog."""
        yield from ()

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Gives the answer of the button."""
        event.stop()
        self.give((event.button.id or "").removeprefix("answer-"))

    def give(self, answer: str) -> None:
        """Returns the answer."""
        self.dismiss(answer)

    def action_leave(self) -> None:
        """Leaves without an answer."""
        self.dismiss("")


class TextDialog(Dialog):
    """Asks a question about a text that the user can look through, such as what is about to be sent.

    Args:
        question: the heading.
        text: what it is about.
        shown: the text to look through, as it is; never read as markup.
        answers: the buttons, the safe one first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,pagedown", "read(1)", "Læs videre", id="read_on", tooltip="Rul teksten ned"),
        Binding("up,pageup", "read(-1)", "Læs tilbage", id="read_back", show=False, tooltip="Rul teksten op"),
    ]

    def __init__(self, question: str, text: str, shown: str, answers: Sequence[Answer]) -> None:
        super().__init__(question, text, answers)
        self.shown = shown

    def compose_middle(self) -> ComposeResult:
        """The text, in a box that scrolls."""
        with VerticalScroll(classes="dialog-shown", can_focus=False):
            yield Static(Content(self.shown))

    def action_read(self, direction: int) -> None:
        """Scrolls the text by most of what is shown; 1 is on, -1 is back."""
        shown = self.query_one(".dialog-shown", VerticalScroll)
        shown.scroll_relative(y=direction * max(1, shown.size.height - 2), animate=False)


class WordsLine(Input):
    """The line to write a few words on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Færdig", id="take_words", tooltip="Brug det, du har skrevet"),
    ]

    def on_mount(self) -> None:
        """Lets the user write on."""
        self.cursor_position = len(self.value)


class WordsDialog(Dialog):
    """Asks for a few words; returns them stripped, or empty for Esc and for no words.

    Args:
        question: the heading.
        text: what the words are for.
        verb: the button that takes them.
        value: the words to begin with.
        placeholder: an example of what to write.
    """

    AUTO_FOCUS = "WordsLine"

    def __init__(
        self, question: str, text: str, verb: str, *, value: str = "", placeholder: str = ""
    ) -> None:
        super().__init__(question, text, (Answer("take", verb), Answer("leave", "Fortryd")))
        self.value = value
        self.placeholder = placeholder

    def compose_middle(self) -> ComposeResult:
        """The line to write on."""
        yield WordsLine(
            self.value,
            placeholder=self.placeholder,
            compact=True,
            select_on_focus=False,
            classes="dialog-words",
        )

    @on(Input.Submitted)
    def take(self) -> None:
        """Returns the words."""
        self.give("take")

    def give(self, answer: str) -> None:
        """Returns the words, or nothing."""
        self.dismiss(self.query_one(Input).value.strip() if answer == "take" else "")
