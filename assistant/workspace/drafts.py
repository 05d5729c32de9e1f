"""The making of drafts: from marked notes or a text to drafts in the store, and new suggestions to one of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant import tasks
from assistant.drafting import matters, pipeline
from assistant.drafting.pipeline import Consent, DraftEvent, Failed, Finished
from assistant.engines.base import Engine, Identity, Job, Partial
from assistant.errors import InputError, StoreError
from assistant.workspace.draft_view import OPEN, DraftView, dump_findings, review_findings, sources_of
from assistant.workspace.faults import spoken
from assistant.workspace.meeting_options import options_of_draft
from store.faults import Stale, StoreFault
from store.records import DraftRecord, DraftSourceRecord, NewVersion

if TYPE_CHECKING:
    from assistant.tasks.task import AnyTask, Document
    from store.database import Store


@dataclass(frozen=True)
class Started:
    """A draft begins.

    Attributes:
        number: which one, from 1.
        total: how many there will be, one a matter.
        note_ids: the notes it rests on.
    """

    number: int
    total: int
    note_ids: tuple[int, ...]


@dataclass(frozen=True)
class Stored:
    """A draft, or a new version of one, is in the store.

    Attributes:
        draft_id: its number.
        finished: False for what had come when the writing stopped.
    """

    draft_id: int
    finished: bool


MakeEvent = DraftEvent | Started | Stored


@dataclass(frozen=True)
class Request:
    """What a draft is to be made from.

    Attributes:
        task_id: which task.
        note_ids: notes of the store; may be empty where there is a text.
        text: a text from elsewhere, or empty.
        options: what the task takes beside the text.
        reference_date: the day from which "på fredag" is read.
        instruction: what the draft should be like ("kortere"), or empty.
    """

    task_id: str
    reference_date: date
    note_ids: tuple[int, ...] = ()
    text: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    instruction: str = ""


class Drafting:
    """Makes drafts and keeps them, also those that were stopped half-way."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._drafts = store.drafts
        self._notes = store.notes
        self.parts = StoredParts(lambda: store)

    async def make(
        self, request: Request, engine: Engine, consent: Consent
    ) -> AsyncGenerator[MakeEvent, None]:
        """Writes a draft for each matter that the notes are about.

        Args:
            request: what to make and from what.
            engine: who writes.
            consent: see ``pipeline.draft``.

        Yields:
            For each matter ``Started``, the events of the pipeline, and ``Stored`` where something was kept.

        Raises:
            InputError: there is nothing to write from.
            NotFoundError: a note is gone.
        """
        snapshots = await asyncio.to_thread(self._snapshots, request)
        if not snapshots:
            raise InputError(
                "Der er ikke valgt nogen noter.", "Stil dig på en note, eller markér flere med m."
            )
        groups = await asyncio.to_thread(_by_matter, snapshots)
        task = await asyncio.to_thread(tasks.load, request.task_id)
        for number, group in enumerate(groups, start=1):
            yield Started(number, len(groups), tuple(s.note_id for s in group if s.note_id is not None))
            job = Job(
                task=task,
                sources=sources_of(group),
                reference_date=request.reference_date,
                options=request.options,
                instruction=request.instruction,
            )
            writing = _Writing(self, job, engine, group)
            async with aclosing(writing.events(consent)) as events:
                async for event in events:
                    yield event

    async def suggest(
        self, view: DraftView, instruction: str, engine: Engine, consent: Consent, reference_date: date
    ) -> AsyncGenerator[MakeEvent, None]:
        """Writes a new version of a draft; the earlier one stays.

        Args:
            view: the draft as it was read.
            instruction: what should be otherwise ("kortere"), or empty for another try.
            engine: who writes.
            consent: see ``pipeline.draft``.
            reference_date: the day from which "på fredag" is read.
        """
        record = view.record
        task = await asyncio.to_thread(tasks.load, record.task)
        options = await asyncio.to_thread(options_of_draft, self._store, record.id)
        job = Job(
            task=task,
            sources=sources_of(record.sources),
            reference_date=reference_date,
            options=options,
            instruction=instruction.strip(),
            previous=task.document.model_validate_json(record.current.document),
        )
        writing = _Writing(self, job, engine, list(record.sources), extends=record)
        async with aclosing(writing.events(consent)) as events:
            async for event in events:
                yield event

    def keep(
        self,
        task: AnyTask,
        document: Document,
        sources: Sequence[DraftSourceRecord],
        version: NewVersion,
        extends: DraftRecord | None,
    ) -> DraftRecord:
        """Stores a new draft, or a new version of the one it extends.

        A version comes beside the others and overwrites nothing, so it is added also to a draft that another window
        has changed in the meantime.
        """
        title = task.title(document)
        with spoken():
            if extends is None:
                return self._drafts.add(task.id, title, sources, version)
            try:
                return self._drafts.add_version(extends.id, version, row_version=extends.version, title=title)
            except Stale:
                newest = self._drafts.get(extends.id)
                return self._drafts.add_version(newest.id, version, row_version=newest.version, title=title)

    def _snapshots(self, request: Request) -> list[DraftSourceRecord]:
        with spoken():
            notes = [self._notes.get(note_id) for note_id in request.note_ids]
        snapshots = [
            DraftSourceRecord(note.id, note.text, note.written, note.language)
            for note in notes
            if note.text.strip()
        ]
        if request.text.strip():
            snapshots.append(DraftSourceRecord(None, request.text, request.reference_date, ""))
        if notes and not snapshots:
            raise InputError("Der står ikke noget i noten endnu.", "Skriv et par linjer, og prøv igen.")
        return sorted(snapshots, key=lambda snapshot: snapshot.written)


class StoredParts:
    """The finished parts of long drafts in the store; a store that cannot be written costs only that they are written
    again at the next try.

    Args:
        opened: gives the store, which is first opened when it is needed.
    """

    def __init__(self, opened: Callable[[], Store]) -> None:
        self._opened = opened

    def find(self, key: str) -> str | None:
        """The document of a part, or None."""
        with suppress(StoreFault, StoreError):
            return self._opened().parts.find(key)
        return None

    def keep(self, key: str, document: str) -> None:
        """Keeps the document of a part."""
        with suppress(StoreFault, StoreError):
            self._opened().parts.keep(key, document)

    def forget(self, keys: Sequence[str]) -> None:
        """Forgets the parts of a draft that is whole."""
        with suppress(StoreFault, StoreError):
            self._opened().parts.forget(keys)


class _Writing:
    """One run of the pipeline, with what comes of it kept in the store, however it ends."""

    def __init__(
        self,
        drafting: Drafting,
        job: Job,
        engine: Engine,
        sources: list[DraftSourceRecord],
        extends: DraftRecord | None = None,
    ) -> None:
        self._drafting = drafting
        self._job = job
        self._engine = engine
        self._sources = sources
        self._extends = extends
        self._partial: dict[str, str] = {}
        self._raw = ""

    async def events(self, consent: Consent) -> AsyncGenerator[MakeEvent, None]:
        """The events of the pipeline, and ``Stored`` when something was kept."""
        ended = False
        try:
            async with aclosing(
                pipeline.draft(self._job, self._engine, consent, self._drafting.parts)
            ) as events:
                async for event in events:
                    if isinstance(event, Partial):
                        self._partial = dict(event.texts)
                    ended = ended or isinstance(event, Finished | Failed)
                    yield event
                    if isinstance(event, Finished):
                        yield await asyncio.to_thread(self._keep_finished, event)
                    elif isinstance(event, Failed) and (event.partial or event.raw):
                        self._partial, self._raw = event.partial, event.raw
                        yield await asyncio.to_thread(self._keep_unfinished)
        finally:
            # Esc closes the generator in the middle of a reply: what had come is kept all the same.
            if not ended and self._partial:
                await asyncio.shield(asyncio.to_thread(self._keep_unfinished))

    def _keep_finished(self, event: Finished) -> Stored:
        stored = self._keep_whole(event)
        if event.parts:
            self._drafting.parts.forget(event.parts)
        return stored

    def _keep_whole(self, event: Finished) -> Stored:
        version = replace(
            _version(event.document, event.identity),
            findings=dump_findings(review_findings(event.findings)),
            instruction=self._job.instruction,
            prompt_id=event.prompt.id if event.prompt else "",
            prompt_version=event.prompt.version if event.prompt else "",
            prompt_hash=event.prompt.hash if event.prompt else "",
            prompt_tokens=event.usage.prompt_tokens,
            reply_tokens=event.usage.reply_tokens,
            seconds=event.usage.seconds,
            own_words=event.own_words,
            raw=event.raw,
            states={field.path: OPEN for field in self._job.task.fields(event.document)},
        )
        return self._stored(event.document, version, finished=True)

    def _keep_unfinished(self) -> Stored:
        document: Document = self._job.task.from_texts(self._partial)
        job = self._job
        beside = pipeline.told_beside(job.options, job.reference_date)
        findings = pipeline.ground(document, job.task, [*job.sources, *beside])
        version = replace(
            _version(document, self._engine.identity),
            findings=dump_findings(review_findings(findings)),
            instruction=self._job.instruction,
            own_words=pipeline.own_words(document, self._job.task, self._job.sources),
            raw=self._raw,
            finished=False,
        )
        return self._stored(document, version, finished=False)

    def _stored(self, document: Document, version: NewVersion, *, finished: bool) -> Stored:
        record = self._drafting.keep(self._job.task, document, self._sources, version, self._extends)
        return Stored(record.id, finished)


def _version(document: Document, identity: Identity) -> NewVersion:
    return NewVersion(
        document=document.model_dump_json(),
        engine=identity.engine,
        model=identity.model,
        host=identity.host,
    )


def _by_matter(snapshots: Sequence[DraftSourceRecord]) -> list[list[DraftSourceRecord]]:
    """The snapshots in groups, one a matter, each oldest first."""
    groups = matters.group(sources_of(snapshots))
    return [[snapshots[int(source.id)] for source in group] for group in groups]
