"""Plain text out."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from assistant.export.model import Grouping
from assistant.export.plain import to_plain
from tests.export.examples import item, one, risky_text, several


def test_an_achievement_as_it_is_pasted() -> None:
    export = one(("Situation", "Travlt.\n\n\n* en\n* to"), ("Opgave", ""), ("Resultat", "# 7,1 % *i juni*"))
    assert to_plain(export) == (
        "Færre tryksår på 7B\n"
        "3. januar – 30. juni 2026 · #resultat #tryksår\n"
        "\n"
        "Situation\n"
        "Travlt.\n"
        "\n"
        "- en\n"
        "- to\n"
        "\n"
        "Resultat\n"
        "# 7,1 % *i juni*\n"
    )


def test_several_achievements_stand_apart() -> None:
    first = item("Oplæring", end=date(2026, 3, 2), tags=(), fields=(("Situation", "Ny."),))
    export = several(item(fields=(), origin="Bygger på 8 noter."), first, grouping=Grouping.MONTH)
    assert to_plain(export) == (
        "Mine præstationer\n"
        "1. januar – 30. juni 2026\n"
        "\n"
        "\n"
        "MARTS 2026\n"
        "\n"
        "Oplæring\n"
        "3. januar – 2. marts 2026\n"
        "\n"
        "Situation\n"
        "Ny.\n"
        "\n"
        "\n"
        "JUNI 2026\n"
        "\n"
        "Færre tryksår på 7B\n"
        "3. januar – 30. juni 2026 · #resultat #tryksår\n"
        "\n"
        "Bygger på 8 noter.\n"
    )


@given(risky_text)
def test_nothing_in_it_steers_a_terminal(text: str) -> None:
    shown = to_plain(one((text, text), include_missing=True, title=text))
    assert not any((ord(sign) < 32 and sign not in "\n\t") or 0x7F <= ord(sign) < 0xA0 for sign in shown)
    shown.encode("utf-8")
