"""From a job to the messages of its request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import prompts
from assistant.danish.format import listed, long_date
from assistant.engines.base import PromptStamp
from assistant.engines.chat.schema import Schema, skeleton, wire_schema
from assistant.errors import PromptError

if TYPE_CHECKING:
    from assistant.engines.base import Job, Source
    from prompts import Prompt, Value

REPAIR = "repair"

# What a job may leave out although a prompt has a place for it.
_OPTIONAL = ("role", "tone", "areas", "participants", "kind", "earlier")

_LANGUAGES = {"da": "dansk", "no": "norsk", "sv": "svensk", "en": "engelsk", "de": "tysk"}
_LANGUAGE_FALLBACK = "et andet sprog"


@dataclass(frozen=True)
class Plan:
    """What is asked of the model for one job.

    Attributes:
        messages: each with "role" and "content".
        schema: the form of the reply.
        prompt: what the messages were made from.
        repair: what a reply that is no document is answered with.
        sources: the texts of the job.
    """

    messages: tuple[dict[str, str], ...]
    schema: Schema
    prompt: Prompt
    repair: Prompt
    sources: tuple[str, ...]

    @property
    def stamp(self) -> PromptStamp:
        """Which prompt this is, for the record of the draft."""
        return PromptStamp(self.prompt.id, self.prompt.version, self.prompt.hash)

    def with_repair(self, reply: str, reason: str) -> tuple[dict[str, str], ...]:
        """The messages that ask once more, after a reply that is no document.

        Raises:
            PromptError: the repair prompt cannot be used.
        """
        with_form = _rendered(self.repair, form=skeleton(self.schema), error=prompts.Data(reason))
        earlier = ({"role": "assistant", "content": reply},) if reply.strip() else ()
        return (*self.messages, *earlier, *with_form)


def plan(job: Job, user_dir: Path | None) -> Plan:
    """Renders the prompt of a job's task.

    Args:
        job: what is to be written; halves of characters in its texts become "�", all else goes in as it is.
        user_dir: the folder of the user's own prompts, or None.

    Raises:
        PromptError: a prompt is missing or cannot be used, or has no place for what the user wrote.
    """
    name = prompts.name_of(job.task.id, job.options.get("mode", ""), user_dir)
    prompt, repair = _loaded(name, user_dir), _loaded(REPAIR, user_dir)
    schema = wire_schema(job.task.document)
    values: dict[str, Value] = {
        "form": skeleton(schema),
        "reference_date": long_date(job.reference_date),
        "language": _languages(job.sources),
        "previous": prompts.Data(job.previous.model_dump_json() if job.previous else "", "udkast"),
        "instruction": prompts.Data(_whole(job.instruction), "ønske"),
        "sources": [_source(number, source) for number, source in enumerate(job.sources, start=1)],
    }
    for option in (*_OPTIONAL, *job.options):
        values.setdefault(option, prompts.Data(_whole(job.options.get(option, "")), "oplysning"))
    for needed in ("sources", *(("instruction",) if job.instruction.strip() else ())):
        if needed not in prompt.variables:
            raise _spoken(prompts.MissingVariable(prompt.id, prompt.path, needed))
    chosen = {name: value for name, value in values.items() if name in prompt.variables}
    return Plan(
        messages=tuple(_rendered(prompt, **chosen)),
        schema=schema,
        prompt=prompt,
        repair=repair,
        sources=tuple(source.text for source in job.sources),
    )


def _source(number: int, source: Source) -> prompts.Data:
    language = f' sprog="{_language(source.language)}"' if source.language else ""
    return prompts.Data(
        _whole(source.text), f'kilde="{number}" dato="{source.written.isoformat()}"{language}'
    )


def _language(code: str) -> str:
    return _LANGUAGES.get(code, _LANGUAGE_FALLBACK)


def _languages(sources: Sequence[Source]) -> str:
    return listed(list(dict.fromkeys(_language(source.language) for source in sources if source.language)))


def _whole(text: str) -> str:
    """The text with halves of characters, which no request can hold, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _loaded(name: str, user_dir: Path | None) -> Prompt:
    try:
        return prompts.load(name, user_dir)
    except prompts.PromptFault as fault:
        raise _spoken(fault) from fault


def _rendered(prompt: Prompt, **values: Value) -> list[dict[str, str]]:
    try:
        return prompt.render(**values)
    except prompts.PromptFault as fault:
        raise _spoken(fault) from fault


def _spoken(fault: prompts.PromptFault) -> PromptError:
    """A fault of a prompt as the user reads it."""
    file = fault.path.name if fault.path else f"{fault.prompt}.md"
    happened = {
        prompts.PromptMissing: f"Der er ingen prompt, som hedder {fault.prompt}.",
        prompts.PromptUnreadable: f"Prompten {file} kan ikke læses.",
        prompts.UnknownVariable: f"Prompten {file} bruger {fault.detail}, som ikke findes.",
        prompts.MissingVariable: f"Prompten {file} mangler en plads til {fault.detail}, eller der er intet at sætte ind.",
        prompts.UnsafeValue: f"Prompten {file} sætter brugerens tekst et sted, hvor den ikke må stå.",
    }.get(type(fault), f"Prompten {file} er ikke bygget som en prompt ({fault.detail}).")
    return PromptError(
        f"{happened} Der er ikke sendt noget, og din tekst er gemt.",
        f"Ret filen i mappen {fault.path.parent}, eller fjern den, så bruges makkers egen."
        if fault.path
        else "",
    )
