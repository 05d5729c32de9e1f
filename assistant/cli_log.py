"""``makker log``: which requests were sent to language models, and how they are deleted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli_danish import DanishCommand, DanishGroup
from assistant.errors import InputError, StoppedError

if TYPE_CHECKING:
    from assistant.workspace.requests import RequestLine
    from assistant.workspace.workspace import Workspace

_NEWEST = 20

app = typer.Typer(
    cls=DanishGroup, help="Se og slet, hvad der er sendt til sprogmodeller.", rich_markup_mode=None
)

NumberArgument = Annotated[int, typer.Argument(metavar="NUMMER", help="Nummeret, som log list viser det.")]


@app.callback(invoke_without_command=True)
def log(context: typer.Context) -> None:
    """Se og slet, hvad der er sendt til sprogmodeller; alene viser den de nyeste."""
    if context.invoked_subcommand is None:
        list_requests(_NEWEST)


@app.command("list", cls=DanishCommand)
def list_requests(
    limit: Annotated[int, typer.Option("--antal", min=1, metavar="TAL", help="Hvor mange.")] = _NEWEST,
) -> None:
    """Vis de nyeste forespørgsler."""
    with _workspace() as workspace:
        lines = workspace.requests.lines(limit)
    if not lines:
        print("Der er ikke sendt noget til en sprogmodel.", file=sys.stderr)
    for line in lines:
        print(_line(line))


@app.command(cls=DanishCommand)
def show(number: NumberArgument) -> None:
    """Vis en forespørgsel, også teksterne, hvis de er gemt."""
    with _workspace() as workspace:
        request = workspace.requests.get(number)
    line = request.line
    print(_line(line))
    print(f"Prompt: {line.prompt_id}, udgave {line.prompt_version}, {line.prompt_hash}")
    if request.sent is None:
        print("Teksterne er ikke gemt. Sæt keep_request_texts = true i settings.toml, hvis du vil gemme dem.")
    else:
        print(f"\nSendt:\n\n{request.sent}\n\nSvar:\n\n{request.reply or '(intet)'}")


@app.command(cls=DanishCommand)
def delete(
    number: Annotated[
        int | None, typer.Argument(metavar="NUMMER", help="Nummeret, som log list viser det.")
    ] = None,
    everything: Annotated[bool, typer.Option("--alle", help="Slet alle.")] = False,
    yes: Annotated[bool, typer.Option("--ja", help="Slet alle uden at spørge.")] = False,
) -> None:
    """Slet en forespørgsel, eller dem alle."""
    if (number is None) == (not everything):
        raise InputError(
            "Der skal enten et nummer til eller --alle.", "Skriv for eksempel: makker log delete 3"
        )
    with _workspace() as workspace:
        if number is not None:
            workspace.requests.delete(number)
            print(f"Forespørgsel {number} er slettet.")
            return
        if not yes and not typer.confirm("Skal alle forespørgsler slettes for altid?", default=False):
            raise StoppedError("Der er ikke slettet noget.")
        print(f"{workspace.requests.delete_all()} slettet.")


@app.command(cls=DanishCommand)
def keep(
    days: Annotated[int, typer.Argument(min=0, metavar="DAGE", help="Antal dage; 0 gemmer dem for altid.")],
) -> None:
    """Bestem, hvor mange dage forespørgsler gemmes; ældre slettes nu."""
    from dataclasses import replace

    with _workspace() as workspace:
        workspace.save_settings(replace(workspace.settings, keep_request_days=days))
        deleted = workspace.requests.delete_older(days) if days else 0
    print(
        f"Forespørgsler gemmes i {days} dage; {deleted} ældre er slettet."
        if days
        else "Forespørgsler gemmes altid."
    )


def _line(line: RequestLine) -> str:
    from assistant.workspace.requests import outcome_words

    seconds = f"{line.seconds:.1f}".replace(".", ",")
    return (
        f"{line.id:>6}  {line.at.astimezone():%Y-%m-%d %H.%M}  {line.model or '-'} på {line.host} · {line.prompt_id}"
        f" · {line.prompt_tokens} ind, {line.reply_tokens} ud · {seconds} s · {outcome_words(line.outcome)}"
    )


@contextmanager
def _workspace() -> Iterator[Workspace]:
    from assistant.workspace.workspace import Workspace

    workspace = Workspace()
    try:
        yield workspace
    finally:
        workspace.close()
