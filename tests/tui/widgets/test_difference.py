from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from assistant.tui.widgets.difference import Change, Kind, difference_passage, word_changes

TEXTS = st.text(alphabet="ab æø1,.-\n'", max_size=60) | st.text(max_size=30)


def both(changes: list[Change]) -> tuple[str, str]:
    before = "".join(change.text for change in changes if change.kind is not Kind.ADDED)
    after = "".join(change.text for change in changes if change.kind is not Kind.REMOVED)
    return before, after


def shown(before: str, after: str) -> str:
    signs = {Kind.SAME: "{}", Kind.REMOVED: "~{}~", Kind.ADDED: "+{}+"}
    return "".join(signs[change.kind].format(change.text) for change in word_changes(before, after))


@given(TEXTS, TEXTS)
def test_both_texts_come_back_whole(before: str, after: str) -> None:
    assert both(word_changes(before, after)) == (before, after)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(change.kind is Kind.SAME for change in word_changes(text, text))


def test_changes_are_whole_words() -> None:
    assert shown("Vi kom ned på 7,1 %.", "Vi kom ned på 7,4 %.") == "Vi kom ned på ~7,1 ~+7,4 +%."


def test_an_added_sentence_leaves_the_first_alone() -> None:
    assert shown("Jeg gik runde.", "Jeg gik runde. Det hjalp.") == "Jeg gik runde.+ Det hjalp.+"


def test_a_small_word_between_two_changes_goes_with_them() -> None:
    assert (
        shown("Jeg skrev og ringede sent.", "Jeg mailede og besøgte dem sent.")
        == "Jeg ~skrev og ringede ~+mailede og besøgte dem +sent."
    )


def test_a_long_text_is_compared_by_words_all_the_same() -> None:
    rng = random.Random(7)
    words = [
        rng.choice(["tryksår", "skema", "runde", "onsdag.", "hjalp", "lene", "vagt"]) for _ in range(60_000)
    ]
    changed = [*words[:30_000], "ekstra", *words[30_001:-1], "slut"]
    before, after = " ".join(words), " ".join(changed)
    changes = word_changes(before, after)
    assert both(changes) == (before, after)
    assert sum(len(change.text) for change in changes if change.kind is not Kind.SAME) < 200


def test_marks_stand_on_what_changed() -> None:
    passage = difference_passage("hver tirsdag", "hver onsdag")
    assert passage.text == "hver tirsdag onsdag"
    assert [(passage.text[mark.start : mark.end], mark.name) for mark in passage.marks] == [
        ("tirsdag", "prose--removed"),
        ("onsdag", "prose--added"),
    ]
