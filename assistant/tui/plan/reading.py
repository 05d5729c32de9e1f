"""What the plan's screen shows at a time, read in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.tui.plan.goal_list import About, Section

if TYPE_CHECKING:
    from assistant.workspace.plan import GoalRecord, Overview, Planning, ProgressPoint

SEARCHED = ("title", "person", "activity", "measure", "motive", "support", "outcome")


@dataclass(frozen=True)
class Shown:
    """The plan as it was read.

    Attributes:
        overview: the goals of the chosen person.
        overdue: how many goals are over their deadline, whoever's they are.
        persons: whose goals there are, and how many.
        points: how far they were over their period.
        binned: the goals in the bin.
        new: goals that came from approved drafts just now.
        about: notes and events of the unfolded goal.
    """

    overview: Overview
    overdue: int
    persons: tuple[tuple[str, int], ...]
    points: tuple[ProgressPoint, ...]
    binned: tuple[GoalRecord, ...]
    new: tuple[GoalRecord, ...]
    about: About

    @property
    def some(self) -> bool:
        """Whether there is any goal at all, whoever's it is."""
        return bool(self.persons) or bool(self.binned)


def read(plan: Planning, today: date, person: str | None, unfolded: int | None) -> Shown:
    """Reads the plan; called in a thread.

    Args:
        plan: where.
        today: the day.
        person: whose goals, or None for all.
        unfolded: the goal that is unfolded, or None.
    """
    from assistant.workspace.plan import GoalFilter

    new = plan.take_in_approved(today)
    overview = plan.overview(today, GoalFilter(person=person))
    span = period_of(overview.all, today)
    known = any(goal.id == unfolded for goal in overview.all)
    return Shown(
        overview=overview,
        overdue=len((overview if person is None else plan.overview(today)).overdue),
        persons=tuple(plan.persons()),
        points=tuple(plan.progress(*span, person)) if span else (),
        binned=tuple(plan.goals(GoalFilter(person=person), binned=True)),
        new=tuple(new),
        about=about(plan, unfolded) if known and unfolded is not None else About(),
    )


def with_goal(shown: Shown, goal: GoalRecord) -> Shown:
    """The plan with one goal as it is now; one that was not shown, or is in the bin, is left to the next reading."""
    if goal.discarded_at is not None:
        return shown

    def put(goals: tuple[GoalRecord, ...]) -> tuple[GoalRecord, ...]:
        return tuple(goal if one.id == goal.id else one for one in goals)

    before = shown.overview
    overview = replace(
        before,
        overdue=put(before.overdue),
        upcoming=put(before.upcoming),
        later=put(before.later),
        closed=put(before.closed),
    )
    return replace(shown, overview=overview)


def about(plan: Planning, goal_id: int) -> About:
    """What belongs to a goal; called in a thread."""
    return About(tuple(plan.notes(goal_id)), tuple(plan.events(goal_id)), plan.meeting_of(goal_id))


def period_of(goals: Sequence[GoalRecord], today: date) -> tuple[date, date] | None:
    """The period that the chart covers: that of the goals that run now, else of all."""
    running = [goal for goal in goals if goal.period_start <= today <= goal.period_end] or list(goals)
    if not running:
        return None
    return min(goal.period_start for goal in running), max(goal.period_end for goal in running)


def sections(shown: Shown, words: str, *, binned: bool) -> list[Section]:
    """The goals under their headings, those that are late first.

    Args:
        shown: the plan.
        words: what the goals must hold, or empty.
        binned: whether the bin is shown as well.
    """
    overview = shown.overview
    found = [
        Section("Over fristen", _holding(overview.overdue, words), warns=True),
        Section("Inden for 30 dage", _holding(overview.upcoming, words)),
        Section("Senere", _holding(overview.later, words)),
        Section("Afsluttede", _holding(overview.closed, words)),
    ]
    if binned:
        found.append(Section("Slettede", _holding(shown.binned, words)))
    return [section for section in found if section.goals]


def _holding(goals: Iterable[GoalRecord], words: str) -> list[GoalRecord]:
    wanted = words.casefold().split()
    return (
        [goal for goal in goals if all(word in _text_of(goal) for word in wanted)] if wanted else list(goals)
    )


def _text_of(goal: GoalRecord) -> str:
    texts = [*(str(getattr(goal, name)) for name in SEARCHED), *(step.text for step in goal.steps)]
    return " ".join(texts).casefold()


def left_over(goals: Iterable[GoalRecord], today: date) -> list[GoalRecord]:
    """The open goals of periods that have ended: those to close, or to go on with."""
    return [goal for goal in goals if goal.is_open and goal.period_end < today and goal.carried_to is None]
