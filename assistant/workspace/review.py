"""The review of a draft: seen field by field with its evidence and findings, edited, approved, answered, exported.

Every method may be called from any thread. Each change takes the view it was made from, so that two windows never
overwrite each other silently, and gives the new view back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from assistant import tasks
from assistant.errors import InputError
from assistant.workspace.faults import spoken
from store.records import (
    DraftEdit,
    DraftLine,
    DraftRecord,
    DraftSourceRecord,
    DraftVersionRecord,
)

if TYPE_CHECKING:
    from assistant.drafting.pipeline import FieldFinding
    from assistant.engines.base import Source
    from assistant.tasks.task import AnyTask, Document
    from store.database import Store

__all__ = [
    "DraftEdit",
    "DraftLine",
    "DraftRecord",
    "DraftSourceRecord",
    "DraftVersionRecord",
    "DraftView",
    "FieldView",
    "Highlight",
    "Review",
    "ReviewFinding",
]

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


class Review:
    """The drafts of one store and what can be done with them.

    Every method raises ``NotFoundError``, ``ConflictError`` or ``StoreError`` where the store cannot do it.
    """

    def __init__(self, store: Store) -> None:
        self._drafts = store.drafts
        self._notes = store.notes

    def lines(
        self, state: str | None = None, tag: str | None = None, limit: int = 100, offset: int = 0
    ) -> list[DraftLine]:
        """Drafts for a list, newest period first."""
        with spoken():
            return self._drafts.lines(state=state, tag=tag, limit=limit, offset=offset)

    def counts(self) -> dict[str, int]:
        """How many drafts are "open", "approved" and "discarded"."""
        with spoken():
            return self._drafts.counts()

    def open(self, draft_id: int) -> DraftView:
        """A draft as the review shows it."""
        with spoken():
            return _view(self._drafts.get(draft_id))

    def edit(self, view: DraftView, path: str, text: str) -> DraftView:
        """Another text for a field or the "title"; it is held against the sources again, and open again."""
        task, document = _document(view.record)
        changed = task.with_text(document, path, text.strip())
        return self._store(view, task, changed, states={**view.record.current.states, path: OPEN}, path=path)

    def set_state(self, view: DraftView, path: str, state: str) -> DraftView:
        """Approves, drops or opens one field. The draft is approved when no field with text is open any more."""
        task, document = _document(view.record)
        return self._store(view, task, document, states={**view.record.current.states, path: state})

    def approve_all(self, view: DraftView) -> tuple[DraftView, int]:
        """Approves each open field with text and without an open finding.

        Returns:
            The new view, and how many fields were left open because of findings.
        """
        task, document = _document(view.record)
        ready = [field for field in view.fields if field.state == OPEN and not field.missing]
        states = dict(view.record.current.states)
        states.update({field.path: APPROVED for field in ready if not field.open_findings})
        left = sum(bool(field.open_findings) for field in ready)
        return self._store(view, task, document, states=states), left

    def dismiss(self, view: DraftView, finding: ReviewFinding) -> DraftView:
        """The user knows that what was found is right."""
        task, document = _document(view.record)
        findings = [
            replace(other, dismissed=other.dismissed or _key(other) == _key(finding))
            for other in _findings(view.record.current)
        ]
        return self._store(view, task, document, view.record.current.states, findings=findings)

    def use_own_words(self, view: DraftView, path: str) -> DraftView:
        """Replaces a field's text by the stretches of the sources that it rests on.

        Raises:
            InputError: the field rests on nothing in the sources.
        """
        task, document = _document(view.record)
        quotes = next(field.quotes for field in task.fields(document) if field.path == path)
        if not quotes:
            raise InputError("Denne del hviler ikke på noget i noten.", "Ret teksten selv, eller drop delen.")
        return self.edit(view, path, " ".join(quotes))

    def delete_sentence(self, view: DraftView, finding: ReviewFinding) -> DraftView:
        """Takes the sentence that a finding stands in out of its field."""
        from assistant.danish import sentences

        text = view.title if finding.field == "title" else view.field(finding.field).text
        for span in sentences.split(text):
            if span.start <= finding.start < span.end:
                text = f"{text[: span.start].rstrip()} {text[span.end :].lstrip()}"
                break
        return self.edit(view, finding.field, text)

    def answer(self, view: DraftView, path: str, answer: str) -> DraftView:
        """Fills a missing field with the user's answer, which is kept as an addition to the newest note.

        Raises:
            InputError: the answer is empty.
        """
        answer = answer.strip()
        if not answer:
            raise InputError("Svaret er tomt.", "Skriv et par ord, eller lad delen stå åben.")
        task, document = _document(view.record)
        sources = list(view.sources)
        sources[-1] = self._with_addition(sources[-1], answer)
        with spoken():
            record = self._drafts.replace_sources(view.record.id, sources, row_version=view.record.version)
        changed = task.with_text(document, path, _sentence(answer), quotes=[answer])
        grown = replace(view, record=record)
        return self._store(grown, task, changed, states={**record.current.states, path: OPEN}, path=path)

    def _with_addition(self, source: DraftSourceRecord, answer: str) -> DraftSourceRecord:
        """The source with the answer as its last paragraph; the note behind it gets the same paragraph."""
        if source.note_id is not None:
            with spoken():
                note = self._notes.get(source.note_id)
                self._notes.save(note.id, f"{note.text.rstrip()}\n\n{answer}", version=note.version)
        return replace(source, text=f"{source.text.rstrip()}\n\n{answer}")

    def set_draft_state(self, view: DraftView, state: str) -> DraftView:
        """Discards a draft (it can be taken back), or opens it again."""
        with spoken():
            return _view(self._drafts.set_state(view.record.id, state, row_version=view.record.version))

    def set_tags(self, view: DraftView, tags: Sequence[str]) -> DraftView:
        """Other tags for a draft."""
        with spoken():
            return _view(self._drafts.set_tags(view.record.id, tags, row_version=view.record.version))

    def versions(self, view: DraftView) -> list[DraftVersionRecord]:
        """All versions, newest first."""
        with spoken():
            numbers = reversed(view.record.version_numbers)
            return [self._drafts.version(view.record.id, number) for number in numbers]

    def use_version(self, view: DraftView, number: int) -> DraftView:
        """Takes an earlier version back; the others stay."""
        with spoken():
            record = self._drafts.use_version(view.record.id, number, row_version=view.record.version)
        return _view(record)

    def put_back(self, view: DraftView, earlier: DraftView) -> DraftView:
        """Gives a draft what it held at an earlier moment: version, texts, states and findings.

        Args:
            view: the draft as it stands.
            earlier: the same draft as it was.
        """
        wanted = earlier.record.current
        with spoken():
            record = view.record
            if record.current.number != wanted.number:
                record = self._drafts.use_version(record.id, wanted.number, row_version=record.version)
            record = self._drafts.edit(
                record.id,
                row_version=record.version,
                document=wanted.document,
                findings=wanted.findings,
                states=wanted.states,
                title=earlier.title,
                own_words=wanted.own_words,
            )
            if record.state != earlier.record.state:
                record = self._drafts.set_state(record.id, earlier.record.state, row_version=record.version)
        return _view(record)

    def _store(
        self,
        view: DraftView,
        task: AnyTask,
        document: Document,
        states: dict[str, str],
        path: str | None = None,
        findings: list[ReviewFinding] | None = None,
    ) -> DraftView:
        """Stores a change; only the field at ``path``, if any, is held against the sources again."""
        current = view.record.current
        known = _findings(current) if findings is None else findings
        own_words = current.own_words
        if path is not None:
            from assistant.drafting import pipeline

            sources = sources_of(view.record.sources)
            known = _grounded_again(known, path, pipeline.ground(document, task, sources, only=path))
            own_words = pipeline.own_words(document, task, sources)
        with spoken():
            record = self._drafts.edit(
                view.record.id,
                row_version=view.record.version,
                document=document.model_dump_json(),
                findings=dump_findings(known),
                states=states,
                title=task.title(document),
                own_words=own_words,
            )
            wanted = _draft_state(task, document, states)
            if record.state != wanted:
                record = self._drafts.set_state(record.id, wanted, row_version=record.version)
        return _view(record)


def _grounded_again(
    known: Sequence[ReviewFinding], path: str, findings: Sequence[FieldFinding]
) -> list[ReviewFinding]:
    """The findings after one field was looked at again; what the user let stand there stays so."""
    let_stand = {_key(finding) for finding in known if finding.dismissed}
    others = [finding for finding in known if finding.field != path]
    anew = [replace(finding, dismissed=_key(finding) in let_stand) for finding in review_findings(findings)]
    return others + anew


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


def _findings(version: DraftVersionRecord) -> list[ReviewFinding]:
    return [ReviewFinding(**finding) for finding in json.loads(version.findings)]


def _key(finding: ReviewFinding) -> tuple[str, str, str]:
    """What makes a finding the same after its field was edited elsewhere."""
    return finding.field, finding.kind, finding.text


def _document(record: DraftRecord) -> tuple[AnyTask, Document]:
    task = tasks.load(record.task)
    document: Document = task.document.model_validate_json(record.current.document)
    return task, document


def _view(record: DraftRecord) -> DraftView:
    from assistant.drafting import evidence

    task, document = _document(record)
    sources = sources_of(record.sources)
    findings = _findings(record.current)

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


def _draft_state(task: AnyTask, document: Document, states: dict[str, str]) -> str:
    """Approved when each field with text is decided and at least one is approved; dropping all approves nothing."""
    decided = [states.get(field.path, OPEN) for field in task.fields(document) if not field.missing]
    return APPROVED if APPROVED in decided and OPEN not in decided else OPEN


def _sentence(text: str) -> str:
    """An answer as a sentence: a capital first, a full stop last."""
    text = text[:1].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."
