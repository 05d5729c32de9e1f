"""Dates and figures in Danish form, the same on every machine whatever its locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from assistant.danish.calendar import MONTHS, WEEKDAYS

# The letters that Danish puts at the end of the alphabet or writes as variants of others.
_ALPHABET = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "é": "e", "è": "e", "ü": "y"})


def long_date(day: date) -> str:
    """A day with its year: "12. marts 2026"."""
    return f"{short_date(day)} {day.year}"


def short_date(day: date) -> str:
    """A day without its year: "12. marts"."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def weekday_date(day: date) -> str:
    """A day with its weekday: "torsdag d. 12. marts 2026"."""
    return f"{WEEKDAYS[day.weekday()]} d. {long_date(day)}"


def month_year(day: date) -> str:
    """The month of a day: "marts 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def quarter_year(day: date) -> str:
    """The quarter of a day: "1. kvartal 2026"."""
    return f"{(day.month + 2) // 3}. kvartal {day.year}"


def period(start: date, end: date) -> str:
    """A stretch of days, with no more said twice than is needed.

    Args:
        start: the first day.
        end: the last day; the two may come in either order.

    Returns:
        "12. marts 2026", "3.–12. marts 2026", "1. januar – 30. juni 2026" or "1. december 2025 – 3. januar 2026".
    """
    first, last = sorted((start, end))
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{long_date(last)}"
    if first.year == last.year:
        return f"{short_date(first)} – {long_date(last)}"
    return f"{long_date(first)} – {long_date(last)}"


def month_span(start: date, end: date) -> str:
    """The months that a stretch of days touches, short enough for a file name.

    Args:
        start: the first day.
        end: the last day; the two may come in either order.

    Returns:
        "2026" for exactly a calendar year, else "marts 2026", "januar–juni 2026" or "december 2025 – marts 2026".
    """
    first, last = sorted((start, end))
    if (first, last) == (date(last.year, 1, 1), date(last.year, 12, 31)):
        return str(last.year)
    if (first.year, first.month) == (last.year, last.month):
        return month_year(first)
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{month_year(last)}"
    return f"{month_year(first)} – {month_year(last)}"


def number(value: int | float | Decimal, decimals: int | None = None) -> str:
    """A figure with a comma for decimals and a point between thousands: "1.250", "12,5".

    Args:
        value: the figure; a float is read as it is written, so 0.1 is a tenth.
        decimals: how many decimals to show, rounded half up; None shows those that the figure has.

    Raises:
        ValueError: the figure is infinite or not a number.
    """
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {value}")
    if decimals is not None:
        with localcontext() as context:
            context.prec = max(28, exact.adjusted() + decimals + 2)
            exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{exact or abs(exact):,f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def percent(value: int | float | Decimal, decimals: int | None = None) -> str:
    """A share given in percent, with the space that Danish puts before the sign: "12,5 %".

    Args:
        value: the share in percent, 12.5 and not 0.125.
        decimals: as in ``number``.

    Raises:
        ValueError: the figure is infinite or not a number.
    """
    return f"{number(value, decimals)} %"


def count(amount: int, one: str, many: str) -> str:
    """A number of things: "1 note", "1.250 noter".

    Args:
        amount: how many.
        one: the word for one of them.
        many: the word for none or several.
    """
    return f"{number(amount)} {one if amount == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """Words in a row as a sentence holds them: "a", "a og b", "a, b og c"; empty for none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"


def sort_key(text: str) -> str:
    """A key that sorts as Danish does: letter case aside, and æ, ø, å after z."""
    return text.casefold().translate(_ALPHABET)
