"""Notes as evidence of the goals in the plan: tied in the journal, shown under the goal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from assistant.tui.journal.deeds import Deeds
from assistant.tui.journal.keys import give_key

if TYPE_CHECKING:
    from assistant.tui.review.pick import PickDialog
    from assistant.workspace.plan import GoalRecord, Planning

TIED = "✓ "
NO_GOALS = (
    "Der er ingen mål i planen endnu.",
    "Stil dig på en note, og tryk g for at lave et, eller skriv et i Plan (F4).",
)


class Tying(Deeds):
    """Ties notes to goals."""

    def __init__(self) -> None:
        super().__init__()
        self._last_goal: int | None = None

    def action_tie(self) -> None:
        """Ties the marked notes, or the one of the cursor, to a goal; asks which one where there are several."""
        self.keeper.when_kept(partial(self._tie, self.targets()))

    def _tie(self, targets: tuple[int, ...]) -> None:
        targets = targets or self.targets()  # a new note has its number now
        if targets and self.kept():
            workspace = self.makker.workspace
            if self.in_list:
                self.side.rows.hold_keys()  # "t" and a quick Enter is a choice, and not a note to be opened
            self.questions.ask(
                "goals",
                lambda _journal: _goals(workspace.plan, targets),
                partial(self._choose_goal, targets),
                self._no_goals_read,
            )

    def _no_goals_read(self, error: BaseException) -> None:
        self.end_waiting()
        self.makker.tell_fault(error)

    def _choose_goal(self, targets: tuple[int, ...], found: tuple[list[GoalRecord], set[int]]) -> None:
        goals, tied = found
        if not goals or (len(goals) == 1 and not tied):
            self.end_waiting(hand_on=True)
            if goals:
                self._take_goal(targets, goals, tied, 0)
            else:
                self.makker.tell(*NO_GOALS)
            return
        from assistant.tui.review.pick import PickDialog

        words = [_words(goal, goal.id in tied) for goal in goals]
        numbers = [goal.id for goal in goals]
        chosen = numbers.index(self._last_goal) if self._last_goal in numbers else 0
        question = "Hvilket mål hører noten til?" if len(targets) == 1 else "Hvilket mål hører noterne til?"
        dialog = PickDialog(question, words, chosen)
        self.app.push_screen(dialog, partial(self._take_goal, targets, goals, tied))
        dialog.call_after_refresh(self._hand_on, dialog)

    def _hand_on(self, dialog: PickDialog) -> None:
        """Gives the dialog the keys that were pressed before it was there."""
        held = self.side.rows.held_keys or []
        self.end_waiting()
        for key in held:
            give_key(key, dialog.focused)

    def _take_goal(
        self, targets: tuple[int, ...], goals: Sequence[GoalRecord], tied: set[int], number: int | None
    ) -> None:
        if number is None:
            return
        goal, plan = goals[number], self.makker.workspace
        untie = goal.id in tied
        self._last_goal = goal.id
        self.questions.ask(
            "tie",
            lambda _journal: _put(plan.plan, goal, targets, tied=not untie),
            lambda _none: self._told_tied(goal, len(targets), untie=untie),
        )

    def _told_tied(self, goal: GoalRecord, notes: int, *, untie: bool) -> None:
        which = "Noten" if notes == 1 else "Noterne"
        if untie:
            self.makker.tell(f"{which} hører ikke længere til målet: {goal.title}")
        else:
            self.makker.tell(f"{which} hører nu til målet: {goal.title}", "t igen løser dem fra hinanden.")
        self.marks.clear()
        self.marks_changed()


def _goals(plan: Planning, targets: tuple[int, ...]) -> tuple[list[GoalRecord], set[int]]:
    """The goals that are open, and those that all of some notes are tied to; called in a thread."""
    tied = set.intersection(*({goal.id for goal in plan.of_note(note_id)} for note_id in targets))
    return [goal for goal in plan.goals() if goal.is_open or goal.id in tied], tied


def _put(plan: Planning, goal: GoalRecord, targets: tuple[int, ...], *, tied: bool) -> None:
    for note_id in targets:
        plan.tie(goal, note_id, tied=tied)


def _words(goal: GoalRecord, tied: bool) -> str:
    person = f" · {goal.person}" if goal.person else ""
    return " ".join(f"{TIED if tied else '  '}{goal.title}{person}".split("\n"))
