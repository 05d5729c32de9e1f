"""The open draft by its keys."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assistant.export.clipboard import Copied, Way
from assistant.tui.review.areas import FieldArea
from assistant.tui.review.draft_page import DraftPage
from assistant.tui.review.field_card import FindingKeys
from assistant.tui.review.fields_scroll import FieldsScroll
from assistant.tui.review.sources_pane import SourcesPane
from assistant.tui.review.versions import VersionsPage
from assistant.workspace.review import FieldView
from tests.fakes import star
from tests.tui.looking import SIZES, keys, notices, shown, wait_until, words
from tests.tui.review.conftest import (
    ACTION,
    INVENTED,
    NOTE,
    SITUATION,
    Bench,
    BenchWorkspace,
    opened_draft,
)


def stored(workspace: BenchWorkspace, path: str) -> FieldView:
    """The field of the only draft as the store has it."""
    lines = workspace.review.lines()
    return workspace.review.open(lines[0].id).field(path)


def focused(page: DraftPage) -> str:
    return page.card.path if page.card else ""


def marked_text(page: DraftPage) -> list[str]:
    """The stretches of the sources that are marked as evidence."""
    return [
        passage.text[mark.start : mark.end]
        for passage in page.query_one(SourcesPane).passages
        for mark in passage.marks
        if mark.name == "prose--evidence"
    ]


async def go_to(pilot: Pilot[str], page: DraftPage, path: str) -> None:
    page.focus_field(path)
    await wait_until(pilot, lambda: page.card is not None and page.card.has_focus)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_sources_and_fields_stand_beside_each_other(
    bench: Bench, workspace: BenchWorkspace, size: tuple[int, int]
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=size, notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        text = words(bench.app)
        assert "12. marts" in text
        assert "skrevet af reglerne" in text
        assert "Færre tryksår på 7B" in text
        assert focused(page) == "situation"
        assert marked_text(page) == [SITUATION]
        assert keys(bench.app).startswith("a Godkend   e Ret   k Kassér   v Nyt forslag   o Versioner")


async def test_arrows_and_tab_go_through_the_fields_and_mark_their_quotes(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("down", "down")
        assert focused(page) == "action"
        assert marked_text(page) == [ACTION]
        await pilot.press("up")
        assert focused(page) == "task"
        await pilot.press("tab")
        assert focused(page) == "action"
        await pilot.press("shift+tab")
        assert focused(page) == "task"
        await pilot.press("home")
        assert focused(page) == "title"
        assert marked_text(page) == []
        await pilot.press("end")
        assert focused(page) == "result"


async def test_a_approves_and_goes_on_until_the_whole_is_approved(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("a", "a", "a")
        await wait_until(pilot, lambda: page.view is not None and page.view.record.state == "approved")
        assert focused(page) == "result"
        assert shown(bench.app).count("✓ godkendt") == 3
        assert "★ godkendt" in words(bench.app)
        assert any("Hele udkastet er godkendt" in notice for notice in notices(bench.app))
        assert "Godkend" not in keys(bench.app)


async def test_capital_a_approves_all_but_those_with_findings_and_says_so(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("A")
        await wait_until(pilot, lambda: notices(bench.app))
        assert notices(bench.app) == ["Et felt har bemærkninger og venter på dig."]
        assert page.view is not None
        assert [field.state for field in page.view.fields] == ["approved", "approved", "open", "open"]


async def test_k_drops_a_field_and_takes_it_back(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press("k")
        await wait_until(pilot, lambda: "droppet" in shown(bench.app))
        assert stored(workspace, "situation").state == "dropped"
        assert " Ret" not in keys(bench.app)
        await pilot.press("k")
        await wait_until(pilot, lambda: "droppet" not in shown(bench.app))
        assert stored(workspace, "situation").state == "open"


async def test_the_finding_is_shown_with_its_ways_on(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        assert '⚠ "15' in shown(bench.app)
        assert "b notens ord   d det ved jeg   x slet" in shown(bench.app)
        await pilot.press("full_stop")
        assert focused(page) == "action" or "næste" not in keys(bench.app)


async def test_b_takes_the_words_of_the_note(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await go_to(pilot, page, "action")
        await pilot.press("b")
        await wait_until(pilot, lambda: "⚠" not in shown(bench.app))
        assert stored(workspace, "action").text == ACTION


async def test_d_lets_the_finding_stand(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await go_to(pilot, page, "action")
        await pilot.press("d")
        await wait_until(pilot, lambda: "det ved du selv" in shown(bench.app))
        assert "⚠" not in shown(bench.app)
        assert stored(workspace, "action").open_findings == ()


@pytest.mark.parametrize("key", ["x", "delete"])
async def test_x_takes_the_sentence_out(bench: Bench, workspace: BenchWorkspace, key: str) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await go_to(pilot, page, "action")
        await pilot.press(key)
        await wait_until(pilot, lambda: "⚠" not in shown(bench.app))
        assert stored(workspace, "action").text == "Jeg lavede et vendeskema."


async def test_the_mouse_picks_a_way_on_in_another_field(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        line = next(line for line in page.query(FindingKeys) if line.display)
        await pilot.click(line, offset=(2, 0))
        await wait_until(pilot, lambda: "⚠" not in shown(bench.app))
        assert focused(page) == "action"
        assert stored(workspace, "action").text == ACTION


@pytest.mark.parametrize("change", ["a", "k", "b", "d", "x"])
async def test_u_takes_any_change_back(bench: Bench, workspace: BenchWorkspace, change: str) -> None:
    workspace.draft()
    before = stored(workspace, "action")
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await go_to(pilot, page, "action")
        await pilot.press(change)
        await wait_until(pilot, lambda: stored(workspace, "action") != before)
        await pilot.press("u")
        await wait_until(pilot, lambda: stored(workspace, "action") == before)
        await wait_until(pilot, lambda: page.view is not None and page.view.field("action") == before)
        assert "Fortryd" not in keys(bench.app)


async def test_undoing_the_last_approval_opens_the_draft_again(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.draft(star(situation=SITUATION))
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("a")
        await wait_until(pilot, lambda: page.view is not None and page.view.record.state == "approved")
        await pilot.press("u")
        await wait_until(pilot, lambda: page.view is not None and page.view.record.state == "open")


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


async def test_left_scrolls_the_sources_and_right_goes_back(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(80, 24), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("left")
        assert page.query_one(SourcesPane).has_focus
        await pilot.press("down", "right")
        assert focused(page) == "situation"
        assert page.card is not None
        assert page.card.has_focus


async def test_the_whole_draft_is_discarded_and_taken_back(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press("K")
        await wait_until(pilot, lambda: "kasseret" in words(bench.app))
        assert workspace.review.open(1).record.state == "discarded"
        await pilot.press("u")
        await wait_until(pilot, lambda: workspace.review.open(1).record.state == "open")


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


async def test_a_long_field_scrolls_before_the_next_one_comes(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    text = " ".join(["ord"] * 5_000)
    workspace.draft(star(situation=text, task="Kort."))
    async with bench.app.run_test(size=(80, 24), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("down")
        assert focused(page) == "situation"
        assert page.query_one(FieldsScroll).scroll_offset.y > 0
        for _ in range(2):
            await pilot.press("pagedown")
        assert focused(page) == "situation"
        await pilot.press("end", "home", "down", "e", *" x", "escape")
        await wait_until(pilot, lambda: stored(workspace, "situation").text.endswith(" x"))


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


HOSTILE = "[/] [b]fed[/b] \x1b[31mrød\x1b[0m \x1b]52;c;aGVq\x07 👩‍⚕️🇩🇰 " + "æ" * 300 + " \u202etlav {0} %s"


async def test_hostile_text_is_only_text(bench: Bench, workspace: BenchWorkspace) -> None:
    from datetime import date

    from store.records import DraftSourceRecord

    sources = [
        DraftSourceRecord(
            workspace.note(f"{HOSTILE} {number}"), f"{HOSTILE} {number}", date(2026, 3, 1), "da"
        )
        for number in range(50)
    ]
    workspace.draft(
        star(HOSTILE, situation=HOSTILE, action="15 " + HOSTILE, questions=[("result", HOSTILE)]), sources
    )
    async with bench.app.run_test(size=(80, 24), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        assert "50 kilder" in shown(bench.app)
        for key in ("down", "down", "e", "escape", "d", "x", "a", "u", "end", "k", "pageup", "escape"):
            await pilot.press(key)
            assert "\x1b" not in shown(bench.app)
            assert "\u202e" not in shown(bench.app)
        await wait_until(pilot, lambda: bench.screen.page == "drafts")
        assert page.view is not None


def test_the_note_of_the_bench_holds_what_the_drafts_quote() -> None:
    assert SITUATION in NOTE
    assert ACTION in NOTE
    assert INVENTED not in NOTE
