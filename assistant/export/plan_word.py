"""The development plan as a Word document: a table a goal. python-docx is loaded when the first one is made."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.export.plan_document import HEADINGS, MISSING, OUTCOME, PlanDocument, PlanItem
from assistant.export.text import Bullets, blocks, one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_LONGEST_PROPERTY = 255


def to_word(plan: PlanDocument) -> bytes:
    """The plan as the bytes of a .docx file."""
    from docx.shared import Cm

    from assistant.export.word_style import BYLINE_STYLE, LANGUAGE, blank_document

    document: WordDocument = blank_document()
    document.add_paragraph(one_line(plan.heading), "Title")
    document.add_paragraph(plan.byline, "Subtitle")
    for item in plan.items:
        document.add_paragraph(one_line(item.title), "Heading 1")
        if item.person:
            document.add_paragraph(one_line(item.person), BYLINE_STYLE)
        rows = _rows(item)
        table = document.add_table(rows=len(rows), cols=2, style="Table Grid")
        table.autofit = False
        for row, (heading, text) in zip(table.rows, rows, strict=True):
            for cell, width in zip(row.cells, (Cm(3.5), Cm(12.5)), strict=True):
                cell.width = width
            row.cells[0].paragraphs[0].add_run(heading).bold = True
            _fill(row.cells[1], text)
    properties = document.core_properties
    properties.title = one_line(plan.heading)[:_LONGEST_PROPERTY]
    properties.subject = plan.byline[:_LONGEST_PROPERTY]
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime.combine(plan.produced, time(12))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _rows(item: PlanItem) -> list[tuple[str, str]]:
    rows = list(zip(HEADINGS, item.cells, strict=True))
    return [*rows, (OUTCOME, item.outcome)] if item.outcome.strip() else rows


def _fill(cell: _Cell, text: str) -> None:
    """Writes a text into a cell, with its paragraphs and its list; what lacks is said."""
    from assistant.export.word_style import MISSING_STYLE

    found = blocks(text)
    if not found:
        cell.paragraphs[0].add_run(MISSING, MISSING_STYLE)
        return
    lines = [
        line
        for block in found
        for line in (
            [f"• {item}" for item in block.items] if isinstance(block, Bullets) else ["\n".join(block.lines)]
        )
    ]
    cell.paragraphs[0].add_run(lines[0])
    for line in lines[1:]:
        cell.add_paragraph(line)
