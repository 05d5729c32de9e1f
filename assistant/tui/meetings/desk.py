"""The work of Samtaler in a thread of its own, and the words that are typed there until they are stored."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from assistant.errors import MakkerError
from assistant.tui.desk import WorkDesk, made_on_newest

if TYPE_CHECKING:
    from assistant.workspace.meetings import MeetingRecord, Meetings
    from assistant.workspace.workspace import Workspace

ResultT = TypeVar("ResultT")
Work = Callable[["Meetings"], ResultT]
Change = Callable[["Meetings", "MeetingRecord"], "MeetingRecord"]


class MeetingsDesk(WorkDesk["Meetings"]):
    """Asks the meetings, changes them, and stores what is typed.

    Args:
        workspace: gives the meetings.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("meetings", lambda: workspace.meetings)
        self._lock = threading.Lock()
        self._typed: dict[int, str] = {}

    def type(self, meeting_id: int, text: str) -> None:
        """Notes what the notes of a meeting have become; stored by ``store_typed`` or, at the end, by ``finish``."""
        with self._lock:
            self._typed[meeting_id] = text

    def store_typed(self) -> Awaitable[None]:
        """Stores what was typed.

        Raises:
            MakkerError: some of it could not be stored; that is tried again with the next call.
        """
        return self.put(self._store_typed)

    def _store_typed(self) -> None:
        with self._lock:
            typed, self._typed = self._typed, {}
        fault: MakkerError | None = None
        for meeting_id, text in typed.items():
            try:
                on_newest(meeting_id, _saving(text))(self.use())
            except MakkerError as error:
                with self._lock:
                    self._typed.setdefault(meeting_id, text)
                fault = fault or error
        if fault is not None:
            raise fault

    def finish(self) -> None:
        """Stores what was typed, waits for it a moment, and raises nothing."""
        self.do_last(self._store_typed)


def _saving(text: str) -> Change:
    return lambda meetings, meeting: meetings.save_notes(meeting, text)


def on_newest(meeting_id: int, change: Change) -> Work[MeetingRecord]:
    """A change that is made on the meeting as it is by then; what stood before is kept as a revision of its notes."""
    return made_on_newest(lambda meetings: meetings.get(meeting_id), change)
