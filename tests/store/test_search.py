from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.database import Store
from store.records import Hit, NewNote
from store.text import clean
from tests.store.support import DAY, found

NOTES = {
    "samtalerne": "Samtalerne med de nye gik godt, og 50% fik en plan.",
    "cpp": "Kursus i C++ og C# med Åse",
    "post": "Svarede på e-mailen fra R&D om A/S-reglerne 🎉",
    "møde": "Møde om vagtplanen. Møde AND NOT (OR) NEAR",
    "a": "Ål og æbler. naive mal",
    "tag": "Om noget andet #læring #mål-2026 #team_7b",
    "klammer": "[/] og [b]fed[/b] ;-) ...",
    "bøger": "12,5 % i september, 1.250 kr. den 14/3",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("search") / "makker.db")
    for number, (name, text) in enumerate(NOTES.items()):
        store.notes.add(f"{name}!\n{text}", date(2026, 1 + number, 10))
    yield store
    store.close()


def _names(store: Store, typed: str) -> set[str]:
    return {title.removesuffix("!") for title in found(store, typed)}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        # stems, and the last word as it is typed
        ("samtale ", {"samtalerne"}),
        ("samtalen", {"samtalerne"}),
        ("samt", {"samtalerne"}),
        ("s", {"samtalerne", "bøger", "post"}),
        ("samt ", set()),
        ("SAMTALE GOD", {"samtalerne"}),
        ("plan samtale vagt", set()),
        # å is not a, and moede is not møde
        ("ål", {"a"}),
        ("al ", set()),
        ("mal ", {"a"}),
        ("mål ", {"tag"}),
        ("moede ", set()),
        ("mode ", set()),
        ("møde ", {"møde"}),
        (unicodedata.normalize("NFD", "åse "), {"cpp"}),
        # symbols
        ("C++", {"cpp"}),
        ("c++ ", {"cpp"}),
        ("C#", {"cpp"}),
        ("C", {"cpp"}),
        ("50%", {"samtalerne"}),
        ("50 %", {"samtalerne"}),
        ("5 %", {"bøger"}),
        ("12,5 %", {"bøger"}),
        ("12.5", set()),
        ("1.250 ", {"bøger"}),
        ("14/3", {"bøger"}),
        ("e-mail", {"post"}),
        ("e-mai", {"post"}),
        ("e-mails ", {"post"}),
        ("R&D", {"post"}),
        ("🎉", {"post"}),
        ("hvad?", set()),
        ("plan?", {"samtalerne"}),
        ("(møde)", {"møde"}),
        # only punctuation
        ("[/]", {"klammer"}),
        (";-)", {"klammer"}),
        ("...", {"klammer"}),
        ("møde -", {"møde"}),
        # what FTS5 would take for its own
        ("møde AND", {"møde"}),
        ("møde NOT ", {"møde"}),
        ("NEAR(", {"møde"}),
        ("text:", set()),
        # phrases
        ('"de nye gik"', {"samtalerne"}),
        ('"DE NYE', {"samtalerne"}),
        ('"de ny', {"samtalerne"}),
        ('"de ny"', set()),
        ('"nye de"', set()),
        ('"samtalen"', set()),
        ('"C++ og c#"', {"cpp"}),
        ('"C og C"', {"cpp"}),
        ('"C- og"', set()),
        ("”de nye” plan", {"samtalerne"}),
        # tags
        ("#læring", {"tag"}),
        ("#lær", {"tag"}),
        ("#lær ", set()),
        ("#LÆRING ", {"tag"}),
        ("#mål-2026 ", {"tag"}),
        ("#team_7b #mål-2026 ", {"tag"}),
        ("#team ", set()),
        ("#e-mail ", set()),
        # exclusion
        ("om -vagtplanen", {"post", "tag"}),
        ('om -"noget andet"', {"post", "møde"}),
        ("om -#læring ", {"post", "møde"}),
        ("-om -og ", {"bøger"}),
        # dates
        ("fra:2026-07", {"klammer", "bøger"}),
        ("til:2026-02", {"samtalerne", "cpp"}),
        ("fra:2026-02-10 til:2026-02-10", {"cpp"}),
        ("fra:2026-02-11 til:2026-03-09", set()),
        ("fra:2027", set()),
        ("til:2025", set()),
        ("FRA:2026 om", {"post", "møde", "tag"}),
        ("om fra:2026-04 til:2026-4", {"møde"}),
        # dates that are still being typed
        ("om fra:", {"post", "møde", "tag"}),
        ("om fra:20", {"post", "møde", "tag"}),
        ("om fra:2026-", {"post", "møde", "tag"}),
        ("om fra:2026-0", {"post", "møde", "tag"}),
        # what looks like one and is none
        ("fra:2026-13 ", set()),
        ("fra:Lene", set()),
    ],
)
def test_search_finds(filled: Store, typed: str, names: set[str]) -> None:
    assert _names(filled, typed) == names


@pytest.mark.parametrize("typed", ["", "   ", "\n", '"', '""', "fra:", "\x00", "\u202e"])
def test_an_empty_search_finds_all(filled: Store, typed: str) -> None:
    assert len(_names(filled, typed)) == len(NOTES)


TYPED = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(
        st.sampled_from(
            ['"', "'", "(", ")", "*", "^", "-", "+", "AND", "OR", "NOT", "NEAR(a b, 2)", "text:", "{stems}", ":", "#", "#å",
             "møde", "fra:", "til:2026", "fra:2026-02-31", "C++", "50%", " ", "\t", "\x00", "\ue001a", "🎉", "-", "%", "_", "\\"]
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip


@given(TYPED)
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_a_search(filled: Store, typed: str) -> None:
    page = filled.notes.search(typed, 5)
    for hit in page.hits:
        assert _is_part_of_its_note(filled, hit)


def _is_part_of_its_note(store: Store, hit: Hit) -> bool:
    shown = "".join(run for run, _ in hit.snippet)
    flat = store.notes.get(hit.line.id).text.replace("\n", " ").replace("\t", " ")
    return shown in (flat, f"…{flat[-len(shown) + 1 :]}") or shown.strip("…") in flat


WORDS = st.text(st.sampled_from("abcæøåéÅÆ0189+%#&/.,-_()[]§€'!?🎉"), min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(["", " "]))
@settings(max_examples=150, deadline=None)
def test_a_note_is_found_by_every_piece_of_it(filled: Store, words: list[str], end: str) -> None:
    note = filled.notes.add(" ".join(words), date(2027, 1, 1))
    try:
        for word in clean(note.text).split():
            if word[0] == "-" and len(word) > 1:
                continue  # means to leave out
            page = filled.notes.search(word + end, 1)
            assert [hit.line.id for hit in page.hits] == [note.id], word
    finally:
        filled.notes.discard(note.id)


def test_pages_follow_each_other_without_gap_or_repetition(store: Store) -> None:
    store.notes.add_many(NewNote(f"note {n} fælles", date(2026, 1 + n % 3, 1 + n % 5)) for n in range(57))
    for typed in ("fælles", ""):
        seen: list[tuple[date, int]] = []
        page = store.notes.search(typed, 10)
        while True:
            seen += [(hit.line.written, hit.line.id) for hit in page.hits]
            if page.next is None:
                break
            store.notes.add("fælles, men nyere", date(2026, 12, 1))
            page = store.notes.search(typed, 10, page.next)
        assert len(seen) == 57
        assert seen == sorted(set(seen), reverse=True)
        for newer in store.notes.page("2026-12", 0, 99):
            store.notes.discard(newer.id)


def test_the_newest_comes_first_whatever_was_written_last(store: Store) -> None:
    for day in (5, 20, 1, 12):
        store.notes.add(f"dag {day}", date(2026, 3, day))
    assert found(store, "dag ") == ["dag 20", "dag 12", "dag 5", "dag 1"]
    assert found(store, "") == ["dag 20", "dag 12", "dag 5", "dag 1"]


def test_a_note_moves_with_its_day(store: Store) -> None:
    note = store.notes.add("flyttes", date(2026, 3, 1))
    store.notes.save(note.id, "flyttes", version=1, written=date(2025, 3, 1))
    assert found(store, "flyttes fra:2026") == []
    assert found(store, "flyttes til:2025") == ["flyttes"]


def test_the_index_agrees_with_the_notes_after_all_kinds_of_changes(store: Store, path: Path) -> None:
    ids = [store.notes.add(f"nummer {n} #t{n}", DAY).id for n in range(6)]
    store.notes.save(ids[0], "ændret", version=1)
    store.notes.save(ids[1], "flyttet", version=1, written=date(2020, 1, 1))
    store.notes.discard(ids[2])
    store.notes.discard(ids[3])
    store.notes.bring_back(ids[3])
    store.notes.delete_forever(ids[2])
    store.notes.discard(ids[4])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO note_fts (note_fts, rank) VALUES ('integrity-check', 1)")
        tally = connection.execute("SELECT tag, month, count FROM tally ORDER BY 1, 2").fetchall()
    assert tally == [
        ("", "2020-01", 1),
        ("", "2026-03", 3),
        ("t3", "2026-03", 1),
        ("t5", "2026-03", 1),
    ]


def test_a_very_long_query_is_served_by_its_beginning(filled: Store) -> None:
    assert _names(filled, "møde " * 100_000) == {"møde"}
    assert _names(filled, '"' * 50_000 + "møde ") == set(NOTES)
