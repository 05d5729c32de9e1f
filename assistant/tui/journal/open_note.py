"""The note in the editor: what stands on the screen, and what of it is in the store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.workspace.journal import NoteRecord


class NoteContent(NamedTuple):
    """What the user decides about a note: its text and its day."""

    text: str
    written: date


class OpenNote:
    """A note that is being written or read.

    Its fields are set as wholes, so that the thread that saves may read them while the user types.

    Args:
        content: what the editor holds.
        record: the note in the store; None while it is not there yet.
        kept: the content that is in the store; None while there is none.
        language: what it is written in, as detected or chosen; empty while unknown.
        language_chosen: whether the user said so.
    """

    def __init__(
        self,
        content: NoteContent,
        record: NoteRecord | None = None,
        kept: NoteContent | None = None,
        language: str = "",
        language_chosen: bool = False,
    ) -> None:
        self.content = content
        self.record = record
        self.kept = kept
        self.language = language
        self.language_chosen = language_chosen

    @classmethod
    def new(cls, written: date) -> OpenNote:
        """A note without text."""
        return cls(NoteContent("", written))

    @classmethod
    def of(cls, record: NoteRecord, language: str) -> OpenNote:
        """A note of the store."""
        content = NoteContent(record.text, record.written)
        return cls(content, record, content, language, record.language_chosen)

    @property
    def unkept(self) -> bool:
        """Whether something of it is not in the store; a new note without text has nothing to keep."""
        if self.record is None:
            return bool(self.content.text.strip())
        return self.content != self.kept

    @property
    def id(self) -> int | None:
        """Its number in the store, or None."""
        return None if self.record is None else self.record.id

    def write(self, text: str) -> None:
        """Takes another text."""
        self.content = NoteContent(text, self.content.written)

    def move(self, written: date) -> None:
        """Takes another day."""
        self.content = NoteContent(self.content.text, written)
