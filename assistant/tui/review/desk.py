"""The open draft and the changes to it: one after the other, each made from what the one before left."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from assistant.errors import ConflictError, InputError, MakkerError
from assistant.tui.desk import WorkDesk
from assistant.tui.review.steps import PutBack, text_of

if TYPE_CHECKING:
    from assistant.workspace.review import DraftView, Review

Step = Callable[["Review", "DraftView"], "DraftView"]

# So many changes can be undone.
_HISTORY = 100


class Desk(WorkDesk["Review"]):
    """Holds one draft and makes its changes; listing and the like is done in turn with them.

    Args:
        review: gives the use case.
    """

    def __init__(self, review: Callable[[], Review]) -> None:
        super().__init__("review", review)
        self._typed: dict[str, str] = {}
        self._typed_lock = threading.Lock()
        self._begun: set[str] = set()
        self._history: dict[int, list[DraftView]] = {}
        self.view: DraftView | None = None

    def open(self, draft_id: int, *, remember: bool = False) -> Awaitable[DraftView]:
        """Takes another draft on the desk, when what was typed into the one that lies there is stored.

        Args:
            draft_id: its number.
            remember: whether it is the same draft after a change from elsewhere, such as a new suggestion, that can
                be undone.

        Raises:
            MakkerError: that could not be stored, or there is no such draft; the first one stays on the desk.
        """
        return self.put(lambda: self._replace(draft_id, remember=remember))

    def change(self, step: Step, ends: str = "") -> Awaitable[DraftView]:
        """Makes one change.

        Args:
            step: what to do with the draft as it stands then.
            ends: the path of a field whose writing this change concludes, so that both are undone as one.

        Returns:
            the draft after it.

        Raises:
            ConflictError: another window was first; ``view`` is then as that window left it.
            MakkerError: the change could not be made.
        """
        return self.put(lambda: self._change(step, ends))

    def undo(self) -> Awaitable[DraftView]:
        """Takes the last change back; what was typed into a field at one go counts as one.

        Raises:
            InputError: there is nothing to take back.
            MakkerError: the change could not be made.
        """
        return self.put(self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self.view is not None and bool(self._history.get(self.view.record.id))

    def type(self, path: str, text: str) -> None:
        """Notes what has been typed into a field, to be stored by ``store_typed`` or, when the app ends, ``finish``."""
        with self._typed_lock:
            self._typed[path] = text

    def end_typing(self, path: str) -> None:
        """What is typed into a field from now on is another change than what was typed so far."""
        self.put_unseen(lambda: self._begun.discard(path))

    def store_typed(self) -> Awaitable[DraftView | None]:
        """Stores what has been typed.

        A draft that another window has changed meanwhile is read again and gets the text on top; what the other
        window wrote there is the edit before it, and comes back by undoing.

        Returns:
            the draft, or None where nothing was typed.

        Raises:
            MakkerError: it could not be stored; it will be tried again with the next call.
        """
        return self.put(self._store_typed)

    def finish(self) -> None:
        """Stores what has been typed, waits a moment for that and for the changes before it, and raises nothing."""
        self.do_last(self._store_typed)

    def _replace(self, draft_id: int, *, remember: bool) -> DraftView:
        self._store_typed()
        self._begun.clear()
        before = self.view
        view = self._open(draft_id)
        if remember and before is not None and before.record.id == draft_id:
            self._remember(before)
        return view

    def _open(self, draft_id: int) -> DraftView:
        self.view = self.use().open(draft_id)
        return self.view

    def _change(self, step: Step, ends: str) -> DraftView:
        self._store_typed()
        view = self._held()
        joined = ends in self._begun
        self._begun.discard(ends)
        try:
            self.view = step(self.use(), view)
        except ConflictError:
            self._read_again(view)
            raise
        if self.view is not view and not joined:
            self._remember(view)
        return self.view

    def _undo(self) -> DraftView:
        self._store_typed()
        self._begun.clear()
        view = self._held()
        history = self._history.get(view.record.id, [])
        if not history:
            raise InputError(
                "Der er ikke noget at fortryde.", "Tidligere versioner ligger under o Versioner."
            )
        earlier = history.pop()
        try:
            self.view = PutBack(earlier)(self.use(), view)
        except ConflictError:
            self._read_again(view)
            raise
        except MakkerError:
            history.append(earlier)
            raise
        return self.view

    def _remember(self, view: DraftView) -> None:
        history = self._history.setdefault(view.record.id, [])
        history.append(view)
        del history[:-_HISTORY]

    def _read_again(self, view: DraftView) -> DraftView:
        """The draft as another window left it; undoing from there would take that window's changes back too."""
        self._history.pop(view.record.id, None)
        return self._open(view.record.id)

    def _store_typed(self) -> DraftView | None:
        with self._typed_lock:
            typed, self._typed = self._typed, {}
        if not typed:
            return None
        try:
            for path, text in typed.items():
                self._write(path, text)
        except MakkerError:
            with self._typed_lock:
                self._typed = {**typed, **self._typed}
            raise
        return self.view

    def _write(self, path: str, text: str) -> None:
        view = self._held()
        if text.strip() == text_of(view, path):
            return
        try:
            self.view = self.use().edit(view, path, text)
        except ConflictError:
            view = self._read_again(view)
            self.view = self.use().edit(view, path, text)
        if path not in self._begun:
            self._begun.add(path)
            self._remember(view)

    def _held(self) -> DraftView:
        if self.view is None:
            raise RuntimeError("no draft lies on the desk")
        return self.view
