"""What was talked about: the notes' own sentences under their headings, without what stands elsewhere in the minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.danish.classify import minutes_verbs
from assistant.danish.classify.minutes_lines import TABLE
from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.engines.rules.minutes_summary import MOST_LOOSE, MOST_WHOLE, Loose, titled, told
from assistant.tasks.minutes import Topic

_PRESENT = re.compile(
    r"^(?:til ?stede|deltagere?|mødt|med|afbud|fraværende|referent|ref|ordstyrer|dato|sted|dagsorden|skriver)\b",
    re.IGNORECASE,
)
_REST = "Samtalen"
_LONGEST_TITLE = 40
_LONGEST_HEAD = 14
_LAST_OF_HEAD = 4
_TIME_OF_DAY = re.compile(r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}\W*", re.IGNORECASE)
_FEWEST_SAID = 3
_MEETING = re.compile(
    r"^(?:\W*\w+\s+){0,3}?\w*(?:møde|mus|1:1|samtale|referat|noter|opfølgning|opf|briefing|puls|grus|retro|sprint|sync|dagsorden|status)\b",
    re.IGNORECASE,
)


@dataclass
class _Group:
    title: str
    clauses: list[Loose] = field(default_factory=list)
    told: set[str] = field(default_factory=set)


def topics(notes: Notes, used: set[int]) -> list[Topic]:
    """The topics in order; what has no heading stands together, or in a long talk under what it comes back to."""
    left = [
        Loose(piece, notes.words(piece))
        for number, piece in enumerate(notes.pieces)
        if number not in used and not _only_names(notes, piece)
    ]
    titles = [_title(one.piece) for one in left]
    loose = [number for number, title in enumerate(titles) if title == _REST]
    if len(loose) > MOST_LOOSE:
        left, titles = _without_small_talk(left, titles)
        loose = [number for number, title in enumerate(titles) if title == _REST]
        for number, title in zip(loose, titled(notes, [left[number] for number in loose]), strict=True):
            titles[number] = title or _REST
    groups: dict[str, _Group] = {}
    for one, title in zip(left, titles, strict=True):
        group = groups.setdefault(title.casefold(), _Group(title))
        if one.words not in group.told:  # what is said again needs no telling again
            group.told.add(one.words)
            group.clauses.append(one)
    return [_topic(notes, group, short=len(loose) > MOST_WHOLE) for group in groups.values()]


def _without_small_talk(left: list[Loose], titles: list[str]) -> tuple[list[Loose], list[str]]:
    """What stands under no heading without "Tak.", "Fint." and the like."""
    kept = [
        (one, title)
        for one, title in zip(left, titles, strict=True)
        if title != _REST or len(one.words.split()) >= _FEWEST_SAID or any(map(str.isdigit, one.words))
    ]
    return [one for one, _ in kept], [title for _, title in kept]


def _topic(notes: Notes, group: _Group, *, short: bool) -> Topic:
    clauses = [group.clauses[number] for number in told(group.clauses)] if short else group.clauses
    return Topic(
        title=group.title,
        summary=" ".join(_sentence(notes, one.piece) for one in clauses),
        quotes=[one.words for one in clauses],
    )


def _title(piece: Piece) -> str:
    section = "" if piece.section.startswith(TABLE) else piece.section
    for words in (section, "" if piece.speaker else piece.head):
        title = re.sub(r"\s*\([^)]*\)", "", words).strip(" .:-–")
        if title and len(title) <= _LONGEST_TITLE and not _PRESENT.match(title):
            return title[:1].upper() + title[1:]
    return _REST


def _only_names(notes: Notes, piece: Piece) -> bool:
    """Whether a clause is the head of the notes: who took part, the name and day of the meeting, or only the time of day."""
    words = notes.words(piece)
    if _TIME_OF_DAY.fullmatch(words):
        return True
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
