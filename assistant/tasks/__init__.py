"""The writing tasks: one row each here, one module each beside.

The rows are cheap to import, since screens and commands list them at start; the module with the task's document
(pydantic) is loaded when a draft is made or shown.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.tasks.task import AnyTask


class TaskRow(NamedTuple):
    """What screens and commands show of a task before it is loaded.

    Attributes:
        id: the name in commands, in the store, of the prompt and of the rules module.
        name: what the task is called on buttons and in headings.
        key: the letter that starts it from the journal.
        summary: one Danish sentence for help texts.
        has_page: whether the app works on it on a page of its own, instead of writing a draft at once.
    """

    id: str
    name: str
    key: str
    summary: str
    has_page: bool = False


ROWS: tuple[TaskRow, ...] = (
    TaskRow(
        id="star",
        name="STAR",
        key="s",
        summary="Gør noter til en præstation: situation, opgave, handling, resultat og læring.",
    ),
    TaskRow(
        id="feedback",
        name="Feedback",
        key="f",
        summary="Sig det tydeligt, sig det venligt, eller læs mellem linjerne.",
        has_page=True,
    ),
    TaskRow(
        id="goals",
        name="Mål",
        key="g",
        summary="Gør ønsker til SMARTe mål: specifikt, målbart, attraktivt, realistisk og tidsbestemt.",
    ),
    TaskRow(
        id="minutes",
        name="Referat",
        key="r",
        summary="Gør mødenoter til et referat: punkter, beslutninger og aftaler med hvem og hvornår.",
    ),
)


def row(task_id: str) -> TaskRow:
    """The row of a task.

    Raises:
        KeyError: there is no such task.
    """
    for candidate in ROWS:
        if candidate.id == task_id:
            return candidate
    raise KeyError(task_id)


def load(task_id: str) -> AnyTask:
    """The whole task, with its document.

    Raises:
        KeyError: there is no such task.
    """
    task: AnyTask = import_module(f"assistant.tasks.{row(task_id).id}").TASK
    return task
