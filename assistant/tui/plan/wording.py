"""How the plan says days, steps and events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assistant.danish.calendar import MONTHS
from assistant.danish.format import count, long_date, short_date
from assistant.export.cleaning import one_line

if TYPE_CHECKING:
    from assistant.workspace.meetings import MeetingLine
    from assistant.workspace.plan import GoalEvent, GoalRecord, ProgressPoint

STATUSES = {
    "planned": "ikke begyndt",
    "active": "i gang",
    "reached": "nået",
    "partly": "delvist nået",
    "dropped": "droppet",
}
"""What a goal may be."""

CHOICES = (
    ("planned", "venter"),
    ("active", "i gang"),
    ("reached", "nået"),
    ("partly", "delvist"),
    ("dropped", "droppet"),
)
"""The same, as short as a line of choices has room for."""

RESPONSIBLE = {"me": "mig", "leader": "leder", "both": "begge"}
"""Whose task a goal is."""

_SHORT = 4
"""Letters of a month that are no longer than its abbreviation."""

NO_DEADLINE = "uden frist"
OWN = "mig selv"

_FIELDS = {
    "title": "Titel",
    "person": "Person",
    "activity": "Aktivitet",
    "measure": "Målepunkt",
    "motive": "Motiv",
    "support": "Støtte",
    "responsible": "Ansvarlig",
    "deadline": "Frist",
    "follow_up": "Opfølgning",
    "status": "Status",
    "outcome": "Resultat",
    "period_start": "Periodens start",
    "period_end": "Periodens slutning",
    "steps": "Delmål",
}
_DAYS = ("deadline", "follow_up", "period_start", "period_end")

_KINDS = {
    "created": "Kom i planen",
    "check_in": "Fulgt op",
    "changed": "Rettet",
    "step": "Delmål",
    "note": "Note knyttet til",
    "carried": "Ført videre",
    "discarded": "Slettet",
    "brought_back": "Hentet tilbage",
}


def day_words(day: date, today: date) -> str:
    """A day as a line has room for: "12. marts", in another year "12. mar. 2027"."""
    if day.year == today.year:
        return short_date(day)
    month = MONTHS[day.month - 1]
    return f"{day.day}. {month if len(month) <= _SHORT else month[:3] + '.'} {day.year}"


def full_day(day: date, today: date) -> str:
    """A day as a sentence says it: "12. marts", in another year "12. marts 2027"."""
    return short_date(day) if day.year == today.year else long_date(day)


def person_words(person: str) -> str:
    """Whose goals are meant."""
    return person or OWN


def field_name(field: str) -> str:
    """What a field of a goal is called."""
    return _FIELDS.get(field, field)


def responsible_words(goal: GoalRecord) -> str:
    """Who has to do it: "mig", "leder", "begge", or by name where the goal is another's."""
    if goal.person and goal.responsible != "leader":
        return goal.person if goal.responsible == "me" else f"{goal.person} og leder"
    return RESPONSIBLE.get(goal.responsible, goal.responsible)


def standing(goal: GoalRecord, today: date) -> str:
    """Status, whose task it is, and when it is looked at next, on one line."""
    parts = [STATUSES.get(goal.status, goal.status), f"ansvarlig: {responsible_words(goal)}"]
    if goal.follow_up is not None:
        parts.append(f"følg op {full_day(goal.follow_up, today)}")
    if goal.carried_to is not None:
        parts.append("ført videre")
    return " · ".join(parts)


def meeting_words(meeting: MeetingLine, today: date) -> str:
    """Where a goal was agreed on: "1:1 · 7. september · Birgitte, Signe"."""
    parts = (meeting.title or meeting.kind, full_day(meeting.held, today), ", ".join(meeting.names))
    return " · ".join(filter(None, map(one_line, parts)))


def progress_words(goals: Iterable[GoalRecord]) -> str:
    """How far some goals are: "9 af 14 delmål · 2 af 5 mål nået"."""
    shown = [goal for goal in goals if goal.status != "dropped"]
    reached = sum(goal.status == "reached" for goal in shown)
    steps = [step for goal in shown for step in goal.steps]
    parts = [f"{reached} af {count(len(shown), 'mål', 'mål')} nået"]
    if steps:
        parts.insert(0, f"{sum(step.done is not None for step in steps)} af {len(steps)} delmål")
    return " · ".join(parts)


def share_now(goals: Iterable[GoalRecord]) -> float | None:
    """How far some goals are today, 0 to 1: their steps, or the goals themselves where there are none."""
    shown = [goal for goal in goals if goal.status != "dropped"]
    steps = [step for goal in shown for step in goal.steps]
    if steps:
        return sum(step.done is not None for step in steps) / len(steps)
    return sum(goal.status == "reached" for goal in shown) / len(shown) if shown else None


def share_of(point: ProgressPoint) -> float | None:
    """How far the plan was, 0 to 1; None while it was empty."""
    if point.steps:
        return point.done / point.steps
    return point.reached / point.goals if point.goals else None


def change_words(change: tuple[str, str, str], today: date) -> str:
    """A change: "Frist: 1. marts → 1. maj"."""
    field, before, after = change
    return f"{field_name(field)}: {_value(field, before, today)} → {_value(field, after, today)}"


def event_heading(event: GoalEvent, today: date) -> str:
    """When something happened, and what kind of thing it was."""
    kind = _KINDS.get(event.kind, event.kind)
    if event.kind == "step":
        done = any(field == "done" and after for field, _, after in event.changes)
        kind = "Delmål nået" if done else "Delmål åbnet igen"
    return f"{full_day(event.day, today)} · {kind}"


def event_lines(event: GoalEvent, today: date) -> list[str]:
    """What there is to say of it."""
    lines = [event.happened] if event.happened.strip() else []
    if event.obstacle.strip():
        lines.append(f"I vejen: {event.obstacle}")
    lines += [change_words(change, today) for change in event.changes if change[0] != "done"]
    if event.reason.strip():
        lines.append(f"Fordi: {event.reason}")
    return lines


def _value(field: str, value: str, today: date) -> str:
    if not value:
        return "ingen"
    if field == "status":
        return STATUSES.get(value, value)
    if field == "responsible":
        return RESPONSIBLE.get(value, value)
    if field in _DAYS:
        try:
            return full_day(date.fromisoformat(value), today)
        except ValueError:
            return value
    return " · ".join(value.split("\n")) if field == "steps" else value
