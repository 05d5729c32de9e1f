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
_PATTERN_WORD = re.compile(r"~(\d)|([\w/*]+)(\?)?")
_KNOWN_WORDS = 20_000
_SHORTEST_STEM = 2


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


@dataclass(frozen=True)
class _Step:
    """One step of a pattern: a word out of some, or any word where there are none."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    optional: bool = False
    gap: int = 0

    def fits(self, word: str) -> bool:
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


@dataclass(frozen=True)
class _Pattern:
    steps: tuple[_Step, ...]
    phrase: Phrase

    def end(self, words: Sequence[str], at: int, step: int = 0) -> int | None:
        """The place after the last word of the pattern where it stands at ``at``, or None."""
        if step == len(self.steps):
            return at
        current = self.steps[step]
        if current.gap:
            for skipped in range(current.gap + 1):
                if (found := self.end(words, at + skipped, step + 1)) is not None:
                    return found
            return None
        if at < len(words) and current.fits(words[at]):
            found = self.end(words, at + 1, step + 1)
            if found is not None:
                return found
        return self.end(words, at, step + 1) if current.optional else None


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
                self._add(_Pattern(_steps(pattern), phrase))

    def hits(self, words: Sequence[str]) -> list[Hit]:
        """The phrases that stand in some words, each as often as it does, in the order of the words.

        Args:
            words: in small letters.
        """
        found: list[Hit] = []
        for at, word in enumerate(words):
            for pattern in self._beginning_with(word):
                end = pattern.end(words, at)
                if end is not None:
                    found.append(Hit(at, end, pattern.phrase))
        return found

    def _beginning_with(self, word: str) -> Iterator[_Pattern]:
        yield from self._by_word.get(word, ())
        for length in range(_SHORTEST_STEM, len(word) + 1):
            yield from self._by_stem.get(word[:length], ())

    def _add(self, pattern: _Pattern) -> None:
        """Files a pattern under each word that it may begin with."""
        for step in pattern.steps:
            for word in step.words:
                self._by_word.setdefault(word, []).append(pattern)
            for stem in step.stems:
                self._by_stem.setdefault(stem, []).append(pattern)
            if not step.optional and not step.gap:
                return


@cache
def lexicon() -> Lexicon:
    """The packaged phrases."""
    return Lexicon(_packaged(PHRASES_FILE))


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
    for gap, choices, optional in _PATTERN_WORD.findall(pattern):
        if choices:
            words = choices.split("/")
            steps.append(
                _Step(
                    frozenset(word for word in words if not word.endswith("*")),
                    tuple(word[:-1] for word in words if word.endswith("*")),
                    bool(optional),
                )
            )
        elif gap != "0":
            steps.append(_Step(gap=int(gap)))
    while steps[-1].gap:
        steps.pop()
    return tuple(steps)


def _packaged(name: str) -> str:
    return files("assistant.danish").joinpath("data", name).read_text(encoding="utf-8")
