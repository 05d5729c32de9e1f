"""The shape of a clause: its small words as they stand, and of every other word only what kind it is.

Notes from different trades share few words, but the same shapes: "Ingen bolde i hallen", "Ingen mobiler på stuerne" and
"Ingen biler i gården" settle something alike, and "Der gives ikke …" does so whatever is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.danish import verbs, wordset

_TOKEN = re.compile(r"[^\W\d_]+|\d[\d.,:/]*|[,:;?!()\"»«%|→>=+-]")
_KEPT = wordset.words(
    """jeg vi du i han hun man det den der de alle begge nogen ingen intet ikke aldrig altid kun højst mindst maks max mere længere
    fra til med uden for om på af over under efter før inden senest indtil ved hos mellem mod siden per pr kl uge hver anden tredje ugen måneden
    og men så eller samt at som hvis når mens fordi da end ellers selv også stadig nu igen allerede endnu først sidst fremover fast
    er var bliver blev har havde får fik skal skulle må måtte kan kunne vil ville bør burde holder fortsætter gælder går kommer ja nej ok tak
    enige enighed aftalt besluttet vedtaget afvist godkendt bevilget droppes dropper udgår stopper slut lukket åben
    sidste år gang næste dag måske nok jo vist egentlig helst gerne godt hellere lidt meget for stedet min mit sin sit vores deres hendes hans dit din
    regel aftale beslutning konklusion forslag ønske ønsker navn dato alle ellers hvem hvad hvor hvordan hvornår kr pct stk"""
)
_NO_PASSIVE = wordset.words(
    """alles deres jeres vores ellers fælles eneste ens netop samtlige således desværre nes findes synes trives mødes ses lykkes undtages hedes
    færdes mindes længes enes omgås høres hersens andres begges indbyrdes tilstedes udendørs indendørs"""
)
_DEFINITE = ("en", "et", "erne", "ene", "ens", "ets", "ernes")
_LONG = 4
_MOST = 3


def shapes(masked: str) -> list[str]:
    """The names of the runs of up to three pieces of a clause's shape.

    Args:
        masked: the clause, with names and dates masked.
    """
    pieces = ["^", *_pieces(masked.lower()), "$"]
    found = [
        f"s:{' '.join(pieces[at : at + size])}"
        for size in range(1, _MOST + 1)
        for at in range(len(pieces) - size + 1)
    ]
    return [f"open:{' '.join(pieces[1:4])}", *found]


def _pieces(low: str) -> Iterator[str]:
    last = ""
    for match in _TOKEN.finditer(low):
        piece = _piece(match.group(), last)
        if not (piece == last and piece in ("x", "xd")):
            yield piece
        last = piece


def _piece(word: str, last: str) -> str:
    """One word as its kind: V present, P past, E participle, S passive, I infinitive, xd definite, x other."""
    if word[0].isdigit():
        return "0"
    if word in _KEPT or not word[0].isalpha():
        return word
    if last in ("at", "skal", "kan", "vil", "må", "bør", "ikke", "gerne", "kunne", "skulle", "ville"):
        if word.endswith("es") and len(word) > _LONG:
            return "S"
        if word.endswith(("e", "å")) and last != "ikke":
            return "I"
    if verbs.is_past(word):
        return "P"
    if verbs.is_present(word):
        return f"V{verbs.kind(word)}"
    if verbs.is_participle(word):
        return "E"
    if word.endswith("es") and len(word) > _LONG and word not in _NO_PASSIVE:
        return "S"
    if word.endswith(_DEFINITE) and len(word) > _LONG:
        return "xd"
    return "r" if word.endswith("er") and len(word) > _LONG else "x"
