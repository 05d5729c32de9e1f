"""Persons are told from words, places, rooms and firms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.danish.names import base_form, persons, split_genitive


def named(text: str) -> list[str]:
    return [person.text for person in persons(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring lige til Mette inden frokost.", ["Mette"]),
        ("Mettes plan og Jonas' cykel", ["Mettes", "Jonas'"]),
        ("Helle Sommer Jakobsen er ny hos os.", ["Helle Sommer Jakobsen"]),
        ("MUS med Mohammed Yildiz og Anne-Marie.", ["Mohammed Yildiz", "Anne-Marie"]),
        (
            "Agnieszka Kowalczyk, Oleksandr Shevchenko og Kim Duy Tran",
            ["Agnieszka Kowalczyk", "Oleksandr Shevchenko", "Kim Duy Tran"],
        ),
        ("Faduma, Zeynep og Thi Lan tager vagten", ["Faduma", "Zeynep", "Thi Lan"]),
        ("Mikkel T. og Mikkel S. er på tur", ["Mikkel T.", "Mikkel S."]),
        ("Fru Winther og hr. Dam", ["Winther", "Dam"]),
        ("Jeg har bedt Chr. Madsen om det.", ["Chr. Madsen"]),
        ("Kunden Vildana skal ringes op", ["Vildana"]),
        ("Borgeren Hjørdur har fået svar", ["Hjørdur"]),
        # written small
        ("hej rasmus, har du set det?", ["rasmus"]),
        ("camilla har migræne", ["camilla"]),
        ("mvh line i bogholderiet", ["line"]),
        # names that are words, where a person is meant
        ("Per Lindhardt mener, vi skal bestille 600.", ["Per Lindhardt"]),
        ("Tage siger nej tak til badet. Tages fod er varm.", ["Tage", "Tages"]),
        ("Maj har sagt ja til at være tovholder.", ["Maj"]),
        ("hans søster Maj skal med", ["Maj"]),
        ("Vi spurgte Stig om det.", ["Stig"]),
        ("METTE HUSK AT LÅSE", ["METTE"]),
    ],
)
def test_persons(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Maj bliver travl, og Sommer-kampagnen starter.",
        "Bo i lejlighed eller i hus?",
        "Stig ikke op på reolen!",
        "Per styk koster den 45 kr.",
        "Sten og grus ligger ude på vangen.",
        "Efter stormen Bodil blev taget udbedret.",
        "Mødet er flyttet til lokale Karen Blixen.",
        "Vi kører Projekt Thor i Azure, og teamet Freja tager releasen.",
        "Bussen holder ved Peter Bangs Vej.",
        "Viola-sofaen og Mark-jakker er på tilbud.",
        "Grøn Entreprise A/S og Lund VVS ApS",
        "Marius & Co leverer onsdag.",
        "Kaj 14 er spærret.",
        "Sankt Hans-bålet er flyttet.",
        "Vi bruger Excel, Teams og SharePoint i Aarhus Kommune.",
        "Mandag og tirsdag er der lukket i Kolding.",
        "Hun skal huske at ringe hjem, sagde han.",
        "Heller ikke i dag kom pallerne.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert named(text) == []


def test_whom_the_user_has_told_of() -> None:
    assert [person.text for person in persons("Så kom Krølle, og Krølles hund.", known=["Krølle"])] == [
        "Krølle",
        "Krølles",
    ]


@pytest.mark.parametrize(
    ("name", "stem", "ending"),
    [
        ("Mettes", "Mette", "s"),
        ("Jonas'", "Jonas", "'"),
        ("Jonas's", "Jonas", "'s"),
        ("Jens", "Jens", ""),
        ("Mette Hansens", "Mette Hansen", "s"),
        ("Mads", "Mads", ""),
    ],
)
def test_genitive(name: str, stem: str, ending: str) -> None:
    assert split_genitive(name) == (stem, ending)
    assert base_form(name) == stem


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    end = 0
    for person in persons(text):
        assert text[person.start : person.end] == person.text
        assert person.start >= end
        assert person.text.strip()
        end = person.end
