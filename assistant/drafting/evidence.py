"""Where a quote stands in the sources, and how much of a text is the writer's own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.engines.base import Source

# Below this likeness (0–100) a quote counts as not found: a wrong place misleads more than none.
LIKENESS_FLOOR = 85.0

# A run of the source's words must be this long before it counts as the writer's own wording;
# shorter ones ("og så", "i går") occur in any text.
OWN_RUN = 3

_WORD = re.compile(r"\w+(?:['’\-.,/]\w+)*")
_SPACE = re.compile(r"\s+")
_ELLIPSIS = re.compile(r"\s*(?:\[?(?:…|\.{3,})\]?)\s*")
_QUOTE_MARKS = "\"'“”„»«’‘ \t\r\n"


@dataclass(frozen=True)
class Place:
    """Where a quote stands.

    Attributes:
        source_id: the source's id.
        start: the first character of the stretch in the source's text.
        end: the character after the last.
        exact: whether the quote stands there word for word (white space and letter case aside).
    """

    source_id: str
    start: int
    end: int
    exact: bool


def locate(quote: str, sources: Sequence[Source]) -> Place | None:
    """Finds a quote in the sources.

    It looks for the very stretch first, then for the same words with other white space and letter case, and last for
    the most alike stretch, which must be alike enough (``LIKENESS_FLOOR``). A quote with an ellipsis is found by
    its longest part.

    Args:
        quote: what is said to stand in a source.
        sources: where to look; the first that has it wins.

    Returns:
        The place, or None where no source holds it.
    """
    wanted = quote.strip(_QUOTE_MARKS)
    if not wanted:
        return None
    for source in sources:
        at = source.text.find(wanted)
        if at >= 0:
            return Place(source.id, at, at + len(wanted), exact=True)
    parts = [part for part in _ELLIPSIS.split(wanted) if part]
    if len(parts) > 1:
        return locate(max(parts, key=len), sources)
    folded = _Folded.of(wanted).text.strip()
    if not folded:
        return None
    texts = [_folded(source.text) for source in sources]
    for source, text in zip(sources, texts, strict=True):
        at = text.text.find(folded)
        if at >= 0:
            return Place(source.id, *text.place(at, at + len(folded)), exact=True)
    return _alike(folded, sources, texts)


def _alike(folded: str, sources: Sequence[Source], texts: Sequence[_Folded]) -> Place | None:
    """The most alike stretch of all sources, grown to whole words."""
    # Two or three words resemble something in any long note.
    if len(folded) < 12:
        return None
    from rapidfuzz import fuzz

    best: Place | None = None
    floor = LIKENESS_FLOOR
    for source, text in zip(sources, texts, strict=True):
        if len(text.text) * 2 < len(folded):
            continue
        found = fuzz.partial_ratio_alignment(folded, text.text, score_cutoff=floor)
        if found is None or found.dest_start >= found.dest_end:
            continue
        # A source that is shorter than the quote is the one that is slid along: its whole counts.
        start, end = _whole_words(text.text, found.dest_start, found.dest_end)
        if best is None or found.score > floor:
            best = Place(source.id, *text.place(start, end), exact=False)
            floor = found.score
    return best


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


@dataclass(frozen=True)
class _Folded:
    """A text with white space narrowed and letters lowered, and the way back to the places of the original."""

    text: str
    # where each run of copied characters begins, in the folded and in the original text
    folded_starts: tuple[int, ...]
    original_starts: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> _Folded:
        pieces: list[str] = []
        folded_starts: list[int] = []
        original_starts: list[int] = []
        length = at = 0
        for gap in [*_SPACE.finditer(original), None]:
            stop = gap.start() if gap else len(original)
            if stop > at:
                folded_starts.append(length)
                original_starts.append(at)
                piece = _lowered(original[at:stop])
                pieces.append(piece)
                length += len(piece)
            if gap:
                folded_starts.append(length)
                original_starts.append(stop)
                pieces.append(" ")
                length += 1
                at = gap.end()
        return cls("".join(pieces), tuple(folded_starts), tuple(original_starts))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a stretch of the folded text stands for."""
        return self._original(start), self._original(end - 1) + 1

    def _original(self, at: int) -> int:
        run = bisect_right(self.folded_starts, at) - 1
        return self.original_starts[run] + at - self.folded_starts[run]


@lru_cache(maxsize=4)
def _folded(text: str) -> _Folded:
    """A source as folded; the quotes of a draft are looked up in the same ones, one after the other."""
    return _Folded.of(text)


def _lowered(text: str) -> str:
    """Lower case, letter for letter, so that places stay the same (``İ`` would become two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def own_words(text: str, sources: Sequence[str]) -> float:
    """How much of a text is the sources' own wording.

    Args:
        text: a draft, or a part of one.
        sources: the texts it was made from.

    Returns:
        The share, 0 to 1, of the text's words that stand in runs of at least three words which a source holds in the
        same order; a whole line of one or two words counts when a source holds it. 0 for a text without words.
    """
    held: set[tuple[str, ...]] = set()
    for source in sources:
        words = _words(source)
        for size in (1, 2, OWN_RUN):
            held.update(zip(*(words[shift:] for shift in range(size)), strict=False))
    total = own = 0
    for line in text.splitlines():
        words = _words(line)
        total += len(words)
        size = min(OWN_RUN, len(words))
        covered = bytearray(len(words))
        for at in range(len(words) - size + 1):
            if size and tuple(words[at : at + size]) in held:
                covered[at : at + size] = b"\x01" * size
        own += sum(covered)
    return own / total if total else 0.0


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
