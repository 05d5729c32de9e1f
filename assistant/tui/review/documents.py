"""Drafts out of the review: to the clipboard, and to a file that is never overwritten unasked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.danish.format import count
from assistant.tui.review.achievements import parse
from assistant.tui.review.export_dialog import ExportDialog
from assistant.tui.widgets.file_dialog import FileWish, save_as

if TYPE_CHECKING:
    from assistant.tui.app import MakkerApp
    from assistant.workspace.output import Period
    from assistant.workspace.review import DraftLine, DraftView

ONE, MARKED, SHOWN = "one", "marked", "shown"

Scope = tuple[str, str, tuple[int, ...]]
"""The id of a choice of drafts, its words, and the drafts."""


def scopes(chosen: Sequence[DraftLine], approved: Sequence[DraftLine]) -> list[Scope]:
    """What there is to choose between when drafts are written out.

    Args:
        chosen: the marked drafts, or the one under the cursor.
        approved: the approved drafts that the search leaves.
    """
    found: list[Scope] = []
    ids = tuple(line.id for line in chosen)
    if len(ids) == 1:
        found.append((ONE, "udkastet under markøren", ids))
    elif ids:
        found.append((MARKED, f"de {len(ids)} markerede", ids))
    shown = tuple(line.id for line in approved)
    if shown and set(shown) != set(ids):
        words = count(len(shown), "godkendt på listen", "godkendte på listen")
        found.append((SHOWN, words, shown))
    return found


async def copy(app: MakkerApp, draft_ids: Sequence[int]) -> None:
    """Copies drafts as plain text and tells which way the text went."""
    views = await asyncio.to_thread(_views, app, draft_ids)
    await copy_text(app, await asyncio.to_thread(app.workspace.output.plain_text, views))


async def copy_text(app: MakkerApp, text: str) -> None:
    """Copies a text and tells which way it went."""

    def write_terminal(text: str) -> None:
        app.call_from_thread(app.copy_to_clipboard, text)

    copied = await asyncio.to_thread(app.workspace.output.copy, text, write_terminal)
    app.tell(copied.sentence, copied.hint)


async def export(app: MakkerApp, choices: Sequence[Scope], kind: str, query: str = "") -> None:
    """Asks what to write and where, and writes it; to be called from a worker.

    Args:
        app: asks and tells.
        choices: the drafts to choose from.
        kind: "docx" or "md" to begin with.
        query: the search of the list, whose period the document is named after.

    Raises:
        MakkerError: the drafts could not be read.
    """
    drafts = {scope: await asyncio.to_thread(_views, app, ids) for scope, _, ids in choices}
    period = _period(query)

    def period_of(scope: str) -> Period | None:
        return period if scope == SHOWN else None

    def suggest(scope: str, kind: str) -> Path:
        return app.workspace.output.suggested_path(drafts[scope], kind, period_of(scope))

    dialog: ExportDialog | None = None

    def ask(before: FileWish | None) -> ExportDialog:
        nonlocal dialog
        missing = dialog.include_missing if dialog is not None else False
        offered = [(scope, words) for scope, words, _ in choices]
        dialog = ExportDialog(offered, kind, suggest, before, include_missing=missing)
        return dialog

    async def write(wish: FileWish, replace: bool) -> Path:
        return await asyncio.to_thread(
            app.workspace.output.write,
            drafts[wish.scope],
            wish.path,
            wish.kind,
            replace=replace,
            include_missing=dialog is not None and dialog.include_missing,
            period=period_of(wish.scope),
        )

    await save_as(app, ask, write)


def _views(app: MakkerApp, draft_ids: Sequence[int]) -> list[DraftView]:
    review = app.workspace.review
    return [review.open(draft_id) for draft_id in draft_ids]


def _period(query: str) -> Period | None:
    from assistant.workspace.output import Period

    wanted = parse(query)
    return Period(wanted.first, wanted.last) if wanted.first and wanted.last else None
