"""Which schemas the program knows, and which one a file has. Standard library only."""

from __future__ import annotations

import sqlite3

# In order; each is the revision of a module in store/migrations/versions.
KNOWN = ("0001", "0002", "0003", "0004", "0005")
HEAD = KNOWN[-1]
REVISION_TABLE = "alembic_version"


def stored_revision(connection: sqlite3.Connection) -> str | None:
    """The revision that a file is stamped with, or None where it has no stamp."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (REVISION_TABLE,)).fetchone():
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])
