"""Does a draft give one person's deed to another, in the active or the passive?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.danish.wordset import words
from assistant.drafting.grounding.deeds import I_, WE, Deed, Deeds, named, read
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.reading import Reading

# Verbs that everybody does something with: they tell a deed only together with what it is done to.
_LIGHT = words(
    """har er bliver får gør tager giver sætter laver går kommer står ligger holder siger ser bruger begynder starter synes
    mener tror prøver ønsker fortæller spørger lader vil kender ved sidder lægger deler følger hjælper"""
)


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each deed of the draft whose doer the source names otherwise."""
    theirs = source.made(read)
    ours_too = source.made(named)
    by_verb = source.made(_by_verb)
    for deed in read(draft, ours_too).deeds:
        if deed.doers is None or WE in deed.doers:
            continue
        same = list({id(other): other for verb in deed.verbs for other in by_verb.get(verb, ())}.values())
        for doer in sorted(deed.doers):
            if not doer.startswith("~") and (other := _instead(doer, deed, same, theirs)):
                near = source.text[other.start : other.end]
                ours = other.doers is not None and WE in other.doers
                if ours and deed.inherited:
                    continue  # told of the verb before
                yield Verdict(
                    "agency" if ours else "role", deed.start, deed.end, near, "we" if ours else "other"
                )
                break


def _by_verb(source: Reading) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    for deed in source.made(read).deeds:
        for verb in deed.verbs:
            found.setdefault(verb, []).append(deed)
    return found


def _instead(doer: str, deed: Deed, same: Sequence[Deed], theirs: Deeds) -> Deed | None:
    """The source's deed that one of the draft was made from, where another does it; None where it may be right."""
    if not same:
        return None
    most = max(len(other.stems & deed.stems) for other in same)
    best = [other for other in same if len(other.stems & deed.stems) == most]
    if any(other.doers is None or doer in other.doers or not _can_be_other(doer, other) for other in best):
        return None
    if any(other.doers and doer in other.doers and len(other.shared & deed.stems) >= most for other in same):
        return None
    own = max(
        (
            len(part.stems & deed.stems)
            for part in theirs.parts
            if doer in part.people and all((part.start, part.end) != other.part for other in best)
        ),
        default=0,
    )
    exact = any(other.said & deed.said - _LIGHT for other in best)
    if most > own or (exact and most == own == 0):
        return best[0] if exact or most else None
    return None


def _can_be_other(doer: str, other: Deed) -> bool:
    """Whether the source's doer is surely not the draft's: a noun may be a person by their trade, "vi" anybody."""
    if other.doers is None:
        return False
    if doer == I_:
        return True
    return not any(one.startswith("~") or one in (WE, I_) for one in other.doers)
