"""Agreements that meet those of the other party, what stood before in them, their goals, and search in meetings."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"

_COLUMNS = (
    # Which draft, in which state of it, the agreements and decisions were last taken from.
    "ALTER TABLE meeting ADD COLUMN adopted_draft INTEGER",
    "ALTER TABLE meeting ADD COLUMN adopted_version INTEGER",
    # Whether it came from the other party; whether later minutes left it out; which action of which draft it was,
    # and in which words.
    "ALTER TABLE agreement ADD COLUMN received BOOLEAN NOT NULL DEFAULT 0",
    "ALTER TABLE agreement ADD COLUMN gone BOOLEAN NOT NULL DEFAULT 0",
    "ALTER TABLE agreement ADD COLUMN draft_id INTEGER",
    "ALTER TABLE agreement ADD COLUMN draft_number INTEGER",
    "ALTER TABLE agreement ADD COLUMN drafted TEXT",
    "ALTER TABLE decision ADD COLUMN received BOOLEAN NOT NULL DEFAULT 0",
    "CREATE INDEX agreement_of_goal ON agreement (goal_id) WHERE goal_id IS NOT NULL",
)

_TABLES = (
    # What the other party says of an agreement: "open" while the user has not said which words stand, "kept" where the
    # user keeps their own, "met" where both said the same.
    """
    CREATE TABLE agreement_theirs (
        agreement_id INTEGER NOT NULL PRIMARY KEY REFERENCES agreement (id) ON DELETE CASCADE,
        uid TEXT NOT NULL,
        what TEXT NOT NULL,
        owner TEXT NOT NULL,
        due DATE,
        due_text TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
        remark TEXT NOT NULL,
        received DATE NOT NULL,
        standing TEXT NOT NULL CHECK (standing IN ('open', 'kept', 'met'))
    )
    """,
    """
    CREATE TABLE agreement_revision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        agreement_id INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
        what TEXT NOT NULL,
        owner TEXT NOT NULL,
        due DATE,
        due_text TEXT NOT NULL,
        state TEXT NOT NULL,
        remark TEXT NOT NULL,
        settled DATE,
        kept_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX revision_of_agreement ON agreement_revision (agreement_id, id)",
    # The names that the other party's program has for a meeting, where both wrote it down on their own.
    """
    CREATE TABLE meeting_alias (
        uid TEXT NOT NULL PRIMARY KEY,
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX alias_of_meeting ON meeting_alias (meeting_id)",
    # What the user has shared, so that their own file is known again.
    """
    CREATE TABLE meeting_share (
        digest TEXT NOT NULL,
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
        shared_at TEXT NOT NULL,
        PRIMARY KEY (digest, meeting_id)
    )
    """,
    "CREATE INDEX share_of_meeting ON meeting_share (meeting_id)",
    # It holds no text; the rows are read where they stand. å is not a.
    """
    CREATE VIRTUAL TABLE meeting_fts USING fts5 (
        text, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3'
    )
    """,
)

# Table, its number in the places of the index, what is searched, and the columns that this depends on.
_SEARCHED = (
    ("meeting", 0, "{row}.title", ("title",)),
    ("meeting", 1, "{row}.notes", ("notes",)),
    ("meeting_person", 2, "{row}.name", ("name",)),
    ("meeting_point", 3, "{row}.text", ("text",)),
    ("decision", 4, "{row}.text", ("text",)),
    ("agreement", 5, "{row}.what || ' ' || {row}.owner || ' ' || {row}.remark", ("what", "owner", "remark")),
)


def _search_of(table: str, number: int, words: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    added = (
        f"INSERT INTO meeting_fts (rowid, text) VALUES (new.id * 8 + {number}, {words.format(row='new')});"
    )
    removed = f"""
        INSERT INTO meeting_fts (meeting_fts, rowid, text)
            VALUES ('delete', old.id * 8 + {number}, {words.format(row="old")});
    """
    name = f"search_{table}_{number}"
    differ = " OR ".join(f"old.{column} <> new.{column}" for column in columns)
    return (
        f"INSERT INTO meeting_fts (rowid, text) SELECT id * 8 + {number}, {words.format(row=table)} FROM {table}",
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {table} BEGIN {added} END",
        f"CREATE TRIGGER {name}_removed AFTER DELETE ON {table} BEGIN {removed} END",
        f"""
        CREATE TRIGGER {name}_reworded AFTER UPDATE OF {", ".join(columns)} ON {table} WHEN {differ}
            BEGIN {removed} {added} END
        """,
    )


_STATE = "CASE new.status WHEN 'reached' THEN 'done' WHEN 'partly' THEN 'done' WHEN 'dropped' THEN 'dropped' ELSE 'open' END"

# Whoever ends or reopens a goal, or takes it along to another period, its agreement follows.
_GOALS = (
    f"""
    CREATE TRIGGER goal_settled AFTER UPDATE OF status ON plan_goal WHEN old.status <> new.status BEGIN
        INSERT INTO agreement_revision (agreement_id, what, owner, due, due_text, state, remark, settled, kept_at)
            SELECT id, what, owner, due, due_text, state, remark, settled, new.updated_at
            FROM agreement WHERE goal_id = new.id AND state <> {_STATE};
        UPDATE agreement SET
            state = {_STATE},
            settled = CASE WHEN {_STATE} = 'open' THEN NULL ELSE substr(new.updated_at, 1, 10) END,
            remark = CASE WHEN new.status = 'partly' AND remark = '' THEN 'Nået delvist.' ELSE remark END
            WHERE goal_id = new.id AND state <> {_STATE};
    END
    """,
    """
    CREATE TRIGGER goal_carried AFTER INSERT ON plan_goal WHEN new.carried_from IS NOT NULL BEGIN
        UPDATE agreement SET goal_id = new.id WHERE goal_id = new.carried_from AND state = 'open';
    END
    """,
)

# Until now every agreement of the user's own minutes had a goal, and only those that came from the other party had none.
_FORMER = (
    "UPDATE agreement SET received = 1 WHERE goal_id IS NULL",
    """
    UPDATE agreement SET draft_id = g.draft_id, draft_number = g.draft_number
        FROM plan_goal g WHERE g.id = agreement.goal_id AND g.draft_id IS NOT NULL
    """,
    """
    UPDATE meeting SET adopted_draft = d.id, adopted_version = d.version FROM draft d
        WHERE d.id = meeting.draft_id AND d.state = 'approved'
        AND EXISTS (SELECT 1 FROM agreement a WHERE a.meeting_id = meeting.id AND a.draft_id = d.id)
    """,
)

STATEMENTS = (
    *_COLUMNS,
    *_TABLES,
    *(statement for searched in _SEARCHED for statement in _search_of(*searched)),
    *_FORMER,
    *_GOALS,
)


def upgrade() -> None:
    """Adds what agreements need beside themselves, and the search."""
    from alembic import op

    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
