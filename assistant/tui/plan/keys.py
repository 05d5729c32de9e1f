"""The keys of the plan."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from assistant.tui.bindings import bound

GOAL = Binding.Group("Målet")
PLAN = Binding.Group("Hele planen")
FINDING = Binding.Group("Find frem")

PLAN_KEYS: list[BindingType] = [
    bound("n,ctrl+n", "new", "Nyt", "Skriv et nyt mål", GOAL),
    bound("enter", "open", "Fold ud", "Vis målets delmål, noter og opfølgning", GOAL),
    bound("enter", "close", "Fold ind", "Vis målet på én linje", GOAL, show=False),
    bound("enter", "open_note", "Åbn noten", "Gå til noten i Journalen", GOAL),
    bound("space,x,enter", "tick", "Nået", "Sæt flueben ved delmålet, eller tag det af", GOAL),
    Binding("right", "open", "Fold ud", show=False),
    Binding("left", "close", "Fold ind", show=False),
    bound("f,ctrl+o", "check_in", "Følg op", "Skriv, hvordan det går med målet", GOAL),
    bound("e", "edit", "Ret", "Ret målet: delmål, ansvarlig, støtte, frist …", GOAL),
    bound("h,ctrl+r", "history", "Historik", "Se alt, hvad der er sket med målet", GOAL),
    bound("v", "carry", "Før videre", "Slut målet, eller fortsæt med det i næste periode", GOAL),
    bound("delete", "discard", "Slet", "Slet målet; u henter det tilbage", GOAL, show=False),
    bound("delete", "untie", "Løs noten", "Tag noten fra målet; selve noten bliver", GOAL),
    bound("u", "undo", "Fortryd", "Fortryd den sidste ændring", PLAN),
    bound("w", "export('docx')", "Word", "Gem planen som Word-dokument", PLAN, id="word"),
    bound("W", "export('md')", "Markdown", "Gem planen som Markdown", PLAN, id="markdown", show=False),
    bound(
        "i", "export('ics')", "Kalender", "Gem frister og opfølgning til din kalender", PLAN, id="calendar"
    ),
    bound("V", "carry_all", "Ny periode", "Gå målene fra sidste periode igennem, ét ad gangen", PLAN),
    bound("slash,ctrl+f", "search", "Søg", "Søg i målene", FINDING),
    bound("number_sign", "person", "Person", "Vis kun en persons mål", FINDING),
    bound("p", "binned", "Slettede", "Vis eller skjul de slettede mål", FINDING),
    bound("escape", "to_list", "Listen", "Gå fra søgefeltet til målene", FINDING),
    bound("escape", "fold", "Fold ind", "Vis målet på én linje", GOAL),
    bound("escape", "clear", "Alle mål", "Vis alle mål igen", FINDING),
]
"""All of them; which one works when is said by the screen."""

KEY_ORDER = (
    "to_list", "fold", "clear", "tick", "open_note", "untie", "open", "check_in", "undo", "carry_all", "edit", "new",
    "word", "calendar", "history", "carry", "search", "person", "binned",
)  # fmt: skip
"""What the key line drops last."""
