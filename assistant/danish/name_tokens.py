"""The words of a text as a search for names sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(r"[^\W\d_]+(?:[-'’‐][^\W\d_]+)*['’]?")
_START = re.compile(
    r"(?:^|[.!?:;…][\"”»)’]*\s+|\n\s*|(?:^|\n)\s*(?:[-*•–+]|\d+[.)])\s*|[\"“”»«(]\s*|\s[-–]\s)$"
)


@dataclass
class Token:
    """A word.

    Attributes:
        start: the first character.
        end: the character after the last.
        text: as written, with its apostrophe ("Jonas'").
        initial: whether it begins a sentence.
    """

    start: int
    end: int
    text: str
    initial: bool

    @property
    def lower(self) -> str:
        """The word in lower case, without a closing apostrophe."""
        return self.text.lower().rstrip("'’")

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def upper(self) -> bool:
        """Whether it is written in capitals."""
        return len(self.text) > 1 and self.text.rstrip("'’").isupper()

    @property
    def compound(self) -> bool:
        """Whether this is a compound with a common noun, as in Viola-sofaen."""
        parts = re.split(r"[-‐]", self.text)
        return len(parts) > 1 and parts[0][:1].isupper() and not parts[-1][:1].isupper()


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    found: list[Token] = []
    for match in TOKEN.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        found.append(Token(match.start(), match.end(), match.group(), bool(_START.search(before))))
    return found
