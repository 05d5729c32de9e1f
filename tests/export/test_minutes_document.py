"""Minutes as Markdown, plain text, Word and a follow-up mail."""

from __future__ import annotations

import io
from datetime import date
from email import message_from_bytes, policy

from docx import Document
from hypothesis import given, settings
from markdown_it import MarkdownIt

from assistant.export.mail import to_mail
from assistant.export.minutes_document import (
    AGREEMENTS,
    DECISIONS,
    LAST_TIME,
    NEXT,
    OPEN_POINTS,
    SIGNED,
    TOPICS,
    AgreementItem,
    MinutesDocument,
    mail_text,
    to_markdown,
    to_plain,
)
from assistant.export.minutes_word import to_word
from tests.export.examples import risky_text

DAY = date(2025, 3, 4)
MINUTES = MinutesDocument(
    heading="MUS med Jonas",
    held=DAY,
    people=("Lene (leder)", "Jonas (medarbejder)"),
    last_time=(AgreementItem("Truckkort", "Jonas", status="gjort 2. marts 2025"),),
    topics=(("Trivsel", "Jonas trives."),),
    decisions=("Jonas går fra 6 til 4 nattevagter",),
    agreements=(
        AgreementItem("Jonas undersøger modulet senest d. 21/3", "Jonas", "senest d. 21/3 (21. marts 2025)"),
        AgreementItem("Kaffemaskinen repareres", ""),
    ),
    open_points=("Lene synes, det er for dyrt. Jonas er uenig.",),
    next_held=date(2025, 9, 4),
)


def test_every_part_that_both_sign_is_there() -> None:
    markdown, plain = to_markdown(MINUTES), to_plain(MINUTES)
    for heading in (LAST_TIME, TOPICS, DECISIONS, AGREEMENTS, OPEN_POINTS, NEXT, SIGNED):
        assert f"## {heading}" in markdown
        assert heading.upper() in plain
    assert "| Kaffemaskinen repareres | [mangler] |  |" in markdown.replace("\\", "")
    assert "Vi følger op 4. september 2025." in plain
    assert "Lene (leder) og Jonas (medarbejder)" in plain


def test_without_agreements_it_says_so() -> None:
    bare = MinutesDocument("Teammøde", DAY)
    assert "Der er ikke lavet nye aftaler." in to_markdown(bare)
    assert "Der er ikke lavet nye aftaler." in mail_text(bare)
    assert Document(io.BytesIO(to_word(bare))).core_properties.language == "da-DK"


def test_word_has_the_agreements_as_a_table() -> None:
    document = Document(io.BytesIO(to_word(MINUTES)))
    last_time, agreements, signatures = document.tables
    assert [cell.text for cell in agreements.rows[0].cells] == ["Hvad", "Hvem", "Hvornår"]
    assert [cell.text for cell in agreements.rows[2].cells] == ["Kaffemaskinen repareres", "[mangler]", ""]
    assert last_time.rows[1].cells[2].text == "gjort 2. marts 2025"
    assert [row.cells[0].text for row in signatures.rows] == list(MINUTES.people)
    assert document.core_properties.author == ""


def test_the_mail_says_each_thing_once() -> None:
    text = mail_text(MINUTES)
    assert "- Jonas undersøger modulet senest d. 21/3 (21. marts 2025)\n" in text
    assert "- [mangler]: Kaffemaskinen repareres\n" in text


@settings(deadline=None, max_examples=40)
@given(risky_text)
def test_user_text_never_breaks_the_table_or_the_mail(text: str) -> None:
    item = AgreementItem(text, text, text, text)
    minutes = MinutesDocument(text, DAY, (text,), (item,), ((text, text),), (text,), (item,), (text,))
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(minutes))
    assert sum(token.type == "td_open" for token in tokens) == 6
    mail = message_from_bytes(
        to_mail(text, mail_text(minutes), (text, "lene@example.dk")), policy=policy.default
    )
    assert "lene@example.dk" in mail["To"]
    assert mail["Bcc"] is None
    assert to_word(minutes)
