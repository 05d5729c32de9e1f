"""Brings the file to the newest schema. alembic is loaded only when a stored revision is behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from store.backup import back_up_before, latest_backup
from store.connection import (
    BUSY_TIMEOUT,
    connect,
    faults_told,
    prepare_file,
    quick_check,
    raise_fault,
    use_write_ahead_log,
)
from store.faults import Damaged, NotWritable, TooNew
from store.migrations.versions import (
    r0001_notes_and_drafts,
    r0002_plan,
    r0003_requests,
    r0004_meetings,
    r0005_agreements,
)
from store.schema import HEAD, KNOWN, REVISION_TABLE, stored_revision
from store.times import local_day, utc_now

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"
# In order; a brand-new store is made from their statements, so that no first start waits for alembic.
_STEPS = (r0001_notes_and_drafts, r0002_plan, r0003_requests, r0004_meetings, r0005_agreements)
# Up to this size a whole quick check takes some 0.05 s; larger stores are checked at each backup.
_CHECKED_AT_START = 8 * 1024 * 1024


def bring_up_to_date(path: Path, busy_timeout: float = BUSY_TIMEOUT) -> None:
    """Makes the schema in an empty file, or upgrades it after a backup where it is behind.

    Raises:
        TooNew: the file was written by a newer program; it is left as it is.
        Damaged: the file is no sound store; it is left as it is.
        Locked, NotWritable, DiskFull: the file could not be read or upgraded.
    """
    _refuse_lost(path)
    prepare_file(path)
    with faults_told(path), closing(connect(path, busy_timeout)) as connection:
        found = stored_revision(connection)
        if found is not None and found not in KNOWN:
            raise TooNew(found, HEAD)
        if found is None:
            _refuse_foreign(path, connection)
        else:
            _refuse_unsound(path, connection)
        use_write_ahead_log(connection, busy_timeout)
        if found is None:
            found = _create(connection)
    if found != HEAD:
        upgrade(path, busy_timeout)


def _refuse_lost(path: Path) -> None:
    # No file, or an emptied one, with backups beside it is no first start: an empty store would push them out.
    try:
        empty = not path.exists() or path.stat().st_size == 0
        backup = latest_backup(path) if empty else None
    except OSError as error:
        raise NotWritable(path) from error
    if backup:
        raise Damaged(path, backup)


def _refuse_foreign(path: Path, connection: sqlite3.Connection) -> None:
    # Tables without a revision are some other program's; with one, another makker was first just now.
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if names and (REVISION_TABLE not in names or stored_revision(connection) is None):
        raise Damaged(path, latest_backup(path))


def _refuse_unsound(path: Path, connection: sqlite3.Connection) -> None:
    size = path.stat().st_size
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        if pages * connection.execute("PRAGMA page_size").fetchone()[0] > size:
            raise Damaged(path, latest_backup(path))
    if size <= _CHECKED_AT_START and not quick_check(connection):
        raise Damaged(path, latest_backup(path))


def _create(connection: sqlite3.Connection) -> str:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have been first.
        found = stored_revision(connection)
        if found is None:
            found = HEAD
            for step in _STEPS:
                for statement in step.STATEMENTS:
                    connection.execute(statement)
            connection.execute(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
            connection.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return found


def upgrade(path: Path, busy_timeout: float = BUSY_TIMEOUT) -> None:
    """Backs the store up and runs the migrations that it lacks, all or none.

    Raises:
        Locked, NotWritable, DiskFull, Damaged: nothing was migrated.
    """
    from sqlalchemy import URL, create_engine
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import NullPool

    arguments = {"timeout": busy_timeout, "isolation_level": None}
    url = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args=arguments)
    try:
        with engine.connect() as connection:
            # Tables that are made anew are referred to by others; the references are checked afterwards.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
            # Another program may have been first.
            if found != HEAD:
                back_up_before(path, HEAD, local_day(utc_now()), busy_timeout)
                _run(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise Damaged(path, latest_backup(path))
            connection.commit()
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise_fault(error.orig, path)
        raise
    finally:
        engine.dispose()


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
