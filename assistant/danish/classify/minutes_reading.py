"""The notes of a meeting as the models read them: lines, sentences and the clauses in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.danish import sentences, verbs
from assistant.danish.classify import minutes_lines, minutes_verbs
from assistant.danish.classify.minutes_people import Mention, People
from assistant.danish.sentences import Span

_ARROW = re.compile(r"\s*(?:→|⇒|=>|->|>>|<-)\s*")
_SEMICOLON = re.compile(r";\s+")
_JOINT_NAME = re.compile(r"(?:,\s+|\s+og\s+|,\s+og\s+|\s+men\s+|,\s+men\s+|\s+[-–]\s+)$")
_JUNCTION = re.compile(r"^(?:og|men|så|for|samt|derfor)\s+(?=\S)", re.IGNORECASE)
# "uge 41 og 42" and "så længe" are no new clauses.
_GOES_ON = re.compile(
    r"(?:og|men)\s+\d|så (?:længe|snart|vidt)\b|for (?:at|høj|lang|meget|sent|dyr|lille|alle)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^(?P<head>[^:|\n.!?]{1,48}):\s+(?=\S)")
_HEADING = re.compile(r"^[^.!?,;]{2,40}:?$")
_ONLY_WHEN = re.compile(
    r"(?:(?:senest|inden|til|i|på|om|d\.|den|primo|medio|ultimo|fra|klar|udkast|udgangen af)\s+){0,3}(?:uge \d+|\d{1,2}[/.]\d{1,2}\.?(?:\d{2,4})?|\d{1,2}\. \w+|\w*dag(?: d\. \S+)?|\d+ \w+|jul|nytår|næste \w+|Q\d|\w+(?:uar|ts|ril|maj|juni|juli|ust|ber))\.?",
    re.IGNORECASE,
)
# A comma, a dash or a colon before a clause with a subject of its own: ", det lovede jeg hende".
_NEW_SUBJECT = re.compile(
    r"(?:,|;|:|\s[-–—])\s+(?P<subject>det|den|de|vi|han|hun|jeg|alle|ingen|du|man)\s+(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
# ", rotationen bliver": the same with a noun that says which one is meant.
_NEW_NOUN = re.compile(
    r"(?:,|;|\s[-–—])\s+(?P<subject>(?!som\b|der\b|hvor\b)(?:(?:den|det|de|min|vores|alle|begge)\s+)?[^\W\d_]{3,}(?:en|et|ne|ns))\s+(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?P<last>[^\W\d_]+),\s+(?P<subject>der)\s+(?:skal|må|bliver|er|kommer|gives|sættes|bestilles|købes)\b",
    re.IGNORECASE,
)
_AND_CLAUSE = re.compile(
    r",\s+(?:og|men|så)\s+(?P<subject>(?:[^\W\d_]+\s+){1,4})(?P<verb>[^\W\d_]+)", re.IGNORECASE
)
_THEN = re.compile(r":\s+(?P<subject>[^\W\d_]+)\s", re.IGNORECASE)
_SPEAKER_LINE = re.compile(r"[^\S\n]*\n\s*(?=[A-ZÆØÅ][^\W\d_.]*\.?(?: [A-ZÆØÅ][^\W\d_.]*\.?){0,2}:[^\S\n])")
_ONLY_JOINTS = frozenset(["og", "men", "så", "samt", "for"])
_TRAILING = " \t,;.–-"
_MOST_WORDS_HEADING = 4
_FEWEST_LETTERS = 2
_LEAST_CLAUSE = 10


@dataclass(frozen=True)
class Piece:
    """A clause of the notes.

    Attributes:
        start: the first character, after a speaker's name and what joins it to the clause before.
        end: the character after the last, without its closing mark.
        sentence: the number of its sentence.
        first: whether it begins its sentence.
        joint: the word that joins it to the clause before, or empty.
        head: what stands before a colon at the beginning of its sentence, in small letters, or empty.
        speaker: the participant whose name stands there, or before an arrow, or empty.
        lead: where that name begins; the start where there is none.
        section: the heading above, in small letters.
        listed: whether its line has a list mark.
        asks: whether its sentence is a question.
    """

    start: int
    end: int
    sentence: int
    first: bool
    joint: str
    head: str
    speaker: str
    lead: int
    section: str
    listed: bool
    asks: bool


@dataclass(frozen=True)
class Notes:
    """Read notes.

    Attributes:
        text: as they were written.
        people: the participants.
        mentions: where they are named.
        pieces: the clauses, in order; headings and lines that only name who took part are not among them.
        spans: the sentences that ``Piece.sentence`` counts.
        headings: where lines that are headings only stand.
    """

    text: str
    people: People
    mentions: tuple[Mention, ...]
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    headings: tuple[Span, ...] = field(default=())

    def words(self, piece: Piece) -> str:
        """The words of a clause."""
        return self.text[piece.start : piece.end]

    def only_when(self, piece: Piece) -> bool:
        """Whether a clause is nothing but a deadline."""
        return bool(
            _ONLY_WHEN.fullmatch(
                re.sub(r"^(?:ja|nej|gerne|ok),?\s+|[?!.]+$", "", self.words(piece), flags=re.IGNORECASE)
            )
        )

    def named(self, start: int, end: int) -> list[Mention]:
        """The participants named in a stretch, in order."""
        from bisect import bisect_left

        found: list[Mention] = []
        at = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        while at < len(self.mentions) and self.mentions[at].start < end:
            found.append(self.mentions[at])
            at += 1
        return found


def read(text: str, participants: Sequence[str]) -> Notes:
    """Reads notes; the time is linear in their length.

    Args:
        text: the notes as they were written.
        participants: who took part, as far as it is known.
    """
    people = People(participants, text)
    mentions = tuple(people.find(text))
    parted = [part for span in sentences.split(text) for part in _by_speaker(text, span)]
    spans = tuple(minutes_lines.unstamped(text, minutes_lines.joined(text, parted)))
    notes = Notes(text, people, mentions, (), spans)
    pieces: list[Piece] = []
    headings: list[Span] = []
    section = speaker = ""
    for number, span in enumerate(spans):
        if minutes_lines.line_start(text, span.start):
            speaker = ""
        if _is_heading(text, span, notes, number):
            section = minutes_lines.named_section(span.of(text))
            headings.append(span)
            continue
        found = _pieces(notes, number, span, section, speaker)
        if found and found[0].speaker and text[found[0].start - 2 : found[0].start].startswith(":"):
            speaker = found[0].speaker
        pieces += found
    return Notes(text, people, mentions, tuple(pieces), spans, tuple(headings))


def _by_speaker(text: str, span: Span) -> list[Span]:
    """A sentence parted where a line begins with a speaker's name: who speaks without full stops begins anew all the same."""
    starts = [span.start, *(match.end() for match in _SPEAKER_LINE.finditer(text, span.start, span.end))]
    ends = [*(text.rindex("\n", span.start, start) for start in starts[1:]), span.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _is_heading(text: str, span: Span, notes: Notes, number: int) -> bool:
    """Whether a line is the name of a point: short, alone on its line, without a verb or a participant."""
    words = span.of(text)
    if minutes_lines.CELL.search(words):
        return minutes_lines.is_table_head(words)
    alone = minutes_lines.line_start(text, span.start) and (span.end == len(text) or text[span.end] in "\r\n")
    if not alone or number == 0 or not _HEADING.match(words) or len(words.split()) > _MOST_WORDS_HEADING:
        return False
    if notes.named(span.start, span.end) or re.search(r"\d{2}|→|->|=>", words):
        return False
    if verbs.has_finite(words.lower()) or re.search(r"\w(?:er|es)\b", words):
        return words.endswith(":")
    return words.endswith(":") or not minutes_lines.bulleted(text, span.start)


def _pieces(notes: Notes, number: int, span: Span, section: str, speaking: str) -> list[Piece]:
    """The clauses of a sentence.

    Args:
        notes: the notes without their clauses.
        number: which sentence it is.
        span: the sentence.
        section: the heading above.
        speaking: whose words the line gives, as its beginning has told.
    """
    text = notes.text
    head, speaker, body = _head(notes, span)
    named = bool(speaker)
    speaker = speaker or speaking
    asks = span.of(text).rstrip().endswith("?")
    listed = minutes_lines.listed(text, span)
    found: list[Piece] = []
    carried = ""
    cuts = sorted({body, *_cuts(notes, Span(body, span.end))})
    for at, start in enumerate(cuts):
        stop = cuts[at + 1] if at + 1 < len(cuts) else span.end
        start, joint = _opening(text, start, stop)
        while stop > start and text[stop - 1] in _TRAILING + "→>=<|":
            stop -= 1
        if text[start:stop].lower() in _ONLY_JOINTS:
            carried = text[start:stop].lower()
            continue
        joint, carried = joint or carried, ""
        if sum(letter.isalnum() for letter in text[start:stop]) < _FEWEST_LETTERS:
            continue
        lead = span.start if not found and named else start
        found.append(
            Piece(
                start,
                stop,
                number,
                not found,
                joint,
                head,
                speaker,
                lead,
                section,
                listed,
                asks and at == len(cuts) - 1,
            )
        )
    return found


def _opening(text: str, start: int, stop: int) -> tuple[int, str]:
    """Where a clause begins after marks and the word that joins it."""
    while start < stop and text[start] in " \t\n\r,;–-→>=<•*/÷+|":
        start += 1
    match = _JUNCTION.match(text[start:stop])
    if match:
        return start + match.end(), match.group().strip().lower()
    return start, ""


def _head(notes: Notes, span: Span) -> tuple[str, str, int]:
    """What stands before a colon or an arrow, the participant it names, and where the rest begins."""
    text = notes.text
    words = span.of(text)
    named = notes.named(span.start, span.end)
    if named and named[0].start - span.start <= 1 and named[0].name and not named[0].genitive:
        after = re.match(
            r"(?:\s*\([^)]{1,20}\))?\s*(?::|→|⇒|=>|->|>>|--|[–-](?=\s))\s*", text[named[0].end : span.end]
        )
        if after and named[0].end + after.end() < span.end:
            return "", named[0].name, named[0].end + after.end()
    match = _HEAD.match(words)
    if match and not re.search(r"\d$", match["head"]):
        inside = [mention for mention in named if mention.end <= span.start + match.end("head")]
        head = match["head"].strip().lower()
        if not verbs.has_finite(head) or len(head.split()) <= _MOST_WORDS_HEADING:
            after_head = span.start + match.end()
            second = [mention for mention in named if mention.start == after_head]
            if second and second[0].name:
                arrow = re.match(r"\s*(?::|→|=>|->|>>)\s*", text[second[0].end : span.end])
                if arrow:
                    return head, second[0].name, second[0].end + arrow.end()
            only = inside[0].name if len(inside) == 1 and len(head.split()) <= 2 else ""
            return head, only, after_head
    return "", "", span.start


def _cuts(notes: Notes, body: Span) -> set[int]:
    """Where the clauses of a sentence begin."""
    text = notes.text
    if len(minutes_lines.CELL.findall(text, body.start, body.end)) > 1:
        return set()
    cuts = {clause.start for clause in sentences.clauses(text, body)}
    cuts |= {match.end() for match in _SEMICOLON.finditer(text, body.start, body.end)}
    for match in _ARROW.finditer(text, body.start, body.end):
        around = ((body.start, match.start()), (match.end(), body.end))
        if not any(_only_who_or_when(notes, *side) for side in around):
            cuts.add(match.end())
    cuts |= _new_subjects(text, body)
    for mention in notes.named(body.start, body.end):
        if mention.start == body.start or mention.genitive:
            continue
        joint = _JOINT_NAME.search(text, max(body.start, mention.start - 6), mention.start)
        if joint and _acts(text, mention.end, body.end) and _has_verb(text[body.start : joint.start()]):
            cuts.add(mention.start)
    return {cut for cut in cuts if body.start <= cut < body.end and not _GOES_ON.match(text, cut)}


def _new_subjects(text: str, body: Span) -> set[int]:
    """Where a clause with a subject and a verb of its own follows another clause, without a word that joins them."""
    found: set[int] = set()
    for match in (
        *_NEW_SUBJECT.finditer(text, body.start, body.end),
        *_NEW_NOUN.finditer(text, body.start, body.end),
    ):
        if minutes_verbs.is_verb(match["verb"].lower()) and _has_verb(text[body.start : match.start()]):
            found.add(match.start("subject"))
    for match in _THERE.finditer(text, body.start, body.end):
        if minutes_verbs.is_verb(match["last"].lower()):
            found.add(match.start("subject"))
    for match in _AND_CLAUSE.finditer(text, body.start, body.end):
        opening = re.findall(r"[^\W\d_]+", match.group().lower())[1:]
        own = not minutes_verbs.is_verb(opening[0]) and any(map(minutes_verbs.is_verb, opening[1:]))
        if own and _has_verb(text[body.start : match.start()]):
            found.add(match.start() + 2)
    for match in _THEN.finditer(text, body.start, body.end):
        if _has_verb(text[body.start : match.start()]) and _has_verb(text[match.end() : body.end]):
            found.add(match.start("subject"))
    return {at for at in found if at - body.start >= _LEAST_CLAUSE and not _in_brackets(text, body.start, at)}


def _in_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at) or text.count('"', start, at) % 2 == 1


def _only_who_or_when(notes: Notes, start: int, end: int) -> bool:
    words = notes.text[start:end].strip()
    if notes.named(start, end) and len(words.split()) <= 2:
        return True
    return bool(_ONLY_WHEN.fullmatch(words))


def _acts(text: str, at: int, end: int) -> bool:
    """Whether a verb follows, or an arrow or colon that gives somebody a task."""
    match = re.match(r"\s+([^\W\d_]+)|\s*(?::|→|->)", text[at:end])
    if not match:
        return False
    word = (match.group(1) or "").lower()
    return (
        not word or word.endswith("r") or verbs.is_finite(word) or word in ("vil", "må", "bør", "skal", "kan")
    )


def _has_verb(words: str) -> bool:
    low = words.lower()
    return (
        verbs.has_finite(low)
        or bool(re.search(r"\w{2}(?:er|år)\b", low))
        or any(minutes_verbs.is_passive(word) for word in re.findall(r"[^\W\d_]+", low))
    )
