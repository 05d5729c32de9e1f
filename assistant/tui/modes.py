"""The modes of the app: which there are, their keys, and where their screens live."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.tui.mode_screen import ModeScreen


class Mode(NamedTuple):
    """One mode of the app.

    Attributes:
        id: its name in the code, such as "journal".
        title: its name on the top line.
        key: the key that goes to it.
        module: the module of its screen, imported when the mode is first opened.
        screen: the class of its screen, a ``ModeScreen``.
    """

    id: str
    title: str
    key: str
    module: str
    screen: str

    def make_screen(self) -> ModeScreen:
        """Imports the mode's module and makes its screen."""
        screen: ModeScreen = getattr(import_module(self.module), self.screen)()
        return screen


MODES = (
    Mode("journal", "Journal", "f2", "assistant.tui.journal.screen", "JournalScreen"),
    Mode("review", "Udkast", "f3", "assistant.tui.review.screen", "ReviewScreen"),
    Mode("plan", "Plan", "f4", "assistant.tui.plan.screen", "PlanScreen"),
    Mode("meetings", "Samtaler", "f5", "assistant.tui.meetings.screen", "MeetingsScreen"),
)
