"""Dates and figures in Danish form."""

from __future__ import annotations

import locale
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.danish import format as danish

finite = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 3, 12), "12. marts 2026"),
        (date(2026, 1, 1), "1. januar 2026"),
        (date(2024, 2, 29), "29. februar 2024"),
        (date(2026, 12, 31), "31. december 2026"),
    ],
)
def test_a_day_is_written_with_its_month(day: date, written: str) -> None:
    assert danish.long_date(day) == written
    assert danish.short_date(day) == written.rsplit(" ", 1)[0]


def test_a_day_with_its_weekday() -> None:
    assert danish.weekday_date(date(2026, 3, 12)) == "torsdag d. 12. marts 2026"


def test_months_and_quarters() -> None:
    assert danish.month_year(date(2026, 5, 4)) == "maj 2026"
    quarters = [danish.quarter_year(date(2026, month, 1)) for month in range(1, 13)]
    assert quarters == [f"{quarter}. kvartal 2026" for quarter in (1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4)]


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2026, 3, 12), date(2026, 3, 12), "12. marts 2026"),
        (date(2026, 3, 3), date(2026, 3, 12), "3.–12. marts 2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "1. januar – 30. juni 2026"),
        (date(2025, 12, 1), date(2026, 1, 3), "1. december 2025 – 3. januar 2026"),
        (date(2026, 6, 30), date(2026, 1, 1), "1. januar – 30. juni 2026"),
    ],
)
def test_a_period_says_nothing_twice(start: date, end: date, written: str) -> None:
    assert danish.period(start, end) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), "marts 2026"),
        (date(2026, 1, 5), date(2026, 6, 2), "januar–juni 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2026, 1, 2), date(2026, 12, 31), "januar–december 2026"),
        (date(2026, 3, 1), date(2025, 12, 1), "december 2025 – marts 2026"),
        (date(9999, 1, 1), date.max, "9999"),
    ],
)
def test_the_months_of_a_period(start: date, end: date, written: str) -> None:
    assert danish.month_span(start, end) == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1250, None, "1.250"),
        (999, None, "999"),
        (1_234_567, None, "1.234.567"),
        (12.5, None, "12,5"),
        (0.1, None, "0,1"),
        (3.0, None, "3"),
        (-1234.5, None, "-1.234,5"),
        (12.25, 1, "12,3"),
        (2.5, 0, "3"),
        (7, 1, "7,0"),
        (-0.04, 1, "0,0"),
        (1e21, 2, "1.000.000.000.000.000.000.000,00"),
        (1e-7, None, "0,0000001"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("3.40"), None, "3,4"),
    ],
)
def test_a_figure_has_a_comma_and_points(
    value: int | float | Decimal, decimals: int | None, written: str
) -> None:
    assert danish.number(value, decimals) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_no_figure_is_refused(value: float | Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        danish.number(value)


@given(finite)
def test_a_figure_can_be_read_back(value: float) -> None:
    assert float(danish.number(value).replace(".", "").replace(",", ".")) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=5), st.integers(0, 4))
def test_a_rounded_figure_shows_just_the_decimals_asked_for(value: Decimal, decimals: int) -> None:
    _, _, fraction = danish.number(value, decimals).partition(",")
    assert len(fraction) == decimals


def test_percent_has_its_space() -> None:
    assert danish.percent(12.5) == "12,5 %"
    assert danish.percent(7, 1) == "7,0 %"


def test_counts_bend_the_word() -> None:
    assert [danish.count(n, "note", "noter") for n in (0, 1, 2, 1250)] == [
        "0 noter",
        "1 note",
        "2 noter",
        "1.250 noter",
    ]


def test_words_in_a_row() -> None:
    assert danish.listed([]) == ""
    assert danish.listed(["marts"]) == "marts"
    assert danish.listed(["marts", "april"]) == "marts og april"
    assert danish.listed(["marts", "april", "maj"]) == "marts, april og maj"


def test_sorting_puts_ae_oe_aa_last() -> None:
    words = ["ål", "zebra", "ørn", "Abe", "æble", "abild", "é-tegn"]
    assert sorted(words, key=danish.sort_key) == ["Abe", "abild", "é-tegn", "zebra", "æble", "ørn", "ål"]


def test_the_locale_of_the_machine_has_no_say() -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C")
        assert danish.number(1234.5) == "1.234,5"
        assert danish.long_date(date(2026, 5, 1)) == "1. maj 2026"
    finally:
        locale.setlocale(locale.LC_ALL, before)
