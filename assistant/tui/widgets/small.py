"""What is shown while the window is too small to work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

MIN_WIDTH = 60
MIN_HEIGHT = 18


def too_small(width: int, height: int) -> bool:
    """Whether a window of that many columns and lines is too small."""
    return width < MIN_WIDTH or height < MIN_HEIGHT


class SmallWindow(ModalScreen[None]):
    """Asks for a larger window; the app takes it away again when there is room."""

    DEFAULT_CSS = """
    SmallWindow {
        align: center middle;
        background: $background;
    }
    SmallWindow Static {
        width: 1fr;
        padding: 0 2;
        text-align: center;
        color: $foreground;
    }
    """

    def compose(self) -> ComposeResult:
        """Says what is needed, and that nothing is lost."""
        yield Static(
            f"Vinduet er for lille.\n\nGør det mindst {MIN_WIDTH} tegn bredt og {MIN_HEIGHT} linjer højt, "
            "så fortsætter makker, hvor du slap. Alt er gemt.",
            markup=False,
        )
