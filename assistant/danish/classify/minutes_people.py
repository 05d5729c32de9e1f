"""Who is meant in the notes of a meeting: names, initials and the letters that a legend gives each participant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.danish.name_lists import lists

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEGEND = re.compile(r"(?P<left>[^\W\d_]+(?:-[^\W\d_]+)*)\s?=\s?(?P<right>[^\W\d_]+(?:-[^\W\d_]+)*)")
_LISTED_LEGEND = re.compile(r"(?P<left>\w+(?:, \w+)+)\s*(?:=|\()\s*(?P<right>[\w-]+(?:, [\w-]+)+)")
_LONGEST_INITIALS = 3
_LONGEST_INITIAL = 2
_LEGEND_REACH = 400
# Capital letters that are words or units of their own.
_NO_INITIALS = frozenset(
    ["I", "HR", "IT", "TR", "OK", "PC", "TV", "ID", "KL", "NB", "PS", "EU", "DK", "MUS", "AMR", "SU", "SOSU"]
)
_SHORTEST_LOWER = 3
_REACH = 16
_DOES = re.compile(
    r"(?:\s+[a-zæøå]{1,2}\.?(?=\s))?(?:\s*(?::|->|→)|\s+(?:har|skal|vil|kan|synes|siger|tager|laver|finder|ringer|sender|skriver|spørger|kigger|får|henter|ordner|bestiller|melder|taler|undersøger|tjekker|retter|rykker|samler|booker|køber|læser|sørger|svarer|viser|bliver|er|vil|kommer)\b)"
)


@dataclass(frozen=True)
class Mention:
    """A participant named in a text.

    Attributes:
        start: the first character.
        end: the character after the last.
        name: the participant, or empty where two could be meant.
        genitive: whether it only says whose something is.
    """

    start: int
    end: int
    name: str
    genitive: bool = False


class People:
    """The participants of a meeting, and how its notes name them.

    Args:
        participants: their names; where there are none, nobody is found.
        text: the notes, whose first lines may give each a letter ("L=Lone").
    """

    def __init__(self, participants: Sequence[str], text: str) -> None:
        self.names = tuple(dict.fromkeys(" ".join(name.split()) for name in participants if name.strip()))
        self._words: dict[str, list[str]] = {}
        for name in self.names:
            parts = name.casefold().split()
            self._add(parts[0], name)
            if len(parts) > 1:
                self._add(parts[-1], name)
        self._letters: dict[str, str] = {}
        self._read_legend(text[:_LEGEND_REACH])

    def _add(self, word: str, name: str) -> None:
        known = self._words.setdefault(word, [])
        if name not in known:
            known.append(name)

    def _read_legend(self, head: str) -> None:
        for match in _LEGEND.finditer(head):
            for short, name in ((match["left"], match["right"]), (match["right"], match["left"])):
                known = self._words.get(name.casefold(), [])
                if len(known) == 1 and len(short) <= _LONGEST_INITIALS + 1:
                    self._letters[short] = known[0]
        for match in _LISTED_LEGEND.finditer(head):
            shorts, names = match["left"].split(", "), match["right"].split(", ")
            if len(shorts) == len(names):
                for short, name in zip(shorts, names, strict=True):
                    known = self._words.get(name.casefold(), [])
                    if len(known) == 1 and len(short) <= _LONGEST_INITIALS + 1:
                        self._letters[short] = known[0]

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """The participants named in a stretch, in order."""
        stop = len(text) if end is None else end
        found: list[Mention] = []
        words = list(_WORD.finditer(text, start, stop))
        at = 0
        while at < len(words):
            mention, step = self._at(text, words, at)
            if mention:
                found.append(mention)
            at += step
        return found

    def _at(self, text: str, words: list[re.Match[str]], at: int) -> tuple[Mention | None, int]:
        word = words[at].group()
        low = word.casefold()
        here = words[at].span()
        if word in self._letters:
            return Mention(*here, self._letters[word]), 1
        known, genitive = self._words.get(low), False
        if known is None and low.endswith("s") and word[0].isupper():
            known, genitive = self._words.get(low[:-1]), True
        if known and self._plausible(word, low, text[here[1] : here[1] + _REACH]):
            return self._full(text, words, at, known, genitive)
        after = text[here[1] : here[1] + 1]
        if (
            word.isupper()
            and len(word) <= _LONGEST_INITIALS
            and not after.isdigit()
            and (word not in _NO_INITIALS or after == ":")
        ):
            name = self.of_initials(word)
            if name:
                return Mention(*here, name), 1
        return None, 1

    def _full(
        self, text: str, words: list[re.Match[str]], at: int, known: list[str], genitive: bool
    ) -> tuple[Mention, int]:
        """A first name with what follows it, which may tell two of the same name apart."""
        start, end = words[at].span()
        following = words[at + 1] if at + 1 < len(words) else None
        if following and text[end : following.start()] == " ":
            rest = following.group().casefold()
            fitting = [name for name in known if name.casefold().split()[-1] == rest]
            initial = following.group()[0].isupper() or (words[at].group()[0].islower() and rest != "i")
            if not fitting and len(known) > 1 and len(rest) <= _LONGEST_INITIAL and initial:
                fitting = [name for name in known if name.casefold().split()[-1].startswith(rest)]
            if len(fitting) == 1 and " " in fitting[0]:
                return Mention(start, following.end(), fitting[0]), 2
        return Mention(start, end, known[0] if len(known) == 1 else "", genitive), 1

    def _plausible(self, word: str, low: str, after: str) -> bool:
        """In small letters only a word that is nothing but a name is one, or one that does something."""
        if not word[0].islower():
            return True
        if len(low) >= _SHORTEST_LOWER and low not in lists().words and low not in lists().lower:
            return True
        return bool(_DOES.match(after))

    def of_initials(self, letters: str) -> str:
        """The only participant that these letters can stand for, or empty."""
        low = letters.casefold()
        exact = [name for name in self.names if initials(name) == low]
        if len(exact) == 1:
            return exact[0]
        begun = [name for name in self.names if name.casefold().startswith(low)]
        return begun[0] if len(begun) == 1 else ""

    def of_word(self, word: str) -> str:
        """The only participant that a word names, or empty."""
        found = self.find(word)
        return found[0].name if found and found[0].end - found[0].start == len(word.strip()) else ""


def initials(name: str) -> str:
    """The first letters of the parts of a name, in small letters ("Anne-Marie" → "am")."""
    return "".join(part[0] for part in re.split(r"[\s-]+", name.casefold()) if part)


def same_names(names: Iterable[str]) -> list[str]:
    """First names that two participants share."""
    firsts = [name.split()[0].casefold() for name in names if name.split()]
    return sorted({first.capitalize() for first in firsts if firsts.count(first) > 1})
