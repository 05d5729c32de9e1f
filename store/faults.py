"""What can go wrong in the store, as data; the workspace turns each leaf into Danish."""

from __future__ import annotations

from pathlib import Path


class StoreFault(Exception):  # noqa: N818  # the faces meet errors, the store has faults
    """Root of all faults of the store.

    Attributes:
        kept: whether the text that could not be stored lies in the rescue file now.
    """

    kept: bool = False


class TooNew(StoreFault):
    """The store was written by a newer program.

    Attributes:
        found: the schema revision in the file.
        known: the newest revision this program knows.
    """

    def __init__(self, found: str, known: str) -> None:
        super().__init__(f"the store is at revision {found}, this program knows {known}")
        self.found = found
        self.known = known


class Locked(StoreFault):
    """Another program holds the store for longer than the busy timeout; nothing was changed."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(f"the store is locked by another program: {path or 'unknown path'}")
        self.path = path


class Damaged(StoreFault):
    """The file is no sound database; it is kept untouched.

    Attributes:
        path: the file.
        backup: the latest verified backup, or None where there is none.
    """

    def __init__(self, path: Path, backup: Path | None) -> None:
        super().__init__(f"the store is damaged: {path}; latest backup: {backup or 'none'}")
        self.path = path
        self.backup = backup


class NotWritable(StoreFault):
    """The file or its folder cannot be written."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(f"cannot write: {path or 'unknown path'}")
        self.path = path


class DiskFull(StoreFault):
    """The disk is full; the change was not stored, and what was stored before stands."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(f"the disk is full: {path or 'unknown path'}")
        self.path = path


class Stale(StoreFault):
    """Another writer changed the row since it was read; nothing was overwritten.

    Attributes:
        current: the row as it stands now, a ``NoteRecord`` or ``DraftRecord``.
    """

    def __init__(self, current: object) -> None:
        super().__init__("another writer changed the row in the meantime")
        self.current = current


class Missing(StoreFault):
    """There is no row of that number (or it was deleted for ever).

    Attributes:
        kind: "note", "revision", "draft" or "version".
        id: the number that was asked for.
    """

    def __init__(self, kind: str, id: int) -> None:
        super().__init__(f"there is no {kind} {id}")
        self.kind = kind
        self.id = id
