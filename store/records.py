"""What the store gives and takes: plain frozen records, standard library only.

All ``datetime`` values are aware and in UTC; ``date`` values are the day the user means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from store.lines import Glance as Glance
from store.lines import MonthCount as MonthCount
from store.lines import NoteLine as NoteLine


@dataclass(frozen=True)
class NoteRecord:
    """A whole note.

    Attributes:
        text: as the user wrote it, NFC, without control characters.
        title: its first line of words, at most 80 characters; empty for an empty note.
        written: the day it is about.
        language: "da", "no", "sv", "en", "de"; empty while unknown.
        language_chosen: whether the user chose the language, so that detection leaves it alone.
        version: counts the saves; give it back when saving.
        deleted_at: when it went to the bin, or None.
        tags: case-folded, without "#", in order of first appearance.
        draft_count: how many drafts (not discarded) rest on it.
    """

    id: int
    text: str
    title: str
    written: date
    created_at: datetime
    updated_at: datetime
    language: str
    language_chosen: bool
    version: int
    deleted_at: datetime | None
    tags: tuple[str, ...]
    draft_count: int


@dataclass(frozen=True)
class NewNote:
    """A note to be added in bulk; ``created_at`` is now where it is None."""

    text: str
    written: date
    language: str = ""
    created_at: datetime | None = None


@dataclass(frozen=True)
class Cursor:
    """Where the next page of a search begins; opaque to its users."""

    written: str
    id: int


@dataclass(frozen=True)
class Hit:
    """A note that was found.

    Attributes:
        snippet: stretches of the note's text in order; True marks what was searched for.
    """

    line: NoteLine
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class HitPage:
    """One page of hits, newest first; ``next`` is None on the last."""

    hits: tuple[Hit, ...]
    next: Cursor | None


@dataclass(frozen=True)
class RevisionRecord:
    """A text that a note had before; ``saved_at`` is when the note had got that text."""

    id: int
    note_id: int
    text: str
    saved_at: datetime


@dataclass(frozen=True)
class DraftSourceRecord:
    """A snapshot of a text that a draft was made from; ``note_id`` is None for a text from elsewhere."""

    note_id: int | None
    text: str
    written: date
    language: str


@dataclass(frozen=True)
class NewVersion:
    """What a new version of a draft holds.

    Attributes:
        document: the task's document as JSON.
        findings: the findings as JSON.
        states: "open", "approved" or "dropped" by field path.
        instruction: what the user asked to be otherwise, or empty.
        engine: "rules" or "chat".
        host: where text was sent, or empty.
        seconds: how long the writing took.
        own_words: share of the user's own words, 0 to 1.
        raw: the reply as it came, or empty.
        finished: False for what had come when the writing was stopped.
    """

    document: str
    findings: str = "[]"
    states: Mapping[str, str] = field(default_factory=dict)
    instruction: str = ""
    engine: str = ""
    model: str = ""
    host: str = ""
    prompt_id: str = ""
    prompt_version: str = ""
    prompt_hash: str = ""
    prompt_tokens: int = 0
    reply_tokens: int = 0
    seconds: float = 0.0
    own_words: float = 0.0
    raw: str = ""
    finished: bool = True


@dataclass(frozen=True)
class DraftVersionRecord:
    """A version of a draft: what ``NewVersion`` holds, its number (from 1) and when it was made."""

    number: int
    document: str
    findings: str
    states: dict[str, str]
    instruction: str
    engine: str
    model: str
    host: str
    prompt_id: str
    prompt_version: str
    prompt_hash: str
    prompt_tokens: int
    reply_tokens: int
    seconds: float
    own_words: float
    raw: str
    finished: bool
    created_at: datetime


@dataclass(frozen=True)
class DraftRecord:
    """A draft with its sources and the version in use.

    Attributes:
        state: "open", "approved" or "discarded".
        version: counts the changes; give it back as ``row_version`` when changing.
        period_start: the earliest day of its sources.
        period_end: the latest.
        version_numbers: oldest first.
    """

    id: int
    task: str
    title: str
    state: str
    version: int
    created_at: datetime
    updated_at: datetime
    period_start: date
    period_end: date
    tags: tuple[str, ...]
    sources: tuple[DraftSourceRecord, ...]
    current: DraftVersionRecord
    version_numbers: tuple[int, ...]


@dataclass(frozen=True)
class DraftLine:
    """A draft as lists show it; ``finished`` is that of the version in use."""

    id: int
    task: str
    title: str
    state: str
    period_start: date
    period_end: date
    tags: tuple[str, ...]
    updated_at: datetime
    finished: bool


@dataclass(frozen=True)
class DraftEdit:
    """What a version of a draft held before an edit."""

    id: int
    draft_id: int
    number: int
    title: str
    document: str
    findings: str
    states: dict[str, str]
    own_words: float
    saved_at: datetime


@dataclass(frozen=True)
class Rescued:
    """What was typed and could not be stored, as the rescue file holds it.

    Attributes:
        kind: "note" or "draft".
        id: the note or draft, or None for a note that was never stored.
        version: the version it was based on.
        text: the note's text, or the draft's document.
        more: the rest of an edit of a draft (title, findings, states as JSON, own_words).
        writer: which running program wrote it.
    """

    kind: str
    id: int | None
    version: int
    text: str
    written: date | None
    language: str
    saved_at: datetime
    more: Mapping[str, str]
    writer: str


@dataclass(frozen=True)
class Recovered:
    """What was brought from the rescue file back into the store.

    Attributes:
        kind: "note" or "draft".
        id: the note or draft that holds it now.
        as_new: whether a note of its own was made (or the edit was put into a draft's history), because the one
            it belongs to is gone, in the bin, or was changed in the meantime.
    """

    kind: str
    id: int
    as_new: bool
