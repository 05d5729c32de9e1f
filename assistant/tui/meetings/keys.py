"""The keys of Samtaler, and when each of them does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from assistant.tui.meetings.sheet import Sheet

MEETING = Binding.Group("Mødet")
AFTER = Binding.Group("Bagefter")
FINDING = Binding.Group("Find frem")

MEETING_KEYS: list[BindingType] = [
    Binding("n,ctrl+n", "new", "Nyt", id="new", tooltip="Sæt et nyt møde op", group=MEETING),
    Binding("enter", "write", "Skriv", id="write", tooltip="Skriv i noterne", group=MEETING),
    Binding("escape", "to_list", "Listen", id="to_list", tooltip="Gå fra noterne til listen", group=FINDING),
    Binding("e", "edit", "Ret", id="edit", tooltip="Ret dag, deltagere og punkter", group=MEETING),
    Binding(
        "s",
        "suggest",
        "Punkter",
        id="suggest",
        tooltip="Tag punkter fra journal og plan med",
        group=MEETING,
    ),
    Binding("ctrl+t", "stamp", "Klokken", id="stamp", tooltip="Sæt klokkeslættet ind", group=MEETING),
    Binding(
        "ctrl+l",
        "app.phrases",
        "Vendinger",
        id="phrases",
        tooltip="Vendinger til samtalen",
        group=MEETING,
    ),
    Binding(
        "h,ctrl+r",
        "history",
        "Historik",
        id="history",
        tooltip="Se noterne, som de var før, og hent dem frem",
        group=MEETING,
    ),
    Binding(
        "x,delete",
        "discard",
        "Slet",
        id="discard",
        show=False,
        tooltip="Slet mødet; u henter det tilbage",
        group=MEETING,
    ),
    Binding("u", "undo", "Fortryd", id="undo", tooltip="Hent mødet tilbage", group=MEETING),
    Binding("r,f6", "minutes", "Referat", id="minutes", tooltip="Lav et referat ud fra noterne", group=AFTER),
    Binding(
        "f,ctrl+o",
        "follow_up",
        "Følg op",
        id="follow_up",
        tooltip="Sig, hvordan det går med en aftale, eller lav en påmindelse",
        group=AFTER,
    ),
    Binding(
        "w", "export('docx')", "Gem", id="word", tooltip="Gem referatet som Word, PDF, tekst …", group=AFTER
    ),
    Binding(
        "W",
        "export('md')",
        "Markdown",
        id="markdown",
        show=False,
        tooltip="Gem det som Markdown",
        group=AFTER,
    ),
    Binding(
        "i",
        "export('ics')",
        "Kalender",
        id="calendar",
        tooltip="Gem frister og næste møde til din kalender",
        group=AFTER,
    ),
    Binding("c", "mail", "Mail", id="mail", tooltip="Skriv en opfølgningsmail med aftalerne", group=AFTER),
    Binding(
        "d",
        "share",
        "Del",
        id="share",
        tooltip="Gem det fælles som en aftalefil til den anden",
        group=AFTER,
    ),
    Binding(
        "t",
        "take_in",
        "Hent aftalefil",
        id="take_in",
        tooltip="Hent den aftalefil, som den anden har sendt",
        group=AFTER,
    ),
    Binding(
        "slash,ctrl+f",
        "search",
        "Søg",
        id="search",
        tooltip="Søg i møder, noter, aftaler og beslutninger",
        group=FINDING,
    ),
    Binding(
        "p", "binned", "Slettede", id="binned", show=False, tooltip="Hent et slettet møde", group=FINDING
    ),
]

KEY_ORDER = (
    "to_list", "stamp", "new", "write", "minutes", "follow_up", "undo", "edit", "suggest", "word", "mail", "search",
    "share", "calendar", "take_in", "phrases", "history",
)  # fmt: skip
"""What the key line drops last."""


def possible(action: str, sheet: Sheet | None, *, writing: bool, undoable: bool) -> bool | None:
    """Whether an action of the meetings would do something now; None for any other action.

    Args:
        action: its name.
        sheet: the open meeting.
        writing: whether the cursor stands in the notes.
        undoable: whether a meeting was put in the bin.
    """
    match action:
        case "take_in" | "search" | "binned":
            return True
        case "stamp" | "to_list":
            return writing
        case "undo":
            return undoable
        case "write" | "suggest" | "discard":
            return sheet is not None and not writing
        case "edit" | "minutes" | "history":
            return sheet is not None
        case "follow_up":
            return sheet is not None and bool(sheet.agreements)
        case "export" | "mail":
            return sheet is not None and sheet.draft_state == "approved"
        case "share":
            return sheet is not None and sheet.has_outcome
        case _:
            return None
