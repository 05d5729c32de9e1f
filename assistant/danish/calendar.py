"""Danish names of days and months, and reckoning with days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = ("jan", "feb", "febr", "mar", "apr", "aug", "sep", "sept", "okt", "nov", "dec")
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
SHORT_WEEKDAYS = ("man", "tirs", "tir", "ons", "tors", "tor", "fre", "lør", "søn")

FRIDAY = 4


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or its abbreviation, None for anything else."""
    lowered = word.lower().rstrip(".")
    if lowered in MONTHS:
        return MONTHS.index(lowered) + 1
    if lowered in SHORT_MONTHS:
        return next(at for at, month in enumerate(MONTHS, 1) if month.startswith(lowered[:3]))
    return None


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday or its abbreviation, with any ending ("fredagens", "tirsdage"), else None."""
    lowered = word.lower().rstrip(".")
    for at, name in enumerate(WEEKDAYS):
        if lowered.startswith(name) or lowered in (name[:3], name[:-3]):
            return at
    return None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_weekday(reference: date, weekday: int) -> date:
    """The first such weekday after the day of reference."""
    return reference + timedelta(days=(weekday - reference.weekday() - 1) % 7 + 1)


def last_weekday(reference: date, weekday: int) -> date:
    """The last such weekday before the day of reference."""
    return reference - timedelta(days=(reference.weekday() - weekday - 1) % 7 + 1)


def day_of_week(reference: date, week: int, weekday: int = FRIDAY, year: int | None = None) -> date | None:
    """A weekday of an ISO week: of the given year, else of the year of reference, or of the next where it has passed.

    Returns:
        The day, or None where the year has no such week.
    """
    years = (year,) if year else (reference.isocalendar().year, reference.isocalendar().year + 1)
    for candidate in years:
        try:
            day = date.fromisocalendar(candidate, week, weekday + 1)
        except ValueError:
            continue
        if year or day >= reference:
            return day
    return None


def next_date(reference: date, month: int, day: int) -> date | None:
    """The first such day from the day of reference on; None where no year has it (31 February)."""
    for year in range(reference.year, min(reference.year + 9, date.max.year + 1)):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate >= reference:
            return candidate
    return None
