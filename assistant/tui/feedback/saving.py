"""The question before feedback goes into the journal: whose it is, and when it was said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from assistant.danish.format import long_date
from assistant.tasks.feedback import ROLES
from assistant.tui.journal.day import day_of
from assistant.tui.journal.note_area import NAMELESS
from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Answer, Dialog
from assistant.workspace.feedback import GIVEN, RECEIVED, Talk

if TYPE_CHECKING:
    from textual.app import ComposeResult

SAVE, WITH_QUESTIONS = "save", "questions"
OWN, SUGGESTED = "own", "suggested"

_NOBODY = ("", "ved ikke")


class Line(Input):
    """A line to write a few words on; "/" and its like write, although their names are no characters to Textual."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key writes."""
        return key in NAMELESS or super().check_consume_key(key, character)


class AnswerLine(Line):
    """A line of the question, from which Enter saves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Gem", id="take_words", tooltip="Gem i journalen"),
    ]


class SaveDialog(Dialog):
    """Asks whose feedback it is; returns "save" or "questions", and ``talk`` and ``which`` then hold what was said.

    Args:
        kind: given or received, to begin with.
        suggested: whether there is a suggestion, which may be what is kept.
        today: the day it is.
    """

    CSS_PATH = DIALOG_CSS
    AUTO_FOCUS = "AnswerLine"
    DEFAULT_CSS = """
    SaveDialog {
        & .save-row { height: 1; margin-top: 1; }
        & .save-label { width: 12; color: $text-muted; }
        & Line { width: 1fr; padding: 0 1; background: $background; border: none; height: 1; }
        & #save-problem { color: $warning; }
    }
    """

    def __init__(self, kind: str, *, suggested: bool, today: date) -> None:
        super().__init__(
            "Gem feedback i journalen",
            "",
            (
                Answer(SAVE, "Gem"),
                Answer(WITH_QUESTIONS, "Gem, og lav spørgsmål til næste 1:1"),
                Answer("leave", "Fortryd"),
            ),
        )
        self._kind = kind
        self._suggested = suggested
        self._today = today
        self.talk = Talk(kind, "", "", today)
        self.which = OWN

    def compose_middle(self) -> ComposeResult:
        """A line for each thing that is asked."""
        kinds = ((GIVEN, "jeg har givet den"), (RECEIVED, "jeg har fået den"))
        with Horizontal(classes="save-row"):
            yield Static("Hvad", classes="save-label")
            yield Choice(kinds, self._kind, id="save-kind")
        with Horizontal(classes="save-row"):
            yield Static("Hvem", classes="save-label")
            yield AnswerLine(placeholder="navnet på den anden, eller tomt", compact=True, id="save-person")
        with Horizontal(classes="save-row"):
            yield Static("Den anden", classes="save-label")
            yield Choice((*((name, name) for name in ROLES.values()), _NOBODY), "", id="save-role")
        with Horizontal(classes="save-row"):
            yield Static("Hvornår", classes="save-label")
            yield AnswerLine(long_date(self._today), compact=True, id="save-day")
        with Horizontal(classes="save-row", id="save-which-row"):
            yield Static("Tekst", classes="save-label")
            yield Choice(((SUGGESTED, "forslaget"), (OWN, "min tekst")), self._first_text, id="save-which")
        yield Static("", classes="dialog-text", id="save-problem", markup=False)

    @property
    def _first_text(self) -> str:
        return SUGGESTED if self._suggested and self._kind == GIVEN else OWN

    def on_mount(self) -> None:
        """Asks only what there is to choose."""
        self._agree(self._kind)

    def _agree(self, kind: str) -> None:
        self.query_one("#save-which-row").display = self._suggested and kind == GIVEN
        self.query_one("#save-problem").display = False
        self.query_one("#answer-questions").display = kind == RECEIVED

    @on(Choice.Changed, "#save-kind")
    def _kind_changed(self, event: Choice.Changed) -> None:
        event.stop()
        self._agree(event.value)
        which = SUGGESTED if self._suggested and event.value == GIVEN else OWN
        self.query_one("#save-which", Choice).show_value(which)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.give(SAVE)

    def give(self, answer: str) -> None:
        """Returns the answer, with what was said at hand; a day that can't be read stays to be mended."""
        if answer not in (SAVE, WITH_QUESTIONS):
            self.dismiss("")
            return
        day = day_of(self.query_one("#save-day", Input).value, self._today)
        problem = self.query_one("#save-problem", Static)
        problem.display = day is None
        if day is None:
            problem.update("Den dag kender makker ikke. Skriv den på en anden måde.")
            return
        self.talk = Talk(
            kind=self.query_one("#save-kind", Choice).value,
            person=self.query_one("#save-person", Input).value.strip(),
            role=self.query_one("#save-role", Choice).value,
            day=day,
        )
        self.which = self.query_one("#save-which", Choice).value
        self.dismiss(answer)
