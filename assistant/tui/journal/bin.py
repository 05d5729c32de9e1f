"""The bin: what was deleted, to look at, to bring back, or to delete for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from assistant.tui.bindings import bound
from assistant.tui.journal.items import BinList, ItemList
from assistant.tui.journal.questions import Questions
from assistant.tui.journal.rows import RowList
from assistant.tui.mode_screen import PageScreen
from assistant.tui.widgets.dialog import Answer, Dialog
from assistant.tui.widgets.prose import Passage, ProsePane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.worker import Worker

    from assistant.workspace.journal import Journal, NoteLine, NoteRecord

PAGE = 100
"""Notes a page."""

NOTHING = "Papirkurven er tom."

BIN = Binding.Group("Papirkurv")


class BinScreen(PageScreen):
    """Shows what was deleted.

    Args:
        brought_back: called with a note that is in the list again.
    """

    CSS_PATH = "journal.tcss"
    NAME = "Papirkurv"
    HELP = """Her ligger de noter, du har slettet, med den sidst slettede øverst. De bliver her, til du selv henter dem
        tilbage eller sletter dem for altid."""
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("enter,g", "bring_back", "Hent tilbage", "Læg noten i listen igen", BIN),
        bound("x,delete", "delete", "Slet for altid", "Slet noten, så den ikke kan hentes", BIN),
    ]
    KEY_ORDER = ("bring_back", "delete", "back")

    def __init__(self, brought_back: Callable[[NoteRecord], None]) -> None:
        super().__init__()
        self._brought_back = brought_back
        self.questions = Questions(self, lambda: self.makker.workspace.journal)
        self.rows = BinList(id="binned")
        self.text = ProsePane(id="binned-text")

    def compose_content(self) -> ComposeResult:
        """The deleted notes to the left, the text of one to the right."""
        with Horizontal(classes="two-parts"):
            with Vertical(classes="left-part"):
                yield Static("Papirkurv", classes="part-title", markup=False)
                yield self.rows
            with Vertical(classes="right-part"):
                yield self.text

    def on_mount(self) -> None:
        """Reads the first page."""
        self.rows.focus()
        self._read_first()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hands answers on."""
        if self.questions.settle(event):
            event.prevent_default()

    def _read_first(self) -> None:
        self.questions.ask("binned", partial(_page, 0), self._show_first)

    def _show_first(self, lines: Sequence[NoteLine]) -> None:
        self.rows.show(lines, more=len(lines) == PAGE, cursor=0)
        self._show_text()

    @on(ItemList.WantsMore)
    def _read_more(self) -> None:
        offset = len(self.rows.items)
        self.questions.ask(
            "binned", partial(_page, offset), lambda lines: self.rows.extend(lines, more=len(lines) == PAGE)
        )

    @on(RowList.Moved)
    def _show_text(self) -> None:
        """Shows the note under the cursor."""
        line = self.rows.selected
        if line is None:
            self.text.show([Passage(NOTHING, name="prose--quiet")])
        else:
            self.questions.ask("text", partial(_note, line.id), self._take_text)
        self.refresh_bindings()

    def _take_text(self, record: NoteRecord) -> None:
        self.text.show([Passage(record.text)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a note to do something with."""
        if action in ("bring_back", "delete"):
            return self.rows.selected is not None
        return super().check_action(action, parameters)

    @on(RowList.Opened)
    def action_bring_back(self) -> None:
        """Puts the note under the cursor back into the list."""
        line = self.rows.selected
        if line is not None:
            self.questions.ask("bring back", partial(_bring_back, line.id), self._is_back)

    def _is_back(self, record: NoteRecord) -> None:
        self._remove(record.id)
        self.makker.tell("Noten er tilbage i listen.")
        self._brought_back(record)

    def action_delete(self) -> None:
        """Asks whether the note under the cursor shall be deleted for good."""
        line = self.rows.selected
        if line is None:
            return
        question = Dialog(
            "Slet noten for altid?",
            f"{line.title or 'Noten'}\n\nDen og dens historik kan ikke hentes tilbage.",
            [Answer("keep", "Behold"), Answer("delete", "Slet for altid", warns=True)],
        )
        self.app.push_screen(question, partial(self._delete, line.id))

    def _delete(self, note_id: int, answer: str | None) -> None:
        if answer == "delete":
            self.questions.ask("delete", partial(_delete, note_id), self._is_deleted)

    def _is_deleted(self, note_id: int) -> None:
        self._remove(note_id)
        self.makker.tell("Noten er slettet for altid.")

    def _remove(self, note_id: int) -> None:
        for row, line in enumerate(self.rows.items):
            if line.id == note_id:
                self.rows.take_out(row)
                return


def _page(offset: int, journal: Journal) -> list[NoteLine]:
    return journal.binned(PAGE, offset)


def _note(note_id: int, journal: Journal) -> NoteRecord:
    return journal.get(note_id)


def _bring_back(note_id: int, journal: Journal) -> NoteRecord:
    return journal.bring_back(note_id)


def _delete(note_id: int, journal: Journal) -> int:
    journal.delete_forever(note_id)
    return note_id
