"""The keys of Samtaler, and when each of them does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from assistant.tui.bindings import bound

if TYPE_CHECKING:
    from assistant.tui.meetings.sheet import Sheet

MEETING = Binding.Group("Mødet")
AFTER = Binding.Group("Bagefter")
FINDING = Binding.Group("Find frem")

MEETING_KEYS: list[BindingType] = [
    bound("n,ctrl+n", "new", "Nyt", "Sæt et nyt møde op", MEETING),
    bound("enter", "write", "Skriv", "Skriv i noterne", MEETING),
    bound("escape", "to_list", "Listen", "Gå fra noterne til listen", FINDING),
    bound("e", "edit", "Ret", "Ret dag, deltagere og punkter", MEETING),
    bound("s", "suggest", "Punkter", "Tag punkter fra journal og plan med", MEETING),
    bound("ctrl+t", "stamp", "Klokken", "Sæt klokkeslættet ind", MEETING),
    bound("ctrl+l", "app.phrases", "Vendinger", "Vendinger til samtalen", MEETING),
    bound("h,ctrl+r", "history", "Historik", "Se noterne, som de var før, og hent dem frem", MEETING),
    bound("x,delete", "discard", "Slet", "Slet mødet; u henter det tilbage", MEETING, show=False),
    bound("u", "undo", "Fortryd", "Hent mødet tilbage", MEETING),
    bound("r,f6", "minutes", "Referat", "Lav et referat ud fra noterne", AFTER),
    bound(
        "f,ctrl+o",
        "follow_up",
        "Følg op",
        "Sig, hvordan det går med en aftale, eller lav en påmindelse",
        AFTER,
    ),
    bound("w", "export('docx')", "Gem", "Gem referatet som Word, PDF, tekst …", AFTER, id="word"),
    bound("W", "export('md')", "Markdown", "Gem det som Markdown", AFTER, id="markdown", show=False),
    bound("i", "calendar", "Kalender", "Gem frister og næste møde til din kalender", AFTER),
    bound("c", "mail", "Mail", "Skriv en opfølgningsmail med aftalerne", AFTER),
    bound("d", "share", "Del", "Gem det fælles som en aftalefil til den anden", AFTER),
    bound("t", "take_in", "Hent aftalefil", "Hent den aftalefil, som den anden har sendt", AFTER),
    bound("slash,ctrl+f", "search", "Søg", "Søg i møder, noter, aftaler og beslutninger", FINDING),
    bound("p", "binned", "Slettede", "Hent et slettet møde", FINDING, show=False),
]

KEY_ORDER = (
    "to_list", "stamp", "new", "write", "minutes", "follow_up", "undo", "word", "mail", "edit", "share",
    "suggest", "search", "calendar", "take_in", "phrases", "history",
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
        case "calendar":
            return sheet is not None and sheet.draft_state == "approved" and sheet.has_days
        case "export" | "mail":
            return sheet is not None and sheet.draft_state == "approved"
        case "share":
            return sheet is not None and sheet.has_outcome
        case _:
            return None
