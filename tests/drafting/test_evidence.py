"""Quotes are found where they stand, and own words are counted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.evidence import locate, own_words
from assistant.engines.base import Source

NOTE = "Jeg lavede et  vendeskema,\nunderviste på 4 morgenkonferencer og gik selv runde hver onsdag."


def source(text: str, name: str = "1") -> Source:
    return Source(name, text, date(2026, 3, 12))


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("underviste på 4 morgenkonferencer", "underviste på 4 morgenkonferencer"),
        ("et vendeskema, underviste", "et  vendeskema,\nunderviste"),
        ("JEG LAVEDE ET VENDESKEMA", "Jeg lavede et  vendeskema"),
        ("»gik selv runde«", "gik selv runde"),
        ("Jeg lavede … hver onsdag", "hver onsdag"),
    ],
)
def test_finds_the_very_words(quote: str, found: str) -> None:
    place = locate(quote, [source("noget andet", "0"), source(NOTE)])
    assert place is not None
    assert (place.source_id, NOTE[place.start : place.end], place.exact) == ("1", found, True)


def test_finds_an_inexact_quote_but_says_so() -> None:
    place = locate("Jeg lavede et vendeskema og underviste på 4 morgenkonferencer", [source(NOTE)])
    assert place is not None
    assert not place.exact
    assert "underviste på 4 morgenkonferencer" in NOTE[place.start : place.end]


@pytest.mark.parametrize(
    "quote", ["", "  ", "»«", "et helt andet sted i verden skete der noget", "…", "onsdog"]
)
def test_what_stands_nowhere_is_not_found(quote: str) -> None:
    assert locate(quote, [source(NOTE)]) is None


def test_the_likest_of_several_sources_wins() -> None:
    place = locate(
        "vi fik styr på medicinlisterne i uge 12",
        [
            source("vi fik styr på vagtplanerne i uge 14", "a"),
            source("Vi fik stort set styr på medicinlisterne i uge 12", "b"),
        ],
    )
    assert place is not None
    assert place.source_id == "b"


@given(st.text(max_size=120), st.integers(0, 120), st.integers(1, 120))
def test_any_stretch_of_a_note_is_found_in_it(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    place = locate(quote, [source(text)])
    if place is not None:
        assert 0 <= place.start < place.end <= len(text)
    if quote.strip("\"'“”„»«’‘ \t\r\n"):
        assert place is not None
        assert place.exact


@given(st.text(max_size=200), st.text(max_size=40))
def test_places_lie_within_the_text(text: str, quote: str) -> None:
    place = locate(quote, [source(text)])
    assert place is None or 0 <= place.start < place.end <= len(text)


def test_own_words() -> None:
    assert own_words(NOTE, [NOTE]) == 1.0
    assert own_words("", [NOTE]) == 0.0
    assert own_words("Noget fremmed uden sammenhæng her", [NOTE]) == 0.0
    half = own_words("gik selv runde hver onsdag fordi chefen ønskede det", [NOTE])
    assert 0.5 < half < 0.7
    assert own_words("Vendeskema", [NOTE]) == 1.0


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_own_words_is_a_share(text: str, sources: list[str]) -> None:
    assert 0.0 <= own_words(text, sources) <= 1.0
