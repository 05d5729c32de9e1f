"""A scripted engine that records what it was asked for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

from assistant.engines.base import (
    AboutToSend,
    EngineEvent,
    Identity,
    Job,
    Partial,
    PromptStamp,
    Usage,
    Written,
)
from assistant.tasks.star import HEADINGS, Star
from assistant.tasks.task import Question, Section

STAMP = PromptStamp(id="star", version="1", hash="0123456789abcdef")
REMOTE = Identity("chat", "prøvemodel", "api.example.com", leaves_machine=True)
LOCAL = Identity("chat", "prøvemodel", "127.0.0.1:11434", leaves_machine=False)


class Wait(asyncio.Event):
    """A place in a script where the engine waits until the test calls ``set``."""


Step = EngineEvent | Wait | Exception


def star(title: str = "Færre tryksår på 7B", questions: Sequence[tuple[str, str]] = (), **parts: str) -> Star:
    """A STAR document whose parts quote themselves; parts that are not given are empty."""
    unknown = set(parts) - set(HEADINGS)
    assert not unknown, f"no part called {unknown}"

    def section(text: str) -> Section:
        return Section(text=text, quotes=[text] if text else [])

    return Star(
        title=Section(text=title, quotes=[]),
        **{part: section(parts.get(part, "")) for part in HEADINGS},
        questions=[Question(part=part, text=text) for part, text in questions],
    )


def about_to_send(identity: Identity = REMOTE, text: str = "[user]\nnoten") -> AboutToSend:
    """The event that comes before a request."""
    return AboutToSend(
        host=identity.host,
        leaves_machine=identity.leaves_machine,
        text=text,
        tokens=1_600,
        reply_tokens=8_000,
        prompt=STAMP,
    )


def written(document: Star | None = None, raw: str = "{}") -> Written:
    """The last event of a job that ended well."""
    document = document or star(situation="Vi havde for mange tryksår på 7B.")
    return Written(document, Usage(prompt_tokens=1_600, reply_tokens=120, seconds=2.5), STAMP, raw)


def streamed(document: Star, identity: Identity = REMOTE) -> list[Step]:
    """The events of a good draft: what is sent, the parts as they grow, and the document."""
    texts = {part: document.section(part).text for part in ("title", *HEADINGS)}
    partials = [dict(list(texts.items())[:number]) for number in range(1, len(texts) + 1)]
    return [about_to_send(identity), *(Partial(partial) for partial in partials), written(document)]


class FakeEngine:
    """Plays a script for each job: events are yielded, errors raised, and at a ``Wait`` it waits.

    Args:
        scripts: one for each job, in order; the last serves all that follow.
        identity: who the engine says it is.

    Attributes:
        jobs: the jobs it was given.
        sent: how many requests were let through: the reader went on after ``AboutToSend``.
        closed: how many jobs were closed before their end.
    """

    def __init__(self, *scripts: Sequence[Step], identity: Identity = REMOTE) -> None:
        self._scripts = list(scripts) or [[written()]]
        self.identity = identity
        self.jobs: list[Job] = []
        self.sent = 0
        self.closed = 0

    async def write(self, job: Job) -> AsyncGenerator[EngineEvent, None]:
        """Plays the script of this job."""
        self.jobs.append(job)
        script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
        ended = False
        try:
            for step in script:
                if isinstance(step, Wait):
                    await step.wait()
                elif isinstance(step, Exception):
                    ended = True
                    raise step
                else:
                    ended = isinstance(step, Written)
                    yield step
                    self.sent += isinstance(step, AboutToSend)
            ended = True
        finally:
            self.closed += not ended
