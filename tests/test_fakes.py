"""The fake engine does what engines do, so that a test which uses it proves something."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from assistant.engines.base import AboutToSend, Engine, EngineEvent, Partial, Written
from assistant.errors import EndpointError
from tests.engines.chat.helpers import job
from tests.fakes import FakeEngine, Wait, about_to_send, star, streamed, written


async def played(engine: Engine) -> list[EngineEvent]:
    async with aclosing(engine.write(job())) as events:
        return [event async for event in events]


async def test_a_script_is_played_for_each_job() -> None:
    document = star(action="Jeg lavede et vendeskema.", questions=[("result", "Hvad blev resultatet?")])
    engine = FakeEngine(streamed(document), [written()])
    first = await played(engine)
    assert isinstance(first[0], AboutToSend)
    assert isinstance(first[-1], Written)
    assert first[-1].document == document
    assert len(await played(engine)) == len(await played(engine)) == 1
    assert len(engine.jobs) == 3
    assert (engine.sent, engine.closed) == (1, 0)


async def test_errors_come_where_they_stand() -> None:
    engine = FakeEngine([about_to_send(), Partial({"title": "T"}), EndpointError("Brudt.")])
    with pytest.raises(EndpointError):
        await played(engine)
    assert (engine.sent, engine.closed) == (1, 0)


async def test_a_reader_that_stops_is_noticed() -> None:
    engine = FakeEngine([about_to_send(), written()])
    events = engine.write(job())
    await anext(events)
    await events.aclose()
    assert (engine.sent, engine.closed) == (0, 1)


async def test_the_test_says_when_to_go_on() -> None:
    wait = Wait()
    engine = FakeEngine([wait, written()])
    playing = asyncio.create_task(played(engine))
    await asyncio.sleep(0)
    assert not playing.done()
    wait.set()
    assert len(await playing) == 1
