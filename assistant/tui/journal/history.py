"""The texts that a note had before: compared with the present one, word by word, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from assistant.tui.journal.items import ItemList
from assistant.tui.journal.questions import Questions
from assistant.tui.journal.rows import RowList, Stretch, fitted
from assistant.tui.journal.signs import signed_changes
from assistant.tui.journal.wording import when, words_in, words_text
from assistant.tui.mode_screen import PageScreen
from assistant.tui.widgets.prose import Passage, ProsePane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.worker import Worker

    from assistant.workspace.journal import Journal, NoteRecord, RevisionRecord

NOTHING = "Noten har ikke nogen tidligere tekster endnu. De kommer af sig selv, når du retter i den."

LEGEND = "+ er kommet til siden, − er taget ud siden"

PAST = Binding.Group("Historik")


class RevisionList(ItemList["RevisionRecord"]):
    """When each text was saved, and how many words it had."""

    def draw_item(self, item: RevisionRecord, line: int, width: int) -> Iterable[Stretch]:  # noqa: ARG002
        """A moment and a number of words."""
        words = f" {words_text(words_in(item.text))}"
        moment = when(item.saved_at, date.today())
        return [
            Stretch(fitted(moment[:1].upper() + moment[1:], width - len(words))),
            Stretch(words, "rows--quiet"),
        ]


class HistoryScreen(PageScreen):
    """Shows what a note was.

    Args:
        note: as it stands in the store.
        restored: called with the note when an earlier text was taken back.
    """

    CSS_PATH = "journal.tcss"
    NAME = "Historik"
    HELP = """Til venstre står de tidligere tekster med den nyeste øverst. Til højre ser du, hvad der er ændret siden:
        det, der er kommet til, har et + foran og farve, det, der er taget ud, har et − foran og er streget over.
        Enter henter den tidligere tekst frem. Den, der står der nu, bliver liggende i historikken."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,g", "restore", "Hent frem", id="restore", tooltip="Brug denne tekst igen", group=PAST),
        Binding(
            "tab",
            "app.focus_next",
            "Rul i teksten",
            id="read",
            tooltip="Gå til teksten og rul i den",
            group=PAST,
        ),
    ]
    KEY_ORDER = ("restore", "back", "read")

    def __init__(self, note: NoteRecord, restored: Callable[[NoteRecord], None]) -> None:
        super().__init__()
        self.note = note
        self._restored = restored
        self.questions = Questions(self, lambda: self.makker.workspace.journal)
        self.revisions = RevisionList(id="revisions")
        self.difference = ProsePane(id="difference")

    def compose_content(self) -> ComposeResult:
        """The earlier texts to the left, what changed to the right."""
        with Horizontal(classes="two-parts"):
            with Vertical(classes="left-part"):
                yield Static(self.note.title or "Noten", classes="part-title", markup=False)
                yield self.revisions
            with Vertical(classes="right-part"):
                yield Static("", id="legend", markup=False)
                yield self.difference

    def on_mount(self) -> None:
        """Reads the earlier texts."""
        self.revisions.focus()
        self.questions.ask("revisions", partial(_revisions, self.note.id), self._show_revisions)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hands answers on."""
        if self.questions.settle(event):
            event.prevent_default()

    def _show_revisions(self, revisions: Sequence[RevisionRecord]) -> None:
        # A save that changed only the day or a space at the end is no text to go back to.
        earlier = [revision for revision in revisions if revision.text != self.note.text]
        self.revisions.show(earlier, cursor=0)
        self.query_one("#legend", Static).update(LEGEND if earlier else "")
        if earlier:
            self._compare()
        else:
            self.difference.show([Passage(NOTHING, name="prose--quiet")])
        self.refresh_bindings()

    @on(RowList.Moved)
    def _compare(self) -> None:
        """Shows what has changed since the text under the cursor."""
        revision = self.revisions.selected
        if revision is not None:
            text = self.note.text
            self.questions.ask(
                "difference",
                lambda _journal: signed_changes(revision.text, text),
                self._show_difference,
            )

    def _show_difference(self, passage: Passage) -> None:
        """Shows what changed, from the first change on."""
        self.difference.show([passage])
        if passage.marks:
            self.difference.scroll_to_place(0, passage.marks[0].start)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be an earlier text to take back."""
        if action == "restore":
            return self.revisions.selected is not None
        return super().check_action(action, parameters)

    @on(RowList.Opened)
    def action_restore(self) -> None:
        """Gives the note the text under the cursor."""
        revision = self.revisions.selected
        if revision is not None:
            self.questions.ask("restore", partial(_restore, self.note, revision.id), self._is_restored)

    def _is_restored(self, record: NoteRecord) -> None:
        self.dismiss()
        self._restored(record)


def _revisions(note_id: int, journal: Journal) -> list[RevisionRecord]:
    return journal.revisions(note_id)


def _restore(note: NoteRecord, revision_id: int, journal: Journal) -> NoteRecord:
    return journal.restore(note, revision_id)
