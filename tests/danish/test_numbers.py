"""Figures and times of the day are read as Danes write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.danish import clock, numerals
from assistant.danish.numbers import Quantity, find


def one(text: str) -> Quantity:
    (quantity,) = find(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12,5 %", "12.5", "%"),
        ("12,5 pct.", "12.5", "%"),
        ("12,5 procent", "12.5", "%"),
        ("tolv en halv procent", "12.5", "%"),
        ("0,8 procentpoint", "0.8", "pp"),
        ("1.250 kr.", "1250", "kr"),
        ("1250 kroner", "1250", "kr"),
        ("3,4 mio. kr.", "3400000", "kr"),
        ("12,5 t.kr.", "12500", "kr"),
        ("42 øre", "42", "øre"),
        ("halvanden time", "1.5", "time"),
        ("1½ time", "1.5", "time"),
        ("en halv time", "0.5", "time"),
        ("fire et halvt år", "4.5", "år"),
        ("25 t", "25", "time"),
        ("24t", "24", "time"),
        ("30 mm", "30", "mm"),
        ("fem hundrededele millimeter", "0.05", "mm"),
        ("38 m2", "38", "m2"),
        ("64 m²", "64", "m2"),
        ("10 hverdage", "10", "hverdag"),
        ("+4 %", "4", "%"),
        ("tre gange", "3", "gang"),
    ],
)
def test_values_and_units(text: str, value: str, unit: str) -> None:
    quantity = one(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("femten", "15"),
        ("halvtreds", "50"),
        ("halvfjerds", "70"),
        ("halvfems", "90"),
        ("tres", "60"),
        ("firs", "80"),
        ("enogtyve", "21"),
        ("femoghalvtreds", "55"),
        ("to hundrede", "200"),
        ("to hundrede og femten", "215"),
        ("tre tusind fire hundrede", "3400"),
        ("halvanden", "1.5"),
        ("tolv en halv", "12.5"),
        ("tre fjerdedele", "0.75"),
        ("halvdelen", "0.5"),
        ("et dusin", "12"),
        ("to dusin", "24"),
        ("dusin", "12"),
        ("grøn", None),
    ],
)
def test_number_words(words: str, value: str | None) -> None:
    assert numerals.value(words) == (None if value is None else Decimal(value))


def test_a_third() -> None:
    assert numerals.value("en tredjedel") == Decimal(1) / 3
    assert one("en tredjedel af holdet").kind == "share"


@pytest.mark.parametrize(
    ("text", "word", "exactness"),
    [
        ("ca. 40 elever", "ca", "about"),
        ("knap 900 æsker", "knap", "below"),
        ("godt halvanden time", "godt", "above"),
        ("omkring 60 gæster", "omkring", "about"),
        ("næsten 20 %", "næsten", "below"),
        ("over 70 år", "over", "more"),
        ("mindst 35 minutter", "mindst", "least"),
        ("op til 35 min", "op til", "most"),
        ("mere end 200", "mere end", "more"),
        ("præcis 60 gæster", "præcis", "exact"),
        ("60 gæster", "", ""),
    ],
)
def test_how_exact_a_figure_is_said_to_be(text: str, word: str, exactness: str) -> None:
    quantity = one(text)
    assert (quantity.approximator, quantity.exactness) == (word, exactness)


def test_ranges_rates_and_nouns() -> None:
    quantity = one("10-12 elever")
    assert (quantity.value, quantity.upper, quantity.noun) == (Decimal(10), Decimal(12), "elever")
    assert one("3 t/uge").per == "uge"
    assert one("2.300 kr. pr. måned").per == "måned"
    assert one("4.800 kr/døgn").per == "dag"
    assert one("1.400 kr. om året").per == "år"


def test_the_same_length_in_other_units() -> None:
    assert one("14 dage").base == one("to uger").base
    assert one("et kvarter").base == one("15 min").base
    assert one("18 mdr.").base == one("halvandet år").base
    assert one("0,42 kr.").base == one("42 øre").base


@pytest.mark.parametrize(
    "text",
    [
        "klassen 7.b",
        "afd. 7B",
        "version 4.2.1",
        "palle 44-B",
        "en elev",
        "et møde",
        "1/3",
        "15. marts",
        "kl. 14.30",
        "uge 14",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert [quantity for quantity in find(text) if quantity.kind != "label"] == []


def test_a_figure_that_names_a_thing_is_a_label() -> None:
    assert [quantity.kind for quantity in find("stue 9 og lokale 14")] == ["label", "label"]
    assert one("2. sal").kind == "ordinal"


@pytest.mark.parametrize(
    ("text", "minutes", "half_day"),
    [
        ("kl. 14.30", 870, False),
        ("kl 7", 420, False),
        ("klokken otte", 480, True),
        ("05:42", 342, False),
        ("halv tre", 150, True),
        ("kvart over to", 135, True),
        ("kvart i tolv", 705, True),
        ("et kvarter i tolv", 705, True),
        ("fem minutter over ét", 65, True),
        ("tyve minutter i fem", 280, True),
        ("ti minutter over halv tre", 160, True),
    ],
)
def test_times_of_the_day(text: str, minutes: int, half_day: bool) -> None:
    (time,) = clock.find(text)
    assert (time.minutes, time.half_day) == (minutes, half_day)


def test_times_in_a_row_and_times_that_are_none() -> None:
    assert [time.minutes for time in clock.find("fra 8.10 til 9.45")] == [490, 585]
    assert [time.minutes for time in clock.find("kl 9-15")] == [540, 900]
    assert [time.minutes for time in clock.find("15-16.30")] == [900, 990]
    assert clock.find("3.14 og 12,5 og halv pris") == []
    assert [time.minutes for time in clock.find("kl. 9, 12 personer")] == [540]


def test_half_past_two_is_also_in_the_afternoon() -> None:
    (spoken,), (written,) = clock.find("halv tre"), clock.find("kl. 14.30")
    assert spoken.same(written)


@given(st.integers(0, 10_000_000))
def test_thousands_with_and_without_full_stops(number: int) -> None:
    if 1900 <= number <= 2099:
        return  # a year, as it stands
    for text in (f"{number} elever", f"{number:,} elever".replace(",", ".")):
        assert one(text).value == number


@given(st.decimals(min_value=0, max_value=99999, places=2, allow_nan=False, allow_infinity=False))
def test_decimals_have_a_comma(number: Decimal) -> None:
    assert one(f"det blev {str(number).replace('.', ',')} kg").value == number


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    end = 0
    for quantity in find(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= end
        end = quantity.end
    for time in clock.find(text):
        assert text[time.start : time.end] == time.text
        assert 0 <= time.minutes < clock.DAY
