"""The lists of names, and what a single word is by them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from assistant.danish.name_context import SURNAME


@dataclass(frozen=True)
class Lists:
    """The lists of data/names_*.txt, in lower case.

    Attributes:
        first: first names.
        last: surnames.
        words: names that are words too, also at the start of a sentence.
        lower: names that are words too where they are written in lower case.
        places: towns, regions, countries.
        things: organisations, programs, feasts.
        acronyms: those of them that are written in capitals; in upper case.
    """

    first: frozenset[str]
    last: frozenset[str]
    words: frozenset[str]
    lower: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    acronyms: frozenset[str]


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The name lists, read once (some 10,000 entries)."""
    things = _entries("names_things.txt", ",")
    return Lists(
        first=_read("names_first.txt"),
        last=_read("names_last.txt"),
        words=_read("names_words.txt"),
        lower=_read("names_lower.txt"),
        places=_read("names_places.txt", ","),
        things=frozenset(entry.lower() for entry in things if not entry.isupper()),
        acronyms=frozenset(entry for entry in things if entry.isupper()),
    )


def _read(name: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(entry.lower() for entry in _entries(name, separator))


def _entries(name: str, separator: str | None) -> frozenset[str]:
    text = (files("assistant.danish") / "data" / name).read_text(encoding="utf-8")
    return frozenset(
        entry.strip()
        for line in text.splitlines()
        if not line.startswith("#")
        for entry in line.split(separator)
        if entry.strip()
    )


def base_form(name: str) -> str:
    """A name without its genitive: "Mettes" and "Jonas'" give "Mette" and "Jonas"; "Jens" stays.

    Args:
        name: one word or several; only the last is looked at.
    """
    stem, _ = split_genitive(name)
    return stem


def split_genitive(name: str) -> tuple[str, str]:
    """A name and its genitive ending: ("Mette", "s"), ("Jonas", "'"), ("Jens", "")."""
    if name.endswith(("'s", "’s")):
        return name[:-2], name[-2:]
    if name.endswith(("'", "’")):
        return name[:-1], name[-1]
    last = re.split(r"[ \-‐]", name)[-1].lower()
    if last.endswith("s") and len(last) > 2 and not is_name(last) and not last.endswith("ss"):
        return name[:-1], "s"
    return name, ""


def is_name(word: str) -> bool:
    """Whether a word in lower case is a listed first name or surname as it stands."""
    known = lists()
    return word in known.first or word in known.last


def is_first_name(word: str) -> bool:
    """Whether a word (any case, genitive allowed) is a listed first name, or a double one (Anne-Marie)."""
    known = lists()
    parts = re.split(r"[-‐]", word.lower().rstrip("'’"))
    return all(
        part in known.first or (at == len(parts) - 1 and part.endswith("s") and part[:-1] in known.first)
        for at, part in enumerate(parts)
    )


def is_surname(word: str) -> bool:
    """Whether a capitalised word (genitive allowed) is a listed surname, or is built like one."""
    lowered = word.lower().rstrip("'’")
    last = re.split(r"[-‐]", lowered)[-1]
    known = lists()
    return any(
        form in known.last or SURNAME.match(form) for form in (lowered, last, lowered.removesuffix("s"))
    )
