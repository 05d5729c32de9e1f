"""The plan's work in a thread of its own, and changes of goals that no other window is in the way of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from assistant.tui.desk import WorkDesk, made_on_newest

if TYPE_CHECKING:
    from assistant.workspace.plan import GoalRecord, Planning
    from assistant.workspace.workspace import Workspace

ResultT = TypeVar("ResultT")
Work = Callable[["Planning"], ResultT]


class PlanDesk(WorkDesk["Planning"]):
    """Asks the plan, and changes it.

    Args:
        workspace: gives the plan.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("plan", lambda: workspace.plan)


def on_newest(goal_id: int, change: Callable[[Planning, GoalRecord], GoalRecord]) -> Work[GoalRecord]:
    """A change that is made on the goal as it is by then."""
    return made_on_newest(lambda plan: plan.get(goal_id), change)
