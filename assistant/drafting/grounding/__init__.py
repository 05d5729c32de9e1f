"""Each claim of a draft against its sources: what they do not hold is a finding.

The package is light to import; the guards are loaded when a draft is checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Finding:
    """A stretch of a draft that the sources do not hold.

    Attributes:
        kind: figure, unit, sign, date, name, organisation, claim, role, certainty or agency.
        start: the first character in the draft.
        end: the character after the last.
        text: the stretch.
        message: what is wrong with it, one Danish sentence.
    """

    kind: str
    start: int
    end: int
    text: str
    message: str


@dataclass(frozen=True)
class Derivation:
    """A figure of a draft that no source holds as such, but that follows from figures that one holds.

    Attributes:
        start: the first character in the draft.
        end: the character after the last.
        text: the figure.
        message: how it was reckoned, a short Danish text that begins with "beregnet".
    """

    start: int
    end: int
    text: str
    message: str


def check(
    draft: str, sources: Sequence[str], written: Sequence[date] = (), quotes: Sequence[str] = ()
) -> list[Finding]:
    """What a draft says and its sources do not hold, in the order of the draft.

    Args:
        draft: the text as it was drafted.
        sources: the texts that it may rest on; the time is linear in their length.
        written: the days of the sources, from which their "i morgen" is read, in the same order; may be left out.
        quotes: the stretches of the sources that the draft says it rests on; of long sources only what is said around
            them, and around what speaks of the same, bears it out.
    """
    from assistant.drafting.grounding import guard

    return guard.check(draft, sources, written, quotes)


def supported_derivations(
    draft: str, sources: Sequence[str], written: Sequence[date] = ()
) -> list[Derivation]:
    """The figures of a draft that follow from the sources' figures, so that they can be marked "beregnet".

    Args:
        draft: the text as it was drafted.
        sources: the texts that it may rest on.
        written: the days of the sources; may be left out.
    """
    from assistant.drafting.grounding import guard

    return guard.derivations(draft, sources, written)
