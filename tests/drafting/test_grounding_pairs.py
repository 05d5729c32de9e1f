"""Pairs of notes and drafts that the guards were not made from: what is right is left alone, what is swapped is mostly found."""

from __future__ import annotations

import pytest

from assistant.drafting.grounding import Finding, check
from tests.drafting import grounding_pairs, grounding_pairs_later
from tests.drafting.grounding_pairs import Pair

CLEAN = grounding_pairs.CLEAN + grounding_pairs_later.CLEAN
SWAPPED = grounding_pairs.SWAPPED + grounding_pairs_later.SWAPPED

# What a reader would leave alone and the guards do not yet.
_KNOWN_ALARMS = {"lovet", "25 minutter"}
_CAUGHT = 69


def touches(finding: Finding, pair: Pair) -> bool:
    return any(
        finding.start < pair.draft.index(wrong) + len(wrong) and pair.draft.index(wrong) < finding.end
        for wrong in pair.wrong
    )


@pytest.mark.parametrize("pair", CLEAN, ids=lambda pair: pair.draft[:40])
def test_other_words_for_the_same_are_left_alone(pair: Pair) -> None:
    assert {finding.text for finding in check(pair.draft, [pair.source])} <= _KNOWN_ALARMS


@pytest.mark.parametrize("pair", SWAPPED, ids=lambda pair: pair.draft[:40])
def test_nothing_but_the_swap_is_found(pair: Pair) -> None:
    assert [one.text for one in check(pair.draft, [pair.source]) if not touches(one, pair)] == []


def test_most_swaps_are_found() -> None:
    caught = sum(
        any(
            touches(finding, Pair(pair.source, pair.draft, (wrong,)))
            for finding in check(pair.draft, [pair.source])
        )
        for pair in SWAPPED
        for wrong in pair.wrong
    )
    assert caught >= _CAUGHT
