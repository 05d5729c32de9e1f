"""Dates are read as Danes mean them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.danish.calendar import (
    MONTHS,
    WEEKDAYS,
    add_months,
    day_of_week,
    last_of_month,
    last_weekday,
    month_number,
    next_weekday,
    weekday_number,
)
from assistant.danish.dates import find

THURSDAY = date(2026, 3, 12)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


# How the same days are written otherwise; with the table below, every form that Danes use at work.
MORE_FORMS: list[tuple[str, str | None]] = [
    ("senest 1/4", "2026-04-01"),
    ("inden 1/4", "2026-04-01"),
    ("til 1/4", "2026-04-01"),
    ("pr. 1/4", "2026-04-01"),
    ("pr. 1. april", "2026-04-01"),
    ("d. 1. 4.", "2026-04-01"),
    ("d.1/4", "2026-04-01"),
    ("inden for et halvt år", "2026-09-12"),
    ("den 1. april", "2026-04-01"),
    ("den 1 april", "2026-04-01"),
    ("1. apr.", "2026-04-01"),
    ("1. apr", "2026-04-01"),
    ("fredag d. 27. marts", "2026-03-27"),
    ("fredag den 27/3", "2026-03-27"),
    ("fre. 27/3", "2026-03-27"),
    ("onsdag 1/4", "2026-04-01"),
    ("1/4-2027", "2027-04-01"),
    ("1/4/2027", "2027-04-01"),
    ("01.04.2027", "2027-04-01"),
    ("01-04-27", "2027-04-01"),
    ("1.4.27", "2027-04-01"),
    ("1. april 2027", "2027-04-01"),
    ("den 31. december", "2026-12-31"),
    ("d. 24. december", "2026-12-24"),
    ("senest den 5.", "2026-04-05"),
    ("d. 20 i næste måned", "2026-04-20"),
    ("i uge 14", "2026-04-03"),
    ("senest uge 14", "2026-04-03"),
    ("inden uge 14", "2026-04-03"),
    ("til uge 14", "2026-04-03"),
    ("uge 9", "2027-03-05"),
    ("ultimo uge 14", "2026-04-03"),
    ("fredag i uge 14", "2026-04-03"),
    ("tirsdag uge 14", "2026-03-31"),
    ("uge 14 2027", "2027-04-09"),
    ("udgangen af uge 14", "2026-04-03"),
    ("uge nr. 14", "2026-04-03"),
    ("næste uge", "2026-03-20"),
    ("i slutningen af næste uge", "2026-03-20"),
    ("på mandag", "2026-03-16"),
    ("senest fredag", "2026-03-13"),
    ("inden onsdag", "2026-03-18"),
    ("næste tirsdag", "2026-03-17"),
    ("førstkommende søndag", "2026-03-15"),
    ("i mandags", "2026-03-09"),
    ("til på tirsdag", "2026-03-17"),
    ("ultimo februar", "2027-02-28"),
    ("ultimo februar 2028", "2028-02-29"),
    ("medio maj 2027", "2027-05-15"),
    ("i starten af maj", "2026-05-10"),
    ("midt i maj", "2026-05-15"),
    ("i slutningen af maj", "2026-05-31"),
    ("udgangen af maj", "2026-05-31"),
    ("inden udgangen af maj", "2026-05-31"),
    ("ved udgangen af maj", "2026-05-31"),
    ("senest ultimo maj", "2026-05-31"),
    ("inden maj er omme", None),
    ("i løbet af maj", "2026-05-31"),
    ("inden udgangen af måneden", "2026-03-31"),
    ("i næste måned", "2026-04-30"),
    ("udgangen af Q2", "2026-06-30"),
    ("inden Q3 er slut", "2026-09-30"),
    ("inden udgangen af Q1 2027", "2027-03-31"),
    ("udgangen af andet kvartal", "2026-06-30"),
    ("inden 3. kvartal er omme", "2026-09-30"),
    ("i løbet af Q4", "2026-12-31"),
    ("udgangen af 2. halvår", "2026-12-31"),
    ("i løbet af året", "2026-12-31"),
    ("inden udgangen af året", "2026-12-31"),
    ("inden året er omme", "2026-12-31"),
    ("inden udgangen af 2027", "2027-12-31"),
    ("om 3 dage", "2026-03-15"),
    ("om to uger", "2026-03-26"),
    ("om 6 uger", "2026-04-23"),
    ("om 3 måneder", "2026-06-12"),
    ("om 3 mdr", "2026-06-12"),
    ("om en måned", "2026-04-12"),
    ("om 2 år", "2028-03-12"),
    ("om et år", "2027-03-12"),
    ("om halvandet år", "2027-09-12"),
    ("inden for 14 dage", "2026-03-26"),
    ("inden for de næste tre måneder", "2026-06-12"),
    ("over de næste 12 måneder", "2027-03-12"),
    ("om fem hverdage", "2026-03-19"),
    ("om ti arbejdsdage", "2026-03-26"),
    ("for 14 dage siden", "2026-02-26"),
    ("til jul", "2026-12-24"),
    ("før jul", "2026-12-24"),
    ("senest til jul", "2026-12-24"),
    ("juleaften", "2026-12-24"),
    ("lillejuleaften", "2026-12-23"),
    ("nytårsaften", "2026-12-31"),
    ("inden årsskiftet", "2026-12-31"),
    ("efter påske", None),
    ("inden sommerferien", None),
    ("ved næste møde", None),
    ("snarest", None),
    ("til næste samtale", None),
    ("løbende", None),
    ("i august", None),
    ("i 2. kvartal", None),
    ("2027", None),
]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # a day and a month, the next one
        ("d. 1/4", "2026-04-01"),
        ("d. 1/3", "2027-03-01"),
        ("d 4/5", "2026-05-04"),
        ("den 15. marts", "2026-03-15"),
        ("15 marts", "2026-03-15"),
        ("15.marts", "2026-03-15"),
        ("d. 3. april", "2026-04-03"),
        ("18. dec", "2026-12-18"),
        ("18. dec.", "2026-12-18"),
        ("12. marts", "2026-03-12"),
        # with a year
        ("2026-03-12", "2026-03-12"),
        ("3/11-2025", "2025-11-03"),
        ("3/11 2025", "2025-11-03"),
        ("3/4-26", "2026-04-03"),
        ("12.1.2026", "2026-01-12"),
        ("14-06-2024", "2024-06-14"),
        ("15. marts 2027", "2027-03-15"),
        ("senest 27.3.", "2026-03-27"),
        ("inden 27.3", "2026-03-27"),
        # the day of the month alone
        ("inden d. 10", "2026-04-10"),
        ("til d. 15.", "2026-03-15"),
        ("den 1. i næste måned", "2026-04-01"),
        ("senest den 31. hvis muligt", "2026-03-31"),
        # leap years
        ("29/2", "2028-02-29"),
        ("udgangen af februar 2028", "2028-02-29"),
        # weeks
        ("uge 14", "2026-04-03"),
        ("i uge 10", "2027-03-12"),
        ("i uge 11", "2026-03-13"),
        ("uge 53", "2027-01-01"),
        ("uge 20 (2025)", "2025-05-16"),
        ("mandag i uge 14", "2026-03-30"),
        ("i næste uge", "2026-03-20"),
        ("fredag i næste uge", "2026-03-20"),
        ("mandag i næste uge", "2026-03-16"),
        ("i denne uge", "2026-03-13"),
        ("i den kommende uge", "2026-03-20"),
        ("i sidste uge", "2026-03-06"),
        ("inden ugen er omme", "2026-03-13"),
        ("inden udgangen af uge 13", "2026-03-27"),
        # weekdays
        ("på fredag", "2026-03-13"),
        ("på torsdag", "2026-03-19"),
        ("senest tirsdag", "2026-03-17"),
        ("i løbet af fredag", "2026-03-13"),
        ("sidste torsdag", "2026-03-05"),
        ("i fredags", "2026-03-06"),
        ("mandag d. 16/3", "2026-03-16"),
        ("på fredag d. 13/3", "2026-03-13"),
        ("næste mandag", "2026-03-16"),
        # parts of a month, a quarter, a year
        ("primo april", "2026-04-10"),
        ("medio april", "2026-04-15"),
        ("ultimo april", "2026-04-30"),
        ("primo januar", "2027-01-10"),
        ("inden udgangen af marts", "2026-03-31"),
        ("i slutningen af april", "2026-04-30"),
        ("midt i april", "2026-04-15"),
        ("ved månedens udgang", "2026-03-31"),
        ("i løbet af næste måned", "2026-04-30"),
        ("inden udgangen af Q2", "2026-06-30"),
        ("inden Q2 er slut", "2026-06-30"),
        ("udgangen af 1. kvartal", "2026-03-31"),
        ("inden udgangen af første halvår", "2026-06-30"),
        ("inden årets udgang", "2026-12-31"),
        ("i løbet af 2027", "2027-12-31"),
        ("inden 2027", "2026-12-31"),
        # from now
        ("i dag", "2026-03-12"),
        ("idag", "2026-03-12"),
        ("i morgen tidlig", "2026-03-13"),
        ("i overmorgen", "2026-03-14"),
        ("i går", "2026-03-11"),
        ("om 14 dage", "2026-03-26"),
        ("om fjorten dage", "2026-03-26"),
        ("om 8 dage", "2026-03-19"),
        ("om en uge", "2026-03-19"),
        ("om tre måneder", "2026-06-12"),
        ("om 3 mdr.", "2026-06-12"),
        ("om en måneds tid", "2026-04-12"),
        ("om et halvt år", "2026-09-12"),
        ("om halvanden måned", "2026-04-27"),
        ("om 10 hverdage", "2026-03-26"),
        ("inden for de næste 6 måneder", "2026-09-12"),
        ("over de næste 3 måneder", "2026-06-12"),
        ("for tre uger siden", "2026-02-19"),
        # feasts
        ("inden jul", "2026-12-24"),
        ("til nytår", "2026-12-31"),
        ("inden nytår", "2026-12-31"),
        # no day of their own
        ("efter sommerferien", None),
        ("til næste MUS", None),
        ("hurtigst muligt", None),
        ("inden påske", None),
        ("i marts", None),
        ("i Q3", None),
        *MORE_FORMS,
    ],
)
def test_reads_what_is_meant(text: str, day: str | None) -> None:
    days = [mention.day.isoformat() for mention in find(text, THURSDAY) if mention.day]
    assert find(text, THURSDAY), text
    assert days == ([day] if day else [])


@pytest.mark.parametrize("text", ["31. februar", "d. 31/4", "30/2-2027", "29. februar 2027", "uge 53 2025"])
def test_a_day_that_does_not_exist_is_recognised(text: str) -> None:
    (mention,) = find(text, THURSDAY)
    assert mention.day is None
    assert mention.precision == "impossible"


@pytest.mark.parametrize(
    "text",
    [
        "hver mandag",
        "om fredagen",
        "fredagens møde",
        "1/3 af holdet",
        "1.250 kr. og 12,5 %",
        "version 4.2.1",
        "kl. 9-12",
        "den 3. uge",
        "148/86",
        "lokale 3.14",
        "stue 14",
        "5.a og 7.b",
        "24/9917",
        "halvdelen",
        "det kostede 2100 kr.",
        "10-12 elever",
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert find(text, THURSDAY) == []


def test_ranges_have_a_last_day() -> None:
    (days,) = find("25.-27. maj 2026", THURSDAY)
    assert (days.day, days.last) == (date(2026, 5, 25), date(2026, 5, 27))
    (weeks,) = find("uge 14-16", THURSDAY)
    assert (weeks.day, weeks.last) == (date(2026, 4, 3), date(2026, 4, 17))


def test_the_lead_says_how_it_is_meant() -> None:
    (mention,) = find("Send det senest d. 1. april.", THURSDAY)
    assert (mention.lead, mention.text) == ("senest", "d. 1. april")
    (mention,) = find("Det har vi gjort siden 1. maj", THURSDAY)
    assert mention.day == date(2025, 5, 1)


def test_a_full_stop_ends_the_sentence_not_the_month() -> None:
    (mention,) = find("Den kom 3. maj. Så gik vi.", THURSDAY)
    assert mention.text == "3. maj"


def test_turn_of_the_year() -> None:
    assert [m.day for m in find("uge 1", date(2025, 12, 3))] == [date(2026, 1, 2)]
    assert [m.day for m in find("uge 1", date(2026, 12, 1))] == [date(2027, 1, 8)]
    assert [m.day for m in find("medio januar", date(2025, 12, 31))] == [date(2026, 1, 15)]
    assert [m.day for m in find("i morgen", date(2025, 12, 31))] == [date(2026, 1, 1)]
    assert [m.day for m in find("om en måned", date(2026, 1, 31))] == [date(2026, 2, 28)]


@given(DAYS, st.integers(0, 370))
def test_a_day_written_without_year_is_the_next_one(reference: date, ahead: int) -> None:
    meant = reference + timedelta(days=ahead % 365)
    if (meant.month, meant.day) == (2, 29):
        return
    for text in (f"d. {meant.day}/{meant.month}", f"den {meant.day}. {MONTHS[meant.month - 1]}"):
        assert [m.day for m in find(text, reference)] == [meant], text


@given(DAYS, DAYS)
def test_a_full_date_is_itself_in_every_form(reference: date, meant: date) -> None:
    month = MONTHS[meant.month - 1]
    forms = (
        meant.isoformat(),
        f"{meant.day}/{meant.month}-{meant.year}",
        f"{meant.day}/{meant.month} {meant.year}",
        f"{meant.day}.{meant.month}.{meant.year}",
        f"{meant.day}. {month} {meant.year}",
        f"{WEEKDAYS[meant.weekday()]} den {meant.day}. {month} {meant.year}",
    )
    for form in forms:
        found = find(f"Vi ses {form}, siger hun", reference)
        assert [(m.day, m.precision) for m in found] == [(meant, "day")], form


@given(DAYS, st.integers(1, 53))
def test_a_week_is_a_friday_not_in_the_past(reference: date, week: int) -> None:
    day = day_of_week(reference, week)
    if day is not None:
        assert day.weekday() == 4
        assert day >= reference
        assert day.isocalendar().week == week


@given(DAYS, st.integers(0, 6))
def test_weekdays_around_a_day(reference: date, weekday: int) -> None:
    assert 1 <= (next_weekday(reference, weekday) - reference).days <= 7
    assert 1 <= (reference - last_weekday(reference, weekday)).days <= 7
    assert next_weekday(reference, weekday).weekday() == last_weekday(reference, weekday).weekday() == weekday


@given(DAYS, st.integers(-30, 30))
def test_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or later == last_of_month(later.year, later.month)


@given(st.text(max_size=200), DAYS)
def test_any_text_is_read_without_fault(text: str, reference: date) -> None:
    end = 0
    for mention in find(text, reference):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end


def test_names_of_days_and_months() -> None:
    assert [month_number(word) for word in ("marts", "Sept.", "dec", "uge")] == [3, 9, 12, None]
    assert [weekday_number(word) for word in ("mandag", "tirs", "fredagens", "søndage", "dag")] == [
        0,
        1,
        4,
        6,
        None,
    ]
