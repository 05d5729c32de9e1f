from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.marks import SNIPPET_LENGTH, snippet
from store.query import parse

LONG = "Indledning uden betydning. " * 20


def _shown(text: str, typed: str) -> str:
    return "".join(f"[{run}]" if marked else run for run, marked in snippet(text, parse(typed).marks))


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Samtalerne gik godt", "samtale ", "[Samtalerne] gik godt"),
        ("Samtalerne gik godt", "samt", "[Samtalerne] gik godt"),
        ("Et samtalerum", "samtale ", "Et samtalerum"),
        ("linje et\nog\tto", "to", "linje et og [to]"),
        ("C++ og c ++, men ikke CC++", "C++", "[C++] og [c ++], men ikke CC++"),
        ("50% af 150%", "50%", "[50%] af 150%"),
        ("De nye, de nye er nye", '"de nye"', "[De nye], [de nye] er nye"),
        ("De nye,\nde er", '"nye de', "De [nye, de] er"),
        ("#mål og #målet", "#mål ", "[#mål] og #målet"),
        ("#mål og #målet", "#mål", "[#mål] og [#målet]"),
        ("E-mailen og emailen", "e-mail ", "[E-mailen] og emailen"),
        ("vagt vagtplan", "vagt vagtp", "[vagt] [vagtplan]"),
        ("intet her", "fra:2026", "intet her"),
        ("İstanbul er en by", "by", "İstanbul er en [by]"),
        ("", "by", ""),
        ("[/] og [b]", "[/]", "[[/]] og [b]"),
    ],
)
def test_matches_are_marked_in_the_text_itself(text: str, typed: str, shown: str) -> None:
    assert _shown(text, typed) == shown


def test_the_snippet_is_cut_around_the_match() -> None:
    shown = _shown(LONG + "Her er tryksåret, endelig. " + LONG, "tryksår ")
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "Her er [tryksåret], endelig." in shown
    assert len(shown) < SNIPPET_LENGTH + 6


def test_the_snippet_is_where_most_words_are() -> None:
    text = "Plan. " + LONG + "En plan for samtalen. " + LONG
    assert "[plan] for [samtalen]" in _shown(text, "samtale plan ")


@given(st.text("ab æ\nİß🎉+#", max_size=500), st.text('ab æ"#+-', max_size=10))
def test_a_snippet_is_a_stretch_of_the_text(text: str, typed: str) -> None:
    runs = snippet(text, parse(typed).marks)
    shown = "".join(run for run, _ in runs)
    assert shown.strip("…") in text.replace("\n", " ")
    assert len(shown) <= SNIPPET_LENGTH + 2
    assert all(run for run, _ in runs)
