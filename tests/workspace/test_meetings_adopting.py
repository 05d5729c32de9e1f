"""Approved minutes taken in, also a second time, and agreements that go hand in hand with the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.tasks.minutes import Action, Decision, Minutes
from assistant.workspace.meetings import (
    DONE,
    OPEN,
    AgreementRecord,
    MeetingRecord,
    NewMeeting,
    Person,
    Point,
)
from assistant.workspace.plan import GoalChange, NewCheckIn
from assistant.workspace.workspace import Workspace
from store.records import DraftRecord, DraftSourceRecord, NewVersion

DAY = date(2026, 3, 4)
NEW = NewMeeting(
    "1:1",
    DAY,
    people=(Person("Lene", "leder", writes=True), Person("Jonas")),
    points=(Point("Nattevagter"),),
)
COURSE = ("Undersøger optagelseskrav på modulet", "Jonas", date(2026, 3, 21))
ROTA = ("Tager vagtplanen op med Kirsten", "jeg", date(2026, 3, 6))
LETTER = ("Skriver ansøgningen til diplomuddannelsen", "Jonas", None)

Wanted = tuple[str, str, date | None]


def _document(actions: tuple[Wanted, ...], decisions: tuple[str, ...] = ()) -> str:
    return Minutes(
        topics=[],
        decisions=[Decision(text=text, quotes=[]) for text in decisions],
        actions=[
            Action(what=what, owner=owner, due=due, due_text=None, quotes=[]) for what, owner, due in actions
        ],
        open_points=[],
        disagreements=[],
    ).model_dump_json()


def approved(
    workspace: Workspace, meeting: MeetingRecord, *actions: Wanted, decisions: tuple[str, ...] = ()
) -> MeetingRecord:
    """A meeting with a new draft of minutes that is approved."""
    store = workspace._opened()
    source = DraftSourceRecord(None, "noter", DAY, "da")
    draft = store.drafts.add("minutes", "Referat", [source], NewVersion(_document(actions, decisions)))
    store.drafts.set_state(draft.id, "approved", row_version=draft.version)
    return workspace.meetings.set_draft(workspace.meetings.get(meeting.id), draft.id)


def edited(
    workspace: Workspace,
    meeting: MeetingRecord,
    *actions: Wanted,
    decisions: tuple[str, ...] = (),
    states: dict[str, str] | None = None,
) -> MeetingRecord:
    """The meeting's draft with other words, approved again, and taken in."""
    store = workspace._opened()
    draft: DraftRecord = store.drafts.get(meeting.draft_id or 0)
    store.drafts.edit(
        draft.id,
        row_version=draft.version,
        document=_document(actions, decisions),
        findings="[]",
        states=states or {},
        title="Referat",
        own_words=1.0,
    )
    assert workspace.meetings.needs_adopting(meeting)
    return taken(workspace, meeting)


def taken(workspace: Workspace, meeting: MeetingRecord) -> MeetingRecord:
    found = workspace.meetings.adopt(meeting.draft_id or 0, DAY)
    assert not workspace.meetings.needs_adopting(found)
    return found


@pytest.fixture
def meeting(workspace: Workspace) -> MeetingRecord:
    """A meeting whose approved minutes are taken in."""
    opened = approved(workspace, workspace.meetings.add(NEW), COURSE, ROTA, decisions=("Fire nattevagter",))
    return taken(workspace, opened)


def words(meeting: MeetingRecord) -> list[tuple[str, str]]:
    return [(one.what, one.state) for one in meeting.agreements]


def test_it_is_known_when_minutes_are_to_be_taken_in(workspace: Workspace) -> None:
    meeting = workspace.meetings.add(NEW)
    assert not workspace.meetings.needs_adopting(meeting)
    meeting = approved(workspace, meeting, COURSE)
    assert workspace.meetings.needs_adopting(meeting)
    assert [one.id for one in workspace.meetings.adopt_approved(DAY)] == [meeting.id]
    assert not workspace.meetings.needs_adopting(meeting)
    assert workspace.meetings.adopt_approved(DAY) == []
    # Minutes that give nothing are taken in once, too.
    meeting = approved(workspace, meeting)
    assert workspace.meetings.needs_adopting(meeting)
    taken(workspace, meeting)


def test_the_plan_takes_agreements_in_by_itself(workspace: Workspace) -> None:
    meeting = approved(workspace, workspace.meetings.add(NEW), COURSE)
    [goal] = workspace.plan.take_in_approved(DAY)
    assert (goal.title, goal.deadline) == (COURSE[0], COURSE[2])
    assert workspace.plan.take_in_approved(DAY) == []
    assert workspace.meetings.get(meeting.id).agreements[0].goal_id == goal.id


def test_who_says_i_is_known(workspace: Workspace, meeting: MeetingRecord) -> None:
    assert [one.owner for one in meeting.agreements] == ["Jonas", "Lene"]
    goals = [workspace.plan.get(one.goal_id or 0) for one in meeting.agreements]
    assert [(goal.person, goal.responsible) for goal in goals] == [("Jonas", "me"), ("", "me")]


@pytest.mark.parametrize(
    ("owner", "person", "responsible"),
    [
        ("lene  østergaard", "", "me"),
        ("Lene", "", "me"),
        ("jonas", "Jonas", "me"),
        ("Chef Kim", "Jonas", "leader"),
        ("Vikaren", "Vikaren", "me"),
        ("", "", "me"),
    ],
)
def test_the_goal_is_of_the_one_who_owns_it(
    workspace: Workspace, owner: str, person: str, responsible: str
) -> None:
    people = (
        Person("Lene Østergaard", "", writes=True),
        Person("Chef Kim", "Leder "),
        Person("Jonas", "medarbejder"),
    )
    meeting = approved(
        workspace, workspace.meetings.add(replace(NEW, people=people)), ("Gør det", owner, None)
    )
    [goal] = workspace.plan.take_in_approved(DAY)
    assert (goal.person, goal.responsible) == (person, responsible)
    assert workspace.meetings.get(meeting.id).agreements[0].owner == owner.replace("  ", " ")


def test_the_same_minutes_again_change_nothing(workspace: Workspace, meeting: MeetingRecord) -> None:
    workspace.meetings.settle(meeting.agreements[0], DONE, day=DAY, remark="Fint")
    before = workspace.meetings.get(meeting.id)
    goals = workspace.plan.goals()
    again = edited(workspace, meeting, COURSE, ROTA, decisions=("Fire nattevagter",))
    assert (again.agreements, again.decisions) == (before.agreements, before.decisions)
    assert workspace.plan.goals() == goals


def test_reworded_agreements_keep_their_state_remark_and_goal(
    workspace: Workspace, meeting: MeetingRecord
) -> None:
    first = workspace.meetings.settle(meeting.agreements[0], OPEN, remark="Jeg rykker")
    new = ("Undersøger optagelseskravene på modulet i Aarhus", "Jonas", date(2026, 4, 1))
    again = edited(workspace, meeting, new, ROTA)
    kept = again.agreements[0]
    assert (kept.id, kept.uid, kept.remark, kept.goal_id) == (
        first.id,
        first.uid,
        "Jeg rykker",
        first.goal_id,
    )
    assert (kept.what, kept.due) == (new[0], new[2])
    goal = workspace.plan.get(kept.goal_id or 0)
    assert (goal.title, goal.deadline) == (new[0], new[2])
    assert workspace.plan.events(goal.id)[0].reason == "Rettet i det godkendte referat."
    assert workspace.meetings.history(kept)[0].what == COURSE[0]
    assert again.decisions == ()
    assert len(workspace.plan.goals()) == 2


def test_an_action_that_is_rewritten_in_its_place_is_the_same(
    workspace: Workspace, meeting: MeetingRecord
) -> None:
    new = ("Undersøger kravene", "Jonas", None)
    again = edited(workspace, meeting, new, ROTA)
    assert [one.id for one in again.agreements] == [one.id for one in meeting.agreements]


def test_a_new_draft_in_another_order_makes_no_doubles(workspace: Workspace, meeting: MeetingRecord) -> None:
    workspace.meetings.settle(meeting.agreements[0], DONE, day=DAY)
    meeting = approved(workspace, meeting, LETTER, ROTA, COURSE)
    again = taken(workspace, meeting)
    assert words(again) == [(LETTER[0], OPEN), (ROTA[0], OPEN), (COURSE[0], DONE)]
    assert sorted(goal.title for goal in workspace.plan.goals()) == sorted(
        one[0] for one in (LETTER, ROTA, COURSE)
    )
    goals = [workspace.plan.get(one.goal_id or 0).title for one in again.agreements]
    assert goals == [one.what for one in again.agreements]


def test_actions_that_change_places_in_one_draft_keep_their_goals(
    workspace: Workspace, meeting: MeetingRecord
) -> None:
    again = edited(workspace, meeting, LETTER, COURSE, ROTA)
    assert {one.what: one.goal_id for one in again.agreements if one.what != LETTER[0]} == {
        one.what: one.goal_id for one in meeting.agreements
    }
    assert [workspace.plan.get(one.goal_id or 0).title for one in again.agreements] == [
        LETTER[0],
        COURSE[0],
        ROTA[0],
    ]


def test_what_is_left_out_goes_unless_it_has_a_history(workspace: Workspace, meeting: MeetingRecord) -> None:
    course, rota = meeting.agreements
    again = edited(workspace, meeting, ROTA)
    assert words(again) == [(ROTA[0], OPEN)]
    assert [goal.id for goal in workspace.plan.goals(binned=True)] == [course.goal_id]
    workspace.meetings.settle(rota, OPEN, remark="Kirsten er syg")
    gone = edited(workspace, again, COURSE)
    assert words(gone) == [(COURSE[0], OPEN), (ROTA[0], "dropped")]
    assert gone.agreements[1].remark == "Kirsten er syg"
    assert workspace.plan.get(rota.goal_id or 0).status == "dropped"
    # The goal in the bin is the same that it was.
    assert gone.agreements[0].goal_id == course.goal_id
    assert len(workspace.plan.goals()) == 2
    back = edited(workspace, gone, COURSE, ROTA)
    assert words(back) == [(COURSE[0], OPEN), (ROTA[0], OPEN)]
    assert workspace.plan.get(rota.goal_id or 0).is_open


def test_what_was_done_stays_done_when_it_is_left_out(workspace: Workspace, meeting: MeetingRecord) -> None:
    workspace.meetings.settle(meeting.agreements[0], DONE, day=DAY)
    assert words(edited(workspace, meeting, ROTA)) == [(ROTA[0], OPEN), (COURSE[0], DONE)]


def test_what_was_taken_over_from_the_other_stays(workspace: Workspace, meeting: MeetingRecord) -> None:
    store = workspace._opened().meetings
    store._agreed(meeting.agreements[0].id, {"due": date(2026, 5, 1)}, "", None)
    again = edited(workspace, meeting, COURSE, (ROTA[0], "jeg", date(2026, 3, 9)))
    assert [one.due for one in again.agreements] == [date(2026, 5, 1), date(2026, 3, 9)]


def test_dropped_actions_stay_out(workspace: Workspace, meeting: MeetingRecord) -> None:
    states = {"actions.0": "dropped", "actions.1.due": "dropped", "decisions.0": "dropped"}
    again = edited(workspace, meeting, COURSE, ROTA, decisions=("Fire nattevagter",), states=states)
    assert [(one.what, one.due) for one in again.agreements] == [(ROTA[0], None)]
    assert again.decisions == ()


def test_an_agreement_and_its_goal_go_together(workspace: Workspace, meeting: MeetingRecord) -> None:
    course = meeting.agreements[0]

    def goal_status() -> str:
        return workspace.plan.get(course.goal_id or 0).status

    done = workspace.meetings.settle(course, DONE, day=DAY, remark="Hun er optaget")
    assert goal_status() == "reached"
    event = workspace.plan.events(course.goal_id or 0)[0]
    assert (event.day, event.reason) == (DAY, "Hun er optaget")
    workspace.meetings.settle(done, OPEN)
    assert goal_status() == "active"
    workspace.meetings.settle(done, "dropped", day=DAY)
    assert goal_status() == "dropped"
    history = workspace.meetings.history(done)
    assert [(one.state, one.remark) for one in history] == [(OPEN, ""), (DONE, "Hun er optaget"), (OPEN, "")]


def _course(workspace: Workspace) -> AgreementRecord:
    return next(
        one for line in workspace.meetings.lines() for one in workspace.meetings.get(line.id).agreements
    )


@pytest.mark.parametrize(
    ("status", "state", "remark"),
    [
        ("reached", DONE, ""),
        ("partly", DONE, "Nået delvist."),
        ("dropped", "dropped", ""),
        ("active", OPEN, ""),
    ],
)
def test_what_is_ended_in_the_plan_is_ended_here(
    workspace: Workspace, meeting: MeetingRecord, status: str, state: str, remark: str
) -> None:
    goal = workspace.plan.get(meeting.agreements[0].goal_id or 0)
    said = NewCheckIn(date.today(), "Det gik", status=status)
    goal = workspace.plan.check_in(goal, said)
    found = _course(workspace)
    assert (found.state, found.remark, found.settled is None) == (state, remark, state == OPEN)
    assert len(workspace.meetings.history(found)) == (state != OPEN)
    workspace.plan.edit(goal, GoalChange(status="active"))
    assert _course(workspace).state == OPEN


def test_an_agreement_goes_along_to_the_next_period(workspace: Workspace, meeting: MeetingRecord) -> None:
    goal = workspace.plan.get(meeting.agreements[0].goal_id or 0)
    start = DAY + timedelta(days=365)
    carried = workspace.plan.carry(
        goal, start, start + timedelta(days=364), status="partly", outcome="Halvvejs"
    )
    assert (_course(workspace).goal_id, _course(workspace).state) == (carried.id, OPEN)


def test_a_goal_in_the_bin_is_left_alone(workspace: Workspace, meeting: MeetingRecord) -> None:
    goal = workspace.plan.get(meeting.agreements[0].goal_id or 0)
    workspace.plan.discard(goal)
    workspace.meetings.settle(meeting.agreements[0], DONE, day=DAY)
    assert workspace.plan.get(goal.id).status == "planned"


def test_received_agreements_are_put_into_the_plan_when_asked(
    workspace: Workspace, meeting: MeetingRecord
) -> None:
    tied = workspace.meetings.to_plan(meeting.agreements[0], DAY)
    assert tied.goal_id == meeting.agreements[0].goal_id


def test_the_other_partys_agreements_and_decisions_stay(workspace: Workspace, meeting: MeetingRecord) -> None:
    from store.meeting_records import SharedAgreement, SharedOutcome

    shared = SharedOutcome(
        meeting.uid,
        NEW,
        (
            SharedAgreement("a" * 8, "Bestiller bogen", "Jonas"),
            SharedAgreement("b" * 8, LETTER[0], "Jonas", date(2026, 5, 1), state=DONE),
        ),
        ("Ferien er i uge 29",),
    )
    workspace._opened().meetings.bring_in(shared)
    again = edited(workspace, meeting, COURSE, ROTA, LETTER, decisions=("Fire nattevagter",))
    assert words(again) == [
        (COURSE[0], OPEN),
        (ROTA[0], OPEN),
        (LETTER[0], DONE),
        ("Bestiller bogen", OPEN),
    ]
    letter = again.agreements[2]
    assert letter.due is None
    assert [(one.part, one.mine, one.theirs) for one in workspace.meetings.differences(letter)] == [
        ("fristen", "", "1. maj 2026")
    ]
    assert workspace.plan.get(letter.goal_id or 0).status == "reached"
    assert [one.text for one in again.decisions] == ["Fire nattevagter", "Ferien er i uge 29"]
