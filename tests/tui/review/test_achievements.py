from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tui.review.achievements import parse, periods, tags, with_period, with_tag
from store.records import DraftLine

NOW = datetime(2026, 4, 1, tzinfo=UTC)


def line(title: str, start: date, end: date, *found: str) -> DraftLine:
    return DraftLine(1, "star", title, "approved", start, end, found, NOW, True)


SORES = line("Færre tryksår på 7B", date(2025, 9, 1), date(2026, 1, 12), "tryksår", "resultat")


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_search(query: str) -> None:
    parse(query).fits(SORES)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "tryksår",
        "FÆRRE 7b",
        "#tryk",
        "#resultat færre",
        "fra:2026",
        "til:2025-09",
        "fra:2026-01-12",
        "fra:20",
        "#",
    ],
)
def test_what_fits_stays(query: str) -> None:
    assert parse(query).fits(SORES)


@pytest.mark.parametrize(
    "query", ["undervisning", "#ros", "fra:2026-02", "til:2025-08-31", "[/]", "fra:2026-01-13"]
)
def test_what_does_not_fit_goes(query: str) -> None:
    assert not parse(query).fits(SORES)


def test_a_month_that_is_none_wants_nothing() -> None:
    assert parse("fra:2026-13 til:2026-02-30 fra:0000") == parse("")


def test_the_years_and_half_years_that_drafts_are_about() -> None:
    assert [period.name for period in periods([SORES])] == [
        "2026",
        "1. halvår 2026",
        "2025",
        "2. halvår 2025",
    ]


def test_a_chosen_period_finds_what_it_is_about() -> None:
    for period in periods([SORES]):
        assert parse(period.query).fits(SORES)


def test_a_period_and_a_tag_take_the_place_of_earlier_ones() -> None:
    query = with_period("tryksår fra:2025 til:2025", "fra:2026 til:2026")
    assert with_tag(f"{query} #ros", "resultat") == "tryksår fra:2026 til:2026 #resultat"
    assert with_tag(with_period(query, ""), "") == "tryksår"


def test_tags_stand_in_danish_order() -> None:
    lines = [line("a", date(2026, 1, 1), date(2026, 1, 1), "ærlighed", "ros"), SORES]
    assert tags(lines) == [("resultat", 1), ("ros", 1), ("tryksår", 1), ("ærlighed", 1)]
