"""Which agreements are the same, by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting_matching import EDITED, Words, pair

TEXTS = st.text("abæøå 12.-,ikke", max_size=20)
LISTS = st.lists(st.builds(Words, TEXTS, st.sampled_from(["", "Jonas", "Lene"])), max_size=8)


@given(LISTS, LISTS)
def test_no_agreement_is_given_twice(mine: list[Words], theirs: list[Words]) -> None:
    found = pair(mine, theirs)
    given_out = [place for place in found if place is not None]
    assert len(found) == len(theirs)
    assert len(given_out) == len(set(given_out))
    assert all(0 <= place < len(mine) for place in given_out)


@given(LISTS)
def test_a_list_meets_itself(mine: list[Words]) -> None:
    assert all(mine[place or 0] == one for one, place in zip(mine, pair(mine, mine), strict=True))
    backwards = pair(mine, mine[::-1])
    assert None not in backwards


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        (Words("Undersøger kurset.", "Jonas"), Words("undersøger  KURSET", "jonas"), True),
        (Words("Undersøger kurset", "Jonas"), Words("Jonas undersøger kurset", "Jonas"), True),
        (Words("Undersøger kurset", "Jonas"), Words("Undersøger kurset", "Lene"), True),
        (Words("Tager vagtplanen op på mødet"), Words("Tager vagtplanen op på mødet nu", "Lene"), True),
        (
            Words("Tager vagtplanen op på mødet", "Ali"),
            Words("Tager vagtplanen op på mødet nu", "Lene"),
            False,
        ),
        (Words("Bestiller 40 æsker handsker"), Words("Bestiller 60 æsker handsker"), False),
        (Words("Møder 8.30 til vagten"), Words("Møder 8.45 til vagten"), False),
        (Words("Vi søger ikke om midler til det"), Words("Vi søger om midler til det"), False),
        (Words("Ringer til Anna"), Words("Ringer til Hanne"), False),
        (Words("Mål"), Words("Mal"), False),
    ],
)
def test_rather_two_than_one_too_few(mine: Words, theirs: Words, same: bool) -> None:
    assert pair([mine], [theirs]) == [0 if same else None]


def test_the_same_owner_comes_first() -> None:
    mine = [Words("Udfylder skemaet", "Jonas"), Words("Udfylder skemaet", "Lene")]
    assert pair(mine, mine[::-1]) == [1, 0]
    assert pair(mine, [Words("Udfylder skemaet", "Ali"), Words("Udfylder skemaet", "Lene")]) == [0, 1]


def test_what_was_edited_may_be_less_alike() -> None:
    mine, edited = (
        [Words("Undersøger optagelseskrav på modulet")],
        [Words("Undersøger optagelsen på modulet i Aarhus")],
    )
    assert pair(mine, edited) == [None]
    assert pair(mine, edited, EDITED) == [0]
