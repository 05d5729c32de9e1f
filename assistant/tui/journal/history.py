"""The texts that a note, or the notes of a meeting, had before: compared with the present one, word by word, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from assistant.tui.bindings import bound
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


NOTHING = "Der er ikke nogen tidligere tekster endnu. De kommer af sig selv, når du retter i teksten."

LEGEND = "+ er kommet til siden, − er taget ud siden"

PAST = Binding.Group("Historik")


class Revision(Protocol):
    """A text that stood before, and when it was saved."""

    @property
    def id(self) -> int:
        """Which one."""
        ...

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def saved_at(self) -> datetime:
        """The moment."""
        ...


@dataclass(frozen=True)
class Past:
    """What is looked back on.

    Attributes:
        title: what it is called.
        text: as it stands now.
        read: gives the texts that stood before, the newest first; called in a thread.
        restore: makes one of them, by its id, the text again; called in a thread. What it gives is called afterwards,
            by the app.
    """

    title: str
    text: str
    read: Callable[[], Sequence[Revision]]
    restore: Callable[[int], Callable[[], None]]


class RevisionList(ItemList["Revision"]):
    """When each text was saved, and how many words it had."""

    def draw_item(self, item: Revision, line: int, width: int) -> Iterable[Stretch]:  # noqa: ARG002
        """A moment and a number of words."""
        words = f" {words_text(words_in(item.text))}"
        moment = when(item.saved_at, date.today())
        return [
            Stretch(fitted(moment[:1].upper() + moment[1:], width - len(words))),
            Stretch(words, "rows--quiet"),
        ]


class HistoryScreen(PageScreen):
    """Shows what a text was.

    Args:
        past: the text and those that stood before.
    """

    CSS_PATH = "journal.tcss"
    NAME = "Historik"
    HELP = """Til venstre står de tidligere tekster med den nyeste øverst. Til højre ser du, hvad der er ændret siden:
        det, der er kommet til, har et + foran og farve, det, der er taget ud, har et − foran og er streget over.
        Enter henter den tidligere tekst frem. Den, der står der nu, bliver liggende i historikken."""
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("enter,g", "restore", "Hent frem", "Brug denne tekst igen", PAST),
        bound("tab", "app.focus_next", "Rul i teksten", "Gå til teksten og rul i den", PAST, id="read"),
    ]
    KEY_ORDER = ("restore", "back", "read")

    def __init__(self, past: Past) -> None:
        super().__init__()
        self.past = past
        self.questions = Questions(self, lambda: self.makker.workspace.journal)
        self.revisions = RevisionList(id="revisions")
        self.difference = ProsePane(id="difference")

    def compose_content(self) -> ComposeResult:
        """The earlier texts to the left, what changed to the right."""
        with Horizontal(classes="two-parts"):
            with Vertical(classes="left-part"):
                yield Static(self.past.title, classes="part-title", markup=False)
                yield self.revisions
            with Vertical(classes="right-part"):
                yield Static("", id="legend", markup=False)
                yield self.difference

    def on_mount(self) -> None:
        """Reads the earlier texts."""
        self.revisions.focus()
        self.questions.ask("revisions", lambda _journal: self.past.read(), self._show_revisions)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hands answers on."""
        if self.questions.settle(event):
            event.prevent_default()

    def _show_revisions(self, revisions: Sequence[Revision]) -> None:
        # A save that changed only the day or a space at the end is no text to go back to.
        earlier = [revision for revision in revisions if revision.text != self.past.text]
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
            text = self.past.text
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
        """Makes the text under the cursor the text again."""
        revision = self.revisions.selected
        if revision is not None:
            number = revision.id
            self.questions.ask("restore", lambda _journal: self.past.restore(number), self._is_restored)

    def _is_restored(self, then: Callable[[], None]) -> None:
        self.dismiss()
        then()
