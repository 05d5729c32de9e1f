"""The guards together: all findings of a draft, in its order, without overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from assistant.danish import sentences
from assistant.drafting.grounding import (
    Derivation,
    Finding,
    claims,
    doers,
    figures,
    holders,
    overstated,
    people,
    signs,
    times,
    turned_deeds,
)
from assistant.drafting.grounding.around import LONG, around
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.reading import Reading

# Characters from which the sentences that a draft has from its sources are left out; against a long source few are enough.
_LONG, _SHORT = 3_000, 200

_SPACE = re.compile(r"\s+")
# How far around a stretch a doubt is looked for, in characters.
_AROUND = 90
# What takes a clause back that follows it, and one that it follows.
_HEDGE_BEFORE = re.compile(
    r"(?:\b(?:måske|muligvis|formentlig|vistnok|tror|gætter|hvis|medmindre|næppe|tvivl\w*|usikker\w*|håber|ønske\w*|rygte\w*|hørt|burde|ikke\s+(?:sikk\w+|afgjort|besluttet|aftalt))\b[^,]{0,30}(?:,\s*|\bat\s+|\bom\s+)"
    r"|\b(?:ikke|ingen|aldrig|hverken)\b[^,]{0,30},?\s*\bat\s+|\bom\s+)$"
)
_MAIN_CLAUSE = re.compile(r"(?:og|men|så|derfor|samt|for)\s")
_HEDGE_AFTER = re.compile(
    r"\s*,?\s*(?:tror\b|tænker jeg|mener jeg\b|vist\b|måske\b|formentlig\b|hvis\b|medmindre\b|men ikke\b|eller ej\b|synes jeg nok)"
)

# A message fits on a line or two.
_LONGEST_QUOTE = 60


def check(
    draft: str, sources: Sequence[str], written: Sequence[date], quotes: Sequence[str] = ()
) -> list[Finding]:
    """See ``grounding.check``."""
    theirs = _source("\n\n".join(sources), tuple(written))
    if len(draft) > (_SHORT if len(theirs.text) >= LONG else _LONG):
        left = _Left(draft, theirs)
        return [left.placed(finding) for finding in _checked(left.text, theirs, quotes, len(sources))]
    return _checked(draft, theirs, quotes, len(sources))


def _checked(draft: str, theirs: Reading, quotes: Sequence[str], notes: int) -> list[Finding]:
    ours = Reading(draft)
    told = _Told(ours, theirs)
    if told.all:
        return []
    near = around(ours, theirs, quotes)
    guards = (
        figures.judge,
        times.judge,
        people.judge,
        signs.judge,
        doers.judge,
        turned_deeds.judge,
        holders.judge,
        overstated.judge,
        claims.judge,
    )
    found = [
        _finding(draft, verdict, notes, theirs if near else None)
        for judge in guards
        # Who is named anywhere may be named.
        for verdict in judge(ours, theirs if judge is people.judge or near is None else near)
        if verdict.kind not in ("", "derived") and not told.word_for_word(verdict)
    ]
    return _sorted(found)


@lru_cache(maxsize=2)
def _source(text: str, written: tuple[date, ...]) -> Reading:
    """The sources as read; the fields of a draft are held against the same ones, one after the other."""
    return Reading(text, written)


class _Left:
    """What is left of a long draft without the sentences that a source has word for word, also where "jeg" was put before
    one. The guards weigh each sentence against each; without this a draft of 20,000 words would take a minute.

    Attributes:
        text: the sentences that are left, a line each.
    """

    def __init__(self, draft: str, source: Reading) -> None:
        self._draft = draft
        held, known = source.made(_held), source.made(_own_sentences)
        kept: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        length = 0
        for span in sentences.split(draft):
            sentence = span.of(draft)
            words = _bare(sentence)
            if words in known or words.removeprefix("jeg ") in known or held.says(sentence):
                continue
            self._starts.append(length)
            self._origins.append(span.start)
            kept.append(sentence)
            length += len(sentence) + 1
        self.text = "\n".join(kept)

    def placed(self, finding: Finding) -> Finding:
        """A finding in what is left, at its place in the draft."""
        start, end = self._place(finding.start), self._place(finding.end - 1) + 1
        return replace(finding, start=start, end=end, text=self._draft[start:end])

    def _place(self, at: int) -> int:
        number = bisect_right(self._starts, at) - 1
        return self._origins[number] + at - self._starts[number]


def _own_sentences(source: Reading) -> frozenset[str]:
    return frozenset(_bare(span.of(source.text)) for span in sentences.split(source.text))


class _Told:
    """Which clauses of a draft the source has word for word: nothing in them is doubted."""

    def __init__(self, draft: Reading, source: Reading) -> None:
        held = source.made(_held)
        self._clauses = [
            (clause.start, clause.end)
            for clause in draft.clauses
            if len(clause.words) > 2 and held.says(draft.text[clause.start : clause.end])
        ]
        self.all = len(self._clauses) == len(draft.clauses)

    def word_for_word(self, verdict: Verdict) -> bool:
        """Whether a verdict is about such a clause."""
        return any(start <= verdict.start and verdict.end <= end for start, end in self._clauses)


class _Held:
    """The words of a text, to look others up in."""

    def __init__(self, text: str) -> None:
        # A line's end is as long as a space, so that places in both are the same.
        self._lines = _SPACE.sub(lambda gap: "\n" if "\n" in gap.group() else " ", text.strip().lower())
        self._text = self._lines.replace("\n", " ")

    def says(self, stretch: str) -> bool:
        """Whether the text says a stretch word for word, as whole words ("5 timer" is not in "25 timer") and without
        a doubt or a denial around it that the stretch leaves out ("tror jeg nok", "ikke, at …")."""
        words = _bare(stretch)
        asks = stretch.rstrip().endswith("?")
        at = self._text.find(words) if words else -1
        while at >= 0:
            end = at + len(words)
            if self._whole(at, end) and not self._doubted(at, end, asks=asks):
                return True
            at = self._text.find(words, at + 1)
        return False

    def _whole(self, start: int, end: int) -> bool:
        text = self._text
        before, after = text[start - 1 : start], text[end : end + 1]
        goes_on = before.isalnum() or (before and before in ".,-/" and text[start].isdigit())
        return not goes_on and not after.isalnum()

    def _doubted(self, start: int, end: int, *, asks: bool) -> bool:
        before = re.split(r"[.!?;:\n]", self._lines[max(0, start - _AROUND) : start])[-1]
        after = re.split(r"(?<=[.!?;:\n])", self._lines[end : end + _AROUND])[0]
        return bool(
            (_HEDGE_BEFORE.search(before) and not _MAIN_CLAUSE.match(self._text, start))
            or _HEDGE_AFTER.match(after)
            or (after.startswith("?") and not asks)
        )


def _held(source: Reading) -> _Held:
    return _Held(source.text)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _bare(sentence: str) -> str:
    """The words alone: a draft ends a line of notes with the full stop that the line lacked."""
    return _plain(sentence).rstrip(".!?… ")


def derivations(draft: str, sources: Sequence[str], written: Sequence[date]) -> list[Derivation]:
    """See ``grounding.supported_derivations``."""
    ours, theirs = Reading(draft), Reading("\n\n".join(sources), written)
    return [
        Derivation(
            verdict.start,
            verdict.end,
            draft[verdict.start : verdict.end],
            f"beregnet: {verdict.near}" if verdict.near else "beregnet",
        )
        for verdict in figures.judge(ours, theirs)
        if verdict.kind == "derived"
    ]


def _finding(draft: str, verdict: Verdict, notes: int, whole: Reading | None) -> Finding:
    """A verdict as it is told.

    Args:
        draft: the draft.
        verdict: what is to be said of it.
        notes: how many sources there are.
        whole: the source where only a part of it was looked at, else None.
    """
    text = draft[verdict.start : verdict.end]
    if not verdict.fault and whole is not None and whole.made(_held).says(text):
        verdict = replace(verdict, fault="elsewhere")
    return Finding(verdict.kind, verdict.start, verdict.end, text, _message(text, verdict, notes))


def _message(text: str, verdict: Verdict, notes: int) -> str:
    """What is wrong, in a Danish sentence without a full stop."""
    note, near = ("noterne" if notes > 1 else "noten"), _short(verdict.near)
    capital = note.capitalize()
    match verdict.fault:
        case "unsure" if near.endswith("?"):
            return f'Det er et spørgsmål i {note}, der står "{near}"'
        case "unsure":
            return f'{capital} er ikke så {"sikre" if notes > 1 else "sikker"}, der står "{near}"'
        case "unknown":
            return f"{capital} siger ikke noget om det"
        case "cause":
            return f"{capital} nævner ikke den årsag"
        case "quotation":
            return f"Citatet står ikke i {note}"
        case "other":
            return f"{capital} siger det om en anden" + (f', der står "{near}"' if near else "")
        case "elsewhere":
            return f'"{_short(text)}" står et andet sted i {note}, ikke om det her' + (
                f', der står "{near}"' if near else ""
            )
        case "we":
            return f'{capital} siger "{near}", ikke "jeg"'
    return f'"{_short(text)}" står ikke i {note}' + (f', der står "{near}"' if near else "")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _sorted(found: Sequence[Finding]) -> list[Finding]:
    chosen: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if not chosen or finding.start >= chosen[-1].end:
            chosen.append(finding)
    return chosen
