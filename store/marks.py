"""Finding in a note's own text what a search found in the index, and the snippet around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from store.words import is_word, stem

SNIPPET_LENGTH = 160
_LEAD = 40
_REST = re.compile(r"[^\W_]*")

Span = tuple[int, int]
Snippet = tuple[tuple[str, bool], ...]


class Mark(Protocol):
    """Something that was searched for."""

    def spans(self, low: str, start: int) -> Iterator[Span]:
        """Where it stands in a text in lower case, from ``start`` on."""


@dataclass(frozen=True)
class WordMark:
    """All forms of a word (by its stem), or all words that begin with what was typed.

    Attributes:
        needle: the stem, or the beginning; either begins the words that it finds.
        by_stem: whether the word's stem must be the needle.
    """

    needle: str
    by_stem: bool

    def spans(self, low: str, start: int) -> Iterator[Span]:
        """Where such words stand."""
        at = low.find(self.needle, start)
        while at >= 0:
            end = at + len(self.needle)
            if at == 0 or not low[at - 1].isalnum():
                end = _REST.match(low, end).end()  # type: ignore[union-attr]  # it matches nothing, too
                if not self.by_stem or stem(low[at:end]) == self.needle:
                    yield at, end
            at = low.find(self.needle, end)


@dataclass(frozen=True)
class PatternMark:
    """A phrase, a tag or symbols, as a pattern for text in lower case.

    Attributes:
        beginning: what every match begins with; it is looked for first, which is many times faster.
    """

    beginning: str
    pattern: re.Pattern[str]

    def spans(self, low: str, start: int) -> Iterator[Span]:
        """Where the pattern matches."""
        at = low.find(self.beginning, start)
        while at >= 0:
            match = self.pattern.match(low, at)
            if match:
                yield match.span()
            at = low.find(self.beginning, match.end() if match else at + 1)


def phrase_mark(pieces: Sequence[str], *, open_end: bool, stemmed: bool) -> PatternMark:
    """Words and symbols in this order; ``stemmed`` takes all forms of the words, ``open_end`` only begins the last."""
    words_only = all(map(is_word, pieces))
    shapes = [stem(piece) if stemmed and is_word(piece) else piece for piece in pieces]
    parts: list[str] = []
    for number, piece in enumerate(pieces):
        word = is_word(piece)
        if number:
            both = word and is_word(pieces[number - 1])
            parts.append((r"[\W_]+" if words_only else r"\s+") if both else r"\s*")
        elif word:
            parts.append(r"(?<![^\W_])")
        parts.append(re.escape(shapes[number]))
        # A stem has more than two letters, or is the whole word.
        forms = stemmed and len(shapes[number]) > 2
        if word and (forms or (open_end and number == len(pieces) - 1)):
            parts.append(r"[^\W_]*")
        elif word:
            parts.append(r"(?![^\W_])")
    return PatternMark(shapes[0], re.compile("".join(parts)))


def tag_mark(tag: str, *, open_end: bool) -> PatternMark:
    """A tag in the text."""
    return PatternMark(
        "#" + tag, re.compile("#" + re.escape(tag) + (r"[\w-]*" if open_end else r"(?![\w-])"))
    )


def snippet(text: str, marks: Sequence[Mark], length: int = SNIPPET_LENGTH) -> Snippet:
    """The stretch of a text that shows most of what was searched for, as runs of text; True marks a match.

    Line breaks and tabs are shown as spaces, and "…" stands where the text goes on.
    """
    low = _lower(text)
    start = _start(low, marks, length)
    end = _end(text, start, length)
    shown = text[start:end].replace("\n", " ").replace("\t", " ")
    runs: list[tuple[str, bool]] = []
    plain = "…" if start else ""
    at = start
    for begin, stop in _merged(low, marks, start, end):
        plain += shown[at - start : begin - start]
        if plain:
            runs.append((plain, False))
        runs.append((shown[begin - start : stop - start], True))
        plain, at = "", stop
    plain += shown[at - start :]
    if end < len(text) and not text[end:].isspace():
        plain += "…"
    if plain:
        runs.append((plain, False))
    return tuple(runs)


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):
        # A few letters (İ) become two; places must stay those of the text.
        low = "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
    return low


def _start(low: str, marks: Sequence[Mark], length: int) -> int:
    firsts = [span[0] for mark in marks if (span := next(mark.spans(low, 0), None))]
    if not firsts:
        return 0
    # Of the places where something is found first, the one with most of the rest near it.
    best = firsts[0] if len(firsts) == 1 else max(firsts, key=lambda at: (_near(low, marks, at, length), -at))
    if best <= _LEAD:
        return 0
    start = best - _LEAD
    breaks = [at for space in " \n" if (at := low.find(space, start, best)) >= 0]
    return min(breaks) + 1 if breaks else start


def _near(low: str, marks: Sequence[Mark], at: int, length: int) -> int:
    start = max(0, at - _LEAD)
    found = (next(mark.spans(low, start), None) for mark in marks)
    return sum(span is not None and span[0] < start + length for span in found)


def _end(text: str, start: int, length: int) -> int:
    end = start + length
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", start + length // 2, end), text.rfind("\n", start + length // 2, end))
    return end if space < 0 else space


def _merged(low: str, marks: Sequence[Mark], start: int, end: int) -> list[Span]:
    """The matches within a stretch, in order; where two overlap, they are one."""
    spans: list[Span] = []
    for mark in marks:
        for begin, stop in mark.spans(low, start):
            if begin >= end:
                break
            spans.append((begin, stop if stop < end else end))
    if len(marks) < 2:
        return spans
    spans.sort()
    merged: list[Span] = []
    for begin, stop in spans:
        if merged and begin < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((begin, stop))
    return merged
