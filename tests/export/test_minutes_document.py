"""Minutes as Markdown, plain text, Word and a follow-up mail; what PDF adds is tested beside."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy

from docx import Document
from hypothesis import given, settings
from markdown_it import MarkdownIt

from assistant.export.mail import to_mail
from assistant.export.minutes_document import (
    AGREEMENTS,
    DECISIONS,
    DISAGREEMENTS,
    LAST_TIME,
    NEXT,
    OPEN_POINTS,
    SIGNED,
    TOPICS,
    AgreementItem,
    DisagreementItem,
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
    names=("Lene", "Jonas"),
    writer="Lene",
    last_time=(AgreementItem("Truckkort", "Jonas", status="gjort 2. marts 2025"),),
    topics=(("Trivsel", "Jonas trives."),),
    decisions=("Jonas går fra 6 til 4 nattevagter",),
    agreements=(
        AgreementItem("Jonas undersøger modulet senest d. 21/3", "Jonas", "senest d. 21/3 (21. marts 2025)"),
        AgreementItem("Kaffemaskinen repareres", ""),
    ),
    open_points=("Hvem dækker nattevagterne?",),
    disagreements=(
        DisagreementItem(
            "Modulet", (("Lene", "Lene synes, det er for dyrt."), ("Jonas", "Det bør begynde til maj."))
        ),
    ),
    next_held=date(2025, 9, 4),
)


def test_every_part_that_both_sign_is_there() -> None:
    markdown, plain = to_markdown(MINUTES), to_plain(MINUTES)
    for heading in (LAST_TIME, TOPICS, DECISIONS, AGREEMENTS, OPEN_POINTS, DISAGREEMENTS, NEXT, SIGNED):
        assert f"## {heading}" in markdown
        assert heading.upper() in plain
    assert "| Kaffemaskinen repareres | [mangler: hvem?] | ingen frist |" in markdown
    assert "Vi følger op den 4. september 2025." in plain
    assert "Lene (leder) og Jonas (medarbejder)" in plain
    headings = [line[3:] for line in markdown.splitlines() if line.startswith("## ")]
    assert headings == [LAST_TIME, TOPICS, DECISIONS, AGREEMENTS, OPEN_POINTS, DISAGREEMENTS, NEXT, SIGNED]


def test_views_stand_side_by_side_and_in_plain_text_under_one_another() -> None:
    assert (
        "### Modulet\n\n| Lene | Jonas |\n| --- | --- |\n| Lene synes, det er for dyrt. | Det bør begynde til maj. |"
        in to_markdown(MINUTES)
    )
    assert "Modulet\n- Lene synes, det er for dyrt.\n- Jonas: Det bør begynde til maj.\n" in to_plain(MINUTES)


def test_three_views_share_a_row_and_four_are_put_two_and_two() -> None:
    views = (("A", "a"), ("B", "b"), ("C", "c"), ("D", "d"))
    assert [len(row) for row in DisagreementItem("", views[:3]).rows] == [3]
    assert [len(row) for row in DisagreementItem("", views).rows] == [2, 2]


def test_lists_in_a_summary_stay_lists() -> None:
    minutes = replace(MINUTES, topics=(("Vagter", "Vi så på:\n- dage\n- nætter"),))
    assert "Vi så på:\n\n- dage\n- nætter" in to_markdown(minutes)
    assert "Vi så på:\n\n- dage\n- nætter" in to_plain(minutes)
    paragraphs = {one.text: one.style for one in Document(io.BytesIO(to_word(minutes))).paragraphs}
    style = paragraphs["nætter"]
    assert style is not None
    assert style.name == "List Bullet"


def test_who_signs_is_said_by_how_many_they_are() -> None:
    assert MINUTES.signed == "Godkendt af begge"
    assert replace(MINUTES, people=("A", "B", "C")).signed == "Godkendt af alle"
    assert to_plain(MinutesDocument("Teammøde", DAY)).count("Dato og underskrift ____") == 2


def test_without_agreements_it_says_so() -> None:
    bare = MinutesDocument("Teammøde", DAY)
    assert "Der er ikke lavet nye aftaler." in to_markdown(bare)
    assert "Vi har ikke aftalt en dag endnu." in to_plain(bare)
    assert "Vi lavede ikke nye aftaler denne gang." in mail_text(bare)
    assert Document(io.BytesIO(to_word(bare))).core_properties.language == "da-DK"


def test_word_has_the_agreements_as_a_table() -> None:
    document = Document(io.BytesIO(to_word(MINUTES)))
    last_time, agreements, views, signatures = document.tables
    assert [cell.text for cell in agreements.rows[0].cells] == ["Hvad", "Hvem", "Hvornår"]
    assert [cell.text for cell in agreements.rows[2].cells] == [
        "Kaffemaskinen repareres",
        "[mangler: hvem?]",
        "ingen frist",
    ]
    assert last_time.rows[1].cells[2].text == "gjort 2. marts 2025"
    assert [cell.text for cell in views.rows[0].cells] == ["Lene", "Jonas"]
    assert [cell.text for cell in views.rows[1].cells] == [text for _, text in MINUTES.disagreements[0].views]
    assert [row.cells[0].text for row in signatures.rows] == list(MINUTES.people)
    assert "w:tblHeader" in agreements._tbl.xml
    assert "NUMPAGES" in document.sections[0].footer.paragraphs[0]._p.xml
    assert document.core_properties.author == ""


def test_the_mail_says_each_thing_once_and_is_from_one_to_the_other() -> None:
    text = mail_text(MINUTES)
    assert text.startswith("Hej Jonas\n\nTak for mødet den 4. marts 2025.\n")
    assert "- Jonas undersøger modulet senest d. 21/3 (21. marts 2025)\n" in text
    assert "- Kaffemaskinen repareres (hvem gør det?)\n" in text
    assert text.endswith("Venlig hilsen\nLene\n")
    assert mail_text(replace(MINUTES, names=("Lene", "Jonas", "Bo"))).startswith("Hej alle\n")
    assert mail_text(replace(MINUTES, writer="")).startswith("Hej\n")


def test_a_day_that_stands_in_the_task_is_not_said_again() -> None:
    item = AgreementItem("Jonas ringer, senest 5. maj", "Jonas", "senest 5. maj 2025")
    assert "- Jonas ringer, senest 5. maj\n" in mail_text(replace(MINUTES, agreements=(item,)))


def test_a_full_name_is_left_out_only_where_the_first_name_tells_who() -> None:
    minutes = replace(
        MINUTES,
        names=("Jonas Bæk", "Jonas Holm"),
        agreements=(
            AgreementItem("Jonas ringer", "Jonas Holm"),
            AgreementItem("Jonas Bæk skriver", "Jonas Bæk"),
        ),
    )
    assert "- Jonas Holm: Jonas ringer\n- Jonas Bæk skriver\n" in to_plain(minutes)
    alone = replace(minutes, names=("Jonas Holm", "Lene Bæk"), agreements=minutes.agreements[:1])
    assert "- Jonas ringer\n" in to_plain(alone)


@settings(deadline=None, max_examples=40)
@given(risky_text)
def test_user_text_never_breaks_the_table_or_the_mail(text: str) -> None:
    item = AgreementItem(text, text, text, text)
    minutes = MinutesDocument(
        heading=text,
        held=DAY,
        people=(text,),
        names=(text,),
        last_time=(item,),
        topics=((text, text),),
        decisions=(text,),
        agreements=(item,),
        open_points=(text,),
        disagreements=(DisagreementItem(text, ((text, text), ("B", text))),),
    )
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(minutes))
    assert sum(token.type == "td_open" for token in tokens) == 8
    mail = message_from_bytes(
        to_mail(text, mail_text(minutes), (text, "lene@example.dk")), policy=policy.default
    )
    assert "lene@example.dk" in mail["To"]
    assert mail["Bcc"] is None
    assert to_word(minutes)
