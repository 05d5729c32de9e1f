"""User text on its way into a document."""

from __future__ import annotations

from hypothesis import given

from assistant.export.text import Bullets, Paragraph, blocks, clean, one_line
from tests.export.examples import risky_text


def test_terminal_sequences_go_as_a_whole() -> None:
    assert clean("\x1b[1;31mrødt\x1b[0m og \x1b]52;c;aGVq\x07kopi \x1b(B.") == "rødt og kopi ."


def test_an_unfinished_sequence_takes_no_text_along() -> None:
    assert clean("før \x1b]8;;og en hel note\nefter") == "før ]8;;og en hel note\nefter"


def test_controls_go_and_words_stay() -> None:
    assert clean("a\x00b\x07c\x9bd\u202ee\u2066f\ufeffg\ud800h") == "abcdefgh"
    assert clean("én 👩🏽‍⚕️ på gården\ttab") == "én 👩🏽‍⚕️ på gården\ttab"


def test_every_line_end_is_a_newline() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e\x0bf\x0cg") == "a\nb\nc\nd\ne\nf\ng"


def test_one_line_joins_all_lines() -> None:
    assert one_line("  Ros \n\t fra   overlægen ") == "Ros fra overlægen"


def test_paragraphs_and_lists_are_told_apart() -> None:
    text = "Først.\nSå.\n\nVi fik:\n- seng\n* madras\nog ro\n\n12. marts\n1. april\n- - -\n*ros*"
    assert blocks(text) == [
        Paragraph(("Først.", "Så.")),
        Paragraph(("Vi fik:",)),
        Bullets(("seng", "madras")),
        Paragraph(("og ro",)),
        Paragraph(("12. marts", "1. april", "- - -", "*ros*")),
    ]


def test_nothing_gives_no_blocks() -> None:
    assert blocks(" \n\n\t\n") == []


@given(risky_text)
def test_no_letter_is_lost_between_text_and_blocks(text: str) -> None:
    kept = "".join(
        "".join(block.items if isinstance(block, Bullets) else block.lines) for block in blocks(text)
    )
    assert [sign for sign in kept if sign.isalnum()] == [sign for sign in clean(text) if sign.isalnum()]


@given(risky_text)
def test_clean_text_can_be_written_and_is_clean_already(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in cleaned)
