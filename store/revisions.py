"""When a save keeps the text that stood before, and the lists of what was kept."""

from __future__ import annotations

from datetime import datetime, timedelta

REVISION_INTERVAL = timedelta(minutes=5)
_MUCH = 200


def removes_much(before: str, after: str) -> bool:
    """Whether a save takes away more than a fifth of a text, or more than 200 characters."""
    if before in after:
        return False
    removed = len(before) - _common(before, after)
    return removed > _MUCH or removed * 5 > len(before)


def must_keep(before: str, after: str, last_kept: datetime, now: datetime) -> bool:
    """Whether the text that stood before is kept as a revision.

    Saves come every second while somebody types, so most of them are folded into one revision.

    Args:
        last_kept: when the last revision was kept, or when the text was begun.
    """
    if before == after or not before.strip():
        return False
    return now - last_kept >= REVISION_INTERVAL or removes_much(before, after)


def _common(before: str, after: str) -> int:
    """How many characters the two texts share at their beginnings and ends."""
    shortest = min(len(before), len(after))
    start = _shared(before, after, shortest)
    rest = shortest - start
    return start + (_shared(before[-rest:][::-1], after[-rest:][::-1], rest) if rest else 0)


def _shared(one: str, other: str, most: int) -> int:
    # Halving compares whole stretches at once, which Python does fast even in a book.
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
