"""Feedback that was received, read between the lines: what may be meant, and how to go on from there."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.danish.classify.feedback import Judgement
from assistant.engines.rules.feedback_parts import PRAISE, Part
from assistant.engines.rules.feedback_reasons import explained

_STRONG, _WEAK = 0.75, 0.5
_MOST_QUESTIONS = 3


def decoded(judgement: Judgement, parts: Sequence[Part], areas: Sequence[str]) -> str:
    """The reading of received feedback, line by line.

    Args:
        judgement: what the models think of it.
        parts: its sentences.
        areas: areas of work that the user named; those that are not mentioned are told.
    """
    lines = [_message(judgement, parts), _strength(judgement)]
    if "sandwich" in judgement.labels:
        lines.append(_middle(parts))
    silent = [area for area in areas if area.casefold() not in judgement.reading.text.casefold()]
    if silent:
        lines.append(f"Ikke nævnt: {', '.join(silent)}. Det kan være tilfældigt; spørg, hvordan det ser ud.")
    if set(judgement.labels) == {"praise"}:
        return "\n".join([*lines, "Sig tak: Tak, det tager jeg med mig. Hvad var det, der virkede?"])
    asked = list(dict.fromkeys(explained(part, mark).question for part in parts for mark in part.marks))
    if asked:
        lines.append("Spørg: " + " ".join(asked[:_MOST_QUESTIONS]))
    lines += [
        "Sig tak: Tak for at sige det til mig.",
        "Få tid: Det vil jeg gerne tænke over og vende tilbage til [hvornår?].",
        "Gør det til et mål: Jeg vil [hvad vil du gøre?] senest [hvornår?], og det kan ses på [hvad?].",
    ]
    return "\n".join(lines)


def _message(judgement: Judgement, parts: Sequence[Part]) -> str:
    labels = set(judgement.labels)
    if labels == {"praise"}:
        return (
            "Det sandsynlige budskab: Du gjorde noget, som blev lagt mærke til. Det må du gerne tage til dig."
        )
    if labels == {"clear"}:
        return "Det sandsynlige budskab: Det står, som det er ment. Spørg kun, hvis noget er uklart."
    meanings = [explained(part, mark).meaning for part in parts for mark in part.marks]
    unique = list(dict.fromkeys(meaning.removeprefix("Kan betyde: ") for meaning in meanings))
    if not unique:
        return "Det sandsynlige budskab: Det vigtigste står i midten, og det skal ændres."
    return "Det sandsynlige budskab (et bud, ikke et svar): " + " ".join(unique[:_MOST_QUESTIONS])


def _strength(judgement: Judgement) -> str:
    labels = [label for label in ("harsh", "indirect", "vague") if label in judgement.labels]
    if not labels:
        if "sandwich" in judgement.labels:
            return "Styrke: tydelig. Det vigtigste står i midten."
        return "Styrke: Der er ikke noget at læse mellem linjerne."
    if "harsh" in labels:
        return "Styrke: stærk. Ordene er hårde; det kan godt dreje sig om én bestemt ting."
    strongest = max(judgement.probabilities[label] for label in labels)
    if "indirect" in labels:
        words = "tydelig" if strongest >= _STRONG else "svag"
        return f"Styrke: {words}, men pakket ind. Det kan være vigtigere, end det lyder."
    return f"Styrke: {'tydelig' if strongest >= _WEAK else 'svag'}. Ønsket er der, men eksemplet mangler."


def _middle(parts: Sequence[Part]) -> str:
    middle = [part for part in parts if part.kind != PRAISE]
    said = " ".join(" ".join(part.text.split()) for part in (middle or list(parts[1:-1])))
    return f"Mellem de pæne ord står der: »{said}«"
