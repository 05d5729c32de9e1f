"""The commands. Each reads its arguments, calls one use case and prints; what it does lives in the workspace."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import tasks
from assistant.cli_danish import DanishCommand, DanishGroup, danish_complaint
from assistant.cli_doctor import doctor
from assistant.cli_log import app as log_app
from assistant.cli_meetings import app as meetings_app
from assistant.cli_plan import app as plan_app
from assistant.errors import InputError, MakkerError, StoppedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.drafting.pipeline import Consent
    from assistant.engines.base import AboutToSend
    from assistant.workspace.batch import Answer, Drafted
    from assistant.workspace.journal import NoteLine
    from assistant.workspace.workspace import Workspace

FAILED, WRONG_USAGE, STOPPED = 1, 2, 130

app = typer.Typer(
    cls=DanishGroup,
    help="makker hjælper dig til MUS: noter gennem året bliver til resultater, mål og aftaler, på din egen maskine.",
    epilog="Uden kommando åbner makker som app. Prøv makker --demo, hvis du vil se den med eksempler.",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(plan_app, name="plan")
app.add_typer(meetings_app, name="meeting")
app.add_typer(log_app, name="log")
command = app.command
command("doctor", cls=DanishCommand)(doctor)


class EngineChoice(StrEnum):
    """Who writes, where the settings are to be overruled."""

    RULES = "rules"
    CHAT = "chat"


class OutputFormat(StrEnum):
    """How one draft is printed."""

    MD = "md"
    JSON = "json"


TaskChoice = StrEnum("TaskChoice", {row.id.upper(): row.id for row in tasks.ROWS})  # type: ignore[misc]

FileArgument = Annotated[
    Path | None, typer.Argument(metavar="FIL", help="Filen; udelad den for at læse fra standardinput.")
]
JsonLines = Annotated[
    bool, typer.Option("--jsonl", help="Ét JSON-objekt pr. linje ind, ét svar pr. linje ud.")
]
DayOption = Annotated[
    str, typer.Option("--dato", metavar="DATO", help="Dagen det handler om, fx 2026-03-12.")
]


def run(arguments: list[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: what stands after "makker"; those of the process where None.

    Returns:
        0, or 1 on failure, 2 on wrong usage, 130 where the user stopped it.
    """
    try:
        outcome = app(args=arguments, prog_name="makker", standalone_mode=False)
    except typer.Abort:
        print("Afbrudt.", file=sys.stderr)
        return STOPPED
    except typer.Exit as leave:
        return leave.exit_code
    except typer.TyperException as error:
        print(f"{danish_complaint(error)} Se: makker --help", file=sys.stderr)
        return WRONG_USAGE
    except MakkerError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    return outcome if isinstance(outcome, int) else 0


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"makker {version('makker')}")
        raise typer.Exit


@app.callback()
def main(
    demo: Annotated[
        bool, typer.Option("--demo", help="Åbn appen med et eksempelår, der forsvinder igen.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help="Vis hvilken udgave det er.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Options that stand before any command; without a command the app opens, see ``assistant.__main__``."""
    del demo, version


@command(cls=DanishCommand)
def note(
    text: Annotated[
        str, typer.Argument(metavar="TEKST", help="Noten. Skriv - for at læse fra standardinput.")
    ],
    day: DayOption = "",
) -> None:
    """Gem en note i journalen."""
    from assistant.workspace.batch import read_text

    content = read_text(None, sys.stdin.buffer) if text == "-" else text
    with _workspace() as workspace:
        kept = workspace.journal.add_from_outside(content, _day(day))
    print(f"Gemt som note {kept.id}.")


@command("list", cls=DanishCommand)
def list_notes(
    limit: Annotated[int, typer.Option("--antal", min=1, metavar="TAL", help="Hvor mange noter.")] = 20,
) -> None:
    """Vis de nyeste noter."""
    with _workspace() as workspace:
        lines = workspace.journal.newest(limit)
    if not lines:
        print('Ingen noter endnu. Skriv den første: makker note "Ros fra Lene i dag"', file=sys.stderr)
    for line in lines:
        print(_line(line))


@command(cls=DanishCommand)
def search(
    query: Annotated[
        list[str],
        typer.Argument(metavar="ORD…", help='Ord, "en hel vending", #tag, fra:2026-01 og til:2026-06.'),
    ],
    limit: Annotated[int, typer.Option("--antal", min=1, metavar="TAL", help="Hvor mange noter.")] = 20,
) -> None:
    """Søg i alle noter, nyeste først."""
    with _workspace() as workspace:
        page = workspace.journal.search(" ".join(query), limit)
    if not page.hits:
        print("Ingen noter passer på det.", file=sys.stderr)
    for hit in page.hits:
        print(_line(hit.line))
        snippet = "".join(f"»{text}«" if marked else text for text, marked in hit.snippet)
        print(f"        {' '.join(snippet.split())}")


@command(cls=DanishCommand)
def show(
    number: Annotated[int, typer.Argument(metavar="NUMMER", help="Notens nummer, som list viser det.")],
) -> None:
    """Vis en hel note."""
    with _workspace() as workspace:
        print(workspace.journal.get(number).text)


@command(cls=DanishCommand)
def draft(
    task: Annotated[
        TaskChoice,
        typer.Argument(
            metavar="OPGAVE", help=f"Hvad der skal skrives: {', '.join(row.id for row in tasks.ROWS)}."
        ),
    ],
    file: FileArgument = None,
    engine: Annotated[
        EngineChoice | None,
        typer.Option("--engine", metavar="rules|chat", help="Hvem der skriver; ellers som i Indstillinger."),
    ] = None,
    jsonl: JsonLines = False,
    output: Annotated[
        OutputFormat, typer.Option("--format", metavar="md|json", help="Hvordan ét udkast vises.")
    ] = OutputFormat.MD,
    choices: Annotated[
        list[str] | None,
        typer.Option(
            "--valg", metavar="NAVN=VÆRDI", help="Et valg til opgaven, fx mode=soften; kan gentages."
        ),
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send uden at spørge, når teksten skal ud af maskinen.")
    ] = False,
) -> int:
    """Skriv et udkast ud fra en tekst."""
    from assistant.workspace import batch

    text = batch.read_text(file, sys.stdin.buffer)
    from_standard_input = file is None or str(file) == "-"
    with _workspace() as workspace:
        consent = _consent(workspace, send=send, may_ask=not jsonl and not from_standard_input)
        writer, keeper = workspace.engine(engine.value if engine else None), workspace.parts
        if jsonl:
            return _print_answers(
                text, lambda fields: batch.draft_answer(task.value, fields, writer, consent, _tell, keeper)
            )
        fields = {**_choices(choices or []), "id": str(file or "-"), "text": text}
        if output is OutputFormat.JSON:
            _print_json(batch.draft_answer(task.value, fields, writer, consent, _tell, keeper))
        else:
            _print_draft(batch.draft_fields(task.value, fields, writer, consent, _tell, keeper))
    return 0


@command(cls=DanishCommand)
def check(
    source: Annotated[Path | None, typer.Argument(metavar="KILDE", help="Filen med noterne.")] = None,
    draft_file: Annotated[Path | None, typer.Argument(metavar="UDKAST", help="Filen med udkastet.")] = None,
    jsonl: JsonLines = False,
) -> int:
    """Find det i et udkast, som kilden ikke siger."""
    from assistant.workspace import batch

    if jsonl:
        return _print_answers(batch.read_text(source, sys.stdin.buffer), batch.check_answer)
    if source is None or draft_file is None:
        raise InputError("Der skal to filer til: kilden og udkastet.", "Skriv: makker check KILDE UDKAST")
    fields = {
        "id": str(draft_file),
        "source": batch.read_text(source, sys.stdin.buffer),
        "draft": batch.read_text(draft_file, sys.stdin.buffer),
    }
    _print_json(batch.check_answer(fields))
    return 0


@command(cls=DanishCommand)
def mask(file: FileArgument = None, jsonl: JsonLines = False) -> int:
    """Erstat navne, numre og adresser, som peger på personer."""
    from assistant.workspace import batch

    text = batch.read_text(file, sys.stdin.buffer)
    if jsonl:
        return _print_answers(text, batch.mask_answer)
    from assistant.export.cleaning import clean

    print(clean(str(batch.mask_answer({"text": text})["masked"])), end="")
    return 0


@command(cls=DanishCommand)
def export(
    file: Annotated[
        Path, typer.Argument(metavar="FIL", help="Filen der skrives: .docx, .pdf, .md eller .txt.")
    ],
    start: Annotated[str, typer.Option("--fra", metavar="DATO", help="Første dag, fx 2026-01-01.")] = "",
    end: Annotated[str, typer.Option("--til", metavar="DATO", help="Sidste dag, fx 2026-06-30.")] = "",
    tag: Annotated[str, typer.Option("--tag", metavar="TAG", help="Kun præstationer med det tag.")] = "",
    replace: Annotated[bool, typer.Option("--overskriv", help="Overskriv filen, hvis den findes.")] = False,
) -> None:
    """Skriv de godkendte præstationer i en periode til en fil."""
    from assistant.workspace.output import Period

    first, last = _day(start), _day(end)
    period = Period(first or date.min, last or date.max) if first or last else None
    with _workspace() as workspace:
        views = workspace.output.approved(period, tag.lstrip("#") or None)
        named = period if first and last else None
        written = workspace.output.write(
            views, file, file.suffix.lstrip(".").lower(), replace=replace, period=named
        )
    print(f"Skrevet til {written}.")


@command(cls=DanishCommand)
def restore() -> None:
    """Hent den nyeste sikkerhedskopi frem, hvis filen med noterne er beskadiget."""
    with _workspace() as workspace:
        print(f"Den nyeste sikkerhedskopi lægges i stedet for {workspace.store_path}.", file=sys.stderr)
        if not typer.confirm("Er makker lukket alle andre steder, og skal den hentes frem?", default=False):
            raise StoppedError("Der er ikke ændret noget.")
        backup, former = workspace.put_back_backup()
    print(f"{backup.name} er hentet frem. Den tidligere fil ligger her: {former}")


@contextmanager
def _workspace() -> Iterator[Workspace]:
    from assistant.workspace.workspace import Workspace

    workspace = Workspace()
    try:
        yield workspace
    finally:
        workspace.close()


def _print_answers(text: str, answer: Callable[[Mapping[str, object]], Answer]) -> int:
    from assistant.workspace import batch

    for line in batch.answers(text, answer):
        print(json.dumps(line, ensure_ascii=False), flush=True)
    return 0


def _print_json(answer: Answer) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def _print_draft(drafted: Drafted) -> None:
    from assistant.export.cleaning import clean

    print(clean(drafted.markdown), end="")  # a terminal would obey what a file may hold
    if drafted.finished.identity.engine == "rules":
        print("Skrevet af reglerne, uden sprogmodel.", file=sys.stderr)
    for notice in drafted.notices:
        print(notice, file=sys.stderr)
    for item in drafted.finished.findings:
        print(f"Se efter: {item.finding.message}", file=sys.stderr)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _line(line: NoteLine) -> str:
    return f"{line.id:>6}  {line.written.isoformat()}  {line.title}"


def _choices(written: list[str]) -> dict[str, str]:
    from assistant.workspace.batch import OPTIONS

    choices: dict[str, str] = {}
    for choice in written:
        name, equals, value = choice.partition("=")
        if not equals or name not in (*OPTIONS, "reference_date"):
            known = ", ".join(OPTIONS)
            raise InputError(
                f"“{choice}” er ikke et valg.", f"Skriv NAVN=VÆRDI, hvor navnet er et af: {known}."
            )
        choices[name] = value
    return choices


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"“{text}” er ikke en dato.", "Skriv den som 2026-03-12.") from error


def _consent(workspace: Workspace, *, send: bool, may_ask: bool) -> Consent:
    """Shows exactly what would leave the machine, and asks unless ``--send`` was given."""

    async def consent(request: AboutToSend) -> bool:
        from assistant.workspace.requests import price_words

        price = price_words(workspace.settings, workspace.settings.model, request)
        parts = f", i {request.parts} dele" if request.parts > 1 else ""
        print(
            f"Det her sendes til {request.host} ({request.tokens} tokens{parts}):\n\n{request.text}\n{price}",
            file=sys.stderr,
        )
        if send:
            return True
        if not may_ask or not sys.stdin.isatty():
            raise StoppedError(
                f"Teksten skal sendes til {request.host}, og her kan makker ikke spørge dig. Der er ikke sendt noget.",
                "Tilføj --send, når du har set, hvad der sendes, eller brug --engine rules.",
            )
        return typer.confirm("Må den sendes?", default=False)

    return consent
