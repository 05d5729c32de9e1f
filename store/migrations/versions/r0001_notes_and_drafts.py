"""The first schema: notes with their search index, revisions and tallies, and drafts with their versions.

A brand-new store is made from ``STATEMENTS`` directly, so that no first start waits for alembic. A step that has
been released is never edited.
"""

from __future__ import annotations

revision = "0001"
down_revision = None

_TABLES = (
    # 67108864 is 2 to the power of store.places.ID_BITS: a place is the day, then the note's number.
    """
    CREATE TABLE note (
        id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id < 67108864),
        written DATE NOT NULL CHECK (length(written) = 10),
        place INTEGER GENERATED ALWAYS AS (CAST(julianday(written) - 0.5 AS INTEGER) * 67108864 + id) VIRTUAL,
        title TEXT NOT NULL,
        tags TEXT NOT NULL,
        language TEXT NOT NULL,
        language_chosen BOOLEAN NOT NULL,
        version INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        text TEXT NOT NULL,
        stems TEXT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX note_place ON note (place) WHERE deleted_at IS NULL",
    "CREATE INDEX note_bin ON note (deleted_at) WHERE deleted_at IS NOT NULL",
    """
    CREATE TABLE revision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        kept_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX revision_of_note ON revision (note_id, id)",
    # The tags of notes that are not in the bin, in the order in which lists show the notes.
    "CREATE TABLE note_tag (tag TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (tag, place)) WITHOUT ROWID",
    # How many such notes a month holds, of each tag and (tag '') of all.
    """
    CREATE TABLE tally (
        tag TEXT NOT NULL, month TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (tag, month)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE draft (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        task TEXT NOT NULL,
        title TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'discarded')),
        version INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        period_start DATE NOT NULL,
        period_end DATE NOT NULL,
        tags TEXT NOT NULL,
        current_number INTEGER NOT NULL
    )
    """,
    "CREATE INDEX draft_list ON draft (state, period_end, id)",
    """
    CREATE TABLE draft_source (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        note_id INTEGER REFERENCES note (id) ON DELETE SET NULL,
        text TEXT NOT NULL,
        written DATE NOT NULL,
        language TEXT NOT NULL
    )
    """,
    "CREATE INDEX source_of_draft ON draft_source (draft_id, position)",
    "CREATE INDEX source_from_note ON draft_source (note_id, draft_id) WHERE note_id IS NOT NULL",
    """
    CREATE TABLE draft_version (
        draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        document TEXT NOT NULL,
        findings TEXT NOT NULL,
        states TEXT NOT NULL,
        instruction TEXT NOT NULL,
        engine TEXT NOT NULL,
        model TEXT NOT NULL,
        host TEXT NOT NULL,
        prompt_id TEXT NOT NULL,
        prompt_version TEXT NOT NULL,
        prompt_hash TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        reply_tokens INTEGER NOT NULL,
        seconds REAL NOT NULL,
        own_words REAL NOT NULL,
        raw TEXT NOT NULL,
        finished BOOLEAN NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (draft_id, number)
    )
    """,
    """
    CREATE TABLE draft_edit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft_id INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        title TEXT NOT NULL,
        document TEXT NOT NULL,
        findings TEXT NOT NULL,
        states TEXT NOT NULL,
        own_words REAL NOT NULL,
        saved_at TEXT NOT NULL,
        kept_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX edit_of_draft ON draft_edit (draft_id, id)",
)

_SEARCH = (
    "CREATE VIEW note_words AS SELECT place, text, stems FROM note WHERE deleted_at IS NULL",
    # Both columns are read from the view; the index holds no second copy of the text. å is not a.
    """
    CREATE VIRTUAL TABLE note_fts USING fts5 (
        text, stems, content='note_words', content_rowid='place',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3'
    )
    """,
)

_UNLIST_OLD = """
    INSERT INTO tally (tag, month, count)
        SELECT value, substr(old.written, 1, 7), -1 FROM json_each(old.tags) WHERE old.deleted_at IS NULL
        UNION ALL SELECT '', substr(old.written, 1, 7), -1 WHERE old.deleted_at IS NULL
        ON CONFLICT (tag, month) DO UPDATE SET count = count - 1;
    DELETE FROM tally WHERE month = substr(old.written, 1, 7) AND count <= 0
        AND (tag = '' OR tag IN (SELECT value FROM json_each(old.tags)));
    DELETE FROM note_tag WHERE place = old.place AND tag IN (SELECT value FROM json_each(old.tags));
"""

_LIST_NEW = """
    INSERT INTO note_tag (tag, place)
        SELECT value, new.place FROM json_each(new.tags) WHERE new.deleted_at IS NULL;
    INSERT INTO tally (tag, month, count)
        SELECT value, substr(new.written, 1, 7), 1 FROM json_each(new.tags) WHERE new.deleted_at IS NULL
        UNION ALL SELECT '', substr(new.written, 1, 7), 1 WHERE new.deleted_at IS NULL
        ON CONFLICT (tag, month) DO UPDATE SET count = count + 1;
"""

_UNINDEX_OLD = """
    INSERT INTO note_fts (note_fts, rowid, text, stems)
        SELECT 'delete', old.place, old.text, old.stems WHERE old.deleted_at IS NULL;
"""

_INDEX_NEW = """
    INSERT INTO note_fts (rowid, text, stems)
        SELECT new.place, new.text, new.stems WHERE new.deleted_at IS NULL;
"""

# Whoever writes a note, these keep lists, tallies and search in step with it.
_TRIGGERS = (
    f"CREATE TRIGGER note_added AFTER INSERT ON note BEGIN {_LIST_NEW} {_INDEX_NEW} END",
    f"CREATE TRIGGER note_removed AFTER DELETE ON note BEGIN {_UNLIST_OLD} {_UNINDEX_OLD} END",
    f"""
    CREATE TRIGGER note_moved AFTER UPDATE OF written, tags, deleted_at ON note
        WHEN old.written <> new.written OR old.tags <> new.tags OR old.deleted_at IS NOT new.deleted_at
        BEGIN {_UNLIST_OLD} {_LIST_NEW} END
    """,
    f"""
    CREATE TRIGGER note_reworded AFTER UPDATE OF written, text, stems, deleted_at ON note
        WHEN old.written <> new.written OR old.text <> new.text OR old.stems <> new.stems
            OR old.deleted_at IS NOT new.deleted_at
        BEGIN {_UNINDEX_OLD} {_INDEX_NEW} END
    """,
)

STATEMENTS = (*_TABLES, *_SEARCH, *_TRIGGERS)


def upgrade() -> None:
    """Makes the first schema in an empty store."""
    from alembic import op

    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
