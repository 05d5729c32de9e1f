"""Draws the pictures of the README from the running app: ``python -m scripts.pictures``."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from assistant.paths import STORE_NAME
from assistant.tui.app import MakkerApp
from assistant.workspace import demo
from assistant.workspace.workspace import Workspace
from store.database import Store

FOLDER = Path(__file__).parents[1] / "docs"
SIZE = (104, 30)

# The example year seen from this day, so that the pictures change only when the app does.
TODAY = date(2026, 11, 25)

# What Textual writes into its pictures to fetch a font from the net; a reader's own font does as well.
_FETCHED_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)

Scene = Callable[["Pilot[str]"], Awaitable[None]]


async def journal(pilot: Pilot[str]) -> None:
    """The journal with a note of some length."""
    await _find(pilot, "It-café efter to måneder")


async def review(pilot: Pilot[str]) -> None:
    """A draft of a note, with a field in focus and its evidence marked."""
    await _find(pilot, "Sommerbogen")
    await pilot.press("s")
    await _settled(pilot)
    await pilot.press("down", "down")
    await _settled(pilot)


async def feedback(pilot: Pilot[str]) -> None:
    """Wrapped feedback, what it may mean, and a plain suggestion."""
    await _settled(pilot)
    await pilot.press("n", *_keys(FEEDBACK))
    await _settled(pilot)
    await pilot.press("escape", "f")
    await _settled(pilot)
    await pilot.press("f6")
    await _settled(pilot)


FEEDBACK = (
    "Måske kunne du overveje at dele dine PR'er lidt op? Den sidste var på 1.400 linjer, "
    "og jeg kom vist ikke helt i bund."
)


async def meetings(pilot: Pilot[str]) -> None:
    """A talk with what was agreed on, and how it goes."""
    await _settled(pilot)
    await pilot.press("f5")
    await _settled(pilot)
    await pilot.press("down")
    await _settled(pilot)


async def plan(pilot: Pilot[str]) -> None:
    """The plan, with what is over its deadline at the top."""
    await _settled(pilot)
    await pilot.press("f4")
    await _settled(pilot)


SCENES: dict[str, Scene] = {
    "journal": journal,
    "review": review,
    "feedback": feedback,
    "plan": plan,
    "meetings": meetings,
}

_NAMED = {
    " ": "space",
    "#": "number_sign",
    "'": "apostrophe",
    "?": "question_mark",
    ",": "comma",
    ".": "full_stop",
}
_NAMED["-"] = "minus"


def _keys(text: str) -> list[str]:
    return [_NAMED.get(letter, letter) for letter in text]


async def _find(pilot: Pilot[str], words: str) -> None:
    """Searches, and stands on the first hit."""
    await _settled(pilot)
    await pilot.press("slash", *_keys(words))
    await _settled(pilot)
    await pilot.press("enter")
    await _settled(pilot)


async def _settled(pilot: Pilot[str]) -> None:
    """Waits for workers; the pictures are no test, and a second more does no harm."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(1.2)


async def draw(name: str, theme: str) -> None:
    """Draws one scene into a file of its name."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.toml"
        settings.write_text(f'engine = "rules"\ntheme = "{theme}"\n', encoding="utf-8")
        store = Store.open(Path(folder) / STORE_NAME)
        demo.fill(store, TODAY)
        store.close()
        workspace = Workspace(Path(folder), settings)
        await asyncio.to_thread(demo.fill_rest, workspace, TODAY)
        app = MakkerApp(workspace)
        async with app.run_test(size=SIZE) as pilot:
            await SCENES[name](pilot)
            picture = app.export_screenshot(title="makker")
        workspace.close()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.svg").write_text(_FETCHED_FONT.sub("", picture), encoding="utf-8")


def main() -> None:
    """Draws all scenes."""
    for name in SCENES:
        asyncio.run(draw(name, "makker lys"))


if __name__ == "__main__":
    main()
