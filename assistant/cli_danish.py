"""typer speaks English; here its help and its complaints become Danish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer._click.core import Context  # what typer's own classes are given; it has no public name

_HELP = (
    (r"^Usage: ", "Brug: "),
    (r"\[OPTIONS\]", "[TILVALG]"),
    (r"COMMAND \[ARGS\]\.\.\.", "KOMMANDO …"),
    (r"^Options:$", "Tilvalg:"),
    (r"^Arguments:$", "Argumenter:"),
    (r"^Commands:$", "Kommandoer:"),
    (r"Show this message and exit\.", "Vis denne hjælp."),
    (r"\[default: ([^\]]*)\]", r"[ellers: \1]"),
    (r"\[required\]", "[skal angives]"),
    (r"^(  \S+) <[^<>\n]+>( *)", r"\1\2"),
    (r"\{(\w+)\}", r"\1"),
)

_COMPLAINTS = (
    (r"No such command '(.*)'\.(?: Did you mean (.*)\?)?", r"Der er ingen kommando, der hedder “\1”."),
    (r"No such option: (\S+).*", r"Tilvalget \1 findes ikke."),
    (r"Missing command\.", "Der mangler en kommando."),
    (r"Missing argument '?(.*?)'?\.(?: .*)?", r"Der mangler \1."),
    (r"Missing option '?(.*?)'?\.(?: .*)?", r"Tilvalget \1 mangler."),
    (r"Missing parameter: (.*)", r"Der mangler \1."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"Der er mere, end kommandoen kan bruge: \1"),
    (r"Option '(.*)' does not take a value\.", r"Tilvalget \1 tager ingen værdi."),
    (r"Option '(.*)' requires .*", r"Tilvalget \1 skal have en værdi."),
    (r"Invalid value for '?(.*?)'?: (.*)", r"Værdien til \1 kan ikke bruges: \2"),
    (r"Invalid value: (.*)", r"Værdien kan ikke bruges: \1"),
)

_REASONS = (
    (r"(?:Value error, )?'?(.*?)'? is not one of (.*?)\.?", r"“\1” er ikke en af \2"),
    (r".*valid integer.*", "det er ikke et helt tal"),
    (r".*greater than or equal to (\d+).*", r"det skal være mindst \1"),
    (r".*less than or equal to (\d+).*", r"det må højst være \1"),
    (r"(.*) is not in the range (.*?)\.?", r"\1 er ikke i området \2"),
)


def danish_help(text: str) -> str:
    """A help page in Danish."""
    for english, danish in _HELP:
        text = re.sub(english, danish, text, flags=re.MULTILINE)
    return text


def danish_complaint(error: TyperException) -> str:
    """What is wrong with a command line, one Danish sentence."""
    text = getattr(error, "format_message", error.__str__)()
    for english, danish in _COMPLAINTS:
        if match := re.fullmatch(english, text, flags=re.DOTALL):
            return _with_danish_reason(match.expand(danish))
    return f"Kommandoen kan ikke læses: {text}"


def _with_danish_reason(text: str) -> str:
    head, colon, reason = text.partition(": ")
    for english, danish in _REASONS:
        if match := re.fullmatch(english, reason, flags=re.DOTALL):
            return f"{head}{colon}{match.expand(danish)}."
    return text


class DanishCommand(TyperCommand):
    """A command whose help page is Danish."""

    def get_help(self, ctx: Context) -> str:
        """The help page."""
        return danish_help(super().get_help(ctx))


# The order of the help page: what one does most comes first.
_ORDER = (
    "note",
    "list",
    "search",
    "show",
    "draft",
    "plan",
    "meeting",
    "export",
    "check",
    "mask",
    "doctor",
    "log",
    "restore",
)


class DanishGroup(TyperGroup):
    """A group of commands whose help page is Danish."""

    def list_commands(self, ctx: Context) -> list[str]:
        """The commands in the order of the help page."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    def get_help(self, ctx: Context) -> str:
        """The help page."""
        return danish_help(super().get_help(ctx))
