"""The app itself: it ties modes, theme, notices and the workspace together; what a screen does lives with the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType

from assistant.errors import MakkerError
from assistant.tui.mode_screen import ModeScreen
from assistant.tui.modes import MODES, Mode
from assistant.tui.themes import THEMES, theme_name
from assistant.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from assistant.workspace.workspace import Workspace

Severity = Literal["information", "warning", "error"]

RESTART_WITH_DEMO = "demo"
"""What the app returns when it should start again with the throw-away examples."""

RESTART = "restart"
"""What the app returns when it should start again, as after a change of the data folder."""


class MakkerApp(App[str]):
    """makker in the terminal.

    Args:
        workspace: the use cases, not opened yet.
        demo: whether the store is the throw-away one with examples.
        problems: what went wrong before the app could show it, such as a broken settings file.
        mode_table: the modes; the first is the one it starts in.
    """

    TITLE = "makker"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = MODES[0].id
    NOTIFICATION_TIMEOUT = 6
    ENABLE_COMMAND_PALETTE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Hjælp", id="help", tooltip="Vis taster og hjælp til skærmen"),
        *(
            Binding(
                mode.key,
                f"go('{mode.id}')",
                mode.title,
                id=f"go_{mode.id}",
                show=False,
                tooltip=f"Gå til {mode.title}",
            )
            for mode in MODES
        ),
        Binding(
            "ctrl+q", "quit", "Afslut", id="quit", show=False, priority=True, tooltip="Gem og luk makker"
        ),
    ]

    def __init__(
        self,
        workspace: Workspace,
        *,
        demo: bool = False,
        problems: Sequence[MakkerError] = (),
        mode_table: Sequence[Mode] = MODES,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.demo = demo
        self.problems = list(problems)
        self.mode_table = tuple(mode_table)
        self.mode_counts: dict[str, int] = {}
        self.workspace_open = False
        for theme in THEMES:
            self.register_theme(theme)
        for mode in self.mode_table:
            self.add_mode(mode.id, mode.make_screen)
        self.theme = theme_name(workspace.settings.theme)

    def on_mount(self) -> None:
        """Says what went wrong before, and opens the workspace once the first frame is on the screen."""
        for problem in self.problems:
            self.tell_error(problem)
        self.call_after_refresh(self._open_workspace)

    @work(thread=True, exclusive=True, exit_on_error=False, group="workspace")
    def _open_workspace(self) -> None:
        try:
            self.workspace.open()
        except MakkerError as error:
            self.call_from_thread(self.tell_error, error)
        else:
            self.call_from_thread(self._workspace_ready)

    def _workspace_ready(self) -> None:
        self.workspace_open = True
        for screen in self.mode_screens():
            screen.workspace_ready()

    def mode_screens(self) -> list[ModeScreen]:
        """The screens of the modes that have been opened so far."""
        return [
            screen
            for stack in self._screen_stacks.values()
            for screen in stack
            if isinstance(screen, ModeScreen)
        ]

    def tell(self, message: str, hint: str = "", severity: Severity = "information") -> None:
        """Shows a notice; nothing in it is read as markup.

        Args:
            message: what happened, a whole Danish sentence.
            hint: what can be done, a whole Danish sentence, or empty.
            severity: "information", "warning" or "error".
        """
        text = f"{message}\n{hint}" if hint else message
        self.notify(text, severity=severity, markup=False)

    def tell_error(self, error: MakkerError) -> None:
        """Shows what went wrong, what is kept, and what can be done."""
        self.tell(error.message, error.hint, "error")

    def set_mode_count(self, mode: str, count: int) -> None:
        """Shows a figure beside a mode's name, such as the number of open drafts; 0 shows none."""
        self.mode_counts[mode] = count
        self.refresh_top_line()

    def refresh_top_line(self) -> None:
        """Shows a change of engine, place or counts."""
        for line in self.screen.query(TopLine):
            line.refresh()

    def action_go(self, mode: str) -> None:
        """Goes to a mode."""
        self.switch_mode(mode)
