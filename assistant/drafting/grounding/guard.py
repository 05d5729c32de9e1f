"""The guards together: all findings of a draft, in its order, without overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.drafting.grounding import Derivation, Finding, claims, doers, figures, people, signs, times
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.reading import Reading

# A message fits on a line or two.
_LONGEST_QUOTE = 60


def check(draft: str, sources: Sequence[str], written: Sequence[date]) -> list[Finding]:
    """See ``grounding.check``."""
    ours, theirs = Reading(draft), Reading("\n\n".join(sources), written)
    told = _Told(ours, theirs)
    guards = (figures.judge, times.judge, people.judge, signs.judge, doers.judge, claims.judge)
    found = [
        _finding(draft, verdict, len(sources))
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


def _finding(draft: str, verdict: Verdict, notes: int) -> Finding:
    text = draft[verdict.start : verdict.end]
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
