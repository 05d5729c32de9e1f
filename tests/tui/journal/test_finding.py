"""Finding notes again: search as one types, and by tag."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assistant.workspace.journal import Cursor, HitPage, Journal
from tests.tui.journal.bench import SIZE, app_on, fill, ready, settled, type_text
from tests.tui.looking import keys, notices, shown, wait_until

NOTES = [
    ("2026-01-05", "Møde om budget\n\nVi talte længe om vagtplanen. #møde"),
    ("2026-02-06", "Samtalerne med pårørende\n\nDe gik godt. #ros #møde"),
    ("2026-03-07", "Ros fra Lene\n\nEn god samtale på gangen. #ros"),
]


async def test_hits_come_while_one_types_newest_first_with_what_matched(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("slash")
        await type_text(pilot, "samtale")
        await wait_until(pilot, lambda: "2 fundet" in shown(app))
        assert shown(app).index("Ros fra Lene") < shown(app).index("Samtalerne med")
        assert [hit.line.title for hit in screen.side.hits.items] == [
            "Ros fra Lene",
            "Samtalerne med pårørende",
        ]
        assert any(matches for _text, matches in screen.side.hits.items[0].snippet)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "7. marts 2026" in shown(app))
        assert screen.side.hits.has_focus
        await pilot.press("down")
        await wait_until(pilot, lambda: "6. februar 2026" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.editor.area.has_focus)
        await pilot.press("escape")
        assert screen.side.hits.has_focus
        await pilot.press("escape")
        await wait_until(pilot, lambda: "3 noter" in shown(app))
        await settled(pilot, screen)
        assert screen.side.search_line.value == ""
        assert screen.side.notes.selected is not None
        assert screen.side.notes.selected.title == "Samtalerne med pårørende"  # one stays where one was


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"god samtale"', ["Ros fra Lene"]),
        ("#møde", ["Samtalerne med pårørende", "Møde om budget"]),
        ("fra:2026-02 til:2026-02", ["Samtalerne med pårørende"]),
        ("vagt", ["Møde om budget"]),
    ],
)
async def test_words_phrases_tags_and_times(folder: Path, query: str, found: list[str]) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("ctrl+f")
        screen.side.search_line.value = query
        await wait_until(pilot, lambda: screen.side.searching)
        await settled(pilot, screen)
        assert [hit.line.title for hit in screen.side.hits.items] == found


@pytest.mark.parametrize(
    "query", ["C++", "50%", '"åben', "møde AND", "[/]", "fra:x", "-", "*", "🎉", "a" * 2000]
)
async def test_whatever_is_typed_is_a_search(folder: Path, query: str) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        await pilot.press("slash")
        screen.side.search_line.value = query
        await wait_until(pilot, lambda: screen.side.searching)
        await settled(pilot, screen)
        assert notices(app) == []


async def test_nothing_found_tells_how_one_can_search(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("slash")
        await type_text(pilot, "xyzzy")
        await wait_until(pilot, lambda: "Ingen noter med det." in shown(app))
        assert '"hele vendingen"' in shown(app)
        assert "fra:2026-01 til:2026-06" in shown(app)
        assert "Esc Alle noter" in keys(app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: "3 noter" in shown(app))


async def test_a_late_answer_never_takes_the_place_of_a_newer_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, NOTES).close()
    slow, asked = threading.Event(), threading.Event()
    search = Journal.search

    def held(self: Journal, query: str, limit: int = 50, after: Cursor | None = None) -> HitPage:
        page = search(self, query, limit, after)
        if query == "r":
            asked.set()
            slow.wait(5)
        return page

    monkeypatch.setattr(Journal, "search", held)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("slash", "r")
        await wait_until(pilot, asked.is_set)
        screen.side.search_line.value = "budget"
        await wait_until(pilot, lambda: "1 fundet" in shown(app))
        slow.set()
        await settled(pilot, screen)
        assert [hit.line.title for hit in screen.side.hits.items] == ["Møde om budget"]


async def test_the_note_of_the_first_hit_is_shown_while_one_types(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)

        def agrees(title: str) -> bool:
            selected = screen.side.selected
            return (
                selected is not None and selected.title == title == screen.editor.area.text.partition("\n")[0]
            )

        assert agrees("Ros fra Lene")
        await pilot.press("slash")
        await type_text(pilot, "budget")
        await wait_until(pilot, lambda: agrees("Møde om budget"))
        assert screen.side.search_line.has_focus
        screen.side.search_line.value = "gik"
        await wait_until(pilot, lambda: agrees("Samtalerne med pårørende"))
        screen.side.search_line.value = ""
        await wait_until(pilot, lambda: agrees("Ros fra Lene"))
        assert screen.side.search_line.has_focus


async def test_hits_come_by_the_page(folder: Path) -> None:
    fill(folder, [("2026-03-12", f"Tavlemøde {number}") for number in range(150)]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("slash")
        await type_text(pilot, "tavlemøde")
        await wait_until(pilot, lambda: "over 40 fundet" in shown(app))
        await pilot.press("enter")
        for _ in range(8):
            await pilot.press("end")
            await settled(pilot, screen)
        assert len(screen.side.hits.items) == 150
        assert "150 fundet" in shown(app)


async def test_a_tag_narrows_the_list_down_from_its_key_and_from_the_note(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("number_sign")
        await wait_until(pilot, lambda: "Vis noter med et emneord" in shown(app))
        assert "#møde" in shown(app)
        await type_text(pilot, "mø")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "#møde · 2 noter" in shown(app))
        await settled(pilot, screen)
        assert "Ros fra Lene" not in shown(app).split("#møde · 2 noter")[0].split("februar")[0]
        await pilot.press("escape")
        await wait_until(pilot, lambda: "3 noter" in shown(app) and "#møde ·" not in shown(app))
        await pilot.press("home")
        await wait_until(pilot, lambda: screen.note is not None and screen.note.id == 3)
        await settled(pilot, screen)
        line = screen.editor.about_line
        await pilot.click(line, offset=("7. marts 2026 · #".index("#") + 1, 0))
        await wait_until(pilot, lambda: "#ros · 2 noter" in shown(app))


async def test_where_no_note_has_a_tag_it_says_how_to_make_one(folder: Path) -> None:
    fill(folder, [("2026-03-12", "Uden")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("number_sign")
        await wait_until(pilot, lambda: any("#resultat" in notice for notice in notices(app)))
