"""What a piece of feedback is: indirect, harsh, vague, a sandwich, clear or praise, and which words make it so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.danish.classify.feedback_features import sentence_features, text_features, token_buckets
from assistant.danish.classify.feedback_reading import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.danish.classify.linear import Linear
    from assistant.danish.classify.weights import Array
    from assistant.danish.sentences import Span

    Floats = NDArray[np.float32]

FILE_NAME = "feedback.bin"
MARKED = ("indirect", "harsh", "vague")
LABELS = (*MARKED, "sandwich", "clear", "praise")
SENTENCE_LABELS = (*MARKED, "praise", "clear")
TEXT, SENTENCE, TOKEN, LAST = "feedback.text", "feedback.sentence", "feedback.token", "feedback.last"

# Chosen on the open set and by cross-validation: below them a label is not given.
THRESHOLDS = {"indirect": 0.45, "harsh": 0.45, "vague": 0.45, "sandwich": 0.42}
_PLAIN_PRAISE = 0.8
_MIDDLE_LEAST = 0.1
_MARK_LEAST = 0.35
_MARK_SHARE = 0.8
_MARK_GAP = 4
_FEWEST_LETTERS = 3
_SMALL_WORD = 3


@dataclass(frozen=True)
class Mark:
    """Words that make a text indirect, harsh or vague.

    Attributes:
        start: the first character.
        end: the character after the last.
        label: indirect, harsh or vague.
        strength: how sure the model is of its surest word, 0 to 1.
    """

    start: int
    end: int
    label: str
    strength: float


@dataclass(frozen=True)
class Judgement:
    """What the models think of a text.

    Attributes:
        labels: those that hold, in the order of ``LABELS``; none where there is nothing to judge.
        probabilities: how likely each of ``LABELS`` is.
        marks: the words behind indirect, harsh and vague, in the order of the text.
        sentences: the sentences.
        tones: what each sentence is by itself, the likelihood of each of ``SENTENCE_LABELS``.
        reading: what can be seen in the text.
    """

    labels: tuple[str, ...]
    probabilities: dict[str, float]
    marks: tuple[Mark, ...]
    sentences: tuple[Span, ...]
    tones: tuple[dict[str, float], ...]
    reading: Reading


class Judge:
    """Judges feedback with a set of weights."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        import numpy as np

        from assistant.danish.classify.linear import Linear

        self._text: Linear = Linear(arrays, TEXT)
        self._sentence: Linear = Linear(arrays, SENTENCE)
        self._tokens = TokenModel(arrays)
        self._matrix: Floats = arrays[f"{LAST}.weights"].astype(np.float32)
        self._bias: Floats = arrays[f"{LAST}.bias"].astype(np.float32)

    def judge(self, text: str, role: str = "") -> Judgement:
        """What a text is.

        Args:
            text: the feedback.
            role: who writes it: "manager", "employee", "colleague" or empty.
        """
        import numpy as np

        from assistant.danish.classify.feedback_summary import sigmoid, summary

        reading = Reading(text, role)
        if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
            return Judgement((), dict.fromkeys(LABELS, 0.0), (), tuple(reading.sentences), ({},), reading)
        tokens = self._tokens.scores(reading)
        parts = reading.sentences
        sentences = np.stack(
            [self._sentence.scores(sentence_features(reading, number)) for number in range(len(parts))]
        )
        row = summary(tokens, self._text.scores(text_features(reading)), sentences)
        likely = sigmoid(row @ self._matrix + self._bias)
        probabilities = {label: float(value) for label, value in zip(LABELS, likely, strict=True)}
        labels = decided(probabilities)
        tones = tuple(
            {label: float(value) for label, value in zip(SENTENCE_LABELS, values, strict=True)}
            for values in sigmoid(sentences)
        )
        found = marks(reading, sigmoid(tokens), labels)
        return Judgement(labels, probabilities, found, tuple(parts), tones, reading)


class TokenModel:
    """Scores each token for indirect, harsh and vague."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        import numpy as np

        self._weights = arrays[f"{TOKEN}.weights"]
        self._scale: Floats = arrays[f"{TOKEN}.scale"].astype(np.float32)
        self._bias: Floats = arrays[f"{TOKEN}.bias"].astype(np.float32)

    def scores(self, reading: Reading) -> Floats:
        """The scores of each token, a row a token."""
        import numpy as np

        rows = token_buckets(reading)
        sizes = np.array([len(row) for row in rows])
        flat = np.array([number for row in rows for number in row])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        sums = np.add.reduceat(self._weights[flat].astype(np.float32), starts, axis=0)
        result: Floats = sums / np.sqrt(sizes)[:, None] * self._scale + self._bias
        return result


def decided(probabilities: dict[str, float]) -> tuple[str, ...]:
    """The labels that follow from how likely each is.

    Clear and praise stand for texts that are neither indirect, harsh nor vague; a sandwich comes with the label of its
    middle, and praise stands alone.
    """
    found = {label for label in MARKED if probabilities[label] >= THRESHOLDS[label]}
    if probabilities["sandwich"] >= THRESHOLDS["sandwich"] and probabilities["praise"] < _PLAIN_PRAISE:
        found |= {"sandwich"} if found else {"sandwich", _middle(probabilities)}
    if not found:
        found.add(max(("clear", "praise"), key=lambda label: probabilities[label]))
    return tuple(label for label in LABELS if label in found)


def _middle(probabilities: dict[str, float]) -> str:
    """What the middle of a sandwich is where nothing is sure: clear, unless something else is nearly as likely."""
    best = max(MARKED, key=lambda label: probabilities[label])
    likely = probabilities[best] >= _MIDDLE_LEAST and 2 * probabilities[best] > probabilities["clear"]
    return best if likely else "clear"


def marks(reading: Reading, likely: Floats, labels: tuple[str, ...]) -> tuple[Mark, ...]:
    """The words behind the labels.

    Args:
        reading: the text.
        likely: for each token how likely it is indirect, harsh or vague.
        labels: those of the text.
    """
    found: list[Mark] = []
    for column, label in enumerate(MARKED):
        if label in labels:
            found += _marks_of(reading, likely[:, column], label)
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end, mark.label)))


def _marks_of(reading: Reading, likely: Floats, label: str) -> list[Mark]:
    least = min(_MARK_LEAST, float(likely.max()) * _MARK_SHARE)
    runs: list[list[int]] = []
    for index, value in enumerate(likely):
        if value < least:
            continue
        same = runs and reading.sentence_of[runs[-1][-1]] == reading.sentence_of[index]
        if same and index - runs[-1][-1] <= _MARK_GAP:
            runs[-1].append(index)
        else:
            runs.append([index])
    found: list[Mark] = []
    for run in runs:
        if len(runs) > 1 and all(len(reading.tokens[index].word) <= _SMALL_WORD for index in run):
            continue
        first, last = run[0], run[-1]
        tokens = reading.tokens
        while first < last and not tokens[first].word[0].isalnum():
            first += 1
        while last > first and not tokens[last].word[0].isalnum():
            last -= 1
        strength = float(likely[run[0] : run[-1] + 1].max())
        if tokens[first].word[0].isalnum():
            found.append(Mark(tokens[first].start, tokens[last].end, label, strength))
    return found


@cache
def judge() -> Judge:
    """The judge with the packaged weights."""
    from assistant.danish.classify.weights import unpack

    return Judge(unpack(files("assistant.danish").joinpath("data", FILE_NAME).read_bytes()))
