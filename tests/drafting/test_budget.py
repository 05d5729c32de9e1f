"""The budget of tokens: exact, and split without loss."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting import budget
from assistant.engines.base import Source

PARAGRAPH = (
    "Efteråret på afd. 7B har været hårdt. Vi havde for mange tryksår, 12,5 % af de indlagte over 70 år i september. "
    "Jeg lavede et vendeskema, underviste på 4 morgenkonferencer og gik selv runde hver onsdag."
)


def test_a_text_that_fits_is_one_part() -> None:
    assert budget.split(PARAGRAPH, 200) == [PARAGRAPH]
    assert budget.split("", 200) == [""]


def test_paragraphs_stay_whole_where_they_can() -> None:
    text = "\n\n".join([PARAGRAPH] * 5)
    parts = budget.split(text, budget.count(PARAGRAPH) * 2 + 10)
    assert [part.count("Efteråret") for part in parts] == [2, 2, 1]
    assert all(part.startswith("Efteråret") for part in parts)
    assert "".join(parts) == text


def test_sentences_stay_whole_where_paragraphs_cannot() -> None:
    parts = budget.split(PARAGRAPH * 3, 60)
    assert all(part.rstrip().endswith(".") for part in parts)
    assert "".join(parts) == PARAGRAPH * 3


def test_words_stay_whole_where_sentences_cannot() -> None:
    text = "uden punktum og uden ende " * 40
    parts = budget.split(text, 20)
    assert "".join(parts) == text
    assert {word for part in parts for word in part.split()} == {"uden", "punktum", "og", "ende"}
    assert len(parts) < budget.count(text) / 20 * 1.2


@pytest.mark.parametrize(
    "text",
    ["😀" * 500, "a" * 2_000, "\n" * 3_000, " " * 3_000, "æøå" * 400, "\ud83d" * 90],
    ids=["emoji", "letters", "line breaks", "spaces", "danish letters", "halves"],
)
def test_what_has_no_seams_is_split_all_the_same(text: str) -> None:
    parts = budget.split(text, 16)
    assert "".join(parts) == text
    assert all(budget.count(part) <= 16 for part in parts)


@given(
    st.lists(
        st.sampled_from(
            [PARAGRAPH, "Kort.", "\n", "\n\n", " ", "\r\n", "- punkt\n", "1.250 kr. d. 1/3", "😀", "x" * 70]
        )
        | st.text(max_size=20),
        max_size=12,
    ).map("".join),
    st.integers(budget.LEAST_LIMIT, 80),
)
@settings(deadline=None)
def test_the_parts_are_the_text_and_fit(text: str, limit: int) -> None:
    parts = budget.split(text, limit)
    assert "".join(parts) == text
    assert all(budget.count(part) <= limit for part in parts)
    assert all(parts) or parts == [""]


def test_a_limit_that_holds_no_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="16"):
        budget.split("hej", 15)


def source(number: int, text: str) -> Source:
    return Source(str(number), text, date(2026, 3, number), "da")


def test_sources_are_grouped_in_their_order() -> None:
    sources = [source(number, PARAGRAPH) for number in range(1, 6)]
    one = budget.count(PARAGRAPH) + budget.SOURCE_TOKENS
    groups = budget.parts_of(sources, 2 * one)
    assert [[part.id for part in group] for group in groups] == [["1", "2"], ["3", "4"], ["5"]]


def test_a_source_that_is_too_long_is_split_and_nothing_is_cut() -> None:
    sources = [source(1, "Kort note."), source(2, "\n\n".join([PARAGRAPH] * 6)), source(3, "Til sidst.")]
    limit = 2 * budget.count(PARAGRAPH) + budget.SOURCE_TOKENS + 10
    groups = budget.parts_of(sources, limit)
    for number, whole in enumerate(sources, start=1):
        parts = [part.text for group in groups for part in group if part.id == str(number)]
        assert "".join(parts) == whole.text
    for group in groups:
        assert sum(budget.count(part.text) + budget.SOURCE_TOKENS for part in group) <= limit


def test_no_sources_are_no_groups() -> None:
    assert budget.parts_of([], 200) == []


@pytest.mark.parametrize(
    ("tokens", "context", "reply", "expected"),
    [(100, 200, 100, True), (101, 200, 100, False), (0, 0, 0, True)],
)
def test_whether_it_fits(tokens: int, context: int, reply: int, expected: bool) -> None:
    assert budget.fits(tokens, context, reply) is expected


def test_the_room_for_sources() -> None:
    assert budget.room(4_096, 1_000, 1_600) == 1_496
    assert budget.room(2_048, 1_000, 1_600) == 0
