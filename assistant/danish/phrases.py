"""What may be said in a talk: a bank of Danish phrases in groups, with search."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PHRASES_FILE = "phrases.txt"

_HEADING = re.compile(r"\[([^\]]+)\] (.+)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Group:
    """Phrases for one kind of moment.

    Attributes:
        name: the heading, such as "Bed om et eksempel".
        when: when they help, one Danish sentence.
        phrases: what may be said; words in square brackets are for the user to fill in.
    """

    name: str
    when: str
    phrases: tuple[str, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All phrases, in their groups."""
    text = files("assistant.danish").joinpath("data", PHRASES_FILE).read_text(encoding="utf-8")
    found: list[Group] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if heading := _HEADING.fullmatch(line):
            found.append(Group(heading[1], heading[2], ()))
        else:
            last = found.pop()
            found.append(Group(last.name, last.when, (*last.phrases, line.strip())))
    return tuple(found)


def search(query: str) -> tuple[Group, ...]:
    """The groups with the phrases that hold every word of a query, or its beginning.

    Args:
        query: words in any order; a word also finds the phrases of a group whose heading holds it. Empty finds all.
    """
    wanted = _words(query)
    found: list[Group] = []
    for group in groups():
        heading = _words(f"{group.name} {group.when}")
        kept = tuple(
            phrase
            for phrase in group.phrases
            if all(_holds(heading | _words(phrase), word) for word in wanted)
        )
        if kept:
            found.append(Group(group.name, group.when, kept))
    return tuple(found)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def _holds(words: frozenset[str], beginning: str) -> bool:
    return any(word.startswith(beginning) for word in words)
