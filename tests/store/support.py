"""What several tests of the store need."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import event

if TYPE_CHECKING:
    from store.database import Store

DAY = date(2026, 3, 12)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def set_on_connect(store: Store, pragma: str) -> None:
    """Lets every connection of a store from now on begin with a pragma."""

    def run(connection: sqlite3.Connection, record: object) -> None:
        connection.execute(pragma)

    store._sessions.engine.dispose()
    event.listen(store._sessions.engine, "connect", run)


def fill_disk(store: Store) -> None:
    """Lets the store's file grow no further."""
    pages = store._sessions.rows("PRAGMA page_count")[0][0]
    set_on_connect(store, f"PRAGMA max_page_count={pages}")


def found(store: Store, typed: str) -> list[str]:
    """The titles of what a query finds."""
    return [hit.line.title for hit in store.notes.search(typed, 100).hits]
