"""The help page: what the screen is for, and all keys that work there, grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.tui.actions import Action, screen_actions
from assistant.tui.mode_screen import FrameScreen, PageScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen

HERE = "På denne skærm"
EVERYWHERE = "Overalt"
IN_TEXT = (
    ("Ctrl+C  Ctrl+X  Ctrl+V", "Kopiér, klip, sæt ind"),
    ("Ctrl+Z  Ctrl+Y", "Fortryd, og gør om"),
    ("F7", "Markér al tekst"),
    ("Shift+pil", "Markér, mens du flytter"),
    ("Ctrl+← Ctrl+→", "Et ord ad gangen"),
    ("Home  End", "Linjens start og slutning"),
)
MOVING = (("Tab  Shift+Tab", "Næste og forrige felt"), ("Esc", "Tilbage, eller stop det, der er i gang"))


class HelpScreen(PageScreen):
    """Shows the keys of another screen.

    Args:
        about: the screen that the help is for.
    """

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#help-page"
    NAME = "Hjælp"
    HELP = "Rul med piletasterne eller musen, og gå tilbage med Esc."

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self.about = about

    def compose_content(self) -> ComposeResult:
        """The sentences, then a table of keys for each group."""
        name = self.about.NAME if isinstance(self.about, FrameScreen) else ""
        words = self.about.HELP if isinstance(self.about, FrameScreen) else ""
        with VerticalScroll(id="help-page"):
            yield Static(f"Hjælp · {name}" if name else "Hjælp", classes="help-title", markup=False)
            if words:
                yield Static(" ".join(words.split()), classes="help-words", markup=False)
            for heading, rows in self.tables():
                yield Static(heading, classes="help-heading", markup=False)
                yield Static(_table(rows), classes="help-table")

    def tables(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each heading with its rows of keys and what they do; actions without a key are found in the palette."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for action in screen_actions(self.about):
            if action.keys:
                groups.setdefault(action.group or HERE, []).append(_row(action))
        everywhere = groups.pop(EVERYWHERE, [])
        tables = list(groups.items())
        if any(widget.__class__.__name__ in ("TextArea", "Input") for widget in _text_fields(self.about)):
            tables.append(("Mens du skriver", list(IN_TEXT)))
        return [*tables, (EVERYWHERE, [*everywhere, *MOVING])]


def _text_fields(screen: Screen[object]) -> list[object]:
    from textual.widgets import Input, TextArea

    return [*screen.query(Input), *screen.query(TextArea)]


def _row(action: Action) -> tuple[str, str]:
    return "  ".join(action.keys), action.about


def _table(rows: list[tuple[str, str]]) -> Content:
    width = max(24, *(len(keys) + 2 for keys, _about in rows))
    lines = [Content.assemble((keys.ljust(width), "bold $accent"), about) for keys, about in rows]
    return Content("\n").join(lines)
