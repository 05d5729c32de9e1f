"""The record of requests to language models, and the finished parts of drafts that are under way."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE request (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        host TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt_id TEXT NOT NULL,
        prompt_version TEXT NOT NULL,
        prompt_hash TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        reply_tokens INTEGER NOT NULL,
        seconds FLOAT NOT NULL,
        outcome TEXT NOT NULL,
        sent TEXT,
        reply TEXT
    )
    """,
    "CREATE INDEX request_at ON request (at)",
    """
    CREATE TABLE draft_part (
        key TEXT NOT NULL PRIMARY KEY,
        document TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Adds the tables of the record."""
    from alembic import op

    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
