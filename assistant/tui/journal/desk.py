"""The list beside the editor: the note of the cursor is shown, and what is typed is kept. What else can be done is in ``screen``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal

from assistant.errors import MakkerError, NotFoundError
from assistant.tui.journal.editor import NoteEditor
from assistant.tui.journal.keeper import Keeper, Kept
from assistant.tui.journal.marks import Marks
from assistant.tui.journal.note_list import PageKey
from assistant.tui.journal.open_note import OpenNote
from assistant.tui.journal.questions import Questions
from assistant.tui.journal.rows import RowList
from assistant.tui.journal.side import SearchLine, Side
from assistant.tui.journal.survey import Sought
from assistant.tui.mode_screen import ModeScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.worker import Worker

    from assistant.workspace.journal import Journal, NoteRecord

SETTLE = 0.05
"""Seconds that the cursor rests on a note before it is shown."""

SAMPLE = 4_000
"""Characters by which the language of a note is told."""

APART = (
    "Noten er ændret i et andet vindue. Din tekst ligger nu i en note for sig selv.",
    "Den anden udgave står ved siden af i listen.",
)


class Desk(ModeScreen):
    """Ties list and editor together."""

    AUTO_FOCUS = ""  # the list gets it, and a first round by the search line would cost two rounds of styles

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks()
        self.questions = Questions(self, self.keeper_journal)
        self.keeper = Keeper(self)
        self._settle_timer: Timer | None = None
        self._begun: set[int] = set()
        self._when_shown: list[Callable[[], None]] = []
        self.side = Side(self.questions, self.marks, id="side")
        self.editor = NoteEditor(id="editor")

    def compose_content(self) -> ComposeResult:
        """The list to the left, the note to the right."""
        with Horizontal(classes="two-parts"):
            yield self.side
            yield self.editor

    @property
    def note(self) -> OpenNote | None:
        """The note in the editor."""
        return self.editor.note

    @property
    def sought(self) -> Sought | None:
        """The note in the editor, as the list looks for it; None where it is not in the store."""
        note = self.note
        return None if note is None or note.id is None else Sought(note.id, note.content.written)

    @property
    def in_list(self) -> bool:
        """Whether the keys go to a list, so that letters are no text."""
        return isinstance(self.focused, RowList)

    # The start

    def on_mount(self) -> None:
        """Shows what can be known before the store is open."""
        glance = self.makker.first_glance
        if glance is not None:
            lines = {PageKey(glance.month, 0): glance.lines} if glance.month else {}
            self.side.show_first(list(glance.months), lines)
            if glance.lines:
                self.editor.announce(glance.lines[0])
        self.set_focus(self.side.notes)
        self.watch(self.app, "app_focus", self._window_focused, init=False)

    def workspace_ready(self) -> None:
        """Reads the list, and the note of the cursor."""
        self.side.reload(self.sought)

    # Questions and their answers

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hands answers on; a failure that nobody takes goes to the frame."""
        if self.questions.settle(event):
            event.prevent_default()

    def keeper_journal(self) -> Journal:
        """The journal; it may be opened by this, so only threads ask."""
        return self.makker.workspace.journal

    def keeper_timer(self, seconds: float, call: Callable[[], None]) -> Timer:
        """Calls something later."""
        return self.set_timer(seconds, call)

    def keeper_thread(self, work: Callable[[], Kept | None]) -> None:
        """Runs a save."""
        self.questions.ask("keep", lambda _journal: work(), self._saved, self._save_failed)

    # The note of the cursor

    @on(Side.Chosen)
    def _follow(self) -> None:
        """Shows the note of the cursor when the cursor rests on it."""
        if self._settle_timer is not None:
            self._settle_timer.stop()
        self._settle_timer = self.set_timer(SETTLE, self._settled)

    def _settled(self) -> None:
        self._settle_timer = None
        if not self.editor.in_text:  # what is typed there belongs to the note that is shown
            self.show_selected()

    def show_selected(self) -> bool:
        """Shows the note of the cursor, unless it is shown already.

        Returns:
            whether a note is on its way.
        """
        line = self.side.selected
        if line is None or not self.makker.workspace_open:
            return False
        if self.note is not None and self.note.id == line.id:
            self._show_find()
            return False
        self.read_note(line.id)
        return True

    def read_note(self, note_id: int) -> None:
        """Shows a note of the store."""
        self.questions.ask("note", partial(_read, note_id), self._show_note, self._could_not_read)

    def _show_note(self, answer: tuple[NoteRecord, str]) -> None:
        record, language = answer
        self.leave_note()
        if record.deleted_at is not None:
            self.end_waiting()
            self.side.reload()
            return
        self.editor.show(OpenNote.of(record, language))
        self._show_find()
        self.refresh_bindings()
        waiting, self._when_shown = self._when_shown, []
        for call in waiting:
            call()
        self.end_waiting(hand_on=True)

    def with_note(self, call: Callable[[], None]) -> None:
        """Calls when the note of the cursor is in the editor; the keys that come until then wait.

        The cursor may have moved a moment ago, and what is done must never be done to the note before.
        """
        if self._shows_selected():
            call()
            return
        self._when_shown.append(call)
        self.side.rows.hold_keys()
        if not self.show_selected():
            self.end_waiting()

    def _shows_selected(self) -> bool:
        """Whether the note that is meant is the one in the editor; in the text it always is."""
        line = self.side.selected if self.in_list else None
        return line is None or (self.note is not None and self.note.id == line.id)

    def end_waiting(self, *, hand_on: bool = False) -> None:
        """Lets the keys go that were pressed while a note was on its way.

        Args:
            hand_on: whether they go to the widget that has the focus now; where the note did not come, letters that
                were meant for its text must not be taken for commands.
        """
        self._when_shown.clear()
        for rows in (self.side.notes, self.side.hits):
            rows.release_keys(hand_on=hand_on)

    def _could_not_read(self, error: BaseException) -> None:
        self.end_waiting()
        if isinstance(error, NotFoundError):
            self.side.reload()  # deleted for good in another window
        else:
            self.makker.tell_fault(error)

    def _show_find(self) -> None:
        """Brings what was searched for into view."""
        found = self.side.find_text()
        if not found:
            return
        area = self.editor.area
        for number, line in enumerate(area.document.lines):
            column = line.lower().find(found.lower())
            if column >= 0:
                area.move_cursor((number, column), center=True)
                return

    def leave_note(self) -> None:
        """Keeps what is written before another note is shown."""
        note = self.note
        if note is None:
            return
        if note.id in self._begun and not note.content.text.strip():
            # Begun and emptied again: nobody misses it, and the bin has it.
            self.keeper.when_kept(partial(self._clear_away, note))
            return
        self.keeper.flush()

    def _clear_away(self, note: OpenNote) -> None:
        note_id = note.id
        if note_id is None or note.unkept:
            return
        self._begun.discard(note_id)
        self.marks.drop(note_id)
        self.questions.ask(
            f"clear {note_id}",
            lambda journal: journal.discard(note_id),
            lambda _: self.side.reload(self.sought),
        )

    @on(Side.Listed)
    def _list_read(self, event: Side.Listed) -> None:
        """Shows the note of the cursor, or how to begin."""
        side = self.side
        if event.empty and side.tag is None and self.note is None:
            self.editor.close(empty=True)
        elif event.empty and side.tag is not None:
            side.filter(None, self.sought)
        elif self.note is None and not side.searching:
            if side.notes.cursor is None:
                side.notes.place_cursor(0)
            self.show_selected()
        self.refresh_bindings()

    @on(RowList.Opened)
    def action_open_note(self) -> None:
        """Puts the cursor into the note."""
        if self.side.selected is not None:
            self.with_note(lambda: self.set_focus(self.editor.area))

    @on(SearchLine.Left)
    def leave_search_line(self) -> None:
        """Goes from the search line to what is listed, and shows the first hit."""
        self.set_focus(self.side.rows)
        self.show_selected()

    # Keeping

    @on(NoteEditor.Written)
    def _keep(self, event: NoteEditor.Written) -> None:
        self.keeper.touch(event.note)
        self.refresh_bindings()

    def _saved(self, kept: Kept | None) -> None:
        recovered = self.keeper.failing
        self.keeper.saved()
        if recovered:
            self.editor.show_failing(False)
            self.makker.tell("Nu er det gemt.")
        if kept is None:
            return
        note = kept.note
        if kept.is_new and note.id is not None:
            self._begun.add(note.id)
        if kept.apart:
            self.makker.tell(*APART, severity="warning")
        if kept.is_new or kept.moved:
            self.side.reload(self.sought)
        elif note.record is not None:
            self.side.patch(note.record)
        if note is self.note:
            self.editor.refresh_after_save()
            self._tell_language(note)
        self.refresh_bindings()

    def _save_failed(self, error: BaseException) -> None:
        if not self.keeper.failing:
            if isinstance(error, MakkerError):
                self.makker.tell_error(error)
            else:
                self.makker.tell_fault(error)
        self.keeper.failed()
        self.editor.show_failing(True)

    def _tell_language(self, note: OpenNote) -> None:
        if not note.language_chosen:
            self.questions.ask(
                "language", lambda _: detected(note.content.text), partial(self._language_told, note)
            )

    def _language_told(self, note: OpenNote, language: str) -> None:
        if note.language_chosen:
            return
        note.language = language
        if note is self.note:
            self.editor.refresh_lines_about()

    def keep_work(self) -> None:
        """Stores what is not stored yet."""
        self.keeper.keep_all()

    # Other windows

    def on_screen_resume(self) -> None:
        """Sees what changed while another screen was shown."""
        self.look_again()

    def on_screen_suspend(self) -> None:
        """Keeps what is written before another screen is shown."""
        self.keeper.flush()

    def _window_focused(self, focused: bool) -> None:
        if focused:
            self.look_again()
        else:
            self.keeper.flush()

    def look_again(self) -> None:
        """Sees what another window has changed: the list, and the note, unless something is written in it here."""
        if not self.makker.workspace_open:
            return
        if not self.side.searching:
            self.side.reload(self.sought)
        note = self.note
        if note is not None and note.id is not None:
            note_id = note.id
            self.questions.ask(
                "again", partial(_read, note_id), partial(self._note_again, note), lambda _error: None
            )

    def _note_again(self, note: OpenNote, answer: tuple[NoteRecord, str]) -> None:
        record, language = answer
        if note is not self.note or note.unkept or note.record is None or not self.keeper.idle:
            return
        if record.deleted_at is not None:
            self.editor.close(empty=False)
            self.side.reload()
        elif record.version > note.record.version:
            self.editor.renew(OpenNote.of(record, language))
        elif record.draft_count != note.record.draft_count:
            note.record = record
            self.editor.refresh_lines_about()


def today() -> date:
    """The day it is on this machine."""
    return date.today()


def detected(text: str) -> str:
    """The language of a text, by its beginning; called in a thread."""
    from assistant.danish import language

    return language.detect(text[:SAMPLE])


def _read(note_id: int, journal: Journal) -> tuple[NoteRecord, str]:
    """A note and its language; called in a thread."""
    record = journal.get(note_id)
    return record, record.language if record.language_chosen else detected(record.text)
