"""The file that two parties share: only what is shared, nothing overwritten, and files that are not ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.export.exchange import schema
from assistant.workspace.meetings import DONE, MeetingRecord, NewAgreement, NewMeeting, Person, Point
from assistant.workspace.workspace import Workspace

NEW = NewMeeting(
    kind="MUS",
    held=date(2026, 3, 4),
    title="MUS med Jonas",
    people=(Person("Lene", "leder", writes=True), Person("Jonas", "medarbejder")),
    points=(Point("Nattevagter"), Point("Hemmeligt", private=True)),
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """The other party."""
    opened = Workspace(tmp_path / "other", tmp_path / "other.toml")
    yield opened
    opened.close()


def agreed(workspace: Workspace) -> MeetingRecord:
    meeting = workspace.meetings.add(NEW)
    meeting = workspace.meetings.save_notes(meeting, "privat kladde")
    store = workspace._opened().meetings
    agreements = [NewAgreement("Undersøger kurset", "Jonas", date(2026, 3, 21), "senest d. 21/3")]
    return store.put_outcome(meeting.id, agreements, ["Fire nattevagter"], row_version=meeting.version)


def test_only_what_is_shared_leaves(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.meetings.share(agreed(workspace), tmp_path / "a.makker")
    text = path.read_text(encoding="utf-8")
    assert "Nattevagter" in text
    assert "Undersøger kurset" in text
    assert "Hemmeligt" not in text
    assert "privat kladde" not in text


def test_the_other_party_gets_the_meeting_once(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = workspace.meetings.share(agreed(workspace), tmp_path / "a.makker")
    first, again = other.meetings.take_in(path), other.meetings.take_in(path)
    assert (first.new, again.new, again.differences) == (1, 0, ())
    assert len(other.meetings.lines()) == 1
    assert [one.text for one in again.meeting.decisions] == ["Fire nattevagter"]
    assert [person.name for person in again.meeting.people] == ["Lene", "Jonas"]


def test_differences_are_shown_and_nothing_is_overwritten(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = workspace.meetings.share(agreed(workspace), tmp_path / "a.makker")
    theirs = other.meetings.take_in(path).meeting
    other.meetings.save_notes(theirs, "mine noter")
    other.meetings.settle(theirs.agreements[0], DONE, day=date(2026, 3, 20), remark="gik godt")
    again = other.meetings.take_in(path)
    assert [(one.part, one.mine, one.theirs) for one in again.differences] == [
        ("status", "gjort", "åben"),
        ("bemærkning", "gik godt", ""),
    ]
    assert (again.meeting.notes, again.meeting.agreements[0].state) == ("mine noter", DONE)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "i stykker"),
        (b"\xff\xfe\x00", "i stykker"),
        (b"[1]", "ikke en aftalefil"),
        (b'{"format": "noget andet"}', "ikke en aftalefil"),
        (b'{"format": "makker-exchange", "version": 99}', "nyere udgave"),
        (b'{"format": "makker-exchange", "version": 1, "meeting": {"uid": "12345678"}}', "mangler noget"),
        (b"[" * 100_000, "i stykker"),
    ],
)
def test_files_that_cannot_be_used_change_nothing(
    workspace: Workspace, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "b.makker"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        workspace.meetings.take_in(path)
    with pytest.raises(InputError, match="kan ikke læses"):
        workspace.meetings.take_in(tmp_path / "findes-ikke.makker")
    assert workspace.meetings.lines() == []


def test_the_schema_names_every_part() -> None:
    text = json.dumps(schema())
    assert all(f'"{part}"' in text for part in ("format", "version", "agreements", "due_text", "next_held"))
