"""The goals of the plan, one line each; the open one unfolds to its steps, its notes and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region

from assistant.export.text import clean
from assistant.tui.journal.rows import RowList, Stretch, fitted
from assistant.tui.plan.goal_lines import (
    INDENT,
    LABEL_WIDTH,
    Columns,
    goal_line,
    note_line,
    step_line,
    step_words,
    title_words,
)
from assistant.tui.plan.wording import change_words, day_words, meeting_words, standing
from assistant.tui.widgets.prose import wrap

if TYPE_CHECKING:
    from textual import events

    from assistant.workspace.journal import NoteLine
    from assistant.workspace.meetings import MeetingLine
    from assistant.workspace.plan import GoalEvent, GoalRecord, StepRecord

CHECK_INS = 3
"""Check-ins that an unfolded goal shows; the history has all."""

FACT_LINES = 4
TEXT_WIDTH = 92

Key = tuple[str, int, int]
"""What a row is: "goal", "step" or "note", the number of the goal, and that of the step or note."""


@dataclass(frozen=True)
class Section:
    """Some goals under a heading.

    Attributes:
        heading: what they have in common.
        goals: in the order in which they are shown.
        warns: whether they are late.
    """

    heading: str
    goals: Sequence[GoalRecord]
    warns: bool = False


@dataclass(frozen=True)
class About:
    """What belongs to a goal beside itself.

    Attributes:
        notes: those that are tied to it, newest first.
        events: what happened to it, newest first.
        meeting: where it was agreed on, or None.
    """

    notes: tuple[NoteLine, ...] = ()
    events: tuple[GoalEvent, ...] = ()
    meeting: MeetingLine | None = None


@dataclass(frozen=True)
class _Line:
    """A line: its stretches, or a goal, a step or a note that is drawn when it is seen."""

    row: int | None = None
    stretches: tuple[Stretch, ...] = ()


class GoalList(RowList):
    """Shows goals in sections, and one of them unfolded."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--warning", "rows--done", "rows--open", "rows--track"}
    DEFAULT_CSS = """
    GoalList {
        & > .rows--warning { color: $warning; text-style: bold; }
        & > .rows--done { color: $accent; }
        & > .rows--open { text-style: bold; }
        & > .rows--track { color: $line; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.goals: dict[int, GoalRecord] = {}
        self.unfolded: int | None = None
        self.about = About()
        self._about_of: int | None = None
        self._sections: tuple[Section, ...] = ()
        self._today = date.min
        self._some_person = False
        self._keys: list[Key] = []
        self._lines: list[_Line] = []
        self._line_of: list[int] = []
        self._laid_width = 0

    # What is shown

    def show(self, sections: Iterable[Section], today: date, *, one_person: bool = False) -> None:
        """Shows other goals; the cursor stays where it is, or near its place where that is gone.

        Args:
            sections: the goals under their headings.
            today: the day.
            one_person: whether they are all one person's, whose name stands above them.
        """
        self._sections, self._today = tuple(section for section in sections if section.goals), today
        self.goals = {goal.id: goal for section in self._sections for goal in section.goals}
        self._some_person = not one_person and any(goal.person for goal in self.goals.values())
        if self.unfolded not in self.goals:
            self.unfolded = None
        self._lay(self.current_key)

    def unfold(self, goal_id: int | None) -> None:
        """Unfolds a goal and folds the one before; None folds all."""
        if goal_id is not None and goal_id not in self.goals:
            return
        self.unfolded = goal_id
        if goal_id != self._about_of:
            self.about, self._about_of = About(), goal_id
        key = self.current_key
        self._lay(("goal", key[1], 0) if key else None)
        if goal_id is not None:
            self._show_block(goal_id)
        self.refresh_bindings()

    def tell_about(self, goal_id: int, about: About) -> None:
        """Shows notes and check-ins of the goal that is unfolded."""
        if goal_id == self.unfolded and (about != self.about or self._about_of != goal_id):
            self.about, self._about_of = about, goal_id
            self._lay(self.current_key)

    def _show_block(self, goal_id: int) -> None:
        rows = [row for row, key in enumerate(self._keys) if key[1] == goal_id]
        first, end = self._line_of[rows[0]], self.lines_of(rows[-1])[1]
        height = max(1, min(end - first, self.size.height))
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)

    # The cursor

    @property
    def current_key(self) -> Key | None:
        """What the cursor stands on."""
        return self._keys[self.cursor] if self.cursor is not None and self.cursor < len(self._keys) else None

    @property
    def current(self) -> GoalRecord | None:
        """The goal that the cursor stands on or within."""
        key = self.current_key
        return self.goals.get(key[1]) if key else None

    @property
    def current_step(self) -> StepRecord | None:
        """The step that the cursor stands on."""
        key, goal = self.current_key, self.current
        if key is None or goal is None or key[0] != "step":
            return None
        return next((step for step in goal.steps if step.id == key[2]), None)

    @property
    def current_note(self) -> int | None:
        """The note that the cursor stands on."""
        key = self.current_key
        return key[2] if key is not None and key[0] == "note" else None

    def point_to(self, goal_id: int) -> None:
        """Puts the cursor on a goal, where it is shown."""
        if ("goal", goal_id, 0) in self._keys:
            self.cursor = self._keys.index(("goal", goal_id, 0))

    # The lines

    def _lay(self, held: Key | None) -> None:
        place = self.cursor or 0
        self._laid_width = self.scrollable_content_region.width
        self._keys, self._lines, self._line_of = [], [], []
        for section in self._sections:
            if self._lines and self._lines[-1] != _Line():
                self._lines.append(_Line())
            name = "rows--warning" if section.warns else "rows--heading"
            self._lines.append(_Line(stretches=(Stretch(f" {section.heading}", name),)))
            for goal in section.goals:
                self._row(("goal", goal.id, 0))
                if goal.id == self.unfolded:
                    self._lay_block(goal)
        if held is not None and held not in self._keys:
            held = ("goal", held[1], 0)
        if held in self._keys:
            row: int | None = self._keys.index(held)
        else:
            row = min(place, len(self._keys) - 1) if self._keys else None
        self.place_cursor(row)
        self.resized()
        self.show_cursor()
        self.refresh_bindings()

    def _row(self, key: Key) -> None:
        self._line_of.append(len(self._lines))
        self._lines.append(_Line(row=len(self._keys)))
        self._keys.append(key)

    def _say(self, text: str, name: str = "", label: str = "") -> None:
        """Words under a goal, wrapped, after a label."""
        column = INDENT + (LABEL_WIDTH if label else 0)
        width = max(10, min(TEXT_WIDTH, self._laid_width - 1 - column - 1))
        head = " " * INDENT + fitted(label, column - INDENT)
        shown = 0
        for paragraph in clean(text).replace("\t", " ").split("\n"):
            for start, end in wrap(paragraph, width) if paragraph.strip() else ():
                if shown == FACT_LINES:
                    self._lines.append(_Line(stretches=(Stretch(" " * column + "…", "rows--quiet"),)))
                    return
                lead = Stretch(head if not shown else " " * column, "rows--quiet")
                self._lines.append(_Line(stretches=(lead, Stretch(paragraph[start:end], name))))
                shown += 1

    def _heading(self, words: str) -> None:
        self._lines.append(_Line())
        self._lines.append(_Line(stretches=(Stretch(" " * INDENT + words, "rows--heading"),)))

    def _go_on(self, words: Iterable[str], column: int, name: str) -> None:
        """The lines after the first of a title or a step."""
        for line in words:
            self._lines.append(_Line(stretches=(Stretch(" " * column + line, name),)))

    def _lay_block(self, goal: GoalRecord) -> None:
        width = self._laid_width - 1
        columns = Columns.of(width, some_person=self._some_person)
        self._go_on(title_words(goal, columns)[1:], columns.title_at, "rows--open")
        self._say(standing(goal, self._today), "rows--quiet")
        facts = {
            "Aktivitet": goal.activity,
            "Målepunkt": goal.measure,
            "Motiv": goal.motive,
            "Støtte": goal.support,
            "Resultat": goal.outcome,
        }
        shown: set[str] = {goal.title}
        for label, text in facts.items():
            if text not in shown:  # one sentence of a note often holds two of them
                self._say(text, label=label)
                shown.add(text)
        if self.about.meeting is not None:
            self._say(meeting_words(self.about.meeting, self._today), label="Aftalt")
        if goal.steps:
            self._heading("Delmål")
            for step in goal.steps:
                self._row(("step", goal.id, step.id))
                name = "" if step.done is None else "rows--quiet"
                self._go_on(step_words(step, width)[1:], INDENT + 2, name)
        if self.about.notes:
            self._heading("Noter")
            for note in self.about.notes:
                self._row(("note", goal.id, note.id))
        self._lay_check_ins()
        self._lines.append(_Line())

    def _lay_check_ins(self) -> None:
        said = [event for event in self.about.events if event.kind == "check_in"]
        if not said:
            return
        self._heading("Opfølgning")
        for event in said[:CHECK_INS]:
            label = day_words(event.day, self._today)
            self._say(event.happened or "—", label=label)
            if event.obstacle.strip():
                self._say(f"I vejen: {event.obstacle}", label=" ")
            for change in event.changes:
                because = f" · {event.reason}" if change[0] == "deadline" and event.reason.strip() else ""
                self._say(change_words(change, self._today) + because, "rows--quiet", label=" ")
        if len(said) > CHECK_INS:
            self._say(f"{len(said) - CHECK_INS} tidligere står i Historik (h).", "rows--quiet")

    @property
    def row_count(self) -> int:
        """How many goals, steps and notes the cursor can stand on."""
        return len(self._keys)

    @property
    def line_count(self) -> int:
        """How many lines they take."""
        return len(self._lines)

    def lines_of(self, row: int) -> tuple[int, int]:
        """The line of a row, with the heading before it and the words after it."""
        line = self._line_of[row]
        first = line - 1 if line and self._lines[line - 1].row is None else line
        end = line + 1
        if self._keys[row][1] == self.unfolded:
            end = self._line_of[row + 1] if row + 1 < len(self._line_of) else len(self._lines)
        return first, min(end, first + max(1, self.size.height))

    def row_at(self, line: int) -> int | None:
        """The row on a line; None for headings and words in between."""
        return self._lines[line].row if 0 <= line < len(self._lines) else None

    def draw(self, line: int, width: int) -> Iterable[Stretch]:
        """A line as it looks."""
        shown = self._lines[line]
        if shown.row is None:
            return shown.stretches
        kind, goal_id, number = self._keys[shown.row]
        goal = self.goals[goal_id]
        if kind == "goal":
            columns = Columns.of(width, some_person=self._some_person)
            return goal_line(goal, self._today, columns, unfolded=goal_id == self.unfolded)
        if kind == "step":
            step = next((step for step in goal.steps if step.id == number), None)
            return step_line(step, self._today, width) if step else ()
        note = next((note for note in self.about.notes if note.id == number), None)
        return note_line(note, self._today, width) if note else ()

    def on_resize(self) -> None:
        """Wraps anew where the width is another; ``RowList`` does the rest."""
        if self.scrollable_content_region.width != self._laid_width:
            self._lay(self.current_key)

    def on_click(self, event: events.Click) -> None:
        """A click on the mark of a goal or a step opens or ticks it; ``RowList`` puts the cursor there."""
        row = self.row_at(event.y + self.scroll_offset.y)
        if row is None or event.chain != 1:
            return
        first, end = {"goal": (0, 3), "step": (INDENT, INDENT + 3)}.get(self._keys[row][0], (0, 0))
        if first <= event.x < end:
            self.post_message(self.Opened(self))
