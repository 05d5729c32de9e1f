"""What a new user meets: what makker is, and three ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from assistant.tui.mode_screen import PageScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult

WAYS = (
    (
        "write",
        "1",
        "Skriv den første note",
        "Et par linjer er nok. Den gemmes, mens du skriver.",
    ),
    (
        "demo",
        "2",
        "Se dig om med eksempler",
        "Et opfundet år med noter. Dine egne røres ikke.",
    ),
    (
        "settings",
        "3",
        "Forbind en sprogmodel",
        "Det er frivilligt: uden den skriver makkers egne regler.",
    ),
)
"""Each way on: its action, its key, what it is called, and what it means."""


class Way(Button):
    """One way on, with a line about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", "Vælg", id="choose", tooltip="Gå den valgte vej"),
    ]

    def __init__(self, action: str, key: str, title: str, about: str) -> None:
        label = Content.assemble((key, "$text-muted"), "  ", (title, "bold"), "\n   ", (about, "$text-muted"))
        super().__init__(label, id=f"way-{action}", compact=True)


class WelcomeScreen(PageScreen):
    """Shown where the store holds no notes; Esc leads to the empty journal."""

    CSS_PATH = "welcome.tcss"
    AUTO_FOCUS = "Way"
    NAME = "Velkommen"
    HELP = """Vælg med piletasterne og Enter, med tallene eller med musen. Esc går til den tomme journal; du kan altid
        åbne indstillingerne med F9, og makker --demo viser eksemplerne igen."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"take('{action}')", title, id=f"way_{action}", show=False)
            for action, key, title, _about in WAYS
        ),
        Binding("escape", "back", "Til journalen", id="back", tooltip="Gå til den tomme journal"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    KEY_ORDER = ("choose", "back")

    def compose_content(self) -> ComposeResult:
        """A short greeting and the three ways."""
        with Vertical(id="welcome"):
            yield Static("Velkommen til makker", id="welcome-title", markup=False)
            yield Static(
                "Skriv lidt om dit arbejde i løbet af året. Når samtalen med din leder nærmer sig, gør makker noterne "
                "til resultater, du kan stå ved: med dine egne ord og uden at finde på noget.\n\n"
                "Alt bliver på din egen maskine.",
                id="welcome-words",
                markup=False,
            )
            for action, key, title, about in WAYS:
                yield Way(action, key, title, about)

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Goes the way of the button."""
        event.stop()
        self.action_take((event.button.id or "").removeprefix("way-"))

    def action_take(self, way: str) -> None:
        """Goes a way.

        Args:
            way: "write", "demo" or "settings".
        """
        app = self.makker
        if way == "demo":
            app.start_demo()
        elif way == "settings":
            self.dismiss()
            app.call_after_refresh(app.action_settings)
        else:
            app.action_go(app.mode_table[0].id)
            app.call_after_refresh(app.mode_screens()[0].start_first)
