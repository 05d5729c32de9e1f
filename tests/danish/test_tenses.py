"""From past and infinitive to present."""

from __future__ import annotations

import pytest

from assistant.danish import tenses


@pytest.mark.parametrize(
    ("past", "present"),
    [("skrev", "skriver"), ("blev", "bliver"), ("ringede", "ringer"), ("boede", "bor"), ("kom", "kommer")],
)
def test_present_of_past(past: str, present: str) -> None:
    assert tenses.present_of_past(past) == present


@pytest.mark.parametrize("word", ["mødet", "tidligere", "hende", "sæde"])
def test_other_words_have_no_present(word: str) -> None:
    assert tenses.present_of_past(word) is None


@pytest.mark.parametrize(
    ("infinitive", "present"),
    [("dele", "deler"), ("få", "får"), ("være", "er"), ("gøre", "gør"), ("deles", "deles")],
)
def test_present_of_infinitive(infinitive: str, present: str) -> None:
    assert tenses.present_of_infinitive(infinitive) == present


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("dele", True), ("få", True), ("finde", True), ("koderne", False), ("alle", False), ("du", False)],
)
def test_infinitives(word: str, is_one: bool) -> None:
    assert tenses.is_infinitive(word) == is_one
