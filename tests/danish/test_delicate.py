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


@pytest.mark.parametrize(
    "line",
    ["privat: hun virkede ked af det", "- Privat: spørg til børnene", "kl. 9.05 privat : hm", "PRIVAT:x"],
)
def test_private_lines_go_and_nothing_else(line: str) -> None:
    assert delicate.without_private(f"Først.\n{line}\nSidst.") == ("Først.\nSidst.", 1)
    for other in ("Hun er privatansat: ja", "Vi talte om privat: økonomi", "privatliv er vigtigt"):
        assert delicate.without_private(other) == (other, 0)


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
    assert name in [matter.name for matter in delicate.tender(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Det gik sygt godt",
        "En beboer faldt på trappen",
        "Vi har fået en ny overlæge, og lægen på afdeling C ringer tilbage",
        "Medicinskabet tælles op, og medicin til beboerne doseres kl. 8",
        "Operationen af anlægget tog to timer",
        "Børnene blev stressede af larmen, og stresstesten gik fint",
        "De gik en rask tur",
        "Terminsprøven ligger i uge 48",
        "Ryggen på reolen er knækket",
        "Printeren strejker igen",
        "Depressionen i markedet varer ved, og det gør ondt i maven over budgettet",
        "HK-pris på bleer",
    ],
)
def test_daily_work_is_not_delicate(text: str) -> None:
    assert delicate.tender(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hun er langtidssyg", "helbred"),
        ("Han sov dårligt i august", "helbred"),
        ("Knæet driller på trapperne", "helbred"),
        ("Han skal opereres i april", "helbred"),
        ("Hun går til psykolog", "helbred"),
        ("Hun venter barn", "graviditet og forældreskab"),
        ("barn syg i går", "graviditet og forældreskab"),
        ("TR er med til mødet", "fagforening"),
    ],
)
def test_delicate_words_in_many_forms(text: str, name: str) -> None:
    assert name in [matter.name for matter in delicate.tender(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Det er ikke lønsomt længere",
        "Det kan lønne sig at vente",
        "Belønning til holdet",
        "Det nye lønsystem er i drift",
        "Lønkontoret ringer",
        "Provisionering af servere er klar",
        "Et tillæg til kontrakten er skrevet",
    ],
)
def test_what_only_sounds_like_pay_stays(text: str) -> None:
    assert delicate.first_pay(text) is None


def test_a_whole_topic_about_pay_goes() -> None:
    text = "Løn: han ønsker 2.000 kr. mere. Det kan jeg ikke love. Forhandlingen er i maj.\nFerie: uge 29 er ok\n5) Løn og vilkår\n- trin 4 er givet\n6) Andet\n- tak for kage"
    left = delicate.without_pay(text)
    assert "uge 29" in left
    assert "kage" in left
    assert not any(word in left for word in ("2.000", "love", "Forhandling", "trin"))


def test_a_line_under_a_head_about_pay_goes_with_its_names_and_its_head() -> None:
    text = "Løn: Bo ønsker mere. Anna undersøger det inden fredag.\nBeslutning: lønnen hæves med 500 kr.\nBo tager kurset i april"
    assert delicate.without_pay(text, ["Anna", "Bo"]).split("\n") == ["Bo tager kurset i april"]
