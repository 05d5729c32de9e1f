"""Sessions on the store's file: one a use case, reading or writing, each with SQLite's errors turned into faults."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from store.connection import BUSY_TIMEOUT, faults_told, raise_fault, set_up
from store.times import utc_now

Clock = Callable[[], datetime]
Row = Sequence[Any]  # columns of several types, as SQLite gives them


class Sessions:
    """Opens sessions; used from any thread.

    Attributes:
        path: the store's file.
        clock: says the time, in UTC.
    """

    def __init__(self, path: Path, busy_timeout: float = BUSY_TIMEOUT, clock: Clock = utc_now) -> None:
        self.path = path
        self.clock = clock
        self.engine = create_engine(
            URL.create("sqlite+pysqlite", database=str(path)),
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=-1,
            connect_args={"timeout": busy_timeout, "isolation_level": None, "check_same_thread": False},
        )
        event.listen(self.engine, "connect", _on_connect)
        event.listen(self.engine, "begin", _on_begin)
        # Threads queue up here; SQLite's own waiting is by chance, and is left for other programs.
        self._write_lock = threading.Lock()
        self._writing_engine = self.engine.execution_options(immediate=True)

    def close(self) -> None:
        """Closes all connections; the last one folds the write-ahead log into the file."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the store.

        Raises:
            StoreFault: as SQLite's errors say.
        """
        with self._faults_told(), Session(self.engine, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that holds the write lock from its beginning; it is committed at the end, or nothing is.

        Raises:
            StoreFault: as SQLite's errors say.
        """
        with (
            self._write_lock,
            self._faults_told(),
            Session(self._writing_engine, autoflush=False, expire_on_commit=False) as session,
        ):
            session.connection()
            yield session
            session.commit()

    def rows(self, sql: str, parameters: tuple[object, ...] = ()) -> Sequence[Row]:
        """The rows of one query, by the shortest way there is.

        Raises:
            StoreFault: as SQLite's errors say.
        """
        with faults_told(self.path), closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(sql, parameters)
            rows: Sequence[Row] = cursor.fetchall()
            return rows

    @contextmanager
    def _faults_told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                raise_fault(error.orig, self.path)
            raise


def _on_connect(connection: sqlite3.Connection, record: object) -> None:  # noqa: ARG001
    try:
        set_up(connection)
    except sqlite3.Error:
        connection.close()
        raise


def _on_begin(connection: Connection) -> None:
    # A reader that turns writer would be refused at once where somebody else wrote in between.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
