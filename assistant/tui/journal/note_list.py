"""The notes by month: it knows the counts, and asks for the pages of notes that are in view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.cache import LRUCache
from textual.message import Message

from assistant.danish.format import month_year
from assistant.tui.journal.months import MonthLayout, Place
from assistant.tui.journal.rows import ACHIEVED, MARKED, RowList, Stretch, fitted

if TYPE_CHECKING:
    from assistant.tui.journal.marks import Marks
    from assistant.workspace.journal import MonthCount, NoteLine, NoteRecord

PAGE = 60
"""Notes a page."""

PAGES_KEPT = 64
"""Pages that are remembered: those around the window, and where one came from."""

NO_TITLE = "uden tekst"


class PageKey(NamedTuple):
    """A page of the list: the month, and the number of the page in it."""

    month: str
    number: int

    @property
    def offset(self) -> int:
        """How many notes of the month stand before it."""
        return self.number * PAGE


Pages = Mapping[PageKey, Sequence["NoteLine"]]


def page_of(place: Place) -> PageKey:
    """The page that a place is on."""
    return PageKey(place.month, place.offset // PAGE)


class NoteList(RowList):
    """The list of notes, newest first.

    Args:
        marks: which notes are marked.
    """

    class Lacking(Message):
        """Pages are in view that the list does not have.

        Args:
            rows: the list.
        """

        def __init__(self, rows: NoteList) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> NoteList:
            """The list."""
            return self.rows

    def __init__(self, marks: Marks, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks = marks
        self.layout_of_months = MonthLayout()
        self.generation = 0
        self._pages: LRUCache[PageKey, list[NoteLine]] = LRUCache(PAGES_KEPT)

    # What it shows

    def show_months(self, months: Sequence[MonthCount], pages: Pages, select: Place | None = None) -> None:
        """Shows other months, or the same ones after a change; what is in view stays where it is.

        Args:
            months: with their counts, newest first.
            pages: the pages that are known already; all others are asked for when they come into view.
            select: where the cursor goes, without telling of it; None leaves it where it is, if there is such a row.
        """
        height = self._cursor_height()
        self.generation += 1
        self.layout_of_months = MonthLayout(months)
        self._pages.clear()
        self._keep(pages)
        if select is not None:
            self.place_cursor(self.layout_of_months.row_of(select))
        self.resized()
        if self.cursor is not None:
            self.scroll_to(
                y=max(0, self.layout_of_months.line_of(self.cursor) - height), animate=False, force=True
            )
            self.show_cursor()

    def _cursor_height(self) -> int:
        """How far below the top of the window the cursor stands."""
        if self.cursor is None or self.cursor >= self.row_count:
            return 1
        return self.layout_of_months.line_of(self.cursor) - self.scroll_offset.y

    def take_pages(self, generation: int, pages: Pages) -> None:
        """Takes pages in that were asked for; those of earlier months are left."""
        if generation == self.generation:
            self._keep(pages)
            self.refresh()

    def _keep(self, pages: Pages) -> None:
        for key, lines in pages.items():
            self._pages[key] = list(lines)

    def patch(self, note: NoteRecord) -> None:
        """Shows the new title and tags of a note that stays in its place."""
        for key in self._pages.keys():  # noqa: SIM118  # the cache can't be walked through
            lines = self._pages[key]
            for number, line in enumerate(lines):
                if line.id == note.id:
                    lines[number] = line._replace(title=note.title, tags=note.tags)
                    self.refresh()
                    return

    def note_at(self, row: int | None) -> NoteLine | None:
        """The note of a row; None where it has not come yet."""
        if row is None or row >= self.row_count:
            return None
        place = self.layout_of_months.place_of(row)
        lines = self._pages.get(page_of(place))
        offset = place.offset % PAGE
        return lines[offset] if lines is not None and offset < len(lines) else None

    @property
    def selected(self) -> NoteLine | None:
        """The note of the cursor; None where there is none, or it has not come yet."""
        return self.note_at(self.cursor)

    # Pages

    def pages_in_view(self) -> list[PageKey]:
        """The pages that the window shows, the one of the cursor first."""
        rows = [self.row_at(line) for line in self.lines_in_view]
        shown = [row for row in [self.cursor, *rows] if row is not None and row < self.row_count]
        return list(dict.fromkeys(page_of(self.layout_of_months.place_of(row)) for row in shown))

    def lacking(self) -> list[PageKey]:
        """The pages in view that the list does not have."""
        return [key for key in self.pages_in_view() if key not in self._pages]

    def came_into_view(self) -> None:
        """Asks for the pages that it lacks."""
        if self.lacking():
            self.post_message(self.Lacking(self))

    # Rows

    @property
    def row_count(self) -> int:
        """How many notes there are."""
        return self.layout_of_months.row_count

    @property
    def line_count(self) -> int:
        """How many lines they take with the headings."""
        return self.layout_of_months.line_count

    def lines_of(self, row: int) -> tuple[int, int]:
        """The line of a note, with the heading for the first of a month."""
        line = self.layout_of_months.line_of(row)
        first_of_month = self.layout_of_months.place_of(row).offset == 0
        return line - first_of_month, line + 1

    def row_at(self, line: int) -> int | None:
        """The note on a line."""
        return self.layout_of_months.row_at(line)

    def draw(self, line: int, width: int) -> Iterable[Stretch]:
        """A heading, or day, mark, title and star of a note."""
        month = self.layout_of_months.heading_at(line)
        if month is not None:
            return [Stretch(fitted(month_year(date.fromisoformat(f"{month}-01")), width), "rows--heading")]
        row = self.layout_of_months.row_at(line)
        if row is None:
            return []
        note = self.note_at(row)
        if note is None:
            return [Stretch("     …", "rows--quiet")]
        return note_row(note, f"{note.written.day:>2}", width, marked=note.id in self.marks)


def note_row(note: NoteLine, day: str, width: int, *, marked: bool) -> list[Stretch]:
    """A note on one line.

    Args:
        note: what to show.
        day: its day, as the list writes it.
        width: cells to fill.
        marked: whether it has a mark.
    """
    end = f" {ACHIEVED}" if note.achieved else ""
    room = width - len(day) - 3 - len(end)
    return [
        Stretch(f"{day} ", "rows--quiet"),
        Stretch(f"{MARKED} ", "rows--mark") if marked else Stretch("  "),
        Stretch(fitted(note.title, room)) if note.title else Stretch(fitted(NO_TITLE, room), "rows--quiet"),
        Stretch(end, "rows--mark"),
    ]
