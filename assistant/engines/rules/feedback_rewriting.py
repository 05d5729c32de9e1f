"""Feedback said clearly, kindly or upward: the writer's own words, what is harsh or wrapped put right, slots for the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.engines.rules import feedback_frames as frames
from assistant.engines.rules import feedback_tone as tone_of
from assistant.engines.rules.feedback_clearing import SEEN, WISH, cleared
from assistant.engines.rules.feedback_parts import GREETING, MARKED, PLAIN, Part
from assistant.engines.rules.feedback_reasons import reason
from assistant.engines.rules.feedback_softening import softened, topics
from assistant.tasks.feedback import Change

_VOICE = "Jeg oplever, at"
_OWN_REQUEST = "Det ville hjælpe mig, hvis du [hvad ønsker du, og hvornår?]."
_KINDEST = -2


@dataclass
class Rewritten:
    """A suggestion while it grows.

    Attributes:
        sentences: in order.
        changes: what was changed, and why.
        topics: facts of sentences that could not be kept.
        wishes: vague words that the writer has to make concrete.
        wished: whether something is asked for.
        needs: whether the feedback lacks what a clear one has.
    """

    sentences: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    wished: bool = False
    needs: bool = False

    @property
    def text(self) -> str:
        """The suggestion so far."""
        return " ".join(self.sentences)


def rewritten(parts: list[Part], tone: int, upward: bool) -> Rewritten:
    """The feedback as it may be said.

    Args:
        parts: its sentences.
        tone: from -2 (milder) to 2 (plainer).
        upward: whether an employee says it to a manager.
    """
    result = Rewritten()
    for part in parts:
        if part.kind != MARKED:
            result.sentences.append(_kept(part))
            result.wished = result.wished or (part.kind == PLAIN and frames.is_wish(part.text))
        else:
            result.needs = True
            _add_marked(result, part, tone)
    _complete(result, parts, tone, upward)
    return result


def _kept(part: Part) -> str:
    text = " ".join(part.text.split())
    return text if part.kind == GREETING else tone_of.sentence(text)


def _add_marked(result: Rewritten, part: Part, tone: int) -> None:
    if "harsh" in part.labels:
        _add_softened(result, part)
    elif "indirect" in part.labels:
        _add_cleared(result, part, tone)
    else:
        result.sentences.append(tone_of.sentence(part.text))
    for mark in part.marked("vague"):
        words = part.slice(mark.start, mark.end)
        result.wishes.append(words)
        if "harsh" in part.labels and words not in result.text:
            continue
    for mark in part.marked("vague"):
        words = part.slice(mark.start, mark.end)
        result.changes.append(
            Change(before=words, after=f"{words} – [hvad vil man kunne se?]", reason=reason(part, mark))
        )


def _add_softened(result: Rewritten, part: Part) -> None:
    new = softened(part, _VOICE)
    if new.text:
        result.sentences.append(new.text)
    result.topics += new.topics
    for mark in part.marked("harsh"):
        before = part.slice(mark.start, mark.end)
        after = new.text if new.text and mark == part.marked("harsh")[0] else ""
        result.changes.append(Change(before=before, after=after, reason=reason(part, mark)))


def _add_cleared(result: Rewritten, part: Part, tone: int) -> None:
    new = cleared(part, tone)
    marks = part.marked("indirect")
    if new is None:
        result.topics += _quoted(part)
        for mark in marks:
            before = part.slice(mark.start, mark.end)
            result.changes.append(Change(before=before, after="[sig det lige ud]", reason=reason(part, mark)))
        return
    if new.text:
        result.sentences.append(new.text)
        result.wished = result.wished or new.kind == WISH
    result.changes.append(Change(before=new.before, after=new.after, reason=reason(part, marks[0])))


def _quoted(part: Part) -> list[str]:
    """A sentence that only its writer can say plainly: its facts, or the whole of it."""
    return [f"»{' '.join(part.text.split())}«"]


def _complete(result: Rewritten, parts: list[Part], tone: int, upward: bool) -> None:
    """Adds what is missing: the situation, the effect and the wish."""
    if not result.needs:
        return
    known = result.text.casefold()
    missing = [topic for topic in dict.fromkeys(result.topics) if topic.casefold() not in known]
    only_vague = bool(result.wishes) and not missing
    if missing or not (frames.has_time(known) or only_vague):
        at = 1 if result.sentences and parts[0].kind == GREETING else 0
        result.sentences.insert(at, f"{frames.situation(missing, known)}.")
    if result.wishes:
        result.sentences.append(frames.made_concrete(result.wishes))
    if not frames.has_effect(parts):
        result.sentences.append(frames.effect())
    if not result.wished:
        result.sentences.append(_OWN_REQUEST if upward else frames.wish(tone))


__all__ = ["SEEN", "Rewritten", "rewritten", "topics"]
