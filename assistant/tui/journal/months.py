"""Where the months and notes of the journal stand in a list: worked out from the counts alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.workspace.journal import MonthCount


class Place(NamedTuple):
    """A note's place: the month, and how many notes of it stand above."""

    month: str
    offset: int


class MonthLayout:
    """A heading and a line a note for each month, and an empty line between two months.

    Args:
        months: newest first; those without notes are left out.
    """

    def __init__(self, months: Sequence[MonthCount] = ()) -> None:
        self.months = tuple(month for month in months if month.count)
        self._numbers = {month.month: number for number, month in enumerate(self.months)}
        self._rows = list(accumulate((month.count for month in self.months), initial=0))
        self._lines = list(accumulate((month.count + 2 for month in self.months), initial=0))

    @property
    def row_count(self) -> int:
        """How many notes there are."""
        return self._rows[-1]

    @property
    def line_count(self) -> int:
        """How many lines the months take; there is no empty line after the last."""
        return max(0, self._lines[-1] - 1)

    def heading_at(self, line: int) -> str | None:
        """The month whose heading stands on a line, such as "2026-03"."""
        number = self._month_at(line)
        return self.months[number].month if number is not None and line == self._lines[number] else None

    def row_at(self, line: int) -> int | None:
        """The note on a line, counted over all months; None for headings and empty lines."""
        number = self._month_at(line)
        if number is None:
            return None
        offset = line - self._lines[number] - 1
        return self._rows[number] + offset if 0 <= offset < self.months[number].count else None

    def line_of(self, row: int) -> int:
        """The line of a note."""
        number = bisect_right(self._rows, row) - 1
        return self._lines[number] + 1 + row - self._rows[number]

    def place_of(self, row: int) -> Place:
        """The place of a note."""
        number = bisect_right(self._rows, row) - 1
        return Place(self.months[number].month, row - self._rows[number])

    def row_of(self, place: Place) -> int | None:
        """The note at a place; None where the month holds fewer."""
        number = self._numbers.get(place.month)
        if number is None or not 0 <= place.offset < self.months[number].count:
            return None
        return self._rows[number] + place.offset

    def count_of(self, month: str) -> int:
        """How many notes a month holds."""
        number = self._numbers.get(month)
        return 0 if number is None else self.months[number].count

    def _month_at(self, line: int) -> int | None:
        if not 0 <= line < self.line_count:
            return None
        return bisect_right(self._lines, line) - 1
