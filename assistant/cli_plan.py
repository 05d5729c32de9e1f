"""``makker plan``: the goals that are followed up, from the shell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli_danish import DanishCommand, DanishGroup

if TYPE_CHECKING:
    from assistant.workspace.plan import GoalFilter, GoalRecord
    from assistant.workspace.workspace import Workspace

# What ``plan due`` answers where something calls, so that cron and scripts can act on it.
SOMETHING_DUE = 3

app = typer.Typer(cls=DanishGroup, help="Følg op på dine mål.", rich_markup_mode=None)

PersonOption = Annotated[
    str, typer.Option("--person", metavar="NAVN", help="Kun mål for den person; skriv mig for dine egne.")
]
FromOption = Annotated[
    str, typer.Option("--fra", metavar="DATO", help="Første dag i perioden, fx 2026-01-01.")
]
UntilOption = Annotated[
    str, typer.Option("--til", metavar="DATO", help="Sidste dag i perioden, fx 2026-12-31.")
]


class StatusChoice(StrEnum):
    """What a goal may be, as it is typed."""

    PLANNED = "ikke-begyndt"
    ACTIVE = "i-gang"
    REACHED = "nået"
    PARTLY = "delvist"
    DROPPED = "droppet"


@app.command("list", cls=DanishCommand)
def list_goals(
    person: PersonOption = "",
    start: FromOption = "",
    end: UntilOption = "",
    everything: Annotated[
        bool, typer.Option("--alle", help="Vis også mål, der er nået eller droppet.")
    ] = False,
) -> None:
    """Vis målene i planen, dem over frist først."""
    today = date.today()
    with _workspace() as workspace:
        workspace.plan.take_in_approved(today)
        overview = workspace.plan.overview(today, _filter(person, start, end, today))
    shown = overview.all if everything else (*overview.overdue, *overview.upcoming, *overview.later)
    if not shown:
        typer.echo(
            "Der er ingen mål i planen. Skriv et: makker draft goals, og godkend det i appen.", err=True
        )
    for goal in shown:
        typer.echo(_line(goal, today))


@app.command(cls=DanishCommand)
def due(
    days: Annotated[int, typer.Option("--dage", min=0, metavar="TAL", help="Hvor mange dage frem.")] = 7,
    person: PersonOption = "",
) -> int:
    """Sig på én linje, hvad der skal følges op på; sig intet, når der ikke er noget.

    Slutter med 3, når der er noget, og ellers med 0, så den kan bruges i cron og i en skals velkomst.
    """
    from assistant.workspace import plan_words
    from assistant.workspace.workspace import Workspace

    path, today = Workspace().store_path, date.today()
    if plan_words.is_waiting(path):
        with _workspace() as workspace:
            workspace.plan.take_in_approved(today)
    found = plan_words.due(path, today, days, _person(person))
    if line := plan_words.due_line(found):
        typer.echo(line)
        return SOMETHING_DUE
    return 0


@app.command(cls=DanishCommand)
def checkin(
    number: Annotated[int, typer.Argument(metavar="NUMMER", help="Målets nummer, som plan list viser det.")],
    happened: Annotated[str, typer.Argument(metavar="TEKST", help="Hvad der er sket siden sidst.")] = "",
    obstacle: Annotated[str, typer.Option("--hindring", metavar="TEKST", help="Hvad der står i vejen.")] = "",
    deadline: Annotated[
        str, typer.Option("--frist", metavar="DATO", help="En ny frist, fx 1/9, uge 40 eller 2026-09-01.")
    ] = "",
    reason: Annotated[str, typer.Option("--fordi", metavar="TEKST", help="Hvorfor fristen flyttes.")] = "",
    status: Annotated[
        StatusChoice | None,
        typer.Option(
            "--status", metavar="|".join(choice.value for choice in StatusChoice), help="En ny status."
        ),
    ] = None,
    again: Annotated[str, typer.Option("--igen", metavar="DATO", help="Hvornår der følges op igen.")] = "",
) -> None:
    """Skriv, hvordan det går med et mål."""
    from assistant.workspace.plan import NewCheckIn
    from assistant.workspace.plan_words import read_day

    today = date.today()
    said = NewCheckIn(
        day=today,
        happened=happened,
        obstacle=obstacle,
        deadline=read_day(deadline, today) if deadline else None,
        reason=reason,
        status=status.name.lower() if status else None,
        follow_up=read_day(again, today) if again else None,
    )
    with _workspace() as workspace:
        goal = workspace.plan.check_in(workspace.plan.get(number), said)
    typer.echo(f"Gemt. {_line(goal, today).strip()}")


@app.command(cls=DanishCommand)
def export(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FIL", help="Filen der skrives: .docx, .pdf eller .md for planen, .ics for kalenderen."
        ),
    ],
    person: PersonOption = "",
    start: FromOption = "",
    end: UntilOption = "",
    replace: Annotated[bool, typer.Option("--overskriv", help="Overskriv filen, hvis den findes.")] = False,
) -> None:
    """Skriv udviklingsplanen eller fristerne til en fil."""
    today = date.today()
    with _workspace() as workspace:
        workspace.plan.take_in_approved(today)
        goals = workspace.plan.goals(_filter(person, start, end, today))
        written = workspace.plan.write(goals, file, today, person=_person(person), replace=replace)
    typer.echo(f"Skrevet til {written}.")


@contextmanager
def _workspace() -> Iterator[Workspace]:
    from assistant.workspace.workspace import Workspace

    workspace = Workspace()
    try:
        yield workspace
    finally:
        workspace.close()


def _person(typed: str) -> str | None:
    """The person of a filter: None for all, "" for the user's own goals."""
    return None if not typed else "" if typed.casefold() in ("mig", "jeg") else typed


def _filter(person: str, start: str, end: str, today: date) -> GoalFilter:
    from assistant.workspace.plan import GoalFilter
    from assistant.workspace.plan_words import read_day

    return GoalFilter(
        person=_person(person),
        start=read_day(start, today) if start else None,
        end=read_day(end, today) if end else None,
    )


def _line(goal: GoalRecord, today: date) -> str:
    """One goal on one line: number, status, deadline, title, person and next step."""
    from assistant.danish.format import long_date
    from assistant.workspace.plan_words import STATUS_NAMES

    when = f"frist {long_date(goal.deadline)}" if goal.deadline else "ingen frist"
    late = " (over frist)" if goal.is_overdue(today) else ""
    person = f" · {goal.person}" if goal.person else ""
    step = f" · næste: {goal.next_step.text}" if goal.is_open and goal.next_step else ""
    return f"{goal.id:>6}  {STATUS_NAMES[goal.status]:<13} {when}{late}  {goal.title}{person}{step}"
