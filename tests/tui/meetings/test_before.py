"""Before and during a meeting: it is set up, prepared and noted, and nothing that was written is lost."""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.widgets import Input

from assistant.tui.meetings.screen import MeetingsScreen
from assistant.tui.plan.form import Form, FormArea
from assistant.tui.review.pick import PickDialog
from assistant.workspace.meetings import Person, Point
from tests.tui.looking import keys, notices, shown, wait_until, words
from tests.tui.meetings.bench import HOSTILE, LAST, MUS, SIZE, TODAY, app_on, newest, opened
from tests.tui.meetings.conftest import MakeWorkspace


async def test_an_empty_page_says_what_to_do_first(made: MakeWorkspace) -> None:
    app = app_on(made())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        assert "Ingen samtaler endnu." in shown(app)
        assert keys(app).startswith("n Nyt")
        assert "Skriv" not in keys(app)
        assert "Ret" not in keys(app)


async def test_a_new_meeting_is_set_up_in_a_form_and_opened(made: MakeWorkspace) -> None:
    workspace = made(LAST)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#field-people", FormArea).load_text("Signe (mig)\nBirgitte, leder")
        app.screen.query_one("#field-points", FormArea).load_text("Vagter\nprivat: Løn")
        app.screen.query_one("#field-held", Input).value = "31. februar"
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "findes ikke" in words(app) or "kan læse" in words(app))
        app.screen.query_one("#field-held", Input).value = ""
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Vagter" in shown(app) and isinstance(app.screen, MeetingsScreen))
        meeting = newest(workspace)
        assert meeting.people == (Person("Signe", "", writes=True), Person("Birgitte", "leder"))
        assert meeting.points == (Point("Vagter"), Point("Løn", private=True))
        assert meeting.held == TODAY
        assert "Løn (kun for dig)" in shown(app)
        assert "Birgitte, leder" in words(app)


async def test_what_was_written_in_the_form_is_there_again_after_esc(made: MakeWorkspace) -> None:
    app = app_on(made(MUS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#field-title", Input).value = "Årets snak"
        await pilot.press("escape")
        await wait_until(pilot, lambda: any("står her" in notice for notice in notices(app)))
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        assert app.screen.query_one("#field-title", Input).value == "Årets snak"


async def test_keys_that_come_before_the_form_do_nothing_to_the_list(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        for key in ("n", "delete"):
            app.post_message(events.Key(key, None))
        await wait_until(pilot, lambda: isinstance(app.screen, Form) and app.screen.is_mounted)
        await pilot.press("escape")
        await wait_until(pilot, lambda: app.screen is screen)
        assert len(workspace.meetings.lines()) == 1


async def test_points_are_taken_along_and_are_private(made: MakeWorkspace) -> None:
    workspace = made(replace(MUS, points=()))
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("s")
        await wait_until(pilot, lambda: isinstance(app.screen, PickDialog))
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: "Oplæg om tryksår (kun for dig)" in shown(app))
        assert newest(workspace).points[0].private
        await pilot.press("s")
        await wait_until(pilot, lambda: any("ingen noter" in notice for notice in notices(app)))


async def test_notes_are_stored_as_they_are_typed_and_are_there_the_next_time(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("enter", *"ja", "slash", "e", "n", "enter", "r")
        assert screen.notes.text == "ja/en\nr"
        await wait_until(pilot, lambda: newest(workspace).notes == "ja/en\nr")
        await wait_until(pilot, lambda: "gemt" in shown(app))
        await pilot.press("escape", "enter", "x")
        await pilot.press("f2", "f5")
        await wait_until(pilot, lambda: "x" in newest(workspace).notes)
    assert "ja/en" in newest(made()).notes


async def test_the_last_words_are_stored_when_makker_ends(made: MakeWorkspace) -> None:
    app = app_on(made(MUS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("enter", *"sidst", "ctrl+q")
    assert newest(made()).notes == "sidst"


async def test_keys_that_come_quickly_after_one_another_write_into_the_right_meeting(
    made: MakeWorkspace,
) -> None:
    workspace = made(LAST, MUS)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        for key in ("down", "enter", "x", "n"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        first, second = (line.id for line in workspace.meetings.lines())
        await wait_until(pilot, lambda: workspace.meetings.get(second).notes == "xn")
        assert workspace.meetings.get(first).notes == ""
        assert isinstance(app.screen, MeetingsScreen)


async def test_a_quick_hand_discards_the_meeting_it_went_to(made: MakeWorkspace) -> None:
    workspace = made(LAST, MUS)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        for key in ("down", "delete"):
            app.post_message(events.Key(key, None))
        await wait_until(pilot, lambda: len(workspace.meetings.lines()) == 1)
        assert newest(workspace).kind == "MUS"


async def test_while_writing_the_key_line_shows_no_letters(made: MakeWorkspace) -> None:
    app = app_on(made(MUS))
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        await opened(pilot)
        assert "r Referat" in keys(app)
        assert "Ctrl+T" not in keys(app)
        assert "Aftaler" not in keys(app)
        assert "Word" not in keys(app)
        await pilot.press("enter")
        await pilot.pause()
        shown_keys = keys(app)
        assert shown_keys.startswith("Esc Listen   Ctrl+T Klokken   Ctrl+N Nyt   F6 Referat")
        assert "e Ret" not in shown_keys
        assert "Referat:" not in shown(app)  # the page is left to the notes
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: "kl. " in shown(app))


async def test_what_another_window_wrote_meanwhile_can_be_found_again(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    other = made()
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        other.meetings.save_notes(newest(other), "Fra det andet vindue, og det er en lang linje.")
        await pilot.press("enter", *"her")
        await wait_until(pilot, lambda: "her" in newest(workspace).notes)
        kept = [revision.text for revision in workspace.meetings.revisions(newest(workspace))]
        assert any("andet vindue" in text for text in [*kept, newest(workspace).notes])


async def test_a_meeting_that_is_gone_is_told_of(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    other = made()
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        other.meetings.discard(newest(other))
        await pilot.press("f2", "f5")
        await wait_until(pilot, lambda: "Ingen samtaler endnu." in shown(app))


async def test_a_meeting_is_discarded_and_comes_back(made: MakeWorkspace) -> None:
    workspace = made(LAST, MUS)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("delete")
        await wait_until(pilot, lambda: len(workspace.meetings.lines()) == 1)
        await wait_until(pilot, lambda: "Vagterne i julen" not in shown(app) and "u Fortryd" in keys(app))
        await pilot.press("u")
        await wait_until(pilot, lambda: len(workspace.meetings.lines()) == 2)
        await wait_until(pilot, lambda: "Vagterne i julen" in shown(app))
        assert "u Fortryd" not in keys(app)


async def test_hostile_words_are_shown_as_words(made: MakeWorkspace) -> None:
    hostile = replace(MUS, title=HOSTILE, people=(Person(HOSTILE, HOSTILE),), points=(Point(HOSTILE),))
    workspace = made(hostile)
    workspace.meetings.save_notes(newest(workspace), HOSTILE)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        assert "[bold]" in shown(app)
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("escape", "delete")
        await wait_until(pilot, lambda: not workspace.meetings.lines())


async def test_help_tells_of_the_mode(made: MakeWorkspace) -> None:
    app = app_on(made(MUS))
    async with app.run_test(size=(100, 45), notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("f1")
        await wait_until(pilot, lambda: "Bagefter" in shown(app))
        assert "Sæt et nyt møde op" in shown(app)
