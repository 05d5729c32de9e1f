"""A linear model over hashed features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.danish.classify.features import Counts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.danish.classify.weights import Array

    Floats = NDArray[np.float32]

RARITY_STEP = 16.0
EVEN_SCALES = (1.0, 1.0, 1.0)


class Linear:
    """Turns the features of a text into one score a class.

    Args:
        arrays: the weights by name.
        name: the model's name, the first part of its arrays' names ("star").
        scales: how much each group of features counts: characters, words and cues, and what a model adds to them.
    """

    def __init__(self, arrays: dict[str, Array], name: str, scales: tuple[float, ...] = EVEN_SCALES) -> None:
        import numpy as np

        self._rarity: Floats = arrays[f"{name}.rarity"].astype(np.float32) / RARITY_STEP
        self._scales = scales
        self._weights = arrays[f"{name}.weights"]
        self._scale: Floats = arrays[f"{name}.scale"].astype(np.float32)
        self._bias: Floats = arrays[f"{name}.bias"].astype(np.float32)

    def scores(self, features: tuple[Counts, ...]) -> Floats:
        """The score of each class before it becomes a probability."""
        import numpy as np

        total: Floats = np.zeros(len(self._bias), dtype=np.float32)
        for group, scale in zip(features, self._scales, strict=True):
            numbers, values = weighed(group, self._rarity)
            if len(numbers):
                total += scale * (values @ self._weights[numbers].astype(np.float32))
        return total * self._scale + self._bias


def weighed(group: Counts, rarity: Floats) -> tuple[NDArray[np.int64], Floats]:
    """The buckets of one group of features and their values.

    Args:
        group: how often each bucket was hit.
        rarity: for each bucket how much a hit is worth.
    """
    import numpy as np

    numbers = np.fromiter(group.keys(), dtype=np.int64, count=len(group))
    counts = np.fromiter(group.values(), dtype=np.float32, count=len(group))
    values: Floats = (1 + np.log(counts)) * rarity[numbers]
    length = float(np.sqrt(values @ values))
    return numbers, values / length if length else values


def stored_rarity(document_counts: NDArray[np.int64], documents: int) -> NDArray[np.uint8]:
    """How rare each bucket is, as it is stored: the logarithm of its share, in sixteenths.

    Args:
        document_counts: in how many texts each bucket was hit.
        documents: how many texts there were.
    """
    import numpy as np

    rarity = np.log((1 + documents) / (1 + document_counts)) + 1
    return np.round(rarity * RARITY_STEP).astype(np.uint8)


def probabilities(scores: Floats) -> Floats:
    """Scores as probabilities, along the last axis."""
    import numpy as np

    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result
