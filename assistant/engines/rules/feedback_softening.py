"""From harsh words about a person to what can be said about an act; facts stay, hard words go."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.danish import verbs
from assistant.danish.classify.feedback import Mark
from assistant.danish.lexicon import word_set
from assistant.danish.sentences import Span, clauses
from assistant.engines.rules import feedback_tone as tone_of
from assistant.engines.rules.feedback_facts import facts, is_hard, stretches
from assistant.engines.rules.feedback_parts import Part

_SMALL = r"(?:jo|da|bare|simpelthen|altså|åbenbart|tydeligvis|faktisk|sgu|nu)"
_SUBJECT_VERB = rf"^(?:men |og |så )?(?P<who>du|I|han|hun) (?P<verb>\w+(?:er|år|ar|ør|ed))(?: {_SMALL})*"
_NEVER = re.compile(rf"{_SUBJECT_VERB}(?P<before>) aldrig\b(?P<rest>.*)", re.IGNORECASE)
_ALWAYS = re.compile(
    rf"{_SUBJECT_VERB}(?P<before>(?: \w+){{0,2}}?) (?:altid|konstant|hele tiden)\b(?P<rest>.*)", re.IGNORECASE
)
_BREAK = re.compile(
    r"(?<=[?!:;])\s+|\s[–—-]\s|,?\smens\s(?=(?:vi|jeg|der|han|hun|de)\b)|,\s(?=(?:og|men|så|for)\s)"
)
_YOU = word_set("du dig din dit dine i jer jeres man han hun ham hende")
_BEGINNINGS = word_set("og men så at som der for fordi hvis når om eller ikke selv")
_ALWAYS_OR_NEVER = frozenset({"aldrig", "altid", "konstant", "engang"})
_OPENERS = word_set(
    "du jeg vi der det den de i han hun man nu din dit dine mit min vores jeres så to tre fire i"
)
_MOSTLY = 0.5
_FEWEST_WORDS = 3
_HARD_KINDS = frozenset(
    {"ridicule", "person", "mind reading", "judgement", "blame", "threat", "swearing", "everyone"}
)


@dataclass(frozen=True)
class Softened:
    """A harsh sentence made sayable.

    Attributes:
        sentences: what can be said instead, in order; none where nothing of it can.
        own: those of them that say an experience instead of a harsh word.
        topics: facts of what was left out.
    """

    sentences: tuple[str, ...]
    own: tuple[str, ...]
    topics: tuple[str, ...]


def softened(part: Part, voice: str) -> Softened:
    """The sentence without what is harsh.

    Args:
        part: a sentence with a harsh mark.
        voice: how an own experience begins ("Jeg oplever, at").
    """
    said: list[str] = []
    own: list[str] = []
    topics: list[str] = []
    for start, end in _clauses(part):
        text = part.slice(start, end)
        if _is_innocent(part, start, end):
            said.append(tone_of.sentence(_without_joint(text)))
        elif experience := _experience(text, voice):
            said.append(experience)
            own.append(experience)
        else:
            topics += _topics(part, start, end)
    return Softened(tuple(said), tuple(own), tuple(dict.fromkeys(topics)))


def is_harsh(part: Part) -> bool:
    """Whether an unmarked sentence of a harsh text is harsh too."""
    return any(hit.phrase.label == "harsh" and hit.phrase.kind in _HARD_KINDS for hit in part.hits)


def _clauses(part: Part) -> list[tuple[int, int]]:
    """The clauses of a sentence, by places in the feedback."""
    found: list[tuple[int, int]] = []
    for clause in clauses(part.text, Span(0, len(part.text))):
        begin = clause.start
        for match in _BREAK.finditer(part.text, clause.start, clause.end):
            found.append((part.start + begin, part.start + match.start()))
            begin = match.end()
        found.append((part.start + begin, part.start + clause.end))
    return [piece for piece in found if piece[1] > piece[0]]


def _is_innocent(part: Part, start: int, end: int) -> bool:
    """Whether a clause can stand as it is: no hard word, and either unmarked or not about a person."""
    text = part.slice(start, end)
    words = [token.word for token in part.tokens if start <= token.start < end]
    plain = _without_joint(text)
    if len(plain.split()) < _FEWEST_WORDS or plain.split()[0].lower() in _BEGINNINGS or is_hard(text):
        return False
    joined = plain != text.strip(" ,")
    if joined and not _begins_clause(plain.split()[0]):
        return False
    if "?" in text or not _has_verb_or_figure(plain) or verbs.is_finite(plain.split()[0].lower()):
        return False
    if _YOU & set(words) and _ALWAYS_OR_NEVER & set(words):
        return False
    hits = {
        hit.phrase.kind
        for hit in part.hits
        if hit.phrase.label == "harsh" and start <= part.tokens[hit.start].start < end
    }
    covered = _share(part.marked("harsh"), start, end)
    if covered < _MOSTLY:
        return not hits & _HARD_KINDS
    return not hits and not _YOU & set(words)


def _begins_clause(word: str) -> bool:
    """Whether a word after "og" or "men" reads as a subject or an adverb that opens a clause of its own."""
    lower = word.lower()
    return word[0].isupper() or lower in _OPENERS or lower.endswith(("en", "et", "erne", "ene"))


def _share(marks: tuple[Mark, ...], start: int, end: int) -> float:
    return sum(max(0, min(mark.end, end) - max(mark.start, start)) for mark in marks) / max(1, end - start)


def _has_verb_or_figure(text: str) -> bool:
    return verbs.has_finite(text) or any(character.isdigit() for character in text)


def _without_joint(text: str) -> str:
    return re.sub(r"^(?:og|men|så)\s+(?=\w+ \w+ \w+)", "", text.strip(" ,"), flags=re.IGNORECASE)


def _experience(text: str, voice: str) -> str:
    """ "Du lytter aldrig til os" as an own experience, or empty where that would still be harsh."""
    plain = text.strip(" ,.!?")
    for pattern, negation in ((_NEVER, " ikke"), (_ALWAYS, "")):
        match = pattern.match(plain)
        if match is None:
            continue
        verb, before, rest = match.group("verb").lower(), match.group("before"), match.group("rest")
        told = f"{verb} {before} {rest}"
        if is_hard(told) or "?" in text or verb in {"er", "tror", "har"} or not rest.strip():
            continue
        who = "I" if match.group("who") == "I" else match.group("who").lower()
        return tone_of.sentence(f"{voice} {who}{negation} {verb}{before}{rest}")
    return ""


def _topics(part: Part, start: int, end: int) -> list[str]:
    """What a clause that is left out was about: what stands outside its marks, and the facts inside them."""
    found: list[str] = []
    at = start
    for mark in part.marked("harsh"):
        first, last = max(mark.start, start), min(mark.end, end)
        if last <= first:
            continue
        found += stretches(part.slice(at, first))
        found += facts(part.slice(first, last))
        at = max(at, last)
    found += stretches(part.slice(at, end))
    return found
