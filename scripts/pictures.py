"""Draws the pictures of the README from the running app: ``python -m scripts.pictures``."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from assistant.tui.app import MakkerApp
from assistant.workspace import demo
from assistant.workspace.workspace import Workspace

FOLDER = Path(__file__).parents[1] / "docs"
SIZE = (104, 30)

# The example year seen from this day, so that the pictures change only when the app does.
TODAY = date(2026, 11, 25)

# What Textual writes into its pictures to fetch a font from the net; a reader's own font does as well.
_FETCHED_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)

Scene = Callable[["Pilot[str]"], Awaitable[None]]


async def journal(pilot: Pilot[str]) -> None:
    """The journal with a note of some length."""
    await _find(pilot, "Talte køen")


async def review(pilot: Pilot[str]) -> None:
    """A draft from that note, with the second field in focus."""
    await _find(pilot, "Talte køen")
    await pilot.press("s")
    await _settled(pilot, 2.5)
    await pilot.press("down", "down")


SCENES: dict[str, Scene] = {"journal": journal, "review": review}


async def _find(pilot: Pilot[str], words: str) -> None:
    await _settled(pilot, 1.5)
    await pilot.press("slash", *(key for letter in words for key in [_KEYS.get(letter, letter)]), "enter")
    await _settled(pilot, 1.0)


_KEYS = {" ": "space"}


async def _settled(pilot: Pilot[str], seconds: float) -> None:
    """Waits for workers; the pictures are no test, and an extra second does no harm."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(seconds)


async def draw(name: str, theme: str) -> None:
    """Draws one scene into a file of its name."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.toml"
        settings.write_text(f'engine = "rules"\ntheme = "{theme}"\n', encoding="utf-8")
        workspace = Workspace(Path(folder), settings, demo=True)
        app = MakkerApp(workspace)
        async with app.run_test(size=SIZE) as pilot:
            await SCENES[name](pilot)
            picture = app.export_screenshot(title="makker", simplify=True)
        workspace.close()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.svg").write_text(_FETCHED_FONT.sub("", picture), encoding="utf-8")


def main() -> None:
    """Draws all scenes."""
    demo.today = lambda: TODAY
    for name in SCENES:
        asyncio.run(draw(name, "makker lys"))


if __name__ == "__main__":
    main()
