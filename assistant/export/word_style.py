"""The look of a Word document: A4, Danish, calm headings; built on python-docx's own template and its built-in styles.

Built-in styles keep their English names in the file; Word shows them in the user's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.styles.styles import Styles
    from docx.table import Table
    from docx.text.paragraph import Paragraph

LANGUAGE = "da-DK"
BYLINE_STYLE = "Periode"
ORIGIN_STYLE = "Kilder"
MISSING_STYLE = "Mangler"
CONTENTS_STYLES = ("toc 1", "toc 2")

_FONT = "Calibri"
_INK = RGBColor(0x1F, 0x3A, 0x4D)
_GREY = RGBColor(0x5F, 0x66, 0x6B)
_AMBER = RGBColor(0x8A, 0x5A, 0x00)
_MARGIN = Cm(2.5)
_WIDTH, _HEIGHT = Cm(21.0), Cm(29.7)
_TEXT_WIDTH = Cm(16.0)

# size, space before and space after in points
_HEADINGS = {
    "Title": (24, 0, 4),
    "Heading 1": (15, 20, 4),
    "Heading 2": (12.5, 16, 3),
    "Heading 3": (11, 10, 2),
    "TOC Heading": (12.5, 16, 4),
}


def blank_document() -> WordDocument:
    """An empty A4 document with makker's styles and Danish as its language."""
    document = Document()
    _drop_ballast(document)
    _set_page(document)
    _set_settings(document)
    _set_styles(document.styles)
    return document


def _drop_ballast(document: WordDocument) -> None:
    """Takes out what the template carries for nothing: a preview picture, a second copy of its styles, 100 table styles."""
    for rels in (document.part.package.rels, document.part.rels):
        for key in [
            key for key, rel in rels.items() if rel.reltype.endswith(("/thumbnail", "/stylesWithEffects"))
        ]:
            del rels[key]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.element.getparent().remove(style.element)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Cm(1.25)
    section.different_first_page_header_footer = True


def _set_settings(document: WordDocument) -> None:
    """Danish signs, spelling not yet checked, and today's Word instead of its compatibility mode."""
    settings = document.settings.element
    for name in ("w:proofState", "w:savePreviewPicture"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for name, attributes in {
        "w:zoom": {"w:percent": "100"},
        "w:themeFontLang": {"w:val": LANGUAGE},
        "w:decimalSymbol": {"w:val": ","},
        "w:listSeparator": {"w:val": ";"},
    }.items():
        element = settings.find(qn(name))
        element.attrib.clear()
        for attribute, value in attributes.items():
            element.set(qn(attribute), value)
    for compat in settings.iter(qn("w:compatSetting")):
        if compat.get(qn("w:name")) == "compatibilityMode":
            compat.set(qn("w:val"), "15")


def _set_styles(styles: Styles) -> None:
    language = next(styles.element.iter(qn("w:lang")))
    language.set(qn("w:val"), LANGUAGE)
    normal = styles["Normal"]
    _set_font(normal, 11)
    _set_spacing(normal, before=0, after=8, lines=1.15)
    for name, (size, before, after) in _HEADINGS.items():
        heading = styles[name]
        _set_font(heading, size, _INK, bold=name != "Title")
        _set_spacing(heading, before, after, lines=1.0)
        heading.paragraph_format.keep_with_next = True
        for border in heading.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
    subtitle = styles["Subtitle"]
    _set_font(subtitle, 11, _GREY)
    _set_spacing(subtitle, before=0, after=14, lines=1.0)
    # The template's lists leave no space between entries of the same style, so this is the space below the last one.
    _set_spacing(styles["List Bullet"], before=0, after=8, lines=1.15)
    _add_paragraph_style(styles, BYLINE_STYLE, 9.5, after=6).paragraph_format.keep_with_next = True
    _add_paragraph_style(styles, ORIGIN_STYLE, 9, after=8).font.italic = True
    _add_contents_styles(styles)
    missing = _new_style(styles, MISSING_STYLE, WD_STYLE_TYPE.CHARACTER)
    missing.font.italic = True
    missing.font.color.rgb = _AMBER
    for name in ("Header", "Footer"):
        _set_font(styles[name], 9, _GREY)
        tabs = styles[name].paragraph_format.tab_stops
        tabs.clear_all()
        tabs.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _new_style(
    styles: Styles, name: str, kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH, *, builtin: bool = False
) -> ParagraphStyle:
    """A new style; a built-in one is one that Word knows by name, though the template lacks it."""
    style: ParagraphStyle = styles.add_style(name, kind, builtin)  # type: ignore[no-untyped-call]  # python-docx's
    return style


def _add_paragraph_style(styles: Styles, name: str, size: float, after: float) -> ParagraphStyle:
    style = _new_style(styles, name)
    style.base_style = styles["Normal"]
    style.quick_style = True
    _set_font(style, size, _GREY)
    _set_spacing(style, before=0, after=after, lines=1.0)
    return style


def _add_contents_styles(styles: Styles) -> None:
    for depth, name in enumerate(CONTENTS_STYLES):
        style = _new_style(styles, name, builtin=True)
        style.base_style = styles["Normal"]
        _set_spacing(style, before=4 if depth == 0 else 0, after=2, lines=1.0)
        style.paragraph_format.left_indent = Cm(0.6 * depth)


def _set_font(
    style: ParagraphStyle, size: float, color: RGBColor | None = None, *, bold: bool = False
) -> None:
    """Sets the font; the template's theme fonts and colours would win over it if they stayed."""
    properties = style.element.get_or_add_rPr()
    for old in [*properties.findall(qn("w:rFonts")), *properties.findall(qn("w:color"))]:
        properties.remove(old)
    style.font.name = _FONT
    fonts = properties.find(qn("w:rFonts"))
    for script in ("w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    spacing = properties.find(qn("w:spacing"))
    if spacing is not None:
        properties.remove(spacing)
    if color is not None:
        style.font.color.rgb = color


def _set_spacing(style: ParagraphStyle, before: float, after: float, lines: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = lines


def field_mark(kind: str) -> BaseOxmlElement:
    """The element that begins, parts or ends a field; ``kind`` is "begin", "separate" or "end"."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def field_code(code: str) -> BaseOxmlElement:
    """The element that holds what a field computes, such as "PAGE"."""
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    return instruction


def open_field(paragraph: Paragraph, code: str) -> None:
    """Begins a field; what follows, up to its end mark, is what it shows until it is updated."""
    for element in (field_mark("begin"), field_code(code), field_mark("separate")):
        paragraph.add_run()._r.append(element)


def number_pages(document: WordDocument, left: str) -> None:
    """A line below every page: a text to the left, "Side 1 af 2" to the right."""
    section = document.sections[0]
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["Footer"]
        paragraph.add_run(f"{left}\tSide ")
        _add_field(paragraph, "PAGE")
        paragraph.add_run(" af ")
        _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in when it lays out the page."""
    open_field(paragraph, code)
    paragraph.add_run("1")
    paragraph.add_run()._r.append(field_mark("end"))


def calm_table(document: WordDocument, widths: Sequence[float], rows: Sequence[Sequence[str]]) -> Table:
    """A table with a bold head that is repeated on each page, thin grey lines, and rows that are not cut in two.

    Args:
        document: gets it at its end.
        widths: of the columns, in centimetres.
        rows: the texts of the cells, one line each; the first row is the head.
    """
    table: Table = document.add_table(rows=len(rows), cols=len(widths), style="Table Grid")
    set_widths(table, widths)
    _grey_lines(table)
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text in zip(row.cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(3)
            paragraph.paragraph_format.space_before = Pt(3)
            run = paragraph.add_run(text, MISSING_STYLE if text.startswith("[mangler") else None)
            if number == 0:
                run.bold = True
                run.font.color.rgb = _INK
                paragraph.paragraph_format.keep_with_next = True
    return table


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Gives columns a width in centimetres; Word goes by their cells, other programs by the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _grey_lines(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C9CDD1")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
