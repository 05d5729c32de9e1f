"""The form of a meeting: lines become people and points, and points keep what they were taken from."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.tui.meetings import fields
from assistant.tui.plan.form import Values
from assistant.workspace.meetings import KINDS, MeetingRecord, Person, Point

DAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, 0)


def meeting(*people: Person, points: tuple[Point, ...] = ()) -> MeetingRecord:
    return MeetingRecord(
        id=1,
        uid="u",
        kind="MUS",
        held=DAY,
        title="",
        people=people,
        points=points,
        notes="",
        next_held=None,
        draft_id=None,
        agreements=(),
        decisions=(),
        version=1,
        created_at=NOW,
        updated_at=NOW,
        discarded_at=None,
    )


def values(**given_values: str) -> Values:
    return {
        "kind": "MUS",
        "held": "",
        "title": "",
        "people": "",
        "points": "",
        "next_held": "",
    } | given_values


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Signe (mig)", Person("Signe", "", writes=True)),
        ("Signe (MIG), leder", Person("Signe", "leder", writes=True)),
        ("Signe, leder (mig)", Person("Signe", "leder", writes=True)),
        ("Signe (jeg)", Person("Signe", "", writes=True)),
        ("  Birgitte ,  leder ", Person("Birgitte", "leder")),
        ("Anne Marie (AMR)", Person("Anne Marie (AMR)")),
        ("Migael", Person("Migael")),
    ],
)
def test_a_line_is_a_person(line: str, person: Person) -> None:
    assert fields.wanted(values(people=line), None, DAY).people == (person,)


def test_lines_without_a_name_are_nobody() -> None:
    assert fields.wanted(values(people="\n , leder\n(mig)\n"), None, DAY).people == ()


def test_private_points_are_told_from_shared_ones_and_keep_their_origin() -> None:
    before = meeting(points=(Point("Løn", private=True, note_id=3), Point("Vagter", goal_id=7)))
    wanted = fields.wanted(values(points="PRIVAT:  Løn\n\nprivat: Vagter\nNyt\nprivat:"), before, DAY)
    assert wanted.points == (
        Point("Løn", private=True, note_id=3),
        Point("Vagter", private=True, goal_id=7),
        Point("Nyt"),
    )


def test_days_are_read_in_danish_and_the_next_one_from_the_meeting() -> None:
    wanted = fields.wanted(values(held="1. april", next_held="om 3 måneder"), None, DAY)
    assert (wanted.held, wanted.next_held) == (date(2026, 4, 1), date(2026, 7, 1))
    assert fields.wanted(values(), None, DAY).held == DAY


@pytest.mark.parametrize("name", ["held", "next_held"])
def test_a_day_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        fields.wanted(values(**{name: "31. februar"}), None, DAY)


NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


PEOPLE = st.lists(
    st.builds(Person, NAMES, st.one_of(st.just(""), NAMES), writes=st.booleans()),
    max_size=4,
    unique_by=lambda person: person.name.casefold(),
).filter(lambda people: sum(person.writes for person in people) <= 1)


@given(
    PEOPLE,
    st.lists(st.builds(Point, NAMES, private=st.booleans()), max_size=4),
)
def test_what_the_form_shows_is_read_back_as_it_was(people: list[Person], points: list[Point]) -> None:
    before = meeting(*people, points=tuple(points))
    shown = {field.id: field.value for field in fields.meeting_fields(before, KINDS, DAY)}
    wanted = fields.wanted(shown, before, DAY)
    assert (wanted.kind, wanted.held, wanted.people, wanted.points) == (
        "MUS",
        DAY,
        tuple(people),
        tuple(points),
    )


@pytest.mark.parametrize(
    ("given_values", "told"),
    [
        ({"held": "12. marts 2026", "next_held": "1. marts 2026"}, "ligger før mødet"),
        ({"people": "Mette, leder\nmette (mig)"}, "To deltagere hedder mette"),
        ({"people": "Mette (mig)\nOle (mig)"}, "Kun én"),
        ({"held": "31. februar"}, "31. februar"),
    ],
)
def test_what_cannot_be_meant_is_told(given_values: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        fields.wanted(values(**given_values), None, DAY)
    assert refused.value.hint


def test_two_of_the_same_first_name_are_two_people() -> None:
    people = fields.wanted(values(people="Mette H\nMette K"), None, DAY).people
    assert [person.name for person in people] == ["Mette H", "Mette K"]
