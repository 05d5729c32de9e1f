"""Documents out: one draft or several as Word, PDF, Markdown or plain text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.errors import ExportError
from assistant.tasks.task import missing_mark
from assistant.workspace.draft_view import document_of
from assistant.workspace.faults import spoken
from assistant.workspace.review import APPROVED, DROPPED, DraftView, Review

if TYPE_CHECKING:
    from assistant.export.clipboard import Copied
    from assistant.export.minutes_document import MinutesDocument
    from assistant.export.model import Export, ExportItem
    from assistant.tasks.minutes import Minutes
    from store.database import Store
    from store.records import DraftLine

FORMATS = {"docx": "Word", "pdf": "PDF", "md": "Markdown", "txt": "Ren tekst"}

# Headed so where several achievements, or drafts of several kinds, stand in one document.
HEADING, MIXED = "Mine præstationer", "Mine udkast"
ACHIEVEMENT, MINUTES = "star", "minutes"


@dataclass(frozen=True)
class Period:
    """Which approved drafts a document takes: those whose period touches these days, both included."""

    start: date
    end: date


class Output:
    """Writes drafts out. Every method may be called from any thread.

    Args:
        review: reads them.
        store: holds the meetings that minutes belong to.
    """

    def __init__(self, review: Review, store: Store) -> None:
        self._review = review
        self._store = store

    def approved(self, period: Period | None = None, tag: str | None = None) -> list[DraftView]:
        """The approved achievements of a period, or all, oldest first.

        Raises:
            StoreError: they cannot be read.
        """
        lines: list[DraftLine] = []
        while page := self._review.lines(APPROVED, tag, limit=200, offset=len(lines)):
            lines += page
        views = [self._review.open(line.id) for line in lines if line.task == ACHIEVEMENT]
        chosen = [
            view
            for view in views
            if period is None
            or (view.record.period_end >= period.start and view.record.period_start <= period.end)
        ]
        return sorted(chosen, key=lambda view: (view.record.period_end, view.record.id))

    def suggested_path(self, views: Sequence[DraftView], kind: str, period: Period | None = None) -> Path:
        """A free file name in the user's folder for documents.

        Args:
            views: what will be written.
            kind: "docx", "pdf", "md" or "txt".
            period: the chosen period, or None.
        """
        from assistant.export import files

        title = views[0].title if len(views) == 1 else _heading(views)
        name = files.suggested_name(title, (period.start, period.end) if period else None, kind)
        return files.next_free_name(files.default_folder() / name)

    def write(
        self,
        views: Sequence[DraftView],
        path: Path,
        kind: str,
        *,
        replace: bool = False,
        include_missing: bool = False,
        period: Period | None = None,
    ) -> Path:
        """Writes a document.

        Args:
            views: what it holds.
            path: where.
            kind: "docx", "pdf", "md" or "txt".
            replace: whether an existing file may be overwritten.
            include_missing: whether missing parts are shown as such; in minutes they always are.
            period: the chosen period, or None.

        Returns:
            The file that was written.

        Raises:
            ExportError: there is nothing to write, a file of that name, or no way to write it; nothing is changed.
        """
        from assistant.export import files

        if not views:
            raise ExportError(
                "Der er ingen godkendte præstationer i den periode.",
                "Vælg en anden, eller godkend et udkast.",
            )
        if minutes := self._minutes(views):
            from assistant.workspace import meetings_output

            return files.write_file(path, meetings_output.rendered(minutes, f".{kind}"), replace=replace)
        export = _export(views, period, include_missing)
        return files.write_file(path, _rendered(export, kind), replace=replace)

    def plain_text(self, views: Sequence[DraftView]) -> str:
        """Drafts as plain text, for the clipboard."""
        if minutes := self._minutes(views):
            from assistant.export.minutes_document import to_plain as minutes_plain

            return minutes_plain(minutes)
        from assistant.export.plain import to_plain

        return to_plain(_export(views, None, include_missing=False))

    def _minutes(self, views: Sequence[DraftView]) -> MinutesDocument | None:
        """The document of minutes that are written out alone, as their meeting has it; None for anything else."""
        if len(views) != 1 or views[0].record.task != MINUTES:
            return None
        from assistant.workspace import meetings_output
        from assistant.workspace.meetings import Meetings

        record = views[0].record
        with spoken():
            meeting = self._store.meetings.of_draft(record.id)
        if meeting is not None:
            return Meetings(self._store).document(meeting)
        _task, document = document_of(record)
        return meetings_output.document_alone(record, cast("Minutes", document))

    def copy(self, text: str, write_terminal: Callable[[str], None] | None) -> Copied:
        """Copies a text and tells which way it went; may take up to two seconds.

        Args:
            text: what to copy.
            write_terminal: has the terminal copy it (OSC 52), or None where there is no terminal.
        """
        from assistant.export import clipboard

        return clipboard.copy(text, write_terminal)


def _heading(views: Sequence[DraftView]) -> str:
    return HEADING if all(view.record.task == ACHIEVEMENT for view in views) else MIXED


def _export(views: Sequence[DraftView], period: Period | None, include_missing: bool) -> Export:
    from assistant.export.model import Export, Grouping

    several = len(views) > 1
    return Export(
        heading=_heading(views) if several else "",
        period=(period.start, period.end) if period else None,
        items=tuple(_item(view) for view in views),
        produced=date.today(),
        grouping=Grouping.QUARTER if several else Grouping.NONE,
        include_missing=include_missing,
    )


def _item(view: DraftView) -> ExportItem:
    from assistant.export.model import ExportItem, origin_line

    return ExportItem(
        title=view.title,
        period_start=view.record.period_start,
        period_end=view.record.period_end,
        tags=view.record.tags,
        fields=tuple(
            (field.heading, missing_mark(field.question) if field.missing else field.text)
            for field in view.fields
            if field.state != DROPPED
        ),
        origin=origin_line(source.written for source in view.sources),
    )


def _rendered(export: Export, kind: str) -> str | bytes:
    if kind == "docx":
        from assistant.export.word import to_word

        return to_word(export)
    if kind == "pdf":
        from assistant.export.pdf_document import to_pdf

        return to_pdf(export)
    if kind == "md":
        from assistant.export.markdown import to_markdown

        return to_markdown(export)
    if kind == "txt":
        from assistant.export.plain import to_plain

        return to_plain(export)
    raise ExportError(f"makker kan ikke skrive .{kind}.", "Brug .docx, .pdf, .md eller .txt.")
