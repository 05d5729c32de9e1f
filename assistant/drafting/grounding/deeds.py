"""Who is said to do what: the doers that a sentence names outright, before the verb, after it, or with "af"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.danish import names, verbs
from assistant.danish.wordset import words
from assistant.drafting.grounding.reading import STOP, Reading, Sentence, Word

I_, WE = "jeg", "vi"

# Verbs of which a draft takes one for another; the first of a line stands for all.
_ALIKE = """
finder opdager konstaterer
viser demonstrerer præsenterer fremviser
ringer kontakter
køber anskaffer indkøber
bestiller booker reserverer
retter reparerer udbedrer
skriver formulerer udarbejder
undersøger tjekker kontrollerer
roser anerkender
"""
_FIRST = {word: line.split()[0] for line in _ALIKE.strip().splitlines() for word in line.split()}

_PREFIX = re.compile(r"(?:gennem|oven|sammen|videre|frem|over|ind|til|op|ud|af|på|om|ned)(?=\w{5})")
_HAVE, _BE = words("har havde"), words("er var blev bliver blevet bliver")
_MODAL = words("skal skulle vil ville kan kunne må måtte bør burde")
_BETWEEN = words("selv også så nu derefter allerede derfor ikke først endnu straks siden begge")
_NOT_SUBJECT = words("""til med fra for hos af om på ved mod uden over under end efter før sammen hvor som""")
# What a clause begins with where its subject follows the verb.
_FRONTED = words(
    """i på ved til fra med for om efter før inden under over mod siden hos af bag gennem derefter så nu her der dernæst
    bagefter samtidig desuden derfor imens undervejs senere først sidst senest samme næste om dagen ifølge"""
)
_SUBORDINATE = words("da når efter hvis mens fordi inden før eftersom idet selvom som")
_EDGE = re.compile(r"[,;:()\n–]|\s-\s")
_JOINS_NAME = re.compile(r"\s+(?:og|&|\+)\s+[A-ZÆØÅ]")
_AND = words("og men mens samt så hvorefter hvorpå imens")


@dataclass(frozen=True)
class Deed:
    """A verb and who does it.

    Attributes:
        verbs: the verb in the present, as listed among like ones, and without its prefix.
        said: the verb in the present as it stands.
        doers: names without genitive in lower case, "jeg", "vi", or "~" before a noun; None where the text leaves it open.
        start: where the doer or the verb begins, whichever is first.
        end: where the last of them ends.
        part: the part of the sentence that it stands in, as first and last character.
        stems: what else that part says.
        shared: what a deed without a verb of its own may share with the one that its verb is of.
        inherited: whether the doer stands with the verb before it ("Bo ringede og skrev").
    """

    verbs: frozenset[str]
    said: frozenset[str]
    doers: frozenset[str] | None
    start: int
    end: int
    part: tuple[int, int]
    stems: frozenset[str]
    inherited: bool
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence between commas and the like.

    Attributes:
        start: the first character.
        end: the character after the last.
        people: whom it names, and "jeg" and "vi".
        stems: what it says beside.
    """

    start: int
    end: int
    people: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True)
class Deeds:
    """All deeds of a text, and its parts."""

    deeds: tuple[Deed, ...]
    parts: tuple[Part, ...]


def named(reading: Reading) -> frozenset[str]:
    """Who a text names inside a sentence: a capital that no list knows as a place or a thing is somebody's, too."""
    lists = names.lists()
    return frozenset(
        base
        for word in reading.words
        if word.text[0].isupper() and not word.initial and not word.text.isupper() and len(word.text) > 2
        if (base := names.base_form(word.lower)) not in lists.places and base not in lists.things
    )


def read(reading: Reading, others: frozenset[str] = frozenset()) -> Deeds:
    """The deeds of a text.

    Args:
        reading: the text; in a talk that is written down, "jeg" is the speaker.
        others: names, in lower case without genitive, that are persons also where they begin a sentence.
    """
    known = named(reading) | others
    deeds: list[Deed] = []
    parts: list[Part] = []
    for sentence in reading.sentences:
        one = _Sentence(sentence, reading, known)
        here = list(one.deeds())
        deeds += [*here, *one.without_verb(here)]
        parts += one.parts
    return Deeds(tuple(deeds), tuple(parts))


def _is_verb(word: str) -> bool:
    return (
        verbs.is_finite(word) or verbs.present_of(word) in _FIRST or (len(word) > 7 and word.endswith("erer"))
    )


class _Who(NamedTuple):
    """Doers, and where they stand."""

    people: frozenset[str]
    start: int
    end: int


class _Sentence:
    """One sentence, being read."""

    def __init__(self, sentence: Sentence, reading: Reading, known: frozenset[str]) -> None:
        self.reading = reading
        self.known = known
        self.words: Sequence[Word] = sentence.words
        self.lower = [word.lower for word in self.words]
        self.speaker = reading.speaker_at(sentence.start) or reading.speaker_at(sentence.end)
        self.people = {at: key for at, word in enumerate(self.words) if (key := self._person(word))}
        for at in range(1, len(self.words)):
            if {at - 1, at} <= self.people.keys() and self._beside(at):
                self.people[at] = self.people[at - 1]  # a surname
        self.part_of: list[int] = []
        self.parts: list[Part] = []
        self._cut()

    def _beside(self, at: int) -> bool:
        """Whether only a space parts a word from the one before, and both are written as names."""
        gap = self.reading.text[self.words[at - 1].end : self.words[at].start]
        return gap == " " and self.words[at - 1].text[0].isupper() and self.words[at].text[0].isupper()

    def _person(self, word: Word) -> str:
        if word.lower in (I_, WE):
            return self.speaker if self.speaker and word.lower == I_ else word.lower
        base = names.base_form(word.lower)
        if not word.text[0].isupper() or names.split_genitive(word.text)[1]:
            return ""
        if base in self.known:
            return base
        if names.is_first_name(word.text) and (
            word.start in self.reading.person_starts
            or not (word.initial and base in names.lists().words)
            or _JOINS_NAME.match(self.reading.text, word.end)
        ):
            return base
        return ""

    def _cut(self) -> None:
        """The parts: at each comma, and at "og" before a new subject or verb."""
        first = 0
        for at in range(1, len(self.words) + 1):
            ends = at == len(self.words) or self._edge(at - 1, at)
            if not ends and self.lower[at] in _AND and at + 1 < len(self.words):
                following = self.lower[at + 1]
                joins = at - 1 in self.people and at + 1 in self.people
                ends = not joins and (at + 1 in self.people or _is_verb(following))
            if ends:
                here = self.words[first:at]
                self.part_of += [len(self.parts)] * len(here)
                self.parts.append(
                    Part(
                        here[0].start,
                        here[-1].end,
                        frozenset(self.people[n] for n in range(first, at) if n in self.people),
                        frozenset(
                            word.stem
                            for n, word in enumerate(here, first)
                            if word.content and n not in self.people and not _is_verb(word.lower)
                        ),
                    )
                )
                first = at

    def deeds(self) -> Iterator[Deed]:
        """The deeds in order."""
        last: _Who | None = None
        for at, word in enumerate(self.lower):
            if word.endswith("es") and len(word) > 4 and (named := self._by(at)):
                yield self._deed(at, word[:-1] + "r" if word.endswith("es") else word, named)
                continue
            if not _is_verb(word):
                continue
            subject, inherited = self._subject(at), False
            if subject is None and self._coordinated(at) and last is not None:
                subject, inherited = last, True
            if subject is not None:
                last = subject
            main = self._main(at)
            if main is None:
                continue
            if word in _BE:
                named = self._by(main)
                if named or verbs.is_participle(self.lower[main]):
                    yield self._deed(main, self.lower[main], named)
                continue
            yield self._deed(main, self.lower[main], subject, inherited=inherited)
            if verbs.present_of(self.lower[main]) == "får" and (named := self._by(main, "af", "fra")):
                yield self._deed(main, "giver", named)

    def without_verb(self, deeds: Sequence[Deed]) -> Iterator[Deed]:
        """Deeds whose verb is that of the one before: "Simon testede på mobil, jeg på pc"."""
        for number, part in enumerate(self.parts):
            first = self.part_of.index(number)
            here = self.lower[first : first + self.part_of.count(number)]
            first += here[0] in _AND
            earlier = [deed for deed in deeds if deed.part[1] <= part.start and deed.doers]
            if not earlier or first not in self.people or any(_is_verb(word) for word in here):
                continue
            if who := self._group(first):
                stems = part.stems or earlier[-1].stems
                yield replace(
                    earlier[-1],
                    doers=who.people,
                    start=who.start,
                    end=who.end,
                    part=(part.start, part.end),
                    stems=stems,
                    shared=part.stems | earlier[-1].stems,
                )

    def _main(self, at: int) -> int | None:
        """The place of the verb that tells what is done: the participle after "har", the infinitive after "skal"."""
        word = self.lower[at]
        if word in _MODAL:
            return None
        if word not in _HAVE and word not in _BE:
            return at
        for place in range(at + 1, min(at + 6, len(self.words))):
            if self._edge(place - 1, place):
                return None
            if verbs.is_participle(self.lower[place]):
                return place
        return None

    def _edge(self, one: int, other: int) -> bool:
        """Whether a comma or the like stands between two words, or a full stop that was taken for that of an ordinal."""
        gap = self.reading.text[self.words[one].end : self.words[other].start]
        stop = (
            gap.startswith(".") and self.words[one].text[0].isdigit() and self.words[other].text[0].isupper()
        )
        return stop or bool(_EDGE.search(gap))

    def _subject(self, at: int) -> _Who | None:
        """Who stands before a verb, or after it where something else comes first."""
        before = at - 1
        while before > 0 and self.lower[before] in _BETWEEN and not self._edge(before, before + 1):
            before -= 1
        if before >= 0 and self.lower[before] in ("som", "der") and before - 1 in self.people:
            before -= 1
        elif before >= 0 and _EDGE.search(
            self.reading.text[self.words[before].end : self.words[at].start].replace(")", " ")
        ):
            before = -1
        if before in self.people:
            return self._group(before)
        begin = at
        while begin > 0 and self.part_of[begin - 1] == self.part_of[at]:
            begin -= 1
        if begin < at and self.lower[begin] in ("og", "men", "mens", "så"):
            begin += 1
        after = at + 1
        if after in self.people and not self._edge(at, after):
            fronted = begin < at and self.lower[begin] in _FRONTED
            follows = begin == at and at > 0 and self.lower[0] in _SUBORDINATE
            if fronted or follows:
                return self._group(after)
            return None
        if before >= begin and self._noun(before) and self.lower[begin] not in _FRONTED:
            noun = self.words[before]
            return _Who(frozenset(["~" + noun.stem]), noun.start, noun.end)
        return None

    def _noun(self, at: int) -> bool:
        word = self.words[at]
        return word.content and not _is_verb(word.lower) and word.lower not in STOP and len(word.text) > 3

    def _group(self, at: int) -> _Who | None:
        """The persons joined with one; None where they stand after a preposition."""
        first = last = at
        while (
            first > 1
            and self.lower[first - 1] in ("og", "samt")
            and first - 2 in self.people
            and self.part_of[first - 2] == self.part_of[first]
        ):
            first -= 2
        while first > 0 and first - 1 in self.people:
            first -= 1
        while (
            last + 2 < len(self.words) and self.lower[last + 1] in ("og", "samt") and last + 2 in self.people
        ):
            last += 2
        if first > 0 and self.lower[first - 1] in _NOT_SUBJECT - {"som", "hvor"}:
            return None
        people = frozenset(self.people[n] for n in range(first, last + 1) if n in self.people)
        return _Who(people, self.words[first].start, self.words[last].end)

    def _coordinated(self, at: int) -> bool:
        """Whether a verb goes on with the subject of the one before ("og skrev")."""
        if at == 0 or at + 1 in self.people:
            return False
        return self.lower[at - 1] in ("og", "samt", "men")

    def _by(self, at: int, *by: str) -> _Who | None:
        """Whom "af" names after a verb, within its part of the sentence."""
        for place in range(at + 1, min(at + 9, len(self.words) - 1)):
            if self.part_of[place] != self.part_of[at]:
                return None
            if self.lower[place] in (by or ("af",)) and place + 1 in self.people:
                last = place + 1
                while (
                    last + 2 < len(self.words)
                    and self.lower[last + 1] == "og"
                    and last + 2 in self.people
                    and self.part_of[last + 2] == self.part_of[last]
                ):
                    last += 2
                found = frozenset(self.people[n] for n in range(place + 1, last + 1) if n in self.people)
                return _Who(found, self.words[place].start, self.words[last].end)
        return None

    def _what(self, at: int) -> frozenset[str]:
        """What a clause after the verb says: "opdagede, at …"."""
        number = self.part_of[at] + 1
        if number < len(self.parts):
            first = self.part_of.index(number)
            if self.lower[first] in ("at", "om", "hvordan", "hvorfor") and first - at < 4:
                return self.parts[number].stems
        return frozenset()

    def _deed(self, at: int, form: str, subject: _Who | None, *, inherited: bool = False) -> Deed:
        word = self.words[at]
        present = verbs.present_of(form)
        bare = _PREFIX.sub("", present, count=1)
        said = frozenset({present, bare} if verbs.is_present(bare) else {present})
        part = self.parts[self.part_of[at]]
        start = word.start if subject is None or inherited else subject.start
        end = word.end if subject is None or inherited else max(word.end, subject.end)
        return Deed(
            said | {_FIRST.get(one, one) for one in said},
            said,
            subject.people if subject else None,
            min(start, word.start),
            end,
            (part.start, part.end),
            (part.stems | self._what(at)) - {word.stem},
            inherited,
        )
