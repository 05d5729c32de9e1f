"""How notes of meetings are cut into clauses, and what the shape of one is."""

from __future__ import annotations

import pytest

from assistant.danish.classify import minutes_verbs
from assistant.danish.classify.minutes_reading import read
from assistant.danish.classify.minutes_shape import shapes


def clauses(text: str, *people: str) -> list[str]:
    notes = read(text, people)
    return [notes.words(piece) for piece in notes.pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("det sker ikke i år, det lovede jeg hende", ["det sker ikke i år", "det lovede jeg hende"]),
        (
            "det er ikke ok, rotationen bliver hver fjerde uge",
            ["det er ikke ok", "rotationen bliver hver fjerde uge"],
        ),
        ("øjenskyller mangler, der skal købes to", ["øjenskyller mangler", "der skal købes to"]),
        (
            "Der er givet fem læsedage, og gebyret dækkes af huset",
            ["Der er givet fem læsedage", "gebyret dækkes af huset"],
        ),
        ("de hylder, der skal mærkes om, står bagerst", ["de hylder, der skal mærkes om, står bagerst"]),
        ("Ferie: min. to på kontoret i juli", ["min. to på kontoret i juli"]),
    ],
)
def test_clauses_with_a_subject_of_their_own_stand_alone(text: str, expected: list[str]) -> None:
    assert clauses(f"Møde\n{text}")[1:] == expected or clauses(f"Møde\n{text}") == expected


def test_times_are_passed_over_only_where_lines_begin_with_them() -> None:
    assert clauses("8.15 Mads bød velkommen\n8.30 pausen er slut", "Mads") == [
        "Mads bød velkommen",
        "pausen er slut",
    ]
    assert clauses("Møde om tider\n8.30 begynder vi fremover")[-1] == "8.30 begynder vi fremover"


def test_the_head_of_a_table_is_a_heading() -> None:
    notes = read("Møde\nOpgave | Hvem | Hvornår\nRykke firma | Bo | 1/4", ["Bo"])
    assert notes.pieces[-1].section == "tabel: opgave hvem hvornår"


def test_shapes_are_alike_where_only_the_nouns_differ() -> None:
    assert shapes("Ingen bolde i hallen") == shapes("Ingen støj i gården")
    assert shapes("Der gives ikke rabat") == shapes("Der laves ikke mad")


def test_sorts_of_verbs() -> None:
    assert minutes_verbs.is_work("undersøger")
    assert minutes_verbs.is_state("synes")
    assert minutes_verbs.is_passive("bestilles")
    assert not minutes_verbs.is_passive("jeres")
    assert minutes_verbs.is_settled("bortfalder")
