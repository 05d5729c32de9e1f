"""What each form of a Danish date means, read from a day of reference."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from assistant.danish import numerals
from assistant.danish.calendar import (
    FRIDAY,
    add_months,
    day_of_week,
    last_of_month,
    last_weekday,
    month_number,
    next_date,
    next_weekday,
    weekday_number,
)


@dataclass(frozen=True)
class Written:
    """What a date names itself, without a day of reference.

    Attributes:
        year: the year.
        month: 1 to 12.
        day: the day of the month.
        week: the ISO week.
        weekday: 0 (Monday) to 6.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekday: int | None = None


@dataclass(frozen=True)
class Reading:
    """What a date means; see ``dates.DateMention``."""

    day: date | None
    precision: str
    written: Written = Written()
    last: date | None = None


Reader = Callable[["re.Match[str]", date], "Reading | None"]


def _group(match: re.Match[str], name: str) -> str:
    """A group that took part, in lower case; empty where the form has none."""
    return (match.groupdict().get(name) or "").lower()


def _number(match: re.Match[str], name: str) -> int | None:
    digits = _group(match, name).rstrip(".")
    return int(digits) if digits else None


def _year_of(match: re.Match[str]) -> int | None:
    year = _number(match, "year") or _number(match, "year2")
    return year + 2000 if year is not None and year < 100 else year


def _weekday_of(match: re.Match[str]) -> int | None:
    word = _group(match, "weekday")
    return weekday_number(word) if word else None


def _month_of(match: re.Match[str]) -> int | None:
    word = _group(match, "month")
    return int(word) if word.isdigit() else month_number(word)


def read_calendar_day(match: re.Match[str], reference: date) -> Reading | None:
    """A day and a month, perhaps with a year, a weekday, or the last day of a range."""
    month, day, year = _month_of(match), _number(match, "day"), _year_of(match)
    if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    written = Written(year, month, day, None, _weekday_of(match))
    until = _number(match, "until")
    resolved = next_date(reference, month, day) if year is None else _date(year, month, day)
    if resolved is None:
        return Reading(None, "impossible", written)
    last = _date(resolved.year, month, until) if until is not None and until > day else None
    return Reading(resolved, "day", written, last)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_day_of_month(match: re.Match[str], reference: date) -> Reading | None:
    """ "d. 10", "den 1. i næste måned"."""
    day = _number(match, "day")
    if day is None or not 1 <= day <= 31:
        return None
    written = Written(day=day, weekday=_weekday_of(match))
    month = add_months(reference.replace(day=1), 1 if _group(match, "next") else 0)
    for _ in range(3):
        candidate = _date(month.year, month.month, day)
        if candidate is not None and candidate >= reference:
            return Reading(candidate, "day", written)
        month = add_months(month, 1)
    return Reading(None, "impossible", written)


def read_part_of_month(match: re.Match[str], reference: date) -> Reading | None:
    """Primo, medio, ultimo, the beginning, the middle and the end of a month."""
    month, year = _month_of(match), _year_of(match)
    if month is None:
        return None
    where = _group(match, "where")
    if where.startswith(("primo", "start", "begyn", "først")):
        day = 10
    elif where.startswith(("medio", "midt")):
        day = 15
    else:
        day = 0

    def in_year(candidate: int) -> date:
        return date(candidate, month, day) if day else last_of_month(candidate, month)

    resolved = in_year(year or reference.year)
    if year is None and resolved < reference:
        resolved = in_year(reference.year + 1)
    return Reading(resolved, "day", Written(year, month))


def read_month(match: re.Match[str], _: date) -> Reading | None:
    """A month alone, which has no day of its own."""
    month = _month_of(match)
    return None if month is None else Reading(None, "month", Written(_year_of(match), month))


def read_month_end(match: re.Match[str], reference: date) -> Reading | None:
    """ "ved månedens udgang", "i løbet af næste måned"."""
    month = add_months(reference.replace(day=1), 1 if _group(match, "next") else 0)
    return Reading(last_of_month(month.year, month.month), "month")


def read_week(match: re.Match[str], reference: date) -> Reading | None:
    """ "uge 14", "mandag i uge 9", "uge 14-16"."""
    week, year, weekday, until = (
        _number(match, "week"),
        _year_of(match),
        _weekday_of(match),
        _number(match, "until"),
    )
    if week is None or not 1 <= week <= 53:
        return None
    day = day_of_week(reference, week, FRIDAY if weekday is None else weekday, year)
    if day is None:
        return Reading(None, "impossible", Written(year, week=week, weekday=weekday))
    last = day_of_week(day, until, FRIDAY) if until is not None and 1 <= until <= 53 else None
    return Reading(day, "week" if weekday is None else "day", Written(year, week=week, weekday=weekday), last)


_SHIFTS = {
    "ugen": 0, "denne": 0, "indeværende": 0, "næste": 1, "kommende": 1, "følgende": 1, "sidste": -1, "forrige": -1,
}  # fmt: skip


def read_named_week(match: re.Match[str], reference: date) -> Reading | None:
    """ "i næste uge", "fredag i næste uge", "inden ugen er omme"."""
    weekday = _weekday_of(match)
    monday = (
        reference - timedelta(days=reference.weekday()) + timedelta(weeks=_SHIFTS[_group(match, "which")])
    )
    day = monday + timedelta(days=FRIDAY if weekday is None else weekday)
    return Reading(day, "week" if weekday is None else "day", Written(weekday=weekday))


def read_weekday(match: re.Match[str], reference: date) -> Reading | None:
    """ "på fredag", "sidste torsdag", "i mandags"."""
    weekday, which = _weekday_of(match), _group(match, "which")
    if weekday is None:
        return None
    if _group(match, "past") or which in ("sidste", "forrige"):
        day = last_weekday(reference, weekday)
    elif which == "næste":
        day = reference - timedelta(days=reference.weekday()) + timedelta(weeks=1, days=weekday)
    else:
        day = next_weekday(reference, weekday)
    return Reading(day, "day", Written(weekday=weekday))


RELATIVE = {
    "i dag": 0, "idag": 0, "i aften": 0, "i eftermiddag": 0, "i formiddag": 0, "i formiddags": 0, "i morges": 0, "i nat": 0, "dags dato": 0,
    "i morgen": 1, "imorgen": 1, "i overmorgen": 2, "overmorgen": 2, "i går": -1, "igår": -1, "i aftes": -1, "i forgårs": -2,
}  # fmt: skip


def read_relative(match: re.Match[str], reference: date) -> Reading | None:
    """ "i dag", "i overmorgen", "i går"."""
    return Reading(reference + timedelta(days=RELATIVE[" ".join(_group(match, "word").split())]), "day")


def read_distance(match: re.Match[str], reference: date) -> Reading | None:
    """So many days, weeks, months or years from now, or ago."""
    word, unit = _group(match, "number"), _group(match, "unit")
    count = Decimal(word) if word.isdigit() else numerals.value(word)
    if count is None or count > 5000:
        return None
    sign = -1 if _group(match, "ago") else 1
    try:
        if unit.startswith(("hverdag", "arbejdsdag")):
            return Reading(_workdays(reference, sign * int(count)), "day")
        if unit.startswith("dag"):
            # "otte dage" is a week, as Danes count.
            return Reading(reference + timedelta(days=sign * (7 if count == 8 else int(count))), "day")
        if unit.startswith("uge"):
            return Reading(reference + timedelta(days=sign * int(count * 7)), "day")
        months = count * (
            12 if unit == "år" else 6 if unit.startswith("halv") else 3 if unit.startswith("kvartal") else 1
        )
        day = add_months(reference, sign * int(months))
        return Reading(day + timedelta(days=sign * 15) if months % 1 else day, "day")
    except (OverflowError, ValueError):  # beyond the year 9999
        return None


def _workdays(reference: date, count: int) -> date:
    day, left = reference, abs(count)
    while left:
        day += timedelta(days=1 if count > 0 else -1)
        left -= day.weekday() < 5
    return day


_COUNTED = {"første": 1, "andet": 2, "tredje": 3, "fjerde": 4, "sidste": 4}


def read_quarter(match: re.Match[str], reference: date) -> Reading | None:
    """ "Q2", "udgangen af andet kvartal", "inden Q2 er slut"; a bare one has no day of its own."""
    word = _group(match, "quarter").rstrip(".")
    number = int(word) if word.isdigit() else _COUNTED[word]
    size = 6 if _group(match, "kind") in ("h", "halvår") else 3
    if not 1 <= number <= 12 // size:
        return None
    year = _year_of(match)
    end = last_of_month(year or reference.year, number * size)
    if year is None and end < reference:
        end = last_of_month(reference.year + 1, number * size)
    bounded = bool(_group(match, "edge") or _group(match, "over"))
    return Reading(end if bounded else None, "quarter", Written(year))


def read_year(match: re.Match[str], reference: date) -> Reading | None:
    """ "inden årets udgang", "i løbet af 2027", "inden 2027"."""
    year, edge = _year_of(match), _group(match, "edge") or _group(match, "within")
    if year is None:
        return Reading(date(reference.year, 12, 31), "year")
    if edge in ("inden", "før"):
        return Reading(date(year - 1, 12, 31), "year", Written(year))
    return Reading(date(year, 12, 31) if edge else None, "year", Written(year))


def read_feast(match: re.Match[str], reference: date) -> Reading | None:
    """ "inden jul", "til nytår"."""
    feast = _group(match, "feast")
    day = 31 if feast.startswith(("nytår", "årsskift")) else 23 if feast.startswith("lille") else 24
    return Reading(next_date(reference, 12, day), "day")


def read_vague(_match: re.Match[str], _: date) -> Reading | None:
    """ "efter sommerferien", "hurtigst muligt": no day can be told."""
    return Reading(None, "vague")
