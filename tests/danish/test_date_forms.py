"""Each form of a date, held by what must be true of it on any day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.danish.calendar import MONTHS, WEEKDAYS, add_months, last_of_month, last_weekday, next_weekday
from assistant.danish.dates import find

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def only(text: str, reference: date) -> date | None:
    """The day of the only date in a text, which stands between other words."""
    (mention,) = find(f"Det er klar {text}, siger hun", reference)
    return mention.day


@given(DAYS, st.integers(1, 53))
def test_a_written_week_is_the_next_friday_of_that_week(reference: date, week: int) -> None:
    day = only(f"i uge {week}", reference)
    if day is None:
        # Only a week 53 can lack: neither this year nor the next has one.
        assert week == 53
        assert all(
            date(year, 12, 28).isocalendar().week == 52
            for year in (reference.isocalendar().year, reference.isocalendar().year + 1)
        )
    else:
        assert (day.isocalendar().week, day.isoweekday()) == (week, 5)
        assert 0 <= (day - reference).days <= 371 + 371 * (week == 53)


@given(st.integers(2000, 2090))
def test_week_53_is_there_where_the_year_has_it(year: int) -> None:
    has_it = date(year, 12, 28).isocalendar().week == 53
    (mention,) = find(f"uge 53 {year}", date(year, 1, 4))
    assert (mention.day is not None) == has_it
    assert mention.day is None or mention.day == date.fromisocalendar(year, 53, 5)


@given(DAYS, st.integers(1, 12))
def test_parts_of_a_month(reference: date, month: int) -> None:
    name = MONTHS[month - 1]
    for words, number in (
        (f"primo {name}", 10),
        (f"medio {name}", 15),
        (f"i starten af {name}", 10),
        (f"midt i {name}", 15),
    ):
        day = only(words, reference)
        assert day is not None
        assert (day.month, day.day) == (month, number)
        assert 0 <= (day - reference).days <= 366
    for words in (f"ultimo {name}", f"inden udgangen af {name}", f"i slutningen af {name}"):
        day = only(words, reference)
        assert day is not None
        assert day == last_of_month(day.year, month)
        assert 0 <= (day - reference).days <= 366


@given(DAYS, st.integers(1, 4))
def test_the_end_of_a_quarter(reference: date, quarter: int) -> None:
    counted = ("første", "andet", "tredje", "fjerde")[quarter - 1]
    for words in (
        f"inden udgangen af Q{quarter}",
        f"inden Q{quarter} er slut",
        f"ved udgangen af {counted} kvartal",
        f"inden {quarter}. kvartal er omme",
    ):
        day = only(words, reference)
        assert day is not None
        assert (day.month, day) == (quarter * 3, last_of_month(day.year, day.month))
        assert 0 <= (day - reference).days <= 366


@given(DAYS, st.integers(2, 60).filter(lambda number: number != 8))
def test_so_long_from_now(reference: date, number: int) -> None:
    assert only(f"om {number} dage", reference) == reference + timedelta(days=number)
    assert only(f"om {number} uger", reference) == reference + timedelta(weeks=number)
    assert only(f"om {number} måneder", reference) == add_months(reference, number)
    assert only(f"for {number} uger siden", reference) == reference - timedelta(weeks=number)


@given(DAYS, st.integers(1, 40))
def test_workdays_pass_weekends_over(reference: date, number: int) -> None:
    day = only(f"om {number} hverdage", reference)
    assert day is not None
    assert day.weekday() < 5
    between = (reference + timedelta(days=offset) for offset in range(1, (day - reference).days + 1))
    assert sum(one.weekday() < 5 for one in between) == number


@given(DAYS, st.integers(0, 6))
def test_weekdays_as_written(reference: date, weekday: int) -> None:
    name = WEEKDAYS[weekday]
    monday = reference - timedelta(days=reference.weekday())
    assert only(f"på {name}", reference) == next_weekday(reference, weekday)
    assert only(f"næste {name}", reference) == monday + timedelta(weeks=1, days=weekday)
    assert only(f"i {name}s", reference) == last_weekday(reference, weekday)
    assert only(f"{name} i næste uge", reference) == monday + timedelta(weeks=1, days=weekday)


@given(DAYS)
def test_feasts_and_the_end_of_the_year(reference: date) -> None:
    for words, month, number in (
        ("inden jul", 12, 24),
        ("til nytår", 12, 31),
        ("inden årets udgang", 12, 31),
    ):
        day = only(words, reference)
        assert day is not None
        assert (day.month, day.day) == (month, number)
        assert 0 <= (day - reference).days <= 366
    assert only("i næste uge", reference) == reference + timedelta(days=4 - reference.weekday() + 7)


@given(st.integers(1904, 2090))
def test_the_29th_of_february(year: int) -> None:
    leap = (date(year, 3, 1) - timedelta(days=1)).day == 29
    (mention,) = find(f"29. februar {year}", date(year, 1, 1))
    assert (mention.day is not None) == leap
    (open_year,) = find("29/2", date(year, 3, 1))
    assert open_year.day is not None
    assert (open_year.day.month, open_year.day.day) == (2, 29)
