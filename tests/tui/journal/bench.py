"""A bench for the journal: the real app and screen on a real store in a folder of the test, or on a stand-in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.widgets import Static

from assistant.paths import STORE_NAME
from assistant.tui import app as frame
from assistant.tui.app import MakkerApp
from assistant.tui.journal.screen import JournalScreen
from assistant.tui.mode_screen import ModeScreen
from assistant.tui.modes import Mode
from assistant.workspace.workspace import Workspace
from store.database import Store
from store.records import NewNote
from tests.tui.looking import wait_until

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from assistant.workspace.journal import Journal
    from store.records import Glance, NoteRecord

SIZE = (100, 26)


class OtherScreen(ModeScreen):
    """Stands for another mode."""

    MODE = "review"
    NAME = "Udkast"

    def compose_content(self) -> ComposeResult:
        yield Static("udkast", markup=False)


MODES = (
    Mode("journal", "Journal", "f2", "assistant.tui.journal.screen", "JournalScreen"),
    Mode("review", "Udkast", "f3", __name__, "OtherScreen"),
)


class BenchApp(MakkerApp):
    """The app, with a place for what the journal asks it for."""

    CSS_PATH = str(Path(frame.__file__).with_name("app.tcss"))

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, mode_table=MODES)
        self.drafts: list[tuple[str, tuple[int, ...]]] = []
        self.copied: list[str] = []

    def start_draft(self, task_id: str, note_ids: tuple[int, ...]) -> None:
        self.drafts.append((task_id, note_ids))

    @property
    def journal_screen(self) -> JournalScreen:
        return next(screen for screen in self.mode_screens() if isinstance(screen, JournalScreen))


class StandInWorkspace(Workspace):
    """A workspace whose journal is given; there is no store behind it."""

    def __init__(self, folder: Path, journal: object) -> None:
        super().__init__(folder, folder / "settings.toml")
        self._stand_in = journal
        self.store_path.parent.mkdir(parents=True, exist_ok=True)
        self.store_path.touch()

    def glance(self, limit: int = 60) -> Glance | None:
        return None

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass

    @property
    def journal(self) -> Journal:
        return cast("Journal", self._stand_in)


def fill(folder: Path, notes: Iterable[tuple[str, str]]) -> Store:
    """A store with notes, as ("2026-03-12", text), numbered from 1 by their days."""
    store = Store.open(folder / STORE_NAME)
    store.notes.add_many(NewNote(text, date.fromisoformat(day)) for day, text in notes)
    return store


def app_on(folder: Path) -> BenchApp:
    """The app on the store of a folder."""
    return BenchApp(Workspace(folder, folder / "settings.toml"))


async def ready(pilot: Pilot[str]) -> JournalScreen:
    """Waits until the journal shows what there is."""
    app = cast("BenchApp", pilot.app)
    await wait_until(pilot, lambda: app.workspace_open and not app.journal_screen.questions.busy)
    return app.journal_screen


async def type_text(pilot: Pilot[str], text: str) -> None:
    """Presses a key for each letter."""
    names = {" ": "space", "\n": "enter"}
    await pilot.press(*(names.get(letter, letter) for letter in text))


async def settled(pilot: Pilot[str], screen: JournalScreen) -> None:
    """Waits until all is kept and all questions are answered."""
    await wait_until(pilot, lambda: screen.keeper.idle and not screen.questions.busy)


def stored(folder: Path) -> list[NoteRecord]:
    """All notes of a store that are not in the bin, by their numbers, read beside the app as another window would."""
    store = _others.setdefault(folder, None) or Store.open(folder / STORE_NAME)
    _others[folder] = store
    lines = [line for month in store.notes.months() for line in store.notes.page(month.month, 0, 10_000)]
    return [store.notes.get(note_id) for note_id in sorted(line.id for line in lines)]


_others: dict[Path, Store | None] = {}


def close_others() -> None:
    """Closes the stores that were looked into."""
    while _others:
        store = _others.popitem()[1]
        if store is not None:
            store.close()
