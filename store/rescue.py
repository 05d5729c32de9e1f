"""A file beside the store that takes what was typed when the store cannot: its room is claimed while there is some.

It has two slots that are written in turn, each with its number, length and checksum, so that a program killed in
mid-write leaves the slot before it whole. Standard library only.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import sys
import threading
import uuid
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from store.records import Rescued
from store.revisions import removes_much
from store.times import from_stored, to_stored

# Compressed; some 900,000 words a slot.
SLOT_SIZE = 2 * 1024 * 1024
_MAGIC = b"MAKKER-1"
_HEADER = struct.Struct("<8sQQ32s")
_BLOCK = 1 << 16
_LOCK_AT = 1 << 30

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCK_AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCK_AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def rescue_file(path: Path) -> Path:
    """The rescue file of a store."""
    return path.with_name(path.stem + ".rescue")


class Rescue:
    """The rescue file of a store; used from any thread and by several programs at once."""

    def __init__(self, path: Path) -> None:
        self.file = rescue_file(path)
        self.writer = uuid.uuid4().hex
        self._thread_lock = threading.Lock()
        # Whether this program may have something in it, so that a save that succeeds need not look.
        self._used = False

    def prepare(self) -> bool:
        """Claims the file's room on the disk; False where there is none, which is no reason not to start."""
        try:
            with self._open(create=True) as descriptor:
                size = os.fstat(descriptor).st_size
                os.lseek(descriptor, size, os.SEEK_SET)
                while size < 2 * SLOT_SIZE:
                    size += _write(descriptor, bytes(min(_BLOCK, 2 * SLOT_SIZE - size)))
                    if size == 2 * SLOT_SIZE:
                        os.fsync(descriptor)
        except OSError:
            return False
        return True

    def keep(self, item: Rescued) -> bool:
        """Writes an item down beside those that wait, in place of what this program kept of the same text before.

        Returns:
            Whether it is on the disk; the items that waited are, whatever happens.
        """

        def with_item(waiting: list[Rescued]) -> list[Rescued]:
            return [*(other for other in waiting if not _same(other, item)), item]

        self._used = self._change(with_item) or self._used
        return self._used and item in self.waiting()

    def waiting(self) -> tuple[Rescued, ...]:
        """What waits to be brought back, oldest first; empty where the file is missing or unreadable."""
        try:
            with self._open(create=False) as descriptor:
                return tuple(_items(_newest(descriptor)[1]))
        except OSError:
            return ()

    def drop(self, item: Rescued) -> None:
        """Forgets an item that has been brought back."""
        self._change(lambda waiting: [other for other in waiting if other != item])

    def stored(self, item: Rescued) -> None:
        """Forgets what this program kept of a text that the store has taken after all."""
        if self._used:
            self._change(lambda waiting: [other for other in waiting if not _same(other, item)])
            self._used = any(other.writer == self.writer for other in self.waiting())

    def _change(self, change: Callable[[list[Rescued]], list[Rescued]]) -> bool:
        try:
            with self._open(create=False) as descriptor:
                sequence, payload = _newest(descriptor)
                before = _items(payload)
                after = change(before)
                return after == before or _write_slot(descriptor, sequence + 1, after)
        except OSError:
            return False

    @contextmanager
    def _open(self, create: bool) -> Iterator[int]:
        flags = os.O_RDWR | (os.O_CREAT if create else 0) | getattr(os, "O_BINARY", 0)
        with self._thread_lock:
            descriptor = os.open(self.file, flags, 0o600)
            try:
                _lock(descriptor)
                try:
                    yield descriptor
                finally:
                    _unlock(descriptor)
            finally:
                os.close(descriptor)


def _same(other: Rescued, item: Rescued) -> bool:
    """Whether an item is an earlier state of another, kept by the same program."""
    if (other.writer, other.kind, other.id) != (item.writer, item.kind, item.id):
        return False
    # A note that was never stored has no number; it is the same where nearly all of its text is still there.
    return item.id is not None or not removes_much(other.text, item.text)


def _newest(descriptor: int) -> tuple[int, bytes]:
    """The number and content of the newest whole slot; 0 and nothing where there is none."""
    return max(_read_slot(descriptor, 0), _read_slot(descriptor, 1), key=lambda slot: slot[0])


def _read_slot(descriptor: int, slot: int) -> tuple[int, bytes]:
    os.lseek(descriptor, slot * SLOT_SIZE, os.SEEK_SET)
    header = _read(descriptor, _HEADER.size)
    if len(header) < _HEADER.size:
        return 0, b""
    magic, sequence, length, checksum = _HEADER.unpack(header)
    if magic != _MAGIC or length > SLOT_SIZE - _HEADER.size:
        return 0, b""
    payload = _read(descriptor, length)
    return (sequence, payload) if _checksum(sequence, payload) == checksum else (0, b"")


def _write_slot(descriptor: int, sequence: int, items: list[Rescued]) -> bool:
    payload = zlib.compress(json.dumps([_to_json(item) for item in items]).encode("utf-8"))
    if len(payload) > SLOT_SIZE - _HEADER.size:
        return False
    header = _HEADER.pack(_MAGIC, sequence, len(payload), _checksum(sequence, payload))
    # The slot after the newest is the older one; the newest stays as it is until this one is whole.
    os.lseek(descriptor, sequence % 2 * SLOT_SIZE, os.SEEK_SET)
    _write(descriptor, header + payload)
    os.fsync(descriptor)
    return True


def _checksum(sequence: int, payload: bytes) -> bytes:
    return hashlib.sha256(struct.pack("<Q", sequence) + payload).digest()


def _read(descriptor: int, length: int) -> bytes:
    parts: list[bytes] = []
    while length > 0 and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _write(descriptor: int, data: bytes) -> int:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    return len(data)


def _items(payload: bytes) -> list[Rescued]:
    return [_from_json(entry) for entry in json.loads(zlib.decompress(payload))] if payload else []


def _to_json(item: Rescued) -> dict[str, object]:
    entry: dict[str, object] = dict(vars(item))
    entry["written"] = item.written.isoformat() if item.written else None
    entry["saved_at"] = to_stored(item.saved_at)
    entry["more"] = dict(item.more)
    return entry


def _from_json(entry: dict[str, object]) -> Rescued:
    known = {name: entry[name] for name in Rescued.__dataclass_fields__}
    known["written"] = date.fromisoformat(str(entry["written"])) if entry["written"] else None
    known["saved_at"] = from_stored(str(entry["saved_at"]))
    return Rescued(**known)  # type: ignore[arg-type]  # the types are those that were written
