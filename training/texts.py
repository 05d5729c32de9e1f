"""The labelled texts, read from the folder ``texts``."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from assistant.danish import sentences

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


def pieces(note: Note) -> list[tuple[str, str]]:
    """The sentences of a note as makker splits it, each with the letter that most of its characters bear.

    A model learns from what it will be asked about.
    """
    letters = _letters(note)
    return [
        (span.of(note.text), Counter(letters[span.start : span.end].replace(" ", "")).most_common(1)[0][0])
        for span in sentences.split(note.text)
    ]


def _letters(note: Note) -> str:
    """For each character of a note the letter of the sentence it stands in, or a blank."""
    letters = [" "] * len(note.text)
    at = 0
    for text, letter in note.sentences:
        start = note.text.index(text, at)
        at = start + len(text)
        letters[start:at] = letter * len(text)
    return "".join(letters)


def _note(line: dict[str, object]) -> Note:
    labelled = line["sentences"]
    missing = line["missing"]
    if not isinstance(labelled, list) or not isinstance(missing, list):
        raise TypeError(f"{line['id']}: sentences and missing are lists")
    return Note(
        id=str(line["id"]),
        text=str(line["text"]),
        sentences=tuple((str(sentence["text"]), str(sentence["label"])) for sentence in labelled),
        missing=frozenset(str(part) for part in missing),
    )
