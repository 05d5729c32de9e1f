"""Search in meetings: by any word of any part, in all its forms, and never by half an å."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.database import Store
from store.meeting_records import NewAgreement, NewMeeting, Person, Point
from tests.store.support import DAY

NEW = NewMeeting(
    "MUS",
    DAY,
    title="Årets MUS",
    people=(Person("Lene Østergaard"), Person("Jonas")),
    points=(Point("Nattevagterne"), Point("Min løn", private=True)),
)


@pytest.fixture
def meeting_id(store: Store) -> int:
    meeting = store.meetings.add(NEW)
    notes = "Jonas er træt efter jul. " * 40 + "Vi talte om gåture og kurset."
    meeting = store.meetings.save_notes(meeting.id, notes, row_version=meeting.version)
    agreed = [NewAgreement("Undersøger kurset", "Jonas"), NewAgreement("Ringer til FOA", "Lene")]
    store.meetings.put_outcome(
        meeting.id, agreed, ["Fire nattevagter om måneden"], row_version=meeting.version
    )
    return meeting.id


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("nattevagt", ["decision", "point"]),
        ("nattevagterne ", ["decision", "point"]),
        ("NATTE", ["decision", "point"]),
        ("kurser ", ["agreement", "notes"]),
        ("årets", ["title"]),
        ("arets", []),
        ("gature", []),
        ("østergaard", ["person"]),
        ("løn", ["point"]),
        ("foa", ["agreement"]),
        ("jonas kurset", ["agreement", "notes"]),
        ("lene måneden", ["decision", "agreement", "person"]),
        ("jonas findesikke", []),
        ("n", ["decision", "point"]),
        ("", []),
        ("?! ", []),
        ('"% _ * NEAR(', []),
        ("nattevagt OR løn", []),
    ],
)
def test_words_are_found_where_they_stand(
    store: Store, meeting_id: int, typed: str, where: list[str]
) -> None:
    assert [hit.where for hit in store.meetings.search(typed)] == where


def test_a_hit_shows_its_words_and_its_meeting(store: Store, meeting_id: int) -> None:
    [decision, _] = store.meetings.search("nattevagt")
    assert (decision.line.id, decision.line.title) == (meeting_id, "Årets MUS")
    assert decision.snippet == (("Fire ", False), ("nattevagter", True), (" om måneden", False))
    assert decision.item_id == store.meetings.get(meeting_id).decisions[0].id
    notes = store.meetings.search("gåture")[0]
    assert len("".join(text for text, _ in notes.snippet)) < 200
    assert ("gåture", True) in notes.snippet


def test_the_index_follows_what_is_written(store: Store, meeting_id: int) -> None:
    meeting = store.meetings.get(meeting_id)
    meeting = store.meetings.save_notes(meeting.id, "Helt andre ord", row_version=meeting.version)
    assert store.meetings.search("gåture") == []
    assert [hit.where for hit in store.meetings.search("andre")] == ["notes"]
    meeting = store.meetings.put_points(meeting.id, (Point("Ferien"),), row_version=meeting.version)
    assert [hit.where for hit in store.meetings.search("nattevagt")] == ["decision"]
    store.meetings.settle(meeting.agreements[0].id, "done", day=DAY, remark="Betalt af kommunen")
    assert [hit.where for hit in store.meetings.search("kommunen")] == ["agreement"]
    meeting = store.meetings.discard(meeting.id, row_version=meeting.version)
    assert store.meetings.search("ferien") == []
    store.meetings.delete_forever(meeting.id)
    assert (
        store._sessions.rows("SELECT count(*) FROM meeting_fts WHERE meeting_fts MATCH 'ferien'")[0][0] == 0
    )


def test_the_latest_meeting_comes_first_and_the_limit_holds(store: Store) -> None:
    for day in range(1, 6):
        store.meetings.add(replace(NEW, held=DAY.replace(day=day), title=f"Møde {day}"))
    assert [hit.line.held.day for hit in store.meetings.search("møde", 3)] == [5, 4, 3]
