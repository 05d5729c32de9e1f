"""A job before it is written: its languages known, what is not to be in the draft left out, and, where text leaves the machine, its persons replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from assistant.drafting import privacy
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.drafting.privacy import Replacements
    from assistant.engines.base import Job
    from assistant.tasks.task import Withheld


def with_languages(job: Job) -> Job:
    """The job with the language of each source.

    Raises:
        InputError: no source says anything.
    """
    if not any(source.text.strip() for source in job.sources):
        raise InputError("Der står ikke noget i noten endnu.", "Skriv et par linjer, og prøv igen.")
    from assistant.danish import language

    sources = tuple(
        source if source.language else replace(source, language=language.detect(source.text))
        for source in job.sources
    )
    return replace(job, sources=sources)


@runtime_checkable
class Withholding(Protocol):
    """A task that some of a text is not for, unless it is wanted."""

    def withhold(self, text: str, options: Mapping[str, str]) -> Withheld:
        """The text as the writer gets it."""
        ...


def withheld(job: Job) -> tuple[Job, list[str]]:
    """The job without what its task leaves out, and what the user should know of that.

    Raises:
        InputError: nothing is left to write from.
    """
    if not isinstance(job.task, Withholding):
        return job, []
    found = [job.task.withhold(source.text, job.options) for source in job.sources]
    notices = list(dict.fromkeys(notice for one in found for notice in one.notices))
    sources = tuple(
        replace(source, text=one.text)
        for source, one in zip(job.sources, found, strict=True)
        if one.text.strip()
    )
    if not sources:
        raise InputError(" ".join((*notices[:1], "Der står ikke andet i noterne.")))
    return replace(job, sources=sources), notices


def pseudonymised(job: Job) -> tuple[Job, Replacements]:
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
