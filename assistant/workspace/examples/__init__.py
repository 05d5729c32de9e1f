"""The example year: some forty notes of an invented employee, dated within the year before today; talks are in ``talks``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from assistant.danish.calendar import MONTHS
from assistant.danish.format import short_date

_DATA = "year.toml"
_FRIDAY = 4
_PLACEHOLDER = re.compile(r"\{(måned|dato):(-?\d+)\}")


@dataclass(frozen=True)
class ExampleNote:
    """One note of the example year.

    Attributes:
        text: as it would stand in the journal.
        written: the day it was written.
        matter: what several notes are about together, such as "it-café"; empty for a note that stands alone.
    """

    text: str
    written: date
    matter: str = ""


def notes(today: date) -> list[ExampleNote]:
    """The notes of the year that ends today, oldest first.

    Months and days that a text names follow ``today`` too, so that the story holds together whenever it is read.
    """
    data = tomllib.loads(files(__name__).joinpath(_DATA).read_text(encoding="utf-8"))
    year = [
        ExampleNote(filled(entry["text"].strip(), today), _written(entry, today), entry.get("matter", ""))
        for entry in data["note"]
    ]
    return sorted(year, key=lambda note: note.written)


def _written(entry: dict[str, str | int], today: date) -> date:
    """The day of an entry: the latest of its season, or so many days ago."""
    if "on" in entry:
        return _latest(str(entry["on"]), today)
    return workday(today - timedelta(days=int(entry["days_ago"])))


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


def _latest(month_and_day: str, today: date) -> date:
    """The latest day of that name that is not after today."""
    month, day = (int(part) for part in month_and_day.split("-"))
    this_year = date(today.year, month, day)
    return this_year if this_year <= today else date(today.year - 1, month, day)


def filled(text: str, today: date) -> str:
    """A text with the months and days that it leaves to the reader's calendar."""

    def name(placeholder: re.Match[str]) -> str:
        day = workday(today - timedelta(days=int(placeholder[2])))
        return MONTHS[day.month - 1] if placeholder[1] == "måned" else short_date(day)

    return _PLACEHOLDER.sub(name, text)
