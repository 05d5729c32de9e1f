"""Does a figure follow from figures of a source: by a difference, a sum, a share, a product?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.danish.numbers import Quantity
from assistant.drafting.grounding.operands import (
    Operand,
    common_lengths,
    counts,
    operands,
    spans_of_time,
    times,
)
from assistant.drafting.grounding.reading import Reading

# How far a rounded figure may lie from the true one, as a share of it.
_BELOW, _ABOVE, _ABOUT, _MORE = 0.11, 0.13, 0.09, 0.35

# How many neighbouring figures are reckoned with: sums over a whole year's notes would prove any figure.
_WINDOW = 14
_LONGEST_SUM = 6
# Breaks of a working day: their length in minutes, and how many.
_LONGEST_BREAK, _MOST_BREAKS = 60, 4
_BREAKS = re.compile(r"paus|frokost", re.IGNORECASE)


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
        self.operands = operands(source)
        self.times = times(source)
        self.spans = list(spans_of_time(source))
        self.counts = counts(source)
        self.common = common_lengths(source)
        self.breaks = source.finds(_BREAKS)

    def ratio(self, wanted: float, tolerance: float) -> bool:
        """Whether two figures of one kind, or a percentage, make this share."""
        for one, other in self._pairs():
            low, high = sorted((abs(one.value), abs(other.value)))
            if high and (abs(low / high - wanted) <= tolerance or abs(1 - low / high - wanted) <= tolerance):
                return True
        return any(
            one.unit in ("%", "") and abs(one.value / 100 - wanted) <= tolerance for one in self.operands
        )

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
        if (
            quantity.unit in ("", "gang")
            and quantity.value == int(quantity.value)
            and int(quantity.value) in self.counts
        ):
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
                if value is None or other.unit == "%" or bool(other.unit) != bool(unit):
                    continue
                total += value
                texts.append(_plain(other.text))
                yield Operand(total, unit, " + ".join(texts))
                if len(texts) == _LONGEST_SUM:
                    break

    def _once(self, fits: Fit) -> str:
        if fits.quantity.dimension in ("time", "months", "workday"):
            for span in (*self.spans, *self._apart(), *self.common, *self._without_breaks()):
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

    def _without_breaks(self) -> Iterator[Operand]:
        """How long it is from one time of the day to another, less the breaks."""
        if not self.breaks:
            return
        short = [one for one in self.operands if one.unit == "min" and one.value <= _LONGEST_BREAK]
        numbers = [one.value for one in self.operands if not one.unit and 1 <= one.value <= _MOST_BREAKS]
        for span in self._apart():
            for one in short:
                for count in {1.0, *numbers}:
                    text = f"{span.text} uden {_plain(one.text)} pause"
                    yield Operand(span.value - count * one.value, "min", text)

    def _as_share(self, fits: Fit) -> str:
        for one, other in self._pairs():
            if how := _share(one, other, fits):
                return how
        for total in self._sums():
            for one in self.operands:
                value = one.into(total.unit)
                if value is not None and (how := _share(total, Operand(value, total.unit, one.text), fits)):
                    return how
        return next(
            (
                _plain(one.text)
                for one in self.operands
                if one.unit in ("%", "") and fits.share(one.value / 100)
            ),
            "",
        )

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
            result
            for at, one in enumerate(window)
            for other in window[at + 1 : at + 10]
            for result in _results(one, other)
        ]
        for first in [*firsts, *self._sums()]:
            for third in window:
                for result in _results(first, third):
                    rest = "−" in result.text and " + " in first.text and third.value > first.value
                    if ("·" in result.text or rest) and fits.value(result):
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
        yield Operand(
            abs(first.value - second.value), first.unit, f"{_plain(one.text)} − {_plain(other.text)}"
        )
        yield Operand(first.value + second.value, first.unit, f"{_plain(one.text)} + {_plain(other.text)}")
        if one.unit and one.unit == other.unit and min(first.value, second.value):
            yield Operand(
                max(first.value, second.value) / min(first.value, second.value),
                "",
                f"{_plain(one.text)} / {_plain(other.text)}",
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
            yield Operand(
                first.value / second.value, first.unit, f"{_plain(first.text)} / {_plain(second.text)}"
            )


def _telling(quantity: Quantity) -> bool:
    """Whether a figure has so many digits that two steps do not make it by chance."""
    digits = re.sub(r"0+$", "", str(quantity.raw).replace(".", ""))
    return (
        len(digits) >= 3
        or quantity.value >= 1000
        or (quantity.dimension == "time" and " og " in quantity.text)
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
