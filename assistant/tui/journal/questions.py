"""Questions to the journal: asked in a thread, answered in the app's own, and only the newest of a kind counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from textual.worker import WorkerState

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import Worker

    from assistant.workspace.journal import Journal

AnswerT = TypeVar("AnswerT")


class _Open(NamedTuple):
    """A question that has no answer yet; what it asks for is known to its two functions alone."""

    kind: str
    answer: Callable[[Any], None]
    fail: Callable[[BaseException], None] | None


class Questions:
    """Asks the journal for a screen.

    Args:
        screen: whose workers ask, and which hands each ``Worker.StateChanged`` to ``settle``.
        journal: gives the journal; called in the thread, since it may have to be opened.
    """

    def __init__(self, screen: Screen[Any], journal: Callable[[], Journal]) -> None:
        self._screen = screen
        self._journal = journal
        self._open: dict[Worker[Any], _Open] = {}
        self._newest: dict[str, Worker[Any]] = {}

    def ask(
        self,
        kind: str,
        question: Callable[[Journal], AnswerT],
        answer: Callable[[AnswerT], None],
        fail: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Asks; an earlier question of the same kind gets no answer any more.

        Args:
            kind: such as "note" or "search".
            question: called in a thread.
            answer: takes what the question returned, in the thread of the app.
            fail: takes what the question raised; None leaves it to the screen to tell.
        """
        worker = self._screen.run_worker(
            partial(self._put, question),
            name=kind,
            group=kind,
            exclusive=True,
            exit_on_error=False,
            thread=True,
        )
        self._open[worker] = _Open(kind, answer, fail)
        self._newest[kind] = worker

    def asking(self, kind: str) -> bool:
        """Whether a question of that kind is on its way."""
        return kind in self._newest

    @property
    def busy(self) -> bool:
        """Whether any question that counts has no answer yet."""
        return bool(self._newest)

    def forget(self, kind: str) -> None:
        """Lets a question of that kind go without an answer."""
        self._newest.pop(kind, None)

    def _put(self, question: Callable[[Journal], AnswerT]) -> AnswerT:
        return question(self._journal())

    def settle(self, event: Worker.StateChanged) -> bool:
        """Hands an answer on.

        Returns:
            whether the event is dealt with; a failure that nobody takes is left to the screen.
        """
        worker, state = event.worker, event.state
        if worker not in self._open or state in (WorkerState.PENDING, WorkerState.RUNNING):
            return worker in self._open
        question = self._open.pop(worker)
        if self._newest.get(question.kind) is not worker:
            return True
        del self._newest[question.kind]
        if state is WorkerState.SUCCESS:
            question.answer(worker.result)
        elif state is WorkerState.ERROR and worker.error is not None:
            if question.fail is None:
                return False
            question.fail(worker.error)
        return True
