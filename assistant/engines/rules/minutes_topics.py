"""What was talked about: the notes' own sentences under their headings, without what stands elsewhere in the minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.danish.classify import minutes_verbs
from assistant.danish.classify.minutes_lines import TABLE
from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.tasks.minutes import Topic

_PRESENT = re.compile(
    r"^(?:til ?stede|deltagere?|mødt|med|afbud|fraværende|referent|ref|ordstyrer|dato|sted|dagsorden|skriver)\b",
    re.IGNORECASE,
)
_REST = "Samtalen"
_LONGEST_TITLE = 40
_LONGEST_HEAD = 14
_LAST_OF_HEAD = 4
_MEETING = re.compile(
    r"^(?:\W*\w+\s+){0,3}?\w*(?:møde|mus|1:1|samtale|referat|noter|opfølgning|opf|briefing|puls|grus|retro|sprint|sync|dagsorden|status)\b",
    re.IGNORECASE,
)


@dataclass
class _Group:
    title: str
    sentences: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


def topics(notes: Notes, used: set[int]) -> list[Topic]:
    """The topics in order; what has no heading stands together."""
    groups: dict[str, _Group] = {}
    for number, piece in enumerate(notes.pieces):
        if number in used or _only_names(notes, piece):
            continue
        title = _title(piece)
        group = groups.setdefault(title.casefold(), _Group(title))
        group.sentences.append(_sentence(notes, piece))
        group.quotes.append(notes.words(piece))
    return [
        Topic(title=group.title, summary=" ".join(group.sentences), quotes=group.quotes)
        for group in groups.values()
    ]


def _title(piece: Piece) -> str:
    section = "" if piece.section.startswith(TABLE) else piece.section
    for words in (section, "" if piece.speaker else piece.head):
        title = re.sub(r"\s*\([^)]*\)", "", words).strip(" .:-–")
        if title and len(title) <= _LONGEST_TITLE and not _PRESENT.match(title):
            return title[:1].upper() + title[1:]
    return _REST


def _only_names(notes: Notes, piece: Piece) -> bool:
    """Whether a clause is the head of the notes: who took part, or the name and day of the meeting."""
    words = notes.words(piece)
    if piece.sentence == 0 and _is_title(words):
        return True
    if _PRESENT.match(words) or _PRESENT.match(piece.head):
        return piece.sentence <= _LAST_OF_HEAD
    names = notes.named(piece.start, piece.end)
    letters = sum(mention.end - mention.start for mention in names)
    return bool(names) and letters > 0.6 * sum(letter.isalpha() for letter in words)


def _is_title(words: str) -> bool:
    """Whether the first line only names the meeting: without a verb, or with a word for meetings."""
    if len(words.split()) > _LONGEST_HEAD:
        return False
    return bool(_MEETING.search(words)) or not any(
        minutes_verbs.is_verb(word) for word in re.findall(r"[^\W\d_]+", words.lower())
    )


def _sentence(notes: Notes, piece: Piece) -> str:
    text = " ".join(notes.text[piece.lead : piece.end].split()).strip(" ,;")
    mark = "" if text.endswith((".", "!", "?", "…", ":")) else "."
    return f"{text[:1].upper()}{text[1:]}{mark}"
