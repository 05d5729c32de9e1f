"""The queries behind the lists, shared by the store and the glance at it. Standard library only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from store.lines import MonthCount, NoteLine
from store.places import ID_MASK

MONTHS = "SELECT month, count FROM tally WHERE tag = ? ORDER BY month DESC"

COUNT = "SELECT coalesce(sum(count), 0) FROM tally WHERE tag = ''"

TAGS = "SELECT tag, sum(count) AS notes FROM tally WHERE tag <> '' GROUP BY tag ORDER BY notes DESC, tag"

MORE = "SELECT EXISTS (SELECT 1 FROM meeting) OR EXISTS (SELECT 1 FROM plan_goal)"
OPEN_DRAFTS = "SELECT count(*) FROM draft WHERE state = 'open'"

LINE = """n.id, n.title, n.written, n.tags, EXISTS (
    SELECT 1 FROM draft_source s JOIN draft d ON d.id = s.draft_id WHERE s.note_id = n.id AND d.state = 'approved')"""

PAGE = f"""
    SELECT {LINE} FROM note n WHERE n.deleted_at IS NULL AND n.place >= ? AND n.place < ?
    ORDER BY n.place DESC LIMIT ? OFFSET ?
"""

# The page is cut before the notes are looked up, so that the skipped ones cost nothing.
TAGGED_PAGE = f"""
    SELECT {LINE} FROM (
        SELECT place FROM note_tag WHERE tag = ? AND place >= ? AND place < ?
        ORDER BY place DESC LIMIT ? OFFSET ?
    ) t CROSS JOIN note n ON n.id = (t.place & {ID_MASK}) ORDER BY t.place DESC
"""

BINNED = f"""
    SELECT {LINE} FROM note n WHERE n.deleted_at IS NOT NULL ORDER BY n.deleted_at DESC, n.id DESC LIMIT ? OFFSET ?
"""

BIN_COUNT = "SELECT count(*) FROM note WHERE deleted_at IS NOT NULL"


def line_of(row: Sequence[Any]) -> NoteLine:
    """The line of a row of ``LINE``."""
    note_id, title, written, tags, achieved = row[:5]
    # Most notes have no tags.
    names = () if tags == "[]" else tuple(json.loads(tags))
    return NoteLine(note_id, title, date.fromisoformat(written), names, bool(achieved))


def month_of(row: Sequence[Any]) -> MonthCount:
    """The count of a row of ``MONTHS``."""
    return MonthCount(row[0], row[1])
