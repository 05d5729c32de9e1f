"""Deadlines and follow-ups as a calendar file (.ics). Its entries keep their names, so that importing again updates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from assistant.export.text import clean, one_line

_PRODUCT = "-//makker//plan//DA"


@dataclass(frozen=True)
class Entry:
    """A day in a calendar.

    Attributes:
        uid: never changes for the same thing, wherever its day moves.
        day: the whole day it stands on.
        title: one line.
        text: what is said below it; may be empty.
        changed: when the goal was last changed.
        sequence: grows with each change, so that calendars take the newest.
        cancelled: whether it is to be taken out of the calendar.
    """

    uid: str
    day: date
    title: str
    text: str
    changed: datetime
    sequence: int
    cancelled: bool = False


def to_calendar(entries: Sequence[Entry]) -> bytes:
    """The entries as the bytes of an .ics file, all days long and free, so that nothing is blocked."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "makker")
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", entry.changed)
        event.add("last-modified", entry.changed)
        event.add("sequence", entry.sequence)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", one_line(entry.title))
        if entry.text.strip():
            event.add("description", clean(entry.text).strip())
        event.add("transp", "TRANSPARENT")
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
