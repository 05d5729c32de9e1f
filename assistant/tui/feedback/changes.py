"""A suggestion as single changes to a text, each of which can be taken or left."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.tui.widgets.difference import Kind, word_changes
from assistant.tui.widgets.prose import Mark, Passage

ADDED, REMOVED, QUIET, HERE = "prose--added", "prose--removed", "prose--quiet", "prose--evidence"

SLOT_REASON = "Her mangler noget, som kun du ved."
TAKEN_OUT_REASON = "Forslaget klarer sig uden."
ADDED_REASON = "Forslaget siger lidt mere end din tekst."
OTHER_REASON = "Sagt på en anden måde."

_WORD = re.compile(r"\w")
_SLOT = re.compile(r"\[[^\]\n]*\]")
_NUMBERS = "¹²³⁴⁵⁶⁷⁸⁹"

# Places of one change that are so near are told as one stretch; a gap stands for what lies between others.
_NEAR = 24
_GAP = "\0"


@dataclass(frozen=True)
class Reworded:
    """What an engine says that it has changed; ``after`` is empty where something was taken out."""

    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Block:
    """A place where both texts agree (``same``), or what stands instead of what, as part of a change.

    Attributes:
        same: what both say, or empty.
        removed: what only the first says.
        added: what only the second says.
        start: where it begins in the first text.
        change: the number of the change it belongs to, from 0, or -1 where the texts agree.
    """

    same: str = ""
    removed: str = ""
    added: str = ""
    start: int = 0
    change: int = -1

    @property
    def is_sign(self) -> bool:
        """Whether nothing but signs or spaces differ."""
        return not _WORD.search(self.removed + self.added)


@dataclass(frozen=True)
class Change:
    """One change: what goes, what comes, and why."""

    removed: str
    added: str
    reason: str

    @property
    def key(self) -> tuple[str, str]:
        """By which it is known again in another suggestion."""
        return self.removed, self.added


class Composition:
    """The difference of two texts, cut into the changes that an engine names; what it doesn't name is a change too.

    All changes taken give the second text, all left the first.

    Args:
        before: the text as it was written.
        after: the suggestion.
        named: the changes as the engine tells them.
    """

    def __init__(self, before: str, after: str, named: Sequence[Reworded] = ()) -> None:
        self.before = before
        self.after = after
        before, after = before.replace(_GAP, " "), after.replace(_GAP, " ")
        places = [
            (_place(before, change.before), _place(after, change.after), change.reason) for change in named
        ]
        groups: dict[tuple[str, int], int] = {}
        self.blocks: list[Block] = []
        old = new = 0
        reasons: list[str] = []
        for block in _blocks(before, after):
            if block.same:
                self.blocks.append(Block(same=block.same, start=old))
            else:
                group = _group(block, old, new, places, len(self.blocks))
                if block.is_sign and reasons:
                    number = len(reasons) - 1  # a sign goes with the words before it
                elif group in groups:
                    number = groups[group]
                else:
                    number = groups[group] = len(reasons)
                    reasons.append(places[group[1]][2] if group[0] == "named" else _reason(block))
                self.blocks.append(Block("", block.removed, block.added, old, number))
            old += len(block.same or block.removed)
            new += len(block.same or block.added)
        self.changes = tuple(self._change(number, reason) for number, reason in enumerate(reasons))

    def _change(self, number: int, reason: str) -> Change:
        mine = [place for place, block in enumerate(self.blocks) if block.change == number]
        removed: list[str] = []
        added: list[str] = []
        for place in range(mine[0], mine[-1] + 1):
            block = self.blocks[place]
            if block.change not in (number, -1) or len(block.same) > _NEAR:
                removed.append(_GAP)
                added.append(_GAP)
            elif not block.is_sign or place < mine[-1]:
                removed.append(block.same or block.removed)
                added.append(block.same or block.added)
        return Change(_flat(removed), _flat(added), reason)

    def text(self, left: Collection[int] = ()) -> str:
        """The text with all changes but those that are left.

        Args:
            left: numbers of changes, from 0.
        """
        return "".join(
            block.same or (block.removed if block.change in left else block.added) for block in self.blocks
        )

    def reach(self, number: int) -> tuple[int, int]:
        """Where a change begins and ends in the first text."""
        mine = [block for block in self.blocks if block.change == number]
        return mine[0].start, mine[-1].start + len(mine[-1].removed)

    def passage(self, left: Collection[int], *, differences: bool, current: int | None = None) -> Passage:
        """The text as it is shown.

        Args:
            left: numbers of the changes that are left.
            differences: whether what was removed is shown too, struck out.
            current: the change that stands out.
        """
        writer = _Writer()
        numbered: set[int] = set()
        for block in self.blocks:
            if block.same:
                writer.put(block.same)
                continue
            start = writer.size
            if block.change not in numbered and block.change < len(_NUMBERS) and len(self.changes) > 1:
                numbered.add(block.change)
                writer.put(_NUMBERS[block.change], QUIET)
            if block.change in left:
                writer.put(block.removed)
            else:
                if differences and not block.is_sign:
                    writer.put(block.removed, REMOVED)
                    writer.part(block.added)
                writer.put(block.added, ADDED)
            if block.change == current:
                writer.marks.append(Mark(start, writer.size, HERE))
        return Passage("".join(writer.pieces), tuple(writer.marks))


class _Writer:
    """Puts a passage together."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.marks: list[Mark] = []
        self.size = 0

    def put(self, text: str, name: str = "") -> None:
        if text and name:
            self.marks.append(Mark(self.size, self.size + len(text.rstrip()), name))
        self.pieces.append(text)
        self.size += len(text)

    def part(self, following: str) -> None:
        """Keeps a new word from reading as one with the word that it replaces."""
        last = next((piece[-1] for piece in reversed(self.pieces) if piece), " ")
        if following and last.isalnum() and following[0].isalnum():
            self.put(" ")


def _flat(pieces: Sequence[str]) -> str:
    """The words of a change on one line, without the signs around them, and a gap where others stand between."""
    words = (" ".join(piece.split()).strip(".,;:!? ") for piece in "".join(pieces).split(_GAP))
    return " … ".join(piece for piece in words if piece)


def _blocks(before: str, after: str) -> list[Block]:
    found: list[Block] = []
    for change in word_changes(before, after):
        if change.kind is Kind.SAME:
            found.append(Block(same=change.text))
        elif change.kind is Kind.REMOVED:
            found.append(Block(removed=change.text))
        elif found and found[-1].removed and not found[-1].added:
            found[-1] = Block(removed=found[-1].removed, added=change.text)
        else:
            found.append(Block(added=change.text))
    return _by_sentences(found)


def _by_sentences(blocks: list[Block]) -> list[Block]:
    """What was put in behind the last word of a sentence begins after its full stop instead, as it was meant."""
    for number in range(1, len(blocks) - 1):
        before, block, following = blocks[number - 1 : number + 2]
        words = block.added or block.removed
        if not (before.same and following.same) or (block.added and block.removed):
            continue
        size = 0
        while (
            size < min(len(words), len(following.same)) and words[size] == following.same[size] in ".!?… \n"
        ):
            size += 1
        if size:
            slid = words[size:] + words[:size]
            blocks[number - 1] = Block(same=before.same + words[:size])
            blocks[number] = Block(added=slid) if block.added else Block(removed=slid)
            blocks[number + 1] = Block(same=following.same[size:])
    return [block for block in blocks if block.same or block.removed or block.added]


def _place(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text, whatever their capitals; (0, 0) where they don't."""
    wanted = words.strip()
    if not wanted:
        return 0, 0
    start = text.find(wanted)
    if start < 0:
        start = text.lower().find(wanted.lower())
    return (start, start + len(wanted)) if start >= 0 else (0, 0)


def _group(
    block: Block,
    old: int,
    new: int,
    places: Sequence[tuple[tuple[int, int], tuple[int, int], str]],
    number: int,
) -> tuple[str, int]:
    """The named change that shares most with a block, or the block for itself."""
    best, most = -1, 0
    for candidate, (before, after, _reason_words) in enumerate(places):
        shared = _shared(before, (old, old + len(block.removed))) + _shared(
            after, (new, new + len(block.added))
        )
        if shared > most:
            best, most = candidate, shared
    return ("named", best) if best >= 0 else ("own", number)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _reason(block: Block) -> str:
    if _SLOT.search(block.added):
        return SLOT_REASON
    if not block.added.strip():
        return TAKEN_OUT_REASON
    return ADDED_REASON if not block.removed.strip() else OTHER_REASON


def next_slot(text: str, start: int) -> tuple[int, int] | None:
    """The first slot ("[hvornår?]") that begins at or after a place, else the first of all; None where there is none."""
    slots = [match.span() for match in _SLOT.finditer(text)]
    return next((slot for slot in slots if slot[0] >= start), slots[0] if slots else None)


def slots_in(text: str) -> int:
    """How many slots still wait to be filled in."""
    return len(_SLOT.findall(text))
