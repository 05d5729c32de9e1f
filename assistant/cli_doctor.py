"""``makker doctor``: a table of what a draft needs and whether it is in order."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.workspace.doctor import Check
    from assistant.workspace.workspace import Workspace

FAILED = 1
_NAME_WIDTH = 18
_STATE_WIDTH = 14


def doctor(
    without_draft: Annotated[
        bool, typer.Option("--uden-udkast", help="Spørg serveren, men skriv ikke et prøveudkast.")
    ] = False,
    send: Annotated[
        bool, typer.Option("--send", help="Send makkers egne prøvesætninger, også ud af maskinen.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--glem", help="Glem først, hvad makker har lært om serveren.")
    ] = False,
) -> int:
    """Se efter, om alt er i orden: noter, nøglering, sprogmodel og et lille prøveudkast."""
    from assistant.workspace.connection import Connection
    from assistant.workspace.workspace import Workspace

    workspace, connection = Workspace(), Connection()
    try:
        if forget:
            connection.forget_profile(workspace.settings)
        return asyncio.run(_print_checks(workspace, connection, draft=not without_draft, send=send))
    finally:
        workspace.close()


async def _print_checks(workspace: Workspace, connection: object, *, draft: bool, send: bool) -> int:
    from assistant.workspace.connection import Connection
    from assistant.workspace.doctor import State, examine

    assert isinstance(connection, Connection)
    outcome = 0
    async with aclosing(examine(workspace, connection, draft=draft, send=send)) as checks:
        async for check in checks:
            print(_line(check), flush=True)
            outcome = FAILED if check.state is State.BAD else outcome
    return outcome


def _line(check: Check) -> str:
    return f"{check.name:<{_NAME_WIDTH}}{check.state.value:<{_STATE_WIDTH}}  {check.words}"
