"""A goal as a form: all that can be changed of it, a new one, and how it goes on in the next period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assistant.danish.format import listed, long_date
from assistant.errors import ConflictError, InputError
from assistant.tui.plan.checkin import DAY_EXAMPLE, day_value, read_new_day
from assistant.tui.plan.desk import on_newest
from assistant.tui.plan.form import FormField
from assistant.tui.plan.wording import CHOICES, RESPONSIBLE, field_name

if TYPE_CHECKING:
    from assistant.tui.plan.desk import Work
    from assistant.tui.plan.form import Values
    from assistant.workspace.plan import GoalChange, GoalRecord, NewStep, Planning

_BY = " · senest "
"""What stands between a step and its deadline in the form."""

YES, NO = "yes", "no"

_TEXTS = ("title", "person", "activity", "measure", "motive", "support", "outcome")
_CHOICES = ("responsible", "status")
_DAYS = ("deadline", "follow_up")
_PERIOD = ("period_start", "period_end")


def goal_fields(goal: GoalRecord | None, today: date, person: str = "") -> list[FormField]:
    """What the form of a goal asks.

    Args:
        goal: the goal, or None for a new one.
        today: the day.
        person: whose goal a new one is.
    """
    start, end = (goal.period_start, goal.period_end) if goal else new_period(today)
    fields = [
        FormField("title", "Mål", goal.title if goal else "", example="det, der skal nås, i få ord"),
        FormField("person", "Person", goal.person if goal else person, example="tom, når det er dit eget"),
        FormField("activity", "Aktivitet", goal.activity if goal else "", "text", example="hvad der gøres"),
        FormField(
            "steps", "Delmål", "\n".join(step_lines(goal)) if goal else "", "text",
            example="et på hver linje; skriv gerne: senest 1. marts",
        ),
        FormField("measure", "Målepunkt", goal.measure if goal else "", "text", example="sådan ses det, at det er nået"),
        FormField("deadline", "Frist", day_value(goal.deadline) if goal else "", example=DAY_EXAMPLE),
        FormField("reason", "Hvorfor flyttes?", example="skrives, når fristen bliver en anden"),
        FormField(
            "responsible", "Ansvarlig", goal.responsible if goal else "me", "choice", tuple(RESPONSIBLE.items())
        ),
        FormField("support", "Støtte", goal.support if goal else "", "text", example="tid, kursus, mentor …"),
        FormField("motive", "Motiv", goal.motive if goal else "", "text", example="hvorfor det er værd at nå"),
        FormField("status", "Status", goal.status if goal else "planned", "choice", CHOICES),
        FormField("follow_up", "Følg op", day_value(goal.follow_up) if goal else "", example=DAY_EXAMPLE),
        FormField("outcome", "Resultat", goal.outcome if goal else "", "text", example="når målet er slut"),
        FormField("period_start", "Perioden fra", day_value(start)),
        FormField("period_end", "Perioden til", day_value(end)),
    ]  # fmt: skip
    return [field for field in fields if goal is not None or field.id not in ("reason", "outcome")]


def new_period(first: date) -> tuple[date, date]:
    """A year from a day on."""
    from assistant.danish.calendar import add_months

    return first, add_months(first, 12) - timedelta(days=1)


def step_lines(goal: GoalRecord) -> list[str]:
    """The steps as they stand in the form."""
    return [
        " ".join(step.text.split()) + (f"{_BY}{long_date(step.deadline)}" if step.deadline else "")
        for step in goal.steps
    ]


def read_steps(words: str, goal: GoalRecord | None, today: date) -> list[NewStep]:
    """The steps that are written in the form; a line that was there before is the step that it was.

    Raises:
        InputError: a day can't be read.
    """
    from assistant.workspace.plan import NewStep

    known = dict(zip(step_lines(goal), goal.steps, strict=True)) if goal else {}
    steps = []
    for line in filter(None, (line.strip() for line in words.split("\n"))):
        if line in known:
            steps.append(NewStep(known[line].text, known[line].deadline))
            continue
        text, by, day = line.rpartition(_BY.strip())
        if by:
            steps.append(NewStep(text.strip(), read_new_day(day.strip(), None, today)))
        else:
            steps.append(NewStep(line, _deadline_in(line, today)))
    return steps


def _deadline_in(line: str, today: date) -> date | None:
    from assistant.danish import deadlines

    chosen = deadlines.read(line, today).chosen
    return chosen.day if chosen is not None and chosen.firm else None


def add(values: Values, today: date) -> Work[GoalRecord]:
    """Puts a new goal into the plan."""

    def work(plan: Planning) -> GoalRecord:
        from assistant.workspace.plan import NewGoal

        start, end = new_period(today)
        return plan.add(
            NewGoal(
                title=values["title"],
                period_start=read_new_day(values["period_start"], start, today) or start,
                period_end=read_new_day(values["period_end"], end, today) or end,
                person=values["person"],
                activity=values["activity"],
                measure=values["measure"],
                motive=values["motive"],
                support=values["support"],
                responsible=values["responsible"],
                deadline=read_new_day(values["deadline"], None, today),
                follow_up=read_new_day(values["follow_up"], None, today),
                status=values["status"],
                steps=tuple(read_steps(values["steps"], None, today)),
            )
        )

    return work


def change_of(goal: GoalRecord, values: Values, today: date) -> GoalChange | None:
    """What the form changes of a goal, its steps aside; None where that is nothing.

    Raises:
        InputError: a day can't be read, or the period has no end.
    """
    from assistant.workspace.plan import GoalChange

    change: dict[str, str | date] = {
        name: values[name]
        for name in (*_TEXTS, *_CHOICES)
        if values[name] != _flat(getattr(goal, name), name)
    }
    clear = []
    for name in (*_DAYS, *_PERIOD):
        before: date | None = getattr(goal, name)
        if not values[name] and before is not None:
            if name in _PERIOD:
                raise InputError("Perioden mangler en dag.", "Skriv dens første og sidste dag.")
            clear.append(name)
        elif (day := read_new_day(values[name], before, today)) is not None and day != before:
            change[name] = day
    if not change and not clear:
        return None
    return GoalChange(**change, clear=tuple(clear))  # type: ignore[arg-type]  # each name has its own kind


def _flat(text: str, name: str) -> str:
    """A text as its field shows it: the title and the person on one line."""
    return " ".join(text.split()) if name in ("title", "person") else text.strip()


class Edit:
    """Stores the form of a goal. What another window changed meanwhile is never overwritten unseen.

    Args:
        goal: as the form shows it.
        today: the day.
    """

    def __init__(self, goal: GoalRecord, today: date) -> None:
        self.shown = goal
        self.base = goal
        self.today = today

    def work(self, values: Values) -> Work[GoalRecord]:
        """Stores the values.

        Raises (in the thread):
            ConflictError: another window changed the same fields; a second time, these values count.
            InputError: something can't be read; nothing is stored.
        """
        return lambda plan: self._store(plan, values)

    def _store(self, plan: Planning, values: Values) -> GoalRecord:
        newest = plan.get(self.shown.id)
        wanted = change_of(self.shown, values, self.today)
        steps = None
        if values["steps"] != "\n".join(step_lines(self.shown)).strip():
            steps = read_steps(values["steps"], self.shown, self.today)
        self._mind_others(newest, wanted, steps is not None)
        if wanted is not None:
            newest = plan.edit(newest, wanted, values.get("reason", ""))
        if steps is not None:
            newest = plan.put_steps(newest, steps)
        return newest

    def _mind_others(self, newest: GoalRecord, wanted: GoalChange | None, steps: bool) -> None:
        base, self.base = self.base, newest
        both = [
            name
            for name in (*_TEXTS, *_CHOICES, *_DAYS, *_PERIOD)
            if wanted is not None
            and (getattr(wanted, name) is not None or name in wanted.clear)
            and getattr(base, name) != getattr(newest, name)
        ]
        if steps and [(s.text, s.deadline) for s in base.steps] != [
            (s.text, s.deadline) for s in newest.steps
        ]:
            both.append("steps")
        if both:
            raise ConflictError(
                f"{listed([field_name(name) for name in both])} er ændret i et andet vindue imens. Din tekst står her.",
                "Gem igen, hvis din skal gælde; den anden står i historikken.",
            )


def carry_fields(goal: GoalRecord, today: date) -> list[FormField]:
    """What is asked when a goal's period ends: how it went, and whether it goes on in the next."""
    start, end = new_period(max(today, goal.period_end + timedelta(days=1)))
    status = "partly" if goal.is_open else goal.status
    return [
        FormField("status", "Sådan gik det", status, "choice", CHOICES[2:]),
        FormField("outcome", "Resultat", goal.outcome, "text", example="hvad der kom ud af det"),
        FormField("goes_on", "Går det videre?", YES, "choice", ((YES, "ja"), (NO, "nej, det slutter her"))),
        FormField("start", "Ny periode fra", day_value(start)),
        FormField("end", "Ny periode til", day_value(end)),
    ]


def carry(goal: GoalRecord, values: Values, today: date) -> Work[GoalRecord]:
    """Ends a goal, and goes on with it in another period where it is to."""
    from assistant.workspace.plan import GoalChange
    from assistant.workspace.plan_words import read_day

    def change(plan: Planning, newest: GoalRecord) -> GoalRecord:
        if values["goes_on"] == NO:
            return plan.edit(newest, GoalChange(status=values["status"], outcome=values["outcome"]))
        return plan.carry(
            newest,
            read_day(values["start"], today),
            read_day(values["end"], today),
            status=values["status"],
            outcome=values["outcome"],
        )

    return on_newest(goal.id, change)


def back_to(before: GoalRecord) -> Callable[[Planning, GoalRecord], GoalRecord]:
    """Gives a goal the words, days and steps it had before."""
    from assistant.workspace.plan import GoalChange, NewStep

    def change(plan: Planning, newest: GoalRecord) -> GoalRecord:
        names = (*_TEXTS, *_CHOICES, *_DAYS, *_PERIOD)
        wanted = {
            name: getattr(before, name) for name in names if getattr(before, name) != getattr(newest, name)
        }
        clear = tuple(name for name in _DAYS if name in wanted and wanted[name] is None)
        if wanted:
            newest = plan.edit(newest, GoalChange(**wanted, clear=clear), "fortrudt")
        steps = [NewStep(step.text, step.deadline) for step in before.steps]
        if steps != [NewStep(step.text, step.deadline) for step in newest.steps]:
            newest = plan.put_steps(newest, steps)
        return newest

    return change
