"""The lines of the plan as they look: a goal, a step and a note, each with its columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from assistant.export.cleaning import one_line
from assistant.tui.journal.rows import Stretch, fitted
from assistant.tui.plan.wording import NO_DEADLINE, STATUSES, day_words, full_day
from assistant.tui.widgets.prose import wrap

if TYPE_CHECKING:
    from assistant.workspace.journal import NoteLine
    from assistant.workspace.plan import GoalRecord, StepRecord

BAR_WIDTH = 8
NARROW_BAR = 5
DEADLINE_WIDTH = 15
PERSON_WIDTH = 12
NARROW_PERSON = 10
NARROW = 90
"""Below this width the bar and the names are shorter."""

WITH_NEXT = 45
"""Cells that title and next step need at least to stand beside each other."""

WIDEST = 124
"""From this width on a line gets no longer, or the eye would lose it."""

WIDEST_TITLE = 60
INDENT = 4
LABEL_WIDTH = 14


@dataclass(frozen=True)
class Columns:
    """How many cells each part of a goal's line has, the gap after it among them.

    Attributes:
        title: its title.
        person: whose it is; 0 where nobody is named.
        next_step: what comes next; 0 where there is no room for it.
        bar: how far it is.
        title_at: where the title begins.
    """

    title: int
    person: int
    next_step: int
    bar: int
    title_at: int = 3

    @classmethod
    def of(cls, width: int, *, some_person: bool) -> Self:
        """The columns of a line of so many cells."""
        width = min(width, WIDEST)
        bar, person = (BAR_WIDTH, PERSON_WIDTH) if width >= NARROW else (NARROW_BAR, NARROW_PERSON)
        person = person if some_person else 0
        room = width - cls.title_at - DEADLINE_WIDTH - bar - 2 - person
        title = min(WIDEST_TITLE, room * 3 // 5) if room >= WITH_NEXT else room
        return cls(title, person, room - title, bar)


def title_words(goal: GoalRecord, columns: Columns) -> list[str]:
    """The whole title of an unfolded goal, which takes the room of the next step as well, line by line."""
    return _wrapped(goal.title, columns.title + columns.next_step - 2)


def step_words(step: StepRecord, width: int) -> list[str]:
    """The whole text of a step, line by line."""
    return _wrapped(step.text, _step_room(width) - 3)


def _wrapped(text: str, width: int) -> list[str]:
    words = one_line(text)
    return [words[start:end] for start, end in wrap(words, max(1, width))]


def _step_room(width: int) -> int:
    bar = BAR_WIDTH if width >= NARROW else NARROW_BAR
    return min(width, WIDEST) - INDENT - DEADLINE_WIDTH - bar - 2


def goal_line(goal: GoalRecord, today: date, columns: Columns, *, unfolded: bool) -> Iterator[Stretch]:
    """Title, person, what comes next, deadline, and how far it is; of an unfolded goal the first line."""
    yield Stretch(" ▾ " if unfolded else " ▸ ", "rows--quiet")
    if unfolded:
        whole = columns.title + columns.next_step
        yield Stretch(fitted(title_words(goal, columns)[0], whole - 2) + "  ", "rows--open")
    else:
        yield Stretch(fitted(goal.title, columns.title - 2) + "  ")
    if columns.person:
        yield Stretch(fitted(goal.person, columns.person - 2) + "  ", "rows--quiet")
    if columns.next_step and not unfolded:
        yield Stretch(fitted(next_words(goal, today), columns.next_step - 1) + " ", "rows--quiet")
    late = goal.is_overdue(today)
    deadline = day_words(goal.deadline, today) if goal.deadline else NO_DEADLINE
    yield Stretch("⚠ " if late else "  ", "rows--warning")
    name = "rows--warning" if late else "" if goal.deadline else "rows--quiet"
    yield Stretch(fitted(deadline, DEADLINE_WIDTH - 2), name)
    done = round(goal.progress * columns.bar)
    done = max(done, 1) if goal.progress else done
    yield Stretch(" " + "━" * done, "rows--done")
    yield Stretch("─" * (columns.bar - done) + " ", "rows--track")


def next_words(goal: GoalRecord, today: date) -> str:
    """What comes next, or where there is nothing more to come, how it stands."""
    if not goal.is_open:
        return "ført videre" if goal.carried_to is not None else STATUSES.get(goal.status, goal.status)
    if goal.follow_up is not None and goal.follow_up <= today:
        return f"følg op {full_day(goal.follow_up, today)}"
    if goal.next_step is not None:
        return goal.next_step.text
    if goal.follow_up is not None:
        return f"følg op {full_day(goal.follow_up, today)}"
    return "alle delmål er nået" if goal.steps else STATUSES.get(goal.status, "")


def step_line(step: StepRecord, today: date, width: int) -> Iterator[Stretch]:
    """Whether a step is done, its text, and its day; of a long text the first line."""
    done = step.done is not None
    day = step.done or step.deadline
    late = not done and day is not None and day < today
    yield Stretch(" " * INDENT + ("✓ " if done else "○ "), "rows--done" if done else "")
    text = fitted(step_words(step, width)[0], _step_room(width) - 3)
    yield Stretch(text + " ", "rows--quiet" if done else "")
    yield Stretch("⚠ " if late else "  ", "rows--warning")
    words = day_words(day, today) if day else ""
    yield Stretch(fitted(words, DEADLINE_WIDTH - 2), "rows--warning" if late else "rows--quiet")


def note_line(note: NoteLine, today: date, width: int) -> Iterator[Stretch]:
    """The day and the title of a note."""
    yield Stretch(" " * INDENT)
    yield Stretch(fitted(day_words(note.written, today), LABEL_WIDTH), "rows--quiet")
    yield Stretch(fitted(note.title or "Uden tekst", width - LABEL_WIDTH - INDENT))
