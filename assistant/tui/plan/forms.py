"""The forms of the plan: a new goal, other words and days, a check-in, and how it goes on in the next period."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.events import Key

from assistant.tui.plan import checkin, goal_page
from assistant.tui.plan.form import Form, Kept
from assistant.tui.plan.page import PlanPage

if TYPE_CHECKING:
    from assistant.tui.plan.desk import Work
    from assistant.tui.plan.form import FormField, Values
    from assistant.workspace.plan import GoalRecord, Planning

Change = Callable[["Planning", "GoalRecord"], "GoalRecord"]


@dataclass(frozen=True)
class Ask:
    """A form that is to be shown.

    Attributes:
        kind: "check_in", "edit", "new" or "carry"; what is written and not stored is kept by kind and goal.
        goal: the goal it is about, or None for a new one.
        question: the heading.
        text: what it is for.
        fields: what it asks.
        work: makes of the values what is done in the thread.
        told: says, of the goal that was stored, what was done.
        undo: what takes it back, from the goal before; None where nothing does.
    """

    kind: str
    goal: GoalRecord | None
    question: str
    text: str
    fields: Sequence[FormField]
    work: Callable[[Values], Work[GoalRecord]]
    told: Callable[[GoalRecord], str]
    undo: Callable[[GoalRecord], Change] | None = None

    @property
    def name(self) -> str:
        """Under which words that are not stored yet are kept."""
        return f"plan:{self.kind}:{self.goal.id if self.goal else 0}"


class PlanForms(PlanPage):
    """Asks what is to be stored of a goal, and stores it."""

    def __init__(self) -> None:
        super().__init__()
        self._undo: list[tuple[int, Change]] = []

    def action_new(self) -> None:
        """Asks for a new goal."""
        today = date.today()
        fields = goal_page.goal_fields(None, today, self.person or "")
        work = lambda values: goal_page.add(values, today)  # noqa: E731
        self._ask(
            Ask("new", None, "Nyt mål", "", fields, work, _saying("Målet er kommet i planen."), _discarding)
        )

    def action_edit(self) -> None:
        """Asks for other words and days."""
        if (goal := self.goals.current) is not None:
            today = date.today()
            edit = goal_page.Edit(goal, today)
            fields = goal_page.goal_fields(goal, today)
            self._ask(
                Ask("edit", goal, "Ret målet", "", fields, edit.work, _saying("Gemt."), goal_page.back_to)
            )

    def action_check_in(self) -> None:
        """Asks how it goes."""
        if (goal := self.goals.current) is not None:
            today = date.today()
            fields = checkin.check_in_fields(goal)
            work = lambda values: checkin.check_in(goal, values, today)  # noqa: E731
            self._ask(
                Ask("check_in", goal, "Følg op", goal.title, fields, work, _saying("Opfølgningen er gemt."))
            )

    def action_carry(self) -> None:
        """Asks how the goal ended, and whether it goes on in the next period."""
        if (goal := self.goals.current) is not None:
            self._ask(self._carrying(goal))

    def _carrying(self, goal: GoalRecord, place: str = "") -> Ask:
        today = date.today()
        fields = goal_page.carry_fields(goal, today)
        work = lambda values: goal_page.carry(goal, values, today)  # noqa: E731

        def told(stored: GoalRecord) -> str:
            return "Målet er afsluttet." if stored.id == goal.id else "Målet går videre i den nye periode."

        return Ask(
            "carry", goal, "Før målet videre", goal.title + place, fields, work, told, goal_page.back_to
        )

    def action_carry_all(self) -> None:
        """Goes through the goals of periods that have ended, one after the other."""
        self.begin(self._carry_each(self.left_over))

    async def _carry_each(self, goals: Sequence[GoalRecord]) -> None:
        for number, goal in enumerate(goals, 1):
            place = f"\n\nMål {number} af {len(goals)} fra sidste periode. Esc springer resten over."
            ask = self._carrying(goal, place if len(goals) > 1 else "")
            self.goals.hold_keys()
            if not await self.app.push_screen_wait(await self._form(ask)):
                return

    def _ask(self, ask: Ask) -> None:
        self.goals.hold_keys()
        self.begin(self._open_form(ask))

    async def _open_form(self, ask: Ask) -> None:
        self.app.push_screen(await self._form(ask))

    async def _form(self, ask: Ask) -> Form:
        async def store(values: Values) -> None:
            goal = ask.goal
            before = await self.desk.run(lambda plan: plan.get(goal.id)) if goal is not None else None
            stored = await self.desk.run(ask.work(values))
            self._remember(ask, before, stored)
            self.makker.tell(ask.told(stored))
            self.read_plan(stored.id if goal is None or ask.kind == "carry" else None)

        def left(_values: Values) -> None:
            self.makker.tell("Det er ikke gemt i planen endnu, men står her næste gang.")

        kept = Kept(self.makker.workspace.unfinished, ask.name)
        written = await asyncio.to_thread(kept.unfinished.read, kept.name)
        return Form(ask.question, ask.text, ask.fields, store, left, written, self._early_keys, kept)

    def _remember(self, ask: Ask, before: GoalRecord | None, stored: GoalRecord) -> None:
        """Lets the undo key take back what was stored; where nothing does, it must not take back what came before."""
        if ask.undo is None or (before is not None and before.id != stored.id):
            self._undo.clear()
        elif stored != before:
            self._undo.append((stored.id, ask.undo(before or stored)))

    def _early_keys(self) -> list[Key]:
        """The keys that the list got after the one that asked for a form; they are meant for the form."""
        held = self.goals.held_keys or []
        self.goals.release_keys(hand_on=False)
        return held

    def keep_work(self) -> None:
        """Ends what the desk is at."""
        if self._desk is not None:
            self.desk.do_last()


def _saying(words: str) -> Callable[[GoalRecord], str]:
    return lambda _stored: words


def _discarding(_stored: GoalRecord) -> Change:
    """What takes a new goal back."""
    return lambda plan, newest: plan.discard(newest)
