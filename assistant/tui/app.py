"""The app itself: it ties modes, theme, notices and the workspace together; what a screen does lives with the screen."""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from assistant.errors import MakkerError
from assistant.paths import LOG_NAME
from assistant.tui.crash import farewell, write_report
from assistant.tui.everywhere import EVERYWHERE
from assistant.tui.keys import key_name
from assistant.tui.mode_screen import KeepsWork
from assistant.tui.modes import MODES, Mode
from assistant.tui.pages import PagesApp
from assistant.tui.themes import DARK, LIGHT, theme_name
from assistant.tui.widgets.small import SmallWindow, too_small
from assistant.tui.widgets.topline import TopLine
from assistant.tui.widths import load_width_table, spare_width_table

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.command import Provider
    from textual.screen import Screen

    from assistant.engines.base import Identity
    from assistant.settings import Settings
    from assistant.workspace.workspace import Workspace

RESTART_WITH_DEMO = "demo"
"""What the app returns when it should start again with the throw-away examples."""

RESTART = "restart"
"""What the app returns when it should start again, as after a change of the data folder."""

WRITING = 0.05
"""Seconds that the terminal's own thread is given to write the first frame."""

WARMED = (
    "assistant.workspace.review",
    "assistant.workspace.drafts",
    "assistant.tui.settings_screen",
    "assistant.tui.feedback.screen",
)
"""Modules that are imported beside the first frames, so that their first use is no wait."""


def _actions_provider() -> type[Provider]:
    """Loads what finds the palette's actions, when the palette is opened."""
    from assistant.tui.commands import ActionsProvider

    return ActionsProvider


class MakkerApp(PagesApp):
    """makker in the terminal.

    Args:
        workspace: the use cases, not opened yet.
        mode_table: the modes; the first is the one it starts in.
    """

    TITLE = "makker"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = MODES[0].id
    COMMANDS = {_actions_provider}  # noqa: RUF012
    BINDINGS = EVERYWHERE

    class WorkspaceOpened(Message):
        """The store is open.

        Args:
            empty: whether it holds nothing that the user wrote.
            overdue: how many goals are over their deadline.
        """

        def __init__(self, *, empty: bool, overdue: int) -> None:
            super().__init__()
            self.empty = empty
            self.overdue = overdue

    class ExamplesFilled(Message):
        """The examples hold drafts, goals and talks now.

        Args:
            drafts: how many drafts wait.
            overdue: how many goals are over their deadline.
        """

        def __init__(self, drafts: int, overdue: int) -> None:
            super().__init__()
            self.drafts = drafts
            self.overdue = overdue

    def __init__(self, workspace: Workspace, *, mode_table: Sequence[Mode] = MODES) -> None:
        super().__init__()
        self._drawn: bool = False
        spare_width_table()
        self.workspace = workspace
        self.settings = workspace.settings
        self.demo = workspace.demo
        self.mode_table = tuple(mode_table)
        self.mode_counts: dict[str, int] = {}
        self.workspace_open = False
        self._welcomed = False
        self.frame_drawn = threading.Event()  # threads wait for it, since their imports would hold it up
        self._saving = asyncio.Lock()
        self._unsaved = False
        self.first_glance = workspace.glance()  # what the first frame shows; None where only opening can tell
        first = self.mode_table[0].make_screen()
        self.css_path += first.css_path  # so that the styles are parsed once, not three times
        first._css_update_count = self._css_update_count
        self.add_mode(self.mode_table[0].id, lambda: first)
        for mode in self.mode_table[1:]:
            self.add_mode(mode.id, mode.make_screen)
        self.begin_with_theme(theme_name(workspace.settings.theme))

    # The start

    def on_mount(self) -> None:
        """Shows what can be shown at once, and opens the workspace when the first frame is on the screen."""
        for warning in self.workspace.settings.warnings:
            self.tell(warning, severity="warning")
        glance = self.first_glance
        if glance is not None:
            self.set_mode_count("review", glance.open_drafts)
        if not self.demo and (glance.is_empty if glance else not self.workspace.store_path.exists()):
            self._welcome()
        self.screen_change_signal.subscribe(self, self._mind_size)
        if not self.is_headless:
            self._mind_signals()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draws, and after the first frame lets the heavy work begin; no earlier hook is sure to come after it."""
        super()._display(screen, renderable)
        if renderable is not None and not self._batch_count and not self._drawn:
            self._drawn = True
            self.set_timer(WRITING, self._begin_heavy_work)

    def _begin_heavy_work(self) -> None:
        self.frame_drawn.set()
        self._open_workspace()

    def _mind_signals(self) -> None:
        """Ends in order when the window is closed or the machine is shut down: the work kept, the terminal given back."""
        for name in ("SIGHUP", "SIGTERM"):
            with suppress(AttributeError, NotImplementedError):  # Windows has neither
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.leave)

    @work(thread=True, exclusive=True, exit_on_error=False, group="workspace")
    def _open_workspace(self) -> None:
        """Opens the store, then warms what will be needed soon, beside the frames that are drawn."""
        try:
            self.workspace.open()
            if recovered := self.workspace.recover():
                self.tell(recovered)  # as safe from a thread, and it cannot hang when the app ends meanwhile
            empty, overdue = self.workspace.is_empty(), self.workspace.overdue_count()
            self.post_message(self.WorkspaceOpened(empty=empty, overdue=overdue))
            for module in (*WARMED, *(mode.module for mode in self.mode_table)):
                if get_current_worker().is_cancelled:
                    break
                import_module(module)
            load_width_table()
            if self.demo:
                self._fill_rest()
            self.workspace.back_up()
        finally:
            gc.freeze()
            gc.enable()

    def _fill_rest(self) -> None:
        """Adds to the examples what came of their notes, which the first screen does not wait for; runs in the thread."""
        from assistant.workspace.demo import fill_rest

        fill_rest(self.workspace, date.today())
        drafts = self.workspace.review.counts().get("open", 0)
        self.post_message(self.ExamplesFilled(drafts, self.workspace.overdue_count()))

    @on(ExamplesFilled)
    def _show_examples(self, event: ExamplesFilled) -> None:
        """Has the open modes read again."""
        self.set_mode_count("review", event.drafts)
        self.set_mode_count("plan", event.overdue)
        for screen in self.mode_screens():
            screen.read_again()

    @on(WorkspaceOpened)
    def _tell_screens(self, event: WorkspaceOpened) -> None:
        self.workspace_open = True
        self.set_mode_count("plan", event.overdue)
        for screen in self.mode_screens():
            screen.tell_ready()
        if event.empty and not self.demo:
            self._welcome()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tells why the workspace could not be opened."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.tell_fault(event.worker.error)

    def _welcome(self) -> None:
        from assistant.tui.welcome import WelcomeScreen

        if not self._welcomed:
            self._welcomed = True
            self.push_screen(WelcomeScreen())

    def restart(self) -> None:
        """Starts again, with the settings as they are in the file."""
        self.leave(RESTART)

    def start_demo(self) -> None:
        """Starts again with the throw-away examples; the user's own notes are left as they are."""
        self.leave(RESTART_WITH_DEMO)

    action_start_demo = start_demo
    action_own_notes = restart

    # The end

    def keep_work(self) -> None:
        """Has every screen store what is not stored yet."""
        for screen in self.all_screens():
            if isinstance(screen, KeepsWork):
                screen.keep_work()

    async def action_quit(self) -> None:
        """Stores what is not stored yet and ends."""
        self.leave()

    def leave(self, outcome: str = "") -> None:
        """Stores what is not stored yet and ends.

        Args:
            outcome: ``RESTART`` or ``RESTART_WITH_DEMO`` to be started again at once, else empty.
        """
        self.keep_work()
        if self._unsaved:
            with suppress(MakkerError):
                self.workspace.save_settings(self.settings)
        self.exit(outcome)

    def _fatal_error(self) -> None:
        """Ends after an unexpected fault: the work is kept, the fault goes to the log, the user reads one sentence."""
        if "debug" in self.features:
            super()._fatal_error()
            return
        if not self._exit_renderables:
            error = self._exception or RuntimeError()
            written = write_report(error, self.log_file)
            self.keep_work()
            self._exit_renderables.append(Text(farewell(self.log_file, written)))
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Ends likewise for the faults that Textual would print in its own words."""
        if "debug" in self.features:
            super().panic(*renderables)
        else:
            self._fatal_error()

    @property
    def log_file(self) -> Path:
        """The file that unexpected faults are kept in."""
        return self.workspace.folder / LOG_NAME

    # The frame

    @property
    def identity(self) -> Identity:
        """Who writes with these settings."""
        return self.workspace.identity

    def set_mode_count(self, mode: str, count: int) -> None:
        """Shows a figure beside a mode's name, such as the number of open drafts; 0 shows none."""
        if self.mode_counts.get(mode, 0) != count:
            self.mode_counts[mode] = count
            self.refresh_top_line()

    def refresh_top_line(self) -> None:
        """Shows a change of engine, place or counts."""
        for screen in self.all_screens():
            for line in screen.query(TopLine):
                line.refresh()

    def change_settings(self, settings: Settings, told: str = "") -> None:
        """Lets other settings count at once, and saves them.

        Args:
            settings: the new ones.
            told: the notice when they are saved, or empty.
        """
        if settings == self.settings:
            return
        self.settings = self.workspace.settings = settings
        self.theme = theme_name(settings.theme)
        self.refresh_top_line()
        self._unsaved = True
        self._save_settings(told)

    @work(exit_on_error=False, group="settings")
    async def _save_settings(self, told: str) -> None:
        """Saves the newest settings; one at a time, so that an older one never comes last."""
        async with self._saving:
            await asyncio.to_thread(self.workspace.save_settings, self.settings)
            self._unsaved = self.workspace.settings != self.settings
            self.workspace.settings = self.settings
        if told:
            self.tell(told)

    def on_resize(self) -> None:
        """Minds the size when it changes."""
        self.call_later(self._mind_size)

    def _mind_size(self, _screen: object = None) -> None:
        """Asks for a larger window where there is no room to work, and goes on when there is.

        Other screens may come on top meanwhile, such as a question from work that goes on.
        """
        small = too_small(self.size.width, self.size.height)
        shown = isinstance(self.screen, SmallWindow)
        if small and not shown:
            self.keep_work()
            self.push_screen(SmallWindow())
        elif shown and not small:
            self.pop_screen()

    def get_key_display(self, binding: Binding) -> str:
        """A key as Danish keyboards call it."""
        return binding.key_display or key_name(binding.key)

    # Actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The examples are not offered among the examples, nor a page that is open already."""
        if action in ("start_demo", "own_notes"):
            return self.demo == (action == "own_notes")
        return super().check_action(action, parameters)

    def action_help_quit(self) -> None:
        """Tells someone who pressed Ctrl+C outside a text how to leave."""
        self.tell("Ctrl+Q lukker makker.", "Ctrl+C kopierer, når du har markeret tekst.")

    def action_other_theme(self) -> None:
        """Changes between light and dark, and remembers it."""
        self.change_settings(replace(self.settings, theme=LIGHT if self.theme == DARK else DARK))
