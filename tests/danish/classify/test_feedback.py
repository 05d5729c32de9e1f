"""What the trained models say of feedback, and that innocent words stay innocent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.danish.classify.feedback import LABELS, MARKED, decided, judge


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Måske kunne du overveje at aflevere lidt før næste gang.", {"indirect"}),
        ("Det er nok bare mig, men døren til lageret stod vist åben i går.", {"indirect"}),
        ("Du er doven, og alle er trætte af dig.", {"harsh"}),
        ("Hvor dum kan man være? Skiltet hænger lige over døren.", {"harsh"}),
        ("Du skal tage mere ejerskab og være mere proaktiv.", {"vague"}),
        ("Det kunne være rart, hvis du var lidt mere synlig.", {"indirect", "vague"}),
    ],
)
def test_labels(text: str, labels: set[str]) -> None:
    assert set(judge().judge(text, "manager").labels) == labels


@pytest.mark.parametrize(
    "text",
    [
        "Jeg kommer måske kl. 9, ellers ringer jeg.",
        "Jeg har aldrig haft en bedre makker.",
        "Det var slet ikke så ringe, Knud! 40 meter hegn på en dag.",
        "Du har altid tid til at vise det en gang til. Tusind tak.",
        "Mødet begynder altid kl. 8.30. I går kom du kl. 8.50, og kunden ventede.",
        "Læg nøglen i boksen, når du går; i morges kunne vi ikke komme ind.",
    ],
)
def test_innocent_words_are_left_alone(text: str) -> None:
    judgement = judge().judge(text, "colleague")
    assert not set(judgement.labels) & {*MARKED, "sandwich"}
    assert judgement.marks == ()


def test_a_sandwich_comes_with_its_middle() -> None:
    text = (
        "Du er fantastisk til de små. Skemaet for uge 12 kom først ud dagen før, så fire forældre ringede; "
        "læg det op om fredagen. Og tak for en dejlig sommerfest!"
    )
    assert set(judge().judge(text, "manager").labels) == {"sandwich", "clear"}


def test_marks_are_stretches_of_the_text() -> None:
    text = "Du lytter aldrig, og du er ligeglad med os. Mødet var onsdag."
    judgement = judge().judge(text, "employee")
    assert judgement.marks
    for mark in judgement.marks:
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end] != ""
        assert mark.label in judgement.labels
        assert mark.end <= text.index("Mødet")


def test_each_label_has_a_mark() -> None:
    for text in ("Kostalden har jo set renere ud.", "Idiot.", "Mere gnist, tak.", "hm. sikker på den rente?"):
        judgement = judge().judge(text)
        marked = {mark.label for mark in judgement.marks}
        assert marked == set(judgement.labels) & set(MARKED)


@pytest.mark.parametrize("text", ["", "   ", "?", "12:30", "\n\n", "🙂"])
def test_nothing_to_judge_has_no_label(text: str) -> None:
    assert judge().judge(text).labels == ()


def test_decisions() -> None:
    none = dict.fromkeys(LABELS, 0.0)
    assert decided({**none, "clear": 0.6}) == ("clear",)
    assert decided({**none, "praise": 0.6}) == ("praise",)
    assert decided({**none, "sandwich": 0.9, "clear": 0.6}) == ("sandwich", "clear")
    assert decided({**none, "sandwich": 0.9, "harsh": 0.9}) == ("harsh", "sandwich")
    assert decided({**none, "sandwich": 0.9, "indirect": 0.3, "clear": 0.1}) == ("indirect", "sandwich")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["", "manager", "employee", "colleague", "chef"]))
def test_any_text_is_judged(text: str, role: str) -> None:
    judgement = judge().judge(text, role)
    assert set(judgement.labels) <= set(LABELS)
    for mark in judgement.marks:
        assert 0 <= mark.start < mark.end <= len(text)
