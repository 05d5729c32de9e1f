"""The plan out: as Word, PDF, Markdown or a calendar file, never over another file unasked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label

from assistant.errors import ExportError
from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Answer, Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.tui.app import MakkerApp
    from assistant.tui.plan.desk import PlanDesk, Work
    from assistant.workspace.plan import GoalRecord

WRITE = "write"
KINDS = (("docx", "Word"), ("pdf", "PDF"), ("md", "Markdown"), ("ics", "Kalender"))
SHOWN, ONE = "shown", "one"

Scope = tuple[str, str, Sequence["GoalRecord"]]
"""The id of a choice of goals, its words, and the goals."""


@dataclass(frozen=True)
class PlanWish:
    """What the user wants written: which goals, as what, and where."""

    scope: str
    kind: str
    path: Path


def suggested_path(person: str | None, kind: str) -> Path:
    """A free name in the user's folder for documents."""
    from assistant.export import files

    title = "Frister og opfølgning" if kind == "ics" else "Udviklingsplan"
    whose = f"{title} {person}" if person else title
    return files.next_free_name(files.default_folder() / files.suggested_name(whose, None, kind))


class PlanExportDialog(Dialog):
    """Asks what to write and where; returns "write", and ``wish`` then holds the choices.

    Args:
        scopes: the choices of goals.
        kind: which kind to begin with.
        person: whose goals are shown, for the name of the file.
        before: what was wished before, where that could not be done.
    """

    CSS_PATH = DIALOG_CSS
    AUTO_FOCUS = "Input"

    def __init__(
        self, scopes: Sequence[Scope], kind: str, person: str | None, before: PlanWish | None = None
    ) -> None:
        super().__init__("Gem planen som fil", answers=(Answer(WRITE, "Gem"), Answer("leave", "Fortryd")))
        self.scopes = tuple((name, words) for name, words, _goals in scopes)
        self._person = person
        self._first = before or PlanWish(self.scopes[0][0], kind, Path())
        self._first_path = str(before.path) if before else ""
        self._suggested = ""
        self.wish: PlanWish | None = None

    def compose_middle(self) -> ComposeResult:
        """The choices, each under its word."""
        with Vertical(id="plan-export"):
            if len(self.scopes) > 1:
                yield Label("Hvad", classes="plan-export-label", markup=False)
                yield Choice(self.scopes, self._first.scope, id="plan-export-scope")
            yield Label("Som", classes="plan-export-label", markup=False)
            yield Choice(KINDS, self._first.kind, id="plan-export-kind")
            yield Label("Fil", classes="plan-export-label", markup=False)
            yield Input(self._first_path, compact=True, classes="dialog-words", id="plan-export-path")

    def on_mount(self) -> None:
        """Suggests a file."""
        self._suggest_path()

    @property
    def _kind(self) -> str:
        return self.query_one("#plan-export-kind", Choice).value

    @on(Choice.Changed)
    def _suggest_path(self) -> None:
        self.run_worker(self._put_suggestion(), exclusive=True, group="suggest", exit_on_error=False)

    async def _put_suggestion(self) -> None:
        kind = self._kind
        path = str(await asyncio.to_thread(suggested_path, self._person, kind))
        line = self.query_one("#plan-export-path", Input)
        if line.value in ("", self._suggested):
            line.value = self._suggested = path
        elif Path(line.value).suffix[1:] in dict(KINDS):
            line.value = str(Path(line.value).with_suffix(f".{kind}"))  # the user's own name stays
        line.cursor_position = 0
        self.call_after_refresh(line.action_end)  # the name is what one looks for, not the folder

    @on(Input.Submitted)
    def _submit(self) -> None:
        self.give(WRITE)

    def give(self, answer: str) -> None:
        """Returns the answer, with the choices at hand."""
        words = self.query_one("#plan-export-path", Input).value.strip()
        if answer != WRITE:
            self.dismiss("")
        elif words:
            path = Path(words).expanduser()
            if path.suffix[1:].lower() not in dict(KINDS):
                path = path.with_name(f"{path.name}.{self._kind}")
            scopes = self.query("#plan-export-scope").results(Choice)
            scope = next((choice.value for choice in scopes), self.scopes[0][0])
            self.wish = PlanWish(scope, path.suffix[1:].lower(), path)
            self.dismiss(WRITE)


async def export(
    app: MakkerApp, desk: PlanDesk, scopes: Sequence[Scope], kind: str, today: date, person: str | None
) -> None:
    """Asks what to write and where, and writes it; to be called from a worker.

    Args:
        app: asks and tells.
        desk: does the writing.
        scopes: the choices of goals.
        kind: "docx", "md" or "ics" to begin with.
        today: the day.
        person: whose goals are shown, or None for all.
    """
    goals = {scope: chosen for scope, _words, chosen in scopes}
    wish: PlanWish | None = None
    while True:
        dialog = PlanExportDialog(scopes, kind, person, wish)
        if await app.push_screen_wait(dialog) != WRITE or dialog.wish is None:
            return
        wish = dialog.wish
        replace = await asyncio.to_thread(wish.path.is_file)
        if replace and not await _may_replace(app, wish.path):
            continue
        try:
            written = await desk.run(_writing(goals[wish.scope], wish.path, today, person, replace=replace))
        except ExportError as error:
            app.tell_error(error)
            continue
        app.tell(f"Gemt som {written.name}.", f"Filen ligger i {written.parent}.")
        return


def _writing(
    goals: Sequence[GoalRecord], path: Path, today: date, person: str | None, *, replace: bool
) -> Work[Path]:
    return lambda plan: plan.write(goals, path, today, person=person, replace=replace)


async def _may_replace(app: MakkerApp, path: Path) -> bool:
    answer = await app.ask(
        "Der er allerede en fil med det navn. Skal den overskrives?",
        str(path),
        (Answer("keep", "Behold den"), Answer("replace", "Overskriv", warns=True)),
    )
    return answer == "replace"
