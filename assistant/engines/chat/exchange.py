"""One request and its streamed reply.

Whatever the openai package and its HTTP client raise becomes a fault of ours here, raised outside the handler, so that
no chained exception drags a request with its key and text along.
"""

from __future__ import annotations

import asyncio
import json
import re
import ssl
from collections.abc import AsyncGenerator, Awaitable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from assistant.engines.chat import faults, statuses
from assistant.engines.chat.client import CONNECT_SECONDS, Waits
from assistant.engines.chat.endpoint import LimitField, Profile, Structured
from assistant.engines.chat.faults import Asked, ParameterRefused
from assistant.engines.chat.schema import Schema
from assistant.errors import EngineError

if TYPE_CHECKING:
    import openai

ResultT = TypeVar("ResultT")
Message = dict[str, str]


class Chunks(Protocol):
    """What a streamed reply is read from."""

    def __anext__(self) -> Awaitable[object]:
        """The next chunk."""

    async def close(self) -> None:
        """Closes the connection."""


# More than any draft takes; a model that writes on and on is stopped here.
MOST_CHARACTERS = 400_000
_MOST_BYTES = 4_000_000
_TEMPERATURE = 0.2
_SCHEMA_NAME = "udkast"
_STREAM_TYPE = "text/event-stream"
_SSE_DATA = re.compile(rb"^data:[ ]?(.*?)[\r]?$", re.MULTILINE)


@dataclass(frozen=True)
class Request:
    """What is asked.

    Attributes:
        model: the model's name.
        messages: each with "role" and "content".
        schema: the form of the reply.
        reply_tokens: how many tokens it may take.
        profile: how the server is asked.
    """

    model: str
    messages: Sequence[Message]
    schema: Schema
    reply_tokens: int
    profile: Profile

    def parameters(self) -> dict[str, Any]:
        """The parameters that a server may refuse, by name."""
        parameters: dict[str, Any] = {}
        if self.profile.structured is Structured.SCHEMA:
            form = {"name": _SCHEMA_NAME, "strict": True, "schema": self.schema}
            parameters["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self.profile.structured is Structured.OBJECT:
            parameters["response_format"] = {"type": "json_object"}
        if self.profile.limit_field is not LimitField.NONE:
            parameters[self.profile.limit_field.value] = self.reply_tokens
        if self.profile.temperature:
            parameters["temperature"] = _TEMPERATURE
        if self.profile.stream_options:
            parameters["stream_options"] = {"include_usage": True}
        return parameters


@dataclass
class Exchange:
    """A request under way, and what has come of it.

    Attributes:
        client: of the endpoint.
        request: what is asked.
        asked: who is asked, for the sentences of faults.
        waits: how long.
        text: the reply so far.
        finish_reason: why the model stopped, empty while it has not said so.
        refusal: the words with which it declined.
        prompt_tokens: as the server counted, or None.
        reply_tokens: likewise.
    """

    client: openai.AsyncOpenAI
    request: Request
    asked: Asked
    waits: Waits
    finish_reason: str = ""
    refusal: str = ""
    prompt_tokens: int | None = None
    reply_tokens: int | None = None
    _pieces: list[str] = field(default_factory=list, repr=False)
    _length: int = 0

    @property
    def text(self) -> str:
        """The reply so far."""
        return "".join(self._pieces)

    async def pieces(self, pause: float) -> AsyncGenerator[str, None]:
        """Sends the request and yields the text as it comes, gathered so that no two pieces are closer than ``pause``.

        Args:
            pause: in seconds.

        Raises:
            EngineError: what went wrong, also where the reply ended without being whole.
            ParameterRefused: the server does not take a parameter.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self.waits.first
        chunks = await self._opened()
        pending: asyncio.Future[object] | None = None
        failure: Exception | None = None
        gathered: list[str] = []
        told = loop.time() - pause
        try:
            while failure is None:
                pending = pending or asyncio.ensure_future(self._next(chunks))
                until = min(deadline, told + pause) if gathered else deadline
                await asyncio.wait({pending}, timeout=max(until - loop.time(), 0))
                now = loop.time()
                if pending.done():
                    done, pending = pending, None
                    if failure := _failure(done):
                        continue
                    if (chunk := done.result()) is _END:
                        break
                    if piece := self._taken(chunk):
                        gathered.append(piece)
                    failure = self._excess()
                    deadline = now + self._patience()
                elif now >= deadline:
                    failure = None if self.finish_reason else self._late()
                    break
                if gathered and now >= told + pause:
                    yield "".join(gathered)
                    gathered, told = [], now
        finally:
            await self._close(chunks, pending)
        if gathered:  # also before a fault: what had come is kept
            yield "".join(gathered)
        if failure := failure or self._shortfall():
            raise failure

    async def _opened(self) -> Chunks:
        """Sends the request and waits for the head of the answer."""
        try:
            async with asyncio.timeout(self.waits.first):
                return await self._translated(self._create())
        except TimeoutError:
            pass
        raise faults.slow(self.asked, self.waits.first)

    async def _create(self) -> Chunks:
        stream: Any = await self.client.chat.completions.create(
            model=self.request.model,
            messages=list(self.request.messages),  # type: ignore[arg-type]
            stream=True,
            **self.request.parameters(),
        )
        kind = stream.response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return stream if kind == _STREAM_TYPE else _Whole(stream, self.asked)

    async def _next(self, chunks: Chunks) -> object:
        """The next chunk, or ``_END``."""
        try:
            return await self._translated(chunks.__anext__())
        except StopAsyncIteration:
            return _END
        except EngineError:
            if self.finish_reason:  # all has come; what the connection does now is of no interest
                return _END
            raise

    async def _translated(self, work: Awaitable[ResultT]) -> ResultT:
        """Awaits something of the openai package and turns what it raises into our faults."""
        import httpx2
        import openai

        try:
            return await work
        except openai.APIStatusError as error:
            fault = self._of_status(error)
        except openai.APIConnectionError as error:
            fault = self._of_connection(error)
        except openai.APIError as error:
            fault = statuses.of_told_error(error.body, self.asked)
        except (ValueError, RecursionError, openai.OpenAIError, httpx2.DecodingError):  # what came is no JSON
            fault = faults.garbled(self.asked)
        except httpx2.HTTPError:
            fault = faults.closed(self.asked)
        raise fault

    def _of_status(self, error: openai.APIStatusError) -> Exception:
        headers = {name.lower(): value for name, value in error.response.headers.items()}
        fault = statuses.of_status(error.status_code, headers, error.body, self.asked)
        sent = tuple(self.request.parameters())
        parameter = statuses.refused_parameter(error.status_code, error.body, sent)
        return ParameterRefused(parameter, fault) if parameter else fault

    def _of_connection(self, error: openai.APIConnectionError) -> EngineError:
        import httpx2
        import openai

        cause = error.__cause__
        if isinstance(cause, httpx2.ConnectError):
            return faults.insecure(self.asked) if _is_about_trust(cause) else faults.unreachable(self.asked)
        if isinstance(error, openai.APITimeoutError):
            return faults.slow(self.asked, CONNECT_SECONDS)
        if isinstance(cause, httpx2.DecodingError):
            return faults.garbled(self.asked)
        return faults.closed(self.asked)

    def _taken(self, chunk: object) -> str:
        """What a chunk adds to the text; its other news are noted."""
        usage = getattr(chunk, "usage", None)
        self.prompt_tokens = _number(getattr(usage, "prompt_tokens", None), self.prompt_tokens)
        self.reply_tokens = _number(getattr(usage, "completion_tokens", None), self.reply_tokens)
        choices = getattr(chunk, "choices", None)
        if not isinstance(choices, list) or not choices:
            return ""
        choice = choices[0]
        said = getattr(choice, "delta", None) or getattr(choice, "message", None)
        self.refusal += _text(getattr(said, "refusal", None))
        piece = _text(getattr(said, "content", None))
        if isinstance(reason := getattr(choice, "finish_reason", None), str):
            self.finish_reason = reason
        if piece:
            self._length += len(piece)
            self._pieces.append(piece)
            self.asked = replace(self.asked, begun=True)
        return piece

    def _patience(self) -> float:
        """How long to wait for the next sign; until there is text, a model may be thinking silently."""
        if self.finish_reason:
            return self.waits.after_end
        return self.waits.gap if self.asked.begun else self.waits.first

    def _late(self) -> EngineError:
        if self.asked.begun:
            return faults.stalled(self.asked, self.waits.gap)
        return faults.slow(self.asked, self.waits.first)

    def _excess(self) -> EngineError | None:
        return faults.endless(self.asked) if self._length > MOST_CHARACTERS else None

    def _shortfall(self) -> EngineError | None:
        """Why the model did not come to its own end, each reason told apart; None where it did."""
        if self.refusal:
            return faults.refusal(self.asked, self.refusal)
        if self.finish_reason == "content_filter":
            return faults.filtered(self.asked)
        if self.finish_reason == "length":
            return faults.too_long_reply(self.asked)
        if not self.text.strip():
            return faults.empty(self.asked)
        return None if self.finish_reason else faults.cut(self.asked)

    async def _close(self, chunks: Chunks, pending: asyncio.Future[object] | None) -> None:
        """Stops waiting and closes the connection, so that the server sees it."""
        if pending is not None:
            pending.cancel()
            await asyncio.wait({pending})
            _failure(pending)
        with suppress(EngineError):
            await self._translated(chunks.close())


class _Whole:
    """An answer that came in one although a stream was asked for, or a stream that calls itself something else."""

    def __init__(self, stream: Any, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._chunks: Iterator[object] | None = None

    async def __anext__(self) -> object:
        if self._chunks is None:
            self._chunks = iter(self._read_as_chunks(await self._body()))
        for chunk in self._chunks:
            return chunk
        raise StopAsyncIteration

    async def close(self) -> None:
        """Closes the connection."""
        await self._stream.close()

    async def _body(self) -> bytes:
        body = bytearray()
        async for piece in self._stream.response.aiter_bytes():
            body += piece
            if body.lstrip().startswith(b"<"):
                raise faults.web_page(self._asked)
            if len(body) > _MOST_BYTES:
                raise faults.endless(self._asked)
        return bytes(body).strip()

    def _read_as_chunks(self, body: bytes) -> Iterator[object]:
        from openai.types.chat import ChatCompletion, ChatCompletionChunk

        if not body:
            return
        events = _SSE_DATA.findall(body)
        kind = ChatCompletionChunk if events else ChatCompletion
        for text in events or [body]:
            if text.strip() == b"[DONE]":
                return
            value: Any = json.loads(text)
            if not isinstance(value, dict):
                raise faults.garbled(self._asked)
            if value.get("error"):
                raise statuses.of_told_error(value["error"], self._asked)
            yield kind.construct(**value)


_END = object()


def _failure(done: asyncio.Future[object]) -> Exception | None:
    """What a future ended with, where it was a fault; anything else that went wrong is raised as it is."""
    if done.cancelled():
        return None
    error = done.exception()
    if error is None or isinstance(error, EngineError | ParameterRefused):
        return error
    raise error


def _number(value: object, otherwise: int | None) -> int | None:
    return value if isinstance(value, int) and value >= 0 else otherwise


def _text(content: object) -> str:
    """The text of a delta; some servers send it in parts of several kinds, of which thoughts are left out."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        parts = [part for part in content if isinstance(part, dict) and part.get("type") == "text"]
        return "".join(part["text"] for part in parts if isinstance(part.get("text"), str))
    return ""


def _is_about_trust(error: BaseException | None) -> bool:
    """Whether a connection failed for the server's certificate."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
