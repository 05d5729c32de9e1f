"""Minutes as a Word document. python-docx is loaded when the first one is made."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.danish.format import listed, long_date
from assistant.export import minutes_document as parts
from assistant.export.text import one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LONGEST_PROPERTY = 255
_WIDTHS = (9.0, 3.0, 4.0)
_PERSON_WIDTHS = (6.0, 10.0)


def to_word(minutes: parts.MinutesDocument) -> bytes:
    """The minutes as the bytes of a .docx file."""
    from assistant.export.word_style import LANGUAGE, blank_document

    document: WordDocument = blank_document()
    document.add_paragraph(one_line(minutes.heading), "Title")
    document.add_paragraph(long_date(minutes.held), "Subtitle")
    if minutes.people:
        _section(document, parts.PEOPLE, [listed(minutes.people)])
    if minutes.last_time:
        rows = [(item.what, item.who, item.status) for item in minutes.last_time]
        document.add_paragraph(parts.LAST_TIME, "Heading 1")
        _table(document, parts.STATUS_COLUMNS, rows)
    if minutes.topics:
        document.add_paragraph(parts.TOPICS, "Heading 1")
        for title, summary in minutes.topics:
            document.add_paragraph(one_line(title), "Heading 2")
            document.add_paragraph(one_line(summary) or parts.MISSING)
    _section(document, parts.DECISIONS, minutes.decisions, "List Bullet")
    document.add_paragraph(parts.AGREEMENTS, "Heading 1")
    if minutes.agreements:
        rows = [(item.what, item.who or parts.MISSING, item.when) for item in minutes.agreements]
        _table(document, parts.COLUMNS, rows)
    else:
        document.add_paragraph(parts.NO_AGREEMENTS)
    _section(document, parts.OPEN_POINTS, minutes.open_points, "List Bullet")
    _section(document, parts.NEXT, [minutes.next_line])
    document.add_paragraph(parts.SIGNED, "Heading 1")
    _signatures(document, minutes.people)
    properties = document.core_properties
    properties.title = one_line(minutes.heading)[:_LONGEST_PROPERTY]
    properties.subject = long_date(minutes.held)
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime.combine(minutes.held, time(12))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _section(
    document: WordDocument, heading: str, texts: list[str] | tuple[str, ...], style: str = "Normal"
) -> None:
    if not texts:
        return
    document.add_paragraph(heading, "Heading 1")
    for text in texts:
        document.add_paragraph(one_line(text), style)


def _table(document: WordDocument, columns: tuple[str, ...], rows: list[tuple[str, str, str]]) -> None:
    from docx.shared import Cm

    table = document.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    table.autofit = False
    for row, texts in zip(table.rows, (columns, *rows), strict=True):
        for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(one_line(text)).bold = texts is columns


def _signatures(document: WordDocument, people: tuple[str, ...]) -> None:
    """A line for each participant to sign on."""
    from docx.shared import Cm

    table = document.add_table(rows=max(2, len(people)), cols=2, style="Table Grid")
    table.autofit = False
    for at, row in enumerate(table.rows):
        for cell, width in zip(row.cells, _PERSON_WIDTHS, strict=True):
            cell.width = Cm(width)
        row.cells[0].paragraphs[0].add_run(one_line(people[at]) if at < len(people) else "Navn")
        row.cells[1].paragraphs[0].add_run("Dato:")
