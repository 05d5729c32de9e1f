"""What the trained models say of wishes."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.danish.classify.goals import FILE_NAME, TARGETS, best_parts, judge


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("Bestå eksamen i bogføring.", {"specific", "measurable"}),
        ("Ventetiden fra 9 til 4 minutter.", {"specific", "measurable"}),
        ("Kunne betjene kranen uden hjælp.", {"specific", "measurable"}),
        ("Blive bedre til kommunikation.", set()),
        ("Mere overblik, for jeg brænder for faget.", {"attractive"}),
        ("Bedre tysk. Lone hjælper mig en time om ugen.", {"have"}),
        ("Mere struktur. Men der er hverken tid eller penge.", {"lack"}),
        ("Være 110 % på hver dag!", set()),
    ],
)
def test_what_a_wish_shows(text: str, shows: set[str]) -> None:
    judgement = judge().judge(text)
    assert {target for target in TARGETS if judgement.holds(target)} == shows


def test_realistic_is_yes_no_or_not_said() -> None:
    assert judge().judge("Truckkort. Firmaet betaler kurset.").realistic is True
    assert judge().judge("Truckkort. Der er ingen penge til kurset.").realistic is False
    assert judge().judge("Tage truckkort.").realistic is None


def test_the_sentence_that_says_so_is_found() -> None:
    text = "Jeg vil bestå CKA-eksamen. Jeg brænder for drift. Oskar hjælper mig to timer om ugen."
    judgement = judge().judge(text)
    assert best_parts(judgement, "attractive")[0] == 1
    assert best_parts(judgement, "have")[0] == 2


@pytest.mark.parametrize("text", ["", "  ", "…", "🎉", "12 %"])
def test_what_has_no_words_shows_nothing(text: str) -> None:
    assert not any(judge().judge(text).likely.values())


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    judgement = judge().judge(text)
    assert all(0 <= value <= 1 for value in judgement.likely.values())
    assert len(judgement.parts) == len(judgement.shares)


def test_the_weights_are_small() -> None:
    assert len(files("assistant.danish").joinpath("data", FILE_NAME).read_bytes()) < 300_000
