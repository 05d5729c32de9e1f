"""Figures: is each in a source, in the same unit, as exact, or does it follow from figures of a source?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.danish import numbers
from assistant.danish.numbers import Quantity
from assistant.danish.stems import stem
from assistant.danish.wordset import words
from assistant.drafting.grounding.near import nearest_clause
from assistant.drafting.grounding.operands import minutes_of
from assistant.drafting.grounding.reading import Reading, Sentence
from assistant.drafting.grounding.reckoning import Fit, Reckoner

# Things that hold or carry others: "3 ruller" are no "3 paller".
_CONTAINERS = words(
    """paller ruller kasser sække poser bakker spande bure pakker flasker dåser kartoner kolli containere vogne
    bundter rør plader plader kurve tønder ark sider bøger palle rulle kasse sæk pose bakke spand bur pakke flaske
    dåse karton container vogn bundt plade kurv tønde"""
)

_MULTIPLE = re.compile(
    r"(?<!\w)(?:(?P<about>næsten|knap|godt|mere\s+end|omtrent|cirka|ca\.)\s+(?:en\s+)?)?(?P<word>halver(?:et|ede|ing|ingen)|fordobl(?:et|ede|ing|ingen)|tredobl(?:et|ede|ing))(?!\w)",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r" (?P<word>[a-zæøå]{3,})")
_SHARE_OF = re.compile(r"\s*(?:ud\s+af|af)\s+(?:de\s+|alle\s+|vores\s+|i\s+alt\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Verdict:
    """What is to be said of a figure.

    Attributes:
        kind: "" where it stands in a source, "derived" where it follows, else the kind of finding.
        start: where the doubtful stretch begins.
        end: where it ends.
        near: what the source says instead, or how it was reckoned, as it may be quoted; or empty.
        fault: what is wrong, where it is not simply that the stretch is in no source: "unsure", "unknown", "cause",
            "quotation", "other" (somebody else did it) or "we".
    """

    kind: str
    start: int
    end: int
    near: str = ""
    fault: str = ""


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each figure of the draft."""
    judge_one = _Judge(draft, source)
    skip: set[int] = set()
    quantities = draft.quantities
    for at, quantity in enumerate(quantities):
        if at in skip:
            continue
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        if (
            following is not None
            and following.value
            and quantity.value < following.value
            and _SHARE_OF.fullmatch(draft.text[quantity.end : following.start])
            and judge_one.share(quantity.value / following.value)
        ):
            skip.add(at + 1)
            yield Verdict("derived" if not judge_one.stands(quantity) else "", quantity.start, following.end)
            continue
        if _tells(quantity):
            yield judge_one.verdict(quantity)
        elif other := judge_one.other_count(quantity):
            yield Verdict("figure", quantity.start, quantity.end, other)
    yield from judge_one.multiples()


def _tells(quantity: Quantity) -> bool:
    """Whether a figure says enough to be doubted: "én gang" and "anden" do not."""
    if quantity.kind == "ordinal" and not quantity.text[0].isdigit():
        return False
    if quantity.text[0].isdigit() or quantity.noun in _CONTAINERS:
        return True
    # Two or three of something are counted up more often than they are invented.
    small = (
        quantity.kind != "share" and quantity.value <= 3 and (not quantity.unit or quantity.unit == "gang")
    )
    article = quantity.value == 1
    return not (small and quantity.unit != "gang") and not article


class _Known:
    """The figures of a source, by what they are looked up by."""

    def __init__(self, source: Reading) -> None:
        self.by_raw: defaultdict[Decimal, list[Quantity]] = defaultdict(list)
        self.by_base: defaultdict[Decimal, list[Quantity]] = defaultdict(list)
        self.by_noun: defaultdict[str, list[Quantity]] = defaultdict(list)
        self.loose: set[Decimal] = set()
        for quantity in source.quantities:
            if quantity.noun:
                self.by_noun[stem(quantity.noun)].append(quantity)
            for value in (quantity.raw, quantity.value, quantity.upper):
                if value is not None:
                    self.by_raw[value.normalize()].append(quantity)
            self.by_base[quantity.base.normalize()].append(quantity)
        for mention in source.dates:
            self.loose.update(
                Decimal(part)
                for part in (mention.written.day, mention.written.year, mention.written.week)
                if part
            )
        for time in source.times:
            if time.minutes % 60 == 0:
                self.loose.add(Decimal(time.minutes // 60))
        for word in source.words:
            # "44-8", "3.14", "7B": a figure inside a name of a thing
            if any(letter.isdigit() for letter in word.text):
                for digits in re.findall(r"\d+", word.text):
                    self.loose.add(Decimal(digits))
        self.numbers = Reckoner(source)


class _Judge:
    def __init__(self, draft: Reading, source: Reading) -> None:
        known = source.made(_Known)
        self.draft = draft
        self.source = source
        self.by_raw, self.by_base, self.by_noun = known.by_raw, known.by_base, known.by_noun
        self.loose, self.numbers = known.loose, known.numbers

    def stands(self, quantity: Quantity) -> list[Quantity]:
        """The figures of the source that say the same."""
        same = [
            other
            for other in (
                *self.by_base.get(quantity.base.normalize(), ()),
                *self.by_raw.get(quantity.raw.normalize(), ()),
            )
            if _compatible(quantity, other)
        ]
        if quantity.upper is not None and not same:
            ends = [self.by_raw.get(value.normalize(), []) for value in (quantity.value, quantity.upper)]
            same = [other for found in ends for other in found] if all(ends) else []
        return same

    def share(self, value: Decimal) -> bool:
        """Whether a share ("tre ud af fire") stands in the source or follows from it."""
        return self.numbers.ratio(float(value), 0.006)

    def other_count(self, quantity: Quantity) -> str:
        """How many of the same the source has, where a small figure says another number; or empty."""
        if not quantity.noun or quantity.value < 2 or quantity.kind != "cardinal":
            return ""
        same = self.by_noun.get(stem(quantity.noun), [])
        values = {other.value for other in same}
        if len(values) != 1 or quantity.value in values or int(quantity.value) in self.numbers.counts:
            return ""
        return f"{same[0].text} {same[0].noun}"

    def multiples(self) -> Iterator[Verdict]:
        """ "Halveret" and "fordoblet": does the source say so, or do two of its figures?"""
        for match in _MULTIPLE.finditer(self.draft.text):
            word = match["word"].lower()
            share = 0.5 if word.startswith(("halv", "fordobl", "dobbelt")) else 1 / 3
            if re.search(r"halv|50\s?(?:%|pct)|fordobl|dobbelt|tredobl", self.source.text, re.IGNORECASE):
                continue
            tolerance = 0.05 if match["about"] else 0.02
            beside = [
                float(q.value) for q in self.draft.quantities if abs(q.start - match.start()) < 80 and q.value
            ]
            told = any(abs(one / other - share) <= tolerance for one in beside for other in beside)
            yield Verdict(
                "derived" if told or self.numbers.ratio(share, tolerance) else "figure",
                match.start(),
                match.end(),
            )

    def verdict(self, quantity: Quantity) -> Verdict:
        same = self.stands(quantity)
        if same:
            if other := self._other_unit(quantity, same):
                return Verdict("unit", quantity.start, quantity.end, other)
            if quantity.unit in ("euro", "dollar") and not any(other.unit == quantity.unit for other in same):
                return Verdict("unit", quantity.start, quantity.end, same[0].text)
            if other := self._other_figure(quantity, same):
                return Verdict("figure", quantity.start, quantity.end, other)
            return self._as_exact(quantity, same)
        if quantity.kind == "ordinal":
            known = quantity.value in self.loose or quantity.value.normalize() in self.by_raw
            return Verdict("" if known or quantity.value <= 2 else "figure", quantity.start, quantity.end)
        minutes = minutes_of(quantity.text)
        if minutes is not None and any(time.minutes == minutes for time in self.source.times):
            return Verdict("", quantity.start, quantity.end)
        if not quantity.unit and (quantity.value in self.loose or quantity.raw in self.loose):
            return Verdict("", quantity.start, quantity.end)
        near = [
            other for other in self.by_raw.get(quantity.raw.normalize(), ()) if other.unit != quantity.unit
        ]
        wrong_unit = bool(near) and bool(quantity.unit) and all(other.unit for other in near)
        if near and (other := self._other_unit(quantity, [])):
            return Verdict("unit", quantity.start, quantity.end, other)
        changed = re.search(r"\bmed\s+$", self.draft.text[: quantity.start])
        if (
            changed
            and quantity.unit == "%"
            and not quantity.exactness
            and (points := self.numbers.points(quantity))
        ):
            return Verdict("unit", quantity.start, quantity.end, points)
        how = self.numbers.derive(quantity)
        if how and (
            other := self._count_beside(quantity, how)
            or self._told_share(quantity)
            or self._told_length(quantity, how)
        ):
            return Verdict("figure", quantity.start, quantity.end, other)
        if how:
            return Verdict("derived", quantity.start, quantity.end, how)
        if quantity.unit == "%" and (points := self.numbers.points(quantity)):
            return Verdict("unit", quantity.start, quantity.end, points)
        if wrong_unit:
            return Verdict("unit", quantity.start, quantity.end, near[0].text)
        return Verdict("figure", quantity.start, quantity.end, self._instead(quantity))

    def _other_unit(self, quantity: Quantity, same: list[Quantity]) -> str:
        """The same figure with another unit, in the very sentence that a figure was taken from; or empty."""
        if not quantity.unit or any(other.unit for other in same):
            return ""
        others = [
            other
            for other in self.by_raw.get(quantity.raw.normalize(), ())
            if other.unit and not _compatible(quantity, other)
        ]
        if not others:
            return ""
        near, score = self._clause_of(quantity)
        if near is None or score < 0.4 or any(near.start <= other.start < near.end for other in same):
            return ""
        return next((other.text for other in others if near.start <= other.start < near.end), "")

    def _other_figure(self, quantity: Quantity, same: list[Quantity]) -> str:
        """Another figure of the same unit, in the very clause that this one was made from, while the note has
        this one of other things only; or empty."""
        if not quantity.unit or any(other.unit or not other.noun for other in same):
            return ""
        near, score = self._clause_of(quantity)
        if near is None or score < 0.5 or any(near.start <= other.start < near.end for other in same):
            return ""
        there = [
            o for o in self.source.quantities if near.start <= o.start < near.end and o.unit == quantity.unit
        ]
        return there[0].text if len(there) == 1 else ""

    def _count_beside(self, quantity: Quantity, how: str) -> str:
        """The source's only count before the same word ("4 videre"), where a figure is only counted up; or empty."""
        match = _NEXT_WORD.match(self.draft.text, quantity.end)
        if how != "talt op" or quantity.exactness or not match:
            return ""
        there = [
            other
            for other in self.source.quantities
            if (word := _NEXT_WORD.match(self.source.text, other.end)) and word["word"] == match["word"]
        ]
        if len(there) != 1 or there[0].unit or there[0].exactness:
            return ""
        return f"{there[0].text} {match['word']}"

    def _told_share(self, quantity: Quantity) -> str:
        """The share that the source tells of the same ("3 ud af 4"), where a percentage is another; or empty."""
        near, score = self._clause_of(quantity) if quantity.unit == "%" else (None, 0.0)
        if near is None or score < 0.3 or quantity.exactness:
            return ""
        there = [one for one in self.source.quantities if near.start <= one.start < near.end]
        shares = [
            (one, other)
            for one, other in pairwise(there)
            if other.value and _SHARE_OF.fullmatch(self.source.text[one.end : other.start])
        ]
        fits = Fit(quantity)
        if not shares or len(shares) * 2 != len(there):
            return ""
        if any(
            fits.share(float(part))
            for one, other in shares
            for part in (one.value / other.value, 1 - one.value / other.value)
        ):
            return ""
        return self.source.text[shares[0][0].start : shares[0][1].end]

    def _told_length(self, quantity: Quantity, how: str) -> str:
        """How long the source says that the same lasts, where a figure only follows from other times of the day; or empty."""
        if quantity.dimension != "time" or " til " not in how:
            return ""
        near, score = self._clause_of(quantity)
        if (
            near is None
            or score < 0.3
            or all(end in self.source.text[near.start : near.end] for end in how.split(" til "))
        ):
            return ""
        there = [
            one
            for one in self.source.quantities
            if near.start <= one.start < near.end and one.dimension == "time"
        ]
        return there[0].text if len(there) == 1 else ""

    def _clause_of(self, quantity: Quantity) -> tuple[Sentence | None, float]:
        """The clause of the source that the figure's clause was made from, and how much they share."""
        clause = next((one for one in self.draft.clauses if one.start <= quantity.start < one.end), None)
        return nearest_clause(clause, self.source) if clause else (None, 0.0)

    def _as_exact(self, quantity: Quantity, same: list[Quantity]) -> Verdict:
        """A figure that stands in the source: with the same rate, of the same things, and as exact?"""
        fine = Verdict("", quantity.start, quantity.end)
        if quantity.per and all(other.per and other.per != quantity.per for other in same):
            rate = numbers.rate_after(self.draft.text, quantity)
            theirs = numbers.rate_after(self.source.text, same[0])
            if rate and theirs and quantity.per in _RATES and same[0].per in _RATES:
                return Verdict("unit", rate[0], rate[1], self.source.text[theirs[0] : theirs[1]])
        if quantity.noun in _CONTAINERS and all(
            other.noun in _CONTAINERS and other.noun[:4] != quantity.noun[:4] for other in same
        ):
            noun_end = self.draft.text.index(quantity.noun[1:], quantity.end) + len(quantity.noun) - 1
            return Verdict("unit", quantity.start, noun_end, f"{same[0].text} {same[0].noun}")
        ours, theirs_all = quantity.exactness, {other.exactness for other in same}
        if ours in theirs_all or not theirs_all - {""}:
            return fine
        if "" in theirs_all and ours != "exact":
            return fine
        if _stronger(ours, theirs_all):
            before = len(quantity.approximator)
            start = (
                self.draft.text.lower().rfind(quantity.approximator, 0, quantity.start)
                if before
                else quantity.start
            )
            theirs_word = next(other for other in same if other.exactness)
            return Verdict("certainty", start, quantity.end, f"{theirs_word.approximator} {theirs_word.text}")
        return fine

    def _instead(self, quantity: Quantity) -> str:
        """A figure of the source that the draft's may have been made from: the same unit, or the same noun."""
        same_unit = [o for o in self.source.quantities if o.unit == quantity.unit and quantity.unit]
        same_noun = [o for o in self.source.quantities if quantity.noun and o.noun == quantity.noun]
        for candidates in (same_noun, same_unit):
            if len(candidates) == 1:
                other = candidates[0]
                return f"{other.text} {other.noun}".strip()
        return ""


_RATES = frozenset(["time", "dag", "uge", "måned", "år", "kvartal"])


def _stronger(ours: str, theirs: set[str]) -> bool:
    """Whether the draft is surer than all that the source says of the figure."""
    vague = {"about", "below", "above"}
    if ours == "exact":
        return bool(theirs & (vague | {"most", "least"}))
    if ours == "":
        return theirs <= vague | {"most"} and bool(theirs & (vague | {"most"}))
    if ours in ("more", "least"):
        return theirs <= {"about", "below", "most", "less"}
    if ours in ("less", "most"):
        return theirs <= {"about", "above", "least", "more"}
    if ours == "above":
        return theirs <= {"below"}
    if ours == "below":
        return theirs <= {"above"}
    return False


def _compatible(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two equal figures can mean the same."""
    if ours.unit and theirs.unit:
        ends = (theirs.value, theirs.upper) if theirs.upper is not None else (theirs.value,)
        factor = numbers.UNITS[theirs.unit][1]
        return ours.dimension == theirs.dimension and any(
            (end * factor).normalize() == ours.base.normalize() for end in ends
        )
    if ours.unit and ours.base.normalize() == theirs.value.normalize():
        return True  # 36 øre, and 0,36
    if ours.kind == "share" and theirs.unit == "%":
        return False  # compared as ratios
    return (
        ours.value.normalize() == theirs.value.normalize() or ours.raw.normalize() == theirs.raw.normalize()
    )


def derived(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts on figures that follow from the sources."""
    return [verdict for verdict in verdicts if verdict.kind == "derived"]
