"""The reading order that all formats share."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.export.arrange import arrange
from assistant.export.model import Export, ExportItem, Grouping, origin_line
from tests.export.examples import HALF_YEAR, JULY, item, one, several


def test_a_single_item_heads_the_document() -> None:
    page = arrange(Export("", None, (item(),), JULY))
    assert page.single
    assert page.title == "Færre tryksår på 7B"
    assert page.byline == "3. januar – 30. juni 2026 · #resultat #tryksår"
    assert page.produced == "1. juli 2026"


def test_a_heading_of_its_own_heads_the_document() -> None:
    page = arrange(Export("Til MUS", HALF_YEAR, (item(),), JULY))
    assert (page.single, page.title, page.byline) == (False, "Til MUS", "1. januar – 30. juni 2026")


def test_items_come_from_the_oldest_to_the_newest() -> None:
    newest, middle, oldest = (
        item(name, start=date(2026, 1, 1), end=date(2026, month, 1))
        for name, month in (("ny", 6), ("midt", 3), ("gammel", 2))
    )
    page = arrange(several(newest, oldest, middle))
    assert [piece.title for piece in page.pieces] == ["gammel", "midt", "ny"]


def test_months_and_quarters_follow_the_end_of_the_period() -> None:
    items = [item(end=date(2026, month, 28)) for month in (5, 2, 3)]
    assert _headings(*items, grouping=Grouping.MONTH) == ["Februar 2026", "Marts 2026", "Maj 2026"]
    assert _headings(*items, grouping=Grouping.QUARTER) == ["1. kvartal 2026", "2. kvartal 2026"]


def test_the_same_month_of_two_years_is_two_groups() -> None:
    items = [item(start=date(year, 3, 1), end=date(year, 3, 2)) for year in (2026, 2025)]
    assert _headings(*items, grouping=Grouping.MONTH) == ["Marts 2025", "Marts 2026"]


def test_tags_sort_as_danish_does_and_untagged_comes_last() -> None:
    items = [item(tags=tags) for tags in (("ånd",), (), ("Zebra", "x"), ("#ærlighed",))]
    assert _headings(*items, grouping=Grouping.TAG) == ["#Zebra", "#ærlighed", "#ånd", "Uden tag"]


@pytest.mark.parametrize("grouping", Grouping)
def test_every_item_is_in_exactly_one_group(grouping: Grouping) -> None:
    items = [item(f"nr. {number}", end=date(2026, number % 6 + 1, 9)) for number in range(20)]
    titles = [piece.title for piece in arrange(several(*items, grouping=grouping)).pieces]
    assert sorted(titles) == sorted(entry.title for entry in items)


@pytest.mark.parametrize("grouping", Grouping)
def test_no_items_give_no_groups(grouping: Grouping) -> None:
    assert arrange(several(grouping=grouping)).groups == ()


@pytest.mark.parametrize("text", ["", "  \n", "[mangler]", " [mangler: hvad blev resultatet?]\n"])
def test_a_missing_part_is_shown_only_when_asked_for(text: str) -> None:
    fields = (("Situation", "Travlt."), ("Resultat", text))
    (left_out,) = arrange(one(*fields)).pieces
    assert [part.heading for part in left_out.parts] == ["Situation"]
    (kept,) = arrange(one(*fields, include_missing=True)).pieces
    assert [(part.heading, part.missing) for part in kept.parts] == [("Situation", False), ("Resultat", True)]
    assert kept.parts[1].text == (text.strip() or "[mangler]")


def test_a_part_with_words_beside_the_mark_stays() -> None:
    (piece,) = arrange(one(("Resultat", "Vi blev færre. [mangler: hvor mange?]"))).pieces
    assert piece.parts[0].text == "Vi blev færre. [mangler: hvor mange?]"


def test_nameless_things_get_a_name() -> None:
    page = arrange(several(item(" \n"), item("b")))
    assert "Uden titel" in [piece.title for piece in page.pieces]
    assert arrange(Export(" ", None, (), JULY)).title == "Uden titel"


@pytest.mark.parametrize(
    ("days", "line"),
    [
        ([], ""),
        ([date(2026, 3, 12)], "Bygger på noten fra 12. marts 2026."),
        ([date(2026, 3, 12), date(2026, 3, 4)], "Bygger på noter fra 4. og 12. marts 2026."),
        (
            [date(2026, 1, 3), date(2026, 1, 9), date(2026, 6, 30)],
            "Bygger på noter fra 3. og 9. januar og 30. juni 2026.",
        ),
        (
            [date(2025, 11, 3), date(2025, 12, 9), date(2026, 3, 1)],
            "Bygger på noter fra 3. november, 9. december 2025 og 1. marts 2026.",
        ),
        ([date(2026, 1, 1)] * 2, "Bygger på noter fra 1. januar 2026."),
        ([date(2026, 1, 1)] * 7, "Bygger på 7 noter fra 1. januar 2026."),
        ([date(2026, 1, day) for day in range(1, 9)], "Bygger på 8 noter fra 1. januar til 8. januar 2026."),
        (
            [date(2025, 12, day) for day in range(1, 6)] + [date(2026, 2, 2)],
            "Bygger på 6 noter fra 1. december 2025 til 2. februar 2026.",
        ),
    ],
)
def test_the_origin_names_the_days_of_the_notes(days: list[date], line: str) -> None:
    assert origin_line(days) == line


def _headings(*items: ExportItem, grouping: Grouping) -> list[str]:
    return [group.heading for group in arrange(several(*items, grouping=grouping)).groups]
