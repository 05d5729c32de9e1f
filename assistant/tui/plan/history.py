"""What happened to a goal since it came into the plan, as a page to look through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from assistant.tui.mode_screen import PageScreen
from assistant.tui.plan.wording import event_heading, event_lines
from assistant.tui.widgets.prose import Passage, ProsePane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.workspace.plan import GoalEvent


def told(events: Sequence[GoalEvent], today: date) -> list[Passage]:
    """The events as they are read, newest first."""
    passages: list[Passage] = []
    for event in events:
        passages.append(Passage(event_heading(event, today), name="prose--quiet"))
        passages += [Passage(line) for line in event_lines(event, today)]
        passages.append(Passage(""))
    return passages[:-1]


class GoalHistory(PageScreen):
    """Shows the events of a goal.

    Args:
        title: the goal.
        events: newest first.
        today: the day on which they are read.
    """

    CSS_PATH = "history.tcss"
    NAME = "Historik"
    HELP = """Her står alt, hvad der er sket med målet, det nyeste øverst: opfølgninger, flyttede frister med grunden, nåede
        delmål, knyttede noter og rettelser. Intet af det forsvinder."""
    KEY_ORDER: ClassVar[tuple[str, ...]] = ("back",)

    def __init__(self, title: str, events: Sequence[GoalEvent], today: date) -> None:
        super().__init__()
        self._goal_title = title
        self._events = tuple(events)
        self._today = today

    def compose_content(self) -> ComposeResult:
        """The title, and under it what happened."""
        with Vertical(id="goal-history"):
            yield Static(self._goal_title, id="goal-history-title", markup=False)
            yield ProsePane(told(self._events, self._today), id="goal-history-text")

    def on_mount(self) -> None:
        """Lets the keys scroll."""
        self.query_one(ProsePane).focus()
