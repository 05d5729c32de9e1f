"""A bench for the plan: the real app on a real store with goals of our own making."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.tui.app import MakkerApp
from assistant.tui.modes import Mode
from assistant.tui.plan.screen import PlanScreen
from assistant.workspace.plan import NewGoal, NewStep
from assistant.workspace.workspace import Workspace
from tests.tui.looking import wait_until

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from assistant.workspace.plan import GoalRecord

SIZE = (100, 30)
TODAY = date.today()
START, END = TODAY - timedelta(days=120), TODAY + timedelta(days=200)

MODES = (
    Mode("journal", "Journal", "f2", "assistant.tui.journal.screen", "JournalScreen"),
    Mode("plan", "Plan", "f4", "assistant.tui.plan.screen", "PlanScreen"),
)

HOSTILE = "[/] [bold]\x1b]52;c;aGVq\x07 {0} %s \u202egnål 🧑‍⚕️ [/x]"


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


LATE = NewGoal(
    "Undervise nye kolleger i sårpleje",
    START,
    END,
    activity="Holde tre korte oplæg på morgenkonferencen, og skrive en side om hvert.",
    measure="Tre oplæg er holdt, og siderne ligger på drevet.",
    support="To timer om måneden uden for plejen",
    responsible="both",
    deadline=in_days(-12),
    status="active",
    steps=(
        NewStep("Aftal datoer med Lene"),
        NewStep("Skriv det første oplæg", in_days(-3)),
        NewStep("Hold det"),
    ),
)
SOON = NewGoal(
    "Lære at lede et møde", START, END, deadline=in_days(20), steps=(NewStep("Følg Fatima et par gange"),)
)
LATER = NewGoal("Blive, hvor jeg trives", START, END, deadline=None)
HERS = NewGoal("Tage kurset i smertelindring", START, END, person="Fatima", deadline=in_days(90))


def workspace_on(folder: Path, *goals: NewGoal) -> Workspace:
    """A store with a note, so that the welcome stays away, and with goals."""
    workspace = Workspace(folder, folder / "settings.toml")
    workspace.journal.add("Oplæg om tryksår\n\nJeg holdt det første oplæg. #oplæg", in_days(-30))
    for goal in goals:
        workspace.plan.add(goal)
    return workspace


def app_on(workspace: Workspace) -> MakkerApp:
    return MakkerApp(workspace, mode_table=MODES)


async def opened(pilot: Pilot[str]) -> PlanScreen:
    """Goes to the plan, when it has been read."""
    app = pilot.app
    assert isinstance(app, MakkerApp)
    await wait_until(pilot, lambda: app.workspace_open)
    await pilot.press("f4")
    await wait_until(pilot, lambda: isinstance(app.screen, PlanScreen) and app.screen.shown is not None)
    assert isinstance(app.screen, PlanScreen)
    await pilot.pause()
    return app.screen


def goal_named(workspace: Workspace, title: str) -> GoalRecord:
    """A goal as the store has it, also one in the bin."""
    goals = [*workspace.plan.goals(), *workspace.plan.goals(binned=True)]
    return next(goal for goal in goals if goal.title == title)
