"""The plan as it is shown: the goals, what is late first, and how far they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from assistant.danish.format import count
from assistant.errors import MakkerError
from assistant.tui.journal.rows import RowList
from assistant.tui.mode_screen import ModeScreen
from assistant.tui.plan import reading
from assistant.tui.plan.desk import PlanDesk
from assistant.tui.plan.goal_list import GoalList
from assistant.tui.plan.progress import Course, ProgressChart
from assistant.tui.plan.wording import person_words, progress_words, share_now

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.tui.plan.reading import Shown
    from assistant.workspace.plan import GoalRecord

EMPTY = """Ingen mål endnu.

Stil dig på en note i Journalen (F2), og tryk g. Når du har godkendt målet i Udkast (F3), står det her.

Du kan også skrive et mål med det samme: Tryk n."""
NO_HITS = "Ingen mål passer til det, du søger. Esc viser dem alle igen."
NO_OPEN = "Ingen mål her. p viser de slettede, og n begynder et nyt."


class GoalSearch(Input):
    """The line that narrows the goals down; arrow down and Enter lead to them."""

    class Left(Message):
        """The user goes on to the goals."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down,enter", "leave", "Til målene", show=False)]

    def __init__(self) -> None:
        super().__init__(placeholder="/ søg", compact=True, id="goal-search")

    def action_leave(self) -> None:
        """Goes on to the goals."""
        self.post_message(self.Left())


class PlanPage(ModeScreen):
    """The goals and how far they are; what is done to them is in ``PlanScreen``."""

    AUTO_FOCUS = "#goals"

    def __init__(self) -> None:
        super().__init__()
        self.ready = False
        self.shown: Shown | None = None
        self.person: str | None = None
        self.bin_shown = False
        self.left_over: list[GoalRecord] = []
        self._told_new: set[int] = set()
        self._desk: PlanDesk | None = None

    @property
    def desk(self) -> PlanDesk:
        """Where the plan is asked."""
        if self._desk is None:
            self._desk = PlanDesk(self.makker.workspace)
        return self._desk

    def compose_content(self) -> ComposeResult:
        """A line to search on, the progress, and the goals."""
        with Vertical(id="plan"):
            with Horizontal(id="plan-head"):
                yield GoalSearch()
                yield Static("", id="plan-person", markup=False)
            yield ProgressChart(id="plan-chart")
            yield GoalList(id="goals")
            yield Static("", id="plan-empty", markup=False)

    @property
    def goals(self) -> GoalList:
        """The list."""
        return self.query_one(GoalList)

    @property
    def search_line(self) -> GoalSearch:
        """The search."""
        return self.query_one(GoalSearch)

    # Reading

    def on_mount(self) -> None:
        """Hides what has nothing to show yet."""
        self.query_one(ProgressChart).show(None)
        self.query_one("#plan-empty").display = False
        self.set_focus(self.goals)
        self.watch(self.app, "app_focus", self._window_focused, init=False)

    def workspace_ready(self) -> None:
        """Reads the plan."""
        self.ready = True
        self.read_plan()

    def on_screen_resume(self) -> None:
        """Reads it anew, since drafts may have been approved, and another window may have changed it."""
        self.read_again()

    def read_again(self) -> None:
        """Reads the plan again."""
        if self.ready:
            self.read_plan()

    def _window_focused(self, focused: bool) -> None:
        if focused and self.ready:
            self.read_plan()

    def on_unmount(self) -> None:
        """Ends the thread."""
        if self._desk is not None:
            self._desk.close()

    @work(group="read", exclusive=True, exit_on_error=False)
    async def read_plan(self, point_to: int | None = None) -> None:
        """Reads the plan and shows it.

        Args:
            point_to: the goal that the cursor goes to, or None to leave it.
        """
        today, person, unfolded = date.today(), self.person, self.goals.unfolded
        try:
            shown = await self.desk.run(lambda plan: reading.read(plan, today, person, unfolded))
        except MakkerError as error:
            self.makker.tell_error(error)
            return
        if person != self.person:
            return
        self.shown = shown
        self._show(today)
        if unfolded is not None and unfolded == self.goals.unfolded:
            self.goals.tell_about(unfolded, shown.about)
        if point_to is not None:
            self.goals.point_to(point_to)
        self._tell_new(shown)

    def _tell_new(self, shown: Shown) -> None:
        new = {goal.id for goal in shown.new} - self._told_new
        if new:
            self._told_new |= new
            self.makker.tell(f"{count(len(new), 'godkendt mål', 'godkendte mål')} er kommet i planen.")

    def _show(self, today: date) -> None:
        shown = self.shown
        if shown is None:
            return
        if not shown.binned:
            self.bin_shown = False
        self.left_over = reading.left_over(shown.overview.all, today)
        words = self.search_line.value
        sections = reading.sections(shown, words, binned=self.bin_shown)
        had_focus = self.focused is self.goals or self.focused is None
        self.goals.show(sections, today, one_person=self.person is not None)
        self.goals.display = bool(sections)
        self.query_one("#plan-head").display = shown.some
        if had_focus:
            self.set_focus(self.goals if sections else None)  # or the search line would get it
        empty = self.query_one("#plan-empty", Static)
        empty.display = not sections
        empty.update(
            NO_HITS if words.strip() or self.person is not None else NO_OPEN if shown.some else EMPTY
        )
        every = shown.overview.all
        course = (
            Course(shown.points, today, share_now(every), progress_words(every)) if shown.points else None
        )
        self.query_one(ProgressChart).show(course)
        whose = "" if self.person is None else f"kun {person_words(self.person)}"
        self.query_one("#plan-person", Static).update(whose)
        self.makker.set_mode_count("plan", shown.overdue)
        self.refresh_bindings()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._show(date.today())

    @on(GoalSearch.Left)
    def action_to_list(self) -> None:
        """Goes to the goals."""
        self.set_focus(self.goals)

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    # Unfolding

    def unfold(self, goal: GoalRecord | None) -> None:
        """Unfolds a goal, or folds the one that is."""
        self.goals.unfold(goal.id if goal else None)
        if goal is not None:
            self._read_about(goal.id)

    @work(group="about", exclusive=True, exit_on_error=False)
    async def _read_about(self, goal_id: int) -> None:
        try:
            found = await self.desk.run(lambda plan: reading.about(plan, goal_id))
        except MakkerError as error:
            self.makker.tell_error(error)
        else:
            self.goals.tell_about(goal_id, found)

    def begin(self, doing: Coroutine[None, None, None]) -> None:
        """Does something beside the handlers; a fault in it is told, and ends nothing."""
        self.run_worker(doing, group="work", exit_on_error=False)

    async def tried(
        self, doing: Awaitable[GoalRecord], told: Callable[[GoalRecord], str]
    ) -> GoalRecord | None:
        """Awaits a change, tells of it or of what was in its way, and reads the plan anew."""
        try:
            goal = await doing
        except MakkerError as error:
            self.makker.tell_error(error)
            self.read_plan()
            return None
        if words := told(goal):
            self.makker.tell(words)
        if self.shown is not None:
            self.shown = reading.with_goal(
                self.shown, goal
            )  # seen at once; what it means for the rest is read
            self._show(date.today())
        self.read_plan()
        return goal
