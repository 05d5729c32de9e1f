"""A draft as the review shows it: its fields with their state, their evidence in the sources and their findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assistant import tasks
from store.records import DraftRecord, DraftSourceRecord, DraftVersionRecord

if TYPE_CHECKING:
    from assistant.drafting.pipeline import FieldFinding
    from assistant.engines.base import Source
    from assistant.tasks.task import AnyTask, Document

OPEN, APPROVED, DROPPED = "open", "approved", "dropped"
DISCARDED = "discarded"


@dataclass(frozen=True)
class ReviewFinding:
    """Something in a field that the sources do not hold.

    Attributes:
        field: the field's path.
        kind: "figure", "date", "name" …
        start: where in the field's text it begins.
        end: where it ends.
        text: the stretch itself.
        message: what is the matter, one Danish sentence.
        dismissed: whether the user has said that it is right all the same.
    """

    field: str
    kind: str
    start: int
    end: int
    text: str
    message: str
    dismissed: bool = False


@dataclass(frozen=True)
class Highlight:
    """A stretch of a source that a field rests on; ``source`` counts the draft's sources from 0."""

    source: int
    start: int
    end: int


@dataclass(frozen=True)
class FieldView:
    """One field as the review shows it; ``state`` is "open", "approved" or "dropped"."""

    path: str
    heading: str
    text: str
    question: str | None
    state: str
    findings: tuple[ReviewFinding, ...]
    evidence: tuple[Highlight, ...]

    @property
    def missing(self) -> bool:
        """Whether there is no text yet."""
        return not self.text.strip()

    @property
    def open_findings(self) -> tuple[ReviewFinding, ...]:
        """The findings that the user has not taken a stand on."""
        return tuple(finding for finding in self.findings if not finding.dismissed)


@dataclass(frozen=True)
class DraftView:
    """A draft as the review shows it."""

    record: DraftRecord
    task_name: str
    title: str
    title_findings: tuple[ReviewFinding, ...]
    fields: tuple[FieldView, ...]

    @property
    def sources(self) -> tuple[DraftSourceRecord, ...]:
        """What the draft rests on, oldest first."""
        return self.record.sources

    def field(self, path: str) -> FieldView:
        """The field of that path.

        Raises:
            KeyError: there is none.
        """
        for field in self.fields:
            if field.path == path:
                return field
        raise KeyError(path)

    @property
    def origin(self) -> str:
        """Who wrote the version in use, and how much of it is the user's own words."""
        current = self.record.current
        share = f"{round(current.own_words * 100)} % dine egne ord"
        if current.engine == "rules":
            return f"skrevet af reglerne, uden sprogmodel · {share}"
        writer = f"skrevet af {current.model}" if current.model else "skrevet af en sprogmodel"
        return f"{writer} · {share}" if current.finished else f"{writer}, stoppet undervejs · {share}"


def review_findings(findings: Sequence[FieldFinding]) -> list[ReviewFinding]:
    """The findings of the pipeline as the review keeps them."""
    return [
        ReviewFinding(
            item.field,
            item.finding.kind,
            item.finding.start,
            item.finding.end,
            item.finding.text,
            item.finding.message,
        )
        for item in findings
    ]


def dump_findings(findings: Sequence[ReviewFinding]) -> str:
    """The findings as the store keeps them."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False)


def sources_of(snapshots: Sequence[DraftSourceRecord]) -> tuple[Source, ...]:
    """The sources of a draft as the pipeline takes them; their ids are their places in the draft."""
    from assistant.engines.base import Source

    return tuple(
        Source(str(number), snapshot.text, snapshot.written, snapshot.language)
        for number, snapshot in enumerate(snapshots)
    )


def findings_of(version: DraftVersionRecord) -> list[ReviewFinding]:
    """The findings of a version as the store keeps them."""
    return [ReviewFinding(**finding) for finding in json.loads(version.findings)]


def finding_key(finding: ReviewFinding) -> tuple[str, str, str]:
    """What makes a finding the same after its field was edited elsewhere."""
    return finding.field, finding.kind, finding.text


def document_of(record: DraftRecord) -> tuple[AnyTask, Document]:
    """The task of a draft, and the document of the version in use."""
    task = tasks.load(record.task)
    document: Document = task.document.model_validate_json(record.current.document)
    return task, document


def view_of(record: DraftRecord) -> DraftView:
    """A stored draft with its fields, their evidence located and their findings in place."""
    from assistant.drafting import evidence

    task, document = document_of(record)
    sources = sources_of(record.sources)
    findings = findings_of(record.current)

    def found(path: str) -> tuple[ReviewFinding, ...]:
        return tuple(finding for finding in findings if finding.field == path)

    def places(quotes: Sequence[str]) -> tuple[Highlight, ...]:
        located = (evidence.locate(quote, sources) for quote in quotes)
        return tuple(Highlight(int(place.source_id), place.start, place.end) for place in located if place)

    return DraftView(
        record=record,
        task_name=tasks.row(record.task).name,
        title=task.title(document),
        title_findings=found("title"),
        fields=tuple(
            FieldView(
                path=field.path,
                heading=field.heading,
                text=field.text,
                question=field.question,
                state=record.current.states.get(field.path, OPEN),
                findings=found(field.path),
                evidence=places(field.quotes),
            )
            for field in task.fields(document)
        ),
    )
