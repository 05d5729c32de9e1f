"""What comes of a draft: names back in, quotes located, and every field held against its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from assistant.drafting import evidence, grounding, privacy
from assistant.drafting.documents import map_texts, settle_quotes
from assistant.engines.base import Identity, Job, Notice, PromptStamp, Source, Usage, Written

if TYPE_CHECKING:
    from datetime import date

    from assistant.drafting.grounding import Finding
    from assistant.drafting.privacy import Replacements
    from assistant.tasks.task import AnyTask, Document


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


def ground(
    document: Document,
    task: AnyTask,
    sources: Sequence[Source],
    only: str | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[FieldFinding, ...]:
    """Holds a document against its sources.

    Args:
        document: what was drafted.
        task: whose document it is.
        sources: what it may rest on.
        only: the one field (or "title") to look at, or None for all.
        stopped: asked before each field; once it says yes, no more is looked at.
    """
    texts, days = [source.text for source in sources], [source.written for source in sources]
    fields: dict[str, tuple[str, Sequence[str]]] = {"title": (task.title(document), ())}
    fields.update((field.path, (field.text, field.quotes)) for field in task.fields(document))
    return tuple(
        FieldFinding(path, finding)
        for path, (text, quotes) in fields.items()
        if text.strip() and only in (None, path) and not stopped()
        for finding in grounding.check(text, texts, days, quotes)
    )


def told_beside(options: Mapping[str, str], day: date) -> list[Source]:
    """The participants, who may be named in a draft, though the notes only have their initials.

    Args:
        options: those of the job.
        day: its day of reference.
    """
    participants = options.get("participants", "")
    return [Source("deltagere", participants, day)] if participants.strip() else []


@runtime_checkable
class Remarking(Protocol):
    """A task of whose documents the user should know something, whoever wrote them."""

    def remarks(
        self, document: Document, texts: Sequence[str], options: Mapping[str, str], reference: date
    ) -> list[str]:
        """What to tell, whole Danish sentences."""
        ...


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


def finished(
    written: Written,
    job: Job,
    identity: Identity,
    replacements: Replacements | None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Notice | Finished]:
    """What is told of what was written, the whole draft last.

    Args:
        written: what the engine wrote.
        job: as the user gave it.
        identity: who wrote.
        replacements: what the persons were replaced by, or None.
        stopped: see ``ground``.
    """
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
    sources = [*job.sources, *told_beside(job.options, job.reference_date)]
    document, lost = settle_quotes(document, job.sources)
    if lost:
        yield Notice(_lost_quotes(len(lost)))
    if isinstance(job.task, Remarking):
        texts = [source.text for source in job.sources]
        for remark in job.task.remarks(document, texts, job.options, job.reference_date):
            yield Notice(remark)
    yield Finished(
        document=document,
        findings=(
            *ground(document, job.task, sources, stopped=stopped),
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
