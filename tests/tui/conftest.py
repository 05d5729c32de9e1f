"""A bench for the frame: the real settings and identity, a journal in memory, and two plain screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

import pytest
from textual.binding import Binding, BindingType
from textual.widgets import Input, Label, Static

from assistant.errors import MakkerError
from assistant.tui.app import MakkerApp
from assistant.tui.mode_screen import ModeScreen
from assistant.tui.modes import Mode
from assistant.workspace.workspace import Workspace

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.workspace.journal import Journal

NOTES = Binding.Group("Noter")


class FirstScreen(ModeScreen):
    """Stands for a mode with a list and a line to write on."""

    MODE = "journal"
    NAME = "Journal"
    HELP = "Her skriver du noter [/]."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ctrl+n", "new", "Ny", id="new", tooltip="Skriv en ny note", group=NOTES),
        Binding("m", "mark", "Markér", id="mark", tooltip="Markér noten [/]", group=NOTES),
        Binding("x", "never", "Aldrig", id="never"),
        *(
            Binding(str(digit), f"digit({digit})", f"Tallet {digit}", id=f"digit_{digit}")
            for digit in range(10)
        ),
    ]
    KEY_ORDER = ("new", "mark")

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []
        self.kept = 0
        self.ready = 0

    def compose_content(self) -> ComposeResult:
        yield Static("en liste", markup=False)
        focusable = Label("fokus")
        focusable.can_focus = True
        yield focusable
        yield Input(id="words")

    def action_new(self) -> None:
        self.calls.append("new")

    def action_mark(self) -> None:
        self.calls.append("mark")

    def action_digit(self, digit: int) -> None:
        self.calls.append(str(digit))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "never"

    def workspace_ready(self) -> None:
        self.ready += 1

    def start_first(self) -> None:
        self.calls.append("first")

    def keep_work(self) -> None:
        self.kept += 1


class SecondScreen(ModeScreen):
    """Stands for another mode."""

    MODE = "review"
    NAME = "Udkast"

    def __init__(self) -> None:
        super().__init__()
        self.ready = 0

    def compose_content(self) -> ComposeResult:
        yield Static("udkast", markup=False)

    def workspace_ready(self) -> None:
        self.ready += 1


class BenchJournal:
    """Knows how many notes there are, and nothing else."""

    def __init__(self, months: list[str]) -> None:
        self._months = months

    def months(self) -> list[str]:
        return self._months


class BenchWorkspace(Workspace):
    """A workspace without a store."""

    def __init__(
        self, folder: Path, *, demo: bool = False, months: list[str], error: Exception | None
    ) -> None:
        super().__init__(folder / "data", folder / "settings.toml", demo=demo)
        self._months = months
        self._error = error

    def glance(self, limit: int = 60) -> None:
        return None

    def open(self) -> None:
        if self._error:
            raise self._error

    def close(self) -> None:
        pass

    @property
    def journal(self) -> Journal:
        return cast("Journal", BenchJournal(self._months))


BENCH_MODES = (
    Mode("journal", "Journal", "f2", __name__, "FirstScreen"),
    Mode("review", "Udkast", "f3", __name__, "SecondScreen"),
)

MakeApp = Callable[..., MakkerApp]


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model in the environment, and nothing warmed, since the bench uses none of it."""
    monkeypatch.setattr("assistant.tui.app.WARMED", ())
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def make_app(tmp_path: Path) -> MakeApp:
    """Makes an app with notes, no notes, or a store that cannot be opened."""

    def make(
        *, notes: bool = True, demo: bool = False, error: MakkerError | None = None, settings: str = ""
    ) -> MakkerApp:
        if settings:
            (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
        if notes:
            (tmp_path / "data").mkdir(exist_ok=True)
            (tmp_path / "data" / "makker.db").touch()
        months = ["2026-03"] if notes else []
        workspace = BenchWorkspace(tmp_path, demo=demo, months=months, error=error)
        return MakkerApp(workspace, mode_table=BENCH_MODES)

    return make
