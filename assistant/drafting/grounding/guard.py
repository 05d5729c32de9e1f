"""The guards together: all findings of a draft, in its order, without overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.drafting.grounding import Derivation, Finding, claims, doers, figures, people, signs, times
from assistant.drafting.grounding.reading import Reading


def check(draft: str, sources: Sequence[str], written: Sequence[date]) -> list[Finding]:
    """See ``grounding.check``."""
    ours, theirs = Reading(draft), Reading("\n\n".join(sources), written)
    found = [
        _finding(draft, verdict.kind, verdict.start, verdict.end, verdict.near)
        for verdict in (*figures.judge(ours, theirs), *times.judge(ours, theirs), *people.judge(ours, theirs), *signs.judge(ours, theirs), *doers.judge(ours, theirs), *claims.judge(ours, theirs))
        if verdict.kind not in ("", "derived")
    ]
    return _sorted(found)


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


def _finding(draft: str, kind: str, start: int, end: int, near: str) -> Finding:
    text = draft[start:end]
    message = f'"{text}" står ikke i noten'
    if near:
        message += f', der står "{near}"'
    return Finding(kind, start, end, text, message)


def _sorted(found: Sequence[Finding]) -> list[Finding]:
    chosen: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if not chosen or finding.start >= chosen[-1].end:
            chosen.append(finding)
    return chosen
