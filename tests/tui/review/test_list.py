"""The list of drafts by its keys."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.tui.review.drafts_page import DraftsPage
from store.records import DraftSourceRecord
from tests.fakes import star
from tests.tui.looking import SIZES, keys, notices, shown, top, wait_until, words
from tests.tui.review.conftest import Bench, BenchWorkspace, opened_list


def dated(
    workspace: BenchWorkspace, title: str, day: date, text: str = "Noget skete.", *, approved: bool = False
) -> int:
    source = DraftSourceRecord(workspace.note(text, day), text, day, "da")
    draft_id = workspace.draft(star(title, situation=text), [source])
    if approved:
        view = workspace.review.open(draft_id)
        workspace.review.approve_all(view)
    return draft_id


def titles(page: DraftsPage) -> list[str]:
    return [draft.title for draft in page.draft_list.drafts]


@pytest.mark.parametrize("size", SIZES)
async def test_without_drafts_it_says_what_to_do_first(bench: Bench, size: tuple[int, int]) -> None:
    async with bench.app.run_test(size=size, notifications=True) as pilot:
        await opened_list(pilot, bench)
        assert "Her samler du dine udkast" in words(bench.app)
        assert "Tryk s for STAR" in words(bench.app)
        assert "Markér" not in keys(bench.app)


async def test_waiting_drafts_stand_newest_first_and_approved_ones_by_period(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    dated(workspace, "Først lavet", date(2026, 3, 1))
    dated(workspace, "Sidst lavet", date(2026, 1, 1))
    dated(workspace, "Gammel", date(2025, 2, 1), approved=True)
    dated(workspace, "Ny", date(2025, 11, 1), approved=True)
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        assert titles(page) == ["Sidst lavet", "Først lavet", "Ny", "Gammel"]
        assert "Udkast 2" in top(bench.app)
        assert "2 afventer · 2 godkendte" in words(bench.app)


async def test_enter_and_a_double_click_open(bench: Bench, workspace: BenchWorkspace) -> None:
    dated(workspace, "Nummer et", date(2026, 3, 1))
    dated(workspace, "Nummer to", date(2026, 3, 2))
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: bench.screen.page == "draft")
        assert "Nummer et" in shown(bench.app)
        await pilot.press("escape")
        assert page.draft_list.current is not None
        assert page.draft_list.current.title == "Nummer et"
        await pilot.double_click("#drafts-list", offset=(10, 1))
        await wait_until(pilot, lambda: bench.screen.page == "draft")
        assert "Nummer to" in shown(bench.app)


async def test_slash_searches_and_escape_ends_it(bench: Bench, workspace: BenchWorkspace) -> None:
    dated(workspace, "Færre tryksår", date(2026, 3, 1), "Tryksår. #ros")
    dated(workspace, "Undervisning", date(2025, 3, 1), approved=True)
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        await pilot.press("slash", *"under")
        assert titles(page) == ["Undervisning"]
        await pilot.press("down")
        assert page.draft_list.has_focus
        await pilot.press("escape")
        assert len(titles(page)) == 2
        await pilot.press("slash", *'[/] % "')
        assert titles(page) == []
        assert "Ingen passer til søgningen." in words(bench.app)


async def test_a_period_and_a_tag_are_chosen_from_those_there_are(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    dated(workspace, "I år", date(2026, 3, 1), "Noget. #ros", approved=True)
    dated(workspace, "I fjor", date(2025, 3, 1), "Noget. #ros #vagt", approved=True)
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        await pilot.press("t")
        await wait_until(pilot, lambda: "Alle perioder" in words(bench.app))
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: titles(page) == ["I år"])
        await pilot.press("t", "enter")
        await wait_until(pilot, lambda: len(titles(page)) == 2)
        await pilot.press("number_sign")
        await wait_until(pilot, lambda: "#vagt · 1" in words(bench.app))
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, lambda: titles(page) == ["I fjor"])


async def test_a_discarded_draft_comes_back(bench: Bench, workspace: BenchWorkspace) -> None:
    draft_id = dated(workspace, "Smides ud", date(2026, 3, 1))
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        await pilot.press("k")
        await wait_until(pilot, lambda: not page.drafts.waiting)
        assert workspace.review.open(draft_id).record.state == "discarded"
        assert "Udkast 1" not in top(bench.app)
        await pilot.press("u")
        await wait_until(pilot, lambda: page.drafts.waiting)
        await pilot.press("k")
        await wait_until(pilot, lambda: page.drafts.discarded)
        await pilot.press("p")
        assert "Kasserede" in shown(bench.app)
        await pilot.press("k")
        await wait_until(pilot, lambda: page.drafts.waiting)
        assert workspace.review.open(draft_id).record.state == "open"
        assert "Udkastet er tilbage." in notices(bench.app)


async def test_an_approved_draft_that_was_discarded_comes_back_approved(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    draft_id = dated(workspace, "Godkendt", date(2026, 3, 1), approved=True)
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        await pilot.press("k")
        await wait_until(pilot, lambda: page.drafts.discarded)
        await pilot.press("u")
        await wait_until(pilot, lambda: page.drafts.approved)
        assert workspace.review.open(draft_id).record.state == "approved"


async def test_several_are_marked_and_discarded_at_once(bench: Bench, workspace: BenchWorkspace) -> None:
    for number in range(3):
        dated(workspace, f"Nummer {number}", date(2026, 3, 1))
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        await pilot.press("m", "m")
        assert "2 markeret" in words(bench.app)
        await pilot.press("k")
        await wait_until(pilot, lambda: titles(page) == ["Nummer 0"])
        assert not page.draft_list.marked


async def test_new_goes_to_the_notes(bench: Bench, workspace: BenchWorkspace) -> None:
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        await opened_list(pilot, bench)
        await pilot.press("n")
        assert bench.app.current_mode == "journal"
        assert any("tryk s for STAR" in notice for notice in notices(bench.app))


async def test_the_list_is_read_to_its_end(
    bench: Bench, workspace: BenchWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.tui.review.listing._PAGE", 5)
    source = DraftSourceRecord(workspace.note(), "Noget skete.", date(2026, 3, 1), "da")
    for number in range(30):
        workspace.draft(star(f"Nummer {number}", situation="Noget skete."), [source])
    async with bench.app.run_test(size=(80, 24), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        assert len(titles(page)) == 30
        await pilot.press("end")
        assert "Nummer 0 " in shown(bench.app)
