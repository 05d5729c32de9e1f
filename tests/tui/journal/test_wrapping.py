"""Rows of a note: whole words, nothing lost, and after an edit the same as if laid anew."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset
from textual.widgets.text_area import Document

from assistant.tui.journal.wrapping import NoteWrap, cells, column_at, rewrap, row_starts

ALPHABET = "ab æ   \té漢🎉-e\u0301"
LINES = st.text(ALPHABET, max_size=150)
WIDTHS = st.integers(1, 14)


def rows(text: str, width: int) -> list[str]:
    edges = [0, *row_starts(text, width), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


@given(LINES, WIDTHS)
def test_rows_hold_all_and_fit(text: str, width: int) -> None:
    laid = rows(text, width)
    assert "".join(laid) == text
    assert all(laid[:-1])
    for row in laid:
        assert len(row) == 1 or cells(row.rstrip(" ")) <= max(width, 4)
    assert cells(laid[-1]) <= max(width, 4)  # there is a cell for the cursor behind the last row


@given(st.lists(st.text("abcæøå", min_size=1, max_size=6), min_size=1), st.integers(6, 20))
def test_words_that_fit_are_not_broken(words: list[str], width: int) -> None:
    laid = rows(" ".join(words), width)
    assert [word for row in laid for word in row.split()] == words


@given(LINES, st.data(), WIDTHS)
def test_a_changed_line_is_laid_as_if_anew(old: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, min(len(old), start + 6)))
    new = old[:start] + data.draw(st.text(ALPHABET, max_size=6)) + old[end:]
    assert rewrap(old, list(row_starts(old, width)), new, width) == list(row_starts(new, width))


@given(st.lists(LINES, min_size=1, max_size=8), st.data(), WIDTHS)
def test_edits_anywhere_leave_the_rows_of_a_fresh_wrap(
    lines: list[str], data: st.DataObject, width: int
) -> None:
    document = Document("\n".join(lines))
    wrap = NoteWrap(document, width)
    for _ in range(3):
        places = st.integers(0, document.line_count - 1).flatmap(
            lambda line: st.tuples(st.just(line), st.integers(0, len(document[line])))
        )
        top, bottom = sorted((data.draw(places), data.draw(places)))
        text = data.draw(st.text("ab \n漢", max_size=8))
        result = document.replace_range(top, bottom, text)
        wrap.wrap_range(top, bottom, result.end_location)
    fresh = NoteWrap(document, width)
    assert wrap.height == fresh.height
    assert [wrap.row(y) for y in range(wrap.height)] == [fresh.row(y) for y in range(fresh.height)]
    assert [wrap.get_sections(line) for line in range(document.line_count)] == [
        fresh.get_sections(line) for line in range(document.line_count)
    ]


@given(st.lists(st.text("ab æ漢", max_size=60), min_size=1, max_size=5), st.data(), st.integers(2, 14))
def test_each_place_shows_where_a_click_finds_it(lines: list[str], data: st.DataObject, width: int) -> None:
    document = Document("\n".join(lines))
    wrap = NoteWrap(document, width)
    line = data.draw(st.integers(0, document.line_count - 1))
    column = data.draw(st.integers(0, len(document[line])))
    offset = wrap.location_to_offset((line, column))
    assert wrap.offset_to_location(offset) == (line, column)


def test_a_click_beyond_the_text_lands_at_its_end() -> None:
    wrap = NoteWrap(Document("en to tre\nfire"), 6)
    assert wrap.get_sections(0) == ["en to ", "tre"]
    assert wrap.offset_to_location(Offset(50, 0)) == (0, 5)
    assert wrap.offset_to_location(Offset(50, 1)) == (0, 9)
    assert wrap.offset_to_location(Offset(0, 99)) == (1, 0)
    assert column_at("a漢b", 2) == 1


def test_a_key_in_a_long_line_lays_few_rows_again() -> None:
    old = "vi prøvede det nye vendeskema " * 8_000
    starts = list(row_starts(old, 60))
    new = old[:120_000] + "x" + old[120_000:]
    asked: list[int] = []

    class Counting(str):
        def __getitem__(self, key: object) -> str:
            if isinstance(key, slice):
                asked.append(key.start or 0)
            return super().__getitem__(key)  # type: ignore[index]

    assert rewrap(old, starts, Counting(new), 60) == list(row_starts(new, 60))
    assert len(asked) < 200
