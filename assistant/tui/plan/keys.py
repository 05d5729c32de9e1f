"""The keys of the plan."""

from __future__ import annotations

from textual.binding import Binding, BindingType

GOAL = Binding.Group("Målet")
PLAN = Binding.Group("Hele planen")
FINDING = Binding.Group("Find frem")

PLAN_KEYS: list[BindingType] = [
    Binding("n,ctrl+n", "new", "Nyt", id="new", tooltip="Skriv et nyt mål", group=GOAL),
    Binding(
        "enter", "open", "Fold ud", id="open", tooltip="Vis målets delmål, noter og opfølgning", group=GOAL
    ),
    Binding(
        "enter", "close", "Fold ind", id="close", show=False, tooltip="Vis målet på én linje", group=GOAL
    ),
    Binding(
        "enter", "open_note", "Åbn noten", id="open_note", tooltip="Gå til noten i Journalen", group=GOAL
    ),
    Binding(
        "space,x,enter",
        "tick",
        "Nået",
        id="tick",
        tooltip="Sæt flueben ved delmålet, eller tag det af",
        group=GOAL,
    ),
    Binding("right", "open", "Fold ud", show=False),
    Binding("left", "close", "Fold ind", show=False),
    Binding(
        "f,ctrl+o",
        "check_in",
        "Følg op",
        id="check_in",
        tooltip="Skriv, hvordan det går med målet",
        group=GOAL,
    ),
    Binding(
        "e", "edit", "Ret", id="edit", tooltip="Ret målet: delmål, ansvarlig, støtte, frist …", group=GOAL
    ),
    Binding(
        "h,ctrl+r",
        "history",
        "Historik",
        id="history",
        tooltip="Se alt, hvad der er sket med målet",
        group=GOAL,
    ),
    Binding(
        "v",
        "carry",
        "Før videre",
        id="carry",
        tooltip="Slut målet, eller fortsæt med det i næste periode",
        group=GOAL,
    ),
    Binding(
        "delete",
        "discard",
        "Slet",
        id="discard",
        show=False,
        tooltip="Slet målet; u henter det tilbage",
        group=GOAL,
    ),
    Binding(
        "delete",
        "untie",
        "Løs noten",
        id="untie",
        tooltip="Tag noten fra målet; selve noten bliver",
        group=GOAL,
    ),
    Binding("u", "undo", "Fortryd", id="undo", tooltip="Fortryd den sidste ændring", group=PLAN),
    Binding("w", "export('docx')", "Word", id="word", tooltip="Gem planen som Word-dokument", group=PLAN),
    Binding(
        "W",
        "export('md')",
        "Markdown",
        id="markdown",
        show=False,
        tooltip="Gem planen som Markdown",
        group=PLAN,
    ),
    Binding(
        "i",
        "export('ics')",
        "Kalender",
        id="calendar",
        tooltip="Gem frister og opfølgning til din kalender",
        group=PLAN,
    ),
    Binding(
        "V",
        "carry_all",
        "Ny periode",
        id="carry_all",
        tooltip="Gå målene fra sidste periode igennem, ét ad gangen",
        group=PLAN,
    ),
    Binding("slash,ctrl+f", "search", "Søg", id="search", tooltip="Søg i målene", group=FINDING),
    Binding("number_sign", "person", "Person", id="person", tooltip="Vis kun en persons mål", group=FINDING),
    Binding("p", "binned", "Slettede", id="binned", tooltip="Vis eller skjul de slettede mål", group=FINDING),
    Binding(
        "escape", "to_list", "Listen", id="to_list", tooltip="Gå fra søgefeltet til målene", group=FINDING
    ),
    Binding("escape", "fold", "Fold ind", id="fold", tooltip="Vis målet på én linje", group=GOAL),
    Binding("escape", "clear", "Alle mål", id="clear", tooltip="Vis alle mål igen", group=FINDING),
]
"""All of them; which one works when is said by the screen."""

KEY_ORDER = (
    "to_list", "fold", "clear", "tick", "open_note", "untie", "open", "check_in", "undo", "carry_all", "edit", "new",
    "word", "calendar", "history", "carry", "search", "person", "binned",
)  # fmt: skip
"""What the key line drops last."""
