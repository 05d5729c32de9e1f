"""The text of a note under the cursor: a text area that stays quick in long notes and takes nothing harmful in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Document, DocumentNavigator

from assistant.export.cleaning import clean
from assistant.tui.journal.keys import NAMELESS as NAMELESS
from assistant.tui.journal.keys import give_key, run_binding_now
from assistant.tui.journal.wrapping import TAB, NoteWrap, cells

if TYPE_CHECKING:
    from textual import events
    from textual.widgets.text_area import Location

HEADING_LENGTH = 80
"""Characters of a first line that is shown as a heading, at most."""

_TAG = re.compile(r"(?<![\w#&/@])#(?=[\w-]*[^\W\d_])[^\W_][\w-]*")


def _moves(keys: str, action: str, about: str) -> list[BindingType]:
    """A movement of the cursor, with Shift to mark what it passes."""
    shifted = ",".join(
        key.replace("ctrl+", "ctrl+shift+") if "ctrl+" in key else f"shift+{key}" for key in keys.split(",")
    )
    return [
        Binding(keys, action, about, show=False),
        Binding(shifted, f"{action}(True)", f"{about}, og markér", show=False),
    ]


@dataclass(frozen=True)
class _Row:
    """All that decides how a row looks.

    Attributes:
        text: what stands on it.
        heading: whether it belongs to the note's heading.
        selected: where the marked stretch begins and ends on it, in characters; (0, 0) for none.
        cursor: where the cursor stands on it, or None.
        width: the cells to fill.
        stretches: what is drawn otherwise: first character, the one after the last, and a component class.
    """

    text: str
    heading: bool
    selected: tuple[int, int]
    cursor: int | None
    width: int
    stretches: tuple[tuple[int, int, str], ...] = ()


class NoteArea(TextArea, inherit_bindings=False):
    """The text of a note.

    It draws a row by that row alone, so that a key costs the same in a short note and in one of 200,000 words, and
    has the keys of any editor. What is pasted is cleaned of control sequences first.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"note-area--heading", "note-area--tag"}

    DEFAULT_CSS = """
    NoteArea {
        border: none;
        padding: 0;
        background: $background;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        &:focus { border: none; }
        & .note-area--heading { text-style: bold; }
        & .note-area--tag { color: $accent; }
        & .text-area--placeholder { color: $text-muted; }
        & .text-area--cursor { color: $background; background: $foreground; }
        & .text-area--selection { color: $foreground; background: $accent 35%; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *_moves("up", "cursor_up", "Op"),
        *_moves("down", "cursor_down", "Ned"),
        *_moves("left", "cursor_left", "Til venstre"),
        *_moves("right", "cursor_right", "Til højre"),
        *_moves("ctrl+left", "cursor_word_left", "Et ord til venstre"),
        *_moves("ctrl+right", "cursor_word_right", "Et ord til højre"),
        *_moves("home", "cursor_line_start", "Til linjens start"),
        *_moves("end", "cursor_line_end", "Til linjens slutning"),
        *_moves("ctrl+home", "cursor_text_start", "Til tekstens start"),
        *_moves("ctrl+end", "cursor_text_end", "Til tekstens slutning"),
        Binding("pageup", "cursor_page_up", "En side op", show=False),
        Binding("pagedown", "cursor_page_down", "En side ned", show=False),
        Binding("ctrl+a,f7", "select_all", "Markér alt", show=False),
        Binding("backspace", "delete_left", "Slet til venstre", show=False),
        Binding("delete", "delete_right", "Slet til højre", show=False),
        Binding("ctrl+w,ctrl+backspace,alt+backspace", "delete_word_left", "Slet ordet før", show=False),
        Binding("ctrl+delete,alt+delete", "delete_word_right", "Slet ordet efter", show=False),
        Binding("ctrl+u,super+backspace", "delete_to_start_of_line", "Slet til linjens start", show=False),
        Binding("ctrl+k", "delete_to_end_of_line_or_delete_line", "Slet til linjens slutning", show=False),
        Binding("ctrl+x,super+x", "cut", "Klip", show=False),
        Binding("ctrl+c,super+c", "copy", "Kopiér", show=False),
        Binding("ctrl+v,super+v", "paste", "Sæt ind", show=False),
        Binding("ctrl+z,super+z", "undo", "Fortryd", show=False),
        Binding("ctrl+y,ctrl+shift+z,super+y", "redo", "Gør om", show=False),
    ]

    @dataclass
    class CopyRequested(Message):
        """The user wants a text on the clipboard."""

        text: str

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        self._copied = ("", "")
        self._row_cache: LRUCache[_Row, Strip] = LRUCache(512)
        super().__init__(id=id, placeholder=placeholder, highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    # The document and its rows

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002  # no highlighting of code
        """Takes a text in, with wrapping of its own."""
        self.document = Document(text)
        self.wrapped_document = NoteWrap(self.document)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    @property
    def rows(self) -> NoteWrap:
        """The rows of the text."""
        assert isinstance(self.wrapped_document, NoteWrap)
        return self.wrapped_document

    @property
    def is_blank(self) -> bool:
        """Whether there is no text at all."""
        return self.document.line_count == 1 and not self.document.get_line(0)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key writes; "/" does, although its name is no character's to Textual."""
        return key in NAMELESS or super().check_consume_key(key, character)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:  # noqa: ARG002
        """None: notes are no code, and a search through a long note would be felt at each key."""
        return None

    def notify_style_update(self) -> None:
        """Draws anew after a change of theme or focus."""
        self._row_cache.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One row, drawn from that row alone."""
        if self.is_blank:
            return self._placeholder_row(y)
        y += self.scroll_offset.y
        if y >= self.rows.height:
            return Strip.blank(self.size.width, self.rich_style)
        row = self._row(y)
        strip = self._row_cache.get(row)
        if strip is None:
            strip = self._row_cache[row] = self._draw(row)
        return strip

    def _row(self, y: int) -> _Row:
        line, number = self.rows.row(y)
        begin, end = self.rows.span(line, number)
        text = self.document.get_line(line)
        last = end == len(text)
        top, bottom = sorted(self.selection)
        # The break at the end of a marked line is shown as a marked cell.
        selected = (
            max(top[1] if top[0] == line else 0, begin) - begin,
            min(bottom[1] if bottom[0] == line else len(text) + 1, end + last) - begin,
        )
        if not top[0] <= line <= bottom[0] or selected[0] >= selected[1]:
            selected = (0, 0)
        cursor_line, column = self.cursor_location
        here = self._draw_cursor and cursor_line == line and begin <= column < end + last
        return _Row(
            text=text[begin:end] + (" " if last else ""),
            heading=line == 0 and 0 < len(text) <= HEADING_LENGTH and self.document.line_count > 1,
            selected=selected,
            cursor=column - begin if here else None,
            width=self.size.width,
            stretches=tuple(
                (max(first, begin) - begin, min(after, end) - begin, name)
                for first, after, name in self.stretches_of(line)
                if first < end and after > begin
            ),
        )

    def stretches_of(self, line: int) -> Sequence[tuple[int, int, str]]:  # noqa: ARG002
        """What of a line is drawn otherwise: first character, the one after the last, and a component class."""
        return ()

    def _draw(self, row: _Row) -> Strip:
        style = self.get_component_rich_style
        drawn = Text(row.text, end="", no_wrap=True)
        if row.heading:
            drawn.stylize(style("note-area--heading", partial=True))
        for tag in _TAG.finditer(row.text):
            drawn.stylize(style("note-area--tag", partial=True), tag.start(), tag.end())
        for first, after, name in row.stretches:
            drawn.stylize(style(name, partial=True), first, after)
        if row.selected != (0, 0):
            drawn.stylize(style("text-area--selection"), *row.selected)
        if row.cursor is not None:
            drawn.stylize(style("text-area--cursor"), row.cursor, row.cursor + 1)
        segments = [
            Segment(segment.text.replace("\t", " " * TAB), segment.style)
            for segment in drawn.render(self.app.console)
        ]
        strip = Strip(segments, cells(row.text)).apply_style(self.rich_style)
        return strip.adjust_cell_length(row.width, self.rich_style)

    def _placeholder_row(self, y: int) -> Strip:
        words = str(self.placeholder).ljust(1) if y == 0 else ""
        drawn = Text(words, end="")
        drawn.stylize(
            self.get_component_rich_style("text-area--placeholder")
        )  # a base style alone is not drawn
        if y == 0 and self._draw_cursor:
            drawn.stylize(self.get_component_rich_style("text-area--cursor"), 0, 1)
        strip = Strip(drawn.render(self.app.console), drawn.cell_len).apply_style(self.rich_style)
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """Runs the binding of a key before the next letter is written; a key that was meant for the list goes there."""
        if self.screen.focused is not self:
            give_key(event, self.screen.focused)
        elif not event.is_printable:
            await run_binding_now(self, event)

    def action_cursor_text_start(self, select: bool = False) -> None:
        """Moves the cursor to the start of the text."""
        self.move_cursor((0, 0), select=select)

    def action_cursor_text_end(self, select: bool = False) -> None:
        """Moves the cursor to the end of the text."""
        self.move_cursor(self.document.end, select=select)

    def action_copy(self) -> None:
        """Copies the marked text, or the whole note where none is marked."""
        self.post_message(self.CopyRequested(self.selected_text or self.text))

    def action_cut(self) -> None:
        """Copies the marked text and takes it out; nothing where none is marked."""
        if self.selected_text:
            self.post_message(self.CopyRequested(self.selected_text))
            self.take_in("")

    def action_paste(self) -> None:
        """Puts in what was last copied in makker; the terminal's own paste key brings what other programs copied."""
        text, clipboard_then = self._copied
        # Another screen may have copied something since; the app knows of it.
        self.take_in(text if self.app.clipboard in (clipboard_then, text) else self.app.clipboard)

    def remember_copy(self, text: str) -> None:
        """Keeps what was copied for pasting; the way to the clipboard may pass the app by."""
        self._copied = (text, self.app.clipboard)

    async def _on_paste(self, event: events.Paste) -> None:
        """Puts in what the terminal hands over."""
        event.stop()
        event.prevent_default()  # or the text area would put it in as it is
        self.take_in(event.text)

    def take_in(self, text: str) -> None:
        """Puts a text from outside in the place of what is marked, cleaned."""
        if self.read_only:
            return
        result = self.replace(clean(text), *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
