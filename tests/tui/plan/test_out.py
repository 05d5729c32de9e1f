"""The plan out to files, and the chart of its progress."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.tui.plan.progress import Course, ProgressChart, columns
from assistant.tui.widgets.file_dialog import FileDialog
from assistant.workspace.plan import ProgressPoint
from tests.tui.looking import notices, shown, wait_until
from tests.tui.plan.bench import LATE, SIZE, SOON, TODAY, app_on, goal_named, in_days, opened
from tests.tui.plan.conftest import MakeWorkspace


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for documents."""
    folder = tmp_path / "Dokumenter"
    folder.mkdir()
    monkeypatch.setattr("assistant.export.files.default_folder", lambda: folder)
    return folder


async def suggested(pilot: Pilot[str], ending: str) -> None:
    """Waits until the dialog suggests a file, and shows the end of its name."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, FileDialog))
    await wait_until(pilot, lambda: pilot.app.screen.query_one(Input).value.endswith(ending))
    await wait_until(pilot, lambda: ending in shown(pilot.app))


@pytest.mark.parametrize(("key", "name"), [("w", ".docx"), ("W", ".md"), ("i", ".ics")])
async def test_a_key_writes_the_plan(made: MakeWorkspace, documents: Path, key: str, name: str) -> None:
    app = app_on(made(LATE, SOON))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press(key)
        await suggested(pilot, name)
        await pilot.press("enter")
        await wait_until(pilot, lambda: any("Gemt som" in notice for notice in notices(app)))
        (written,) = documents.iterdir()  # noqa: ASYNC240
        assert written.suffix == name
        if name != ".docx":
            text = written.read_text(encoding="utf-8")
            assert SOON.title in text.replace("\r\n ", "")
            assert "Undervise" in text


async def test_a_file_that_is_there_is_not_overwritten_unasked(made: MakeWorkspace, documents: Path) -> None:
    (documents / "min.md").write_text("mit", encoding="utf-8")
    app = app_on(made(LATE, SOON))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("W")
        await suggested(pilot, ".md")
        app.screen.query_one(Input).value = str(documents / "min")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Skal den overskrives?" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(app.screen, FileDialog))
        assert (documents / "min.md").read_text(encoding="utf-8") == "mit"


async def test_a_folder_that_is_gone_leaves_the_dialog_open(made: MakeWorkspace, documents: Path) -> None:
    app = app_on(made(LATE))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("i")
        await suggested(pilot, ".ics")
        app.screen.query_one(Input).value = str(documents / "væk" / "plan.ics")
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(notices(app)) > 0)
        await wait_until(pilot, lambda: isinstance(app.screen, FileDialog))
        await wait_until(pilot, lambda: "væk" in app.screen.query_one(Input).value)


def point(day: int, done: int) -> ProgressPoint:
    return ProgressPoint(in_days(day), goals=1, reached=0, steps=4, done=done)


def test_the_chart_knows_nothing_of_days_to_come_and_shows_today_as_it_is() -> None:
    course = Course((point(-20, 0), point(-10, 1), point(10, 1)), TODAY, 0.75, "3 af 4")
    assert columns(course) == [0.0, 0.75, None]


async def test_a_tick_moves_the_chart(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=(160, 45), notifications=True) as pilot:
        screen = await opened(pilot)
        chart = screen.query_one(ProgressChart)
        assert chart.size.height == 3
        assert "0 af 3 delmål" in shown(app)
        await pilot.press("enter", "down", "space")
        await wait_until(pilot, lambda: "1 af 3 delmål" in shown(app))
        assert goal_named(workspace, LATE.title).progress == pytest.approx(1 / 3)
