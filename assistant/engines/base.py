"""The seam between a draft and who writes it: sources and a job in, events out.

Both engines and the fake of the tests fulfil ``Engine``; the pipeline knows none of them by name.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from assistant.tasks.task import AnyTask, Document


@dataclass(frozen=True)
class Source:
    """A text that a draft may rest on.

    Attributes:
        id: the note's number in the store, or a name such as "fil"; unique within a job.
        text: the text as the user wrote it.
        written: the day it is about.
        language: "da", "no", "sv", "en", "de" …; empty until it is detected.
    """

    id: str
    text: str
    written: date
    language: str = ""


@dataclass(frozen=True)
class Job:
    """One draft to be written.

    Attributes:
        task: what kind of document.
        sources: what it may rest on, oldest first; never empty.
        reference_date: the day from which "på fredag" is read.
        options: what the task takes beside the text, such as role, mode or participants.
        instruction: what the user asks to be otherwise ("kortere"), or empty.
        previous: the document that the instruction is about, or None.
    """

    task: AnyTask
    sources: tuple[Source, ...]
    reference_date: date
    options: Mapping[str, str] = field(default_factory=dict)
    instruction: str = ""
    previous: Document | None = None


@dataclass(frozen=True)
class Identity:
    """Who writes, as the top line and the record of a draft say it.

    Attributes:
        engine: "rules" or "chat".
        model: the model's name, or empty.
        host: the host (and port) that text goes to, or empty where nothing is sent.
        leaves_machine: whether the host is outside this machine.
    """

    engine: str
    model: str = ""
    host: str = ""
    leaves_machine: bool = False


@dataclass(frozen=True)
class AboutToSend:
    """Comes before each request; the request is made only if the reader goes on reading events.

    Attributes:
        host: where the text goes.
        leaves_machine: whether that is outside this machine.
        text: exactly what is sent, message by message.
        tokens: how many tokens it takes, counted with o200k_base.
        reply_tokens: how many the reply may take.
        prompt: id, version and hash of the prompt file.
        parts: how many requests that is, where a long text is asked about as a whole.
    """

    host: str
    leaves_machine: bool
    text: str
    tokens: int
    reply_tokens: int
    prompt: PromptStamp
    parts: int = 1


@dataclass(frozen=True)
class PromptStamp:
    """Which prompt wrote a draft."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True)
class Partial:
    """What has come so far: the text of each field that has begun, by its path ("title", "situation" …)."""

    texts: Mapping[str, str]


@dataclass(frozen=True)
class Repaired:
    """The reply was no document, and the model was asked to put it right."""

    reason: str


@dataclass(frozen=True)
class Waiting:
    """The server could not answer, and is asked once more after a pause; closing the generator stops the wait.

    Attributes:
        seconds: how long the pause is.
        reason: why, a few Danish words to stand before the countdown.
    """

    seconds: float
    reason: str


@dataclass(frozen=True)
class Notice:
    """Something the user should know about how the draft was made, one Danish sentence."""

    text: str


@dataclass(frozen=True)
class Usage:
    """What the writing took.

    Attributes:
        prompt_tokens: as the server says, or as counted where it says nothing; 0 for the rules.
        reply_tokens: likewise.
        seconds: from the first request to the last word.
    """

    prompt_tokens: int = 0
    reply_tokens: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Written:
    """The last event of a job that ended well.

    Attributes:
        document: what was written, an instance of the task's document.
        usage: what it took.
        prompt: the prompt that was used, or None for the rules.
        raw: the reply as it came, or empty for the rules.
    """

    document: Document
    usage: Usage = Usage()
    prompt: PromptStamp | None = None
    raw: str = ""


EngineEvent = AboutToSend | Partial | Repaired | Waiting | Notice | Written


@dataclass(frozen=True)
class RequestMade:
    """One request and what became of it, for the record.

    Attributes:
        host: where it went.
        model: who was asked.
        prompt: the prompt that was used.
        prompt_tokens: as the server says, or as counted where it says nothing.
        reply_tokens: likewise.
        seconds: from the request to the last word.
        outcome: "ok", "stopped", or the kind of the fault.
        sent: what was sent, message by message.
        reply: what came, as it came.
    """

    host: str
    model: str
    prompt: PromptStamp
    prompt_tokens: int
    reply_tokens: int
    seconds: float
    outcome: str
    sent: str = field(repr=False)
    reply: str = field(repr=False)


Recorder = Callable[[RequestMade], None]
"""Takes each request, in a thread; raises nothing, since no draft should fail for its record."""


class Engine(Protocol):
    """Somebody who writes drafts."""

    @property
    def identity(self) -> Identity:
        """Who this is, and whether text leaves the machine."""

    def write(self, job: Job) -> AsyncGenerator[EngineEvent, None]:
        """Writes a draft; the last event is ``Written``.

        Closing the generator stops the work and closes any connection.

        Raises:
            EngineError: with what happened, in Danish.
            PromptError: the prompt file cannot be used.
        """


@runtime_checkable
class Limited(Protocol):
    """An engine that can read only so much at once."""

    async def room(self, job: Job) -> int | None:
        """How many tokens of sources one request for a job can hold, or None where no limit is known.

        Raises:
            MakkerError: there is no room for any text, or the engine cannot be used.
        """
