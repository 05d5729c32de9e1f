from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from store.database import Store
from store.faults import Damaged, DiskFull, Locked, NotWritable, StoreFault, TooNew
from store.glance import glance
from store.records import NewNote
from store.schema import HEAD
from tests.store.support import DAY, fill_disk, set_on_connect

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX")


def _filled(path: Path, backup: bool = True) -> None:
    store = Store.open(path)
    store.notes.add_many(NewNote(f"note {number} " + "ord " * 200, DAY) for number in range(40))
    if backup:
        store.back_up(DAY)
    store.close()


@posix
def test_files_and_folder_are_for_their_owner_only(path: Path) -> None:
    umask = os.umask(0)
    try:
        store = Store.open(path)
        store.notes.add("privat", DAY)
        store.back_up(DAY)
    finally:
        os.umask(umask)
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert {"makker.db", "makker.db-wal", "makker.db-shm", "makker.rescue"} <= {file.name for file in files}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE((path.parent / "backups").stat().st_mode) == 0o700
    store.close()


@posix
def test_a_file_that_others_could_read_is_shut(path: Path) -> None:
    _filled(path)
    path.chmod(0o644)
    Store.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_connection_is_set_up_for_safety(store: Store) -> None:
    def value(pragma: str) -> object:
        return store._sessions.rows(f"PRAGMA {pragma}")[0][0]

    assert value("journal_mode") == "wal"
    assert value("synchronous") == 2
    assert value("foreign_keys") == 1
    assert value("busy_timeout") == 200
    assert value("secure_delete") == 1


def test_a_store_opens_again_with_all_in_it(path: Path) -> None:
    _filled(path)
    store = Store.open(path)
    assert store.notes.count() == 40
    store.close()


def test_a_newer_store_is_left_alone(path: Path) -> None:
    _filled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(TooNew) as raised:
        Store.open(path)
    assert (raised.value.found, raised.value.known) == ("9999", HEAD)
    assert path.read_bytes() == before
    assert glance(path, 10) is None


def _garbage(path: Path) -> None:
    path.write_bytes(b"this is no database, whatever it is called " * 200)


def _cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _scribbled_on(path: Path) -> None:
    with path.open("rb+") as file:
        for page in range(2, path.stat().st_size // 4096, 2):
            file.seek(page * 4096)
            file.write(b"\xff" * 2048)


def _emptied(path: Path) -> None:
    os.truncate(path, 0)


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cookies (id INTEGER)")


def _without_stamp(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM alembic_version")


@pytest.mark.parametrize("damage", [_garbage, _cut_off, _scribbled_on, _emptied, _foreign, _without_stamp])
def test_a_damaged_store_is_kept_and_its_backup_named(path: Path, damage: object) -> None:
    _filled(path)
    assert callable(damage)
    damage(path)
    before = path.read_bytes()
    with pytest.raises(Damaged) as raised:
        Store.open(path)
    assert raised.value.path == path
    assert raised.value.backup == path.parent / "backups" / f"makker-{DAY}.db"
    assert path.read_bytes() == before
    assert glance(path, 10) is None or damage is _scribbled_on


def test_a_damaged_store_without_a_backup_says_so(path: Path) -> None:
    _filled(path, backup=False)
    _garbage(path)
    with pytest.raises(Damaged) as raised:
        Store.open(path)
    assert raised.value.backup is None


def test_a_lost_store_with_backups_is_no_first_start(path: Path) -> None:
    _filled(path)
    path.unlink()
    with pytest.raises(Damaged):
        Store.open(path)
    assert not path.exists()


def test_damage_that_shows_later_is_told_too(path: Path) -> None:
    _filled(path)
    store = Store.open(path)
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * (size - 4096 * 2))
    with pytest.raises(Damaged) as raised:
        store.notes.search("ord ", 100)
    assert raised.value.backup is not None
    with pytest.raises(Damaged):
        store.back_up()
    store.close()


def test_a_store_that_another_program_holds_is_locked(path: Path) -> None:
    _filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE note SET language = 'da'")
        with pytest.raises(Locked):
            Store.open(path, busy_timeout=0.05)
        assert glance(path, 10) is None
        other.execute("COMMIT")
    Store.open(path, busy_timeout=0.05).close()


def test_a_text_that_meets_a_lock_is_kept(store: Store, path: Path) -> None:
    note = store.notes.add("før", DAY)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Locked) as raised:
            store.notes.save(note.id, "mens der var låst", version=1)
        assert raised.value.kept
        assert store.notes.get(note.id).text == "før"
        other.execute("COMMIT")
    store.notes.save(note.id, "mens der var låst", version=1)
    assert store.recover() == ()


@pytest.mark.parametrize("below", ["makker.db", "under/makker.db"])
def test_a_folder_that_is_a_file_cannot_be_written(tmp_path: Path, below: str) -> None:
    (tmp_path / "fil").write_text("i vejen", encoding="utf-8")
    with pytest.raises(NotWritable):
        Store.open(tmp_path / "fil" / below)
    assert glance(tmp_path / "fil" / below, 10) is None


@posix
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root writes everywhere")
@pytest.mark.parametrize("closed", ["folder", "file"])
def test_what_is_write_protected_cannot_be_written(path: Path, closed: str) -> None:
    _filled(path)
    target = path.parent if closed == "folder" else path
    target.chmod(0o500 if closed == "folder" else 0o400)
    try:
        with pytest.raises(NotWritable):
            Store.open(path)
    finally:
        target.chmod(0o700 if closed == "folder" else 0o600)


def test_a_store_that_turns_read_only_keeps_the_text_elsewhere(store: Store) -> None:
    set_on_connect(store, "PRAGMA query_only=ON")
    with pytest.raises(NotWritable) as raised:
        store.notes.add("skal ikke tabes", DAY)
    assert raised.value.kept


def test_a_full_disk_loses_neither_the_old_nor_the_new(store: Store) -> None:
    note = store.notes.add("det gamle", DAY)
    fill_disk(store)
    with pytest.raises(DiskFull) as raised:
        store.notes.save(note.id, "det nye " * 20_000, version=1)
    assert raised.value.kept
    assert store.notes.get(note.id) == note
    with pytest.raises(DiskFull):
        store.notes.add("endnu en " * 20_000, DAY)
    assert store.notes.count() == 1


def test_all_faults_are_one_family() -> None:
    assert all(issubclass(fault, StoreFault) for fault in (TooNew, Locked, Damaged, NotWritable, DiskFull))
    assert "revision 9" in str(TooNew("9", "1"))
