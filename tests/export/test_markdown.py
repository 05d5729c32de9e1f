"""Markdown out, read again with a CommonMark parser: the user's text comes back as it was, as text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.export.arrange import arrange
from assistant.export.markdown import body, to_markdown
from assistant.export.model import Export, Grouping
from assistant.export.text import Bullets, blocks, one_line
from tests.export.examples import HALF_YEAR, JULY, item, one, risky_text, several

ALLOWED = {
    "inline",
    "paragraph_open",
    "paragraph_close",
    "bullet_list_open",
    "bullet_list_close",
    "list_item_open",
    "list_item_close",
}


def read(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)


def words(token: Token) -> str:
    """The text of an inline token as a reader sees it; fails where any of it has become markup."""
    shown = []
    for child in token.children or []:
        assert child.type in ("text", "text_special", "hardbreak"), child.type
        shown.append("\n" if child.type == "hardbreak" else child.content)
    return "".join(shown)


def headings(markdown: str) -> list[tuple[str, str]]:
    tokens = read(markdown)
    return [
        (token.tag, words(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def test_an_achievement_reads_well_as_it_is() -> None:
    export = Export(
        "",
        None,
        (
            item(
                fields=(
                    ("Situation", "I januar havde 12,5 % tryksår (afd. 7B)."),
                    ("Opgave", ""),
                    ("Resultat", "7,1 %."),
                ),
                origin="Bygger på noten fra 3. januar 2026.",
            ),
        ),
        JULY,
        include_missing=True,
    )
    assert to_markdown(export) == (
        "# Færre tryksår på 7B\n"
        "\n"
        "*3. januar – 30. juni 2026 · #resultat #tryksår*\n"
        "\n"
        "## Situation\n"
        "\n"
        "I januar havde 12,5 % tryksår (afd. 7B).\n"
        "\n"
        "## Opgave\n"
        "\n"
        "[mangler]\n"
        "\n"
        "## Resultat\n"
        "\n"
        "7,1 %.\n"
        "\n"
        "*Bygger på noten fra 3. januar 2026.*\n"
    )


def test_several_achievements_have_a_contents_list() -> None:
    export = several(
        item("Oplæring af Amina", start=date(2026, 2, 1), end=date(2026, 3, 2), fields=()),
        item(fields=(("Situation", "Travlt."),)),
        grouping=Grouping.QUARTER,
    )
    assert to_markdown(export) == (
        "# Mine præstationer\n"
        "\n"
        "*1. januar – 30. juni 2026*\n"
        "\n"
        "## Indhold\n"
        "\n"
        "- 1\\. kvartal 2026\n"
        "  - Oplæring af Amina (1. februar – 2. marts 2026)\n"
        "- 2\\. kvartal 2026\n"
        "  - Færre tryksår på 7B (3. januar – 30. juni 2026)\n"
        "\n"
        "## 1. kvartal 2026\n"
        "\n"
        "### Oplæring af Amina\n"
        "\n"
        "*1. februar – 2. marts 2026 · #resultat #tryksår*\n"
        "\n"
        "## 2. kvartal 2026\n"
        "\n"
        "### Færre tryksår på 7B\n"
        "\n"
        "*3. januar – 30. juni 2026 · #resultat #tryksår*\n"
        "\n"
        "#### Situation\n"
        "\n"
        "Travlt.\n"
        "\n"
        "*Lavet 1. juli 2026*\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# ikke en overskrift",
        "ikke en overskrift\n===",
        "---",
        "> ikke et citat",
        "```\nikke kode",
        "    ikke kode",
        "12. marts var slem",
        "1) først",
        "<script>alert(1)</script>",
        "<!-- skjult -->",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "[her](https://example.dk) og ![billede](x.png)",
        "[her]: https://example.dk",
        "*fed* __fed__ ~~væk~~ `kode`",
        "&lt; &#35; &aelig;",
        "slutter med \\\nog går videre",
        "[/] [b] \\[x\\]",
        "5 * 3 < 20, snake_case, ~30, <3",
    ],
)
def test_signs_of_the_user_stay_signs(text: str) -> None:
    tokens = read(body(text))
    assert {token.type for token in tokens} <= ALLOWED - {"bullet_list_open"}
    shown = "\n".join(words(token) for token in tokens if token.type == "inline")
    assert shown == "\n".join(line.strip() for line in text.split("\n"))


@pytest.mark.parametrize(
    "text",
    ["5 * 3 < 20", "snake_case", "~30 patienter", "<3", "#tag", "[mangler: hvad?]", "C++", "50%", "Q&A"],
)
def test_harmless_signs_are_left_alone(text: str) -> None:
    assert body(text) == text


def test_a_list_of_the_user_stays_a_list() -> None:
    assert body("Vi fik:\n* # en\n* 2. maj\n- tre") == "Vi fik:\n\n- \\# en\n- 2\\. maj\n- tre"


@given(risky_text)
def test_any_text_comes_back_as_the_same_text(text: str) -> None:
    tokens = read(body(text))
    assert {token.type for token in tokens} <= ALLOWED
    shown = [words(token) for token in tokens if token.type == "inline"]
    meant = [
        entry
        for block in blocks(text)
        for entry in (block.items if isinstance(block, Bullets) else ["\n".join(block.lines)])
    ]
    assert [entry.split() for entry in shown] == [entry.split() for entry in meant]


@given(risky_text, risky_text, risky_text)
def test_any_text_leaves_the_headings_as_they_are(title: str, heading: str, text: str) -> None:
    export = one((heading, text), include_missing=True, title=title)
    found = [(tag, shown.split()) for tag, shown in headings(to_markdown(export))]
    (piece,) = arrange(export).pieces
    expected = [("h1", piece.title.split())]
    if one_line(heading):
        expected.append(("h2", one_line(heading).split()))
    assert found == expected


def test_two_hundred_achievements_are_all_there() -> None:
    items = tuple(item(f"Nr. {number} 😀") for number in range(200))
    found = headings(to_markdown(Export("Året", HALF_YEAR, items, JULY)))
    assert sorted(shown for tag, shown in found if tag == "h2" and shown != "Indhold") == sorted(
        entry.title for entry in items
    )
