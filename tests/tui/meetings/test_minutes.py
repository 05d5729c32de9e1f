"""Before minutes are made: who takes part and who writes is asked, and what is delicate is pointed out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.tui.meetings.minutes import matter_words
from assistant.tui.meetings.screen import MeetingsScreen
from assistant.tui.plan.form import Form
from assistant.workspace.meeting_matters import Matter
from assistant.workspace.meetings import Person
from assistant.workspace.workspace import Workspace
from tests.tui.looking import shown, wait_until, words
from tests.tui.meetings.bench import MUS, SIZE, app_on, newest, opened
from tests.tui.meetings.conftest import MakeWorkspace

PAID = """Vi talte om vagterne i julen.
Birgitte sender den nye vagtplan senest 15. december.
Signe vil gerne have 2.000 kr. mere i løn.
Signe har været sygemeldt to uger i foråret.
"""


def document(workspace: Workspace) -> str:
    """The minutes of the newest meeting, as they are stored; empty where there are none."""
    draft_id = newest(workspace).draft_id
    if draft_id is None:
        return ""
    return workspace.review.open(draft_id).record.current.document


@pytest.mark.parametrize(("presses", "inside"), [(["enter"], False), (["right", "enter"], True)])
async def test_pay_stays_out_unless_it_is_let_in_and_health_is_pointed_out(
    made: MakeWorkspace, presses: list[str], inside: bool
) -> None:
    workspace = made(MUS)
    workspace.meetings.save_notes(newest(workspace), PAID)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await wait_until(pilot, lambda: "noget, der er følsomt" in words(app))
        assert "Løn: »Signe vil gerne have 2.000 kr. mere i løn«" in words(app)
        assert "Helbred: »sygemeldt«" in words(app)
        await pilot.press(*presses)
        await wait_until(pilot, lambda: "vagtplan" in document(workspace))
        assert ("2.000 kr." in document(workspace)) is inside


async def test_the_notes_can_be_changed_first(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    workspace.meetings.save_notes(newest(workspace), PAID)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("r")
        await wait_until(pilot, lambda: "noget, der er følsomt" in words(app))
        await pilot.click("#answer-edit")
        await wait_until(pilot, lambda: screen.notes.has_focus)
        assert newest(workspace).draft_id is None


async def test_a_talk_about_pay_asks_nothing_of_pay(made: MakeWorkspace) -> None:
    workspace = made(replace(MUS, kind="PULS"))
    workspace.meetings.save_notes(newest(workspace), "Birgitte søger 2.000 kr. mere i løn inden 1. maj.")
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await wait_until(pilot, lambda: "2.000 kr." in document(workspace))


async def test_who_takes_part_is_asked_for(made: MakeWorkspace) -> None:
    workspace = made(replace(MUS, people=()))
    workspace.meetings.save_notes(newest(workspace), "Vi booker et lokale inden jul.")
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await wait_until(pilot, lambda: "ikke skrevet deltagere" in words(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(app.screen, MeetingsScreen))
        await pilot.press("r")
        await wait_until(pilot, lambda: "ikke skrevet deltagere" in words(app))
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: newest(workspace).draft_id is not None)


async def test_who_says_i_is_asked_and_remembered(made: MakeWorkspace) -> None:
    workspace = made(replace(MUS, people=(Person("Birgitte", "leder"), Person("Signe"))))
    workspace.meetings.save_notes(newest(workspace), "Jeg booker lokale 2 inden fredag.")
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await wait_until(pilot, lambda: "Hvem er »jeg« i noterne?" in shown(app))
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: '"owner":"Signe"' in document(workspace))
        assert newest(workspace).people == (Person("Birgitte", "leder"), Person("Signe", writes=True))


def test_what_is_told_of_delicate_matters_is_whole_sentences() -> None:
    told = matter_words([Matter("løn", "mere i løn", left_out=True), Matter("helbred", "sygemeldt")])
    assert told.startswith("Løn: »mere i løn«\nHelbred: »sygemeldt«\n")
    assert "medmindre du siger til" in told
    assert "enige" not in matter_words([Matter("løn", "mere i løn", left_out=True)])
