"""The day of a note, from what the user writes."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.tui.journal.day import day_of

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12. marts", date(2026, 3, 12)),
        ("12. marts 2024", date(2024, 3, 12)),
        ("1. december", date(2025, 12, 1)),
        ("25. november", TODAY),
        ("29. februar", date(2024, 2, 29)),
        ("i går", date(2026, 11, 24)),
        ("i dag", TODAY),
        ("i forgårs", date(2026, 11, 23)),
        ("2026-03-12", date(2026, 3, 12)),
        (" 2026-03-12 ", date(2026, 3, 12)),
        ("12/3", date(2026, 3, 12)),
        ("12.3", date(2026, 3, 12)),
        ("12.3.", date(2026, 3, 12)),
        ("12/3 2025", date(2025, 3, 12)),
        ("12.3.25", date(2025, 3, 12)),
        ("fredag", date(2026, 11, 20)),
        ("i fredags", date(2026, 11, 20)),
        ("den 5.", date(2026, 11, 5)),
        ("for 3 dage siden", date(2026, 11, 22)),
        ("i morgen", date(2026, 11, 26)),
    ],
)
def test_a_day_is_read_as_one_that_has_been(words: str, day: date) -> None:
    assert day_of(words, TODAY) == day


@pytest.mark.parametrize(
    "words", ["", "hest", "31. februar", "marts", "uge 14", "99/99", "fra 1. marts til 3. april", "[/]"]
)
def test_what_is_no_single_day_is_not_guessed_at(words: str) -> None:
    assert day_of(words, TODAY) is None
