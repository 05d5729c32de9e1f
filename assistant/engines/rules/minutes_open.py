"""What stays open: questions without an answer, what is not settled, and views that nobody is told to oppose."""

from __future__ import annotations

import re

from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.engines.rules.minutes_notices import Kept
from assistant.tasks.minutes import OpenPoint

_UNSETTLED = re.compile(
    r"\b(?:ikke (?:besluttet|afklaret|aftalt|landet|færdige med|enige|taget stilling|kommet i gang)|ingen (?:konklusion|beslutning|afklaring|dato|holdning|ved det)|uafklaret|uklart|usikkert|afventer|kom (?:vi )?ingen vegne|delte meninger|kan ikke love"
    r"|nåede (?:vi )?ikke|tages? op igen|vender tilbage til|skal afklares|i tvivl|vi må se|burde|bør (?:en dag|engang|på)|på et (?:eller andet )?tidspunkt|en (?:skønne )?dag|på sigt|engang)\b",
    re.IGNORECASE,
)
# A view that nobody is told to oppose.
_ALONE = re.compile(r"\b(?:uenig|ikke (?:helt )?enig|imod|skeptisk|delte meninger|uenige)\b", re.IGNORECASE)


def open_points(notes: Notes, used: set[int], allowed: Kept) -> list[OpenPoint]:
    """The open points, in order; clauses that they rest on are added to ``used``."""
    found: list[OpenPoint] = []
    for number, piece in enumerate(notes.pieces):
        if number in used or number in allowed.left_out:
            continue
        words = notes.words(piece)
        if piece.asks or _UNSETTLED.search(words) or _ALONE.search(words):
            found.append(OpenPoint(text=_sentence(notes, piece), quotes=[notes.words(piece)]))
            used.add(number)
    return found


def _sentence(notes: Notes, piece: Piece) -> str:
    text = " ".join(notes.text[piece.lead : piece.end].split()).strip(" ,;")
    mark = "" if text.endswith((".", "!", "?", "…")) else "?" if piece.asks else "."
    return f"{text[:1].upper()}{text[1:]}{mark}"
