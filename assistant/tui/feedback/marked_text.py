"""The feedback as it is written, with the words marked that make it indirect, harsh or vague."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from textual.widgets.text_area import Location

from assistant.tui.journal.note_area import NoteArea

if TYPE_CHECKING:
    from assistant.workspace.feedback import Analysis, Stretch

Marks = tuple[tuple[int, int, str], ...]
"""Stretches of a line: first character, the one after the last, and a component class."""

HERE = "marked--here"


class MarkedArea(NoteArea):
    """A text area that shows an analysis.

    A line that is typed in keeps the marks outside of what changed, until the next analysis is there.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked--indirect", "marked--harsh", "marked--vague", HERE}

    DEFAULT_CSS = """
    MarkedArea {
        & .note-area--heading { text-style: none; }
        & .marked--indirect { color: $accent; text-style: underline; }
        & .marked--harsh { color: $warning; text-style: underline; }
        & .marked--vague { color: $text-muted; text-style: underline italic; }
        & .marked--here { background: $accent-muted; }
    }
    """

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        self._marks: dict[str, Marks] = {}
        self._analysed: list[str] = []
        self._starts: list[int] = []
        self._here: tuple[int, int] | None = None
        self._moved: tuple[str, Marks] = ("", ())
        super().__init__(placeholder=placeholder, id=id)

    def show_analysis(self, analysis: Analysis) -> None:
        """Marks what was found; the text of the analysis may be one that has been typed over since."""
        self._analysed = analysis.text.split("\n")
        starts = list(accumulate((len(line) + 1 for line in self._analysed), initial=0))
        found: dict[int, list[tuple[int, int, str]]] = {}
        for stretch in analysis.stretches:
            line = bisect_right(starts, stretch.start) - 1
            while line < len(self._analysed) and starts[line] < stretch.end:
                first = max(stretch.start - starts[line], 0)
                after = min(stretch.end - starts[line], len(self._analysed[line]))
                if first < after:
                    found.setdefault(line, []).append((first, after, f"marked--{stretch.label}"))
                line += 1
        self._marks = {self._analysed[line]: tuple(marks) for line, marks in found.items()}
        self._moved = ("", ())
        self.refresh()

    def show_here(self, stretch: Stretch | None) -> None:
        """Lets one stretch stand out: the one that is spoken of."""
        here = None if stretch is None else (stretch.start, stretch.end)
        if here != self._here:
            self._here = here
            self.refresh()

    @property
    def place(self) -> int:
        """Where the cursor stands, in characters from the start of the text."""
        line, column = self.cursor_location
        return self.start_of(line) + column

    def start_of(self, line: int) -> int:
        """Where a line begins, in characters from the start of the text."""
        return sum(len(text) + 1 for text in self.document.lines[:line])

    def location_of(self, place: int) -> Location:
        """The line and column of a place in the text."""
        for number, text in enumerate(self.document.lines):
            if place <= len(text):
                return number, max(0, place)
            place -= len(text) + 1
        return self.document.end

    def stretches_of(self, line: int) -> Sequence[tuple[int, int, str]]:
        """The marks of a line, and the one that is spoken of."""
        text = self.document.get_line(line)
        marks = self._marks.get(text)
        if marks is None:
            marks = self._kept_marks(line, text)
        return (*marks, *self._here_on(line, text))

    def _here_on(self, line: int, text: str) -> Marks:
        if self._here is None:
            return ()
        start = self.start_of(line)
        first, after = max(self._here[0] - start, 0), min(self._here[1] - start, len(text))
        return ((first, after, HERE),) if first < after else ()

    def _kept_marks(self, line: int, text: str) -> Marks:
        """Those of the line as it was analysed, moved with its words; none where it is a new line."""
        if line >= len(self._analysed) or text in self._analysed[max(0, line - 1) : line + 2]:
            return ()
        if self._moved[0] != text:
            self._moved = (text, moved(self._analysed[line], text, self._marks.get(self._analysed[line], ())))
        return self._moved[1]


def moved(old: str, new: str, marks: Marks) -> Marks:
    """Marks of a line after it was edited: those before and after the edit stay with their words.

    Args:
        old: the line that the marks belong to.
        new: the line as it is.
        marks: what was marked.
    """
    if not marks:
        return ()
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    shift = len(new) - len(old)
    kept: list[tuple[int, int, str]] = []
    for first, after, name in marks:
        if after <= head:
            kept.append((first, after, name))
        elif first >= len(old) - tail:
            kept.append((first + shift, after + shift, name))
        elif first < head or after > len(old) - tail:
            # The edit lies inside, as when a word is mended: the mark grows or shrinks with it.
            begin, end = min(first, head), max(after + shift, head)
            if begin < end:
                kept.append((begin, min(end, len(new)), name))
    return tuple(kept)
