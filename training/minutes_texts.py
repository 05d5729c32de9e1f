"""The labelled notes of meetings, read from the folder ``texts``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.danish.classify.minutes import ACTION, DECISION, OTHER
from assistant.danish.classify.minutes_reading import Notes, Piece, read
from training.texts import FOLDER

_COVERED = 0.5


@dataclass(frozen=True)
class Meeting:
    """Labelled notes.

    Attributes:
        id: unique over all files.
        reference: the day of the meeting.
        notes: the notes as the models read them.
        spans: where each task and decision stands, and which it is.
        labels: of each clause: action, decision or other.
    """

    id: str
    reference: date
    notes: Notes
    spans: tuple[tuple[int, int, str], ...]
    labels: tuple[str, ...]


def meetings(folder: Path = FOLDER) -> list[Meeting]:
    """All labelled notes, in the order of the files' names."""
    found: list[Meeting] = []
    for path in sorted(folder.glob("minutes_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                found.append(meeting(json.loads(line)))
    return found


def meeting(line: dict[str, object]) -> Meeting:
    """One labelled line.

    Raises:
        ValueError: a labelled clause does not stand in the text.
    """
    text, participants = str(line["text"]), line["participants"]
    actions, decisions = line["actions"], line["decisions"]
    if not isinstance(participants, list) or not isinstance(actions, list) or not isinstance(decisions, list):
        raise TypeError(f"{line['id']}: participants, actions and decisions are lists")
    spans = [(*_place(text, str(action["what"])), ACTION) for action in actions]
    spans += [(*_place(text, str(decision)), DECISION) for decision in decisions]
    notes = read(text, [str(name) for name in participants])
    labels = tuple(_label(piece, spans) for piece in notes.pieces)
    return Meeting(
        str(line["id"]), date.fromisoformat(str(line["reference_date"])), notes, tuple(spans), labels
    )


def _place(text: str, part: str) -> tuple[int, int]:
    match = re.search(r"\s+".join(map(re.escape, part.split())), text, re.IGNORECASE)
    if match is None:
        raise ValueError(f"not in the text: {part}")
    return match.span()


def _label(piece: Piece, spans: list[tuple[int, int, str]]) -> str:
    best, label = 0.0, OTHER
    for start, end, name in spans:
        shared = min(end, piece.end) - max(start, piece.start)
        share = max(shared / max(1, piece.end - piece.start), shared / max(1, end - start))
        if shared > 0 and share >= _COVERED and share > best:
            best, label = share, name
    return label
