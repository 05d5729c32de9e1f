"""A draft being written: what is sent, what has come so far, how far it is, and what to do where it failed."""

from __future__ import annotations

import math
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from assistant import tasks
from assistant.danish.format import count, number
from assistant.tui.widgets.dialog import VerbButton
from assistant.tui.widgets.prose import Passage, ProsePane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from assistant.drafting.pipeline import Consent
    from assistant.engines.base import AboutToSend, Engine, Identity
    from assistant.errors import MakkerError
    from assistant.tasks.task import AnyTask
    from assistant.workspace.drafts import Drafting, MakeEvent, Request
    from assistant.workspace.review import DraftView

REFRESH_SECONDS = 0.15
"""How often what has come is drawn anew: seldom enough that a long draft costs little."""

AGAIN, RULES, PARTIAL, CLOSE = "again", "rules", "partial", "close"


@dataclass
class Run:
    """One writing: what was asked for, and what has come of it.

    Attributes:
        task_id: what kind of draft.
        engine: "rules" or "chat" where the settings are overruled, else None.
        request: what to make new drafts from, or None for a new suggestion.
        extends: the draft that a new suggestion is for.
        instruction: what should be otherwise in the suggestion.
        started: when it began.
        note_ids: the notes of the matter that is being written.
        stored: the drafts that came of it.
        unfinished: those of them that did not come to their end.
        failures: what went wrong, with the notes that it went wrong for.
        refused: whether the user did not let a text be sent.
        part: which part of a long text is being written, from 1, and how many there are.
        leftovers: the unfinished drafts of earlier tries and their row versions; this one takes their place.
        then: called with the number of each draft that is stored, or None.
    """

    task_id: str
    engine: str | None = None
    request: Request | None = None
    extends: DraftView | None = None
    instruction: str = ""
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    note_ids: tuple[int, ...] = ()
    stored: list[int] = field(default_factory=list)
    unfinished: list[int] = field(default_factory=list)
    failures: list[tuple[tuple[int, ...], MakkerError]] = field(default_factory=list)
    refused: bool = False
    part: tuple[int, int] = (1, 1)
    leftovers: dict[int, int] = field(default_factory=dict)
    then: Callable[[int], None] | None = None

    @property
    def goes_on(self) -> bool:
        """Whether another try goes on from finished parts of a long text."""
        return self.part[1] > 1

    def events(self, drafting: Drafting, engine: Engine, consent: Consent) -> AsyncGenerator[MakeEvent, None]:
        """What happens while it is written."""
        if self.extends is not None:
            return drafting.suggest(self.extends, self.instruction, engine, consent, date.today())
        assert self.request is not None
        return drafting.make(self.request, engine, consent)

    def again(self, engine: str | None, instruction: str = "") -> Run:
        """The same once more, for what did not succeed.

        Args:
            engine: who is to write, or None for the one that the settings name.
            instruction: what should be otherwise this time ("kortere").
        """
        from dataclasses import replace

        request = self.request
        failed = tuple(note_id for note_ids, _ in self.failures for note_id in note_ids)
        if request is not None and failed:
            request = replace(request, note_ids=failed)
        if request is not None and instruction:
            request = replace(request, instruction=instruction)
        wishes = ", ".join(filter(None, (self.instruction, instruction)))
        return Run(
            self.task_id, engine, request, self.extends, wishes, leftovers=self.leftovers, then=self.then
        )


@dataclass
class _Progress:
    """What the line under the heading tells."""

    identity: Identity | None = None
    about: AboutToSend | None = None
    matter: tuple[int, int] = (1, 1)
    words: int = 0
    part: tuple[int, int] = (1, 1)
    kept: int = 0
    remark: str = ""
    began: float = 0.0
    waits_for: str = ""
    again_at: float = 0.0

    def line(self, now: float) -> str:
        """Who writes, what was sent, how much has come, and since when."""
        parts: list[str] = []
        if self.matter[1] > 1:
            parts.append(f"{self.matter[0]} af {self.matter[1]}")
        if self.part[1] > 1:
            parts.append(f"del {self.part[0]} af {self.part[1]}")
        if self.kept:
            parts.append(f"{count(self.kept, 'del', 'dele')} fra sidst")
        if self.waits_for:
            left = max(math.ceil(self.again_at - now), 0)
            parts += [self.waits_for, f"Prøver igen om {number(left)} s", "Esc stopper"]
            return " · ".join(parts)
        if self.identity is not None:
            parts.append(writer_words(self.identity))
        if self.about is not None:
            parts.append(f"{count(self.about.tokens, 'token', 'tokens')} sendt")
        if self.words:
            parts.append(f"{count(self.words, 'ord', 'ord')} skrevet")
        seconds = int(now - self.began)
        if seconds >= 2:
            parts.append(f"{number(seconds)} s")
        if self.remark:
            parts.append(self.remark)
        return " · ".join(parts)


def writer_words(identity: Identity) -> str:
    """Who writes, and where: "reglerne, på din egen maskine", "gemma3 på 127.0.0.1:11434"."""
    if identity.engine == "rules":
        return "reglerne, på din egen maskine"
    name = identity.model or "sprogmodellen"
    return f"{name} på {identity.host}" if identity.host else name


class OfferButton(VerbButton):
    """A way on after something failed."""

    def __init__(self, what: str, verb: str) -> None:
        super().__init__(verb)
        self.what = what


class WritingPage(Vertical):
    """Shows the running draft; Esc stops it, and what had come is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", id="stop", tooltip="Stop, og behold det, der er kommet"),
        Binding("escape", "close", "Tilbage", id="close_writing", tooltip="Tilbage uden at prøve igen"),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """What the user wants: "stop" while it is written; else "again", "rules", "partial" or "close"."""

        what: str

    def __init__(self, *, id: str | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._progress = _Progress()
        self._written_task: AnyTask | None = None
        self._texts: Mapping[str, str] = {}
        self._shown: Mapping[str, str] = {}
        self._timer: Timer | None = None

    @property
    def writing(self) -> bool:
        """Whether something is being written."""
        return self._timer is not None

    def compose(self) -> ComposeResult:
        """The heading, the line under it, what has come, and what to do where it failed."""
        yield Static(id="writing-heading", markup=False)
        yield Static(id="writing-line", markup=False)
        yield ProsePane(id="writing-text")
        with Vertical(id="writing-failure"):
            yield Static(id="writing-message", markup=False)
            yield Static(id="writing-hint", markup=False)
            yield Horizontal(id="writing-offers")

    def begin(self, run: Run, identity: Identity) -> None:
        """Shows that a writing begins, before anything has come."""
        name = tasks.row(run.task_id).name
        what = (
            f"Skriver et nyt forslag · {name}"
            if run.extends
            else f"Skriver {name if name.isupper() else name.lower()}"
        )
        self.query_one("#writing-heading", Static).update(f"{what} …")
        self.query_one("#writing-failure").display = False
        self._progress = _Progress(identity=identity, began=self._clock())
        self._texts = self._shown = {}
        self.query_one(ProsePane).show([])
        self._refresh_line()
        if self._timer is None:
            self._timer = self.set_interval(REFRESH_SECONDS, self._draw)
        self.query_one(ProsePane).focus()
        self.refresh_bindings()

    def take_task(self, task: AnyTask) -> None:
        """Knows the headings of what comes from now on."""
        self._written_task = task

    def start_matter(self, matter: int, total: int) -> None:
        """A draft of several begins."""
        self._progress.matter = (matter, total)
        self._progress.about = None
        self._progress.part = (1, 1)
        self._progress.kept = 0
        self._progress.words = 0
        self._texts = {}

    def sending(self, about: AboutToSend) -> None:
        """A text is sent."""
        self._progress.about = about
        self._progress.waits_for = ""

    def waiting(self, reason: str, seconds: float) -> None:
        """The server could not answer, and is asked once more after a pause."""
        self._progress.waits_for = reason
        self._progress.again_at = self._clock() + seconds
        self._refresh_line()

    def start_part(self, part: int, total: int, *, kept: bool = False) -> None:
        """A part of a long draft begins, or is taken from an earlier try."""
        self._progress.part = (part, total)
        self._progress.kept += kept

    def remark(self, text: str) -> None:
        """Tells of something on the way."""
        self._progress.remark = text

    def take_partial(self, texts: Mapping[str, str]) -> None:
        """Takes what has come so far; it is drawn at the next interval."""
        self._texts = texts

    def stopping(self) -> None:
        """Shows at once that the wish to stop was heard."""
        self.query_one("#writing-heading", Static).update("Stopper …")

    def end(self) -> None:
        """The writing has ended."""
        if self._timer is not None:
            self._draw()
            self._timer.stop()
            self._timer = None
        self.refresh_bindings()

    def fail(
        self,
        error: MakkerError,
        offers: Sequence[tuple[str, str]],
        heading: str = "Udkastet blev ikke færdigt",
    ) -> None:
        """Shows what went wrong and what can be done.

        Args:
            error: what happened, what is kept and what to do.
            offers: (what, verb) for each button, the one to begin with first.
            heading: what stands above.
        """
        self.end()
        self.query_one("#writing-heading", Static).update(heading)
        self.query_one("#writing-message", Static).update(error.message)
        hint = self.query_one("#writing-hint", Static)
        hint.update(error.hint)
        hint.display = bool(error.hint)
        row = self.query_one("#writing-offers", Horizontal)
        row.remove_children()
        buttons = [OfferButton(what, verb) for what, verb in offers]
        row.mount(*buttons)
        self.query_one("#writing-failure").display = True
        buttons[0].focus()

    def _refresh_line(self) -> None:
        self.query_one("#writing-line", Static).update(self._progress.line(self._clock()))

    def _draw(self) -> None:
        if self._texts != self._shown and self._written_task is not None:
            self._shown = dict(self._texts)
            self._progress.words = sum(len(text.split()) for text in self._shown.values())
            self._draw_text(self._written_task)
        self._refresh_line()

    def _draw_text(self, task: AnyTask) -> None:
        """Follows the end of the text, unless the user has scrolled up."""
        pane = self.query_one(ProsePane)
        at_end = pane.scroll_y >= pane.max_scroll_y - 1
        pane.show(_passages(task, self._shown), place="end" if at_end else "same")

    @on(Button.Pressed)
    def _choose(self, event: Button.Pressed) -> None:
        event.stop()
        if isinstance(event.button, OfferButton):
            self.post_message(self.Chosen(event.button.what))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Esc stops while it is written, and goes back after."""
        return {"stop": self.writing, "close": not self.writing}.get(action, True)

    def action_step(self, step: int) -> None:
        """Goes to the next or previous way on."""
        buttons = list(self.query(OfferButton))
        place = next((number for number, button in enumerate(buttons) if button.has_focus), 0)
        if buttons and self.query_one("#writing-failure").display:
            buttons[(place + step) % len(buttons)].focus()

    def action_stop(self) -> None:
        """Stops the writing."""
        self.post_message(self.Chosen("stop"))

    def action_close(self) -> None:
        """Goes back."""
        self.post_message(self.Chosen(CLOSE))


def _passages(task: AnyTask, texts: Mapping[str, str]) -> list[Passage]:
    document = task.from_texts(texts)
    passages = [Passage(task.title(document), name="prose--heading")] if task.title(document) else []
    for part in task.fields(document):
        if not part.missing:
            passages += [Passage(""), Passage(part.heading, name="prose--quiet"), Passage(part.text)]
    return passages
