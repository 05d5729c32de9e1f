"""Which part of a STAR achievement each sentence of a note serves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.danish.classify import echo
from assistant.danish.classify.cues_star import cues
from assistant.danish.classify.features import Features, extract, tokenise
from assistant.danish.classify.star_words import first_tense, word_cues

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.danish.classify.linear import Linear
    from assistant.danish.classify.weights import Array

    Floats = NDArray[np.float32]

LABELS = ("situation", "task", "action", "result", "learning", "other")
NAME = "star"
SCALES = (1.2, 1.0, 0.8)
_LAST_PLACE = 4
_QUARTERS = 4
_LONG = 9
_READ = 1_200
_KNOWN_SENTENCES = 512


def features(sentences: Sequence[str]) -> list[Features]:
    """The features of all sentences of a note, each with its place and with what it takes up from the others."""
    read = [sentence[:_READ] for sentence in sentences]
    echoes = echo.echoes(read)
    return [
        extract(
            text,
            [
                *_own_cues(text),
                *_place(index, len(read)),
                *echoes[index],
                *word_cues(text, _end_of_note(index, len(read))),
            ],
        )
        for index, text in enumerate(read)
    ]


@lru_cache(maxsize=_KNOWN_SENTENCES)
def _own_cues(sentence: str) -> tuple[str, ...]:
    """What a sentence shows by itself; kept, since a sentence is read again when another is tried in two clauses."""
    tense = first_tense([token for token in tokenise(sentence) if token[0].isalnum()])
    return tuple(name for cue in cues(sentence) for name in (f"cue:{cue}", f"cue:{cue} {tense}"))


def _end_of_note(index: int, count: int) -> str:
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "between"


def _place(index: int, count: int) -> list[str]:
    return [
        f"from start:{min(index, _LAST_PLACE)}",
        f"from end:{min(count - 1 - index, _LAST_PLACE)}",
        f"sentences:{min(count, _LONG)}",
        f"quarter:{_QUARTERS * index // max(1, count - 1)}",
    ]


class Judge:
    """Judges the sentences of a note together.

    Args:
        first: the model that reads each sentence.
        matrix: the weights of the model that reads the neighbours, a column a label.
        bias: its bias.
    """

    def __init__(self, first: Linear, matrix: Floats, bias: Floats) -> None:
        self._first = first
        self._matrix = matrix
        self._bias = bias

    def judge(self, sentences: Sequence[str]) -> Floats:
        """The probability of each of ``LABELS`` for each sentence of one note, a row a sentence."""
        import numpy as np

        from assistant.danish.classify.linear import probabilities

        if not sentences:
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        scores = [self._first.scores(each) for each in features(sentences)]
        return self.in_context(probabilities(np.stack(scores)))

    def in_context(self, first: Floats) -> Floats:
        """The first model's probabilities, put right by those of the neighbours."""
        from assistant.danish.classify.context import context
        from assistant.danish.classify.linear import probabilities

        return probabilities(context(first) @ self._matrix + self._bias)


@cache
def judge() -> Judge:
    """The judge with the packaged weights."""
    from assistant.danish.classify.weights import packaged

    return judge_of(packaged())


def judge_of(arrays: dict[str, Array]) -> Judge:
    """A judge with the given weights."""
    import numpy as np

    from assistant.danish.classify.linear import Linear

    matrix, bias = arrays[f"{NAME}.context"], arrays[f"{NAME}.context_bias"]
    return Judge(Linear(arrays, NAME, SCALES), matrix.astype(np.float32), bias.astype(np.float32))
