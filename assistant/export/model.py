"""What a document shows, before it has a format: the workspace fills it in, the writers beside read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from assistant.danish.format import count, listed, long_date, short_date

# So many notes are named by their days; more are only counted, so that the line stays a line.
_DAYS_NAMED = 5


class Grouping(Enum):
    """How several items are put together under headings."""

    NONE = auto()
    MONTH = auto()
    QUARTER = auto()
    TAG = auto()


@dataclass(frozen=True)
class ExportItem:
    """One approved piece, such as an achievement.

    Attributes:
        title: its heading; may be empty.
        period_start: the first day it is about.
        period_end: the last day it is about; groups and order go by it.
        tags: without "#"; the first decides the group when grouped by tag.
        fields: (heading, text) in reading order; a text that is empty or nothing but "[mangler: …]" is missing.
        origin: one sentence on what it rests on (see ``origin_line``), or empty.
    """

    title: str
    period_start: date
    period_end: date
    tags: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    origin: str = ""


@dataclass(frozen=True)
class Export:
    """One document.

    Attributes:
        heading: of the whole, such as "Mine præstationer"; a single item without one is headed by its own title.
        period: first and last day chosen, or None.
        items: in any order; they are shown from the oldest to the newest.
        produced: the day the document is made.
        grouping: how several items are put together.
        include_missing: whether missing parts are shown as "[mangler: …]"; they are left out otherwise.
    """

    heading: str
    period: tuple[date, date] | None
    items: tuple[ExportItem, ...]
    produced: date
    grouping: Grouping = Grouping.NONE
    include_missing: bool = False


def origin_line(written: Iterable[date]) -> str:
    """Says in one Danish sentence which notes a piece rests on.

    Args:
        written: the day of each note, in any order.

    Returns:
        "Bygger på noten fra 12. marts 2026.", "Bygger på noter fra 4. og 12. marts 2026.", from six notes on only how many
        and from when to when; empty where there are no notes.
    """
    days = sorted(written)
    if not days:
        return ""
    if len(days) == 1:
        return f"Bygger på noten fra {long_date(days[0])}."
    distinct = sorted(set(days))
    if len(days) <= _DAYS_NAMED:
        return f"Bygger på noter fra {_days(distinct)}."
    if len(distinct) == 1:
        return f"Bygger på {count(len(days), 'note', 'noter')} fra {long_date(days[0])}."
    first = short_date(days[0]) if days[0].year == days[-1].year else long_date(days[0])
    return f"Bygger på {count(len(days), 'note', 'noter')} fra {first} til {long_date(days[-1])}."


def _days(days: list[date]) -> str:
    """Days by month, month and year said once: "3. og 9. januar og 30. juni 2026"."""
    months: dict[tuple[int, int], list[date]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(day)
    last_months = dict(months.keys())
    words = []
    for (year, month), members in months.items():
        written = long_date(members[-1]) if month == last_months[year] else short_date(members[-1])
        words.append(listed([*(f"{day.day}." for day in members[:-1]), written]))
    return listed(words)
