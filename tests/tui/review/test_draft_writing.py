"""Writing in the open draft: its fields, its title, and answers to its questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.export.clipboard import Copied, Way
from assistant.tui.review.areas import FieldArea
from assistant.tui.review.versions import VersionsPage
from tests.fakes import star
from tests.tui.looking import keys, notices, shown, wait_until, words
from tests.tui.review.conftest import (
    SITUATION,
    Bench,
    BenchWorkspace,
    opened_draft,
)
from tests.tui.review.draft_bench import focused, go_to, marked_text, stored


async def test_e_edits_in_place_and_escape_keeps(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("e", *" Det var hårdt.")
        assert "Esc Færdig" in keys(bench.app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: stored(workspace, "situation").text == f"{SITUATION} Det var hårdt.")
        assert page.card is not None
        assert page.card.has_focus
        await pilot.press("u")
        await wait_until(pilot, lambda: stored(workspace, "situation").text == SITUATION)


async def test_what_is_typed_is_stored_without_leaving_the_field(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("e", *" Hej")
        await wait_until(pilot, lambda: stored(workspace, "situation").text.endswith(" Hej"))
        assert page.card is not None
        assert page.card.editing
        await pilot.press(*" igen")
        assert page.card.written is not None
        assert page.card.written.endswith(" Hej igen")


async def test_what_was_typed_is_kept_when_the_app_ends(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press("e", *" Hej", "ctrl+q")
    assert stored(workspace, "situation").text.endswith(" Hej")


async def test_an_edited_field_is_open_again_and_ctrl_g_approves_it(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("e", *" Ja.", "ctrl+g")
        await wait_until(pilot, lambda: stored(workspace, "situation").state == "approved")
        assert stored(workspace, "situation").text.endswith(" Ja.")
        assert focused(page) == "task"


async def test_text_copied_in_one_field_is_put_into_another(
    bench: Bench, workspace: BenchWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.export.clipboard.copy", lambda _text, _terminal: Copied(Way.NATIVE))
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("home", "e", "ctrl+a", "ctrl+c")
        await wait_until(pilot, lambda: notices(bench.app) == [Way.NATIVE.value])
        await pilot.press("escape")
        await go_to(pilot, page, "task")
        await pilot.press("e", "ctrl+a", "ctrl+v", "escape")
        await wait_until(pilot, lambda: stored(workspace, "task").text == "Færre tryksår på 7B")


async def test_a_double_click_edits(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.double_click(page.cards[2], offset=(4, 1))
        await wait_until(pilot, lambda: page.cards[2].editing)
        assert focused(page) == "task"


async def test_the_title_is_edited_like_a_field(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press("home", "e", "ctrl+a", *"Vendeskemaet", "escape")
        await wait_until(pilot, lambda: "Vendeskemaet" in shown(bench.app))
        assert workspace.review.lines()[0].title == "Vendeskemaet"


async def test_an_answer_fills_the_field_and_goes_to_the_note(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        assert "[mangler: hvad betød faldet for patienterne?]" in shown(bench.app)
        await pilot.press("end")
        assert "Enter Svar" in keys(bench.app)
        await pilot.press("enter", *"færre fik sår", "ctrl+j", *"i julen", "enter")
        await wait_until(pilot, lambda: "[mangler" not in shown(bench.app))
        assert stored(workspace, "result").text == "Færre fik sår\ni julen."
        assert workspace.journal.newest(1)[0].id == workspace.review.open(1).sources[0].note_id
        assert workspace.journal.get(workspace.journal.newest(1)[0].id).text.endswith(
            "færre fik sår\ni julen"
        )
        assert notices(bench.app) == ["Svaret er med i udkastet og føjet til noten."]
        assert marked_text(page) == ["færre fik sår\ni julen"]


async def test_an_answer_is_kept_when_going_on_and_stored_while_it_is_written(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("end", "enter", *"ingen fik")
        await wait_until(pilot, lambda: stored(workspace, "result").text == "ingen fik")
        assert "[mangler: hvad betød" in shown(bench.app)
        await pilot.press(*" sår", "up")
        await wait_until(pilot, lambda: stored(workspace, "result").text == "Ingen fik sår.")
        assert focused(page) == "action"
        await pilot.press("u")
        await wait_until(pilot, lambda: stored(workspace, "result").missing)


async def test_versions_keep_what_is_being_written(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("e", *" Hej.", "ctrl+r")
        await wait_until(pilot, lambda: isinstance(bench.app.screen, VersionsPage))
        assert stored(workspace, "situation").text.endswith(" Hej.")
        await pilot.press("escape")
        await wait_until(pilot, lambda: bench.app.screen is bench.screen)
        assert page.card is not None
        assert (page.card.path, page.card.has_focus) == ("situation", True)


async def test_another_window_is_not_overwritten_and_nothing_typed_is_lost(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    draft_id = workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        workspace.review.edit(workspace.review.open(draft_id), "task", "Skrevet i det andet vindue.")
        await pilot.press("a")
        await wait_until(pilot, lambda: "Skrevet i det andet vindue." in words(bench.app))
        assert any("andet vindue" in notice for notice in notices(bench.app))
        assert stored(workspace, "situation").state == "open"
        workspace.review.edit(workspace.review.open(draft_id), "task", "Og en gang til.")
        await go_to(pilot, page, "situation")
        await pilot.press("e", *" Mit.", "escape")
        await wait_until(pilot, lambda: stored(workspace, "situation").text.endswith(" Mit."))
        assert stored(workspace, "task").text == "Og en gang til."


async def test_the_cursor_stays_in_view_while_a_field_grows(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft(star(situation=SITUATION, result="Godt."))
    async with bench.app.run_test(size=(60, 18), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("end", "e")
        area = page.query_one(FieldArea)
        area.take_in("".join(f"\nlinje{number}" for number in range(20)))
        await wait_until(pilot, lambda: "linje19" in shown(bench.app))
        await pilot.press("ctrl+home")
        await wait_until(pilot, lambda: "Godt." in shown(bench.app))


async def test_a_new_suggestion_takes_no_word_from_who_is_writing(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    """Letters that come after it would otherwise be commands, such as k for dropping a field."""
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await go_to(pilot, page, "action")
        await pilot.press("e")
        area = bench.app.screen.focused
        assert isinstance(area, FieldArea)
        assert page.view is not None
        record = page.view.record
        renewed = replace(record, current=replace(record.current, number=record.current.number + 1))
        await page.show(replace(page.view, record=renewed))
        await pilot.press("k")
        assert bench.app.screen.focused is area
        assert "k" in area.text
