"""Which notes are about the same matter: those become one draft, others drafts of their own."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from assistant.danish import names

if TYPE_CHECKING:
    from assistant.engines.base import Source

COMMON_STEMS = "common_stems.txt"

_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_TAG = re.compile(r"(?<!\w)#[\w-]+")

# How much of two notes must be the same rare words: 996 of 1,000 pairs of unrelated notes have less.
_LIKENESS = 0.15

# Stems that more notes have than this say nothing about their matter.
_COMMON_SHARE = 0.02

# What notes are sorted by at work, whatever they are about.
_GENERAL = frozenset(
    [
        "feedback",
        "idé",
        "ideer",
        "læring",
        "mus",
        "mål",
        "møde",
        "opfølgning",
        "privat",
        "resultat",
        "resultater",
        "ros",
        "udvikling",
    ]
)

# Danish inflects and joins words at their end, so the beginning tells what a long word is about.
_BEGINNING = 7

# The first part of a compound has at least so many letters: "brøk" of "brøkforløb".
_SHORTEST_PART = 4

# The share of notes that has a stem which no list names.
_RARE_SHARE = 0.0008

# Two years apart, notes need to be twice as alike.
_DAYS_TO_DOUBLE = 730.0


def group(sources: Sequence[Source]) -> list[tuple[Source, ...]]:
    """Puts sources about one matter together.

    Args:
        sources: in any order.

    Returns:
        The groups in the order of their first source; in each, the sources stay in order.
    """
    alike = _table(sources)
    groups = {place: [place] for place in range(len(sources))}
    # Groups are joined by how alike their notes are on average, so that one note about everything joins nothing.
    while len(groups) > 1:
        most, first, second = max(
            (alike[one][other], -one, -other) for other in groups for one in groups if one < other
        )
        if most < _LIKENESS:
            break
        _join(groups, alike, -first, -second)
    return [tuple(sources[place] for place in members) for members in sorted(groups.values())]


def _join(groups: dict[int, list[int]], alike: list[list[float]], kept: int, gone: int) -> None:
    """Joins two groups, and averages how alike they were to each other group."""
    sizes = len(groups[kept]), len(groups[gone])
    groups[kept] = sorted(groups[kept] + groups.pop(gone))
    for other in groups:
        mean = (alike[kept][other] * sizes[0] + alike[gone][other] * sizes[1]) / sum(sizes)
        alike[kept][other] = alike[other][kept] = mean


def _table(sources: Sequence[Source]) -> list[list[float]]:
    """How alike each two sources are; years between them make them less so."""
    profiles = [_profile(source.text) for source in sources]
    table = [[0.0] * len(sources) for _ in sources]
    for later in range(len(sources)):
        for earlier in range(later):
            days = abs((sources[later].written - sources[earlier].written).days)
            alike = _likeness(profiles[earlier], profiles[later]) / (1 + days / _DAYS_TO_DOUBLE)
            table[earlier][later] = table[later][earlier] = alike
    return table


def stems(text: str) -> frozenset[str]:
    """What the words of a text have in common with their other forms; persons and general words are left out."""
    persons = {word.casefold() for person in names.persons(text) for word in _WORD.findall(person.text)}
    tags = {word.casefold() for tag in _TAG.findall(text) for word in _WORD.findall(tag)}
    words = {word.casefold() for word in _WORD.findall(text)} - (persons - tags) - _GENERAL
    plain = sorted(word.replace("-", "").replace("é", "e") for word in words)
    return frozenset(stem[:_BEGINNING] for stem in _stemmer().stemWords(plain))


def _profile(text: str) -> dict[str, float]:
    """The stems of a text that tell matters apart, with their weights: rare and long words weigh most."""
    known = _shares()
    return {
        stem: -math.log(known.get(stem, _RARE_SHARE)) * min(1.0, (len(stem) - 1) / (_BEGINNING - 1))
        for stem in stems(text)
        if known.get(stem, 0) < _COMMON_SHARE
    }


def _likeness(first: dict[str, float], second: dict[str, float]) -> float:
    """Like the cosine of two profiles, 0 to 1; the first part of a compound counts as the word itself."""
    shared = (_covered(first, second) + _covered(second, first)) / 2
    return shared / (_length(first) * _length(second)) if shared else 0.0


def _covered(profile: dict[str, float], other: dict[str, float]) -> float:
    """The squared weights of the stems that the other profile has too."""
    return sum(
        weight * weight
        for stem, weight in profile.items()
        if stem in other or any(stem[:end] in other for end in range(_SHORTEST_PART, len(stem)))
    )


def _length(profile: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in profile.values()))


@cache
def _shares() -> dict[str, float]:
    file = resources.files("assistant.danish") / "data" / COMMON_STEMS
    lines = file.read_text(encoding="utf-8").splitlines()
    return {stem: float(share) for stem, share in (line.split() for line in lines)}


class _Stemmer:
    """What is used of PyStemmer, which has no types."""

    def stemWords(self, words: list[str]) -> list[str]:  # noqa: N802
        """The stem of each word."""
        raise NotImplementedError


@cache
def _stemmer() -> _Stemmer:
    import Stemmer

    stemmer: _Stemmer = Stemmer.Stemmer("danish")
    return stemmer
