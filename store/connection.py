"""A connection to the file, set up the way the store needs it, and SQLite's errors told apart. Standard library only."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from store.faults import Damaged, DiskFull, Locked, NotWritable, StoreFault

BUSY_TIMEOUT = 2.0
_CACHE_KIB = 8192


def connect(path: Path, busy_timeout: float = BUSY_TIMEOUT) -> sqlite3.Connection:
    """A connection in autocommit mode; the caller begins and ends transactions.

    Args:
        path: the store's file; it must exist.
        busy_timeout: how many seconds to wait for another writer.
    """
    connection = sqlite3.connect(path, timeout=busy_timeout, isolation_level=None, check_same_thread=False)
    try:
        set_up(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def set_up(connection: sqlite3.Connection) -> None:
    """Sets what SQLite keeps per connection."""
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    connection.execute("PRAGMA temp_store=MEMORY")
    # What is deleted is overwritten with zeros, which costs nothing that can be measured here.
    connection.execute("PRAGMA secure_delete=ON")


def prepare_file(path: Path) -> None:
    """Makes the folder (0700) and an empty file (0600) where there are none, and shuts an open file to others.

    Raises:
        NotWritable: the folder or the file cannot be made or written.
        DiskFull: there is no room for them.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite gives the -wal and -shm files the mode of the store itself.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            if os.name == "posix" and file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
                file.chmod(0o600)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(path) from error
        raise NotWritable(path) from error
    if not os.access(path.parent, os.W_OK):
        raise NotWritable(path.parent)


def use_write_ahead_log(connection: sqlite3.Connection, busy_timeout: float) -> None:
    """Puts the file in WAL mode, where it is not yet.

    Two programs that do this to a new file at once get "locked" at once, without the busy timeout; so it is tried
    again for as long.
    """
    deadline = time.monotonic() + busy_timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
            time.sleep(0.02)


def is_sound(path: Path) -> bool:
    """Whether a database that nobody writes to (a backup) passes SQLite's quick check."""
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as connection:
            return quick_check(connection)
    except sqlite3.Error:
        return False


def quick_check(connection: sqlite3.Connection) -> bool:
    """Whether the database passes SQLite's quick check."""
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.DatabaseError as error:
        if isinstance(fault_of(error, Path()), Damaged):
            return False
        raise


def fault_of(error: sqlite3.Error, path: Path) -> StoreFault | None:
    """The fault that an error of SQLite stands for, or None where it is a fault of the program."""
    match _code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return Locked(path)
        case sqlite3.SQLITE_FULL:
            return DiskFull(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return NotWritable(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_FORMAT:
            return Damaged(path, None)
        case sqlite3.SQLITE_ERROR if str(error).startswith(("no such table", "no such column")):
            return Damaged(path, None)
    return None


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into faults; a damaged store is told with its latest backup.

    Raises:
        Locked, DiskFull, NotWritable, Damaged: as the error says.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise_fault(error, path)


def raise_fault(error: sqlite3.Error, path: Path) -> None:
    """Raises the fault of an error, or the error itself where it stands for none."""
    fault = fault_of(error, path)
    if fault is None:
        raise error
    if isinstance(fault, Damaged):
        from store.backup import latest_backup

        fault = Damaged(path, latest_backup(path))
    raise fault from error


def _code(error: sqlite3.Error) -> int:
    # The low byte is the primary code; errors of the Python module itself have none.
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF
