"""What was sent to language models, in the app: looked through, looked into, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engines.base import PromptStamp, RequestMade
from assistant.settings import Settings
from assistant.tui.app import MakkerApp
from assistant.tui.log_screen import LogScreen
from assistant.tui.widgets.dialog import Dialog
from assistant.workspace.workspace import Workspace
from tests.tui.conftest import BENCH_MODES
from tests.tui.looking import notices, wait_until, words

MADE = RequestMade(
    "127.0.0.1:11434",
    "gemma3 [/]",
    PromptStamp("star", "1", "0123"),
    1_600,
    120,
    2.5,
    "ok",
    "noten [/]",
    "svaret",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with two requests on record, the newer with its texts."""
    opened = Workspace(tmp_path / "data", tmp_path / "settings.toml")
    opened.requests.recorder(Settings())(MADE)
    opened.requests.recorder(Settings(keep_request_texts=True))(MADE)
    yield opened
    opened.close()


async def test_requests_are_seen_and_deleted(workspace: Workspace) -> None:
    app = MakkerApp(workspace, mode_table=BENCH_MODES)
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await app.run_action("log")
        await wait_until(pilot, lambda: isinstance(app.screen, LogScreen) and "noten [/]" in words(app))
        assert "gemma3 [/] på 127.0.0.1:11434" in words(app)
        assert "1.600 / 120" in words(app)
        await pilot.press("x")
        await wait_until(pilot, lambda: "Teksterne er ikke gemt" in words(app))
        assert "Forespørgslen er slettet." in notices(app)
        await pilot.press("a")
        await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: "Der er ikke sendt noget" in words(app))
    assert workspace.requests.count() == 0
