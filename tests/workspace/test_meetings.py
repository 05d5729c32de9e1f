"""A talk from its points to minutes that are signed, and agreements that are followed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from pathlib import Path

import pytest

from assistant import tasks
from assistant.engines.base import AboutToSend, Written
from assistant.engines.rules.engine import RulesEngine
from assistant.errors import ConflictError, ExportError, InputError, NotFoundError
from assistant.workspace.drafts import Stored
from assistant.workspace.meetings import DONE, MeetingRecord, NewMeeting, Person, Point
from assistant.workspace.plan import NewGoal
from assistant.workspace.review import DROPPED, DraftView
from assistant.workspace.workspace import Workspace
from tests.fakes import LOCAL, FakeEngine

DAY = date(2025, 3, 4)
NEW = NewMeeting(
    kind="MUS",
    held=DAY,
    title="MUS med Jonas",
    people=(Person("Lene", "leder", writes=True), Person("Jonas", "medarbejder")),
    points=(Point("Min egen løn", private=True), Point("Nattevagter")),
    next_held=date(2025, 9, 4),
)
NOTES = """MUS Jonas
- trives godt, men nattevagterne er hårde
- vi blev enige om at Jonas går fra 6 til 4 nattevagter pr. måned fra 1. april
- Jonas undersøger optagelseskrav på modulet senest d. 21/3
- jeg tager vagtplanen op med Kirsten på torsdag
- lønnen er 32.000 kr."""


async def drafted(workspace: Workspace, meeting: MeetingRecord) -> tuple[MeetingRecord, DraftView]:
    async def yes(_: AboutToSend) -> bool:
        return True

    async for event in workspace.drafting.make(workspace.meetings.request(meeting), RulesEngine(), yes):
        if isinstance(event, Stored):
            return workspace.meetings.set_draft(meeting, event.draft_id), workspace.review.open(
                event.draft_id
            )
    raise AssertionError("nothing was stored")


def noted(workspace: Workspace, new: NewMeeting = NEW) -> MeetingRecord:
    return workspace.meetings.save_notes(workspace.meetings.add(new), NOTES)


async def adopted(workspace: Workspace) -> MeetingRecord:
    _, view = await drafted(workspace, noted(workspace))
    view, _ = workspace.review.approve_all(view)
    for field in view.fields:
        if field.state == "open" and not field.missing:
            view = workspace.review.set_state(view, field.path, "approved")
    return workspace.meetings.adopt(view.record.id, DAY)


async def test_approved_minutes_give_agreements_decisions_and_entries_of_the_plan(
    workspace: Workspace,
) -> None:
    meeting = await adopted(workspace)
    assert [(one.owner, one.due) for one in meeting.agreements] == [
        ("Jonas", date(2025, 3, 21)),
        ("Lene", date(2025, 3, 6)),
    ]
    goals = {goal.id: goal for goal in workspace.plan.goals()}
    jonas, lene = (goals[one.goal_id or 0] for one in meeting.agreements)
    assert (jonas.person, jonas.deadline, jonas.draft_id) == ("Jonas", date(2025, 3, 21), meeting.draft_id)
    assert lene.person == ""
    assert [one.text for one in workspace.meetings.decisions("nattevagter")] == [
        "Jonas går fra 6 til 4 nattevagter pr. måned fra 1. april"
    ]
    again = workspace.meetings.adopt(meeting.draft_id or 0, DAY)
    assert [one.uid for one in again.agreements] == [one.uid for one in meeting.agreements]
    assert len(workspace.plan.goals()) == 2


async def test_who_took_part_is_no_finding_when_the_user_writes_it(workspace: Workspace) -> None:
    people = (Person("Lene Bøgh", "leder", writes=True), Person("Agnieszka", "medarbejder"))
    meeting = workspace.meetings.add(replace(NEW, people=people))
    meeting = workspace.meetings.save_notes(
        meeting, "MUS\n- jeg ringer til Kirsten\n- AG bestiller stole i uge 12"
    )
    _, view = await drafted(workspace, meeting)
    for owner in ("Agnieszka", "Lene Bøgh"):
        view = workspace.review.edit(view, "actions.1.owner", owner)
        assert view.field("actions.1.owner").findings == ()
    view = workspace.review.edit(view, "actions.1.due", "tirsdag den 4. marts 2025")
    assert view.field("actions.1.due").findings == ()
    view = workspace.review.edit(view, "actions.1.owner", "Zeynep")
    assert [finding.kind for finding in view.field("actions.1.owner").findings] == ["name"]


async def test_a_new_suggestion_knows_who_took_part_too(workspace: Workspace) -> None:
    async def yes(_: AboutToSend) -> bool:
        return True

    _, view = await drafted(workspace, noted(workspace))
    engine = FakeEngine([Written(tasks.load("minutes").from_texts({}))], identity=LOCAL)
    async for _event in workspace.drafting.suggest(view, "kortere", engine, yes, DAY):
        pass
    assert engine.jobs[0].options["participants"] == "Lene\nJonas"
    assert engine.jobs[0].options["writer"] == "Lene"


async def test_what_was_dropped_and_what_is_private_stays_out(workspace: Workspace) -> None:
    meeting, view = await drafted(workspace, noted(workspace))
    assert "32.000" not in view.record.current.document
    assert "Min egen løn" not in view.record.sources[0].text
    workspace.review.set_state(view, "actions.0", DROPPED)
    text = workspace.meetings.mail_text(meeting)
    assert "optagelseskrav" not in text
    assert "vagtplanen" in text


async def test_only_approved_minutes_of_a_meeting_are_taken_in(workspace: Workspace) -> None:
    meeting, view = await drafted(workspace, noted(workspace))
    with pytest.raises(InputError, match="godkendt"):
        workspace.meetings.adopt(view.record.id, DAY)
    assert workspace.meetings.get(meeting.id).agreements == ()


async def test_last_times_agreements_come_up_with_their_state(workspace: Workspace) -> None:
    meeting = await adopted(workspace)
    workspace.meetings.settle(meeting.agreements[0], DONE, day=date(2025, 3, 20), remark="Han søger i maj.")
    following = workspace.meetings.add(replace(NEW, kind="opfølgning", held=date(2025, 9, 4)))
    assert [(one.owner, one.state) for one in workspace.meetings.last_time(following)] == [
        ("Jonas", "done"),
        ("Lene", "open"),
    ]
    other = workspace.meetings.add(
        replace(NEW, held=date(2025, 9, 5), people=(Person("Lene"), Person("Ali")))
    )
    assert workspace.meetings.last_time(other) == []
    assert [one.owner for one in workspace.meetings.late(date(2025, 4, 1))] == ["Lene"]


async def test_a_late_agreement_is_asked_about_kindly(workspace: Workspace) -> None:
    meeting = await adopted(workspace)
    text = workspace.meetings.reminder(meeting.agreements[0])
    assert text.startswith("Hej Jonas. Hvordan går det med at undersøge optagelseskrav på modulet?")
    assert "4. marts 2025" in text


@pytest.mark.parametrize("ending", [".docx", ".md", ".txt", ".eml", ".ics"])
async def test_minutes_go_out(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    meeting = await adopted(workspace)
    path = workspace.meetings.write(meeting, tmp_path / f"referat{ending}")
    data = path.read_bytes()
    if ending == ".eml":
        mail = message_from_bytes(data)
        assert mail["X-Unsent"] == "1"
        body = mail.get_payload(decode=True)
        assert isinstance(body, bytes)
        assert "Jonas undersøger optagelseskrav" in body.decode("utf-8")
    elif ending == ".ics":
        assert data.count(b"BEGIN:VEVENT") == 3
    elif ending in (".md", ".txt"):
        assert "optagelseskrav på modulet" in data.decode("utf-8")
    with pytest.raises(ExportError):
        workspace.meetings.write(meeting, tmp_path / "referat.odt")


def test_points_are_suggested_and_private_until_they_are_shared(workspace: Workspace) -> None:
    note = workspace.journal.add("Tryksår halveret på 7B", date(2025, 2, 20))
    goal = workspace.plan.add(NewGoal("Diplommodul", DAY, date(2026, 3, 3), deadline=date(2025, 4, 1)))
    workspace.plan.add(NewGoal("Andens mål", DAY, date(2026, 3, 3), person="Ali", deadline=date(2025, 4, 1)))
    meeting = workspace.meetings.add(NEW)
    points = workspace.meetings.suggested_points(meeting, DAY)
    assert [(point.text, point.goal_id, point.note_id) for point in points] == [
        ("Diplommodul", goal.id, None),
        ("Tryksår halveret på 7B", None, note.id),
    ]
    assert all(point.private for point in points)
    meeting = workspace.meetings.put_points(meeting, [*meeting.points, *points])
    assert workspace.meetings.suggested_points(meeting, DAY) == []


def test_notes_are_needed_and_kinds_are_known(workspace: Workspace) -> None:
    meeting = workspace.meetings.add(NEW)
    with pytest.raises(InputError, match="ingen noter"):
        workspace.meetings.request(meeting)
    with pytest.raises(InputError, match="makker kender ikke"):
        workspace.meetings.add(replace(NEW, kind="fest"))
    with pytest.raises(InputError, match="ikke lavet referat"):
        workspace.meetings.document(meeting)
    with pytest.raises(NotFoundError, match="møde 9"):
        workspace.meetings.get(9)


def test_two_windows_are_told_of_each_other(workspace: Workspace) -> None:
    meeting = workspace.meetings.add(NEW)
    workspace.meetings.save_notes(meeting, "en")
    with pytest.raises(ConflictError):
        workspace.meetings.save_notes(meeting, "to")


def test_notes_of_every_month_since_last_time_are_suggested(workspace: Workspace) -> None:
    workspace.meetings.add(replace(NEW, held=date(2024, 9, 1)))
    workspace.journal.add("Fra før sidste møde", date(2024, 8, 31))
    between = workspace.journal.add("Midt imellem", date(2024, 12, 10))
    points = workspace.meetings.suggested_points(workspace.meetings.add(NEW), DAY)
    assert [point.note_id for point in points] == [between.id]
