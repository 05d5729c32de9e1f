"""The kinds of words that a sentence of a note holds."""

from __future__ import annotations

import pytest

from assistant.danish.classify.star_words import classes, first_tense, word_cues


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("svigermor", "family"),
        ("regnede", "weather"),
        ("udsolgt", "success"),
        ("reklamationer", "trouble"),
        ("tovholder", "charge"),
        ("mandagsmødet", "gathering"),
    ],
)
def test_a_word_belongs_to_its_class_also_as_a_stem_and_at_the_end_of_a_compound(
    word: str, name: str
) -> None:
    assert name in classes(word)


def test_a_word_that_no_class_holds_belongs_to_none() -> None:
    assert classes("xylofon") == ()


def test_the_cues_name_class_tense_and_place() -> None:
    cues = word_cues("Klagen kom mandag.", "first")
    assert {"words:trouble", "words:trouble past", "words:trouble first"} <= set(cues)


def test_the_cues_come_in_one_order() -> None:
    text = "Vi mangler folk, og kunderne klager over ventetid og fejl."
    assert word_cues(text, "last") == word_cues(text, "last")
    assert "words:trouble 3" in word_cues(text, "last")


@pytest.mark.parametrize(
    ("words", "tense"), [(["vi", "lavede"], "past"), (["jeg", "laver"], "present"), (["ny", "plan"], "none")]
)
def test_the_tense_is_that_of_the_first_verb(words: list[str], tense: str) -> None:
    assert first_tense(words) == tense
