"""A long text in the app: how far it is, a stop that can be gone on from, and one question for all that is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.tui.review.consent import ConsentDialog
from assistant.tui.widgets.prose import ProsePane
from tests.endpoint import EndpointServer
from tests.tui.looking import shown, wait_until, words
from tests.tui.review.conftest import SITUATION, Bench, BenchWorkspace

DAY = date(2026, 3, 12)
TALK = "\n\n".join(f"Afsnit {number}. {SITUATION} Det talte vi om på mødet den dag." for number in range(120))


@pytest.fixture
def long_bench(
    tmp_path: Path, endpoint_server: EndpointServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    """The app with a server that holds few tokens."""
    monkeypatch.setenv("MAKKER_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint_server.base_url)
    endpoint_server.usage = {}
    workspace = BenchWorkspace(tmp_path, with_fake=False)
    workspace.save_settings(replace(workspace.settings, model="prøvemodel"))
    yield Bench(workspace)
    workspace.close()


async def on_page(pilot: Pilot[str], bench: Bench, page: str) -> None:
    await wait_until(pilot, lambda: bench.app.current_mode == "review" and bench.screen.page == page)
    await pilot.pause()


async def test_escape_in_the_middle_offers_to_go_on_with_the_rest(
    long_bench: Bench, endpoint_server: EndpointServer
) -> None:
    bench, server = long_bench, endpoint_server
    server.play("small_context", "well", "well", "hang_in_text")
    workspace = bench.app.workspace
    note = workspace.journal.add(TALK, DAY).id
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: "del 3 af" in shown(bench.app))
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Stoppet i del 3 af" in shown(bench.app))
        assert "De dele, der er færdige, er gemt." in words(bench.app)
        assert "Fortsæt" in words(bench.app)
        [left] = workspace.review.lines()
        assert not left.finished
        before = len(server.requests)
        server.play("well")
        await pilot.press("enter")
        await on_page(pilot, bench, "draft")
        first = "Afsnit 0."
        assert not any(first in request.text for request in server.requests[before:])
        finished = [line for line in workspace.review.lines() if line.state == "open"]
        assert [line.finished for line in finished] == [True]
        assert [line.id for line in workspace.review.lines("discarded")] == [left.id]


async def test_a_part_that_failed_is_named_and_gone_on_from(
    long_bench: Bench, endpoint_server: EndpointServer
) -> None:
    bench, server = long_bench, endpoint_server
    server.play("small_context", "well", "length", "well")
    note = bench.app.workspace.journal.add(TALK, DAY).id
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: "blev ikke færdig." in shown(bench.app))
        assert "Del 2 af" in words(bench.app)
        assert "kun del 2" in words(bench.app)
        before = len(server.requests)
        await pilot.press("enter")
        await on_page(pilot, bench, "draft")
        assert len(server.requests) == before + 1


async def test_all_parts_are_one_question(
    long_bench: Bench, endpoint_server: EndpointServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("assistant.engines.chat.endpoint", "assistant.workspace.engines"):
        monkeypatch.setattr(f"{place}.is_loopback", lambda _host: False)
    monkeypatch.setattr("assistant.addresses.is_loopback", lambda _host: True)
    bench, server = long_bench, endpoint_server
    server.play("small_context", "well")
    note = bench.app.workspace.journal.add(TALK, DAY).id
    asked: list[ConsentDialog] = []

    def question() -> ConsentDialog | None:
        screen = bench.app.screen
        return screen if isinstance(screen, ConsentDialog) and screen not in asked else None

    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        for parts in (1, 6):
            await wait_until(pilot, lambda: question() is not None)
            dialog = question()
            assert dialog is not None
            asked.append(dialog)
            await pilot.pause()
            assert (dialog.about.parts > 1) == (parts > 1)
            assert "Afsnit 119." in dialog.about.text
            if parts > 1:
                assert f"i {dialog.about.parts} dele" in words(bench.app)
            pane = dialog.query_one(ProsePane)
            await pilot.press("pagedown", "pagedown")
            assert pane.scroll_y > 0
            await pilot.press("tab", "enter")
        await on_page(pilot, bench, "draft")
        assert len(asked) == 2
        for request in server.requests[1:]:
            assert request.body["messages"][-1]["content"] in asked[1].about.text
