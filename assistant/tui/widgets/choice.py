"""A choice between a few words, on one line or, where they don't fit, on more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from assistant.tui.widgets.lines import Piece, PieceLine, piece_among

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size


class Choice(PieceLine, can_focus=True):
    """Shows the options beside each other; an arrow key or a click chooses, and that counts at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "step(-1)", "Forrige valg", show=False),
        Binding("right,down,space", "step(1)", "Næste valg", show=False),
    ]

    DEFAULT_CSS = """
    Choice {
        width: auto;
        max-width: 100%;
        height: auto;
    }
    """

    value: reactive[str] = reactive("", init=False)
    """The id of the chosen option."""

    @dataclass
    class Changed(Message):
        """The user chose another option."""

        choice: Choice
        value: str

        @property
        def control(self) -> Choice:
            """The choice itself."""
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str | None = None) -> None:
        """Options as (id, words); value is the id of the one that is chosen."""
        super().__init__(id=id)
        self.options = tuple(options)
        self.set_reactive(Choice.value, value)

    def pieces(self) -> list[Piece]:
        """Each option with a mark that doesn't rest on colour alone."""
        pieces = []
        for name, words in self.options:
            chosen = name == self.value
            style = (
                ("reverse bold $accent" if self.has_focus else "bold $accent") if chosen else "$foreground"
            )
            pieces += [Piece(f" {'●' if chosen else '○'} {words} ", style, name), Piece(" ")]
        return pieces[:-1]

    def lines(self, width: int) -> list[list[Piece]]:
        """The pieces as they stand under one another in so many cells; an option is never parted."""
        lines: list[list[Piece]] = [[]]
        room = width
        for piece in self.pieces():
            length = Content(piece.text).cell_length
            if length > room and lines[-1]:
                lines.append([])
                room = width
            if piece.target or lines[-1]:
                lines[-1].append(piece)
                room -= length
        return lines

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  # Textual's own names
        """The cells that all options need beside each other."""
        return sum(Content(piece.text).cell_length for piece in self.pieces())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that the options need."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The options, on as many lines as they need."""
        return Content("\n").join(self.drawn(line) for line in self.lines(self.content_size.width))

    def _piece_under(self, event: events.MouseEvent) -> Piece | None:
        lines = self.lines(self.content_size.width)
        row = event.y - self.gutter.top
        return piece_among(lines[row], event.x - self.gutter.left) if row < len(lines) else None

    def pick(self, target: str) -> None:
        """Chooses an option and tells it, if it is another than before."""
        if target != self.value:
            self.value = target
            self.post_message(self.Changed(self, target))

    def action_step(self, step: int) -> None:
        """Chooses the option before or after; it stops at the ends."""
        names = [name for name, _words in self.options]
        place = names.index(self.value) + step
        if 0 <= place < len(names):
            self.pick(names[place])

    def show_value(self, value: str) -> Self:
        """Shows another choice without telling it."""
        self.value = value
        return self

    def on_focus(self) -> None:
        """Shows the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Takes the focus away."""
        self.refresh()
