"""The labelled wishes, read from the folder ``texts``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from assistant.danish.classify.goals import TARGETS
from training.texts import FOLDER


@dataclass(frozen=True)
class Wish:
    """A labelled wish.

    Attributes:
        id: unique over all files.
        text: the wish.
        shows: which of ``TARGETS`` hold of the whole.
        parts: its sentences in order, each with those of ``TARGETS`` that it shows.
    """

    id: str
    text: str
    shows: frozenset[str]
    parts: tuple[tuple[str, frozenset[str]], ...]


def wishes(folder: Path = FOLDER) -> list[Wish]:
    """All labelled wishes, in the order of the files' names."""
    found: list[Wish] = []
    for path in sorted(folder.glob("goals_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                found.append(_wish(json.loads(line)))
    return found


def _wish(line: dict[str, object]) -> Wish:
    parts = line["parts"]
    if not isinstance(parts, list):
        raise TypeError(f"{line['id']}: parts is a list")
    shows = {name for name in ("specific", "measurable", "attractive") if line[name]}
    if line["realistic"] is not None:
        shows.add("have" if line["realistic"] else "lack")
    read = tuple((str(part["text"]), frozenset(map(str, part["shows"]))) for part in parts)
    unknown = {name for _, names in read for name in names} - set(TARGETS)
    if unknown:
        raise ValueError(f"{line['id']}: {sorted(unknown)}")
    return Wish(str(line["id"]), str(line["text"]), frozenset(shows), read)
