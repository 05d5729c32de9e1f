"""A note's past: earlier texts compared and taken back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.paths import STORE_NAME
from assistant.tui.journal.signs import signed_changes
from store.database import Store
from store.times import utc_now
from tests.tui.journal.bench import SIZE, app_on, fill, ready, settled, stored, type_text
from tests.tui.looking import keys, notices, shown, wait_until

TEXTS = ("Vi havde for mange tryksår [/].", "Vi havde få tryksår [/].", "Vi havde næsten ingen tryksår [/].")


def with_past(folder: Path) -> None:
    """A note with two earlier texts, an hour between each."""
    moments = [utc_now() - timedelta(hours=hours) for hours in (3, 2, 1)]
    at: list[datetime] = [moments[0]]
    store = Store.open(folder / STORE_NAME, clock=lambda: at[0])
    note = store.notes.add(TEXTS[0], date(2026, 3, 12))
    for moment, text in zip(moments[1:], TEXTS[1:], strict=True):
        at[0] = moment
        note = store.notes.save(note.id, text, version=note.version)
    store.close()


async def test_what_changed_is_shown_word_by_word_and_can_be_taken_back(folder: Path) -> None:
    with_past(folder)
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        await pilot.press("h")
        await wait_until(pilot, lambda: "næsten ingen" in shown(app))
        assert "−få" in shown(app).replace("− ", "−")
        assert "+næsten ingen" in shown(app).replace("+ ", "+")
        assert "5 ord" in shown(app)
        await pilot.press("down")
        await wait_until(pilot, lambda: "for mange" in shown(app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: stored(folder)[0].text == TEXTS[0])
        await settled(pilot, screen)
        assert screen.editor.area.text == TEXTS[0]
        assert any("Den tidligere tekst står i noten igen." in notice for notice in notices(app))
        await pilot.press("enter")
        await type_text(pilot, "Nu: ")
        await wait_until(pilot, lambda: stored(folder)[0].text == f"Nu: {TEXTS[0]}")
        assert len(stored(folder)) == 1
        await settled(pilot, screen)
        await pilot.press("ctrl+r")
        await wait_until(pilot, lambda: "Historik" not in keys(app) and "Hent frem" in keys(app))


async def test_a_note_without_a_past_says_so(folder: Path) -> None:
    fill(folder, [("2026-03-12", "Kun denne")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("h")
        await wait_until(pilot, lambda: "Der er ikke nogen tidligere tekster endnu." in shown(app))
        assert "Hent frem" not in keys(app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: app.screen is screen)


@given(st.text("ab c\n", max_size=40), st.text("ab c\n", max_size=40))
def test_both_texts_can_be_read_from_the_signs(before: str, after: str) -> None:
    passage = signed_changes(before, after)
    signed = [passage.text[mark.start : mark.end].strip() for mark in passage.marks]
    assert all(stretch[0] in "+−" for stretch in signed)
    assert bool(signed) == (before != after)


def test_white_space_that_changed_is_seen() -> None:
    assert "−¶" in signed_changes("a\nb", "a b").text
