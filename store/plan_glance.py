"""What of the plan calls today, read in a few milliseconds by the standard library alone, for a shell's greeting."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from store.plan_records import OPEN_STATUSES

_TABLE = "SELECT 1 FROM sqlite_master WHERE name = 'plan_goal'"
_OPEN = f"""
    FROM plan_goal g WHERE g.discarded_at IS NULL AND (:person IS NULL OR g.person = :person)
    AND g.status IN ({", ".join(f"'{status}'" for status in OPEN_STATUSES)})
"""
_OVERDUE = f"SELECT count(*), min(g.title) {_OPEN} AND g.deadline < :today"
_SOON = f"SELECT count(*), min(g.title) {_OPEN} AND g.deadline >= :today AND g.deadline <= :until"
_FOLLOW_UPS = f"SELECT count(*), min(g.title) {_OPEN} AND g.follow_up <= :until"
_STEPS = f"""
    SELECT count(*), min(s.text) FROM plan_step s WHERE s.done IS NULL AND s.deadline <= :until
    AND s.goal_id IN (SELECT g.id {_OPEN})
"""
_PATIENCE = 0.5


@dataclass(frozen=True)
class Due:
    """How many goals and steps call.

    Attributes:
        overdue: goals whose deadline has passed.
        soon: goals whose deadline comes within the days.
        follow_ups: goals that are to be looked at within the days, or should have been.
        steps: open steps whose deadline comes within the days, or has passed.
        title: one of them by its title, where there is only one; else empty.
    """

    overdue: int
    soon: int
    follow_ups: int
    steps: int
    title: str

    @property
    def total(self) -> int:
        """How many things call."""
        return self.overdue + self.soon + self.follow_ups + self.steps


def due(path: Path, today: date, until: date, person: str | None = None) -> Due:
    """What calls up to and with a day.

    Args:
        path: the store's file; it is only read. Where there is none, or no plan in it yet, nothing calls.
        today: the day from which a deadline has passed.
        until: the last day to look at.
        person: only this person's goals ("" for the user's own), or None for all.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    nothing = Due(0, 0, 0, 0, "")
    if not path.is_file():
        return nothing
    uri = f"{path.absolute().as_uri()}?mode=ro"
    days = {"today": today.isoformat(), "until": until.isoformat(), "person": person}
    with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        if connection.execute(_TABLE).fetchone() is None:
            return nothing
        rows = [
            connection.execute(query, days).fetchone() for query in (_OVERDUE, _SOON, _FOLLOW_UPS, _STEPS)
        ]
    overdue, soon, follow_ups, steps = (int(row[0]) for row in rows)
    alone = overdue + soon + follow_ups + steps == 1
    title = next((str(row[1]) for row in rows if row[0]), "") if alone else ""
    return Due(overdue, soon, follow_ups, steps, title)
