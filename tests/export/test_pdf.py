"""PDF: what stands on its pages, its fonts and language, hostile text, and what is said where it cannot be made."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from pypdf.generic import PdfObject

from assistant.errors import ExportError
from assistant.export import minutes_pdf, pdf, pdf_document, plan_pdf
from assistant.export.minutes_document import AgreementItem, DisagreementItem, MinutesDocument
from assistant.export.model import Export, ExportItem, Grouping
from assistant.export.plan_document import PlanDocument, PlanItem
from tests.export.examples import risky_text

DAY = date(2026, 3, 4)
MINUTES = MinutesDocument(
    heading="MUS med Jonas",
    held=DAY,
    people=("Lene Østergård (leder)", "Jonas Bæk"),
    names=("Lene Østergård", "Jonas Bæk"),
    last_time=(AgreementItem("Truckkort", "Jonas Bæk", status="gjort 2. marts 2026"),),
    topics=(("Trivsel på afsnittet", "Jonas trives.\n\n- glad for dagene\n- træt af nætterne"),),
    decisions=("Jonas går fra 6 til 4 nattevagter.",),
    agreements=(
        AgreementItem("Jonas undersøger modulet", "Jonas Bæk", "senest d. 21/3 (21. marts 2026)"),
        AgreementItem("Kaffemaskinen repareres", ""),
    ),
    open_points=("Hvem dækker nattevagterne?",),
    disagreements=(
        DisagreementItem(
            "Modulet", (("Lene Østergård", "Det kan vente."), ("Jonas Bæk", "Det bør ske i maj."))
        ),
    ),
    next_held=date(2026, 9, 4),
)
# Names in letters that few fonts have, and signs that mean something to typst.
NAMES = "Wojciech Żółkiewski, Þóra Ægisdóttir, Nguyễn Thị Ánh, Ђорђе, Ελένη"
HOSTILE = '#import "@preview/cetz:0.3.0" #read("/etc/passwd") $x^2$ *fed* _skrå_ @kilde <mærke> \\ `kode` // væk /* væk */ [a] {b} ~ --- ...'


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text_of(data: bytes) -> str:
    return "\n".join(" ".join(page.extract_text().split()) for page in reader(data).pages)


def looked_up(found: PdfObject | None, *path: str | int) -> Any:
    """What lies at a path of a PDF, whatever it is."""
    value: Any = found
    for step in path:
        value = value[step].get_object()
    return value


def fonts(data: bytes) -> list[dict[str, object]]:
    """The descriptors of all fonts."""
    return [
        looked_up(font, "/DescendantFonts", 0, "/FontDescriptor")
        for page in reader(data).pages
        for font in (one.get_object() for one in looked_up(page, "/Resources", "/Font").values())
    ]


def titles(outline: Sequence[object]) -> list[str]:
    """The titles of the bookmarks, those of lower levels among them."""
    found: list[str] = []
    for entry in outline:
        found += titles(entry) if isinstance(entry, list) else [str(getattr(entry, "title", ""))]
    return found


def long_minutes(count: int = 60) -> MinutesDocument:
    agreements = tuple(
        AgreementItem(f"{n}. opgave, som nogen tager sig af", "Bo", "i april") for n in range(60)
    )
    return replace(MINUTES, agreements=agreements, people=tuple(f"Deltager {n}" for n in range(8)))


def test_every_part_that_both_sign_is_on_the_page_in_order() -> None:
    text = text_of(minutes_pdf.to_pdf(MINUTES))
    wanted = [
        "MUS med Jonas",
        "Referat · 4. marts 2026",
        "Deltagere Lene Østergård (leder) og Jonas Bæk",
        "Status fra sidst Aftale Hvem Status Truckkort Jonas Bæk gjort 2. marts 2026",
        "Punkter Trivsel på afsnittet Jonas trives.",
        "Beslutninger",
        "Aftaler Hvad Hvem Hvornår Jonas undersøger modulet Jonas Bæk",
        "Kaffemaskinen repareres [mangler: hvem?] ingen frist",
        "Åbne punkter",
        "Uenighed Modulet Lene Østergård Jonas Bæk Det kan vente. Det bør ske i maj.",
        "Næste opfølgning Vi følger op den 4. september 2026.",
        "Godkendt af begge Lene Østergård (leder) Dato og underskrift Jonas Bæk Dato og underskrift",
    ]
    places = [text.replace("\n", " ").find(words) for words in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_it_is_danish_tagged_a4_and_holds_its_fonts() -> None:
    data = minutes_pdf.to_pdf(MINUTES)
    document = reader(data)
    assert looked_up(document.root_object, "/Lang") == "da-DK"
    assert looked_up(document.root_object, "/MarkInfo", "/Marked")
    assert document.metadata is not None
    assert document.metadata.title == "MUS med Jonas"
    assert document.metadata.author is None
    assert [round(float(side) / 72 * 25.4) for side in document.pages[0].mediabox[2:]] == [210, 297]
    assert fonts(data)
    assert all(any(key.startswith("/FontFile") for key in font) for font in fonts(data))


def test_a_long_table_repeats_its_head_and_pages_are_numbered() -> None:
    pages = text_of(minutes_pdf.to_pdf(long_minutes())).split("\n")
    assert len(pages) > 2
    with_rows = [page for page in pages if "opgave, som nogen" in page]
    assert len(with_rows) > 1
    assert all("Hvad Hvem Hvornår" in page for page in with_rows)
    assert all(f"Side {number} af {len(pages)}" in page for number, page in enumerate(pages, 1))
    signed = [page for page in pages if "Dato og underskrift" in page]
    assert len(signed) == 1
    assert "Næste opfølgning" in signed[0]
    assert "Godkendt af alle" in signed[0]
    assert all(f"Deltager {number}" in signed[0] for number in range(8))


@pytest.mark.parametrize("count", range(28, 40, 2))
def test_wherever_a_page_ends_one_signs_below_what_comes_next(count: int) -> None:
    pages = text_of(minutes_pdf.to_pdf(long_minutes(count))).split("\n")
    signed = [page for page in pages if "Dato og underskrift" in page]
    assert len(signed) == 1
    assert "Næste opfølgning Vi følger op den 4. september 2026. Godkendt af alle" in signed[0]
    assert "Deltager 7" in signed[0]


def test_the_same_minutes_have_the_same_bytes() -> None:
    assert minutes_pdf.to_pdf(MINUTES) == minutes_pdf.to_pdf(MINUTES)


def test_names_keep_every_letter() -> None:
    text = text_of(minutes_pdf.to_pdf(replace(MINUTES, people=(NAMES,), heading="محمد الأحمد")))
    assert all(name in text for name in NAMES.split(", "))
    assert "□" not in text


def test_no_sign_of_the_user_means_anything_to_typst() -> None:
    item = AgreementItem(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    minutes = MinutesDocument(
        heading=HOSTILE,
        held=DAY,
        people=(HOSTILE,),
        last_time=(item,),
        topics=((HOSTILE, HOSTILE),),
        decisions=(HOSTILE,),
        agreements=(item,),
        open_points=(HOSTILE,),
        disagreements=(DisagreementItem(HOSTILE, ((HOSTILE, HOSTILE), ("B", HOSTILE))),),
    )
    text = text_of(minutes_pdf.to_pdf(minutes))
    assert HOSTILE in text
    assert "root:" not in text


def test_a_word_wider_than_its_column_is_parted_and_keeps_its_letters() -> None:
    word = "https://eksempel.dk/" + "abcdefghij" * 30
    minutes = replace(MINUTES, agreements=(AgreementItem(word, "Æ" * 80, ""),), open_points=(word,))
    data = minutes_pdf.to_pdf(minutes)
    joined = text_of(data).replace(" ", "").replace("\n", "")
    assert joined.count("abcdefghij" * 30) == 2
    assert joined.count("Æ") == 80
    rightmost: list[float] = []

    def note(_text: str, _cm: list[float], matrix: list[float], _font: object, _size: float) -> None:
        rightmost.append(matrix[4])

    for page in reader(data).pages:
        page.extract_text(visitor_text=note)
    assert max(rightmost) < 595 - 70


@settings(deadline=None, max_examples=25)
@given(risky_text)
def test_any_text_gives_a_pdf_or_says_which_letters_no_font_has(text: str) -> None:
    item = AgreementItem(text, text, text, text)
    minutes = MinutesDocument(
        heading=text,
        held=DAY,
        people=(text,),
        topics=((text, text),),
        agreements=(item,),
        disagreements=(DisagreementItem(text, ((text, text), (text, text))),),
    )
    try:
        data = minutes_pdf.to_pdf(minutes)
    except ExportError as error:
        data = b"%PDF-" if error.message.startswith("Ingen skrift på maskinen har") else b""
    assert data.startswith(b"%PDF-")


def test_an_emoji_is_shown_or_stands_as_a_box() -> None:
    text = text_of(minutes_pdf.to_pdf(replace(MINUTES, open_points=("Godt humør \U0001f642 og kaffe",))))
    assert "Godt humør" in text
    assert "og kaffe" in text


def test_letters_that_no_font_has_are_told_and_signs_are_boxed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def no_font(document: str, *, with_machine_fonts: bool) -> tuple[bytes | None, set[str]]:
        seen.append(document)
        missing = {sign for sign in ("𒀀", "\U0001f642", '"') if sign in document and sign != '"'}
        return (None, missing) if missing else (b"%PDF-", set())

    monkeypatch.setattr(pdf, "_set", no_font)
    assert minutes_pdf.to_pdf(replace(MINUTES, open_points=("God \U0001f642 dag",))) == b"%PDF-"
    assert "God □ dag" in seen[-1]
    with pytest.raises(ExportError, match="𒀀") as raised:
        minutes_pdf.to_pdf(replace(MINUTES, heading="𒀀"))
    assert "Word" in raised.value.hint


def test_where_typst_is_missing_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExportError, match="typst") as raised:
        minutes_pdf.to_pdf(MINUTES)
    assert '".[pdf]"' in raised.value.hint
    assert "Word" in raised.value.hint


def test_the_readme_installs_what_pdf_needs() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    lines = [line for line in readme.splitlines() if "-m venv .venv" in line and "pytest" not in line]
    assert len(lines) == 2
    assert all(".[pdf]" in line for line in lines)


def test_achievements_have_their_headings_contents_and_origin() -> None:
    items = tuple(
        ExportItem(
            f"Færre tryksår {n}",
            date(2026, n, 3),
            date(2026, n, 12),
            ("resultat",),
            (("Situation", "12,5 % havde tryksår."), ("Resultat", "[mangler: hvad blev resultatet?]")),
            "Bygger på noten fra 12. marts 2026.",
        )
        for n in (1, 5)
    )
    export = Export("Mine præstationer", None, items, DAY, Grouping.QUARTER, include_missing=True)
    data = pdf_document.to_pdf(export)
    text = text_of(data)
    assert "Indhold 1. kvartal 2026" in text
    assert "Situation 12,5 % havde tryksår. Resultat [mangler: hvad blev resultatet?]" in text
    assert "Bygger på noten fra 12. marts 2026." in text
    assert titles(reader(data).outline)[:3] == ["1. kvartal 2026", "Færre tryksår 1", "Situation"]
    alone = text_of(pdf_document.to_pdf(replace(export, heading="", items=items[:1])))
    assert "Indhold" not in alone


def test_the_plan_has_a_table_a_goal() -> None:
    item = PlanItem(
        "Tryg ved sårpleje", "Jonas", "- Søger ind\n- Læser", "Jonas", "", "1. juni", "Bestået", "i gang"
    )
    text = text_of(plan_pdf.to_pdf(PlanDocument("Udviklingsplan", (item,), DAY)))
    assert "Tryg ved sårpleje Jonas Mål Tryg ved sårpleje Aktivitet" in text
    assert "Støtte [mangler]" in text
