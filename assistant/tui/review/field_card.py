"""One field of a draft: its heading and state, its text or question, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.export.text import clean
from assistant.tui.review.areas import AnswerArea, FieldArea
from assistant.tui.widgets.lines import Piece, PieceLine
from assistant.tui.widgets.prose import visible

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from assistant.workspace.review import FieldView, ReviewFinding

OPEN, APPROVED, DROPPED = "open", "approved", "dropped"
STATES = {OPEN: "", APPROVED: "✓ godkendt", DROPPED: "droppet"}
TITLE = "title"


WAYS = (
    ("b", "brug notens ord", "own_words", "Sæt notens egne ord i stedet for feltets tekst"),
    ("d", "det ved jeg selv", "dismiss", "Lad det stå, for det er rigtigt"),
    ("x", "slet sætningen", "delete_sentence", "Tag sætningen ud af feltet"),
)
SHORT_WAYS = tuple(
    (key, short, action, tip)
    for (key, _, action, tip), short in zip(WAYS, ("notens ord", "det ved jeg", "slet"), strict=True)
)


class FindingKeys(PieceLine):
    """What can be done about the finding above; a click does it."""

    def __init__(self) -> None:
        super().__init__()
        self.has_own_words = False

    def pieces(self) -> list[Piece]:
        """The key and the words of each way on, in fewer words where there is little room."""
        for ways in (WAYS, SHORT_WAYS):
            pieces: list[Piece] = []
            for key, words, action, tip in ways:
                if action != "own_words" or self.has_own_words:
                    pieces += [
                        Piece(key, "bold $accent", action, tip),
                        Piece(f" {words}", "$text-muted", action, tip),
                        Piece("   "),
                    ]
            if sum(len(piece.text) for piece in pieces[:-1]) <= self.content_size.width:
                break
        return pieces[:-1]

    def pick(self, target: str) -> None:
        """Has the page do it, to the field that the finding stands in."""
        card = next(node for node in self.ancestors if isinstance(node, FieldCard))
        self.post_message(FieldCard.Picked(card, target))


class FieldCard(Vertical, can_focus=True):
    """Shows one field and lets its text or its answer be written in place.

    Args:
        field: what it shows first.
    """

    @dataclass
    class Picked(Message):
        """A way on was clicked in a card; ``action`` is the name of the page's action."""

        card: FieldCard
        action: str

    @dataclass
    class Typed(Message):
        """The text of a field was changed by a key."""

        card: FieldCard
        text: str

    def __init__(self, field: FieldView) -> None:
        super().__init__(classes="field")
        self.field = field
        self.chosen = 0
        self._area: FieldArea | None = None

    @property
    def path(self) -> str:
        """The path of the field."""
        return self.field.path

    @property
    def editing(self) -> bool:
        """Whether its text is being edited."""
        return self._area is not None

    @property
    def finding(self) -> ReviewFinding | None:
        """The open finding that the keys are about."""
        found = self.field.open_findings
        return found[min(self.chosen, len(found) - 1)] if found else None

    @property
    def answer(self) -> AnswerArea:
        """The line that its question is answered on."""
        return self.query_one(AnswerArea)

    def compose(self) -> ComposeResult:
        """The head, the text, the answer, and the findings; those that are empty take no room."""
        with Horizontal(classes="field-head"):
            yield Static(classes="field-heading", markup=False)
            yield Static(classes="field-state", markup=False)
        yield Static(classes="field-text", markup=False)
        yield AnswerArea(placeholder="svar her")
        yield Static(classes="field-findings", markup=False)
        yield FindingKeys()

    def on_mount(self) -> None:
        """Fills the card."""
        self._refresh_card()

    def show(self, field: FieldView) -> None:
        """Shows what the field holds now; an answer that is being written stays where it is."""
        if field == self.field or self._is_being_answered():
            return
        self.chosen = 0 if field.open_findings != self.field.open_findings else self.chosen
        self.field = field
        if self.is_mounted:
            self._refresh_card()

    def _is_being_answered(self) -> bool:
        """Whether an answer is being written, so that what of it is stored already must not take its place."""
        return self.is_mounted and self.field.missing and bool(self.answer.text.strip())

    @property
    def written(self) -> str | None:
        """The text as it is being written now, or None where nothing is."""
        if self._area is not None:
            return self._area.text
        return self.answer.text if self._is_being_answered() else None

    def take_answer(self) -> str:
        """Gives the answer away, so that the line is empty."""
        answer = self.answer.text.strip()
        if answer:
            self.answer.text = ""
        return answer

    def put_answer_back(self, answer: str) -> None:
        """Puts an answer that could not be stored back on its line, unless another is being written."""
        if not self.answer.text.strip():
            self.answer.text = answer

    def choose_finding(self, number: int) -> None:
        """Makes another open finding the one that the keys are about."""
        self.chosen = number
        self._refresh_card()

    def _refresh_card(self) -> None:
        field = self.field
        self.set_class(field.state == DROPPED, "-dropped")
        self.set_class(field.state == APPROVED, "-approved")
        self.set_class(field.missing, "-missing")
        self.query_one(".field-heading", Static).update(visible(field.heading))
        self.query_one(".field-state", Static).update(self.state_words())
        text = self.query_one(".field-text", Static)
        text.update(self.text_content())
        text.display = not self.editing
        self.answer.display = field.missing and field.state != DROPPED and not self.editing
        findings = self.query_one(".field-findings", Static)
        findings.update(self._findings_content())
        findings.display = bool(field.findings) and not self.editing
        keys = self.query_one(FindingKeys)
        keys.has_own_words = bool(field.evidence)
        keys.display = self.finding is not None and not self.editing
        keys.refresh()

    def state_words(self) -> str:
        """What stands to the right of the heading."""
        return STATES.get(self.field.state, "")

    def text_content(self) -> Content:
        """The text with the stretches of its open findings marked, or the mark of what is missing."""
        field = self.field
        if field.missing:
            from assistant.tasks.task import missing_mark

            return Content.styled(visible(missing_mark(field.question)), "$text-muted")
        content = Content(visible(field.text))
        for finding in field.open_findings:
            style = "$warning underline bold" if finding == self.finding else "$warning underline"
            content = content.stylize(style, finding.start, finding.end)
        return content

    def _findings_content(self) -> Content:
        lines: list[Content] = []
        for finding in self.field.findings:
            if finding.dismissed:
                words = f"✓ {visible(finding.text)} · det ved du selv"
                lines.append(Content.styled(words, "$text-muted"))
            else:
                style = "$warning bold" if finding == self.finding else "$warning"
                lines.append(Content.styled(f"⚠ {visible(finding.message)}", style))
        return Content("\n").join(lines)

    def begin_edit(self, copied: str = "") -> None:
        """Lets the text be edited in place; the cursor stands at the finding, or at the end.

        Args:
            copied: what was copied last, to be put in by pasting.
        """
        if self._area is not None:
            self._area.focus()
            return
        area = self._area = FieldArea()
        if copied:
            area.remember_copy(copied)
        area.styles.max_height = max(6, self.screen.size.height - 8)
        self.mount(area, after=self.query_one(".field-text"))
        # The text area would hand control characters on to the terminal.
        area.text = clean(self.field.text)
        before = clean(self.field.text[: self.finding.end]) if self.finding else area.text
        area.move_cursor((before.count("\n"), len(before) - before.rfind("\n") - 1))
        area.focus()
        self._refresh_card()

    def end_edit(self) -> str | None:
        """Ends the editing.

        Returns:
            the text as it was left, or None where nothing was being edited.
        """
        area = self._area
        if area is None:
            return None
        self._area = None
        text = area.text
        area.remove()
        self._refresh_card()
        return text

    def on_text_area_changed(self, event: FieldArea.Changed) -> None:
        """Tells of each change of the text that is edited, and of the answer so far."""
        event.stop()
        if event.text_area is self._area or event.text_area is self.answer:
            self.post_message(self.Typed(self, event.text_area.text))

    def on_click(self, event: events.Click) -> None:
        """A double click edits."""
        if event.chain == 2 and not self.editing:
            self.post_message(self.Picked(self, "edit"))


class TitleCard(FieldCard):
    """The title of a draft, with what kind of draft it is, and who wrote it."""

    def __init__(self, field: FieldView, kind: str, origin: str) -> None:
        super().__init__(field)
        self.add_class("title")
        self.kind = kind
        self.origin = origin

    def compose(self) -> ComposeResult:
        """The title takes the place of a heading."""
        yield from super().compose()
        yield Static(classes="field-origin", markup=False)

    def show_title(self, field: FieldView, kind: str, origin: str) -> None:
        """Shows another title."""
        self.kind, self.origin = kind, origin
        self.field = field
        if self.is_mounted:
            self._refresh_card()

    def _refresh_card(self) -> None:
        super()._refresh_card()
        self.answer.display = False
        self.query_one(".field-heading", Static).display = not self.editing
        self.query_one(".field-heading", Static).update(self.text_content())
        self.query_one(".field-text", Static).display = False
        self.query_one(".field-origin", Static).update(visible(self.origin))

    def state_words(self) -> str:
        """The kind of draft and its version."""
        return self.kind

    def text_content(self) -> Content:
        """The title."""
        return super().text_content() if not self.field.missing else Content("Uden titel")
