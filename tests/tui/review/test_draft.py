"""The open draft by its keys."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import tasks
from assistant.tasks.minutes import Minutes
from assistant.tui.review.field_card import FindingKeys
from assistant.tui.review.fields_scroll import FieldsScroll
from assistant.tui.review.sources_pane import SourcesPane
from store.records import DraftSourceRecord, NewVersion
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
from tests.tui.review.draft_bench import focused, go_to, marked_text, stored


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


async def test_a_draft_with_nothing_in_it_says_so(bench: Bench, workspace: BenchWorkspace) -> None:
    empty = Minutes(topics=[], decisions=[], actions=[], open_points=[], disagreements=[])
    source = DraftSourceRecord(None, "Hej.", date(2026, 3, 12), "da")
    version = NewVersion(document=empty.model_dump_json(), findings="[]", engine="rules")
    workspace.note()
    workspace.drafting.keep(tasks.load("minutes"), empty, [source], version, None)
    async with bench.app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await wait_until(pilot, lambda: "Der var ikke noget i noterne" in shown(bench.app))
