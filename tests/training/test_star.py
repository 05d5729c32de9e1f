"""The weights of the STAR model come from the texts and from nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import assistant.danish
from assistant.danish.classify import weights
from training.texts import FOLDER, Note, pieces, star_notes

SHARED = Path(__file__).resolve().parents[3] / "shared" / "testbed" / "open" / "star.jsonl"


def test_labelled_sentences_stand_in_their_note_in_order() -> None:
    for note in star_notes():
        at = 0
        for text, letter in note.sentences:
            at = note.text.index(text, at) + len(text)
            assert letter in "STARLO"
        assert note.missing == set("STAR") - {letter for _, letter in note.sentences}, note.id


def test_ids_are_unique_and_no_note_stands_twice() -> None:
    notes = star_notes()
    assert len({note.id for note in notes}) == len(notes)
    assert len({" ".join(note.text.lower().split()) for note in notes}) == len(notes)


def test_a_piece_bears_the_letter_of_most_of_its_characters() -> None:
    note = Note(
        "x",
        "Kort. Han kom, og vi talte længe om planen.",
        (("Kort.", "S"), ("Han kom,", "S"), ("og vi talte længe om planen.", "A")),
        frozenset("TR"),
    )
    assert pieces(note) == [("Kort.", "S"), ("Han kom, og vi talte længe om planen.", "A")]


@pytest.mark.skipif(
    not SHARED.exists(), reason="the open set lies beside the repository only where it is developed"
)
def test_no_text_for_measuring_is_among_the_training_texts() -> None:
    trained = {
        " ".join(text.lower().split())
        for note in star_notes()
        for text, _ in note.sentences
        if len(text) > 25
    }
    for line in SHARED.read_text(encoding="utf-8").splitlines():
        for sentence in json.loads(line)["sentences"]:
            assert " ".join(sentence["text"].lower().split()) not in trained


def test_the_texts_lie_where_training_reads_them() -> None:
    assert {path.name for path in FOLDER.glob("star_*.jsonl")} >= {"star_a.jsonl", "star_own.jsonl"}


def test_the_packaged_weights_are_those_that_the_texts_make() -> None:
    pytest.importorskip("sklearn")
    from training import star

    packaged = weights.unpack(
        (Path(assistant.danish.__file__).parent / "data" / weights.FILE_NAME).read_bytes()
    )
    made = star.train(star_notes())
    assert set(made) == {name for name in packaged if name.startswith("star.")}
    for name, array in made.items():
        assert array.dtype == packaged[name].dtype
        assert np.array_equal(array, packaged[name]), name
