"""Where the sentences and clauses of a Danish note begin and end.

Notes written in a hurry have few capitals, many abbreviations and often a line break where a full stop should be,
so the rules look at what stands on both sides of a mark. Everything runs in time linear in the length of the note.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from assistant.danish import verbs, wordset


class Span(NamedTuple):
    """A stretch of a text, ``text[start:end]``, without white space at its ends."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the stretch in the text that it belongs to."""
        return text[self.start : self.end]


# Never the last word of a sentence: something has to follow.
_OPEN_ABBREVIATIONS = wordset.words("""ca cirka pga mht ift ifm iht ifølge vedr ang inkl incl ekskl excl evt jf jvf jfr nr kl afd tlf d dvs hhv resp fx
    feks f.eks f.x bl.a b.la o.l aht mhp ml gns gnsn dr hr fr frk prof cand stud ing sct skt str p.g.a m.h.t i.f.t i.f.m
    i.h.t m.h.p s.d p.b.v pbv vha v.hj.a a.h.t m v f sml cf opkl adr""")
# May end a sentence; a capital after them says that they did.
_CLOSING_ABBREVIATIONS = wordset.words("""pct kr øre mio mia tkr t.kr stk min sek sec tim t mdr md osv etc mv m.v mm m.m m.fl mfl o.a oa o.lign olign km kg
    cm kvm m2 g l ltr årg o.s.v m.a.o jr sr apr aug dec feb jan jul jun mar nov okt sep sept max maks i.v p.n p.o p.m
    a.m s.u bem pers p.t dd d.d d.s spg fakt sm th vh mvh pr udd medarb proj""")
# After such a word an abbreviation goes on, also in a note without capitals.
_CONTINUING = wordset.words("""i på af til fra for med om ad pr og eller men som der at hos ved under over efter før uden mod mellem inden siden
    hver mere mindre ekstra dagligt ugentligt årligt månedligt senere inkl ekskl ex moms end så mens indtil""")
_MONTHS = wordset.words("""januar februar marts april maj juni juli august september oktober november december
    jan feb mar apr jun jul aug sep sept okt nov dec""")
# Words after a number with a full stop that make it an ordinal ("3. klasse", "1. kvartal").
_AFTER_ORDINAL = _MONTHS | wordset.words("""klasse klasser klasserne klasses klassen kl kvartal kvt sal etage halvår halvleg gang gange år årgang årgangs
    semester termin trimester division runde plads pladsen prioritet udgave del led generation dag dagen uge måned time
    division holdet hold spor version rate ratebetaling afdeling kapitel punkt linje fase etape lektion modul session
    møde samtale besøg forsøg trin behandling vagt søndag mandag tirsdag onsdag torsdag fredag lørdag hverdag og eller
    til juledag pinsedag påskedag bedømmelse rykker viceborgmester næstformand hovedforløb skoleperiode""")
_LIST_MARK = re.compile(
    r"[ \t\u00a0]*(?:[-–—*•·‣▪●○►➤✓✔☐☑>→]+[ \t\u00a0]+|\[[ xX]?\][ \t]+|\(?\d{1,2}\)[ \t]+|[a-hA-H]\)[ \t]+)+"
)
_NUMBER_MARK = re.compile(r"[ \t]*(\d{1,2})\.[ \t]+(?=\S)")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\"'”’“»«)]}›"
_END = re.compile(r"[.!?…]+[\"'”’“»«)\]}›]*")
_WORD = re.compile(r"\w+", re.UNICODE)
_SMILEY = re.compile(
    r"[:;=]-?[)(DPp/|]+|[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2764]["
    r"\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2764\uFE0F\u200D]*"
)
_SMILEYS = re.compile(rf"(?:[ \t]*(?:{_SMILEY.pattern}))+")
_TOKEN_REACH = 40
_VOWELS = frozenset("aeiouyæøåéü")
_BEFORE_ORDINAL = wordset.words("d. d den hver hvert det de en et nr nr.")
_LAST_DAY = 31
_ORDINAL_DIGITS = 3
_STARTERS = wordset.words("""jeg vi det der den de han hun du så nu da når men og har havde er var blev fik gik ingen alle i på efter næste
    min vores dette disse derfor hvis hvor hvad skal skulle kan kunne vil ville burde måske også bagefter først siden""")


def split(text: str) -> list[Span]:
    """The sentences of a note, in order.

    A line break, a list mark and a closing mark end a sentence; lines that are only wrapped at a fixed width are read
    on. List marks belong to no sentence, and white space neither. Smileys and stray marks go with the sentence before.

    Args:
        text: the note as it was written.
    """
    spans: list[Span] = []
    small = _begins_small(text)
    for start, end in _paragraphs(text):
        first_of_line = len(spans)
        for piece in _sentences_of(text, start, end, small):
            if len(spans) > first_of_line and not _WORD.search(text, piece.start, piece.end):
                spans[-1] = Span(spans[-1].start, piece.end)
            else:
                spans.append(piece)
    return spans


def clauses(text: str, span: Span) -> list[Span]:
    """The main clauses of a sentence: it is split before og, men, så and hvilket where both sides have a verb.

    What follows must have its own subject too: "Jeg ringede, og han kom" is two clauses, "Jeg ringede og bad om hjælp" one.

    Args:
        text: the note.
        span: one of its sentences.

    Returns:
        Spans that follow each other and cover the sentence; the sentence itself where it is one clause.
    """
    pieces: list[Span] = []
    start = span.start
    for match in _JOINT.finditer(text, span.start, span.end):
        at = match.start("word")
        left, right = text[start : match.start()], text[at : span.end]
        if len(left) < _LEAST_CLAUSE or len(right) < _LEAST_CLAUSE or _inside_brackets(left):
            continue
        if verbs.has_finite(left) and _opens_clause(right):
            pieces.append(_trimmed(text, start, at))
            start = at
    pieces.append(_trimmed(text, start, span.end))
    return pieces


_CLEAR_STOP = re.compile(r"[^\W\d_]{4}[.!?] +([^\W\d_])")


def _begins_small(text: str) -> bool:
    """Whether the note begins most of its sentences with small letters."""
    firsts = [match.group(1) for match in _CLEAR_STOP.finditer(text)]
    small = sum(1 for first in firsts if first.islower())
    return small * 2 > len(firsts)


_LEAST_CLAUSE = 12
_CLAUSE_REACH = 90
_JOINT = re.compile(r"(?:[,;]\s+|\s+[-–—]\s+|\s+)(?P<word>og|men|så|hvilket)(?=\s)", re.IGNORECASE)
_SUBJECTS = wordset.words("jeg vi det der den de han hun du man ingen alle begge nogen")


def _opens_clause(right: str) -> bool:
    """Whether a joint and what follows it begin a clause with a subject and a finite verb of its own."""
    joint, *following = [match.group().lower() for match in _WORD.finditer(right[:_CLAUSE_REACH])][:7]
    if joint == "hvilket":
        return any(verbs.is_finite(word) for word in following[:3])
    for index, word in enumerate(following[:5]):
        if verbs.is_finite(word):
            inverted = following[index + 1 : index + 2]
            return index > 0 or bool(inverted and inverted[0] in _SUBJECTS)
    return False


def _inside_brackets(left: str) -> bool:
    return left.count("(") > left.count(")")


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each line begins (after its list mark) and ends; hard-wrapped lines are one."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    numbers = [_number_of(text, start, end) for start, end in lines]
    joined = _wrapped(text, lines)
    found: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(lines):
        if joined[index] and found:
            found[-1] = (found[-1][0], end)
            continue
        mark = _LIST_MARK.match(text, start, end)
        if not mark and _counted(numbers, index):
            mark = _NUMBER_MARK.match(text, start, end)
        found.append((mark.end() if mark else start, end))
    return found


def _number_of(text: str, start: int, end: int) -> int | None:
    match = _NUMBER_MARK.match(text, start, end)
    return int(match.group(1)) if match else None


def _counted(numbers: list[int | None], index: int) -> bool:
    """Whether the number that opens a line is one of a counted list (1. 2. 3.), and not "3. klasse"."""
    number = numbers[index]
    if number is None:
        return False
    before = numbers[index - 1] if index else None
    after = numbers[index + 1] if index + 1 < len(numbers) else None
    return before == number - 1 or after == number + 1


_WRAP_LEAST, _WRAP_MOST = 50, 100


def _wrapped(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """For each line whether it only goes on with the line before, since the text was wrapped at a fixed width."""
    joined = [False] * len(lines)
    first = 0
    while first < len(lines):
        last = first
        while last + 1 < len(lines) and lines[last + 1][0] - lines[last][1] <= 2:
            last += 1
        block = lines[first : last + 1]
        width = max(end - start for start, end in block)
        if len(block) >= 3 and _WRAP_LEAST <= width <= _WRAP_MOST and _breaks_at(text, block, width):
            for index in range(first + 1, last + 1):
                joined[index] = not _LIST_MARK.match(text, *lines[index])
        first = last + 1
    return joined


def _breaks_at(text: str, block: list[tuple[int, int]], width: int) -> bool:
    """Whether no line but the last had room for the next line's first word."""
    for (start, end), (next_start, next_end) in pairwise(block):
        word = text[next_start:next_end].split(maxsplit=1)
        if not word or end - start + 1 + len(word[0]) <= width:
            return False
    return True


def _sentences_of(text: str, start: int, end: int, small: bool) -> list[Span]:
    pieces: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() < begin or not _ends(text, begin, match, end, small):
            continue
        stop = match.end()
        if smileys := _SMILEYS.match(text, stop, end):
            stop = smileys.end()
        pieces += _at_smileys(text, begin, stop)
        begin = stop
    pieces += _at_smileys(text, begin, end)
    trimmed = (_trimmed(text, piece.start, piece.end) for piece in pieces)
    return [piece for piece in trimmed if piece.end > piece.start]


def _at_smileys(text: str, start: int, end: int) -> list[Span]:
    """Splits after a smiley that a capital follows ("godt gået 😊 Vi tog …")."""
    pieces: list[Span] = []
    begin = start
    for match in _SMILEYS.finditer(text, start, end):
        rest = match.end()
        if rest < end - 1 and text[rest] == " " and text[rest + 1].isupper():
            pieces.append(Span(begin, rest))
            begin = rest
    pieces.append(Span(begin, end))
    return pieces


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends(text: str, begin: int, match: re.Match[str], end: int, small: bool) -> bool:
    """Whether a run of closing marks ends the sentence that began at ``begin``."""
    after = match.end()
    if after >= end:
        return True
    following = text[after : after + _TOKEN_REACH]
    if not following[0].isspace():
        return _ends_without_space(text, match, following)
    word_match = _WORD.search(following)
    following_word = word_match.group() if word_match else ""
    lower = following.lstrip()[:1].islower()
    mark = match.group()
    if mark[-1] in _CLOSERS and lower:
        return False
    if mark.startswith(("..", "…")):
        return not lower
    if mark[0] != ".":
        return True
    return _full_stop_ends(_words_before(text, begin, match.start()), following_word, lower, small)


def _ends_without_space(text: str, match: re.Match[str], following: str) -> bool:
    """A forgotten space: "færdig.Vi tog" ends, "example.dk", "kl.14" and "2.b" do not."""
    before = text[max(0, match.start() - 3) : match.start()]
    capital = following[0].isupper() and following[1:2].islower()
    return len(before) == 3 and before.isalpha() and before.islower() and capital


def _words_before(text: str, begin: int, at: int) -> list[str]:
    words = text[max(begin, at - _TOKEN_REACH) : at].lower().split()
    return [word.lstrip("(\"'”»[") for word in words[-2:]]


def _full_stop_ends(before: list[str], following: str, lower: bool, small: bool) -> bool:
    """Whether one full stop ends a sentence.

    Args:
        before: the two words before it, in lower case.
        following: the word after it.
        lower: whether that begins with a small letter.
        small: whether the note begins its sentences with small letters.
    """
    token, earlier = before[-1] if before else "", before[-2] if len(before) > 1 else ""
    if token in _OPEN_ABBREVIATIONS:
        return False
    if token in _CLOSING_ABBREVIATIONS or _looks_shortened(token):
        if following[:1].isdigit():
            return False
        return not lower or (small and token in _CLOSING_ABBREVIATIONS and following not in _CONTINUING)
    number = token.rsplit("-", 1)[-1]
    if number.isdigit() and len(number) <= _ORDINAL_DIGITS:
        return _number_ends(int(number), earlier, following.lower(), lower, small)
    if len(token) == 1 and token.isalpha():
        return small or not lower
    return True


def _looks_shortened(token: str) -> bool:
    """Few Danish words have no vowel, but many abbreviations have none ("spg.", "stk.")."""
    return 1 < len(token) <= 4 and token.isalpha() and not set(token) & _VOWELS


def _number_ends(number: int, earlier: str, following: str, lower: bool, small: bool) -> bool:
    """Whether "12." ends a sentence, or is an ordinal such as "12. marts" or "hver 3. uge"."""
    if following in _AFTER_ORDINAL:
        return False
    if not lower:
        return True
    if earlier in _BEFORE_ORDINAL:
        return False
    return small or number > _LAST_DAY or following in _STARTERS
