"""Names, organisations and roles: is each in a source, and is it the right one?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.danish import names
from assistant.danish.calendar import month_number, weekday_number
from assistant.danish.stems import stem
from assistant.danish.wordset import words
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.reading import ABBREVIATIONS, Reading, Word

# Institutions, written small, that a draft must not make up.
_INSTITUTIONS = words(
    """kommunen regionen staten ministeriet styrelsen politiet brandvæsenet brandvæsnet hospitalet sygehuset
    universitetet fagforeningen boligforeningen grundejerforeningen boligselskabet forsikringsselskabet banken
    revisionen arbejdstilsynet tilsynet sundhedsstyrelsen jobcentret jobcenteret forvaltningen direktionen
    bestyrelsen byrådet kommunalbestyrelsen skolebestyrelsen forældrebestyrelsen pressen avisen retten domstolen
    ombudsmanden fonden koncernen hovedkontoret datatilsynet fødevarestyrelsen skattestyrelsen"""
)

# Parts of a firm: "Salgsafdelingen" is not "Skadeafdelingen".
_DEPARTMENT = re.compile(
    r"\w{3,}(?:afdelingen|styrelsen|foreningen|forvaltningen|centret|centeret|fonden|selskabet|rådet|udvalget|direktoratet|ministeriet|sekretariatet|kontoret|nævnet|forbundet)$",
    re.IGNORECASE,
)

# Words for who somebody is at work, by rank or trade. Those of one line mean the same.
_TITLES = """
chef leder boss foresat
souschef
viceforstander
mellemleder teamleder
afdelingsleder afdelingschef afdelingslederen
driftschef driftsleder
butikschef butiksbestyrer
direktør administrerende
vicedirektør
formand formandskab
næstformand
forstander
rektor
skoleleder viceskoleleder
projektleder
projektchef
teknisk-chef
økonomichef
regionschef
salgschef
lagerchef
værkfører
koordinator
tovholder
mester malermester
elev lærling
praktikant
vikar
læge overlæge
sygeplejerske
afdelingssygeplejerske
jordemoder
fysioterapeut fys
ergoterapeut ergo
diætist
logopæd
psykolog
socialrådgiver
pædagog
pædagogmedhjælper
lærer klasselærer
sundhedshjælper ssh
sundhedsassistent ssa
social--og-sundhedsassistent
pedel
vicevært
ingeniør
arkitekt
montør
tekniker
elektriker
tømrer
murer
smed
bogholder
revisor
jurist
konsulent
sekretær
tillidsmand tillidsrepræsentant
fællestillidsmand fællestillidsrepræsentant
arbejdsmiljørepræsentant
borgmester
minister
"""


@lru_cache(maxsize=1)
def titles() -> dict[str, int]:
    """The stems of titles, and which of them mean the same."""
    return {
        stem(word): line for line, words in enumerate(_TITLES.strip().splitlines()) for word in words.split()
    }


# Capitalised in a draft without being anybody's name.
_COMMON = words(
    """i de dem deres jer jeg vi ok nej ja star mus hr it sms mail opgave resultat handling situation læring referat
    kilde note punkt beslutning beslutninger opgaver opfølgning status mangler covid internettet eu"""
)
# Places that begin a sentence as common words.
_PLACES_AND_WORDS = words(
    """vejen them give hals ringe tarm ry tune lem thy ans fur island norden mors assens fars bov års holte vig lund
    rom"""
)
_LEGAL = re.compile(r"\s+(?:a/s|aps|i/s|k/s|p/s|amba|ivs)\b\.?", re.IGNORECASE)
_FIRM = re.compile(
    r"\w{3,}(?:fragt|transport|byg|gruppen|teknik|service|consult|data|fonden|tryk|vvs|prøv|auto|soft|systems|tech|pharma)$|\w+(?:styrelsen|tilsynet|direktoratet|ministeriet|foreningen|selskabet|fonden|hjælp|kors)$",
    re.IGNORECASE,
)


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each name, organisation and title that the draft has and the source may lack."""
    known = source.made(_Known)
    persons = draft.persons
    taken: list[tuple[int, int]] = []
    for person in persons:
        for word in _words_in(draft, person.start, person.end):
            taken.append((word.start, word.end))
            if not known.name(word):
                yield Verdict("name", word.start, word.end, known.name_near(word, draft.text))
    yield from _capitals(draft, known, taken)
    yield from _small(draft, known, taken)


def _words_in(draft: Reading, start: int, end: int) -> Iterator[Word]:
    return (
        word
        for word in draft.words
        if start <= word.start and word.end <= end + 1 and word.text[0].isalpha() and len(word.text) > 1
    )


def _capitals(draft: Reading, known: _Known, taken: list[tuple[int, int]]) -> Iterator[Verdict]:
    """Capitalised words that are no persons: organisations, places, programs; a name of several words is one."""
    words = draft.words
    covered = 0
    for at, word in enumerate(words):
        if word.start < covered or not _may_be_named(word, taken) or known.capital(word):
            continue
        legal = _LEGAL.match(draft.text, word.end)
        if word.initial and not legal and not _surely_named(word, draft, at):
            continue
        last = at
        while last + 1 < len(words) and _goes_on(words[last], words[last + 1], draft, taken):
            last += 1
        legal = _LEGAL.match(draft.text, words[last].end)
        covered = legal.end() if legal else words[last].end
        firm = legal or any(_firm(words[part], draft, part) for part in range(at, last + 1))
        yield Verdict("organisation" if firm else "name", word.start, covered, known.capital_near(word))


def _may_be_named(word: Word, taken: list[tuple[int, int]]) -> bool:
    return (
        word.text[0].isupper()
        and (word.start, word.end) not in taken
        and word.lower not in _COMMON
        and weekday_number(word.text) is None
        and month_number(word.text) is None
    )


def _goes_on(word: Word, following: Word, draft: Reading, taken: list[tuple[int, int]]) -> bool:
    """Whether the next word belongs to the same name, as in "Ungdommens Røde Kors"."""
    return (
        draft.text[word.end : following.start] == " "
        and _may_be_named(following, taken)
        and not following.initial
    )


def _surely_named(word: Word, draft: Reading, at: int) -> bool:
    """Whether a word that begins a sentence is a name all the same."""
    lists = names.lists()
    if (
        word.text in lists.acronyms
        or word.lower in lists.things
        or (word.text.isupper() and len(word.text) > 1)
    ):
        return word.lower not in ("hr",)
    following = draft.words[at + 1] if at + 1 < len(draft.words) else None
    genitive = word.lower.removesuffix("s")
    if word.lower in _PLACES_AND_WORDS:
        return False
    if word.lower in lists.places or (word.lower.endswith("s") and genitive in lists.places):
        return True
    return bool(
        following is not None
        and following.lower in ("kommune", "region", "sygehus", "hospital", "universitetshospital")
    )


def _firm(word: Word, draft: Reading, at: int) -> bool:
    lists = names.lists()
    following = draft.words[at + 1].lower if at + 1 < len(draft.words) else ""
    before = draft.words[at - 1].lower if at else ""
    if word.lower in lists.places and following not in (
        "kommune",
        "universitetshospital",
        "hospital",
        "sygehus",
    ):
        return False
    return bool(
        _FIRM.match(word.text)
        or word.lower in lists.things
        or word.text in lists.acronyms
        or (word.text.isupper() and 1 < len(word.text) < 6)
        or following in ("kommune", "kors", "universitetshospital", "flygtningehjælp", "sygehus", "hospital")
        or before in ("firmaet", "virksomheden", "leverandøren", "organisationen")
    )


def _small(draft: Reading, known: _Known, taken: list[tuple[int, int]]) -> Iterator[Verdict]:
    """Institutions and titles written small."""
    lines = titles()
    for at, word in enumerate(draft.words):
        lowered = word.lower
        base = re.sub(r"s$", "", lowered)
        if lowered in _INSTITUTIONS or base in _INSTITUTIONS or _DEPARTMENT.match(base):
            if not known.institution(word):
                yield Verdict("organisation", word.start, word.end, known.institution_near())
            continue
        line = lines.get(word.stem)
        if line is None:
            continue
        person = _beside(draft, at, taken)
        if not known.title(line, word):
            if person or known.high(word):
                yield Verdict("role", word.start, word.end, known.title_of(person) if person else "")
        elif person and (theirs := known.titles_of(person)) and line not in theirs:
            yield Verdict("role", word.start, word.end, known.title_of(person))


def _beside(draft: Reading, at: int, taken: list[tuple[int, int]]) -> str:
    """The name right after a title, in lower case without genitive; or empty."""
    if at + 1 < len(draft.words):
        following = draft.words[at + 1]
        if (following.start, following.end) in taken and draft.text[
            draft.words[at].end : following.start
        ] in (" ", ", "):
            return names.base_form(following.lower)
    return ""


class _Known:
    """Who and what a source names."""

    def __init__(self, source: Reading) -> None:
        self.source = source
        self.text = source.text.lower()
        self.forms = source.lower | {names.base_form(word) for word in source.lower}
        self.parts = {part for word in source.lower for part in re.split(r"[-/.]", word)}
        self._anyhow = self.forms | self.parts
        self._title_words = [
            (at, line)
            for at, word in enumerate(source.words)
            if (line := titles().get(word.stem)) is not None
        ]

    def name(self, word: Word) -> bool:
        """Whether the source has a person's name."""
        lowered = word.lower
        if {lowered, names.base_form(lowered)} & self._anyhow:
            return True
        return all(
            part in self.forms or part in self.parts or names.base_form(part) in self.forms
            for part in re.split(r"[-‐]", lowered)
        )

    def name_near(self, word: Word, draft_text: str) -> str:
        """The only person of the source, or one whose name is spelt much the same; or empty."""
        from rapidfuzz import fuzz

        people = list(dict.fromkeys(names.base_form(person.text) for person in self.source.persons))
        alike = [name for name in people if fuzz.ratio(name.lower(), word.lower) >= 60]
        if len(alike) == 1:
            return alike[0]
        return people[0] if len(people) == 1 and people[0].lower() not in draft_text.lower() else ""

    def capital(self, word: Word) -> bool:
        """Whether the source has a capitalised word, in any form."""
        lowered = word.lower
        if {lowered, lowered.removesuffix("s"), names.base_form(lowered)} & self._anyhow:
            return True
        if self.source.holds(word) and not word.text.isupper():
            return True
        pieces = re.split(r"[-/]", lowered)
        if len(pieces) > 1 and self._piece(pieces[0]) and not re.search(r"[-/][A-ZÆØÅ]", word.text):
            return True
        full = {value for key, value in ABBREVIATIONS.items() if key in self.source.lower}
        return lowered in full or any(
            lowered == other[: len(lowered)] and len(lowered) >= 3
            for other in self.source.lower
            if len(other) > 5
        )

    def _piece(self, piece: str) -> bool:
        return (
            piece in self.forms
            or piece in self.parts
            or self.source.holds_stem(stem(piece))
            or len(piece) < 3
        )

    def capital_near(self, word: Word) -> str:
        """A capitalised word of the source that looks much like one that it lacks; or empty."""
        from rapidfuzz import fuzz

        candidates = {
            other.text
            for other in self.source.words
            if other.text[0].isupper() and len(other.text) > 3 and not other.initial
        }
        alike = [other for other in candidates if fuzz.ratio(other.lower(), word.lower) >= 65]
        return alike[0] if len(alike) == 1 else ""

    def institution(self, word: Word) -> bool:
        """Whether the source names an institution, perhaps short or in another form."""
        lowered = word.lower
        base = re.sub(r"(?:en|et|n|s|ens|ets)$", "", lowered)
        return (
            lowered in self.text
            or base in self.text
            or (self.source.holds(word) and not _DEPARTMENT.match(lowered))
        )

    def institution_near(self) -> str:
        """The source's only institution, or empty."""
        found = {
            other.lower
            for other in self.source.words
            if other.lower in _INSTITUTIONS or _DEPARTMENT.match(other.lower)
        }
        return next(iter(found)) if len(found) == 1 else ""

    def title(self, line: int, word: Word) -> bool:
        """Whether the source has a title, or one that means the same, or a compound with it."""
        if any(line == other for _, other in self._title_words):
            return True
        return any(
            one == word.stem or one.endswith(word.stem) or word.stem.endswith(one)
            for one in self.source.stems
            if len(one) > 3
        )

    def high(self, word: Word) -> bool:
        """Whether a title is so high that it is no mere other word for somebody."""
        return (
            bool(
                re.match(r"(?:\w*chef|\w*direktør|formand|forstander|rektor|borgmester|minister)", word.lower)
            )
            and "chef" not in self.text
        )

    def titles_of(self, person: str) -> set[int]:
        """The titles that stand beside a name in the source."""
        words = self.source.words
        found: set[int] = set()
        for at, word in enumerate(words):
            if names.base_form(word.lower) != person:
                continue
            for near in (at - 1, at + 1):
                if 0 <= near < len(words) and (line := titles().get(words[near].stem)) is not None:
                    gap = self.source.text[words[min(at, near)].end : words[max(at, near)].start]
                    if len(gap) <= 2 and "." not in gap and "\n" not in gap:
                        found.add(line)
        return found

    def title_of(self, person: str) -> str:
        """The title that stands beside a name in the source, as written; or empty."""
        words = self.source.words
        for at, word in enumerate(words):
            if person and names.base_form(word.lower) == person:
                for near in (at - 1, at + 1):
                    if 0 <= near < len(words) and titles().get(words[near].stem) is not None:
                        first, last = words[min(at, near)], words[max(at, near)]
                        return self.source.text[first.start : last.end].replace("(", "").strip()
        return ""
