"""The work of Samtaler in a thread of its own: one thing after the other, so that keys never wait and never overtake."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeVar

from assistant.errors import ConflictError, MakkerError

if TYPE_CHECKING:
    from assistant.workspace.meetings import MeetingRecord, Meetings
    from assistant.workspace.workspace import Workspace

ResultT = TypeVar("ResultT")
Work = Callable[["Meetings"], ResultT]
Change = Callable[["Meetings", "MeetingRecord"], "MeetingRecord"]

# How long leaving the app may wait for the last words to be stored.
_LAST_SECONDS = 3.0


class MeetingsDesk:
    """Asks the meetings, changes them, and stores what is typed.

    Args:
        workspace: gives the meetings; asked in the thread, since the store may have to be opened.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="meetings")
        self._closed = False
        self._lock = threading.Lock()
        self._typed: dict[int, str] = {}

    def run(self, work: Work[ResultT]) -> Awaitable[ResultT]:
        """Does something with the meetings, after what was asked for before.

        Raises:
            MakkerError: it could not be done.
        """
        return asyncio.shield(
            asyncio.wrap_future(self._thread.submit(lambda: work(self._workspace.meetings)))
        )

    def type(self, meeting_id: int, text: str) -> None:
        """Notes what the notes of a meeting have become; stored by ``store_typed`` or, at the end, by ``finish``."""
        with self._lock:
            self._typed[meeting_id] = text

    def store_typed(self) -> Awaitable[None]:
        """Stores what was typed.

        Raises:
            MakkerError: it could not be stored; it is tried again with the next call.
        """
        return asyncio.shield(asyncio.wrap_future(self._thread.submit(self._store_typed)))

    def _store_typed(self) -> None:
        with self._lock:
            typed, self._typed = self._typed, {}
        for meeting_id, text in typed.items():
            try:
                on_newest(meeting_id, _saving(text))(self._workspace.meetings)
            except MakkerError:
                with self._lock:
                    self._typed.setdefault(meeting_id, text)
                raise

    def finish(self) -> None:
        """Stores what was typed, waits for it a moment, and raises nothing."""
        if not self._closed:
            wait([self._thread.submit(self._store_typed)], timeout=_LAST_SECONDS)

    def close(self) -> None:
        """Ends the thread when it has done what it was given."""
        self._closed = True
        self._thread.shutdown(wait=False)


def _saving(text: str) -> Change:
    return lambda meetings, meeting: meetings.save_notes(meeting, text)


def on_newest(meeting_id: int, change: Change) -> Work[MeetingRecord]:
    """A change that is made on the meeting as it is by then; what stood before is kept as a revision of its notes.

    Args:
        meeting_id: which meeting.
        change: makes it; called a second time where another window was faster by a hair.
    """

    def work(meetings: Meetings) -> MeetingRecord:
        try:
            return change(meetings, meetings.get(meeting_id))
        except ConflictError:
            return change(meetings, meetings.get(meeting_id))

    return work
