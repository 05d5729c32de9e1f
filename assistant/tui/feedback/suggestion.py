"""The suggestion beside the text: what it changes and why, change by change, and how mild or plain it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from assistant.tui.feedback.changes import Composition, Reworded
from assistant.tui.journal.keys import run_binding_now
from assistant.tui.widgets.lines import Piece, PieceLine
from assistant.tui.widgets.prose import Mark, Passage, ProsePane

if TYPE_CHECKING:
    from textual import events

    from assistant.workspace.feedback import Suggestion

TAKEN, LEFT = "✓", "○"
QUIET, WARNING = "prose--quiet", "suggestion--warning"

TONE_WORDS = {-2: "meget mild", -1: "mild", 0: "ligefrem", 1: "klar", 2: "meget klar"}
MILDEST, PLAINEST = -2, 2


class ToneLine(PieceLine):
    """From milder to plainer; a click on either word goes a step that way."""

    @dataclass
    class Stepped(Message):
        """The user wants it milder (-1) or plainer (1)."""

        step: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tone = 0
        self.shown = True
        self.heading = "Forslag"

    def show_tone(self, tone: int, *, shown: bool, heading: str = "Forslag") -> None:
        """Shows another tone, or none where a tone means nothing, and what stands below."""
        self.tone, self.shown, self.heading = tone, shown, heading
        self.refresh()

    def pieces(self) -> list[Piece]:
        """The two directions with the tone between them, to the right of the line; the tone alone where it is narrow."""
        heading = Piece(self.heading, "bold")
        if not self.shown:
            return [heading]
        milder = ("$accent" if self.tone > MILDEST else "$text-muted", "-1" if self.tone > MILDEST else "")
        plainer = ("$accent" if self.tone < PLAINEST else "$text-muted", "1" if self.tone < PLAINEST else "")
        width = self.size.width - self.gutter.width
        wide = width >= 44
        tone = [
            Piece("mildere ◂" if wide else "◂", milder[0], milder[1], "Sig det mildere (←)"),
            Piece(f" {TONE_WORDS[self.tone]} ", "$foreground"),
            Piece("▸ klarere" if wide else "▸", plainer[0], plainer[1], "Sig det klarere (→)"),
        ]
        gap = width - len(heading.text) - sum(len(piece.text) for piece in tone)
        return [heading, Piece(" " * max(1, gap)), *tone]

    def pick(self, target: str) -> None:
        """Tells the wish."""
        self.post_message(self.Stepped(int(target)))


class SuggestionPane(ProsePane):
    """Shows a suggestion; its changes are taken or left one by one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {WARNING}
    DEFAULT_CSS = """
    SuggestionPane {
        background: $background;
        & > .suggestion--warning { color: $warning; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Forrige ændring", show=False),
        Binding("down", "step(1)", "Næste ændring", show=False),
        Binding("enter", "leave", "Lad stå", id="leave_change", tooltip="Lad dine egne ord stå her"),
        Binding("enter", "take", "Tag", id="take_change", tooltip="Tag ændringen"),
        Binding("left", "screen.tone(-1)", "Mildere", show=False),
        Binding("right", "screen.tone(1)", "Klarere", show=False),
        Binding("space", "take_or_leave", "Tag eller lad stå", show=False),
    ]

    @dataclass
    class Toggled(Message):
        """A change was taken or left."""

        number: int

    @dataclass
    class Moved(Message):
        """Another change is spoken of, or none."""

        number: int | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.suggestion: Suggestion | None = None
        self.composition = Composition("", "")
        self.left: frozenset[int] = frozenset()
        self.current: int | None = None
        self.differences = True
        self._notices: tuple[str, ...] = ()
        self._hint = ""
        self._text = ""
        self._passage_of: list[int] = []

    async def on_key(self, event: events.Key) -> None:
        """Does what a key is bound to before the next one is looked at."""
        await run_binding_now(self, event)

    # What is shown

    def show_hint(self, words: str, notices: Sequence[str] = ()) -> None:
        """Shows no suggestion but how to get one."""
        self.suggestion = None
        self.composition = Composition("", "")
        self.left, self.current = frozenset(), None
        self._hint, self._notices = words, tuple(notices)
        self._draw(top=True)

    def show_suggestion(self, suggestion: Suggestion, notices: Sequence[str] = ()) -> None:
        """Shows another suggestion; what was left in the one before stays left where it comes again."""
        kept = {self.composition.changes[number].key for number in self.left}
        place = None if self.current is None else self.composition.changes[self.current].key
        again = self.suggestion is not None and self.suggestion.wish.mode == suggestion.wish.mode
        self.suggestion = suggestion
        named = [Reworded(change.before, change.after, change.reason) for change in suggestion.changes]
        self.composition = (
            Composition(suggestion.wish.text, suggestion.text, named)
            if suggestion.rewords
            else Composition("", "")
        )
        changes = self.composition.changes
        self.left = frozenset(number for number, change in enumerate(changes) if change.key in kept)
        self.current = next((number for number, change in enumerate(changes) if change.key == place), None)
        if self.current is None and self.has_focus and changes:
            self.current = 0
        self._hint, self._notices = "", tuple(notices)
        self._draw(top=not again)

    def show_notices(self, notices: Sequence[str]) -> None:
        """Shows other notices above."""
        if tuple(notices) != self._notices:
            self._notices = tuple(notices)
            self._draw()

    @property
    def text(self) -> str:
        """The suggestion with the changes that are taken; empty where there is none."""
        return self._text

    @property
    def change_count(self) -> int:
        """How many changes there are."""
        return len(self.composition.changes)

    def _draw(self, *, top: bool = False) -> None:
        if self.suggestion is None:
            self._text = ""
        elif self.suggestion.rewords:
            self._text = self.composition.text(self.left)
        else:
            self._text = self.suggestion.text
        passages = [Passage(f"{notice}\n", name=WARNING) for notice in self._notices]
        if self.suggestion is None:
            passages.append(Passage(self._hint, name=QUIET))
            self._passage_of = []
        else:
            passages += self._suggestion_passages(self.suggestion)
            self._passage_of = []
            passages += self._change_passages(len(passages))
            passages += self._closing_passages(self.suggestion)
        self.show(passages, place="top" if top else "same")
        self.refresh_bindings()

    def _suggestion_passages(self, suggestion: Suggestion) -> list[Passage]:
        if not suggestion.rewords:
            return [passage for line in suggestion.text.splitlines() for passage in _said(line)][:-1]
        if suggestion.text == suggestion.wish.text.strip():
            return [Passage(suggestion.text), Passage("\nTeksten kan stå, som den er.", name=QUIET)]
        return [self.composition.passage(self.left, differences=self.differences, current=self.current)]

    def _change_passages(self, before: int) -> list[Passage]:
        found: list[Passage] = []
        for number, change in enumerate(self.composition.changes):
            found.append(Passage(""))
            self._passage_of.append(before + len(found))
            sign = LEFT if number in self.left else TAKEN
            head = f"{number + 1} {sign} "
            words = f"{head}{_words(change.removed, change.added)}"
            marks = [Mark(0, len(head), "prose--added" if number not in self.left else QUIET)]
            if number == self.current:
                marks.append(Mark(0, len(words), "prose--evidence"))
            found += [Passage(words, tuple(marks)), Passage(change.reason, name=QUIET)]
        return found

    def _closing_passages(self, suggestion: Suggestion) -> list[Passage]:
        found: list[Passage] = []
        for warning in suggestion.warnings:
            found += [Passage(""), Passage(f"⚠ {warning}", name=WARNING)]
        questions = [question for question in suggestion.questions if question not in suggestion.text]
        if questions:
            heading = "Spørg eventuelt" if not suggestion.rewords else "Tænk over"
            found += [Passage(""), Passage(heading, name="prose--heading")]
            found += [Passage(f"– {question}") for question in questions]
        return found

    # The changes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """There must be a change to take or leave."""
        if action in ("take", "leave"):
            return self.current is not None and (self.current in self.left) == (action == "take")
        return True

    def on_focus(self) -> None:
        """Speaks of the first change."""
        if self.current is None and self.change_count:
            self.point_to(0)

    def point_to(self, number: int | None) -> None:
        """Speaks of another change."""
        if number != self.current:
            self.current = number
            self._draw()
            self.post_message(self.Moved(number))
        if number is not None and number < len(self._passage_of):
            self.scroll_to_place(self._passage_of[number], 0)

    def action_step(self, step: int) -> None:
        """Goes to the next or previous change; beyond the ends, and where there is none, it scrolls."""
        wanted = (-1 if self.current is None else self.current) + step
        if 0 <= wanted < self.change_count:
            self.point_to(wanted)
        elif self.change_count and wanted < 0:
            self.scroll_home(animate=False)
        else:
            self.action_move(step)

    def action_take_or_leave(self) -> None:
        """Takes the current change, or leaves it where it is taken."""
        if self.current is not None:
            self.toggle(self.current)

    action_take = action_leave = action_take_or_leave

    def toggle(self, number: int) -> None:
        """Takes or leaves a change, and tells it."""
        if 0 <= number < self.change_count:
            self.set_left(self.left ^ {number}, number)
            self.post_message(self.Toggled(number))

    def set_left(self, left: frozenset[int], number: int) -> None:
        """Leaves these changes, and speaks of one of them."""
        self.left = left
        self.current = number
        self._draw()
        self.post_message(self.Moved(number))

    def show_differences(self, shown: bool) -> None:
        """Shows what was removed, struck out, or only the text as it would be said."""
        self.differences = shown
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Takes or leaves the change under the mouse."""
        row = event.y + round(self.scroll_y)
        if not 0 <= row < len(self._rows):
            return
        passage = self._paragraphs[self._rows[row].paragraph].passage
        for number, place in enumerate(self._passage_of):
            if passage in (place, place + 1):
                event.stop()
                self.toggle(number)


def _said(line: str) -> list[Passage]:
    """A line of a reading, its heading ("Styrke:") in bold, and room below."""
    heading = _HEADING.match(line)
    marks = (Mark(0, heading.end(), "prose--heading"),) if heading else ()
    return [Passage(line, marks), Passage("")]


_HEADING = re.compile(r"[^:»?!.]{3,60}:")

_LONGEST = 52
"""Characters of a change in the list; the whole of it stands in the text above."""


def _short(words: str) -> str:
    """Words for between quotation marks: cut, and with single marks of their own."""
    flat = words.replace("»", "›").replace("«", "‹")
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def _words(removed: str, added: str) -> str:
    """A change in a few words: "»vist« tages ud", "»ind« føjes til", "»lidt« → »mere«"."""
    removed, added = _short(removed), _short(added)
    if not added:
        return f"»{removed}« tages ud"
    return f"»{removed}« → »{added}«" if removed else f"»{added}« føjes til"
