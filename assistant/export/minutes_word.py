"""Minutes as a Word document. python-docx is loaded when the first one is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.danish.format import listed, long_date
from assistant.export import minutes_document as parts
from assistant.export.text import Bullets, blocks, one_line

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LONGEST_PROPERTY = 255
_LONGEST_FOOT = 80
# Of the page between its margins, in centimetres.
_WIDTH = 16.0
_WIDTHS = (7.6, 3.4, 5.0)
_SIGNING_WIDTHS = (6.0, 10.0)


def to_word(minutes: parts.MinutesDocument) -> bytes:
    """The minutes as the bytes of a .docx file."""
    from assistant.export.word_style import blank_document, number_pages

    document: WordDocument = blank_document()
    heading = one_line(minutes.heading)
    document.add_paragraph(heading, "Title")
    document.add_paragraph(minutes.subtitle, "Subtitle")
    if minutes.people:
        _section(document, parts.PEOPLE, [listed(minutes.people)])
    if minutes.last_time:
        document.add_paragraph(parts.LAST_TIME, "Heading 1")
        _table(document, _WIDTHS, [parts.STATUS_COLUMNS, *minutes.standing])
    _topics(document, minutes.topics)
    _section(document, parts.DECISIONS, minutes.decisions, "List Bullet")
    document.add_paragraph(parts.AGREEMENTS, "Heading 1")
    if minutes.agreements:
        _table(document, _WIDTHS, [parts.COLUMNS, *minutes.agreed])
    else:
        document.add_paragraph(parts.NO_AGREEMENTS)
    _section(document, parts.OPEN_POINTS, minutes.open_points, "List Bullet")
    _disagreements(document, minutes.disagreements)
    _section(document, parts.NEXT, [minutes.next_line])
    document.add_paragraph(minutes.signed, "Heading 1")
    _signatures(document, minutes.signers)
    short = heading if len(heading) <= _LONGEST_FOOT else f"{heading[:_LONGEST_FOOT].rstrip()} …"
    number_pages(document, f"{short} · {long_date(minutes.held)}")
    _set_properties(document, minutes)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_properties(document: WordDocument, minutes: parts.MinutesDocument) -> None:
    from assistant.export.word_style import LANGUAGE

    properties = document.core_properties
    properties.title = one_line(minutes.heading)[:_LONGEST_PROPERTY]
    properties.subject = minutes.subtitle
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime.combine(minutes.held, time(12))


def _section(document: WordDocument, heading: str, texts: Sequence[str], style: str = "Normal") -> None:
    if not texts:
        return
    document.add_paragraph(heading, "Heading 1")
    for text in texts:
        document.add_paragraph(one_line(text), style)


def _topics(document: WordDocument, topics: Sequence[tuple[str, str]]) -> None:
    if topics:
        document.add_paragraph(parts.TOPICS, "Heading 1")
    for title, summary in topics:
        document.add_paragraph(one_line(title), "Heading 2")
        found = blocks(summary)
        for block in found:
            if isinstance(block, Bullets):
                for item in block.items:
                    document.add_paragraph(item, "List Bullet")
            else:
                document.add_paragraph("\n".join(block.lines))
        if not found:
            document.add_paragraph(parts.MISSING)


def _disagreements(document: WordDocument, disagreements: Sequence[parts.DisagreementItem]) -> None:
    """Each with its views beside each other."""
    if disagreements:
        document.add_paragraph(parts.DISAGREEMENTS, "Heading 1")
    for item in disagreements:
        if item.about:
            document.add_paragraph(one_line(item.about), "Heading 2")
        for row in item.rows:
            holders = [who or parts.MISSING_WHO for who, _text in row]
            views = [text or parts.MISSING for _who, text in row]
            _table(document, [_WIDTH / len(row)] * len(row), [holders, views])


def _table(document: WordDocument, widths: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    from docx.shared import Pt

    from assistant.export.word_style import calm_table

    calm_table(document, widths, [[one_line(text) for text in row] for row in rows])
    # Two tables that touch become one in Word.
    gap = document.add_paragraph("")
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(4)


def _signatures(document: WordDocument, signers: Sequence[str]) -> None:
    """A line for each participant to sign on, all on one page."""
    from docx.shared import Cm, Pt

    from assistant.export.word_style import set_widths

    table = document.add_table(rows=len(signers), cols=2)
    set_widths(table, _SIGNING_WIDTHS)
    for number, (row, person) in enumerate(zip(table.rows, signers, strict=True)):
        row.height = Cm(1.3)
        for cell, text in zip(row.cells, (person, f"{parts.SIGNATURE}: {'_' * 30}"), strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(14)
            paragraph.paragraph_format.keep_with_next = number + 1 < len(signers)
            paragraph.add_run(one_line(text))
