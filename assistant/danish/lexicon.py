"""Danish turns of phrase in feedback, and the words that colour it: found quickly, judged elsewhere.

A phrase names what it typically means, as a hypothesis, and the question to ask. That it stands in a text says little
alone ("måske kl. 9"); the trained model (``classify.feedback``) says where it is used as criticism.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

PHRASES_FILE = "feedback_phrases.txt"
WORDS_FILE = "feedback_words.txt"

_HEADING = re.compile(r"\[(\w+) ([^\]]+)\] (.+)")
_KNOWN_WORDS = 20_000
_SHORTEST_STEM = 2
_NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Phrase:
    """What a turn of phrase typically means.

    Attributes:
        id: label and kind with the number of the line, such as "indirect proposal 3".
        label: indirect, harsh or vague.
        kind: what sort of phrase it is, such as "proposal" or "threat".
        meaning: a hypothesis, one Danish sentence.
        question: what to ask the writer, one Danish question.
    """

    id: str
    label: str
    kind: str
    meaning: str
    question: str


class Hit(NamedTuple):
    """A phrase that stands in a text.

    Attributes:
        start: the place of its first word among the words that were looked at.
        end: the place after its last word.
        phrase: which one.
    """

    start: int
    end: int
    phrase: Phrase


class _Step(NamedTuple):
    """One step of a pattern: a word out of some, or up to ``gap`` words of any kind."""

    words: frozenset[str]
    stems: tuple[str, ...]
    optional: bool
    gap: int

    def fits(self, word: str) -> bool:
        """Whether a word may stand here."""
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


class _Pattern:
    """A pattern, taken apart when a text first holds a word that it may begin with.

    Attributes:
        phrase: what it belongs to.
    """

    __slots__ = ("_parsed", "_source", "phrase")

    def __init__(self, source: str, phrase: Phrase) -> None:
        self._source = source
        self._parsed: tuple[tuple[_Step, ...], frozenset[str] | None] | None = None
        self.phrase = phrase

    def parsed(self) -> tuple[tuple[_Step, ...], frozenset[str] | None]:
        """Its steps, and its possible second words where they are known, which most texts fail at."""
        if self._parsed is None:
            steps = _steps(self._source)
            self._parsed = steps, _second(steps)
        return self._parsed


def _end(steps: tuple[_Step, ...], words: Sequence[str], at: int, step: int = 0) -> int | None:
    """The place after the last word of a pattern where it stands at ``at``, or None."""
    if step == len(steps):
        return at
    current = steps[step]
    if current.gap:
        for skipped in range(current.gap + 1):
            if (found := _end(steps, words, at + skipped, step + 1)) is not None:
                return found
        return None
    if at < len(words) and current.fits(words[at]):
        found = _end(steps, words, at + 1, step + 1)
        if found is not None:
            return found
    return _end(steps, words, at, step + 1) if current.optional else None


_NONE: list[_Pattern] = []


class Lexicon:
    """The phrases, ready to be found.

    Args:
        source: the text of a phrases file.
    """

    def __init__(self, source: str) -> None:
        self.phrases: list[Phrase] = []
        self._by_word: dict[str, list[_Pattern]] = {}
        self._by_stem: dict[str, list[_Pattern]] = {}
        for phrase, patterns in _lines(source):
            self.phrases.append(phrase)
            for pattern in patterns:
                self._add(pattern, _Pattern(pattern, phrase))

    def hits(self, words: Sequence[str]) -> list[Hit]:
        """The phrases that stand in some words, each as often as it does, in the order of the words.

        Args:
            words: in small letters.
        """
        found: list[Hit] = []
        last = len(words) - 1
        for at, word in enumerate(words):
            following = words[at + 1] if at < last else ""
            for pattern in self._beginning_with(word):
                steps, second = pattern.parsed()
                if second is not None and following not in second:
                    continue
                end = _end(steps, words, at)
                if end is not None:
                    found.append(Hit(at, end, pattern.phrase))
        return found

    def _beginning_with(self, word: str) -> list[_Pattern]:
        found = self._by_word.get(word, _NONE)
        for length in range(_SHORTEST_STEM, len(word) + 1):
            if stemmed := self._by_stem.get(word[:length]):
                found = found + stemmed
        return found

    def _add(self, source: str, pattern: _Pattern) -> None:
        """Files a pattern under each word that it may begin with."""
        for piece in source.split():
            for word in piece.rstrip("?").split("/"):
                if word[-1] == "*":
                    self._by_stem.setdefault(word[:-1], []).append(pattern)
                else:
                    self._by_word.setdefault(word, []).append(pattern)
            if piece[-1] != "?":
                return


@cache
def lexicon() -> Lexicon:
    """The packaged phrases."""
    return Lexicon(_packaged(PHRASES_FILE))


def word_set(words: str) -> frozenset[str]:
    """The words of a text that is a list of them."""
    return frozenset(words.split())


@lru_cache(maxsize=_KNOWN_WORDS)
def classes(word: str) -> tuple[str, ...]:
    """The classes that a word in small letters belongs to, such as "insult" or "hedge"."""
    words, stems = _word_classes()
    found = dict.fromkeys(words.get(word, ()))
    for length in range(_SHORTEST_STEM, len(word) + 1):
        found.update(dict.fromkeys(stems.get(word[:length], ())))
    return tuple(found)


@cache
def _word_classes() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    words: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    name = ""
    for line in _packaged(WORDS_FILE).splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            for word in line.split():
                target, key = (stems, word[:-1]) if word.endswith("*") else (words, word)
                target.setdefault(key, []).append(name)
    return words, stems


def _lines(source: str) -> Iterator[tuple[Phrase, list[str]]]:
    label = kind = meaning = question = ""
    number = 0
    for line in source.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if heading := _HEADING.fullmatch(line):
            label, kind, usual = heading.groups()
            meaning, question = (part.strip() for part in usual.split("|"))
            number = 0
            continue
        number += 1
        patterns, *own = (part.strip() for part in line.split("|"))
        own_meaning, own_question = own if own else (meaning, question)
        phrase = Phrase(f"{label} {kind} {number}", label, kind, own_meaning, own_question)
        yield phrase, [pattern.strip() for pattern in patterns.split(";") if pattern.strip()]


def _steps(pattern: str) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    for piece in pattern.split():
        if piece[0] == "~":
            if piece != "~0":
                steps.append(_Step(_NO_WORDS, (), False, int(piece[1:])))
            continue
        optional = piece[-1] == "?"
        words = piece.rstrip("?").split("/")
        stems = tuple(word[:-1] for word in words if word[-1] == "*")
        steps.append(_Step(frozenset(word for word in words if word[-1] != "*"), stems, optional, 0))
    while steps[-1].gap:
        steps.pop()
    return tuple(steps)


def _second(steps: tuple[_Step, ...]) -> frozenset[str] | None:
    """The words that must come second, where a pattern leaves no choice but between words."""
    if len(steps) > 1 and not (steps[0].optional or steps[1].optional or steps[1].gap or steps[1].stems):
        return steps[1].words
    return None


def _packaged(name: str) -> str:
    return files("assistant.danish").joinpath("data", name).read_text(encoding="utf-8")
