"""Which meetings go on from one another, and what is brought along from them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.workspace.meetings import DONE, OPEN, MeetingRecord, NewAgreement, NewMeeting, Person
from assistant.workspace.workspace import Workspace
from store.meeting_models import Agreement
from store.meeting_writes import new_meeting

DAY = date(2026, 3, 4)
TEAM = ("Lene", "Jonas", "Ali", "Priya", "Mette")


def held(
    workspace: Workspace,
    weeks: int,
    kind: str,
    *names: str,
    title: str = "",
    agreed: tuple[str, ...] = ("Aftale",),
) -> MeetingRecord:
    people = tuple(Person(name) for name in names)
    meeting = workspace.meetings.add(
        NewMeeting(kind, DAY + timedelta(weeks=weeks), title=title, people=people)
    )
    store = workspace._opened().meetings
    return store.put_outcome(
        meeting.id, [NewAgreement(f"{what} {weeks}") for what in agreed], [], row_version=meeting.version
    )


@pytest.mark.parametrize(
    ("first", "names", "second", "now", "goes_on"),
    [
        ("MUS", ("Lene", "Jonas"), "opfølgning", ("jonas ", "LENE"), True),
        ("1:1", ("Lene", "Jonas"), "1:1", ("Lene", "Ali"), False),
        ("1:1", ("Lene", "Jonas"), "1:1", ("Lene",), False),
        ("1:1", (), "1:1", (), False),
        ("teammøde", TEAM, "teammøde", TEAM[1:], True),
        ("teammøde", TEAM, "teammøde", (*TEAM[2:], "Ny", "Nyere"), True),
        ("teammøde", TEAM, "teammøde", (*TEAM[3:], "Ny", "Nyere", "Nyest"), False),
        ("teammøde", TEAM, "GRUS", TEAM, False),
        ("teammøde", ("Lene", "Jonas"), "1:1", ("Lene", "Jonas"), False),
        ("andet", TEAM, "andet", TEAM[1:], True),
        ("andet", ("Lene", "Jonas", "Ali"), "1:1", ("Lene", "Jonas"), False),
    ],
)
def test_a_meeting_goes_on_from_the_right_one(
    workspace: Workspace, first: str, names: tuple[str, ...], second: str, now: tuple[str, ...], goes_on: bool
) -> None:
    held(workspace, 0, first, *names)
    meeting = held(workspace, 4, second, *now)
    assert [one.what for one in workspace.meetings.last_time(meeting)] == (["Aftale 0"] if goes_on else [])


def test_team_meetings_of_one_title_go_on_whoever_comes(workspace: Workspace) -> None:
    held(workspace, 0, "teammøde", "Lene", "Jonas", title="Tavlemøde")
    meeting = held(workspace, 1, "teammøde", "Ali", "Priya", title="tavlemøde ")
    assert [one.what for one in workspace.meetings.last_time(meeting)] == ["Aftale 0"]


def test_all_of_the_last_and_what_is_open_of_earlier_ones(workspace: Workspace) -> None:
    first = held(workspace, 0, "1:1", "Lene", "Jonas", agreed=("A", "B"))
    second = held(workspace, 4, "1:1", "Lene", "Jonas", agreed=("A",))
    third = held(workspace, 8, "1:1", "Lene", "Jonas", agreed=("A", "B"))
    held(workspace, 9, "1:1", "Lene", "Ali")
    for agreement in (first.agreements[0], third.agreements[1]):
        workspace.meetings.settle(agreement, DONE, day=DAY)
    meeting = held(workspace, 12, "1:1", "Lene", "Jonas")
    found = workspace.meetings.last_time(meeting)
    assert [(one.what, one.state) for one in found] == [
        ("A 8", OPEN),
        ("B 8", DONE),
        ("A 4", OPEN),
        ("B 0", OPEN),
    ]
    workspace.meetings.discard(workspace.meetings.get(second.id))
    assert [one.what for one in workspace.meetings.last_time(meeting)] == ["A 8", "B 8", "B 0"]


def test_a_chain_of_hundreds_is_read_to_its_end(workspace: Workspace) -> None:
    sessions = workspace._opened()._sessions
    people = (Person("Lene"), Person("Jonas"))
    with sessions.writing() as session:
        for week in range(300):
            row = new_meeting(
                session, NewMeeting("1:1", DAY + timedelta(weeks=week), people=people), sessions.clock()
            )
            if week % 100 == 0:
                uid = f"aftale-{week}"
                session.add(
                    Agreement(
                        uid=uid, meeting_id=row.id or 0, position=0, what=f"A {week}", owner="", due_text=""
                    )
                )
    meeting = held(workspace, 301, "1:1", "Lene", "Jonas")
    assert [one.what for one in workspace.meetings.last_time(meeting)] == ["A 200", "A 100", "A 0"]
