"""Where months and notes stand, from the counts alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.tui.journal.months import MonthLayout, Place
from assistant.workspace.journal import MonthCount

MONTHS = st.lists(st.integers(0, 5), max_size=12).map(
    lambda counts: [MonthCount(f"2026-{12 - number:02}", count) for number, count in enumerate(counts)]
)


@given(MONTHS)
def test_each_line_is_a_heading_a_note_or_empty(months: list[MonthCount]) -> None:
    layout = MonthLayout(months)
    seen: list[str | Place | None] = []
    for line in range(layout.line_count):
        row = layout.row_at(line)
        seen.append(layout.heading_at(line) if row is None else layout.place_of(row))
    expected: list[str | Place | None] = []
    for month in months:
        if month.count:
            expected += [month.month, *(Place(month.month, offset) for offset in range(month.count)), None]
    assert seen == expected[:-1]
    assert layout.row_count == sum(month.count for month in months)


@given(MONTHS)
def test_places_lead_back_to_their_rows(months: list[MonthCount]) -> None:
    layout = MonthLayout(months)
    for row in range(layout.row_count):
        assert layout.row_of(layout.place_of(row)) == row
        assert layout.row_at(layout.line_of(row)) == row
    assert layout.row_of(Place("1999-01", 0)) is None
    assert layout.row_of(Place("2026-12", 99)) is None
    assert layout.row_at(-1) is None
    assert layout.row_at(layout.line_count) is None
