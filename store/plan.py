"""The plan: approved goals, their steps, check-ins, notes and history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from store import lists
from store.faults import Damaged, DiskFull, Locked, Missing, NotWritable
from store.models import Note
from store.plan_models import PlanEvent, PlanGoal, PlanNote, PlanStep
from store.plan_reads import (
    APPROVED_DRAFTS,
    REACHED_ON,
    approved_draft,
    course,
    event_record,
    goal_record,
    goal_records,
)
from store.plan_records import (
    DROPPED,
    ApprovedDraft,
    GoalChange,
    GoalEvent,
    GoalFilter,
    GoalRecord,
    NewCheckIn,
    NewGoal,
    NewStep,
    ProgressPoint,
)
from store.plan_writes import (
    apply,
    change,
    found,
    new_goal,
    put_steps,
    steps_of,
    tell,
)
from store.records import NoteLine, Rescued
from store.rescue import Rescue
from store.sessions import Sessions
from store.text import clean
from store.times import local_day

_NOTES = f"""
    SELECT {lists.LINE} FROM plan_note p JOIN note n ON n.id = p.note_id
    WHERE p.goal_id = ? AND n.deleted_at IS NULL ORDER BY n.place DESC
"""
_PERSONS = """
    SELECT person, count(*) FROM plan_goal WHERE discarded_at IS NULL GROUP BY person ORDER BY person
"""


class Plan:
    """All goals of a store. Every method is one use case in a session of its own, from any thread.

    Methods that take ``row_version`` raise ``Stale`` where another writer changed the goal since, and ``Missing``
    where there is none; all raise the faults that the state of the file calls for, as those of ``Notes`` do.
    """

    def __init__(self, sessions: Sessions, rescue: Rescue) -> None:
        self._sessions = sessions
        self._rescue = rescue

    # Writing

    def add(self, goal: NewGoal) -> GoalRecord:
        """A new goal; one that a draft's goal has become already is given as it is.

        Raises:
            ValueError: it has no title.
        """
        if not clean(goal.title).strip():
            raise ValueError("a goal without a title")
        now = self._now()
        with self._sessions.writing() as session:
            if (known := _of_draft(session, goal)) is not None:
                return goal_record(session, known)
            row = new_goal(session, goal, now)
            tell(session, row, "created", local_day(now), now)
            session.flush()
            return goal_record(session, row)

    def edit(self, goal_id: int, wanted: GoalChange, *, row_version: int, reason: str = "") -> GoalRecord:
        """Other words or days for a goal; what stood there before stays in its history."""
        now = self._now()
        with self._sessions.writing() as session:
            goal = change(session, goal_id, row_version, now)
            if changes := apply(goal, wanted):
                tell(session, goal, "changed", local_day(now), now, reason=reason, changes=changes)
            session.flush()
            return goal_record(session, goal)

    def check_in(self, goal_id: int, said: NewCheckIn, *, row_version: int) -> GoalRecord:
        """Keeps what was said at a check-in, and what it changes.

        What could not be stored goes to the rescue file, and comes back as a note.
        """
        now = self._now()

        def write(session: Session) -> GoalRecord:
            goal = change(session, goal_id, row_version, now)
            wanted = GoalChange(deadline=said.deadline, status=said.status, follow_up=said.follow_up)
            # A follow-up that was due has been held; the next one is still to be agreed on.
            held = said.follow_up is None and goal.follow_up is not None and goal.follow_up <= said.day
            clear = ("follow_up",) if held else ()
            changes = apply(goal, GoalChange(**{**vars(wanted), "clear": clear}))
            tell(
                session,
                goal,
                "check_in",
                said.day,
                now,
                happened=said.happened,
                obstacle=said.obstacle,
                reason=said.reason,
                changes=changes,
            )
            session.flush()
            return goal_record(session, goal)

        text = clean(
            "\n\n".join(part for part in (said.happened, said.obstacle, said.reason) if part.strip())
        )
        return self._kept(write, Rescued("note", None, 0, text, said.day, "", now, {}, self._rescue.writer))

    def put_steps(self, goal_id: int, steps: Sequence[NewStep], *, row_version: int) -> GoalRecord:
        """Gives a goal other steps; those whose words stay are the same steps, and stay done."""
        now = self._now()
        with self._sessions.writing() as session:
            goal = change(session, goal_id, row_version, now)
            before = _listed(steps_of(session, goal_id))
            put_steps(session, goal, steps)
            changes = [["steps", before, _listed(steps_of(session, goal_id))]]
            if changes[0][1] != changes[0][2]:
                tell(session, goal, "changed", local_day(now), now, changes=changes)
            session.flush()
            return goal_record(session, goal)

    def set_step(self, goal_id: int, step_id: int, done: date | None, *, row_version: int) -> GoalRecord:
        """Marks a step as done on a day, or as open again.

        Raises:
            Missing: the goal has no such step.
        """
        now = self._now()
        with self._sessions.writing() as session:
            goal = change(session, goal_id, row_version, now)
            step = session.get(PlanStep, step_id)
            if step is None or step.goal_id != goal_id:
                raise Missing("step", step_id)
            changes = [["done", _iso(step.done), _iso(done)]]
            step.done = done
            tell(session, goal, "step", done or local_day(now), now, happened=step.text, changes=changes)
            session.flush()
            return goal_record(session, goal)

    def tie(self, goal_id: int, note_id: int, *, tied: bool = True) -> GoalRecord:
        """Ties a note to a goal as evidence, or unties it; neither counts as a change of the goal's version.

        Raises:
            Missing: there is no such goal or note.
        """
        now = self._now()
        with self._sessions.writing() as session:
            goal = found(session, goal_id)
            note, tie = session.get(Note, note_id), session.get(PlanNote, (goal_id, note_id))
            if note is None:
                raise Missing("note", note_id)
            if tied and tie is None:
                session.add(PlanNote(goal_id=goal_id, note_id=note_id, tied_at=now))
                tell(session, goal, "note", local_day(now), now, happened=note.title)
            elif not tied and tie is not None:
                session.delete(tie)
            session.flush()
            return goal_record(session, goal)

    def carry(
        self, goal_id: int, start: date, end: date, *, status: str, outcome: str, row_version: int
    ) -> GoalRecord:
        """Ends a goal with its outcome, and goes on with it in another period.

        Steps that are not done, notes and words come along; the deadline does where it is not before the period.

        Args:
            status: what the goal was in its own period: "reached", "partly", "dropped" …
            outcome: how it ended, in words.

        Returns:
            The goal of the new period; where it was carried before, that one.
        """
        now = self._now()
        with self._sessions.writing() as session:
            if before := session.exec(select(PlanGoal).where(PlanGoal.carried_from == goal_id)).first():
                return goal_record(session, before)
            goal = change(session, goal_id, row_version, now)
            record = goal_record(session, goal)
            row = new_goal(session, _next_period(record, start, end), now, carried_from=goal_id)
            assert row.id is not None
            changes = apply(goal, GoalChange(status=status, outcome=outcome))
            day = local_day(now)
            tell(session, goal, "carried", day, now, happened=outcome, changes=changes)
            tell(session, row, "created", day, now, happened=outcome)
            for tie in session.exec(select(PlanNote).where(PlanNote.goal_id == goal_id)):
                session.add(PlanNote(goal_id=row.id, note_id=tie.note_id, tied_at=now))
            session.flush()
            return goal_record(session, row)

    def discard(self, goal_id: int, *, row_version: int) -> GoalRecord:
        """Puts a goal in the bin, from where it comes back."""
        now = self._now()
        with self._sessions.writing() as session:
            goal = change(session, goal_id, row_version, now)
            goal.discarded_at = now
            tell(session, goal, "discarded", local_day(now), now)
            session.flush()
            return goal_record(session, goal)

    def bring_back(self, goal_id: int) -> GoalRecord:
        """Takes a goal out of the bin."""
        now = self._now()
        with self._sessions.writing() as session:
            goal = found(session, goal_id)
            if goal.discarded_at is not None:
                goal.discarded_at = None
                goal.version += 1
                tell(session, goal, "brought_back", local_day(now), now)
                session.flush()
            return goal_record(session, goal)

    # Reading

    def get(self, goal_id: int) -> GoalRecord:
        """A whole goal, also one in the bin.

        Raises:
            Missing: there is none.
        """
        with self._sessions.reading() as session:
            return goal_record(session, found(session, goal_id))

    def goals(self, chosen: GoalFilter | None = None, *, binned: bool = False) -> list[GoalRecord]:
        """The goals that a filter takes: those with the nearest deadline first, those without one last.

        Args:
            binned: those in the bin instead.
        """
        chosen = chosen or GoalFilter()
        binned_at = col(PlanGoal.discarded_at)
        conditions: list[ColumnElement[bool]] = [binned_at.is_not(None) if binned else binned_at.is_(None)]
        if chosen.person is not None:
            conditions.append(col(PlanGoal.person) == chosen.person)
        if chosen.statuses is not None:
            conditions.append(col(PlanGoal.status).in_(chosen.statuses))
        if chosen.start is not None:
            conditions.append(col(PlanGoal.period_end) >= chosen.start)
        if chosen.end is not None:
            conditions.append(col(PlanGoal.period_start) <= chosen.end)
        with self._sessions.reading() as session:
            records = goal_records(session, *conditions)
        if chosen.due_before is None:
            return records
        return [
            goal for goal in records if (day := goal.next_date()) is not None and day <= chosen.due_before
        ]

    def of_draft(self, draft_id: int) -> list[GoalRecord]:
        """The goals that a draft's goals have become, also those in the bin."""
        with self._sessions.reading() as session:
            goals = goal_records(session, col(PlanGoal.draft_id) == draft_id)
        return sorted(goals, key=lambda goal: goal.draft_number)

    def of_note(self, note_id: int) -> list[GoalRecord]:
        """The goals that a note is tied to."""
        tied = select(PlanNote.goal_id).where(PlanNote.note_id == note_id)
        with self._sessions.reading() as session:
            goals = goal_records(session, col(PlanGoal.id).in_(tied), col(PlanGoal.discarded_at).is_(None))
        return sorted(goals, key=lambda goal: goal.id)

    def approved_drafts(self) -> list[ApprovedDraft]:
        """The approved drafts of goals, latest period first, and which of their goals are in the plan or its bin."""
        return [approved_draft(row) for row in self._sessions.rows(APPROVED_DRAFTS)]

    def notes(self, goal_id: int) -> list[NoteLine]:
        """The notes that are tied to a goal, newest first."""
        return [lists.line_of(row) for row in self._sessions.rows(_NOTES, (goal_id,))]

    def events(self, goal_id: int) -> list[GoalEvent]:
        """What happened to a goal, newest first.

        Raises:
            Missing: there is none.
        """
        with self._sessions.reading() as session:
            found(session, goal_id)
            query = select(PlanEvent).where(PlanEvent.goal_id == goal_id).order_by(col(PlanEvent.id).desc())
            return [event_record(event) for event in session.exec(query)]

    def persons(self) -> list[tuple[str, int]]:
        """Whose goals there are, and how many; "" stands for the user."""
        return [(row[0], row[1]) for row in self._sessions.rows(_PERSONS)]

    def progress(self, days: Sequence[date], person: str | None = None) -> list[ProgressPoint]:
        """How far the goals were at the end of some days, as far as the history tells.

        Args:
            days: in order.
            person: only this person's goals, or None for all.
        """
        goals = [goal for goal in self.goals(GoalFilter(person=person)) if goal.status != DROPPED]
        return course(days, goals, self._sessions.rows(REACHED_ON))

    def _kept(self, write: Callable[[Session], GoalRecord], item: Rescued) -> GoalRecord:
        try:
            with self._sessions.writing() as session:
                record = write(session)
        except (DiskFull, NotWritable, Locked, Damaged) as fault:
            fault.kept = bool(item.text) and self._rescue.keep(item)
            raise
        self._rescue.stored(item)
        return record

    def _now(self) -> datetime:
        return self._sessions.clock()


def _of_draft(session: Session, goal: NewGoal) -> PlanGoal | None:
    if goal.draft_id is None:
        return None
    query = select(PlanGoal).where(
        PlanGoal.draft_id == goal.draft_id, PlanGoal.draft_number == goal.draft_number
    )
    return session.exec(query).first()


def _next_period(goal: GoalRecord, start: date, end: date) -> NewGoal:
    def kept(day: date | None) -> date | None:
        return day if day is not None and day >= start else None

    return NewGoal(
        title=goal.title,
        period_start=start,
        period_end=end,
        person=goal.person,
        activity=goal.activity,
        measure=goal.measure,
        motive=goal.motive,
        support=goal.support,
        responsible=goal.responsible,
        deadline=kept(goal.deadline),
        follow_up=kept(goal.follow_up),
        steps=tuple(NewStep(step.text, kept(step.deadline)) for step in goal.steps if step.done is None),
    )


def _listed(steps: Sequence[PlanStep]) -> str:
    return "\n".join(step.text for step in steps)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
