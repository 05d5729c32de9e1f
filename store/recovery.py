"""Brings what the rescue file holds back into the store, each item whole or not at all."""

from __future__ import annotations

from sqlmodel import Session, select

from store.draft_writes import current_version, edit_of, put_edit
from store.models import Draft, DraftEditRow, Note
from store.note_writes import new_note, put_text, touch
from store.records import Recovered, Rescued
from store.rescue import Rescue
from store.sessions import Sessions
from store.times import local_day


def bring_in(sessions: Sessions, rescue: Rescue) -> tuple[Recovered, ...]:
    """Stores every item that waits, and forgets it in the rescue file once it is stored.

    Raises:
        StoreFault: an item could not be stored; it and those after it wait on.
    """
    recovered: list[Recovered] = []
    for item in rescue.waiting():
        with sessions.writing() as session:
            result = _note(session, item) if item.kind == "note" else _draft(session, item)
            session.flush()
        rescue.drop(item)
        if result is not None:
            recovered.append(result)
    return tuple(recovered)


def _note(session: Session, item: Rescued) -> Recovered | None:
    note = session.get(Note, item.id) if item.id is not None else _twin(session, item)
    if note is not None and note.text == item.text and note.deleted_at is None:
        return None
    if note is not None and note.version == item.version and note.deleted_at is None:
        put_text(session, note, item.text, item.saved_at, keep=True)
        note.written = item.written or note.written
        touch(note, item.saved_at)
        assert note.id is not None
        return Recovered("note", note.id, as_new=False)
    added = new_note(item.text, item.written or local_day(item.saved_at), item.language, item.saved_at)
    session.add(added)
    session.flush()
    assert added.id is not None
    return Recovered("note", added.id, as_new=True)


def _twin(session: Session, item: Rescued) -> Note | None:
    """The note that this text became after all, in a program that ended before it could say so."""
    same_day = select(Note).where(Note.written == item.written, Note.text == item.text)
    return session.exec(same_day).first()


def _draft(session: Session, item: Rescued) -> Recovered | None:
    draft = session.get(Draft, item.id)
    if draft is None or draft.id is None:
        return None
    version = current_version(session, draft)
    if version.document == item.text:
        return None
    edit = edit_of(item)
    if draft.version == item.version:
        put_edit(session, draft, edit, item.saved_at)
        draft.version += 1
        draft.updated_at = item.saved_at
        return Recovered("draft", draft.id, as_new=False)
    session.add(
        DraftEditRow(
            draft_id=draft.id,
            number=version.number,
            title=edit.title,
            document=edit.document,
            findings=edit.findings,
            states=edit.states,
            own_words=edit.own_words,
            saved_at=item.saved_at,
            kept_at=item.saved_at,
        )
    )
    return Recovered("draft", draft.id, as_new=True)
