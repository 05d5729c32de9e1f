"""The door: without arguments the app, else a command; what one needs is not loaded for the other."""

from __future__ import annotations

import gc
import sys
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from assistant.workspace.workspace import Workspace


def main() -> int:
    """Runs makker.

    Returns:
        the exit status: 0, 1 on failure, 2 on wrong usage.
    """
    arguments = sys.argv[1:]
    sys.excepthook = tell_and_log
    if arguments not in ([], ["--demo"]):
        from assistant.cli import run

        return run(arguments)
    gc.disable()  # the imports make many objects that all stay; the app turns it on again after its first frame
    return start(demo=bool(arguments))


def start(*, demo: bool) -> int:
    """Runs the app, again where it asks for it.

    Args:
        demo: whether to begin with the throw-away examples.

    Returns:
        the exit status.
    """
    from assistant.errors import MakkerError
    from assistant.tui.app import RESTART, RESTART_WITH_DEMO
    from assistant.workspace.workspace import Workspace

    outcome: str | None = RESTART_WITH_DEMO if demo else RESTART
    status = 0
    try:
        while outcome:
            if outcome == RESTART_WITH_DEMO:
                from assistant.workspace.demo import demo_workspace

                with demo_workspace() as workspace:
                    outcome, status = show(workspace)
            else:
                with closing(Workspace()) as workspace:
                    outcome, status = show(workspace)
    except MakkerError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return status


def show(workspace: Workspace) -> tuple[str | None, int]:
    """Runs the app once.

    Returns:
        what it asks for next, and its exit status.
    """
    from assistant.tui.app import MakkerApp

    app = MakkerApp(workspace)
    outcome = app.run()
    return outcome, app.return_code or 0


def tell_and_log(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Says in one sentence that makker had to stop, and keeps where it happened; no traceback reaches the user."""
    from assistant import paths
    from assistant.tui.crash import farewell, write_report

    if issubclass(kind, KeyboardInterrupt):
        return
    log = paths.data_dir() / paths.LOG_NAME
    sys.stderr.write(farewell(log, write_report(error.with_traceback(trace), log)) + "\n")


if __name__ == "__main__":
    sys.exit(main())
