"""What passes is waited for and tried once more, in sight; nothing else is."""

from __future__ import annotations

from contextlib import aclosing
from datetime import UTC, datetime
from typing import Any

import pytest

from assistant.engines.base import AboutToSend, Waiting, Written
from assistant.engines.chat import models, retry
from assistant.engines.chat.endpoint import Endpoint
from assistant.engines.chat.engine import ChatEngine
from assistant.engines.chat.faults import Kind
from assistant.engines.chat.retry import retry_after
from assistant.errors import EndpointError
from tests.endpoint import EndpointServer
from tests.engines.chat.helpers import (
    endpoint,
    engine,
    events_of,
    failure_of,
    job,
    no_pause,
    of_kind,
)

NOW = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


async def test_how_long_to_wait_is_told(endpoint_server: EndpointServer) -> None:
    endpoint_server.play("busy")
    error, _events = await failure_of(engine(endpoint_server))
    assert error.retry_after == 17.0
    assert "17 sekunder" in error.hint


@pytest.mark.parametrize(
    ("mode", "seconds"),
    [("busy", 17.0), ("busy_without_time", 5.0), ("server_fault", 3.0), ("unavailable", 3.0), ("reset", 1.0)],
)
async def test_a_fault_that_passes_is_tried_once_more_and_shown(
    endpoint_server: EndpointServer, mode: str, seconds: float
) -> None:
    endpoint_server.play(mode, "well")
    seen = await events_of(engine(endpoint_server))
    [waiting] = of_kind(seen, Waiting)
    assert waiting.seconds == seconds
    assert waiting.reason
    first, again = of_kind(seen, AboutToSend)
    assert first.text == again.text
    assert len(endpoint_server.requests) == 2


@pytest.mark.parametrize("mode", ["server_fault", "busy"])
async def test_nothing_is_tried_more_than_once(endpoint_server: EndpointServer, mode: str) -> None:
    endpoint_server.play(mode)
    _error, seen = await failure_of(engine(endpoint_server))
    assert len(of_kind(seen, Waiting)) == 1
    assert len(endpoint_server.requests) == 2


@pytest.mark.parametrize(
    "mode", ["cut", "fault_in_stream", "wrong_key", "no_credit", "length", "refusal", "too_large", "no_model"]
)
async def test_what_does_not_pass_or_came_after_the_first_word_is_not_tried_again(
    endpoint_server: EndpointServer, mode: str
) -> None:
    endpoint_server.play(mode)
    _error, seen = await failure_of(engine(endpoint_server))
    assert not of_kind(seen, Waiting)
    assert len(endpoint_server.requests) == 1


async def test_a_server_that_is_just_starting_is_asked_twice_for_its_models(
    endpoint_server: EndpointServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered, calls = models.offered, []

    async def starting(at: Endpoint, client: Any) -> list[str]:
        calls.append(at)
        if len(calls) == 1:
            raise EndpointError("Kunne ikke nå modellen.", kind=Kind.UNREACHABLE)
        return await offered(at, client)

    monkeypatch.setattr(models, "offered", starting)
    writer = ChatEngine(Endpoint(endpoint_server.base_url), sleep=no_pause)
    first, *_between, last = await events_of(writer)
    assert isinstance(first, Waiting)
    assert isinstance(last, Written)
    assert writer.identity.model == "prøvemodel"


async def test_a_pause_is_stopped_at_once(endpoint_server: EndpointServer) -> None:
    endpoint_server.play("busy")
    async with aclosing(ChatEngine(endpoint(endpoint_server)).write(job())) as events:
        async for event in events:
            if isinstance(event, Waiting):
                break
    assert len(endpoint_server.requests) == 1


def test_a_server_that_means_not_today_is_not_waited_for() -> None:
    assert retry.pause(EndpointError("Travlt.", kind=Kind.BUSY, retry_after=3_600.0)) is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "17"}, 17.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "17"}, 0.25),
        ({"retry-after": "Thu, 12 Mar 2026 12:00:30 GMT"}, 30.0),
        ({"retry-after": "Thu, 12 Mar 2026 11:00:00 GMT"}, 0.0),
        ({"retry-after": "i morgen"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after-ms": "nan"}, None),
        ({"retry-after": "99999999"}, 86_400.0),
    ],
)
def test_how_long_a_server_asks_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, NOW) == seconds
