"""From a reading of feedback to features: of each token, of each sentence, of the whole.

Tokens are judged by their letters, their neighbours, the phrases that cover them and the sentence they stand in. All
names of features become buckets; what depends on one word alone is remembered, since words come again.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from assistant.danish.classify.features import Features, bucket, extract
from assistant.danish.classify.feedback_reading import Reading
from assistant.danish.lexicon import classes, word_set

Buckets = tuple[int, ...]

_REACH = 3
_NEAR_BEFORE, _NEAR_AFTER = 5, 6
_SHORTEST, _LONGEST = 3, 5
_EDGE = "<>"
_KNOWN = 50_000
_MOST = 3
_FEW = 4
_PERSONS = word_set("du dig din dit dine i jer jeres man vi jeg mig min os han hun de")
_YOU = frozenset(["du", "dig", "din", "dit", "dine"])
_ME = frozenset(["jeg", "mig", "min", "mit", "mine"])
_NOT = frozenset(["ikke", "ingen", "aldrig", "uden"])
_SENTENCE_LENGTH = 5
_LAST_PLACE = 6


def token_buckets(reading: Reading) -> list[list[int]]:
    """The features of each token, in an order that is the same in every process: sums of floats depend on it."""
    words = [_EDGE] * _NEAR_BEFORE + [token.word for token in reading.tokens] + [_EDGE] * _NEAR_AFTER
    shared = [_sentence_buckets(reading, number) for number in range(len(reading.sentences))]
    covered = _covered(reading)
    firsts: dict[int, int] = {}
    rows: list[list[int]] = []
    for index, number in enumerate(reading.sentence_of):
        first = firsts.setdefault(number, index)
        row = list(_own(words[index + _NEAR_BEFORE]))
        row += _joined(words, index + _NEAR_BEFORE)
        for offset in range(-_REACH, _REACH + 1):
            row += _beside(offset, words[index + _NEAR_BEFORE + offset])
        for word in dict.fromkeys(words[index : index + _NEAR_BEFORE + _NEAR_AFTER]):
            row.append(_near(word))
        row += covered[index]
        row.append(bucket(f"place:{min(index - first, _LAST_PLACE)}"))
        row += shared[number]
        rows.append(row)
    return rows


def text_features(reading: Reading) -> Features:
    """The features of the whole text."""
    return extract(reading.text, [f"role:{reading.role}", *_colour_cues(reading, 0, len(reading.tokens))])


def sentence_features(reading: Reading, place: int) -> Features:
    """The features of a sentence, read alone but for its place in the text."""
    count = len(reading.sentences)
    where = [
        f"from start:{min(place, _MOST)}",
        f"from end:{min(count - 1 - place, _MOST)}",
        f"sentences:{min(count, _SENTENCE_LENGTH)}",
        f"role:{reading.role}",
    ]
    return extract(
        reading.sentences[place].of(reading.text), [*where, *_colour_cues(reading, *reading.range_of(place))]
    )


def _colour_cues(reading: Reading, start: int, end: int) -> list[str]:
    """What phrases and coloured words stand between two tokens, and which of the words beside du, jeg or ikke."""
    cues: list[str] = []
    for hit in reading.hits_in(start, end):
        phrase = hit.phrase
        cues += [f"label:{phrase.label}", f"kind:{phrase.label} {phrase.kind}", f"phrase:{phrase.id}"]
    words = [
        (token.word, colours)
        for token, colours in zip(reading.tokens[start:end], reading.colours[start:end], strict=True)
    ]
    words = [pair for pair in words if pair[0][0].isalnum()]
    counts: Counter[str] = Counter()
    for index, (_, colours) in enumerate(words):
        if not colours:
            continue
        counts.update(colours)
        around = {word for word, _ in words[max(0, index - _FEW) : index + _FEW]}
        following = words[index + 1][1] if index + 1 < len(words) else ()
        for colour in colours:
            cues += [
                f"{name}~{colour}"
                for name, group in (("you", _YOU), ("me", _ME), ("not", _NOT))
                if around & group
            ]
            cues += [f"{colour}+{other}" for other in following]
    cues += [f"{colour}:{min(count, _FEW)}" for colour, count in counts.items()]
    return cues


def _sentence_buckets(reading: Reading, number: int) -> list[int]:
    """What all tokens of a sentence share."""
    start, end = reading.range_of(number)
    if start == end:
        return []
    words = [token.word for token in reading.tokens[start:end]]
    counts = Counter(colour for colours in reading.colours[start:end] for colour in colours)
    labels = {hit.phrase.label for hit in reading.hits_in(start, end)}
    names = [f"colour:{colour}{min(count, _MOST)}" for colour, count in sorted(counts.items())]
    names += [f"phrase:{label}" for label in sorted(labels)]
    names += [f"last:{words[-1]}", f"first:{words[0]}"]
    names.append(f"sentence:{number == 0}{number == len(reading.sentences) - 1}")
    names.append(f"long:{min(len(words) // _SENTENCE_LENGTH, _SENTENCE_LENGTH)}")
    found = [bucket(name) for name in names]
    for word in dict.fromkeys(words):
        found.append(_in_sentence(word))
        if word in _PERSONS:
            found.append(_person(word))
    return found


def _covered(reading: Reading) -> list[list[int]]:
    """For each token the phrases that cover it, begin after it or end before it."""
    names: list[dict[str, None]] = [{} for _ in reading.tokens]
    for start, end, phrase in reading.hits:
        for index in range(start, end):
            names[index] |= dict.fromkeys((f"in:{phrase.label}", f"in:{phrase.label} {phrase.kind}"))
        if start:
            names[start - 1][f"before:{phrase.label}"] = None
        if end < len(names):
            names[end][f"after:{phrase.label}"] = None
    return [[_named(name) for name in group] for group in names]


def _joined(words: list[str], at: int) -> list[int]:
    """The word with its neighbours."""
    before2, before, word, after, after2 = words[at - 2 : at + 3]
    return [
        bucket(f"a:{before} {word}"),
        bucket(f"b:{word} {after}"),
        bucket(f"c:{before} {after}"),
        bucket(f"d:{before2} {before}"),
        bucket(f"e:{after} {after2}"),
        bucket(f"f:{before} {word} {after}"),
        bucket(f"g:{before2} {before} {word}"),
        bucket(f"h:{word} {after} {after2}"),
    ]


@lru_cache(maxsize=_KNOWN)
def _own(word: str) -> Buckets:
    marked = f"<{word}>"
    pieces = [
        f"c:{marked[start : start + size]}"
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(marked) - size + 1)
    ]
    return tuple(bucket(name) for name in [f"w:{word}", *pieces])


@lru_cache(maxsize=_KNOWN)
def _beside(offset: int, word: str) -> Buckets:
    """What a word at some distance tells of a token."""
    names = [f"w{offset}:{word}"] if offset else []
    if abs(offset) == 1:
        names.append(f"end{offset}:{word[-3:]}")
    for colour in classes(word):
        names.append(f"colour{offset}:{colour}")
        if offset:
            names.append(f"colour near:{colour}")
    return tuple(bucket(name) for name in names)


@lru_cache(maxsize=_KNOWN)
def _near(word: str) -> int:
    return bucket(f"near:{word}")


@lru_cache(maxsize=_KNOWN)
def _in_sentence(word: str) -> int:
    return bucket(f"said:{word}")


@lru_cache(maxsize=_KNOWN)
def _person(word: str) -> int:
    return bucket(f"person:{word}")


@lru_cache(maxsize=_KNOWN)
def _named(name: str) -> int:
    return bucket(name)
