"""Keeps what is typed: at most a second behind, in order, one save at a time, and again and again until it succeeds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, Protocol

from assistant.errors import MakkerError, NotFoundError

if TYPE_CHECKING:
    from textual.timer import Timer

    from assistant.tui.journal.open_note import NoteContent, OpenNote
    from assistant.workspace.journal import Journal, NoteRecord, Saved

QUIET = 0.4
"""Seconds without a key after which the text is saved."""

LATEST = 0.8
"""Seconds after the first unsaved key at which the text is saved although typing goes on."""

RETRY = 3.0
"""Seconds between tries after a save that failed."""

SOONEST = 0.01
"""Seconds that a save is put off at least: a timer of none ends in a division by zero inside Textual."""

PATIENCE = 10.0
"""Seconds that the end of the app waits for a save that is under way."""


class Kept(NamedTuple):
    """A save that went well.

    Attributes:
        note: the note that was saved.
        is_new: whether it was not in the store before.
        moved: whether its day is another than before.
        apart: whether it became a note of its own, since another window had changed the first one.
    """

    note: OpenNote
    is_new: bool = False
    moved: bool = False
    apart: bool = False


class Owner(Protocol):
    """What the keeper needs of the screen that it works for."""

    def keeper_timer(self, seconds: float, call: Callable[[], None]) -> Timer:
        """Calls something later."""
        ...

    def keeper_thread(self, work: Callable[[], Kept | None]) -> None:
        """Runs a save in a thread, and calls ``saved`` or ``failed`` with what became of it."""
        ...

    def keeper_journal(self) -> Journal:
        """The journal; called in the thread, since it may have to be opened."""
        ...


class Keeper:
    """Saves the notes that are touched. Its methods are called in the thread of the app.

    Args:
        owner: lends it timers and threads.
    """

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._unkept: list[OpenNote] = []
        self._timer: Timer | None = None
        self._first_touch = 0.0
        self._running = False
        self._lock = threading.Lock()
        self._waiting: list[Callable[[], None]] = []
        self.failing = False

    @property
    def idle(self) -> bool:
        """Whether all is in the store."""
        return not self._running and not any(note.unkept for note in self._unkept)

    def touch(self, note: OpenNote) -> None:
        """Saves a note soon."""
        if note not in self._unkept:
            self._unkept.append(note)
        if self.failing:
            return  # the next try takes the newest text along
        now = monotonic()
        if self._timer is None:
            self._first_touch = now
        self._start_timer(min(QUIET, max(0.0, self._first_touch + LATEST - now)))

    def flush(self) -> None:
        """Saves all that is not saved yet, now."""
        self._stop_timer()
        if not self._running and any(note.unkept for note in self._unkept):
            self._running = True
            self._owner.keeper_thread(self._save_next)

    def when_kept(self, call: Callable[[], None]) -> None:
        """Saves now, and calls when all is in the store, or when a save has failed."""
        self._waiting.append(call)
        self.flush()
        if not self._running:
            self._release()

    def forget(self, note: OpenNote) -> None:
        """Leaves a note unsaved, such as one that goes to the bin."""
        if note in self._unkept:
            self._unkept.remove(note)

    def saved(self) -> None:
        """Takes in that a save went well, and goes on with the next."""
        self._running = False
        self.failing = False
        self._unkept = [note for note in self._unkept if note.unkept]
        if not self._unkept:
            self._release()
        elif self._timer is None:
            # What was typed during the save is part of the next one.
            self._first_touch = monotonic()
            self._start_timer(0.0 if self._waiting else QUIET)

    def failed(self) -> None:
        """Takes in that a save failed: it is tried again, with what is typed until then."""
        self._running = False
        self.failing = True
        self._start_timer(RETRY)
        self._release()

    def keep_all(self) -> bool:
        """Saves all that is not saved yet before it returns, as at the end of the app; raises nothing.

        Returns:
            whether all is in the store now.
        """
        self._stop_timer()
        for note in self._unkept:
            try:
                self._save(note, PATIENCE)
            except (MakkerError, OSError, RuntimeError):
                continue  # the others may still be saved
        return not any(note.unkept for note in self._unkept)

    def _start_timer(self, seconds: float) -> None:
        self._stop_timer()
        self._timer = self._owner.keeper_timer(max(seconds, SOONEST), self._timer_ended)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _timer_ended(self) -> None:
        self._timer = None
        self.flush()

    def _release(self) -> None:
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _save_next(self) -> Kept | None:
        """Saves the first note that needs it; runs in a thread."""
        for note in list(self._unkept):
            if note.unkept:
                return self._save(note)
        return None

    def _save(self, note: OpenNote, patience: float = -1) -> Kept | None:
        """Saves a note, in any thread; the lock holds two threads apart."""
        if not self._lock.acquire(timeout=patience):
            return None
        try:
            if not note.unkept:
                return None
            content, before = note.content, note.kept
            saved, is_new = _write(self._owner.keeper_journal(), note.record, content)
            note.record, note.kept = saved.note, content
        finally:
            self._lock.release()
        moved = before is not None and before.written != content.written
        return Kept(note, is_new, moved, saved.apart)


def _write(journal: Journal, record: NoteRecord | None, content: NoteContent) -> tuple[Saved, bool]:
    """Stores what a note holds.

    Args:
        journal: where.
        record: the note as it was last read or saved; None for one that is not in the store.
        content: what it holds now.

    Returns:
        the save, and whether the note is new in the store.
    """
    from assistant.workspace.journal import Saved

    text, written = content
    if record is not None:
        try:
            saved = journal.save(record, text, written)
        except NotFoundError:
            pass  # deleted for good in another window: what is written here is kept all the same
        else:
            return saved, saved.apart
    return Saved(journal.add(text, written)), True
