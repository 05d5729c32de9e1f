"""Which clauses of the notes of a meeting state a task, and which a decision."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.danish.classify.context import context
from assistant.danish.classify.features import Counts, bucket, extract
from assistant.danish.classify.linear import Linear, probabilities
from assistant.danish.classify.minutes_cues import cues
from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.danish.classify.minutes_shape import shapes
from assistant.danish.dates import DateMention, find

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.danish.classify.weights import Array

    Floats = NDArray[np.float32]

FILE_NAME = "minutes.bin"
NAME = "minutes"
LABELS = ("action", "decision", "other")
ACTION, DECISION, OTHER = LABELS
# Characters, words, cues and shapes.
SCALES = (0.8, 0.8, 2.0, 1.3)
BUCKETS = 1 << 15
_MASK = BUCKETS - 1
# What counts as one, chosen by cross-validation and on the open set.
THRESHOLDS = {ACTION: 0.4, DECISION: 0.4}


# In shorter notes the neighbours tell nothing.
_FEWEST = 5
# The neighbours alone make nothing a task or a decision.
_LEAST = 0.15


@dataclass(frozen=True)
class Judgement:
    """What the models think of notes.

    Attributes:
        labels: of each clause: action, decision or other.
        shares: how likely each label is for each clause, in the order of ``LABELS``.
        dates: the dates in the notes.
    """

    labels: tuple[str, ...]
    shares: tuple[tuple[float, float, float], ...]
    dates: tuple[DateMention, ...]


class Judge:
    """Judges notes with a set of weights."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        import numpy as np

        self._linear = Linear(arrays, NAME, SCALES)
        self._context: Floats = arrays[f"{NAME}.context"].astype(np.float32)
        self._context_bias: Floats = arrays[f"{NAME}.context_bias"].astype(np.float32)

    def judge(self, notes: Notes, reference: date) -> Judgement:
        """What each clause is.

        Args:
            notes: read notes.
            reference: the day from which dates are read.
        """
        import numpy as np

        dates = find(notes.text, reference)
        if not notes.pieces:
            return Judgement((), (), tuple(dates))
        first = probabilities(np.stack([self._linear.scores(one) for one in features(notes, dates)]))
        second = first
        if len(first) >= _FEWEST:
            second = probabilities(context(first) @ self._context + self._context_bias)
        shares = np.mean([first, second], axis=0)
        shares[:, :2][first[:, :2] < _LEAST] = 0
        return Judgement(
            tuple(label_of(row) for row in shares.tolist()),
            tuple((row[0], row[1], row[2]) for row in shares.tolist()),
            tuple(dates),
        )


def label_of(row: Sequence[float]) -> str:
    """The label of a clause with these shares."""
    action, decision, _ = row
    if action >= THRESHOLDS[ACTION] and action >= decision:
        return ACTION
    return DECISION if decision >= THRESHOLDS[DECISION] else OTHER


def features(notes: Notes, dates: Sequence[DateMention]) -> list[tuple[Counts, ...]]:
    """The features of each clause; names and dates are masked, since only that there is one counts."""
    found: list[tuple[Counts, ...]] = []
    for number, piece in enumerate(notes.pieces):
        inside = _dates_in(dates, piece)
        masked = _masked(notes, piece, inside)
        whole = extract(masked, cues(notes, number, inside))
        found.append(tuple(_folded(group) for group in (*whole, Counter(map(bucket, shapes(masked))))))
    return found


@cache
def judge() -> Judge:
    """The judge with the weights that makker comes with."""
    from assistant.danish.classify.weights import unpack

    return Judge(unpack(files("assistant.danish").joinpath("data", FILE_NAME).read_bytes()))


def _dates_in(dates: Sequence[DateMention], piece: Piece) -> list[DateMention]:
    found: list[DateMention] = []
    at = bisect_left(dates, piece.start, key=lambda mention: mention.start)
    while at < len(dates) and dates[at].start < piece.end:
        found.append(dates[at])
        at += 1
    return found


def _masked(notes: Notes, piece: Piece, dates: Sequence[DateMention]) -> str:
    marks = [(mention.start, mention.end, "Navn") for mention in notes.named(piece.start, piece.end)]
    marks += [(mention.start, mention.end, "dato") for mention in dates]
    parts: list[str] = []
    at = piece.start
    for start, end, word in sorted(marks):
        if start >= at:
            parts += [notes.text[at:start], word]
            at = min(end, piece.end)
    return ("".join(parts) + notes.text[at : piece.end]).replace("\t", " | ")


def _folded(group: Counts) -> Counts:
    """The same counts in fewer buckets, so that the weights stay small."""
    counts: Counts = {}
    for number, count in group.items():
        counts[number & _MASK] = counts.get(number & _MASK, 0) + count
    return counts
