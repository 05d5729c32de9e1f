"""Writes drafts with a language model behind any OpenAI-compatible endpoint."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.engines.base import (
    AboutToSend,
    EngineEvent,
    Identity,
    Job,
    Notice,
    Partial,
    Repaired,
    Usage,
    Written,
)
from assistant.engines.chat import client as clients
from assistant.engines.chat import faults, models, prompting, reply
from assistant.engines.chat.exchange import Exchange, Message, Request
from assistant.engines.chat.faults import Asked, ParameterRefused
from assistant.engines.chat.partial import PartialReader
from assistant.engines.chat.reply import NotADocument
from assistant.engines.chat.schema import top_fields

if TYPE_CHECKING:
    import openai

    from assistant.engines.chat.client import Waits
    from assistant.engines.chat.endpoint import Endpoint
    from assistant.engines.chat.keys import Secret
    from assistant.engines.chat.prompting import Plan
    from assistant.tasks.task import Document

REPLY_TOKENS = 8_000
MOST_REPAIRS = 2

# No more than twenty partial documents a second, which is as fast as a screen is read.
_PAUSE = 0.05

# Where a server read less than this share of the tokens that were sent, it cut the prompt; no tokenizer is that
# much thriftier with Danish than ours.
_CUT_SHARE = 0.6
_CUT_LEAST = 1_000


class ChatEngine:
    """Any OpenAI-compatible endpoint as an engine.

    Args:
        endpoint: where to; its profile is corrected when a request proves it wrong.
        prompts_dir: the folder in which the user's own prompts lie, or None.
        find_key: looks the key up (in a thread) where the endpoint has none; it may take a few seconds.
        waits: how long to wait; the defaults depend on whether the server is on this machine.
        reply_tokens: how many tokens a reply may take, thoughts included.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        prompts_dir: Path | None = None,
        find_key: Callable[[str], Secret | None] | None = None,
        waits: Waits | None = None,
        reply_tokens: int = REPLY_TOKENS,
    ) -> None:
        self._endpoint = endpoint
        self._prompts_dir = prompts_dir
        self._find_key = find_key
        self._waits = waits or (clients.LOOPBACK_WAITS if endpoint.is_loopback else clients.REMOTE_WAITS)
        self._reply_tokens = reply_tokens

    @property
    def identity(self) -> Identity:
        """The model and its host; the model of a server on this machine may be known first after a draft."""
        endpoint = self._endpoint
        return Identity("chat", endpoint.model, endpoint.host, leaves_machine=not endpoint.is_loopback)

    async def write(self, job: Job) -> AsyncGenerator[EngineEvent, None]:
        """Writes a draft; see ``Engine.write``.

        Raises:
            EngineError: with what happened, in Danish.
            PromptError: the prompt file cannot be used; nothing was sent.
            SettingsError: address, model or key cannot be used; nothing was sent.
        """
        plan = await asyncio.to_thread(prompting.plan, job, self._prompts_dir)
        await self._complete_endpoint()
        client = await asyncio.to_thread(clients.build, self._endpoint)
        try:
            await models.settle(self._endpoint, client)
            writing = _Writing(self._endpoint, client, plan, self._waits, self._reply_tokens)
            async with aclosing(writing.events(job.task.document)) as events:
                async for event in events:
                    yield event
        finally:
            await client.close()

    async def _complete_endpoint(self) -> None:
        if self._endpoint.key is None and self._find_key is not None:
            self._endpoint.key = await asyncio.to_thread(self._find_key, self._endpoint.base_url)


@dataclass
class _Writing:
    """One draft: the requests it takes until the reply is a document."""

    endpoint: Endpoint
    client: openai.AsyncOpenAI
    plan: Plan
    waits: Waits
    reply_allowance: int
    started: float = 0.0
    prompt_tokens: int = 0
    reply_tokens: int = 0
    counted: int = 0
    shown: dict[str, str] = field(default_factory=dict)
    exchange: Exchange | None = None

    async def events(self, kind: type[Document]) -> AsyncGenerator[EngineEvent, None]:
        """Asks, and asks again with what was wrong, until there is a document."""
        messages: Sequence[Message] = self.plan.messages
        for repairs in range(MOST_REPAIRS + 1):
            async with aclosing(self._answered(messages)) as events:
                async for event in events:
                    yield event
            exchange = self._finished_exchange()
            if notice := await self._spend(exchange):
                yield notice
            try:
                document = await asyncio.to_thread(self._document, exchange.text, kind)
            except NotADocument as error:
                reason = error.reason
            else:
                yield Written(document, self._usage(), self.plan.stamp, exchange.text)
                return
            if repairs == MOST_REPAIRS:
                raise faults.not_a_document(exchange.asked, reason, repairs)
            yield Repaired(reason)
            messages = self.plan.with_repair(exchange.text, reason)

    async def _answered(self, messages: Sequence[Message]) -> AsyncGenerator[EngineEvent, None]:
        """Sends the messages, in another way where the server refuses one, and tells what comes."""
        self.counted = await asyncio.to_thread(_count, messages)
        while True:
            yield AboutToSend(
                host=self.endpoint.host,
                leaves_machine=not self.endpoint.is_loopback,
                text=_as_text(messages),
                tokens=self.counted,
                reply_tokens=self.reply_allowance,
                prompt=self.plan.stamp,
            )
            self.started = self.started or time.perf_counter()
            self.exchange = self._exchange(messages)
            try:
                async with aclosing(self._partials(self.exchange)) as partials:
                    async for partial in partials:
                        yield partial
            except ParameterRefused as refused:
                parameter, fault = refused.parameter, refused.fault
            else:
                return
            if not self.endpoint.refuse(parameter):
                raise fault

    async def _partials(self, exchange: Exchange) -> AsyncGenerator[Partial, None]:
        """The parts as they grow; a second reply replaces what the first had said, and keeps what it had said more."""
        reader = PartialReader(top_fields(self.plan.schema))
        earlier = self.shown
        async with aclosing(exchange.pieces(_PAUSE)) as pieces:
            async for piece in pieces:
                reader.feed(piece)
                if (texts := {**earlier, **reader.texts}) != self.shown:
                    self.shown = texts
                    yield Partial(texts)

    def _exchange(self, messages: Sequence[Message]) -> Exchange:
        endpoint = self.endpoint
        return Exchange(
            client=self.client,
            request=Request(
                model=endpoint.model,
                messages=messages,
                schema=self.plan.schema,
                reply_tokens=self.reply_allowance,
                profile=endpoint.known,
            ),
            asked=Asked(
                host=endpoint.host,
                address=endpoint.bare_url,
                model=endpoint.model,
                is_loopback=endpoint.is_loopback,
                key=endpoint.key,
                sent=_as_text(messages),
            ),
            waits=self.waits,
        )

    def _finished_exchange(self) -> Exchange:
        assert self.exchange is not None
        return self.exchange

    async def _spend(self, exchange: Exchange) -> Notice | None:
        """Adds up what the request took; tells where the server read less than was sent."""
        counted, told = self.counted, exchange.prompt_tokens
        self.prompt_tokens += counted if told is None else told
        if exchange.reply_tokens is not None:
            self.reply_tokens += exchange.reply_tokens
        else:
            self.reply_tokens += await asyncio.to_thread(_count_text, exchange.text)
        if told and counted >= _CUT_LEAST and told < counted * _CUT_SHARE:
            return Notice(
                f"Serveren på {self.endpoint.host} læste kun omkring {told} af {counted} tokens, "
                "så begyndelsen af teksten er ikke med. Giv modellen mere plads, eller markér færre noter."
            )
        return None

    def _document(self, text: str, kind: type[Document]) -> Document:
        """The document of a reply, which must hold nothing of the prompt's own example."""
        document = reply.read(text, kind)
        said = json.dumps(document.model_dump(mode="json"), ensure_ascii=False)
        if leaked := self.plan.prompt.leaks(said, self.plan.sources):
            raise NotADocument(
                f"Svaret bruger ord fra eksemplet, som ikke står i kilderne: {', '.join(leaked)}."
            )
        return document

    def _usage(self) -> Usage:
        return Usage(self.prompt_tokens, self.reply_tokens, time.perf_counter() - self.started)


def _as_text(messages: Sequence[Message]) -> str:
    return "\n\n".join(f"[{message['role']}]\n{message['content']}" for message in messages)


def _count(messages: Sequence[Message]) -> int:
    from assistant.engines import tokens

    return tokens.count_messages(messages)


def _count_text(text: str) -> int:
    from assistant.engines import tokens

    return tokens.count(text)
