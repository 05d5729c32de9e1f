"""Which of the criteria of a goal a wish meets, and which of its sentences say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.danish import sentences
from assistant.danish.classify.features import Counts, Features, extract
from assistant.danish.classify.goals_cues import cues

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.danish.classify.linear import Linear
    from assistant.danish.classify.weights import Array
    from assistant.danish.sentences import Span

    Floats = NDArray[np.float32]

FILE_NAME = "goals.bin"
# "have" and "lack" are the two sides of realistic: resources that are named, and such as are missing.
TARGETS = ("specific", "measurable", "attractive", "have", "lack")
TEXT, PART, LAST = "goals.text", "goals.part", "goals.last"

# Fewer buckets than the other models have: there are five targets in two models, and the file must stay small.
BUCKETS = 1 << 14
_MASK = BUCKETS - 1
_FEW = 3
_FEWEST_LETTERS = 3
_SHOWN = 0.5

# Chosen by cross-validation and on the open set.
THRESHOLDS = {"specific": 0.5, "measurable": 0.5, "attractive": 0.5, "have": 0.4, "lack": 0.5}


@dataclass(frozen=True)
class Judgement:
    """What the models think of a wish.

    Attributes:
        likely: how likely each of ``TARGETS`` holds of the whole, 0 to 1.
        parts: its sentences.
        shares: how much each sentence shows each target, 0 to 1, in the order of ``parts``.
    """

    likely: dict[str, float]
    parts: tuple[Span, ...]
    shares: tuple[dict[str, float], ...]

    def holds(self, target: str) -> bool:
        """Whether a target counts as met."""
        return self.likely[target] >= THRESHOLDS[target]

    @property
    def realistic(self) -> bool | None:
        """Whether resources are named, or missing; None where nothing is said of them."""
        have, lack = self.likely["have"], self.likely["lack"]
        if self.holds("have") and have >= lack:
            return True
        return False if self.holds("lack") else None


class Judge:
    """Judges wishes with a set of weights."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        import numpy as np

        from assistant.danish.classify.linear import Linear

        self._text: Linear = Linear(arrays, TEXT)
        self._part: Linear = Linear(arrays, PART)
        self._matrix: Floats = arrays[f"{LAST}.weights"].astype(np.float32)
        self._bias: Floats = arrays[f"{LAST}.bias"].astype(np.float32)

    def judge(self, text: str) -> Judgement:
        """What a wish of one to some sentences meets."""
        import numpy as np

        parts = tuple(sentences.split(text))
        if sum(character.isalpha() for character in text) < _FEWEST_LETTERS or not parts:
            return Judgement(dict.fromkeys(TARGETS, 0.0), (), ())
        scores = np.stack(
            [
                self._part.scores(part_features(part.of(text), number, len(parts)))
                for number, part in enumerate(parts)
            ]
        )
        row = summary(self._text.scores(text_features(text)), scores)
        likely = sigmoid(row @ self._matrix + self._bias)
        return Judgement(
            likely=_named(likely), parts=parts, shares=tuple(_named(values) for values in sigmoid(scores))
        )

    def part(self, text: str) -> dict[str, float]:
        """How much a sentence or clause shows each target, read by itself."""
        return _named(sigmoid(self._part.scores(part_features(text, 0, 1))))


def text_features(text: str) -> Features:
    """The features of a whole wish."""
    return _folded(extract(text, [f"cue:{cue}" for cue in cues(text)]))


def part_features(part: str, place: int, count: int) -> Features:
    """The features of a sentence that is number ``place`` of ``count``."""
    found = cues(part)
    pairs = [f"{first}+{second}" for at, first in enumerate(found) for second in found[at + 1 :]]
    where = [f"from start:{min(place, _FEW)}", f"parts:{min(count, _FEW)}"]
    return _folded(extract(part, [*(f"cue:{cue}" for cue in found), *pairs, *where]))


def summary(text: Floats, parts: Floats) -> Floats:
    """What the last model reads: the scores of the whole, and of the sentences their highest, second and mean."""
    import numpy as np

    ordered = np.sort(parts, axis=0)[::-1]
    second = ordered[1] if len(ordered) > 1 else np.minimum(ordered[0], 0) - 1
    row: Floats = np.concatenate([text, ordered[0], second, parts.mean(axis=0)]).astype(np.float32)
    return row


def sigmoid(scores: Floats) -> Floats:
    """Scores as probabilities, each by itself."""
    import numpy as np

    result: Floats = np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=scores.dtype)
    return result


def _named(values: Floats) -> dict[str, float]:
    return {target: float(value) for target, value in zip(TARGETS, values, strict=True)}


def _folded(features: Features) -> Features:
    return Features(*(_fold(group) for group in features))


def _fold(group: Counts) -> Counts:
    folded: Counts = {}
    for number, count in group.items():
        folded[number & _MASK] = folded.get(number & _MASK, 0) + count
    return folded


def best_parts(judgement: Judgement, target: str) -> Sequence[int]:
    """Which sentences show a target, the surest first; at least one where there are any."""
    order = sorted(range(len(judgement.parts)), key=lambda at: -judgement.shares[at][target])
    return [at for number, at in enumerate(order) if number == 0 or judgement.shares[at][target] >= _SHOWN]


@cache
def judge() -> Judge:
    """The judge with the packaged weights."""
    from assistant.danish.classify.weights import unpack

    return Judge(unpack(files("assistant.danish").joinpath("data", FILE_NAME).read_bytes()))
