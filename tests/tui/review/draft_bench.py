"""What the tests of the open draft look at."""

from __future__ import annotations

from textual.pilot import Pilot

from assistant.tui.review.draft_page import DraftPage
from assistant.tui.review.sources_pane import SourcesPane
from assistant.workspace.review import FieldView
from tests.tui.looking import wait_until
from tests.tui.review.conftest import (
    BenchWorkspace,
)


def stored(workspace: BenchWorkspace, path: str) -> FieldView:
    """The field of the only draft as the store has it."""
    lines = workspace.review.lines()
    return workspace.review.open(lines[0].id).field(path)


def focused(page: DraftPage) -> str:
    return page.card.path if page.card else ""


def marked_text(page: DraftPage) -> list[str]:
    """The stretches of the sources that are marked as evidence."""
    return [
        passage.text[mark.start : mark.end]
        for passage in page.query_one(SourcesPane).passages
        for mark in passage.marks
        if mark.name == "prose--evidence"
    ]


async def go_to(pilot: Pilot[str], page: DraftPage, path: str) -> None:
    page.focus_field(path)
    await wait_until(pilot, lambda: page.card is not None and page.card.has_focus)
    await pilot.pause()
