"""The plan: approved goals that are followed up, and what comes out of it as documents and calendar files.

Every method may be called from any thread. Each change takes the goal as it was read, so that two windows never
overwrite each other silently, and gives the new one back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import tasks
from assistant.danish.calendar import add_months
from assistant.errors import InputError
from assistant.workspace.faults import spoken
from assistant.workspace.review import APPROVED, DROPPED
from store.plan_records import (
    GoalChange,
    GoalEvent,
    GoalFilter,
    GoalRecord,
    NewCheckIn,
    NewGoal,
    NewStep,
    ProgressPoint,
    StepRecord,
)
from store.records import NoteLine

if TYPE_CHECKING:
    from assistant.export.plan_document import PlanDocument
    from assistant.tasks.goals import Goals
    from store.database import Store
    from store.meeting_records import MeetingLine

__all__ = [
    "GoalChange",
    "GoalEvent",
    "GoalFilter",
    "GoalRecord",
    "NewCheckIn",
    "NewGoal",
    "NewStep",
    "Overview",
    "Planning",
    "ProgressPoint",
    "StepRecord",
]

# How long ahead something counts as coming up.
SOON = timedelta(days=30)
_POINTS = 13


@dataclass(frozen=True)
class Overview:
    """The goals as the plan shows them, each list with the nearest day first.

    Attributes:
        overdue: open, and the deadline has passed.
        upcoming: open, and a follow-up, a step or the deadline comes within 30 days, or a follow-up was missed.
        later: the rest of the open ones.
        closed: reached, reached in part or given up.
    """

    overdue: tuple[GoalRecord, ...]
    upcoming: tuple[GoalRecord, ...]
    later: tuple[GoalRecord, ...]
    closed: tuple[GoalRecord, ...]

    @property
    def all(self) -> tuple[GoalRecord, ...]:
        """All goals in the order in which they are shown."""
        return (*self.overdue, *self.upcoming, *self.later, *self.closed)


class Planning:
    """The plan of one store.

    Every method raises ``NotFoundError``, ``ConflictError`` or ``StoreError`` where the store cannot do it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._plan = store.plan
        self._drafts = store.drafts

    # From drafts to goals

    def adopt(self, draft_id: int, today: date) -> list[GoalRecord]:
        """Puts the goals of an approved draft into the plan; those that are in it already stay as they are.

        Fields that were dropped in the review stay out, and so does a goal of which nothing was kept.

        Raises:
            InputError: the draft is no draft of goals, or is not approved yet.
        """
        with spoken():
            record = self._drafts.get(draft_id)
        if record.task != "goals" or record.state != APPROVED:
            raise InputError(
                "Kun godkendte mål kan komme i planen.", "Godkend målet i Udkast, så kommer det med."
            )
        adopted = []
        for goal in _goals_of(record.id, record.current.document, record.current.states, today):
            with spoken():
                known = self._plan.add(goal)
                adopted.append(self._plan.bring_back(known.id) if known.discarded_at else known)
        return adopted

    def take_in_approved(self, today: date) -> list[GoalRecord]:
        """Puts the goals and agreements of all approved drafts into the plan that are not in it; those in the bin stay there.

        Returns:
            The new ones.
        """
        agreed = self._take_in_minutes(today)
        with spoken():
            return agreed + [
                self._plan.add(goal)
                for draft in self._plan.approved_drafts()
                for goal in _goals_of(draft.id, draft.document, draft.states, today)
                if goal.draft_number not in draft.taken
            ]

    def _take_in_minutes(self, today: date) -> list[GoalRecord]:
        with spoken():
            if not self._store.meetings.awaiting():
                return []
            before = {goal.id for goal in self._plan.goals()}
        from assistant.workspace.meetings import Meetings

        Meetings(self._store).adopt_approved(today)
        with spoken():
            return [goal for goal in self._plan.goals() if goal.id not in before]

    def add(self, goal: NewGoal) -> GoalRecord:
        """Puts a goal into the plan that comes from no draft.

        Raises:
            InputError: it has no title, or its period ends before it begins.
        """
        if not goal.title.strip():
            raise InputError("Målet har ingen titel.", "Skriv et par ord om, hvad der skal nås.")
        if goal.period_end < goal.period_start:
            raise InputError("Perioden slutter, før den begynder.", "Byt om på de to datoer.")
        with spoken():
            return self._plan.add(goal)

    # Following up

    def edit(self, goal: GoalRecord, wanted: GoalChange, reason: str = "") -> GoalRecord:
        """Other words or days for a goal; what stood there before stays in its history.

        Raises:
            InputError: the title would be empty, or the deadline is moved without a reason.
        """
        if wanted.title is not None and not wanted.title.strip():
            raise InputError("Målet skal have en titel.", "Skriv et par ord om, hvad der skal nås.")
        _demand_reason(goal, wanted.deadline, reason)
        with spoken():
            return self._plan.edit(goal.id, wanted, row_version=goal.version, reason=reason)

    def check_in(self, goal: GoalRecord, said: NewCheckIn) -> GoalRecord:
        """Keeps what was said at a check-in.

        Raises:
            InputError: nothing was said, the deadline is moved without a reason, or to a day that has passed.
        """
        if not (said.happened.strip() or said.obstacle.strip() or said.status or said.deadline):
            raise InputError(
                "Der er ikke skrevet noget om målet.", "Skriv et par ord om, hvad der er sket siden sidst."
            )
        _demand_reason(goal, said.deadline, said.reason)
        if said.deadline is not None and said.deadline < said.day:
            from assistant.danish.format import long_date

            raise InputError(
                f"Den nye frist, {long_date(said.deadline)}, er allerede passeret. Der er ikke ændret noget.",
                "Vælg en dag, der kommer.",
            )
        with spoken():
            return self._plan.check_in(goal.id, said, row_version=goal.version)

    def put_steps(self, goal: GoalRecord, steps: Sequence[NewStep]) -> GoalRecord:
        """Gives a goal other steps; those whose words stay are the same steps."""
        with spoken():
            return self._plan.put_steps(goal.id, steps, row_version=goal.version)

    def set_step(self, goal: GoalRecord, step_id: int, done: date | None) -> GoalRecord:
        """Marks a step as done on a day, or as open again."""
        with spoken():
            return self._plan.set_step(goal.id, step_id, done, row_version=goal.version)

    def tie(self, goal: GoalRecord, note_id: int, *, tied: bool = True) -> GoalRecord:
        """Ties a note to a goal as its evidence, or unties it."""
        with spoken():
            return self._plan.tie(goal.id, note_id, tied=tied)

    def carry(self, goal: GoalRecord, start: date, end: date, *, status: str, outcome: str) -> GoalRecord:
        """Ends a goal with its outcome and goes on with it in another period.

        Returns:
            The goal of the new period.

        Raises:
            InputError: the new period ends before it begins.
        """
        if end < start:
            raise InputError("Perioden slutter, før den begynder.", "Byt om på de to datoer.")
        with spoken():
            return self._plan.carry(
                goal.id, start, end, status=status, outcome=outcome, row_version=goal.version
            )

    def discard(self, goal: GoalRecord) -> GoalRecord:
        """Puts a goal in the bin, from where it comes back."""
        with spoken():
            return self._plan.discard(goal.id, row_version=goal.version)

    def bring_back(self, goal_id: int) -> GoalRecord:
        """Takes a goal out of the bin."""
        with spoken():
            return self._plan.bring_back(goal_id)

    # Reading

    def get(self, goal_id: int) -> GoalRecord:
        """One goal."""
        with spoken():
            return self._plan.get(goal_id)

    def goals(self, chosen: GoalFilter | None = None, *, binned: bool = False) -> list[GoalRecord]:
        """The goals that a filter takes, nearest deadline first."""
        with spoken():
            return self._plan.goals(chosen, binned=binned)

    def overview(self, today: date, chosen: GoalFilter | None = None) -> Overview:
        """The goals sorted by what calls: overdue, upcoming, later, closed."""
        goals = self.goals(chosen)
        overdue = [goal for goal in goals if goal.is_overdue(today)]
        rest = [goal for goal in goals if goal.is_open and not goal.is_overdue(today)]
        upcoming = [goal for goal in rest if (day := goal.next_date()) is not None and day <= today + SOON]
        upcoming.sort(key=lambda goal: (goal.next_date() or date.max, goal.id))
        return Overview(
            overdue=tuple(overdue),
            upcoming=tuple(upcoming),
            later=tuple(goal for goal in rest if goal not in upcoming),
            closed=tuple(goal for goal in goals if not goal.is_open),
        )

    def persons(self) -> list[tuple[str, int]]:
        """Whose goals there are, and how many; "" stands for the user."""
        with spoken():
            return self._plan.persons()

    def events(self, goal_id: int) -> list[GoalEvent]:
        """What happened to a goal, newest first."""
        with spoken():
            return self._plan.events(goal_id)

    def notes(self, goal_id: int) -> list[NoteLine]:
        """The notes that are tied to a goal, newest first."""
        with spoken():
            return self._plan.notes(goal_id)

    def meeting_of(self, goal_id: int) -> MeetingLine | None:
        """The meeting that a goal was agreed on in, or None."""
        with spoken():
            return self._store.meetings.of_goal(goal_id)

    def of_note(self, note_id: int) -> list[GoalRecord]:
        """The goals that a note is evidence of."""
        with spoken():
            return self._plan.of_note(note_id)

    def progress(self, start: date, end: date, person: str | None = None) -> list[ProgressPoint]:
        """How far the goals were at thirteen evenly spread days of a period, its first and last among them."""
        span = max(1, (end - start).days)
        days = sorted({start + timedelta(days=round(span * at / (_POINTS - 1))) for at in range(_POINTS)})
        with spoken():
            return self._plan.progress(days, person)

    # Out

    def document(self, goals: Sequence[GoalRecord], today: date, person: str | None = None) -> PlanDocument:
        """The development plan of some goals, as it is written out."""
        from assistant.workspace import plan_output

        return plan_output.document(goals, today, person)

    def write(
        self,
        goals: Sequence[GoalRecord],
        path: Path,
        today: date,
        *,
        person: str | None = None,
        replace: bool = False,
    ) -> Path:
        """Writes goals to a file: .docx, .pdf or .md for the development plan, .ics for a calendar.

        Returns:
            The file that was written.

        Raises:
            ExportError: there is nothing to write, a file of that name, no such folder, or no such format; nothing
                is changed.
        """
        from assistant.workspace import plan_output

        return plan_output.write(goals, path, today, person=person, replace=replace)


def _demand_reason(goal: GoalRecord, deadline: date | None, reason: str) -> None:
    if deadline is None or goal.deadline is None or deadline == goal.deadline or reason.strip():
        return
    raise InputError(
        "Fristen flyttes, men der står ikke hvorfor. Der er ikke ændret noget.",
        "Skriv et par ord om grunden, så I kan se den til næste samtale.",
    )


def _goals_of(draft_id: int, document: str, states: Mapping[str, str], today: date) -> list[NewGoal]:
    """The goals of an approved draft, without what was dropped in the review."""
    goals: Goals = tasks.load("goals").document.model_validate_json(document)
    found: list[NewGoal] = []
    for number, goal in enumerate(goals.goals):
        dropped = {
            part.rpartition(".")[2]
            for part, state in states.items()
            if state == DROPPED and part.startswith(f"goals.{number}.")
        }
        kept = {
            part.rpartition(".")[2]
            for part, state in states.items()
            if state == APPROVED and part.startswith(f"goals.{number}.")
        }
        if not kept or not goal.title.strip() or "title" in dropped:
            continue

        def text(part: str, words: str, gone: set[str] = dropped) -> str:
            return "" if part in gone else words

        person = goal.responsible if goal.responsible not in (None, "jeg") else None
        support = goal.support.text or (goal.realistic.text if goal.realistic.met else "")
        found.append(
            NewGoal(
                title=goal.title,
                period_start=today,
                period_end=add_months(today, 12) - timedelta(days=1),
                person=text("responsible", person or ""),
                activity=text("specific", goal.specific.text),
                measure=text("measurable", goal.measurable.text),
                motive=text("attractive", goal.attractive.text),
                support=text("support", support),
                deadline=None if "time_bound" in dropped else goal.time_bound.due,
                steps=() if "steps" in dropped else tuple(NewStep(step.text) for step in goal.steps),
                draft_id=draft_id,
                draft_number=number,
            )
        )
    return found
