"""Backups beside the store: one a day, of which 7 days and 4 weeks are kept, and one before each migration."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from store.connection import BUSY_TIMEOUT, connect, faults_told, is_sound, quick_check
from store.faults import Damaged, DiskFull, NotWritable

DAYS_KEPT = 7
WEEKS_KEPT = 4
_PART = ".part"
_PART_AGE = 86400.0


def backups_dir(path: Path) -> Path:
    """The folder of a store's backups."""
    return path.parent / "backups"


def back_up_daily(path: Path, today: date, busy_timeout: float = BUSY_TIMEOUT) -> Path | None:
    """Makes today's backup, verifies it and lets old ones go.

    Returns:
        The new backup, or None where today has one already.

    Raises:
        Damaged: the store does not pass the quick check; no backup is replaced or let go.
        DiskFull, NotWritable, Locked: the backup could not be made.
    """
    target = backups_dir(path) / f"{path.stem}-{today.isoformat()}.db"
    if target.exists():
        return None
    _make(path, target, busy_timeout)
    _rotate(path)
    return target


def back_up_before(path: Path, revision: str, today: date, busy_timeout: float = BUSY_TIMEOUT) -> Path:
    """Makes the backup before a migration; an earlier one of the same name is kept beside it.

    Raises:
        Damaged, DiskFull, NotWritable, Locked: as above; then nothing may be migrated.
    """
    name = f"{path.stem}-{today.isoformat()}-before-{revision}"
    target = backups_dir(path) / f"{name}.db"
    number = 2
    while target.exists():
        target = target.with_name(f"{name}-{number}.db")
        number += 1
    _make(path, target, busy_timeout)
    return target


def latest_backup(path: Path) -> Path | None:
    """The newest backup that passes the quick check, or None."""
    for candidate in sorted(_backups(path), key=_age_key, reverse=True):
        if is_sound(candidate):
            return candidate
    return None


def put_back(path: Path, backup: Path) -> Path:
    """Puts a backup in the store's place; the store must be closed everywhere.

    Returns:
        Where the replaced file was moved to, beside the store; it is never deleted.

    Raises:
        NotWritable, DiskFull: nothing was changed.
    """
    try:
        copy = _temporary(path.parent, path.stem)
        copy.write_bytes(backup.read_bytes())
        aside = path.with_name(f"{path.stem}-damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
        for ending in ("-wal", "-shm", ""):
            if (file := path.with_name(path.name + ending)).exists():
                file.replace(aside.with_name(aside.name + ending))
        copy.replace(path)
    except OSError as error:
        raise _file_fault(error, path) from error
    return aside


def _make(path: Path, target: Path, busy_timeout: float) -> None:
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(target.parent)
        part = _temporary(target.parent, target.stem)
    except OSError as error:
        raise _file_fault(error, target.parent) from error
    try:
        sound = _copy(path, part, busy_timeout)
        if not sound:
            raise Damaged(path, latest_backup(path))
        part.replace(target)
    except OSError as error:
        raise _file_fault(error, target.parent) from error
    finally:
        part.unlink(missing_ok=True)


def _copy(path: Path, part: Path, busy_timeout: float) -> bool:
    with (
        faults_told(path),
        closing(connect(path, busy_timeout)) as source,
        closing(sqlite3.connect(part, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        # A backup is one file, which can be copied by hand.
        copy.execute("PRAGMA journal_mode=DELETE")
        sound = quick_check(copy)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    return sound


def _rotate(path: Path) -> None:
    daily = {day: file for file in _backups(path) if (day := _daily_date(path, file)) is not None}
    newest_first = sorted(daily, reverse=True)
    kept = set(newest_first[:DAYS_KEPT])
    weeks: dict[tuple[int, int], date] = {}
    for day in newest_first[DAYS_KEPT:]:
        year, week, _ = day.isocalendar()
        weeks.setdefault((year, week), day)
    kept.update(list(weeks.values())[:WEEKS_KEPT])
    for day, file in daily.items():
        if day not in kept:
            file.unlink(missing_ok=True)


def _backups(path: Path) -> list[Path]:
    folder = backups_dir(path)
    if not folder.is_dir():
        return []
    return [file for file in folder.glob(f"{path.stem}-????-??-??*.db") if _day_of(path, file) is not None]


def _day_of(path: Path, file: Path) -> date | None:
    match = re.match(r"(\d{4}-\d\d-\d\d)(?:-|$)", file.stem[len(path.stem) + 1 :])
    return _parsed(match.group(1)) if match else None


def _daily_date(path: Path, file: Path) -> date | None:
    return _parsed(file.stem[len(path.stem) + 1 :])


def _parsed(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _age_key(file: Path) -> tuple[float, str]:
    return file.stat().st_mtime, file.name


def _temporary(folder: Path, stem: str) -> Path:
    descriptor, name = tempfile.mkstemp(suffix=_PART, prefix=f"{stem}-", dir=folder)
    os.close(descriptor)
    return Path(name)


def _sweep(folder: Path) -> None:
    # What a killed program left half made.
    for file in folder.glob(f"*{_PART}*"):
        if time.time() - file.stat().st_mtime > _PART_AGE:
            file.unlink(missing_ok=True)


def _file_fault(error: OSError, path: Path) -> DiskFull | NotWritable:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return DiskFull(path) if full else NotWritable(path)
