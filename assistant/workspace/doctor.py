"""Looks whether everything that a draft needs is in order, one check after the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.errors import MakkerError

if TYPE_CHECKING:
    from assistant.engines.base import AboutToSend
    from assistant.workspace.connection import Connection
    from assistant.workspace.workspace import Workspace

# The only text that is sent; it is nobody's note.
SAMPLE = "Vi indførte et nyt skema på lageret. Før tog en optælling 12 timer, nu tager den 9 timer."


class State(StrEnum):
    """What came of a check."""

    GOOD = "i orden"
    ODD = "se efter"
    BAD = "fejl"
    LEFT_OUT = "sprunget over"


@dataclass(frozen=True)
class Check:
    """One line of the table.

    Attributes:
        name: what was looked at.
        state: what came of it.
        words: Danish sentences about it.
    """

    name: str
    state: State
    words: str


async def examine(
    workspace: Workspace,
    connection: Connection,
    *,
    draft: bool = True,
    probe: bool = True,
    send: bool = False,
) -> AsyncGenerator[Check, None]:
    """Checks store, token ranks, key ring, endpoint and its profile, and writes one tiny draft.

    Args:
        workspace: whose settings and store.
        connection: keys and endpoints.
        draft: whether to write the tiny draft; a language model is sent a sentence of makker's own.
        probe: whether the server is asked anew what it can do.
        send: whether makker's own sentences may go to a server outside this machine.

    Yields:
        Each check when it is done; none raises.
    """
    yield await _checked("Noter", _store(workspace))
    yield await _checked("Tokens", _ranks())
    yield await _checked("Nøglering", _keyring(connection))
    uses_chat = workspace.identity.engine == "chat"
    if not uses_chat:
        yield Check("Sprogmodel", State.LEFT_OUT, "Der er ikke sat en sprogmodel op; reglerne skriver.")
    else:
        answered = await _checked("Sprogmodel", _endpoint(workspace, connection))
        yield answered
        if answered.state is State.BAD:
            yield Check("Udkast", State.LEFT_OUT, "Sprogmodellen svarer ikke.")
            return
        if workspace.identity.leaves_machine and not send:
            host = workspace.identity.host
            words = f"En prøve ville sende makkers egne sætninger til {host}. Tilføj --send, hvis det må ske."
            yield Check("Udkast", State.LEFT_OUT, words)
            return
        if probe:
            yield await _checked("Hvad den kan", _profile(workspace, connection))
    if draft:
        yield await _checked("Udkast", _draft(workspace))
        if uses_chat:
            yield await _checked("Lært af udkastet", _learned(workspace, connection))


async def _checked(name: str, work: Awaitable[tuple[State, str]]) -> Check:
    try:
        state, words = await work
    except MakkerError as error:
        return Check(name, State.BAD, str(error))
    return Check(name, state, words)


async def _store(workspace: Workspace) -> tuple[State, str]:
    await asyncio.to_thread(workspace.open)
    months = await asyncio.to_thread(workspace.journal.months)
    notes = sum(month.count for month in months)
    number = "Ingen noter" if not notes else "Én note" if notes == 1 else f"{notes} noter"
    return State.GOOD, f"{number} i {workspace.store_path}."


async def _ranks() -> tuple[State, str]:
    from assistant.drafting import budget

    tokens = await asyncio.to_thread(budget.count, SAMPLE)
    return State.GOOD, f"Prøveteksten er {tokens} tokens, talt uden net."


async def _keyring(connection: Connection) -> tuple[State, str]:
    if await asyncio.to_thread(connection.has_safe_keyring):
        return State.GOOD, "Maskinen har en nøglering."
    return (
        State.ODD,
        "Maskinen har ingen nøglering, der kan bruges. makker spørger, før en nøgle lægges i en fil.",
    )


async def _endpoint(workspace: Workspace, connection: Connection) -> tuple[State, str]:
    answer = await connection.try_connection(workspace.settings)
    return (State.ODD if " men " in answer else State.GOOD), answer


async def _profile(workspace: Workspace, connection: Connection) -> tuple[State, str]:
    return State.GOOD, await connection.probe(workspace.settings)


async def _learned(workspace: Workspace, connection: Connection) -> tuple[State, str]:
    known = await asyncio.to_thread(connection.known_server, workspace.settings)
    return (State.GOOD, known.words) if known else (State.ODD, "Der er ikke lært noget om serveren endnu.")


async def _draft(workspace: Workspace) -> tuple[State, str]:
    from assistant import tasks
    from assistant.drafting import pipeline
    from assistant.engines.base import Job, Notice, Source

    async def consent(_: AboutToSend) -> bool:
        return True

    task = await asyncio.to_thread(tasks.load, "star")
    job = Job(task, (Source("prøve", SAMPLE, date.today(), "da"),), date.today())
    engine = await asyncio.to_thread(workspace.engine)
    notices: list[str] = []
    async with aclosing(pipeline.draft(job, engine, consent)) as events:
        async for event in events:
            if isinstance(event, Notice):
                notices.append(event.text)
            elif isinstance(event, pipeline.Failed):
                raise event.error
            elif isinstance(event, pipeline.Finished):
                seconds = f"{event.usage.seconds:.1f}".replace(".", ",")
                words = f"Skrevet på {seconds} s: “{task.title(event.document)}”."
                return (State.ODD if notices else State.GOOD), " ".join([words, *notices])
    raise MakkerError("Udkastet blev ikke færdigt.")
