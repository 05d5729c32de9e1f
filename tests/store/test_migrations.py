"""Each released schema has a file in schemas/ with rows as that release wrote them; they must come out the same."""

from __future__ import annotations

import ast
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

import store.models
from store import migrate
from store.backup import latest_backup
from store.connection import is_sound
from store.database import Store
from store.faults import StoreFault, TooNew
from store.glance import glance
from store.migrations.versions import (
    r0001_notes_and_drafts,
    r0002_plan,
    r0003_requests,
    r0004_meetings,
    r0005_agreements,
)
from store.records import DraftSourceRecord
from store.schema import HEAD, KNOWN
from tests.store.support import found

SCHEMAS = Path(__file__).parent / "schemas"
STEPS = (r0001_notes_and_drafts, r0002_plan, r0003_requests, r0004_meetings, r0005_agreements)


def _old_store(path: Path, revision: str) -> None:
    """A store as the release with that schema left it."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
        for step in STEPS[: KNOWN.index(revision) + 1]:
            for statement in step.STATEMENTS:
                connection.execute(statement)
            connection.executescript((SCHEMAS / f"{step.revision}.sql").read_text(encoding="utf-8"))


@pytest.mark.parametrize("revision", KNOWN)
def test_a_store_of_each_release_comes_out_whole(path: Path, revision: str) -> None:
    _old_store(path, revision)
    opened = Store.open(path)
    note = opened.notes.get(1)
    assert note.text == "Tryksår på 7B #resultat\nI december var vi nede på 7,1 %."
    assert (note.written, note.tags, note.version, note.language) == (
        date(2026, 3, 12),
        ("resultat",),
        3,
        "da",
    )
    assert note.updated_at == datetime(2026, 3, 12, 13, 2, 5, 250_000, tzinfo=UTC)
    assert [revision.text for revision in opened.notes.revisions(1)] == ["Tryksår"]
    assert [line.title for line in opened.notes.binned(9)] == ["Smidt ud"]
    assert found(opened, "tryksåret 7,1") == ["Tryksår på 7B #resultat"]
    assert opened.notes.tags() == [("resultat", 1)]
    draft = opened.drafts.get(1)
    assert draft.sources == (DraftSourceRecord(1, "Tryksår på 7B", date(2026, 3, 12), "da"),)
    assert (draft.current.document, draft.current.states) == ('{"title":"Færre"}', {"situation": "approved"})
    assert [edit.document for edit in opened.drafts.edits(1)] == ["{}"]
    if revision >= "0002":
        _check_plan(opened)
    if revision >= "0003":
        assert [line.model for line in opened.requests.lines()] == ["gemma3"]
        assert opened.parts.find("nøgle") == '{"title":"Færre"}'
    if revision >= "0004":
        _check_meeting(opened)
    if revision >= "0005":
        _check_agreement(opened)
    opened.close()


def _check_plan(opened: Store) -> None:
    goal = opened.plan.get(1)
    assert (goal.title, goal.deadline, goal.status, goal.version) == (
        "CKA-eksamen",
        date(2026, 9, 1),
        "active",
        3,
    )
    assert [(step.text, step.done) for step in goal.steps] == [("Øv dig", date(2026, 4, 2)), ("Bestå", None)]
    assert (goal.draft_id, goal.note_count, goal.carried_to) == (1, 1, 2)
    assert [event.kind for event in opened.plan.events(1)] == ["check_in", "created"]
    assert opened.plan.events(1)[0].changes == (("deadline", "2026-06-01", "2026-09-01"),)


def _check_meeting(opened: Store) -> None:
    meeting = opened.meetings.get(1)
    assert (meeting.kind, meeting.held, meeting.next_held, meeting.draft_id, meeting.version) == (
        "MUS",
        date(2026, 3, 4),
        date(2026, 9, 4),
        1,
        4,
    )
    assert [(person.name, person.role, person.writes) for person in meeting.people] == [
        ("Lene", "leder", True),
        ("Jonas", "medarbejder", False),
    ]
    assert [(point.text, point.private, point.goal_id) for point in meeting.points] == [
        ("Nattevagter", False, None),
        ("Løn", True, 1),
    ]
    assert [(one.owner, one.due, one.goal_id) for one in meeting.agreements] == [
        ("Jonas", date(2026, 3, 21), 1)
    ]
    assert [one.text for one in opened.meetings.decisions("NATTEVAGTER")] == ["Jonas har fire nattevagter"]
    assert [revision.text for revision in opened.meetings.revisions(1)] == ["Jonas"]


def _check_agreement(opened: Store) -> None:
    [agreement] = opened.meetings.get(1).agreements
    assert (agreement.state, agreement.remark, agreement.came_in) == ("done", "Optaget", False)
    assert agreement.theirs is not None
    assert (agreement.theirs.due, agreement.theirs.state) == (date(2026, 3, 28), "open")
    assert [one.state for one in opened.meetings.agreement_revisions(agreement.id)] == ["open"]
    assert opened.meetings.names_of(1) == (
        ["aaac7d1c-7d0b-4b53-9c55-0d0a6a3f6a21"],
        {1: "9d1b0d52-8f3e-4a2e-8a55-1f1a6a3f6a22"},
    )
    assert opened.meetings.shared_as("0f") == 1


def test_meetings_of_before_are_searched_and_their_goals_are_followed(path: Path) -> None:
    _old_store(path, "0004")
    opened = Store.open(path)
    assert [hit.where for hit in opened.meetings.search("kurset")] == ["agreement", "notes"]
    assert [hit.where for hit in opened.meetings.search("vagter")] == []
    assert [hit.where for hit in opened.meetings.search("nattevagter")] == ["decision", "point"]
    settled = opened.meetings.settle(1, "done", day=date(2026, 3, 20))
    assert settled.state == "done"
    assert opened.plan.get(1).status == "reached"
    opened.close()


def test_the_known_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [HEAD]
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == KNOWN
    assert {file.stem for file in SCHEMAS.glob("*.sql")} == set(KNOWN)


def test_the_tables_are_those_of_the_models(path: Path) -> None:
    assert store.models.Note.__tablename__ == "note"
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        for table in SQLModel.metadata.sorted_tables:
            rows = connection.execute(f"PRAGMA table_xinfo({table.name})").fetchall()
            in_file = {name: (bool(required), bool(key)) for _, name, _, required, _, key, _ in rows}
            in_model = {column.name: (not column.nullable, column.primary_key) for column in table.columns}
            for name, (required, key) in in_model.items():
                # SQLite says neither of a column that is computed, nor of the number of a row.
                assert in_file[name] == (required and name != "id", key), (table.name, name)
            assert in_file.keys() == in_model.keys()


def test_alembic_makes_the_same_schema_as_a_first_start(path: Path, tmp_path: Path) -> None:
    Store.open(path).close()
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    _run_alembic(other)

    def schema(file: Path) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(file)) as connection:
            rows = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
            )
            return [(name, " ".join(sql.split())) for name, sql in rows]

    assert schema(other) == schema(path)


def _run_alembic(file: Path) -> None:
    from sqlalchemy import create_engine

    engine = create_engine(f"sqlite:///{file}", connect_args={"isolation_level": None})
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        migrate._run(connection)
        connection.commit()
    engine.dispose()


NEXT = """
revision = "0006"
down_revision = "0005"

def upgrade():
    from alembic import op
    op.execute("ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT 'glad'")
    {more}
"""


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the migrations of a program that knows one more."""
    migrations = tmp_path / "100% næste" / "migrations"
    shutil.copytree(migrate.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "MIGRATIONS", migrations)
    monkeypatch.setattr(migrate, "KNOWN", (*KNOWN, "0006"))
    monkeypatch.setattr(migrate, "HEAD", "0006")
    return migrations / "versions"


def test_an_old_store_is_backed_up_and_upgraded(path: Path, next_release: Path) -> None:
    (next_release / "r0006_mood.py").write_text(NEXT.format(more=""), encoding="utf-8")
    _old_store(path, HEAD)
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id, mood FROM note ORDER BY id").fetchall() == [
            (1, "glad"),
            (2, "glad"),
        ]
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0006",)]
    [backup] = (path.parent / "backups").iterdir()
    assert backup.name.endswith("-before-0006.db")
    assert latest_backup(path) == backup
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert "mood" not in str(connection.execute("SELECT sql FROM sqlite_master").fetchall())
    # The next start has nothing to do.
    Store.open(path).close()
    assert len(list((path.parent / "backups").iterdir())) == 1


@pytest.mark.parametrize(
    "more",
    [
        "raise RuntimeError('midt i det')",
        "op.execute('INSERT INTO draft_source VALUES (9, 99, 1, 99, 1, 1, 1)')",
    ],
)
def test_a_migration_that_fails_changes_nothing(path: Path, next_release: Path, more: str) -> None:
    (next_release / "r0006_mood.py").write_text(NEXT.format(more=more), encoding="utf-8")
    _old_store(path, HEAD)
    with pytest.raises((RuntimeError, StoreFault)):
        Store.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert "mood" not in str(connection.execute("SELECT sql FROM sqlite_master").fetchall())
    assert is_sound(path)


def test_the_older_program_refuses_the_upgraded_store(
    path: Path, next_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (next_release / "r0006_mood.py").write_text(NEXT.format(more=""), encoding="utf-8")
    _old_store(path, HEAD)
    assert glance(path, 5) is not None
    Store.open(path).close()
    monkeypatch.undo()
    assert glance(path, 5) is None
    with pytest.raises(TooNew):
        Store.open(path)


def test_neither_a_first_start_nor_a_later_one_loads_alembic(path: Path) -> None:
    script = (
        "import sys, pathlib; from store.database import Store\n"
        "for _ in range(2): Store.open(pathlib.Path(sys.argv[1])).close()\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('alembic', 'textual', 'openai', 'assistant')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert ast.literal_eval(run.stdout) == []
