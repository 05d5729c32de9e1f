"""The review of a draft: seen field by field with its evidence and findings, edited, approved, answered.

Every method may be called from any thread. Each change takes the view it was made from, so that two windows never
overwrite each other silently, and gives the new view back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.workspace.draft_view import (
    APPROVED,
    DISCARDED,
    DROPPED,
    OPEN,
    DraftView,
    FieldView,
    Highlight,
    ReviewFinding,
    document_of,
    dump_findings,
    finding_key,
    findings_of,
    review_findings,
    sources_of,
    view_of,
)
from assistant.workspace.faults import spoken
from assistant.workspace.meeting_options import options_of_draft
from store.records import (
    DraftEdit,
    DraftLine,
    DraftRecord,
    DraftSourceRecord,
    DraftVersionRecord,
)

if TYPE_CHECKING:
    from assistant.drafting.pipeline import FieldFinding
    from assistant.tasks.task import AnyTask, Document
    from store.database import Store

__all__ = [
    "APPROVED",
    "DISCARDED",
    "DROPPED",
    "OPEN",
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


class Review:
    """The drafts of one store and what can be done with them.

    Every method raises ``NotFoundError``, ``ConflictError`` or ``StoreError`` where the store cannot do it.
    """

    def __init__(self, store: Store) -> None:
        self._all = store
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
            return view_of(self._drafts.get(draft_id))

    def edit(self, view: DraftView, path: str, text: str) -> DraftView:
        """Another text for a field or the "title"; it is held against the sources again, and open again."""
        task, document = document_of(view.record)
        changed = task.with_text(document, path, text.strip())
        return self._store(view, task, changed, states={**view.record.current.states, path: OPEN}, path=path)

    def set_state(self, view: DraftView, path: str, state: str) -> DraftView:
        """Approves, drops or opens one field. The draft is approved when no field with text is open any more.

        What belongs to a field (an agreement's owner, a disagreement's views) is dropped with it, and comes back with it.
        """
        task, document = document_of(view.record)
        states = {**view.record.current.states, path: state}
        if DROPPED in (state, view.record.current.states.get(path, OPEN)):
            states.update(
                {
                    field.path: DROPPED if state == DROPPED else OPEN
                    for field in task.fields(document)
                    if field.path.startswith(f"{path}.")
                }
            )
        return self._store(view, task, document, states=states)

    def approve_all(self, view: DraftView) -> tuple[DraftView, int]:
        """Approves each open field with text and without an open finding.

        Returns:
            The new view, and how many fields were left open because of findings.
        """
        task, document = document_of(view.record)
        ready = [field for field in view.fields if field.state == OPEN and not field.missing]
        states = dict(view.record.current.states)
        states.update({field.path: APPROVED for field in ready if not field.open_findings})
        left = sum(bool(field.open_findings) for field in ready)
        return self._store(view, task, document, states=states), left

    def dismiss(self, view: DraftView, finding: ReviewFinding) -> DraftView:
        """The user knows that what was found is right."""
        task, document = document_of(view.record)
        findings = [
            replace(other, dismissed=other.dismissed or finding_key(other) == finding_key(finding))
            for other in findings_of(view.record.current)
        ]
        return self._store(view, task, document, view.record.current.states, findings=findings)

    def use_own_words(self, view: DraftView, path: str) -> DraftView:
        """Replaces a field's text by the stretches of the sources that it rests on.

        Raises:
            InputError: the field rests on nothing in the sources.
        """
        task, document = document_of(view.record)
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
        task, document = document_of(view.record)
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
            return view_of(self._drafts.set_state(view.record.id, state, row_version=view.record.version))

    def set_tags(self, view: DraftView, tags: Sequence[str]) -> DraftView:
        """Other tags for a draft."""
        with spoken():
            return view_of(self._drafts.set_tags(view.record.id, tags, row_version=view.record.version))

    def versions(self, view: DraftView) -> list[DraftVersionRecord]:
        """All versions, newest first."""
        with spoken():
            numbers = reversed(view.record.version_numbers)
            return [self._drafts.version(view.record.id, number) for number in numbers]

    def use_version(self, view: DraftView, number: int) -> DraftView:
        """Takes an earlier version back; the others stay."""
        with spoken():
            record = self._drafts.use_version(view.record.id, number, row_version=view.record.version)
        return view_of(record)

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
        return view_of(record)

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
        known = findings_of(current) if findings is None else findings
        own_words = current.own_words
        if path is not None:
            from assistant.drafting import pipeline

            sources = sources_of(view.record.sources)
            # Who took part is known from the meeting, also where the notes only have initials.
            options = options_of_draft(self._all, view.record.id)
            beside = pipeline.told_beside(options, sources[-1].written)
            known = _grounded_again(
                known, path, pipeline.ground(document, task, [*sources, *beside], only=path)
            )
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
        return view_of(record)


def _grounded_again(
    known: Sequence[ReviewFinding], path: str, findings: Sequence[FieldFinding]
) -> list[ReviewFinding]:
    """The findings after one field was looked at again; what the user let stand there stays so."""
    let_stand = {finding_key(finding) for finding in known if finding.dismissed}
    others = [finding for finding in known if finding.field != path]
    anew = [
        replace(finding, dismissed=finding_key(finding) in let_stand) for finding in review_findings(findings)
    ]
    return others + anew


def _draft_state(task: AnyTask, document: Document, states: dict[str, str]) -> str:
    """Approved when each field with text is decided and at least one is approved; dropping all approves nothing."""
    decided = [states.get(field.path, OPEN) for field in task.fields(document) if not field.missing]
    return APPROVED if APPROVED in decided and OPEN not in decided else OPEN


def _sentence(text: str) -> str:
    """An answer as a sentence: a capital first, a full stop last."""
    text = text[:1].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."
