"""Writes a Word document: real headings, a clickable contents list, title and page number on each page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.export.arrange import CONTENTS, Page, Part, Piece, arrange
from assistant.export.model import Export
from assistant.export.text import Bullets, blocks
from assistant.export.word_style import (
    BYLINE_STYLE,
    CONTENTS_STYLES,
    LANGUAGE,
    MISSING_STYLE,
    ORIGIN_STYLE,
    blank_document,
    field_mark,
    number_pages,
    open_field,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

# Office takes no more in a document property, and a header should stay on its line.
_PROPERTY_LENGTH = 255
_HEADER_LENGTH = 80


def write_document(export: Export) -> bytes:
    """The document as the bytes of a .docx file."""
    page = arrange(export)
    document = blank_document()
    _Writer(document, page).write()
    _set_properties(document, page, export)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@dataclass(frozen=True)
class _Entry:
    """A line of the contents list."""

    text: str
    depth: int
    bookmark: str


class _Writer:
    """Fills a blank document from a page."""

    def __init__(self, document: WordDocument, page: Page) -> None:
        self._document = document
        self._page = page
        self._styles: dict[str, ParagraphStyle] = {}
        self._grouped = any(group.heading for group in page.groups)

    def write(self) -> None:
        """Writes it all."""
        page = self._page
        self._frame()
        self._add(page.title, "Title")
        if page.byline:
            self._add(page.byline, "Subtitle")
        if page.single:
            for piece in page.pieces:
                self._parts(piece, "Heading 1")
            return
        if len(page.pieces) > 1:
            self._contents()
        self._groups()

    def _groups(self) -> None:
        number = 0
        for group in self._page.groups:
            if group.heading:
                _bookmark(self._add(group.heading, "Heading 1"), number)
                number += 1
            for piece in group.pieces:
                _bookmark(self._add(piece.title, f"Heading {1 + self._grouped}"), number)
                number += 1
                self._add(piece.byline, BYLINE_STYLE)
                self._parts(piece, f"Heading {2 + self._grouped}")

    def _parts(self, piece: Piece, heading: str) -> None:
        for part in piece.parts:
            if part.heading:
                self._add(part.heading, heading)
            self._body(part)
        if piece.origin:
            self._add(piece.origin, ORIGIN_STYLE)

    def _body(self, part: Part) -> None:
        if part.missing:
            self._add("", "Normal").add_run(part.text, self._style(MISSING_STYLE))
            return
        for block in blocks(part.text):
            if isinstance(block, Bullets):
                for item in block.items:
                    self._add(item, "List Bullet")
            else:
                self._add("\n".join(block.lines), "Normal")

    def _add(self, text: str, style: str) -> Paragraph:
        return self._document.add_paragraph(text, self._style(style))

    def _style(self, name: str) -> ParagraphStyle:
        """A style by its name, looked up once: each look-up walks through all styles."""
        if name not in self._styles:
            self._styles[name] = self._document.styles[name]
        return self._styles[name]

    def _contents(self) -> None:
        """A contents field, filled in here so that Word need not ask to update it, and without page numbers, which only Word knows."""
        self._add(CONTENTS, "TOC Heading")
        entries = self._entries()
        for place, entry in enumerate(entries):
            paragraph = self._add("", CONTENTS_STYLES[entry.depth])
            if place == 0:
                open_field(paragraph, f'TOC \\o "1-{1 + self._grouped}" \\n \\h \\z')
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), entry.bookmark)
            link.set(qn("w:history"), "1")
            link.append(paragraph.add_run(entry.text)._r)
            paragraph._p.append(link)
            if place == len(entries) - 1:
                paragraph.add_run()._r.append(field_mark("end"))

    def _entries(self) -> list[_Entry]:
        """The contents in the order in which headings get their bookmarks."""
        headings: list[tuple[str, int]] = []
        for group in self._page.groups:
            if group.heading:
                headings.append((group.heading, 0))
            headings += [(piece.title, int(self._grouped)) for piece in group.pieces]
        return [_Entry(text, depth, _bookmark_name(number)) for number, (text, depth) in enumerate(headings)]

    def _frame(self) -> None:
        """The title above all pages but the first, which has it in large; date and page number below all."""
        section: Section = self._document.sections[0]
        title = self._page.title
        if len(title) > _HEADER_LENGTH:
            title = f"{title[:_HEADER_LENGTH].rstrip()} …"
        section.header.paragraphs[0].text = title
        number_pages(self._document, self._page.produced)


def _bookmark(paragraph: Paragraph, number: int) -> None:
    """Gives a heading the name that its line in the contents list points to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _bookmark_name(number))
    paragraph.runs[0]._r.addprevious(start)
    paragraph._p.append(end)


def _bookmark_name(number: int) -> str:
    return f"_Toc{number + 1:06}"


def _set_properties(document: WordDocument, page: Page, export: Export) -> None:
    """Title and language; no author, since makker knows no name and guesses none."""
    produced = datetime.combine(export.produced, time(12))
    properties = document.core_properties
    properties.title = page.title[:_PROPERTY_LENGTH]
    properties.subject = page.byline[:_PROPERTY_LENGTH]
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = produced
