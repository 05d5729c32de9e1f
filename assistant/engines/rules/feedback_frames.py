"""What feedback still lacks: situation, effect and wish, as slots that the writer fills in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.danish.lexicon import classes
from assistant.engines.rules import feedback_tone as tone_of
from assistant.engines.rules.feedback_parts import PLAIN, Part
from assistant.tasks.task import Question

WHEN = "[hvornår?]"
_WHEN = re.compile(
    r"\b(?:kl\.? ?\d|uge \d|i (?:dag|går|morges|aftes|nat|forgårs|formiddags|eftermiddags|fjor)|d\. ?\d|den \d|\d+/\d+"
    r"|(?:i )?(?:man|tirs|ons|tors|fre|lør|søn)dag\w*|januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december|sidste (?:uge|måned|gang|møde)|forleden|gange|gang i (?:denne|træk))\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:så|derfor|betød|betyder|det gav|måtte|ventede|klagede|ringede|kunne ikke|nåede (?:ikke|aldrig)|stod (?:der |alene|uden)"
    r"|kostede|forsinke\w*|gik i stå|blev (?:afvist|udsat|aflyst|væk|forsinket)|mistede|spildte)\b",
    re.IGNORECASE,
)


def has_time(text: str) -> bool:
    """Whether a text says when."""
    return bool(_WHEN.search(text))


def has_effect(parts: Sequence[Part]) -> bool:
    """Whether an unmarked sentence says what came of it."""
    return any(part.kind == PLAIN and _EFFECT.search(part.text) for part in parts)


def situation(topics: Sequence[str], known: str) -> str:
    """A line with the facts that stand nowhere else, and a slot for what is not said of when."""
    held = "; ".join(topics)
    slot = "[hvad skete der?]" if has_time(f"{known} {held}") else "[hvad skete der, og hvornår?]"
    return f"Situationen: {held} – {slot}" if held else f"Situationen: {slot}"


def effect() -> str:
    """A slot for what came of it."""
    return "Det betød [hvad betød det for dig eller andre?]."


def made_concrete(wishes: Sequence[str]) -> str:
    """A frame that makes vague words something to see."""
    quoted = [f"»{wish}«" for wish in wishes]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} og {quoted[-1]}"
    return f"Med {listed} mener jeg [hvad vil man kunne se eller høre?]. Et eksempel er [en situation: hvornår og hvor?]."


def vague_questions(wishes: Sequence[str]) -> list[Question]:
    """Two or three questions that turn a vague wish into behaviour."""
    first = wishes[0] if wishes else "det"
    return [
        Question(part="adfærd", text=f"Hvad vil du helt konkret se eller høre, når »{first}« er lykkedes?"),
        Question(part="situation", text="Hvornår manglede du det sidst, og hvad skete der?"),
        Question(part="aftale", text="Hvornår skal det være anderledes, og hvad kan du selv hjælpe med?"),
    ]


def is_wish(text: str) -> bool:
    """Whether a plain sentence asks for something to be done."""
    words = re.findall(r"\w+", text.lower())
    if not words:
        return False
    if "wish" in classes(words[0]) and words[0] not in {"vil", "kan", "jeg", "have", "hver", "gerne"}:
        return True
    return bool(
        re.search(
            r"\b(?:vil gerne have|vil have|beder (?:jeg )?dig|brug for|vil du|kan (?:du|vi|jeg|I)\b.*\?|fremover|næste gang"
            r"|fra nu af|forventer|skal (?:du|I|den|det|de)|(?:du|I) skal)\b",
            text,
            re.IGNORECASE,
        )
    )


def wish(tone: int) -> str:
    """A slot for what is wished for."""
    return f"{tone_of.open_wish(tone)}."
