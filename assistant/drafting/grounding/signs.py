"""Up or down, earlier or later, inclusive or exclusive: does a draft turn round what a source says?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from assistant.danish.numbers import Quantity
from assistant.danish.stems import stem
from assistant.danish.wordset import words
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.operands import Operand, times
from assistant.drafting.grounding.reading import Reading, Sentence, Word
from assistant.drafting.grounding.reckoning import Fit

# Each line has two sides that say the opposite of each other.
_OPPOSITES = """
steg stiger steget stigning stigende voksede vokset vækst øget øgede op forøget løftede løftet højnet hævet / faldt falder faldet fald faldende ned nedgang mindsket reduceret sænket sank dykkede nedbragt
frem fremad fremgang / tilbage tilbagegang
højere / lavere
flere / færre
længere / kortere
hurtigere / langsommere
tidligere forinden / senere
foran / bagud bagefter forsinket
senest / tidligst
inkl inklusive inklusiv / ekskl eksklusive eksklusiv
bedre / dårligere værre ringere
godkendt godkendte godkender / afvist afviste afviser
accepteret accepterede / afslået afslog
billigere / dyrere
overskud / underskud
større / mindre
mindst minimum / højst maksimalt max maks
plus / minus
åbner åbnede åbnet / lukker lukkede lukket
"""

_TOO_MANY = re.compile(r"\bfor\s+(?:meget|mange)\b", re.IGNORECASE)
_TOO_FEW = re.compile(r"\b(?:mangler|manglede|for\s+(?:lidt|få))\b", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\bfra\s+(?P<a>(?:\d[\d.,]*\d|[^\s,.;]+)(?:\s+(?:%|pct\.?|kr\.?|mio\.?))?)\s+(?:til|mod)\s+(?P<b>\d[\d.,]*\d|[^\s,.;]+)",
    re.IGNORECASE,
)

_BEFORE = re.compile(r"\b(?:mod|sidst|sidste|før|forrige|plejer|normalt)\b", re.IGNORECASE)
_BEFORE_AFTER = re.compile(
    r"\W*(?:\w+\s+)?(?:sidste|sidst|før|forrige|i\s+fjor|plejer|normalt)\b", re.IGNORECASE
)
_OVER_UNDER = re.compile(r"\s*(?:\w+\.?\s+){0,2}?(?P<side>over|under)\b", re.IGNORECASE)
_UP, _DOWN = "up", "down"
_MORE_WORDS = frozenset(
    stem(word)
    for word in words(
        """steg stiger steget stigning voksede vokset vækst øget øgede op forøget løftet frem flere mere højere
        længere større længer dyrere"""
    )
)
_LESS_WORDS = frozenset(
    stem(word)
    for word in words(
        """faldt falder faldet fald ned nedgang mindsket reduceret sænket færre mindre lavere kortere billigere
        nedbragt halveret"""
    )
)


@lru_cache(maxsize=1)
def _sides() -> dict[str, tuple[int, int]]:
    """The words above in each form: their line, and their side of it. Stems would not do: "senere" and "senest" share one."""
    return {
        word: (line, side)
        for line, text in enumerate(_OPPOSITES.strip().splitlines())
        for side, words in enumerate(text.split("/"))
        for word in words.split()
    }


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each word of the draft that turns something round."""
    yield from _turned(draft, source)
    yield from _over_under(draft, source)
    for sentence in draft.clauses:
        yield from _opposites(sentence, draft, source)
        yield from _amounts(sentence, draft, source)
        yield from _directions(sentence, draft, source)
        yield from _clock_directions(sentence, draft, source)


def _turned(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "fra A til B" where the source has "fra B til A"."""
    known = source.made(_from_to)
    for match in _FROM_TO.finditer(draft.text):
        ends = (_end(match["a"]), _end(match["b"]))
        if ends not in known and (ends[1], ends[0]) in known and ends[0] != ends[1]:
            yield Verdict("sign", _verb_before(draft, match.start()), match.end(), known[ends[1], ends[0]])
        elif ends not in known and _older(ends[1], ends[0], source):
            yield Verdict("sign", _verb_before(draft, match.start()), match.end())


def _from_to(source: Reading) -> dict[tuple[str, str], str]:
    """All "fra A til B" of a source, by their ends."""
    return {(_end(match["a"]), _end(match["b"])): match.group() for match in _FROM_TO.finditer(source.text)}


def _verb_before(draft: Reading, start: int) -> int:
    """The start of "steg" or "faldt" right before "fra A til B", or that of "fra" itself."""
    near = [
        word for word in draft.words if 0 < start - word.start < 30 and word.stem in _MORE_WORDS | _LESS_WORDS
    ]
    return near[-1].start if near else start


def _older(late: str, early: str, source: Reading) -> bool:
    """Whether the source names two figures one after the other and says that the second is of before ("4,9 sidste år")."""
    figures = [quantity for quantity in source.quantities if quantity.kind == "cardinal"]
    return any(
        _digits(one.text) == early
        and _digits(other.text) == late
        and (_BEFORE.search(source.text, one.end, other.start) or _BEFORE_AFTER.match(source.text, other.end))
        for one, other in pairwise(figures)
    )


def _digits(text: str) -> str:
    return _end(re.sub(r"[^\d.,].*$", "", text))


def _end(text: str) -> str:
    return re.split(r"\s", text.lower().strip(".,;"))[0].rstrip("%")


def _over_under(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "45.000 over" made into "45.000 under", and the other way round."""
    theirs = source.made(_sides_of_figures)
    for quantity in draft.quantities:
        match = _OVER_UNDER.match(draft.text, quantity.end)
        known = theirs.get(quantity.raw)
        if match and known and match["side"].lower() not in known:
            yield Verdict("sign", match.start("side"), match.end("side"), next(iter(known)))


def _sides_of_figures(source: Reading) -> dict[Decimal, set[str]]:
    """Whether "over" or "under" stands after each figure of a source."""
    theirs: dict[Decimal, set[str]] = {}
    for quantity in source.quantities:
        if match := _OVER_UNDER.match(source.text, quantity.end):
            theirs.setdefault(quantity.raw, set()).add(match["side"].lower())
    return theirs


def _near(clause: Sentence, draft: Reading, source: Reading, floor: float = 0.34) -> list[Sentence]:
    """The sentences of the source that a clause was made from."""
    ranked = source.nearest(clause, 2)
    best = [source.sentences[at] for at, score in ranked if score >= floor and score >= 0.8 * ranked[0][1]]
    figures = [q for q in draft.quantities if clause.start <= q.start < clause.end and q.text[0].isdigit()]
    for quantity in figures:
        for other in source.made(_by_raw).get(quantity.raw, ()):
            best += [one for one in _sentence_at(other.start, source) if one not in best]
    return best[:4]


def _by_raw(source: Reading) -> dict[Decimal, list[Quantity]]:
    found: dict[Decimal, list[Quantity]] = {}
    for quantity in source.quantities:
        found.setdefault(quantity.raw, []).append(quantity)
    return found


def _sentence_at(place: int, source: Reading) -> tuple[Sentence, ...]:
    """The sentence that a place of the source lies in, if any."""
    at = bisect_right(source.sentences, place, key=lambda sentence: sentence.start) - 1
    return source.sentences[at : at + 1] if at >= 0 and place < source.sentences[at].end else ()


def _opposites(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    sides = _sides()
    near: list[Sentence] | None = None
    for word in clause.words:
        place = sides.get(word.lower)
        if place is None:
            continue
        near = _near(clause, draft, source) if near is None else near
        theirs = {sides[other.lower]: other for one in near for other in one.words if other.lower in sides}
        line, side = place
        if (line, side) in theirs or (line, 1 - side) not in theirs:
            continue
        if any(other.lower in sides and sides[other.lower] == (line, 1 - side) for other in clause.words):
            continue  # both sides are named
        yield Verdict("sign", word.start, word.end, theirs[line, 1 - side].text)


def _amounts(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "mangler 5" made into "5 for meget", and the other way round."""
    text = draft.text[clause.start : clause.end]
    for ours, theirs in ((_TOO_MANY, _TOO_FEW), (_TOO_FEW, _TOO_MANY)):
        match = ours.search(text)
        if not match:
            continue
        for sentence in _near(clause, draft, source):
            other = theirs.search(source.text, sentence.start, sentence.end)
            if (
                other
                and not ours.search(source.text, sentence.start, sentence.end)
                and _same_figure(clause, sentence, draft, source)
            ):
                yield Verdict("sign", clause.start + match.start(), clause.start + match.end(), other.group())
                return


def _same_figure(clause: Sentence, sentence: Sentence, draft: Reading, source: Reading) -> bool:
    ours = {q.raw for q in draft.quantities if clause.start <= q.start < clause.end}
    return any(q.raw in ours for q in source.quantities if sentence.start <= q.start < sentence.end)


def _directions(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A rise or a fall by a figure that is the difference of two figures of the source, in the wrong direction."""
    ups = [word for word in clause.words if word.stem in _MORE_WORDS]
    downs = [word for word in clause.words if word.stem in _LESS_WORDS]
    if bool(ups) == bool(downs):
        return
    words: list[Word] = ups or downs
    if "end" in clause.lower:
        return  # "seks flere end Dennis" compares two that the order says nothing of
    said = _UP if ups else _DOWN
    for quantity in draft.quantities:
        if not clause.start <= quantity.start < clause.end or quantity.value == 0 or quantity.kind == "label":
            continue
        word = min(words, key=lambda one: abs(one.start - quantity.start))
        if abs(word.start - quantity.end) > 40:
            continue
        seen = _seen_directions(quantity, source)
        if seen and said not in seen:
            yield Verdict("sign", word.start, word.end)
            return


_EARLIER, _LATER = words("tidligere forinden"), words("senere")


def _clock_directions(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "45 minutter tidligere" where the source moves it from 11.30 to 12.15."""
    earlier = [word for word in clause.words if word.lower in _EARLIER]
    later = [word for word in clause.words if word.lower in _LATER]
    if bool(earlier) == bool(later) or "i stedet for" in source.text:
        return
    known = source.made(times)
    for quantity in draft.quantities:
        if not (clause.start <= quantity.start < clause.end and quantity.dimension == "time"):
            continue
        apart = [b - a for (a, _), (b, _) in pairwise(known) if abs(b - a) * 60 == quantity.base]
        if apart and all((step > 0) == bool(earlier) for step in apart):
            word = (earlier or later)[0]
            yield Verdict("sign", word.start, word.end)
            return


def _seen_directions(quantity: Quantity, source: Reading) -> set[str]:
    """In which directions neighbouring figures of the source differ by a figure."""
    fits = Fit(quantity)
    seen: set[str] = set()
    if any(
        other.raw == quantity.raw and (other.unit == quantity.unit or not other.unit)
        for other in source.quantities
    ):
        return seen  # the source says the difference itself
    figures = [q for q in source.quantities if q.kind == "cardinal"]
    for at, first in enumerate(figures):
        for second in figures[at + 1 : at + 4]:
            unit = first.unit or second.unit
            a, b = (
                Operand(float(first.value), first.unit, "").into(unit),
                Operand(float(second.value), second.unit, "").into(unit),
            )
            if a is None or b is None or a == b:
                continue
            percent = quantity.unit == "%" and unit != "%" and a and fits.share(abs(b - a) / a)
            if percent or (quantity.unit != "%" and fits.value(Operand(abs(b - a), unit, ""))):
                between = source.text[first.end : second.start].lower()
                after = source.text[second.end : second.end + 14].lower()
                if re.search(r"\bnu\b", between) and not re.search(
                    r"\b(?:var|før|tog|fra(?!\s+(?:d\.?\s+)?\d{1,2}[./]))\b",
                    source.text[max(0, first.start - 40) : second.start].lower(),
                ):
                    continue
                back = bool(
                    re.search(r"\b(?:mod|sidste|før|forrige)\b", between)
                    or re.match(r"\s*(?:før|sidste|i fjor)\b", after)
                )
                rising = b > a
                seen.add(_UP if rising != back else _DOWN)
    return seen
