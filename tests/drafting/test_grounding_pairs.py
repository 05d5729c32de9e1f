"""Pairs of notes and drafts that the guards were not made from: what is right is left alone, what is swapped is mostly found."""

from __future__ import annotations

import pytest

from assistant.drafting.grounding import Finding, check
from tests.drafting import grounding_pairs, grounding_pairs_clean, grounding_pairs_later
from tests.drafting.grounding_pairs import Pair

CLEAN = grounding_pairs.CLEAN + grounding_pairs_later.CLEAN + grounding_pairs_clean.CLEAN
SWAPPED = grounding_pairs.SWAPPED + grounding_pairs_later.SWAPPED

# What a reader would leave alone and the guards do not yet.
_KNOWN_ALARMS = {"lovet", "25 minutter"}
_CAUGHT = 69


def touches(finding: Finding, pair: Pair) -> bool:
    return any(
        finding.start < pair.draft.index(wrong) + len(wrong) and pair.draft.index(wrong) < finding.end
        for wrong in pair.wrong
    )


@pytest.mark.parametrize("pair", CLEAN, ids=lambda pair: pair.draft[:40])
def test_other_words_for_the_same_are_left_alone(pair: Pair) -> None:
    assert {finding.text for finding in check(pair.draft, [pair.source])} <= _KNOWN_ALARMS


@pytest.mark.parametrize("pair", SWAPPED, ids=lambda pair: pair.draft[:40])
def test_nothing_but_the_swap_is_found(pair: Pair) -> None:
    assert [one.text for one in check(pair.draft, [pair.source]) if not touches(one, pair)] == []


def test_most_swaps_are_found() -> None:
    caught = sum(
        any(
            touches(finding, Pair(pair.source, pair.draft, (wrong,)))
            for finding in check(pair.draft, [pair.source])
        )
        for pair in SWAPPED
        for wrong in pair.wrong
    )
    assert caught >= _CAUGHT


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("Første mandag i hver måned fra 14/11-2025.", "Første gang den 1. december 2025."),
        ("6 gange, onsdage fra d. 7/1 2026.", "Sidste gang er den 11. februar 2026."),
        ("Fra kl 7 til 14.30 med 2 pauser på 15 min.", "Vi arbejdede i syv timer."),
        ("I alt 31.480 kr: hytte 14.200 kr, bus 8.700 kr, resten mad.", "Maden koster 8.580 kr."),
        ("Start 1/3-2026, status i uge 20.", "Der gøres status efter godt ti uger."),
        ("Møde 12/6 af Jytte.", "Jytte holder møde den 12. juni."),
        (
            "Vejen til Vejle, ikke til Kolding, er spærret.",
            "Vejen til Vejle er spærret, ikke den til Kolding.",
        ),
        ("Jeg pakkede, Ole hjalp.", "Jeg pakkede sammen med Ole."),
    ],
)
def test_what_follows_is_left_alone(source: str, draft: str) -> None:
    assert check(draft, [source]) == []


@pytest.mark.parametrize(
    ("source", "draft", "text"),
    [
        ("Kurset holdes i Ribe, ikke i Varde.", "Kurset holdes i Varde.", "Varde"),
        (
            "Naboen mærker færre biler om natten.",
            "Naboen mærker ikke længere biler om natten.",
            "ikke længere",
        ),
        ("Bo og Lis tømte lageret.", "Bo tømte lageret alene.", "alene"),
        ("Kunden sagde tak for hjælpen til mig.", "Kunden sagde tak for hjælpen til Bo.", "til Bo"),
        ("5 af 6 svarede ja.", "Alle seks svarede ja.", "Alle seks"),
        ("Vi nåede næsten målet.", "Målet blev indfriet.", "blev indfriet"),
        (
            "Næste møde om 3 uger. I dag 12/1-2026. Ferie i uge 7.",
            "Næste møde er den 9. februar.",
            "den 9. februar",
        ),
        ("2 dage på kontor, 1 dag på lager.", "Det tager syv dage.", "syv dage"),
        ("3 ud af 4 elever (6 af 8) fik job. I år kommer 10.", "60 % af eleverne fik job.", "60 %"),
        (
            "Gulvet er vådt i kælderen? Bo ser på det.",
            "Der er vådt gulv i kælderen; Bo ser på det.",
            "Der er vådt gulv i kælderen",
        ),
    ],
)
def test_what_says_more_is_found(source: str, draft: str, text: str) -> None:
    assert text in [finding.text for finding in check(draft, [source])]
