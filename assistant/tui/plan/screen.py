"""The mode Plan: what can be done to the goals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.events import Key

from assistant.errors import MakkerError
from assistant.tui.journal.rows import RowList
from assistant.tui.plan import checkin, goal_page
from assistant.tui.plan.desk import on_newest
from assistant.tui.plan.export import ONE, SHOWN, export
from assistant.tui.plan.form import Form
from assistant.tui.plan.keys import KEY_ORDER, PLAN_KEYS
from assistant.tui.plan.page import GoalSearch, PlanPage
from assistant.tui.plan.wording import person_words
from assistant.tui.widgets.small import SmallWindow, too_small

if TYPE_CHECKING:
    from textual.binding import BindingType

    from assistant.tui.plan.desk import Work
    from assistant.tui.plan.export import Scope
    from assistant.tui.plan.form import FormField, Values
    from assistant.workspace.plan import GoalRecord, Planning
    from assistant.workspace.workspace import Workspace

Change = Callable[["Planning", "GoalRecord"], "GoalRecord"]


@dataclass(frozen=True)
class Ask:
    """A form that is to be shown.

    Attributes:
        kind: "check_in", "edit", "new" or "carry"; what was written and not stored is kept by kind and goal.
        goal: the goal it is about, or None for a new one.
        question: the heading.
        text: what it is for.
        fields: what it asks.
        work: makes of the values what is done in the thread.
        told: what to say when it is stored.
        undo: what takes it back, from the goal before; None where nothing does.
    """

    kind: str
    goal: GoalRecord | None
    question: str
    text: str
    fields: Sequence[FormField]
    work: Callable[[Values], Work[GoalRecord]]
    told: str
    undo: Callable[[GoalRecord], Change] | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Under which unstored words are kept."""
        return self.kind, self.goal.id if self.goal else 0


class PlanScreen(PlanPage):
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

    def __init__(self) -> None:
        super().__init__()
        self._undo: list[tuple[int, Change]] = []
        self._unstored: dict[tuple[str, int], Values] = {}
        self._open_form: tuple[Form, Ask] | None = None

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

    # Forms

    def action_new(self) -> None:
        """Asks for a new goal."""
        today = date.today()
        fields = goal_page.goal_fields(None, today, self.person or "")
        work = lambda values: goal_page.add(values, today)  # noqa: E731
        self._ask(Ask("new", None, "Nyt mål", "", fields, work, "Målet er kommet i planen.", _discarding))

    def action_edit(self) -> None:
        """Asks for other words and days."""
        if (goal := self.goals.current) is not None:
            today = date.today()
            edit = goal_page.Edit(goal, today)
            fields = goal_page.goal_fields(goal, today)
            self._ask(Ask("edit", goal, "Ret målet", "", fields, edit.work, "Gemt.", goal_page.back_to))

    def action_check_in(self) -> None:
        """Asks how it goes."""
        if (goal := self.goals.current) is not None:
            today = date.today()
            fields = checkin.check_in_fields(goal)
            work = lambda values: checkin.check_in(goal, values, today)  # noqa: E731
            self._ask(Ask("check_in", goal, "Følg op", goal.title, fields, work, "Opfølgningen er gemt."))

    def action_carry(self) -> None:
        """Asks how the goal ended, and goes on with it."""
        if (goal := self.goals.current) is not None:
            self._ask(self._carrying(goal))

    def _carrying(self, goal: GoalRecord) -> Ask:
        today = date.today()
        fields = goal_page.carry_fields(goal, today)
        work = lambda values: goal_page.carry(goal, values, today)  # noqa: E731
        told = "Målet går videre i den nye periode."
        return Ask("carry", goal, "Før målet videre", goal.title, fields, work, told)

    def action_carry_all(self) -> None:
        """Goes through the goals of periods that have ended, one after the other."""
        self.begin(self._carry_each(self.left_over))

    async def _carry_each(self, goals: Sequence[GoalRecord]) -> None:
        for goal in goals:
            if not await self.app.push_screen_wait(self._form(self._carrying(goal))):
                return

    def _ask(self, ask: Ask) -> None:
        self.app.push_screen(self._form(ask))

    def _form(self, ask: Ask) -> Form:
        async def store(values: Values) -> None:
            goal = ask.goal
            before = await self.desk.run(lambda plan: plan.get(goal.id)) if goal is not None else None
            stored = await self.desk.run(ask.work(values))
            self._open_form = None
            self._unstored.pop(ask.key, None)
            if ask.undo is not None and stored != before:
                self._undo.append((stored.id, ask.undo(before or stored)))
            self.makker.tell(ask.told)
            self.read_plan(stored.id if goal is None or ask.kind == "carry" else None)

        def left(values: Values) -> None:
            self._open_form = None
            self._unstored[ask.key] = values
            self.makker.tell("Det er ikke gemt endnu, men står her, til du lukker makker.")

        written = self._unstored.get(ask.key)
        form = Form(ask.question, ask.text, ask.fields, store, left, written, self._early_keys)
        self.goals.hold_keys()
        self._open_form = (form, ask)
        return form

    def _early_keys(self) -> list[Key]:
        """The keys that the list got after the one that asked for a form; they are meant for the form."""
        held = self.goals.held_keys or []
        self.goals.release_keys(hand_on=False)
        return held

    @property
    def _waits_for_room(self) -> bool:
        """Whether the window has just become too small: the form stays then, and is not to be stored half written."""
        return too_small(*self.app.size) and not isinstance(self.app.screen, SmallWindow)

    def keep_work(self) -> None:
        """Stores what is written in a form: as what it is, else as a note."""
        if self._desk is None or self._waits_for_room:
            return
        waiting, self._open_form = self._open_form, None
        if waiting is not None and waiting[0].changed:
            values, ask = waiting[0].values, waiting[1]
            workspace = self.makker.workspace
            self.desk.do_last(lambda: _keep(workspace, ask, values))
        else:
            self.desk.do_last()

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


def _discarding(_stored: GoalRecord) -> Change:
    """What takes a new goal back."""
    return lambda plan, newest: plan.discard(newest)


def _keep(workspace: Workspace, ask: Ask, values: Values) -> None:
    """Keeps what was written in a form: as what it is where that can be done, else as a note; runs in a thread."""
    try:
        ask.work(values)(workspace.plan)
    except MakkerError:  # a day that can't be read, or a conflict: the words are kept all the same
        title = ask.goal.title if ask.goal else ask.question
        workspace.journal.add(checkin.as_note(f"Om planen: {title}", values))
