"""The journal's own words: times, languages and counts as its lines write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from assistant.danish.format import count, long_date, short_date

LANGUAGES: dict[str, str] = {
    "da": "dansk",
    "no": "norsk",
    "sv": "svensk",
    "en": "engelsk",
    "de": "tysk",
}
"""The languages that notes are told apart in."""


def clock(moment: datetime) -> str:
    """The time of day on this machine: "14.02"."""
    local = moment.astimezone()
    return f"{local.hour}.{local.minute:02}"


def when(moment: datetime, today: date) -> str:
    """A moment as it is spoken of: "14.02" today, "i går 14.02", "12. marts 14.02", "12. marts 2025 14.02".

    Args:
        moment: any time, with its zone.
        today: the day on which it is read.
    """
    day = moment.astimezone().date()
    if day == today:
        return clock(moment)
    if day == today - timedelta(days=1):
        return f"i går {clock(moment)}"
    return f"{short_date(day) if day.year == today.year else long_date(day)} {clock(moment)}"


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def words_text(words: int) -> str:
    """A number of words: "87 ord"."""
    return count(words, "ord", "ord")


def notes_text(notes: int) -> str:
    """A number of notes: "1 note", "1.250 noter"."""
    return count(notes, "note", "noter")


def binned_text(notes: int) -> str:
    """What is told when notes went to the bin."""
    return "Flyttet til papirkurven." if notes == 1 else f"{notes_text(notes)} er flyttet til papirkurven."
