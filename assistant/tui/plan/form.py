"""A form on top of the plan or the meetings: a few fields under one another, kept until they are stored."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static
from textual.worker import Worker, WorkerState

from assistant.errors import MakkerError, StoreError
from assistant.export.text import clean, one_line
from assistant.tui.journal.keys import give_key
from assistant.tui.journal.note_area import NoteArea
from assistant.tui.mode_screen import KeepsWork
from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Answer, VerbButton
from assistant.tui.widgets.flow import Flow
from assistant.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

    from assistant.tui.app import MakkerApp
    from assistant.workspace.unfinished import Unfinished

Values = dict[str, str]

# Seconds between the last key and the keeping of what is written, and the longest that typing may put it off.
_PAUSE, _LATEST = 0.4, 0.8
AGAIN = "Det, du skrev sidst, står her igen. Det er ikke gemt endnu."


@dataclass(frozen=True)
class FormField:
    """A field of a form.

    Attributes:
        id: its name in the values.
        label: what it asks for.
        value: what it begins with.
        kind: a line, a text of several lines, or a choice.
        options: (id, words) of a choice.
        example: what stands in it while it is empty.
    """

    id: str
    label: str
    value: str = ""
    kind: Literal["line", "text", "choice"] = "line"
    options: tuple[tuple[str, str], ...] = ()
    example: str = ""


class FormArea(NoteArea):
    """A text of several lines; Tab goes on."""

    DEFAULT_CSS = """
    FormArea {
        height: auto;
        min-height: 1;
        max-height: 8;
        padding: 0 1;
        overflow-x: hidden;
        scrollbar-size-horizontal: 0;
        & .note-area--heading { text-style: none; }
        & .note-area--tag { color: $foreground; }
    }
    """


class FormLine(Input):
    """A line of a form; Enter goes on, and what is pasted is cleaned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "app.focus_next", "Næste felt", show=False),
        Binding("up", "app.focus_previous", "Forrige felt", show=False),
    ]


@dataclass(frozen=True)
class Kept:
    """Where a form keeps what is written in it until it is stored.

    Attributes:
        unfinished: the begun forms.
        name: this one's.
    """

    unfinished: Unfinished
    name: str


STORE = "store"


class Form(KeepsWork, ModalScreen[str]):
    """Asks for some values; returns the id of the button that stored them ("store", or one of ``more``), else nothing.

    An error leaves the form as it is and is told in it. Esc leaves it; ``left`` then takes what was written, and a form
    that is kept has it again when it is opened next, also after makker was closed.

    Args:
        question: the heading.
        text: what the form is for, or empty.
        fields: in order.
        store: stores the values, or raises why that can't be.
        left: takes the values when the form is left unstored and something was written.
        written: values from an earlier time that were not stored, in place of those of the fields.
        early: gives the keys that were pressed since the form was asked for, which are meant for it.
        kept: where what is written is kept from second to second, or None.
        more: buttons beside "Gem" that store, too, and tell the caller to go on with something.
    """

    CSS_PATH: ClassVar = [DIALOG_CSS, "form.tcss"]
    AUTO_FOCUS = ".form-field"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "store", "Gem", id="save", tooltip="Gem det, du har skrevet", priority=True),
        Binding(
            "escape",
            "leave",
            "Luk",
            id="leave",
            tooltip="Luk uden at gemme; det, du har skrevet, står her igen",
        ),
    ]

    def __init__(
        self,
        question: str,
        text: str,
        fields: Sequence[FormField],
        store: Callable[[Values], Awaitable[object]],
        left: Callable[[Values], None] = lambda _values: None,
        written: Mapping[str, str] | None = None,
        early: Callable[[], Sequence[Key]] = tuple,
        kept: Kept | None = None,
        more: Sequence[Answer] = (),
    ) -> None:
        super().__init__()
        self.question = question
        self.text = text
        self.fields = tuple(fields)
        self._store = store
        self._left = left
        self._written = dict(written or {})
        self._storing = False
        self._early = early
        self._kept = kept
        self._more = tuple(more)
        self._keeping = asyncio.Lock()
        self._timer: Timer | None = None
        self._waits_since = 0.0
        self._focused_once = False

    def compose(self) -> ComposeResult:
        """The heading, the fields, what is the matter with them, and the buttons."""
        with Vertical(classes="dialog-box form-box"):
            yield Static(self.question, classes="dialog-question", markup=False)
            again = AGAIN if self._kept and self._written else ""
            text = "\n\n".join(filter(None, (self.text, again)))
            if text:
                yield Static(text, classes="form-text", markup=False)
            with VerticalScroll(classes="form-fields", can_focus=False):
                for field in self.fields:
                    with Horizontal(classes="form-row"):
                        yield Label(field.label, classes="form-label", markup=False)
                        yield self._widget(field)
            yield Static("", id="form-problem", markup=False)
            with Flow(classes="dialog-answers"):
                yield VerbButton("Gem", id=f"answer-{STORE}")
                for answer in self._more:
                    yield VerbButton(answer.verb, id=f"answer-{answer.id}", warns=answer.warns)
                yield VerbButton("Fortryd", id="answer-leave")
        yield KeyLine()

    def _widget(self, field: FormField) -> Widget:
        value = self._written.get(field.id, field.value)
        widget: Widget
        if field.kind == "choice":
            known = value if value in dict(field.options) else field.options[0][0]
            widget = Choice(field.options, known, id=f"field-{field.id}")
        elif field.kind == "text":
            widget = FormArea(placeholder=field.example, id=f"field-{field.id}")
        else:
            widget = FormLine(
                one_line(value),
                placeholder=field.example,
                compact=True,
                select_on_focus=False,
                id=f"field-{field.id}",
            )
        widget.add_class("form-field")
        return widget

    def on_mount(self) -> None:
        """Fills the texts in."""
        for field in self.fields:
            if field.kind == "text":
                area = self.query_one(f"#field-{field.id}", FormArea)
                area.load_text(clean(self._written.get(field.id, field.value)))
                area.move_cursor(area.document.end)
        self.query_one("#form-problem").display = False
        self.set_focus(self.query(".form-field").first())
        for key in self._early():
            give_key(key, self.focused)

    def on_key(self, event: Key) -> None:
        """Gives the first field the keys that came before it had the focus."""
        if not self._focused_once:
            give_key(event, self.focused)

    def on_descendant_focus(self) -> None:
        """From now on the keys find their way."""
        self._focused_once = True

    @property
    def values(self) -> Values:
        """What stands in the fields now."""
        return {field.id: self._value(field) for field in self.fields}

    def _value(self, field: FormField) -> str:
        widget = self.query_one(f"#field-{field.id}")
        if isinstance(widget, NoteArea):
            return widget.text.strip()
        if isinstance(widget, Choice):
            return widget.value
        assert isinstance(widget, Input)
        return one_line(widget.value)

    @property
    def changed(self) -> bool:
        """Whether something was written."""
        if not self.is_mounted:
            return False
        now = self.values
        return any(now[field.id] != clean(field.value).strip() for field in self.fields)

    @on(NoteArea.CopyRequested)
    def _copy(self, event: NoteArea.CopyRequested) -> None:
        event.stop()
        if isinstance(self.focused, NoteArea):
            self.focused.remember_copy(event.text)
        self.app.copy_to_clipboard(event.text)

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        answer = (event.button.id or "").removeprefix("answer-")
        if answer == "leave":
            self.action_leave()
        else:
            self.store(answer)

    def action_store(self) -> None:
        """Stores what is written."""
        self.store(STORE)

    def store(self, answer: str) -> None:
        """Stores what is written, and then returns an answer."""
        if not self._storing:
            self._storing = True
            self.run_worker(self._try(self.values, answer), group="store", exit_on_error=False)

    async def _try(self, values: Values, answer: str) -> None:
        try:
            await self._store(values)
        except MakkerError as error:
            self._tell_problem(f"{error.message} {error.hint}".strip())
        else:
            await self._keep(None)
            self.dismiss(answer)
        finally:
            self._storing = False

    def action_leave(self) -> None:
        """Leaves; what was written is there again next time."""
        if not self._storing:
            self._storing = True
            self.run_worker(self._leave(), group="store", exit_on_error=False)

    async def _leave(self) -> None:
        if self.changed:
            await self._keep(self.values)
            self._left(self.values)
        else:
            await self._keep(None)
        self.dismiss("")

    # Keeping what is written

    @on(NoteArea.Changed)
    @on(Input.Changed)
    @on(Choice.Changed)
    def _written_on(self) -> None:
        if self._kept is None or not self._focused_once:
            return
        now = time.monotonic()
        if self._timer is None:
            self._waits_since = now
        else:
            self._timer.stop()
        self._timer = self.set_timer(max(0.01, min(_PAUSE, _LATEST - (now - self._waits_since))), self._due)

    def _due(self) -> None:
        self._timer = None
        if not self._storing:
            self.run_worker(
                self._keep(self.values if self.changed else None), group="keep", exit_on_error=False
            )

    async def _keep(self, values: Values | None) -> None:
        """Keeps what is written, or forgets it; one after the other, so that an older text never comes last."""
        kept = self._kept
        if kept is None:
            return
        async with self._keeping:
            try:
                if values is None:
                    await asyncio.to_thread(kept.unfinished.forget, kept.name)
                else:
                    await asyncio.to_thread(kept.unfinished.put, kept.name, values)
            except StoreError as error:
                self._tell_problem(f"{error.message} {error.hint}")

    def keep_work(self) -> None:
        """Keeps what is written, before makker ends."""
        if self._kept is not None and self.changed and not self._storing:
            with suppress(StoreError):
                self._kept.unfinished.put(self._kept.name, self.values)

    def _tell_problem(self, words: str) -> None:
        problem = self.query_one("#form-problem", Static)
        problem.update(words)
        problem.display = True

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tells of a fault in the program; the form stays."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            cast("MakkerApp", self.app).tell_fault(event.worker.error)
