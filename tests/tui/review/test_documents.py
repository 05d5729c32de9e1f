"""Versions, files and the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from assistant.export.clipboard import Copied, Way
from assistant.tui.review.export_dialog import ExportDialog
from assistant.tui.review.versions import VersionsPage
from assistant.tui.widgets.prose import ProsePane
from tests.fakes import star
from tests.tui.looking import keys, notices, shown, wait_until, words
from tests.tui.review.conftest import (
    ACTION,
    INVENTED,
    SITUATION,
    Bench,
    BenchWorkspace,
    add_version,
    opened_draft,
    opened_list,
)


async def test_versions_are_compared_word_by_word_and_taken_back(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    draft_id = workspace.draft()
    add_version(workspace, draft_id, star(situation=SITUATION, action=ACTION), instruction="[/]")
    async with bench.app.run_test(size=(120, 40), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        assert page.view is not None
        assert page.view.record.current.number == 2
        await pilot.press("o")
        await wait_until(pilot, lambda: isinstance(bench.app.screen, VersionsPage))
        await pilot.pause()
        text = words(bench.app)
        assert "Version 2 · i brug" in text
        assert "“[/]”" in text
        assert "hvis du bruger version 1" in text
        pane = bench.app.screen.query_one(ProsePane)
        added = [
            passage.text[mark.start : mark.end]
            for passage in pane.passages
            for mark in passage.marks
            if mark.name == "prose--added"
        ]
        assert any("15 gange" in stretch for stretch in added)
        await pilot.press("up")
        assert "Version 2 er den, du bruger nu." in words(bench.app)
        assert "Brug denne" not in keys(bench.app)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: page.view is not None and page.view.record.current.number == 1)
        assert page.view.field("action").text == INVENTED
        await pilot.press("u")
        await wait_until(pilot, lambda: page.view is not None and page.view.record.current.number == 2)


async def test_a_lone_version_is_shown_as_the_one_in_use(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press("o")
        await wait_until(pilot, lambda: "Version 1 er den, du bruger nu." in words(bench.app))
        await pilot.press("enter", "escape")
        await wait_until(pilot, lambda: bench.app.screen is bench.screen)


async def write_to(pilot: object, bench: Bench, path: Path) -> None:
    """Waits for the dialog and puts another file on its line."""
    await wait_until(pilot, lambda: isinstance(bench.app.screen, ExportDialog))  # type: ignore[arg-type]
    line = bench.app.screen.query_one("#file-path", Input)
    await wait_until(pilot, lambda: line.value)  # type: ignore[arg-type]
    line.value = str(path)


@pytest.mark.parametrize(("key", "ending"), [("w", "docx"), ("W", "md")])
async def test_a_draft_is_written_to_a_file(
    bench: Bench, workspace: BenchWorkspace, tmp_path: Path, key: str, ending: str
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press(key)
        await wait_until(pilot, lambda: isinstance(bench.app.screen, ExportDialog))
        line = bench.app.screen.query_one("#file-path", Input)
        await wait_until(pilot, lambda: line.value)
        assert Path(line.value).name == f"Færre tryksår på 7B.{ending}"
        target = tmp_path / f"ud.{ending}"
        await write_to(pilot, bench, target)
        await pilot.press("enter")
        await wait_until(pilot, target.exists)
        await wait_until(pilot, lambda: notices(bench.app))
        assert notices(bench.app) == [f"Gemt som ud.{ending}.\nFilen ligger i {tmp_path}."]


async def test_a_file_is_never_overwritten_unasked(
    bench: Bench, workspace: BenchWorkspace, tmp_path: Path
) -> None:
    workspace.draft()
    target = tmp_path / "findes.md"
    target.write_text("gammelt", encoding="utf-8")
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press("W")
        await write_to(pilot, bench, target)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Skal den overskrives?" in words(bench.app))
        await pilot.press("enter")
        await write_to(pilot, bench, target)
        assert target.read_text(encoding="utf-8") == "gammelt"
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Skal den overskrives?" in words(bench.app))
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: "# Færre tryksår" in target.read_text(encoding="utf-8"))


async def test_a_folder_that_is_not_there_is_told(
    bench: Bench, workspace: BenchWorkspace, tmp_path: Path
) -> None:
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press("w")
        await write_to(pilot, bench, tmp_path / "nej" / "ud.docx")
        await pilot.press("enter")
        await wait_until(pilot, lambda: notices(bench.app))
        await wait_until(pilot, lambda: isinstance(bench.app.screen, ExportDialog))
        await pilot.pause()
        assert bench.app.screen.query_one("#file-path", Input).value == str(tmp_path / "nej" / "ud.docx")
        await pilot.press("escape")
        await wait_until(pilot, lambda: bench.app.screen is bench.screen)


async def test_the_approved_of_a_period_are_written_together(
    bench: Bench, workspace: BenchWorkspace, tmp_path: Path
) -> None:
    for number in range(3):
        view = workspace.review.open(workspace.draft(star(f"Nummer {number}", situation=SITUATION)))
        workspace.review.approve_all(view)
    target = tmp_path / "alle.md"
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        page = await opened_list(pilot, bench)
        page.narrow("fra:2026-01 til:2026-06")
        await pilot.press("W")
        await wait_until(pilot, lambda: "3 godkendte på listen" in words(bench.app))
        await pilot.press("shift+tab", "shift+tab", "shift+tab", "right")
        await wait_until(pilot, lambda: "Mine præstationer" in words(bench.app))
        await write_to(pilot, bench, target)
        bench.app.screen.query_one("#file-path").focus()
        await pilot.press("enter")
        await wait_until(pilot, target.exists)
        text = target.read_text(encoding="utf-8")
        assert all(f"Nummer {number}" in text for number in range(3))


async def test_a_draft_is_copied_and_the_way_is_told(
    bench: Bench, workspace: BenchWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def copy(text: str, write_terminal: object) -> Copied:
        copied.append(text)
        return Copied(Way.TERMINAL, hint="Et råd.")

    monkeypatch.setattr("assistant.export.clipboard.copy", copy)
    workspace.draft()
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await opened_list(pilot, bench)
        await pilot.press("c")
        await wait_until(pilot, lambda: notices(bench.app) == [f"{Way.TERMINAL.value}\nEt råd."])
        await pilot.press("enter")
        await wait_until(pilot, lambda: bench.screen.page == "draft")
        await pilot.press("c")
        await wait_until(pilot, lambda: len(copied) == 2)
        assert copied[0] == copied[1]
        assert SITUATION in copied[0]
        assert "Færre tryksår på 7B" in shown(bench.app)
