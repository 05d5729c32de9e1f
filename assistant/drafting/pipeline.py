"""The way from sources to a draft.

Language is detected, persons are replaced where text leaves the machine, the user lets the text go, the engine
writes, names come back, quotes are located and every field is held against its sources.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.drafting import evidence, grounding, privacy
from assistant.drafting.documents import map_texts, settle_quotes
from assistant.engines.base import (
    AboutToSend,
    Engine,
    Identity,
    Job,
    Notice,
    Partial,
    PromptStamp,
    Repaired,
    Source,
    Usage,
    Written,
)
from assistant.errors import EngineError, InputError, MakkerError, StoppedError

if TYPE_CHECKING:
    from assistant.drafting.grounding import Finding
    from assistant.drafting.privacy import Replacements
    from assistant.tasks.task import AnyTask, Document

Consent = Callable[[AboutToSend], Awaitable[bool]]


@dataclass(frozen=True)
class FieldFinding:
    """A finding and the field it stands in ("title", "situation" …)."""

    field: str
    finding: Finding


@dataclass(frozen=True)
class Finished:
    """A whole draft, grounded.

    Attributes:
        document: with the user's own names back in.
        findings: what the sources do not hold, by field.
        own_words: the share, 0 to 1, of the text that is the user's own words.
        identity: who wrote it.
        usage: what it took.
        prompt: the prompt that was used, or None.
        raw: the reply as it came (with the pseudonyms that were sent), or empty.
    """

    document: Document
    findings: tuple[FieldFinding, ...]
    own_words: float
    identity: Identity
    usage: Usage
    prompt: PromptStamp | None
    raw: str


@dataclass(frozen=True)
class Failed:
    """The draft did not come to its end.

    Attributes:
        error: what happened.
        partial: the text that had come, by field; may be empty.
    """

    error: MakkerError
    partial: dict[str, str]


DraftEvent = AboutToSend | Partial | Repaired | Notice | Finished | Failed


async def draft(job: Job, engine: Engine, consent: Consent) -> AsyncGenerator[DraftEvent, None]:
    """Writes one draft and tells how it goes.

    Args:
        job: what to write; sources without a language get theirs detected.
        engine: who writes.
        consent: asked before each request that leaves this machine, with exactly what is sent and where to; where
            it says no, nothing is sent.

    Yields:
        What happens; the last event is ``Finished`` or ``Failed``. Closing the generator stops the work.
    """
    partial: dict[str, str] = {}
    identity = engine.identity
    try:
        job = _with_languages(job)
        sent_job, replacements = _pseudonymised(job) if identity.leaves_machine else (job, None)
        async with aclosing(engine.write(sent_job)) as events:
            async for event in events:
                if isinstance(event, AboutToSend):
                    yield event
                    if event.leaves_machine and not await consent(event):
                        raise StoppedError("Der er ikke sendt noget. Din tekst er, som den var.")
                elif isinstance(event, Partial):
                    partial = _readable(event, replacements)
                    yield Partial(partial)
                elif isinstance(event, Written):
                    for outcome in _finished(event, job, identity, replacements):
                        yield outcome
                    return
                else:
                    yield event
        raise EngineError("Udkastet blev ikke færdigt. Dine noter er, som de var.", "Prøv igen.")
    except MakkerError as error:
        yield Failed(error, partial)


def _readable(event: Partial, replacements: Replacements | None) -> dict[str, str]:
    """What has come so far, with the user's own names."""
    if replacements is None:
        return dict(event.texts)
    return {path: privacy.restore(text, replacements).text for path, text in event.texts.items()}


def ground(
    document: Document, task: AnyTask, sources: Sequence[Source], only: str | None = None
) -> tuple[FieldFinding, ...]:
    """Holds a document against its sources.

    Args:
        document: what was drafted.
        task: whose document it is.
        sources: what it may rest on.
        only: the one field (or "title") to look at, or None for all.
    """
    texts, days = [source.text for source in sources], [source.written for source in sources]
    fields = {"title": task.title(document)}
    fields.update((field.path, field.text) for field in task.fields(document))
    return tuple(
        FieldFinding(path, finding)
        for path, text in fields.items()
        if text.strip() and only in (None, path)
        for finding in grounding.check(text, texts, days)
    )


def own_words(document: Document, task: AnyTask, sources: Sequence[Source]) -> float:
    """The share, 0 to 1, of a document's text that is the sources' own words."""
    text = "\n".join(field.text for field in task.fields(document) if not field.missing)
    return evidence.own_words(text, [source.text for source in sources])


def _with_languages(job: Job) -> Job:
    if not any(source.text.strip() for source in job.sources):
        raise InputError("Der står ikke noget i noten endnu.", "Skriv et par linjer, og prøv igen.")
    from assistant.danish import language

    sources = tuple(
        source if source.language else replace(source, language=language.detect(source.text))
        for source in job.sources
    )
    return replace(job, sources=sources)


def _pseudonymised(job: Job) -> tuple[Job, Replacements]:
    """The job as it may leave the machine; the instruction and the earlier document are text of the user too."""
    texts = [source.text for source in job.sources]
    earlier = job.previous.model_dump_json() if job.previous else ""
    masked = privacy.pseudonymise([*texts, job.instruction, earlier])
    *source_texts, instruction, previous = masked.texts
    return (
        replace(
            job,
            sources=tuple(
                replace(source, text=text) for source, text in zip(job.sources, source_texts, strict=True)
            ),
            instruction=instruction,
            previous=type(job.previous).model_validate_json(previous) if job.previous else None,
        ),
        masked.replacements,
    )


def _finished(
    written: Written, job: Job, identity: Identity, replacements: Replacements | None
) -> Iterator[DraftEvent]:
    document = written.document
    if replacements is not None:
        unknown: dict[str, None] = {}

        def restored(text: str) -> str:
            back = privacy.restore(text, replacements)
            unknown.update(dict.fromkeys(back.unknown))
            return back.text

        document = map_texts(document, restored)
        for token in unknown:
            yield Notice(f"Udkastet nævner {token}, som ikke svarer til nogen i dine noter.")
    document, lost = settle_quotes(document, job.sources)
    if lost:
        yield Notice(_lost_quotes(len(lost)))
    yield Finished(
        document=document,
        findings=ground(document, job.task, job.sources),
        own_words=own_words(document, job.task, job.sources),
        identity=identity,
        usage=written.usage,
        prompt=written.prompt,
        raw=written.raw,
    )


def _lost_quotes(number: int) -> str:
    if number == 1:
        return "Et citat i udkastet står ikke i dine noter og er taget ud."
    return f"{number} citater i udkastet står ikke i dine noter og er taget ud."
