"""The form of a meeting: what it asks, and what is made of the answers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.errors import InputError
from assistant.tui.plan.checkin import DAY_EXAMPLE, day_value
from assistant.tui.plan.form import FormField

if TYPE_CHECKING:
    from assistant.tui.plan.form import Values
    from assistant.workspace.meetings import MeetingRecord, NewMeeting, Person, Point

# How a line says that a point is for the user's own eyes.
PRIVATE = "privat:"

_ME = re.compile(r"\s*\((?:mig|jeg)\)\s*", re.IGNORECASE)


def meeting_fields(meeting: MeetingRecord | None, kinds: tuple[str, ...], today: date) -> list[FormField]:
    """What is asked of a meeting.

    Args:
        meeting: as it is, or None for a new one.
        kinds: the kinds of meetings.
        today: the day of a new one.
    """
    people = "\n".join(person_line(person) for person in meeting.people) if meeting else ""
    points = "\n".join(point_line(point) for point in meeting.points) if meeting else ""
    return [
        FormField(
            "kind", "Slags", meeting.kind if meeting else kinds[0], "choice", tuple((k, k) for k in kinds)
        ),
        FormField("held", "Dag", day_value(meeting.held if meeting else today), example=DAY_EXAMPLE),
        FormField("title", "Titel", meeting.title if meeting else "", example="kan stå tom"),
        FormField(
            "people",
            "Deltagere",
            people,
            "text",
            example="én pr. linje: Lene, leder – og dig selv: Signe (mig)",
        ),
        FormField(
            "points", "Punkter", points, "text", example="ét pr. linje; begynd med privat: for dine egne"
        ),
        FormField(
            "next_held", "Næste gang", day_value(meeting.next_held if meeting else None), example=DAY_EXAMPLE
        ),
    ]


def person_line(person: Person) -> str:
    """A person as a line of the form: "Lene, leder" or "Signe (mig)"."""
    name = f"{person.name} (mig)" if person.writes else person.name
    return f"{name}, {person.role}" if person.role else name


def point_line(point: Point) -> str:
    """A point as a line of the form."""
    return f"{PRIVATE} {point.text}" if point.private else point.text


def wanted(values: Values, before: MeetingRecord | None, today: date) -> NewMeeting:
    """What was written, as it is stored.

    Args:
        values: what stands in the form.
        before: the meeting as it was, whose points keep what they were taken from.
        today: the day from which "på fredag" is read.

    Raises:
        InputError: a day can't be read, the next one comes before this one, or two people can't be told apart.
    """
    from assistant.workspace.meetings import NewMeeting
    from assistant.workspace.plan_words import read_day

    held = read_day(values["held"], today) if values["held"] else today
    next_held = read_day(values["next_held"], held or today) if values["next_held"] else None
    if next_held is not None and next_held < (held or today):
        raise InputError(
            f"Næste gang, {long_date(next_held)}, ligger før mødet.",
            "Ret en af de to dage; året kan skrives med.",
        )
    return NewMeeting(
        kind=values["kind"],
        held=held or today,
        title=values["title"],
        people=_people(values["people"]),
        points=_points(values["points"], before),
        next_held=next_held,
    )


def _people(text: str) -> tuple[Person, ...]:
    from assistant.workspace.meetings import Person

    people = []
    for line in filter(str.strip, text.splitlines()):
        name, _, role = _ME.sub(" ", line).replace(" ,", ",").partition(",")
        people.append(Person(name.strip(), role.strip(), writes=_ME.search(line) is not None))
    named = [person for person in people if person.name]
    for number, person in enumerate(named):
        if person.name.casefold() in (other.name.casefold() for other in named[:number]):
            raise InputError(
                f"To deltagere hedder {person.name}.",
                f"Skriv et bogstav eller et efternavn med, fx {person.name} K, så de kan kendes fra hinanden.",
            )
    if sum(person.writes for person in named) > 1:
        raise InputError("Kun én af deltagerne kan være dig.", "Lad (mig) stå ved dit eget navn alene.")
    return tuple(named)


def _points(text: str, before: MeetingRecord | None) -> tuple[Point, ...]:
    from assistant.workspace.meetings import Point

    known = {point.text: point for point in before.points} if before else {}
    points = []
    for line in (line.strip() for line in text.splitlines()):
        private = line.casefold().startswith(PRIVATE)
        words = line[len(PRIVATE) :].strip() if private else line
        if words:
            origin = known.get(words)
            points.append(
                Point(
                    words,
                    private,
                    origin.note_id if origin else None,
                    origin.goal_id if origin else None,
                )
            )
    return tuple(points)
