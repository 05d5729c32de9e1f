"""A pane of running text: wraps by words, draws only the lines in view, and marks stretches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.style import Style
    from textual.selection import Selection

_CONTROL_PICTURES = {
    code: chr(0x2400 + code) if code < 0x20 else "�"
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in "\n\t"
}
_CONTROL_PICTURES[0x09] = " "


def visible(text: str) -> str:
    """The text with control characters shown as pictures and tabs as spaces.

    A terminal would obey them: clear the screen, write the clipboard, turn the reading direction. Each stays one
    character, so that places in the text stay right.
    """
    return text.translate(_CONTROL_PICTURES)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a paragraph begin and end when it is wrapped by words.

    Args:
        text: without line breaks.
        width: of the lines, in cells; at least 1.

    Returns:
        for each line the place of its first character and of the one after its last, the space at the break left
        out; one empty line for an empty text. A word wider than a line is broken.
    """
    lines: list[tuple[int, int]] = []
    start = end = used = at = 0
    for word in text.split(" "):
        size = cell_len(word)
        if at > start and used + 1 + size <= width:
            used += 1 + size
        elif at == start and size <= width:
            used = size
        else:
            if at > start:
                lines.append((start, end))
            start = at
            # An empty or blank text would give no piece at all.
            pieces = chop_cells(word, width) if size > width else [word]
            for piece in pieces[:-1]:
                lines.append((start, start + len(piece)))
                start += len(piece)
            used = cell_len(pieces[-1])
        end = at + len(word)
        at = end + 1
    lines.append((start, end))
    return lines


@dataclass(frozen=True)
class Mark:
    """A stretch of a passage that is drawn otherwise.

    Attributes:
        start: its first character.
        end: the character after its last.
        name: a component class of the pane, such as "prose--evidence".
    """

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Passage:
    """A text, which may hold line breaks, and how it is drawn.

    Attributes:
        text: never read as markup.
        marks: stretches that are drawn otherwise; where two overlap, the one that begins later is laid on top.
        name: a component class for the whole, or empty.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    name: str = ""


class _Paragraph(NamedTuple):
    """One line of a passage as it was written, before it is wrapped."""

    text: str
    passage: int
    start: int


class _Row(NamedTuple):
    """One line on the screen: a stretch of a paragraph."""

    paragraph: int
    start: int
    end: int


class ProsePane(ScrollView, can_focus=True):
    """Shows passages under one another; text can be marked with the mouse and copied."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "prose--heading",
        "prose--quiet",
        "prose--evidence",
        "prose--warning",
        "prose--added",
        "prose--removed",
    }
    DEFAULT_CSS = """
    ProsePane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .prose--heading { text-style: bold; }
        & > .prose--quiet { color: $text-muted; }
        & > .prose--evidence { background: $accent-muted; }
        & > .prose--warning { color: $warning; text-style: underline; }
        & > .prose--added { color: $accent; text-style: bold; }
        & > .prose--removed { color: $warning; text-style: strike; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Op", show=False),
        Binding("down", "move(1)", "Ned", show=False),
        Binding("pageup", "move_page(-1)", "Side op", show=False),
        Binding("pagedown,space", "move_page(1)", "Side ned", show=False),
        Binding("home", "move_to(0)", "Til toppen", show=False),
        Binding("end", "move_to(1)", "Til bunden", show=False),
    ]

    def __init__(
        self, passages: Iterable[Passage] = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._passages: list[Passage] = []
        self._reaches: list[list[int]] = []
        self._paragraphs: list[_Paragraph] = []
        self._firsts: list[int] = []
        self._rows: list[_Row] = []
        self._row_starts: list[int] = []
        self._width = 0
        self._load(passages)

    @property
    def passages(self) -> Sequence[Passage]:
        """What is shown."""
        return self._passages

    @property
    def plain(self) -> str:
        """All that is shown, without styles."""
        return "\n".join(paragraph.text for paragraph in self._paragraphs)

    def show(self, passages: Iterable[Passage], *, place: Literal["top", "same", "end"] = "top") -> None:
        """Shows other passages.

        Args:
            passages: what to show.
            place: what to show of them: their top, the lines where the window stands now, or their end.
        """
        self._load(passages)
        self._wrap(self._width)
        if place == "top":
            self.scroll_home(animate=False)
        elif place == "end":
            self.scroll_end(animate=False)

    def mark(self, marks: dict[int, tuple[Mark, ...]]) -> None:
        """Marks stretches, and takes all earlier marks away; the text stays where it is.

        Args:
            marks: by the number of the passage, from 0.
        """
        self._passages = [
            replace(passage, marks=_in_order(marks.get(number, ())))
            for number, passage in enumerate(self._passages)
        ]
        self._reaches = [_reach(passage.marks) for passage in self._passages]
        self.refresh()

    def scroll_to_place(self, passage: int, place: int) -> None:
        """Brings a character of a passage into view, with a little of what stands before it."""
        row = self._row_of(passage, place)
        self.scroll_to_region(Region(0, max(0, row - 1), 1, 3), animate=False, force=True)

    def action_move(self, lines: int) -> None:
        """Scrolls by lines; a text that fits takes the key all the same, or it would move something behind it."""
        self.scroll_relative(y=lines, animate=False)

    def action_move_page(self, pages: int) -> None:
        """Scrolls by pages."""
        self.action_move(pages * max(1, self.size.height - 1))

    def action_move_to(self, end: int) -> None:
        """Scrolls to the top (0) or the end (1)."""
        self.scroll_to(y=end * self.max_scroll_y, animate=False)

    def _load(self, passages: Iterable[Passage]) -> None:
        self._passages = [
            replace(passage, text=visible(passage.text), marks=_in_order(passage.marks))
            for passage in passages
        ]
        self._reaches = [_reach(passage.marks) for passage in self._passages]
        self._paragraphs = []
        self._firsts = []
        for number, passage in enumerate(self._passages):
            self._firsts.append(len(self._paragraphs))
            start = 0
            for line in passage.text.split("\n"):
                self._paragraphs.append(_Paragraph(line, number, start))
                start += len(line) + 1

    def _wrap(self, width: int) -> None:
        self._width = width
        self._rows = []
        self._row_starts = []
        if width <= 0:
            return
        for number, paragraph in enumerate(self._paragraphs):
            self._row_starts.append(len(self._rows))
            self._rows += [_Row(number, start, end) for start, end in wrap(paragraph.text, width)]
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def _row_of(self, passage: int, place: int) -> int:
        if not self._row_starts:
            return 0
        last = self._firsts[passage + 1] if passage + 1 < len(self._firsts) else len(self._paragraphs)
        number = self._firsts[passage]
        while number + 1 < last and self._paragraphs[number + 1].start <= place:
            number += 1
        place -= self._paragraphs[number].start
        row = self._row_starts[number]
        while row + 1 < len(self._rows) and self._rows[row + 1].paragraph == number:
            if self._rows[row + 1].start > place:
                break
            row += 1
        return row

    def on_resize(self) -> None:
        """Wraps anew; what stood at the top stays there."""
        width = self.scrollable_content_region.width
        if width == self._width:
            return
        top = self._rows[min(round(self.scroll_y), len(self._rows) - 1)] if self._rows else None
        self._wrap(width)
        if top is not None and self._rows:
            paragraph = self._paragraphs[top.paragraph]
            row = self._row_of(paragraph.passage, paragraph.start + top.start)
            self.scroll_to(y=row, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = y + round(self.scroll_y)
        base = self.rich_style
        if number >= len(self._rows):
            return Strip.blank(self.size.width, base)
        row = self._rows[number]
        segments = list(self._segments(row, base))
        strip = Strip(segments).apply_offsets(row.start, row.paragraph)
        return strip.adjust_cell_length(self.size.width, base)

    def _segments(self, row: _Row, base: Style) -> Iterator[Segment]:
        paragraph = self._paragraphs[row.paragraph]
        passage = self._passages[paragraph.passage]
        if passage.name:
            base = base + self.get_component_rich_style(passage.name, partial=True)
        first, last = paragraph.start + row.start, paragraph.start + row.end
        styles = [(first, last, base)]
        for mark in _overlapping(passage.marks, self._reaches[paragraph.passage], first, last):
            style = self.get_component_rich_style(mark.name, partial=True)
            styles = list(_overlaid(styles, mark.start, mark.end, style))
        selected = self._selected(row.paragraph)
        if selected is not None:
            start, end = selected
            stop = last if end == -1 else paragraph.start + end
            style = self.screen.get_component_rich_style("screen--selection")
            styles = list(_overlaid(styles, paragraph.start + start, stop, style))
        for start, end, style in styles:
            if end > start:
                yield Segment(passage.text[start:end], style)

    def _selected(self, paragraph: int) -> tuple[int, int] | None:
        selection = self.text_selection
        return None if selection is None else selection.get_span(paragraph)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is marked with the mouse."""
        return selection.extract(self.plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002  # Textual's name
        """Draws what is marked with the mouse."""
        self.refresh()


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def _reach(marks: tuple[Mark, ...]) -> list[int]:
    """How far each mark and those before it reach."""
    return list(accumulate((mark.end for mark in marks), max))


def _overlapping(marks: tuple[Mark, ...], reach: list[int], first: int, last: int) -> Iterator[Mark]:
    """The marks that touch a stretch, found by halving, since a text may hold thousands."""
    for mark in marks[bisect_right(reach, first) :]:
        if mark.start >= last:
            return
        if mark.end > first:
            yield mark


def _overlaid(
    styles: Iterable[tuple[int, int, Style]], start: int, end: int, style: Style
) -> Iterator[tuple[int, int, Style]]:
    """The stretches with another style laid over a part of them."""
    for first, last, base in styles:
        low, high = max(first, start), min(last, end)
        if low >= high:
            yield first, last, base
            continue
        yield first, low, base
        yield low, high, base + style
        yield high, last, base
