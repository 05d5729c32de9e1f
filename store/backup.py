"""Backups beside the store: one a day, of which 7 days and 4 weeks are kept, and one before each migration."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
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
    backups = _backups(path)
    for file in sorted(backups, key=lambda file: (backups[file], file.stat().st_mtime), reverse=True):
        if is_sound(file):
            return file
    return None


def put_back(path: Path, backup: Path) -> Path:
    """Puts a backup in the store's place; the store must be closed everywhere.

    Returns:
        Where the replaced file was moved to, beside the store; it is never deleted.

    Raises:
        NotWritable, DiskFull: nothing was changed.
    """
    aside = path.with_name(f"{path.stem}-damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    moved: list[tuple[Path, Path]] = []
    try:
        copy = _temporary(path.parent, path.stem)
        try:
            shutil.copyfile(backup, copy)
            _flush(copy)
            # The log belongs to the file that it was written for.
            for ending in ("-wal", "-shm", ""):
                file = path.with_name(path.name + ending)
                if file.exists():
                    moved.append((file, file.replace(aside.with_name(aside.name + ending))))
            copy.replace(path)
        finally:
            copy.unlink(missing_ok=True)
    except OSError as error:
        for file, elsewhere in reversed(moved):
            elsewhere.replace(file)
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
    _flush(part)
    return sound


def _flush(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _rotate(path: Path) -> None:
    daily = {day: file for file, day in _backups(path).items() if file.stem.endswith(day.isoformat())}
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


def _backups(path: Path) -> dict[Path, date]:
    """All backups of a store with their days, daily ones and those before a migration."""
    folder, found = backups_dir(path), {}
    for file in folder.glob(f"{path.stem}-*.db") if folder.is_dir() else ():
        match = re.match(r"\d{4}-\d\d-\d\d(?=-before|$)", file.stem[len(path.stem) + 1 :])
        if match:
            with contextlib.suppress(ValueError):
                found[file] = date.fromisoformat(match.group())
    return found


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
