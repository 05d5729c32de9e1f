from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from store import backup
from store.backup import backups_dir, latest_backup, put_back
from store.connection import is_sound
from store.database import Store
from store.faults import NotWritable
from tests.store.support import DAY


def _names(path: Path) -> list[str]:
    return sorted(file.name for file in backups_dir(path).iterdir())


def test_a_backup_is_one_sound_file_with_everything_in_it(store: Store, path: Path) -> None:
    store.notes.add("i sikkerhed", DAY)
    made = store.back_up(DAY)
    assert made == backups_dir(path) / "makker-2026-03-12.db"
    assert _names(path) == ["makker-2026-03-12.db"]
    assert made is not None
    assert is_sound(made)
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("SELECT text FROM note").fetchall() == [("i sikkerhed",)]
    assert _names(path) == ["makker-2026-03-12.db"]


def test_there_is_one_backup_a_day(store: Store) -> None:
    assert store.back_up(DAY) is not None
    assert store.back_up(DAY) is None
    assert store.back_up(DAY + timedelta(days=1)) is not None


def test_seven_days_and_four_weeks_are_kept(store: Store, path: Path) -> None:
    # Empty files stand for the backups of the days before, which are only looked at by name.
    backups_dir(path).mkdir()
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(70)]
    for day in days:
        (backups_dir(path) / f"makker-{day}.db").touch()
    (backups_dir(path) / "makker-2026-01-01-before-0001.db").touch()
    (backups_dir(path) / "andet.txt").touch()
    store.back_up(DAY)
    last_of_weeks = [date(2026, 2, 15), date(2026, 2, 22), date(2026, 3, 1), date(2026, 3, 5)]
    last_days = [date(2026, 3, day) for day in range(6, 13)]
    assert _names(path) == [
        "andet.txt",
        "makker-2026-01-01-before-0001.db",
        *(f"makker-{day}.db" for day in [*last_of_weeks, *last_days]),
    ]


def test_the_latest_sound_backup_is_named(store: Store, path: Path) -> None:
    assert store.latest_backup() is None
    first = store.back_up(DAY)
    second = store.back_up(DAY + timedelta(days=1))
    assert first is not None
    assert second is not None
    os.utime(first, (1, 1))
    assert latest_backup(path) == second
    second.write_bytes(second.read_bytes()[:5000])
    assert latest_backup(path) == first


def test_a_failed_backup_leaves_nothing_behind(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "quick_check", lambda connection: False)
    with pytest.raises(Exception, match="damaged"):
        store.back_up(DAY)
    assert _names(path) == []


def test_a_backup_folder_that_is_a_file_is_told(store: Store, path: Path) -> None:
    backups_dir(path).write_text("i vejen", encoding="utf-8")
    with pytest.raises(NotWritable):
        store.back_up(DAY)


def test_a_backup_can_be_put_back(path: Path) -> None:
    store = Store.open(path)
    store.notes.add("gammel", DAY)
    made = store.back_up(DAY)
    store.notes.add("ny", DAY)
    store.close()
    path.write_bytes(b"broken" * 999)
    assert made is not None
    aside = put_back(path, made)
    assert aside.read_bytes() == b"broken" * 999
    again = Store.open(path)
    assert [hit.line.title for hit in again.notes.search("", 9).hits] == ["gammel"]
    assert again._sessions.rows("PRAGMA journal_mode")[0][0] == "wal"
    again.close()
    assert made.exists()
