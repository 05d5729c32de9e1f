"""A draft that takes several requests: which texts go together, what is told of a failure, and what is kept of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from assistant.engines.base import AboutToSend, Source
from assistant.errors import EngineError

if TYPE_CHECKING:
    from assistant.engines.base import Job
    from assistant.tasks.task import Document

Groups = list[tuple[Source, ...]]

EARLIER = "earlier"
"""The option that holds what later parts are told of the earlier ones."""

# So many tokens are kept free for it, more than it can take.
EARLIER_TOKENS = 500
# In less room than this nothing is told of earlier parts: the notes need it more.
_LEAST_ROOM_FOR_EARLIER = 1_500

# What goes wrong with one text may go well with the next; after two failures in a row the server is at fault.
_OF_ONE_TEXT = frozenset(
    ("not_a_document", "length", "endless", "empty", "garbled", "cut", "stalled", "slow", "server", "closed", "filter", "refusal")
)  # fmt: skip
MOST_IN_A_ROW = 2


@runtime_checkable
class Carrying(Protocol):
    """A task whose later parts should know what the earlier ones hold."""

    def carried(self, document: Document) -> str:
        """What to tell them, or empty."""


@runtime_checkable
class Foreseeing(Protocol):
    """An engine that can tell what it would send."""

    async def foresee(self, job: Job) -> AboutToSend:
        """The first request of a job, without sending it.

        Raises:
            MakkerError: the request cannot be made.
        """


def may_carry(limit: int) -> bool:
    """Whether there is room for what earlier parts hold."""
    return limit >= _LEAST_ROOM_FOR_EARLIER


def together(groups: Sequence[Sequence[Source]]) -> tuple[Source, ...]:
    """The sources of some groups, those that were split put together again."""
    whole: list[Source] = []
    for group in groups:
        for source in group:
            if whole and whole[-1].id == source.id:
                whole[-1] = replace(whole[-1], text=whole[-1].text + source.text)
            else:
                whole.append(source)
    return tuple(whole)


def rest_of(done: Sequence[Sequence[Source]], sources: Sequence[Source]) -> tuple[Source, ...]:
    """What of the sources comes after some groups that they begin with."""
    taken: dict[str, int] = {}
    for group in done:
        for source in group:
            taken[source.id] = taken.get(source.id, 0) + len(source.text)
    rest = (replace(source, text=source.text[taken.get(source.id, 0) :]) for source in sources)
    return tuple(source for source in rest if source.text or source.id not in taken)


def size(group: Sequence[Source]) -> int:
    """How many characters the texts of a group have together."""
    return sum(len(source.text) for source in group)


def dump_plan(groups: Sequence[Sequence[Source]]) -> str:
    """How the sources were split, to be kept: the length of each text, group by group."""
    return json.dumps([[[source.id, len(source.text)] for source in group] for group in groups])


def load_plan(text: str, sources: Sequence[Source]) -> Groups | None:
    """The groups of an earlier try; None where they do not fit the sources."""
    try:
        kept = json.loads(text)
        left = {source.id: source for source in sources}
        groups: Groups = []
        for group in kept:
            parts: list[Source] = []
            for identifier, length in group:
                source = left[identifier]
                parts.append(replace(source, text=source.text[:length]))
                left[identifier] = replace(source, text=source.text[length:])
            groups.append(tuple(parts))
    except (ValueError, TypeError, KeyError):
        return None
    if not groups or any(source.text for source in left.values()):
        return None
    return groups if together(groups) == tuple(sources) else None


def all_at_once(requests: Sequence[tuple[int, AboutToSend]], total: int) -> AboutToSend:
    """Several requests as one question: all that is sent, part by part.

    Args:
        requests: the number of the part, from 1, and what is sent for it; at least one.
        total: how many parts there are.
    """
    first = requests[0][1]
    return replace(
        first,
        text="\n\n".join(f"── Del {number} af {total} ──\n\n{about.text}" for number, about in requests),
        tokens=sum(about.tokens for _, about in requests),
        reply_tokens=sum(about.reply_tokens for _, about in requests),
        parts=len(requests),
    )


def may_go_on(error: EngineError) -> bool:
    """Whether the parts after one that failed are worth a try."""
    return error.kind in _OF_ONE_TEXT


def failed_parts(
    failed: Sequence[tuple[int, EngineError]], done: int, total: int, *, kept: bool
) -> EngineError:
    """What is told where some parts of a draft did not become whole.

    Args:
        failed: the number of each part that failed, from 1, and why; at least one.
        done: how many are finished.
        total: how many there are.
        kept: whether those are kept for another try.
    """
    number, error = failed[0]
    numbers = " og ".join(str(one) for one, _ in failed)
    message = f"Del {numbers} af {total} blev ikke færdig. {error.message}"
    hint = error.hint
    if kept and done:
        message += " Den anden er gemt." if done == 1 == total - 1 else f" {_parts(done)} er færdige og gemt."
        again = f"kun del {number}" if total - done == 1 else f"kun de {total - done}, der mangler"
        hint = f"{hint} Prøv igen, så skrives {again}.".strip()
    told = EngineError(message, hint, kind=error.kind, retry_after=error.retry_after)
    told.raw = error.raw
    return told


def _parts(number: int) -> str:
    return "1 del" if number == 1 else f"{number} dele"
