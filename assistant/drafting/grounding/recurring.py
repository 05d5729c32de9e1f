"""The days of what comes again: "første mandag i hver måned", "8 gange, mandage fra d. 5/1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.danish.calendar import WEEKDAYS, add_months, last_of_month

_DAY = "|".join(WEEKDAYS)
_NTH = {"første": 0, "1": 0, "anden": 1, "2": 1, "tredje": 2, "3": 2, "fjerde": 3, "4": 3, "sidste": -1}
_NTH_OF_MONTH = re.compile(
    rf"(?<!\w)(?P<nth>første|anden|tredje|fjerde|sidste|[1-4]\.)\s+(?P<day>{_DAY})\s+i\s+(?:hver\s+)?måned",
    re.IGNORECASE,
)
_SERIES = re.compile(rf"(?P<times>\d{{1,2}})\s+(?:gange|{_DAY})|(?:hver\s+)(?P<every>{_DAY})", re.IGNORECASE)
_WEEKLY = re.compile(rf"(?<!\w)(?:{_DAY})e(?!\w)|hver\s+(?:uge|{_DAY})", re.IGNORECASE)
# So many months, and weeks that fall out of a series, are looked at.
_MONTHS, _FALL_OUT, _MOST_TIMES = 4, 2, 20


def days(text: str, bases: Sequence[date]) -> set[tuple[int, int]]:
    """Month and day of what comes again.

    Args:
        text: what is said.
        bases: the days from which it may be counted.
    """
    found: set[date] = set()
    for match in _NTH_OF_MONTH.finditer(text):
        weekday, nth = WEEKDAYS.index(match["day"].lower()), _NTH[match["nth"].lower().rstrip(".")]
        for base in bases:
            found |= {_nth(add_months(base, months), weekday, nth) for months in range(_MONTHS)}
    times = [int(match["times"]) for match in _SERIES.finditer(text) if match["times"]]
    if times and _WEEKLY.search(text):
        weeks = min(max(times), _MOST_TIMES) + _FALL_OUT
        found |= {base + timedelta(weeks=week) for base in bases for week in range(weeks)}
    return {(day.month, day.day) for day in found}


def _nth(month: date, weekday: int, nth: int) -> date:
    """The nth of a weekday in a month; the last where it is -1."""
    if nth < 0:
        last = last_of_month(month.year, month.month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = month.replace(day=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * nth)
