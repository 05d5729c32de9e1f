"""User text without what no document and no terminal may hold; apart from the rest, since the app's first frame needs it."""

from __future__ import annotations

import re
from functools import cache

# Escape sequences of terminals (colours, charsets, OSC strings), whose tail would stay if only ESC were removed; a string
# without an end is left, since it would take the text after it along.
_TERMINAL = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)|[()*+][0-9A-Za-z])"

# C0 and C1 controls but tab and newline, bidi controls, halves of surrogate pairs, and the two non-characters that XML forbids.
_FORBIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)

_NEWLINES = "\r\n?|[\x0b\x0c\x85\u2028\u2029]"


def clean(text: str) -> str:
    """Text without anything that steers a terminal or is illegal in XML; newlines are "\\n", tabs stay.

    The words themselves, emoji among them, are left as they are.
    """
    if text.isprintable():
        return text  # nothing that is taken out can be printed, and most lines need no more than this look
    terminal, newlines, forbidden = _patterns()
    return forbidden.sub("", newlines.sub("\n", terminal.sub("", text)))


def one_line(text: str) -> str:
    """Clean text on a single line, such as a title or a file name needs."""
    return " ".join(clean(text).split())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in (_TERMINAL, _NEWLINES, _FORBIDDEN))
