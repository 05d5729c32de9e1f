"""The sentences of a piece of feedback, each with what it is: greeting, praise, plain fact, or marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.danish.classify.feedback import Judgement, Mark
from assistant.danish.classify.feedback_reading import Token
from assistant.danish.lexicon import Hit

GREETING, PRAISE, PLAIN, MARKED = "greeting", "praise", "plain", "marked"

_PRAISE_LEAST = 0.5
_LONGEST_GREETING = 5
_GREETING = re.compile(r"(?:hej|kære|godmorgen|hejsa|hey|til|dav)\b[^?]*$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:m?vh|kh|hilsen|(?:de )?(?:bedste|venlig|kærlig|mange)\w* hilsner?|med venlig hilsen)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Part:
    """A sentence of the feedback.

    Attributes:
        text: as it was written.
        start: where it begins in the feedback.
        kind: greeting, praise, plain or marked.
        marks: the marks in it, by their places in the feedback.
        tokens: its words and marks, by their places in the feedback.
        hits: the phrases in it, as places among ``tokens``.
    """

    text: str
    start: int
    kind: str
    marks: tuple[Mark, ...]
    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...]

    @property
    def labels(self) -> frozenset[str]:
        """What its marks say."""
        return frozenset(mark.label for mark in self.marks)

    def marked(self, label: str) -> tuple[Mark, ...]:
        """Its marks of one label."""
        return tuple(mark for mark in self.marks if mark.label == label)

    def slice(self, start: int, end: int) -> str:
        """A stretch of it, by places in the feedback."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


def parts(judgement: Judgement) -> list[Part]:
    """The sentences of a judged text, in order."""
    reading = judgement.reading
    found: list[Part] = []
    for number, span in enumerate(judgement.sentences):
        inside = [index for index, sentence in enumerate(reading.sentence_of) if sentence == number]
        first = inside[0] if inside else 0
        last = inside[-1] if inside else -1
        text = span.of(reading.text)
        marks = tuple(mark for mark in judgement.marks if span.start <= mark.start < span.end)
        tone = judgement.tones[number] if number < len(judgement.tones) else {}
        found.append(
            Part(
                text=text,
                start=span.start,
                kind=_kind(text, marks, tone),
                marks=marks,
                tokens=tuple(reading.tokens[index] for index in inside),
                hits=tuple(
                    hit._replace(start=hit.start - first, end=hit.end - first)
                    for hit in reading.hits
                    if first <= hit.start and hit.end - 1 <= last
                ),
            )
        )
    return found


def _kind(text: str, marks: tuple[Mark, ...], tone: dict[str, float]) -> str:
    words = text.split()
    if len(words) <= _LONGEST_GREETING and (_GREETING.match(text) or _CLOSING.match(text)):
        return GREETING
    if marks:
        return MARKED
    return PRAISE if tone.get("praise", 0.0) >= _PRAISE_LEAST else PLAIN
