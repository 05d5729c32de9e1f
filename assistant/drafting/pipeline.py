"""The way from sources to a draft.

Language is detected, persons are replaced where text leaves the machine, sources that do not fit are split, the user
lets the text go, the engine writes, names come back, quotes are located and every field is held against its sources.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.drafting import budget, long, outcome, parts, preparing, privacy
from assistant.drafting.long import Carrying, Foreseeing, Groups
from assistant.drafting.outcome import FieldFinding, Finished, ground, own_words, told_beside
from assistant.drafting.parts import Part, PartKeeper
from assistant.engines.base import (
    AboutToSend,
    Engine,
    Job,
    Limited,
    Notice,
    Partial,
    Repaired,
    Usage,
    Waiting,
    Written,
)
from assistant.errors import EngineError, MakkerError, StoppedError

if TYPE_CHECKING:
    from assistant.drafting.privacy import Replacements

__all__ = [
    "Consent",
    "DraftEvent",
    "Failed",
    "FieldFinding",
    "Finished",
    "draft",
    "ground",
    "own_words",
    "told_beside",
]

TOO_LONG = "too_long"
"""The kind of an engine's fault that says that the text does not fit into the model's context."""

_TWO = 2

Consent = Callable[[AboutToSend], Awaitable[bool]]


@dataclass(frozen=True)
class Failed:
    """The draft did not come to its end.

    Attributes:
        error: what happened.
        partial: the text that had come, by field; may be empty.
        raw: the reply as far as it came; may be empty.
    """

    error: MakkerError
    partial: dict[str, str]
    raw: str = ""


DraftEvent = AboutToSend | Partial | Repaired | Waiting | Notice | Part | Finished | Failed


async def draft(
    job: Job, engine: Engine, consent: Consent, keeper: PartKeeper | None = None
) -> AsyncGenerator[DraftEvent, None]:
    """Writes one draft and tells how it goes.

    Args:
        job: what to write; sources without a language get theirs detected.
        engine: who writes.
        consent: asked before each text that leaves this machine, with exactly what is sent and where to; where it
            says no, nothing is sent. A text that is sent to the same host once more is not asked about again.
        keeper: keeps the finished parts of a draft that takes several requests, so that another try goes on from them.

    Yields:
        What happens; the last event is ``Finished`` or ``Failed``. Closing the generator stops the work.
    """
    drafting = _Drafting(job, engine, consent, keeper)
    try:
        async with aclosing(drafting.events()) as events:
            async for event in events:
                yield event
    except MakkerError as error:
        yield Failed(error, drafting.partial, error.raw if isinstance(error, EngineError) else "")


class _Drafting:
    """One draft under way: its parts, what has come of them, and which texts the user has let go."""

    def __init__(self, job: Job, engine: Engine, consent: Consent, keeper: PartKeeper | None) -> None:
        self.partial: dict[str, str] = {}
        self._job = job
        self._engine = engine
        self._identity = engine.identity
        self._consent = consent
        self._keeper = keeper
        self._replacements: Replacements | None = None
        self._allowed: set[tuple[str, str]] = set()
        self._foreseen = False
        self._written: dict[int, Written] = {}
        self._failed: list[tuple[int, EngineError]] = []
        self._keys: list[str] = []
        self._plan_key = ""
        self._earlier: dict[str, str] = {}

    async def events(self) -> AsyncGenerator[DraftEvent, None]:
        """What happens until the draft is whole."""
        self._job = preparing.with_languages(self._job)
        job, notices = await asyncio.to_thread(preparing.withheld, self._job)
        for notice in notices:
            yield Notice(notice)
        if self._identity.leaves_machine:
            job, self._replacements = preparing.pseudonymised(job)
        groups = await self._first_groups(job)
        place = 0
        while place < len(groups):
            part = replace(job, sources=groups[place])
            try:
                await self._ask_for_all(job, groups, place)
                async with aclosing(self._part(part, place, len(groups))) as events:
                    async for event in events:
                        yield event
            except StoppedError:
                raise
            except EngineError as error:
                # The engine has learned how much the model holds, where the server said so.
                rest = groups[place:]
                narrower = await self._narrower(job, rest) if error.kind == TOO_LONG else []
                if narrower:
                    groups[place:] = narrower
                    self._foreseen = False
                    await self._keep_plan(groups)
                    continue
                self._fail(error, place, len(groups))
            place += 1
        if self._failed:
            raise self._failure(len(groups))
        async for event in self._whole():
            yield event

    async def _first_groups(self, job: Job) -> Groups:
        """The sources in groups: those whose parts an earlier try has finished as they were then, and the rest anew."""
        if not isinstance(self._engine, Limited):
            return [job.sources]
        self._plan_key = parts.key_of(job, (), self._job.sources, self._identity)
        text = (
            await asyncio.to_thread(self._keeper.find, self._plan_key) if self._keeper is not None else None
        )
        done: Groups = []
        for group in (long.load_plan(text, job.sources) or []) if text else []:
            if await self._kept(self._key(replace(job, sources=group)), job) is None:
                break
            done.append(group)
        rest = long.rest_of(done, job.sources)
        groups = [*done, *(await self._groups(replace(job, sources=rest)) if rest else [])]
        await self._keep_plan(groups)
        return groups

    async def _keep_plan(self, groups: Groups) -> None:
        if self._keeper is not None and len(groups) > 1:
            await asyncio.to_thread(self._keeper.keep, self._plan_key, long.dump_plan(groups))

    async def _groups(self, job: Job) -> Groups:
        """The sources in as many groups as requests are needed."""
        limit = await self._engine.room(job) if isinstance(self._engine, Limited) else None
        if limit is None:
            return [job.sources]
        groups = await asyncio.to_thread(budget.parts_of, job.sources, limit)
        if len(groups) > 1 and self._carries and long.may_carry(limit):
            groups = await asyncio.to_thread(budget.parts_of, job.sources, limit - long.EARLIER_TOKENS)
        return groups

    async def _narrower(self, job: Job, rest: Groups) -> Groups:
        """The rest in more groups, or nothing where there is no room for any."""
        with suppress(EngineError):
            groups = await self._groups(replace(job, sources=long.together(rest)))
            if len(groups) >= _TWO and long.size(groups[0]) < long.size(rest[0]):
                return groups
        return []

    @property
    def _carries(self) -> bool:
        """Whether later parts are told of earlier ones; what leaves the machine was seen before the first reply came."""
        return isinstance(self._job.task, Carrying) and not self._identity.leaves_machine

    def _key(self, part: Job) -> str:
        return parts.key_of(part, part.sources, self._job.sources, self._identity)

    async def _ask_for_all(self, job: Job, groups: Groups, place: int) -> None:
        """Asks once for all parts that are still to be sent; each of their requests is then known."""
        if self._foreseen or not self._identity.leaves_machine or not isinstance(self._engine, Foreseeing):
            return
        self._foreseen = True
        coming: list[tuple[int, AboutToSend]] = []
        for number, group in enumerate(groups[place:], start=place + 1):
            part = replace(job, sources=group)
            if len(groups) > 1 and await self._kept(self._key(part), part) is None:
                coming.append((number, await self._engine.foresee(part)))
        if len(coming) < _TWO:
            return  # a single request is asked about when it is made
        if not await self._consent(long.all_at_once(coming, len(groups))):
            raise self._refused()
        self._allowed.update((about.host, about.text) for _, about in coming)

    async def _part(self, part: Job, place: int, total: int) -> AsyncGenerator[DraftEvent, None]:
        """Writes one part, or takes it from an earlier try."""
        key, several = "", total > 1
        if several:
            key = self._key(part)
            kept = await self._kept(key, part)
            yield Part(place + 1, total, kept is not None)
            if kept is not None:
                self._take(kept, place, key)
                yield Partial(self.partial)
                return
            part = self._with_earlier(part)
        async with aclosing(self._engine.write(part)) as events:
            async for event in events:
                if isinstance(event, AboutToSend):
                    yield event
                    await self._ask(event)
                elif isinstance(event, Partial):
                    self.partial = parts.with_earlier(self._earlier, _readable(event, self._replacements))
                    yield Partial(self.partial)
                elif isinstance(event, Written):
                    if several and self._keeper is not None:
                        document = event.document.model_dump_json()
                        await asyncio.to_thread(self._keeper.keep, key, document)
                    self._take(event, place, key)
                    return
                else:
                    yield event
        raise EngineError("Udkastet blev ikke færdigt. Dine noter er, som de var.", "Prøv igen.")

    def _with_earlier(self, part: Job) -> Job:
        """The part with what it should know of those before."""
        documents = [self._written[place].document for place in sorted(self._written)]
        if not documents or not self._carries or not isinstance(part.task, Carrying):
            return part
        told = part.task.carried(parts.join(part.task, documents))
        return replace(part, options={**part.options, long.EARLIER: told}) if told else part

    async def _ask(self, event: AboutToSend) -> None:
        sent = (event.host, event.text)
        if not event.leaves_machine or sent in self._allowed:
            return
        if not await self._consent(event):
            raise self._refused()
        self._allowed.add(sent)

    def _refused(self) -> StoppedError:
        if self._written and self._keeper is not None:
            return StoppedError("Der er ikke sendt mere. De dele, der er færdige, er gemt.")
        return StoppedError("Der er ikke sendt noget. Din tekst er, som den var.")

    async def _kept(self, key: str, part: Job) -> Written | None:
        text = await asyncio.to_thread(self._keeper.find, key) if self._keeper is not None else None
        if text is None:
            return None
        try:
            return Written(part.task.document.model_validate_json(text), raw=text)
        except ValueError:  # another version of the program kept it
            return None

    def _take(self, written: Written, place: int, key: str) -> None:
        self._written[place] = written
        self._keys.append(key)
        texts = parts.texts_of(self._job.task, written.document)
        readable = _readable(Partial(texts), self._replacements)
        self.partial = self._earlier = parts.with_earlier(self._earlier, readable)

    def _fail(self, error: EngineError, place: int, total: int) -> None:
        """Notes that a part failed, and goes on to the next where that is worth a try."""
        if total == 1:
            raise error
        self._failed.append((place + 1, error))
        self.partial = self._earlier
        in_a_row = [number for number, _ in self._failed[-long.MOST_IN_A_ROW :]]
        at_fault = in_a_row == list(range(place + 2 - long.MOST_IN_A_ROW, place + 2))
        if at_fault or not long.may_go_on(error):
            raise self._failure(total)

    def _failure(self, total: int) -> EngineError:
        return long.failed_parts(self._failed, len(self._written), total, kept=self._keeper is not None)

    async def _whole(self) -> AsyncGenerator[DraftEvent, None]:
        """The draft of all parts."""
        everything = [self._written[place] for place in sorted(self._written)]
        whole = Written(
            document=parts.join(self._job.task, [written.document for written in everything]),
            usage=Usage(
                sum(written.usage.prompt_tokens for written in everything),
                sum(written.usage.reply_tokens for written in everything),
                sum(written.usage.seconds for written in everything),
            ),
            prompt=next((written.prompt for written in everything if written.prompt), None),
            raw="\n".join(written.raw for written in everything),
        )
        identity = self._engine.identity
        # Grounding takes some tens of milliseconds, for a whole day's talk a minute, in which a screen should go on.
        stop = threading.Event()
        try:
            outcomes = await asyncio.to_thread(
                lambda: list(outcome.finished(whole, self._job, identity, self._replacements, stop.is_set))
            )
        finally:
            stop.set()
        keys = tuple(filter(None, self._keys))
        for event in outcomes:
            if isinstance(event, Finished) and keys:
                event = replace(event, parts=(*keys, self._plan_key))
            yield event


def _readable(event: Partial, replacements: Replacements | None) -> dict[str, str]:
    """What has come so far, with the user's own names."""
    if replacements is None:
        return dict(event.texts)
    return {path: privacy.restore(text, replacements).text for path, text in event.texts.items()}
