"""Dates, weekdays and times of the day: is each in a source, or does it follow from one?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.danish import clock, dates
from assistant.danish.calendar import WEEKDAYS
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.known_times import WEEKDAY_WORD, KnownTimes, weekday_of
from assistant.drafting.grounding.near import nearest_clause
from assistant.drafting.grounding.reading import Reading

# How much a clause must share with one of the source to be of the same matter.
_SAME_MATTER = 0.33
_SHIFTS = re.compile(
    r"(?<!\w)(?:efter|før|senere|inden|fra|frem|hver\w*|måned\w*|uge\w*|dag\w*|gange?)(?!\w)", re.IGNORECASE
)


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each date, weekday and time of the draft."""
    known = source.made(KnownTimes)
    weekdays_read: set[int] = set()
    persons = [(person.start, person.end) for person in draft.persons]
    for mention in draft.dates:
        if any(mention.start >= start and mention.end <= end for start, end in persons):
            continue
        verdict = _date(mention, known, weekdays_read)
        other = "" if verdict.kind else _told_otherwise(mention, draft, known)
        yield Verdict("date", mention.start, mention.end, other) if other else verdict
    yield from _weekdays(draft, known, weekdays_read)
    for time in draft.times:
        yield _time(time, known)


def _date(mention: dates.DateMention, known: KnownTimes, weekdays_read: set[int]) -> Verdict:
    written = mention.written
    fine = Verdict("", mention.start, mention.end)
    if written.week is not None:
        return (
            fine
            if known.has_week(written.week)
            else Verdict("date", mention.start, mention.end, known.week_near())
        )
    if written.month and written.day:
        if not known.has_day(written.month, written.day):
            return Verdict("date", mention.start, mention.end, known.day_near(written.month, written.day))
        if mention.last is not None and not known.has_day(mention.last.month, mention.last.day):
            return Verdict("date", mention.start, mention.end)
        if written.year and not known.has_year(written.year):
            return Verdict("date", mention.start, mention.end)
        if written.weekday is not None:
            weekdays_read.add(mention.start)
            years = known.years_of(written.month, written.day) | ({written.year} if written.year else set())
            right = {weekday_of(year, written.month, written.day) for year in years}
            if right and written.weekday not in right:
                return Verdict("date", mention.start, mention.start + len(WEEKDAYS[written.weekday]))
            if not right and written.weekday not in known.weekdays and known.weekdays:
                return Verdict("date", mention.start, mention.start + len(WEEKDAYS[written.weekday]))
        return fine
    if written.day:
        if not known.has_day_of_month(written.day):
            return Verdict("date", mention.start, mention.end)
        right = {day.weekday() for day in known.bases if day.day == written.day} if known.years else set()
        if written.weekday is not None and right:
            weekdays_read.add(mention.start)
            if written.weekday not in right:
                return Verdict("date", mention.start, mention.start + len(WEEKDAYS[written.weekday]))
        return fine
    if written.month:
        if not known.has_month(written.month):
            return Verdict("date", mention.start, mention.end)
        if written.year and written.year not in known.years and known.years:
            return Verdict("date", mention.start, mention.end)
        return fine
    if written.year and mention.precision == "year":
        sure = written.year in known.years or any(
            abs(written.year - year) <= 1 and known.relative for year in known.years
        )
        return fine if sure else Verdict("date", mention.end - 4, mention.end, known.year_near())
    return fine


def _told_otherwise(mention: dates.DateMention, draft: Reading, known: KnownTimes) -> str:
    """What the source says of the same matter, where a date that it does not name is another; or empty."""
    source, written = known.source, mention.written
    named = {(one.written.month, one.written.day) for one in source.dates}
    if not (written.month and written.day) or (written.month, written.day) in named:
        return ""
    clause = next((one for one in draft.clauses if one.start <= mention.start < one.end), None)
    near, score = nearest_clause(clause, source) if clause else (None, 0.0)
    if clause is None or near is None or score < _SAME_MATTER:
        return ""
    if sum(clause.start <= one.start < clause.end for one in draft.dates) != 1:
        return ""
    there = [one for one in source.dates if near.start <= one.start < near.end]
    if len(there) != 1:
        return ""
    if there[0].text.lower().startswith("om ") and known.bases:
        led = {found.day for base in known.bases for found in dates.find(there[0].text, base)}
        return (
            ""
            if any(day and (day.month, day.day) == (written.month, written.day) for day in led)
            else there[0].text
        )
    lengths = any(
        one.dimension in ("time", "months", "workday")
        for one in source.quantities
        if near.start <= one.start < near.end
    )
    dated = there[0].written.month and there[0].written.day
    return (
        there[0].text
        if dated and not lengths and not _SHIFTS.search(source.text, near.start, near.end)
        else ""
    )


def _weekdays(draft: Reading, known: KnownTimes, read: set[int]) -> Iterator[Verdict]:
    """Weekdays on their own ("tirsdag", "fredagens", "hver torsdag")."""
    for match in WEEKDAY_WORD.finditer(draft.text):
        if match.start("day") in read or not match["day"].lower().endswith("dag"):
            continue
        weekday = WEEKDAYS.index(match["day"].lower())
        near = known.weekday_near()
        if weekday not in known.all_weekdays:
            yield Verdict(
                "date", match.start(), match.end(), f"hver {near}" if match["every"] and near else near
            )
        elif match["every"] and not match["nth"] and weekday in known.skipped and weekday not in known.every:
            yield Verdict("date", match.start(), match.end(), known.skipped[weekday])


def _time(time: clock.ClockTime, known: KnownTimes) -> Verdict:
    if known.has_time(time):
        return Verdict("", time.start, time.end)
    return Verdict("date", time.start, time.end, known.time_near(time))
