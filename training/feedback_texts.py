"""The labelled feedback, read from the folder ``texts``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from training.texts import FOLDER


@dataclass(frozen=True)
class Feedback:
    """A labelled piece of feedback.

    Attributes:
        id: unique over all files.
        role: who writes it.
        text: the feedback.
        labels: what it is.
        spans: the stretches that make it indirect, harsh or vague: where each begins and ends, and its label.
    """

    id: str
    role: str
    text: str
    labels: frozenset[str]
    spans: tuple[tuple[int, int, str], ...]


def feedback_texts(folder: Path = FOLDER) -> list[Feedback]:
    """All labelled feedback, in the order of the files' names."""
    found: list[Feedback] = []
    for path in sorted(folder.glob("feedback_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                found.append(_feedback(json.loads(line)))
    return found


def _feedback(line: dict[str, object]) -> Feedback:
    text, labels, spans = str(line["text"]), line["labels"], line["spans"]
    if not isinstance(labels, list) or not isinstance(spans, list):
        raise TypeError(f"{line['id']}: labels and spans are lists")
    places: list[tuple[int, int, str]] = []
    for span in spans:
        start = text.index(str(span["text"]))
        places.append((start, start + len(str(span["text"])), str(span["label"])))
    return Feedback(str(line["id"]), str(line["role"]), text, frozenset(map(str, labels)), tuple(places))
