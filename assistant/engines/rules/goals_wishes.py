"""Which wishes a text holds: one for most texts, one a line of a list, one a wish where many stand in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.danish import sentences, verbs

_LIST_ITEM = re.compile(r"^[ \t]*(?:[-–—*•]|\d{1,2}[.)]|[a-h]\))[ \t]+(?P<text>\S.*)$", re.MULTILINE)
_WISH = re.compile(
    r"\b(?:vil(?:le)?|ønske\w*|drøm\w*|mål\w*|skal|kunne?|lære\w*|bliv\w*|udvikl\w*|mere|mindre|flere|færre|bedre|bestå\w*|tage[rt]?|gennemfør\w*|få|nå|øve\w*"
    r"|styrke\w*|kursus|uddannelse|håber|tænker på|frist|senest|inden)\b",
    re.IGNORECASE,
)
_NEXT_WISH = re.compile(
    r"^(?:desuden|derudover|dernæst|for det andet|for det tredje|og så (?:vil|ønsker|kunne|drømmer)|jeg vil også|jeg ønsker også|jeg kunne også"
    r"|et andet (?:mål|ønske)|mit (?:andet|næste) (?:mål|ønske)|(?:mål|ønske) (?:nr\.? )?\d|endelig vil)\b",
    re.IGNORECASE,
)
_WISH_OPENING = re.compile(
    r"^(?:og )?(?:jeg (?:vil|ønsker|kunne (?:godt )?tænke|drømmer om|skal (?:lære|kunne|have))|mit mål|mit ønske|min drøm)\b",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(
    r"^(?P<lead>.*?\b(?:vil (?:også )?gerne|vil|ønsker(?: mig)?|kunne (?:godt )?tænke mig|drømmer om|ønsker)(?: at)?:?)\s+(?P<items>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_YESTERDAY = re.compile(r"\bi (?:for)?går(?:s)?\b", re.IGNORECASE)
_ITEM_BREAK = re.compile(r"\s*[,;]\s*(?:og\s+|samt\s+)?|\s+(?:og|samt)\s+")
_MANY = 4
_SHORT_NOTE = 6
_LONGEST_ITEM = 9


@dataclass(frozen=True)
class Wish:
    """One wish, as the words of the sources that belong to it.

    Attributes:
        text: exactly as it stands.
        crowded: whether it was one of many in one sentence.
    """

    text: str
    crowded: bool = False


def wishes(text: str) -> list[Wish]:
    """The wishes of a text, in order; none where it wishes nothing.

    Args:
        text: a wish typed in, or a note.
    """
    items = [match["text"].strip() for match in _LIST_ITEM.finditer(text)]
    if len(items) > 1:
        return [Wish(item) for item in items if _is_wish(item)]
    if many := _enumerated(text):
        return many
    return [Wish(stretch) for stretch in _stretches(text) if _is_wish(stretch)]


def _is_wish(text: str) -> bool:
    """Whether a text asks for anything: it does unless it only tells what was or is."""
    if not any(character.isalpha() for character in text):
        return False
    if _WISH.search(text):
        return True
    words = re.findall(r"\w+", _YESTERDAY.sub("", text.lower()))
    finite = [word for word in words if verbs.is_finite(word)]
    return not finite or not all(verbs.is_past(word) or word in ("er", "hvad") for word in finite)


def _enumerated(text: str) -> list[Wish]:
    """Many wishes in one sentence: "jeg vil gerne lære Excel, holde oplæg, have en mentor og …"."""
    spans = sentences.split(text)
    if not spans:
        return []
    first = spans[0].of(text)
    match = _ENUMERATION.match(first)
    if match is None:
        return []
    items = [item.strip(" .!?") for item in _ITEM_BREAK.split(match["items"])]
    items = [item for item in items if item]
    if len(items) < _MANY or any(len(item.split()) > _LONGEST_ITEM for item in items):
        return []
    if any(
        re.match(r"(?:så|fordi|for|da|men|som|der|inden|senest|jeg|vi|hun|han|det|den)\b", item)
        for item in items
    ):
        return []
    return [Wish(item, crowded=True) for item in items]


def _stretches(text: str) -> list[str]:
    """The text as one stretch, or one for each wish where it says that another begins."""
    spans = sentences.split(text)
    if not spans:
        return []
    long = len(spans) > _SHORT_NOTE
    starts = [0]
    for number, span in enumerate(spans[1:], start=1):
        words = span.of(text)
        if _NEXT_WISH.match(words) or (
            long and _WISH_OPENING.match(words) and _has_wish(text, spans, starts[-1], number)
        ):
            starts.append(number)
    ends = [*starts[1:], len(spans)]
    return [text[spans[first].start : spans[last - 1].end] for first, last in zip(starts, ends, strict=True)]


def _has_wish(text: str, spans: Sequence[sentences.Span], first: int, last: int) -> bool:
    """Whether a wish was said already in the sentences from ``first`` to before ``last``."""
    return any(_WISH_OPENING.match(span.of(text)) for span in spans[first:last])
