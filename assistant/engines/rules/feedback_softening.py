"""From harsh words about a person to what can be said about an act; facts stay, hard words go."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.danish.lexicon import classes
from assistant.engines.rules import feedback_tone as tone_of
from assistant.engines.rules.feedback_parts import Part

_PERSON = r"(?P<who>du|I|han|hun)"
_SMALL = r"(?:jo|da|bare|simpelthen|altså|åbenbart|tydeligvis|faktisk|sgu|jo da)"
_NEVER = re.compile(
    rf"^(?:men |og |så )?{_PERSON} (?P<verb>\w+(?:er|år|ar|ør|il|ed))(?: {_SMALL})*(?: {_SMALL})* aldrig\b(?P<rest>[^.!?]*)",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    rf"^(?:men |og |så )?{_PERSON} (?P<verb>\w+(?:er|år|ar|ør|il|ed))(?: {_SMALL})*(?P<before>(?: \w+){{0,2}}?) (?:altid|konstant|hele tiden)\b(?P<rest>[^.!?]*)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;:–—]|, (?=og|men|så|for)\b")
_HARD = frozenset({"insult", "bad", "mock", "swear", "absolute", "blame", "threat"})
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class Softened:
    """A harsh sentence made sayable.

    Attributes:
        text: what can be said instead; empty where nothing of it can.
        topics: stretches of it that tell what it was about, without hard words.
    """

    text: str
    topics: tuple[str, ...]


def softened(part: Part, voice: str) -> Softened:
    """The sentence without what is harsh.

    Args:
        part: a sentence with a harsh mark.
        voice: how an own experience begins ("Jeg oplever, at").
    """
    for pattern, negation in ((_NEVER, " ikke"), (_ALWAYS, "")):
        match = pattern.match(part.text)
        if match is None:
            continue
        rest = _to_clause_end(match.group("rest"))
        before = match.groupdict().get("before") or ""
        if _is_hard(f"{match.group('verb')} {before} {rest}"):
            continue
        who = match.group("who")
        who = "I" if who == "I" else who.lower()
        text = tone_of.sentence(f"{voice} {who}{negation} {match.group('verb').lower()}{before}{rest}")
        remainder = part.text[match.start("rest") + len(rest) :]
        return Softened(text, tuple(_stretches(remainder)))
    return Softened("", tuple(topics(part)))


def topics(part: Part) -> list[str]:
    """The stretches of a sentence that stand outside its harsh words, and the facts inside them."""
    harsh = part.marked("harsh")
    found: list[str] = []
    at = part.start
    for mark in harsh:
        if mark.start > at:
            found += _stretches(part.slice(at, mark.start))
        found += _facts(part.slice(mark.start, mark.end))
        at = max(at, mark.end)
    found += _stretches(part.slice(at, part.start + len(part.text)))
    return list(dict.fromkeys(found))


def _to_clause_end(text: str) -> str:
    match = _CLAUSE_END.search(text)
    return text[: match.start()] if match else text


def _is_hard(text: str) -> bool:
    return any(_HARD & set(classes(word)) - {"absolute"} for word in re.findall(r"\w+", text.lower()))


_SMALL_WORDS = frozenset(
    [
        "og",
        "men",
        "så",
        "for",
        "at",
        "der",
        "som",
        "det",
        "den",
        "de",
        "du",
        "dig",
        "din",
        "dit",
        "dine",
        "jeg",
        "mig",
        "min",
        "vi",
        "os",
        "er",
        "var",
        "har",
        "havde",
        "i",
        "på",
        "til",
        "af",
        "om",
        "med",
        "en",
        "et",
        "jo",
        "da",
        "nu",
        "altså",
        "bare",
        "ikke",
        "hvis",
        "når",
        "om",
        "eller",
        "at",
        "han",
        "hun",
        "ham",
        "hende",
        "sig",
        "man",
        "kan",
        "skal",
        "vil",
        "må",
        "blev",
        "bliver",
        "nå",
        "ja",
        "nej",
        "igen",
        "helt",
        "ærligt",
        "simpelthen",
        "kun",
        "også",
        "endnu",
        "gang",
        "ved",
        "sgu",
        "hvad",
        "hvor",
        "hvorfor",
        "hvordan",
        "hvem",
        "selv",
        "fordi",
        "alle",
        "ingen",
        "aldrig",
        "altid",
        "gider",
        "hver",
        "gang",
        "eneste",
        "være",
        "have",
    ]
)


def _stretches(text: str) -> list[str]:
    """The clauses of a stretch that say something; hard words and small words are cut from their ends."""
    found: list[str] = []
    for piece in re.split(r"[.!?;:…]+\s+|[–—]|\n|[.!?]+$", text):
        words = piece.strip(" ,.!?").split()
        while words and _droppable(words[0]):
            words.pop(0)
        while words and _droppable(words[-1]):
            words.pop()
        if words:
            found.append(" ".join(words).strip(" ,"))
    return found


def _droppable(word: str) -> bool:
    plain = word.lower().strip(",.!?\"'»«()")
    if any(character.isdigit() for character in plain):
        return False
    return not plain or plain in _SMALL_WORDS or bool(_HARD & set(classes(plain)))


_PHRASE = re.compile(
    r"\b(?:i|på|til|fra|med|om|hos|ved|under|efter|før|af|for|siden|mellem)\s+((?:(?!\b(?:og|men|så|at|som|der|du|jeg|er|har|var)\b)[\wæøåÆØÅ'.,:%-]+\s?){1,4})"
)
_NAMED = re.compile(
    r"(?<=\s)(?:[A-ZÆØÅ][\wæøå'-]+(?:\s+[A-ZÆØÅ][\wæøå'-]+)*|\d[\d.,:/]*(?:\s*(?:%|pct\.?|kr\.?|\w+))?)"
)
_OWNED = re.compile(r"\b(?:din|dit|dine|jeres|den|det|de)\s+(\w{3,})\b", re.IGNORECASE)


def _facts(text: str) -> list[str]:
    """Figures, names and places inside harsh words."""
    found: list[str] = []
    for pattern in (_PHRASE, _NAMED, _OWNED):
        for match in pattern.finditer(text):
            stretch = match.group(1) if match.groups() else match.group()
            words = stretch.strip(" ,.!?").split()
            while words and _droppable(words[-1]):
                words.pop()
            if words and not any(_HARD & set(classes(word.lower())) for word in words):
                kept = " ".join(words)
                if not any(kept in other for other in found):
                    found.append(kept)
    return found
