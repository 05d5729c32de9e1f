"""Approved pieces, such as achievements, as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.export import pdf
from assistant.export.arrange import CONTENTS, Page, Piece, arrange
from assistant.export.model import Export


def to_pdf(export: Export) -> bytes:
    """The document as the bytes of a .pdf file.

    Raises:
        ExportError: typst is not installed, or a letter is in no font of the machine.
    """
    page = arrange(export)
    parts = list(_parts(page.pieces[0], 1) if page.single else _several(page))
    return pdf.to_pdf(page.title, page.byline, f"{page.title} · {page.produced}", export.produced, parts)


def _several(page: Page) -> Iterator[pdf.Part]:
    grouped = any(group.heading for group in page.groups)
    if len(page.pieces) > 1:
        yield pdf.contents(CONTENTS, 1 + grouped)
    for group in page.groups:
        if group.heading:
            yield pdf.heading(1, group.heading)
        for piece in group.pieces:
            yield pdf.heading(1 + grouped, piece.title)
            yield pdf.small(piece.byline)
            yield from _parts(piece, 2 + grouped)


def _parts(piece: Piece, level: int) -> Iterator[pdf.Part]:
    for part in piece.parts:
        if part.heading:
            yield pdf.heading(level, part.heading)
        yield pdf.paragraphs(part.text)
    if piece.origin:
        yield pdf.small(piece.origin, italic=True)
