"""After a meeting: minutes are made and approved, and what was agreed is followed up."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.danish.format import short_date
from assistant.engines.base import AboutToSend
from assistant.engines.rules.engine import RulesEngine
from assistant.tui.journal.note_area import NoteArea
from assistant.tui.meetings.screen import MeetingsScreen
from assistant.tui.plan.form import Form
from assistant.tui.review.screen import ReviewScreen
from assistant.tui.widgets.file_dialog import FileDialog
from assistant.tui.widgets.writing_dialog import WritingDialog
from assistant.workspace.drafts import Stored
from assistant.workspace.workspace import Workspace
from tests.tui.looking import keys, notices, shown, wait_until, words
from tests.tui.meetings.bench import HOSTILE, LAST, MUS, NOTES, SIZE, TODAY, app_on, newest, opened
from tests.tui.meetings.conftest import MakeWorkspace


@pytest.fixture(autouse=True)
def clipboard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was copied, in place of the machine's clipboard."""
    from assistant.export.clipboard import Copied, Way
    from assistant.workspace.output import Output

    copied: list[str] = []

    def copy(_output: Output, text: str, _write: object) -> Copied:
        copied.append(text)
        return Copied(next(iter(Way)))

    monkeypatch.setattr(Output, "copy", copy)
    return copied


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for documents."""
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    monkeypatch.setattr("assistant.export.files.default_folder", lambda: folder)
    return folder


async def drafted(workspace: Workspace) -> int:
    """Minutes of the newest meeting, made by the rules."""

    async def yes(_: AboutToSend) -> bool:
        return True

    meeting = newest(workspace)
    async for event in workspace.drafting.make(workspace.meetings.request(meeting), RulesEngine(), yes):
        if isinstance(event, Stored):
            workspace.meetings.set_draft(newest(workspace), event.draft_id)
            return event.draft_id
    raise AssertionError("nothing was stored")


def approve(workspace: Workspace, draft_id: int) -> None:
    view, _ = workspace.review.approve_all(workspace.review.open(draft_id))
    for field in view.fields:
        if field.state == "open" and not field.missing:
            view = workspace.review.set_state(view, field.path, "approved")
    assert view.record.state == "approved"


def stands(workspace: Workspace, state: str) -> bool:
    """Whether the first agreement is in a state."""
    return newest(workspace).agreements[0].state == state


async def with_minutes(made: MakeWorkspace) -> Workspace:
    """A meeting whose minutes are approved."""
    workspace = made(MUS)
    workspace.meetings.save_notes(newest(workspace), NOTES)
    draft_id = await drafted(workspace)
    approve(workspace, draft_id)
    return workspace


async def test_r_makes_minutes_by_the_rules_and_ties_them(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    workspace.meetings.save_notes(newest(workspace), NOTES)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await wait_until(pilot, lambda: newest(workspace).draft_id is not None)
        await wait_until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        draft_id = newest(workspace).draft_id
        assert draft_id is not None
        view = workspace.review.open(draft_id)
        assert "nattevagter" not in view.record.current.document
        assert all("nattevagter" not in source.text for source in view.record.sources)
        approve(workspace, draft_id)
        await pilot.press("f5")
        await wait_until(pilot, lambda: "Aftaler" in shown(app) and "smertelindring" in words(app))
        assert len(workspace.plan.goals()) == 2
        assert "Referat: godkendt" in shown(app)
        await wait_until(pilot, lambda: "f Følg op" in keys(app))
        await pilot.press("f2", "f5", "f2", "f5")
        await pilot.pause()
        assert len(workspace.plan.goals()) == 2


async def test_a_meeting_without_notes_says_what_to_do(made: MakeWorkspace) -> None:
    app = app_on(made(MUS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await wait_until(pilot, lambda: any("ingen noter" in notice for notice in notices(app)))
        assert isinstance(app.screen, MeetingsScreen)


async def test_the_words_that_were_just_typed_are_in_the_minutes(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("enter")
        screen.notes.insert(NOTES)
        await pilot.press("f6")
        await wait_until(pilot, lambda: newest(workspace).draft_id is not None)
        draft_id = newest(workspace).draft_id
        assert draft_id is not None
        assert "weekendvagterne" in workspace.review.open(draft_id).record.current.document


async def test_private_points_never_reach_the_request(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    workspace.meetings.save_notes(newest(workspace), NOTES)
    assert "nattevagter" not in repr(workspace.meetings.request(newest(workspace)))


async def first_agreement(pilot: Pilot[str]) -> None:
    """Opens the form of the first agreement."""
    await pilot.press("f")
    await wait_until(pilot, lambda: "Hvilken aftale?" in shown(pilot.app))
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, Form))


async def test_an_agreement_is_settled_and_reopened_with_a_remark(made: MakeWorkspace) -> None:
    workspace = await with_minutes(made)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        for presses, state in ((("right",), "done"), (("right",), "dropped"), (("left", "left"), "open")):
            await first_agreement(pilot)
            await pilot.press(*presses, "tab", *"ok", "ctrl+s")
            await wait_until(pilot, partial(stands, workspace, state))
            await wait_until(pilot, lambda: isinstance(app.screen, MeetingsScreen))
        assert newest(workspace).agreements[0].remark == "okokok"
        await wait_until(pilot, lambda: "okokok" in shown(app))


async def test_a_reminder_can_be_changed_before_it_is_copied(
    made: MakeWorkspace, clipboard: list[str]
) -> None:
    workspace = await with_minutes(made)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await first_agreement(pilot)
        await pilot.press("tab", *"venter")
        await pilot.click("#answer-remind")
        await wait_until(pilot, lambda: isinstance(app.screen, WritingDialog))
        assert newest(workspace).agreements[0].remark == "venter"
        area = app.screen.query_one(NoteArea)
        assert "?" in area.text
        area.load_text(f"{area.text} Hilsen Signe")
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(clipboard) == 1)
        assert clipboard[0].endswith("Hilsen Signe")


async def test_a_mail_is_changed_and_copied_or_saved(
    made: MakeWorkspace, clipboard: list[str], documents: Path
) -> None:
    app = app_on(await with_minutes(made))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await wait_until(pilot, lambda: "c Mail" in keys(app))
        await pilot.press("c")
        await wait_until(pilot, lambda: isinstance(app.screen, WritingDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(clipboard) == 1)
        assert "smertelindring" in clipboard[0]
        assert "nattevagter" not in clipboard[0]
        await pilot.press("c")
        await wait_until(pilot, lambda: isinstance(app.screen, WritingDialog))
        app.screen.query_one(NoteArea).load_text("Hej Birgitte, æøå")
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, FileDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: any("Gemt som" in notice for notice in notices(app)))
        (written,) = documents.iterdir()  # noqa: ASYNC240
        mail = message_from_bytes(written.read_bytes(), policy=default)
        assert mail.get_content().strip() == "Hej Birgitte, æøå"


@pytest.mark.parametrize(("key", "ending"), [("w", ".docx"), ("W", ".md"), ("i", ".ics"), ("d", ".makker")])
async def test_a_key_writes_a_file(made: MakeWorkspace, documents: Path, key: str, ending: str) -> None:
    app = app_on(await with_minutes(made))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: isinstance(app.screen, FileDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: any("Gemt som" in notice for notice in notices(app)))
        (written,) = documents.iterdir()  # noqa: ASYNC240
        assert written.suffix == ending
        assert b"nattevagter" not in written.read_bytes()


async def test_a_file_that_is_there_is_not_overwritten_unasked(made: MakeWorkspace, documents: Path) -> None:
    mine = documents / "min.md"
    mine.write_text("mit", encoding="utf-8")
    app = app_on(await with_minutes(made))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        for answer in (("enter",), ("right", "enter")):
            await pilot.press("W")
            await wait_until(pilot, lambda: "som fil" in shown(app))
            app.screen.query_one(Input).value = str(mine)
            await pilot.press("enter")
            await wait_until(pilot, lambda: "Skal den overskrives?" in shown(app))
            await pilot.press(*answer)
            if answer == ("enter",):
                await wait_until(pilot, lambda: isinstance(app.screen, FileDialog))
                assert app.screen.query_one(Input).value == str(mine)
                await pilot.press("escape")
            await wait_until(pilot, lambda: isinstance(app.screen, MeetingsScreen))
            if answer == ("enter",):
                assert mine.read_text(encoding="utf-8") == "mit"
        await wait_until(pilot, lambda: mine.read_text(encoding="utf-8") != "mit")


async def test_what_was_agreed_last_time_stands_at_the_top(made: MakeWorkspace) -> None:
    workspace = made(LAST)
    workspace.meetings.save_notes(newest(workspace), NOTES)
    approve(workspace, await drafted(workspace))
    draft_id = newest(workspace).draft_id
    assert draft_id is not None
    workspace.meetings.adopt(draft_id, TODAY)
    workspace.meetings.add(MUS)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        assert "Siden sidst" in shown(app)
        assert "smertelindring" in words(app)
        assert "f Følg op" in keys(app)


async def test_hostile_notes_become_minutes_and_are_shown_as_words(made: MakeWorkspace) -> None:
    workspace = made(replace(MUS, title=HOSTILE))
    hostile = f"{NOTES}\nSigne undersøger {HOSTILE} inden 1. marts.\nVi besluttede {HOSTILE}."
    workspace.meetings.save_notes(newest(workspace), hostile)
    approve(workspace, await drafted(workspace))
    app = app_on(workspace)
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        await opened(pilot)
        await wait_until(pilot, lambda: "Aftaler" in shown(app))
        await pilot.press("f")
        await wait_until(pilot, lambda: "Hvilken aftale?" in shown(app))
        assert "\x1b" not in shown(app)


async def test_a_decision_is_found_and_its_meeting_opened(made: MakeWorkspace) -> None:
    workspace = made(LAST)
    workspace.meetings.save_notes(newest(workspace), NOTES)
    draft_id = await drafted(workspace)
    approve(workspace, draft_id)
    workspace.meetings.adopt(draft_id, TODAY)
    workspace.meetings.add(MUS)
    app = app_on(workspace)
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        screen = await opened(pilot)
        assert "/ Søg" in keys(app)
        for typed in ("intet", "weekendvagterne"):
            await pilot.press("slash")
            await wait_until(pilot, lambda: "Søg i møderne" in shown(app))
            app.screen.query_one(Input).value = typed
            await pilot.press("enter")
            if typed == "intet":
                await wait_until(pilot, lambda: any("Intet møde" in notice for notice in notices(app)))
        await wait_until(pilot, lambda: "Hvilket møde?" in shown(app))
        assert f"{LAST.kind} · {LAST.title} · beslutning: " in words(app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.sheet is not None and screen.sheet.meeting.title == LAST.title)
        await pilot.press("enter", "slash")
        await wait_until(pilot, lambda: screen.notes.text.startswith("/"))


async def test_minutes_that_are_approved_again_are_taken_in_again(made: MakeWorkspace) -> None:
    workspace = await with_minutes(made)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        before = newest(workspace).agreements
        workspace.meetings.settle(before[0], "done", day=TODAY)
        workspace.meetings.save_notes(newest(workspace), f"{NOTES}\nSigne booker lokale 2 inden 1. april.")
        approve(workspace, await drafted(workspace))
        await pilot.press("f2", "f5")
        await wait_until(pilot, lambda: "lokale 2" in shown(app))
        after = newest(workspace).agreements
        assert {one.uid for one in before} <= {one.uid for one in after}
        assert [one.state for one in after if one.uid == before[0].uid] == ["done"]


async def test_the_plan_says_where_a_goal_was_agreed_on(made: MakeWorkspace) -> None:
    workspace = await with_minutes(made)
    workspace.meetings.adopt(newest(workspace).draft_id or 0, TODAY)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f4")
        await wait_until(pilot, lambda: "vagtplan" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: f"Aftalt MUS · {short_date(TODAY)} · Birgitte, Signe" in words(app))
