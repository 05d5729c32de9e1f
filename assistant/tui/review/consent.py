"""The question before text leaves the machine: exactly what is sent, and where to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from assistant.danish.format import count, number
from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.widgets.dialog import Answer, Dialog
from assistant.tui.widgets.prose import Passage, ProsePane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.engines.base import AboutToSend

SEND = "send"


class ConsentDialog(Dialog):
    """Shows the text that is about to be sent; returns "send", or anything else for no.

    Args:
        about: what is sent and where to.
        price: what it costs, a Danish sentence, or empty.
    """

    CSS_PATH = DIALOG_CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Send ikke", id="leave", tooltip="Send ikke noget"),
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("pageup", "scroll(-10)", "Op", id="page_up", show=False, priority=True, tooltip="Rul op"),
        Binding(
            "pagedown", "scroll(10)", "Ned", id="page_down", show=False, priority=True, tooltip="Rul ned"
        ),
    ]

    def __init__(self, about: AboutToSend, price: str = "") -> None:
        parts = f", i {number(about.parts)} dele" if about.parts > 1 else ""
        super().__init__(
            f"Må teksten sendes til {about.host}?",
            f"Det er hele den tekst, der forlader din maskine{parts}: {count(about.tokens, 'token', 'tokens')}. "
            f"Svaret kan fylde op til {number(about.reply_tokens)}. {price}{' ' if price else ''}"
            "Navne og numre er skiftet ud med mærker som PERSON_1 og kommer på plads igen, når svaret er her.",
            (Answer("keep", "Send ikke"), Answer(SEND, "Send", warns=True)),
        )
        self.about = about

    def compose_middle(self) -> ComposeResult:
        """The text, as it is."""
        pane = ProsePane([Passage(self.about.text)], id="consent-text")
        pane.can_focus = False
        yield pane

    def action_scroll(self, lines: int) -> None:
        """Scrolls the text."""
        self.query_one(ProsePane).action_move(lines)
