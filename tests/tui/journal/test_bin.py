"""The bin: looked into, emptied of one note, or given back."""

from __future__ import annotations

from pathlib import Path

from store.database import Store
from tests.tui.journal.bench import SIZE, app_on, fill, ready, settled, stored
from tests.tui.looking import keys, notices, shown, wait_until

NOTES = [
    ("2026-03-10", "Bliver"),
    ("2026-03-11", "Den ene [/]\n\nMed tekst."),
    ("2026-03-12", "Den anden\n\nOgså."),
]


def with_bin(folder: Path) -> Store:
    store = fill(folder, NOTES)
    store.notes.discard(2)
    store.notes.discard(3)
    return store


async def test_a_note_comes_back_from_the_bin(folder: Path) -> None:
    with_bin(folder).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: "Også." in shown(app))
        await pilot.press("down")
        await wait_until(pilot, lambda: "Med tekst." in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Noten er tilbage i listen." in notices(app))
        await wait_until(pilot, lambda: len(stored(folder)) == 2)
        assert "Den ene" not in shown(app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: app.screen is screen)
        await settled(pilot, screen)
        assert screen.editor.area.text.startswith("Den ene [/]")


async def test_deleting_for_good_asks_first(folder: Path) -> None:
    store = with_bin(folder)
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: "Også." in shown(app))
        await pilot.press("x")
        await wait_until(pilot, lambda: "Slet noten for altid?" in shown(app))
        await pilot.press("enter")  # the safe answer has the focus
        await pilot.pause()
        assert store.notes.bin_count() == 2
        await pilot.press("x")
        await wait_until(pilot, lambda: "Slet noten for altid?" in shown(app))
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: store.notes.bin_count() == 1)
        await wait_until(pilot, lambda: "Noten er slettet for altid." in notices(app))
    store.close()


async def test_a_note_that_another_window_took_is_told(folder: Path) -> None:
    store = with_bin(folder)
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: "Også." in shown(app))
        store.notes.delete_forever(3)
        await pilot.press("enter")
        await wait_until(pilot, lambda: any("note 3" in notice for notice in notices(app)))
    store.close()


async def test_an_empty_bin_says_so(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: "Papirkurven er tom." in shown(app))
        assert "Hent tilbage" not in keys(app)


async def test_the_bin_comes_by_the_page(folder: Path) -> None:
    store = fill(folder, [("2026-03-12", f"Note {number}") for number in range(250)])
    for number in range(250):
        store.notes.discard(number + 1)
    store.close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await wait_until(pilot, lambda: app.workspace_open)
        await pilot.press("escape")
        await ready(pilot)
        await pilot.press("p")
        await wait_until(pilot, lambda: "Note 249" in shown(app))
        for _ in range(6):
            await pilot.press("end")
            await pilot.pause(0.05)
        await wait_until(pilot, lambda: "Note 0" in shown(app))
