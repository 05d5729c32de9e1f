"""``makker meeting``: meetings, their minutes and what was agreed, from the shell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli_danish import DanishCommand, DanishGroup
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.workspace.workspace import Workspace

app = typer.Typer(cls=DanishGroup, help="Samtaler og det, I har aftalt.", rich_markup_mode=None)

NumberArgument = Annotated[
    int, typer.Argument(metavar="NUMMER", help="Mødets nummer, som meeting list viser det.")
]
LimitOption = Annotated[int, typer.Option("--antal", min=1, metavar="TAL", help="Hvor mange, højst.")]
ReplaceOption = Annotated[bool, typer.Option("--overskriv", help="Overskriv filen, hvis den findes.")]


@app.command("list", cls=DanishCommand)
def list_meetings(limit: LimitOption = 20) -> None:
    """Vis møderne, de nyeste først."""
    from assistant.workspace import meetings_words

    with _workspace() as workspace:
        lines = workspace.meetings.lines(limit)
    if not lines:
        typer.echo("Der er ingen møder endnu. Sæt det første op i appen: F5, og så n.", err=True)
    for line in lines:
        typer.echo(meetings_words.meeting_line(line))


@app.command(cls=DanishCommand)
def show(number: NumberArgument) -> None:
    """Vis et helt møde: punkter, noter, beslutninger og aftaler."""
    from assistant.workspace import meetings_words

    with _workspace() as workspace:
        meeting = workspace.meetings.get(number)
        last_time = workspace.meetings.last_time(meeting)
        state = workspace.meetings.minutes_state(meeting)
    typer.echo(meetings_words.meeting_text(meeting, last_time, state, date.today()))


@app.command(cls=DanishCommand)
def export(
    number: NumberArgument,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FIL",
            help="Filen der skrives: .docx, .pdf, .md eller .txt for referatet, .eml for en mail, .ics for dagene.",
        ),
    ],
    replace: ReplaceOption = False,
) -> None:
    """Skriv referatet, en opfølgningsmail eller kalenderen til en fil."""
    with _workspace() as workspace:
        written = workspace.meetings.write(workspace.meetings.get(number), file, replace=replace)
    typer.echo(f"Skrevet til {written}.")


@app.command(cls=DanishCommand)
def share(
    number: NumberArgument,
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Filen der skrives; den ender på .makker.")],
    replace: ReplaceOption = False,
) -> None:
    """Skriv en aftalefil til den anden.

    Kun det, I deler, er i den, aldrig noter og private punkter.
    """
    with _workspace() as workspace:
        written = workspace.meetings.share(workspace.meetings.get(number), file, replace=replace)
    typer.echo(f"Skrevet til {written}. Noter og private punkter er ikke med.")


@app.command("take-in", cls=DanishCommand)
def take_in(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Den andens aftalefil (.makker).")],
    into: Annotated[
        int | None, typer.Option("--med", metavar="NUMMER", help="Læg den sammen med dit eget møde.")
    ] = None,
    as_new: Annotated[
        bool, typer.Option("--nyt", help="Hent den som et nyt møde, også når du har et den dag.")
    ] = False,
    only_look: Annotated[bool, typer.Option("--se", help="Vis kun, hvad der er i den.")] = False,
) -> None:
    """Hent den andens aftalefil ind.

    Intet af dit eget overskrives. Du får at vide, hvad der er nyt, og hvor I har skrevet noget forskelligt.
    """
    from assistant.workspace import meetings_words

    with _workspace() as workspace:
        joined = workspace.meetings.get(into) if into is not None else None
        incoming = workspace.meetings.look_in(file, joined)
        if only_look:
            typer.echo(meetings_words.incoming_text(incoming))
            return
        if incoming.likely is not None and not as_new:
            raise InputError(
                f"Du har selv et møde den dag med de samme deltagere: nummer {incoming.likely.id}. Der er ikke ændret noget.",
                f"Skriv --med {incoming.likely.id} for at lægge dem sammen, eller --nyt for at få det som et nyt møde.",
            )
        taken = workspace.meetings.take_in(file, joined)
    typer.echo(meetings_words.taken_in_text(incoming, taken))


@app.command(cls=DanishCommand)
def due(
    days: Annotated[int, typer.Option("--dage", min=0, metavar="TAL", help="Hvor mange dage frem.")] = 7,
) -> None:
    """Vis åbne aftaler, der er over frist eller snart er det.

    Den siger intet, når der ikke er nogen, så den kan bruges i en skals velkomst.
    """
    from assistant.workspace import meetings_words
    from assistant.workspace.workspace import Workspace

    today = date.today()
    until = today + timedelta(days=days)
    if not meetings_words.calls(Workspace().store_path, until):
        return
    with _workspace() as workspace:
        agreements = workspace.meetings.open_agreements()
    for agreement in agreements:
        if agreement.due is not None and agreement.due <= until:
            line = meetings_words.agreement_line(agreement, today)
            typer.echo(f"{line} · møde {agreement.meeting_id}")


@app.command(cls=DanishCommand)
def search(
    words: Annotated[list[str], typer.Argument(metavar="ORD…", help="Ord, der alle skal stå i mødet.")],
    limit: LimitOption = 20,
) -> None:
    """Søg i noter, beslutninger, aftaler og punkter."""
    from assistant.workspace import meetings_words

    with _workspace() as workspace:
        hits = workspace.meetings.search(" ".join(words), limit)
    if not hits:
        typer.echo("Intet møde har alle de ord.", err=True)
    for hit in hits:
        for line in meetings_words.hit_lines(hit):
            typer.echo(line)


@app.command(cls=DanishCommand)
def remind(
    number: Annotated[
        int | None, typer.Argument(metavar="NUMMER", help="Mødets nummer; udelad det for alle møder.")
    ] = None,
) -> None:
    """Skriv en venlig påmindelse for hver aftale, der er over frist."""
    from assistant.export.text import clean

    with _workspace() as workspace:
        if number is not None:
            workspace.meetings.get(number)
        late = [
            one for one in workspace.meetings.late(date.today()) if number is None or one.meeting_id == number
        ]
        texts = [clean(workspace.meetings.reminder(agreement)) for agreement in late]
    if not texts:
        typer.echo("Ingen aftaler er over frist.", err=True)
    else:
        typer.echo("\n\n".join(texts))


@contextmanager
def _workspace() -> Iterator[Workspace]:
    """The workspace, with the agreements of minutes that were approved meanwhile taken in."""
    from assistant.workspace.workspace import Workspace

    workspace = Workspace()
    try:
        workspace.meetings.adopt_approved(date.today())
        yield workspace
    finally:
        workspace.close()
