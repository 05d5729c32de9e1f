"""The room of small models: features, weights and the judge of STAR sentences."""

from __future__ import annotations

import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.danish.classify import echo
from assistant.danish.classify.context import context
from assistant.danish.classify.features import BUCKETS, extract, form
from assistant.danish.classify.star import LABELS, judge
from assistant.danish.classify.weights import pack, packaged, unpack

if TYPE_CHECKING:
    from assistant.danish.classify.weights import Array

NOTE = [
    "Svindet lå på 4 % hele foråret, og kæden var utilfreds.",
    "Min opgave var at få det under 2 inden jul.",
    "Jeg lavede en fast runde hver aften og talte datoer med alle på holdet.",
    "I december endte svindet på 1,6 %.",
    "Næste gang ville jeg starte med frugten.",
    "Dejligt vejr i dag.",
]


def labels(sentences: list[str]) -> list[str]:
    return [LABELS[int(row.argmax())] for row in judge().judge(sentences)]


def test_a_plain_note_is_sorted_as_a_reader_would() -> None:
    assert labels(NOTE) == list(LABELS)


def test_each_row_is_a_distribution() -> None:
    shares = judge().judge(NOTE)
    assert shares.shape == (len(NOTE), len(LABELS))
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)
    assert judge().judge([]).shape == (0, len(LABELS))


def test_the_neighbours_count() -> None:
    sentence = "Tre fra aftenholdet kom med."
    alone = judge().judge([sentence])[0]
    last = judge().judge([*NOTE[:3], sentence])[3]
    result = LABELS.index("result")
    assert last[result] > alone[result] + 0.05


def test_figures_are_masked() -> None:
    assert extract("Vi sparede 12,5 % i uge 7").words == extract("Vi sparede 980 % i uge 31").words


@given(st.text())
def test_any_text_has_features_within_the_buckets(text: str) -> None:
    for group in extract(text, ["cue:a"]):
        assert all(0 <= number < BUCKETS and count > 0 for number, count in group.items())


@given(st.lists(st.text(min_size=1), max_size=5))
def test_any_sentences_can_be_judged(sentences: list[str]) -> None:
    assert np.isfinite(judge().judge(sentences)).all()


def test_what_a_verb_says_does_not_hang_on_the_word() -> None:
    first = form("Jeg byggede et ark", ["jeg", "byggede", "et", "ark"])
    second = form("Jeg skrev en vejledning", ["jeg", "skrev", "en", "vejledning"])
    assert set(first) & set(second) >= {"kind:do", "do past of:jeg"}


def test_an_echo_is_told_in_both_directions() -> None:
    found = echo.echoes(["12 fejl om måneden", "Ryddede op", "Fejl i marts: 1 fejl"])
    assert "unit before" in found[2]
    assert "unit after" in found[0]
    assert "unit before" not in found[0]


def test_context_has_a_row_for_each_sentence_of_any_note() -> None:
    for count in (1, 2, 5, 40):
        first = np.full((count, len(LABELS)), 1 / len(LABELS), dtype=np.float32)
        assert context(first).shape[0] == count


def test_weights_come_back_as_they_were_packed() -> None:
    arrays: dict[str, Array] = {
        "b.weights": np.array([[1, -2], [3, 127]], dtype=np.int8),
        "a.bias": np.array([0.5, -1.25], dtype=np.float32),
        "c.rarity": np.arange(5, dtype=np.uint8),
    }
    back = unpack(pack(arrays))
    assert set(back) == set(arrays)
    for name, array in arrays.items():
        assert back[name].dtype == array.dtype
        assert np.array_equal(back[name], array)
    assert pack(dict(reversed(arrays.items()))) == pack(arrays)


def test_a_file_that_is_no_weights_is_refused() -> None:
    with pytest.raises(zlib.error):
        unpack(b"nothing of the kind")


def test_the_star_model_is_small() -> None:
    arrays = {name: array for name, array in packaged().items() if name.startswith("star.")}
    assert len(pack(arrays)) < 600_000


def test_numpy_is_imported_on_first_use_only() -> None:
    code = (
        "import sys\n"
        "from assistant.danish.classify import context, linear, star, weights\n"
        "from assistant.engines.rules import star as rules\n"
        "print('numpy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"
