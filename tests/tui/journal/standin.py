"""A journal of any size without a store: it makes up its notes when it is asked, and counts the questions."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, date, datetime

from store.records import HitPage, MonthCount, NoteLine, NoteRecord

MOMENT = datetime(2026, 3, 12, 13, 2, tzinfo=UTC)


class LargeJournal:
    """Months of notes, newest first.

    Args:
        months: how many.
        notes: how many in each.
    """

    def __init__(self, months: int, notes: int) -> None:
        names = [f"{2026 - number // 12}-{12 - number % 12:02}" for number in range(months)]
        self._months = [MonthCount(name, notes) for name in names]
        self._starts = {name: number * notes for number, name in enumerate(names)}
        self._notes = notes
        self.asked: Counter[str] = Counter()
        self.threads: set[int] = set()
        self.largest_page = 0
        self.hold = threading.Event()
        self.hold.set()

    def _ask(self, kind: str) -> None:
        self.asked[kind] += 1
        self.threads.add(threading.get_ident())

    def months(self, tag: str | None = None) -> list[MonthCount]:
        self._ask("months")
        return [] if tag else self._months

    def page(self, month: str, offset: int, limit: int, tag: str | None = None) -> list[NoteLine]:
        self._ask("page")
        self.hold.wait(5)
        self.largest_page = max(self.largest_page, limit)
        first = self._starts[month]
        return [self._line(first + number) for number in range(offset, min(offset + limit, self._notes))]

    def _line(self, number: int) -> NoteLine:
        return NoteLine(number + 1, f"Note nummer {number}", self._day(number), (), achieved=False)

    def _day(self, number: int) -> date:
        month = self._months[number // self._notes].month
        return date.fromisoformat(f"{month}-01").replace(day=28 - number % self._notes * 28 // self._notes)

    def get(self, note_id: int) -> NoteRecord:
        self._ask("get")
        text = f"Note nummer {note_id - 1}\n\nDer er ikke mere i den."
        day = self._day(note_id - 1)
        return NoteRecord(note_id, text, text.split("\n")[0], day, MOMENT, MOMENT, "da", True, 1, None, (), 0)

    def tags(self) -> list[tuple[str, int]]:
        self._ask("tags")
        return []

    def search(self, query: str, limit: int = 50, after: object = None) -> HitPage:
        self._ask("search")
        return HitPage((), None)
