"""The open draft of the mode Udkast: it is opened, changed, undone, and what is typed into it is stored in time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from assistant.errors import ConflictError, MakkerError
from assistant.tui.mode_screen import ModeScreen
from assistant.tui.review import steps
from assistant.tui.review.desk import Desk
from assistant.tui.review.draft_page import DraftPage

if TYPE_CHECKING:
    from textual.timer import Timer

    from assistant.tui.review.desk import Step
    from assistant.workspace.review import DraftView

SAVE_SECONDS = 0.6
"""How long typed text waits before it is stored; with the storing it stays within a second."""


class DraftAtDesk(ModeScreen):
    """Does to the open draft what its page asks for; the list and the writing are in ``ReviewScreen``."""

    @dataclass
    class Changed(Message):
        """The draft on the desk is another, or was changed.

        Attributes:
            view: the draft as it is now.
            opened: whether it is to be shown and get the focus.
            words: what to tell, or empty.
        """

        view: DraftView
        opened: bool = False
        words: str = ""

    @dataclass
    class Refused(Message):
        """Something could not be done.

        Attributes:
            error: why.
            view: the draft as it is now, or None where that is not known to be another.
            step: the change that could not be made, or None.
        """

        error: MakkerError
        view: DraftView | None = None
        step: object = None

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(lambda: self.makker.workspace.review)
        self._save_timer: Timer | None = None

    @property
    def draft_page(self) -> DraftPage:
        """The open draft."""
        return self.query_one(DraftPage)

    def read_drafts(self) -> object:
        """Reads the lists again, since a draft was changed."""
        raise NotImplementedError

    def on_unmount(self) -> None:
        """Ends the thread of the desk."""
        self.desk.close()

    def keep_work(self) -> None:
        """Stores what has been typed."""
        if self.is_mounted:
            for card in self.draft_page.cards:
                if card.written is not None:
                    self.desk.type(card.path, card.written)
        self.desk.finish()

    def open_draft(self, draft_id: int, words: str = "", *, remember: bool = False) -> None:
        """Opens a draft.

        Args:
            draft_id: its number.
            words: what to tell when it is open, or empty.
            remember: see ``Desk.open``.
        """
        self._open(self.desk.open(draft_id, remember=remember), words)

    @work(group="open", exclusive=True, exit_on_error=False)
    async def _open(self, opening: Awaitable[DraftView], words: str) -> None:
        try:
            self.post_message(self.Changed(await opening, opened=True, words=words))
        except MakkerError as error:
            self.post_message(self.Refused(error))

    @on(Refused)
    async def _show_refusal(self, event: Refused) -> None:
        self.makker.tell_error(event.error)
        if isinstance(event.step, steps.Answer):
            self.draft_page.put_answer_back(event.step.path, event.step.text)
        if event.view is not None:
            self.draft_page.can_undo = self.desk.can_undo
            await self.draft_page.show(event.view)

    @on(DraftPage.Wish)
    def _wished(self, event: DraftPage.Wish) -> None:
        self.change(event.step, event.told, event.ends)

    def change(self, step: Step, told: Callable[[DraftView], str] | None = None, ends: str = "") -> None:
        """Makes a change to the open draft, after those that were asked for before."""
        self.begin(self._change(self.desk.change(step, ends), told, step))

    async def _change(
        self, changing: Awaitable[DraftView], told: Callable[[DraftView], str] | None, step: object
    ) -> None:
        try:
            view = await changing
        except ConflictError as error:
            self.post_message(self.Refused(error, self.desk.view, step))
        except MakkerError as error:
            self.post_message(self.Refused(error, step=step))
        else:
            self.post_message(self.Changed(view, words=told(view) if told else ""))
        self.read_drafts()

    @on(DraftPage.Undo)
    def _undo(self) -> None:
        self.begin(self._change(self.desk.undo(), None, None))

    @on(DraftPage.TypedWish)
    def _typed(self, event: DraftPage.TypedWish) -> None:
        self.desk.type(event.path, event.text)
        if event.at_once:
            self._store_typed(event.path)
        elif self._save_timer is None:
            self._save_timer = self.set_timer(SAVE_SECONDS, self._store_typed)

    def _store_typed(self, ended: str = "") -> None:
        """Stores what was typed, and takes what is typed next into the named field for another change."""
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None
        storing = self.desk.store_typed()
        if ended:
            self.desk.end_typing(ended)
        self.begin(self._stored(storing, refresh=bool(ended)))

    async def _stored(self, storing: Awaitable[DraftView | None], *, refresh: bool) -> None:
        try:
            view = await storing
        except MakkerError as error:
            self.post_message(self.Refused(error))
            return
        if view is not None:
            self.post_message(self.Changed(view))
        if refresh:
            self.read_drafts()

    def begin(self, doing: Coroutine[None, None, None]) -> None:
        """Does something beside the handlers; a fault in it is told, and ends nothing."""
        self.run_worker(doing, group="work", exit_on_error=False)
