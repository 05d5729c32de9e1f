"""The drafts: what was written from notes, its versions, the user's edits, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from store.draft_lists import COUNTS, LINES, line_of
from store.draft_writes import (
    add_sources,
    change,
    draft_record,
    edit_record,
    found,
    new_version,
    period,
    put_edit,
    rescued_edit,
    version_record,
)
from store.faults import Damaged, DiskFull, Locked, Missing, NotWritable
from store.models import Draft, DraftEditRow, DraftSource, DraftVersion
from store.records import (
    DraftEdit,
    DraftLine,
    DraftRecord,
    DraftSourceRecord,
    DraftVersionRecord,
    NewVersion,
)
from store.rescue import Rescue
from store.sessions import Sessions
from store.text import clean, fold_tag, tags_of

STATES = ("open", "approved", "discarded")


class Drafts:
    """All drafts of a store. Every method is one use case in a session of its own, from any thread.

    Methods that take ``row_version`` raise ``Stale`` where another writer changed the draft since, and ``Missing``
    where there is none; all raise the faults that the state of the file calls for, as those of ``Notes`` do.
    """

    def __init__(self, sessions: Sessions, rescue: Rescue) -> None:
        self._sessions = sessions
        self._rescue = rescue

    # Writing

    def add(
        self, task: str, title: str, sources: Sequence[DraftSourceRecord], version: NewVersion
    ) -> DraftRecord:
        """A new open draft; its period and tags are those of its sources.

        Raises:
            ValueError: there are no sources.
        """
        now = self._now()
        start, end = period(sources)
        with self._sessions.writing() as session:
            draft = Draft(
                task=task,
                title=clean(title),
                created_at=now,
                updated_at=now,
                period_start=start,
                period_end=end,
                tags=list(_tags(sources)),
            )
            session.add(draft)
            session.flush()
            add_sources(session, draft, sources, 0)
            session.add(new_version(draft, 1, version, now))
            session.flush()
            return draft_record(session, draft)

    def add_version(
        self, draft_id: int, version: NewVersion, *, row_version: int, title: str | None = None
    ) -> DraftRecord:
        """Another version, which is in use from now on; the earlier ones stay.

        Args:
            title: the new version's title, or None to leave it.
        """
        now = self._now()
        with self._sessions.writing() as session:
            draft = change(session, draft_id, row_version, now)
            numbers = select(DraftVersion.number).where(DraftVersion.draft_id == draft_id)
            draft.current_number = max(session.exec(numbers)) + 1
            draft.title = draft.title if title is None else clean(title)
            session.add(new_version(draft, draft.current_number, version, now))
            session.flush()
            return draft_record(session, draft)

    def edit(
        self,
        draft_id: int,
        *,
        row_version: int,
        document: str,
        findings: str,
        states: Mapping[str, str],
        title: str,
        own_words: float,
    ) -> DraftRecord:
        """Changes the version in use; the document before is kept as an edit, folded as revisions of notes are.

        What the engine wrote is always kept. An edit that could not be stored goes to the rescue file.
        """
        now = self._now()
        edit = DraftEdit(
            0, draft_id, 0, clean(title), clean(document), findings, dict(states), own_words, now
        )

        def write(session: Session) -> DraftRecord:
            draft = change(session, draft_id, row_version, now)
            put_edit(session, draft, edit, now)
            session.flush()
            return draft_record(session, draft)

        return self._edited(write, edit, row_version)

    def use_version(self, draft_id: int, number: int, *, row_version: int) -> DraftRecord:
        """Takes a version back into use.

        Raises:
            Missing: the draft has no such version.
        """
        with self._sessions.writing() as session:
            draft = change(session, draft_id, row_version, self._now())
            if session.get(DraftVersion, (draft_id, number)) is None:
                raise Missing("version", number)
            draft.current_number = number
            session.flush()
            return draft_record(session, draft)

    def set_state(self, draft_id: int, state: str, *, row_version: int) -> DraftRecord:
        """Approves, discards or opens a draft.

        Raises:
            ValueError: there is no such state.
        """
        if state not in STATES:
            raise ValueError(state)
        with self._sessions.writing() as session:
            draft = change(session, draft_id, row_version, self._now())
            draft.state = state
            session.flush()
            return draft_record(session, draft)

    def set_tags(self, draft_id: int, tags: Iterable[str], *, row_version: int) -> DraftRecord:
        """Gives a draft other tags, each written with or without "#"."""
        folded = [folded for tag in tags if (folded := fold_tag(clean(tag)))]
        with self._sessions.writing() as session:
            draft = change(session, draft_id, row_version, self._now())
            draft.tags = list(dict.fromkeys(folded))
            session.flush()
            return draft_record(session, draft)

    def add_source(self, draft_id: int, source: DraftSourceRecord, *, row_version: int) -> DraftRecord:
        """Adds a snapshot of one more text to what a draft rests on."""
        with self._sessions.writing() as session:
            draft = change(session, draft_id, row_version, self._now())
            before = _sources(session, draft_id)
            add_sources(session, draft, [source], len(before))
            draft.period_start = min(draft.period_start, source.written)
            draft.period_end = max(draft.period_end, source.written)
            draft.tags = list(dict.fromkeys([*draft.tags, *tags_of(source.text)]))
            session.flush()
            return draft_record(session, draft)

    def replace_sources(
        self, draft_id: int, sources: Sequence[DraftSourceRecord], *, row_version: int
    ) -> DraftRecord:
        """Gives a draft other snapshots; tags that the former ones did not have are added to its own.

        Raises:
            ValueError: there are no sources.
        """
        start, end = period(sources)
        with self._sessions.writing() as session:
            draft = change(session, draft_id, row_version, self._now())
            known: set[str] = set()
            for source in _sources(session, draft_id):
                known.update(tags_of(source.text))
                session.delete(source)
            session.flush()
            add_sources(session, draft, sources, 0)
            new_tags = [tag for tag in _tags(sources) if tag not in known]
            draft.period_start, draft.period_end = start, end
            draft.tags = list(dict.fromkeys([*draft.tags, *new_tags]))
            session.flush()
            return draft_record(session, draft)

    def delete_forever(self, draft_id: int) -> None:
        """Deletes a discarded draft with all its versions, and overwrites where they stood.

        Raises:
            Missing: there is no such discarded draft.
        """
        with self._sessions.writing() as session:
            draft = session.get(Draft, draft_id)
            if draft is None or draft.state != "discarded":
                raise Missing("draft", draft_id)
            session.delete(draft)

    # Reading

    def get(self, draft_id: int) -> DraftRecord:
        """A draft with its sources and the version in use.

        Raises:
            Missing: there is no such draft.
        """
        with self._sessions.reading() as session:
            return draft_record(session, found(session, draft_id))

    def version(self, draft_id: int, number: int) -> DraftVersionRecord:
        """One version of a draft.

        Raises:
            Missing: there is no such draft or version.
        """
        with self._sessions.reading() as session:
            found(session, draft_id)
            version = session.get(DraftVersion, (draft_id, number))
            if version is None:
                raise Missing("version", number)
            return version_record(version)

    def edits(self, draft_id: int) -> list[DraftEdit]:
        """What the versions of a draft held before the user's edits, newest first.

        Raises:
            Missing: there is no such draft.
        """
        with self._sessions.reading() as session:
            found(session, draft_id)
            kept = (
                select(DraftEditRow)
                .where(DraftEditRow.draft_id == draft_id)
                .order_by(col(DraftEditRow.id).desc())
            )
            return [edit_record(edit) for edit in session.exec(kept)]

    def lines(
        self,
        state: str | None = None,
        task: str | None = None,
        tag: str | None = None,
        limit: int = 100,
        offset: int = 0,
        *,
        note_id: int | None = None,
    ) -> list[DraftLine]:
        """A stretch of the drafts, latest period first.

        Args:
            note_id: only those that rest on this note.
        """
        folded = fold_tag(tag) if tag else None
        filters = (state, state, task, task, folded, folded, note_id, note_id)
        return [line_of(row) for row in self._sessions.rows(LINES, (*filters, limit, offset))]

    def counts(self) -> dict[str, int]:
        """How many drafts there are in each state."""
        counted: dict[str, int] = {row[0]: row[1] for row in self._sessions.rows(COUNTS)}
        return {state: counted.get(state, 0) for state in STATES}

    def _now(self) -> datetime:
        return self._sessions.clock()

    def _edited(
        self, write: Callable[[Session], DraftRecord], edit: DraftEdit, row_version: int
    ) -> DraftRecord:
        item = rescued_edit(edit, row_version, self._rescue.writer)
        try:
            with self._sessions.writing() as session:
                record = write(session)
        except (DiskFull, NotWritable, Locked, Damaged) as fault:
            fault.kept = self._rescue.keep(item)
            raise
        self._rescue.stored(item)
        return record


def _tags(sources: Iterable[DraftSourceRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for source in sources for tag in tags_of(source.text)))


def _sources(session: Session, draft_id: int) -> Sequence[DraftSource]:
    return session.exec(select(DraftSource).where(DraftSource.draft_id == draft_id)).all()
