"""A choice shows all its options, however narrow it is."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from assistant.tui.widgets.choice import Choice
from tests.tui.looking import shown

KINDS = tuple(
    (kind, kind) for kind in ("MUS", "PUS", "PULS", "GRUS", "1:1", "opfølgning", "teammøde", "andet")
)


class Host(App[str]):
    def compose(self) -> ComposeResult:
        yield Choice(KINDS, "MUS", id="choice")


@pytest.mark.parametrize(("width", "rows"), [(120, 1), (60, 2), (30, 4)])
async def test_every_option_is_in_sight(width: int, rows: int) -> None:
    app = Host()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        assert all(f"○ {words}" in shown(app) for _name, words in KINDS[1:])
        assert app.query_one(Choice).size.height == rows


async def test_a_click_on_the_second_line_chooses_what_stands_there() -> None:
    app = Host()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        second = shown(app).splitlines()[1]
        await pilot.click(Choice, offset=(second.index("teammøde"), 1))
        await pilot.pause()
        assert app.query_one(Choice).value == "teammøde"
        await pilot.press("tab", "right")
        assert app.query_one(Choice).value == "andet"
