"""Looking around with examples: a throw-away store with an invented employee's year."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.workspace.workspace import Workspace

if TYPE_CHECKING:
    from store.database import Store


@contextmanager
def demo_workspace(settings_file: Path | None = None) -> Iterator[Workspace]:
    """A workspace in a folder of its own that is gone afterwards; the user's own notes are not touched.

    Args:
        settings_file: the file of the settings; None for the platform's, so that theme and engine are the user's.
    """
    with tempfile.TemporaryDirectory(prefix="makker-demo-", ignore_cleanup_errors=True) as folder:
        workspace = Workspace(Path(folder), settings_file, demo=True)
        try:
            yield workspace
        finally:
            workspace.close()


def fill(store: Store, today: date) -> None:
    """Adds the example year to an empty store."""
    from assistant.workspace.examples import notes
    from store.records import NewNote

    store.notes.add_many(NewNote(note.text, note.written) for note in notes(today))
