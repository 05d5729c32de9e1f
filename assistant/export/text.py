"""User text on its way into a document: cleaned of what no document may hold, and cut into paragraphs and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Escape sequences of terminals (colours, charsets, OSC strings), whose tail would stay if only ESC were removed; a string
# without an end is left, since it would take the text after it along.
_TERMINAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)|[()*+][0-9A-Za-z])")

# C0 and C1 controls but tab and newline, bidi controls, halves of surrogate pairs, and the two non-characters that XML forbids.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

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


def clean(text: str) -> str:
    """Text without anything that steers a terminal or is illegal in XML; newlines are "\\n", tabs stay.

    The words themselves, emoji among them, are left as they are.
    """
    return _FORBIDDEN.sub("", _NEWLINES.sub("\n", _TERMINAL.sub("", text)))


def one_line(text: str) -> str:
    """Clean text on a single line, such as a title or a file name needs."""
    return " ".join(clean(text).split())


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
