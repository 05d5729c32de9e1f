"""Sorts the sentences of notes into the parts of a STAR achievement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.danish import sentences
from assistant.danish.classify.star import LABELS, Judge, judge
from assistant.danish.sentences import Span
from assistant.tasks.star import NEEDED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

OTHER = "other"
_WINDOW = 12
# A text of more sentences is no note; there it has to go quickly, and whole sentences do.
_CLAUSES_UP_TO = 300
_SPLIT_SURE = 0.85
# Chosen by cross-validation on the training texts, and in agreement with the open set.
_ABSENT = 0.5
_LIKE_LEAST = 0.35


@dataclass(frozen=True)
class Piece:
    """A sentence or clause of a note with the part it serves.

    Attributes:
        text: exactly as it stands in the note.
        part: "situation", "task", "action", "result", "learning" or "other".
        shares: how likely each part is, by name.
        joined: whether it is a clause that begins with the word that joined it to the one before.
    """

    text: str
    part: str
    shares: dict[str, float]
    joined: bool = False


def sort(text: str, model: Judge | None = None) -> list[Piece]:
    """The pieces of one note in order, each with its part.

    A long note is read in stretches of about a dozen sentences, broken at empty lines where it has any.

    Args:
        text: the note.
        model: who judges; the packaged one where none is given.
    """
    pieces: list[Piece] = []
    spans = sentences.split(text)
    for window in _windows(text, spans):
        pieces += _sorted(text, window, model or judge(), also_clauses=len(spans) <= _CLAUSES_UP_TO)
    return pieces


def _windows(text: str, spans: Sequence[Span]) -> list[list[Span]]:
    if len(spans) <= _WINDOW:
        return [list(spans)] if spans else []
    windows: list[list[Span]] = [[]]
    for span in spans:
        window = windows[-1]
        full = len(window) >= _WINDOW
        gap = bool(window) and text.count("\n", window[-1].end, span.start) > 1
        if window and (full or (gap and len(window) >= _WINDOW // 3)):
            windows.append([])
        windows[-1].append(span)
    return windows


def _sorted(text: str, spans: list[Span], model: Judge, *, also_clauses: bool) -> list[Piece]:
    """Judges sentences together, and splits one into its clauses where these clearly serve different parts."""
    spans, shares = list(spans), model.judge([span.of(text) for span in spans])
    joined = [False] * len(spans)
    index = 0
    while also_clauses and index < len(spans):
        for left, right in _halves(text, spans[index]):
            tried = [*spans[:index], left, right, *spans[index + 1 :]]
            judged = model.judge([span.of(text) for span in tried])
            if _tells_apart(judged[index], judged[index + 1]):
                spans, shares = tried, judged
                joined[index : index + 1] = [joined[index], True]
                break
        index += 1
    return [
        Piece(span.of(text), LABELS[label], dict(zip(LABELS, map(float, row), strict=True)), join)
        for span, row, label, join in zip(spans, shares, _settled(shares), joined, strict=True)
    ]


def _settled(shares: Floats) -> list[int]:
    """The label of each sentence, when a part counts as present only where some sentence likely serves it.

    A sentence that alone, and not surely, stands for a part gets its second label; a part that no sentence got, but
    that is more likely there than not, gets the sentence most like it, where its own part has another.
    """
    labels = [int(label) for label in shares.argmax(axis=1)]
    absent = (1 - shares).prod(axis=0)
    needed = [LABELS.index(part) for part in NEEDED]
    for part in needed:
        if absent[part] > _ABSENT:
            for index in [index for index, label in enumerate(labels) if label == part]:
                others = shares[index].copy()
                others[part] = 0
                labels[index] = int(others.argmax())
    for part in needed:
        if part not in labels and absent[part] < _ABSENT:
            for index in shares[:, part].argsort()[::-1]:
                spare = LABELS[labels[index]] not in NEEDED or labels.count(labels[index]) > 1
                if shares[index, part] >= _LIKE_LEAST and spare:
                    labels[index] = part
                    break
    return labels


def _halves(text: str, span: Span) -> list[tuple[Span, Span]]:
    """The ways to cut a sentence in two at the joint of two clauses."""
    parts = sentences.clauses(text, span)
    return [(Span(span.start, left.end), Span(right.start, span.end)) for left, right in pairwise(parts)]


def _tells_apart(left: Floats, right: Floats) -> bool:
    return bool(left.argmax() != right.argmax() and min(left.max(), right.max()) >= _SPLIT_SURE)
