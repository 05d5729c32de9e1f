"""The feedback page: the text with its marks to the left, how it may be said or read to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from assistant.tasks.feedback import MODES
from assistant.tui.feedback.changes import next_slot, slots_in
from assistant.tui.feedback.keeping import Keeping
from assistant.tui.feedback.marked_text import MarkedArea
from assistant.tui.feedback.page_keys import KEY_ORDER, KEYS
from assistant.tui.feedback.suggestion import MILDEST, PLAINEST, SuggestionPane, ToneLine
from assistant.tui.feedback.working import Happened, TaskKnown, Working, WritingEnded
from assistant.tui.review.writing import WritingPage
from assistant.tui.widgets.choice import Choice
from assistant.workspace import feedback as use

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import DescendantFocus
    from textual.timer import Timer

    from assistant.workspace.feedback import Analysis, Suggestion, Wish

TYPING = 0.03
"""Seconds after a key after which the text is read anew; the reading takes a few milliseconds in a thread."""

LONG = 20_000
"""Characters from which a text is read only when the typing rests; its marks move with their words till then."""

RESTING = 0.4
"""Seconds without a key after which a long text is read."""

DECODE = "decode"
TONED = ("clarify", "soften", "upward")
"""The modes in which a tone means something."""


class FeedbackScreen(Keeping):
    """Works on one piece of feedback.

    Args:
        note_ids: the notes it stands in; none for an empty page.
        stretch: which characters of the one note it is, or None for all.
    """

    CSS_PATH: ClassVar = ["feedback.tcss", "../review/dialogs.tcss"]
    AUTO_FOCUS = "#feedback-text"
    NAME = "Feedback"
    HELP = """Skriv eller indsæt den feedback, du vil give eller har fået. Det, der er pakket ind, hårdt eller uklart,
        bliver markeret, mens du skriver; under teksten står, hvad ordene ved markøren kan betyde, og hvad du kan spørge
        om. Det er et bud og ikke en dom. Vælg øverst, hvad du vil: Tydeliggør, Blødgør, Opad, Afkod eller Anerkendelse.
        Til højre står et forslag med hver ændring for sig: tag dem, eller lad dine egne ord stå. [Klammer] er det, kun
        du ved. Alt, hvad du skriver, bliver gemt som en note."""
    BINDINGS: ClassVar[list[BindingType]] = KEYS
    KEY_ORDER = KEY_ORDER

    def __init__(self, note_ids: tuple[int, ...] = (), stretch: tuple[int, int] | None = None) -> None:
        super().__init__(note_ids, stretch)
        self.mode = "clarify"
        self.tone = 0
        self.areas = ""
        self.analysis: Analysis = use.Analysis("")
        self.working = Working(self)
        self._mode_chosen = False
        self._slots = 0
        self._read_timer: Timer | None = None
        self._undone: list[tuple[str, frozenset[int] | str]] = []
        self.modes = Choice(list(MODES.items()), self.mode, id="modes")
        self.tone_line = ToneLine(id="tone")
        self.pane = SuggestionPane(id="suggestion")
        self.writing_page = WritingPage(id="writing")

    def compose_content(self) -> ComposeResult:
        """The choice of mode, the two sides, and what is said of the words at the cursor."""
        with Vertical(id="feedback"):
            yield self.modes
            with Horizontal(id="feedback-parts"):
                with Vertical(id="feedback-left"):
                    yield self.heading
                    yield self.area
                with Vertical(id="feedback-right"):
                    yield self.tone_line
                    yield self.pane
                    yield self.writing_page
            yield self.meaning

    def on_mount(self) -> None:
        """Begins with the notes that were asked for, or with an empty page."""
        self.show_writing(False)
        self.open_text()

    # What is wanted

    @property
    def wish(self) -> Wish:
        """What the suggestion is for, as it stands now."""
        return use.Wish(self.area.text, self.mode, self.tone if self.mode in TONED else 0, self.areas)

    @on(Choice.Changed, "#modes")
    def _mode_changed(self, event: Choice.Changed) -> None:
        event.stop()
        self._mode_chosen = True
        self.set_mode(event.value)

    def set_mode(self, mode: str) -> None:
        """Works in another mode."""
        self.mode = mode
        self.modes.show_value(mode)
        self._undone.clear()
        heading = "Hvad der kan være ment" if mode == DECODE else "Forslag"
        self.tone_line.show_tone(self.tone, shown=mode in TONED, heading=heading)
        if not self.working.by_rules:
            self.pane.show_hint("")  # a suggestion of another mode answers another question
        self.working.refresh()
        self.refresh_bindings()

    @on(ToneLine.Stepped)
    def _tone_stepped(self, event: ToneLine.Stepped) -> None:
        event.stop()
        self.action_tone(event.step)

    def action_tone(self, step: int) -> None:
        """Makes it milder or plainer."""
        self.tone = max(MILDEST, min(PLAINEST, self.tone + step))
        self.tone_line.show_tone(self.tone, shown=True)
        self.working.refresh()
        self.refresh_bindings()

    def action_areas(self) -> None:
        """Asks which areas of work feedback might have been about."""
        self.run_worker(self._ask_areas(), group="areas", exclusive=True, exit_on_error=False)

    async def _ask_areas(self) -> None:
        words = await self.makker.ask_words(
            "Hvilke områder taler I ellers om?",
            "Skriv dem med komma imellem. Så står der i forslaget, hvad der ikke blev nævnt.",
            "Brug dem",
            value=self.areas,
            placeholder="kundekontakt, dokumentation, samarbejde",
        )
        if words:
            self.areas = words
            self.working.refresh()

    # The text and its marks

    def text_shown(self) -> None:
        """Reads a text that was opened, and chooses the mode that it asks for."""
        self._undone.clear()
        self._mode_chosen = False
        self._read()
        text, note = self.area.text, self.note.content.text
        if text.strip():
            self.questions.ask("mode", lambda _journal: _mode_for(text, note), self._mode_found)
        else:
            self.set_mode(self.mode)

    def _mode_found(self, mode: str) -> None:
        if not self._mode_chosen:
            self.set_mode(mode)

    def text_changed(self) -> None:
        """Reads what was typed, in a moment."""
        long = len(self.note.content.text) > LONG
        if self._read_timer is not None and long:
            self._read_timer.stop()
        self._read_timer = self.set_timer(RESTING if long else TYPING, self._read)
        self.working.soon()

    def _read(self) -> None:
        text = self.area.text
        if self.questions.asking("marks"):
            return  # one reading at a time: what was typed meanwhile is read next
        if text != self.analysis.text or not text:
            self.questions.ask("marks", lambda _journal: use.analyse(text), self._take_analysis)

    def _take_analysis(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._slots = slots_in(analysis.text)
        self.area.show_analysis(analysis)
        self.show_meaning()
        self.refresh_bindings()
        if self.area.text != analysis.text:
            self._read()

    @on(MarkedArea.SelectionChanged)
    def _cursor_moved(self) -> None:
        self.show_meaning()

    @on(SuggestionPane.Moved)
    def _change_pointed(self) -> None:
        self.show_meaning()
        self.refresh_bindings()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Speaks of the words that the focus is about."""
        del event
        self.show_meaning()

    def show_meaning(self) -> None:
        """Says what the words at the cursor may mean, or what the whole is like."""
        stretch = self._stretch_spoken_of()
        self.area.show_here(stretch)
        self.meaning.speak_of(self.analysis, stretch)

    def _stretch_spoken_of(self) -> use.Stretch | None:
        if self.analysis.text != self.area.text:
            return None
        number = self.pane.current
        if self.focused is self.pane and number is not None:
            start, end = self.pane.composition.reach(number)
            return next((s for s in self.analysis.stretches if s.start < end and s.end > start), None)
        return self.analysis.at(self.area.place)

    def action_next_place(self) -> None:
        """Goes to the next marked stretch or slot after the cursor, from the last one to the first."""
        place = self.area.place
        found = [(s.start, s.end) for s in self.analysis.stretches]
        slot = next_slot(self.area.text, place + 1)
        places = sorted([*found, *([slot] if slot else [])])
        if not places:
            return
        start, end = next(((a, b) for a, b in places if a > place), places[0])
        self.set_focus(self.area)
        self._go_to(start, end if slot == (start, end) else start)

    def _go_to(self, start: int, end: int) -> None:
        """Puts the cursor at a place, and marks what follows up to another."""
        self.area.move_cursor(self.area.location_of(start))
        if end > start:
            self.area.move_cursor(self.area.location_of(end), select=True)

    def action_edit(self) -> None:
        """Puts the cursor into the text."""
        self.set_focus(self.area)

    # The suggestion

    def show_writing(self, shown: bool) -> None:
        """Shows what a language model is writing in the place of the suggestion, or the suggestion again."""
        self.writing_page.display = shown
        self.pane.display = not shown

    def action_suggest(self) -> None:
        """Goes to the suggestion, or has one written."""
        if self.area.text.strip():
            self.working.ask()

    def action_stop(self) -> None:
        """Stops the language model."""
        self.working.stop()

    @on(TaskKnown)
    def _task_known(self, message: TaskKnown) -> None:
        self.writing_page.take_task(message.task)

    @on(Happened)
    def _happened(self, message: Happened) -> None:
        self.working.take(message.event)

    @on(WritingEnded)
    def _writing_ended(self, message: WritingEnded) -> None:
        self.working.end(message)

    @on(WritingPage.Chosen)
    def _chosen(self, message: WritingPage.Chosen) -> None:
        self.working.choose(message.what)

    @property
    def suggestion(self) -> Suggestion | None:
        """What is suggested now."""
        return self.pane.suggestion if self.pane.display else None

    def action_change(self, digit: int) -> None:
        """Takes or leaves the change of a number."""
        self.pane.toggle(digit - 1)

    @on(SuggestionPane.Toggled)
    def _toggled(self, event: SuggestionPane.Toggled) -> None:
        self._undone.append(("left", self.pane.left ^ {event.number}))
        self.show_meaning()
        self.refresh_bindings()

    def action_undo(self) -> None:
        """Takes the last change back."""
        kind, before = self._undone.pop()
        if isinstance(before, str):
            self.put_text(before)
        elif before <= set(range(self.pane.change_count)):
            self.pane.set_left(before, next(iter(before ^ self.pane.left), 0))
        del kind
        self.refresh_bindings()

    def action_use(self) -> None:
        """Takes the suggestion over as the text, where its slots can be filled in."""
        self._undone = [("text", self.area.text)]
        self.put_text(self.pane.text)
        slots = slots_in(self.area.text)
        first = next_slot(self.area.text, 0)
        if first is not None:
            self._go_to(*first)
            told = "klamme, som kun du kan udfylde" if slots == 1 else "klammer, som kun du kan udfylde"
            self.makker.tell(f"Forslaget er din tekst nu. Der er {slots} {told}. u fortryder.")
        else:
            self.makker.tell("Forslaget er din tekst nu. u fortryder.")

    def put_text(self, text: str) -> None:
        """Puts another text in the place of the whole; Ctrl+Z brings the former back."""
        self.area.replace(text, (0, 0), self.area.document.end)
        self.area.move_cursor((0, 0))
        self.set_focus(self.area)

    def action_copy(self) -> None:
        """Copies the suggestion with the changes that are taken."""
        self.copy(self.pane.text)

    def action_differences(self) -> None:
        """Shows or hides what was removed."""
        self.pane.show_differences(not self.pane.differences)

    def action_phrases(self) -> None:
        """Opens the phrase bank."""
        self.makker.action_phrases()

    # What can be done now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would do something is offered."""
        pane = self.pane
        offered: dict[str, Callable[[], bool]] = {
            "stop": lambda: self.working.writing,
            "back": lambda: not self.working.writing,
            "suggest": self._can_suggest,
            "use": lambda: self._rewords and pane.text != self.area.text,
            "copy": lambda: self.suggestion is not None and self.focused is not self.area,
            "differences": lambda: self._rewords and bool(pane.change_count),
            "undo": lambda: bool(self._undone),
            "edit": lambda: self.focused is not self.area,
            "save": lambda: self.has_text,
            "new": lambda: self.has_text,
            "next_place": lambda: bool(self.analysis.stretches) or self._slots > 0,
            "areas": lambda: self.mode == DECODE,
        }
        if action == "change":
            return self.suggestion is not None and int(str(parameters[0])) <= pane.change_count
        if action == "tone":
            step = int(str(parameters[0]))
            return self.mode in TONED and MILDEST <= self.tone + step <= PLAINEST
        return offered[action]() if action in offered else super().check_action(action, parameters)

    @property
    def has_text(self) -> bool:
        """Whether there is more than white space."""
        return any(line.strip() for line in self.area.document.lines)

    @property
    def _rewords(self) -> bool:
        return self.suggestion is not None and self.suggestion.rewords

    def _can_suggest(self) -> bool:
        shown = self.working.by_rules and self.focused is self.pane
        return self.has_text and not self.working.writing and not shown


def make_page(note_ids: tuple[int, ...], stretch: tuple[int, int] | None) -> FeedbackScreen:
    """The page that the app opens for the task."""
    return FeedbackScreen(note_ids, stretch)


def _mode_for(text: str, note: str) -> str:
    """The mode that an opened text asks for, and the note it stands in; called in a thread."""
    return DECODE if use.is_received(note) else use.fitting_mode(text)
