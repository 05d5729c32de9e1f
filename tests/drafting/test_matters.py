"""Notes about one matter stay together, notes about different matters do not."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.matters import group
from assistant.engines.base import Source
from assistant.workspace.examples import notes

TOGETHER = [
    (
        "Vi har for mange tryksår på 7B, 12,5 % af de indlagte. Jeg er ressourceperson og skal lave noget ved det.",
        "Fik lavet vendeskemaet færdigt og underviste natholdet. Tryksår nede på 7,1 % i december.",
    ),
    (
        "Buildet tager 40 minutter og alle venter. Flytter testene over på flere runners.",
        "Runnerne kører nu parallelt, buildet er nede på 11 minutter. Nadia hjalp med cachen.",
    ),
    (
        "Rampen ved port 3 er glat, to faldt i går. Jeg spurgte Kim om vi kan få skridsikre måtter på rampen.",
        "Måtterne er lagt på rampen i dag, ingen er faldet siden.",
    ),
    (
        "Kreditnotaerne hober sig op, 48 stk. Chefen vil vide hvorfor.",
        "Fandt ud af at prislisten ikke var indlæst. Kun 6 kreditnotaer tilbage nu.",
    ),
    (
        "Startede legegrupper på blå stue i uge 36, Alma og Viggo er med.",
        "Legegruppen går fint, forældrene spørger om vi fortsætter efter jul.",
    ),
    (
        "Kassekøen er for lang om lørdagen. Foreslog selvbetjeningskasser til butikschefen.",
        "Selvbetjeningskasserne er sat op, køen ved kassen er halvt så lang.",
    ),
    (
        "Kranen på Havnevej står stille, montøren kommer i morgen. Lejer en mobilkran så længe.",
        "Mobilkranen kørte i tre dage, så var kranen på Havnevej klar igen.",
    ),
    (
        "Skriver ansøgning til fonden om en sansehave, 150.000 kr.",
        "Sansehaven blev til noget, fonden gav os det hele. Beboerne har valgt lavendel.",
    ),
    (
        "Dokumentationen i Cura er mangelfuld, flere sygeplejersker springer opfølgningen over.",
        "Holdt korte oplæringer i Cura, nu er dokumentationen på plads for næsten alle borgere.",
    ),
    (
        "Onboarding af nye elever er rodet, ingen ved hvem der gør hvad. #onboarding",
        "Tjeklisten er klar og de to nye fik den første dag. #onboarding",
    ),
    (
        "Kunden i Esbjerg klager over leveringstiden på flanger.",
        "Fik aftalt en fast bil til Esbjerg, flangerne når frem om torsdagen.",
    ),
    (
        "Eleverne i 7.b læser for lidt. Vil prøve læsemakkere.",
        "Læsemakkerne i 7.b kører på fjerde uge, lixtallet er steget.",
    ),
]

APART = [
    (
        "Tryksårene på afdelingen skal ned. Laver et vendeskema.",
        "Julefrokosten er booket på Hotel Viking, 42 tilmeldte indtil nu.",
    ),
    (
        "Buildet tager 40 minutter, flytter testene til flere runners.",
        "Holdt oplæg for praktikanterne om databeskyttelse.",
    ),
    (
        "Rampen ved port 3 er glat, bestiller måtter.",
        "Forhandlede ny aftale om strøm til køleanlægget, 12 % billigere.",
    ),
    ("Kreditnotaerne hober sig op i debitor.", "Jeg var med til at ansætte to nye chauffører."),
    ("Legegruppen på blå stue fungerer.", "Medicinskabet er talt op, der mangler to tabletter."),
    ("Selvbetjeningskasserne er sat op.", "Klagede over varmen i omklædningsrummet igen."),
    ("Kranen på Havnevej er repareret.", "Skrev artikel til personalebladet om lærlinge."),
    ("Søgte fonden om penge til sansehaven.", "Lærte Signe at svejse, certifikatprøven er i januar."),
    ("Dokumentationen i Cura er blevet bedre.", "Fik styr på parkeringen bag kantinen."),
    ("Læsemakkere i 7.b.", "Udbudsmaterialet om rengøring er sendt ud til fem firmaer."),
    ("Opsagde 60 licenser vi ikke bruger.", "Trøstede en pårørende efter et dødsfald i nat."),
    (
        "Tilsynet fra kommunen gik godt, ingen anmærkninger.",
        "Malede gangen i opgang 2 sammen med viceværten.",
    ),
]

DAY = date(2026, 3, 2)


def sources(*texts: str, apart: int = 7) -> list[Source]:
    return [Source(str(at), text, DAY + timedelta(days=apart * at)) for at, text in enumerate(texts)]


@pytest.mark.parametrize("texts", TOGETHER, ids=lambda texts: texts[0][:24])
def test_notes_about_one_matter_stay_together(texts: tuple[str, str]) -> None:
    assert len(group(sources(*texts))) == 1


@pytest.mark.parametrize("texts", APART, ids=lambda texts: texts[0][:24])
def test_notes_about_different_matters_are_kept_apart(texts: tuple[str, str]) -> None:
    assert len(group(sources(*texts))) == 2


def test_many_matters_at_once() -> None:
    texts = [text for pair in TOGETHER for text in pair]
    found = group(sources(*texts, apart=1))
    pairs = {(a.id, b.id) for members in found for a in members for b in members if int(a.id) < int(b.id)}
    right = {(str(at), str(at + 1)) for at in range(0, len(texts), 2)}
    assert len(pairs & right) >= len(right) - 3
    assert len(pairs - right) <= 3


def test_a_tag_given_beside_the_text_binds() -> None:
    notes = sources("Ringede til leverandøren.", "Nu er den kommet, og alle er glade.")
    assert len(group(notes)) == 2
    assert len(group(notes, tags=[["kaffemaskine"], ["kaffemaskine"]])) == 1


def test_nothing_and_one() -> None:
    assert group([]) == []
    (only,) = sources("Kun denne ene note.")
    assert group([only]) == [(only,)]


def test_empty_notes_are_left_alone() -> None:
    assert len(group(sources("", "  ", "🙂"))) == 3


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_given_changes_nothing(seed: int) -> None:
    notes = sources(*(text for pair in TOGETHER[:4] for text in pair))
    shuffled = list(notes)
    random.Random(seed).shuffle(shuffled)
    assert {frozenset(members) for members in group(shuffled)} == {
        frozenset(members) for members in group(notes)
    }


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=8))
def test_every_note_ends_in_exactly_one_group(texts: list[str]) -> None:
    notes = sources(*texts)
    assert sorted(note.id for members in group(notes) for note in members) == sorted(
        note.id for note in notes
    )


def test_a_colleague_or_a_general_tag_alone_binds_nothing() -> None:
    day = date(2026, 3, 12)
    pairs = [
        ("Mette og jeg ryddede op i arkivet.", "Mette og jeg holdt introdag for vikarerne."),
        ("Travl uge. #resultat Lagde 40 kvm fliser om.", "#resultat Fik truckkort i fredags."),
    ]
    for first, second in pairs:
        assert len(group([Source("1", first, day), Source("2", second, day)])) == 2


@pytest.mark.parametrize("matter", ["it-café", "læseklub", "aftenuro"])
def test_the_notes_of_one_project_are_one_matter_however_long_they_are(matter: str) -> None:
    """What all of them share must not bind less for it: the user has marked them because they belong together."""
    year = [note for note in notes(date(2026, 11, 25)) if note.matter == matter]
    sources = [Source(str(number), note.text, note.written) for number, note in enumerate(year)]
    assert [len(found) for found in group(sources)] == [len(year)]
