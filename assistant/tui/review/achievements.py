"""Which drafts a search and a chosen period leave on the list."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.danish.format import sort_key

if TYPE_CHECKING:
    from assistant.workspace.review import DraftLine

FROM, TO = "fra:", "til:"
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True)
class Wanted:
    """What a draft must have to stay on the list.

    Attributes:
        words: each stands in its title or in a tag.
        tags: it has each of them.
        first: it is about this day or a later one, or None.
        last: it is about this day or an earlier one, or None.
    """

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    def fits(self, line: DraftLine) -> bool:
        """Whether a draft stays."""
        text = " ".join((line.title, *line.tags)).casefold()
        return (
            all(word in text for word in self.words)
            and all(any(tag.startswith(wanted) for tag in line.tags) for wanted in self.tags)
            and (self.first is None or line.period_end >= self.first)
            and (self.last is None or line.period_start <= self.last)
        )


def parse(query: str) -> Wanted:
    """Reads a search: words, #tags, ``fra:2026-01`` and ``til:2026-06``; whatever is typed is a search.

    A part that is no day yet, such as "fra:20", wants nothing.
    """
    words: list[str] = []
    tags: list[str] = []
    first = last = None
    for part in query.casefold().split():
        if part.startswith(FROM):
            first = _day(part.removeprefix(FROM), end=False) or first
        elif part.startswith(TO):
            last = _day(part.removeprefix(TO), end=True) or last
        elif part.startswith("#") and len(part) > 1:
            tags.append(part[1:])
        elif part != "#":
            words.append(part)
    return Wanted(tuple(words), tuple(tags), first, last)


def _day(text: str, *, end: bool) -> date | None:
    """The first or last day of a year, a month or a day as they are typed."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if day is not None:
            return date(year or 0, month or 0, day)
        whole_month = month or (12 if end else 1)
        return date(year or 0, whole_month, monthrange(year or 1, whole_month)[1] if end else 1)
    except ValueError:  # a month 13, or February 30th
        return None


@dataclass(frozen=True)
class Period:
    """A stretch of time to choose: its name and how it is typed in a search."""

    name: str
    query: str


def periods(lines: Iterable[DraftLine]) -> list[Period]:
    """The years and half-years that drafts are about, newest first."""
    found: dict[tuple[int, int], None] = {}
    for line in lines:
        for year in range(line.period_start.year, line.period_end.year + 1):
            found[year, 0] = None
            for half in (1, 2):
                begins, ends = date(year, 6 * half - 5, 1), date(year, 6 * half, 30 if half == 1 else 31)
                if line.period_start <= ends and line.period_end >= begins:
                    found[year, half] = None
    return [_period(year, half) for year, half in sorted(found, key=lambda key: (-key[0], key[1]))]


def _period(year: int, half: int) -> Period:
    if half == 0:
        return Period(str(year), f"{FROM}{year} {TO}{year}")
    return Period(f"{half}. halvår {year}", f"{FROM}{year}-{6 * half - 5:02} {TO}{year}-{6 * half:02}")


def tags(lines: Iterable[DraftLine]) -> list[tuple[str, int]]:
    """The tags of drafts and how many have each, in Danish order."""
    counts: dict[str, int] = {}
    for line in lines:
        for tag in line.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts.items(), key=lambda item: sort_key(item[0]))


def with_period(query: str, period: str) -> str:
    """A search with another period, or with none where that is empty."""
    return _joined([part for part in query.split() if not part.startswith((FROM, TO))], period)


def with_tag(query: str, tag: str) -> str:
    """A search with another tag, or with none where that is empty."""
    return _joined([part for part in query.split() if not part.startswith("#")], f"#{tag}" if tag else "")


def _joined(parts: Sequence[str], added: str) -> str:
    return " ".join([*parts, added]).strip()
