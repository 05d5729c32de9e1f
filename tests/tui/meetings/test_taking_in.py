"""The other party's exchange file: looked into, taken in, and where the two differ, chosen between."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from assistant.tui.app import MakkerApp
from assistant.tui.meetings.screen import MeetingsScreen
from assistant.tui.plan.form import Form
from assistant.tui.widgets.dialog import TextDialog
from assistant.workspace.workspace import Workspace
from tests.tui.looking import keys, notices, shown, wait_until, words
from tests.tui.meetings.bench import HOSTILE, MUS, SIZE, TODAY, app_on, newest, opened
from tests.tui.meetings.conftest import MakeWorkspace
from tests.tui.meetings.test_after import with_minutes


def changed(workspace: Workspace, folder: Path) -> Path:
    """The newest meeting's file as the other party sends it back: one agreement done, and one more."""
    file = workspace.meetings.share(newest(workspace), folder / "fra.makker")
    whole = json.loads(file.read_text(encoding="utf-8"))
    first = whole["meeting"]["agreements"][0]
    first["state"] = "done"
    more = {**first, "uid": "12345678-aaaa", "what": f"Birgitte booker lokale {HOSTILE}", "state": "open"}
    whole["meeting"]["agreements"].append(more)
    file.write_text(json.dumps(whole), encoding="utf-8")
    return file


async def chosen(pilot: Pilot[str], file: Path) -> None:
    """Asks what is in a file."""
    await pilot.press("t")
    await wait_until(pilot, lambda: "Hent den andens aftalefil" in shown(pilot.app))
    pilot.app.screen.query_one(Input).value = f"'{file}'"
    await pilot.press("enter")


async def test_what_differs_is_shown_and_chosen_between(made: MakeWorkspace, tmp_path: Path) -> None:
    workspace = await with_minutes(made)
    workspace.meetings.adopt(newest(workspace).draft_id or 0, TODAY)
    file = changed(workspace, tmp_path)
    app = app_on(workspace)
    async with app.run_test(size=(110, 45), notifications=True) as pilot:
        await opened(pilot)
        await chosen(pilot, file)
        await wait_until(pilot, lambda: isinstance(app.screen, TextDialog))
        assert "1 ny aftale" in shown(app)
        assert "»åben« hos dig, »gjort« hos den anden" in words(app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(newest(workspace).agreements) == 3)
        await wait_until(pilot, lambda: "≠ Den anden" in shown(app))
        assert newest(workspace).agreements[0].state == "open"
        assert "\x1b" not in shown(app)
        await pilot.press("f")
        await wait_until(pilot, lambda: "Hvilken aftale?" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.click("#answer-theirs")
        await wait_until(pilot, lambda: newest(workspace).agreements[0].state == "done")
        await wait_until(pilot, lambda: "≠ Den anden" not in shown(app))


def more_told(app: MakkerApp, before: int) -> bool:
    return len(notices(app)) > before


async def test_a_file_that_cannot_be_used_is_told_and_asked_for_again(
    made: MakeWorkspace, tmp_path: Path
) -> None:
    broken = tmp_path / "brev.makker"
    broken.write_text("Kære Signe", encoding="utf-8")
    app = app_on(made(MUS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        for file in (broken, tmp_path / "findes ikke.makker"):
            told = partial(more_told, app, len(notices(app)))
            await chosen(pilot, file)
            await wait_until(pilot, told)
            await wait_until(pilot, lambda: "Hent den andens aftalefil" in shown(app))
            assert app.screen.query_one(Input).value == f"'{file}'"
            await pilot.press("escape")
            await wait_until(pilot, lambda: isinstance(app.screen, MeetingsScreen))


async def test_a_first_meeting_can_come_from_a_file(made: MakeWorkspace, tmp_path: Path) -> None:
    mine = await with_minutes(made)
    mine.meetings.adopt(newest(mine).draft_id or 0, TODAY)
    file = changed(mine, tmp_path)
    mine.meetings.delete_forever(mine.meetings.discard(newest(mine)))
    theirs = made()
    app = app_on(theirs)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        assert "Ingen samtaler endnu." in shown(app)
        assert "t Hent aftalefil" in keys(app)
        await chosen(pilot, file)
        await wait_until(pilot, lambda: "Mødet er nyt hos dig." in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Weekendvagterne" in words(app))
        assert not newest(theirs).notes


async def test_an_agreement_of_the_other_party_is_put_into_the_plan(
    made: MakeWorkspace, tmp_path: Path
) -> None:
    mine = await with_minutes(made)
    mine.meetings.adopt(newest(mine).draft_id or 0, TODAY)
    mine.meetings.take_in(changed(mine, tmp_path))
    goals = len(mine.plan.goals())
    app = app_on(mine)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f")
        await wait_until(pilot, lambda: "Hvilken aftale?" in shown(app))
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.click("#answer-plan")
        await wait_until(pilot, lambda: len(mine.plan.goals()) == goals + 1)
        await wait_until(pilot, lambda: any("Plan" in notice for notice in notices(app)))


async def test_a_meeting_that_both_have_set_up_is_put_together(made: MakeWorkspace, tmp_path: Path) -> None:
    mine = await with_minutes(made)
    mine.meetings.adopt(newest(mine).draft_id or 0, TODAY)
    file = changed(mine, tmp_path)
    mine.meetings.delete_forever(mine.meetings.discard(newest(mine)))
    theirs = made()
    theirs.meetings.add(replace(MUS, title="Vores MUS"))
    app = app_on(theirs)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await chosen(pilot, file)
        await wait_until(pilot, lambda: "Læg det sammen" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(newest(theirs).agreements) == 3)
        assert len(theirs.meetings.lines()) == 1
        assert newest(theirs).title == "Vores MUS"
