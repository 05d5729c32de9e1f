"""The labelled texts, read from the folder ``texts``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Note:
    """A labelled journal note.

    Attributes:
        id: unique over all files.
        text: the note.
        sentences: its sentences in order, each with the letter of its part (S, T, A, R, L, O).
        missing: the parts it does not hold, of S, T, A and R.
    """

    id: str
    text: str
    sentences: tuple[tuple[str, str], ...]
    missing: frozenset[str]


def star_notes(folder: Path = FOLDER) -> list[Note]:
    """All notes labelled for STAR, in the order of the files' names."""
    notes: list[Note] = []
    for path in sorted(folder.glob("star_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                notes.append(_note(json.loads(line)))
    return notes


def _note(line: dict[str, object]) -> Note:
    sentences = line["sentences"]
    missing = line["missing"]
    if not isinstance(sentences, list) or not isinstance(missing, list):
        raise TypeError(f"{line['id']}: sentences and missing are lists")
    return Note(
        id=str(line["id"]),
        text=str(line["text"]),
        sentences=tuple((str(sentence["text"]), str(sentence["label"])) for sentence in sentences),
        missing=frozenset(str(part) for part in missing),
    )
