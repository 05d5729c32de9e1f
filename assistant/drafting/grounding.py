"""Each claim of a draft against its sources: what they do not hold is a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.danish import names

_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")


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


def check(draft: str, sources: Sequence[str]) -> list[Finding]:
    """What a draft says and its sources do not hold, in the order of the draft.

    Args:
        draft: the text as it was drafted.
        sources: the texts that it may rest on.
    """
    source = "\n".join(sources)
    held = {figure.replace(".", "") for figure in _FIGURE.findall(source)}
    known = {word.lower() for person in names.persons(source) for word in person.text.split()}
    spans = [
        ("figure", match.start(), match.end())
        for match in _FIGURE.finditer(draft)
        if match.group().replace(".", "") not in held
    ]
    for person in names.persons(draft):
        for match in re.finditer(r"\S+", person.text):
            word = match.group().lower()
            if word not in known and names.base_form(word) not in known and word not in source.lower():
                spans.append(("name", person.start + match.start(), person.start + match.end()))
    return [
        Finding(kind, start, end, draft[start:end], f'"{draft[start:end]}" står ikke i noten')
        for kind, start, end in sorted(spans, key=lambda span: span[1])
    ]
