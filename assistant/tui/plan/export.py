"""The plan out: as Word, PDF, Markdown or a calendar file, never over another file unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.tui.widgets.file_dialog import FileDialog, FileWish, save_as

if TYPE_CHECKING:
    from assistant.tui.app import MakkerApp
    from assistant.tui.plan.desk import PlanDesk
    from assistant.workspace.plan import GoalRecord

KINDS = (("docx", "Word"), ("pdf", "PDF"), ("md", "Markdown"), ("ics", "kalender"))
SHOWN, ONE = "shown", "one"

Scope = tuple[str, str, Sequence["GoalRecord"]]
"""The id of a choice of goals, its words, and the goals."""


def suggested_path(person: str | None, kind: str) -> Path:
    """A free name in the user's folder for documents."""
    from assistant.export import files

    title = "Frister og opfølgning" if kind == "ics" else "Udviklingsplan"
    whose = f"{title} {person}" if person else title
    return files.next_free_name(files.default_folder() / files.suggested_name(whose, None, kind))


async def export(
    app: MakkerApp, desk: PlanDesk, scopes: Sequence[Scope], kind: str, today: date, person: str | None
) -> None:
    """Asks what to write and where, and writes it; to be called from a worker.

    Args:
        app: asks and tells.
        desk: does the writing.
        scopes: the choices of goals.
        kind: which kind to begin with.
        today: the day.
        person: whose goals are shown, or None for all.
    """
    goals = {scope: chosen for scope, _words, chosen in scopes}

    async def write(wish: FileWish, replace: bool) -> Path:
        chosen = goals[wish.scope]
        return await desk.run(
            lambda plan: plan.write(chosen, wish.path, today, person=person, replace=replace)
        )

    def ask(before: FileWish | None) -> FileDialog:
        return FileDialog(
            "Gem planen som fil",
            KINDS,
            kind,
            lambda _scope, chosen: suggested_path(person, chosen),
            [(scope, words) for scope, words, _goals in scopes],
            before,
        )

    await save_as(app, ask, write)
