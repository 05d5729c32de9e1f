from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database import Store
from store.faults import Missing, Stale
from store.revisions import removes_much
from tests.store.support import DAY, Clock

LONG = "Efteråret på afdeling 7B har været hårdt, og vi havde for mange tryksår. " * 6


def _texts(store: Store, note_id: int) -> list[str]:
    return [revision.text for revision in store.notes.revisions(note_id)]


def test_typing_on_makes_one_revision_every_five_minutes(store: Store, clock: Clock) -> None:
    note = store.notes.add(LONG, DAY)
    for save in range(1, 36):
        clock.forward(20)
        note = store.notes.save(note.id, note.text + "x", version=note.version)
        assert len(_texts(store, note.id)) == save // 15
    newest, oldest = store.notes.revisions(note.id)
    assert (newest.text, oldest.text) == (LONG + "x" * 29, LONG + "x" * 14)
    assert (newest.saved_at - oldest.saved_at).total_seconds() == 300


@pytest.mark.parametrize("after", ["", "helt andet", LONG[:300], LONG[:100] + LONG[310:]])
def test_a_save_that_removes_much_keeps_the_text_before(store: Store, clock: Clock, after: str) -> None:
    note = store.notes.add(LONG, DAY)
    clock.forward(1)
    store.notes.save(note.id, after, version=1)
    assert _texts(store, note.id) == [LONG]


@pytest.mark.parametrize(
    "after", [LONG + "mere", "før " + LONG, LONG[:200] + "midt " + LONG[200:], LONG[:-20]]
)
def test_a_save_that_removes_little_is_folded(store: Store, clock: Clock, after: str) -> None:
    note = store.notes.add(LONG, DAY)
    clock.forward(1)
    store.notes.save(note.id, after, version=1)
    assert _texts(store, note.id) == []


def test_restoring_keeps_what_stood(store: Store, clock: Clock) -> None:
    note = store.notes.add(LONG + "#gammel", DAY)
    note = store.notes.save(note.id, "ny tekst", version=1)
    clock.forward(1)
    old = store.notes.revisions(note.id)[0]
    note = store.notes.restore(note.id, old.id, version=note.version)
    assert (note.text, note.tags, note.version) == (LONG + "#gammel", ("gammel",), 3)
    assert _texts(store, note.id) == ["ny tekst", LONG + "#gammel"]
    assert store.notes.search("gammel", 5).hits


def test_restoring_is_refused_when_stale_or_not_ones_own(store: Store) -> None:
    note, other = store.notes.add(LONG, DAY), store.notes.add(LONG, DAY)
    store.notes.save(note.id, "ny", version=1)
    revision = store.notes.revisions(note.id)[0]
    with pytest.raises(Stale):
        store.notes.restore(note.id, revision.id, version=1)
    with pytest.raises(Missing):
        store.notes.restore(other.id, revision.id, version=1)
    assert store.notes.get(other.id) == other


def test_nothing_is_not_worth_a_revision(store: Store, clock: Clock) -> None:
    note = store.notes.add("  \n", DAY)
    clock.forward(3600)
    store.notes.save(note.id, "tekst", version=1)
    assert _texts(store, note.id) == []


@given(st.text("ab æ\n", max_size=60), st.text("ab æ\n", max_size=60), st.text("ab æ\n", max_size=60))
def test_a_text_that_is_only_added_to_loses_nothing(before: str, start: str, end: str) -> None:
    assert not removes_much(before, start + before + end)


@given(st.text("ab æ", min_size=1, max_size=400), st.data())
def test_what_is_cut_out_is_counted(before: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    cut = end - start
    if before not in before[:start] + before[end:]:
        assert removes_much(before, before[:start] + before[end:]) == (cut > 200 or cut * 5 > len(before))
