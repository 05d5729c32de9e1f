"""Minutes from the review into documents: what was dropped stays out, and each view stands where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from icalendar import Calendar

from assistant.engines.base import AboutToSend
from assistant.engines.rules.engine import RulesEngine
from assistant.errors import ExportError, InputError
from assistant.export.minutes_document import DisagreementItem
from assistant.workspace.drafts import Request, Stored
from assistant.workspace.meetings import DONE, MeetingRecord, NewMeeting, Person
from assistant.workspace.review import APPROVED, DROPPED, OPEN, DraftView
from assistant.workspace.workspace import Workspace

NEW = NewMeeting(
    kind="MUS",
    held=date(2025, 3, 4),
    title="MUS med Jonas",
    people=(Person("Lene Bøgh", "leder", writes=True), Person("Jonas", "medarbejder")),
)
NOTES = """MUS Jonas
- Modulet: Lene vil vente til efteråret, Jonas vil hellere begynde til maj
- Jonas undersøger optagelseskrav på modulet senest d. 21/3"""
VIEWS = DisagreementItem(
    "Modulet",
    (("Lene Bøgh", "Lene vil vente til efteråret."), ("Jonas", "Jonas vil hellere begynde til maj.")),
)


async def drafted(workspace: Workspace, new: NewMeeting = NEW) -> tuple[MeetingRecord, DraftView]:
    async def yes(_: AboutToSend) -> bool:
        return True

    meeting = workspace.meetings.save_notes(workspace.meetings.add(new), NOTES)
    async for event in workspace.drafting.make(workspace.meetings.request(meeting), RulesEngine(), yes):
        if isinstance(event, Stored):
            return workspace.meetings.set_draft(meeting, event.draft_id), workspace.review.open(
                event.draft_id
            )
    raise AssertionError("nothing was stored")


async def test_both_views_come_out_with_whose_they_are(workspace: Workspace) -> None:
    meeting, view = await drafted(workspace)
    assert workspace.meetings.document(meeting).disagreements == (VIEWS,)
    assert view.field("disagreements.0.views.1.who").findings == ()
    workspace.review.edit(view, "disagreements.0.views.0", "Lene vil vente et år.")
    views = workspace.meetings.document(meeting).disagreements[0].views
    assert [text for _, text in views] == ["Lene vil vente et år.", "Jonas vil hellere begynde til maj."]


async def test_a_view_whose_opposite_was_dropped_is_an_open_point(workspace: Workspace) -> None:
    meeting, view = await drafted(workspace)
    workspace.review.set_state(view, "disagreements.0.views.0", DROPPED)
    document = workspace.meetings.document(meeting)
    assert document.disagreements == ()
    assert document.open_points == ("Jonas vil hellere begynde til maj.",)


async def test_a_dropped_disagreement_takes_its_views_along_and_brings_them_back(
    workspace: Workspace,
) -> None:
    meeting, view = await drafted(workspace)
    view = workspace.review.set_state(view, "disagreements.0", DROPPED)
    parts = [field for field in view.fields if field.path.startswith("disagreements.0")]
    assert {field.state for field in parts} == {DROPPED}
    document = workspace.meetings.document(meeting)
    assert (document.disagreements, document.open_points) == ((), ())
    view = workspace.review.set_state(view, "disagreements.0", APPROVED)
    states = [field.state for field in view.fields if field.path.startswith("disagreements.0")]
    assert states == [APPROVED, *[OPEN] * (len(parts) - 1)]


async def test_who_writes_the_mail_and_who_reads_it_are_told_apart(workspace: Workspace) -> None:
    meeting, _ = await drafted(workspace)
    text = workspace.meetings.mail_text(meeting)
    assert text.startswith("Hej Jonas\n")
    assert text.endswith("Venlig hilsen\nLene Bøgh\n")
    nobody = workspace.meetings.edit(meeting, replace(NEW, people=(Person("Lene"), Person("Jonas"))))
    assert workspace.meetings.mail_text(nobody).startswith("Hej\n")


async def test_calendar_and_mail_are_read_by_others(workspace: Workspace, tmp_path: Path) -> None:
    new = replace(NEW, title="MUS på afsnit Ø", next_held=date(2025, 9, 4))
    meeting, view = await drafted(workspace, new)
    view, _ = workspace.review.approve_all(view)
    meeting = workspace.meetings.adopt(view.record.id, date(2025, 3, 4))

    def days() -> list[tuple[str, date, str]]:
        data = workspace.meetings.write(meeting, tmp_path / "dage.ics", replace=True).read_bytes()
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        events = Calendar.from_ical(data).walk("VEVENT")
        return [(str(one["UID"]), one.decoded("DTSTART"), str(one["SUMMARY"])) for one in events]

    first = days()
    assert [(day, title) for _, day, title in first] == [
        (date(2025, 3, 21), "Aftale: Jonas undersøger optagelseskrav på modulet senest d. 21/3"),
        (date(2025, 9, 4), "Opfølgning på MUS på afsnit Ø"),
    ]
    workspace.meetings.settle(meeting.agreements[0], DONE, day=date(2025, 3, 20))
    meeting = workspace.meetings.get(meeting.id)
    assert [uid for uid, _, _ in days()] == [uid for uid, _, _ in first]
    mail = message_from_bytes(
        workspace.meetings.write(meeting, tmp_path / "mail.eml").read_bytes(), policy=policy.default
    )
    assert mail["Subject"] == "Aftaler fra MUS på afsnit Ø den 4. marts 2025"
    assert (mail["To"], mail["X-Unsent"]) == (None, "1")
    assert mail["Date"].datetime.tzinfo is not None
    assert "undersøger" in mail.get_content()


async def test_every_format_is_written(workspace: Workspace, tmp_path: Path) -> None:
    meeting, _ = await drafted(workspace)
    with pytest.raises(InputError, match="ingen frister"):
        workspace.meetings.write(meeting, tmp_path / "referat.ics")
    meeting = workspace.meetings.edit(meeting, replace(meeting.wanted, next_held=date(2025, 6, 4)))
    for ending in ("docx", "pdf", "md", "txt", "eml", "ics"):
        written = workspace.meetings.write(meeting, tmp_path / f"referat.{ending}")
        assert written.stat().st_size > 100
    with pytest.raises(ExportError, match=r"\.odt"):
        workspace.meetings.write(meeting, tmp_path / "referat.odt")


async def test_minutes_are_the_same_document_from_the_drafts_as_from_the_meeting(
    workspace: Workspace, tmp_path: Path
) -> None:
    meeting, view = await drafted(workspace)
    from_drafts = workspace.output.write([view], tmp_path / "a.md", "md")
    from_meeting = workspace.meetings.write(meeting, tmp_path / "b.md")
    assert from_drafts.read_bytes() == from_meeting.read_bytes()
    assert workspace.output.plain_text([view]).startswith("MUS med Jonas\nReferat · 4. marts 2025\n")


async def test_minutes_of_a_note_have_no_meeting_but_all_the_rest(workspace: Workspace) -> None:
    async def yes(_: AboutToSend) -> bool:
        return True

    request = Request("minutes", date(2025, 3, 4), text=NOTES, options={"participants": "Lene\nJonas"})
    async for event in workspace.drafting.make(request, RulesEngine(), yes):
        if isinstance(event, Stored):
            text = workspace.output.plain_text([workspace.review.open(event.draft_id)])
    assert text.startswith("Referat\n4. marts 2025\n")
    assert "UENIGHED\nModulet\n" in text


async def test_approved_minutes_are_no_achievement(workspace: Workspace) -> None:
    _, view = await drafted(workspace)
    workspace.review.approve_all(view)
    assert workspace.review.lines(APPROVED)
    assert workspace.output.approved() == []
