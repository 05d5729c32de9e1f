"""A note's place in time as one number: its day, then its number among the notes.

The search index and the lists are kept in this order, so that newest first, a month and a range of dates are all
plain ranges of it. The table computes the same number from the same columns (see the first migration).
"""

from __future__ import annotations

from datetime import date

ID_BITS = 26
ID_MASK = (1 << ID_BITS) - 1
# SQLite counts days from 4714 BC, Python from the year 1.
_JULIAN_OFFSET = 1721424
LAST = (date.max.toordinal() + _JULIAN_OFFSET + 1) << ID_BITS


def place_of(written: date, note_id: int) -> int:
    """The place of a note."""
    return day_start(written) | note_id


def day_start(day: date) -> int:
    """The lowest place of a day."""
    return (day.toordinal() + _JULIAN_OFFSET) << ID_BITS


def day_end(day: date) -> int:
    """The lowest place after a day."""
    return day_start(day) + (1 << ID_BITS)


def month_range(month: str) -> tuple[int, int]:
    """The lowest place of a month ("2026-03") and the lowest after it.

    Raises:
        ValueError: that is no month.
    """
    year, number = int(month[:4]), int(month[5:])
    first = date(year, number, 1)
    if month != f"{year:04}-{number:02}":
        raise ValueError(month)
    return day_start(first), day_end(last_of_month(first))


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    if day.month == 12:
        return day.replace(day=31)
    return date.fromordinal(day.replace(month=day.month + 1, day=1).toordinal() - 1)
