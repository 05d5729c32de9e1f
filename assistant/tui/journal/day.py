"""The day a note is about, from what the user writes: most often one that has been."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.danish.dates import DateMention

DAYS_BACK = 8 * 366
"""A 29 February is found that far back."""

_POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")


def day_of(words: str, today: date) -> date | None:
    """The day that is meant by "12. marts", "i går", "fredag", "12/3" or "2026-03-12".

    A day without a year or a month, and a bare weekday, is the last one that has been, since notes are written
    afterwards.

    Args:
        words: what the user wrote.
        today: the day on which it was written.

    Returns:
        the day, or None where no single day is meant.
    """
    from assistant.danish import dates

    points = _POINTS.fullmatch(words.strip())
    if points is not None:
        words = f"{points[1]}/{points[2]}"
    mentions = [mention for mention in dates.find(words, today) if mention.precision == "day"]
    return _meant(mentions[0], today) if len(mentions) == 1 else None


def _meant(mention: DateMention, today: date) -> date | None:
    written = mention.written
    if written.day is not None and written.year is None:
        return _last_day(written.month, written.day, today)
    if written.weekday is not None and mention.day is not None and mention.day > today:
        return mention.day - timedelta(days=7)
    return mention.day


def _last_day(month: int | None, day: int, today: date) -> date | None:
    """The last such day up to today, in any month where none is named."""
    for back in range(DAYS_BACK):
        found = today - timedelta(days=back)
        if found.day == day and month in (None, found.month):
            return found
    return None
