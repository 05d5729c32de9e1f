"""Dates as Danes write them, read from a day of reference.

"Uge 14" is the Friday of that week, "primo" the 10th, "medio" the 15th, "ultimo" the last day; a day and month without a
year is the next one. What has no day of its own ("efter sommerferien", "hurtigst muligt") is found, too, without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.danish.calendar import add_months
from assistant.danish.date_forms import FORMS
from assistant.danish.date_readings import Reading, Written

__all__ = ["DateMention", "Written", "find"]

_LEAD = re.compile(
    r"(?<!\w)(senest|inden|før|til|fra|siden|efter|ved|omkring|ca\.?|tidligst|pr\.?|per|frist|deadline|indtil|frem til|op til"
    r"|i løbet af|først)\s*:?\s*(?:den\s+|d\.?\s*)?$",
    re.IGNORECASE,
)


_NOTHING = Written()


@dataclass(frozen=True)
class DateMention:
    """A date, a period or a deadline in a text.

    Attributes:
        start: the first character.
        end: the character after the last.
        text: as written, with its preposition ("på fredag", "i uge 14", "om 14 dage"), but without "senest" or "inden"
            where it can be read without ("inden jul" cannot).
        day: the day it means, read from the day of reference; None where it has none ("i marts", "efter sommerferien").
        precision: "day", "week", "month", "quarter", "year", "vague" (no day can be told), or "impossible" (31. februar).
        written: what the text itself names.
        lead: the word before that says how it is meant, in lower case ("senest", "inden", "til", "fra", "siden" …), or empty.
        last: the last day of a range ("25.-27. maj", "uge 14-16"), or None.
    """

    start: int
    end: int
    text: str
    day: date | None
    precision: str
    written: Written = _NOTHING
    lead: str = ""
    last: date | None = None


def find(text: str, reference: date) -> list[DateMention]:
    """All dates, periods and deadlines of a text, in order, without overlap.

    Days that come back ("hver mandag", "om fredagen") are no dates.

    Args:
        text: Danish text of any length; the time is linear in it.
        reference: the day from which "på fredag" and a date without a year are read.
    """
    taken = bytearray(len(text))
    found: list[DateMention] = []
    for pattern, read in FORMS:
        for match in pattern.finditer(text):
            reading = read(match, reference)
            if reading is None:
                continue
            start, end = _trimmed(text, *match.span())
            if start == end or any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * (end - start)
            lead = _LEAD.search(text, max(0, start - 24), start)
            if lead and lead.group(1).lower() == "siden":
                reading = _before(reading, reference)
            found.append(
                DateMention(
                    start,
                    end,
                    text[start:end],
                    reading.day,
                    reading.precision,
                    reading.written,
                    lead.group(1).lower() if lead else "",
                    reading.last,
                )
            )
    return sorted(found, key=lambda mention: mention.start)


def _before(reading: Reading, reference: date) -> Reading:
    """The same day a year earlier where "siden" shows that it has passed."""
    written = reading.written
    if (
        reading.day is None
        or written.year
        or written.month is None
        or written.day is None
        or reading.day <= reference
    ):
        return reading
    earlier = add_months(reading.day, -12)
    return replace(reading, day=earlier) if earlier.day == reading.day.day else reading


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in " \t\r\n,(":
        end -= 1
    return start, end
