"""Pay is taken out of notes clause by clause; health, parenthood and union matters are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.danish import delicate

NOTES = """Vi talte om ferien og om at hun vil have mere i løn.
Løn:
- Mette ønsker 2.000 kr. mere
- vi ser på det
Andet
Peter undersøger lønforhandling inden fredag, og Mette sender planen mandag.
Mette: jeg vil gerne have løntillæg
"""


def test_only_the_clauses_about_pay_go() -> None:
    left = delicate.without_pay(NOTES, ["Mette", "Peter"])
    assert left == "Vi talte om ferien\nAndet\nMette sender planen mandag.\n"
    assert delicate.first_pay(left, ["Mette", "Peter"]) is None


@given(text=st.text())
def test_nothing_is_added_and_what_is_left_is_as_it_was(text: str) -> None:
    left = delicate.without_pay(text)
    rest = iter(text)
    assert all(letter in rest for letter in left)


@given(text=st.text(alphabet="abcdefgæøå .,\n-:"))
def test_notes_without_pay_stay(text: str) -> None:
    assert delicate.without_pay(text) == text


@pytest.mark.parametrize(
    ("kind", "pay", "wanted"),
    [("MUS", "", False), ("PULS", "", True), ("puls", "", True), ("1:1", "ja", True)],
)
def test_who_lets_pay_in(kind: str, pay: str, wanted: bool) -> None:
    assert delicate.pay_is_wanted({"kind": kind, "pay": pay}) is wanted


def test_each_delicate_matter_is_told_once() -> None:
    text = "Hun har været sygemeldt og er gravid. Sygemeldingen varer til maj. Tillidsrepræsentanten er med."
    assert [matter.name for matter in delicate.tender(text)] == [
        "helbred",
        "graviditet og forældreskab",
        "fagforening",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Han er sygemeldt til maj", "helbred"),
        ("Hun går på barsel i maj", "graviditet og forældreskab"),
        ("Hun er tillidsrepræsentant", "fagforening"),
        ("Hun er TR for os", "fagforening"),
    ],
)
def test_what_a_line_is_about(text: str, name: str) -> None:
    assert [matter.name for matter in delicate.tender(text)] == [name]
