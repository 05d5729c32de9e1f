"""The running draft from start to end: its worker, what its events mean to the page, and what follows."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from assistant import tasks
from assistant.errors import EngineError, MakkerError, StoppedError
from assistant.tui.review.consent import SEND, ConsentDialog
from assistant.tui.review.offers import SETTINGS, SHORTER, offers_for
from assistant.tui.review.steps import UseVersion
from assistant.tui.review.writing import AGAIN, CLOSE, PARTIAL, RULES, Run

if TYPE_CHECKING:
    from textual.worker import Worker

    from assistant.engines.base import AboutToSend
    from assistant.tasks.task import AnyTask
    from assistant.tui.review.screen import ReviewScreen
    from assistant.workspace.drafts import MakeEvent
    from assistant.workspace.review import DraftView, Review

GROUP = "writing"


@dataclass
class Loaded(Message):
    """The task of the running draft is known."""

    task: AnyTask


@dataclass
class Wrote(Message):
    """Something happened while a draft was written."""

    run: Run
    event: MakeEvent


@dataclass
class Ended(Message):
    """A writing has come to its end.

    Attributes:
        run: the writing.
        stopped: whether the user stopped it.
    """

    run: Run
    stopped: bool


class Runs:
    """Writes one draft at a time for the screen.

    Args:
        screen: whose worker writes, and to which the messages go.
    """

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._worker: Worker[None] | None = None
        self.current: Run | None = None

    @property
    def busy(self) -> bool:
        """Whether a draft is being written."""
        return self._worker is not None

    def start(self, run: Run) -> None:
        """Begins a writing, and shows it at once."""
        screen = self._screen
        identity = screen.makker.workspace.identity
        if run.engine == "rules":
            from assistant.engines.base import Identity

            identity = Identity("rules")
        self.current = run
        screen.writing_page.begin(run, identity)
        screen.show_page("writing")
        self._worker = screen.run_worker(
            self._write(run), group=GROUP, name=GROUP, exclusive=True, exit_on_error=False
        )

    async def stop(self) -> None:
        """Stops the writing, and waits until it has let go of all it held."""
        worker = self._worker
        if worker is not None:
            self._screen.writing_page.stopping()
            worker.cancel()

    async def _remember_leftovers(self, run: Run) -> None:
        def versions(review: Review) -> dict[int, int]:
            return {draft_id: review.open(draft_id).record.version for draft_id in run.unfinished}

        if run.goes_on and run.unfinished:
            with suppress(MakkerError):
                run.leftovers.update(await self._screen.desk.run(versions))

    async def _write(self, run: Run) -> None:
        """The worker: it only sends messages."""
        screen = self._screen
        stopped = False
        try:
            workspace = screen.makker.workspace
            screen.post_message(Loaded(await asyncio.to_thread(tasks.load, run.task_id)))
            engine = await asyncio.to_thread(workspace.engine, run.engine)
            drafting = await asyncio.to_thread(lambda: workspace.drafting)
            async with aclosing(run.events(drafting, engine, self._consent)) as events:
                async for event in events:
                    screen.post_message(Wrote(run, event))
        except asyncio.CancelledError:
            stopped = True
            raise
        except MakkerError as error:
            run.failures.append((run.note_ids, error))
        finally:
            screen.post_message(Ended(run, stopped))

    async def _consent(self, about: AboutToSend) -> bool:
        run = self.current
        if run is None or run.refused:
            return False
        answer = await self._screen.makker.push_screen_wait(ConsentDialog(about, self._price(about)))
        run.refused = answer != SEND
        return not run.refused

    def _price(self, about: AboutToSend) -> str:
        from assistant.workspace.requests import price_words

        workspace = self._screen.makker.workspace
        return price_words(workspace.settings, workspace.identity.model, about)

    def take(self, message: Wrote) -> None:
        """Shows what happened, and keeps what came of it in mind."""
        from assistant.drafting.parts import Part
        from assistant.drafting.pipeline import Failed
        from assistant.engines.base import AboutToSend, Notice, Partial, Repaired, Waiting
        from assistant.workspace.drafts import Started, Stored

        page, run = self._screen.writing_page, message.run
        match message.event:
            case Started(number=matter, total=total, note_ids=note_ids):
                run.note_ids = note_ids
                page.start_matter(matter, total)
            case AboutToSend() as about:
                page.sending(about)
            case Partial(texts=texts):
                page.take_partial(texts)
            case Waiting(seconds=seconds, reason=reason):
                page.waiting(reason, seconds)
            case Part(number=part, total=total, kept=kept):
                run.part = (part, total)
                page.start_part(part, total, kept=kept)
            case Repaired():
                page.remark("svaret bliver rettet til")
            case Notice(text=text):
                self._screen.makker.tell(text)
            case Failed(error=error):
                run.failures.append((run.note_ids, error))
            case Stored(draft_id=draft_id, finished=finished):
                run.stored.append(draft_id)
                if run.then is not None:
                    run.then(draft_id)
                if not finished:
                    run.unfinished.append(draft_id)

    async def end(self, message: Ended) -> None:
        """Shows what came of it."""
        run = message.run
        if run is not self.current:
            return
        self._worker = None
        screen = self._screen
        screen.writing_page.end()
        if message.stopped:
            await self._after_stop(run)
        elif run.failures:
            await self._after_failure(run)
        elif run.extends is not None and run.stored:
            words = "Det nye forslag er klar. Det forrige ligger under Versioner (o)."
            screen.open_draft(run.extends.record.id, words, remember=True)
        elif run.stored:
            await self._clear_leftovers(run)
            screen.open_draft(run.stored[0], self._ready_words(len(run.stored)))
        else:
            # A fault in the program, which the screen tells of.
            screen.show_page("drafts" if run.extends is None else "draft")
        screen.read_drafts()

    def _ready_words(self, number: int) -> str:
        """What to say when drafts are ready: only what is not seen."""
        if number > 1:
            return f"{number} udkast er klar, et for hver sag. De andre ligger på listen."
        return "" if self._screen.is_current else "Udkastet er klar. Se det med F3."

    async def _after_stop(self, run: Run) -> None:
        screen = self._screen
        if run.extends is not None:
            kept = await self._put_first_back(run.extends)
            if run.goes_on:
                self._offer_to_go_on(run, "")
                return
            words = (
                "Det, der var kommet, ligger under Versioner (o)." if kept else "Udkastet er, som det var."
            )
            screen.open_draft(run.extends.record.id, f"Stoppet. {words}")
            return
        kept_id = await screen.desk.run(lambda review: _unfinished_since(review, run))
        if run.goes_on:
            if kept_id is not None:
                run.stored.append(kept_id)
                run.unfinished.append(kept_id)
            self._offer_to_go_on(run, "Åbn det, der kom" if kept_id is not None else "")
        elif kept_id is not None:
            screen.open_draft(kept_id, "Stoppet. Det, der var kommet, er gemt som et ufærdigt udkast.")
        elif run.stored:
            screen.open_draft(run.stored[0], "Stoppet. De udkast, der var færdige, er gemt.")
        else:
            screen.show_page("drafts")
            screen.makker.tell("Stoppet. Der var ikke kommet noget endnu, og dine noter er, som de var.")

    def _offer_to_go_on(self, run: Run, partial: str) -> None:
        """After a stop in the middle of a long text: the finished parts are not written again."""
        number, total = run.part
        done = "De dele, der er færdige, er gemt." if number > 1 else "Der er ikke nogen færdig del endnu."
        offers = offers_for("", by_rules=True, partial=partial, goes_on=True)
        told = StoppedError(f"Stoppet i del {number} af {total}. {done}", "Fortsæt skriver kun resten.")
        self._screen.writing_page.fail(told, offers, heading="Stoppet")

    async def _clear_leftovers(self, run: Run) -> None:
        """Discards the unfinished drafts of earlier tries, unless they were worked on; they can be taken back."""
        from assistant.workspace.review import DISCARDED

        def discard(review: Review) -> None:
            for draft_id, version in run.leftovers.items():
                view = review.open(draft_id)
                if view.record.version == version and not view.record.current.finished:
                    review.set_draft_state(view, DISCARDED)

        if run.leftovers and not run.unfinished:
            with suppress(MakkerError):
                await self._screen.desk.run(discard)

    async def _put_first_back(self, before: DraftView) -> bool:
        """Takes the version that was in use back, when an unfinished one has come on top of it."""
        desk = self._screen.desk
        now = await desk.open(before.record.id)
        if now.record.current.number == before.record.current.number:
            return False
        await desk.change(UseVersion(before.record.current.number))
        return True

    async def _after_failure(self, run: Run) -> None:
        _, error = run.failures[0]
        by_rules = run.engine == "rules" or self._screen.makker.workspace.identity.engine == "rules"
        partial = ""
        if run.extends is not None:
            await self._put_first_back(run.extends)
        elif run.stored:
            done = len(run.stored) > len(run.unfinished)
            partial = "Åbn det, der er klar" if done else "Åbn det, der kom"
        kind = error.kind if isinstance(error, EngineError) else ""
        offers = offers_for(kind, by_rules=by_rules, partial=partial, goes_on=run.goes_on)
        if run.refused:
            offers = [(CLOSE, "Tilbage"), *(offer for offer in offers if offer[0] in (RULES, PARTIAL))]
        self._screen.writing_page.fail(error, offers)

    async def choose(self, what: str) -> None:
        """Does what the user chose while it was written or after it failed."""
        run, screen = self.current, self._screen
        if what == "stop" or self.busy:
            await self.stop()
        elif run is None:
            screen.show_page("drafts")
        elif what in (AGAIN, RULES):
            await self._remember_leftovers(run)
            self.start(run.again("rules" if what == RULES else run.engine))
        elif what == SHORTER:
            self.start(run.again(run.engine, "kortere"))
        elif what == SETTINGS:
            screen.makker.action_settings()
        elif what == PARTIAL:
            finished = [draft_id for draft_id in run.stored if draft_id not in run.unfinished]
            screen.open_draft((finished or run.stored)[0])
        elif run.extends is not None:
            screen.open_draft(run.extends.record.id)
        else:
            screen.show_page("drafts")


def _unfinished_since(review: Review, run: Run) -> int | None:
    """The unfinished draft that a stopped writing left, or None."""
    from assistant.workspace.review import OPEN

    left = [
        line.id
        for line in review.lines(OPEN, limit=10_000)
        if not line.finished and line.updated_at >= run.started and line.id not in run.stored
    ]
    return max(left, default=None)


def new_run(task_id: str, note_ids: tuple[int, ...]) -> Run:
    """The writing of drafts from notes."""
    from assistant.workspace.drafts import Request

    return Run(task_id, request=Request(task_id, date.today(), note_ids))
