"""What changed from one text to another, word by word, and a pane that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from assistant.tui.widgets.prose import Mark, Passage, ProsePane

# Above this product of the two lengths sentences are compared before words: the table that finds the best match
# takes a bit for each pair.
_TABLE_LIMIT = 450_000_000

# A match of so few letters between two changes is chance ("og", "er"), and reads better as a part of the change.
_ISLAND = 3

_WORD = re.compile(r"(\w+(?:[.,'’\-/]\w+)*|[^\w\s])(\s*)")
_INDENT = re.compile(r"\s*")
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+")

# A word or sign, and the white space after it.
_Word = tuple[str, str]


class Kind(Enum):
    """What happened to a stretch."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Change:
    """A stretch of one or both texts."""

    kind: Kind
    text: str


def word_changes(before: str, after: str) -> list[Change]:
    """Compares two texts word by word.

    Args:
        before: the earlier text.
        after: the later text.

    Returns:
        The stretches in reading order; what was removed stands before what took its place. What is the same and
        removed gives ``before``, what is the same and added gives ``after``.
    """
    return list(_changes(_without_islands(_merged(_by_words(before, after)))))


@dataclass(frozen=True)
class _Block:
    """A place where the texts agree (``same``), or what stands instead of what."""

    same: str = ""
    removed: str = ""
    added: str = ""


def _by_words(before: str, after: str) -> Iterator[_Block]:
    old_indent, new_indent = _indent(before), _indent(after)
    yield from _replaced(old_indent, new_indent)
    old: list[_Word] = _WORD.findall(before, len(old_indent))
    new: list[_Word] = _WORD.findall(after, len(new_indent))
    head, tail = _common_ends(old, new)
    if (len(old) - head - tail) * (len(new) - head - tail) > _TABLE_LIMIT:
        yield from _by_sentences(before[len(old_indent) :], after[len(new_indent) :])
        return
    for same, gone, come in _aligned(old, new):
        for (word, old_space), (_, new_space) in same:
            yield _Block(same=word)
            yield from _replaced(old_space, new_space)
        yield from _replaced(gone, come)


def _by_sentences(before: str, after: str) -> Iterator[_Block]:
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    # Sentences seldom repeat, so the matcher of the standard library is quick here, and needs no table.
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if tag == "replace" and (removed, added) != (before, after):
            yield from _by_words(removed, added)
        else:
            yield from _replaced(removed, added)


def _aligned(
    old: Sequence[_Word], new: Sequence[_Word]
) -> Iterator[tuple[list[tuple[_Word, _Word]], str, str]]:
    """Steps through two rows of words: those that match, then what stands next in the one and in the other."""
    from rapidfuzz.distance import LCSseq

    same: list[tuple[_Word, _Word]] = []
    gone = come = ""
    for step in LCSseq.opcodes([word for word, _ in old], [word for word, _ in new]):
        old_words, new_words = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            if gone or come:
                yield same, gone, come
                same, gone, come = [], "", ""
            same += zip(old_words, new_words, strict=True)
        else:
            gone += _text(old_words)
            come += _text(new_words)
    yield same, gone, come


def _common_ends(old: Sequence[_Word], new: Sequence[_Word]) -> tuple[int, int]:
    """How many items both rows begin with, and how many of the others they end with."""
    head = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _indent(text: str) -> str:
    found = _INDENT.match(text)
    return found.group() if found else ""


def _text(words: Iterable[_Word]) -> str:
    return "".join(word + space for word, space in words)


def _replaced(removed: str, added: str) -> Iterator[_Block]:
    yield _Block(same=removed) if removed == added else _Block(removed=removed, added=added)


def _merged(blocks: Iterable[_Block]) -> list[_Block]:
    """The blocks with neighbours of one kind as one; what agrees and what does not stand by turns."""
    merged: list[_Block] = []
    for block in blocks:
        if block == _Block():
            continue
        if merged and bool(merged[-1].same) == bool(block.same):
            last = merged.pop()
            block = _Block(last.same + block.same, last.removed + block.removed, last.added + block.added)
        merged.append(block)
    return merged


def _without_islands(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks with each chance match between two changes taken into them."""
    kept: list[_Block] = []
    for number, block in enumerate(blocks):
        inner = 0 < number < len(blocks) - 1
        if block.same and inner and _is_island(block.same, kept[-1], blocks[number + 1]):
            block = _Block(removed=block.same, added=block.same)
        kept.append(block)
    return _merged(kept)


def _is_island(same: str, last: _Block, following: _Block) -> bool:
    size = min(max(len(block.removed), len(block.added)) for block in (last, following))
    return "\n" not in same and len(same.strip()) <= _ISLAND and size >= len(same)


def _changes(blocks: Iterable[_Block]) -> Iterator[Change]:
    for block in blocks:
        for kind, text in ((Kind.SAME, block.same), (Kind.REMOVED, block.removed), (Kind.ADDED, block.added)):
            if text:
                yield Change(kind, text)


_MARKS = {Kind.REMOVED: "prose--removed", Kind.ADDED: "prose--added"}


def difference_passage(before: str, after: str) -> Passage:
    """Both texts as one passage for a ``ProsePane``: what was removed is struck out, what was added stands out."""
    pieces: list[str] = []
    marks: list[Mark] = []
    place = 0
    for change in word_changes(before, after):
        text = change.text
        touches = bool(marks) and marks[-1].end == place and change.kind is Kind.ADDED
        # A new word right after the one it replaces would read as one word.
        if touches and pieces[-1][-1].isalnum() and text[0].isalnum():
            pieces.append(" ")
            place += 1
        if change.kind in _MARKS:
            marks.append(Mark(place, place + len(text), _MARKS[change.kind]))
        pieces.append(text)
        place += len(text)
    return Passage("".join(pieces), tuple(marks))


class DifferenceView(ProsePane):
    """Shows how a text changed, word by word."""

    def compare(self, before: str, after: str) -> None:
        """Shows what changed.

        Args:
            before: the earlier text.
            after: the later text.
        """
        if before == after:
            self.show([Passage("Der er ingen forskel.", name="prose--quiet")])
        else:
            self.show([difference_passage(before, after)])
