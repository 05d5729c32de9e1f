"""How far the plan has come over its period, as a small chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from assistant.tui.plan.wording import day_words, share_of

if TYPE_CHECKING:
    from assistant.workspace.plan import ProgressPoint

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_NOT_YET = "·"
_GAP = 2


@dataclass(frozen=True)
class Course:
    """How far it went.

    Attributes:
        points: evenly spread days of the period, in order.
        today: the day after which nothing is known.
        now: how far it is today, 0 to 1, or None where there is nothing to reach.
        words: the same in figures.
    """

    points: tuple[ProgressPoint, ...]
    today: date
    now: float | None
    words: str


def columns(course: Course) -> list[float | None]:
    """The height of each column, 0 to 1; None for days that are still to come and for those before there was a plan."""
    heights = [None if point.day > course.today else share_of(point) for point in course.points]
    past = [place for place, point in enumerate(course.points) if point.day <= course.today]
    if past:
        heights[past[-1]] = course.now  # what was done since then shows at once
    return heights


class ProgressChart(Widget):
    """Bars from the first to the last day of the period, with the days at their ends and the figures to the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"chart--bar", "chart--quiet"}
    DEFAULT_CSS = """
    ProgressChart {
        height: 1;
        & > .chart--bar { color: $accent; }
        & > .chart--quiet { color: $text-muted; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.course: Course | None = None

    def show(self, course: Course | None) -> None:
        """Shows another course; None for nothing."""
        self.course = course
        self.display = course is not None and bool(course.points)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the chart; the lowest one has the words."""
        width, base = self.size.width, self.rich_style
        if self.course is None or not self.course.points:
            return Strip.blank(width, base)
        course = self.course
        bar = base + self.get_component_rich_style("chart--bar", partial=True)
        quiet = base + self.get_component_rich_style("chart--quiet", partial=True)
        lowest = y == self.size.height - 1
        first = day_words(course.points[0].day, course.today)
        last = day_words(course.points[-1].day, course.today)
        each = _column_width(
            width - cell_len(first) - cell_len(last) - 2 * _GAP - cell_len(course.words), course.points
        )
        level = self.size.height - 1 - y
        pieces = [Segment(f"{first if lowest else ' ' * cell_len(first)}{' ' * _GAP}", quiet)]
        for height in columns(course):
            known = height is not None
            block = _block(height or 0.0, level, self.size.height) if known else _NOT_YET if lowest else " "
            pieces.append(Segment(block * (each - 1 or 1), bar if known else quiet))
            if each > 1:
                pieces.append(Segment(" ", base))
        if lowest:
            pieces.append(Segment(" " * (_GAP - 1) + last, quiet))
            used = sum(cell_len(piece.text) for piece in pieces)
            pieces.append(Segment(_fitting(course.words, width - used - _GAP).rjust(width - used), quiet))
        return Strip(pieces).adjust_cell_length(width, base)


def _fitting(words: str, room: int) -> str:
    """As much of the figures as there is room for, in whole parts; the last part says most."""
    while words and cell_len(words) > room:
        words = words.partition(" · ")[2]
    return words


def _column_width(room: int, points: Sequence[ProgressPoint]) -> int:
    return min(4, max(1, (room - _GAP) // len(points)))


def _block(height: float, level: int, levels: int) -> str:
    """The block of a column at a level counted from the bottom; what is known to be nothing still has a foot."""
    eighths = round(height * levels * 8) - level * 8
    if level == 0:
        eighths = max(1, eighths)
    return _EIGHTHS[min(8, max(0, eighths))]
