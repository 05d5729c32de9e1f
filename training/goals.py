"""Trains the models that say which criteria a wish meets.

One model reads the whole, one each sentence; a third decides from what they think. It learns from wishes that the two
had not seen, so that it trusts them no more than they deserve.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.danish.classify.features import Features
from assistant.danish.classify.goals import (
    BUCKETS,
    LAST,
    PART,
    TARGETS,
    TEXT,
    part_features,
    summary,
    text_features,
)
from assistant.danish.classify.linear import stored_rarity
from training.fitting import rounded, weighed_matrix
from training.goals_texts import Wish

if TYPE_CHECKING:
    from assistant.danish.classify.weights import Array

FOLDS = 5
_BYTE = 127
_STRENGTHS = {TEXT: 10.0, PART: 10.0, LAST: 0.1}
_TOLERANCE = 1e-4

Floats = NDArray[np.float32]
Wholes = NDArray[np.int64]
Bits = NDArray[np.int8]


class Examples:
    """Wishes as the models see them."""

    def __init__(self, wishes: Sequence[Wish]) -> None:
        self.texts = [text_features(wish.text) for wish in wishes]
        self.labels = np.array(
            [[target in wish.shows for target in TARGETS] for wish in wishes], dtype=np.int8
        )
        self.parts = [
            [part_features(text, number, len(wish.parts)) for number, (text, _) in enumerate(wish.parts)]
            for wish in wishes
        ]
        self.part_labels = [
            np.array([[target in shows for target in TARGETS] for _, shows in wish.parts], dtype=np.int8)
            for wish in wishes
        ]
        self.folds = np.array([zlib.crc32(wish.id.encode("utf-8")) % FOLDS for wish in wishes])


def train(wishes: Sequence[Wish]) -> dict[str, Array]:
    """The weights of all three models, by name."""
    examples = Examples(wishes)
    everything = np.arange(len(wishes))
    rows = held_out_rows(examples, everything)
    return fit_readers(examples, everything) | fit_last(rows, examples.labels)


def held_out_rows(examples: Examples, chosen: Wholes) -> Floats:
    """What the readers think of each chosen wish when it was not among those they learned from."""
    rows: dict[int, Floats] = {}
    for fold in range(FOLDS):
        inside = chosen[examples.folds[chosen] != fold]
        outside = chosen[examples.folds[chosen] == fold]
        rows.update(
            zip(outside.tolist(), read(fit_readers(examples, inside), examples, outside), strict=True)
        )
    return np.stack([rows[number] for number in chosen.tolist()])


def read(arrays: dict[str, Array], examples: Examples, chosen: Wholes) -> list[Floats]:
    """What trained readers think of some wishes, as the last model reads it."""
    texts = _scores(arrays, TEXT, [examples.texts[number] for number in chosen])
    parts = _scores(arrays, PART, [part for number in chosen for part in examples.parts[number]])
    ends = np.cumsum([len(examples.parts[number]) for number in chosen])
    split = np.split(parts, ends[:-1])
    return [summary(text, part) for text, part in zip(texts, split, strict=True)]


def fit_readers(examples: Examples, chosen: Wholes) -> dict[str, Array]:
    """Trains the model that reads the whole and the one that reads a sentence."""
    texts = [examples.texts[number] for number in chosen]
    parts = [part for number in chosen for part in examples.parts[number]]
    part_labels = np.concatenate([examples.part_labels[number] for number in chosen])
    return _reader(TEXT, texts, examples.labels[chosen]) | _reader(PART, parts, part_labels)


def fit_last(rows: Floats, labels: Bits) -> dict[str, Array]:
    """Trains the model that decides."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    models = [
        LogisticRegression(C=_STRENGTHS[LAST], solver="liblinear", tol=_TOLERANCE, random_state=0).fit(
            (rows - mean) / spread, labels[:, column]
        )
        for column in range(len(TARGETS))
    ]
    matrix = np.stack([model.coef_[0] for model in models], axis=1) / spread[:, None]
    bias = np.array([model.intercept_[0] for model in models]) - mean @ matrix
    return {f"{LAST}.weights": rounded(matrix), f"{LAST}.bias": rounded(bias)}


def _reader(name: str, texts: Sequence[Features], labels: Bits) -> dict[str, Array]:
    counts = np.zeros(BUCKETS, dtype=np.int64)
    for text in texts:
        for group in text:
            counts[list(group)] += 1
    rarity = stored_rarity(counts, len(texts))
    matrix = weighed_matrix(texts, rarity, BUCKETS)
    models = [
        LogisticRegression(C=_STRENGTHS[name], solver="liblinear", tol=_TOLERANCE, random_state=0).fit(
            matrix, labels[:, column]
        )
        for column in range(len(TARGETS))
    ]
    weights = np.stack([model.coef_[0] for model in models], axis=1)
    scale = np.abs(weights).max(axis=0) / _BYTE
    return {
        f"{name}.rarity": rarity,
        f"{name}.weights": np.round(weights / scale).astype(np.int8),
        f"{name}.scale": rounded(scale),
        f"{name}.bias": rounded(np.array([model.intercept_[0] for model in models])),
    }


def _scores(arrays: dict[str, Array], name: str, texts: Sequence[Features]) -> Floats:
    scores = weighed_matrix(texts, arrays[f"{name}.rarity"], BUCKETS) @ arrays[f"{name}.weights"].astype(
        np.float32
    )
    result: Floats = np.asarray(scores) * arrays[f"{name}.scale"] + arrays[f"{name}.bias"]
    return result
