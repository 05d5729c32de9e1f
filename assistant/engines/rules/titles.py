"""A short title for an achievement, found among the writer's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.danish import verbs
from assistant.engines.rules.joining import sentence_of
from assistant.engines.rules.sorting import Piece

LONGEST = 60
_SHORTEST_HEADING = 6
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STEM = 5
_PRONOUNS = frozenset(
    """jeg vi du han hun de man det den der dem os mig dig sig denne dette disse ingen alle nogen nogle begge hvad hvem
    hvor hvordan hvorfor her nu så da når hvis men og eller for som at i år går dag ikke kun bare også efter før siden
    ca min mit mine vores deres hans hendes en et selv altså lang""".split()
)
# Words on which a phrase cannot end, or that open a clause.
_LOOSE_END = frozenset(
    """og eller men i på af til fra for med om ved under over som der at den det de en et er var har havde hos mod ad ud
    op ned min mit sin sit ca godt knap da når hvor så fordi kun bare også ikke""".split()
)
_CUT = re.compile(
    r"[,;:.!?()\"»«”“–—]| - |\s(?:som|der|hvor|hvis|når|fordi|mens|inden|så|men|siden|efter at|for at)\s"
)
_TASK_OBJECT = re.compile(
    r"\b(?:at )?(?:få|lave|finde|samle|holde|bringe|skrive|bygge|stå for|sørge for|ansvaret for|ansvar for|undersøge|"
    r"udvikle|planlægge|forbedre|etablere|opbygge|indføre|gennemføre|koordinere|lede|sænke|reducere|nedbringe)\s+",
    re.IGNORECASE,
)
_PARTS = ("situation", "task", "action", "result")
_WEIGHT = {"situation": 1.0, "task": 1.3, "action": 1.0, "result": 0.9}


def title(text: str, pieces: Sequence[Piece]) -> str:
    """A title of at most 60 characters, words that stand together in the note; empty where it has none.

    Args:
        text: the first note.
        pieces: the pieces of all notes.
    """
    if heading := _heading(text):
        return heading
    topics = _topics(pieces)
    best, best_score = "", 0.0
    for place, piece in enumerate(pieces):
        if piece.part not in _PARTS:
            continue
        for phrase in _phrases(piece.text):
            score = _score(phrase, topics) * _WEIGHT[piece.part] - place * 0.01
            if score > best_score:
                best, best_score = phrase, score
    return best or _opening(pieces)


def _heading(text: str) -> str:
    """A first line that is a heading: short, without a verb of its own or a full stop, and followed by the note."""
    first, _, rest = text.strip().partition("\n")
    line = first.strip().strip("#*_ ").rstrip(":")
    if (
        rest.strip()
        and _SHORTEST_HEADING <= len(line) <= LONGEST
        and line[-1] not in ".!?,"
        and _is_nominal(line)
    ):
        return line
    before, colon, after = first.strip().partition(": ")
    if colon and after and _SHORTEST_HEADING <= len(before) <= LONGEST // 2 + 10 and _is_nominal(before):
        return before if not _is_talk(before) else ""
    return ""


def _is_talk(phrase: str) -> bool:
    """Whether a phrase before a colon only announces what is said ("Chefen", "Målet fra ledelsen")."""
    first = phrase.split()[0].lower()
    return len(phrase.split()) == 1 or first.startswith(
        ("mål", "opgave", "status", "resultat", "feedback", "nu")
    )


def _is_nominal(phrase: str) -> bool:
    words = [word.lower() for word in _WORD.findall(phrase)]
    return bool(words) and words[0] not in _PRONOUNS and not any(verbs.is_finite(word) for word in words)


def _topics(pieces: Sequence[Piece]) -> Counter[str]:
    """In how many pieces each longer word stem stands."""
    counts: Counter[str] = Counter()
    for piece in pieces:
        counts.update({_stem(word) for word in _WORD.findall(piece.text) if len(word) >= _STEM})
    return counts


def _stem(word: str) -> str:
    return word.lower()[: max(_STEM, len(word) - 3)]


def _phrases(text: str) -> list[str]:
    """Noun phrases of a sentence, as far as they show: what stands before its verb, and what a task is about."""
    found: list[str] = []
    head = _before_verb(text)
    if head:
        found.append(head)
    for match in _TASK_OBJECT.finditer(text):
        found.append(_cut(text[match.end() :]))
    return [phrase for phrase in found if _is_title(phrase)]


def _before_verb(text: str) -> str:
    for match in _WORD.finditer(text):
        if verbs.is_finite(match.group().lower()):
            return _cut(text[: match.start()])
    return _cut(text)


def _cut(text: str) -> str:
    match = _CUT.search(text)
    phrase = (text[: match.start()] if match else text).strip()
    if len(phrase) > LONGEST:
        phrase = phrase[: LONGEST + 1].rsplit(" ", 1)[0]
    words = phrase.split()
    while words and (words[-1].lower() in _LOOSE_END or not words[-1][0].isalnum()):
        words.pop()
    return phrase[: phrase.rfind(words[-1]) + len(words[-1])] if words else ""


def _is_title(phrase: str) -> bool:
    words = [word.lower() for word in _WORD.findall(phrase)]
    if not words or words[0] in _PRONOUNS or words[0].isdigit() or verbs.is_finite(words[0]):
        return False
    return any(len(word) >= _STEM and word.isalpha() for word in words) and not any(
        verbs.is_finite(word) for word in words
    )


def _score(phrase: str, topics: Counter[str]) -> float:
    """How telling a phrase is: words that the note comes back to, long words, and two to six words."""
    words = _WORD.findall(phrase)
    telling = sum(topics[_stem(word)] for word in words if len(word) >= _STEM and word.isalpha())
    lengths = sum(min(len(word), 14) for word in words if len(word) >= _STEM) / 10
    size = 1.0 if 2 <= len(words) <= 6 else 0.5
    return (telling + lengths) * size


def _opening(pieces: Sequence[Piece]) -> str:
    """The beginning of the first sentence that says something, cut between words."""
    ranked = sorted(pieces, key=lambda piece: piece.part not in _PARTS)
    for piece in ranked:
        words = sentence_of(piece.text).rstrip(".!?… ")
        if phrase := _cut(words):
            return phrase
    return ""
