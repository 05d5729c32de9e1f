"""Soft wrapping that stays quick in long notes and in long lines: an edit costs what it changes, not what the note holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size
from textual.geometry import Offset
from textual.widgets.text_area import WrappedDocument

if TYPE_CHECKING:
    from textual.widgets.text_area import DocumentBase, Location

TAB = 4
"""Cells that a tab takes, wherever it stands."""

_WIDE = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20ac]")
"""Any character that may not be exactly one cell wide."""

_WORD = re.compile(r"[^ \t]*[ \t]?")

_MOST_CHARACTERS = 8
"""Times the width: more characters than that are not put on one row, however narrow they claim to be."""


def cells(text: str) -> int:
    """How many cells a stretch of a line takes."""
    tabs = text.count("\t")
    return cell_len(text.replace("\t", "")) + TAB * tabs if tabs else cell_len(text)


def column_at(text: str, cell: int) -> int:
    """The place in a stretch of a line that shows at a cell; its length where the cell is beyond its end."""
    if not _WIDE.search(text):
        return min(max(cell, 0), len(text))
    used = 0
    for column, character in enumerate(text):
        used += TAB if character == "\t" else get_character_cell_size(character)
        if used > cell:
            return column
    return len(text)


def row_starts(text: str, width: int, start: int = 0) -> Iterator[int]:
    """Where the rows of a line begin, after the first.

    A row holds whole words; the space after the last may stand in the cell that is kept for the cursor.

    Args:
        text: the line.
        width: cells a row, without the cell of the cursor; at least 1.
        start: where the first row begins.

    Yields:
        Places in the line, each computed when it is asked for.
    """
    end = len(text)
    while True:
        window = text[start : start + width + 1]
        if _WIDE.search(window):
            size = _wide_row(text[start : start + _MOST_CHARACTERS * (width + 1)], width)
            if start + size >= end and cells(text[start:]) <= width:
                return
        elif len(window) <= width:
            return
        else:
            size = window.rfind(" ") + 1 or width
        start += size
        yield start  # the end itself where the last space fills the row: the cursor stands on the next one
        if start >= end:
            return


def _wide_row(text: str, width: int) -> int:
    """How many characters go on one row, where some are not one cell wide; at least one."""
    used = 0
    place = 0
    while place < len(text):
        word = _WORD.match(text, place)
        assert word is not None  # the pattern matches nothing as well
        body = word.group().rstrip(" ")
        size = cells(body)
        if used + size > width:
            return place or _fold(text, width)
        used += cells(word.group())
        place = word.end()
        if used > width:
            return place
    return len(text)


def _fold(text: str, width: int) -> int:
    """How many characters of a word that is too long for any row go on one."""
    used = 0
    for place, character in enumerate(text):
        used += TAB if character == "\t" else get_character_cell_size(character)
        if used > width and place:
            return place
    return len(text)


def _common_start(old: str, new: str) -> int:
    """How many characters two texts share at their start, by halving, since comparing slices is quick."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: str, new: str, most: int) -> int:
    """How many characters two texts share at their end, at most ``most``."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def rewrap(old: str, old_starts: list[int], new: str, width: int) -> list[int]:
    """The row starts of a changed line, by reusing those before and after the change.

    Args:
        old: the line as it was.
        old_starts: its row starts.
        new: the line as it is.
        width: cells a row.
    """
    same = _common_start(old, new)
    shift = len(new) - len(old)
    changed_end = len(new) - _common_end(old, new, min(len(old), len(new)) - same)
    # A word that got shorter may move up, so the rows before the changed one are laid again too.
    kept = max(0, bisect_right(old_starts, same) - 2)
    starts = old_starts[:kept]
    for start in row_starts(new, width, starts[-1] if starts else 0):
        if start >= changed_end:
            place = bisect_left(old_starts, start - shift)
            if place < len(old_starts) and old_starts[place] == start - shift:
                starts += [old_start + shift for old_start in old_starts[place:]]
                return starts
        starts.append(start)
    return starts


class NoteWrap(WrappedDocument):
    """The rows of a document.

    It keeps the lines it has wrapped, so that after an edit only lines that are not the same any more are wrapped
    again, and of a long line only the rows around the change.
    """

    def __init__(self, document: DocumentBase, width: int = 0, tab_width: int = TAB) -> None:
        self._lines: list[str] = []
        self._tops: list[int] = [0]
        super().__init__(document, width, tab_width)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    @property
    def wrapped(self) -> bool:
        """Whether any line takes more than one row."""
        return self.height > len(self._wrap_offsets)

    def wrap(self, width: int, tab_width: int | None = None) -> None:  # noqa: ARG002  # tabs have one width here
        """Wraps all lines.

        Args:
            width: cells a row, or 0 for no wrapping.
            tab_width: not used.
        """
        self._width = width
        self._lines = list(self.document.lines)
        self._wrap_offsets = [self._starts(line) for line in self._lines]
        self._measure()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:  # noqa: ARG002
        """Wraps what an edit has changed; it finds that out by itself, so the places are not used."""
        old, new = self._lines, self.document.lines
        least = min(len(old), len(new))
        top = 0
        while top < least and old[top] is new[top]:
            top += 1
        bottom = 0
        while bottom < least - top and old[-1 - bottom] is new[-1 - bottom]:
            bottom += 1
        old_lines, new_lines = old[top : len(old) - bottom], new[top : len(new) - bottom]
        if len(old_lines) == len(new_lines) == 1 and self._width:
            starts = [rewrap(old_lines[0], self._wrap_offsets[top], new_lines[0], self._width)]
        else:
            starts = [self._starts(line) for line in new_lines]
        self._wrap_offsets[top : len(old) - bottom] = starts
        self._lines[top : len(old) - bottom] = new_lines
        self._measure()

    def _starts(self, line: str) -> list[int]:
        return list(row_starts(line, self._width)) if self._width and len(line) * TAB > self._width else []

    def _measure(self) -> None:
        self._tops = list(accumulate((len(starts) + 1 for starts in self._wrap_offsets), initial=0))

    def row(self, y: int) -> tuple[int, int]:
        """The line and which of its rows stands at a height; the nearest where there is none.

        Args:
            y: counted from the top of the document.

        Returns:
            the line, counted from 0, and its row, counted from 0.
        """
        y = min(max(y, 0), self.height - 1)
        line = bisect_right(self._tops, y) - 1
        return line, y - self._tops[line]

    def span(self, line: int, row: int) -> tuple[int, int]:
        """Where a row of a line begins and ends in it."""
        starts = self._wrap_offsets[line]
        begin = starts[row - 1] if row else 0
        end = starts[row] if row < len(starts) else len(self.document.get_line(line))
        return begin, end

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        text = self.document.get_line(line_index)
        edges = [0, *self._wrap_offsets[line_index], len(text)]
        return [text[start:end] for start, end in pairwise(edges)]

    def offset_to_location(self, offset: Offset) -> Location:
        """The place in the document that shows at a cell of a row."""
        x, y = offset
        line, row = self.row(y)
        return line, self.get_target_document_column(line, x, row)

    def location_to_offset(self, location: Location) -> Offset:
        """The cell and the row at which a place in the document shows."""
        line, column = location
        line = min(max(line, 0), len(self._wrap_offsets) - 1)
        row = bisect_right(self._wrap_offsets[line], column)
        begin, _end = self.span(line, row)
        return Offset(cells(self.document.get_line(line)[begin:column]), self._tops[line] + row)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The column of a line that shows at a cell of one of its rows; rows count from the end where negative."""
        last = len(self._wrap_offsets[line_index])
        row = y_offset if y_offset >= 0 else last + 1 + y_offset
        begin, end = self.span(line_index, row)
        column = begin + column_at(self.document.get_line(line_index)[begin:end], x_offset)
        return column if row == last else min(column, end - 1)
