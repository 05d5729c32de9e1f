"""What the screens of all modes share: the top line, the key line, and the hooks that the app calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Vertical
from textual.screen import Screen

from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.tui.app import MakkerApp


class ModeScreen(Screen[None]):
    """A screen of one mode; a subclass composes only what stands between the two lines.

    A subclass sets ``MODE`` and ``HELP``, gives its bindings ids, Danish descriptions and tooltips, and implements
    ``compose_content``. A binding with two keys ("n,ctrl+n") shows the one that works where the focus is.
    """

    MODE: ClassVar[str] = ""
    """The id of the mode, as in ``modes.MODES``."""

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
        """What the screen shows; implemented by each mode."""
        raise NotImplementedError

    def workspace_ready(self) -> None:
        """Called once when the workspace is open, or at once when the screen is made later than that."""

    def keep_work(self) -> None:
        """Stores what is not stored yet; called before the app ends, also after a crash: quick, and raises nothing."""
