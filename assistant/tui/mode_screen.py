"""What all screens share: the top line, the key line, help, and how a fault in their work is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import iscoroutinefunction
from threading import Event
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.worker import ResultType, Worker, WorkerState, WorkType

from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from assistant.tui.app import MakkerApp


FRAME_PATIENCE = 2.0
"""Seconds after which a thread begins even if nothing has been drawn."""


def _after(drawn: Event, work: Callable[[], ResultType]) -> ResultType:
    drawn.wait(FRAME_PATIENCE)
    return work()


class KeepsWork:
    """A screen on which something can stand that is not stored yet."""

    def keep_work(self) -> None:
        """Stores what is not stored yet; called before the app ends, also after a crash: quick, and raises nothing."""


class FrameScreen(KeepsWork, Screen[None]):
    """A screen between the two lines; a subclass composes only what stands there.

    A subclass sets ``NAME`` and ``HELP``, gives its bindings ids, Danish descriptions and tooltips, and implements
    ``compose_content``. A binding with two keys ("n,ctrl+n") shows the one that works where the focus is; the group
    of a binding is the heading it stands under on the help page.
    """

    NAME: ClassVar[str] = ""
    """What the screen is called, as in the heading of its help page."""

    HELP: ClassVar[str] = ""
    """A few sentences for the help page: what the screen is for and how to go about it. Plain text."""

    KEY_ORDER: ClassVar[tuple[str, ...]] = ()
    """Ids of bindings, the most important first: what the key line drops last."""

    @property
    def makker(self) -> MakkerApp:
        """The app, by its own type."""
        return cast("MakkerApp", self.app)

    def compose(self) -> ComposeResult:
        """Puts the content between the top line and the key line."""
        yield TopLine()
        with Vertical(classes="content"):
            yield from self.compose_content()
        yield KeyLine()

    def compose_content(self) -> ComposeResult:
        """What the screen shows; implemented by each screen."""
        raise NotImplementedError

    def run_worker(
        self,
        work: WorkType[ResultType],
        name: str | None = "",
        group: str = "default",
        description: str = "",
        exit_on_error: bool = True,
        start: bool = True,
        exclusive: bool = False,
        thread: bool = False,
    ) -> Worker[ResultType]:
        """As Textual's, but threads begin after the first frame: their imports would hold it up."""
        drawn = self.makker.frame_drawn
        if thread and callable(work) and not iscoroutinefunction(work) and not drawn.is_set():
            work = partial(_after, drawn, cast("Callable[[], ResultType]", work))
        return super().run_worker(work, name, group, description, exit_on_error, start, exclusive, thread)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Spares the first screen a second round of styles: it has them, and nothing has changed before it is drawn."""
        if not self.makker.frame_drawn.is_set():
            event.refresh_styles = False

    def _compositor_refresh(self) -> None:
        """Draws nothing that a batch would throw away, as Textual does before the first frame."""
        if self.app._batch_count:
            self._repaint_required = True
            self.app.call_later(self._on_timer_update)  # draws then, and doesn't wait for the next beat
        else:
            super()._compositor_refresh()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tells of a fault in a worker that was started with ``exit_on_error=False``."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.makker.tell_fault(event.worker.error)


class ModeScreen(FrameScreen):
    """The screen of one mode; it lives as long as the app."""

    MODE: ClassVar[str] = ""
    """The id of the mode, as in ``modes.MODES``."""

    def __init__(self) -> None:
        super().__init__()
        self._composed_once = False
        self._told_ready = False

    def on_mount(self) -> None:
        """Tells a screen that is opened late that the workspace is open; a subclass's own handler comes first."""
        self._composed_once = True
        self.tell_ready()

    def tell_ready(self) -> None:
        """Calls ``workspace_ready``, when both the workspace and the screen are, and only once."""
        if self.makker.workspace_open and self._composed_once and not self._told_ready:
            self._told_ready = True
            self.workspace_ready()

    def workspace_ready(self) -> None:
        """Called once: when the workspace is open, or when the screen is mounted later than that."""

    def read_again(self) -> None:
        """Reads what is shown again, since more has come into the store; each mode that can does it."""

    def start_first(self) -> None:
        """Begins the first note, as the welcome offers; only the journal does something."""


class PageScreen(FrameScreen):
    """A page on top of a mode, such as the settings; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Tilbage", id="back", tooltip="Gå tilbage"),
    ]

    def action_back(self) -> None:
        """Goes back to the screen below."""
        self.dismiss()
