"""The phrase bank: what to say in the talk, by what it is for, to search in and to copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from assistant.danish.format import count
from assistant.tui.bindings import bound
from assistant.tui.feedback.saving import Line
from assistant.tui.journal.questions import Questions
from assistant.tui.journal.rows import RowList, Stretch, fitted
from assistant.tui.mode_screen import PageScreen
from assistant.tui.widgets.prose import wrap

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.worker import Worker

    from assistant.danish.phrases import Group
    from assistant.export.clipboard import Copied

BANK = Binding.Group("Vendinger")
NOTHING = "Ingen vending med de ord. Prøv et andet ord, eller tøm linjen med Esc."
_WIDEST = 92
_INDENT = "  "


class PhraseLine(Line):
    """The line to search on; arrow down and Enter lead to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "leave", "Til listen", id="to_phrases", tooltip="Gå til vendingerne"),
    ]

    class Left(Message):
        """The user goes on to the list."""

    def action_leave(self) -> None:
        """Goes on to the list."""
        self.post_message(self.Left())


class PhraseList(RowList):
    """Phrases under the headings of their groups, each wrapped to the width."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.groups: Sequence[Group] = ()
        self.phrases: list[str] = []
        self._lines: list[tuple[int | None, str, str]] = []
        self._spans: list[tuple[int, int]] = []

    def show(self, groups: Sequence[Group]) -> None:
        """Shows other phrases, from the first."""
        self.groups = groups
        self.phrases = [phrase for group in groups for phrase in group.phrases]
        self._lay()
        self.place_cursor(0 if self.phrases else None)
        self.scroll_home(animate=False)
        self.resized()

    @property
    def selected(self) -> str | None:
        """The phrase of the cursor."""
        return None if self.cursor is None or self.cursor >= len(self.phrases) else self.phrases[self.cursor]

    def _lay(self) -> None:
        width = max(20, min(self.scrollable_content_region.width or _WIDEST, _WIDEST) - 2 - len(_INDENT))
        self._lines, self._spans = [], []
        number = 0
        for group in self.groups:
            if self._lines:
                self._lines.append((None, "", ""))
            self._lines.append((None, f" {group.name}", "rows--heading"))
            self._lines += [
                (None, f" {group.when[start:end]}", "rows--quiet") for start, end in wrap(group.when, width)
            ]
            for phrase in group.phrases:
                first = len(self._lines)
                for start, end in wrap(phrase, width):
                    self._lines.append((number, f"{_INDENT}{phrase[start:end]}", ""))
                self._spans.append((first, len(self._lines)))
                number += 1

    def on_resize(self) -> None:
        """Wraps anew."""
        self._lay()
        super().on_resize()

    @property
    def row_count(self) -> int:
        """How many phrases there are."""
        return len(self.phrases)

    @property
    def line_count(self) -> int:
        """How many lines they take, with headings."""
        return len(self._lines)

    def lines_of(self, row: int) -> tuple[int, int]:
        """The lines of a phrase; the heading above the first of a group comes into view with it."""
        first, end = self._spans[row]
        while first and self._lines[first - 1][0] is None and self._lines[first - 1][1]:
            first -= 1
        return first, end

    def row_at(self, line: int) -> int | None:
        """The phrase on a line."""
        return self._lines[line][0] if 0 <= line < len(self._lines) else None

    def draw(self, line: int, width: int) -> Iterable[Stretch]:
        """A line of a phrase, or a heading."""
        _row, words, name = self._lines[line]
        return [Stretch(fitted(words, width), name)]


class PhraseBank(PageScreen):
    """Shows what to say when a talk gets stuck."""

    CSS_PATH = "phrase_bank.tcss"
    AUTO_FOCUS = "#phrases"
    NAME = "Vendinger til samtalen"
    HELP = """Her er sætninger, du kan bruge i en samtale om feedback: når du vil spejle det, du har hørt, bede om et
        eksempel, vende tilbage til dagsordenen, være uenig i sagen eller bede om tid. Søg med /, og kopiér med Enter."""
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("enter,c", "copy", "Kopiér", "Kopiér vendingen", BANK),
        bound("slash,ctrl+f", "search", "Søg", "Søg i vendingerne", BANK),
        bound("escape", "clear", "Alle vendinger", "Slut søgningen", BANK),
        Binding("escape", "back", "Tilbage", id="back", tooltip="Gå tilbage"),
    ]
    KEY_ORDER = ("copy", "to_phrases", "search", "clear", "back")

    def __init__(self) -> None:
        super().__init__()
        self.questions = Questions(self, lambda: self.makker.workspace.journal)
        self.line = PhraseLine(placeholder="/ søg", compact=True, id="phrase-search")
        self.rows = PhraseList(id="phrases")
        self.figure = Static("", id="phrase-count", markup=False)

    def compose_content(self) -> ComposeResult:
        """The line to search on, the phrases, and how many there are."""
        with Vertical(id="phrase-page"):
            yield Static("Vendinger til samtalen", classes="phrase-title", markup=False)
            yield self.line
            yield self.rows
            yield self.figure

    def on_mount(self) -> None:
        """Shows all."""
        self._search("")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hands answers on."""
        if self.questions.settle(event):
            event.prevent_default()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(event.value)

    def _search(self, words: str) -> None:
        from assistant.danish import phrases

        self.questions.ask("phrases", lambda _journal: phrases.search(words), self._show)

    def _show(self, groups: Sequence[Group]) -> None:
        self.rows.show(groups)
        number = self.rows.row_count
        self.figure.update(count(number, "vending", "vendinger") if number else NOTHING)
        self.refresh_bindings()

    @on(PhraseLine.Left)
    def _to_list(self) -> None:
        if self.rows.row_count:
            self.set_focus(self.rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would do something is offered."""
        searching = bool(self.line.value) or self.focused is self.line
        offered = {
            "copy": self.focused is self.rows and self.rows.selected is not None,
            "search": self.focused is not self.line,
            "clear": searching,
            "back": not searching,
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    def action_search(self) -> None:
        """Goes to the search line."""
        self.set_focus(self.line)

    def action_clear(self) -> None:
        """Shows all phrases again."""
        self.line.value = ""
        self.set_focus(self.rows)

    @on(RowList.Opened)
    def action_copy(self) -> None:
        """Copies the phrase of the cursor."""
        phrase = self.rows.selected
        if phrase is not None:
            self.questions.ask("clipboard", lambda _journal: self._copied(phrase), self._tell_copied)

    def _copied(self, text: str) -> Copied:
        return self.makker.workspace.output.copy(
            text, lambda words: self.app.call_from_thread(self.app.copy_to_clipboard, words)
        )

    def _tell_copied(self, copied: Copied) -> None:
        self.makker.tell(copied.sentence, copied.hint)
