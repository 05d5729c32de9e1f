"""Whether approved drafts wait to be taken in, and whether agreements call, read in a few milliseconds by the standard library alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

_PATIENCE = 0.5
_WAITING = """
    SELECT EXISTS (
        SELECT 1 FROM meeting m JOIN draft d ON d.id = m.draft_id WHERE m.discarded_at IS NULL
        AND d.state = 'approved' AND (m.adopted_draft IS NOT d.id OR m.adopted_version IS NOT d.version)
    ) OR EXISTS (
        SELECT 1 FROM draft d WHERE d.task = 'goals' AND d.state = 'approved'
        AND NOT EXISTS (SELECT 1 FROM plan_goal g WHERE g.draft_id = d.id)
    )
"""

_DUE = """
    SELECT EXISTS (
        SELECT 1 FROM agreement a JOIN meeting m ON m.id = a.meeting_id
        WHERE a.state = 'open' AND a.due <= ? AND m.discarded_at IS NULL
    )
"""


def is_waiting(path: Path) -> bool:
    """Whether there are approved minutes or goals of which agreements and goals are still to be made.

    Args:
        path: the store's file; it is only read. Where there is none, or it cannot be read, nothing waits.
    """
    return _answer(path, _WAITING)


def is_due(path: Path, until: date) -> bool:
    """Whether an open agreement is due up to and with a day; read as ``is_waiting`` reads."""
    return _answer(path, _DUE, until.isoformat())


def _answer(path: Path, query: str, *parameters: str) -> bool:
    if not path.is_file():
        return False
    uri = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE)) as connection:
            return bool(connection.execute(query, parameters).fetchone()[0])
    except sqlite3.Error:
        return False
