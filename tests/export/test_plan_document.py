"""The development plan as Markdown and Word."""

from __future__ import annotations

import io

import pytest
from docx import Document
from hypothesis import given, settings
from markdown_it import MarkdownIt

from assistant.export.plan_document import HEADINGS, PlanDocument, PlanItem, to_markdown
from assistant.export.plan_word import to_word
from assistant.export.text import one_line
from tests.export.examples import JULY, risky_text

ITEM = PlanItem(
    title="Bestå CKA-eksamen",
    person="Fatima",
    activity="Læser på aftenhold\n- Øv dig\n- Bestå",
    responsible="Fatima",
    support="",
    deadline="1. september 2026",
    measure="Bestået",
    status="i gang",
    outcome="Det gik godt.",
)


def plan(*items: PlanItem) -> PlanDocument:
    return PlanDocument("Udviklingsplan", items, JULY)


def test_every_heading_of_a_danish_plan_is_there() -> None:
    text = to_markdown(plan(ITEM))
    assert "| Mål | Aktivitet | Ansvarlig | Støtte | Frist | Målepunkt | Status |" in text
    assert "| Bestå CKA-eksamen | Læser på aftenhold; Øv dig; Bestå | Fatima |  | 1. september 2026 |" in text
    for heading in HEADINGS[1:]:
        assert f"### {heading}" in text
    assert "### Støtte\n\n[mangler]" in text
    assert "### Hvordan det gik\n\nDet gik godt." in text


def test_word_has_a_table_a_goal() -> None:
    document = Document(io.BytesIO(to_word(plan(ITEM, ITEM))))
    assert len(document.tables) == 2
    table = document.tables[0]
    assert [row.cells[0].text for row in table.rows] == [*HEADINGS, "Hvordan det gik"]
    assert table.rows[1].cells[1].text == "Læser på aftenhold\n• Øv dig\n• Bestå"
    assert table.rows[3].cells[1].text == "[mangler]"
    assert document.core_properties.language == "da-DK"
    assert document.core_properties.author == ""


@settings(deadline=None, max_examples=40)
@given(risky_text)
def test_user_text_never_breaks_the_table(text: str) -> None:
    item = PlanItem(text or "x", text, text, text, text, text, text, text)
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(plan(item)))
    assert sum(token.type == "td_open" for token in tokens) == len(HEADINGS)


@settings(deadline=None, max_examples=30)
@given(risky_text)
def test_any_text_gives_a_word_document_that_opens(text: str) -> None:
    document = Document(
        io.BytesIO(to_word(plan(PlanItem(text, text, text, text, text, text, text, text, text))))
    )
    assert document.paragraphs[2].text == one_line(text)


@pytest.mark.parametrize("number", [0, 200])
def test_no_goal_and_many_goals(number: int) -> None:
    assert to_markdown(plan(*[ITEM] * number)).count("### Frist") == number
