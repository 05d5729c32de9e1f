from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.database import Store
from store.faults import DiskFull
from store.records import DraftSourceRecord, NewVersion, Recovered, Rescued
from store.rescue import SLOT_SIZE, Rescue, rescue_file
from tests.store.support import DAY, Clock, fill_disk

ITEM = Rescued(
    "note", 7, 3, "Blåbærgrød på afd. 7B 🎉", DAY, "da", datetime(2026, 3, 12, tzinfo=UTC), {}, "a"
)


@pytest.fixture
def rescue(tmp_path: Path) -> Rescue:
    made = Rescue(tmp_path / "makker.db")
    assert made.prepare()
    return made


def _by(rescue: Rescue, text: str, id: int | None = 7) -> Rescued:
    return replace(ITEM, text=text, id=id, writer=rescue.writer)


def test_what_is_kept_is_there_for_the_next_program(rescue: Rescue, tmp_path: Path) -> None:
    assert rescue.waiting() == ()
    assert rescue.keep(ITEM)
    assert Rescue(tmp_path / "makker.db").waiting() == (ITEM,)


def test_the_room_is_claimed_beforehand_and_never_more(rescue: Rescue) -> None:
    assert rescue.file.stat().st_size == 2 * SLOT_SIZE
    for number in range(5):
        assert rescue.keep(_by(rescue, "æ" * 100_000 + str(number), number))
    assert rescue.file.stat().st_size == 2 * SLOT_SIZE
    assert Rescue(rescue.file.with_suffix(".db")).prepare()
    assert len(rescue.waiting()) == 5


def test_a_later_state_replaces_the_earlier_of_the_same_text(rescue: Rescue) -> None:
    new_note = "Ny note om samarbejdet med Lene"
    rescue.keep(_by(rescue, "en"))
    rescue.keep(_by(rescue, "helt anden"))
    rescue.keep(_by(rescue, new_note, None))
    rescue.keep(_by(rescue, new_note + " og teamet", None))
    rescue.keep(_by(rescue, "Noget ganske andet", None))
    rescue.keep(replace(ITEM, text="fra et andet vindue"))
    assert [item.text for item in rescue.waiting()] == [
        "helt anden",
        new_note + " og teamet",
        "Noget ganske andet",
        "fra et andet vindue",
    ]


def test_what_was_stored_after_all_is_forgotten(rescue: Rescue) -> None:
    rescue.keep(_by(rescue, "en", 1))
    rescue.keep(_by(rescue, "to", 2))
    rescue.stored(_by(rescue, "en, længere", 1))
    assert [item.id for item in rescue.waiting()] == [2]


def test_a_text_too_large_for_its_slot_is_refused_and_the_rest_kept(rescue: Rescue) -> None:
    rescue.keep(ITEM)
    noise = "".join(map(chr, random.Random(1).choices(range(0x4E00, 0x9FFF), k=2_000_000)))
    assert not rescue.keep(replace(ITEM, id=8, text=noise))
    assert rescue.waiting() == (ITEM,)


def test_two_hundred_thousand_words_fit(rescue: Rescue) -> None:
    chance = random.Random(1)
    words = [
        "".join(chance.choices("abcdefghijklmnoprstuvæøå", k=chance.randint(1, 12))) for _ in range(200_000)
    ]
    assert rescue.keep(replace(ITEM, text=" ".join(words)))


def test_without_a_file_nothing_is_kept_and_nothing_breaks(tmp_path: Path) -> None:
    rescue = Rescue(tmp_path / "gone" / "makker.db")
    assert not rescue.prepare()
    assert not rescue.keep(ITEM)
    assert rescue.waiting() == ()
    rescue.drop(ITEM)
    rescue.stored(ITEM)


@pytest.mark.parametrize("places", [range(0, 56, 7), range(56, 140, 9)])
def test_a_torn_slot_leaves_the_one_before(rescue: Rescue, places: range) -> None:
    for place in places:
        rescue.keep(replace(ITEM, id=1, text="først"))
        before = rescue.waiting()
        rescue.keep(replace(ITEM, id=2, text=f"siden {place}"))
        data = bytearray(rescue.file.read_bytes())
        newest = max((0, SLOT_SIZE), key=lambda slot: int.from_bytes(data[slot + 8 : slot + 16], "little"))
        data[newest + place] ^= 0xFF
        rescue.file.write_bytes(data)
        assert rescue.waiting() == before
        rescue.file.write_bytes(bytes(2 * SLOT_SIZE))


WRITER = """
import sys, pathlib
from dataclasses import replace
from datetime import date, datetime, UTC
from store.records import Rescued
from store.rescue import Rescue
rescue = Rescue(pathlib.Path(sys.argv[1])); rescue.prepare()
number = 0
while True:
    number += 1
    text = f"{number} " + "ord " * 5000
    item = Rescued("note", 1, 1, text, date(2026, 3, 12), "da", datetime(2026, 3, 12, tzinfo=UTC), {}, "a")
    assert rescue.keep(item)
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 4, 9, 20])
def test_kill_in_mid_write_loses_nothing_acknowledged(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "makker.db"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(acknowledged):
            line = process.stdout.readline()
        process.kill()
        rest = process.stdout.read().split()
    last = int(rest[-1]) if rest else int(line)
    [item] = Rescue(path).waiting()
    assert int(item.text.split()[0]) in (last, last + 1)
    assert item.text.endswith("ord " * 5000)


def _full(store: Store, write: Callable[[], object]) -> None:
    fill_disk(store)
    with pytest.raises(DiskFull) as raised:
        write()
    assert raised.value.kept
    store.close()


LONG = "Det, der blev skrevet, da disken var fuld. " * 3000


def test_a_note_from_a_full_disk_is_brought_back(store: Store, path: Path) -> None:
    note = store.notes.add("begyndt", DAY)
    _full(store, lambda: store.notes.save(note.id, LONG, version=1, written=date(2026, 4, 1)))
    again = Store.open(path)
    assert again.recover() == (Recovered("note", note.id, as_new=False),)
    saved = again.notes.get(note.id)
    assert (saved.text, saved.written, saved.version) == (LONG, date(2026, 4, 1), 2)
    assert [revision.text for revision in again.notes.revisions(note.id)] == ["begyndt"]
    assert again.recover() == ()
    again.close()


def test_a_new_note_from_a_full_disk_is_brought_back(store: Store, path: Path) -> None:
    store.notes.add("en", DAY)
    _full(store, lambda: store.notes.add(LONG, DAY, "da"))
    again = Store.open(path)
    [recovered] = again.recover()
    assert recovered.as_new
    assert again.notes.get(recovered.id).text == LONG
    again.close()


@pytest.mark.parametrize("meanwhile", ["changed", "binned", "gone"])
def test_what_was_changed_meanwhile_is_not_overwritten(store: Store, path: Path, meanwhile: str) -> None:
    note = store.notes.add("begyndt", DAY)
    _full(store, lambda: store.notes.save(note.id, LONG, version=1))
    again = Store.open(path)
    if meanwhile == "changed":
        again.notes.save(note.id, "fra det andet vindue", version=1)
    else:
        again.notes.discard(note.id)
    if meanwhile == "gone":
        again.notes.delete_forever(note.id)
    [recovered] = again.recover()
    assert recovered.as_new
    assert again.notes.get(recovered.id).text == LONG
    if meanwhile == "changed":
        assert again.notes.get(note.id).text == "fra det andet vindue"
    again.close()


def test_an_edit_of_a_draft_from_a_full_disk_is_brought_back(store: Store, path: Path) -> None:
    draft = store.drafts.add("star", "t", [DraftSourceRecord(None, "x", DAY, "")], NewVersion(document="{}"))

    def edit() -> None:
        store.drafts.edit(
            draft.id,
            row_version=1,
            document=LONG,
            findings="[1]",
            states={"a": "approved"},
            title="ny",
            own_words=0.25,
        )

    _full(store, edit)
    again = Store.open(path)
    assert again.recover() == (Recovered("draft", draft.id, as_new=False),)
    edited = again.drafts.get(draft.id)
    assert (edited.current.document, edited.title, edited.current.own_words) == (LONG, "ny", 0.25)
    assert edited.current.states == {"a": "approved"}
    assert [kept.document for kept in again.drafts.edits(draft.id)] == ["{}"]
    again.close()


def test_an_edit_of_a_draft_that_was_changed_goes_to_its_history(store: Store, path: Path) -> None:
    draft = store.drafts.add("star", "t", [DraftSourceRecord(None, "x", DAY, "")], NewVersion(document="{}"))
    _full(
        store,
        lambda: store.drafts.edit(
            draft.id, row_version=1, document=LONG, findings="[]", states={}, title="ny", own_words=0.0
        ),
    )
    again = Store.open(path)
    again.drafts.set_tags(draft.id, ["ros"], row_version=1)
    assert again.recover() == (Recovered("draft", draft.id, as_new=True),)
    assert again.drafts.get(draft.id).current.document == "{}"
    assert [kept.document for kept in again.drafts.edits(draft.id)] == [LONG]
    again.close()


def test_while_the_disk_is_still_full_it_waits_on(store: Store, path: Path, clock: Clock) -> None:
    note = store.notes.add("begyndt", DAY)
    _full(store, lambda: store.notes.save(note.id, LONG, version=1))
    again = Store.open(path)
    fill_disk(again)
    with pytest.raises(DiskFull):
        again.recover()
    again.close()
    third = Store.open(path)
    assert len(third.recover()) == 1
    assert third.notes.get(note.id).text == LONG
    third.close()


def test_a_save_that_succeeds_later_leaves_nothing_to_bring_back(store: Store, path: Path) -> None:
    note = store.notes.add("begyndt", DAY)
    fill_disk(store)
    with pytest.raises(DiskFull):
        store.notes.save(note.id, LONG, version=1)
    with pytest.raises(DiskFull):
        store.notes.add(LONG + "ny", DAY)
    short = store.notes.save(note.id, "kort", version=1)
    assert short.version == 2
    waiting = Rescue(path).waiting()
    assert [item.id for item in waiting] == [None]
    assert rescue_file(path).exists()
