"""What the list asks the journal for: months, the pages in view, and where a note stands. Called in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assistant.tui.journal.months import Place
from assistant.tui.journal.note_list import PAGE, PageKey, Pages, page_of

if TYPE_CHECKING:
    from assistant.workspace.journal import Journal, MonthCount, NoteLine

STRIDE = 500
"""Lines read at a time while a note is looked for in its month."""


class Sought(NamedTuple):
    """A note that the cursor shall stand on."""

    id: int
    written: date


class Survey(NamedTuple):
    """What the list shows next.

    Attributes:
        months: with their counts.
        pages: those that were asked for, and that of the note that was sought.
        place: where that note stands; None where it is not in the list.
    """

    months: Sequence[MonthCount]
    pages: Pages
    place: Place | None


def survey(journal: Journal, tag: str | None, keys: Sequence[PageKey], sought: Sought | None) -> Survey:
    """Looks the list through.

    Args:
        journal: to ask.
        tag: only notes with this tag; all where None.
        keys: the pages that are likely to be in view.
        sought: the note to find, or None.
    """
    months = journal.months(tag)
    place = None if sought is None else find(journal, tag, sought)
    wanted = list(keys) or [PageKey(months[0].month, 0)] if months else []
    if place is not None:
        wanted.append(page_of(place))
    known = {month.month for month in months}
    return Survey(months, read_pages(journal, tag, [key for key in wanted if key.month in known]), place)


def read_pages(journal: Journal, tag: str | None, keys: Sequence[PageKey]) -> dict[PageKey, list[NoteLine]]:
    """Reads pages of the list."""
    return {key: journal.page(key.month, key.offset, PAGE, tag) for key in dict.fromkeys(keys)}


def find(journal: Journal, tag: str | None, sought: Sought) -> Place | None:
    """Where a note stands in the list; None where it is not there."""
    month = sought.written.isoformat()[:7]
    offset = 0
    while lines := journal.page(month, offset, STRIDE, tag):
        for number, line in enumerate(lines):
            if line.id == sought.id:
                return Place(month, offset + number)
        offset += len(lines)
    return None
