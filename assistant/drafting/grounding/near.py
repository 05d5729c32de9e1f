"""Which part of a source a part of a draft was made from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from assistant.drafting.grounding.reading import Reading, Sentence, Word


def clauses_in(sentence: Sentence, reading: Reading) -> Iterator[Sentence]:
    """The clauses of a sentence of that text."""
    at = bisect_left(reading.clauses, sentence.start, key=lambda clause: clause.start)
    while at < len(reading.clauses) and reading.clauses[at].start < sentence.end:
        if reading.clauses[at].end <= sentence.end:
            yield reading.clauses[at]
        at += 1


def has_word(part: Sentence, word: Word) -> bool:
    """Whether a sentence has a word's stem, or one that begins or ends alike."""
    if word.stem in part.stems:
        return True
    return len(word.stem) > 4 and any(
        len(one) > 4 and (one.startswith(word.stem[:5]) or word.stem.endswith(one) or one.endswith(word.stem))
        for one in part.stems
    )


def nearest_clause(clause: Sentence, source: Reading) -> tuple[Sentence | None, float]:
    """The clause of the source that shares most with a clause of the draft, and how much (0 to 1)."""
    best, most = None, 0.0
    for at, _ in source.nearest(clause, 2):
        for candidate in clauses_in(source.sentences[at], source):
            score = sum(has_word(candidate, word) for word in clause.words if word.content) / max(
                1, len(clause.stems)
            )
            if score > most:
                best, most = candidate, score
    return best, most
