"""Word out, opened again with python-docx."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from assistant.export.model import Export, Grouping
from assistant.export.text import one_line
from assistant.export.word import to_word
from tests.export.examples import HALF_YEAR, JULY, item, one, risky_text, several

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph


def opened(export: Export) -> WordDocument:
    return Document(io.BytesIO(to_word(export)))


def style_of(paragraph: Paragraph) -> str:
    style = paragraph.style
    assert style is not None
    return style.name or ""


def lines(document: WordDocument) -> list[tuple[str, str]]:
    return [(style_of(paragraph), paragraph.text) for paragraph in document.paragraphs]


def fields(element: BaseOxmlElement) -> list[str]:
    """What the fields below an element compute."""
    return [(code.text or "").strip() for code in element.iter(qn("w:instrText"))]


def test_an_achievement_has_real_headings() -> None:
    export = one(("Situation", "Travlt.\nOg koldt.\n\n- en\n- to"), ("Resultat", ""), include_missing=True)
    assert lines(opened(export)) == [
        ("Title", "Færre tryksår på 7B"),
        ("Subtitle", "3. januar – 30. juni 2026 · #resultat #tryksår"),
        ("Heading 1", "Situation"),
        ("Normal", "Travlt.\nOg koldt."),
        ("List Bullet", "en"),
        ("List Bullet", "to"),
        ("Heading 1", "Resultat"),
        ("Normal", "[mangler]"),
    ]


def test_a_missing_part_is_marked_by_its_style() -> None:
    document = opened(one(("Resultat", "[mangler: hvor mange?]"), include_missing=True))
    (run,) = document.paragraphs[-1].runs
    assert run.style is not None
    assert (run.text, run.style.name) == ("[mangler: hvor mange?]", "Mangler")


def test_several_achievements_have_a_contents_list_that_points_to_them() -> None:
    first = item("Oplæring", end=date(2026, 3, 2), tags=(), fields=(("Situation", "Ny."),))
    document = opened(several(item(fields=(), origin="Bygger på 8 noter."), first, grouping=Grouping.QUARTER))
    assert lines(document) == [
        ("Title", "Mine præstationer"),
        ("Subtitle", "1. januar – 30. juni 2026"),
        ("TOC Heading", "Indhold"),
        ("toc 1", "1. kvartal 2026"),
        ("toc 2", "Oplæring"),
        ("toc 1", "2. kvartal 2026"),
        ("toc 2", "Færre tryksår på 7B"),
        ("Heading 1", "1. kvartal 2026"),
        ("Heading 2", "Oplæring"),
        ("Periode", "3. januar – 2. marts 2026"),
        ("Heading 3", "Situation"),
        ("Normal", "Ny."),
        ("Heading 1", "2. kvartal 2026"),
        ("Heading 2", "Færre tryksår på 7B"),
        ("Periode", "3. januar – 30. juni 2026 · #resultat #tryksår"),
        ("Kilder", "Bygger på 8 noter."),
    ]
    body = document.element.body
    assert fields(body) == ['TOC \\o "1-2" \\n \\h \\z']
    targets = {}
    for paragraph in document.paragraphs:
        for mark in paragraph._p.findall(qn("w:bookmarkStart")):
            targets[mark.get(qn("w:name"))] = paragraph.text
    links = {
        link.get(qn("w:anchor")): "".join(text.text for text in link.iter(qn("w:t")))
        for link in body.iter(qn("w:hyperlink"))
    }
    assert links == targets
    kinds = [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_ungrouped_achievements_are_the_first_level() -> None:
    document = opened(several(item("a", fields=(("Situation", "x"),)), item("b", fields=())))
    assert [entry for entry in lines(document) if entry[0].startswith("Heading")] == [
        ("Heading 1", "a"),
        ("Heading 2", "Situation"),
        ("Heading 1", "b"),
    ]
    assert fields(document.element.body) == ['TOC \\o "1-1" \\n \\h \\z']


def test_the_page_is_a4_with_title_date_and_page_number() -> None:
    (section,) = opened(several(item(), item())).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text == "Mine præstationer"
    assert section.first_page_header.paragraphs[0].text == ""
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == "1. juli 2026\tSide 1 af 1"
        assert fields(footer._element) == ["PAGE", "NUMPAGES"]


def test_the_document_is_danish_throughout() -> None:
    with zipfile.ZipFile(io.BytesIO(to_word(one()))) as package:
        styles = package.read("word/styles.xml").decode()
        settings = package.read("word/settings.xml").decode()
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', styles)) == {"da-DK"}
    assert '<w:themeFontLang w:val="da-DK"/>' in settings
    assert '<w:decimalSymbol w:val=","/>' in settings
    assert "proofState" not in settings


def test_the_properties_name_the_title_and_nobody() -> None:
    properties = opened(one()).core_properties
    assert (properties.title, properties.language) == ("Færre tryksår på 7B", "da-DK")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2026, 7, 1, 12)


def test_the_package_carries_no_preview_and_no_foreign_program() -> None:
    with zipfile.ZipFile(io.BytesIO(to_word(one()))) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name or "WithEffects" in name]


def test_a_very_long_title_fits_header_and_properties() -> None:
    document = opened(one(title="præstation " * 200))
    assert len(document.core_properties.title) == 255
    assert len(document.sections[0].header.paragraphs[0].text) <= 82
    assert len(document.paragraphs[0].text) == len("præstation " * 200) - 1


def test_danish_letters_emoji_and_long_words_come_through() -> None:
    text = f"Blåbærgrød på Ærø 👩🏽‍⚕️ {'speciallægepraksisplanlægningsstabiliseringsperiode' * 40}"
    assert opened(one(("Situation", text))).paragraphs[-1].text == text


@settings(deadline=None, max_examples=40)
@given(risky_text, risky_text)
def test_any_text_gives_a_document_that_opens(title: str, text: str) -> None:
    document = opened(one((title, text), include_missing=True, title=title))
    assert document.paragraphs[0].text == (one_line(title) or "Uden titel")


def test_two_hundred_achievements_are_all_there() -> None:
    items = tuple(item(f"Nr. {number}") for number in range(200))
    document = opened(Export("Året", HALF_YEAR, items, JULY, Grouping.MONTH))
    found = [text for style, text in lines(document) if style == "Heading 2"]
    assert sorted(found) == sorted(entry.title for entry in items)


@pytest.mark.parametrize("module", ["word", "markdown", "plain", "files", "clipboard"])
def test_no_writer_loads_what_is_slow_before_it_writes(module: str) -> None:
    code = f"import sys, assistant.export.{module}; print([m for m in ('docx', 'lxml', 'pyperclip', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
