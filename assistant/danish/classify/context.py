"""What the neighbours of a sentence tell of it.

A note has an order, and seldom lacks a part or says it twice in two places. So a second model reads, for each
sentence, what the first thought of it, of the sentences around it, and of the rest of the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_FLOOR = 1e-4
_MANY = 2.0
_PLACES = 5
_LONG = 9


def context(first: Floats) -> Floats:
    """The features of each sentence of a note for the second model.

    Args:
        first: the first model's probabilities, a row a sentence.
    """
    import numpy as np

    count, classes = first.shape
    padded = np.zeros((count + 4, classes), dtype=np.float32)
    padded[2:-2] = first
    before, after = _running(first), _running(first[::-1])[:, ::-1]
    elsewhere = np.maximum(before[0], after[0])
    columns = [
        np.log(first + _FLOOR),
        first,
        padded[1:-3],
        padded[:-4],
        padded[3:-1],
        padded[4:],
        elsewhere,
        before[0],
        after[0],
        before[1],
        after[1],
        _place(count),
        first - elsewhere,
    ]
    return np.concatenate(columns, axis=1).astype(np.float32)


def _running(first: Floats) -> Floats:
    """For each sentence the highest probability of each class before it, and their sum up to two."""
    import numpy as np

    highest, total = np.zeros_like(first), np.zeros_like(first)
    highest[1:] = np.maximum.accumulate(first, axis=0)[:-1]
    total[1:] = np.minimum(np.cumsum(first, axis=0)[:-1], _MANY)
    return np.stack([highest, total])


def _place(count: int) -> Floats:
    import numpy as np

    place = np.zeros((count, 2 * _PLACES + 2), dtype=np.float32)
    rows = np.arange(count)
    place[rows, np.minimum(rows, _PLACES - 1)] = 1
    place[rows, _PLACES + np.minimum(count - 1 - rows, _PLACES - 1)] = 1
    place[:, -2] = rows / max(1, count - 1)
    place[:, -1] = min(count / _LONG, _MANY)
    return place
