from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.database import Store
from store.faults import Missing, Stale
from store.records import MonthCount, NewNote
from tests.store.support import DAY, Clock, found


def test_a_note_comes_back_as_it_was_written(store: Store) -> None:
    added = store.notes.add("# Ros fra Åse\n\nHun sagde: [b]flot[/b] 50 % {x} #ros #mål-2026", DAY, "da")
    assert store.notes.get(added.id) == added
    assert added.text == "# Ros fra Åse\n\nHun sagde: [b]flot[/b] 50 % {x} #ros #mål-2026"
    assert (added.title, added.tags) == ("Ros fra Åse", ("ros", "mål-2026"))
    assert (added.written, added.language, added.version) == (DAY, "da", 1)
    assert added.created_at == added.updated_at == datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
    assert added.deleted_at is None
    assert added.draft_count == 0


def test_a_note_is_about_today_unless_said_otherwise(store: Store, clock: Clock) -> None:
    assert store.notes.add("i dag").written == clock().astimezone().date()


@pytest.mark.parametrize(
    "text", ["", "🎉🎉", "[/] [b]", "<|endoftext|>", "ord " * 20_000, "\x00\x1b[2J", "'; DROP TABLE note"]
)
def test_any_text_is_kept_and_opens_again(path: Path, text: str) -> None:
    store = Store.open(path)
    note = store.notes.add(text, DAY)
    store.close()
    again = Store.open(path)
    assert again.notes.get(note.id).text == note.text
    assert again.notes.search("", 5).hits[0].line.id == note.id
    again.close()


def test_a_save_counts_the_version_and_reads_title_and_tags_anew(store: Store, clock: Clock) -> None:
    note = store.notes.add("Gammel #en", DAY)
    clock.forward(60)
    saved = store.notes.save(note.id, "Ny #to", version=note.version, written=date(2026, 2, 1))
    assert (saved.title, saved.tags, saved.version, saved.written) == ("Ny #to", ("to",), 2, date(2026, 2, 1))
    assert saved.created_at == note.created_at
    assert saved.updated_at == clock()
    assert store.notes.months() == [MonthCount("2026-02", 1)]
    assert store.notes.tags() == [("to", 1)]
    assert found(store, "gammel ") == []
    assert found(store, "ny ") == ["Ny #to"]


def test_a_stale_save_overwrites_nothing_and_tells_what_stands(store: Store) -> None:
    note = store.notes.add("begge", DAY)
    first = store.notes.save(note.id, "vindue et", version=1)
    with pytest.raises(Stale) as raised:
        store.notes.save(note.id, "vindue to", version=1)
    assert raised.value.current == first
    assert store.notes.get(note.id) == first


def test_a_save_that_changes_nothing_stores_nothing(store: Store, clock: Clock) -> None:
    note = store.notes.add("samme", DAY)
    clock.forward(3600)
    assert store.notes.save(note.id, "samme", version=1) == note
    saved = store.notes.save(note.id, "andet", version=1)
    assert store.notes.save(note.id, "andet", version=1) == saved


def test_the_version_of_a_note_is_checked_against_the_bin_too(store: Store) -> None:
    note = store.notes.add("kort liv", DAY)
    store.notes.discard(note.id)
    with pytest.raises(Stale):
        store.notes.save(note.id, "nyt", version=note.version)
    assert store.notes.get(note.id).text == "kort liv"


def test_what_is_not_there_is_missing(store: Store) -> None:
    note = store.notes.add("en", DAY)
    for use in (
        lambda: store.notes.get(99),
        lambda: store.notes.save(99, "x", version=1),
        lambda: store.notes.set_language(99, "da"),
        lambda: store.notes.discard(99),
        lambda: store.notes.bring_back(99),
        lambda: store.notes.delete_forever(99),
        lambda: store.notes.revisions(99),
        lambda: store.notes.restore(note.id, 99, version=1),
        lambda: store.notes.delete_forever(note.id),  # not in the bin
    ):
        with pytest.raises(Missing):
            use()
    assert store.notes.get(note.id) == note


def test_a_chosen_language_stays(store: Store) -> None:
    note = store.notes.add("Jeg har talt med", DAY, "no")
    chosen = store.notes.set_language(note.id, "da")
    assert (chosen.language, chosen.language_chosen, chosen.version) == ("da", True, 1)
    assert store.notes.save(note.id, "Jeg har snakket med", version=1, language="no").language == "da"
    assert store.notes.set_language(note.id, "no", chosen=False).language == "da"


def test_a_detected_language_follows_the_text(store: Store) -> None:
    note = store.notes.add("x", DAY)
    assert store.notes.save(note.id, "What a day", version=1, language="en").language == "en"
    assert store.notes.set_language(note.id, "de", chosen=False).language == "de"


def test_lists_are_newest_first_and_by_month(store: Store) -> None:
    for day, title in [(3, "a"), (20, "b"), (3, "c"), (11, "d")]:
        store.notes.add(title, date(2026, 3, day))
    store.notes.add("feb", date(2026, 2, 28))
    store.notes.add("old", date(1, 1, 1))
    store.notes.add("late", date(9999, 12, 31))
    assert [line.title for line in store.notes.page("2026-03", 0, 10)] == ["b", "d", "c", "a"]
    assert [line.title for line in store.notes.page("2026-03", 1, 2)] == ["d", "c"]
    assert [line.title for line in store.notes.page("2026-03", 4, 2)] == []
    assert [line.title for line in store.notes.page("0001-01", 0, 9)] == ["old"]
    assert [line.title for line in store.notes.page("9999-12", 0, 9)] == ["late"]
    assert store.notes.months() == [
        MonthCount("9999-12", 1),
        MonthCount("2026-03", 4),
        MonthCount("2026-02", 1),
        MonthCount("0001-01", 1),
    ]
    assert store.notes.count() == 7


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "2026-3", "marts", "2026-03-01"])
def test_what_is_no_month_is_refused(store: Store, month: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the message is Python's own
        store.notes.page(month, 0, 10)


def test_lists_can_be_filtered_by_tag(store: Store) -> None:
    store.notes.add("en #Ros", date(2026, 3, 1))
    store.notes.add("to #ros #mål", date(2026, 3, 2))
    store.notes.add("tre", date(2026, 3, 3))
    store.notes.add("fire #ros", date(2026, 1, 1))
    assert store.notes.tags() == [("ros", 3), ("mål", 1)]
    assert store.notes.months("ros") == [MonthCount("2026-03", 2), MonthCount("2026-01", 1)]
    assert [line.title for line in store.notes.page("2026-03", 0, 9, "#ROS")] == ["to #ros #mål", "en #Ros"]
    assert store.notes.page("2026-03", 1, 1, "ros")[0].tags == ("ros",)
    assert store.notes.months("findes-ikke") == []


def test_the_bin_takes_and_gives_back(store: Store, clock: Clock) -> None:
    first, second = store.notes.add("første #ros", DAY), store.notes.add("anden", DAY)
    store.notes.discard(first.id)
    clock.forward(10)
    store.notes.discard(second.id)
    store.notes.discard(second.id)
    assert [line.title for line in store.notes.binned(10)] == ["anden", "første #ros"]
    assert [line.title for line in store.notes.binned(1, 1)] == ["første #ros"]
    assert store.notes.bin_count() == 2
    assert (store.notes.count(), store.notes.months(), store.notes.tags()) == (0, [], [])
    assert found(store, "første ") == []
    back = store.notes.bring_back(first.id)
    assert (back.text, back.tags, back.deleted_at) == (first.text, first.tags, None)
    assert (store.notes.count(), store.notes.tags()) == (1, [("ros", 1)])
    assert found(store, "første ") == ["første #ros"]


def test_what_is_deleted_for_ever_is_gone_from_the_file(path: Path) -> None:
    store = Store.open(path)
    secret = "hemmelighed" * 700
    note = store.notes.add(secret, DAY)
    store.notes.save(note.id, "noget andet", version=1)
    store.notes.discard(note.id)
    store.notes.delete_forever(note.id)
    with pytest.raises(Missing):
        store.notes.get(note.id)
    assert store.notes.bin_count() == 0
    store.close()
    assert b"hemmelighedhemmelighedhemmelighed" not in path.read_bytes()


def test_numbers_of_deleted_notes_are_not_given_again(store: Store) -> None:
    note = store.notes.add("en", DAY)
    store.notes.discard(note.id)
    store.notes.delete_forever(note.id)
    assert store.notes.add("to", DAY).id > note.id


def test_many_notes_are_added_as_single_ones_are(store: Store) -> None:
    many = [NewNote(f"Nr. {n} #tag{n % 3} C++", date(2026, 1 + n % 12, 1), "da") for n in range(1100)]
    assert store.notes.add_many(iter(many)) == 1100
    assert store.notes.count() == 1100
    assert [count.count for count in store.notes.months()] == [91] * 4 + [92] * 8
    assert dict(store.notes.tags()) == {"tag0": 367, "tag1": 367, "tag2": 366}
    assert found(store, '"nr. 1099"') == ["Nr. 1099 #tag1 C++"]
    single = store.notes.add("Nr. 5 #tag2 C++", date(2026, 6, 1), "da")
    bulk = next(line for line in store.notes.page("2026-06", 0, 200) if line.title == single.title)
    assert bulk.tags == single.tags


def test_lists_do_not_read_the_notes_they_skip(store: Store) -> None:
    plans = [
        " ".join(
            str(column)
            for row in store._sessions.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)
            for column in row
        )
        for sql, parameters in [
            ("SELECT n.id FROM note n WHERE n.deleted_at IS NULL AND n.place >= 1 ORDER BY n.place DESC", ()),
            ("SELECT month, count FROM tally WHERE tag = ? ORDER BY month DESC", ("",)),
            ("SELECT place FROM note_tag WHERE tag = ? AND place >= 1 ORDER BY place DESC", ("a",)),
        ]
    ]
    assert all("SEARCH" in plan and "TEMP B-TREE" not in plan for plan in plans)
