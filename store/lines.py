"""The records of the lists, apart from the others because the app's first frame waits for each class that is made.

Named tuples take a fraction of the time of dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class NoteLine(NamedTuple):
    """A note as lists show it.

    Attributes:
        achieved: whether it rests in an approved draft.
    """

    id: int
    title: str
    written: date
    tags: tuple[str, ...]
    achieved: bool


@dataclass(frozen=True)
class MonthCount:
    """How many notes a month ("2026-03") holds."""

    month: str
    count: int


class Glance(NamedTuple):
    """What the first frame of the app shows.

    Attributes:
        months: all months with their counts, newest first.
        month: the month that ``lines`` are of; empty where there are no notes.
        lines: the first notes of that month, newest first.
        open_drafts: how many drafts await review.
        more: whether there are talks or goals.
    """

    months: tuple[MonthCount, ...]
    month: str
    lines: tuple[NoteLine, ...]
    open_drafts: int
    more: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that the user wrote."""
        return not (self.months or self.more)
