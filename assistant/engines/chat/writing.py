"""One draft: the requests it takes until the reply is a document."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.engines.base import (
    AboutToSend,
    EngineEvent,
    Notice,
    Partial,
    Recorder,
    Repaired,
    RequestMade,
    Usage,
    Written,
)
from assistant.engines.chat import faults, reply, retry
from assistant.engines.chat.exchange import Exchange, Message, Request
from assistant.engines.chat.faults import Asked, ParameterRefused
from assistant.engines.chat.partial import PartialReader
from assistant.engines.chat.reply import NotADocument
from assistant.engines.chat.schema import top_fields
from assistant.errors import EngineError

if TYPE_CHECKING:
    import openai

    from assistant.engines.chat.client import Waits
    from assistant.engines.chat.endpoint import Endpoint
    from assistant.engines.chat.prompting import Plan
    from assistant.tasks.task import Document

MOST_REPAIRS = 2
OK, STOPPED = "ok", "stopped"

# No more than twenty partial documents a second, which is as fast as a screen is read.
_PAUSE = 0.05

# Where a server read less than this share of the tokens that were sent, it cut the prompt; no tokenizer is that
# much thriftier with Danish than ours.
_CUT_SHARE = 0.6
_CUT_LEAST = 1_000
# A server that says that it read less than this counts in some way of its own.
_CREDIBLE_CONTEXT = 2_048

Sleep = Callable[[float], Awaitable[None]]


@dataclass
class Writing:
    """One draft under way.

    Attributes:
        endpoint: where to; its profile is corrected when a request proves it wrong.
        client: speaks with it.
        plan: what is asked.
        waits: how long to wait.
        reply_allowance: how many tokens a reply may take.
        sleep: waits before another try.
        record: takes each request, or None.
    """

    endpoint: Endpoint
    client: openai.AsyncOpenAI
    plan: Plan
    waits: Waits
    reply_allowance: int
    sleep: Sleep = asyncio.sleep
    record: Recorder | None = None
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
                fault = faults.not_a_document(exchange.asked, reason, repairs)
                fault.raw = exchange.text
                raise fault
            yield Repaired(reason)
            messages = await asyncio.to_thread(self._repair, exchange.text, reason)

    def _repair(self, text: str, reason: str) -> Sequence[Message]:
        """The messages that ask once more; without the reply where both would not fit, since a server cuts the start."""
        messages = self.plan.with_repair(text, reason)
        context = self.endpoint.known.context
        if context and counted(messages) + self.reply_allowance > context:
            return self.plan.with_repair("", reason)
        return messages

    async def _answered(self, messages: Sequence[Message]) -> AsyncGenerator[EngineEvent, None]:
        """Sends the messages, in another way where the server refuses one and once more where it could not answer."""
        self.counted = await asyncio.to_thread(counted, messages)
        tried_again = False
        while True:
            yield about_to_send(self.endpoint, self.plan, messages, self.counted, self.reply_allowance)
            self.started = self.started or time.perf_counter()
            self.exchange = exchange = self._exchange(messages)
            began, outcome, parameter = time.perf_counter(), STOPPED, ""
            try:
                async with aclosing(self._partials(exchange)) as partials:
                    async for partial in partials:
                        yield partial
            except ParameterRefused as refused:
                parameter, fault = refused.parameter, refused.fault
                outcome = faults.Kind.REQUEST
            except EngineError as error:
                fault = error
                outcome = error.kind
            else:
                outcome = OK
                return
            finally:
                await self._tell(exchange, outcome, time.perf_counter() - began)
            if parameter and self.endpoint.refuse(parameter):
                continue
            pause = None if tried_again or exchange.asked.begun else retry.pause(fault)
            if pause is None:
                fault.raw = exchange.text
                raise fault
            tried_again = True
            yield pause
            await self.sleep(pause.seconds)

    async def _tell(self, exchange: Exchange, outcome: str, seconds: float) -> None:
        """Puts a request on record, however it ended; shielded, since Esc ends it here too."""
        if self.record is None:
            return
        counted = await asyncio.to_thread(_count_text, exchange.text) if exchange.reply_tokens is None else 0
        made = RequestMade(
            host=self.endpoint.host,
            model=self.endpoint.model,
            prompt=self.plan.stamp,
            prompt_tokens=self.counted if exchange.prompt_tokens is None else exchange.prompt_tokens,
            reply_tokens=counted if exchange.reply_tokens is None else exchange.reply_tokens,
            seconds=seconds,
            outcome=outcome,
            sent=exchange.asked.sent,
            reply=exchange.text,
        )
        await asyncio.shield(asyncio.to_thread(self.record, made))

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
        sent, told = self.counted, exchange.prompt_tokens
        self.prompt_tokens += sent if told is None else told
        if exchange.reply_tokens is not None:
            self.reply_tokens += exchange.reply_tokens
        else:
            self.reply_tokens += await asyncio.to_thread(_count_text, exchange.text)
        if told and sent >= _CUT_LEAST and told < sent * _CUT_SHARE:
            again = ""
            if told >= _CREDIBLE_CONTEXT:
                self.endpoint.learn_context(told)
                again = "Næste gang deler makker teksten op. "
            return Notice(
                f"Serveren på {self.endpoint.host} læste kun omkring {told} af {sent} tokens, "
                f"så begyndelsen af teksten er ikke med. {again}Giv modellen mere plads, eller markér færre noter: "
                "I Ollama sættes OLLAMA_CONTEXT_LENGTH, før den startes."
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


def about_to_send(
    endpoint: Endpoint, plan: Plan, messages: Sequence[Message], tokens: int, reply_tokens: int
) -> AboutToSend:
    """What comes before a request: where it goes, and exactly what it says."""
    return AboutToSend(
        host=endpoint.host,
        leaves_machine=not endpoint.is_loopback,
        text=_as_text(messages),
        tokens=tokens,
        reply_tokens=reply_tokens,
        prompt=plan.stamp,
    )


def _as_text(messages: Sequence[Message]) -> str:
    return "\n\n".join(f"[{message['role']}]\n{message['content']}" for message in messages)


def counted(messages: Sequence[Message]) -> int:
    """How many tokens messages take."""
    from assistant.engines import tokens

    return tokens.count_messages(messages)


def _count_text(text: str) -> int:
    from assistant.engines import tokens

    return tokens.count(text)
