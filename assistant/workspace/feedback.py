"""Feedback to work on: what its words typically mean, how it may be said, and what of it goes into the journal."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.export.text import one_line

if TYPE_CHECKING:
    from assistant.danish.sentences import Span
    from assistant.drafting.pipeline import Consent, DraftEvent
    from assistant.engines.base import Engine
    from assistant.workspace.journal import Journal, NoteRecord

TASK_ID = "feedback"
WHOLE = 1_000
"""Characters up to which a text is read as a whole; a longer one is read line by line, so that typing stays quick."""

_LONGEST_BLOCK = 250
_HEAD = 6_000
_MOST_QUESTIONS = 6
_GENERAL_QUESTIONS = (
    "Hvilken situation tænkte du på?",
    "Hvad ville du gerne have set i stedet?",
    "Hvad er det vigtigste, jeg skal gøre anderledes?",
)

GIVEN, RECEIVED = "givet", "modtaget"
MEETING_TAG = "1-til-1"  # the store reads "#1:1" as no tag, since a colon ends one


@dataclass(frozen=True)
class Stretch:
    """Words that make feedback indirect, harsh or vague.

    Attributes:
        start: the first character.
        end: the character after the last.
        label: indirect, harsh or vague.
        meaning: what it typically means, a hypothesis ("Kan betyde: …").
        question: what to ask the writer.
    """

    start: int
    end: int
    label: str
    meaning: str
    question: str


@dataclass(frozen=True)
class Analysis:
    """What is seen in a text while it is typed.

    Attributes:
        text: the text it is about.
        labels: what the whole is; empty where there is nothing to judge.
        stretches: the marked words, in the order of the text.
    """

    text: str
    labels: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    def at(self, place: int) -> Stretch | None:
        """The stretch that a place lies in or ends, the one that begins last where several do."""
        return next((s for s in reversed(self.stretches) if s.start <= place <= s.end), None)


def analyse(text: str, role: str = "") -> Analysis:
    """Reads feedback; a few milliseconds a paragraph, and what was read before is not read again.

    Args:
        text: the feedback as it stands.
        role: who writes it: "manager", "employee", "colleague" or empty.
    """
    if len(text) <= WHOLE:
        labels, stretches = _read(text, role)
        return Analysis(text, labels, stretches)
    found: list[Stretch] = []
    seen: dict[str, None] = {}
    for start, block in _blocks(text):
        labels, stretches = _read(block, role)
        if stretches:
            seen.update(dict.fromkeys(labels))
        found += [Stretch(s.start + start, s.end + start, s.label, s.meaning, s.question) for s in stretches]
    return Analysis(text, tuple(seen), tuple(found))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold words, with their places; of a line that is as long as a page, its sentences by groups."""
    from assistant.danish import sentences

    start = 0
    for line in text.split("\n"):
        if len(line) > _LONGEST_BLOCK:
            yield from ((start + first, line[first:last]) for first, last in _grouped(sentences.split(line)))
        elif line.strip():
            yield start, line
        start += len(line) + 1


def _grouped(spans: list[Span]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for span in spans:
        if last > first and span.end - first > _LONGEST_BLOCK:
            yield first, last
            first = span.start
        last = span.end
    while last > first:
        yield first, min(last, first + _LONGEST_BLOCK)
        first += _LONGEST_BLOCK


@lru_cache(maxsize=8_192)
def _read(text: str, role: str) -> tuple[tuple[str, ...], tuple[Stretch, ...]]:
    from assistant.danish.classify.feedback import judge
    from assistant.engines.rules.feedback_parts import parts
    from assistant.engines.rules.feedback_reasons import explained

    judgement = judge().judge(text, role)
    stretches = []
    for part in parts(judgement):
        for mark in part.marks:
            said = explained(part, mark)
            stretches.append(Stretch(mark.start, mark.end, mark.label, said.meaning, said.question))
    return judgement.labels, tuple(sorted(stretches, key=lambda stretch: (stretch.start, stretch.end)))


def fitting_mode(text: str) -> str:
    """The mode that a text asks for by itself."""
    from assistant.engines.rules.feedback import mode_of

    return mode_of("", "", analyse(text).labels)


def remarks(text: str) -> list[str]:
    """What the user should know of a text before it is used, as Danish sentences: a threat, another language …

    Only the first pages are looked at; the engine looks at all of it when it is asked.
    """
    from assistant.danish.classify.feedback import judge
    from assistant.engines.base import Source
    from assistant.engines.rules.feedback_notices import notices

    head = text[:_HEAD]
    return notices([Source("tekst", head, date.today())], judge().judge(head)) if head.strip() else []


# The suggestion


@dataclass(frozen=True)
class Wish:
    """What the user wants of a text.

    Attributes:
        text: the feedback.
        mode: one of ``tasks.feedback.MODES``.
        tone: from -2, mild, to 2, plain.
        areas: areas of work, by commas, for what was not mentioned; or empty.
    """

    text: str
    mode: str
    tone: int = 0
    areas: str = ""

    @property
    def options(self) -> dict[str, str]:
        """As the task takes them; only somebody who speaks upward has said a role by that."""
        role = "employee" if self.mode == "upward" else ""
        return {"mode": self.mode, "tone": str(self.tone), "areas": self.areas, "role": role}


@dataclass(frozen=True)
class Rewording:
    """Something the suggestion does to the words; ``after`` is empty where something was taken out."""

    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Suggestion:
    """A suggestion as a face shows it.

    Attributes:
        wish: what it answers.
        text: how the feedback may be put, or what may be meant.
        changes: what it does to the writer's words.
        questions: what to ask, or what to think of first.
        warnings: what the suggestion says without the text saying it, whole Danish sentences.
        notices: what to know of how it was made.
    """

    wish: Wish
    text: str
    changes: tuple[Rewording, ...] = ()
    questions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notices: tuple[str, ...] = field(default=())

    @property
    def rewords(self) -> bool:
        """Whether it is the same feedback in other words, and not a reading of it."""
        return self.wish.mode != "decode"


async def suggest(
    wish: Wish, engine: Engine, consent: Consent
) -> AsyncGenerator[DraftEvent | Suggestion, None]:
    """Has a suggestion written; nothing is stored.

    Args:
        wish: what to write.
        engine: who writes.
        consent: see ``pipeline.draft``.

    Yields:
        The events of the pipeline, and last the ``Suggestion`` where it came to its end.
    """
    from assistant import tasks
    from assistant.drafting import pipeline
    from assistant.engines.base import Job, Notice, Source

    task = await asyncio.to_thread(tasks.load, TASK_ID)
    today = date.today()
    job = Job(task, (Source("tekst", wish.text, today),), today, options=wish.options)
    told: list[str] = []
    async with aclosing(pipeline.draft(job, engine, consent)) as events:
        async for event in events:
            if isinstance(event, Notice):
                told.append(event.text)
            yield event
            if isinstance(event, pipeline.Finished):
                yield _suggestion(wish, event, tuple(told))


def suggest_now(wish: Wish, engine: Engine) -> Suggestion:
    """The suggestion of an engine that sends nothing; to be called in a thread.

    Raises:
        MakkerError: there is nothing to write from.
    """
    from assistant.drafting.pipeline import Failed

    async def last() -> Suggestion:
        async for event in suggest(wish, engine, _never):
            if isinstance(event, Failed):
                raise event.error
            if isinstance(event, Suggestion):
                return event
        raise InputError("Der kom ikke noget forslag. Din tekst er, som den var.", "Prøv igen.")

    return asyncio.run(last())


async def _never(_about: object) -> bool:
    return False


def _suggestion(wish: Wish, event: DraftEvent, told: tuple[str, ...]) -> Suggestion:
    from assistant.drafting.pipeline import Finished
    from assistant.tasks.feedback import Feedback

    assert isinstance(event, Finished)
    assert isinstance(event.document, Feedback)
    document = event.document
    return Suggestion(
        wish=wish,
        text=document.suggestion.strip(),
        changes=tuple(Rewording(change.before, change.after, change.reason) for change in document.changes),
        questions=tuple(question.text for question in document.questions),
        warnings=tuple(found.finding.message for found in event.findings if found.field == "suggestion"),
        notices=told,
    )


# The journal


@dataclass(frozen=True)
class Talk:
    """Whose feedback it is.

    Attributes:
        kind: ``GIVEN`` or ``RECEIVED``.
        person: the other's name, or empty.
        role: the other's role in Danish ("leder"), or empty.
        day: when it was said.
    """

    kind: str
    person: str
    role: str
    day: date

    @property
    def heading(self) -> str:
        """Such as "Feedback fra Lene (leder)"."""
        who = self._who
        if not who:
            return "Feedback, jeg har givet" if self.kind == GIVEN else "Feedback, jeg har fået"
        return f"Feedback {'til' if self.kind == GIVEN else 'fra'} {who}"

    @property
    def _who(self) -> str:
        person, role = one_line(self.person).strip(), one_line(self.role).strip()
        return f"{person} ({role})" if person and role else person or (f"min {role}" if role else "")

    @property
    def meeting(self) -> str:
        """Such as "Spørgsmål til næste 1:1 med Lene"."""
        person = one_line(self.person).strip()
        return f"Spørgsmål til næste 1:1 med {person}" if person else "Spørgsmål til næste 1:1"


def keep(journal: Journal, talk: Talk, text: str) -> NoteRecord:
    """Stores feedback as a note of its day.

    Raises:
        InputError: there is no text.
        StoreError: it cannot be stored.
    """
    if not text.strip():
        raise InputError("Der står ikke noget endnu.", "Skriv eller indsæt en tekst, og prøv igen.")
    return journal.add(f"{talk.heading}\n\n{text.strip()}\n\n#feedback #{talk.kind}", talk.day)


def keep_questions(journal: Journal, talk: Talk, text: str) -> NoteRecord:
    """Stores what to ask about received feedback at the next 1:1, as a note of today."""
    listed = "\n".join(f"- {question}" for question in questions_about(text))
    return journal.add(f"{talk.meeting}\n\nOm det, jeg fik at vide:\n{listed}\n\n#{MEETING_TAG} #feedback")


def questions_about(text: str) -> list[str]:
    """What to ask the writer of a text, a few questions; general ones where nothing in it is marked."""
    asked = dict.fromkeys(stretch.question for stretch in analyse(text).stretches if stretch.question)
    return list(asked)[:_MOST_QUESTIONS] or list(_GENERAL_QUESTIONS)


def body(text: str) -> tuple[int, int]:
    """Where the feedback itself stands in a note: after a heading, and before a last line of nothing but tags."""
    heading = _HEADING.match(text)
    start = heading.end() if heading else 0
    end = len(text)
    last = text.rstrip().rfind("\n")
    if last >= 0 and _ONLY_TAGS.fullmatch(text, last):
        end = len(text[:last].rstrip())
    return (start, end) if text[start:end].strip() else (0, len(text))


_HEADING = re.compile(r"\s*[^\n.!?]{1,80}\n\s*\n(?=\s*\S)")
_ONLY_TAGS = re.compile(r"\s*(?:#[\w-]+\s*)+")
_TAGS = re.compile(r"#(\w+)")


def is_received(text: str) -> bool:
    """Whether a note is marked as feedback that was received."""
    return RECEIVED in (tag.casefold() for tag in _TAGS.findall(text))
