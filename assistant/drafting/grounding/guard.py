"""The guards together: all findings of a draft, in its order, without overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.drafting.grounding import Derivation, Finding, claims, doers, figures, people, signs, times
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.reading import Reading


def check(draft: str, sources: Sequence[str], written: Sequence[date]) -> list[Finding]:
    """See ``grounding.check``."""
    ours, theirs = Reading(draft), Reading("\n\n".join(sources), written)
    told = _Told(ours, theirs)
    guards = (figures.judge, times.judge, people.judge, signs.judge, doers.judge, claims.judge)
    found = [
        _finding(draft, verdict)
        for judge in guards
        for verdict in judge(ours, theirs)
        if verdict.kind not in ("", "derived") and not told.word_for_word(verdict)
    ]
    return _sorted(found)


class _Told:
    """Which clauses of a draft the source has word for word: nothing in them is doubted."""

    def __init__(self, draft: Reading, source: Reading) -> None:
        held = _plain(source.text)
        self._clauses = [
            (clause.start, clause.end)
            for clause in draft.clauses
            if len(clause.words) > 2 and _plain(draft.text[clause.start : clause.end]) in held
        ]

    def word_for_word(self, verdict: Verdict) -> bool:
        """Whether a verdict is about such a clause."""
        return any(start <= verdict.start and verdict.end <= end for start, end in self._clauses)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


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


def _finding(draft: str, verdict: Verdict) -> Finding:
    text = draft[verdict.start : verdict.end]
    message = f'"{text}" står ikke i noten'
    if verdict.near:
        message += f', der står "{verdict.near}"'
    return Finding(verdict.kind, verdict.start, verdict.end, text, message)


def _sorted(found: Sequence[Finding]) -> list[Finding]:
    chosen: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if not chosen or finding.start >= chosen[-1].end:
            chosen.append(finding)
    return chosen
