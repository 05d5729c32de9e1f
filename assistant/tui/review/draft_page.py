"""The open draft: its sources to the left, its fields to the right, and the keys that decide about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from assistant.tui.journal.note_area import NoteArea
from assistant.tui.review import steps
from assistant.tui.review.areas import AnswerArea, FieldArea
from assistant.tui.review.draft_keys import DRAFT_KEYS, possible
from assistant.tui.review.field_card import APPROVED, OPEN, TITLE, FieldCard
from assistant.tui.review.fields_scroll import FieldsScroll
from assistant.tui.review.sources_pane import SourcesPane
from assistant.workspace.review import FieldView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.tui.review.desk import Step
    from assistant.workspace.review import DraftView


class DraftPage(Horizontal):
    """Shows a draft and lets it be decided on, field by field."""

    BINDINGS: ClassVar[list[BindingType]] = DRAFT_KEYS

    @dataclass
    class Wish(Message):
        """A change the user wants.

        Attributes:
            step: the change.
            told: makes a notice from the draft after it; empty for none.
            ends: the field whose writing it concludes, or empty.
        """

        step: Step
        told: Callable[[DraftView], str] | None = None
        ends: str = ""

    @dataclass
    class Undo(Message):
        """The user wants the last change back."""

    @dataclass
    class Asked(Message):
        """Something that needs more than a change: "suggest", "versions", "copy", "docx", "md", "discard", "back"."""

        what: str

    @dataclass
    class TypedWish(Message):
        """Text was typed into a field, to be stored soon; ``at_once`` when the user has left the field."""

        path: str
        text: str
        at_once: bool = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.view: DraftView | None = None
        self.can_undo = False
        self._path = TITLE
        self._stored_answers: set[str] = set()
        self._copied = ""

    def compose(self) -> ComposeResult:
        """Sources to the left, fields to the right."""
        with Vertical(id="sources-side"):
            yield Static("Kilder", id="sources-heading", markup=False)
            yield SourcesPane(id="sources")
        yield FieldsScroll(id="fields")

    # What is shown

    @property
    def cards(self) -> list[FieldCard]:
        """The title and the fields, from the top."""
        return self.scroll.cards

    @property
    def scroll(self) -> FieldsScroll:
        """What the cards stand in."""
        return self.query_one(FieldsScroll)

    @property
    def card(self) -> FieldCard | None:
        """The card that has the focus, or had it last."""
        found = [card for card in self.cards if card.path == self._path]
        return found[0] if found else None

    @property
    def field(self) -> FieldView | None:
        """The field that the keys are about."""
        return self.card.field if self.card else None

    async def show(self, view: DraftView) -> None:
        """Shows a draft, another one or the same after a change; in the same one the focus stays on its field."""
        before = self.view.record if self.view is not None else None
        other = before is None or before.id != view.record.id
        # A new suggestion is read from where something is to be decided.
        renewed = before is not None and not other and before.current.number < view.record.current.number
        self.view = view
        number = len(view.sources)
        self.query_one("#sources-heading", Static).update("Kilder" if number == 1 else f"{number} kilder")
        self.query_one(SourcesPane).show_sources(view.sources)
        if other:
            self._path = steps.first_open(view)
            await self.scroll.remove_children()
        await self.scroll.lay(view)
        if renewed and not isinstance(self.screen.focused, NoteArea):  # what is being written goes on
            self.focus_field(steps.first_open(view))
            self.scroll.scroll_home(animate=False)
        if other:
            self.scroll.scroll_home(animate=False)
        self._mark_sources()
        self.refresh_bindings()

    def focus_field(self, path: str | None = None) -> None:
        """Puts the focus on a field, or on the one that had it last."""
        if path is not None:
            self._path = path
        card = self.card or next(iter(self.cards), None)
        if card is not None:
            card.focus()

    @on(events.DescendantFocus)
    def _follow_focus(self, event: events.DescendantFocus) -> None:
        card = next((node for node in event.widget.ancestors_with_self if isinstance(node, FieldCard)), None)
        if card is None:
            return
        left, self._path = self.card, card.path
        if left is not None and left is not card:
            self._keep_answer(left)
            self._keep_edit(left)
        for other in self.cards:
            other.set_class(other is card, "-current")
        self._mark_sources()
        self.refresh_bindings()

    def _mark_sources(self) -> None:
        if self.view is None:
            return
        evidence = next((field.evidence for field in self.view.fields if field.path == self._path), ())
        self.query_one(SourcesPane).mark_evidence(evidence)

    # Moving

    def action_step(self, step: int) -> None:
        """Scrolls on in a long field, and goes to the next or previous one at its end."""
        if self.card is not None:
            following = self.scroll.step(self.card, step)
            if following is not None:
                following.focus()

    def action_page(self, direction: int) -> None:
        """Scrolls a page; the focus goes to the field that is then at the top."""
        first = self.scroll.page(direction)
        if first is not None:
            first.focus(scroll_visible=False)

    def action_end(self, direction: int) -> None:
        """Goes to the title or to the last field."""
        if self.cards:
            self.cards[0 if direction < 0 else -1].focus()

    def action_sources(self) -> None:
        """Goes to the sources, to scroll in them."""
        self.query_one(SourcesPane).focus()

    @on(SourcesPane.Left)
    def _leave_sources(self) -> None:
        self.focus_field()

    # What can be done now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Keys that would do nothing here are not shown."""
        card, view = self.card, self.view
        if view is None or card is None:
            return action == "back"
        if action == "undo":
            return self.can_undo
        if action == "next_finding":
            return sum(len(other.field.open_findings) for other in self.cards) > 1 and not card.editing
        return possible(action, card, view)

    # Deciding

    def action_approve(self) -> None:
        """Approves the field and goes to the next that awaits a decision."""
        card = self.card
        if card is None:
            return
        self._keep_edit(card)
        self.post_message(self.Wish(steps.SetState(card.path, APPROVED), steps.approved_words))
        cards = self.cards
        later = cards[cards.index(card) + 1 :]
        following = next((other for other in later if other.field.state == OPEN), card)
        following.focus()

    def action_drop(self) -> None:
        """Drops the field, or takes it back."""
        if self.field is not None:
            self.post_message(self.Wish(steps.toggled(self.field)))

    def action_own_words(self) -> None:
        """Puts the note's own words into the field."""
        if self.field is not None:
            self.post_message(self.Wish(steps.UseOwnWords(self.field.path)))

    def action_dismiss(self) -> None:
        """Lets the finding stand."""
        if self.card is not None and self.card.finding is not None:
            self.post_message(self.Wish(steps.Dismiss(self.card.finding)))

    def action_delete_sentence(self) -> None:
        """Takes the sentence of the finding out."""
        if self.card is not None and self.card.finding is not None:
            self.post_message(self.Wish(steps.DeleteSentence(self.card.finding)))

    def action_next_finding(self) -> None:
        """Goes to the next open finding, also in another field; from the last to the first."""
        card, cards = self.card, self.cards
        if card is None:
            return
        if card.chosen + 1 < len(card.field.open_findings):
            card.choose_finding(card.chosen + 1)
            return
        place = cards.index(card)
        for other in [*cards[place + 1 :], *cards[: place + 1]]:
            if other.field.open_findings:
                other.choose_finding(0)
                other.focus()
                return

    def action_approve_all(self) -> None:
        """Approves all fields without findings."""
        self.post_message(self.Wish(steps.approve_all, steps.approved_all_words))

    def action_undo(self) -> None:
        """Takes the last change back."""
        self.post_message(self.Undo())

    def action_suggest(self) -> None:
        """Asks for a new suggestion."""
        self._ask("suggest")

    def action_versions(self) -> None:
        """Shows the versions."""
        self._ask("versions")

    def action_export(self, kind: str) -> None:
        """Writes the draft to a file."""
        self._ask(kind)

    def action_copy(self) -> None:
        """Copies the draft."""
        self._ask("copy")

    def action_discard(self) -> None:
        """Discards the whole draft, or takes it back."""
        self._ask("discard")

    def action_back(self) -> None:
        """Goes back to the list."""
        self._ask("back")

    def _ask(self, what: str) -> None:
        self.keep_text()
        self.post_message(self.Asked(what))

    # Writing in place

    def action_edit(self) -> None:
        """Lets the text be edited."""
        if self.card is not None:
            self.card.begin_edit(self._copied)
            self.refresh_bindings()

    def action_answer(self) -> None:
        """Puts the cursor on the line for the answer."""
        if self.card is not None:
            self.card.answer.focus()

    @on(NoteArea.SelectionChanged)
    def _cursor_moved(self) -> None:
        # The area has its new height only when the screen has been laid out again.
        self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        area = self.screen.focused
        if isinstance(area, NoteArea):
            self.scroll.follow(area.cursor_screen_offset.y)

    def keep_text(self) -> None:
        """Has what is being written stored now."""
        # An area that is taken away would hand the focus to any other.
        if isinstance(self.screen.focused, FieldArea | AnswerArea):
            self.focus_field()
        for card in self.cards:
            self._keep_edit(card)
            self._keep_answer(card)

    def _keep_edit(self, card: FieldCard) -> None:
        text = card.end_edit()
        if text is not None:
            self.post_message(self.TypedWish(card.path, text, at_once=True))

    def _keep_answer(self, card: FieldCard) -> None:
        text = card.take_answer()
        if text:
            self.post_message(self.Wish(steps.Answer(card.path, text), steps.answered_words, ends=card.path))
        elif card.path in self._stored_answers:
            self.post_message(self.TypedWish(card.path, "", at_once=True))
        self._stored_answers.discard(card.path)

    @on(FieldCard.Typed)
    def _typed(self, event: FieldCard.Typed) -> None:
        # The message may come after the text has been taken, and would then write over what became of it.
        if event.card.written == event.text:
            if not event.card.editing:
                self._stored_answers.add(event.card.path)
            self.post_message(self.TypedWish(event.card.path, event.text))

    @on(FieldArea.Done)
    def _edit_done(self, event: FieldArea.Done) -> None:
        card = self._card_of(event.area)
        self._keep_edit(card)
        card.focus()

    @on(AnswerArea.Given)
    def _answer_given(self, event: AnswerArea.Given) -> None:
        card = self._card_of(event.area)
        if event.area.text.strip():
            self._keep_answer(card)
            card.focus()

    @on(AnswerArea.Left)
    def _answer_left(self, event: AnswerArea.Left) -> None:
        card = self._card_of(event.area)
        if event.step:
            self.action_step(event.step)
        else:
            self._keep_answer(card)
            card.focus()

    def remember_copy(self, text: str) -> None:
        """Keeps what was copied, to be put in by pasting into any field."""
        self._copied = text
        for area in self.query(NoteArea):
            area.remember_copy(text)

    def put_answer_back(self, path: str, answer: str) -> None:
        """Puts an answer that could not be stored back on its line."""
        for card in self.cards:
            if card.path == path:
                card.put_answer_back(answer)

    def _card_of(self, area: FieldArea | AnswerArea) -> FieldCard:
        return next(node for node in area.ancestors if isinstance(node, FieldCard))

    @on(FieldCard.Picked)
    async def _pick(self, event: FieldCard.Picked) -> None:
        self.focus_field(event.card.path)
        await self.run_action(event.action)
