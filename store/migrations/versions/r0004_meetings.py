"""Meetings: who took part, the points for the agenda, the notes with their revisions, agreements and decisions."""

from __future__ import annotations

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
    CREATE TABLE meeting (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        held DATE NOT NULL,
        next_held DATE,
        notes TEXT NOT NULL,
        draft_id INTEGER REFERENCES draft (id) ON DELETE SET NULL,
        version INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        discarded_at TEXT
    )
    """,
    "CREATE INDEX meeting_list ON meeting (held, id) WHERE discarded_at IS NULL",
    "CREATE INDEX meeting_of_draft ON meeting (draft_id) WHERE draft_id IS NOT NULL",
    """
    CREATE TABLE meeting_person (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        writes BOOLEAN NOT NULL
    )
    """,
    "CREATE INDEX person_of_meeting ON meeting_person (meeting_id, position)",
    """
    CREATE TABLE meeting_point (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        private BOOLEAN NOT NULL,
        note_id INTEGER REFERENCES note (id) ON DELETE SET NULL,
        goal_id INTEGER REFERENCES plan_goal (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX point_of_meeting ON meeting_point (meeting_id, position)",
    """
    CREATE TABLE meeting_revision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        kept_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX revision_of_meeting ON meeting_revision (meeting_id, id)",
    """
    CREATE TABLE agreement (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        what TEXT NOT NULL,
        owner TEXT NOT NULL,
        due DATE,
        due_text TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
        remark TEXT NOT NULL,
        settled DATE,
        goal_id INTEGER REFERENCES plan_goal (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX agreement_of_meeting ON agreement (meeting_id, position)",
    "CREATE INDEX agreement_due ON agreement (due) WHERE state = 'open'",
    """
    CREATE TABLE decision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        folded TEXT NOT NULL
    )
    """,
    "CREATE INDEX decision_of_meeting ON decision (meeting_id, position)",
)


def upgrade() -> None:
    """Adds the tables of meetings."""
    from alembic import op

    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
