"""The guards together: all findings of a draft, in its order, without overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from assistant.danish import sentences
from assistant.drafting.grounding import Derivation, Finding, claims, doers, figures, people, signs, times
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.reading import Reading

# Characters from which a draft's own sentences are looked at first.
_LONG = 3_000

# A message fits on a line or two.
_LONGEST_QUOTE = 60


def check(draft: str, sources: Sequence[str], written: Sequence[date]) -> list[Finding]:
    """See ``grounding.check``."""
    if len(draft) > _LONG:
        draft = _without_own_sentences(draft, sources)
    if not draft.strip():
        return []
    ours, theirs = Reading(draft), _source("\n\n".join(sources), tuple(written))
    told = _Told(ours, theirs)
    guards = (figures.judge, times.judge, people.judge, signs.judge, doers.judge, claims.judge)
    found = [
        _finding(draft, verdict, len(sources))
        for judge in guards
        for verdict in judge(ours, theirs)
        if verdict.kind not in ("", "derived") and not told.word_for_word(verdict)
    ]
    return _sorted(found)


@lru_cache(maxsize=2)
def _source(text: str, written: tuple[date, ...]) -> Reading:
    """The sources as read; the fields of a draft are held against the same ones, one after the other."""
    return Reading(text, written)


def _without_own_sentences(draft: str, sources: Sequence[str]) -> str:
    """A draft with blanks for the sentences that a source has word for word, also where "jeg" was put before one.

    The guards weigh each sentence against each; without this a draft of 20,000 words would take a minute.
    """
    held = _plain("\n\n".join(sources))
    known = {_bare(text[span.start : span.end]) for text in sources for span in sentences.split(text)}
    kept = list(draft)
    for span in sentences.split(draft):
        words = _bare(draft[span.start : span.end])
        if words in known or words.removeprefix("jeg ") in known or words in held:
            kept[span.start : span.end] = " " * (span.end - span.start)
    return "".join(kept)


def _bare(sentence: str) -> str:
    return _plain(sentence).rstrip(".!?… ")


class _Told:
    """Which clauses of a draft the source has word for word: nothing in them is doubted."""

    def __init__(self, draft: Reading, source: Reading) -> None:
        held = source.made(_plain_text)
        self._clauses = [
            (clause.start, clause.end)
            for clause in draft.clauses
            if len(clause.words) > 2 and _plain(draft.text[clause.start : clause.end]) in held
        ]

    def word_for_word(self, verdict: Verdict) -> bool:
        """Whether a verdict is about such a clause."""
        return any(start <= verdict.start and verdict.end <= end for start, end in self._clauses)


def _plain_text(source: Reading) -> str:
    return _plain(source.text)


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
