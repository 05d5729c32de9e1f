"""Plain text out, as it is pasted into a mail or a form: no markup, no wrapped lines."""

from __future__ import annotations

from assistant.export.arrange import Piece, arrange
from assistant.export.model import Export
from assistant.export.text import Bullets, blocks


def to_plain(export: Export) -> str:
    """The document as plain text, ending in a newline.

    A blank line parts paragraphs, two part the pieces; groups are headed in capitals.
    """
    page = arrange(export)
    sections = [_stack([page.title, page.byline])]
    for group in page.groups:
        pieces = [_piece(piece, page.single) for piece in group.pieces]
        if group.heading and pieces:
            pieces[0] = f"{group.heading.upper()}\n\n{pieces[0]}"
        sections += pieces
    separator = "\n\n" if page.single else "\n\n\n"
    return separator.join(filter(None, sections)) + "\n"


def _piece(piece: Piece, single: bool) -> str:
    parts = [] if single else [_stack([piece.title, piece.byline])]
    parts += [_stack([part.heading, body(part.text)]) for part in piece.parts]
    parts.append(piece.origin)
    return "\n\n".join(filter(None, parts))


def body(text: str) -> str:
    """A text of the user with even blank lines and list marks."""
    return "\n\n".join(
        "\n".join(f"- {item}" for item in block.items)
        if isinstance(block, Bullets)
        else "\n".join(block.lines)
        for block in blocks(text)
    )


def _stack(lines: list[str]) -> str:
    return "\n".join(filter(None, lines))
