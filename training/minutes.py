"""Trains the two models that find tasks and decisions in the notes of a meeting."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.danish.classify.context import context
from assistant.danish.classify.features import Counts
from assistant.danish.classify.linear import probabilities, stored_rarity
from assistant.danish.classify.minutes import BUCKETS, LABELS, NAME, SCALES, features
from assistant.danish.dates import find
from training.fitting import rounded, weighed_matrix
from training.minutes_texts import Meeting

if TYPE_CHECKING:
    from assistant.danish.classify.weights import Array

FOLDS = 5
STRENGTH_FIRST = 1.5
STRENGTH_CONTEXT = 0.05
_BYTE = 127

Floats = NDArray[np.float32]
Wholes = NDArray[np.int64]


class Examples:
    """Meetings as the models see them."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        kept = [meeting for meeting in meetings if meeting.notes.pieces]
        self.texts = [
            one
            for meeting in kept
            for one in features(meeting.notes, find(meeting.notes.text, meeting.reference))
        ]
        self.labels = np.array(
            [LABELS.index(label) for meeting in kept for label in meeting.labels], dtype=np.int64
        )
        self.owners = np.array(
            [number for number, meeting in enumerate(kept) for _ in meeting.labels], dtype=np.int64
        )
        self.folds = np.array([zlib.crc32(meeting.id.encode("utf-8")) % FOLDS for meeting in kept])[
            self.owners
        ]


def train(meetings: Sequence[Meeting]) -> dict[str, Array]:
    """The weights of both models, by name."""
    examples = Examples(meetings)
    everything = np.arange(len(examples.texts))
    return fit(examples, everything)


def fit(examples: Examples, chosen: Wholes) -> dict[str, Array]:
    """Trains both models on some clauses, those of whole meetings."""
    held_out = np.zeros((len(chosen), len(LABELS)), dtype=np.float32)
    folds = examples.folds[chosen]
    for fold in np.unique(folds):
        inside, outside = chosen[folds != fold], np.flatnonzero(folds == fold)
        arrays = fit_first(examples, inside)
        held_out[outside] = first_probabilities(arrays, [examples.texts[index] for index in chosen[outside]])
    rows = contexts(held_out, examples.owners[chosen])
    return fit_first(examples, chosen) | fit_context(rows, examples.labels[chosen])


def fit_first(examples: Examples, chosen: Wholes) -> dict[str, Array]:
    """Trains the model that reads one clause."""
    texts = [examples.texts[index] for index in chosen]
    counts = np.zeros(BUCKETS, dtype=np.int64)
    for text in texts:
        for group in text:
            counts[list(group)] += 1
    rarity = stored_rarity(counts, len(texts))
    rarity[counts < 2] = 0
    model = LogisticRegression(C=STRENGTH_FIRST, max_iter=1000, tol=1e-4)
    model.fit(weighed_matrix(texts, rarity, BUCKETS, SCALES), examples.labels[chosen])
    weights = model.coef_.T
    scale = np.abs(weights).max(axis=0) / _BYTE
    return {
        f"{NAME}.rarity": rarity,
        f"{NAME}.weights": np.round(weights / scale).astype(np.int8),
        f"{NAME}.scale": rounded(scale),
        f"{NAME}.bias": rounded(model.intercept_),
    }


def fit_context(rows: Floats, labels: Wholes) -> dict[str, Array]:
    """Trains the model that reads the neighbours."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=STRENGTH_CONTEXT, max_iter=2000, tol=1e-6)
    model.fit((rows - mean) / spread, labels)
    matrix = model.coef_ / spread
    return {
        f"{NAME}.context": rounded(matrix.T),
        f"{NAME}.context_bias": rounded(model.intercept_ - matrix @ mean),
    }


def first_probabilities(arrays: dict[str, Array], texts: Sequence[tuple[Counts, ...]]) -> Floats:
    """What a trained first model thinks of some clauses."""
    scores = weighed_matrix(texts, arrays[f"{NAME}.rarity"], BUCKETS, SCALES) @ arrays[
        f"{NAME}.weights"
    ].astype(np.float32)
    return probabilities(np.asarray(scores) * arrays[f"{NAME}.scale"] + arrays[f"{NAME}.bias"])


def contexts(first: Floats, owners: Wholes) -> Floats:
    """The second model's features of all clauses, meeting by meeting."""
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    return np.concatenate([context(meeting) for meeting in np.split(first, starts[1:])])
