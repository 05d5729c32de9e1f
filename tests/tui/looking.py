"""What the tests of screens look with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.lines import PieceLine
from assistant.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

SIZES = [(80, 24), (160, 45)]


async def wait_until(pilot: Pilot[str], happened: Callable[[], object]) -> None:
    """Lets the app go on until something has happened; fails when it doesn't."""
    for _ in range(200):
        await pilot.pause()
        if happened():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"it did not happen; the screen shows:\n{shown(pilot.app)}")


def shown(app: App[str]) -> str:
    """The text of the uppermost screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def words(app: App[str]) -> str:
    """The text of the uppermost screen as one line, whatever way it is wrapped."""
    return " ".join(shown(app).split())


def line_text(line: PieceLine) -> str:
    return "".join(piece.text for piece in line.pieces())


def keys(app: App[str]) -> str:
    """The key line."""
    return line_text(app.screen.query_one(KeyLine))


def top(app: App[str]) -> str:
    """The top line."""
    return line_text(app.screen.query_one(TopLine))


def notices(app: App[str]) -> list[str]:
    """What has been told, the oldest first."""
    return [notice.message for notice in app._notifications]


async def click_on(pilot: Pilot[str], line: type[PieceLine], target: str) -> None:
    """Clicks on a word of one of the two lines."""
    widget = pilot.app.screen.query_one(line)
    column = widget.gutter.left
    for piece in widget.pieces():
        if piece.target == target:
            await pilot.click(line, offset=(column, 0))
            return
        column += len(piece.text)
    raise AssertionError(f"{target} is not on the line")
