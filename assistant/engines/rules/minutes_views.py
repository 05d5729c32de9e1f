"""Where the parties of a meeting see it differently: views of two of them close to each other that oppose each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.danish.names import persons
from assistant.tasks.disagreements import Disagreement, View

DISAGREES = re.compile(
    r"\b(?:uenig\w*|ikke (?:helt |altid )?enige?|delte meninger|forskellige (?:meninger|holdninger|syn)|(?:ser|så) forskelligt)\b",
    re.IGNORECASE,
)
VIEW = re.compile(
    r"\b(?:synes|syntes|mener|mente|tror|troede|foretrækker|foretrak|vurderer|vurderede|ønsker|ønskede|foreslår|foreslog|advarer|frygter|holder på|argumenterer"
    r"|(?:vil|ville|så|ser) (?:hellere|helst)|vil(?:le)? ikke|(?:er|var) (?:helt |meget |stærkt |klart )?(?:for(?=\s*(?:[,.;]|$|det\b|den\b|dem\b|at\b|forslag))|imod|uenig|enig|skeptisk|ikke enig|glad for|tilfreds med|træt af|bekymret|utryg))\b",
    re.IGNORECASE,
)
# Only a view where the notes say that the two differ.
_WISH = re.compile(r"\b(?:vil(?:le)?|kan (?:ikke |godt )?lide|bør|skal|har brug for)\b", re.IGNORECASE)
# "Maren er for, Bo imod": the verb is said once.
_BARE = re.compile(r"\s*(?:imod|for|skeptisk|uenig)\b(?!\s+\w+e[nt]\b)", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:uenig\w*|ikke (?:helt )?enig\w*|imod|hellere|foretrækker|foretrak|derimod|modsat|omvendt|tværtimod|skeptisk|til gengæld)\b"
    r"|\bdet (?:synes|mener|tror|ønsker|vil|gør) (?:[^\W\d_]+ ){1,2}ikke\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(r"\b(?:også|det samme|ligeledes|(?:er|var) (?:helt )?enig\w*)\b", re.IGNORECASE)
_REFUSES = re.compile(r"(?:nej|næ|niks|tværtimod|omvendt)\b", re.IGNORECASE)
_CONTRAST = re.compile(r"(?:mens|imens|hvorimod|men|derimod)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:[,;]\s+(?:og\s+|men\s+|mens\s+|imens\s+|hvorimod\s+)?|\s+(?:mens|imens|hvorimod|men|og)\s+)"
    r"(?P<verb>det\s+(?:synes|mener|tror|er|ønsker|vil|gør)\s+)?$",
    re.IGNORECASE,
)
_JOINT_LAST = re.compile(r"[\s,;]+(?:(?:og|men|mens|imens|hvorimod)\b)?\s*$", re.IGNORECASE)
# Who is meant where no participant is named: "natholdet", "medarbejderne", "nogle … andre".
_GROUP = re.compile(
    r"(?<![\w-])(?:nogle|andre|enkelte|resten|flertallet|(?!ingen\b|meget\b|noget\b|andet\b|hvilken\b)[^\W\d_]{4,}(?:en|et|erne|ne))"
    r"(?=\s+(?:synes|syntes|mener|mente|tror|foretrækker|ønsker|(?:vil|ville|så|ser) (?:hellere|helst)|(?:er|var) (?:imod|uenige?|skeptiske?|for(?=\s*[,.;]))))",
    re.IGNORECASE,
)
# "Maren og Bo er uenige" is nobody's view.
_BOTH = re.compile(r"\b(?:uenige|ikke (?:helt |altid )?enige)\b", re.IGNORECASE)
_I = re.compile(r"\bjeg\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:han|hun|de|det er fordi|fordi)\b", re.IGNORECASE)
_ABOUT = (
    re.compile(
        r"(?:uenige?|enige?|delte meninger|forskellige (?:meninger|holdninger|syn)|forskelligt)\s+(?:om|på)\s+(?P<about>[^.:;?!]{3,90})",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:[-–*•]\s*)?(?P<about>[^.:;?!]{3,90}?),?\s+(?:er|var)\s+(?:der\s+delte\s+meninger|(?:vi|de)\s+(?:ikke\s+enige|uenige))\b",
        re.IGNORECASE,
    ),
)
_SOME_OTHERS = ("Nogle", "Andre")
_REACH = 4  # sentences from one view to the other, at most
_MOST_WORDS_ABOUT = 8
_MOST_VIEWS = 3
_MANAGED = 2


@dataclass(frozen=True)
class _Stance:
    """What one of the parties says.

    Attributes:
        numbers: its clauses.
        start: the first character, after the speaker's name.
        end: the character after the last.
        holder: whose it is; empty where it goes on with what was said before.
        says: whether it says a view in so many words.
        wishes: whether it may be a view where the notes say that two differ.
        against: whether it says that it opposes.
        contrasts: whether it is set against the one before by "mens" or "men".
    """

    numbers: tuple[int, ...]
    start: int
    end: int
    holder: str
    says: bool
    wishes: bool
    against: bool
    contrasts: str


def disagreements(notes: Notes, firm: Iterable[int], writer: str = "") -> tuple[list[Disagreement], set[int]]:
    """The disagreements, in order, and the clauses that they rest on.

    Args:
        notes: read notes.
        firm: the clauses that tell a task or a decision; one of them is a view only where it says so in so many words.
        writer: who "jeg" is, or empty.
    """
    taken = {number for number in firm if not VIEW.search(notes.words(notes.pieces[number]))}
    finder = _Finder(notes, taken, writer)
    found: list[Disagreement] = []
    used: set[int] = set()
    for stances in finder.opposed():
        announcements = finder.announcements(stances)
        about = finder.about(stances, announcements)
        found.append(Disagreement(about=about, views=[finder.view(one) for one in stances]))
        used.update(number for one in stances for number in one.numbers)
        used.update(announcements)
    return found, used


class _Finder:
    """Finds opposed views in the notes of one meeting.

    Args:
        notes: read notes.
        taken: the clauses that may not be used.
        writer: who "jeg" is, or empty.
    """

    def __init__(self, notes: Notes, taken: set[int] | frozenset[int], writer: str) -> None:
        self._notes = notes
        self._taken = taken
        self._writer = writer
        self._holders = _holders(notes)
        self._starts = [start for start, _end, _name in self._holders]
        self._stances = [
            stance
            for number, piece in enumerate(notes.pieces)
            if number not in taken and not self._is_asked(piece)
            for stance in self._parts(number, piece)
        ]
        self._held = {number for one in self._stances if one.holder for number in one.numbers}

    def _is_asked(self, piece: Piece) -> bool:
        return self._notes.spans[piece.sentence].of(self._notes.text).rstrip().endswith("?")

    def opposed(self) -> Iterator[list[_Stance]]:
        """Two views, or three, that stand close to each other and oppose each other."""
        at = 0
        while at < len(self._stances):
            pair = self._pair(at)
            if pair is None:
                at += 1
                continue
            stances, at = pair
            yield stances

    def _pair(self, at: int) -> tuple[list[_Stance], int] | None:
        """The views that a stance begins, and where the next stance after them is."""
        first = self._stances[at]
        if not first.holder or not (first.says or first.wishes):
            return None
        chosen, end = self._whole(at)
        stances = [chosen]
        for other in range(end, len(self._stances)):
            second = self._stances[other]
            if other < end:
                continue
            if not self._near(stances[-1], second) or len(stances) == _MOST_VIEWS:
                break
            known = {self._named(one, second) for one in stances}
            if (
                second.holder
                and self._named(second, first) not in known
                and self._opposes(stances[0], second)
            ):
                chosen, end = self._whole(other)
                stances.append(chosen)
        if len(stances) == 1:
            return None
        return [
            replace(one, holder=self._named(one, stances[1 - min(place, 1)]))
            for place, one in enumerate(stances)
        ], end

    def _near(self, first: _Stance, second: _Stance) -> bool:
        """Whether one view follows the other, with no more in between than the rest of what the first speaker says."""
        pieces = self._notes.pieces
        before, after = pieces[first.numbers[-1]], pieces[second.numbers[0]]
        if before.section != after.section or after.sentence - before.sentence > _REACH:
            return False
        between = range(first.numbers[-1] + 1, second.numbers[0])
        return after.sentence - before.sentence <= 1 or all(
            (before.speaker and pieces[number].speaker == before.speaker)
            or (number not in self._held and DISAGREES.search(self._notes.words(pieces[number])))
            for number in between
        )

    def _opposes(self, first: _Stance, second: _Stance) -> bool:
        announced = bool(self.announcements([first, second]))
        if announced and (second.says or second.wishes):
            return not _ALIKE.search(self._words(second)) or second.against
        if second.against or (first.holder, second.holder) == _SOME_OTHERS:
            return first.says or first.wishes
        if _ALIKE.search(self._words(second)):
            return False
        if second.contrasts and second.contrasts != "men":
            return second.says or second.wishes
        same = self._notes.pieces[first.numbers[0]].sentence == self._notes.pieces[second.numbers[0]].sentence
        return first.says and second.says and ((second.contrasts == "men") or (same and first.against))

    def _whole(self, at: int) -> tuple[_Stance, int]:
        """A stance with what goes on with it, and where the next one is."""
        first = self._stances[at]
        end = at + 1
        while end < len(self._stances) and self._goes_on(first, self._stances[end]):
            following = self._stances[end]
            first = replace(first, numbers=(*first.numbers, *following.numbers), end=following.end)
            end += 1
        return first, end

    def _goes_on(self, first: _Stance, second: _Stance) -> bool:
        before, after = self._notes.pieces[first.numbers[-1]], self._notes.pieces[second.numbers[0]]
        if second.numbers[0] - first.numbers[-1] > 1 or (second.holder and second.holder != first.holder):
            return False
        if before.sentence == after.sentence:
            return True
        begins = _GOES_ON.match(self._words(second))
        return after.sentence == before.sentence + 1 and bool(begins) and not after.speaker and second.says

    def announcements(self, stances: Sequence[_Stance]) -> list[int]:
        """The clauses around views that only say that there is a disagreement."""
        pieces = self._notes.pieces
        own = {number for one in stances for number in one.numbers}
        first, last = pieces[min(own)], pieces[max(own)]
        return [
            number
            for number in range(max(0, min(own) - 3), min(len(pieces), max(own) + 3))
            if number not in own
            and number not in self._taken
            and first.sentence - 1 <= pieces[number].sentence <= last.sentence + 1
            and pieces[number].section == first.section
            and DISAGREES.search(self._notes.words(pieces[number]))
            and number not in self._held
        ]

    def about(self, stances: Sequence[_Stance], announcements: Sequence[int]) -> str:
        """What views are about: as it is announced, or the heading; empty where neither tells."""
        pieces = self._notes.pieces
        for number in announcements:
            sentence = self._notes.spans[pieces[number].sentence].of(self._notes.text)
            for pattern in _ABOUT:
                if match := pattern.search(sentence):
                    return _capital(match["about"])
        first = pieces[stances[0].numbers[0]]
        for words in ("" if first.speaker or stances[0].start < first.start else first.head, first.section):
            title = re.sub(r"\s*\([^)]*\)", "", words).strip(" .:-–")
            if title and len(title.split()) <= _MOST_WORDS_ABOUT:
                return _capital(title)
        return ""

    def view(self, stance: _Stance) -> View:
        """A view as the minutes hold it."""
        quote = self._notes.text[stance.start : stance.end]
        text = _capital(quote)
        return View(who=stance.holder, text=text if text[-1:] in ".!?…" else f"{text}.", quotes=[quote])

    def _words(self, stance: _Stance) -> str:
        return self._notes.text[stance.start : stance.end]

    def _named(self, stance: _Stance, other: _Stance) -> str:
        """Whose a view is; "jeg" is the writer, or the one of two whom the other view is not of."""
        if stance.holder != "jeg":
            return stance.holder
        if self._writer:
            return self._writer
        names = self._notes.people.names
        others = [name for name in names if name != other.holder]
        return others[0] if len(names) == _MANAGED and len(others) == 1 else ""

    def _parts(self, number: int, piece: Piece) -> Iterator[_Stance]:
        """The stances of a clause, cut where somebody else's view begins."""
        text = self._notes.text
        cuts = [(self._begin(piece), piece.joint)]
        for start, end, _name in self._named_in(piece.start + 1, piece.end):
            before = text[cuts[-1][0] : start]
            joint = _PART.search(before)
            after = text[end : piece.end]
            if joint and (
                VIEW.search(after) or _BARE.match(after) or joint["verb"] or _WISH.match(after.strip())
            ):
                begin = cuts[-1][0] + (joint.start("verb") if joint["verb"] else joint.end())
                cuts.append((begin, before[joint.start() :].strip(" ,;")))
        for (start, joint_word), following in zip(cuts, [*cuts[1:], None], strict=True):
            stop = following[0] if following else piece.end
            stop = start + len(_JOINT_LAST.sub("", text[start:stop]))
            yield self._stance(number, piece, start, stop, joint_word)

    def _begin(self, piece: Piece) -> int:
        """Where a clause begins; "Karim er uenig: …" says it before the colon."""
        start = self._notes.spans[piece.sentence].start
        said = self._notes.text[start : piece.start]
        opens = (
            piece.first
            and bool(piece.head)
            and not piece.speaker
            and bool(self._named_in(start, piece.start))
        )
        return start if opens and (VIEW.search(said) or _AGAINST.search(said)) else piece.start

    def _stance(self, number: int, piece: Piece, start: int, stop: int, joint: str) -> _Stance:
        words = self._notes.text[start:stop]
        holder, end = self._holder(piece, start, stop)
        bare = bool(holder) and bool(_BARE.match(self._notes.text[end:stop])) and end > start
        says = bool(VIEW.search(words)) or bare or bool(_AGAINST.search(words))
        refuses = bool(piece.speaker) and bool(_REFUSES.match(words)) and len(words.split()) > 2
        contrast = _CONTRAST.match(joint)
        return _Stance(
            (number,),
            start,
            stop,
            holder,
            says or refuses,
            bool(_WISH.search(words)),
            bool(_AGAINST.search(words)) or refuses,
            contrast.group().lower() if contrast else "",
        )

    def _holder(self, piece: Piece, start: int, stop: int) -> tuple[str, int]:
        """Whose a view is, and where the name ends; empty where nobody is named."""
        named = self._named_in(start, stop)
        if not piece.speaker and _BOTH.search(self._notes.text, start, stop):
            return "", start
        if piece.speaker and not (named and named[0][0] == start):
            return piece.speaker, start
        words = self._notes.text[start:stop]
        own = _I.search(words)
        if own and not (named and named[0][0] < start + own.start()):
            return "jeg", start + own.end()
        return (named[0][2], named[0][1]) if named else ("", start)

    def _named_in(self, start: int, stop: int) -> list[tuple[int, int, str]]:
        return self._holders[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]


def _holders(notes: Notes) -> list[tuple[int, int, str]]:
    """Where those who can have a view are named: start, end and name, in order."""
    found = [(one.start, one.end, one.name) for one in notes.mentions if one.name and not one.genitive]
    if not notes.people.names:
        found += [(one.start, one.end, one.text) for one in persons(notes.text)]
    taken = {start for start, _end, _name in found}
    found += [
        (match.start(), match.end(), _capital(match.group()))
        for match in _GROUP.finditer(notes.text)
        if match.start() not in taken
    ]
    return sorted(found)


def _capital(text: str) -> str:
    joined = " ".join(text.split()).strip(" ,;")
    return joined[:1].upper() + joined[1:]
