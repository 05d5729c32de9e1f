"""Trains the two models that sort the sentences of a note into the parts of a STAR achievement."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.danish.classify.context import context
from assistant.danish.classify.features import BUCKETS, Features
from assistant.danish.classify.linear import probabilities, stored_rarity
from assistant.danish.classify.star import LABELS, NAME, SCALES, features
from training.fitting import rounded, weighed_matrix
from training.texts import Note, pieces

if TYPE_CHECKING:
    from assistant.danish.classify.weights import Array

LETTERS = "STARLO"
FOLDS = 5
_STRENGTH_FIRST = 2.5
_STRENGTH_CONTEXT = 0.1
_BYTE = 127
_SEEN_LEAST = 2

Floats = NDArray[np.float32]
Wholes = NDArray[np.int64]


def train(notes: Sequence[Note]) -> dict[str, Array]:
    """The weights of both models, by name."""
    read = [pieces(note) for note in notes]
    texts = [each for note in read for each in features([text for text, _ in note])]
    labels = np.array([LETTERS.index(label) for note in read for _, label in note], dtype=np.int64)
    owners = np.array([number for number, note in enumerate(read) for _ in note], dtype=np.int64)
    arrays = fit_first(texts, labels)
    held_out = held_out_probabilities(notes, texts, labels, owners)
    return arrays | fit_context(contexts(held_out, owners), labels)


def fold_of(note: Note) -> int:
    """The fold a note is held out in; the same whatever other notes there are."""
    return zlib.crc32(note.id.encode("utf-8")) % FOLDS


def held_out_probabilities(
    notes: Sequence[Note], texts: Sequence[Features], labels: Wholes, owners: Wholes
) -> Floats:
    """What the first model thinks of each sentence when its note was not among the texts it learned from."""
    folds = np.array([fold_of(note) for note in notes])[owners]
    held_out = np.zeros((len(texts), len(LABELS)), dtype=np.float32)
    for fold in range(FOLDS):
        inside, outside = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        arrays = fit_first(_taken(texts, inside), labels[inside])
        held_out[outside] = first_probabilities(arrays, _taken(texts, outside))
    return held_out


def _taken(texts: Sequence[Features], places: NDArray[np.intp]) -> list[Features]:
    return [texts[int(place)] for place in places]


def _exact(strength: float, solver: str) -> LogisticRegression:
    """A model that is solved to the last digits, so that every machine rounds to the same weights."""
    return LogisticRegression(C=strength, solver=solver, tol=1e-8, max_iter=500)


def fit_first(texts: Sequence[Features], labels: Wholes) -> dict[str, Array]:
    """Trains the model that reads one sentence."""
    rarity = _rarity(texts)
    matrix = weighed_matrix(texts, rarity, BUCKETS, SCALES).astype(np.float64)
    used = np.flatnonzero(matrix.getnnz(axis=0))
    model = _exact(_STRENGTH_FIRST, "newton-cg").fit(matrix[:, used], labels)
    weights = np.zeros((BUCKETS, len(LABELS)))
    weights[used] = model.coef_.T
    scale = np.abs(weights).max(axis=0) / _BYTE
    return {
        f"{NAME}.rarity": rarity,
        f"{NAME}.weights": np.round(weights / scale).astype(np.int8),
        f"{NAME}.scale": rounded(scale),
        f"{NAME}.bias": _bias(model.intercept_),
    }


def fit_context(rows: NDArray[np.floating], labels: Wholes) -> dict[str, Array]:
    """Trains the model that reads the neighbours."""
    rows = rows.astype(np.float64)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = _exact(_STRENGTH_CONTEXT, "newton-cholesky").fit((rows - mean) / spread, labels)
    matrix = model.coef_ / spread
    return {
        f"{NAME}.context": rounded(matrix.T, 3),
        f"{NAME}.context_bias": _bias(model.intercept_ - matrix @ mean),
    }


def first_probabilities(arrays: dict[str, Array], texts: Sequence[Features]) -> Floats:
    """What a trained first model thinks of some sentences."""
    scores = weighed_matrix(texts, arrays[f"{NAME}.rarity"], BUCKETS, SCALES) @ arrays[
        f"{NAME}.weights"
    ].astype(np.float32)
    return probabilities(np.asarray(scores) * arrays[f"{NAME}.scale"] + arrays[f"{NAME}.bias"])


def contexts(first: Floats, owners: Wholes) -> Floats:
    """The second model's features of all sentences, note by note."""
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    return np.concatenate([context(note) for note in np.split(first, starts[1:])])


def _rarity(texts: Sequence[Features]) -> NDArray[np.uint8]:
    counts = np.zeros(BUCKETS, dtype=np.int64)
    for text in texts:
        for group in text:
            counts[list(group)] += 1
    rarity = stored_rarity(counts, len(texts))
    rarity[counts < _SEEN_LEAST] = 0
    return rarity


def _bias(intercept: NDArray[np.float64]) -> Floats:
    """An intercept about zero: a constant in all classes changes no probability, so the solver leaves it open."""
    return rounded(intercept - intercept.mean(), 4)
