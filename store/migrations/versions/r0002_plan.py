"""The plan: goals with their steps, what happened to them, and the notes that are tied to them."""

from __future__ import annotations

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE plan_goal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        person TEXT NOT NULL,
        activity TEXT NOT NULL,
        measure TEXT NOT NULL,
        motive TEXT NOT NULL,
        support TEXT NOT NULL,
        responsible TEXT NOT NULL CHECK (responsible IN ('me', 'leader', 'both')),
        deadline DATE,
        follow_up DATE,
        status TEXT NOT NULL CHECK (status IN ('planned', 'active', 'reached', 'partly', 'dropped')),
        outcome TEXT NOT NULL,
        period_start DATE NOT NULL,
        period_end DATE NOT NULL,
        draft_id INTEGER REFERENCES draft (id) ON DELETE SET NULL,
        draft_number INTEGER NOT NULL,
        carried_from INTEGER REFERENCES plan_goal (id) ON DELETE SET NULL,
        version INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        discarded_at TEXT
    )
    """,
    "CREATE INDEX plan_goal_list ON plan_goal (person, status, deadline) WHERE discarded_at IS NULL",
    # A goal of a draft is in the plan once, also when two windows approve at once.
    "CREATE UNIQUE INDEX plan_goal_of_draft ON plan_goal (draft_id, draft_number) WHERE draft_id IS NOT NULL",
    "CREATE UNIQUE INDEX plan_goal_carried ON plan_goal (carried_from) WHERE carried_from IS NOT NULL",
    """
    CREATE TABLE plan_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        goal_id INTEGER NOT NULL REFERENCES plan_goal (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        deadline DATE,
        done DATE
    )
    """,
    "CREATE INDEX step_of_goal ON plan_step (goal_id, position)",
    """
    CREATE TABLE plan_event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        goal_id INTEGER NOT NULL REFERENCES plan_goal (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        day DATE NOT NULL,
        at TEXT NOT NULL,
        happened TEXT NOT NULL,
        obstacle TEXT NOT NULL,
        reason TEXT NOT NULL,
        changes TEXT NOT NULL
    )
    """,
    "CREATE INDEX event_of_goal ON plan_event (goal_id, id)",
    """
    CREATE TABLE plan_note (
        goal_id INTEGER NOT NULL REFERENCES plan_goal (id) ON DELETE CASCADE,
        note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
        tied_at TEXT NOT NULL,
        PRIMARY KEY (goal_id, note_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX goal_of_note ON plan_note (note_id)",
)


def upgrade() -> None:
    """Adds the tables of the plan."""
    from alembic import op

    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
