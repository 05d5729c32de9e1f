"""The two themes are readable, in 16 million colours and in 256."""

from __future__ import annotations

import pytest
from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from assistant.settings import THEMES as CHOICES
from assistant.tui.themes import DARK, LIGHT, THEMES, theme_name


def colours(theme: Theme) -> dict[str, Color]:
    named = {
        name: getattr(theme, name)
        for name in ("foreground", "background", "surface", "panel", "accent", "warning")
    }
    named["muted"] = theme.variables["text-muted"]
    return {name: Color.parse(value) for name, value in named.items()}


def in_256(colour: Color) -> Color:
    """What a terminal with 256 colours shows."""
    shown = TerminalColor.from_rgb(*colour.rgb).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    return Color(*shown)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("all_colours", [True, False], ids=["16 million", "256"])
def test_all_text_stands_out_from_what_is_behind_it(theme: Theme, all_colours: bool) -> None:
    seen = {name: colour if all_colours else in_256(colour) for name, colour in colours(theme).items()}
    for ground in ("background", "surface", "panel"):
        assert contrast(seen["foreground"], seen[ground]) >= 7
        for text in ("muted", "accent", "warning"):
            assert contrast(seen[text], seen[ground]) >= 4.5, (text, ground)
    assert contrast(seen["background"], seen["accent"]) >= 4.5
    assert contrast(seen["background"], seen["warning"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_must_be_told_apart_is_so_in_256_colours_too(theme: Theme) -> None:
    seen = {name: in_256(colour).rgb for name, colour in colours(theme).items()}
    assert seen["panel"] != seen["background"]
    assert len({seen[name] for name in ("foreground", "muted", "accent", "warning")}) == 4


def contrast(one: Color, other: Color) -> float:
    """The ratio that WCAG reckons with, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.normalized
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


@pytest.mark.parametrize(
    ("chosen", "terminal", "shown"),
    [
        ("auto", "0;15", LIGHT),
        ("auto", "0;default;7", LIGHT),
        ("auto", "15;0", DARK),
        ("auto", "", DARK),
        (LIGHT, "15;0", LIGHT),
        (DARK, "0;15", DARK),
    ],
)
def test_the_choice_wins_and_else_the_terminal_tells(
    monkeypatch: pytest.MonkeyPatch, chosen: str, terminal: str, shown: str
) -> None:
    monkeypatch.setenv("COLORFGBG", terminal)
    assert theme_name(chosen) == shown


def test_the_settings_offer_the_themes_that_there_are() -> None:
    assert ("auto", *(theme.name for theme in THEMES)) == CHOICES
