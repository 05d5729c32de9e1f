"""After a meeting: minutes are made and approved, and what was agreed is followed up."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from assistant.engines.base import AboutToSend
from assistant.engines.rules.engine import RulesEngine
from assistant.tui.meetings.screen import MeetingsScreen
from assistant.tui.review.pick import PickDialog
from assistant.tui.review.screen import ReviewScreen
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
        await wait_until(pilot, lambda: "o Aftaler" in keys(app))
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


async def test_an_agreement_is_settled_and_reopened(made: MakeWorkspace) -> None:
    workspace = await with_minutes(made)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        for picks, state in (((), "done"), (("down",), "open"), (("down", "down"), "dropped")):
            await pilot.press("o")
            await wait_until(pilot, lambda: "Hvilken aftale?" in shown(app))
            await pilot.press("enter")
            await wait_until(pilot, lambda: "påmindelse" in shown(app))
            await pilot.press("home", *picks, "enter")
            await wait_until(pilot, partial(stands, workspace, state))
            await wait_until(pilot, lambda: isinstance(app.screen, MeetingsScreen))


async def test_a_reminder_and_a_mail_are_copied(made: MakeWorkspace, clipboard: list[str]) -> None:
    workspace = await with_minutes(made)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("o")
        await wait_until(pilot, lambda: isinstance(app.screen, PickDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "påmindelse" in shown(app))
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: len(clipboard) == 1)
        assert "?" in clipboard[0]
        await wait_until(pilot, lambda: "m Mail" in keys(app))
        await pilot.press("m")
        await wait_until(pilot, lambda: len(clipboard) == 2)
        assert "smertelindring" in clipboard[1]
        assert "nattevagter" not in clipboard[1]
        assert not any("fejl" in notice for notice in notices(app))


@pytest.mark.parametrize(("key", "ending"), [("w", ".docx"), ("W", ".md"), ("i", ".ics")])
async def test_a_key_writes_a_file(made: MakeWorkspace, documents: Path, key: str, ending: str) -> None:
    app = app_on(await with_minutes(made))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: "som fil" in shown(app))
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
        assert "o Aftaler" in keys(app)


async def test_hostile_notes_become_minutes_and_are_shown_as_words(made: MakeWorkspace) -> None:
    workspace = made(replace(MUS, title=HOSTILE))
    hostile = f"{NOTES}\nSigne undersøger {HOSTILE} inden 1. marts.\nVi besluttede {HOSTILE}."
    workspace.meetings.save_notes(newest(workspace), hostile)
    approve(workspace, await drafted(workspace))
    app = app_on(workspace)
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        await opened(pilot)
        await wait_until(pilot, lambda: "Aftaler" in shown(app))
        await pilot.press("o")
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
            await wait_until(pilot, lambda: "Søg i beslutningerne" in shown(app))
            app.screen.query_one(Input).value = typed
            await pilot.press("enter")
            if typed == "intet":
                await wait_until(pilot, lambda: any("Ingen beslutning" in notice for notice in notices(app)))
        await wait_until(pilot, lambda: "Hvilken beslutning?" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.sheet is not None and screen.sheet.meeting.title == LAST.title)
        await pilot.press("enter", "slash")
        await wait_until(pilot, lambda: screen.notes.text.startswith("/"))
