"""Lists whose rows come one page after the other: the hits of a search, the bin, the earlier texts of a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from rich.cells import cell_len
from textual.message import Message

from assistant.export.cleaning import clean
from assistant.tui.journal.note_list import NO_TITLE
from assistant.tui.journal.rows import MARKED, RowList, Stretch, cut, fitted

if TYPE_CHECKING:
    from datetime import date

    from assistant.tui.journal.marks import Marks
    from assistant.workspace.journal import Hit, NoteLine, NoteRecord

ItemT = TypeVar("ItemT")

_SPACES = re.compile(r"\s+")

AHEAD = 20
"""Rows below the window at which the next page is asked for."""


class ItemList(RowList, Generic[ItemT]):
    """Rows of one item each; a subclass draws them."""

    HEIGHT = 1
    """Lines an item."""

    class WantsMore(Message):
        """The end of what has come is near, and there is more.

        Args:
            rows: the list.
        """

        def __init__(self, rows: RowList) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items: list[ItemT] = []
        self.more = False

    def show(self, items: Sequence[ItemT], *, more: bool = False, cursor: int | None = None) -> None:
        """Shows other items, from the top.

        Args:
            items: the first of them.
            more: whether others follow.
            cursor: where the cursor stands, without telling of it.
        """
        self.items = list(items)
        self.more = more
        self.place_cursor(cursor if cursor is not None and cursor < len(items) else None)
        self.scroll_to(y=0, animate=False, force=True)
        self.resized()
        self.show_cursor()

    def extend(self, items: Sequence[ItemT], *, more: bool) -> None:
        """Adds the next items."""
        self.items += items
        self.more = more
        self.resized()

    def take_out(self, row: int) -> None:
        """Takes an item away; the cursor goes to the one that moves up."""
        del self.items[row]
        self.resized()
        self.post_message(self.Moved(self))

    @property
    def selected(self) -> ItemT | None:
        """The item of the cursor."""
        return None if self.cursor is None or self.cursor >= len(self.items) else self.items[self.cursor]

    def came_into_view(self) -> None:
        """Asks for more when the end is near."""
        if self.more and self.lines_in_view.stop + AHEAD * self.HEIGHT >= self.line_count:
            self.more = False  # until the answer says so again
            self.post_message(self.WantsMore(self))

    @property
    def row_count(self) -> int:
        """How many items have come."""
        return len(self.items)

    @property
    def line_count(self) -> int:
        """How many lines they take."""
        return len(self.items) * self.HEIGHT

    def lines_of(self, row: int) -> tuple[int, int]:
        """The lines of an item."""
        return row * self.HEIGHT, (row + 1) * self.HEIGHT

    def row_at(self, line: int) -> int | None:
        """The item that a line belongs to."""
        return line // self.HEIGHT if 0 <= line < self.line_count else None

    def draw(self, line: int, width: int) -> Iterable[Stretch]:
        """A line of an item."""
        return self.draw_item(self.items[line // self.HEIGHT], line % self.HEIGHT, width)

    def draw_item(self, item: ItemT, line: int, width: int) -> Iterable[Stretch]:
        """A line of an item, counted from 0; implemented by each list."""
        raise NotImplementedError


class HitList(ItemList["Hit"]):
    """What a search found: a line with title and day, and one with the words around the find.

    Args:
        marks: which notes are marked.
    """

    HEIGHT = 2

    def __init__(self, marks: Marks, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks = marks

    def patch(self, note: NoteRecord) -> None:
        """Shows the new title and tags of a note; the words around the find stay as they were found."""
        for number, hit in enumerate(self.items):
            if hit.line.id == note.id:
                line = hit.line._replace(title=note.title, tags=note.tags)
                self.items[number] = replace(hit, line=line)
                self.refresh()

    def draw_item(self, item: Hit, line: int, width: int) -> Iterable[Stretch]:
        """Title and day, or the words around the find."""
        if line == 1:
            return [Stretch("  "), *_words(item, width - 2)]
        marked = item.line.id in self.marks
        mark = Stretch(f"{MARKED} ", "rows--mark") if marked else Stretch("  ")
        return [mark, *title_and_day(item.line, width - 2)]


def title_and_day(note: NoteLine, width: int) -> list[Stretch]:
    """The title of a note, and to the right its day."""
    day = f" {_numbers(note.written)}"
    room = width - len(day)
    title = (
        Stretch(fitted(note.title, room)) if note.title else Stretch(fitted(NO_TITLE, room), "rows--quiet")
    )
    return [title, Stretch(day, "rows--quiet")]


def _numbers(day: date) -> str:
    """A day in figures, as short as Danish allows: "12.3.26"."""
    return f"{day.day}.{day.month}.{day.year % 100:02}"


def _words(hit: Hit, width: int) -> Iterable[Stretch]:
    """The snippet from shortly before its first match on."""
    room = width
    for text, matches in _from_match(hit.snippet, room // 3):
        shown = _SPACES.sub(" ", clean(text))
        size = cell_len(shown)
        yield Stretch(cut(shown, room), "rows--match" if matches else "rows--quiet")
        room -= size
        if room <= 0:
            return


def _from_match(snippet: Sequence[tuple[str, bool]], before: int) -> Iterable[tuple[str, bool]]:
    """The stretches, with a long one before the first match cut at a word."""
    for number, (text, matches) in enumerate(snippet):
        if number == 0 and not matches and len(text) > before and len(snippet) > 1:
            text = "…" + text[-before:].partition(" ")[2]
        yield text, matches


class BinList(ItemList["NoteLine"]):
    """The notes in the bin."""

    def draw_item(self, item: NoteLine, line: int, width: int) -> Iterable[Stretch]:  # noqa: ARG002
        """Title and day."""
        return title_and_day(item, width)
