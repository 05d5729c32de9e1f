"""The mode Plan: what can be done to the goals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on

from assistant.errors import MakkerError
from assistant.tui.journal.rows import RowList
from assistant.tui.plan.desk import on_newest
from assistant.tui.plan.export import ONE, SHOWN, export
from assistant.tui.plan.forms import PlanForms
from assistant.tui.plan.keys import KEY_ORDER, PLAN_KEYS
from assistant.tui.plan.page import GoalSearch
from assistant.tui.plan.wording import person_words

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assistant.tui.plan.export import Scope
    from assistant.tui.plan.forms import Change
    from assistant.workspace.plan import GoalRecord, Planning


class PlanScreen(PlanForms):
    """The plan mode."""

    CSS_PATH = "plan.tcss"
    MODE = "plan"
    NAME = "Plan"
    HELP = """Her står dine godkendte mål, de forsinkede øverst. Enter folder et mål ud: delmål, noter og det, der er sagt ved
        opfølgning. Tryk f, når I følger op: Skriv, hvad der er sket, og hvad der står i vejen, og flyt fristen, hvis den
        skal flyttes. Historikken husker alt. I Journalen knytter t en note til et mål. Er du leder, så giv målene en
        person, og vis kun én ad gangen med #. w gemmer planen som Word, W som Markdown, og i gemmer frister og
        opfølgning som en kalenderfil; gemmer du den igen, retter kalenderen det, den har i forvejen."""
    BINDINGS: ClassVar[list[BindingType]] = PLAN_KEYS
    KEY_ORDER = KEY_ORDER
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012

    # What can be done now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would do something is offered."""
        if not self.is_mounted or not self._nodes:
            return super().check_action(action, parameters)
        goals, shown = self.goals, self.shown
        in_list = self.focused is goals
        in_search = isinstance(self.focused, GoalSearch)
        key = goals.current_key if in_list else None
        goal = goals.current if in_list else None
        alive = goal is not None and goal.discarded_at is None
        on_goal = key is not None and key[0] == "goal"
        unfolded = key is not None and key[1] == goals.unfolded
        offered = {
            "open": on_goal and not unfolded,
            "close": on_goal and unfolded,
            "open_note": key is not None and key[0] == "note",
            "untie": alive and key is not None and key[0] == "note",
            "tick": alive and key is not None and key[0] == "step",
            "check_in": alive and goal is not None and goal.is_open,
            "edit": alive,
            "history": goal is not None,
            "carry": alive and goal is not None and goal.carried_to is None,
            "carry_all": not in_search and bool(self.left_over),
            "discard": alive and on_goal,
            "undo": bool(self._undo) or (goal is not None and goal.discarded_at is not None),
            "export": not in_search and shown is not None and bool(shown.overview.all),
            "search": shown is not None and shown.some and not in_search,
            "person": shown is not None and (len(shown.persons) > 1 or self.person is not None),
            "binned": shown is not None and bool(shown.binned) and not in_search,
            "to_list": in_search and bool(goals.row_count),
            "fold": in_list and goals.unfolded is not None,
            "clear": bool(self.search_line.value) or self.person is not None,
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    # Looking

    @on(RowList.Opened)
    def _opened(self) -> None:
        key = self.goals.current_key
        if key is None:
            return
        if key[0] == "step":
            self.action_tick()
        elif key[0] == "note":
            self.action_open_note()
        elif key[1] == self.goals.unfolded:
            self.action_close()
        else:
            self.action_open()

    def action_open(self) -> None:
        """Unfolds the goal."""
        self.unfold(self.goals.current)

    def action_close(self) -> None:
        """Folds it."""
        self.unfold(None)

    action_fold = action_close

    def action_search(self) -> None:
        """Goes to the search line."""
        self.set_focus(self.search_line)

    def action_clear(self) -> None:
        """Shows all goals again."""
        self.search_line.value = ""
        if self.person is not None:
            self._keep_to(None)
        self.set_focus(self.goals)

    def action_binned(self) -> None:
        """Shows the bin, or hides it."""
        self.bin_shown = not self.bin_shown
        self.read_plan()

    def action_person(self) -> None:
        """Asks whose goals are shown."""
        from assistant.tui.review.pick import PickDialog

        if self.shown is None:
            return
        persons: list[str | None] = [None, *(person for person, _ in self.shown.persons)]
        numbers = dict(self.shown.persons)
        words = ["alle"] + [
            f"{person_words(person)} · {numbers[person]}" for person in persons if person is not None
        ]
        chosen = persons.index(self.person) if self.person in persons else 0

        def choose(number: int | None) -> None:
            if number is not None:
                self._keep_to(persons[number])

        self.app.push_screen(PickDialog("Hvis mål vil du se?", words, chosen), choose)

    def _keep_to(self, person: str | None) -> None:
        self.person = person
        self.read_plan()

    def action_history(self) -> None:
        """Shows what happened to the goal."""
        if (goal := self.goals.current) is not None:
            self.begin(self._show_history(goal))

    async def _show_history(self, goal: GoalRecord) -> None:
        from assistant.tui.plan.history import GoalHistory

        try:
            events = await self.desk.run(lambda plan: plan.events(goal.id))
        except MakkerError as error:
            self.makker.tell_error(error)
        else:
            await self.app.push_screen(GoalHistory(goal.title, events, date.today()))

    def action_open_note(self) -> None:
        """Goes to the note in the journal."""
        if (note_id := self.goals.current_note) is not None:
            self.begin(self._show_note(note_id))

    async def _show_note(self, note_id: int) -> None:
        from assistant.tui.journal.screen import JournalScreen

        journal = self.makker.workspace.journal
        try:
            note = await self.desk.run(lambda _plan: journal.get(note_id))
        except MakkerError as error:
            self.makker.tell_error(error)
            return
        self.makker.action_go("journal")
        for screen in self.makker.mode_screens():
            if isinstance(screen, JournalScreen):
                screen.go_to(note)

    # Small changes

    def _change(self, goal: GoalRecord, change: Change, undo: Change | None, told: str = "") -> None:
        self.begin(self._changed(goal.id, change, undo, told))

    async def _changed(self, goal_id: int, change: Change, undo: Change | None, told: str) -> None:
        done = await self.tried(self.desk.run(on_newest(goal_id, change)), lambda _goal: told)
        if done is not None and undo is not None:
            self._undo.append((goal_id, undo))
            self.refresh_bindings()

    def action_tick(self) -> None:
        """Ticks the step of the cursor, or takes the tick away."""
        goal, step = self.goals.current, self.goals.current_step
        if goal is None or step is None:
            return
        today, step_id = date.today(), step.id

        def toggle(plan: Planning, newest: GoalRecord) -> GoalRecord:
            done = any(one.id == step_id and one.done is not None for one in newest.steps)
            return plan.set_step(newest, step_id, None if done else today)

        self._change(goal, toggle, lambda plan, newest: plan.set_step(newest, step_id, step.done))

    def action_untie(self) -> None:
        """Takes the note of the cursor from the goal."""
        goal, note_id = self.goals.current, self.goals.current_note
        if goal is not None and note_id is not None:
            self._change(
                goal,
                lambda plan, newest: plan.tie(newest, note_id, tied=False),
                lambda plan, newest: plan.tie(newest, note_id),
                "Noten hører ikke længere til målet. u fortryder.",
            )

    def action_discard(self) -> None:
        """Moves the goal to the bin."""
        if (goal := self.goals.current) is not None:
            self._change(
                goal,
                lambda plan, newest: plan.discard(newest),
                lambda plan, newest: plan.bring_back(newest.id),
                "Målet er slettet. u fortryder.",
            )

    def action_undo(self) -> None:
        """Takes the last change back; on a goal in the bin, brings that one back."""
        goal = self.goals.current
        if goal is not None and goal.discarded_at is not None:
            self._undo = [(number, change) for number, change in self._undo if number != goal.id]
            self._change(goal, lambda plan, newest: plan.bring_back(newest.id), None, "Målet er tilbage.")
        elif self._undo:
            goal_id, change = self._undo.pop()
            self.begin(self._changed(goal_id, change, None, "Fortrudt."))

    # Out

    def action_export(self, kind: str) -> None:
        """Asks where the plan is written to."""
        shown = [goal for goal in self.goals.goals.values() if goal.discarded_at is None]
        scopes: list[Scope] = [(SHOWN, f"de {len(shown)} mål på listen", shown)] if len(shown) > 1 else []
        goal = self.goals.current or (shown[0] if shown else None)
        if goal is not None:
            scopes.append((ONE, "målet under markøren", [goal]))
        if scopes:
            self.begin(export(self.makker, self.desk, scopes, kind, date.today(), self.person))
