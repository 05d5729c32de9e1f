"""The keys that work on all screens."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from assistant.tui.bindings import bound
from assistant.tui.modes import MODES

GROUP = Binding.Group("Overalt")

EVERYWHERE: list[BindingType] = [
    bound("f1", "help", "Hjælp", "Vis hjælp til skærmen", GROUP),
    bound("f9", "settings", "Indstillinger", "Åbn indstillinger", GROUP),
    bound("ctrl+p", "command_palette", "Mere", "Find alt, hvad der kan gøres", GROUP, id="palette"),
    *(
        bound(
            mode.key,
            f"go('{mode.id}')",
            mode.title,
            f"Gå til {mode.title}",
            GROUP,
            id=f"go_{mode.id}",
            show=False,
        )
        for mode in MODES
    ),
    bound("f8", "other_theme", "Farver", "Skift lys og mørk", GROUP, id="theme", show=False),
    Binding(
        "ctrl+q",
        "quit",
        "Afslut",
        id="quit",
        show=False,
        priority=True,
        tooltip="Luk makker",
        group=GROUP,
    ),
    Binding("ctrl+c", "help_quit", show=False, system=True),
]
"""What the app itself does; ids and Danish words as for any screen."""

WITHOUT_KEY = (
    ("start_demo", "Eksempler", "Se dig om med eksempler"),
    ("own_notes", "Egne noter", "Gå fra eksemplerne til dine egne noter"),
    ("new_feedback", "Ny feedback", "Ny feedback: skriv den, eller sæt den ind"),
    ("phrases", "Vendinger", "Vendinger til samtalen"),
    ("log", "Sendt", "Se og slet, hvad der er sendt til sprogmodeller"),
)
"""What is done too seldom for a key of its own, and found in the palette: the action, its name, and what it does."""
