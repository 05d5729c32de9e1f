"""Which of the dates in a wish is its deadline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.danish.deadlines import DAY, IMPOSSIBLE, VAGUE, read

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Bestå prøven senest d. 1/9.", "2026-09-01", "senest d. 1/9"),
        ("Kurset ligger i uge 20, og Bent dækker min vagt.", "2026-05-15", "i uge 20"),
        (
            "Vi lå på 61 i januar, og det skal ned på 20 inden udgangen af Q2.",
            "2026-06-30",
            "inden udgangen af Q2",
        ),
        (
            "Efter 1. maj er jeg alene, så jeg skal kunne det inden den 30. april.",
            "2026-04-30",
            "inden den 30. april",
        ),
        ("To kurser i år.", "2026-12-31", "i år"),
        ("Målet er godkendt af Dorte og skal være nået den 1. oktober.", "2026-10-01", "den 1. oktober"),
        ("Eksamen ligger d. 12. juni, og bøgerne er købt.", "2026-06-12", "d. 12. juni"),
        ("Svar inden for 2 hverdage, medio september.", "2026-09-15", "medio september"),
    ],
)
def test_the_day_that_counts(text: str, day: str, words: str) -> None:
    chosen = read(text, TODAY).chosen
    assert chosen is not None
    assert (str(chosen.day), chosen.text, chosen.kind) == (day, words, DAY)
    assert text[chosen.start : chosen.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Siden 1. august har jeg stået alene.",
        "Kontrakten blev underskrevet d. 3. maj.",
        "Det står i planen fra uge 9.",
        "Jeg går hjem kl. 15.30 mandag og torsdag.",
        "Hurtigst muligt, og ellers løbende.",
        "Tak for i dag.",
        "Energien ned ift. 2024.",
        "Vi aftalte det i går.",
        "Uden dato.",
        "",
    ],
)
def test_days_that_are_no_deadline(text: str) -> None:
    assert read(text, TODAY).chosen is None


@pytest.mark.parametrize(
    "text",
    [
        "Klar efter sommerferien.",
        "Til næste MUS.",
        "I løbet af foråret.",
        "Kurset er til august.",
        "Trivsel op ved næste måling.",
    ],
)
def test_a_period_binds_without_a_day(text: str) -> None:
    chosen = read(text, TODAY).chosen
    assert chosen is not None
    assert (chosen.kind, chosen.day) == (VAGUE, None)


def test_a_day_that_does_not_exist() -> None:
    chosen = read("Færdig senest 31. februar.", TODAY).chosen
    assert chosen is not None
    assert (chosen.kind, chosen.day) == (IMPOSSIBLE, None)


def test_a_day_that_has_passed() -> None:
    reading = read("Skal være nået senest 1. marts 2025.", TODAY)
    assert reading.passed
    assert reading.chosen is not None
    assert reading.chosen.day == date(2025, 3, 1)


def test_deadlines_that_contradict_each_other() -> None:
    reading = read("Senest 1. april. Fristen er 1. juni.", TODAY)
    assert reading.chosen is not None
    assert str(reading.chosen.day) == "2026-04-01"
    assert [str(other.day) for other in reading.others] == ["2026-06-01"]
    assert read("Senest 1. april, altså inden 1/4.", TODAY).others == ()


@given(st.text(max_size=200), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_any_text_is_read_without_fault(text: str, reference: date) -> None:
    chosen = read(text, reference).chosen
    assert chosen is None or text[chosen.start : chosen.end] == chosen.text
