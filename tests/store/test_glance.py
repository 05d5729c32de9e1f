from __future__ import annotations

import ast
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from store.database import Store
from store.glance import glance
from store.meeting_records import NewMeeting
from store.records import DraftSourceRecord, Glance, NewNote, NewVersion


def _fill(store: Store) -> None:
    store.notes.add_many(
        NewNote(f"Note {n} #{'ros' if n % 3 else 'mål'}", date(2026, 1 + n % 4, 1 + n % 9)) for n in range(60)
    )
    store.notes.discard(5)
    source = DraftSourceRecord(8, "x", date(2026, 1, 1), "da")
    for state in ("approved", "open", "open"):
        draft = store.drafts.add("star", "t", [source], NewVersion(document="{}"))
        store.drafts.set_state(draft.id, state, row_version=1)


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("tag", [None, "ros", "#Mål"])
@pytest.mark.parametrize("month", [None, "2026-02"])
def test_a_glance_is_what_the_store_says(
    store: Store, path: Path, closed: bool, tag: str | None, month: str | None
) -> None:
    _fill(store)
    months = store.notes.months(tag)
    shown = month or months[0].month
    lines = store.notes.page(shown, 0, 10, tag)
    assert sum(line.achieved for each in months for line in store.notes.page(each.month, 0, 99)) == 1
    if closed:
        store.close()
    assert glance(path, 10, month, tag) == Glance(tuple(months), shown, tuple(lines), 2)


def test_a_store_that_was_only_looked_at_opens_as_before(store: Store, path: Path) -> None:
    _fill(store)
    store.close()
    before = path.read_bytes()
    assert glance(path, 10) is not None
    assert path.read_bytes() == before
    again = Store.open(path)
    again.notes.add("videre")
    assert again.notes.count() == 60
    again.close()


def test_an_empty_store_shows_nothing(store: Store, path: Path) -> None:
    assert glance(path, 10) == Glance((), "", (), 0)
    assert glance(path, 10, "2026-03") == Glance((), "2026-03", (), 0)


def test_where_there_is_no_store_there_is_nothing_to_see(tmp_path: Path, store: Store, path: Path) -> None:
    assert glance(tmp_path / "ingen.db", 10) is None
    assert not (tmp_path / "ingen.db").exists()
    (tmp_path / "tom.db").touch()
    assert glance(tmp_path / "tom.db", 10) is None
    assert glance(path, 10, "ikke en måned") is None


def test_a_glance_loads_nothing_heavy(store: Store, path: Path) -> None:
    _fill(store)
    script = (
        "import sys, pathlib; from store.glance import glance\n"
        "assert glance(pathlib.Path(sys.argv[1]), 10).months\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'alembic', 'pydantic', 'Stemmer', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert ast.literal_eval(run.stdout) == []


def test_a_talk_alone_is_not_nothing(store: Store, path: Path) -> None:
    empty = glance(path, 10)
    assert empty is not None
    assert empty.is_empty
    store.meetings.add(NewMeeting("MUS", date(2026, 3, 12)))
    written = glance(path, 10)
    assert written is not None
    assert not written.is_empty
