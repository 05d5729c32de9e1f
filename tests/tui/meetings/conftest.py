"""What the tests of the meetings share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.workspace.meetings import NewMeeting
from assistant.workspace.workspace import Workspace
from tests.tui.meetings.bench import workspace_on

MakeWorkspace = Callable[..., Workspace]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MakeWorkspace]:
    """Makes a store with meetings; a second call opens the same one as another window would."""
    opened: list[Workspace] = []

    def make(*meetings: NewMeeting) -> Workspace:
        folder = tmp_path / "data"
        workspace = Workspace(folder, folder / "settings.toml") if opened else workspace_on(folder, *meetings)
        opened.append(workspace)
        return workspace

    yield make
    for workspace in opened:
        workspace.close()
