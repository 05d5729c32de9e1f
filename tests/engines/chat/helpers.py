"""What the tests of the chat engine share."""

from __future__ import annotations

from contextlib import aclosing
from datetime import date
from typing import TypeVar

from assistant import tasks
from assistant.engines.base import EngineEvent, Job, Source
from assistant.engines.chat.client import Waits
from assistant.engines.chat.endpoint import Endpoint
from assistant.engines.chat.engine import ChatEngine
from assistant.engines.chat.keys import Secret
from assistant.errors import EngineError
from tests.endpoint import EndpointServer

NOTE = (
    "Vi havde for mange tryksår på 7B. Jeg lavede et vendeskema. I december var vi nede på 7,1 %.\n"
    "Afdelingssygeplejersken Fatima bad mig gøre noget ved det."
)
KEY = "sk-hemmelig-0123456789"
EventT = TypeVar("EventT")


def job(*texts: str, instruction: str = "", language: str = "da") -> Job:
    """A STAR job of some notes."""
    sources = tuple(
        Source(str(number), text, date(2026, 3, number), language)
        for number, text in enumerate(texts or (NOTE,), start=1)
    )
    return Job(tasks.load("star"), sources, date(2026, 3, 12), instruction=instruction)


async def no_pause(seconds: float) -> None:
    """A pause before another try that takes no time."""


def endpoint(server: EndpointServer, *, key: str | None = KEY, model: str = "prøvemodel") -> Endpoint:
    """The endpoint of a test server."""
    return Endpoint(server.base_url, model, Secret(key) if key else None)


def engine(server: EndpointServer, *, waits: Waits | None = None, key: str | None = KEY) -> ChatEngine:
    """A chat engine that speaks with a test server."""
    return ChatEngine(endpoint(server, key=key), waits=waits, sleep=no_pause)


async def events_of(writer: ChatEngine, of: Job | None = None) -> list[EngineEvent]:
    """All events of a job that ends well."""
    async with aclosing(writer.write(of or job())) as events:
        return [event async for event in events]


async def failure_of(writer: ChatEngine, of: Job | None = None) -> tuple[EngineError, list[EngineEvent]]:
    """The error that ends a job, and the events before it."""
    seen: list[EngineEvent] = []
    try:
        async with aclosing(writer.write(of or job())) as events:
            async for event in events:
                seen.append(event)
    except EngineError as error:
        return error, seen
    raise AssertionError(f"the job ended well: {seen[-1]}")


def of_kind(events: list[EngineEvent], kind: type[EventT]) -> list[EventT]:
    """The events of one kind."""
    return [event for event in events if isinstance(event, kind)]
