"""The plan's work in a thread of its own: one thing after the other, so that keys never wait and never overtake."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeVar

from assistant.errors import ConflictError

if TYPE_CHECKING:
    from assistant.workspace.plan import GoalRecord, Planning
    from assistant.workspace.workspace import Workspace

ResultT = TypeVar("ResultT")
Work = Callable[["Planning"], ResultT]

# How long leaving the app may wait for the last words to be stored.
_LAST_SECONDS = 3.0


class PlanDesk:
    """Asks the plan, and changes it.

    Args:
        workspace: gives the plan; asked in the thread, since the store may have to be opened.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="plan")
        self._closed = False

    def run(self, work: Work[ResultT]) -> Awaitable[ResultT]:
        """Does something with the plan, after what was asked for before, also when nobody waits for it any more.

        Raises:
            MakkerError: it could not be done.
        """
        return asyncio.shield(asyncio.wrap_future(self._thread.submit(lambda: work(self._workspace.plan))))

    def finish(self, work: Callable[[Workspace], object] | None) -> None:
        """Does a last thing, waits a moment for it and for what was asked for before, and raises nothing."""
        if not self._closed:
            wait(
                [self._thread.submit(lambda: work(self._workspace) if work else None)], timeout=_LAST_SECONDS
            )

    def close(self) -> None:
        """Ends the thread when it has done what it was given."""
        self._closed = True
        self._thread.shutdown(wait=False)


def on_newest(goal_id: int, change: Callable[[Planning, GoalRecord], GoalRecord]) -> Work[GoalRecord]:
    """A change that is right whatever another window did to the goal: made on the goal as it is by then.

    Args:
        goal_id: which goal.
        change: makes it; called a second time where the other window was faster by a hair.
    """

    def work(plan: Planning) -> GoalRecord:
        try:
            return change(plan, plan.get(goal_id))
        except ConflictError:
            return change(plan, plan.get(goal_id))

    return work
