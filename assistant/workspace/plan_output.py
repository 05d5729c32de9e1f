"""The plan out: what documents and calendars show of its goals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.danish.format import long_date, short_date
from assistant.errors import ExportError
from assistant.export import files
from assistant.export.calendar import Entry, to_calendar
from assistant.export.plan_document import PlanDocument, PlanItem, to_markdown
from assistant.workspace.plan_words import STATUS_NAMES, responsible_name
from store.plan_records import GoalRecord


def document(goals: Sequence[GoalRecord], today: date, person: str | None = None) -> PlanDocument:
    """The development plan of some goals, as it is written out."""
    whose = f"Udviklingsplan for {person}" if person else "Udviklingsplan"
    return PlanDocument(whose, tuple(_item(goal, today) for goal in goals), today)


def write(
    goals: Sequence[GoalRecord], path: Path, today: date, *, person: str | None = None, replace: bool = False
) -> Path:
    """Writes goals to a file; see ``Planning.write``."""
    if not goals:
        raise ExportError(
            "Der er ingen mål at skrive ud.", "Godkend et mål i Udkast, så kommer det i planen."
        )
    return files.write_file(path, _rendered(goals, path.suffix.lower(), today, person), replace=replace)


def _rendered(goals: Sequence[GoalRecord], kind: str, today: date, person: str | None) -> str | bytes:
    if kind == ".ics":
        return to_calendar([entry for goal in goals for entry in entries(goal)])
    if kind == ".md":
        return to_markdown(document(goals, today, person))
    if kind == ".docx":
        from assistant.export.plan_word import to_word

        return to_word(document(goals, today, person))
    if kind == ".pdf":
        from assistant.export.plan_pdf import to_pdf

        return to_pdf(document(goals, today, person))
    raise ExportError(
        f"makker kan ikke skrive planen som {kind or 'en fil uden endelse'}.",
        "Brug .docx, .pdf, .md eller .ics.",
    )


def _item(goal: GoalRecord, today: date) -> PlanItem:
    return PlanItem(
        title=goal.title,
        person=goal.person,
        activity=_activity(goal),
        responsible=responsible_name(goal),
        support=goal.support,
        deadline=long_date(goal.deadline) if goal.deadline else "",
        measure=goal.measure,
        status=STATUS_NAMES[goal.status] + (", over frist" if goal.is_overdue(today) else ""),
        outcome=goal.outcome,
    )


def _activity(goal: GoalRecord) -> str:
    """What is done, with a line for each step."""
    lines = [goal.activity] if goal.activity and goal.activity != goal.title else []
    for step in goal.steps:
        when = f", senest {short_date(step.deadline)}" if step.deadline and not step.done else ""
        lines.append(f"- {step.text}{', gjort ' + short_date(step.done) if step.done else when}")
    return "\n".join(lines)


def entries(goal: GoalRecord) -> list[Entry]:
    """What a calendar shows of a goal: its deadline, its follow-up and the deadlines of its steps."""
    whose = f" ({goal.person})" if goal.person else ""
    about = "\n".join(
        filter(
            None,
            (
                goal.activity,
                goal.measure and f"Målepunkt: {goal.measure}",
                goal.support and f"Støtte: {goal.support}",
            ),
        )
    )
    days = [
        ("deadline", "Frist", goal.title, goal.deadline),
        ("follow-up", "Opfølgning", goal.title, goal.follow_up),
    ]
    days += [(f"step-{step.id}", "Delmål", step.text, step.deadline) for step in goal.steps if not step.done]
    return [
        Entry(
            uid=f"{goal.uid}-{name}@makker",
            day=day,
            title=f"{kind}: {words}{whose}",
            text=about,
            changed=goal.updated_at,
            sequence=goal.version,
            cancelled=not goal.is_open,
        )
        for name, kind, words, day in days
        if day is not None
    ]
