"""Following up on a goal: what happened, what is in the way, another deadline, and when it is looked at next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.tui.plan.desk import on_newest
from assistant.tui.plan.form import FormField
from assistant.tui.plan.wording import CHOICES

if TYPE_CHECKING:
    from assistant.tui.plan.desk import Work
    from assistant.tui.plan.form import Values
    from assistant.workspace.plan import GoalRecord, NewCheckIn, Planning

DAY_EXAMPLE = "fx 1. marts, uge 14 eller om 3 måneder"


def day_value(day: date | None) -> str:
    """A day as it stands in a form."""
    return long_date(day) if day else ""


def read_new_day(words: str, before: date | None, today: date) -> date | None:
    """The day that is written in a form; None where it is the one from before, or empty.

    Raises:
        InputError: it can't be read, or there is no such day.
    """
    from assistant.workspace.plan_words import read_day

    if not words or words == day_value(before):
        return None
    return read_day(words, today)


def check_in_fields(goal: GoalRecord) -> list[FormField]:
    """What is asked at a check-in."""
    return [
        FormField("happened", "Hvad er der sket?", kind="text", example="siden sidst"),
        FormField("obstacle", "Hvad er i vejen?", kind="text", example="hvis noget gør"),
        FormField("status", "Status", goal.status, "choice", CHOICES),
        FormField("deadline", "Frist", day_value(goal.deadline), example=DAY_EXAMPLE),
        FormField("reason", "Hvorfor flyttes?", example="skrives, når fristen bliver en anden"),
        FormField("follow_up", "Næste opfølgning", example=DAY_EXAMPLE),
    ]


def said(goal: GoalRecord, values: Values, today: date) -> NewCheckIn:
    """What was written, as it is stored.

    Args:
        goal: as it was when the form was opened.
        values: what stands in the form.
        today: the day of the check-in.

    Raises:
        InputError: a day can't be read.
    """
    from assistant.workspace.plan import NewCheckIn

    return NewCheckIn(
        day=today,
        happened=values["happened"],
        obstacle=values["obstacle"],
        deadline=read_new_day(values["deadline"], goal.deadline, today),
        reason=values["reason"],
        status=values["status"] if values["status"] != goal.status else None,
        follow_up=read_new_day(values["follow_up"], None, today),
    )


def check_in(goal: GoalRecord, values: Values, today: date) -> Work[GoalRecord]:
    """Stores a check-in, on top of whatever another window has stored meanwhile."""

    def change(plan: Planning, newest: GoalRecord) -> GoalRecord:
        return plan.check_in(newest, said(goal, values, today))

    return on_newest(goal.id, change)
