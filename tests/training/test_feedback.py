"""The labelled feedback: whole, and learned from as it is."""

from __future__ import annotations

from assistant.danish.classify.feedback import LABELS, MARKED, SENTENCE_LABELS
from training.feedback import example, fit_readers, fold_of, row, sentence_label
from training.feedback_texts import Feedback, feedback_texts

TEXTS = feedback_texts()


def test_texts_are_well_labelled() -> None:
    assert len({text.id for text in TEXTS}) == len(TEXTS) > 2000
    for text in TEXTS:
        assert text.labels <= set(LABELS)
        assert text.labels
        assert {label for _, _, label in text.spans} == text.labels & set(MARKED)
        if "praise" in text.labels:
            assert text.labels == {"praise"}
        if "sandwich" in text.labels:
            assert text.labels & {*MARKED, "clear"}
        if "clear" in text.labels:
            assert not text.labels & set(MARKED)


def test_a_text_stays_in_its_fold() -> None:
    assert fold_of(TEXTS[0]) == fold_of(Feedback(TEXTS[0].id, "", "andet", frozenset(), ()))


def test_sentences_of_a_sandwich() -> None:
    text = Feedback("x", "", "Godt. Dårligt. Godt.", frozenset({"sandwich", "clear"}), ())
    labels = [sentence_label(text, number, 0, 5, 3) for number in range(3)]
    assert [[SENTENCE_LABELS[at] for at, is_one in enumerate(one) if is_one] for one in labels] == [
        ["praise"],
        ["clear"],
        ["praise"],
    ]


def test_the_same_texts_give_the_same_weights() -> None:
    examples = [example(text) for text in TEXTS[:150]]
    first, second = fit_readers(examples), fit_readers(examples)
    assert all((first[name] == second[name]).all() for name in first)
    assert row(first, examples[0]).shape == row(first, examples[1]).shape
