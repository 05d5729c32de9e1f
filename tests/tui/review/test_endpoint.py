"""The main ways an endpoint can fail, in the app: what is shown, what is offered, and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.tui.review.writing import OfferButton
from tests.endpoint import EndpointServer
from tests.tui.looking import shown, wait_until, words
from tests.tui.review.conftest import Bench, BenchWorkspace


@pytest.fixture
def workspace(
    tmp_path: Path, endpoint_server: EndpointServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BenchWorkspace]:
    """A workspace that writes with the test server's model."""
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint_server.base_url)
    opened = BenchWorkspace(tmp_path, with_fake=False)
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def bench(workspace: BenchWorkspace) -> Bench:
    return Bench(workspace)


def offers(bench: Bench) -> list[str]:
    return [button.what for button in bench.screen.writing_page.query(OfferButton)]


async def failed(pilot: Pilot[str], bench: Bench) -> None:
    await wait_until(pilot, lambda: "Udkastet blev ikke færdigt" in shown(bench.app) and offers(bench))


@pytest.mark.parametrize(
    ("mode", "sentence", "offered", "kept"),
    [
        ("length", "længere, end modellen må skrive", ["shorter", "rules", "again", "partial", "close"], 1),
        ("content_filter", "Indholdsfilteret", ["rules", "settings", "partial", "close"], 1),
        ("refusal", "afslog at skrive", ["again", "settings", "rules", "close"], 0),
        ("cut", "blev afbrudt", ["again", "rules", "partial", "close"], 1),
        ("prose", "efter to forsøg", ["again", "settings", "rules", "partial", "close"], 1),
        ("wrong_key", "vil have en nøgle", ["settings", "rules", "again", "close"], 0),
        ("no_model", "kender ikke modellen", ["settings", "rules", "again", "close"], 0),
        ("web_page", "en webside", ["settings", "rules", "again", "close"], 0),
    ],
)
async def test_each_fault_has_its_own_words_and_ways_on(
    bench: Bench, endpoint_server: EndpointServer, mode: str, sentence: str, offered: list[str], kept: int
) -> None:
    endpoint_server.play(mode)
    note = bench.workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await failed(pilot, bench)
        assert sentence in words(bench.app)
        assert offers(bench) == offered
        assert [line.finished for line in bench.workspace.review.lines()] == [False] * kept


async def test_a_reply_that_grew_too_long_is_asked_for_shorter(
    bench: Bench, endpoint_server: EndpointServer
) -> None:
    endpoint_server.play("length", "well")
    note = bench.workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await failed(pilot, bench)
        await pilot.press("enter")
        await wait_until(pilot, lambda: bench.screen.page == "draft")
        assert "kortere" in endpoint_server.requests[-1].text
        assert bench.workspace.review.lines()[0].finished


async def test_another_try_is_counted_down_and_escape_stops_it(
    bench: Bench, endpoint_server: EndpointServer
) -> None:
    endpoint_server.play("busy")
    note = bench.workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: "Serveren har travlt · Prøver igen om 1" in words(bench.app))
        assert "s · Esc stopper" in words(bench.app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: bench.screen.page == "drafts")
    assert len(endpoint_server.requests) == 1
    assert bench.workspace.requests.lines()[0].outcome == "busy"


async def test_a_server_that_is_well_again_writes_after_the_pause(
    bench: Bench, endpoint_server: EndpointServer
) -> None:
    endpoint_server.play("reset", "well")
    note = bench.workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: bench.screen.page == "draft")
    assert bench.workspace.review.lines()[0].finished
