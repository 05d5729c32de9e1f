"""What the first frame of the app shows, read in a few milliseconds by the standard library alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from store import lists
from store.lines import Glance
from store.places import month_range
from store.schema import HEAD, stored_revision

_PATIENCE = 0.05


def glance(path: Path, limit: int, month: str | None = None, tag: str | None = None) -> Glance | None:
    """Months with their counts, the first notes of one, and how many drafts are open.

    Args:
        path: the store's file; it is only read.
        limit: at most so many notes.
        month: the month to show, such as "2026-03"; the newest where None.
        tag: only notes with this tag.

    Returns:
        None where there is no store yet, it must be upgraded first, or anything is odd; opening it tells why.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        if not path.is_file():
            return None
        with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)) as connection:
            # One transaction, so that the counts and the notes are of the same moment.
            connection.execute("BEGIN")
            return _read(connection, limit, month, _folded(tag))
    except (sqlite3.Error, OSError, ValueError):
        return None


def _read(connection: sqlite3.Connection, limit: int, month: str | None, tag: str) -> Glance | None:
    if stored_revision(connection) != HEAD:
        return None
    months = tuple(lists.month_of(row) for row in connection.execute(lists.MONTHS, (tag,)))
    shown = month or (months[0].month if months else "")
    open_drafts = connection.execute(lists.OPEN_DRAFTS).fetchone()[0]
    more = bool(connection.execute(lists.MORE).fetchone()[0])
    if not shown:
        return Glance(months, "", (), open_drafts, more)
    low, high = month_range(shown)
    if tag:
        rows = connection.execute(lists.TAGGED_PAGE, (tag, low, high, limit, 0))
    else:
        rows = connection.execute(lists.PAGE, (low, high, limit, 0))
    return Glance(months, shown, tuple(lists.line_of(row) for row in rows), open_drafts, more)


def _folded(tag: str | None) -> str:
    if not tag:
        return ""
    from store.text import fold_tag

    return fold_tag(tag)
