"""Looking around with examples: a throw-away store with an invented employee's year."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.workspace.workspace import Workspace

if TYPE_CHECKING:
    from assistant.engines.base import AboutToSend
    from assistant.workspace.drafts import Request
    from assistant.workspace.examples.talks import ExampleGoal, ExampleMeeting
    from store.database import Store

_PAGE = 100
_MONTH = timedelta(days=30)


@contextmanager
def demo_workspace(settings_file: Path | None = None) -> Iterator[Workspace]:
    """A workspace in a folder of its own that is gone afterwards; the user's own notes are not touched.

    Args:
        settings_file: the file of the settings; None for the platform's, so that theme and engine are the user's.
    """
    with tempfile.TemporaryDirectory(prefix="makker-demo-", ignore_cleanup_errors=True) as folder:
        workspace = Workspace(Path(folder), settings_file, demo=True)
        try:
            yield workspace
        finally:
            workspace.close()


def fill(store: Store, today: date) -> None:
    """Adds the notes of the example year to an empty store; quick, since the first screen waits for it."""
    from assistant.workspace.examples import notes
    from store.records import NewNote

    store.notes.add_many(NewNote(note.text, note.written) for note in notes(today))


def fill_rest(workspace: Workspace, today: date) -> None:
    """Adds what came of the notes: achievements, the plan, and talks with their minutes. Takes about a second.

    The drafts are written by the rules, as the user's own would be.
    """
    from assistant.workspace.examples import talks

    for matter, approved in (("læseklub", False), ("it-café", True)):
        _achievement(workspace, matter, today, approved=approved)
    for goal in talks.goals(today):
        _goal(workspace, goal, today)
    for meeting in talks.meetings(today):
        _meeting(workspace, meeting, today)


def _achievement(workspace: Workspace, matter: str, today: date, *, approved: bool) -> None:
    from assistant.workspace.drafts import Request
    from assistant.workspace.examples import notes

    texts = {note.text for note in notes(today) if note.matter == matter}
    journal = workspace.journal
    lines = [line for month in journal.months() for line in journal.page(month.month, 0, _PAGE)]
    note_ids = tuple(line.id for line in reversed(lines) if journal.get(line.id).text in texts)
    for draft_id in _drafted(workspace, Request("star", today, note_ids)):
        if approved:
            _approve(workspace, draft_id)


def _drafted(workspace: Workspace, request: Request) -> list[int]:
    """The drafts that the rules make of a request."""
    from assistant.engines.rules.engine import RulesEngine
    from assistant.workspace.drafts import Stored

    async def yes(_event: AboutToSend) -> bool:
        return True

    async def made() -> list[int]:
        events = workspace.drafting.make(request, RulesEngine(), yes)
        return [event.draft_id async for event in events if isinstance(event, Stored)]

    return asyncio.run(made())


def _approve(workspace: Workspace, draft_id: int) -> None:
    """Approves every field that has a text."""
    review = workspace.review
    view = review.open(draft_id)
    for field in view.fields:
        if not field.missing:
            view = review.set_state(view, field.path, "approved")
    if view.record.state != "approved":
        review.set_draft_state(view, "approved")


def _goal(workspace: Workspace, example: ExampleGoal, today: date) -> None:
    from store.plan_records import PLANNED, NewCheckIn, NewGoal, NewStep

    planning = workspace.plan
    start = today - timedelta(days=358)
    goal = planning.add(
        NewGoal(
            title=example.title,
            period_start=start,
            period_end=start + timedelta(days=364),
            activity=example.activity,
            measure=example.measure,
            motive=example.motive,
            support=example.support,
            deadline=example.due,
            steps=tuple(NewStep(text) for text in example.steps),
        )
    )
    said = min(today - _MONTH, example.due)
    for step in goal.steps[: example.steps_done]:
        goal = planning.set_step(goal, step.id, said)
    if example.happened or example.status != PLANNED:
        planning.check_in(goal, NewCheckIn(said, example.happened, status=example.status))


def _meeting(workspace: Workspace, example: ExampleMeeting, today: date) -> None:
    from store.meeting_records import NewMeeting, Person, Point

    meetings = workspace.meetings
    meeting = meetings.add(
        NewMeeting(
            kind=example.kind,
            held=example.held,
            people=tuple(Person(name, role, writes) for name, role, writes in example.people),
            points=tuple(Point(text, private) for text, private in example.points),
            next_held=example.next_held,
        )
    )
    if not example.notes:
        return
    meeting = meetings.save_notes(meeting, example.notes)
    for draft_id in _drafted(workspace, meetings.request(meeting)):
        _approve(workspace, draft_id)
        meetings.set_draft(meetings.get(meeting.id), draft_id)
        meetings.adopt(draft_id, today)
    for agreement in meetings.get(meeting.id).agreements:
        for settled in example.settled:
            if agreement.what.startswith(settled.begins):
                meetings.settle(agreement, settled.state, day=settled.day, remark=settled.remark)
