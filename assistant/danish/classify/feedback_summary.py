"""What the models of token, sentence and whole text think, in one row of numbers for the model that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_FLOOR = -3.0
_RUN = 4
_FEW_TOKENS = 8
_MOST_RUNS = 4.0
_HIGHEST = 30.0
_PRAISE, _CLEAR = 3, 4


def summary(tokens: Floats, text: Floats, sentences: Floats) -> Floats:
    """The row of one text.

    Args:
        tokens: the scores of each token, a row a token, for indirect, harsh and vague; at least one.
        text: the scores of the whole text.
        sentences: the scores of each sentence for indirect, harsh, vague, praise and clear; at least one.
    """
    import numpy as np

    rows = [text, *_of_tokens(tokens), *_of_sentences(sentences)]
    return np.concatenate([np.asarray(row, dtype=np.float32).ravel() for row in rows])


def sigmoid(scores: Floats) -> Floats:
    """Scores as probabilities, each for itself."""
    import numpy as np

    result: Floats = (1 / (1 + np.exp(-np.clip(scores, -_HIGHEST, _HIGHEST)))).astype(np.float32)
    return result


def _of_tokens(tokens: Floats) -> list[Floats]:
    import numpy as np

    ordered = np.sort(tokens, axis=0)[::-1]
    last = len(ordered) - 1
    likely = sigmoid(tokens)
    padded = np.concatenate([np.zeros((1, likely.shape[1])), np.cumsum(likely, axis=0)])
    run = min(_RUN, len(likely))
    runs = (padded[run:] - padded[:-run]).max(axis=0) / _RUN
    return [
        ordered[0],
        ordered[min(2, last)],
        ordered[min(5, last)],
        ordered[:_FEW_TOKENS].mean(axis=0),
        np.minimum(likely.sum(axis=0) / _RUN, _MOST_RUNS),
        runs,
    ]


def _of_sentences(sentences: Floats) -> list[Floats]:
    """Among others the sandwich: praise first and last, and something else between them."""
    import numpy as np

    likely = sigmoid(sentences)
    count = len(sentences)
    middle = sentences[1:-1]
    others = [index for index in range(sentences.shape[1]) if index != _PRAISE]
    ends = likely[0, _PRAISE] * likely[-1, _PRAISE] if count > 1 else 0.0
    filling = likely[1:-1][:, others].max() if count > 2 else 0.0
    return [
        sentences.max(axis=0),
        sentences[0],
        sentences[-1],
        sentences.min(axis=0),
        middle.max(axis=0) if len(middle) else np.full(sentences.shape[1], _FLOOR),
        np.array([count == 1, count == 2, count > 2, ends * filling, ends], dtype=np.float32),
        likely[:, [_PRAISE, _CLEAR]].mean(axis=0),
    ]
