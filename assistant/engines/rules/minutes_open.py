"""What stays open: questions without an answer, what is not settled, and views that nobody is told to oppose."""

from __future__ import annotations

import re

from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.tasks.minutes import OpenPoint

_UNSETTLED = re.compile(
    r"\b(?:ikke (?:besluttet|afklaret|aftalt|landet|færdige med|enige|taget stilling|kommet i gang)|ingen (?:konklusion|beslutning|afklaring|dato|holdning|ved det)|uafklaret|uklart|usikkert|afventer|kom (?:vi )?ingen vegne|delte meninger|kan ikke love"
    r"|nåede (?:vi )?ikke|tages? op igen|vender tilbage til|skal afklares|i tvivl|vi må se|burde|bør (?:en dag|engang|på)|på et (?:eller andet )?tidspunkt|en (?:skønne )?dag|på sigt|engang)\b",
    re.IGNORECASE,
)
# A view that nobody is told to oppose.
_ALONE = re.compile(r"\b(?:uenig|ikke (?:helt )?enig|imod|skeptisk|delte meninger|uenige)\b", re.IGNORECASE)


# A clause that goes on with it: "Hamda er uenig, hun vil hellere køre videre".
_GOES_ON = re.compile(r"(?:han|hun|de|fordi|for)\b", re.IGNORECASE)


def open_points(notes: Notes, used: set[int]) -> list[OpenPoint]:
    """The open points, in order; clauses that they rest on are added to ``used``."""
    found: list[OpenPoint] = []
    for number, piece in enumerate(notes.pieces):
        if number in used:
            continue
        words = notes.words(piece)
        alone = bool(_ALONE.search(words))
        if not (alone or piece.asks or _UNSETTLED.search(words)):
            continue
        last = _last(notes, number, used) if alone else number
        end = notes.pieces[last]
        found.append(OpenPoint(text=_sentence(notes, piece, end), quotes=[notes.text[piece.start : end.end]]))
        used.update(range(number, last + 1))
    return found


def _last(notes: Notes, number: int, used: set[int]) -> int:
    """The last clause of a view: what follows in its sentence and goes on with it."""
    last = number
    for other in range(number + 1, len(notes.pieces)):
        piece = notes.pieces[other]
        same = piece.sentence == notes.pieces[number].sentence
        if not same or other in used or not _GOES_ON.match(notes.words(piece)):
            break
        last = other
    return last


def _sentence(notes: Notes, first: Piece, last: Piece) -> str:
    text = " ".join(notes.text[first.lead : last.end].split()).strip(" ,;")
    mark = "" if text.endswith((".", "!", "?", "…")) else "?" if last.asks else "."
    return f"{text[:1].upper()}{text[1:]}{mark}"
