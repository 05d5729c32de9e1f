"""A bench for the review: a real store with drafts of our own making, and a scripted engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from assistant import tasks
from assistant.engines.base import Engine, Identity
from assistant.tui.app import MakkerApp
from assistant.tui.mode_screen import ModeScreen
from assistant.tui.modes import Mode
from assistant.workspace.draft_view import dump_findings, review_findings, sources_of
from assistant.workspace.workspace import Workspace
from store.records import DraftSourceRecord, NewVersion
from tests.fakes import LOCAL, FakeEngine, star
from tests.tui.looking import wait_until

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from assistant.tasks.star import Star
    from assistant.tui.review.draft_page import DraftPage
    from assistant.tui.review.drafts_page import DraftsPage
    from assistant.tui.review.screen import ReviewScreen

NOTE = (
    "Tryksår på 7B\n\n"
    "Efteråret på afd. 7B har været hårdt. Vi havde for mange tryksår, 12,5 % af de indlagte over 70 år i september. "
    "Jeg er ressourceperson for tryksår, og afdelingssygeplejersken bad mig lave noget ved det.\n\n"
    "Jeg lavede et vendeskema, underviste på 4 morgenkonferencer og gik selv runde hver onsdag. "
    "#tryksår"
)
SITUATION = "Vi havde for mange tryksår, 12,5 % af de indlagte over 70 år i september."
TASK = "Jeg er ressourceperson for tryksår, og afdelingssygeplejersken bad mig lave noget ved det."
ACTION = "Jeg lavede et vendeskema, underviste på 4 morgenkonferencer og gik selv runde hver onsdag."
INVENTED = "Jeg lavede et vendeskema. Jeg gik selv runde 15 gange."
QUESTION = "Hvad betød faldet for patienterne?"


class PlainScreen(ModeScreen):
    """Stands for the journal."""

    MODE = "journal"
    NAME = "Journal"

    def compose_content(self) -> ComposeResult:
        yield Static("journalen", markup=False)


class BenchWorkspace(Workspace):
    """A workspace in which the test says who writes, or the settings do."""

    def __init__(self, folder: Path, *, with_fake: bool = True) -> None:
        super().__init__(folder / "data", folder / "settings.toml")
        self.fake: Engine | None = FakeEngine(identity=LOCAL) if with_fake else None
        self.asked_for: list[str | None] = []

    @property
    def identity(self) -> Identity:
        return self.fake.identity if self.fake else super().identity

    def engine(self, choice: str | None = None) -> Engine:
        self.asked_for.append(choice)
        return self.fake if self.fake and choice != "rules" else super().engine(choice)

    def note(self, text: str = NOTE, written: date = date(2026, 3, 12)) -> int:
        return self.journal.add(text, written).id

    def draft(
        self,
        document: Star | None = None,
        sources: Sequence[DraftSourceRecord] = (),
        **more: object,
    ) -> int:
        """Puts a draft into the store, grounded as the pipeline would."""
        from assistant.drafting import pipeline

        document = document or whole()
        task = tasks.load("star")
        records = list(sources) or [DraftSourceRecord(self.note(), NOTE, date(2026, 3, 12), "da")]
        texts = sources_of(records)
        version = NewVersion(
            document=document.model_dump_json(),
            findings=dump_findings(review_findings(pipeline.ground(document, task, texts))),
            engine="rules",
            own_words=pipeline.own_words(document, task, texts),
        )
        version = replace(version, **more)  # type: ignore[arg-type]  # the test names fields of the version
        return self.drafting.keep(task, document, records, version, None).id


def whole() -> Star:
    """A draft with a question, and with a figure that the note lacks."""
    document = star(situation=SITUATION, task=TASK, action=ACTION, questions=[("result", QUESTION)])
    invented = document.action.model_copy(update={"text": INVENTED})
    return document.model_copy(update={"action": invented})


MODES = (
    Mode("journal", "Journal", "f2", __name__, "PlainScreen"),
    Mode("review", "Udkast", "f3", "assistant.tui.review.screen", "ReviewScreen"),
)


class Bench:
    """The app, its workspace, and short ways to what tests look at."""

    def __init__(self, workspace: BenchWorkspace) -> None:
        self.workspace = workspace
        self.app = MakkerApp(workspace, mode_table=MODES)

    @property
    def screen(self) -> ReviewScreen:
        from assistant.tui.review.screen import ReviewScreen

        return next(screen for screen in self.app.mode_screens() if isinstance(screen, ReviewScreen))


MakeBench = Callable[[], Bench]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is learned of a server is no part of the user's own settings."""
    monkeypatch.setenv("MAKKER_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[BenchWorkspace]:
    opened = BenchWorkspace(tmp_path)
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def bench(workspace: BenchWorkspace) -> Bench:
    return Bench(workspace)


async def opened_list(pilot: Pilot[str], bench: Bench) -> DraftsPage:
    """Goes to the list of drafts, when it has been read."""
    await pilot.press("f3")
    await wait_until(pilot, lambda: bench.screen.is_mounted and bench.screen.drafts_page.read)
    await pilot.pause()
    return bench.screen.drafts_page


async def opened_draft(pilot: Pilot[str], bench: Bench) -> DraftPage:
    """Opens the first draft of the list."""
    await opened_list(pilot, bench)
    await pilot.press("enter")
    await wait_until(pilot, lambda: bench.screen.page == "draft")
    await pilot.pause()
    return bench.screen.draft_page


def add_version(workspace: BenchWorkspace, draft_id: int, document: Star, *, instruction: str = "") -> None:
    """Puts a new version on top of a draft."""
    view = workspace.review.open(draft_id)
    version = NewVersion(
        document.model_dump_json(), engine="chat", model="prøvemodel", instruction=instruction
    )
    workspace.drafting.keep(tasks.load("star"), document, view.sources, version, view.record)
