"""Writing drafts: each function is one step inside a session, and none of them commits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from store.faults import Missing, Stale
from store.models import Draft, DraftEditRow, DraftSource, DraftVersion, Note
from store.records import (
    DraftEdit,
    DraftRecord,
    DraftSourceRecord,
    DraftVersionRecord,
    NewVersion,
    Rescued,
)
from store.revisions import must_keep
from store.text import clean


def found(session: Session, draft_id: int) -> Draft:
    """The draft of a number.

    Raises:
        Missing: there is none.
    """
    draft = session.get(Draft, draft_id)
    if draft is None:
        raise Missing("draft", draft_id)
    return draft


def change(session: Session, draft_id: int, row_version: int, now: datetime) -> Draft:
    """The draft of a number, its change counted, if it is at that version.

    Raises:
        Missing: there is none.
        Stale: another writer changed it.
    """
    draft = found(session, draft_id)
    if draft.version != row_version:
        raise Stale(draft_record(session, draft))
    draft.version += 1
    draft.updated_at = now
    return draft


def period(sources: Sequence[DraftSourceRecord]) -> tuple[date, date]:
    """The earliest and latest day of some sources.

    Raises:
        ValueError: there are none.
    """
    days = [source.written for source in sources]
    return min(days), max(days)


def add_sources(session: Session, draft: Draft, sources: Sequence[DraftSourceRecord], position: int) -> None:
    """Adds snapshots to a draft; one of a note that is gone stands without its number."""
    assert draft.id is not None
    for number, source in enumerate(sources, position):
        note_id = source.note_id
        if note_id is not None and session.get(Note, note_id) is None:
            note_id = None
        session.add(
            DraftSource(
                draft_id=draft.id,
                position=number,
                note_id=note_id,
                text=clean(source.text),
                written=source.written,
                language=source.language,
            )
        )


def new_version(draft: Draft, number: int, version: NewVersion, now: datetime) -> DraftVersion:
    """A version of a draft, not yet in any session."""
    assert draft.id is not None
    values = {**vars(version), "states": dict(version.states), "raw": clean(version.raw)}
    return DraftVersion(draft_id=draft.id, number=number, created_at=now, updated_at=now, **values)


def current_version(session: Session, draft: Draft) -> DraftVersion:
    """The version in use.

    Raises:
        Missing: the draft has lost it.
    """
    version = session.get(DraftVersion, (draft.id, draft.current_number))
    if version is None:
        raise Missing("version", draft.current_number)
    return version


def put_edit(session: Session, draft: Draft, edit: DraftEdit, now: datetime) -> None:
    """Puts an edit into the version in use, and keeps what stood there where the policy says so."""
    version = current_version(session, draft)
    if version.document != edit.document and _must_keep(session, draft, version, edit.document, now):
        session.add(edit_row(draft, version, draft.title, now))
    version.document = edit.document
    version.findings = edit.findings
    version.states = dict(edit.states)
    version.own_words = edit.own_words
    version.updated_at = now
    draft.title = edit.title


def _must_keep(session: Session, draft: Draft, version: DraftVersion, document: str, now: datetime) -> bool:
    last = session.exec(
        select(DraftEditRow)
        .where(DraftEditRow.draft_id == draft.id, DraftEditRow.number == version.number)
        .order_by(col(DraftEditRow.id).desc())
        .limit(1)
    ).first()
    # The first edit of a version replaces what the engine wrote.
    return last is None or must_keep(version.document, document, last.kept_at, now)


def edit_row(draft: Draft, version: DraftVersion, title: str, now: datetime) -> DraftEditRow:
    """What a version holds now, as a row of its history."""
    assert draft.id is not None
    return DraftEditRow(
        draft_id=draft.id,
        number=version.number,
        title=title,
        document=version.document,
        findings=version.findings,
        states=dict(version.states),
        own_words=version.own_words,
        saved_at=version.updated_at,
        kept_at=now,
    )


def draft_record(session: Session, draft: Draft) -> DraftRecord:
    """The whole draft as it is given out."""
    assert draft.id is not None
    sources = session.exec(
        select(DraftSource).where(DraftSource.draft_id == draft.id).order_by(col(DraftSource.position))
    )
    numbers = session.exec(
        select(DraftVersion.number)
        .where(DraftVersion.draft_id == draft.id)
        .order_by(col(DraftVersion.number))
    )
    return DraftRecord(
        id=draft.id,
        task=draft.task,
        title=draft.title,
        state=draft.state,
        version=draft.version,
        created_at=draft.created_at,
        updated_at=draft.updated_at,
        period_start=draft.period_start,
        period_end=draft.period_end,
        tags=tuple(draft.tags),
        sources=tuple(
            DraftSourceRecord(source.note_id, source.text, source.written, source.language)
            for source in sources
        ),
        current=version_record(current_version(session, draft)),
        version_numbers=tuple(numbers),
    )


def version_record(version: DraftVersion) -> DraftVersionRecord:
    """A version as it is given out."""
    values = version.model_dump(exclude={"draft_id", "updated_at"})
    return DraftVersionRecord(**values)


def edit_record(edit: DraftEditRow) -> DraftEdit:
    """An edit as it is given out."""
    return DraftEdit(**edit.model_dump(exclude={"kept_at"}))


def rescued_edit(edit: DraftEdit, row_version: int, writer: str) -> Rescued:
    """An edit as the rescue file keeps it."""
    more = {
        "title": edit.title,
        "findings": edit.findings,
        "states": json.dumps(dict(edit.states)),
        "own_words": repr(edit.own_words),
    }
    return Rescued("draft", edit.draft_id, row_version, edit.document, None, "", edit.saved_at, more, writer)


def edit_of(item: Rescued) -> DraftEdit:
    """The edit that the rescue file kept."""
    return DraftEdit(
        id=0,
        draft_id=item.id or 0,
        number=0,
        title=item.more["title"],
        document=item.text,
        findings=item.more["findings"],
        states=json.loads(item.more["states"]),
        own_words=float(item.more["own_words"]),
        saved_at=item.saved_at,
    )
