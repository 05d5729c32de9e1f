"""What kinds of words a sentence of a note holds: family, weather, trouble, success and the like.

The training texts hold few of the words that a note may use; the classes tell the model what the others are.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files

from assistant.danish import verbs
from assistant.danish.classify.features import tokenise

WORDS_FILE = "star_words.txt"

_KNOWN_WORDS = 20_000
_SHORTEST_STEM = 3
# A compound is known by its last part ("morgenmødet") where that is a word of four letters or more.
_SHORTEST_LAST_PART = 4
_MANY = 3

Table = dict[str, tuple[str, ...]]


@lru_cache(maxsize=_KNOWN_WORDS)
def classes(word: str) -> tuple[str, ...]:
    """The classes that a word in small letters belongs to, in the order of the alphabet."""
    words, stems = _tables()
    found = set(words.get(word, ()))
    for length in range(_SHORTEST_STEM, len(word) + 1):
        found.update(stems.get(word[:length], ()))
    if not found:
        for start in range(_SHORTEST_STEM, len(word) - _SHORTEST_LAST_PART + 1):
            if last := words.get(word[start:]):
                found.update(last)
                break
    return tuple(sorted(found))


def word_cues(text: str, place: str) -> list[str]:
    """The names of the classes that a sentence holds, alone, with its tense and with its place.

    Args:
        text: the sentence.
        place: a name for where in its note it stands.
    """
    words = [token for token in tokenise(text) if token[0].isalnum()]
    counts = Counter(name for word in words for name in classes(word))
    tense = first_tense(words)
    found: list[str] = []
    for name, count in sorted(counts.items()):
        found += [f"words:{name}", f"words:{name} {tense}", f"words:{name} {place}"]
        if count > 1:
            found.append(f"words:{name} {min(count, _MANY)}")
    return found


def first_tense(words: list[str]) -> str:
    """The tense of the first finite verb: "past", "present", or "none" where there is no such verb."""
    for word in words:
        if verbs.is_past(word):
            return "past"
        if verbs.is_present(word):
            return "present"
    return "none"


@cache
def _tables() -> tuple[Table, Table]:
    """The classes of whole words, and of stems."""
    words: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    name = ""
    source = files("assistant.danish").joinpath("data", WORDS_FILE).read_text(encoding="utf-8")
    for line in source.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            for word in line.split():
                (stems if word.endswith("*") else words).setdefault(word.rstrip("*"), set()).add(name)
    return _sorted(words), _sorted(stems)


def _sorted(table: dict[str, set[str]]) -> Table:
    return {word: tuple(sorted(names)) for word, names in table.items()}
