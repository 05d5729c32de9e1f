"""What feedback still lacks: situation, effect and wish, as slots that the writer fills in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.danish.lexicon import classes
from assistant.engines.rules import feedback_tone as tone_of
from assistant.tasks.task import Question

_WHEN = re.compile(
    r"\b(?:kl\.? ?\d|uge \d|i (?:dag|går|morges|aftes|nat|forgårs|formiddags|eftermiddags|fjor)|d\. ?\d|den \d|\d+/\d+"
    r"|(?:i )?(?:man|tirs|ons|tors|fre|lør|søn)dag\w*|januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december|sidste (?:uge|måned|gang|møde)|forleden|gange|gang i (?:denne|træk))\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:så (?:vi|jeg|han|hun|de|der)|derfor|betød|betyder|det gav|måtte|ventede|klagede|ringede|kunne ikke"
    r"|nåede (?:ikke|aldrig)|stod (?:der |alene|uden)|kostede|forsinke\w*|gik i stå|mistede|spildte"
    r"|blev (?:afvist|udsat|aflyst|væk|forsinket))\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:vil gerne have|vil have|beder (?:jeg )?dig|har brug for|vil du|kan (?:du|vi|jeg|I)\b.*\?|fremover|næste gang"
    r"|fra nu af|forventer|skal (?:du|I|den|det|de)|(?:du|I) skal)\b",
    re.IGNORECASE,
)
_NO_ORDERS = frozenset(["vil", "kan", "jeg", "have", "hver", "gang", "gerne"])


def has_time(text: str) -> bool:
    """Whether a text says when."""
    return bool(_WHEN.search(text))


def has_effect(text: str) -> bool:
    """Whether a text says what came of it."""
    return bool(_EFFECT.search(text))


def is_wish(text: str) -> bool:
    """Whether a plain sentence asks for something to be done."""
    words = re.findall(r"\w+", text.lower())
    if not words:
        return False
    return ("wish" in classes(words[0]) and words[0] not in _NO_ORDERS) or bool(_WISH.search(text))


def situation(topics: Sequence[str], known: str, voice: str) -> str:
    """A slot for what happened, which reminds of the facts that stand nowhere else."""
    asked = "hvad skete der?" if has_time(f"{known} {' '.join(topics)}") else "hvad skete der, og hvornår?"
    reminded = f" Nævn {_quoted(topics)}" if topics else ""
    return f"{voice} [{asked}{reminded}]."


def said_plainly(sentences: Sequence[str]) -> str:
    """A slot for a message that only the writer knows, with the words as they stand."""
    written = " ".join(" ".join(sentence.split()) for sentence in sentences)
    return f"Jeg vil gerne sige det lige ud: [hvad er dit budskab? Du skrev »{written}«]."


def effect() -> str:
    """A slot for what came of it."""
    return "Det betød [hvad betød det for dig eller andre?]."


def importance() -> str:
    """A slot for why a wish matters."""
    return "Grunden er [hvad betyder det for dig eller andre?]."


def otherwise() -> str:
    """A slot for what is wished for where the answer to a question is no."""
    return "Er det ikke sket, så [hvad ønsker du, der sker, og hvornår?]."


def hoped_effect() -> str:
    """A slot for what a wish would change."""
    return "Så vil [hvad vil blive anderledes, og for hvem?]."


def made_concrete(wishes: Sequence[str]) -> str:
    """A frame that makes vague words something to see."""
    return (
        f"{_quoted(wishes)} kan være [hvad vil man kunne se eller høre?]. "
        "Et eksempel er [en situation: hvornår og hvor?]."
    )


def wish(tone: int, words: Sequence[str] = ()) -> str:
    """A slot for what is wished for; vague words that must not stand become part of the question."""
    if not words:
        return f"{tone_of.open_wish(tone)}."
    return f"{tone_of.open_wish(tone, f'hvad betyder {_quoted(words)} konkret, og hvornår?')}."


def own_wish() -> str:
    """A slot for what an employee wishes from a manager."""
    return "Det ville hjælpe mig, hvis du [hvad ønsker du, og hvornår?]."


def vague_questions(wishes: Sequence[str]) -> list[Question]:
    """Two or three questions that turn a vague wish into behaviour."""
    first = wishes[0] if wishes else "det"
    return [
        Question(part="adfærd", text=f"Hvad vil du konkret se eller høre, når »{first}« er lykkedes?"),
        Question(part="situation", text="Hvornår manglede du det sidst, og hvad skete der?"),
        Question(part="aftale", text="Hvornår skal det være anderledes, og hvad kan du selv hjælpe med?"),
    ]


def _quoted(words: Sequence[str]) -> str:
    quoted = [f"»{word}«" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} og {quoted[-1]}"
