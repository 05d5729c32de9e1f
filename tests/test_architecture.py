"""What each part of the house may load: measured in a process of its own, by what is in sys.modules afterwards."""

from __future__ import annotations

import subprocess
import sys

import pytest

# What must not be loaded before the first frame is on the screen.
HEAVY = (
    "alembic",
    "docx",
    "keyring",
    "langdetect",
    "numpy",
    "openai",
    "pydantic",
    "sqlalchemy",
    "sqlmodel",
    "tiktoken",
    "typer",
)


def loaded_after(code: str) -> set[str]:
    """The top-level modules that are loaded after some code has run."""
    program = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "assistant.tui.app",
        "assistant.tui.journal.screen",
        "assistant.workspace.workspace",
        "assistant.tasks",
        "store.glance",
    ],
)
def test_what_the_first_frame_needs_loads_nothing_heavy(module: str) -> None:
    assert not loaded_after(f"import {module}") & set(HEAVY)


@pytest.mark.parametrize(
    "module",
    [
        "assistant.workspace.drafts",
        "assistant.workspace.batch",
        "assistant.engines.chat.engine",
        "assistant.engines.rules.star",
        "assistant.export.word",
        "store.database",
    ],
)
def test_nothing_below_the_faces_loads_textual(module: str) -> None:
    assert "textual" not in loaded_after(f"import {module}")


def test_the_rules_load_no_client_of_a_model() -> None:
    code = (
        "from datetime import date\n"
        "from assistant import tasks\n"
        "from assistant.engines.base import Job, Source\n"
        "from assistant.engines.rules.engine import write_document\n"
        "write_document(Job(tasks.load('star'), (Source('a', 'Vi skar ventetiden ned.', date(2026, 3, 1)),), date(2026, 3, 1)))"
    )
    assert not loaded_after(code) & {"openai", "httpx2", "tiktoken", "textual", "sqlmodel"}
