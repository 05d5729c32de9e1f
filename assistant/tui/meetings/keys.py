"""The keys of Samtaler."""

from __future__ import annotations

from textual.binding import Binding, BindingType

MEETING = Binding.Group("Mødet")
AFTER = Binding.Group("Bagefter")

MEETING_KEYS: list[BindingType] = [
    Binding("n,ctrl+n", "new", "Nyt", id="new", tooltip="Sæt et nyt møde op", group=MEETING),
    Binding("enter", "write", "Skriv", id="write", tooltip="Skriv i noterne", group=MEETING),
    Binding("escape", "to_list", "Listen", id="to_list", tooltip="Gå til listen", group=MEETING),
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
        "delete",
        "discard",
        "Slet",
        id="discard",
        show=False,
        tooltip="Slet mødet; u henter det",
        group=MEETING,
    ),
    Binding("slash", "search", "Søg", id="search", tooltip="Find en beslutning og dens møde", group=MEETING),
    Binding("u", "undo", "Fortryd", id="undo", tooltip="Hent mødet tilbage", group=MEETING),
    Binding("r,f6", "minutes", "Referat", id="minutes", tooltip="Lav et referat ud fra noterne", group=AFTER),
    Binding(
        "o",
        "agreements",
        "Aftaler",
        id="agreements",
        tooltip="Sig, hvordan det går med en aftale",
        group=AFTER,
    ),
    Binding("w", "export('docx')", "Word", id="word", tooltip="Gem referatet som Word", group=AFTER),
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
        tooltip="Gem dagene til din kalender",
        group=AFTER,
    ),
    Binding("m", "mail", "Mail", id="mail", tooltip="Kopiér en opfølgningsmail", group=AFTER),
]
