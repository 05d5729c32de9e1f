"""The queries behind the lists of drafts."""

from __future__ import annotations

import json
from datetime import date

from store.records import DraftLine
from store.sessions import Row
from store.times import from_stored

COUNTS = "SELECT state, count(*) FROM draft GROUP BY state"

# A filter that is not asked for is given as NULL.
LINES = """
    SELECT d.id, d.task, d.title, d.state, d.period_start, d.period_end, d.tags, d.updated_at, v.finished
    FROM draft d JOIN draft_version v ON v.draft_id = d.id AND v.number = d.current_number
    WHERE (? IS NULL OR d.state = ?) AND (? IS NULL OR d.task = ?)
        AND (? IS NULL OR EXISTS (SELECT 1 FROM json_each(d.tags) WHERE value = ?))
        AND (? IS NULL OR EXISTS (SELECT 1 FROM draft_source s WHERE s.draft_id = d.id AND s.note_id = ?))
    ORDER BY d.period_end DESC, d.id DESC LIMIT ? OFFSET ?
"""


def line_of(row: Row) -> DraftLine:
    """The line of a row of ``LINES``."""
    draft_id, task, title, state, start, end, tags, updated_at, finished = row
    return DraftLine(
        id=draft_id,
        task=task,
        title=title,
        state=state,
        period_start=date.fromisoformat(start),
        period_end=date.fromisoformat(end),
        tags=tuple(json.loads(tags)),
        updated_at=from_stored(updated_at),
        finished=bool(finished),
    )
