"""The journal: notes, their revisions, the bin and the search. Every method may be called from any thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.workspace.faults import as_error, spoken
from store.faults import Stale, StoreFault
from store.records import (
    Cursor,
    Hit,
    HitPage,
    MonthCount,
    NoteLine,
    NoteRecord,
    RevisionRecord,
)

if TYPE_CHECKING:
    from store.database import Store

__all__ = [
    "Cursor",
    "Hit",
    "HitPage",
    "Journal",
    "MonthCount",
    "NoteLine",
    "NoteRecord",
    "RevisionRecord",
    "Saved",
]


@dataclass(frozen=True)
class Saved:
    """A save that went well.

    Attributes:
        note: as it now stands.
        apart: whether the text became a note of its own, since another window had changed the first one.
    """

    note: NoteRecord
    apart: bool = False


class Journal:
    """The notes of one store.

    Every method raises a ``MakkerError`` leaf where the store cannot do it: ``NotFoundError`` for a number that is
    not there, ``StoreError`` for a store that cannot be used.
    """

    def __init__(self, store: Store) -> None:
        self._notes = store.notes

    def add(self, text: str, written: date | None = None) -> NoteRecord:
        """A new note of today, or of another day."""
        with spoken():
            return self._notes.add(text, written)

    def add_from_outside(self, text: str, written: date | None = None) -> NoteRecord:
        """A new note from the shell.

        Raises:
            InputError: there is no text in it.
        """
        if not text.strip():
            raise InputError(
                "Der er ingen tekst at gemme.", 'Skriv for eksempel: makker note "Ros fra Lene i dag"'
            )
        return self.add(text, written)

    def get(self, note_id: int) -> NoteRecord:
        """A whole note, also from the bin."""
        with spoken():
            return self._notes.get(note_id)

    def save(self, note: NoteRecord, text: str, written: date | None = None) -> Saved:
        """Keeps what was typed.

        Where another window has changed the note since it was read, the text becomes a note of its own, so that
        neither is lost.

        Args:
            note: as it was read or last saved.
            text: the whole new text.
            written: another day, or None to keep it.
        """
        try:
            return Saved(self._notes.save(note.id, text, version=note.version, written=written))
        except Stale:
            with spoken():
                return Saved(self._notes.add(text, written or note.written), apart=True)
        except StoreFault as fault:
            raise as_error(fault) from fault

    def set_language(self, note_id: int, language: str) -> NoteRecord:
        """Corrects the language of a note; detection leaves it alone from then on."""
        with spoken():
            return self._notes.set_language(note_id, language)

    def months(self, tag: str | None = None) -> list[MonthCount]:
        """The months that hold notes, newest first."""
        with spoken():
            return self._notes.months(tag)

    def page(self, month: str, offset: int, limit: int, tag: str | None = None) -> list[NoteLine]:
        """Some notes of a month, newest first."""
        with spoken():
            return self._notes.page(month, offset, limit, tag)

    def tags(self) -> list[tuple[str, int]]:
        """All tags and how many notes have them."""
        with spoken():
            return self._notes.tags()

    def search(self, query: str, limit: int = 50, after: Cursor | None = None) -> HitPage:
        """Notes that hold what was typed, newest first; any text is a search."""
        with spoken():
            return self._notes.search(query, limit, after)

    def revisions(self, note_id: int) -> list[RevisionRecord]:
        """The texts that a note had before, newest first."""
        with spoken():
            return self._notes.revisions(note_id)

    def restore(self, note: NoteRecord, revision_id: int) -> NoteRecord:
        """Gives a note an earlier text back; the text it has now becomes a revision."""
        with spoken():
            return self._notes.restore(note.id, revision_id, version=note.version)

    def discard(self, note_id: int) -> None:
        """Moves a note to the bin."""
        with spoken():
            self._notes.discard(note_id)

    def binned(self, limit: int = 100, offset: int = 0) -> list[NoteLine]:
        """What lies in the bin."""
        with spoken():
            return self._notes.binned(limit, offset)

    def bring_back(self, note_id: int) -> NoteRecord:
        """Takes a note out of the bin."""
        with spoken():
            return self._notes.bring_back(note_id)

    def delete_forever(self, note_id: int) -> None:
        """Deletes a note in the bin for good, with its revisions."""
        with spoken():
            self._notes.delete_forever(note_id)

    def newest(self, limit: int) -> list[NoteLine]:
        """The newest notes over all months."""
        lines: list[NoteLine] = []
        for month in self.months():
            lines += self.page(month.month, 0, limit - len(lines))
            if len(lines) >= limit:
                break
        return lines
