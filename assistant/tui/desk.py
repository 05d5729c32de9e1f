"""Work of a screen in a thread of its own: one thing after the other, so that keys never wait and never overtake."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Generic, TypeVar

from assistant.errors import ConflictError

UseT = TypeVar("UseT")
ResultT = TypeVar("ResultT")
RecordT = TypeVar("RecordT")

# How long leaving the app may wait for the last words to be stored.
_LAST_SECONDS = 3.0


class WorkDesk(Generic[UseT]):
    """Does what it is asked for in the order of the calls; the awaitables only bring the outcome.

    Args:
        name: what the thread is called.
        use: gives the use case; called in the thread, since the store may have to be opened first.
    """

    def __init__(self, name: str, use: Callable[[], UseT]) -> None:
        self.use = use
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._closed = False

    def run(self, work: Callable[[UseT], ResultT]) -> Awaitable[ResultT]:
        """Does something with the use case, after what was asked for before, also when nobody waits for it any more.

        Raises:
            MakkerError: it could not be done.
        """
        return self.put(lambda: work(self.use()))

    def put(self, work: Callable[[], ResultT]) -> Awaitable[ResultT]:
        """Puts other work last in the row at once."""
        return asyncio.shield(asyncio.wrap_future(self._thread.submit(work)))

    def put_unseen(self, work: Callable[[], object]) -> None:
        """Puts work last in the row whose outcome nobody asks for."""
        self._thread.submit(work)

    def do_last(self, work: Callable[[], object] = lambda: None) -> None:
        """Does a last thing, waits a moment for it and for what was asked for before, and raises nothing."""
        if not self._closed:
            wait([self._thread.submit(work)], timeout=_LAST_SECONDS)

    def close(self) -> None:
        """Ends the thread when it has done what it was given."""
        self._closed = True
        self._thread.shutdown(wait=False)


def made_on_newest(
    read: Callable[[UseT], RecordT], change: Callable[[UseT, RecordT], RecordT]
) -> Callable[[UseT], RecordT]:
    """A change that is right whatever another window did to a record: made on the record as it is by then.

    Args:
        read: reads the record.
        change: makes the change; called a second time where the other window was faster by a hair.
    """

    def work(use: UseT) -> RecordT:
        try:
            return change(use, read(use))
        except ConflictError:
            return change(use, read(use))

    return work
