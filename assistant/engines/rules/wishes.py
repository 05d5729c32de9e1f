"""What the rules can do about a wish such as "kortere" or "nævn teamet"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.engines.rules.sorting import OTHER, Piece

_SHORTER = re.compile(
    r"\b(?:kort\w*|forkort\w*|mindre tekst|stram\w*|skær\w* ned|halv\w*|koncis\w*|knap\w*)\b", re.IGNORECASE
)
_TEAM = re.compile(r"\b(?:team\w*|kolleg\w*|hold\w*|de andre|samarbejd\w*|medarbejdere\w*)\b", re.IGNORECASE)
_NAMES_OTHERS = re.compile(
    r"\b(?:[Vv]i|[Oo]s|[Vv]ores|[Tt]eam\w*|[Kk]olleg\w*|[Ss]ammen|[Hh]old\w*)\b|(?<=\w )[A-ZÆØÅ][a-zæøåé]+\b"
)
_KEPT_SHARE = 0.6


def follow(wish: str, pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """Does what the rules can about a wish.

    Args:
        wish: what the user asks to be otherwise, or empty.
        pieces: the sorted pieces of the notes.

    Returns:
        The pieces that the draft is to be made of, and Danish notices of what could not be done.
    """
    if not wish.strip():
        return list(pieces), []
    if _SHORTER.search(wish):
        return _shorter(pieces)
    if _TEAM.search(wish):
        return _with_team(pieces)
    shown = " ".join(wish.split())
    return list(pieces), [
        f"Reglerne kan ikke følge ønsket »{shown}«. De kan gøre udkastet kortere eller tage kolleger med, hvis de er "
        "nævnt i noten. Med en sprogmodel kan du bede om det meste, og du kan altid selv rette i teksten."
    ]


def _shorter(pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """Drops the least telling sentences of each part; each part keeps at least one."""
    dropped: set[int] = set()
    for part in {piece.part for piece in pieces if piece.part != OTHER}:
        own = [index for index, piece in enumerate(pieces) if piece.part == part]
        length = sum(len(pieces[index].text) for index in own)
        left = length
        for index in sorted(own, key=lambda index: _telling(pieces[index])):
            if len(own) - len(dropped & set(own)) == 1 or left <= _KEPT_SHARE * length:
                break
            dropped.add(index)
            left -= len(pieces[index].text)
    if not dropped:
        return list(pieces), [
            "Udkastet kan ikke blive kortere ved kun at vælge blandt dine sætninger. En sprogmodel kan skrive det om."
        ]
    return [piece for index, piece in enumerate(pieces) if index not in dropped], []


def _telling(piece: Piece) -> float:
    """How central a sentence is: how surely it serves its part, and whether it holds a figure."""
    return piece.shares[piece.part] + (0.3 if any(character.isdigit() for character in piece.text) else 0.0)


def _with_team(pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """Takes sentences about others, which were left out, into the action."""
    taken = [
        replace(piece, part="action") if piece.part == OTHER and _NAMES_OTHERS.search(piece.text) else piece
        for piece in pieces
    ]
    if taken != list(pieces):
        return taken, []
    return taken, [
        "Alle de sætninger i noten, som nævner andre end dig selv, er allerede med. Skriv i noten, hvem du gjorde det "
        "sammen med, så kommer det med i næste udkast."
    ]
