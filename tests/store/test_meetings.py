"""Meetings: people, points, notes that are never lost, agreements that are followed up, decisions that are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store.database import Store
from store.faults import DiskFull, Missing, Stale
from store.meeting_records import DONE, OPEN, NewAgreement, NewMeeting, Person, Point
from store.records import DraftSourceRecord, NewVersion
from tests.store.support import DAY, Clock, fill_disk

NEW = NewMeeting(
    kind="MUS",
    held=DAY,
    title="MUS med Jonas",
    people=(Person("Lene", "leder", writes=True), Person("Jonas", "medarbejder"), Person("  ")),
    points=(Point("Nattevagter"), Point("Løn", private=True), Point(" ")),
    next_held=date(2026, 9, 12),
)
AGREED = (
    NewAgreement("Undersøger kurset", "Jonas", date(2026, 3, 21), "senest d. 21/3"),
    NewAgreement("Tager vagtplanen op", "Lene"),
)


def test_a_meeting_comes_back_as_it_was_planned(store: Store) -> None:
    meeting = store.meetings.get(store.meetings.add(NEW).id)
    assert (meeting.kind, meeting.held, meeting.next_held, meeting.notes) == ("MUS", DAY, NEW.next_held, "")
    assert meeting.people == NEW.people[:2]
    assert meeting.points == NEW.points[:2]


def test_notes_that_stood_before_are_kept(store: Store, clock: Clock) -> None:
    meeting = store.meetings.add(NEW)
    for text in ("Jonas trives, men er træt", "Jonas trives, men er træt af natten", "væk"):
        clock.forward(1)
        meeting = store.meetings.save_notes(meeting.id, text, row_version=meeting.version)
    assert meeting.notes == "væk"
    assert [one.text for one in store.meetings.revisions(meeting.id)] == [
        "Jonas trives, men er træt af natten"
    ]


def test_two_windows_never_overwrite_each_other(store: Store) -> None:
    meeting = store.meetings.add(NEW)
    store.meetings.save_notes(meeting.id, "en", row_version=meeting.version)
    with pytest.raises(Stale):
        store.meetings.save_notes(meeting.id, "to", row_version=meeting.version)
    assert store.meetings.get(meeting.id).notes == "en"


def test_notes_that_cannot_be_stored_come_back_as_a_note(store: Store) -> None:
    meeting = store.meetings.add(NEW)
    fill_disk(store)
    with pytest.raises(DiskFull) as caught:
        store.meetings.save_notes(meeting.id, "vigtigt " * 20_000, row_version=meeting.version)
    assert caught.value.kept


def test_an_agreement_whose_words_stay_keeps_its_state(store: Store) -> None:
    meeting = store.meetings.add(NEW)
    meeting = store.meetings.put_outcome(
        meeting.id, AGREED, ["Fire nattevagter"], row_version=meeting.version
    )
    first = meeting.agreements[0]
    store.meetings.settle(first.id, DONE, day=DAY, remark="fint kursus")
    again = store.meetings.put_outcome(
        meeting.id, [replace(AGREED[0], owner="Lene")], ["Fire nattevagter"], row_version=meeting.version
    )
    assert [(one.uid, one.owner, one.state, one.settled, one.remark) for one in again.agreements] == [
        (first.uid, "Lene", DONE, DAY, "fint kursus")
    ]
    assert store.meetings.settle(first.id, OPEN).settled is None


def test_open_agreements_come_with_the_nearest_deadline_first(store: Store) -> None:
    meeting = store.meetings.add(NEW)
    store.meetings.put_outcome(meeting.id, AGREED[::-1], [], row_version=meeting.version)
    listed = store.meetings.agreements(state=OPEN)
    assert [one.owner for one in listed] == ["Jonas", "Lene"]
    assert [one.owner for one in store.meetings.agreements(due_before=date(2026, 3, 22))] == ["Jonas"]
    assert listed[0].is_late(date(2026, 3, 22))
    assert not listed[0].is_late(date(2026, 3, 21))
    assert not listed[1].is_late(date(2030, 1, 1))


def test_decisions_are_found_by_their_words(store: Store) -> None:
    meeting = store.meetings.add(NEW)
    store.meetings.put_outcome(
        meeting.id, [], ["Ærtesuppe hver 100 % onsdag", "Åbent"], row_version=meeting.version
    )
    assert [one.text for one in store.meetings.decisions("onsdag ÆRTE")] == ["Ærtesuppe hver 100 % onsdag"]
    assert [one.text for one in store.meetings.decisions("100 %")] == ["Ærtesuppe hver 100 % onsdag"]
    assert store.meetings.decisions("_") == []


def test_lists_say_who_and_how_much_is_open(store: Store) -> None:
    meeting = store.meetings.add(NEW)
    other = store.meetings.add(replace(NEW, held=date(2026, 1, 1), people=()))
    meeting = store.meetings.put_outcome(meeting.id, AGREED, [], row_version=meeting.version)
    lines = store.meetings.lines()
    assert [(line.id, line.names, line.open_agreements) for line in lines] == [
        (meeting.id, ("Lene", "Jonas"), 2),
        (other.id, (), 0),
    ]
    store.meetings.discard(meeting.id, row_version=meeting.version)
    assert [line.id for line in store.meetings.lines()] == [other.id]
    assert store.meetings.agreements() == []
    assert store.meetings.bring_back(meeting.id).discarded_at is None


def test_minutes_belong_to_their_meeting(store: Store) -> None:
    meeting = store.meetings.add(NEW)
    source = DraftSourceRecord(None, "noter", DAY, "da")
    draft = store.drafts.add("minutes", "Referat", [source], NewVersion("{}"))
    store.meetings.set_draft(meeting.id, draft.id, row_version=meeting.version)
    found = store.meetings.of_draft(draft.id)
    assert found is not None
    assert found.id == meeting.id
    assert store.meetings.of_draft(draft.id + 1) is None


def test_what_is_not_there_is_missing(store: Store) -> None:
    with pytest.raises(Missing):
        store.meetings.get(7)
    with pytest.raises(Missing):
        store.meetings.settle(7, DONE, day=DAY)
