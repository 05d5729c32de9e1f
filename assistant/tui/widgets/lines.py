"""A line of clickable words: what the top line and the key line have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events


class Piece(NamedTuple):
    """A stretch of the line.

    Attributes:
        text: what it shows.
        style: how, a style of Textual.
        target: what a click on it means to the line, or empty where a click does nothing.
        tooltip: what hovering shows, or empty.
    """

    text: str
    style: str = ""
    target: str = ""
    tooltip: str = ""


def piece_among(pieces: Sequence[Piece], column: int) -> Piece | None:
    """The piece that stands at a column, counted from 0, where they stand beside each other."""
    start = 0
    for piece in pieces:
        end = start + Content(piece.text).cell_length
        if start <= column < end:
            return piece
        start = end
    return None


class PieceLine(Widget):
    """One line of pieces; it is a single widget, since a widget a word would cost a layout at each change of focus."""

    ALLOW_SELECT = False

    hovered: reactive[str] = reactive("")
    """The target under the mouse."""

    def pieces(self) -> list[Piece]:
        """What the line shows now; implemented by each line."""
        raise NotImplementedError

    def pick(self, target: str) -> None:
        """Does what a click on a target means; implemented by each line."""
        raise NotImplementedError

    def render(self) -> Content:
        """The pieces as one line."""
        return self.drawn(self.pieces())

    def drawn(self, pieces: Sequence[Piece]) -> Content:
        """Pieces beside each other, with the one under the mouse underlined."""
        parts = []
        for piece in pieces:
            style = (
                f"{piece.style} underline" if piece.target and piece.target == self.hovered else piece.style
            )
            parts.append(Content.styled(piece.text, style) if style.strip() else Content(piece.text))
        return Content("").join(parts)

    def piece_at(self, column: int) -> Piece | None:
        """The piece at a column of the content, counted from 0."""
        return piece_among(self.pieces(), column)

    def _piece_under(self, event: events.MouseEvent) -> Piece | None:
        return self.piece_at(event.x - self.gutter.left)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Marks what a click would hit."""
        piece = self._piece_under(event)
        self.hovered = piece.target if piece else ""
        self.tooltip = piece.tooltip or None if piece else None

    def on_leave(self) -> None:
        """Takes the mark away."""
        self.hovered = ""

    def on_click(self, event: events.Click) -> None:
        """Picks the piece under the mouse."""
        piece = self._piece_under(event)
        if piece is not None and piece.target:
            event.stop()
            self.pick(piece.target)
