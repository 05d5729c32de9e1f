"""The list: it pages from the journal, whatever its size, and shows where one is."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from textual import events

from assistant.tui.journal.note_list import PAGE, PAGES_KEPT
from tests.tui.journal.bench import SIZE, BenchApp, StandInWorkspace, app_on, fill, ready, settled
from tests.tui.journal.standin import LargeJournal
from tests.tui.looking import shown, wait_until


async def test_the_list_stands_by_months_beside_the_note(folder: Path) -> None:
    fill(
        folder, [("2026-03-12", "Tryksår på 7B\n\nVi havde for mange."), ("2026-02-27", "Feedback #ros")]
    ).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        lines = [line[:38].rstrip() for line in shown(app).split("\n")]
        assert lines[4] == "  marts 2026"
        assert lines[5] == " ▌12   Tryksår på 7B"
        assert lines[7] == "  februar 2026"
        assert lines[8] == "  27   Feedback #ros"
        assert "12. marts 2026 · dansk" in shown(app)
        assert "Vi havde for mange." in shown(app)
        assert "7 ord" in shown(app)
        await pilot.press("down")
        await wait_until(pilot, lambda: "27. februar 2026 · #ros" in shown(app))
        await pilot.press("j", "up")
        await wait_until(pilot, lambda: "12. marts 2026" in shown(app))


async def test_the_first_frame_shows_the_list_before_the_store_is_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, [("2026-03-12", "Tryksår på 7B")]).close()
    app = app_on(folder)
    opened = threading.Event()
    opening = app.workspace.open

    def late() -> None:
        opened.wait(5)
        opening()

    monkeypatch.setattr(app.workspace, "open", late)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert not app.workspace_open
        assert "▌12   Tryksår på 7B" in shown(app)
        assert "12. marts 2026" in shown(app)
        opened.set()
        await ready(pilot)


def test_the_screen_needs_nothing_heavy_for_its_first_frame() -> None:
    heavy = (
        "sqlmodel",
        "sqlalchemy",
        "openai",
        "tiktoken",
        "langdetect",
        "numpy",
        "keyring",
        "docx",
        "pydantic",
    )
    code = f"""import sys; import assistant.tui.journal.screen
print([name for name in {heavy} if name in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_100_000_notes_cost_a_page_at_a_time(folder: Path) -> None:
    journal = LargeJournal(100, 1000)
    app = BenchApp(StandInWorkspace(folder, journal))
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        notes = screen.side.notes
        assert "100.000 noter" in shown(app)
        assert journal.asked["page"] <= 2
        await pilot.press(*["pagedown"] * 30)
        await settled(pilot, screen)
        assert journal.asked["page"] <= 2 + 30 * 18 // PAGE + 3
        await pilot.press("end")
        await wait_until(pilot, lambda: "Note nummer 99999" in shown(app))
        await settled(pilot, screen)
        assert notes.cursor == 99_999
        await wait_until(pilot, lambda: "Der er ikke mere i den." in shown(app))
        await pilot.press("home")
        await wait_until(pilot, lambda: screen.note is not None and screen.note.id == 1)
        before = journal.asked["page"]
        await pilot.press("down", "down", "up")
        await settled(pilot, screen)
        assert journal.asked["page"] == before  # what was seen is remembered
        assert journal.asked["months"] <= 2
        assert journal.largest_page <= 500
        assert len(notes._pages) <= PAGES_KEPT
        assert threading.get_ident() not in journal.threads


async def test_fast_scrolling_skips_what_is_passed(folder: Path) -> None:
    journal = LargeJournal(100, 1000)
    app = BenchApp(StandInWorkspace(folder, journal))
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        journal.hold.clear()
        before = journal.asked["page"]
        for place in range(0, 90_000, 1_000):
            screen.side.notes.scroll_to(y=place, animate=False, force=True)
            await pilot.pause()
        assert "…" in shown(app)  # rows that have not come are quiet, not missing
        journal.hold.set()
        await wait_until(pilot, lambda: not screen.side.notes.lacking())
        assert journal.asked["page"] - before <= 6
        assert "Note nummer 8" in shown(app)


async def test_the_mouse_scrolls_selects_and_opens(folder: Path) -> None:
    journal = LargeJournal(3, 100)
    app = BenchApp(StandInWorkspace(folder, journal))
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        notes = screen.side.notes
        await pilot.click(notes, offset=(8, 3))
        await wait_until(pilot, lambda: screen.note is not None and screen.note.id == 3)
        assert notes.has_focus
        await pilot.click(notes, offset=(8, 0))  # a heading is no note
        assert notes.cursor == 2
        for _ in range(20):
            notes.post_message(
                events.MouseScrollDown(notes, 5, 5, 0, 0, 0, False, False, False, screen_x=10, screen_y=8)
            )
        await wait_until(pilot, lambda: notes.scroll_offset.y > 10)
        await wait_until(pilot, lambda: not notes.lacking())
        await pilot.click(notes, offset=(8, 5), times=2)
        await wait_until(pilot, lambda: screen.editor.area.has_focus)
        assert screen.note is not None
        assert screen.note.id == (notes.cursor or 0) + 1


async def test_keys_go_to_the_ends_and_by_windows(folder: Path) -> None:
    app = BenchApp(StandInWorkspace(folder, LargeJournal(3, 100)))
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        notes = screen.side.notes
        await pilot.press("up")
        assert notes.cursor == 0
        await pilot.press("pagedown")
        window = notes.cursor or 0
        assert 10 < window < 26
        await pilot.press("pagedown", "pageup")
        assert notes.cursor == window
        await pilot.press("end", "down")
        assert notes.cursor == 299
        assert notes.scroll_offset.y == notes.max_scroll_y
        await pilot.press("home")
        assert notes.cursor == 0
        assert notes.scroll_offset.y == 0


async def test_where_there_are_no_notes_it_says_how_to_begin(folder: Path) -> None:
    fill(folder, []).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await wait_until(pilot, lambda: app.workspace_open)
        await pilot.press("escape")  # the welcome lies on top
        await wait_until(pilot, lambda: "Ingen noter endnu. Tryk n, og skriv den første." in shown(app))
        await pilot.press("n", "a")
        await wait_until(pilot, lambda: "1 note" in shown(app))
        assert "Ingen noter" not in shown(app)


async def test_titles_and_marks_fit_at_any_width(folder: Path) -> None:
    fill(
        folder, [("2026-03-12", "漢字" * 60), ("2026-03-11", "[b]" + "ord " * 40), ("2026-03-10", "🎉" * 60)]
    ).close()
    for size in ((60, 18), (80, 24), (160, 45)):
        app = app_on(folder)
        async with app.run_test(size=size) as pilot:
            screen = await ready(pilot)
            await pilot.press("m")
            await settled(pilot, screen)
            width = screen.side.notes.scrollable_content_region.width
            for y in range(4):
                assert screen.side.notes.render_line(y).cell_length == width
            assert "●" in shown(app)
