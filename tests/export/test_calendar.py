"""Calendar files, read again with another reading of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from icalendar import Calendar

from assistant.export.calendar import Entry, to_calendar
from assistant.export.text import one_line
from tests.export.examples import risky_text

ENTRY = Entry(
    uid="abc-deadline@makker",
    day=date(2026, 9, 1),
    title="Frist: Bestå CKA-eksamen; på dansk, med æøå",
    text="Målepunkt: bestået\nStøtte: Oskar, to timer om ugen",
    changed=datetime(2026, 3, 12, 9, 0, tzinfo=UTC),
    sequence=2,
)


def events(data: bytes) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(data)
    return [
        {name.lower(): event.decoded(name) if name != "SUMMARY" else str(event[name]) for name in event}
        for event in calendar.walk("VEVENT")
    ]


def test_an_entry_is_a_whole_free_day() -> None:
    (event,) = events(to_calendar([ENTRY]))
    assert (event["dtstart"], event["dtend"]) == (date(2026, 9, 1), date(2026, 9, 2))
    assert (event["summary"], event["sequence"]) == (ENTRY.title, 2)
    assert (str(event["transp"]), str(event["status"])) == ("TRANSPARENT", "CONFIRMED")


def test_a_moved_day_keeps_its_name_and_counts_on() -> None:
    moved = replace(ENTRY, day=date(2026, 11, 1), sequence=3)
    before, after = events(to_calendar([ENTRY]))[0], events(to_calendar([moved]))[0]
    assert before["uid"] == after["uid"]
    assert str(after["dtstart"]) == "2026-11-01"
    assert after["sequence"] == 3


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert to_calendar([ENTRY]) == to_calendar([ENTRY])


def test_the_file_is_as_the_standard_wants_it() -> None:
    data = to_calendar([ENTRY, replace(ENTRY, uid="b", title="æ" * 300, cancelled=True)])
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"STATUS:CANCELLED" in data


@settings(deadline=None, max_examples=60)
@given(risky_text, risky_text)
def test_any_text_comes_through(title: str, text: str) -> None:
    (event,) = events(to_calendar([replace(ENTRY, title=title, text=text)]))
    assert event["summary"] == one_line(title)
