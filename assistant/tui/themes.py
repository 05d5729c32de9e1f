"""The two themes: calm paper by day and by night, with one accent, two greys and one warning colour."""

from __future__ import annotations

import os

from textual.app import App
from textual.theme import Theme

LIGHT = "makker lys"
DARK = "makker mørk"


def _quiet(*, thumb: str, track: str, moved: str) -> dict[str, str]:
    """Scroll bars that are seen when looked for."""
    return {
        "scrollbar": thumb,
        "scrollbar-hover": moved,
        "scrollbar-active": moved,
        "scrollbar-background": track,
        "scrollbar-background-hover": track,
        "scrollbar-background-active": track,
        "scrollbar-corner-color": track,
    }


THEMES = (
    Theme(
        name=LIGHT,
        dark=False,
        primary="#005f87",
        accent="#005f87",
        secondary="#6c6c6c",
        foreground="#262626",
        background="#fbfaf6",
        surface="#f3f1ea",
        panel="#e8e5db",
        warning="#af2d00",
        error="#af2d00",
        success="#005f87",
        variables={
            "text-muted": "#5f5f5f",
            "line": "#d0cdc2",
            **_quiet(thumb="#c4c0b3", track="#fbfaf6", moved="#8a8778"),
        },
    ),
    Theme(
        name=DARK,
        dark=True,
        primary="#87afd7",
        accent="#87afd7",
        secondary="#a8a8a8",
        foreground="#d7d7d0",
        background="#1c1c1c",
        surface="#242424",
        panel="#303030",
        warning="#ffaf5f",
        error="#ffaf5f",
        success="#87afd7",
        variables={
            "text-muted": "#a8a8a8",
            "line": "#3a3a3a",
            **_quiet(thumb="#444444", track="#1c1c1c", moved="#6c6c6c"),
        },
    ),
)


def theme_name(chosen: str) -> str:
    """The theme to show for a choice in the settings.

    Args:
        chosen: the name of a theme, or "auto": light only where the terminal says that its background is (COLORFGBG).
    """
    if chosen in (LIGHT, DARK):
        return chosen
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in ("7", "15") else DARK


class ThemedApp(App[str]):
    """An app that begins with one of the two themes."""

    _themed = False

    def get_css_variables(self) -> dict[str, str]:
        """The colours as Textual reckons them; not for the theme of its own that it begins with, which is never shown."""
        return super().get_css_variables() if self._themed else {}

    def begin_with_theme(self, name: str) -> None:
        """Sets the theme before any style is parsed; set as usual, it would have all styles parsed twice more."""
        for theme in THEMES:
            self.register_theme(theme)
        self._themed = True
        self.set_reactive(App.theme, name)
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())
