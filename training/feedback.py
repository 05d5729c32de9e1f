"""Trains the models that say what a piece of feedback is, and which words make it so.

Three models read tokens, sentences and whole texts; a fourth decides from what they think. It learns from texts that
the three had not seen, so that it trusts them no more than they deserve.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.danish.classify.features import BUCKETS, Features
from assistant.danish.classify.feedback import (
    LABELS,
    LAST,
    MARKED,
    SENTENCE,
    SENTENCE_LABELS,
    TEXT,
    TOKEN,
)
from assistant.danish.classify.feedback_features import sentence_features, text_features, token_buckets
from assistant.danish.classify.feedback_reading import Reading
from assistant.danish.classify.feedback_summary import summary
from assistant.danish.classify.linear import stored_rarity
from training.feedback_texts import Feedback
from training.fitting import rounded, weighed_matrix

if TYPE_CHECKING:
    from assistant.danish.classify.weights import Array

FOLDS = 5
_BYTE = 127
_STRENGTHS = {TOKEN: 3.0, TEXT: 5.0, SENTENCE: 5.0, LAST: 0.05}
_TOLERANCE = 1e-3

Floats = NDArray[np.float32]
Wholes = NDArray[np.int64]
Bits = NDArray[np.int8]


@dataclass(frozen=True)
class Example:
    """A labelled text as the models see it."""

    tokens: list[list[int]]
    token_labels: Bits
    text: Features
    labels: Bits
    sentences: list[Features]
    sentence_labels: Bits


def train(texts: Sequence[Feedback]) -> dict[str, Array]:
    """The weights of all four models, by name."""
    examples = [example(text) for text in texts]
    labels = np.stack([one.labels for one in examples])
    rows = held_out_rows(texts, examples)
    return fit_readers(examples) | fit_last(rows, labels)


def example(text: Feedback) -> Example:
    """The features and labels of a text."""
    reading = Reading(text.text, text.role)
    parts = reading.sentences
    token_labels = np.zeros((len(reading.tokens), len(MARKED)), dtype=np.int8)
    for start, end, label in text.spans:
        for index, token in enumerate(reading.tokens):
            if token.start >= start and token.end <= end:
                token_labels[index, MARKED.index(label)] = 1
    return Example(
        tokens=token_buckets(reading),
        token_labels=token_labels,
        text=text_features(reading),
        labels=np.array([label in text.labels for label in LABELS], dtype=np.int8),
        sentences=[sentence_features(reading, number) for number in range(len(parts))],
        sentence_labels=np.array(
            [
                sentence_label(text, number, part.start, part.end, len(parts))
                for number, part in enumerate(parts)
            ],
            dtype=np.int8,
        ),
    )


def sentence_label(text: Feedback, number: int, start: int, end: int, count: int) -> list[int]:
    """What a sentence is by itself, as far as the labels of the whole and its spans tell."""
    found = set()
    for span_start, span_end, label in text.spans:
        shared = min(span_end, end) - max(span_start, start)
        if 2 * shared > min(span_end - span_start, end - start):
            found.add(label)
    if not found:
        if "praise" in text.labels:
            found.add("praise")
        elif "sandwich" in text.labels:
            outside = "clear" not in text.labels or number in (0, count - 1)
            found.add("praise" if outside else "clear")
        elif "clear" in text.labels:
            found.add("clear")
    return [int(label in found) for label in SENTENCE_LABELS]


def fold_of(text: Feedback) -> int:
    """The fold a text is held out in; the same whatever other texts there are."""
    return zlib.crc32(text.id.encode("utf-8")) % FOLDS


def held_out_rows(texts: Sequence[Feedback], examples: Sequence[Example]) -> Floats:
    """What the readers think of each text when it was not among those they learned from."""
    folds = np.array([fold_of(text) for text in texts])
    rows: list[Floats | None] = [None] * len(texts)
    for fold in range(FOLDS):
        arrays = fit_readers([one for one, its in zip(examples, folds, strict=True) if its != fold])
        for index in np.flatnonzero(folds == fold).tolist():
            rows[index] = row(arrays, examples[index])
    return np.stack([one for one in rows if one is not None])


def row(arrays: dict[str, Array], one: Example) -> Floats:
    """What trained readers think of an example."""
    tokens = _token_matrix([one]) @ arrays[f"{TOKEN}.weights"].astype(np.float32)
    tokens = tokens * arrays[f"{TOKEN}.scale"] + arrays[f"{TOKEN}.bias"]
    return summary(tokens, _scores(arrays, TEXT, [one.text])[0], _scores(arrays, SENTENCE, one.sentences))


def fit_readers(examples: Sequence[Example]) -> dict[str, Array]:
    """Trains the models that read tokens, whole texts and sentences."""
    sentences = [features for one in examples for features in one.sentences]
    return (
        _fit(TOKEN, _token_matrix(examples), np.concatenate([one.token_labels for one in examples]))
        | _fit_features(TEXT, [one.text for one in examples], np.stack([one.labels for one in examples]))
        | _fit_features(SENTENCE, sentences, np.concatenate([one.sentence_labels for one in examples]))
    )


def fit_last(rows: Floats, labels: Bits) -> dict[str, Array]:
    """Trains the model that decides."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = (rows - mean) / spread
    models = [
        LogisticRegression(C=_STRENGTHS[LAST], max_iter=2000, tol=1e-6).fit(scaled, labels[:, column])
        for column in range(labels.shape[1])
    ]
    matrix = np.stack([model.coef_[0] / spread for model in models], axis=1)
    bias = np.array([model.intercept_[0] for model in models]) - mean @ matrix
    return {f"{LAST}.weights": rounded(matrix), f"{LAST}.bias": rounded(bias)}


def _fit_features(name: str, texts: Sequence[Features], labels: Bits) -> dict[str, Array]:
    counts = np.zeros(BUCKETS, dtype=np.int64)
    for text in texts:
        for group in text:
            counts[list(group)] += 1
    rarity = stored_rarity(counts, len(texts))
    return {f"{name}.rarity": rarity, **_fit(name, weighed_matrix(texts, rarity, BUCKETS), labels)}


def _fit(name: str, matrix: csr_matrix, labels: Bits) -> dict[str, Array]:
    """One model a label, each column of weights with a scale of its own."""
    models = [
        LogisticRegression(C=_STRENGTHS[name], solver="liblinear", tol=_TOLERANCE, random_state=0).fit(
            matrix, labels[:, column]
        )
        for column in range(labels.shape[1])
    ]
    weights = np.stack([model.coef_[0] for model in models], axis=1)
    scale = np.abs(weights).max(axis=0) / _BYTE
    return {
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


def _token_matrix(examples: Sequence[Example]) -> csr_matrix:
    rows = [row for one in examples for row in one.tokens]
    sizes = np.array([len(row) for row in rows])
    values = np.repeat(1 / np.sqrt(sizes), sizes).astype(np.float32)
    columns = np.array([number for row in rows for number in row])
    return csr_matrix((values, columns, np.concatenate([[0], np.cumsum(sizes)])), shape=(len(rows), BUCKETS))
