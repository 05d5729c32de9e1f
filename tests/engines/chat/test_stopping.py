"""Stopping: at once, and so that the server sees it."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import Any

import pytest

from assistant.engines.base import Partial
from assistant.engines.chat.client import Waits
from tests.endpoint import EndpointServer
from tests.engines.chat.helpers import (
    engine,
    failure_of,
    job,
)

SHORT = Waits(first=0.2, gap=0.2, after_end=0.01)


@pytest.mark.parametrize("mode", ["hang_before_head", "hang_before_text", "hang_in_text"])
async def test_esc_stops_and_the_server_sees_it(endpoint_server: EndpointServer, mode: str) -> None:
    endpoint_server.play(mode)
    shown = asyncio.Event()

    async def read() -> None:
        async with aclosing(engine(endpoint_server).write(job())) as events:
            async for event in events:
                if isinstance(event, Partial):
                    shown.set()

    reading = asyncio.create_task(read())
    assert await asyncio.to_thread(endpoint_server.reached.wait, 5)
    if mode == "hang_in_text":
        await shown.wait()
    reading.cancel()
    # Nothing but the cancellation ends a hanging server; the limit only keeps a failing test from hanging itself.
    async with asyncio.timeout(5):
        with pytest.raises(asyncio.CancelledError):
            await reading
    assert await asyncio.to_thread(endpoint_server.requests[0].closed_early.wait, 5)


@pytest.mark.parametrize("mode", ["hang_in_text", "well"])
async def test_closing_the_generator_closes_the_connection(
    endpoint_server: EndpointServer, mode: str
) -> None:
    endpoint_server.play(mode)
    events = engine(endpoint_server).write(job())
    async for event in events:
        if isinstance(event, Partial):
            break
    await events.aclose()
    [request] = endpoint_server.requests
    assert await asyncio.to_thread(request.ended.wait, 5)
    others = asyncio.all_tasks() - {asyncio.current_task()}
    if others:  # generators of the package that end themselves
        await asyncio.wait(others, timeout=5)
    assert not [task for task in others if not task.done()]


@pytest.mark.parametrize("mode", ["hang_after_role", "hang_in_text"])
async def test_waiting_takes_no_work(
    endpoint_server: EndpointServer, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[float] = []
    wait = asyncio.wait

    async def counted(tasks: set[asyncio.Future[object]], **how: Any) -> object:
        if "timeout" in how:  # not the server, which waits in the same process
            turns.append(how["timeout"])
        return await wait(tasks, **how)

    monkeypatch.setattr(asyncio, "wait", counted)
    endpoint_server.play(mode)
    await failure_of(engine(endpoint_server, waits=SHORT))
    chunks = 25  # that the server sends at most, each with a turn of its own
    assert 1 <= len(turns) < 2 * chunks
