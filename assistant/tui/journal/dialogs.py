"""The journal's questions: which day, which language, which tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.danish.format import long_date, number
from assistant.tui.journal.day import day_of
from assistant.tui.journal.items import ItemList
from assistant.tui.journal.rows import RowList, Stretch, fitted
from assistant.tui.journal.wording import LANGUAGES
from assistant.tui.widgets.dialog import Answer, Dialog, VerbButton, WordsDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult


DIALOG_CSS = "../widgets/dialog.tcss"
"""The looks of dialogs, as seen from here."""


class DayDialog(WordsDialog):
    """Asks which day a note is about; returns it as "2026-03-12", or empty. What can't be read stays to be mended.

    Args:
        written: the day it is about now.
        today: the day from which "i går" is read.
    """

    CSS_PATH = DIALOG_CSS

    def __init__(self, written: date, today: date) -> None:
        super().__init__(
            "Hvilken dag handler noten om?",
            "Skriv for eksempel 12. marts, i går, 12/3 eller 2026-03-12.",
            "Skift dag",
            value=long_date(written),
        )
        self._today = today

    def compose_middle(self) -> ComposeResult:
        """The line, and room for what is the matter with it."""
        yield from super().compose_middle()
        yield Static("", classes="dialog-text", id="day-problem", markup=False)

    def give(self, answer: str) -> None:
        """Returns the day, if it can be read."""
        if answer != "take":
            self.dismiss("")
            return
        day = day_of(self.query_one(Input).value, self._today)
        if day is None:
            self.query_one("#day-problem", Static).update(
                "Den dag kender makker ikke. Skriv den på en anden måde."
            )
        else:
            self.dismiss(day.isoformat())


class LanguageDialog(Dialog):
    """Asks which language a note is written in; returns its code, or empty.

    Args:
        language: the code of the language it has now, or empty.
    """

    CSS_PATH = DIALOG_CSS

    def __init__(self, language: str) -> None:
        super().__init__(
            "Hvilket sprog er noten skrevet på?",
            "Udkast bliver skrevet på dansk uanset notens sprog.",
            [Answer(code, name.capitalize()) for code, name in LANGUAGES.items()],
        )
        self._language = language

    def on_mount(self) -> None:
        """Puts the focus on the language that the note has now."""
        if self._language in LANGUAGES:
            self.query_one(f"#answer-{self._language}", VerbButton).focus()


class TagList(ItemList[tuple[str, int]]):
    """Tags with how many notes have them."""

    def draw_item(self, item: tuple[str, int], line: int, width: int) -> Iterable[Stretch]:  # noqa: ARG002
        """The tag, and to the right how many notes have it."""
        tag, notes = item
        figure = f" {number(notes)} "
        return [Stretch(fitted(f" #{tag}", width - len(figure))), Stretch(figure, "rows--quiet")]


class TagDialog(ModalScreen[str]):
    """Asks which tag the list shall keep to; returns it, or empty.

    Args:
        tags: all tags with how many notes have them, the most used first.
    """

    CSS_PATH = DIALOG_CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Fortryd", id="leave", tooltip="Luk uden at ændre noget"),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    def __init__(self, tags: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._tags = tuple(tags)

    def compose(self) -> ComposeResult:
        """The question, a line to narrow the tags down, and the tags."""
        with Vertical(classes="dialog-box", id="tag-box"):
            yield Static("Vis noter med et emneord", classes="dialog-question", markup=False)
            yield Input(placeholder="skriv for at finde det", compact=True, classes="dialog-words")
            yield TagList(id="tags")

    def on_mount(self) -> None:
        """Shows all tags."""
        self._show_tags("")
        self.query_one(Input).focus()

    def _show_tags(self, words: str) -> None:
        wanted = words.strip().lstrip("#").casefold()
        self.query_one(TagList).show([tag for tag in self._tags if wanted in tag[0]], cursor=0)

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Keeps the tags that hold what was typed."""
        event.stop()
        self._show_tags(event.value)

    @on(Input.Submitted)
    @on(RowList.Opened)
    def take(self) -> None:
        """Returns the tag of the cursor."""
        tag = self.query_one(TagList).selected
        if tag is not None:
            self.dismiss(tag[0])

    def on_click(self) -> None:
        """Keeps the cursor on the line, so that the keys go on."""
        self.query_one(Input).focus()

    def action_step(self, step: int) -> None:
        """Moves among the tags."""
        self.query_one(TagList).action_step(step)

    def action_page(self, pages: int) -> None:
        """Moves among the tags by windows."""
        self.query_one(TagList).action_page(pages)

    def action_leave(self) -> None:
        """Leaves without a tag."""
        self.dismiss("")
