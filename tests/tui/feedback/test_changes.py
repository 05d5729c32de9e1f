"""A suggestion cut into changes: all taken is the suggestion, all left is the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.tui.feedback.changes import (
    ADDED_REASON,
    SLOT_REASON,
    Composition,
    Reworded,
    next_slot,
    slots_in,
)

BEFORE = "Måske kunne du overveje at dele dine PR'er lidt op? Jeg kom vist ikke helt i bund."
AFTER = "Jeg vil gerne bede dig om at dele dine PR'er lidt op. Jeg kom ikke helt i bund. Det betød [hvad betød det?]."
NAMED = [
    Reworded("Måske kunne du overveje at", "Jeg vil gerne bede dig om at", "Sig ønsket."),
    Reworded("vist", "", "Uden forbehold."),
]

TEXTS = st.text(st.sampled_from("abc .,?\n[æ0"), max_size=40)


def test_each_change_has_the_reason_the_engine_gave() -> None:
    changes = Composition(BEFORE, AFTER, NAMED).changes
    assert [change.reason for change in changes] == ["Sig ønsket.", "Uden forbehold.", SLOT_REASON]
    assert changes[0].removed == "Måske kunne du overveje"
    assert changes[0].added == "Jeg vil gerne bede dig om"
    assert (changes[1].removed, changes[1].added) == ("vist", "")
    assert changes[2].added.startswith("Det betød")


def test_changes_are_taken_and_left_one_by_one() -> None:
    composition = Composition(BEFORE, AFTER, NAMED)
    assert composition.text({1, 2}) == (
        "Jeg vil gerne bede dig om at dele dine PR'er lidt op. Jeg kom vist ikke helt i bund."
    )
    assert composition.text({0, 2}).startswith(
        "Måske kunne du overveje at dele dine PR'er lidt op? Jeg kom ikke"
    )


def test_a_sign_goes_with_the_words_before_it() -> None:
    assert "op? Jeg kom ikke" in Composition(BEFORE, AFTER, NAMED).text({0})


def test_what_the_engine_does_not_name_is_a_change_too() -> None:
    changes = Composition("Kom til tiden.", "Kom til tiden hver mandag.").changes
    assert [change.reason for change in changes] == [ADDED_REASON]


def test_a_change_knows_where_it_stands() -> None:
    composition = Composition(BEFORE, AFTER, NAMED)
    start, end = composition.reach(1)
    assert BEFORE[start:end].strip() == "vist"


def test_the_passage_numbers_the_changes_and_strikes_out_only_where_asked() -> None:
    composition = Composition(BEFORE, AFTER, NAMED)
    assert (
        "¹Måske kunne du overveje Jeg vil gerne bede dig om" in composition.passage((), differences=True).text
    )
    assert "Måske" not in composition.passage((), differences=False).text
    assert "²vist" in composition.passage({1}, differences=False).text


@given(before=TEXTS, after=TEXTS, named=st.lists(st.tuples(TEXTS, TEXTS), max_size=3))
def test_all_taken_is_the_suggestion_and_all_left_is_the_text(
    before: str, after: str, named: list[tuple[str, str]]
) -> None:
    composition = Composition(before, after, [Reworded(one, other, "derfor") for one, other in named])
    everything = set(range(len(composition.changes)))
    assert composition.text() == after
    assert composition.text(everything) == before
    for number in everything:
        start, end = composition.reach(number)
        assert 0 <= start <= end <= len(before)
    for left in (set(), everything):
        marks = composition.passage(left, differences=True, current=0).marks
        assert all(mark.start <= mark.end for mark in marks)


def test_slots_are_found_from_the_cursor_and_round() -> None:
    text = "Den [hvornår?] var du [hvad?]."
    assert slots_in(text) == 2
    assert next_slot(text, 0) == (4, 14)
    assert next_slot(text, 5) == (22, 29)
    assert next_slot(text, 25) == (4, 14)
    assert next_slot("ingen", 0) is None
