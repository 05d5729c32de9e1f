"""The weights of the goals model come from the texts and from nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.danish.classify import weights
from training import goals
from training.goals_texts import Wish, wishes

SHARED = Path(__file__).resolve().parents[3] / "shared" / "testbed" / "open" / "goals.jsonl"


def test_sentences_stand_in_their_wish_and_show_together_what_it_shows() -> None:
    for wish in wishes():
        at = 0
        for text, _ in wish.parts:
            at = wish.text.index(text, at) + len(text)
        assert frozenset().union(*(shows for _, shows in wish.parts)) == wish.shows, wish.id


def test_ids_are_unique_and_there_are_own_texts() -> None:
    ids = [wish.id for wish in wishes()]
    assert len(set(ids)) == len(ids)
    assert sum(identifier.startswith("own-") for identifier in ids) > 300


@pytest.mark.skipif(
    not SHARED.exists(), reason="the open set lies beside the repository only where it is developed"
)
def test_no_text_for_measuring_is_among_the_training_texts() -> None:
    trained = {" ".join(wish.text.lower().split()) for wish in wishes()}
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        assert " ".join(json.loads(line)["text"].lower().split()) not in trained


def test_the_same_texts_give_the_same_bytes_and_a_judge_that_can_tell() -> None:
    few = [wish for wish in wishes() if wish.id.startswith("tr-ga")][:80]
    first, second = goals.train(few), goals.train(few)
    assert weights.pack(first) == weights.pack(second)
    assert all(np.isfinite(array).all() for array in first.values())


def test_a_wish_is_held_out_from_what_judges_it() -> None:
    examples = goals.Examples([Wish("a", "Bestå kurset.", frozenset(), (("Bestå kurset.", frozenset()),))])
    assert 0 <= examples.folds[0] < goals.FOLDS
