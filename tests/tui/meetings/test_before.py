"""Before and during a meeting: it is set up, prepared and noted, and nothing that was written is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial

from textual import events
from textual.widgets import Input

from assistant.tui.meetings.page import PLACEHOLDER
from assistant.tui.meetings.screen import MeetingsScreen
from assistant.tui.plan.form import Form, FormArea
from assistant.tui.widgets.pick_many import PickManyDialog
from assistant.workspace.meetings import Person, Point
from assistant.workspace.workspace import Workspace
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


async def test_what_stands_in_the_form_survives_the_end_of_makker(made: MakeWorkspace) -> None:
    app = app_on(made(MUS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#field-title", Input).focus()
        await pilot.press(*"Budget", "ctrl+q")
    workspace = made()
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        assert app.screen.query_one("#field-title", Input).value == "Budget"
        assert "står her igen" in words(app)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: len(workspace.meetings.lines()) == 2)
        await wait_until(pilot, lambda: isinstance(app.screen, MeetingsScreen))
        assert not workspace.unfinished.read("meeting:0")


async def test_what_stands_in_the_form_is_kept_while_it_is_written(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(app.screen, Form))
        app.screen.query_one("#field-title", Input).focus()
        await pilot.press(*"Budget")
        kept = f"meeting:{newest(workspace).id}"
        await wait_until(pilot, lambda: workspace.unfinished.read(kept).get("title") == "Budget")
        await pilot.press(*["backspace"] * len("Budget"))
        await wait_until(pilot, lambda: not workspace.unfinished.read(kept))


async def test_several_points_are_marked_and_taken_along(made: MakeWorkspace) -> None:
    workspace = made(replace(MUS, points=()))
    for title in ("Første sag", "Anden sag", "Tredje sag"):
        workspace.journal.add(f"{title}\n\nDer skete noget.", TODAY)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("s")
        await wait_until(pilot, lambda: isinstance(app.screen, PickManyDialog))
        await pilot.press("m", "down", "space", "enter")
        await wait_until(pilot, lambda: len(newest(workspace).points) == 2)
        assert {point.text for point in newest(workspace).points} == {"Tredje sag", "Første sag"}
        await pilot.press("s")
        await wait_until(pilot, lambda: isinstance(app.screen, PickManyDialog))
        await pilot.press("A", "enter")
        await wait_until(pilot, lambda: len(newest(workspace).points) == 4)


async def test_points_are_taken_along_and_are_private(made: MakeWorkspace) -> None:
    workspace = made(replace(MUS, points=()))
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("s")
        await wait_until(pilot, lambda: isinstance(app.screen, PickManyDialog))
        await pilot.press("enter")
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


async def test_the_meeting_below_is_shown_after_one_is_discarded(made: MakeWorkspace) -> None:
    days = [
        replace(LAST, title=f"Møde {number}", held=LAST.held - timedelta(days=number)) for number in range(4)
    ]
    workspace = made(*days)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        for below in ("Møde 3", "Møde 1"):
            await pilot.press("down", "down", "x")
            await wait_until(pilot, lambda: screen.sheet is not None and screen.sheet.meeting.title == below)  # noqa: B023
            assert screen.meetings.selected is not None
            assert screen.meetings.selected.title == below


async def test_the_words_in_empty_notes_have_room_beside_the_list(made: MakeWorkspace) -> None:
    app = app_on(made(MUS))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        assert PLACEHOLDER in shown(app)


async def test_while_writing_the_key_line_shows_no_letters(made: MakeWorkspace) -> None:
    app = app_on(made(MUS))
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        screen = await opened(pilot)
        assert "r Referat" in keys(app)
        assert "Ctrl+T" not in keys(app)
        assert "Følg op" not in keys(app)
        assert "w Gem" not in keys(app)
        await pilot.press("enter")
        await pilot.pause()
        shown_keys = keys(app)
        assert shown_keys.startswith("Esc Listen   Ctrl+T Klokken   Ctrl+N Nyt   F6 Referat")
        assert "e Ret" not in shown_keys
        assert "Referat:" not in shown(app)  # the page is left to the notes
        await pilot.press("ctrl+t", *"Start", "ctrl+t", *"Pause")
        lines = screen.notes.text.splitlines()
        assert re.fullmatch(r"kl. \d{1,2}\.\d\d Start", lines[0])
        assert re.fullmatch(r"kl. \d{1,2}\.\d\d Pause", lines[1])


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


async def test_the_list_makes_room_for_the_notes_and_the_points_stay(made: MakeWorkspace) -> None:
    app = app_on(made(LAST, MUS))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot)
        assert "Oktober" in shown(app)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Oktober" not in shown(app))
        assert "Vagterne i julen" in shown(app)
        assert screen.notes.region.width > 70
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Oktober" in shown(app))


async def test_earlier_notes_are_brought_back(made: MakeWorkspace) -> None:
    workspace = made(MUS)
    workspace.meetings.save_notes(newest(workspace), "Det første, der blev skrevet.")
    workspace.meetings.save_notes(newest(workspace), "Noget helt andet.")
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("h")
        await wait_until(pilot, lambda: "+ er kommet til siden" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: newest(workspace).notes == "Det første, der blev skrevet.")
        await wait_until(pilot, lambda: screen.notes.text == "Det første, der blev skrevet.")


async def test_a_meeting_comes_back_from_the_bin_another_day(made: MakeWorkspace) -> None:
    workspace = made(LAST, MUS)
    workspace.meetings.discard(newest(workspace))
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: "Slettede møder" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Hent tilbage" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(workspace.meetings.lines()) == 2)
        await wait_until(pilot, lambda: isinstance(app.screen, MeetingsScreen))
        await pilot.press("p")
        await wait_until(pilot, lambda: any("ingen slettede" in notice for notice in notices(app)))


def binned(workspace: Workspace, number: int) -> bool:
    return len(workspace.meetings.binned()) == number


async def test_a_meeting_is_deleted_for_good_only_when_asked_twice(made: MakeWorkspace) -> None:
    workspace = made(LAST, MUS)
    workspace.meetings.discard(newest(workspace))
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        for presses, left in ((("escape",), 1), (("right", "enter"), 0)):
            await pilot.press("p")
            await wait_until(pilot, lambda: "Slettede møder" in shown(app))
            await pilot.press("enter")
            await wait_until(pilot, lambda: "Slet for altid" in shown(app))
            await pilot.press(*presses)
            await wait_until(pilot, lambda: isinstance(app.screen, MeetingsScreen))
            await wait_until(pilot, partial(binned, workspace, left))


async def test_a_meeting_that_could_not_be_deleted_is_not_said_to_be(made: MakeWorkspace) -> None:
    workspace = made(LAST, MUS)
    other = made()
    workspace.meetings.discard(newest(workspace))
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: "Slettede møder" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Slet for altid" in shown(app))
        other.meetings.delete_forever(other.meetings.binned(1, 0)[0])
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: notices(app))
        assert not any("slettet for altid" in notice for notice in notices(app))


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
