"""One text or one JSON object a line in, one answer a line out: what commands do without the store.

A line that cannot be used answers with its reason, and the rest go on.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import aclosing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from assistant import tasks
from assistant.errors import EngineError, InputError, MakkerError

if TYPE_CHECKING:
    from assistant.drafting.parts import PartKeeper
    from assistant.drafting.pipeline import Consent, Finished
    from assistant.engines.base import Engine, Job

Answer: TypeAlias = dict[str, object]

# What a line may hold beside its text, and every task may read.
OPTIONS = ("role", "mode", "tone", "areas", "participants", "kind", "writer", "pay")


@dataclass(frozen=True)
class Drafted:
    """A draft that a command prints.

    Attributes:
        finished: the last event of the pipeline.
        markdown: the document as Danish Markdown.
        notices: what the user should know of how it was made.
    """

    finished: Finished
    markdown: str
    notices: tuple[str, ...]


def read_text(path: Path | None, standard_input: Iterable[bytes]) -> str:
    """The text of a file, or of standard input where there is no path or the path is "-".

    Raises:
        InputError: there is no such file, or it is not UTF-8; with the line.
    """
    if path is None or str(path) == "-":
        return _decoded(b"".join(standard_input), "standardinput")
    try:
        return _decoded(path.read_bytes(), str(path))
    except FileNotFoundError as error:
        raise InputError(f"Filen {path} findes ikke.", "Se efter, om stien er rigtig.") from error
    except OSError as error:
        raise InputError(f"Filen {path} kan ikke læses.", "Se efter, om du har adgang til den.") from error


def _decoded(data: bytes, origin: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"Linje {line} i {origin} er ikke UTF-8.", "Gem teksten som UTF-8, og prøv igen."
        ) from error


def answers(text: str, answer: Callable[[Mapping[str, object]], Answer]) -> Iterator[Answer]:
    """An answer for each line of JSON, in order.

    Args:
        text: JSON Lines; empty lines are passed over.
        answer: makes the answer of one object.

    Yields:
        The answer, or ``{"id", "error"}`` for a line that cannot be used.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        identifier: object = None
        try:
            fields = _parsed(line, number)
            identifier = fields.get("id")
            yield answer(fields)
        except MakkerError as error:
            yield {"id": identifier, "error": str(error)}


def _parsed(line: str, number: int) -> Mapping[str, object]:
    try:
        fields = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"Linje {number} er ikke gyldig JSON.") from error
    if not isinstance(fields, dict):
        raise InputError(f"Linje {number} er ikke et JSON-objekt.")
    return fields


def draft_answer(
    task_id: str,
    fields: Mapping[str, object],
    engine: Engine,
    consent: Consent,
    tell: Callable[[str], None] | None = None,
    keeper: PartKeeper | None = None,
) -> Answer:
    """The answer of ``makker draft``: id, task, engine, document and findings; see ``draft_fields``."""
    drafted = draft_fields(task_id, fields, engine, consent, tell, keeper)
    return {
        "id": fields.get("id"),
        "task": task_id,
        "engine": drafted.finished.identity.engine,
        "document": drafted.finished.document.model_dump(mode="json"),
        "findings": [{"field": item.field, **asdict(item.finding)} for item in drafted.finished.findings],
    }


def draft_fields(
    task_id: str,
    fields: Mapping[str, object],
    engine: Engine,
    consent: Consent,
    tell: Callable[[str], None] | None = None,
    keeper: PartKeeper | None = None,
) -> Drafted:
    """Drafts one text to its end, without the store.

    Args:
        task_id: which task.
        fields: "text", and what the task takes beside it: "reference_date" (today where it is left out), "role" …
        engine: who writes.
        consent: see ``pipeline.draft``.
        tell: takes what the user should know while it is written, Danish sentences; None tells nobody.
        keeper: keeps the finished parts of a text that takes several requests, so that the same call goes on from them.

    Raises:
        MakkerError: a field is missing or wrong, or why the draft did not come to its end.
    """
    from assistant.engines.base import Job, Source

    task = tasks.load(task_id)
    text, day = _string(fields, "text"), _day(fields, "reference_date") or date.today()
    options = {name: _option(name, fields[name]) for name in OPTIONS if fields.get(name)}
    job = Job(task, (Source("tekst", text, day),), day, options)
    finished, notices = asyncio.run(_run(job, engine, consent, tell or _nobody, keeper))
    return Drafted(finished, task.markdown(finished.document), notices)


def _nobody(text: str) -> None:
    """Takes what is told to nobody."""


async def _run(
    job: Job, engine: Engine, consent: Consent, tell: Callable[[str], None], keeper: PartKeeper | None
) -> tuple[Finished, tuple[str, ...]]:
    from assistant.drafting import pipeline
    from assistant.drafting.parts import Part
    from assistant.engines.base import Notice, Waiting

    notices: list[str] = []
    part: Part | None = None
    ended = False
    try:
        async with aclosing(pipeline.draft(job, engine, consent, keeper)) as events:
            async for event in events:
                ended = isinstance(event, pipeline.Finished | pipeline.Failed)
                if isinstance(event, Notice):
                    notices.append(event.text)
                elif isinstance(event, Waiting):
                    tell(f"{event.reason}. Prøver igen om {event.seconds:.0f} s · Ctrl+C stopper.")
                elif isinstance(event, Part):
                    part = event
                    kept = " er fra sidst" if event.kept else " …"
                    tell(f"Del {event.number} af {event.total}{kept}")
                elif isinstance(event, pipeline.Failed):
                    raise event.error
                elif isinstance(event, pipeline.Finished):
                    if keeper is not None and event.parts:
                        await asyncio.to_thread(keeper.forget, event.parts)
                    return event, tuple(notices)
    finally:
        if part is not None and not ended and keeper is not None and part.number > 1:
            tell(
                f"Stoppet i del {part.number} af {part.total}. Kør den samme kommando igen, så går den videre derfra."
            )
    raise EngineError("Udkastet blev ikke færdigt. Din tekst er, som den var.", "Prøv igen.")


def check_answer(fields: Mapping[str, object]) -> Answer:
    """The answer of ``makker check``: id and findings, with places in the draft.

    Raises:
        InputError: the line lacks source or draft.
    """
    from assistant.drafting import grounding

    findings = grounding.check(_string(fields, "draft"), [_string(fields, "source")])
    return {"id": fields.get("id"), "findings": [asdict(finding) for finding in findings]}


def mask_answer(fields: Mapping[str, object]) -> Answer:
    """The answer of ``makker mask``: id, masked and spans.

    Raises:
        InputError: the line lacks its text.
    """
    from assistant.drafting import privacy

    text = _string(fields, "text")
    masked, spans = privacy.mask(text)
    return {
        "id": fields.get("id"),
        "masked": masked,
        "spans": [
            {"start": span.start, "end": span.end, "text": text[span.start : span.end], "label": span.label}
            for span in spans
        ],
    }


def _string(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise InputError(f"Feltet {name} mangler eller er ikke tekst.")
    return value


def _day(fields: Mapping[str, object], name: str) -> date | None:
    value = fields.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise InputError(f"Feltet {name} skal være en dato som 2026-03-12.") from error


def _option(name: str, value: object) -> str:
    """An option as the engines take it; several people may stand in a list, or with commas between them."""
    if name == "participants" and isinstance(value, str) and "\n" not in value:
        value = [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    return "\n".join(str(item) for item in value) if isinstance(value, list) else str(value)
