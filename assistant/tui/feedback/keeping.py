"""The text of the feedback page as a note: opened, kept while it is typed, copied, and saved as given or received."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from assistant.danish.format import short_date
from assistant.errors import MakkerError, NotFoundError
from assistant.tui.feedback.marked_text import MarkedArea
from assistant.tui.feedback.meaning import Meaning
from assistant.tui.feedback.saving import SAVE, SUGGESTED, WITH_QUESTIONS, SaveDialog
from assistant.tui.journal.deeds import NOT_SAVED
from assistant.tui.journal.desk import APART
from assistant.tui.journal.editor import HELD_BACK
from assistant.tui.journal.keeper import Keeper, Kept
from assistant.tui.journal.open_note import NoteContent, OpenNote
from assistant.tui.journal.questions import Questions
from assistant.tui.journal.wording import clock
from assistant.tui.mode_screen import PageScreen
from assistant.workspace import feedback as use

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.worker import Worker

    from assistant.export.clipboard import Copied
    from assistant.tui.feedback.suggestion import SuggestionPane
    from assistant.workspace.journal import Journal, NoteRecord

PLACEHOLDER = "Skriv teksten, eller sæt den ind."
EMPTY = ("Der står ikke noget endnu.", "Skriv eller indsæt en tekst, og prøv igen.")


@dataclass(frozen=True)
class _Saved:
    """What became of a save as given or received."""

    note: NoteRecord
    questions: bool
    binned: bool


class Keeping(PageScreen):
    """A page on a note, on a stretch of it, or on a new one; the note is kept while it is typed.

    Args:
        note_ids: the notes to open; several become one new text.
        stretch: which characters of the one note, or None for all.
    """

    mode: str
    pane: SuggestionPane

    def __init__(self, note_ids: tuple[int, ...], stretch: tuple[int, int] | None) -> None:
        super().__init__()
        self._note_ids = note_ids
        self._stretch = stretch
        self.note = OpenNote.new(date.today())
        self._around = ("", "")
        self._begun = not note_ids
        self._origin = ""
        self.keeper = Keeper(self)
        self.questions = Questions(self, self.keeper_journal)
        self.heading = Static("Din tekst", id="feedback-heading", markup=False)
        self.area = MarkedArea(placeholder=PLACEHOLDER, id="feedback-text")
        self.meaning = Meaning("", id="meaning", markup=False)

    # What the page makes of it

    def text_shown(self) -> None:
        """Called when another text has been opened."""

    def text_changed(self) -> None:
        """Called when something was typed."""

    # Opening

    def open_text(self) -> None:
        """Shows the notes that were asked for, or an empty page."""
        self._show_heading()
        if self._note_ids:
            self.area.read_only = True
            self.questions.ask("open", partial(_read, self._note_ids), self._opened, self._could_not_open)
        else:
            self.text_shown()

    def _opened(self, records: list[NoteRecord]) -> None:
        self.area.read_only = False
        if len(records) == 1:
            self._open_one(records[0])
        else:
            text = "\n\n".join(record.text.strip() for record in records)
            self._origin = f"fra {len(records)} noter"
            self._begun = True
            self._load(text)
            self.note.write(self.area.text)
        self._show_heading()
        self.text_shown()

    def _could_not_open(self, error: BaseException) -> None:
        """Tells why, and leaves an empty page."""
        self.makker.tell_fault(error)
        self.area.read_only = False
        self._begun = True
        self.text_shown()

    def _open_one(self, record: NoteRecord) -> None:
        self.note = OpenNote.of(record, record.language)
        start, end = self._stretch or use.body(record.text)
        self._around = (record.text[:start], record.text[end:])
        where = "en del af noten" if self._stretch else "noten"
        self._origin = f"{where} fra {short_date(record.written)}"
        self._load(record.text[start:end])
        # Showing a note changes nothing, also where the text area reads a line end as another.
        shown = NoteContent(self._whole(), record.written)
        self.note.content = self.note.kept = shown

    def _load(self, text: str) -> None:
        self.area.load_text(text)

    def _whole(self) -> str:
        before, after = self._around
        return f"{before}{self.area.text}{after}"

    def action_new(self) -> None:
        """Begins on an empty page; what was written is kept in its note."""
        self._take_text()
        self.keeper.when_kept(self._begin_anew)

    def _begin_anew(self) -> None:
        if self._take_text():  # letters that came while the others were kept
            self.keeper.when_kept(self._begin_anew)
            return
        if not self._kept():
            return
        self.note = OpenNote.new(date.today())
        self._around, self._begun, self._origin = ("", ""), True, ""
        self._load("")
        self._show_heading()
        self.set_focus(self.area)
        self.text_shown()

    # Keeping

    @on(MarkedArea.Changed)
    def _written(self, event: MarkedArea.Changed) -> None:
        event.stop()
        if self._take_text():
            self.text_changed()
            self.refresh_bindings()

    def _take_text(self) -> bool:
        """Takes what stands in the text into the note, also before the text area has told of the last letters.

        Returns:
            whether it is another text than before.
        """
        whole = self._whole()
        if self.area.read_only or whole == self.note.content.text:
            return False
        self.note.write(whole)
        self.keeper.touch(self.note)
        return True

    def keeper_journal(self) -> Journal:
        """The journal; only threads ask for it."""
        return self.makker.workspace.journal

    def keeper_timer(self, seconds: float, call: Callable[[], None]) -> Timer:
        """Calls something later."""
        return self.set_timer(seconds, call)

    def keeper_thread(self, work: Callable[[], Kept | None]) -> None:
        """Runs a save."""
        self.questions.ask("keep", lambda _journal: work(), self._saved, self._save_failed)

    def _saved(self, kept: Kept | None) -> None:
        if self.keeper.failing:
            self.makker.tell("Nu er det gemt.")
        self.keeper.saved()
        if kept is not None and kept.apart:
            self.makker.tell(*APART, severity="warning")
        self._show_heading()

    def _save_failed(self, error: BaseException) -> None:
        if not self.keeper.failing:
            self.makker.tell_fault(error)
        self.keeper.failed()
        self._show_heading()

    def _show_heading(self) -> None:
        record = self.note.record
        parts = ["Din tekst"]
        if self._origin:
            parts.append(self._origin)
        if self.keeper.failing:
            parts.append(HELD_BACK)
        elif record is not None and self._begun:
            parts.append(f"gemt {clock(record.updated_at)}")
        self.heading.update(" · ".join(parts))

    def _kept(self) -> bool:
        if not self.keeper.idle:
            self.makker.tell(*NOT_SAVED, severity="warning")
        return self.keeper.idle

    def keep_work(self) -> None:
        """Stores what is not stored yet."""
        self._take_text()
        self.keeper.keep_all()

    def on_screen_suspend(self) -> None:
        """Keeps what is written before another screen is shown."""
        self._take_text()
        self.keeper.flush()

    def on_unmount(self) -> None:
        """Keeps what is written, however the page is left."""
        self.keep_work()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hands answers on; a failure that nobody takes goes to the frame."""
        if self.questions.settle(event):
            event.prevent_default()

    # Leaving

    def action_back(self) -> None:
        """Goes back when all is in the store; a note that was begun here and emptied again goes to the bin."""
        self._take_text()
        self.keeper.when_kept(self._leave)

    def _leave(self) -> None:
        if not self._kept():
            return
        note_id = self.note.id
        if note_id is not None and self._begun and not self.area.text.strip():
            self.questions.ask("clear", partial(_discard, note_id), lambda _none: self._go())
        else:
            self._go()

    def _go(self) -> None:
        if self.is_current:
            self.dismiss()

    # Saving as given or received

    def action_save(self) -> None:
        """Asks whose feedback it is."""
        if not self.area.text.strip():
            self.makker.tell(*EMPTY, severity="warning")
            return
        suggestion = self.pane.suggestion
        suggested = suggestion is not None and suggestion.rewords and self.pane.text != self.area.text
        kind = use.RECEIVED if self.mode == "decode" else use.GIVEN
        dialog = SaveDialog(kind, suggested=suggested, today=date.today())
        self.app.push_screen(dialog, partial(self._save_as, dialog))

    def _save_as(self, dialog: SaveDialog, answer: str | None) -> None:
        if answer not in (SAVE, WITH_QUESTIONS):
            return
        use_suggestion = dialog.talk.kind == use.GIVEN and dialog.which == SUGGESTED and self.pane.text
        text = self.pane.text if use_suggestion else self.area.text
        asked = answer == WITH_QUESTIONS and dialog.talk.kind == use.RECEIVED
        self.keeper.when_kept(partial(self._store, dialog.talk, text, asked))

    def _store(self, talk: use.Talk, text: str, asked: bool) -> None:
        if not self._kept():
            return
        begun = self.note.id if self._begun else None
        self.questions.ask("save", partial(_save, talk, text, asked, begun), self._stored)

    def _stored(self, saved: _Saved) -> None:
        more = "Spørgsmålene til næste 1:1 ligger i en note for sig." if saved.questions else ""
        if saved.binned and not more:
            more = "Din første udgave ligger i papirkurven."
        self.makker.tell(f"Gemt i journalen: {saved.note.title}.", more)
        if saved.binned:
            self.keeper.forget(self.note)
        self._go()
        self._show_in_journal(saved.note)

    def _show_in_journal(self, record: NoteRecord) -> None:
        from assistant.tui.journal.screen import JournalScreen

        for screen in self.makker.mode_screens():
            if isinstance(screen, JournalScreen):
                screen.go_to(record)

    # Copies

    @on(MarkedArea.CopyRequested)
    def _copy_from_text(self, event: MarkedArea.CopyRequested) -> None:
        event.stop()
        self.copy(event.text)

    def copy(self, text: str) -> None:
        """Copies a text and tells how."""
        if text:
            self.area.remember_copy(text)
            self.questions.ask("clipboard", lambda _journal: self._copied(text), self._tell_copied)

    def _copied(self, text: str) -> Copied:
        return self.makker.workspace.output.copy(
            text, lambda words: self.app.call_from_thread(self.app.copy_to_clipboard, words)
        )

    def _tell_copied(self, copied: Copied) -> None:
        self.makker.tell(copied.sentence, copied.hint)


def _read(note_ids: tuple[int, ...], journal: Journal) -> list[NoteRecord]:
    return [journal.get(note_id) for note_id in note_ids]


def _discard(note_id: int, journal: Journal) -> None:
    with suppress(NotFoundError):
        journal.discard(note_id)


def _save(talk: use.Talk, text: str, asked: bool, begun: int | None, journal: Journal) -> _Saved:
    """Stores feedback, and moves the page's own note, which it replaces, to the bin; called in a thread."""
    record = use.keep(journal, talk, text)
    if asked:
        use.keep_questions(journal, talk, text)
    if begun is not None:
        with suppress(MakkerError):
            journal.discard(begun)
    return _Saved(record, asked, begun is not None)
