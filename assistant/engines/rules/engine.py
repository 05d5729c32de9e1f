"""Hands a job to the module of its task, in a thread, and tells that no language model wrote it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from importlib import import_module
from typing import TYPE_CHECKING

from assistant.engines.base import EngineEvent, Identity, Job, Notice, Usage, Written

if TYPE_CHECKING:
    from assistant.tasks.task import Document


class RulesEngine:
    """Sorts and joins the writer's own sentences; adds no fact."""

    @property
    def identity(self) -> Identity:
        """The rules, which send nothing anywhere."""
        return Identity(engine="rules")

    async def write(self, job: Job) -> AsyncGenerator[EngineEvent, None]:
        """Writes the draft; notices come before the document."""
        started = time.perf_counter()
        document, notices = await asyncio.to_thread(write_document, job)
        for notice in notices:
            yield Notice(notice)
        yield Written(document, Usage(seconds=time.perf_counter() - started))


def write_document(job: Job) -> tuple[Document, list[str]]:
    """The document of a job and what the user should know of it, without an event loop.

    Raises:
        EngineError: the sources cannot be used for this task.
    """
    module = import_module(f"assistant.engines.rules.{job.task.id}")
    document: Document
    notices: list[str]
    document, notices = module.write(job)
    return document, notices
