"""Where text is written in a draft: in place of a field's text, and as the answer to a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from assistant.tui.journal.note_area import NoteArea

if TYPE_CHECKING:
    from textual import events


class FieldArea(NoteArea):
    """The text of a field while it is edited; Esc keeps it."""

    DEFAULT_CSS = """
    FieldArea {
        height: auto;
        overflow-x: hidden;
        scrollbar-size-horizontal: 0;
        background: $surface;
        & .note-area--heading { text-style: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,ctrl+s", "done", "Færdig", id="done", tooltip="Gem teksten, og gå tilbage til feltet"
        ),
    ]

    @dataclass
    class Done(Message):
        """The user has finished; the text is kept."""

        area: FieldArea

    def action_done(self) -> None:
        """Ends the editing."""
        self.post_message(self.Done(self))


class AnswerArea(NoteArea):
    """The line that a question is answered on; it grows with the answer."""

    DEFAULT_CSS = """
    AnswerArea {
        height: auto;
        overflow-x: hidden;
        scrollbar-size-horizontal: 0;
        background: $surface;
        & .note-area--heading { text-style: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "give", "Gem svaret", id="give", tooltip="Gem svaret i udkastet og i noten"),
        Binding(
            "shift+enter,ctrl+j",
            "new_line",
            "Ny linje",
            id="new_line",
            show=False,
            tooltip="Ny linje i svaret",
        ),
        Binding(
            "escape", "leave(0)", "Tilbage", id="leave_answer", tooltip="Gem svaret, og gå tilbage til feltet"
        ),
    ]

    @dataclass
    class Given(Message):
        """The user wants the answer to be kept."""

        area: AnswerArea

    @dataclass
    class Left(Message):
        """The user goes on to the next field (1), the one before (-1), or the field itself (0)."""

        area: AnswerArea
        step: int

    async def _on_key(self, event: events.Key) -> None:
        """Takes Enter, which would otherwise break the line."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_give()

    def action_give(self) -> None:
        """Gives the answer."""
        self.post_message(self.Given(self))

    def action_new_line(self) -> None:
        """Breaks the line."""
        self.take_in("\n")

    def action_leave(self, step: int) -> None:
        """Leaves the line; what was written stays."""
        self.post_message(self.Left(self, step))

    def action_cursor_up(self, select: bool = False) -> None:
        """Moves up; from the first row to the field before."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.action_leave(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Moves down; from the last row to the next field."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.action_leave(1)
        else:
            super().action_cursor_down(select)
