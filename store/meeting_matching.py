"""Which agreements are the same: by their words, or nearly, and by who does it. Rather two too many than two made one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# How alike words must be, 0 to 100: those of two parties, and those of one draft before and after it was edited.
NEAR, EDITED = 90.0, 70.0

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATIONS = frozenset({"ikke", "ingen", "intet", "aldrig", "uden", "hverken"})


@dataclass(frozen=True)
class Words:
    """What is compared of an agreement.

    Attributes:
        what: the task.
        owner: who does it; may be empty.
    """

    what: str
    owner: str = ""


def folded(text: str) -> str:
    """A text without case, marks and doubled spaces, as it is compared; one of marks alone is as it stands."""
    return " ".join(_WORD.findall(text.casefold())) or text.strip()


def pair(mine: Sequence[Words], theirs: Sequence[Words], least: float = NEAR) -> list[int | None]:
    """For each of ``theirs`` the place of the one of ``mine`` that is the same, or None; no place is given twice.

    Args:
        mine: those that are here.
        theirs: those that are compared with them.
        least: how alike the words must be where they are not the same, 0 to 100.
    """
    found: list[int | None] = [None] * len(theirs)
    free = dict.fromkeys(range(len(mine)))
    _pair_same(mine, theirs, found, free)
    _pair_near(mine, theirs, found, free, least)
    return found


def _pair_same(
    mine: Sequence[Words], theirs: Sequence[Words], found: list[int | None], free: dict[int, None]
) -> None:
    """The same words: first with the same owner, then whoever the owner is."""
    for with_owner in (True, False):
        places: dict[tuple[str, str], list[int]] = {}
        for place in free:
            places.setdefault(_key(mine[place], with_owner), []).append(place)
        for number, one in enumerate(theirs):
            same = places.get(_key(one, with_owner))
            if found[number] is None and same:
                place = same.pop(0)
                found[number] = place
                del free[place]


def _key(one: Words, with_owner: bool) -> tuple[str, str]:
    return folded(_task(one)), folded(one.owner) if with_owner else ""


def _task(one: Words) -> str:
    """The task without its owner's name before it: "Jonas undersøger kurset" is what Jonas does."""
    what, owner = folded(one.what), folded(one.owner)
    return what.removeprefix(f"{owner} ") if owner else what


def _pair_near(
    mine: Sequence[Words],
    theirs: Sequence[Words],
    found: list[int | None],
    free: dict[int, None],
    least: float,
) -> None:
    """Nearly the same words, of the same owner or one who is not named; the most alike first."""
    from rapidfuzz import fuzz, process

    groups: dict[tuple[object, ...], dict[int, str]] = {}
    strictly = least >= NEAR
    for place in free:
        groups.setdefault(_marks(mine[place], strictly), {})[place] = _task(mine[place])
    alike: list[tuple[float, int, int]] = []
    for number, one in enumerate(theirs):
        choices = groups.get(_marks(one, strictly), {})
        if found[number] is None and choices:
            best = process.extract(_task(one), choices, scorer=fuzz.ratio, score_cutoff=least, limit=5)
            alike += [(-score, place, number) for _, score, place in best if _may_be(mine[place], one)]
    for _, place, number in sorted(alike):
        if place in free and found[number] is None:
            found[number] = place
            del free[place]


def _marks(one: Words, strictly: bool) -> tuple[object, ...]:
    """What must be the same whatever the other words are: figures, whether something is denied, and strictly also names."""
    numbers = Counter(_NUMBER.findall(one.what))
    denied = bool(_NEGATIONS.intersection(folded(one.what).split()))
    later = _WORD.findall(one.what)[1:]
    names = {word for word in later if word[0].isupper() and word != "I"} if strictly else set()
    return tuple(sorted(numbers.items())), denied, frozenset(names)


def _may_be(one: Words, other: Words) -> bool:
    owners = {folded(one.owner), folded(other.owner)} - {""}
    return len(owners) < 2
