"""Does a figure follow from figures of a source: by a difference, a sum, a share, a product?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.danish import numbers
from assistant.danish.numbers import Quantity
from assistant.drafting.grounding.reading import Reading

# How far a rounded figure may lie from the true one, as a share of it.
_BELOW, _ABOVE, _ABOUT, _MORE = 0.11, 0.13, 0.09, 0.35

# How many neighbouring figures are reckoned with: sums over a whole year's notes would prove any figure.
_WINDOW = 14
_LONGEST_SUM = 6

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


class Fit:
    """Whether a reckoned value is what a figure says, as exactly as it says it."""

    def __init__(self, quantity: Quantity) -> None:
        self.quantity = quantity
        self.unit = quantity.unit
        self.wanted = float(quantity.value)
        places = -min(0, int(quantity.value.as_tuple().exponent)) if quantity.text[0].isdigit() else 2
        rounded = quantity.unit in ("%", "pp") or places > 0
        self.slack = 0.5001 * 10.0**-places if rounded else 1e-6 + 0.0005 * abs(self.wanted)

    def value(self, operand: Operand) -> bool:
        """Whether an operand is the figure."""
        value = operand.into(self.unit)
        return value is not None and self._near(value, self.wanted, self.slack)

    def share(self, ratio: float) -> bool:
        """Whether a share of one is the figure, which is a percentage or a fraction."""
        if self.unit == "%":
            return self._near(ratio * 100, self.wanted, self.slack)
        return self._near(ratio, self.wanted, 0.004)

    def _near(self, value: float, wanted: float, slack: float) -> bool:
        off = value - wanted
        if abs(off) <= slack:
            return True
        exactness = self.quantity.exactness
        if exactness == "below":
            return -_BELOW * wanted <= off <= 0
        if exactness == "above":
            return 0 <= off <= _ABOVE * wanted
        if exactness in ("more", "least"):
            return 0 <= off <= _MORE * wanted
        if exactness == "about":
            return abs(off) <= _ABOUT * wanted
        if exactness in ("less", "most"):
            return -_MORE * wanted <= off <= 0 or off == 1
        return False


class Reckoner:
    """Reckons with the figures of a source, never with ones far apart."""

    def __init__(self, source: Reading) -> None:
        self.operands = _operands(source)
        self.times = _times(source)
        self.spans = list(_spans_of_time(source))
        self.counts = _counts(source)

    def ratio(self, wanted: float, tolerance: float) -> bool:
        """Whether two figures of one kind, or a percentage, make this share."""
        for one, other in self._pairs():
            low, high = sorted((abs(one.value), abs(other.value)))
            if high and (abs(low / high - wanted) <= tolerance or abs(1 - low / high - wanted) <= tolerance):
                return True
        return any(one.unit in ("%", "") and abs(one.value / 100 - wanted) <= tolerance for one in self.operands)

    def points(self, quantity: Quantity) -> str:
        """The two percentages whose difference in points a draft calls per cent; empty where there are none."""
        wanted = float(quantity.value)
        for one, other in self._pairs():
            if "%" in (one.unit, other.unit) and abs(abs(one.value - other.value) - wanted) < 0.0501:
                return f"{_plain(one.text)} og {_plain(other.text)}"
        return ""

    def derive(self, quantity: Quantity) -> str:
        """How a figure follows from the source; empty where it does not."""
        if quantity.kind in ("label", "ordinal"):
            return ""
        fits = Fit(quantity)
        if quantity.exactness and quantity.exactness != "exact":
            for one in self.operands:
                if fits.value(one):
                    return _plain(one.text)
        if quantity.unit == "%" or quantity.kind == "share":
            return self._as_share(fits)
        if quantity.unit == "pp":
            return self._as_points(fits)
        if quantity.unit in ("", "gang") and quantity.value == int(quantity.value) and int(quantity.value) in self.counts:
            return "talt op"
        return self._once(fits) or (self._twice(fits) if _telling(quantity) else "")

    def _pairs(self) -> Iterator[tuple[Operand, Operand]]:
        """Neighbours of one kind, in one unit."""
        for at, one in enumerate(self.operands):
            for other in self.operands[at + 1 : at + _WINDOW]:
                yield from _alike(one, other)

    def _sums(self) -> Iterator[Operand]:
        """Sums of two to six figures of one kind that follow each other."""
        for at, one in enumerate(self.operands):
            if one.unit == "%":
                continue
            total, texts, unit = one.value, [one.text], one.unit
            for other in self.operands[at + 1 : at + 12]:
                value = other.into(unit)
                if value is None or other.unit == "%" or (other.unit and not unit):
                    continue
                total += value
                texts.append(_plain(other.text))
                yield Operand(total, unit, " + ".join(texts))
                if len(texts) == _LONGEST_SUM:
                    break

    def _once(self, fits: Fit) -> str:
        if fits.quantity.dimension in ("time", "months", "workday"):
            for span in (*self.spans, *self._apart(), *_KNOWN):
                if fits.value(span):
                    return span.text
        for at, one in enumerate(self.operands):
            for other in self.operands[at + 1 : at + _WINDOW]:
                for result in _results(one, other):
                    if fits.value(result):
                        return result.text
        return next((total.text for total in self._sums() if fits.value(total)), "")

    def _apart(self) -> Iterator[Operand]:
        """How long it is from one time of the day to another."""
        for at, (one, text) in enumerate(self.times):
            for other, other_text in self.times[at + 1 : at + 12]:
                for value in {abs(other - one) % 720, (other - one) % 1440}:
                    yield Operand(value, "min", f"{_plain(text)} til {_plain(other_text)}")

    def _as_share(self, fits: Fit) -> str:
        for one, other in self._pairs():
            if (how := _share(one, other, fits)):
                return how
        for total in self._sums():
            for one in self.operands:
                value = one.into(total.unit)
                if value is not None and (how := _share(total, Operand(value, total.unit, one.text), fits)):
                    return how
        return next((_plain(one.text) for one in self.operands if one.unit in ("%", "") and fits.share(one.value / 100)), "")

    def _as_points(self, fits: Fit) -> str:
        shares = [(one.value, _plain(one.text)) for one in self.operands if one.unit == "%"]
        if not shares:
            shares = [(one.value, _plain(one.text)) for one in self.operands if not one.unit][:24]
        shares += [
            (100 * low.value / high.value, f"{_plain(low.text)} af {_plain(high.text)}")
            for pair in self._pairs()
            for low, high in [sorted(pair, key=lambda operand: operand.value)]
            if high.value
        ][:60]
        for at, (one, text) in enumerate(shares):
            for other, other_text in shares[at + 1 :]:
                if fits.value(Operand(abs(one - other), "pp", "")):
                    return f"{text} − {other_text}"
        return ""

    def _twice(self, fits: Fit) -> str:
        """Two steps, for figures so particular that chance does not make them: a · b ± c, (a ± b) · c, a sum times c."""
        window = self.operands[:30]
        firsts = [
            result for at, one in enumerate(window) for other in window[at + 1 : at + 10] for result in _results(one, other)
        ]
        for first in [*firsts, *self._sums()]:
            for third in window:
                for result in _results(first, third):
                    if "·" in result.text and fits.value(result):
                        return result.text
        return ""


def _alike(one: Operand, other: Operand) -> Iterator[tuple[Operand, Operand]]:
    """Both in one unit, where they are of one kind."""
    unit = one.unit or other.unit
    first, second = one.into(unit), other.into(unit)
    if first is not None and second is not None:
        yield Operand(first, unit, one.text), Operand(second, unit, other.text)


def _share(one: Operand, other: Operand, fits: Fit) -> str:
    low, high = sorted((one, other), key=lambda operand: abs(operand.value))
    if not high.value:
        return ""
    ratio = low.value / high.value
    if fits.share(ratio):
        return f"{_plain(low.text)} af {_plain(high.text)}"
    if fits.share(1 - ratio) or (low.value and fits.share(high.value / low.value - 1)):
        return f"fra {_plain(one.text)} til {_plain(other.text)}"
    return ""


def _results(one: Operand, other: Operand) -> Iterator[Operand]:
    """What two figures make."""
    for first, second in _alike(one, other):
        yield Operand(abs(first.value - second.value), first.unit, f"{_plain(one.text)} − {_plain(other.text)}")
        yield Operand(first.value + second.value, first.unit, f"{_plain(one.text)} + {_plain(other.text)}")
        if one.unit and one.unit == other.unit and min(first.value, second.value):
            yield Operand(
                max(first.value, second.value) / min(first.value, second.value), "", f"{_plain(one.text)} / {_plain(other.text)}"
            )
    text = f"{_plain(one.text)} · {_plain(other.text)}"
    if "%" in (one.unit, other.unit):
        part, whole = (one, other) if one.unit == "%" else (other, one)
        if whole.unit != "%":
            yield Operand(whole.value * part.value / 100, whole.unit, text)
            yield Operand(whole.value * (100 - part.value) / 100, whole.unit, text)
        return
    if one.unit and one.unit == other.unit:
        return
    for unit in {one.unit, other.unit, ""}:
        yield Operand(one.value * other.value, unit, text)
    for first, second in ((one, other), (other, one)):
        if second.value and not second.unit:
            yield Operand(first.value / second.value, first.unit, f"{_plain(first.text)} / {_plain(second.text)}")


# What everybody knows, and no note needs to say.
_KNOWN = (
    Operand(5, "hverdag", "en arbejdsuge"),
    Operand(7, "dag", "en uge"),
    Operand(24, "time", "et døgn"),
    Operand(12, "måned", "et år"),
)


def _operands(source: Reading) -> list[Operand]:
    """The figures that can be reckoned with, in the order of the source; a bare one takes its neighbour's unit."""
    found: list[Operand] = []
    last: Quantity | None = None
    for quantity in source.quantities:
        if quantity.kind in ("ordinal", "label"):
            continue
        unit = quantity.unit
        if not unit and not quantity.noun and last is not None and last.unit and quantity.start - last.end < 60:
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


def _times(source: Reading) -> list[tuple[int, str]]:
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


def _spans_of_time(source: Reading) -> Iterator[Operand]:
    """How long it is from one date of the source to another near it."""
    points: list[tuple[int, str, float]] = []
    for mention in source.dates:
        written = mention.written
        if written.month and written.day:
            day = _ordinal(written.year or 2025, written.month, written.day)
            if day is not None:
                points.append((mention.start, "dag", day))
        elif written.week:
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


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _counts(source: Reading) -> frozenset[int]:
    """How many persons, weekdays and days a source names: "fem deltagere" may be counted up."""
    people = {word.lower for word in source.words if word.text[0].isupper() and not word.initial}
    named = {word.lower for word in source.words if word.text[0].isupper()}
    days = {(mention.written.month, mention.written.day) for mention in source.dates if mention.written.day}
    weekdays = {mention.written.weekday for mention in source.dates if mention.written.weekday is not None}
    lists = {len(re.findall(r"[,+&]| og ", part)) + 1 for part in re.split(r"[.:;\n]", source.text) if len(part) < 300}
    return frozenset({len(people), len(named), len(days), len(weekdays)} | {size for size in lists if size > 2})


def _telling(quantity: Quantity) -> bool:
    """Whether a figure has so many digits that two steps do not make it by chance."""
    digits = re.sub(r"0+$", "", str(quantity.raw).replace(".", ""))
    return len(digits) >= 3 or quantity.value >= 1000 or (quantity.dimension == "time" and " og " in quantity.text)


def _plain(text: str) -> str:
    return " ".join(text.split())
