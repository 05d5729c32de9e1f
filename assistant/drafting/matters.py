"""Which notes are about one matter, so that several notes become one achievement and different matters several.

Notes belong together when they share words that are rare among all the notes at hand (a system, a project, a room, a
person), a tag, or figures; nearness in time speaks for it, too. What nearly all of them share binds nobody.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.danish import names
from assistant.danish.calendar import MONTHS, WEEKDAYS
from assistant.danish.stems import rarity, stem

if TYPE_CHECKING:
    from assistant.engines.base import Source

# How alike two notes, or two groups, must be to be one matter (0 to 1); among more notes chance makes more pairs.
_LEAST_LIKENESS = 0.04
_LIKENESS_PER_DOUBLING = 0.013

# Notes this many days apart have half the pull of time that notes of one day have.
_HALF_LIFE = 45.0

_TAG = re.compile(r"(?<!\w)#([^\W\d_][\w-]*)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_TAG_WEIGHT = 9.0
_BEGINNING = 6

# What notes are sorted by at work, whatever they are about.
_GENERAL_TAGS = frozenset(
    {
        "feedback",
        "idé",
        "ideer",
        "læring",
        "mus",
        "mål",
        "møde",
        "møder",
        "opfølgning",
        "privat",
        "resultat",
        "ros",
        "samtale",
        "tanker",
        "udvikling",
    }
)

# The same colleague takes part in many matters.
_COLLEAGUE = 0.3

# Among no more notes than these, and up to this share of more, a tag is a matter and not the writer's whole work.
_FEW, _MOST_TAGGED = 10, 0.6

# Stems in more than about a tenth of all notes tell nothing of the matter.
_TELLING = 2.2


def group(sources: Sequence[Source], tags: Sequence[Iterable[str]] = ()) -> list[tuple[Source, ...]]:
    """Sorts notes by matter.

    Args:
        sources: the notes; each ends in exactly one group.
        tags: the tags of each, in the same order, besides those in the texts; may be left out.

    Returns:
        The groups in the order of their first note, and in each the notes in the order given. The same notes
        give the same groups in any order.
    """
    if len(sources) < 2:
        return [tuple(sources)] if sources else []
    features = [
        _features(source.text, tags[at] if at < len(tags) else ()) for at, source in enumerate(sources)
    ]
    spread = Counter(feature for found in features for feature in found)
    weights = [
        {
            feature: weight * _shared(feature, spread[feature], len(sources))
            for feature, weight in found.items()
        }
        for found in features
    ]
    alike = [
        [
            _likeness(weights[a], weights[b]) * _pull(sources[a], sources[b]) if a != b else 1.0
            for b in range(len(sources))
        ]
        for a in range(len(sources))
    ]
    groups = _join(alike, [source.id for source in sources])
    return [tuple(sources[at] for at in sorted(members)) for members in sorted(groups, key=min)]


def _join(alike: Sequence[Sequence[float]], ids: Sequence[str]) -> list[list[int]]:
    """Joins the two likest groups again and again, while they are like enough on average."""
    least = _LEAST_LIKENESS + _LIKENESS_PER_DOUBLING * math.log2(len(alike))
    groups = [[at] for at in range(len(alike))]
    between = {(a, b): alike[a][b] for a in range(len(alike)) for b in range(a)}
    sums = {frozenset(pair): value for pair, value in between.items()}
    alive = set(range(len(groups)))
    while len(alive) > 1:
        best, pair = 0.0, None
        for a in alive:
            for b in alive:
                if b >= a:
                    continue
                mean = sums[frozenset((a, b))] / (len(groups[a]) * len(groups[b]))
                key = tuple(sorted((min(ids[i] for i in groups[a]), min(ids[i] for i in groups[b]))))
                if mean > best + 1e-12 or (pair is not None and abs(mean - best) <= 1e-12 and key < pair[2]):
                    best, pair = mean, (a, b, key)
        if pair is None or best < least:
            break
        a, b, _ = pair
        for other in alive - {a, b}:
            sums[frozenset((a, other))] += sums[frozenset((b, other))]
        groups[a] = groups[a] + groups[b]
        alive.remove(b)
    return [groups[at] for at in alive]


def _pull(one: Source, other: Source) -> float:
    """How much nearness in time speaks for one matter: 1 for the same day, falling to 0.7."""
    days = abs((one.written - other.written).days)
    return 0.7 + 0.3 * math.exp(-math.log(2) * days / _HALF_LIFE)


def _features(text: str, tags: Iterable[str]) -> dict[str, float]:
    """What a note speaks of, and how much each tells: stems, beginnings of compounds, tags."""
    named = {tag.lower().lstrip("#") for tag in (*tags, *_TAG.findall(text))}
    found = {f"#{tag}": _TAG_WEIGHT for tag in named - _GENERAL_TAGS}
    for word in _WORD.findall(text):
        lowered = word.lower().strip("'’-")
        if len(lowered) < 3 or lowered in _CALENDAR or lowered in _GENERAL_TAGS:
            continue
        colleague = word[0].isupper() and names.is_first_name(names.base_form(word))
        one = stem(names.base_form(lowered) if word[0].isupper() else lowered)
        weight = rarity(one) * (_COLLEAGUE if colleague else 1.0)
        if weight < _TELLING:
            continue
        found[one] = weight
        # "tryksår" and "tryksårsprofil" share a beginning only.
        if len(one) > _BEGINNING:
            found["^" + one[:_BEGINNING]] = 0.6 * weight
    return found


def _shared(feature: str, notes: int, total: int) -> float:
    """How much of its weight a feature keeps that so many of the notes at hand have: among many, it binds nobody.

    A tag is the user's own word for what belongs together, and keeps it longer.
    """
    if total < 4 or (feature.startswith("#") and (total <= _FEW or notes <= total * _MOST_TAGGED)):
        return 1.0
    return max(0.0, 1.0 - max(0, notes - 2) / total)


def _likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """The cosine of two notes' features."""
    shared = sum(weight * other[feature] for feature, weight in one.items() if feature in other)
    if not shared:
        return 0.0
    lengths = math.sqrt(sum(w * w for w in one.values())) * math.sqrt(sum(w * w for w in other.values()))
    return shared / lengths if lengths else 0.0
