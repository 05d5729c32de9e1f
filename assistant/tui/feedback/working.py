"""How the suggestion comes: from the rules while the text is typed, from a language model when it is asked for."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from assistant import tasks
from assistant.errors import MakkerError, StoppedError
from assistant.tui.review.consent import SEND, ConsentDialog
from assistant.tui.review.writing import AGAIN, CLOSE, RULES, Run, writer_words
from assistant.workspace import feedback as use

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.worker import Worker

    from assistant.drafting.pipeline import DraftEvent
    from assistant.engines.base import AboutToSend, Engine
    from assistant.tasks.task import AnyTask
    from assistant.tui.feedback.screen import FeedbackScreen
    from assistant.workspace.feedback import Suggestion, Wish

PAUSE = 0.3
"""Seconds without a key after which the rules suggest anew."""

LIVE = 6_000
"""Characters up to which the rules suggest by themselves; a longer text takes a moment, and waits to be asked."""

GROUP = "feedback-writing"

WAITS = """\
Skriv den feedback, du vil give eller har fået. Så kommer forslaget her.

Tydeliggør: sig det uden omveje.

Blødgør: sig det om det, der blev gjort, og ikke om personen.

Opad: sig det til din leder, på egne vegne.

Afkod: find ud af, hvad der blev ment.

Anerkendelse: giv ros, der kan bruges igen."""


@dataclass
class TaskKnown(Message):
    """The task, with its headings, is loaded."""

    task: AnyTask


@dataclass
class Happened(Message):
    """Something happened while the language model wrote."""

    event: DraftEvent | Suggestion


@dataclass
class WritingEnded(Message):
    """The language model has come to its end, or was stopped."""

    wish: Wish
    error: MakkerError | None
    stopped: bool


class Working:
    """Gets suggestions for a screen.

    Args:
        screen: whose text it is, and to which the messages go.
    """

    def __init__(self, screen: FeedbackScreen) -> None:
        self._screen = screen
        self._timer: Timer | None = None
        self._worker: Worker[None] | None = None
        self._by_rules = False
        self._remarks: list[str] = []
        self._remarked = ""

    @property
    def writing(self) -> bool:
        """Whether a language model is at it."""
        return self._worker is not None

    @property
    def idle(self) -> bool:
        """Whether nothing is waited for."""
        return self._timer is None and self._worker is None

    @property
    def by_rules(self) -> bool:
        """Whether the rules suggest, by the settings or since the user said so here."""
        return self._by_rules or self._screen.makker.workspace.identity.engine == "rules"

    # By itself

    def soon(self) -> None:
        """Suggests when the typing rests."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAUSE, self.refresh)

    def refresh(self) -> None:
        """Suggests now what the rules can; says how to ask a language model."""
        self._timer = None
        screen = self._screen
        wish = screen.wish
        if not wish.text.strip():
            self._remarks, self._remarked = [], ""
            screen.questions.forget("suggest")
            screen.questions.forget("remarks")
            screen.pane.show_hint(WAITS)
            screen.show_meaning()
            return
        head = wish.text[:LIVE]
        if head != self._remarked:
            self._remarked = head
            screen.questions.ask("remarks", lambda _journal: use.remarks(head), self._take_remarks)
        if self.by_rules and len(wish.text) <= LIVE:
            self._ask_rules(wish)
        elif screen.pane.suggestion is None or (self.by_rules and screen.pane.suggestion.wish != wish):
            screen.pane.show_hint(self._how_to_ask(), self._remarks)
            screen.show_meaning()
        else:
            screen.show_meaning()

    def _how_to_ask(self) -> str:
        if self.by_rules:
            return "Teksten er lang, så forslaget tager et øjeblik. Tryk F6, når du vil se det."
        who = writer_words(self._screen.makker.workspace.identity)
        return f"Tryk F6, så skriver {who} et forslag. Markeringerne til venstre kommer altid fra din egen maskine."

    def _take_remarks(self, remarks: list[str]) -> None:
        self._remarks = remarks
        self._screen.pane.show_notices(remarks)

    def _ask_rules(self, wish: Wish) -> None:
        workspace = self._screen.makker.workspace
        self._screen.questions.ask(
            "suggest",
            lambda _journal: use.suggest_now(wish, workspace.engine("rules")),
            self._take,
            partial(self._failed, wish),
        )

    def _failed(self, wish: Wish, error: BaseException) -> None:
        if isinstance(error, MakkerError):
            self._screen.pane.show_hint(str(error), self._remarks)
        elif wish == self._screen.wish:
            self._screen.makker.tell_fault(error)

    def _take(self, suggestion: Suggestion) -> None:
        notices = dict.fromkeys([*suggestion.notices, *self._remarks] if self.by_rules else self._remarks)
        self._screen.pane.show_suggestion(suggestion, list(notices))
        self._screen.show_meaning()

    # When it is asked for

    def ask(self) -> None:
        """Has a suggestion written by whoever the settings name."""
        screen = self._screen
        self._by_rules = False
        if self.by_rules:
            self._ask_rules(screen.wish)
            screen.set_focus(screen.pane)
            return
        screen.show_writing(True)
        screen.writing_page.begin(Run(use.TASK_ID), screen.makker.workspace.identity)
        self._worker = screen.run_worker(
            self._write(screen.wish), group=GROUP, name=GROUP, exclusive=True, exit_on_error=False
        )
        screen.refresh_bindings()

    def stop(self) -> None:
        """Stops the language model; the text and the suggestion before are as they were."""
        if self._worker is not None:
            self._screen.writing_page.stopping()
            self._worker.cancel()

    async def _write(self, wish: Wish) -> None:
        """The worker: it only sends messages."""
        screen = self._screen
        error: MakkerError | None = None
        stopped = False
        try:
            screen.post_message(TaskKnown(await asyncio.to_thread(tasks.load, use.TASK_ID)))
            engine: Engine = await asyncio.to_thread(screen.makker.workspace.engine, None)
            async with aclosing(use.suggest(wish, engine, self._consent)) as events:
                async for event in events:
                    screen.post_message(Happened(event))
        except asyncio.CancelledError:
            stopped = True
            raise
        except MakkerError as fault:
            error = fault
        finally:
            screen.post_message(WritingEnded(wish, error, stopped))

    async def _consent(self, about: AboutToSend) -> bool:
        return await self._screen.makker.push_screen_wait(ConsentDialog(about)) == SEND

    def take(self, event: DraftEvent | Suggestion) -> None:
        """Shows what happened."""
        from assistant.drafting.pipeline import Failed
        from assistant.engines.base import AboutToSend, Notice, Partial, Repaired, Waiting

        page = self._screen.writing_page
        match event:
            case AboutToSend() as about:
                page.sending(about)
            case Partial(texts=texts):
                page.take_partial(texts)
            case Waiting(seconds=seconds, reason=reason):
                page.waiting(reason, seconds)
            case Repaired():
                page.remark("svaret bliver rettet til")
            case Notice(text=text):
                self._screen.makker.tell(text)
            case Failed(error=error):
                self._worker = None
                self._fail(error)
            case use.Suggestion() as suggestion:
                self._worker = None
                self._close()
                self._take(suggestion)
                self._screen.set_focus(self._screen.pane)

    def end(self, message: WritingEnded) -> None:
        """Shows how it ended, where that was not told before."""
        if message.error is not None:
            self._worker = None
            self._fail(message.error)
        elif message.stopped or self._worker is not None:
            self._worker = None
            self._close()
            if message.stopped:
                self._screen.makker.tell("Stoppet. Din tekst er, som den var.")
        self._screen.refresh_bindings()

    def _fail(self, error: MakkerError) -> None:
        offers = [] if isinstance(error, StoppedError) else [(AGAIN, "Prøv igen")]
        self._screen.writing_page.fail(error, [*offers, (RULES, "Brug reglerne"), (CLOSE, "Tilbage")])
        self._screen.refresh_bindings()

    def _close(self) -> None:
        self._screen.writing_page.end()
        self._screen.show_writing(False)

    def choose(self, what: str) -> None:
        """Does what the user chose while it was written or after it failed."""
        if what == "stop" or self.writing:
            self.stop()
            return
        self._close()
        if what == AGAIN:
            self.ask()
        elif what == RULES:
            self._by_rules = True
            self._ask_rules(self._screen.wish)
            self._screen.set_focus(self._screen.pane)
        else:
            self._screen.set_focus(self._screen.area)
