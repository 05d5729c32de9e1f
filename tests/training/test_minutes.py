"""The weights of the models of minutes come from the texts and from nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.danish.classify import minutes as model
from assistant.danish.classify.minutes import ACTION, DECISION, LABELS
from assistant.danish.classify.weights import pack, unpack
from training import minutes
from training.minutes_texts import meeting, meetings

SHARED = Path(__file__).resolve().parents[3] / "shared" / "testbed" / "open" / "minutes.jsonl"


def test_every_labelled_clause_is_seen_by_the_model() -> None:
    every = meetings()
    assert len({one.id for one in every}) == len(every)
    lost = []
    for one in every:
        for start, end, label in one.spans:
            if not any(
                said == label and piece.start < end and piece.end > start
                for piece, said in zip(one.notes.pieces, one.labels, strict=True)
            ):
                lost.append((one.id, one.notes.text[start:end]))
    assert len(lost) <= 0.02 * sum(len(one.spans) for one in every), lost


def test_a_clause_takes_the_label_of_what_it_states() -> None:
    one = meeting(
        {
            "id": "x",
            "reference_date": "2026-03-04",
            "participants": ["Emil", "Rie"],
            "text": "- Emil ringer i morgen, og Rie skriver til banken\n- døren låses kl. 20\n- det regner",
            "actions": [{"what": "Emil ringer i morgen"}, {"what": "Rie skriver til banken"}],
            "decisions": ["døren låses kl. 20"],
        }
    )
    assert one.labels == (ACTION, ACTION, DECISION, "other")


def test_a_clause_that_does_not_stand_in_the_text_is_refused() -> None:
    line: dict[str, object] = {
        "id": "x",
        "reference_date": "2026-03-04",
        "participants": [],
        "text": "a",
        "decisions": ["b"],
        "actions": [],
    }
    with pytest.raises(ValueError, match="not in the text"):
        meeting(line)


def test_the_same_texts_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minutes, "FOLDS", 2)  # fewer rounds say the same
    few = meetings()[:8]
    first, second = pack(minutes.train(few)), pack(minutes.train(few))
    assert first == second
    assert unpack(first)[f"{model.NAME}.weights"].shape == (model.BUCKETS, len(LABELS))


@pytest.mark.skipif(
    not SHARED.exists(), reason="the open set lies beside the repository only where it is developed"
)
def test_no_text_for_measuring_is_among_the_training_texts() -> None:
    trained = {" ".join(one.notes.text.lower().split()) for one in meetings()}
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        assert " ".join(json.loads(line)["text"].lower().split()) not in trained
