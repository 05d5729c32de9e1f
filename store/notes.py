"""The notes: writing, reading, listing and searching them; their revisions and the bin."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice

from sqlmodel import Session, col, select

from store import lists
from store.faults import Damaged, DiskFull, Locked, Missing, NotWritable
from store.models import Note, Revision
from store.note_writes import found, live, new_note, put_text, record_of, revision_record, stale, touch
from store.places import month_range
from store.records import (
    Cursor,
    HitPage,
    MonthCount,
    NewNote,
    NoteLine,
    NoteRecord,
    Rescued,
    RevisionRecord,
)
from store.rescue import Rescue
from store.search import search
from store.sessions import Sessions
from store.text import clean, fold_tag, tags_of, title_of
from store.times import local_day, to_stored
from store.words import stems_of

# A writer must not keep others waiting for long, so a large import is many short transactions.
_BATCH = 500
_MERGED_AT_ONCE = 20_000

_ADD = """
    INSERT INTO note (written, title, tags, language, language_chosen, version, created_at, updated_at, text, stems)
    VALUES (?, ?, ?, ?, 0, 1, ?, ?, ?, ?)
"""


class Notes:
    """All notes of a store. Every method is one use case in a session of its own, from any thread.

    Every method raises the faults that the state of the file calls for: ``Locked``, ``Damaged``, ``NotWritable``
    and, when it writes, ``DiskFull``. A text that could not be stored goes to the rescue file, and the fault's
    ``kept`` says whether it got there.
    """

    def __init__(self, sessions: Sessions, rescue: Rescue) -> None:
        self._sessions = sessions
        self._rescue = rescue

    # Writing

    def add(self, text: str, written: date | None = None, language: str = "") -> NoteRecord:
        """A new note.

        Args:
            text: is cleaned at the door: NFC, no control characters.
            written: the day it is about; today where None.
            language: as detected, or empty.
        """
        text, now = clean(text), self._now()
        day = written or local_day(now)

        def write(session: Session) -> NoteRecord:
            note = new_note(text, day, language, now)
            session.add(note)
            session.flush()
            return record_of(session, note)

        return self._written(
            write, Rescued("note", None, 0, text, day, language, now, {}, self._rescue.writer)
        )

    def add_many(self, notes: Iterable[NewNote]) -> int:
        """Adds many notes by a fast path, in batches that are stored whole or not at all.

        Returns:
            How many were added.
        """
        now = to_stored(self._now())
        rows = (_row(note, now) for note in notes)
        added = 0
        while batch := list(islice(rows, _BATCH)):
            # The index takes notes many times faster in the order of their days.
            batch.sort(key=lambda row: str(row[0]))
            with self._sessions.writing() as session:
                session.connection().exec_driver_sql(_ADD, batch)
            added += len(batch)
        return added

    def save(
        self,
        note_id: int,
        text: str,
        *,
        version: int,
        written: date | None = None,
        language: str | None = None,
    ) -> NoteRecord:
        """Stores what a note reads now; the text before may be kept as a revision (see ``store.revisions``).

        A save that changes nothing stores nothing and is never stale.

        Args:
            version: of the note that was edited.
            written: another day, or None to leave it.
            language: as detected now, or None to leave it; a language that the user chose stays.

        Raises:
            Stale: another writer changed the note, or put it in the bin.
            Missing: there is no such note.
        """
        text, now = clean(text), self._now()

        def write(session: Session) -> NoteRecord:
            note = found(session, note_id)
            if language is not None and not note.language_chosen:
                note.language = language
            if note.deleted_at is None and note.text == text and written in (None, note.written):
                return record_of(session, note)
            if note.version != version or note.deleted_at is not None:
                stale(session, note)
            put_text(session, note, text, now)
            note.written = written or note.written
            touch(note, now)
            session.flush()
            return record_of(session, note)

        item = Rescued("note", note_id, version, text, written, language or "", now, {}, self._rescue.writer)
        return self._written(write, item)

    def set_language(self, note_id: int, language: str, *, chosen: bool = True) -> NoteRecord:
        """Says which language a note is in; that is no change of the note's version.

        Args:
            chosen: whether the user says so; a detected language never replaces a chosen one.

        Raises:
            Missing: there is no such note.
        """
        with self._sessions.writing() as session:
            note = found(session, note_id)
            if chosen or not note.language_chosen:
                note.language = language
                note.language_chosen = chosen
            return record_of(session, note)

    # Reading

    def get(self, note_id: int) -> NoteRecord:
        """A whole note, also one in the bin.

        Raises:
            Missing: there is no such note.
        """
        with self._sessions.reading() as session:
            return record_of(session, found(session, note_id))

    def months(self, tag: str | None = None) -> list[MonthCount]:
        """How many notes each month holds, newest first; only those with a tag where one is given."""
        return [lists.month_of(row) for row in self._sessions.rows(lists.MONTHS, (fold_tag(tag or ""),))]

    def page(self, month: str, offset: int, limit: int, tag: str | None = None) -> list[NoteLine]:
        """A stretch of a month's notes, newest first.

        Raises:
            ValueError: ``month`` is not of the form "2026-03".
        """
        low, high = month_range(month)
        if tag:
            rows = self._sessions.rows(lists.TAGGED_PAGE, (fold_tag(tag), low, high, limit, offset))
        else:
            rows = self._sessions.rows(lists.PAGE, (low, high, limit, offset))
        return [lists.line_of(row) for row in rows]

    def count(self) -> int:
        """How many notes there are, without those in the bin."""
        return int(self._sessions.rows(lists.COUNT)[0][0])

    def tags(self) -> list[tuple[str, int]]:
        """All tags with how many notes have them, most used first."""
        return [(row[0], row[1]) for row in self._sessions.rows(lists.TAGS)]

    def search(self, query: str, limit: int, after: Cursor | None = None) -> HitPage:
        """What a typed query finds, newest first: words, "phrases", #tags, -exclusions, fra:2026-01, til:2026-06.

        Args:
            query: whatever was typed; the last word counts as unfinished unless a space follows it.
            limit: at most so many hits.
            after: the ``next`` of the page before.
        """
        return search(self._sessions, query, limit, after)

    # Revisions

    def revisions(self, note_id: int) -> list[RevisionRecord]:
        """The texts that a note had, newest first.

        Raises:
            Missing: there is no such note.
        """
        with self._sessions.reading() as session:
            found(session, note_id)
            kept = select(Revision).where(Revision.note_id == note_id).order_by(col(Revision.id).desc())
            return [revision_record(revision) for revision in session.exec(kept)]

    def restore(self, note_id: int, revision_id: int, *, version: int) -> NoteRecord:
        """Gives a note the text of a revision; the text before is kept as a revision too.

        Raises:
            Stale: another writer changed the note, or put it in the bin.
            Missing: there is no such note or revision.
        """
        now = self._now()
        with self._sessions.writing() as session:
            note = live(session, note_id, version)
            revision = session.get(Revision, revision_id)
            if revision is None or revision.note_id != note_id:
                raise Missing("revision", revision_id)
            put_text(session, note, revision.text, now, keep=True)
            touch(note, now)
            session.flush()
            return record_of(session, note)

    # The bin

    def discard(self, note_id: int) -> None:
        """Puts a note in the bin; once there, it stays.

        Raises:
            Missing: there is no such note.
        """
        now = self._now()
        with self._sessions.writing() as session:
            note = found(session, note_id)
            if note.deleted_at is None:
                note.deleted_at = now
                touch(note, note.updated_at)

    def binned(self, limit: int, offset: int = 0) -> list[NoteLine]:
        """A stretch of the bin, last discarded first."""
        return [lists.line_of(row) for row in self._sessions.rows(lists.BINNED, (limit, offset))]

    def bin_count(self) -> int:
        """How many notes are in the bin."""
        return int(self._sessions.rows(lists.BIN_COUNT)[0][0])

    def bring_back(self, note_id: int) -> NoteRecord:
        """Takes a note out of the bin.

        Raises:
            Missing: there is no such note.
        """
        with self._sessions.writing() as session:
            note = found(session, note_id)
            if note.deleted_at is not None:
                note.deleted_at = None
                touch(note, note.updated_at)
                session.flush()
            return record_of(session, note)

    def delete_forever(self, note_id: int) -> None:
        """Deletes a note in the bin with its revisions, and overwrites where they stood.

        Drafts keep their own snapshot of what they rest on; backups keep the note until they are let go. In a store
        of more than 20,000 notes its single words stay in the search index until that is next merged.

        Raises:
            Missing: there is no such note in the bin.
        """
        with self._sessions.writing() as session:
            note = session.get(Note, note_id)
            if note is None or note.deleted_at is None:
                raise Missing("note", note_id)
            session.delete(note)
        self._forget_words()

    def empty_bin(self) -> int:
        """Deletes all notes in the bin, as ``delete_forever`` does.

        Returns:
            How many there were.
        """
        with self._sessions.writing() as session:
            binned = session.exec(select(Note).where(col(Note.deleted_at).is_not(None))).all()
            for note in binned:
                session.delete(note)
        self._forget_words()
        return len(binned)

    def _forget_words(self) -> None:
        # The index only marks words as deleted; merging it (0.5 s at this size) drops them.
        if self.count() <= _MERGED_AT_ONCE:
            with self._sessions.writing() as session:
                session.connection().exec_driver_sql("INSERT INTO note_fts (note_fts) VALUES ('optimize')")
        self._sessions.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def _now(self) -> datetime:
        return self._sessions.clock()

    def _written(self, write: Callable[[Session], NoteRecord], item: Rescued) -> NoteRecord:
        try:
            with self._sessions.writing() as session:
                record = write(session)
        except (DiskFull, NotWritable, Locked, Damaged) as fault:
            fault.kept = self._rescue.keep(item)
            raise
        self._rescue.stored(item)
        return record


def _row(note: NewNote, now: str) -> tuple[object, ...]:
    text = clean(note.text)
    tags = tags_of(text)
    created = to_stored(note.created_at) if note.created_at else now
    return (
        note.written.isoformat(),
        title_of(text),
        json.dumps(tags, ensure_ascii=False, separators=(",", ":")),
        note.language,
        created,
        created,
        text,
        stems_of(text, tags),
    )
