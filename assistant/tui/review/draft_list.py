"""The list of drafts: sections under headings, one line a draft, with a cursor and marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from assistant import tasks
from assistant.danish.format import long_date, month_span
from assistant.tui.journal.rows import MARKED, RowList, Stretch, fitted

if TYPE_CHECKING:
    from assistant.workspace.review import DraftLine

UNTITLED = "Uden titel"
_PERIOD_WIDTH = 26
_TAGS_FROM = 96
"""From this width there is room for tags."""


@dataclass(frozen=True)
class Section:
    """Some drafts under a heading.

    Attributes:
        heading: what they have in common.
        lines: the drafts; may be empty.
        note: what to say where there are none.
    """

    heading: str
    lines: Sequence[DraftLine]
    note: str = ""


@dataclass(frozen=True)
class _Line:
    """One line on the screen: a draft, counted from 0, or words in between."""

    row: int | None = None
    words: str = ""
    name: str = ""


class DraftList(RowList):
    """Shows drafts in sections."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Åbn", id="open", tooltip="Åbn udkastet"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marked: set[int] = set()
        self.drafts: list[DraftLine] = []
        self._lines: list[_Line] = []
        self._line_of: list[int] = []

    def show(self, sections: Iterable[Section]) -> None:
        """Shows other drafts; the cursor stays on its draft, or near its place where that is gone."""
        held, place = self.current, self.cursor or 0
        self.drafts, self._lines, self._line_of = [], [], []
        for section in sections:
            if self._lines:
                self._lines.append(_Line())
            self._lines.append(_Line(words=section.heading, name="rows--heading"))
            for draft in section.lines:
                self._line_of.append(len(self._lines))
                self._lines.append(_Line(row=len(self.drafts)))
                self.drafts.append(draft)
            if not section.lines and section.note:
                self._lines.append(_Line(words=section.note, name="rows--quiet"))
        self.marked &= {draft.id for draft in self.drafts}
        found = self._row_of(held.id) if held else None
        fallback = min(place, len(self.drafts) - 1) if self.drafts else None
        self.place_cursor(fallback if found is None else found)
        self.resized()
        self.show_cursor()
        self.refresh_bindings()

    @property
    def current(self) -> DraftLine | None:
        """The draft that the cursor stands on."""
        return (
            self.drafts[self.cursor] if self.cursor is not None and self.cursor < len(self.drafts) else None
        )

    def point_to(self, draft_id: int) -> None:
        """Puts the cursor on a draft, where it is shown."""
        row = self._row_of(draft_id)
        if row is not None:
            self.cursor = row

    def toggle_mark(self) -> None:
        """Marks the draft under the cursor, or takes its mark away, and steps on."""
        if self.current is not None:
            self.marked ^= {self.current.id}
            self.refresh()
            self.action_step(1)

    def _row_of(self, draft_id: int) -> int | None:
        return next((row for row, draft in enumerate(self.drafts) if draft.id == draft_id), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Opening needs a draft."""
        return self.current is not None if action == "open" else True

    # The rows

    @property
    def row_count(self) -> int:
        """How many drafts there are."""
        return len(self.drafts)

    @property
    def line_count(self) -> int:
        """How many lines they take, with headings."""
        return len(self._lines)

    def lines_of(self, row: int) -> tuple[int, int]:
        """The line of a draft; the heading above the first of a section comes into view with it."""
        line = self._line_of[row]
        first = line - 1 if line and self._lines[line - 1].row is None else line
        return first, line + 1

    def row_at(self, line: int) -> int | None:
        """The draft on a line."""
        return self._lines[line].row if 0 <= line < len(self._lines) else None

    def draw(self, line: int, width: int) -> Iterable[Stretch]:
        """A draft: its mark, title, task, period and tags, as far as they fit."""
        shown = self._lines[line]
        if shown.row is None:
            return [Stretch(fitted(f" {shown.words}", width), shown.name)]
        draft = self.drafts[shown.row]
        task_width = max(len(row.name) for row in tasks.ROWS) + 2
        tags_width = min(30, width // 4) if width >= _TAGS_FROM else 0
        title_width = max(12, width - 3 - task_width - _PERIOD_WIDTH - tags_width)
        unfinished = "" if draft.finished else " · ufærdigt"
        title = fitted(draft.title or UNTITLED, title_width - 2 - cell_len(unfinished)).rstrip()
        return [
            Stretch(f" {MARKED} " if draft.id in self.marked else "   ", "rows--mark"),
            Stretch(title),
            Stretch(fitted(unfinished, title_width - cell_len(title)), "rows--quiet"),
            Stretch(fitted(tasks.row(draft.task).name, task_width), "rows--quiet"),
            Stretch(fitted(period_of(draft), _PERIOD_WIDTH), "rows--quiet"),
            Stretch(fitted(" ".join(f"#{tag}" for tag in draft.tags), tags_width), "rows--quiet"),
        ]


def period_of(draft: DraftLine) -> str:
    """The days that a draft is about, short: "12. marts 2026", "januar–juni 2026"."""
    if draft.period_start == draft.period_end:
        return long_date(draft.period_start)
    return month_span(draft.period_start, draft.period_end)
