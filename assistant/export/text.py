"""User text on its way into a document: cleaned of what no document may hold, and cut into paragraphs and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.export.cleaning import clean as clean
from assistant.export.cleaning import one_line as one_line

_BULLET = re.compile(r"[-*+•]\s+(?=\S)")


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together; each is non-empty and has no space at its ends."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Bullets:
    """A list as the writer made it with "- " or "* "; the marks are taken off."""

    items: tuple[str, ...]


Block = Paragraph | Bullets


def blocks(text: str) -> list[Block]:
    """Cuts a text into paragraphs (at blank lines) and lists; numbers at the start of a line make no list.

    "1. marts" would otherwise become a first list entry.
    """
    found: list[Block] = []
    gathered: list[str] = []
    in_list = False

    def close() -> None:
        if gathered:
            found.append(Bullets(tuple(gathered)) if in_list else Paragraph(tuple(gathered)))
            gathered.clear()

    for line in (line.strip() for line in clean(text).split("\n")):
        item = _bullet(line)
        if not line or (item is not None) != in_list:
            close()
        in_list = item is not None
        if line:
            gathered.append(line if item is None else item)
    close()
    return found


def _bullet(line: str) -> str | None:
    """What stands after a list mark, or None; "- - -" is a line drawn with the keyboard, not a list."""
    mark = _BULLET.match(line)
    if mark is None or not any(sign.isalnum() for sign in line):
        return None
    return line[mark.end() :]
