"""From text to hashed features: characters, words and cues, each group with a weight of its own.

Figures are masked, since a bare figure should not decide what a sentence is. Hashes are CRC-32, which is the same on
every machine and in every process.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from assistant.danish import verbs

BITS = 16
BUCKETS = 1 << BITS
_MASK = BUCKETS - 1
_SHORTEST, _LONGEST = 2, 5
_LONGEST_WORD = 40
_TOKEN = re.compile(r"\w+|[^\w\s]", re.UNICODE)
_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
_SUBJECTS = frozenset(["jeg", "vi", "man", "han", "hun", "de", "det", "den", "der", "du", "ingen", "alle"])
_KNOWN_WORDS = 20_000
_PERSONS = frozenset(["jeg", "vi", "man", "han", "hun", "de", "der", "det", "den", "ingen", "alle"])
_AUXILIARIES = frozenset(
    [
        "har",
        "havde",
        "er",
        "var",
        "blev",
        "bliver",
        "fik",
        "skulle",
        "skal",
        "kunne",
        "kan",
        "vil",
        "ville",
        "burde",
    ]
)
_DEFINITE = ("en", "et", "erne", "ene", "n", "ne")

Counts = dict[int, int]


class Features(NamedTuple):
    """The features of one text, bucket by count, in three groups that are normalised apart."""

    characters: Counts
    words: Counts
    cues: Counts


def bucket(key: str) -> int:
    """The bucket that a feature falls in."""
    return zlib.crc32(key.encode("utf-8")) & _MASK


def extract(text: str, cues: Iterable[str] = ()) -> Features:
    """The features of a text.

    Args:
        text: a sentence or a short paragraph.
        cues: names of what else is known of it, such as its place in the note.
    """
    tokens = tokenise(text)
    words = [token for token in tokens if token[0].isalnum()]
    characters: Counts = {}
    for word in words:
        for number in _character_buckets(word[:_LONGEST_WORD]):
            characters[number] = characters.get(number, 0) + 1
    named = [f"w:{word}" for word in words]
    framed = ["^", *tokens, "$"]
    named += [f"b:{first} {second}" for first, second in pairwise(framed)]
    return Features(characters, _counted(named), _counted([*form(text, words), *cues]))


def tokenise(text: str) -> list[str]:
    """Words and marks in lower case, figures masked as 0."""
    return _TOKEN.findall(_FIGURE.sub("0", text.lower()))


def form(text: str, words: list[str]) -> list[str]:
    """What the form of a text shows: its first word, finite verbs and their tense, subjects, figures and length."""
    found = [f"end:{text[-1:] if not text[-1:].isalnum() else 'word'}", f"length:{min(len(words) // 4, 6)}"]
    finite = [(index, word) for index, word in enumerate(words) if verbs.is_finite(word)]
    if words:
        found += _first_word(words[0])
    found += _first_verb(words, finite)
    found.append(f"past:{min(sum(verbs.is_past(word) for word in words), 4)}")
    found.append(f"present:{min(sum(verbs.is_present(word) for word in words), 4)}")
    subjects = [word for word in words if word in _SUBJECTS]
    found.append(f"subject:{subjects[0] if subjects else ''}")
    found += [f"has:{word}" for word in sorted(set(subjects))]
    found.append(f"figures:{min(words.count('0'), 3)}")
    if text[:1].islower():
        found.append("small")
    return found


def _first_word(word: str) -> list[str]:
    found = [f"first:{word}"]
    if verbs.is_past(word):
        found.append("first past")
    elif verbs.is_present(word):
        found.append("first present")
    if word.endswith("t") and len(word) > 4:
        found.append("first participle")
    return found


def _first_verb(words: list[str], finite: list[tuple[int, str]]) -> list[str]:
    if not finite:
        kinds = [verbs.kind(word) for word in words if verbs.is_participle(word)]
        return ["no verb", *(f"participle:{kind}" for kind in kinds[:2])]
    index, verb = finite[0]
    tense = "past" if verbs.is_past(verb) else "present"
    kind, subject = verbs.kind(verb), _subject(words, index)
    found = [f"verb:{verb}", f"tense:{tense}", f"verb at:{min(index, 6)}", f"verbs:{min(len(finite), 5)}"]
    found += [f"kind:{kind}", f"{kind}:{tense}", f"{kind} of:{subject}", f"{kind} {tense} of:{subject}"]
    for neighbour in words[max(0, index - 1) : index] + words[index + 1 : index + 2]:
        if neighbour in _SUBJECTS:
            found += [f"verb of:{neighbour}", f"{tense} of:{neighbour}"]
    main = [word for word in words[index + 1 :] if verbs.is_participle(word)]
    if main and verb in _AUXILIARIES:
        found += [f"{verb} with:{verbs.kind(main[0])}", f"{verb} with:{verbs.kind(main[0])} of:{subject}"]
    found += [f"has kind:{kind}" for kind in sorted({verbs.kind(word) for _, word in finite[1:]})]
    return found


def _subject(words: list[str], index: int) -> str:
    """Who acts, as far as the words beside the first verb show it."""
    before, after = words[:index], words[index + 1 : index + 2]
    for word in (*before[-1:], *after, *before):
        if word in _PERSONS:
            return word
    if not before:
        return "nobody"
    return "thing" if before[-1].endswith(_DEFINITE) or len(before) > 1 else "name"


def _counted(names: Iterable[str]) -> Counts:
    counts: Counts = {}
    for name in names:
        number = bucket(name)
        counts[number] = counts.get(number, 0) + 1
    return counts


@lru_cache(maxsize=_KNOWN_WORDS)
def _character_buckets(word: str) -> tuple[int, ...]:
    marked = f"<{word}>"
    return tuple(
        bucket(f"c:{marked[start : start + size]}")
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(marked) - size + 1)
    )
