"""The built-in writer of STAR achievements: the writer's own sentences, sorted and joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from assistant.danish.language import detect
from assistant.engines.base import Job, Source
from assistant.engines.rules import wishes
from assistant.engines.rules.asking import question
from assistant.engines.rules.choosing import chosen, without_headings
from assistant.engines.rules.joining import join, without_controls
from assistant.engines.rules.sorting import OTHER, Piece, sort
from assistant.engines.rules.titles import title
from assistant.tasks.star import HEADINGS, NEEDED, Star
from assistant.tasks.task import Question, Section

_LANGUAGE_NAMES = {"en": "engelsk", "de": "tysk", "no": "norsk", "sv": "svensk"}

_PARAGRAPH = re.compile(r"\n\s*\n")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 5
_FEWEST_STEMS = 3
_FEWEST_MATTERS, _MOST_MATTERS = 3, 20


def write(job: Job) -> tuple[Star, list[str]]:
    """Writes a STAR achievement from notes without adding a fact.

    Args:
        job: the notes, and what the user asks to be otherwise.

    Returns:
        The document, in which a part that the notes lack is empty and has a question, and notices in Danish.
    """
    sources = sorted(job.sources, key=lambda source: source.written)
    read = [piece for source in sources for piece in without_headings(_sorted(source), source.text)]
    pieces, left_out = chosen(_without_repeats(read))
    notices = _language_notices(sources) + _matter_notices(sources)
    if left_out:
        notices.append(
            f"Der er mange noter. Udkastet tager de sætninger med, der siger mest; {left_out} andre står i kilderne."
        )
    pieces, said = wishes.follow(job.instruction, pieces)
    notices += said
    if not any(piece.part in HEADINGS for piece in pieces):
        notices.append(
            "Noten fortæller ikke, hvad du gjorde, eller hvad der kom ud af det. Skriv et par linjer om det."
        )
    return _document(sources, pieces), notices


def _sorted(source: Source) -> list[Piece]:
    """The pieces of a note. What is small talk the model knows in Danish alone, so elsewhere every piece serves a part."""
    pieces = sort(source.text)
    if _language(source) in ("", "da"):
        return pieces
    return [
        replace(piece, part=max(HEADINGS, key=piece.shares.__getitem__)) if piece.part == OTHER else piece
        for piece in pieces
    ]


def _language(source: Source) -> str:
    return source.language or detect(source.text)


def _document(sources: Sequence[Source], pieces: Sequence[Piece]) -> Star:
    sections = {part: _section(part, [piece for piece in pieces if piece.part == part]) for part in HEADINGS}
    by_part = {part: section.quotes for part, section in sections.items()}
    missing = [part for part in NEEDED if not sections[part].text]
    heading = without_controls(title([source.text for source in sources], pieces))
    return Star(
        title=Section(text=_upper_first(heading), quotes=_quotes_of(heading, sources)),
        questions=[Question(part=part, text=question(part, by_part)) for part in missing],
        **sections,
    )


def _quotes_of(heading: str, sources: Sequence[Source]) -> list[str]:
    """The stretch that a title was taken from, letter for letter; a title's first letter may be another there."""
    if not heading:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in heading.split()), re.IGNORECASE)
    matches = (pattern.search(source.text) for source in sources)
    return [match.group() for match in matches if match][:1]


def _section(part: str, pieces: Sequence[Piece]) -> Section:
    text = join([(piece.text, piece.joined) for piece in pieces], writer_acts=part == "action")
    return Section(text=text, quotes=[piece.text for piece in pieces] if text else [])


def _without_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """Leaves out a sentence that stood in an earlier note already, word for word."""
    seen: set[str] = set()
    kept: list[Piece] = []
    for piece in pieces:
        words = " ".join(piece.text.casefold().split())
        if words not in seen:
            kept.append(piece)
        seen.add(words)
    return kept


def _language_notices(sources: Sequence[Source]) -> list[str]:
    languages = {_language(source) for source in sources} - {"", "da"}
    return [
        f"Noten er på {_LANGUAGE_NAMES.get(language, 'et andet sprog')}. Reglerne kan ikke oversætte, så ordene står, "
        "som du skrev dem. En sprogmodel kan skrive dem på dansk."
        for language in sorted(languages)
    ]


def _matter_notices(sources: Sequence[Source]) -> list[str]:
    """Says so where the paragraphs of a note have no word in common, and so hardly tell one story."""
    for source in sources:
        stems = [
            {word.group()[:_STEM] for word in _LONG_WORD.finditer(paragraph.casefold())}
            for paragraph in _PARAGRAPH.split(source.text)
        ]
        told = [found for found in stems if len(found) >= _FEWEST_STEMS]
        apart = all(not one & other for one, other in combinations(told, 2))
        if _FEWEST_MATTERS <= len(told) <= _MOST_MATTERS and apart:
            return [
                "Noten ser ud til at handle om flere forskellige ting. Historien bliver klarere, hvis du deler den i "
                "flere noter, en for hver."
            ]
    return []


def _upper_first(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if first[1:].lower() != first[1:] else text[:1].upper() + text[1:]
