"""Persons in Danish text, and the lists that tell them from places, programs and words.

There is no dictionary of all names, and many Danish names are words as well (Maj, Stig, Storm, Tage). So a listed
name counts where it is written with a capital, unless its surroundings say otherwise; a name that is a word
too, or one that no list holds, needs surroundings that speak for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.danish import verbs
from assistant.danish.calendar import month_number
from assistant.danish.name_context import (
    GREETINGS,
    HUMAN_PARTICIPLES,
    HUMAN_VERBS,
    MODALS,
    PARTICLES,
    ROLES,
    THING_HEADS,
    THING_TAILS,
    TITLES,
    VERB_LIKE,
)
from assistant.danish.name_lists import (
    base_form,
    is_first_name,
    is_name,
    is_surname,
    lists,
    split_genitive,
)
from assistant.danish.name_tokens import TOKEN, Token, tokens

__all__ = ["Person", "base_form", "is_first_name", "is_surname", "lists", "persons", "split_genitive"]

_INITIAL = re.compile(r"[A-ZÆØÅ]$")


@dataclass(frozen=True)
class Person:
    """A person named in a text.

    Attributes:
        start: the first character.
        end: the character after the last; a genitive -s belongs to it.
        text: as written.
    """

    start: int
    end: int
    text: str


def persons(text: str, known: Iterable[str] = ()) -> list[Person]:
    """The persons that a text names, in order, without overlap.

    Args:
        text: Danish text of any length; the time is linear in it.
        known: names that are persons whatever their surroundings, as the user has told.
    """
    return [Person(start, end, text[start:end]) for start, end in _Finder(text, known).spans()]


class _Finder:
    """Finds the names of one text."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        self.text = text
        self.lists = lists()
        self.known = {word.lower() for name in known for word in name.split() if len(word) > 1}
        self.tokens = tokens(text)
        self.found: dict[int, int] = {}  # first token of a name -> the token after its last

    def spans(self) -> Iterator[tuple[int, int]]:
        at = 0
        while at < len(self.tokens):
            stop = self._name_at(at)
            if stop > at:
                self.found[at] = stop
                at = stop
            else:
                at += 1
        self._companions()
        self._again()
        for first, stop in sorted(self.found.items()):
            end = self.tokens[stop - 1].end
            last = self.tokens[stop - 1].text
            if _INITIAL.match(last) and self.text[end : end + 1] == "." and stop - first > 1:
                end += 1
            elif last.endswith(("'", "’")) and not split_genitive(last)[0].lower().endswith(("s", "x", "z")):
                end -= 1  # a closing quotation mark
            yield self.tokens[first].start, end

    def _name_at(self, at: int) -> int:
        """The token after the name that begins at this one, or the token itself where none does."""
        token = self.tokens[at]
        if token.compound or token.text.rstrip("'’") in self.lists.acronyms:
            return at
        stop = at + 1
        if not self._begins(at):
            return at
        while stop < len(self.tokens) and stop - at < 5 and (step := self._continues(stop)):
            stop += step
        return at if self._thing(at, stop) else stop

    def _begins(self, at: int) -> bool:
        token = self.tokens[at]
        word = token.lower
        if word in self.known or word.removesuffix("s") in self.known:
            return True
        before = self._before(at)
        if before in TITLES and (token.capital or self._listed(word)) and not self._thing_word(word):
            return True
        if self._chr(at):
            return True
        first = is_first_name(word)
        if not token.capital:
            return first and self._lower_name(at)
        if self._thing_word(word) and month_number(word) is None:
            return False
        if first:
            return self._capital_name(at)
        if token.upper or len(word) < 3:
            return False
        following = self._next(at)
        if re.fullmatch(r"\w{3,}sen", word) and not token.initial and word in self.lists.last:
            return True
        if before in ROLES and not token.initial and word not in self.lists.places:
            return True
        # Two capitalised words, the second built like a surname.
        return (
            following is not None
            and not token.initial
            and following.capital
            and not following.compound
            and is_surname(following.text)
            and word not in self.lists.places
            and not is_surname(word)
        )

    def _chr(self, at: int) -> bool:
        token = self.tokens[at]
        return (
            token.text in ("Chr", "Kr", "Jørg", "Fr", "Joh") and self.text[token.end : token.end + 2] == ". "
        )

    def _capital_name(self, at: int) -> bool:
        token, word, following = self.tokens[at], self.tokens[at].lower, self._next(at)
        stem = word if word in self.lists.first else word.removesuffix("s")
        joined = (
            following is not None
            and following.capital
            and not following.compound
            and not following.upper
            and (is_first_name(following.lower) or is_surname(following.text))
            and not self._thing_word(following.lower)
        )
        if self.text[token.end : token.end + 1] == "-":
            return False
        also_word = word in self.lists.words or stem in self.lists.words
        numbered = re.match(r" \d", self.text[token.end : token.end + 2])  # "Kaj 4" is a quay
        if numbered and not joined and (also_word or stem in self.lists.lower):
            return False
        if not also_word:
            return True
        if joined:
            return True
        if not token.initial:
            return not (token.upper and len(word) < 4)
        # "Dan: hvad med …" is somebody who speaks
        speaks = re.match(r":\s", self.text[token.end : token.end + 2])
        return (bool(speaks) and month_number(word) is None) or self._acts(at) or self._beside_name(at)

    def _acts(self, at: int) -> bool:
        """Whether what follows is something that a person does."""
        word = self.tokens[at].lower
        following = self._next(at)
        if following is None:
            return False
        verb = following.lower
        if word in VERB_LIKE and verbs.is_finite(verb):
            return True
        if verb in MODALS and verb != "vil":
            rest = [token.lower for token in self.tokens[at + 2 : at + 5]]
            done = any(part in HUMAN_PARTICIPLES for part in rest)
            return done and verb in ("har", "havde", "er", "var")
        return verb in HUMAN_VERBS

    def _said_or_done(self, at: int) -> bool:
        """Whether "har glemt", "siger" or the like follows, which even in lower case shows a person."""
        rest = [token.lower for token in self.tokens[at + 1 : at + 3]]
        return rest[:1] in (["siger"], ["spørger"], ["ringer"]) or (
            len(rest) == 2 and rest[0] in ("har", "havde") and rest[1] in HUMAN_PARTICIPLES
        )

    def _beside_name(self, at: int) -> bool:
        """Whether "og" or a comma joins it with a sure name."""
        between = re.match(r"\s*(?:og|\+|/|,)\s+", self.text[self.tokens[at].end : self.tokens[at].end + 6])
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if between and following is not None and following.lower == "og":
            following = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
        return bool(
            between
            and following is not None
            and following.capital
            and not following.compound
            and is_first_name(following.lower)
            and following.lower not in self.lists.words
        )

    def _lower_name(self, at: int) -> bool:
        word = self.tokens[at].lower
        stem = word if word in self.lists.first else word.removesuffix("s")
        if "-" in word and all(part in self.lists.first for part in word.split("-")):
            return len(word) > 6
        if {word, stem} & (self.lists.words | self.lists.lower):
            following = self._next(at)
            named = following is not None and not following.capital and self._sure_lower(following.lower)
            if stem in self.lists.lower and stem not in self.lists.words and self._said_or_done(at):
                return True
            return named and stem in (
                "thi",
                "van",
                "kim",
                "bo",
                "jan",
                "hans",
                "per",
                "ole",
                "palle",
                "svend",
                "karl",
                "line",
                "else",
            )
        return self._sure_lower(word)

    def _sure_lower(self, word: str) -> bool:
        stem = word if word in self.lists.first else word.removesuffix("s")
        return (
            len(stem) > 2
            and stem in self.lists.first
            and not {word, stem} & (self.lists.words | self.lists.lower)
            and word not in self.lists.places
            and word not in self.lists.things
        )

    def _listed(self, word: str) -> bool:
        return is_first_name(word) or word in self.lists.last

    def _thing_word(self, word: str) -> bool:
        return word in self.lists.things and word not in self.lists.last

    def _continues(self, at: int) -> int:
        """How many tokens from here on belong to the name before it."""
        token, last = self.tokens[at], self.tokens[at - 1]
        gap = self.text[last.end : token.start]
        if last.text.endswith(("'", "’", "’s", "'s")):
            return 0
        if not (
            gap == " " or (gap == ". " and (len(last.text) == 1 or last.text in ("Chr", "Kr", "Jørg", "Joh")))
        ):
            return 0
        if _INITIAL.match(token.text):
            return 1
        if token.text.lower() in PARTICLES and not token.capital:
            following = self._next(at)
            return (
                2
                if following is not None
                and following.capital
                and not following.compound
                and token.lower != "til"
                else 0
            )
        if not token.capital:
            lower_run = not last.capital and self._lower_follow(token)
            return 1 if lower_run else 0
        if token.compound:
            return 0
        word = token.lower
        if token.upper and not (last.upper and (is_first_name(word) or is_surname(token.text))):
            return 0
        if word in self.lists.things and word not in self.lists.last and not is_first_name(word):
            return 0
        if word in self.lists.places and word not in self.lists.last and not is_surname(word):
            return 0
        if last.lower.endswith("s") and not is_name(last.lower) and not is_surname(token.text):
            return 0  # a genitive before another capitalised word
        if THING_TAILS.match(word) and not is_surname(word):
            return 0
        return 1

    def _lower_follow(self, token: Token) -> bool:
        word = token.lower
        return self._sure_lower(word) or (
            word in self.lists.last and word not in self.lists.lower and word not in self.lists.words
        )

    def _thing(self, at: int, stop: int) -> bool:
        """Whether the surroundings make this name a room, a firm, a street …"""
        token, last = self.tokens[at], self.tokens[stop - 1]
        if token.lower in self.known:
            return False
        rest = self.text[last.end : last.end + 40]
        if rest[:1] in ("-", "‐") and rest[1:2].isalpha():
            return True
        if re.match(r" ?& ", rest):
            after = TOKEN.match(rest.split("& ", 1)[1])
            if not (after and is_first_name(after.group())):
                return True
        if re.search(r"& $", self.text[max(0, token.start - 3) : token.start]) and not is_first_name(
            token.lower
        ):
            return True
        following = self._next(stop - 1)
        if following is not None and following.compound and following.capital:
            return True
        tail = re.match(r" ([A-Za-zÆØÅæøåé./]+)", rest)
        if (
            tail
            and THING_TAILS.match(tail.group(1).rstrip(".,"))
            and (tail.group(1)[0].isupper() or tail.group(1).lower() in ("a/s", "aps"))
        ):
            return True
        if re.match(r"(?: og \w+)? er (?:bare |kun |jo |blot )?navne?(?:t|ne)? på", rest):
            return True
        if stop - at > 1 and (
            self.text[token.start : last.end].lower() in self.lists.things or THING_HEADS.match(token.lower)
        ):
            return True
        before = self._before(at)
        if (
            before == "i"
            and self.tokens[at - 2 : at - 1]
            and self.tokens[at - 2].lower in ("fat", "tro", "tiltro", "skuffet")
        ):
            return False
        if before == "i":
            # "i Freja" is a room, "i Dorthes navn" a person
            return stop - at == 1 and not split_genitive(token.text)[1]
        return bool(before and THING_HEADS.match(before))

    def _before(self, at: int) -> str:
        """The word before, in lower case, where only blanks or a full stop after an abbreviation lie between."""
        if at == 0:
            return ""
        token, last = self.tokens[at], self.tokens[at - 1]
        gap = self.text[last.end : token.start]
        if gap.strip(" ") == "":
            return last.lower
        if gap.strip(" ") in (".", ",", ":", ",\n", ":\n", "\n", ".\n") and last.lower in GREETINGS:
            return last.lower
        if gap == ". " and last.lower in ("skt", "sct", "st", "afd", "hr", "fr", "dr", "frk", "prof"):
            return last.lower
        return ""

    def _next(self, at: int) -> Token | None:
        """The next token, where a single blank lies between."""
        if at + 1 >= len(self.tokens):
            return None
        return (
            self.tokens[at + 1] if self.text[self.tokens[at].end : self.tokens[at + 1].start] == " " else None
        )

    def _companions(self) -> None:
        """A surname, or a name that is a word too, that "og" joins with a person is a person."""
        ends = set(self.found.values())
        for at, token in enumerate(self.tokens[:-1]):
            following = self.tokens[at + 1]
            if token.lower != "og" or at not in ends or at + 1 in self.found:
                continue
            listed = is_first_name(following.lower) or base_form(following.lower) in self.lists.last
            if following.capital and not following.compound and listed and not self._thing(at + 1, at + 2):
                self.found[at + 1] = at + 2

    def _again(self) -> None:
        """A name that was sure once is sure wherever it stands with a capital."""
        sure: set[str] = set()
        for first, stop in self.found.items():
            for token in self.tokens[first:stop]:
                if token.capital and len(token.lower) > 2:
                    sure.add(base_form(token.lower))
        taken = {at for first, stop in self.found.items() for at in range(first, stop)}
        for at, token in enumerate(self.tokens):
            if at in taken or not token.capital or token.compound or base_form(token.lower) not in sure:
                continue
            if (
                token.lower in self.lists.words
                and token.initial
                and not self._acts(at)
                and not token.lower.endswith("s")
            ):
                continue
            if not self._thing(at, at + 1) and not re.match(r"[ -]\d", self.text[token.end : token.end + 2]):
                self.found[at] = at + 1
