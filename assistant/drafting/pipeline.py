"""The way from sources to a draft.

Language is detected, persons are replaced where text leaves the machine, sources that do not fit are split, the user
lets the text go, the engine writes, names come back, quotes are located and every field is held against its sources.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.drafting import budget, evidence, grounding, parts, privacy
from assistant.drafting.documents import map_texts, settle_quotes
from assistant.drafting.parts import Part, PartKeeper
from assistant.engines.base import (
    AboutToSend,
    Engine,
    Identity,
    Job,
    Limited,
    Notice,
    Partial,
    PromptStamp,
    Repaired,
    Source,
    Usage,
    Waiting,
    Written,
)
from assistant.errors import EngineError, InputError, MakkerError, StoppedError

if TYPE_CHECKING:
    from datetime import date

    from assistant.drafting.grounding import Finding
    from assistant.drafting.privacy import Replacements
    from assistant.tasks.task import AnyTask, Document

TOO_LONG = "too_long"
"""The kind of an engine's fault that says that the text does not fit into the model's context."""

_TWO = 2

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
        parts: what the finished parts of a long draft are kept by, to be forgotten when the whole is stored.
    """

    document: Document
    findings: tuple[FieldFinding, ...]
    own_words: float
    identity: Identity
    usage: Usage
    prompt: PromptStamp | None
    raw: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Failed:
    """The draft did not come to its end.

    Attributes:
        error: what happened.
        partial: the text that had come, by field; may be empty.
        raw: the reply as far as it came; may be empty.
    """

    error: MakkerError
    partial: dict[str, str]
    raw: str = ""


DraftEvent = AboutToSend | Partial | Repaired | Waiting | Notice | Part | Finished | Failed


async def draft(
    job: Job, engine: Engine, consent: Consent, keeper: PartKeeper | None = None
) -> AsyncGenerator[DraftEvent, None]:
    """Writes one draft and tells how it goes.

    Args:
        job: what to write; sources without a language get theirs detected.
        engine: who writes.
        consent: asked before each text that leaves this machine, with exactly what is sent and where to; where it
            says no, nothing is sent. A text that is sent to the same host once more is not asked about again.
        keeper: keeps the finished parts of a draft that takes several requests, so that another try goes on from them.

    Yields:
        What happens; the last event is ``Finished`` or ``Failed``. Closing the generator stops the work.
    """
    drafting = _Drafting(job, engine, consent, keeper)
    try:
        async with aclosing(drafting.events()) as events:
            async for event in events:
                yield event
    except MakkerError as error:
        yield Failed(error, drafting.partial, error.raw if isinstance(error, EngineError) else "")


class _Drafting:
    """One draft under way: its parts, what has come of them, and which texts the user has let go."""

    def __init__(self, job: Job, engine: Engine, consent: Consent, keeper: PartKeeper | None) -> None:
        self.partial: dict[str, str] = {}
        self._job = job
        self._engine = engine
        self._identity = engine.identity
        self._consent = consent
        self._keeper = keeper
        self._replacements: Replacements | None = None
        self._allowed: set[tuple[str, str]] = set()
        self._written: list[Written] = []
        self._keys: list[str] = []
        self._earlier: dict[str, str] = {}

    async def events(self) -> AsyncGenerator[DraftEvent, None]:
        """What happens until the draft is whole."""
        self._job = job = _with_languages(self._job)
        if self._identity.leaves_machine:
            job, self._replacements = _pseudonymised(job)
        groups = await self._groups(job)
        while (place := len(self._written)) < len(groups):
            part = replace(job, sources=groups[place])
            try:
                async with aclosing(self._part(part, len(groups))) as events:
                    async for event in events:
                        yield event
            except EngineError as error:
                # The engine has learned how much the model holds, where the server said so.
                narrower = await self._narrower(part) if error.kind == TOO_LONG else []
                if len(narrower) < _TWO:
                    raise
                groups[place : place + 1] = narrower
        async for event in self._whole():
            yield event

    async def _groups(self, job: Job) -> list[tuple[Source, ...]]:
        """The sources in as many groups as requests are needed."""
        limit = await self._engine.room(job) if isinstance(self._engine, Limited) else None
        if limit is None:
            return [job.sources]
        return await asyncio.to_thread(budget.parts_of, job.sources, limit)

    async def _narrower(self, job: Job) -> list[tuple[Source, ...]]:
        """The same in more groups, or nothing where there is no room for any."""
        with suppress(EngineError):
            return await self._groups(job)
        return []

    async def _part(self, part: Job, total: int) -> AsyncGenerator[DraftEvent, None]:
        """Writes one part, or takes it from an earlier try."""
        key, several = "", total > 1
        if several:
            key = parts.key_of(part, part.sources, self._job.sources, self._identity)
            kept = await self._kept(key, part)
            yield Part(len(self._written) + 1, total, kept is not None)
            if kept is not None:
                self._take(kept, key)
                yield Partial(self.partial)
                return
        async with aclosing(self._engine.write(part)) as events:
            async for event in events:
                if isinstance(event, AboutToSend):
                    yield event
                    await self._ask(event)
                elif isinstance(event, Partial):
                    self.partial = parts.with_earlier(self._earlier, _readable(event, self._replacements))
                    yield Partial(self.partial)
                elif isinstance(event, Written):
                    if several and self._keeper is not None:
                        document = event.document.model_dump_json()
                        await asyncio.to_thread(self._keeper.keep, key, document)
                    self._take(event, key)
                    return
                else:
                    yield event
        raise EngineError("Udkastet blev ikke færdigt. Dine noter er, som de var.", "Prøv igen.")

    async def _ask(self, event: AboutToSend) -> None:
        sent = (event.host, event.text)
        if not event.leaves_machine or sent in self._allowed:
            return
        if not await self._consent(event):
            raise StoppedError("Der er ikke sendt noget. Din tekst er, som den var.")
        self._allowed.add(sent)

    async def _kept(self, key: str, part: Job) -> Written | None:
        text = await asyncio.to_thread(self._keeper.find, key) if self._keeper is not None else None
        if text is None:
            return None
        try:
            return Written(part.task.document.model_validate_json(text), raw=text)
        except ValueError:  # another version of the program kept it
            return None

    def _take(self, written: Written, key: str) -> None:
        self._written.append(written)
        self._keys.append(key)
        texts = parts.texts_of(self._job.task, written.document)
        readable = _readable(Partial(texts), self._replacements)
        self.partial = self._earlier = parts.with_earlier(self._earlier, readable)

    async def _whole(self) -> AsyncGenerator[DraftEvent, None]:
        """The draft of all parts."""
        documents = [written.document for written in self._written]
        whole = Written(
            document=parts.join(self._job.task, documents),
            usage=Usage(
                sum(written.usage.prompt_tokens for written in self._written),
                sum(written.usage.reply_tokens for written in self._written),
                sum(written.usage.seconds for written in self._written),
            ),
            prompt=next((written.prompt for written in self._written if written.prompt), None),
            raw="\n".join(written.raw for written in self._written),
        )
        identity = self._engine.identity
        # Grounding takes some tens of milliseconds, in which a screen should go on.
        outcomes = await asyncio.to_thread(
            lambda: list(_finished(whole, self._job, identity, self._replacements))
        )
        for event in outcomes:
            if isinstance(event, Finished):
                event = replace(event, parts=tuple(filter(None, self._keys)))
            yield event


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


def told_beside(options: Mapping[str, str], day: date) -> list[Source]:
    """The participants, who may be named in a draft, though the notes only have their initials.

    Args:
        options: those of the job.
        day: its day of reference.
    """
    participants = options.get("participants", "")
    return [Source("deltagere", participants, day)] if participants.strip() else []


def _without_evidence(document: Document, task: AnyTask) -> Iterator[FieldFinding]:
    """The fields whose text rests on nothing, though it should."""
    for field in task.fields(document):
        if field.needs_quotes and not field.missing and not field.quotes:
            message = "Der er ikke noget sted i noten, som denne del hviler på"
            yield FieldFinding(
                field.path, grounding.Finding("claim", 0, len(field.text), field.text, message)
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
    """The job as it may leave the machine; instruction, options and earlier document are text of the user too."""
    texts = [source.text for source in job.sources]
    earlier = job.previous.model_dump_json() if job.previous else ""
    masked = privacy.pseudonymise([*texts, job.instruction, earlier, *job.options.values()])
    source_texts, (instruction, previous, *options) = masked.texts[: len(texts)], masked.texts[len(texts) :]
    return (
        replace(
            job,
            sources=tuple(
                replace(source, text=text) for source, text in zip(job.sources, source_texts, strict=True)
            ),
            instruction=instruction,
            options=dict(zip(job.options, options, strict=True)),
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
        findings=(
            *ground(document, job.task, [*job.sources, *told_beside(job.options, job.reference_date)]),
            *_without_evidence(document, job.task),
        ),
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
