"""Age, health, family and origin: what does not belong in feedback is taken out, and the user is told why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.engines.rules.feedback_parts import PRAISE, Part

PROTECTED = "protected"
PROTECTED_REASON = (
    "Alder, helbred, familie og oprindelse hører ikke hjemme i feedback; det, der blev gjort, gør."
)

_CLAUSE = re.compile(r"[^,.;:!?–—]+")


@dataclass(frozen=True)
class Unprotected:
    """A sentence without what is protected.

    Attributes:
        text: what is left of it; may be empty.
        before: what was taken out.
    """

    text: str
    before: str


def without_protected(part: Part) -> Unprotected | None:
    """The sentence without the clause that is about age, health, family or origin; None where there is none."""
    if part.kind == PRAISE or "harsh" not in part.labels:
        return None
    places = [part.tokens[hit.start].start - part.start for hit in part.hits if hit.phrase.kind == PROTECTED]
    if not places:
        return None
    left: list[str] = []
    gone: list[str] = []
    for match in _CLAUSE.finditer(part.text):
        inside = any(match.start() <= place < match.end() for place in places)
        (gone if inside else left).append(match.group().strip())
    return Unprotected(", ".join(piece for piece in left if piece), ", ".join(gone))
