"""Praise that says what was done and what came of it."""

from __future__ import annotations

import re

from assistant.danish.lexicon import classes
from assistant.engines.rules import feedback_frames as frames
from assistant.engines.rules import feedback_tone as tone_of
from assistant.engines.rules.feedback_facts import has_fact
from assistant.engines.rules.feedback_parts import GREETING, Part
from assistant.tasks.feedback import Change
from assistant.tasks.task import Question

_TRAIT = re.compile(
    r"\b(?:du er (?:bare |jo |simpelthen |sgu |nu )*(?:en |et |så |for )?(?:\w+ )?"
    r"(?:stjerne|naturtalent|geni|guld værd|superstjerne|rockstjerne|dygtig|sej|god|skøn|fantastisk|helt|engel|skat|klippe))\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?:du|I) (?:\w+ )?(?:\w+(?:ede|te)|tog|gav|fik|fandt|greb|holdt|blev|sagde|skrev|stod|satte|lod|kom|så|bad|hjalp|har)\b"
    r"|\b(?:tog|gav|fik|fandt|greb|holdt|blev|sagde|skrev|satte|lod|kom|hjalp|\w{3,}ede) (?:du|I)\b|\bfordi du\b|\bat du\b",
    re.IGNORECASE,
)
_SHORT = 12
_CAME = re.compile(
    r"\b(?:så|derfor|betød|betyder|gjorde|nu|blev|reddede|takket være|uden dig)\b", re.IGNORECASE
)


def praised(parts: list[Part]) -> tuple[str, list[Change], list[Question]]:
    """The praise with slots for what it lacks, what was changed, and what to ask oneself."""
    said = [part for part in parts if part.kind != GREETING]
    text = " ".join(part.text for part in said)
    sentences = [
        " ".join(part.text.split()) if part.kind == GREETING else tone_of.sentence(part.text)
        for part in parts
    ]
    changes: list[Change] = []
    questions: list[Question] = []
    short = len(text.split()) <= _SHORT
    if not _DID.search(text) and not (has_fact(text) and not short):
        slot = "Det, du gjorde, var [hvad gjorde du konkret?]."
        sentences.append(slot)
        changes.append(
            Change(before="", after=slot, reason="Ros kan bruges igen, når den siger, hvad der blev gjort.")
        )
        questions.append(Question(part="adfærd", text="Hvad gjorde personen konkret?"))
    if short and not _CAME.search(text) and not _has_figure(text):
        slot = "Det gav [hvad kom der ud af det?]."
        sentences.append(slot)
        changes.append(
            Change(before="", after=slot, reason="Virkningen viser, hvorfor det er værd at gøre igen.")
        )
        questions.append(Question(part="virkning", text="Hvad kom der ud af det, og for hvem?"))
    for match in _TRAIT.finditer(text):
        changes.append(
            Change(
                before=match.group(),
                after=match.group(),
                reason="Behold varmen, og sig også, hvad der blev gjort.",
            )
        )
    return " ".join(sentences), changes, questions


def _has_figure(text: str) -> bool:
    return (
        any(character.isdigit() for character in text)
        or frames.has_time(text)
        or any("effect" in classes(word) for word in text.lower().split())
    )
