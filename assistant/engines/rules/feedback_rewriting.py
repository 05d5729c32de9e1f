"""Feedback said clearly, kindly or upward: the writer's own words, what is harsh or wrapped put right, slots for the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.danish import names
from assistant.danish.classify.feedback import Mark
from assistant.engines.rules import feedback_frames as frames
from assistant.engines.rules import feedback_tone as tone_of
from assistant.engines.rules.feedback_clearing import WISH, WONDER, cleared, without_degrees
from assistant.engines.rules.feedback_facts import has_fact, missing, stretches
from assistant.engines.rules.feedback_parts import GREETING, MARKED, PLAIN, Part
from assistant.engines.rules.feedback_protected import PROTECTED_REASON, without_protected
from assistant.engines.rules.feedback_reasons import reason
from assistant.engines.rules.feedback_softening import is_harsh, softened
from assistant.tasks.feedback import Change

_EXPERIENCED = "Jeg oplever, at"
_SEEN = "Jeg har set, at"
_SHORT_REMARK = 9
_SHORTEST_WISH = 5


@dataclass
class Rewritten:
    """A suggestion while it grows.

    Attributes:
        sentences: in order.
        changes: what was changed, and why.
        topics: facts of what could not be kept.
        gap: the place among the sentences where something harsh was left out, or None.
        riddle: sentences whose message only the writer knows.
        wishes: vague words that stand in the suggestion and have to be made concrete.
        orders: vague words that must not stand.
        marked_at: the place of the first sentence that was marked, or None.
        body_end: the place after the last sentence that is no praise and no greeting.
        observed: whether a sentence says what happened.
        wished: whether something is asked for.
        wonders: whether a question is asked that may be answered by no.
        needs: whether the feedback lacks what a clear one has.
    """

    sentences: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    gap: int | None = None
    marked_at: int | None = None
    riddle: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    observed: bool = False
    body_end: int = 0
    wished: bool = False
    wonders: bool = False
    needs: bool = False

    @property
    def text(self) -> str:
        """The suggestion so far."""
        return " ".join(self.sentences)

    def leave_out(self) -> None:
        """Remembers that something that stood here is left out."""
        if self.gap is None:
            self.gap = len(self.sentences)


def rewritten(parts: list[Part], tone: int, upward: bool) -> Rewritten:
    """The feedback as it may be said.

    Args:
        parts: its sentences.
        tone: from -2 (milder) to 2 (plainer).
        upward: whether an employee says it to a manager.
    """
    result = Rewritten()
    harsh = any("harsh" in part.labels for part in parts)
    for part in parts:
        if harsh and part.kind == PLAIN and is_harsh(part):
            part = _as_harsh(part)
        if part.kind == MARKED:
            result.needs = True
            result.marked_at = len(result.sentences) if result.marked_at is None else result.marked_at
            _add_marked(result, part, tone)
        else:
            _add_plain(result, part)
        if part.kind in (MARKED, PLAIN):
            result.body_end = len(result.sentences)
    _complete(result, parts, tone, upward)
    return result


def _as_harsh(part: Part) -> Part:
    """A sentence that the model left unmarked, with its harsh phrases marked."""
    marks = tuple(
        Mark(part.tokens[hit.start].start, part.tokens[hit.end - 1].end, "harsh", 0.0)
        for hit in part.hits
        if hit.phrase.label == "harsh"
    )
    return replace(part, kind=MARKED, marks=marks)


def _add_plain(result: Rewritten, part: Part) -> None:
    kept = without_protected(part)
    if kept is not None:
        result.changes.append(Change(before=kept.before, after="", reason=PROTECTED_REASON))
        result.needs = True
        result.leave_out()
        if kept.text:
            result.sentences.append(tone_of.sentence(kept.text))
        return
    flat = " ".join(part.text.split())
    result.sentences.append(flat if part.kind == GREETING else tone_of.sentence(flat))
    if part.kind == PLAIN:
        asks = frames.is_wish(part.text)
        result.wished = result.wished or asks
        result.observed = result.observed or not asks


def _add_marked(result: Rewritten, part: Part, tone: int) -> None:
    protected = without_protected(part)
    if protected is not None:
        result.changes.append(Change(before=protected.before, after="", reason=PROTECTED_REASON))
        result.topics += stretches(protected.text)
        result.leave_out()
    elif "harsh" in part.labels:
        _add_softened(result, part)
    elif "indirect" in part.labels:
        _add_cleared(result, part, tone)
    else:
        result.sentences.append(tone_of.sentence(part.text))
    _note_vague(result, part)


def _add_softened(result: Rewritten, part: Part) -> None:
    new = softened(part, _EXPERIENCED)
    result.sentences += new.sentences
    result.observed = result.observed or bool(new.sentences)
    result.topics += new.topics
    if new.topics or not new.sentences:
        result.leave_out()
    own = list(new.own)
    for mark in part.marked("harsh"):
        before = part.slice(mark.start, mark.end)
        if before in result.text:
            continue
        result.changes.append(
            Change(before=before, after=own.pop(0) if own else "", reason=reason(part, mark))
        )


def _add_cleared(result: Rewritten, part: Part, tone: int) -> None:
    new = cleared(part, tone)
    marks = part.marked("indirect")
    if new is None:
        _add_riddle(result, part)
        return
    if new.text:
        result.sentences.append(new.text)
        result.wished = result.wished or new.kind == WISH
        result.wonders = result.wonders or new.kind == WONDER
        result.observed = result.observed or new.kind != WISH
    result.changes.append(Change(before=new.before, after=new.after, reason=reason(part, marks[0])))


def _add_riddle(result: Rewritten, part: Part) -> None:
    """A sentence whose message only its writer knows: quoted in a slot, or left out where it tells of nothing."""
    short = len(part.text.split()) <= _SHORT_REMARK and not has_fact(part.text)
    asked = not short or not result.observed
    if asked:
        if result.riddle:
            result.sentences.remove(frames.said_plainly(result.riddle))
        result.riddle.append(part.text)
        result.sentences.append(frames.said_plainly(result.riddle))
        result.observed = True
    for mark in part.marked("indirect"):
        before = part.slice(mark.start, mark.end)
        result.changes.append(
            Change(before=before, after="[sig det lige ud]" if asked else "", reason=reason(part, mark))
        )


def _note_vague(result: Rewritten, part: Part) -> None:
    told = result.text.casefold()
    for mark in part.marked("vague"):
        words = part.slice(mark.start, mark.end)
        if len(words) < _SHORTEST_WISH:
            continue
        plain = without_degrees(words)
        forms = [form for form in (words, plain, tone_of.in_present(plain)) if form.casefold() in told]
        stands = bool(forms) and "harsh" not in part.labels
        (result.wishes if stands else result.orders).append(forms[0] if forms else plain)
        result.changes.append(
            Change(before=words, after="[hvad vil man kunne se?]", reason=reason(part, mark))
        )


def _complete(result: Rewritten, parts: list[Part], tone: int, upward: bool) -> None:
    """Adds what is missing: the situation where something was left out, the effect and the wish."""
    if not result.needs:
        return
    vague_only = bool(result.wishes) and not result.orders and result.gap is None
    _add_situation(result, parts, upward, vague_only)
    added: list[str] = []
    if result.wishes:
        added.append(frames.made_concrete(result.wishes))
    if vague_only:
        added.append(frames.hoped_effect())
    elif result.wonders and not result.wished and not result.orders:
        added.append(frames.otherwise())
    else:
        if not frames.has_effect(result.text):
            added.append(frames.importance() if result.wished else frames.effect())
        if result.orders or not result.wished:
            asked = frames.own_wish() if upward and not result.orders else frames.wish(tone, result.orders)
            added.append(asked)
    result.sentences[result.body_end : result.body_end] = added


def _add_situation(result: Rewritten, parts: list[Part], upward: bool, vague_only: bool) -> None:
    told = result.text.casefold()
    topics = [topic for topic in dict.fromkeys(result.topics) if topic.casefold() not in told]
    kept = " ".join([told, *topics, *result.orders])
    lost = [fact for part in parts if without_protected(part) is None for fact in missing(part.text, kept)]
    called = [name for name in lost if any(_is_called(name, part) for part in parts)]
    topics += [fact for fact in lost if fact not in called]
    if topics or not (result.observed or vague_only):
        at = result.gap if result.gap is not None else result.marked_at
        voice = _EXPERIENCED if upward else _SEEN
        result.sentences.insert(at or 0, frames.situation(topics, told, voice))
        result.body_end = max(result.body_end, at or 0) + 1
    if called and not any(part.kind == GREETING for part in parts):
        result.sentences.insert(0, f"Til {called[0]}:")
        result.body_end += 1


def _is_called(name: str, part: Part) -> bool:
    """Whether somebody is addressed by name, as in "Du er sen, Kim"."""
    if not any(person.text == name for person in names.persons(part.text)):
        return False
    return bool(re.search(rf"(?:^|[,!] ){re.escape(name)}(?=[,.!?:]|$)", part.text.strip()))
