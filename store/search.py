"""Search in all notes that are not in the bin, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.lists import LINE, line_of
from store.marks import Mark, snippet
from store.places import ID_MASK, place_of
from store.query import Query, parse
from store.records import Cursor, Hit, HitPage
from store.sessions import Row, Sessions

# The index is kept in the order of the places, so that its newest entries come first without sorting.
_MATCHING = f"""
    SELECT {LINE}, n.text FROM (
        SELECT rowid AS place FROM note_fts
        WHERE note_fts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?
    ) f CROSS JOIN note n ON n.id = (f.place & {ID_MASK}) ORDER BY f.place DESC
"""

_BETWEEN = f"""
    SELECT {LINE}, n.text FROM note n WHERE n.deleted_at IS NULL AND n.place >= ? AND n.place < ?
    ORDER BY n.place DESC LIMIT ?
"""


def search(sessions: Sessions, typed: str, limit: int, after: Cursor | None = None) -> HitPage:
    """One page of what a typed query finds; an empty query finds all notes.

    Raises:
        StoreFault: the store cannot be read; never because of what was typed.
    """
    query = parse(typed)
    rows = _rows(sessions, query, limit + 1, after)
    hits = tuple(_hit(row, query.marks) for row in rows[:limit])
    more = len(rows) > limit and hits
    return HitPage(hits, Cursor(hits[-1].line.written.isoformat(), hits[-1].line.id) if more else None)


def _rows(sessions: Sessions, query: Query, limit: int, after: Cursor | None) -> Sequence[Row]:
    high = query.high
    if after is not None:
        high = min(high, place_of(date.fromisoformat(after.written), after.id))
    if query.match:
        return sessions.rows(_MATCHING, (query.match, query.low, high, limit))
    return sessions.rows(_BETWEEN, (query.low, high, limit))


def _hit(row: Row, marks: Sequence[Mark]) -> Hit:
    return Hit(line_of(row), snippet(row[5], marks))
