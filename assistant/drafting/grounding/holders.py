"""Whose figure, and of when: does a draft give one of two holders what the source gives the other?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from assistant.danish import names, verbs
from assistant.danish.calendar import month_number, weekday_number
from assistant.danish.stems import stem
from assistant.danish.wordset import words
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.reading import ABBREVIATIONS, Reading, Word

# "hal A", "køl 2", "afd. nord": a thing by its label.
_LABEL_GAP = re.compile(r"\.?\s")
_LABEL = re.compile(r"[A-HJ-Z]|[1-9]\d?|(?i:nord|syd|øst|vest)")
_NO_THING = words(
    """ca cirka omkring kl klokken nr nummer side over under mod til fra på i af og ad med ved som kun hele alle
    mindst højst max min godt knap bare alt nu før efter hver nå var er stk pct mål måned år dato samlet ialt"""
)
_CLASS = re.compile(r"\d\.[a-dA-D](?!\w)")

# A figure before its holder: "31 i Kolding", "3 sager til Oskar".
_FORWARD = re.compile(
    r"(?:\s+[^\s,.;:()]+){0,2}?\s+(?:i|på|til|hos|for|fra|ved|af)\s+(?:afd\w*\.?\s+)?", re.IGNORECASE
)
# A figure before its day: "210 gæster mandag".
_ON_DAY = re.compile(r"(?:\s+[^\s,.;:()]+){0,2}?\s+(?:(?:om|på)\s+)?", re.IGNORECASE)
# Between a thing and its figure, and between a figure and what it is meant for.
_BESIDE = re.compile(r"(?::|\s(?:er|var|på|fik|har|havde|koster|kostede|ligger\s+på|lå\s+på))?\s$")
_MEANT_FOR = re.compile(r"(?:\s+(?:kr\.?|stk\.?))?\s+til\s+(?=[a-zæøå])")
# A holder that another is compared with.
_COMPARED = re.compile(
    r"\b(?:end|under|over|mod|efter|før|som|fra|sammen\s+med|til|hos)\s+(?:(?:i|på|hos)\s+)?$", re.IGNORECASE
)
# A figure of another time than the holder beside it, or what it is compared with.
_EARLIER = re.compile(
    r"\b(?:mod|fra|end|før|tidligere|over|under|målet|af|på\s+grund\s+af)\s+(?:ca\.?\s+)?$", re.IGNORECASE
)
_OF_BEFORE = re.compile(
    r"[^,.;]{0,20}\b(?:før|forrige|tidligere|sidste|sidst|mere|mindre|flere|færre|højere|lavere|længere|kortere)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;\n]|\.\s+[A-ZÆØÅ]")
_END = re.compile(r"[.!?]\s|\n")
_JOINED = re.compile(r"\s*(?:,|og|\+|&|samt)\s*$", re.IGNORECASE)
# What belongs to a period as it is read: "i marts", "siden maj".
_PREFIX = re.compile(r"^(?:[a-zæøå]+\s+)+(?=[a-zæøå]{3})", re.IGNORECASE)
# What sets two holders apart that no figure stands between.
_PARTS = re.compile(r"[,(:;]|\b(?:og|men|mens|samt)\b")
# Sentences of a source this far apart, in characters, tell of one matter.
_ONE_MATTER = 160


@dataclass(frozen=True)
class _Holder:
    """Whom or what a figure may be of.

    Attributes:
        key: how it is told from others, the same in all forms.
        kind: holders of one kind can be taken for each other.
        start: the first character.
        end: the character after the last.
    """

    key: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class _Value:
    """A figure or a date.

    Attributes:
        kind: its dimension, "date", or empty for a bare figure.
        amount: in the base unit of its kind.
        raw: in its own unit.
        noun: the stem of what is counted, or empty.
        start: the first character.
        end: the character after the last.
    """

    kind: str
    amount: Decimal
    raw: Decimal
    noun: str
    start: int
    end: int

    @property
    def what(self) -> str:
        """What it is a figure of, as far as is said."""
        return self.noun or self.kind

    def same(self, other: _Value) -> bool:
        """Whether two may be one and the same."""
        if self.kind == other.kind:
            return self.amount == other.amount
        return self.raw == other.raw and not (self.kind and other.kind)

    def rivals(self, other: _Value) -> bool:
        """Whether two of one kind differ."""
        return self.what == other.what and not self.same(other)


@dataclass(frozen=True)
class _Bond:
    """A figure and whose it is, or whose it may be.

    Attributes:
        holders: one where the sentence settles it, else all that it names.
        value: the figure.
        sure: whether it is settled.
    """

    holders: tuple[_Holder, ...]
    value: _Value
    sure: bool


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each figure that the draft gives to one holder and the source to another, who has another figure there."""
    for made in (_of_persons, _of_things, _of_times, _of_weekdays, _of_nouns):
        theirs = source.made(made)
        if len({holder.key for bond in theirs for holder in bond.holders}) < 2:
            continue
        for bond in made(draft):
            if bond.sure and (other := _instead(bond, theirs, source.text)):
                start = min(bond.holders[0].start, bond.value.start)
                end = max(bond.holders[0].end, bond.value.end)
                first, last = other.holders[0], other.value
                near = source.text[min(first.start, last.start) : max(first.end, last.end)]
                yield Verdict("date" if bond.value.kind == "date" else "figure", start, end, near, "other")


def _instead(bond: _Bond, theirs: Sequence[_Bond], text: str) -> _Bond | None:
    """What the source says of the holder instead; None where it bears the bond out or leaves it open."""
    holder = bond.holders[0]
    same = [other for other in theirs if other.value.same(bond.value)]
    if not same or any(holder.key in {one.key for one in other.holders} for other in same):
        return None
    if any(not other.sure or other.holders[0].kind != holder.kind for other in same):
        return None
    for other in theirs:
        if (
            other.sure
            and other.holders[0].key == holder.key
            and abs(other.value.start - same[0].value.start) <= _ONE_MATTER
            and other.value.rivals(same[0].value)
            and not other.value.same(bond.value)
            and (other.value.what or not _END.search(text, *sorted((other.value.start, same[0].value.start))))
        ):
            return other
    return None


def _of_persons(reading: Reading) -> list[_Bond]:
    return list(_bonds(reading, list(_named(reading)), [*_figures(reading), *_days(reading)]))


def _of_things(reading: Reading) -> list[_Bond]:
    things = list(_labelled(reading))
    inside = {place for thing in things for place in range(thing.start, thing.end)}
    values = [value for value in _figures(reading) if value.start not in inside]
    return list(_bonds(reading, things, values))


def _of_times(reading: Reading) -> list[_Bond]:
    periods = [
        _Holder(
            f"{one.written.month or ''}/{one.written.week or ''}",
            "week" if one.written.week else "month",
            one.end - len(_PREFIX.sub("", one.text, count=1)),
            one.end,
        )
        for one in reading.dates
        if one.written.week or (one.written.month and not one.written.day)
    ]
    inside = {place for one in periods for place in range(one.start, one.end)}
    return list(_bonds(reading, periods, [one for one in _figures(reading) if one.start not in inside]))


def _of_weekdays(reading: Reading) -> list[_Bond]:
    days = [
        _Holder(
            str(one.written.weekday), "weekday", one.end - len(_PREFIX.sub("", one.text, count=1)), one.end
        )
        for one in reading.dates
        if one.written.weekday is not None and not one.written.day and not one.written.week
    ]
    return list(_bonds(reading, days, list(_figures(reading))))


def _of_nouns(reading: Reading) -> list[_Bond]:
    """Figures right beside what they are of: "kurser 40.000", "40.000 til kurser"."""
    ends, starts = {word.end: word for word in reading.words}, {word.start: word for word in reading.words}
    found: list[_Bond] = []
    for value in _figures(reading):
        before = _BESIDE.search(reading.text[max(0, value.start - 16) : value.start])
        after = _MEANT_FOR.match(reading.text, value.end)
        word = ends.get(value.start - len(before.group())) if before else None
        word = starts.get(after.end()) if after else word
        if word and _is_thing(word):
            found.append(_Bond((_Holder(word.stem, "noun", word.start, word.end),), value, sure=True))
        else:
            found.append(_Bond((), value, sure=False))
    return found


def _is_thing(word: Word) -> bool:
    return (
        word.content
        and word.text.isalpha()
        and len(word.text) > 3
        and word.lower not in _NO_THING
        and not verbs.is_finite(word.lower)
        and not verbs.is_participle(word.lower)
    )


def _bonds(reading: Reading, holders: Sequence[_Holder], values: Sequence[_Value]) -> Iterator[_Bond]:
    """The bonds within each sentence."""
    holders = sorted(holders, key=lambda one: one.start)
    values = sorted(values, key=lambda one: one.start)
    holder_starts, value_starts = [one.start for one in holders], [one.start for one in values]
    for sentence in reading.sentences:
        here = holders[bisect_left(holder_starts, sentence.start) : bisect_left(holder_starts, sentence.end)]
        if not here:
            continue
        there = values[bisect_left(value_starts, sentence.start) : bisect_left(value_starts, sentence.end)]
        for value in there:
            held = _held_by(value, here, there, reading.text)
            yield _Bond(held or tuple(here), _completed(value, there), sure=bool(held))


def _completed(value: _Value, values: Sequence[_Value]) -> _Value:
    """A bare figure with the unit or the noun of the one before it: "31 salg og Lukas 24"."""
    if value.kind or value.noun:
        return value
    earlier = [
        one for one in values if one.start < value.start and (one.kind or one.noun) and one.kind != "date"
    ]
    return replace(value, kind="", noun=earlier[-1].noun or earlier[-1].kind) if earlier else value


def _held_by(
    value: _Value, holders: Sequence[_Holder], values: Sequence[_Value], text: str
) -> tuple[_Holder, ...]:
    """Whose a figure is: the one that follows a preposition after it, else the last one before it; empty where it is not
    settled."""
    after = [one for one in holders if one.start >= value.end]
    if after and after[0].kind == "weekday" and _ON_DAY.fullmatch(text, value.end, after[0].start):
        return (after[0],)
    if after and _FORWARD.fullmatch(text, value.end, after[0].start):
        joined = len(after) > 1 and _JOINED.fullmatch(text, after[0].end, after[1].start)
        pairs_off = joined and any(after[1].end <= one.start for one in values)
        return (after[0],) if not joined or pairs_off else ()
    before = [one for one in holders if one.end <= value.start]
    if (
        not before
        or _BREAK.search(text, before[-1].end, value.start)
        or _EARLIER.search(text[max(0, value.start - 24) : value.start])
        or _OF_BEFORE.match(text, value.end)
        or _COMPARED.search(text[max(0, before[-1].start - 16) : before[-1].start])
    ):
        return ()
    if len(before) > 1 and not any(before[-2].end <= one.start < before[-1].start for one in values):
        between = text[before[-2].end : before[-1].start]
        if _JOINED.fullmatch(between) or not _PARTS.search(between):
            return ()
    return (before[-1],)


def _figures(reading: Reading) -> Iterator[_Value]:
    for one in reading.quantities:
        if one.kind not in ("label", "ordinal"):
            calendar = weekday_number(one.noun) is not None or month_number(one.noun) is not None
            named = one.noun and not (calendar or verbs.is_finite(one.noun) or one.unit)
            noun = stem(one.noun) if named else ""
            yield _Value(one.dimension, one.base, one.value, noun, one.start, one.end)


def _days(reading: Reading) -> Iterator[_Value]:
    for one in reading.dates:
        if one.written.month and one.written.day:
            day = Decimal(one.written.month * 100 + one.written.day)
            yield _Value("date", day, day, "", one.start, one.end)


def _named(reading: Reading) -> Iterator[_Holder]:
    """The persons and places of a text, and who writes it."""
    lists = names.lists()
    for word in reading.words:
        base = names.base_form(word.lower)
        if word.lower in ("jeg", "mig"):
            yield _Holder("jeg", "person", word.start, word.end)
        elif not word.text[0].isupper():
            continue
        elif base in lists.places and word.start not in reading.person_starts:
            if not (word.initial and base in lists.words):
                yield _Holder(base, "place", word.start, word.end)
        elif names.is_first_name(word.text) and (
            word.start in reading.person_starts or not (word.initial and base in lists.words)
        ):
            yield _Holder(base, "person", word.start, word.end)


def _labelled(reading: Reading) -> Iterator[_Holder]:
    """The things of a text that are told from others of their kind by a figure, a letter or a side."""
    counted = {one.start for one in reading.quantities if one.unit or (one.noun and one.kind != "label")}
    for word, label in pairwise(reading.words):
        if (
            len(word.text) > 1
            and word.text.isalpha()
            and word.lower not in _NO_THING
            and not verbs.is_finite(word.lower)
            and label.start not in counted
            and _LABEL.fullmatch(label.text)
            and _LABEL_GAP.fullmatch(reading.text, word.end, label.start)
        ):
            kind = stem(ABBREVIATIONS.get(word.lower, word.lower))
            yield _Holder(f"{kind} {label.lower}", kind, word.start, label.end)
    for match in _CLASS.finditer(reading.text):
        yield _Holder(match.group().lower(), "class", match.start(), match.end())
