"""What does not belong in minutes without a thought: pay, health, parenthood and union matters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.danish.classify import minutes_reading
from assistant.danish.classify.minutes_reading import Notes, Piece

PAY = "løn"

_WITH_PAY = frozenset({"PULS"})
_PAY = re.compile(
    r"\b(?:løn(?:nen|ninger|forhøjelse\w*|stigning\w*|forhandling\w*|samtale\w*|trin\w*|tillæg\w*|indplacering\w*|niveau\w*|regulering\w*|ønske\w*|pulje\w*)?"
    r"|\w*(?:kvalifikations|funktions|vagt|aften|nat|weekend|genes|personligt? |rådigheds)tillæg\w*|i tillæg|bonus(?:sen|ser|ordning)?|holdledertrin \d|løntrin \d+)\b",
    re.IGNORECASE,
)
_TENDER: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "helbred",
        re.compile(
            r"\b(?:syg(?:e(?:meld\w*|fravær\w*|dage?|orlov)?|dom\w*)?|læge\w*|speciallæge|psykolog\w*|diagnose\w*|depression\w*|stress\w*|angst\w*|kræft\w*|operation|opereres|medicin|piller|ryggen|ondt i \w+|smerter\w*|skulderen|knæet|knæene"
            r"|fysioterap\w*|hovedpine|migræne|eksem|astma|allergi|sover (?:lidt )?dårligt|indlagt|udbrændt|rask(?:meldt)?|delvist? syge\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "graviditet og forældreskab",
        re.compile(
            r"\b(?:barsel\w*|gravid\w*|termin(?:en)? (?:er|i)|fertilitet\w*|forældreorlov\w*|barnets (?:første|1\.) sygedag|fædreorlov|adopt\w+)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "fagforening",
        re.compile(
            r"\b(?:(?i:fagforening\w*|tillidsrep\w*|tillidsmand\w*|fællestillids\w*|faglig(?:e|t)? (?:klage|organisation|sag)\w*|strejke\w*|overenskomstkrav\w*)|TR|FTR|3F|HK|FOA|BUPL|DSR)\b"
        ),
    ),
)


@dataclass(frozen=True)
class Matter:
    """Something delicate that a text speaks of.

    Attributes:
        name: what it is, such as "helbred".
        words: the first words that say so.
    """

    name: str
    words: str


def pay_is_wanted(options: Mapping[str, str]) -> bool:
    """Whether pay may be in the minutes: the meeting is about it, or the user lets it in.

    Args:
        options: "kind" of the meeting; "pay" is "ja" where the user lets pay in.
    """
    return options.get("kind", "").upper() in _WITH_PAY or options.get("pay", "") == "ja"


def is_pay(notes: Notes, piece: Piece) -> bool:
    """Whether a clause is about somebody's pay, by its own words or the heading that it stands under."""
    return bool(
        _PAY.search(notes.words(piece)) or _PAY.fullmatch(piece.head) or _PAY.fullmatch(piece.section)
    )


def tender(text: str) -> list[Matter]:
    """The health, parenthood and union matters of a text, one of each."""
    return [Matter(name, match.group()) for name, pattern in _TENDER if (match := pattern.search(text))]


def first_pay(text: str, participants: Sequence[str] = ()) -> Matter | None:
    """The first words about pay in notes, or None."""
    notes = minutes_reading.read(text, participants)
    piece = next((piece for piece in notes.pieces if is_pay(notes, piece)), None)
    return Matter(PAY, notes.words(piece)) if piece else None


def without_pay(text: str, participants: Sequence[str] = ()) -> str:
    """Notes without the clauses about pay; everything else is as it was written."""
    notes = minutes_reading.read(text, participants)
    gone = [_stretch(notes, number) for number, piece in enumerate(notes.pieces) if is_pay(notes, piece)]
    gone += [(span.start, span.end) for span in notes.headings if _PAY.fullmatch(span.of(text).rstrip(": "))]
    for start, end in sorted(gone, reverse=True):
        # A list mark that nothing stands behind any more goes with its line.
        line = text.rfind("\n", 0, start) + 1
        after = text.find("\n", end)
        rest = text[end : after if after >= 0 else len(text)]
        if not any(letter.isalnum() for letter in text[line:start] + rest):
            start, end = line, after + 1 if after >= 0 else len(text)
        text = text[:start] + text[end:]
    return text


def _stretch(notes: Notes, number: int) -> tuple[int, int]:
    """A clause with what joins it: up to the next one of its sentence, or from the one before to the sentence's end."""
    piece, pieces = notes.pieces[number], notes.pieces
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    if after is not None and after.sentence == piece.sentence:
        return piece.lead, after.lead
    before = pieces[number - 1] if number else None
    start = before.end if before is not None and before.sentence == piece.sentence else piece.lead
    return start, max(piece.end, notes.spans[piece.sentence].end)
