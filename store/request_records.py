"""What the record of requests gives and takes: plain frozen records, standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class NewRequest:
    """A request that was made.

    Attributes:
        host: where it went.
        model: who was asked.
        prompt_id: the prompt that was used.
        prompt_version: its version.
        prompt_hash: its hash.
        prompt_tokens: how many were sent.
        reply_tokens: how many came.
        seconds: how long it took.
        outcome: "ok", "stopped" or the kind of the fault.
        sent: the text that was sent, or None where the user does not want it kept.
        reply: the text that came, likewise.
    """

    host: str
    model: str
    prompt_id: str
    prompt_version: str
    prompt_hash: str
    prompt_tokens: int
    reply_tokens: int
    seconds: float
    outcome: str
    sent: str | None = field(default=None, repr=False)
    reply: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class RequestLine:
    """A request as a list shows it: what ``NewRequest`` holds but its texts."""

    id: int
    at: datetime
    host: str
    model: str
    prompt_id: str
    prompt_version: str
    prompt_hash: str
    prompt_tokens: int
    reply_tokens: int
    seconds: float
    outcome: str
    has_texts: bool


@dataclass(frozen=True)
class RequestRecord:
    """A whole request; the texts are None where they were not kept."""

    line: RequestLine
    sent: str | None = field(repr=False)
    reply: str | None = field(repr=False)
