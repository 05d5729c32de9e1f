"""More than is said: all for most, none for fewer, alone for together, what is denied, and to whom something is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.danish import names
from assistant.danish.numbers import Quantity
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.near import has_word, nearest_clause
from assistant.drafting.grounding.reading import Reading, Sentence, Word

_EVERY = re.compile(r"(?<!\w)(?:alle|samtlige)\s+(?:de\s+)?$", re.IGNORECASE)
_EVERY_WORD = re.compile(r"(?<!\w)(?:alle|samtlige|allesammen|hver|begge)(?!\w)", re.IGNORECASE)

_NO_LONGER = re.compile(
    r"(?<!\w)(?:ikke\s+længere|slet\s+(?:ikke|ingen|intet)|ingen\s+(?:\w+\s+)?(?:længere|mere)|aldrig\s+mere|helt\s+(?:væk|forsvundet|stoppet))(?!\w)",
    re.IGNORECASE,
)
_FEWER = re.compile(r"(?<!\w)(?:færre|mindre|sjældnere|sjældent|lidt|enkelte|få)(?!\w)", re.IGNORECASE)
_NONE = re.compile(r"(?<!\w)(?:ikke|ingen|intet|aldrig|nul|0|væk|stoppet|slut|ej|uden)(?!\w)", re.IGNORECASE)

_ALONE = re.compile(r"(?<!\w)(?:alene|på\s+egen\s+hånd|uden\s+hjælp|egenhændigt)(?!\w)", re.IGNORECASE)
_ALONE_HELD = re.compile(
    r"(?<!\w)(?:alene|selv\w*|egen\w*|eget|uden|kun|bare|ene\w*|solo|mutters)(?!\w)", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"(?<!\w)(?:vi|os|sammen|hjalp|begge|holdet|teamet)(?!\w)|\w\s*(?:\bog\b|&|\+)\s*\w", re.IGNORECASE
)

_NEXT = re.compile(
    r"(?<!\w)(?P<unit>uge|måned)e?n\s+(?:efter|før)(?!\w)|(?<!\w)næste\s+(?P<next>uge|måned)(?!\w)",
    re.IGNORECASE,
)

# What is said not to be so, and what is left behind for something else.
_NOT = re.compile(
    r"(?<!\w)(?:ikke|ej)\s+(?:længere\s+)?(?:(?:i|på|til|fra|hos|med|af|ved|for)\s+)?$", re.IGNORECASE
)
_SET_AGAINST = re.compile(
    r"(?<!\w)(?:ikke|i\s+stedet|frem\s+for|fremfor|modsat|sidst|tidligere|før|forrige|plejer|hidtil|men|fra|flytte\w*|end|hverken|heller)(?!\w)",
    re.IGNORECASE,
)

_OF_BEFORE = re.compile(r"\s+(?:som\s+)?(?:sidst|før|tidligere|plejer|længere|ikke)(?!\w)", re.IGNORECASE)

_TO = ("til", "fra", "hos", "med")


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each stretch of the draft that says more than its sources."""
    yield from _everybody(draft, source)
    yield from _denied_names(draft, source)
    for clause in draft.clauses:
        yield from _none_left(clause, draft, source)
        yield from _alone(clause, draft, source)
        yield from _next_week(clause, draft, source)
        yield from _to_whom(clause, draft, source)


def _in(part: Sentence, quantities: tuple[Quantity, ...]) -> list[Quantity]:
    return [one for one in quantities if part.start <= one.start < part.end]


def _everybody(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "Alle seks svarede" where the source says it of five."""
    for quantity in draft.quantities:
        every = _EVERY.search(draft.text[: quantity.start])
        if quantity.unit or quantity.value < 2 or not every or source.finds(_EVERY_WORD):
            continue
        clause = next((one for one in draft.clauses if one.start <= quantity.start < one.end), None)
        near = nearest_clause(clause, source)[0] if clause else None
        if clause is None or near is None:
            continue
        said = [word for word in clause.words if word.content and word.start > quantity.end]
        for part in _around(near, source):
            fewer = [
                one for one in _in(part, source.quantities) if not one.unit and 0 < one.value < quantity.value
            ]
            if not fewer:
                continue
            rest = Sentence(fewer[0].end, part.end, tuple(w for w in part.words if w.start > fewer[0].end))
            if any(
                has_word(rest, word) and word.lower not in ("i", "alt")
                for word in said[:6]
                if not _same_noun(word, quantity)
            ):
                yield Verdict("figure", every.start(), quantity.end, source.text[fewer[0].start : part.end])
                break


def _same_noun(word: Word, quantity: Quantity) -> bool:
    return bool(quantity.noun) and word.lower == quantity.noun


def _around(near: Sentence, source: Reading) -> Iterator[Sentence]:
    """A clause of the source and its neighbours."""
    at = source.clauses.index(near)
    yield from source.clauses[max(0, at - 1) : at + 2]


def _none_left(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "Ikke længere" where the source says "færre"."""
    match = _NO_LONGER.search(draft.text, clause.start, clause.end)
    if not match:
        return
    near, score = nearest_clause(_part_at(match.start(), clause, draft), source)
    if near is None or score < 0.3:
        return
    fewer = _FEWER.search(source.text, near.start, near.end)
    if fewer and not _NONE.search(source.text, near.start, near.end):
        yield Verdict(
            "claim", match.start(), match.end(), source.text[fewer.start() : fewer.end() + 20].strip()
        )


def _part_at(place: int, clause: Sentence, reading: Reading) -> Sentence:
    """The part of a clause between two commas that a place lies in."""
    start = max(reading.text.rfind(mark, clause.start, place) for mark in (",", ";", ":")) + 1 or clause.start
    stop = re.compile(r"[,;:]").search(reading.text, place, clause.end)
    end = stop.start() if stop else clause.end
    return Sentence(start, end, tuple(word for word in clause.words if start <= word.start < end))


def _alone(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "Alene" of what several do, or what nobody said of."""
    match = _ALONE.search(draft.text, clause.start, clause.end)
    if not match or source.finds(_ALONE_HELD):
        return
    near, score = nearest_clause(clause, source)
    if near is not None and score >= 0.3 and _TOGETHER.search(source.text, near.start, near.end):
        yield Verdict("claim", match.start(), match.end())


def _next_week(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "Ugen efter" where the source tells no week."""
    match = _NEXT.search(draft.text, clause.start, clause.end)
    if not match:
        return
    unit = (match["unit"] or match["next"]).lower()
    told = any(one.written.day or one.written.week or one.written.month for one in source.dates)
    counted = any(one.unit in ("uge", "dag", "måned") for one in source.quantities)
    if not told and not counted and not re.search(rf"{unit}|dag|mdr|senere", source.text, re.IGNORECASE):
        yield Verdict("date", match.start(), match.end())


def _denied_names(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A place or a person that the source names only to say that it is not so."""
    denied = source.made(_only_denied)
    for clause in draft.clauses if denied else ():
        for word in clause.words:
            if (
                word.text[0].isupper()
                and names.base_form(word.lower) in denied
                and not _SET_AGAINST.search(draft.text, max(clause.start, word.start - 30), word.start)
                and not _OF_BEFORE.match(draft.text, word.end, clause.end)
            ):
                yield Verdict("name", word.start, word.end, denied[names.base_form(word.lower)])


def _only_denied(source: Reading) -> dict[str, str]:
    """Capitalised words that stand after "ikke" wherever they stand, with what is said there."""
    found: dict[str, str | None] = {}
    for word in source.words:
        if not word.text[0].isupper() or word.initial:
            continue
        before = _NOT.search(source.text[max(0, word.start - 24) : word.start])
        base = names.base_form(word.lower)
        start = word.start - (len(before.group()) if before else 0)
        found[base] = source.text[start : word.end] if before and found.get(base, "") is not None else None
    initial = {names.base_form(word.lower) for word in source.words if word.initial}
    return {base: said for base, said in found.items() if said and base not in initial}


def _to_whom(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "Til Maja" where the source says "til mig"."""
    for before, word in pairwise(clause.words):
        if (
            before.lower not in _TO
            or word.start not in draft.person_starts
            or names.split_genitive(word.text)[1]
        ):
            continue
        base = names.base_form(word.lower)
        near, score = nearest_clause(clause, source)
        if near is None or score < 0.4 or base in {names.base_form(one) for one in near.lower}:
            continue
        for preposition, me in pairwise(near.words):
            if preposition.lower == before.lower and me.lower == "mig" and _deed_shared(clause, near):
                yield Verdict(
                    "role", before.start, word.end, source.text[preposition.start : me.end], "other"
                )
                return


def _deed_shared(clause: Sentence, near: Sentence) -> bool:
    """Whether two clauses share enough words besides persons."""
    shared = {word.stem for word in clause.words if word.content and has_word(near, word)}
    return len(shared) >= 2
