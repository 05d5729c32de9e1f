"""What the training of every model shares: texts as rows of a matrix, and weights rounded alike on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from assistant.danish.classify.linear import RARITY_STEP, weighed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assistant.danish.classify.features import Counts
    from assistant.danish.classify.linear import Floats
    from assistant.danish.classify.weights import Array

# How much each group of features counts where a model says nothing of it.
EVEN = (1.0, 1.0, 1.0)


def weighed_matrix(
    texts: Sequence[tuple[Counts, ...]], rarity: Array, buckets: int, scales: Sequence[float] = EVEN
) -> csr_matrix:
    """The features of texts as the models weigh them.

    Args:
        texts: a row each.
        rarity: how rare each feature is, as it is stored.
        buckets: how many columns there are.
        scales: how much each group of features counts.
    """
    worth = rarity.astype(np.float32) / RARITY_STEP
    columns: list[NDArray[np.int64]] = []
    values: list[Floats] = []
    ends = [0]
    for text in texts:
        for group, scale in zip(text, scales, strict=True):
            numbers, weights = weighed(group, worth)
            columns.append(numbers)
            values.append(weights * scale)
        ends.append(ends[-1] + sum(len(group) for group in text))
    data = (np.concatenate(values), np.concatenate(columns), np.array(ends))
    return csr_matrix(data, shape=(len(texts), buckets))


def rounded(values: NDArray[np.float64], digits: int = 5) -> Floats:
    """Rounded so far that the last bits, which differ between machines, are gone."""
    result: Floats = np.round(np.asarray(values, dtype=np.float64), digits).astype(np.float32)
    return result
