"""The days and times that a source names, and those that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assistant.danish import clock, dates
from assistant.danish.calendar import MONTHS, WEEKDAYS, add_months, last_of_month
from assistant.drafting.grounding import recurring
from assistant.drafting.grounding.operands import minutes_of
from assistant.drafting.grounding.reading import Reading

WEEKDAY_WORD = re.compile(
    rf"(?<!\w)(?P<every>hver\s+(?:(?P<nth>anden|tredje|fjerde)\s+)?)?(?P<day>{'|'.join(WEEKDAYS)}|man|tirs|ons|tors|fre|lør|søn)(?P<ending>ens|en|ene|enes|e|es|s)?(?!\w)",
    re.IGNORECASE,
)
_SHORT = ("man", "tirs", "ons", "tors", "fre", "lør", "søn")

# How far from a date of the source its own words ("om en uge", "14 dage før") may lead.
_MOST_BASES = 40
_MOST_RELATIVE = 40
_MOST_EDGES = 400


def weekday_of(year: int, month: int, day: int) -> int:
    """The weekday of a date, 0 for Monday; -1 where there is no such day."""
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return -1


@dataclass
class KnownTimes:
    """What a source says of days and times, and what follows from it."""

    source: Reading

    @cached_property
    def bases(self) -> list[date]:
        """The full dates of the source, with a year of its own or any."""
        years = sorted(self.years) or [2025]
        found: list[date] = list(self.source.references)
        for mention in self.source.dates:
            written = mention.written
            if written.month and written.day:
                for year in [written.year] if written.year else years[:3]:
                    try:
                        found.append(date(year, written.month, written.day))
                    except ValueError:
                        continue
            if mention.last is not None and written.month:
                found.append(mention.last)
        return list(dict.fromkeys(found))[:_MOST_BASES]

    @cached_property
    def years(self) -> set[int]:
        """The years that the source names, and those of its own days."""
        named = {mention.written.year for mention in self.source.dates if mention.written.year}
        short = {
            2000 + int(digits)
            for digits in re.findall(r"(?<=[a-zæøå] )(?:'|’)?([1-4]\d)(?=[:,.]| )", self.source.text[:4000])
            if "budget" in self.source.text.lower()
        }
        return named | {day.year for day in self.source.references} | short

    @cached_property
    def relative(self) -> bool:
        """Whether the source counts from now ("sidste år", "om to år")."""
        return bool(
            re.search(
                r"\b(?:sidste|næste|forrige|i) år\b|\bår(?:et)? (?:før|efter)\b|\bårs\b",
                self.source.text,
                re.IGNORECASE,
            )
        )

    @cached_property
    def days(self) -> set[tuple[int, int]]:
        """Month and day of all dates that the source names or that follow from it, and of its own days."""
        found = {(day.month, day.day) for day in self.source.references}
        found |= {
            (mention.written.month, mention.written.day)
            for mention in self.source.dates
            if mention.written.month and mention.written.day
        }
        found |= {
            (mention.last.month, mention.last.day)
            for mention in self.source.dates
            if mention.last is not None
        }
        lengths = {
            (
                quantity.dimension,
                int(quantity.value * {"uge": 7}.get(quantity.unit, 1))
                if quantity.dimension == "time"
                else int(quantity.base),
            )
            for quantity in self.source.quantities
            if quantity.unit in ("dag", "hverdag", "uge", "måned", "kvartal", "halvår", "år")
            and quantity.value <= 400
        }
        weekly = (
            {("time", 7)}
            if re.search(r"\b(?:en uge|ugen efter|ugen før)\b", self.source.text, re.IGNORECASE)
            else set()
        )
        from_known = self._following
        starts = {*self.bases, *sorted(from_known)[:60]}
        for base in starts:
            for dimension, length in lengths | weekly:
                for sign in (-1, 1):
                    try:
                        shifted = _shifted(base, dimension, sign * length)
                    except (OverflowError, ValueError):
                        continue
                    found.add((shifted.month, shifted.day))
        for day in from_known:
            found.add((day.month, day.day))
        return found | self._edges() | recurring.days(self.source.text, self.bases)

    @cached_property
    def _following(self) -> frozenset[date]:
        """The days that the source's own words lead to from each of its dates."""
        return frozenset(
            mention.day
            for base in self.bases
            for mention in dates.find(self._from_now, base)
            if mention.day is not None
        )

    @cached_property
    def _from_now(self) -> str:
        """What the source says of days from the day on which it is read ("på fredag", "om 14 dage")."""
        relative = dict.fromkeys(
            mention.text
            for mention in self.source.dates
            if None in (mention.written.month, mention.written.day)
        )
        return "\n".join(list(relative)[:_MOST_RELATIVE])

    def _edges(self) -> set[tuple[int, int]]:
        """The ends of the months, quarters and weeks that the source names; feasts with a fixed day."""
        found: set[tuple[int, int]] = set()
        year = max(self.years, default=2025)
        for month in {
            mention.written.month
            for mention in self.source.dates
            if mention.precision == "month" and mention.written.month
        }:
            end = last_of_month(year, month)
            found |= {(month, 1), (month, end.day)}
        named = dict.fromkeys(mention.text for mention in self.source.dates)
        for mention in dates.find("\n".join(list(named)[:_MOST_EDGES]), date(year, 1, 1)):
            feast = re.search(r"jul|nytår", mention.text, re.IGNORECASE)
            bounded = mention.written.month and not mention.written.day  # "udgangen af maj"
            if mention.day is not None and (
                feast or bounded or mention.precision in ("quarter", "month", "year")
            ):
                found.add((mention.day.month, mention.day.day))
            for week in {
                mention.written.week,
                mention.last.isocalendar().week if mention.last and mention.written.week else None,
            }:
                if week:
                    found |= {(day.month, day.day) for day in _days_of_week(year, week)}
        lowered = self.source.text.lower()
        if re.search(r"\bjul\b", lowered):
            found.add((12, 24))
        if re.search(r"nytår|årsskift|årets|ultimo|året", lowered):
            found.add((12, 31))
        if re.search(r"månedens|måned", lowered):
            found |= {(month, last_of_month(year, month).day) for month in self.months}
        for quarter in re.findall(r"\b[qk]([1-4])\b", lowered):
            end = last_of_month(year, int(quarter) * 3)
            found.add((end.month, end.day))
        return found

    @cached_property
    def months(self) -> set[int]:
        """The months that the source names, or that a week or a date of it lies in."""
        named = {mention.written.month for mention in self.source.dates if mention.written.month}
        named |= {mention.last.month for mention in self.source.dates if mention.last is not None}
        for mention in self.source.dates:
            if mention.written.week:
                for year in self.years or {2025, 2026}:
                    named |= {day.month for day in _days_of_week(year, mention.written.week)}
        lowered = self.source.text.lower()
        for at, month in enumerate(MONTHS, 1):
            if month in lowered:
                named.add(at)
        return named

    def has_day(self, month: int, day: int) -> bool:
        """Whether the source names a day, or leads to it."""
        return (month, day) in self.days

    def has_month(self, month: int) -> bool:
        """Whether the source names a month, or something in it."""
        return (
            month in self.months or any(known == month for known, _ in self.days) or self._in_quarter(month)
        )

    def _in_quarter(self, month: int) -> bool:
        return bool(
            re.search(
                rf"\bq{(month - 1) // 3 + 1}\b|{(month - 1) // 3 + 1}\. kvartal",
                self.source.text,
                re.IGNORECASE,
            )
        )

    def has_year(self, year: int) -> bool:
        """Whether the year of a date is one that the source names."""
        return (
            not self.years
            or year in self.years
            or (any(abs(year - known) == 1 for known in self.years) and self.relative)
            or year - 1 in self.years
        )

    def years_of(self, month: int, day: int) -> set[int]:
        """The years in which the source sets a day; empty where it names none."""
        return {
            mention.written.year
            for mention in self.source.dates
            if mention.written.year and (mention.written.month, mention.written.day) == (month, day)
        } or set(self.years)

    def has_day_of_month(self, day: int) -> bool:
        """Whether the source names such a day of any month."""
        return any(mention.written.day == day for mention in self.source.dates) or any(
            known == day for _, known in self.days
        )

    @cached_property
    def weeks(self) -> set[int]:
        """The weeks that the source names, with those between the ends of a range, and those that its lengths lead to."""
        found: set[int] = set()
        for mention in self.source.dates:
            if mention.written.week:
                last = mention.last.isocalendar().week if mention.last else mention.written.week
                found |= set(range(mention.written.week, last + 1)) or {mention.written.week}
        lengths = [int(q.value) for q in self.source.quantities if q.unit == "uge" and q.value < 53]
        for day in self.bases:
            found.add(day.isocalendar().week)
        found |= {
            week + sign * length + shift
            for week in list(found)
            for length in lengths
            for sign in (-1, 1)
            for shift in (0, -sign)
        }
        return found

    def has_week(self, week: int) -> bool:
        """Whether the source names a week or leads to it."""
        return week in self.weeks or (
            bool(re.search(rf"(?<!\d){week}(?!\d)", self.source.text))
            and bool(re.search(r"\buge", self.source.text, re.IGNORECASE))
        )

    @cached_property
    def weekdays(self) -> set[int]:
        """The weekdays that the source names."""
        return {
            WEEKDAYS.index(m["day"].lower())
            if m["day"].lower().endswith("dag")
            else _SHORT.index(m["day"].lower())
            for m in WEEKDAY_WORD.finditer(self.source.text)
        }

    @cached_property
    def all_weekdays(self) -> set[int]:
        """The weekdays that the source names, and those of its full dates and their neighbours."""
        found = set(self.weekdays)
        neighbours = bool(
            re.search(r"dagen efter|dagen før|næste dag|i morgen|i går|døgn", self.source.text, re.IGNORECASE)
        )
        for weekday in list(found):
            if neighbours:
                found |= {(weekday + 1) % 7, (weekday - 1) % 7}
        known_year = bool(self.years)
        if known_year:
            found |= {day.weekday() for day in self.bases}
            found |= {day.weekday() for day in self._following}
        if re.search(r"weekend", self.source.text, re.IGNORECASE):
            found |= {5, 6}
        return found

    @cached_property
    def every(self) -> set[int]:
        """The weekdays that the source calls weekly."""
        return {
            WEEKDAYS.index(m["day"].lower())
            for m in WEEKDAY_WORD.finditer(self.source.text)
            if m["every"] and not m["nth"] and m["day"].lower().endswith("dag")
        }

    @cached_property
    def skipped(self) -> dict[int, str]:
        """The weekdays of every second week or so, as the source says it."""
        return {
            WEEKDAYS.index(m["day"].lower()): m.group()
            for m in WEEKDAY_WORD.finditer(self.source.text)
            if m["nth"] and m["day"].lower().endswith("dag")
        }

    def has_time(self, time: clock.ClockTime) -> bool:
        """Whether the source names a time of the day, or leads to it."""
        known = [other.minutes for other in self.source.times]
        halves = [other.half_day for other in self.source.times]
        for quantity in self.source.quantities:
            minutes = minutes_of(quantity.text)
            if minutes is not None:
                known.append(minutes)
                halves.append(False)
            elif not quantity.unit and quantity.value <= 24 and quantity.value == int(quantity.value):
                known += [int(quantity.value) * 60] + (
                    [int(quantity.upper) * 60] if quantity.upper is not None else []
                )
                halves += [False, False]
        for minutes in known:
            if (
                minutes % 720 == time.minutes % 720
                if time.half_day
                else minutes % 1440 == time.minutes % 1440
            ):
                return True
            if minutes % 720 == time.minutes % 720 and time.minutes <= 720:
                return True
        lengths = [
            int(q.base / 60) for q in self.source.quantities if q.dimension == "time" and q.base <= 43200
        ]
        lengths += [
            int(q.base * 60)
            for q in self.source.quantities
            if q.kind == "ordinal" and q.noun in ("time", "timer")
        ]
        if any(
            (minutes + sign * step * length - time.minutes) % 720 == 0
            for minutes in known
            for length in lengths
            for sign in (-1, 1)
            for step in ((1, 2, 3, 4) if sign > 0 else (1,))
        ):
            return True
        return bool(re.search(r"middag|midnat", self.source.text, re.IGNORECASE)) and time.minutes % 720 == 0

    def time_near(self, time: clock.ClockTime) -> str:
        """The source's time that looks most like one that it does not hold; empty where there is none."""
        alike = [
            o.text
            for o in self.source.times
            if o.minutes // 60 == time.minutes // 60 or o.minutes % 60 == time.minutes % 60
        ]
        return alike[0] if len(alike) == 1 else ""

    def day_near(self, month: int, day: int) -> str:
        """The source's date with the same day or the same month; empty where there is not just one."""
        alike = [
            mention.text
            for mention in self.source.dates
            if mention.written.day
            and (mention.written.day == day or mention.written.month == month or mention.written.day == month)
        ]
        return alike[0] if len(alike) == 1 else ""

    def week_near(self) -> str:
        """The only week that the source names, or empty."""
        weeks = [mention.text for mention in self.source.dates if mention.written.week]
        return weeks[0] if len(weeks) == 1 else ""

    def weekday_near(self) -> str:
        """The only weekday that the source names, or empty."""
        return WEEKDAYS[next(iter(self.weekdays))] if len(self.weekdays) == 1 else ""

    def year_near(self) -> str:
        """The only year that the source names, or empty."""
        return str(next(iter(self.years))) if len(self.years) == 1 else ""


def _shifted(base: date, dimension: str, length: int) -> date:
    """A day so many days, working days or months from another."""
    if dimension == "time":
        return base + timedelta(days=length)
    if dimension == "workday":
        return base + timedelta(days=length // 5 * 7 + (length % 5 if length % 5 else 0))
    return add_months(base, length)


def _days_of_week(year: int, week: int) -> list[date]:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return []
    return [monday + timedelta(days=days) for days in range(7)]
