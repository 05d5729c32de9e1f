"""The file that two parties share: only what is shared, nothing overwritten, and differences that stay until they are settled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import InputError, NotFoundError
from assistant.workspace.meetings import (
    DONE,
    AgreementRecord,
    MeetingRecord,
    NewAgreement,
    NewMeeting,
    Person,
    Point,
)
from assistant.workspace.plan import GoalChange
from assistant.workspace.workspace import Workspace
from tests.workspace.test_exchange_files import exchange_fields

NEW = NewMeeting(
    kind="MUS",
    held=date(2026, 3, 4),
    title="MUS med Jonas",
    people=(Person("Lene", "leder", writes=True), Person("Jonas", "medarbejder")),
    points=(Point("Nattevagter"), Point("Hemmeligt", private=True)),
)
COURSE = NewAgreement("Undersøger kurset", "Jonas", date(2026, 3, 21), "senest d. 21/3")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """The other party."""
    opened = Workspace(tmp_path / "other", tmp_path / "other.toml")
    yield opened
    opened.close()


def agreed(
    workspace: Workspace, new: NewMeeting = NEW, *agreements: NewAgreement, decisions: tuple[str, ...] = ()
) -> MeetingRecord:
    meeting = workspace.meetings.add(new)
    meeting = workspace.meetings.save_notes(meeting, "privat kladde")
    store = workspace._opened().meetings
    decided = decisions or ("Fire nattevagter",)
    return store.put_outcome(meeting.id, agreements or (COURSE,), decided, row_version=meeting.version)


def shared(workspace: Workspace, meeting: MeetingRecord, tmp_path: Path) -> Path:
    return workspace.meetings.share(
        workspace.meetings.get(meeting.id), tmp_path / "aftaler.makker", replace=True
    )


def only(workspace: Workspace, meeting: MeetingRecord) -> AgreementRecord:
    [agreement] = workspace.meetings.get(meeting.id).agreements
    return agreement


def test_only_what_is_shared_leaves(workspace: Workspace, tmp_path: Path) -> None:
    text = shared(workspace, agreed(workspace), tmp_path).read_text(encoding="utf-8")
    assert "Nattevagter" in text
    assert "Undersøger kurset" in text
    assert "Hemmeligt" not in text
    assert "privat kladde" not in text
    assert "writes" not in text


SECRETS = st.text(st.characters(codec="utf-8"), max_size=40).map(lambda text: f"§{text}§")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(notes=SECRETS, point=SECRETS, journal=SECRETS, goal=SECRETS)
def test_no_private_words_are_in_the_file(
    workspace: Workspace, tmp_path: Path, notes: str, point: str, journal: str, goal: str
) -> None:
    day = date(2026, 3, 4)
    note = workspace.journal.add(journal, day)
    meeting = workspace.meetings.add(
        replace(NEW, points=(Point("Delt"), Point(point, private=True, note_id=note.id)))
    )
    meeting = workspace.meetings.save_notes(meeting, notes)
    store = workspace._opened().meetings
    meeting = store.put_outcome(meeting.id, [COURSE], ["Delt"], row_version=meeting.version)
    tied = workspace.meetings.to_plan(meeting.agreements[0], day)
    entry = workspace.plan.get(tied.goal_id or 0)
    workspace.plan.edit(entry, GoalChange(motive=goal))
    fields = json.loads(shared(workspace, meeting, tmp_path).read_text(encoding="utf-8"))
    assert "§" not in "".join(_strings(fields))
    assert "Delt" in "".join(_strings(fields))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


def test_the_owner_is_named_where_the_notes_say_i(workspace: Workspace, tmp_path: Path) -> None:
    meeting = agreed(workspace, NEW, NewAgreement("Taler med Kirsten", "jeg"))
    fields = json.loads(shared(workspace, meeting, tmp_path).read_text(encoding="utf-8"))
    assert fields["meeting"]["agreements"][0]["owner"] == "Lene"


def test_looking_in_changes_nothing(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    path = shared(workspace, agreed(workspace), tmp_path)
    incoming = other.meetings.look_in(path)
    assert (incoming.kind, incoming.title, incoming.held, incoming.people) == (
        "MUS",
        "MUS med Jonas",
        NEW.held,
        ("Lene", "Jonas"),
    )
    assert (incoming.new, incoming.new_decisions, incoming.new_points) == (1, 1, 1)
    assert (incoming.known, incoming.likely, incoming.own, incoming.differences) == (None, None, False, ())
    assert other.meetings.lines() == []
    assert workspace.meetings.look_in(path).own


def test_the_other_party_gets_the_meeting_once(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = shared(workspace, agreed(workspace), tmp_path)
    first, again = other.meetings.take_in(path), other.meetings.take_in(path)
    assert (first.new, again.new, again.differences) == (1, 0, ())
    assert len(other.meetings.lines()) == 1
    assert [(one.text, one.came_in) for one in again.meeting.decisions] == [("Fire nattevagter", True)]
    assert [(person.name, person.writes) for person in again.meeting.people] == [
        ("Lene", False),
        ("Jonas", False),
    ]
    assert [point.text for point in again.meeting.points] == ["Nattevagter"]
    assert again.meeting.agreements[0].came_in


def test_differences_stay_until_they_are_settled(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = shared(workspace, agreed(workspace), tmp_path)
    theirs = other.meetings.take_in(path).meeting
    other.meetings.save_notes(theirs, "mine noter")
    other.meetings.settle(theirs.agreements[0], DONE, day=date(2026, 3, 20), remark="gik godt")
    seen = other.meetings.look_in(path).differences
    again = other.meetings.take_in(path)
    told = [("status", "gjort", "åben"), ("bemærkning", "gik godt", "")]
    assert [(one.part, one.mine, one.theirs) for one in seen] == told
    assert [(one.part, one.mine, one.theirs) for one in again.differences] == told
    assert (again.meeting.notes, again.meeting.agreements[0].state) == ("mine noter", DONE)
    kept = only(other, theirs)
    assert kept.theirs is not None
    assert [one.part for one in other.meetings.differences(kept)] == ["status", "bemærkning"]


def test_the_users_own_words_may_stand(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    meeting = agreed(workspace)
    theirs = other.meetings.take_in(shared(workspace, meeting, tmp_path)).meeting
    other.meetings.settle(theirs.agreements[0], DONE, day=date(2026, 3, 20))
    path = shared(workspace, meeting, tmp_path)
    other.meetings.take_in(path)
    assert other.meetings.keep_mine(only(other, theirs)).theirs is None
    # The same file does not bring the same difference back; another one does.
    assert other.meetings.look_in(path).differences == ()
    assert other.meetings.take_in(path).differences == ()
    assert only(other, theirs).state == DONE
    workspace.meetings.settle(only(workspace, meeting), "dropped", day=date(2026, 3, 22))
    newer = other.meetings.take_in(shared(workspace, meeting, tmp_path))
    assert [(one.mine, one.theirs) for one in newer.differences] == [("gjort", "droppet")]


def test_their_words_may_be_taken_over(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    meeting = agreed(workspace)
    theirs = other.meetings.take_in(shared(workspace, meeting, tmp_path)).meeting
    tied = other.meetings.to_plan(theirs.agreements[0], NEW.held)
    changed = replace(COURSE, what="Undersøger kurset og modulet", due=date(2026, 4, 1), due_text="1. april")
    before = workspace.meetings.get(meeting.id)
    workspace._opened().meetings.put_outcome(
        meeting.id, [changed], ["Fire nattevagter"], row_version=before.version
    )
    workspace.meetings.settle(only(workspace, meeting), DONE, day=date(2026, 3, 30), remark="Tilmeldt")
    path = shared(workspace, meeting, tmp_path)
    found = other.meetings.take_in(path).differences
    assert [one.part for one in found] == ["aftalen", "fristen", "status", "bemærkning"]
    used = other.meetings.use_theirs(only(other, theirs))
    assert (used.what, used.due, used.state, used.remark, used.theirs) == (
        changed.what,
        changed.due,
        DONE,
        "Tilmeldt",
        None,
    )
    goal = other.plan.get(tied.goal_id or 0)
    assert (goal.title, goal.deadline, goal.status) == (changed.what, changed.due, "reached")
    assert [(one.what, one.state) for one in other.meetings.history(used)] == [("Undersøger kurset", "open")]
    assert other.meetings.take_in(path).differences == ()
    # Nothing is left to take over.
    assert other.meetings.use_theirs(used) == used


def test_what_the_user_does_later_is_no_difference(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    meeting = agreed(other, NEW)
    agreed(workspace, NEW)
    path = shared(workspace, workspace.meetings.get(1), tmp_path)
    other.meetings.take_in(path, meeting)
    settled = other.meetings.settle(only(other, meeting), DONE, day=date(2026, 3, 20))
    assert settled.theirs is None
    assert only(other, meeting).theirs is None


def test_both_parties_own_meetings_are_joined(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    meeting = agreed(
        workspace, NEW, COURSE, NewAgreement("Lene tager vagtplanen op med Kirsten på torsdag", "Lene")
    )
    people = (Person("jonas ", "mig selv", writes=True), Person("LENE"))
    own = agreed(
        other,
        replace(NEW, title="Min MUS", people=people),
        NewAgreement("Jonas undersøger kurset.", "Jonas", date(2026, 3, 28)),
        NewAgreement("Tager vagtplanen op med Kirsten torsdag", "Lene"),
        NewAgreement("Skriver ansøgningen", "Jonas"),
        decisions=("fire nattevagter!", "Vi ses i maj"),
    )
    path = shared(workspace, meeting, tmp_path)
    incoming = other.meetings.look_in(path)
    assert incoming.known is None
    assert incoming.likely is not None
    assert incoming.likely.id == own.id
    assert other.meetings.look_in(path, incoming.likely).new == 0
    taken = other.meetings.take_in(path, incoming.likely)
    assert (taken.meeting.id, taken.new, taken.meeting.title) == (own.id, 0, "Min MUS")
    assert [(one.part, one.mine, one.theirs) for one in taken.differences if one.part == "fristen"] == [
        ("fristen", "28. marts 2026", "21. marts 2026")
    ]
    assert [one.text for one in taken.meeting.decisions] == ["fire nattevagter!", "Vi ses i maj"]
    # From now on the files meet by what they are, whatever the words and the day.
    back = shared(other, own, tmp_path)
    returned = workspace.meetings.look_in(back)
    assert returned.known is not None
    assert (returned.known.id, returned.new, returned.new_decisions) == (meeting.id, 1, 1)
    assert len(workspace.meetings.take_in(back).meeting.agreements) == 3
    assert len(other.meetings.take_in(shared(workspace, meeting, tmp_path)).meeting.agreements) == 3
    assert len(other.meetings.lines()) == 1


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (
            NewAgreement("Går fra 6 til 4 nattevagter", "Jonas"),
            NewAgreement("Går fra 6 til 5 nattevagter", "Jonas"),
        ),
        (
            NewAgreement("Skriver referatet til alle", "Jonas"),
            NewAgreement("Skriver referatet til alle i dag", "Lene"),
        ),
        (NewAgreement("Søger ikke det modul nu", "Jonas"), NewAgreement("Søger det modul nu", "Jonas")),
        (NewAgreement("Undersøger kurset", "Jonas"), NewAgreement("Undersøger kursets pris og tid", "Jonas")),
    ],
)
def test_two_agreements_are_not_made_one(
    workspace: Workspace, other: Workspace, tmp_path: Path, mine: NewAgreement, theirs: NewAgreement
) -> None:
    own = agreed(other, NEW, mine)
    path = shared(workspace, agreed(workspace, NEW, theirs), tmp_path)
    assert other.meetings.take_in(path, own).new == 1


def test_a_file_of_another_meeting_is_not_joined(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    path = shared(workspace, agreed(workspace), tmp_path)
    other.meetings.take_in(path)
    elsewhere = other.meetings.add(replace(NEW, held=date(2026, 5, 1)))
    with pytest.raises(InputError, match=r"hører til et andet møde hos dig: MUS med Jonas, 4\. marts 2026"):
        other.meetings.take_in(path, elsewhere)


@pytest.mark.parametrize(
    ("kind", "names", "offered"),
    [
        ("1:1", ("lene", "Jonas"), True),
        ("MUS", ("Lene Østergaard", "Jonas"), True),
        ("MUS", ("Lene",), True),
        ("1:1", ("Lene",), False),
        ("MUS", ("Ali",), False),
        ("MUS", (), False),
    ],
)
def test_a_meeting_that_may_be_the_same_is_offered(
    workspace: Workspace, other: Workspace, tmp_path: Path, kind: str, names: tuple[str, ...], offered: bool
) -> None:
    path = shared(workspace, agreed(workspace), tmp_path)
    other.meetings.add(replace(NEW, held=date(2026, 3, 5)))
    own = other.meetings.add(replace(NEW, kind=kind, people=tuple(Person(name) for name in names)))
    likely = other.meetings.look_in(path).likely
    assert (likely.id if likely else None) == (own.id if offered else None)


def test_ones_own_file_brings_nothing(workspace: Workspace, tmp_path: Path) -> None:
    meeting = agreed(workspace)
    path = shared(workspace, meeting, tmp_path)
    workspace.meetings.settle(only(workspace, meeting), DONE, day=date(2026, 3, 20))
    taken = workspace.meetings.take_in(path)
    assert (taken.own, taken.new, taken.differences, taken.meeting.id) == (True, 0, (), meeting.id)
    assert only(workspace, meeting).theirs is None


def test_a_meeting_in_the_bin_comes_back(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    path = shared(workspace, agreed(workspace), tmp_path)
    meeting = other.meetings.take_in(path).meeting
    other.meetings.discard(meeting)
    assert other.meetings.look_in(path).in_bin
    taken = other.meetings.take_in(path)
    assert (taken.was_binned, taken.meeting.id, taken.meeting.discarded_at) == (True, meeting.id, None)
    other.meetings.discard(taken.meeting)
    [line] = other.meetings.binned()
    other.meetings.delete_forever(line)
    assert other.meetings.look_in(path).known is None
    assert other.meetings.take_in(path).new == 1
    with pytest.raises(NotFoundError):
        other.meetings.delete_forever(other.meetings.lines()[0])


def test_the_meeting_itself_is_never_overwritten_but_told(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    meeting = agreed(workspace)
    mine = other.meetings.take_in(shared(workspace, meeting, tmp_path)).meeting
    mine = other.meetings.edit(mine, replace(NEW, title="Min", held=date(2026, 3, 5), next_held=None))
    people = (*NEW.people, Person("Kirsten"))
    before = workspace.meetings.get(meeting.id)
    workspace.meetings.edit(before, replace(NEW, people=people, next_held=date(2026, 9, 1)))
    taken = other.meetings.take_in(shared(workspace, meeting, tmp_path))
    assert (taken.meeting.title, taken.meeting.held, len(taken.meeting.people)) == (
        "Min",
        date(2026, 3, 5),
        2,
    )
    assert taken.told == (
        "Den anden part har skrevet 4. marts 2026 som mødets dag; hos dig står 5. marts 2026.",
        "Den anden part har næste møde 1. september 2026; hos dig står der ingen dag.",
        "Den anden part har også Kirsten med som deltager.",
    )


def test_a_thousand_agreements_meet(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    mine = [NewAgreement(f"Ringer til borger {number} om pladsen", "Jonas") for number in range(1000)]
    theirs = [replace(one, what=f"{one.what} nu") for one in mine]
    own = agreed(other, NEW, *mine)
    path = shared(workspace, agreed(workspace, NEW, *theirs), tmp_path)
    taken = other.meetings.take_in(path, own)
    assert (taken.new, len(taken.differences)) == (0, 1000)


def test_a_uid_of_another_meeting_is_not_taken_over(workspace: Workspace, tmp_path: Path) -> None:
    meeting = agreed(workspace)
    uid = meeting.agreements[0].uid
    path = tmp_path / "x.makker"
    fields = exchange_fields(agreements=[{"uid": uid, "what": "Noget andet"}])
    path.write_text(json.dumps(fields), encoding="utf-8")
    taken = workspace.meetings.take_in(path)
    again = workspace.meetings.take_in(path)
    assert (taken.new, again.new, len(again.meeting.agreements)) == (1, 0, 1)
    assert only(workspace, meeting).what == "Undersøger kurset"
