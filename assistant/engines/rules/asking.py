"""One good question for each part that the notes say nothing of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.engines.rules.joining import sentence_of

_LONGEST = 60
_FEWEST_WORDS = 3
_FIGURE = re.compile(
    r"\b(?:ca\. |knap |godt |over |under )?\d[\d.,]*(?:[–-]\d[\d.,]*)? ?(?:%|pct\.?|procent|fejl|klager|sager|opkald|anmærkninger"
    r"|afvigelser|nedbrud|skader)(?!\w)",
    re.IGNORECASE,
)


def question(part: str, pieces: Mapping[str, Sequence[str]]) -> str:
    """A Danish question about a missing part, which takes up what the notes do hold.

    Args:
        part: "situation", "task", "action" or "result".
        pieces: the pieces of the notes by part.
    """
    asked: str = _ASKERS[part](pieces)
    return asked


def _situation(pieces: Mapping[str, Sequence[str]]) -> str:
    if excerpt := _excerpt(pieces, "action", "task"):
        return f"Hvordan stod det til, før {_actor(excerpt)} gik i gang med det (»{excerpt}«)?"
    if excerpt := _excerpt(pieces, "result"):
        return f"Hvordan stod det til, før du nåede hertil: »{excerpt}«?"
    return "Hvordan stod det til, før du gik i gang, og hvorfor var det et problem?"


def _task(pieces: Mapping[str, Sequence[str]]) -> str:
    if excerpt := _excerpt(pieces, "situation"):
        return f"Hvad var din opgave eller dit mål i det, du fortæller om her: »{excerpt}«?"
    if excerpt := _excerpt(pieces, "action"):
        return f"Hvad ville {_actor(excerpt)} opnå med det (»{excerpt}«), og hvem bad om det?"
    return "Hvad var din opgave eller dit mål, og hvem havde givet dig det?"


def _actor(excerpt: str) -> str:
    """Whether the question is to the writer alone or to several."""
    return "I" if excerpt.lower().startswith(("vi ", "vores ")) else "du"


def _action(pieces: Mapping[str, Sequence[str]]) -> str:
    if excerpt := _excerpt(pieces, "result"):
        return f"Hvad gjorde du selv, som førte til det (»{excerpt}«)?"
    if excerpt := _excerpt(pieces, "task", "situation"):
        return f"Hvad gjorde du helt konkret ved det, du skriver om her: »{excerpt}«?"
    return "Hvad gjorde du helt konkret, trin for trin?"


def _result(pieces: Mapping[str, Sequence[str]]) -> str:
    if figure := _figure(pieces.get("situation", ())):
        return f"Hvad kom der ud af det, og hvor ligger tallet nu, når det før var {figure}?"
    if excerpt := _excerpt(pieces, "action"):
        return f"Hvad kom der ud af det, {_actor(excerpt)} gjorde (»{excerpt}«)?"
    if excerpt := _excerpt(pieces, "task"):
        return f"Hvor langt er du nået med det, der var målet: »{excerpt}«?"
    return "Hvad kom der ud af det, og hvordan kan andre se eller mærke det?"


_ASKERS = {"situation": _situation, "task": _task, "action": _action, "result": _result}


def _figure(pieces: Sequence[str]) -> str:
    """The only figure with a unit in some pieces; empty where there are none or several to choose from."""
    found = [match.group().strip() for piece in pieces for match in _FIGURE.finditer(piece)]
    return found[0].rstrip(".") if len(found) == 1 else ""


def _excerpt(pieces: Mapping[str, Sequence[str]], *parts: str) -> str:
    """The beginning of the first telling piece of the first of these parts that has one, cut where a phrase ends.

    A heading ("Opnået i Q1:") and a piece of a word or two tell nothing that a question could take up.
    """
    for part in parts:
        for piece in pieces.get(part, ()):
            words = sentence_of(piece, clause=True).rstrip(".!?… ")
            if len(words.split()) >= _FEWEST_WORDS and not piece.rstrip().endswith(":"):
                return shortened(words)
    return ""


def shortened(words: str, longest: int = _LONGEST) -> str:
    """The beginning of a text, cut between words, with … where something was left out."""
    if len(words) <= longest:
        return words
    head = words[:longest]
    comma = max(head.rfind(", "), head.rfind("; "), head.rfind(": "))
    if comma > longest // 2:
        return head[:comma] + " …"
    return head.rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
