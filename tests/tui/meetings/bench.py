"""A bench for the meetings: the real app on a real store with meetings of our own making."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.tui.app import MakkerApp
from assistant.tui.meetings.screen import MeetingsScreen
from assistant.tui.modes import Mode
from assistant.workspace.meetings import NewMeeting, Person, Point
from assistant.workspace.workspace import Workspace
from tests.tui.looking import wait_until

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from assistant.workspace.meetings import MeetingRecord

SIZE = (100, 30)
TODAY = date.today()
PEOPLE = (Person("Birgitte", "leder"), Person("Signe", "", writes=True))

MODES = (
    Mode("journal", "Journal", "f2", "assistant.tui.journal.screen", "JournalScreen"),
    Mode("review", "Udkast", "f3", "assistant.tui.review.screen", "ReviewScreen"),
    Mode("plan", "Plan", "f4", "assistant.tui.plan.screen", "PlanScreen"),
    Mode("meetings", "Samtaler", "f5", "assistant.tui.meetings.screen", "MeetingsScreen"),
)

HOSTILE = "[/] [bold]\x1b]52;c;aGVq\x07 {0} %s \u202egnål 🧑‍⚕️ [/x]"

NOTES = """Vi talte om vagterne i ugerne op til jul.
Vi besluttede, at weekendvagterne deles ligeligt fra januar.
Signe undersøger kurset i smertelindring inden 1. marts.
Birgitte sender den nye vagtplan senest 15. december.
"""

MUS = NewMeeting(
    "MUS",
    TODAY,
    people=PEOPLE,
    points=(Point("Vagterne i julen"), Point("Jeg vil bede om færre nattevagter", private=True)),
)
LAST = NewMeeting("1:1", TODAY - timedelta(days=60), title="Oktober", people=PEOPLE)


def workspace_on(folder: Path, *meetings: NewMeeting) -> Workspace:
    """A store with a note, so that the welcome stays away, and with meetings."""
    workspace = Workspace(folder, folder / "settings.toml")
    workspace.journal.add("Oplæg om tryksår\n\nJeg holdt det første oplæg.", TODAY - timedelta(days=5))
    for meeting in meetings:
        workspace.meetings.add(meeting)
    return workspace


def app_on(workspace: Workspace) -> MakkerApp:
    return MakkerApp(workspace, mode_table=MODES)


async def opened(pilot: Pilot[str]) -> MeetingsScreen:
    """Goes to the meetings, when they have been read."""
    app = pilot.app
    assert isinstance(app, MakkerApp)
    await wait_until(pilot, lambda: app.workspace_open)
    await pilot.press("f5")
    await wait_until(
        pilot,
        lambda: (
            isinstance(app.screen, MeetingsScreen)
            and (app.screen.query_one("#talks").display or app.screen.query_one("#talks-empty").display)
        ),
    )
    assert isinstance(app.screen, MeetingsScreen)
    await pilot.pause()
    return app.screen


def newest(workspace: Workspace) -> MeetingRecord:
    """The meeting at the top of the list, as the store has it."""
    return workspace.meetings.get(workspace.meetings.lines()[0].id)
