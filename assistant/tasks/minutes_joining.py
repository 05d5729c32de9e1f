"""Minutes of a long talk that was read in parts become one: what was said twice stands once, with both its quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from assistant.danish.stems import rarity, stem
from assistant.danish.wordset import words
from assistant.tasks.disagreements import Disagreement, View

if TYPE_CHECKING:
    from assistant.tasks.minutes import Action, Decision, Minutes, OpenPoint, Topic

ItemT = TypeVar("ItemT", "Decision", "OpenPoint")
AnyItemT = TypeVar("AnyItemT")

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,:/]\d+)*")
_DENIED = re.compile(r"\b(?:ikke|ingen|intet|aldrig|hverken|ej)\b", re.IGNORECASE)
_WHO = re.compile(r"\W*hvem\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

# A stem in so many texts tells nothing of the matter, and such words neither.
_TELLING = 1.5
_FEWEST_LETTERS = 3
_STOP = words(
    """hvem hvad hvor hvornår hvordan hvilken hvilket hvilke hvis skal skulle kan kunne vil ville må måtte bør burde får
    fik får har havde bliver blev tager tog gør gjorde går gik fra med for til som den det der dem denne dette disse vores
    min mit mine din dit dine hans hendes deres jeg han hun man sig ved hos mod inden senest efter før også bare lige
    allerede alligevel fremover altså derfor punkt beslutning aftale opgave"""
)
# How much of the shorter text, and of both together, two texts must share to say the same.
_SHARED, _SHARED_OF_BOTH = 0.8, 0.4
_FEWEST = 2

# What later parts are told of the earlier ones takes no more than this many characters.
_MOST_CARRIED = 1_200


def join(parts: Sequence[Minutes]) -> Minutes:
    """One set of minutes.

    The same task said twice (near-same words, owner and deadline that do not speak against each other) is one with both
    quotes, and so are a decision that is said again, a point that is still open, and a topic that is taken up again.
    What was left open and plainly settled in a later part is no longer open.

    Args:
        parts: in the order of the talk; at least one.
    """
    from assistant.tasks.minutes import empty

    whole = empty()
    whole.topics = _joined((one for part in parts for one in part.topics), _same_topic, _one_topic)
    whole.decisions = _joined((one for part in parts for one in part.decisions), _same_text, _one_text)
    whole.actions = _joined((one for part in parts for one in part.actions), _same_action, _one_action)
    points = (point for at, part in enumerate(parts) for point in _still_open(part, parts[at + 1 :]))
    whole.open_points = _joined(points, _same_text, _one_text)
    whole.disagreements = _joined(
        (one for part in parts for one in part.disagreements), _same_disagreement, _one_disagreement
    )
    return whole


def carried(minutes: Minutes) -> str:
    """What the writer of a later part should know of the earlier ones: what is decided and agreed; a line each."""
    lines = [f"Besluttet: {decision.text}" for decision in minutes.decisions]
    for action in minutes.actions:
        who_and_when = ", ".join(filter(None, (action.owner, action.due_text)))
        lines.append(f"Aftalt: {action.what}" + (f" ({who_and_when})" if who_and_when else ""))
    kept: list[str] = []
    for line in reversed(lines):  # what was said last is most likely to be said again
        if sum(map(len, kept)) + len(line) > _MOST_CARRIED:
            break
        kept.append(" ".join(line.split()))
    return "\n".join(reversed(kept))


def same_matter(one: str, other: str, without: frozenset[str] = frozenset()) -> bool:
    """Whether two short texts say the same in near-same words: no other figure, and none denies what the other says.

    Args:
        one: a task, a decision or the like.
        other: another.
        without: stems that do not count, such as those of the owner's name.
    """
    if " ".join(one.lower().split()).strip(". ") == " ".join(other.lower().split()).strip(". "):
        return True
    if bool(_DENIED.search(one)) != bool(_DENIED.search(other)):
        return False
    ours, theirs = _telling(one) - without, _telling(other) - without
    if not _agree(_figures(ours), _figures(theirs)):
        return False
    shared = len(ours & theirs)
    return (
        shared >= _FEWEST
        and shared >= _SHARED * min(len(ours), len(theirs))
        and shared >= _SHARED_OF_BOTH * len(ours | theirs)
    )


def _joined(
    items: Iterator[AnyItemT],
    same: Callable[[AnyItemT, AnyItemT], bool],
    one_of: Callable[[AnyItemT, AnyItemT], AnyItemT],
) -> list[AnyItemT]:
    """The items in order, those that are the same as one."""
    found: list[AnyItemT] = []
    for item in items:
        place = next((at for at, known in enumerate(found) if same(known, item)), None)
        if place is None:
            found.append(item)
        else:
            found[place] = one_of(found[place], item)
    return found


def _telling(text: str) -> frozenset[str]:
    """The stems and figures that say what a text is about."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if word[0].isdigit():
            found.add(word)
        elif len(word) >= _FEWEST_LETTERS and word not in _STOP and rarity(one := stem(word)) >= _TELLING:
            found.add(one)
    return frozenset(found)


def _figures(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in stems if one[0].isdigit())


def _agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return ours <= theirs or theirs <= ours


def _same_text(one: ItemT, other: ItemT) -> bool:
    return same_matter(one.text, other.text)


def _one_text(one: ItemT, other: ItemT) -> ItemT:
    return one.model_copy(
        update={"text": _fuller(one.text, other.text), "quotes": _both(one.quotes, other.quotes)}
    )


def _same_action(one: Action, other: Action) -> bool:
    if None not in (one.owner, other.owner) and str(one.owner).casefold() != str(other.owner).casefold():
        return False
    if None not in (one.due, other.due) and one.due != other.due:
        return False
    names = frozenset(stem(word) for owner in (one.owner, other.owner) for word in _WORD.findall(owner or ""))
    return same_matter(one.what, other.what, names)


def _one_action(one: Action, other: Action) -> Action:
    timed = one if one.due or (one.due_text and not other.due) else other
    return one.model_copy(
        update={
            "what": _fuller(one.what, other.what),
            "owner": one.owner or other.owner,
            "due": timed.due,
            "due_text": timed.due_text,
            "quotes": _both(one.quotes, other.quotes),
        }
    )


def _same_topic(one: Topic, other: Topic) -> bool:
    title, other_title = one.title.strip().casefold(), other.title.strip().casefold()
    return title == other_title if title and other_title else same_matter(one.summary, other.summary)


def _one_topic(one: Topic, other: Topic) -> Topic:
    said = [
        sentence for text in (one.summary, other.summary) for sentence in _SENTENCE_END.split(text.strip())
    ]
    kept: list[str] = []
    for sentence in filter(None, said):
        if not any(same_matter(sentence, known) for known in kept):
            kept.append(sentence)
    return one.model_copy(
        update={
            "title": one.title or other.title,
            "summary": " ".join(kept),
            "quotes": _both(one.quotes, other.quotes),
        }
    )


def _same_disagreement(one: Disagreement, other: Disagreement) -> bool:
    if one.about.strip() and other.about.strip() and same_matter(one.about, other.about):
        return True
    return any(_same_view(ours, theirs) for ours in one.views for theirs in other.views)


def _one_disagreement(one: Disagreement, other: Disagreement) -> Disagreement:
    views = _joined(iter([*one.views, *other.views]), _same_view, _one_text_of_view)
    return one.model_copy(update={"about": one.about or other.about, "views": views})


def _same_view(one: View, other: View) -> bool:
    return one.who.casefold() == other.who.casefold() and same_matter(one.text, other.text)


def _one_text_of_view(one: View, other: View) -> View:
    return one.model_copy(
        update={"text": _fuller(one.text, other.text), "quotes": _both(one.quotes, other.quotes)}
    )


def _still_open(part: Minutes, later: Sequence[Minutes]) -> Iterator[OpenPoint]:
    """The open points of a part that no later one settles."""
    decided = [decision.text for minutes in later for decision in minutes.decisions]
    taken_on = [action.what for minutes in later for action in minutes.actions if action.owner]
    for point in part.open_points:
        settled = decided + (taken_on if _WHO.match(point.text) else [])
        if not any(_settles(text, point.text) for text in settled):
            yield point


def _settles(text: str, point: str) -> bool:
    """Whether a decision has all that an open point asks about, and denies nothing of it."""
    asked, said = _telling(point), _telling(text)
    return (
        len(asked) >= _FEWEST
        and len(asked & said) >= max(_FEWEST, _SHARED * len(asked))
        and _figures(asked) <= _figures(said)
    )


def _fuller(one: str, other: str) -> str:
    """The text that tells more; the first where both tell the same."""
    return other if _telling(other) > _telling(one) else one


def _both(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    return list(dict.fromkeys((*ours, *theirs)))
