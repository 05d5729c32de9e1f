"""Writing notes: each function is one step inside a writing session, and none of them commits."""

from __future__ import annotations

from datetime import date, datetime
from typing import NoReturn

from sqlalchemy import text as sql
from sqlmodel import Session, col, select

from store.faults import Missing, Stale
from store.models import Note, Revision
from store.records import NoteRecord, RevisionRecord
from store.revisions import must_keep
from store.text import tags_of, title_of
from store.words import stems_of

_DRAFT_COUNT = sql(
    "SELECT count(DISTINCT d.id) FROM draft_source s JOIN draft d ON d.id = s.draft_id"
    " WHERE s.note_id = :note AND d.state <> 'discarded'"
)


def record_of(session: Session, note: Note) -> NoteRecord:
    """The whole note as it is given out."""
    assert note.id is not None
    return NoteRecord(
        id=note.id,
        text=note.text,
        title=note.title,
        written=note.written,
        created_at=note.created_at,
        updated_at=note.updated_at,
        language=note.language,
        language_chosen=note.language_chosen,
        version=note.version,
        deleted_at=note.deleted_at,
        tags=tuple(note.tags),
        draft_count=session.connection().execute(_DRAFT_COUNT, {"note": note.id}).scalar_one(),
    )


def found(session: Session, note_id: int) -> Note:
    """The note of a number.

    Raises:
        Missing: there is none.
    """
    note = session.get(Note, note_id)
    if note is None:
        raise Missing("note", note_id)
    return note


def live(session: Session, note_id: int, version: int) -> Note:
    """The note of a number, if it is at that version and not in the bin.

    Raises:
        Missing: there is none.
        Stale: somebody changed it, or put it in the bin.
    """
    note = found(session, note_id)
    if note.version != version or note.deleted_at is not None:
        stale(session, note)
    return note


def stale(session: Session, note: Note) -> NoReturn:
    """Tells that a note is not what the writer thought.

    Raises:
        Stale: always.
    """
    raise Stale(record_of(session, note))


def new_note(text: str, written: date, language: str, now: datetime) -> Note:
    """A note of a cleaned text, not yet in any session."""
    tags = tags_of(text)
    return Note(
        text=text,
        title=title_of(text),
        tags=list(tags),
        stems=stems_of(text, tags),
        written=written,
        language=language,
        created_at=now,
        updated_at=now,
    )


def put_text(session: Session, note: Note, text: str, now: datetime, *, keep: bool = False) -> None:
    """Gives a note another cleaned text, keeping the one before as a revision where the policy says so.

    Args:
        keep: keep it in any case.
    """
    if note.text == text:
        return
    last = session.exec(
        select(Revision).where(Revision.note_id == note.id).order_by(col(Revision.id).desc()).limit(1)
    ).first()
    last_kept = last.kept_at if last else note.created_at
    wanted = must_keep(note.text, text, last_kept, now) or (keep and note.text.strip() != "")
    if wanted and (last is None or last.text != note.text):
        assert note.id is not None
        session.add(Revision(note_id=note.id, text=note.text, saved_at=note.updated_at, kept_at=now))
    tags = tags_of(text)
    note.text = text
    note.title = title_of(text)
    note.tags = list(tags)
    note.stems = stems_of(text, tags)


def touch(note: Note, now: datetime) -> None:
    """Counts a change."""
    note.version += 1
    note.updated_at = now


def revision_record(revision: Revision) -> RevisionRecord:
    """A revision as it is given out."""
    assert revision.id is not None
    return RevisionRecord(revision.id, revision.note_id, revision.text, revision.saved_at)
