"""A text read once for all guards: its sentences, stems, figures, times and dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from assistant.danish import clock, dates, names, numbers
from assistant.danish import sentences as splitter
from assistant.danish.sentences import Span
from assistant.danish.stems import stem
from assistant.danish.wordset import words

_MadeT = TypeVar("_MadeT")

_WORD = re.compile(r"[^\W\d_]+(?:[-'’/.][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")

# Words that say nothing of the matter.
STOP = words(
    """og i på af til fra for med om ad at der som den det de en et er var har havde blev bliver ikke også så men
    eller da når nu her hvor jeg mig min mit mine vi os vores du dig din dit dine han ham hans hun hende hendes
    man sig sin sit sine dem deres jer I skal skulle kan kunne vil ville må måtte bør være blive have få får fik
    gøre gør gjorde ved hos under over efter før inden mod uden mellem siden ind ud op ned hen jo da vel nok bare
    lige kun meget mere mindre noget nogle nogen ingen alle alt hver hvert samt dog både enten end hvilket hvilken
    hvilke dette denne disse sådan derefter herefter derpå desuden dermed derfor således samtidig situation opgave
    handling resultat læring referat beslutning beslutninger opgaver ellers igen selv alene blandt heraf hvoraf
    dens dets hvad hvem hvordan hvis"""
)

# Written short in notes, and in full in drafts.
ABBREVIATIONS = {
    "afd": "afdeling", "mdr": "måned", "md": "måned", "tlf": "telefon", "gns": "gennemsnit", "fys": "fysioterapeut", "ergo": "ergoterapeut", "ssa": "social- og sundhedsassistent", "lev": "leverandør",
    "ssh": "social- og sundhedshjælper", "amr": "arbejdsmiljørepræsentant", "tr": "tillidsrepræsentant", "tillidsrep": "tillidsrepræsentant", "kl": "klasse", "sek": "sekund", "min": "minut", "t": "time",
    "cert": "certifikat", "pkt": "punkt", "ca": "cirka", "pct": "procent", "vvs": "blikkenslager", "el": "elektriker", "fleks": "fleksjob", "uge": "uge", "sms": "sms", "db": "database", "dgl": "dagligt", "dagl": "dagligt",
    "tabl": "tablet", "max": "højst", "pers": "person", "stk": "styk", "spl": "sygeplejerske", "avd": "afdeling", "beb": "beboer", "mvh": "hilsen", "mio": "million", "buildet": "byggetid", "build": "byggetid",
}  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word of a text.

    Attributes:
        start: the first character.
        end: the character after the last.
        text: as written.
        stem: its stem, in lower case.
        initial: whether it begins a sentence.
    """

    start: int
    end: int
    text: str
    stem: str
    initial: bool

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def content(self) -> bool:
        """Whether it says something of the matter."""
        return self.lower not in STOP and not self.text[0].isdigit() and len(self.text) > 1


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a clause of one.

    Attributes:
        start: the first character.
        end: the character after the last.
        words: its words.
    """

    start: int
    end: int
    words: tuple[Word, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that say something."""
        return frozenset(word.stem for word in self.words if word.content)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower for word in self.words)


_LABEL = re.compile(r"(?:^|\n)\s*(?:[-*•]\s*)?(?:[A-ZÆØÅ][\wæøå]{0,14}|[A-ZÆØÅ][\w ,.]{2,30}):\s+(?=\S)")

# A speaker before what they say: a name, perhaps with a surname, a role in brackets or the time.
_SPEAKER = re.compile(
    r"\s*(?:\[?\(?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\)?\]?\s+)?(?P<name>[A-ZÆØÅ][\w-]+)(?:\s+[A-ZÆØÅ][\w.-]*){0,2}(?:\s*\([^)\n]{1,40}\))?:\s+"
)


class Reading:
    """One text, read."""

    def __init__(self, text: str, references: Iterable[date] = ()) -> None:
        self.text = text
        self.references = tuple(references)
        self._made: dict[object, object] = {}

    def made(self, make: Callable[[Reading], _MadeT]) -> _MadeT:
        """What a guard makes of this text, made once: the fields of a draft are all held against the same source.

        Args:
            make: a function of the module, which takes this reading and depends on nothing else.
        """
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_MadeT", self._made[make])

    def finds(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern stands anywhere in the text; looked for once."""
        if pattern not in self._made:
            self._made[pattern] = pattern.search(self.text) is not None
        return bool(self._made[pattern])

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in order."""
        starts = {span.start for span in splitter.split(self.text)}
        starts |= {match.end() for match in _LABEL.finditer(self.text)}
        found: list[Word] = []
        for match in _WORD.finditer(self.text):
            text = match.group()
            before = self.text[max(0, match.start() - 2) : match.start()]
            # A quotation and what follows a colon begin with a capital, too.
            initial = match.start() in starts or before.endswith(('"', "»", "“", "„", ": ", ":\n"))
            full = ABBREVIATIONS.get(text.lower(), text)
            found.append(Word(match.start(), match.end(), text, stem(full), initial))
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; a heading such as "Resultat:" is none of its own."""
        return tuple(self._cut(splitter.split(self.text)))

    @cached_property
    def clauses(self) -> tuple[Sentence, ...]:
        """The sentences, cut into their main clauses."""
        return tuple(
            self._cut(
                clause for span in splitter.split(self.text) for clause in splitter.clauses(self.text, span)
            )
        )

    def _cut(self, spans: Iterable[Span]) -> Iterator[Sentence]:
        at = 0
        words = self.words
        for span in spans:
            while at < len(words) and words[at].start < span.start:
                at += 1
            first = at
            while at < len(words) and words[at].start < span.end:
                at += 1
            yield Sentence(span.start, span.end, words[first:at])

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words that say something."""
        return frozenset(word.stem for word in self.words if word.content)

    @cached_property
    def lower(self) -> frozenset[str]:
        """All words in lower case."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def persons(self) -> tuple[names.Person, ...]:
        """The persons in order."""
        return tuple(names.persons(self.text))

    @cached_property
    def person_starts(self) -> frozenset[int]:
        """Where the persons' names begin."""
        return frozenset(person.start for person in self.persons)

    @cached_property
    def _parts(self) -> frozenset[str]:
        """Beginnings and ends of the stems, so that parts of compounds are found."""
        return frozenset(
            part
            for one in self.stems
            if len(one) > 4
            for size in range(4, len(one))
            for part in (one[:size], one[-size:])
        )

    @cached_property
    def quantities(self) -> tuple[numbers.Quantity, ...]:
        """The figures in order, with "to timer og 13 minutter" as one."""
        return tuple(_joined(self.text, numbers.find(self.text, self.dates, self.times)))

    @cached_property
    def times(self) -> tuple[clock.ClockTime, ...]:
        """The times of the day in order."""
        return tuple(clock.find(self.text))

    @cached_property
    def dates(self) -> tuple[dates.DateMention, ...]:
        """The dates in order, read from any day: only what they name themselves matters."""
        return tuple(dates.find(self.text, date(2025, 6, 15)))

    def speaker_at(self, place: int) -> str:
        """Who speaks at a place of a talk that is written down line by line ("Bo: jeg ringer"), in lower case without
        genitive; empty where the line names nobody first."""
        start = max(self.text.rfind("\n", 0, place), self.text.rfind("\r", 0, place)) + 1
        match = _SPEAKER.match(self.text, start)
        if match is None or match.end() > place or not names.is_first_name(match["name"]):
            return ""
        return match["name"].lower()

    def holds(self, word: Word) -> bool:
        """Whether the text has the word, in another form or as a part of a compound."""
        return self.holds_stem(word.stem)

    def holds_stem(self, one: str) -> bool:
        """Whether the text has the stem, or a compound with it."""
        if one in self.stems:
            return True
        if len(one) < 4:
            return False
        if one in self._parts:
            return True
        return any(one[:size] in self.stems or one[-size:] in self.stems for size in range(4, len(one)))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """In which sentences a stem stands; of a long compound the first letters, too."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(self.sentences):
            for key in {key for one in sentence.stems for key in keys_of(one)}:
                places[key].append(at)
        return dict(places)

    def nearest(self, sentence: Sentence, most: int = 3) -> list[tuple[int, float]]:
        """The sentences that speak most of the same, with how much they share (0 to 1).

        Args:
            sentence: a sentence of another text.
            most: how many at most.
        """
        scores: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for one in sentence.stems:
            found: dict[int, float] = {}
            for weight, key in zip((1.0, 0.6, 0.6), keys_of(one), strict=False):
                for at in self.places.get(key, ())[:200]:
                    found.setdefault(at, weight)
            total += 1
            for at, weight in found.items():
                scores[at] += weight
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]
        return [(at, score / max(1.0, total)) for at, score in ranked]


def keys_of(one: str) -> tuple[str, ...]:
    """What a stem is looked up by: itself, how it begins and how it ends, so that compounds are found."""
    return (one, "^" + one[:5], "$" + one[-5:]) if len(one) > 5 else (one, "^" + one, "$" + one)


def _joined(text: str, found: list[numbers.Quantity]) -> Iterator[numbers.Quantity]:
    from dataclasses import replace

    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        small = {"time": ("min", "kvarter"), "min": ("sek",), "år": ("måned",)}.get(one.unit, ())
        if (
            other is not None
            and one.unit == "min"
            and not other.unit
            and re.fullmatch(r"[0-5]\d", other.text)
        ):
            other = replace(other, unit="sek")
        if (
            other is not None
            and other.unit in small
            and re.fullmatch(r"\s*(?:og|,)?\s*", text[one.end : other.start])
        ):
            base = one.base + other.base
            value = base / numbers.UNITS[one.unit][1]
            yield replace(one, end=other.end, text=text[one.start : other.end], value=value, raw=value)
            at += 2
        else:
            yield one
            at += 1
