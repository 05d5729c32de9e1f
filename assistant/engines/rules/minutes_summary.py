"""Long talks in short: clauses without a heading are put under the word that they come back to, and the most telling stand.

Notes of usual length are kept as they are; see ``minutes_topics``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.danish.classify import minutes_verbs
from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.danish.stems import rarity, stem
from assistant.danish.wordset import words

# More clauses than these under no heading are parted by what they are about.
MOST_LOOSE = 14
# Notes with more of them are a talk that was written down word by word; of each topic its minutes tell so much.
MOST_WHOLE = 60
MOST_TOLD = 4

_WORD = re.compile(r"[^\W\d_][\w-]{5,}")
_FIGURE = re.compile(r"\d")
# What is talked about is known by then: "læseklubben", "budgettet", "kunderne". "kommunens" is the council's.
_DEFINITE = re.compile(r"[^\W\d_]{4,}(?:en|et|erne|ene)$")
_GENITIVE = re.compile(r"(?:en|et|ne)s$")
_NO_NOUN = words(
    """næsten enten inden siden foruden desuden indimellem sammen hinanden mellem egentlig alligevel igennem mennesken
    morgenen aftenen formiddagen eftermiddagen mandagen tirsdagen onsdagen torsdagen fredagen lørdagen søndagen
    weekenden måneden eventuelt snakket arbejdet gangen ugen dagen året timen minuttet meget noget andet hvilket
    tilbuddet stedet tidspunktet måden grunden tingene resten samtalen mødet"""
)
_FILLER = re.compile(r"(?:hm+|nå|jo|ja|nej|ok|okay|altså|kaffe|jamen|øh+)\b", re.IGNORECASE)
_FEWEST_WORDS, _MANY_WORDS = 5, 40
# A word that is said in so large a share of the talk is what all of it is about, and parts nothing.
_EVERYWHERE = 0.3
_TELLING = 2.2
_FEWEST = 2


@dataclass(frozen=True)
class Loose:
    """A clause that no heading holds.

    Attributes:
        piece: the clause.
        words: what it says.
    """

    piece: Piece
    words: str


def titled(notes: Notes, loose: Sequence[Loose]) -> list[str]:
    """A title for each clause: the word that it shares with most of those around it, as it was written; empty for none.

    Args:
        notes: read notes.
        loose: the clauses, in order.
    """
    names = {name.casefold() for full in notes.people.names for name in full.split()}
    found = [_nouns(one.words, names) for one in loose]
    spread = Counter(key for nouns in found for key in nouns)
    most = max(_FEWEST, len(loose) * _EVERYWHERE)
    written = _forms(found)
    titles: list[str] = []
    last = ""
    for nouns in found:
        keys = [key for key in nouns if _FEWEST <= spread[key] <= most]
        best = max(keys, key=lambda key: (key == last, spread[key]), default="")
        # What says nothing of its own goes on with what was said before it.
        last = best or (last if not nouns else "")
        word = written[last] if last else ""
        titles.append(word[:1].upper() + word[1:])
    return titles


def _forms(found: Sequence[dict[str, str]]) -> dict[str, str]:
    """How each word is written most often."""
    forms: dict[str, Counter[str]] = {}
    for nouns in found:
        for key, word in nouns.items():
            forms.setdefault(key, Counter())[word] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in forms.items()}


def told(loose: Sequence[Loose], most: int = MOST_TOLD) -> list[int]:
    """Which clauses of one topic are told, by number and in order: those that say most of it.

    Args:
        loose: the clauses of the topic.
        most: how many.
    """
    if len(loose) <= most:
        return list(range(len(loose)))
    stems = [_nouns(one.words, frozenset()) for one in loose]
    spread = Counter(key for nouns in stems for key in nouns)
    scores = [_telling(one, nouns, spread) for one, nouns in zip(loose, stems, strict=True)]
    return sorted(sorted(range(len(loose)), key=lambda number: -scores[number])[:most])


def _telling(one: Loose, nouns: dict[str, str], spread: Counter[str]) -> float:
    score = sum(min(spread[key], 4) for key in nouns) / max(3, len(nouns))
    score += 0.7 * bool(_FIGURE.search(one.words)) - 2.0 * bool(_FILLER.match(one.words))
    if not _FEWEST_WORDS <= len(one.words.split()) <= _MANY_WORDS:
        score -= 1.5
    return score


def _nouns(text: str, names: frozenset[str] | set[str]) -> dict[str, str]:
    """The things that a clause speaks of, by their stem: known, rare, and nobody's name."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        low = word.casefold()
        if _GENITIVE.search(low):
            word, low = word[:-1], low[:-1]
        if not _DEFINITE.fullmatch(low) or low in names or low in _NO_NOUN or minutes_verbs.is_verb(low):
            continue
        key = stem(low)
        if rarity(key) >= _TELLING:
            found.setdefault(key, word)
    return found
