"""What of many notes goes into one achievement: the sentences that tell most, and none that is only a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.engines.rules.sorting import OTHER, Piece
from assistant.engines.rules.titles import is_heading
from assistant.tasks.star import HEADINGS

# Up to so many sentences an achievement takes all that serves it; of more, so many of each part.
MOST_WHOLE = 14
_MOST = {"situation": 3, "task": 2, "action": 5, "result": 3, "learning": 2}

_BLANK_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*\n")
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5
_FIGURE = re.compile(r"\d")
_WRITER = re.compile(r"\b(?:jeg|vi|mig|os)\b", re.IGNORECASE)
_FEWEST_WORDS = 5
_MANY_WORDS = 40


def without_headings(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces of a note without its first line, where that is a name and stands above the note by itself.

    Args:
        pieces: of one note, in order.
        text: the note.
    """
    first, *rest = _BLANK_LINE.split(text.strip(), maxsplit=1)
    if rest and pieces and "\n" not in first and is_heading(first):
        stands = first.strip().rstrip(".!: ")
        return [piece for place, piece in enumerate(pieces) if place or piece.text.rstrip(".!: ") != stands]
    return list(pieces)


def chosen(pieces: Sequence[Piece]) -> tuple[list[Piece], int]:
    """The pieces of an achievement, in order, and how many that serve a part were left out.

    Args:
        pieces: of all notes.
    """
    serving = [piece for piece in pieces if piece.part in HEADINGS]
    if len(serving) <= MOST_WHOLE:
        return list(pieces), 0
    topics = Counter(stem for piece in serving for stem in _stems(piece.text))
    kept: set[int] = set()
    for part, most in _MOST.items():
        numbers = [number for number, piece in enumerate(pieces) if piece.part == part]
        numbers.sort(key=lambda number: _telling(pieces[number], topics), reverse=True)
        kept.update(numbers[:most])
    shown = [
        piece if number in kept or piece.part not in HEADINGS else replace(piece, part=OTHER)
        for number, piece in enumerate(pieces)
    ]
    return shown, len(serving) - len(kept)


def _telling(piece: Piece, topics: Counter[str]) -> float:
    """How much a piece tells of its part: how surely it serves it, what it says of the matter, figures, and who acts."""
    words = piece.text.split()
    stems = _stems(piece.text)
    matter = sum(min(topics[stem], 4) - 1 for stem in stems) / max(4, len(stems))
    score = piece.shares.get(piece.part, 0.0) + 0.25 * matter
    if piece.part in ("situation", "result") and _FIGURE.search(piece.text):
        score += 0.3
    if piece.part in ("task", "action") and _WRITER.search(piece.text):
        score += 0.3
    if len(words) < _FEWEST_WORDS or len(words) > _MANY_WORDS or piece.text.rstrip().endswith("?"):
        score -= 0.5
    return score


def _stems(text: str) -> set[str]:
    return {match.group()[:_STEM] for match in _WORD.finditer(text.casefold())}
