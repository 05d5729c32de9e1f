"""A bench for the feedback page: the real app with the journal, on a real store, with an engine of the test's choice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from assistant.engines.base import Engine, Identity
from assistant.tui.app import MakkerApp
from assistant.tui.feedback import working
from assistant.tui.feedback.screen import FeedbackScreen
from assistant.tui.journal import keeper
from assistant.workspace.workspace import Workspace
from tests.tui.journal.bench import MODES
from tests.tui.looking import wait_until

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from assistant.tui.journal.screen import JournalScreen
    from store.records import NoteRecord

TEXT = (
    "Måske kunne du overveje at dele dine PR'er lidt op? "
    "Den sidste var på 1.400 linjer, og jeg kom vist ikke helt i bund."
)
HARSH = "Du er altid doven og sjusker med journalerne. I tirsdags manglede der tre skemaer."
SIZE = (100, 30)


class BenchWorkspace(Workspace):
    """A workspace in which the test says who writes; the rules where it says nothing."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "data", folder / "settings.toml")
        self.fake: Engine | None = None

    @property
    def identity(self) -> Identity:
        return self.fake.identity if self.fake else super().identity

    def engine(self, choice: str | None = None) -> Engine:
        return self.fake if self.fake and choice != "rules" else super().engine(choice)

    def note(self, text: str = TEXT, written: date = date(2026, 3, 12)) -> int:
        return self.journal.add(text, written).id

    def notes(self) -> list[NoteRecord]:
        """All notes that are not in the bin, by their numbers."""
        return sorted(
            (self.journal.get(line.id) for line in self.journal.newest(1_000)), key=lambda note: note.id
        )


class Bench:
    """The app, its workspace, and short ways to what tests look at."""

    def __init__(self, workspace: BenchWorkspace) -> None:
        self.workspace = workspace

    @cached_property
    def app(self) -> MakkerApp:
        """The app, made when the test has put its notes into the store."""
        return MakkerApp(self.workspace, mode_table=MODES)

    @property
    def page(self) -> FeedbackScreen:
        assert isinstance(self.app.screen, FeedbackScreen), self.app.screen
        return self.app.screen

    @property
    def journal(self) -> JournalScreen:
        return cast("JournalScreen", self.app.mode_screens()[0])


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[BenchWorkspace]:
    opened = BenchWorkspace(tmp_path)
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def bench(workspace: BenchWorkspace) -> Bench:
    return Bench(workspace)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saves and suggestions begin sooner than for a user; nothing in the environment names a model."""
    monkeypatch.setattr(keeper, "QUIET", 0.03)
    monkeypatch.setattr(working, "PAUSE", 0.03)
    monkeypatch.setattr("assistant.tui.app.WARMED", ())
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


async def started(pilot: Pilot[str], bench: Bench) -> None:
    """Waits until the journal shows what there is."""
    app = bench.app
    await wait_until(pilot, lambda: app.workspace_open and not bench.journal.questions.busy)


async def settled(pilot: Pilot[str], bench: Bench) -> FeedbackScreen:
    """Waits until the page has read, kept and suggested all there is."""
    page = bench.page
    await wait_until(
        pilot,
        lambda: (
            page.keeper.idle
            and not page.questions.busy
            and page.working.idle
            and page.analysis.text == page.area.text
        ),
    )
    await pilot.pause()
    return page


async def opened(pilot: Pilot[str], bench: Bench) -> FeedbackScreen:
    """Opens the note of the cursor."""
    await started(pilot, bench)
    await pilot.press("f")
    await wait_until(pilot, lambda: isinstance(bench.app.screen, FeedbackScreen))
    await wait_until(pilot, lambda: not bench.page.area.read_only and bench.page.area.text)
    return await settled(pilot, bench)


async def empty_page(pilot: Pilot[str], bench: Bench) -> FeedbackScreen:
    """Opens a page without a note."""
    await started(pilot, bench)
    bench.app.action_new_feedback()
    await wait_until(pilot, lambda: isinstance(bench.app.screen, FeedbackScreen))
    return await settled(pilot, bench)
