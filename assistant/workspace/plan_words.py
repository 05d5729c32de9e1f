"""The plan in Danish words: names of statuses, days as they are typed, and what calls today on one line."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path

from assistant.errors import InputError, StoreError
from store.plan_glance import Due
from store.plan_records import ACTIVE, BOTH, DROPPED, LEADER, ME, PARTLY, PLANNED, REACHED, GoalRecord

__all__ = ["RESPONSIBLE_NAMES", "STATUS_NAMES", "Due", "due", "due_line", "read_day", "responsible_name"]

STATUS_NAMES = {
    PLANNED: "ikke begyndt",
    ACTIVE: "i gang",
    REACHED: "nået",
    PARTLY: "delvist nået",
    DROPPED: "droppet",
}
RESPONSIBLE_NAMES = {ME: "mig", LEADER: "leder", BOTH: "begge"}

_GREETING = timedelta(days=7)


def responsible_name(goal: GoalRecord) -> str:
    """Who has to do it, in one word: "mig", "leder", "begge", or the person's name."""
    if goal.person and goal.responsible == ME:
        return goal.person
    if goal.person and goal.responsible == BOTH:
        return f"{goal.person} og leder"
    return RESPONSIBLE_NAMES[goal.responsible]


def read_day(text: str, today: date) -> date:
    """A day as Danes write it ("1/9", "uge 40", "om 3 måneder", "2026-09-01").

    Raises:
        InputError: it is no day, or one that does not exist.
    """
    from assistant.danish.dates import find

    mentions = find(text.strip(), today)
    if len(mentions) == 1 and (day := mentions[0].day) is not None:
        return day
    if any(mention.precision == "impossible" for mention in mentions):
        raise InputError(f"Datoen “{text}” findes ikke.", "Skriv en anden dag, fx 28/2 eller 2026-03-12.")
    raise InputError(
        f"“{text}” er ikke en dag, makker kan læse.", "Skriv den som 1/9, uge 40 eller 2026-03-12."
    )


def due(path: Path, today: date, days: int | None = None, person: str | None = None) -> Due:
    """What of the plan calls within some days, read in a few milliseconds without opening the store.

    Args:
        path: the store's file.
        today: the day.
        days: how many days ahead; a week where None.
        person: only this person's goals, or None for all.

    Raises:
        StoreError: the file cannot be read.
    """
    from store.plan_glance import due as read_due

    ahead = _GREETING if days is None else timedelta(days=days)
    try:
        return read_due(path, today, today + ahead, person)
    except sqlite3.Error as error:
        raise StoreError(
            "Planen kunne ikke læses lige nu. Der er ikke ændret noget.", "Prøv igen."
        ) from error


def is_waiting(path: Path) -> bool:
    """Whether approved goals or minutes are still to be taken into the plan; read in a few milliseconds.

    Args:
        path: the store's file.
    """
    from store.waiting import is_waiting as waits

    return waits(path)


def overdue_count(path: Path, today: date) -> int:
    """How many goals are over their deadline; 0 also where the file cannot be read, since opening the plan tells why.

    Args:
        path: the store's file.
        today: the day.
    """
    try:
        return due(path, today).overdue
    except StoreError:
        return 0


def due_line(found: Due) -> str:
    """What calls in one short line, or an empty text."""
    from assistant.danish.format import count, listed

    parts = [
        text
        for number, text in (
            (found.overdue, f"{count(found.overdue, 'mål', 'mål')} over frist"),
            (found.soon, f"{count(found.soon, 'mål', 'mål')} med frist snart"),
            (found.follow_ups, count(found.follow_ups, "opfølgning", "opfølgninger")),
            (found.steps, count(found.steps, "delmål", "delmål")),
        )
        if number
    ]
    if not parts:
        return ""
    return (
        f"makker: {listed(parts)}" + (f" ({found.title})" if found.title else "") + ". Se: makker plan list"
    )
