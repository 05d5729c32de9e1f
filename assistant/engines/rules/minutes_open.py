"""What stays open: questions without an answer, what is not settled, and where the parties see it differently."""

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
_VIEW = re.compile(
    r"\b(?:synes|syntes|mener|mente|vil(?:le)? (?:hellere|helst|ikke)|er (?:for|imod|uenig|enig|skeptisk|ikke enig)|foretrækker|vurderer|vurderede|tror|var (?:for|imod|uenig)|ønsker|foreslog|foreslår)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:uenig\w*|imod|men|dog|hellere|derimod|modsat|i stedet|omvendt|ikke enig\w*|skeptisk|til gengæld|delte meninger)\b",
    re.IGNORECASE,
)
_DISAGREE = re.compile(r"\b(?:uenig\w*|delte meninger|ikke enige)\b", re.IGNORECASE)
_NEAR = 2


def open_points(notes: Notes, used: set[int], allowed: Kept) -> list[OpenPoint]:
    """The open points, in order; clauses that they rest on are added to ``used``."""
    found: list[OpenPoint] = []
    for number, piece in enumerate(notes.pieces):
        if number in used or number in allowed.left_out:
            continue
        other = _opposed(notes, number, used, allowed)
        if other is not None:
            pair = (piece, notes.pieces[other])
            found.append(OpenPoint(text=_both(notes, *pair), quotes=[notes.words(one) for one in pair]))
            used.update((number, other))
        elif piece.asks or _UNSETTLED.search(notes.words(piece)):
            found.append(OpenPoint(text=_sentence(notes, piece), quotes=[notes.words(piece)]))
            used.add(number)
    return found


def _opposed(notes: Notes, number: int, used: set[int], allowed: Kept) -> int | None:
    """The clause close after this one in which another participant sees it differently."""
    holder = _holder(notes, notes.pieces[number])
    if not holder:
        return None
    for other in range(number + 1, min(number + 1 + _NEAR, len(notes.pieces))):
        piece = notes.pieces[other]
        if other in used or other in allowed.left_out:
            continue
        second = _holder(notes, piece)
        if not second or second == holder:
            continue
        sentence = notes.spans[piece.sentence].of(notes.text)
        if _AGAINST.search(notes.words(piece)) or piece.joint == "men" or _DISAGREE.search(sentence):
            return other
    return None


def _holder(notes: Notes, piece: Piece) -> str:
    """The participant whose view a clause gives, or empty."""
    words = notes.words(piece)
    if not _VIEW.search(words):
        return ""
    if piece.speaker:
        return piece.speaker
    named = [mention for mention in notes.named(piece.start, piece.end) if not mention.genitive]
    return named[0].name if named else ""


def _both(notes: Notes, first: Piece, second: Piece) -> str:
    return f"De ser forskelligt på det. {_sentence(notes, first)} {_sentence(notes, second)}"


def _sentence(notes: Notes, piece: Piece) -> str:
    text = " ".join(notes.text[piece.lead : piece.end].split()).strip(" ,;")
    mark = "" if text.endswith((".", "!", "?", "…")) else "?" if piece.asks else "."
    return f"{text[:1].upper()}{text[1:]}{mark}"
