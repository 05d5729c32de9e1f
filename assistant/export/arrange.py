"""Puts an export in reading order: clean text, groups, and the small lines under headings. All formats show the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.danish.format import long_date, month_year, period, quarter_year, sort_key
from assistant.export.model import Export, ExportItem, Grouping
from assistant.export.text import clean, one_line

UNTITLED = "Uden titel"
CONTENTS = "Indhold"
_UNTAGGED = "Uden tag"
_MISSING = "[mangler]"

_ONLY_MISSING = re.compile(r"(?:\s*\[mangler(?::[^\]]*)?\])+\s*")


@dataclass(frozen=True)
class Part:
    """A heading and its text within a piece.

    Attributes:
        heading: the Danish heading, one line.
        text: clean text; never empty.
        missing: whether the text is only a mark for what the notes lack.
    """

    heading: str
    text: str
    missing: bool = False


@dataclass(frozen=True)
class Piece:
    """An item as it is shown.

    Attributes:
        title: one line; never empty.
        dates: its period in Danish.
        tags: "#a #b", or empty.
        parts: the parts that are shown.
        origin: one line, or empty.
    """

    title: str
    dates: str
    tags: str
    parts: tuple[Part, ...]
    origin: str

    @property
    def byline(self) -> str:
        """Period and tags on one line."""
        return " · ".join(filter(None, (self.dates, self.tags)))


@dataclass(frozen=True)
class Group:
    """Pieces under a common heading; the heading is empty where pieces are not grouped."""

    heading: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Page:
    """A whole document in reading order.

    Attributes:
        title: of the document; never empty.
        byline: the small line below the title, or empty.
        groups: at least one where there are pieces.
        produced: the day it was made, in Danish.
        single: whether it is about one piece, whose title is then the document's.
    """

    title: str
    byline: str
    groups: tuple[Group, ...]
    produced: str
    single: bool

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces in reading order."""
        return tuple(piece for group in self.groups for piece in group.pieces)


def arrange(export: Export) -> Page:
    """The document in reading order, with all text cleaned."""
    items = sorted(export.items, key=lambda item: (item.period_end, item.period_start, sort_key(item.title)))
    heading = one_line(export.heading)
    produced = long_date(export.produced)
    if len(items) == 1 and not heading:
        piece = _piece(items[0], export.include_missing)
        return Page(piece.title, piece.byline, (Group("", (piece,)),), produced, single=True)
    dates = period(*export.period) if export.period else ""
    groups = tuple(
        Group(name, tuple(_piece(item, export.include_missing) for item in members))
        for name, members in _grouped(items, export.grouping)
    )
    return Page(heading or UNTITLED, dates, groups, produced, single=False)


def _piece(item: ExportItem, include_missing: bool) -> Piece:
    parts = [_part(heading, text) for heading, text in item.fields]
    return Piece(
        title=one_line(item.title) or UNTITLED,
        dates=period(item.period_start, item.period_end),
        tags=" ".join(f"#{tag}" for tag in map(_tag, item.tags) if tag),
        parts=tuple(part for part in parts if include_missing or not part.missing),
        origin=one_line(item.origin),
    )


def _part(heading: str, text: str) -> Part:
    text = clean(text).strip()
    missing = not text or _ONLY_MISSING.fullmatch(text) is not None
    return Part(one_line(heading), text or _MISSING, missing)


def _tag(tag: str) -> str:
    return one_line(tag).lstrip("#")


def _grouped(items: list[ExportItem], grouping: Grouping) -> list[tuple[str, list[ExportItem]]]:
    """The items by the name of their group; time groups from the oldest on, tags by the alphabet, untagged last."""
    if not items:
        return []
    names: dict[Grouping, Callable[[ExportItem], str]] = {
        Grouping.NONE: lambda _: "",
        Grouping.MONTH: lambda item: month_year(item.period_end).capitalize(),
        Grouping.QUARTER: lambda item: quarter_year(item.period_end),
        Grouping.TAG: lambda item: next((f"#{tag}" for tag in map(_tag, item.tags) if tag), _UNTAGGED),
    }
    groups: dict[str, list[ExportItem]] = {}
    for item in items:
        groups.setdefault(names[grouping](item), []).append(item)
    if grouping is Grouping.TAG:
        return sorted(groups.items(), key=lambda group: (group[0] == _UNTAGGED, sort_key(group[0])))
    return list(groups.items())
