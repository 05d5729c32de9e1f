"""Search in everything that a meeting holds: its words may stand in different places, such as a name and a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.marks import Mark, WordMark, snippet
from store.meeting_lists import LINE, line_of
from store.meeting_records import MeetingHit
from store.sessions import Sessions
from store.text import clean
from store.words import is_word, pieces, stem

# Whoever pastes a whole document is served by its first words.
_LENGTH, _WORDS = 500, 12

# The places of the index, as the triggers of the migration number them: eight numbers a row, the rest says of which table.
_KINDS = ("title", "notes", "person", "point", "decision", "agreement")
_TEXTS = (
    "SELECT title FROM meeting WHERE id = ?",
    "SELECT notes FROM meeting WHERE id = ?",
    "SELECT name FROM meeting_person WHERE id = ?",
    "SELECT text FROM meeting_point WHERE id = ?",
    "SELECT text FROM decision WHERE id = ?",
    "SELECT what || ' · ' || owner || ' · ' || remark FROM agreement WHERE id = ?",
)
# What was settled comes before what was said.
_ORDER = (4, 5, 3, 0, 2, 1)
_MATCHING = """
    SELECT meeting_fts.rowid, m.id FROM meeting_fts JOIN meeting m ON m.id = CASE meeting_fts.rowid & 7
        WHEN 2 THEN (SELECT meeting_id FROM meeting_person WHERE id = meeting_fts.rowid >> 3)
        WHEN 3 THEN (SELECT meeting_id FROM meeting_point WHERE id = meeting_fts.rowid >> 3)
        WHEN 4 THEN (SELECT meeting_id FROM decision WHERE id = meeting_fts.rowid >> 3)
        WHEN 5 THEN (SELECT meeting_id FROM agreement WHERE id = meeting_fts.rowid >> 3)
        ELSE meeting_fts.rowid >> 3 END
    WHERE meeting_fts MATCH ? AND m.discarded_at IS NULL ORDER BY m.held DESC, m.id DESC
"""
_LINE_OF = f"{LINE} WHERE m.id = ?"


@dataclass(frozen=True)
class _Word:
    """A word that is searched for: how the index is asked, and how it is known in a text."""

    expression: str
    marks: tuple[Mark, ...]

    def stands_in(self, low: str) -> bool:
        return any(next(iter(mark.spans(low, 0)), None) is not None for mark in self.marks)


def search_meetings(sessions: Sessions, typed: str, limit: int) -> list[MeetingHit]:
    """Where in the meetings the words of a query stand, the latest meeting first; an empty query finds nothing.

    A meeting is found when it holds all the words; those of its parts are shown that hold most of them. The last word counts
    as not yet finished unless a space follows it.

    Raises:
        StoreFault: the store cannot be read; never because of what was typed.
    """
    words = list(_words(clean(typed)[:_LENGTH]))
    meetings: list[dict[int, set[int]]] = []
    for word in words:
        found: dict[int, set[int]] = {}
        for place, meeting_id in sessions.rows(_MATCHING, (word.expression,)):
            found.setdefault(meeting_id, set()).add(place)
        meetings.append(found)
    hits: list[MeetingHit] = []
    for meeting_id in meetings[0] if meetings else ():
        if len(hits) >= limit:
            break
        if all(meeting_id in found for found in meetings):
            places = set().union(*(found[meeting_id] for found in meetings))
            hits += _hits(sessions, meeting_id, places, words)
    return hits[:limit]


def _hits(sessions: Sessions, meeting_id: int, places: set[int], words: list[_Word]) -> list[MeetingHit]:
    texts = {place: str(sessions.rows(_TEXTS[place & 7], (place >> 3,))[0][0]) for place in places}
    # The index knows only how words begin.
    held = {
        place: {number for number, word in enumerate(words) if word.stands_in(text.lower())}
        for place, text in texts.items()
    }
    if len(set().union(*held.values())) < len(words):
        return []
    most = max(map(len, held.values()))
    shown = sorted(
        (place for place in places if len(held[place]) == most),
        key=lambda place: (_ORDER.index(place & 7), place),
    )
    line = line_of(sessions.rows(_LINE_OF, (meeting_id,))[0])
    marks = [mark for word in words for mark in word.marks]
    return [
        MeetingHit(
            line,
            _KINDS[place & 7],
            snippet(texts[place].rstrip(" ·"), marks),
            place >> 3 if place & 7 in (4, 5) else 0,
        )
        for place in shown
    ]


def _words(typed: str) -> Iterator[_Word]:
    found = [piece for piece in pieces(typed) if is_word(piece)][:_WORDS]
    for number, word in enumerate(found):
        root = stem(word)
        beginnings = [root] if word.startswith(root) else [root, word]
        expression = " OR ".join(f'"{beginning}" *' for beginning in beginnings)
        marks: tuple[Mark, ...] = (WordMark(root, by_stem=True),)
        if number == len(found) - 1 and typed.lower().endswith(word):
            marks = (WordMark(word, by_stem=False), *marks)
        yield _Word(expression, marks)
