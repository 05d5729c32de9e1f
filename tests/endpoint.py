"""A chat server on the loopback address, over real HTTP, that behaves well or badly as its mode says.

A mode is a coroutine that is given the exchange: the request as it came, and the means to answer it. They stand in
``tests/endpoint_modes.py`` and ``tests/endpoint_faults.py``; to add one, write it there and name it with
``@mode("name")``. A test sets what the server does::

    server.play("well")                              # every request
    server.play("invalid_json", "well")              # the first, then all that follow
    server.document = {...}                          # what "well" answers with

and reads ``server.requests`` afterwards. The server runs in a thread of its own, so that tests of commands and of
screens can use it too.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

EMPTY = {"text": "", "quotes": []}

DOCUMENT: Json = {
    "title": {"text": "Færre tryksår på 7B", "quotes": ["tryksår"]},
    "situation": {
        "text": "Vi havde for mange tryksår på 7B.",
        "quotes": ["Vi havde for mange tryksår på 7B."],
    },
    "task": EMPTY,
    "action": {"text": "Jeg lavede et vendeskema 😀.", "quotes": ["Jeg lavede et vendeskema."]},
    "result": {"text": "I december var vi nede på 7,1 %.", "quotes": ["I december var vi nede på 7,1 %."]},
    "learning": EMPTY,
    "questions": [{"part": "task", "text": "Hvem bad dig om det?"}],
}

_LAST_WAIT = 10.0


@dataclass
class Recorded:
    """A request as it came, and what became of it.

    Attributes:
        method: GET or POST.
        path: with its query.
        headers: names in lower case.
        body: the parsed JSON, empty where there was none.
        closed_early: set when the client closed the connection before the answer was done.
        ended: set when the answer was done, or the client gone.
    """

    method: str
    path: str
    headers: dict[str, str]
    body: Json
    closed_early: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def text(self) -> str:
        """All that the messages of the request say."""
        return "\n".join(message["content"] for message in self.body.get("messages", []))


@dataclass
class Exchange:
    """A request under way and the means to answer it."""

    server: EndpointServer
    request: Recorded
    writer: asyncio.StreamWriter

    async def head(self, status: int = 200, content_type: str = "text/event-stream", **headers: str) -> None:
        """Sends the head of an answer whose body ends when the connection closes."""
        lines = [f"HTTP/1.1 {status} {'OK' if status < 400 else 'Error'}", f"content-type: {content_type}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        await self.raw("\r\n".join([*lines, "connection: close", "", ""]).encode())

    async def raw(self, data: bytes) -> None:
        """Sends bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()

    async def answer(
        self, status: int, body: Json | str | bytes, content_type: str = "application/json", **headers: str
    ) -> None:
        """Sends a whole answer."""
        if isinstance(body, dict):
            body = json.dumps(body, ensure_ascii=False)
        data = body if isinstance(body, bytes) else body.encode()
        await self.head(status, content_type, content_length=str(len(data)), **headers)
        await self.raw(data)

    async def error(self, status: int, message: str, **facts: Any) -> None:
        """Sends an error as OpenAI words it."""
        headers = facts.pop("headers", {})
        await self.answer(status, {"error": {"message": message, **facts}}, **headers)

    async def event(self, data: Json | str) -> None:
        """Sends one event of the stream."""
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        await self.raw(f"data: {text}\n\n".encode())

    async def delta(self, content: str | None = None, finish: str | None = None, **more: Any) -> None:
        """Sends a piece of the reply."""
        delta = {**({} if content is None else {"content": content}), **more}
        await self.event({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})

    async def say(self, text: str, size: int = 7) -> None:
        """Sends a text in small pieces."""
        await self.delta(role="assistant")
        for place in range(0, len(text), size):
            await self.delta(text[place : place + size])

    async def end(self, finish: str | None = "stop") -> None:
        """Sends the end of a stream, with the count of tokens last."""
        await self.delta(finish=finish)
        if self.request.body.get("stream_options"):
            await self.event({"choices": [], "usage": self.server.usage})
        await self.event("[DONE]")

    async def reply(self, text: str, finish: str | None = "stop") -> None:
        """Sends a whole, good stream."""
        await self.head()
        await self.say(text)
        await self.end(finish)

    async def hang(self) -> None:
        """Waits until the client gives up, or the test is over."""
        await asyncio.Event().wait()


Mode = Callable[[Exchange], Awaitable[None]]
MODES: dict[str, Mode] = {}


def mode(name: str) -> Callable[[Mode], Mode]:
    """Names a mode."""

    def named(function: Mode) -> Mode:
        assert name not in MODES
        MODES[name] = function
        return function

    return named


class EndpointServer:
    """The server. Use it as a context manager.

    Attributes:
        document: what a good reply holds.
        answers: makes that of each request, or None.
        usage: the count of tokens that a good reply ends with.
        models: what the list of models holds.
        breath: the pause between the pieces of "slow", in seconds.
        context: how many tokens "small_context" holds.
        requests: the chat requests, in order.
        others: all other requests.
        reached: set when a chat request has come.
    """

    def __init__(self) -> None:
        self.document: Json = DOCUMENT
        self.answers: Callable[[Recorded], Json] | None = None
        self.usage: Json = {"prompt_tokens": 1_600, "completion_tokens": 120, "total_tokens": 1_720}
        self.models: list[str] = ["prøvemodel"]
        self.breath = 0.01
        self.context = 4_096
        self.requests: list[Recorded] = []
        self.others: list[Recorded] = []
        self.reached = threading.Event()
        self.port = 0
        self._modes: list[str] = ["well"]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._tasks: set[asyncio.Task[None]] = set()
        self._listening: asyncio.Server | None = None

    @property
    def base_url(self) -> str:
        """The address, as a user would write it."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def text(self) -> str:
        """The document as the text of a reply."""
        return json.dumps(self.document, ensure_ascii=False)

    def play(self, *modes: str) -> None:
        """Sets what the next requests get; the last mode stays."""
        unknown = [name for name in modes if name not in MODES]
        assert modes
        assert not unknown, f"no mode called {unknown}"
        self._modes = list(modes)

    def __enter__(self) -> EndpointServer:
        self._thread.start()
        self._run(self._listen())
        return self

    def __exit__(self, *_error: object) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_LAST_WAIT)
        self._loop.close()

    def stop_listening(self) -> None:
        """Closes the port, so that the next connection is refused."""
        self._run(self._stop())

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_LAST_WAIT)

    async def _listen(self) -> None:
        self._listening = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            request = await _read_request(reader)
            if request is not None:
                await self._answer(request, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client went away, or the test is over
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _answer(
        self, request: Recorded, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        exchange = Exchange(self, request, writer)
        if not request.path.partition("?")[0].endswith("/chat/completions"):
            self.others.append(request)
            await self._answer_other(exchange)
            return
        self.requests.append(request)
        if self.answers is not None:
            self.document = self.answers(request)
        self.reached.set()
        name = self._modes.pop(0) if len(self._modes) > 1 else self._modes[0]
        answering = asyncio.ensure_future(MODES[name](exchange))
        watching = asyncio.ensure_future(reader.read(1))  # comes back when the client closes
        try:
            await asyncio.wait({answering, watching}, return_when=asyncio.FIRST_COMPLETED)
            if answering.done():
                answering.result()
            else:
                request.closed_early.set()
        except ConnectionError:
            request.closed_early.set()
        finally:
            request.ended.set()
            answering.cancel()
            watching.cancel()
            await asyncio.gather(answering, watching, return_exceptions=True)

    async def _answer_other(self, exchange: Exchange) -> None:
        if exchange.request.path.endswith("/models"):
            models = [{"id": name, "object": "model"} for name in self.models]
            await exchange.answer(200, {"object": "list", "data": models})
        else:
            await exchange.answer(404, "404 page not found", "text/plain")


async def _read_request(reader: asyncio.StreamReader) -> Recorded | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    method, path, _version = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Recorded(method, path, headers, json.loads(body) if body else {})


@contextlib.contextmanager
def serving() -> Iterator[EndpointServer]:
    """A server for one test."""
    with EndpointServer() as server:
        yield server


# They name the modes, with what stands above.
from tests import endpoint_faults as _faults  # noqa: E402
from tests import endpoint_modes as _modes  # noqa: E402

assert _faults
assert _modes
