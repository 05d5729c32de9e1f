"""A workspace with a store of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace in an empty folder."""
    opened = Workspace(tmp_path / "data", tmp_path / "settings.toml")
    yield opened
    opened.close()
