"""What is done to notes that are there: to the bin and back, another day, another language, copied, looked up in the past."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from assistant.errors import NotFoundError
from assistant.tui.journal.desk import Desk, today
from assistant.tui.journal.open_note import OpenNote
from assistant.tui.journal.survey import Sought
from assistant.tui.journal.wording import LANGUAGES, binned_text

if TYPE_CHECKING:
    from assistant.export.clipboard import Copied
    from assistant.tui.journal.note_area import NoteArea
    from assistant.workspace.journal import Journal, NoteRecord

NOT_SAVED = (
    "Noten kan ikke gemmes lige nu, så det må vente.",
    "Teksten står i noten, og makker prøver selv igen.",
)


class Deeds(Desk):
    """The list beside the editor, with what can be done to the notes."""

    def __init__(self) -> None:
        super().__init__()
        self._discarded: list[tuple[int, ...]] = []

    @property
    def current_id(self) -> int | None:
        """The note of the cursor in the list, or the one in the text; None where it is not in the store."""
        if self.in_list:
            line = self.side.selected
            return None if line is None else line.id
        return None if self.note is None else self.note.id

    @property
    def has_targets(self) -> bool:
        """Whether there is a marked note or one to do something with."""
        unkept = not self.in_list and self.note is not None and self.note.unkept
        return bool(self.marks) or self.current_id is not None or unkept

    def targets(self) -> tuple[int, ...]:
        """The marked notes, or the one of the cursor; only those that are in the store."""
        if self.marks:
            return tuple(self.marks)
        current = self.current_id
        return () if current is None else (current,)

    def kept(self) -> bool:
        """Whether all is in the store; tells the user where it is not."""
        if not self.keeper.idle:
            self.makker.tell(*NOT_SAVED, severity="warning")
        return self.keeper.idle

    def marks_changed(self) -> None:
        """Shows other marks."""
        self.side.marks_changed()
        self.refresh_bindings()

    # The bin

    def action_discard(self) -> None:
        """Moves the marked notes, or the one of the cursor, to the bin."""
        self.keeper.when_kept(partial(self._discard, self.targets()))

    def _discard(self, targets: tuple[int, ...]) -> None:
        targets = targets or self.targets()  # a new note has its number now
        if targets and self.kept():
            self.questions.ask("discard", partial(_discard, targets), self._is_discarded)

    def _is_discarded(self, targets: tuple[int, ...]) -> None:
        self._discarded.append(targets)
        self.makker.tell(binned_text(len(targets)), "u fortryder.")
        if self.note is not None and self.note.id in targets:
            self.keeper.forget(self.note)
            self.editor.close(empty=False)
        for note_id in targets:
            self.marks.drop(note_id)
            self.side.drop_hit(note_id)
        self.set_focus(self.side.rows)
        self.marks_changed()
        self.side.reload()

    def action_undo(self) -> None:
        """Takes back what was last moved to the bin."""
        if self._discarded:
            self.questions.ask("undo", partial(_bring_back, self._discarded[-1]), self._is_back)

    def _is_back(self, records: Sequence[NoteRecord]) -> None:
        self._discarded.pop()
        if not records:
            self.makker.tell("Noten er slettet for altid i et andet vindue.", severity="warning")
            self.refresh_bindings()
            return
        self.makker.tell("Noten er tilbage." if len(records) == 1 else "Noterne er tilbage.")
        self.go_to(records[0])

    def go_to(self, record: NoteRecord) -> None:
        """Shows a note in the list and in the editor."""
        self.leave_note()
        self.side.end_search(None)
        self.side.reload(Sought(record.id, record.written))
        self.read_note(record.id)
        self.refresh_bindings()

    def action_bin(self) -> None:
        """Opens the bin."""
        from assistant.tui.journal.bin import BinScreen

        # What the bin gives back or deletes for good can't be undone from here any more.
        self._discarded.clear()
        self.app.push_screen(BinScreen(self.go_to))

    # Copies

    def action_copy(self) -> None:
        """Copies the marked notes, or the one of the cursor."""
        if self.marks:
            self.questions.ask("copy", partial(_texts, tuple(self.marks)), self.copy)
        else:
            self.with_note(self._copy_note)

    def _copy_note(self) -> None:
        if self.note is not None:
            self.copy(self.note.content.text)

    def on_note_area_copy_requested(self, event: NoteArea.CopyRequested) -> None:
        """Copies what is marked in the text."""
        event.stop()
        self.copy(event.text)

    def copy(self, text: str) -> None:
        """Copies a text and tells how."""
        if text:
            self.editor.area.remember_copy(text)
            self.questions.ask("clipboard", lambda _journal: self._copied(text), self._tell_copied)

    def _copied(self, text: str) -> Copied:
        from assistant.export.clipboard import copy

        return copy(text, lambda words: self.app.call_from_thread(self.app.copy_to_clipboard, words))

    def _tell_copied(self, copied: Copied) -> None:
        self.makker.tell(copied.sentence, copied.hint)

    # Day and language

    def action_day(self) -> None:
        """Asks which day the note is about."""
        self.with_note(self._ask_day)

    def _ask_day(self) -> None:
        from assistant.tui.journal.dialogs import DayDialog

        note = self.note
        if note is not None:
            self.app.push_screen(DayDialog(note.content.written, today()), partial(self._move, note))

    def _move(self, note: OpenNote, day: str | None) -> None:
        if not day:
            return
        note.move(date.fromisoformat(day))
        self.editor.refresh_lines_about()
        if note.unkept:
            self.keeper.touch(note)
            self.keeper.flush()

    def action_language(self) -> None:
        """Asks which language the note is written in."""
        self.with_note(self._ask_language)

    def _ask_language(self) -> None:
        from assistant.tui.journal.dialogs import LanguageDialog

        note = self.note
        if note is not None:
            self.app.push_screen(LanguageDialog(note.language), partial(self._choose_language, note))

    def _choose_language(self, note: OpenNote, language: str | None) -> None:
        note_id = note.id
        if language in LANGUAGES and note_id is not None:
            self.questions.ask(
                "set language",
                lambda journal: journal.set_language(note_id, language),
                lambda _record: self._language_chosen(note, language),
            )

    def _language_chosen(self, note: OpenNote, language: str) -> None:
        note.language = language
        note.language_chosen = True
        self.editor.refresh_lines_about()

    # The past

    def action_history(self) -> None:
        """Shows the texts that the note had before."""
        self.with_note(lambda: self.keeper.when_kept(self._open_history))

    def _open_history(self) -> None:
        from assistant.tui.journal.history import HistoryScreen, Past

        note = self.note
        if note is None or note.record is None or not self.kept():
            return
        record, workspace = note.record, self.makker.workspace

        def restore(revision_id: int) -> Callable[[], None]:
            return partial(self._is_restored, workspace.journal.restore(record, revision_id))

        self.app.push_screen(
            HistoryScreen(
                Past(
                    record.title or "Noten",
                    record.text,
                    lambda: workspace.journal.revisions(record.id),
                    restore,
                )
            )
        )

    def _is_restored(self, record: NoteRecord) -> None:
        language = self.note.language if self.note is not None else ""
        self.editor.show(OpenNote.of(record, language))
        self.side.patch(record)
        self.makker.tell(
            "Den tidligere tekst står i noten igen.", "Den, der stod der før, ligger i historikken."
        )


def _discard(targets: tuple[int, ...], journal: Journal) -> tuple[int, ...]:
    """Moves notes to the bin; one that another window has deleted for good is where it should be."""
    for note_id in targets:
        with suppress(NotFoundError):
            journal.discard(note_id)
    return targets


def _bring_back(targets: tuple[int, ...], journal: Journal) -> list[NoteRecord]:
    """Takes notes out of the bin; one that another window has deleted for good is not missed by the others."""
    records = []
    for note_id in targets:
        with suppress(NotFoundError):
            records.append(journal.bring_back(note_id))
    return records


def _texts(targets: tuple[int, ...], journal: Journal) -> str:
    return "\n\n".join(journal.get(note_id).text.strip() for note_id in targets)
