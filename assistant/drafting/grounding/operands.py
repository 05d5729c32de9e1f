"""What of a source can be reckoned with: its figures, its times, how far its dates lie apart, what it counts up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.danish import numbers
from assistant.danish.numbers import Quantity
from assistant.drafting.grounding.reading import Reading

_BARE_TIME = re.compile(r"(?P<h>[01]?\d|2[0-4])[.:](?P<m>[0-5]\d)$")


@dataclass(frozen=True)
class Operand:
    """A figure to reckon with.

    Attributes:
        value: in its own unit.
        unit: a key of ``numbers.UNITS``, or empty.
        text: as the source has it.
    """

    value: float
    unit: str
    text: str

    @property
    def dimension(self) -> str:
        """The unit's dimension, or empty."""
        return numbers.UNITS[self.unit][0] if self.unit in numbers.UNITS else self.unit

    def into(self, unit: str) -> float | None:
        """The value in another unit; None where it is of another kind. A figure without unit takes any."""
        if unit == self.unit or not self.unit or not unit:
            return self.value
        if unit not in numbers.UNITS or self.dimension != numbers.UNITS[unit][0]:
            return None
        return self.value * float(numbers.UNITS[self.unit][1]) / float(numbers.UNITS[unit][1])


def minutes_of(text: str) -> int | None:
    """The minutes of "14.55", which without "kl." reads as a figure; None where it can be no time."""
    match = _BARE_TIME.match(text.strip())
    return int(match["h"]) * 60 + int(match["m"]) if match else None


# What everybody knows, and no note needs to say.
_COMMON_LENGTHS = (
    (Operand(5, "hverdag", "en arbejdsuge"), re.compile(r"uge|hverdag|mandag", re.IGNORECASE)),
    (Operand(7, "dag", "en uge"), re.compile(r"uge|hver\s+dag|dagligt|søndag", re.IGNORECASE)),
    (Operand(24, "time", "et døgn"), re.compile(r"døgn|nat", re.IGNORECASE)),
    (Operand(12, "måned", "et år"), re.compile(r"år", re.IGNORECASE)),
)


def common_lengths(source: Reading) -> list[Operand]:
    """How long a week, a day or a year is, where the source speaks of one."""
    return [length for length, word in _COMMON_LENGTHS if source.finds(word)]


def operands(source: Reading) -> list[Operand]:
    """The figures that can be reckoned with, in the order of the source; a bare one takes its neighbour's unit."""
    found: list[Operand] = []
    last: Quantity | None = None
    for quantity in source.quantities:
        if quantity.kind in ("ordinal", "label"):
            continue
        unit = quantity.unit
        if (
            not unit
            and not quantity.noun
            and last is not None
            and last.unit
            and quantity.start - last.end < 60
        ):
            # "fra 54,2 kg til 53,1", but not "120 timer. Materialer 18.240"
            alike = last.value and 0.3 < quantity.value / last.value < 3
            unit = last.unit if alike else ""
        found.append(Operand(float(quantity.value), unit, quantity.text))
        if quantity.upper is not None:
            found.append(Operand(float(quantity.upper), unit, quantity.text))
        last = quantity if quantity.unit or last is None else last
    found += [Operand(factor, "", word) for word, factor in _FACTORS if word in source.text.lower()]
    return found


_FACTORS = (("halver", 0.5), ("fordobl", 2.0), ("tredobl", 3.0))


def times(source: Reading) -> list[tuple[int, str]]:
    """The times of the day, in minutes, with those that lack "kl."."""
    found = [(time.start, time.minutes, time.text) for time in source.times]
    clocks = [time.start for time in source.times]
    for quantity in source.quantities:
        if quantity.unit or quantity.kind == "ordinal":
            continue
        minutes = minutes_of(quantity.text)
        if minutes is not None:
            found.append((quantity.start, minutes, quantity.text))
        elif quantity.upper is not None and max(quantity.value, quantity.upper) <= 24:
            found += [(quantity.start, int(end * 60), str(end)) for end in (quantity.value, quantity.upper)]
        elif quantity.value <= 24 and any(abs(at - quantity.start) < 60 for at in clocks):
            found.append((quantity.start, int(quantity.value * 60), quantity.text))
    return [(minutes, text) for _, minutes, text in sorted(found, key=lambda item: item[0])]


def spans_of_time(source: Reading) -> Iterator[Operand]:
    """How long it is from one date of the source to another near it."""
    points: list[tuple[int, str, float]] = []
    year = next((mention.written.year for mention in source.dates if mention.written.year), None) or 2025
    for mention in source.dates:
        written = mention.written
        if written.month and written.day:
            day = _ordinal(written.year or year, written.month, written.day)
            if day is not None:
                points.append((mention.start, "dag", day))
        elif written.week:
            points += _monday(source, written.week, mention.start)
            points.append((mention.start, "uge", written.week))
            if mention.last is not None:
                points.append((mention.start, "uge", mention.last.isocalendar().week))
        elif written.year:
            points.append((mention.start, "år", written.year))
        elif written.month:
            points.append((mention.start, "måned", written.month))
    for at, (_, unit, value) in enumerate(points):
        for _, other_unit, other in points[at + 1 : at + 6]:
            if unit == other_unit and value != other:
                apart = abs(value - other)
                yield Operand(apart, unit, "fra den ene dato til den anden")
                yield Operand(apart + 1, unit, "fra den ene dato til og med den anden")


def _monday(source: Reading, week: int, start: int) -> list[tuple[int, str, float]]:
    """When a week begins, where the source names one year."""
    years = {mention.written.year for mention in source.dates if mention.written.year}
    if len(years) != 1:
        return []
    try:
        return [(start, "dag", date.fromisocalendar(years.pop(), week, 1).toordinal())]
    except ValueError:
        return []


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def counts(source: Reading) -> frozenset[int]:
    """How many persons, weekdays and days a source names: "fem deltagere" may be counted up."""
    people = {word.lower for word in source.words if word.text[0].isupper() and not word.initial}
    named = {word.lower for word in source.words if word.text[0].isupper()}
    days = {(mention.written.month, mention.written.day) for mention in source.dates if mention.written.day}
    weekdays = {mention.written.weekday for mention in source.dates if mention.written.weekday is not None}
    lists = {
        len(re.findall(r"[,+&]| og ", part)) + 1
        for part in re.split(r"[.:;\n]", source.text)
        if len(part) < 300
    }
    return frozenset(
        {len(people), len(named), len(days), len(weekdays)} | {size for size in lists if size > 2}
    )
