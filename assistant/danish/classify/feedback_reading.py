"""A piece of feedback as the models read it: its words, sentences, phrases and coloured words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from assistant.danish import sentences
from assistant.danish.lexicon import Hit, classes, lexicon
from assistant.danish.sentences import Span

_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|\w+|[^\w\s]", re.UNICODE)
_LONGEST_WORD = 40


class Token(NamedTuple):
    """A word or a mark, ``text[start:end]``; ``word`` is it in small letters, figures as 0."""

    start: int
    end: int
    word: str


class Reading:
    """A text with what can be seen in it before any model is asked.

    Args:
        text: the feedback as it was written.
        role: who writes it: "manager", "employee", "colleague", or empty where nobody said.

    Attributes:
        tokens: its words and marks.
        sentences: its sentences.
        sentence_of: for each token the number of its sentence.
        hits: the phrases of the lexicon, as places among ``tokens``.
        colours: for each token the classes that its word belongs to.
    """

    def __init__(self, text: str, role: str = "") -> None:
        self.text = text
        self.role = role
        self.tokens = [_token(match) for match in _TOKEN.finditer(text)]
        self.sentences: list[Span] = sentences.split(text) or [Span(0, len(text))]
        self.sentence_of = _sentence_numbers(self.tokens, self.sentences)
        words = [index for index, token in enumerate(self.tokens) if token.word[0].isalnum()]
        found = lexicon().hits([self.tokens[index].word for index in words])
        self.hits = [Hit(words[hit.start], words[hit.end - 1] + 1, hit.phrase) for hit in found]
        self.colours = [classes(token.word) for token in self.tokens]

    def range_of(self, number: int) -> tuple[int, int]:
        """The place of the first token of a sentence, and the place after its last."""
        return bisect_left(self.sentence_of, number), bisect_right(self.sentence_of, number)

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """The phrases between two places among the tokens."""
        return [hit for hit in self.hits if start <= hit.start and hit.end <= end]


def _token(match: re.Match[str]) -> Token:
    word = match.group()
    plain = "0" if word[0].isdigit() else word.lower()[:_LONGEST_WORD]
    return Token(match.start(), match.end(), plain)


def _sentence_numbers(tokens: list[Token], spans: list[Span]) -> list[int]:
    numbers: list[int] = []
    number = 0
    for token in tokens:
        while number + 1 < len(spans) and token.start >= spans[number + 1].start:
            number += 1
        numbers.append(number)
    return numbers
