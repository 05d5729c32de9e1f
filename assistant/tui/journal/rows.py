"""A list that draws only the lines in view, however many rows it has: what the lists of the journal have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assistant.export.cleaning import one_line
from assistant.tui.journal.keys import give_key, run_binding_now

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

LIST = Binding.Group("I listen")

MARKED = "●"
ACHIEVED = "★"
BAR = "▌"


class Stretch(NamedTuple):
    """A piece of a line.

    Attributes:
        text: what it shows; never markup.
        name: a component class such as "rows--quiet", or empty for the plain style.
    """

    text: str
    name: str = ""


def cut(text: str, width: int) -> str:
    """A line on at most so many cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """A text on exactly so many cells: filled up, or cut; cleaned of all that would move the cursor of the terminal."""
    return set_cell_size(cut(one_line(text[: 4 * width + 4]), width), max(0, width))


class RowList(ScrollView, can_focus=True):
    """Rows of one or more lines with a cursor. A subclass says how many rows there are, where they stand, and draws them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--quiet",
        "rows--heading",
        "rows--mark",
        "rows--match",
        "rows--cursor",
        "rows--bar",
    }

    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
        & > .rows--quiet { color: $text-muted; }
        & > .rows--heading { color: $text-muted; text-style: bold; }
        & > .rows--mark { color: $accent; text-style: bold; }
        & > .rows--match { color: $accent; text-style: bold; }
        & > .rows--cursor { background: $surface; }
        & > .rows--bar { color: $text-muted; }
        &:focus > .rows--cursor { background: $panel; }
        &:focus > .rows--bar { color: $accent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Forrige", show=False),
        Binding("down", "step(1)", "Næste", show=False),
        Binding("pageup", "page(-1)", "En side op", show=False),
        Binding("pagedown", "page(1)", "En side ned", show=False),
        Binding("home", "to_end(-1)", "Til den første", show=False),
        Binding("end", "to_end(1)", "Til den sidste", show=False),
    ]

    cursor: reactive[int | None] = reactive(None, init=False, repaint=False)
    """The row that the keys go to, counted from 0; None where there are no rows."""

    class Moved(Message):
        """The cursor stands on another row.

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

    class Opened(Message):
        """A row was opened by Enter or a second click.

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

    held_keys: list[events.Key] | None = None
    """Keys that wait until another widget has the focus; None while they are this list's own."""

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """Runs the binding of a key at once; one that was meant for the widget that has the focus by now goes there."""
        if self.held_keys is not None:
            event.stop()
            event.prevent_default()
            self.held_keys.append(event)
        elif self.screen.focused is not self:
            give_key(event, self.screen.focused)
        else:
            await run_binding_now(self, event)

    def hold_keys(self) -> None:
        """Keeps the keys that come from now on, since the widget that they are meant for is not ready."""
        self.held_keys = []

    def release_keys(self, *, hand_on: bool) -> None:
        """Ends that, and hands the kept keys to the widget that has the focus now, or drops them."""
        held, self.held_keys = self.held_keys or [], None
        for event in held if hand_on else ():
            give_key(event, self.screen.focused)

    # What a subclass implements

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def line_count(self) -> int:
        """How many lines they take, with headings."""
        raise NotImplementedError

    def lines_of(self, row: int) -> tuple[int, int]:
        """The first line of a row and the one after its last, with a heading that belongs into view with it."""
        raise NotImplementedError

    def row_at(self, line: int) -> int | None:
        """The row that a line belongs to; None for a heading and beyond the end."""
        raise NotImplementedError

    def draw(self, line: int, width: int) -> Iterable[Stretch]:
        """What a line shows, at most ``width`` cells, the bar of the cursor left out."""
        raise NotImplementedError

    def came_into_view(self) -> None:
        """Called when other lines may be in view: a subclass asks for what it lacks of them."""

    # The lines

    def resized(self) -> None:
        """Takes a change of the number of rows in."""
        self.virtual_size = Size(self.size.width, self.line_count)
        count = self.row_count
        if self.cursor is not None and self.cursor >= count:
            self.cursor = count - 1 if count else None
        self.refresh()
        self.came_into_view()

    def render_line(self, y: int) -> Strip:
        """A line, with a bar where the cursor is."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        base = self.rich_style
        if line >= self.line_count:
            return Strip.blank(width, base)
        here = self.cursor is not None and self.row_at(line) == self.cursor
        if here:
            base = base + self._named("rows--cursor")
        segments = [Segment(BAR, base + self._named("rows--bar")) if here else Segment(" ", base)]
        for stretch in self.draw(line, width - 1):
            segments.append(Segment(stretch.text, base + self._named(stretch.name) if stretch.name else base))
        return Strip(segments).adjust_cell_length(width, base)

    def _named(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Asks for the rows that came into view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.came_into_view()

    def on_resize(self) -> None:
        """Fits the lines into the new width."""
        self.resized()
        if self.cursor is not None:
            self.show_cursor()

    @property
    def lines_in_view(self) -> range:
        """The lines that the window shows."""
        top = self.scroll_offset.y
        return range(top, min(top + max(1, self.size.height), self.line_count))

    # The cursor

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Shows the cursor and tells of it."""
        if old != new:
            self.show_cursor()
            self.refresh()
            self.post_message(self.Moved(self))

    def show_cursor(self) -> None:
        """Brings the row of the cursor into view."""
        if self.cursor is None or not self.row_count:
            return
        first, end = self.lines_of(self.cursor)
        self.scroll_to_region(Region(0, first, 1, end - first), animate=False, force=True)

    def place_cursor(self, row: int | None) -> None:
        """Puts the cursor on a row without telling of it, since the row is shown already."""
        self.set_reactive(RowList.cursor, row)
        self.refresh()

    def action_step(self, step: int) -> None:
        """Moves the cursor by rows."""
        if self.row_count:
            self.cursor = min(max((-1 if self.cursor is None else self.cursor) + step, 0), self.row_count - 1)
            if self.cursor == 0:
                self.scroll_home(animate=False)

    def action_page(self, pages: int) -> None:
        """Moves the cursor by windows."""
        if not self.row_count:
            return
        here = 0 if self.cursor is None else self.cursor
        line = self.lines_of(here)[1] - 1 + pages * max(1, self.size.height - 1)
        self.cursor = self.nearest_row(line, pages)

    def nearest_row(self, line: int, direction: int) -> int:
        """The row at a line, or the next one in a direction; there must be rows."""
        line = min(max(line, 0), self.line_count - 1)
        while 0 <= line < self.line_count:
            row = self.row_at(line)
            if row is not None:
                return row
            line += direction
        return 0 if direction < 0 else self.row_count - 1

    def action_to_end(self, direction: int) -> None:
        """Moves the cursor to the first or last row."""
        if self.row_count:
            self.cursor = 0 if direction < 0 else self.row_count - 1
            self.scroll_to(y=0 if direction < 0 else self.max_scroll_y, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the row under the mouse; a second click opens it."""
        row = self.row_at(event.y + self.scroll_offset.y)
        if row is None:
            return
        self.cursor = row
        if event.chain == 2:
            self.post_message(self.Opened(self))

    def action_open(self) -> None:
        """Opens the row of the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened(self))
