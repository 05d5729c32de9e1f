"""Writes drafts with a language model behind any OpenAI-compatible endpoint."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.engines.base import AboutToSend, EngineEvent, Identity, Job, Recorder
from assistant.engines.chat import client as clients
from assistant.engines.chat import faults, models, probe, prompting, retry
from assistant.engines.chat.faults import TooLong
from assistant.engines.chat.writing import Sleep, Writing, about_to_send, counted
from assistant.errors import EngineError

if TYPE_CHECKING:
    import openai

    from assistant.engines.chat.client import Waits
    from assistant.engines.chat.endpoint import Endpoint
    from assistant.engines.chat.keys import Secret
    from assistant.engines.chat.profiles import ProfileBook

REPLY_TOKENS = 8_000

# Of a small context, no more than this share is kept free for the reply.
_REPLY_SHARE = 3
# Less room than this holds no paragraph.
_LEAST_ROOM = 200
# A server that refuses a shorter request than this has something else against it than its length.
_LEAST_GUESSED = 4_096


class ChatEngine:
    """Any OpenAI-compatible endpoint as an engine.

    Args:
        endpoint: where to; its profile is corrected when a request proves it wrong.
        prompts_dir: the folder in which the user's own prompts lie, or None.
        find_key: looks the key up (in a thread) where the endpoint has none; it may take a few seconds.
        waits: how long to wait; the defaults depend on whether the server is on this machine.
        reply_tokens: how many tokens a reply may take, thoughts included.
        profiles: what is known of servers from earlier drafts, and where it is kept; None keeps nothing.
        record: takes each request, in a thread.
        sleep: waits before another try.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        prompts_dir: Path | None = None,
        find_key: Callable[[str], Secret | None] | None = None,
        waits: Waits | None = None,
        reply_tokens: int = REPLY_TOKENS,
        profiles: ProfileBook | None = None,
        record: Recorder | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._endpoint = endpoint
        self._prompts_dir = prompts_dir
        self._find_key = find_key
        self._waits = waits or (clients.LOOPBACK_WAITS if endpoint.is_loopback else clients.REMOTE_WAITS)
        self._reply_tokens = reply_tokens
        self._profiles = profiles
        self._record = record
        self._sleep = sleep
        self._looked = False

    @property
    def identity(self) -> Identity:
        """The model and its host; the model of a server on this machine may be known first after a draft."""
        endpoint = self._endpoint
        return Identity("chat", endpoint.model, endpoint.host, leaves_machine=not endpoint.is_loopback)

    async def room(self, job: Job) -> int | None:
        """How many tokens of sources one request for a job can hold, or None where no limit is known.

        Raises:
            EndpointError: there is no room for any text.
            PromptError: the prompt file cannot be used.
            SettingsError: the address cannot be used.
        """
        await asyncio.to_thread(self._recall)
        if self._endpoint.model and self._may_look():
            await self._complete_endpoint()
            client = await asyncio.to_thread(clients.build, self._endpoint)
            try:
                await self._look(client)
            finally:
                await client.close()
        context = self._endpoint.known.context
        if not context:
            return None
        bare = replace(job, sources=(replace(job.sources[0], text="."),))
        plan = await asyncio.to_thread(prompting.plan, bare, self._prompts_dir)
        taken = await asyncio.to_thread(counted, plan.messages)
        room = context - self._reply_allowance() - taken
        if room < _LEAST_ROOM:
            raise faults.no_room(self._endpoint.host, self._endpoint.model, context)
        return room

    async def foresee(self, job: Job) -> AboutToSend:
        """The first request of a job, without sending it.

        Raises:
            PromptError: the prompt file cannot be used.
        """
        await asyncio.to_thread(self._recall)
        plan = await asyncio.to_thread(prompting.plan, job, self._prompts_dir)
        tokens = await asyncio.to_thread(counted, plan.messages)
        return about_to_send(self._endpoint, plan, plan.messages, tokens, self._reply_allowance())

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
            async with aclosing(self._settled(client)) as events:
                async for event in events:
                    yield event
            self._recall()
            if self._may_look():
                await self._look(client)
            writing = Writing(
                self._endpoint, client, plan, self._waits, self._reply_allowance(), self._sleep, self._record
            )
            async with aclosing(writing.events(job.task.document)) as events:
                async for event in events:
                    yield event
        except TooLong as fault:
            self._learn(fault, counted(plan.messages))
            raise
        finally:
            await client.close()
            self._remember()

    async def _settled(self, client: openai.AsyncOpenAI) -> AsyncGenerator[EngineEvent, None]:
        """Chooses a model where none is chosen; a server that is just starting is asked twice."""
        try:
            await models.settle(self._endpoint, client)
        except EngineError as error:
            fault = error
        else:
            return
        pause = retry.pause(fault)
        if pause is None:
            raise fault
        yield pause
        await self._sleep(pause.seconds)
        await models.settle(self._endpoint, client)

    def _may_look(self) -> bool:
        """Whether the server is asked what it says of itself: once, and once a draft where it has told of a limit, since
        that changes with how it is started. A server elsewhere is asked nothing before the user's yes."""
        known = self._endpoint.known
        return (
            self._profiles is not None
            and self._endpoint.is_loopback
            and not self._looked
            and not (known.probed and not known.context)
            and not known.context_chosen
        )

    async def _look(self, client: openai.AsyncOpenAI) -> None:
        self._looked = True
        found = await probe.look(self._endpoint, client)
        context = found.context or self._endpoint.known.context
        self._endpoint.profile = replace(self._endpoint.known, context=context, probed=found.final)

    def _learn(self, fault: TooLong, sent: int) -> None:
        """Takes the server at its word; where it says no number, a text of some length is tried in smaller parts."""
        if fault.context:
            self._endpoint.learn_context(fault.context)
        elif sent > _LEAST_GUESSED:
            self._endpoint.learn_context(sent * 2 // 3)

    def _reply_allowance(self) -> int:
        context = self._endpoint.known.context
        return min(self._reply_tokens, context // _REPLY_SHARE) if context else self._reply_tokens

    def _recall(self) -> None:
        if self._profiles is not None and self._endpoint.profile is None:
            kept = self._profiles.find(self._endpoint.base_url, self._endpoint.model)
            if kept is not None:
                self._endpoint.profile, self._endpoint.refused = kept.profile, kept.refused

    def _remember(self) -> None:
        endpoint = self._endpoint
        if self._profiles is not None and endpoint.profile is not None and endpoint.model:
            self._profiles.keep(endpoint.base_url, endpoint.model, endpoint.profile, endpoint.refused)

    async def _complete_endpoint(self) -> None:
        if self._endpoint.key is None and self._find_key is not None:
            self._endpoint.key = await asyncio.to_thread(self._find_key, self._endpoint.base_url)
