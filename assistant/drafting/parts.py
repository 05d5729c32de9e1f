"""A draft whose sources do not fit into one request: several documents become one, and each is kept as it is finished."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from assistant.engines.base import Source
from assistant.tasks.task import Document, Question, Section

if TYPE_CHECKING:
    from pydantic import BaseModel

    from assistant.engines.base import Identity, Job
    from assistant.tasks.task import AnyTask

_BETWEEN = "\n\n"
# "actions.2", "actions.2.owner"
_ITEM = re.compile(r"(?P<list>[^.]+)\.(?P<number>\d+)(?=\.|$)")
# A document has one title, whatever the number of its parts.
_TITLE = "title"


class PartKeeper(Protocol):
    """Keeps finished parts of drafts that are under way; called from threads."""

    def find(self, key: str) -> str | None:
        """The document of a part as JSON, or None."""

    def keep(self, key: str, document: str) -> None:
        """Keeps the document of a part."""

    def forget(self, keys: Sequence[str]) -> None:
        """Forgets the parts of a draft that is whole."""


@dataclass(frozen=True)
class Part:
    """A part of a long draft begins.

    Attributes:
        number: which one, from 1.
        total: how many there are, as far as is known.
        kept: whether it was written at an earlier try and is taken from there.
    """

    number: int
    total: int
    kept: bool = False


@runtime_checkable
class Joining(Protocol):
    """A task that joins the documents of parts in its own way."""

    def join(self, documents: Sequence[Document]) -> Document:
        """One document of several, in the order of their sources."""


def join(task: AnyTask, documents: Sequence[Document]) -> Document:
    """One document of those of its parts, in the order of their sources: texts follow each other, and nothing stands
    twice; a part that one document has and the other lacks is no longer asked for."""
    if len(documents) == 1:
        return documents[0]
    if isinstance(task, Joining):
        return task.join(documents)
    kind = type(documents[0])
    joined = kind.model_validate(_joined_model(documents))
    for name in kind.model_fields:
        value = getattr(joined, name)
        if isinstance(value, list) and any(isinstance(item, Question) for item in value):
            setattr(joined, name, list(_open_questions(joined, value)))
    return joined


def texts_of(task: AnyTask, document: Document) -> dict[str, str]:
    """The texts of a document by their paths, as they are shown while it is written."""
    texts = {_TITLE: task.title(document), **{field.path: field.text for field in task.fields(document)}}
    return {path: text for path, text in texts.items() if text.strip()}


def with_earlier(earlier: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """What the earlier parts hold, and what has come of this one; the items of a list follow those of the earlier."""
    joined = dict(earlier)
    counts: dict[str, int] = {}
    for path in earlier:
        if item := _ITEM.match(path):
            counts[item["list"]] = max(counts.get(item["list"], 0), int(item["number"]) + 1)
    for path, text in texts.items():
        if item := _ITEM.match(path):
            number = int(item["number"]) + counts.get(item["list"], 0)
            path = f"{item['list']}.{number}{path[item.end() :]}"
        before = joined.get(path, "")
        joined[path] = (before or text) if path == _TITLE else _joined_texts([before, text])
    return joined


def key_of(job: Job, sources: Sequence[Source], whole: Sequence[Source], writer: Identity) -> str:
    """What a part is known by: all that its document depends on, and the whole that its pseudonyms belong to.

    Args:
        job: as it is sent.
        sources: those of the part.
        whole: those of the whole draft, as the user wrote them.
        writer: who writes it.
    """
    told = [
        job.task.id,
        job.instruction,
        job.previous.model_dump_json() if job.previous else "",
        sorted(job.options.items()),
        job.reference_date.isoformat(),
        [writer.engine, writer.host, writer.model],
        [[source.id, source.text] for source in sources],
        [[source.id, source.text, source.written.isoformat()] for source in whole],
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def _joined_model(models: Sequence[BaseModel]) -> dict[str, object]:
    return {
        name: _joined(name, [getattr(model, name) for model in models])
        for name in type(models[0]).model_fields
    }


def _joined(name: str, values: Sequence[object]) -> object:
    present = [value for value in values if value is not None]
    first = present[0] if present else None
    if isinstance(first, Section):
        told = [section for section in present if isinstance(section, Section) and section.text.strip()]
        chosen = told[:1] if name == _TITLE else told
        quotes = [quote for section in chosen for quote in section.quotes]
        return {
            "text": _joined_texts([section.text for section in chosen]),
            "quotes": list(dict.fromkeys(quotes)),
        }
    if isinstance(first, Document):
        return _joined_model([value for value in present if isinstance(value, Document)])
    if isinstance(first, list):
        return list(
            _without_doubles([item for value in present if isinstance(value, list) for item in value])
        )
    told_values = [value for value in present if value != ""]
    return told_values[0] if told_values else first


def _joined_texts(texts: Sequence[str]) -> str:
    """The texts after one another, each once."""
    return _BETWEEN.join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _without_doubles(items: Sequence[object]) -> Iterator[object]:
    seen: set[str] = set()
    for item in items:
        value = item.model_dump(mode="json") if isinstance(item, Document) else item
        said = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str).casefold()
        if said not in seen:
            seen.add(said)
            yield value


def _open_questions(document: Document, questions: Sequence[object]) -> Iterator[object]:
    asked: set[str] = set()
    for question in questions:
        if not isinstance(question, Question):
            yield question
            continue
        section = getattr(document, question.part, None)
        answered = isinstance(section, Section) and bool(section.text.strip())
        if not answered and question.part not in asked:
            asked.add(question.part)
            yield question
