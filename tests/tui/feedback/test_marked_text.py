"""Marks that stay with their words while a line is typed in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tui.feedback.marked_text import moved

OLD = "Du kunne måske se på det"
MARK = (9, 14, "marked--indirect")
WORDS = st.text("ab æ", max_size=12)


@pytest.mark.parametrize(
    ("new", "marked"),
    [
        ("Hej. Du kunne måske se på det", "måske"),
        ("Du kunne måske se på det nu", "måske"),
        ("Du kunne måsske se på det", "måsske"),
        ("Du kunne må se på det", "må"),
        ("Du kunne måske ", "måske"),
    ],
)
def test_a_mark_follows_its_word(new: str, marked: str) -> None:
    ((first, after, _name),) = moved(OLD, new, (MARK,))
    assert new[first:after].strip() == marked


def test_a_mark_whose_word_is_gone_is_gone() -> None:
    assert moved(OLD, "Du se på det", (MARK,)) == ()


@given(old=WORDS, new=WORDS, first=st.integers(0, 12), size=st.integers(1, 5))
def test_marks_never_reach_outside_the_line(old: str, new: str, first: int, size: int) -> None:
    if first + size > len(old):
        return
    for begin, end, _name in moved(old, new, ((first, first + size, "marked--vague"),)):
        assert 0 <= begin < end <= len(new)
