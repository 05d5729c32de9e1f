"""What the tests of the journal share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.tui.journal import keeper
from tests.tui.journal.bench import close_others


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The data folder of a test."""
    yield tmp_path / "data"
    close_others()


@pytest.fixture(autouse=True)
def short_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saves begin sooner than for a user, so that the tests need not wait."""
    monkeypatch.setattr(keeper, "QUIET", 0.03)
