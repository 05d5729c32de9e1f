"""Writing: a note is begun by one key, and kept without another."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from textual import events

from assistant.errors import StoreError
from assistant.tasks import ROWS
from assistant.tui.journal import keeper
from assistant.tui.journal.wrapping import NoteWrap
from assistant.workspace.journal import Journal, Saved
from assistant.workspace.workspace import Workspace
from store.records import NoteRecord
from tests.tui.journal.bench import SIZE, app_on, fill, ready, settled, stored, type_text
from tests.tui.looking import keys, notices, shown, wait_until


async def test_a_new_note_is_stored_while_it_is_typed(folder: Path) -> None:
    fill(folder, [("2026-03-12", "Den første")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        await type_text(pilot, "Ros fra Lene #ros")
        await wait_until(pilot, lambda: len(stored(folder)) == 2)
        await settled(pilot, screen)

        assert stored(folder)[1].text == "Ros fra Lene #ros"
        assert stored(folder)[1].written == date.today()
        assert "Ros fra Lene #ros" in shown(app)
        assert "gemt " in shown(app)
        assert screen.side.notes.selected is not None
        assert screen.side.notes.selected.title == "Ros fra Lene #ros"
        assert "2 noter" in shown(app)


async def test_an_empty_note_is_not_stored(folder: Path) -> None:
    fill(folder, [("2026-03-12", "Den første")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "space", "escape", "down", "up")
        await settled(pilot, screen)
    assert [note.text for note in stored(folder)] == ["Den første"]


async def test_a_begun_note_that_is_emptied_again_goes_to_the_bin(folder: Path) -> None:
    fill(folder, [("2026-03-12", "Den første")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "a")
        await wait_until(pilot, lambda: len(stored(folder)) == 2)
        await settled(pilot, screen)
        await pilot.press("backspace", "escape", "down")
        await wait_until(pilot, lambda: len(stored(folder)) == 1)
        await settled(pilot, screen)
        assert "1 note" in shown(app)


async def test_typing_without_a_pause_is_saved_within_a_second(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quiet after which a save begins never comes; the latest moment does."""
    monkeypatch.setattr(keeper, "QUIET", 60.0)
    fill(folder, [("2026-03-12", "Den første")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("n", "a")
        await wait_until(pilot, lambda: len(stored(folder)) == 2)


async def test_leaving_a_note_and_switching_the_mode_keep_it_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "QUIET", 60.0)
    monkeypatch.setattr(keeper, "LATEST", 60.0)
    fill(folder, [("2026-03-12", "Den første"), ("2026-03-13", "Den anden")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("enter")
        await type_text(pilot, "A ")
        await pilot.press("escape", "down")
        await wait_until(pilot, lambda: stored(folder)[1].text == "A Den anden")
        await settled(pilot, screen)
        await pilot.press("enter")
        await type_text(pilot, "B ")
        await pilot.press("f3")
        await wait_until(pilot, lambda: stored(folder)[0].text == "B Den første")


async def test_quitting_keeps_what_was_just_typed(folder: Path) -> None:
    fill(folder, [("2026-03-12", "Den første")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("n")
        await type_text(pilot, "lige før")
        await pilot.press("ctrl+q")
    assert stored(folder)[1].text == "lige før"


async def test_ctrl_s_saves_and_says_so(folder: Path) -> None:
    fill(folder, [("2026-03-12", "Den første")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("n", "a", "ctrl+s")
        await wait_until(pilot, lambda: any(notice.startswith("Gemt ") for notice in notices(app)))
        assert len(stored(folder)) == 2


async def test_a_full_disk_keeps_the_text_and_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, [("2026-03-12", "Den første")]).close()
    monkeypatch.setattr(keeper, "RETRY", 0.05)
    full = threading.Event()
    full.set()
    tries: list[str] = []
    save = Journal.save

    def failing(self: Journal, note: NoteRecord, text: str, written: date | None = None) -> Saved:
        if full.is_set():
            tries.append(text)
            raise StoreError("Disken er fuld.", "Gør plads på disken.")
        return save(self, note, text, written)

    monkeypatch.setattr(Journal, "save", failing)
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        await pilot.press("enter")
        await type_text(pilot, "Ny ")
        await wait_until(pilot, lambda: len(tries) > 2)
        await type_text(pilot, "og ")
        assert "ikke gemt endnu" in shown(app)
        assert notices(app).count("Disken er fuld.\nGør plads på disken.") == 1
        assert screen.editor.area.text == "Ny og Den første"
        full.clear()
        await wait_until(pilot, lambda: stored(folder)[0].text == "Ny og Den første")
        await settled(pilot, screen)
        assert "Nu er det gemt." in notices(app)
        assert "ikke gemt endnu" not in shown(app)


async def test_a_note_that_another_window_changed_is_kept_apart(folder: Path) -> None:
    store = fill(folder, [("2026-03-12", "Fra begge")])
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        other = store.notes.get(1)
        store.notes.save(1, "Fra det andet vindue", version=other.version)
        await pilot.press("enter")
        await type_text(pilot, "Herfra: ")
        await wait_until(pilot, lambda: len(stored(folder)) == 2)
        await settled(pilot, screen)
        assert [note.text for note in stored(folder)] == ["Fra det andet vindue", "Herfra: Fra begge"]
        assert any("note for sig selv" in notice for notice in notices(app))
        await type_text(pilot, "x")
        await wait_until(pilot, lambda: stored(folder)[1].text == "Herfra: xFra begge")
    store.close()


async def test_a_note_deleted_for_good_elsewhere_is_kept_as_a_new_one(folder: Path) -> None:
    store = fill(folder, [("2026-03-12", "Bliver slettet"), ("2026-03-11", "Bliver stående")])
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        store.notes.discard(2)
        store.notes.delete_forever(2)
        await pilot.press("enter")
        await type_text(pilot, "Og dog: ")
        await wait_until(pilot, lambda: any(note.text == "Og dog: Bliver slettet" for note in stored(folder)))
    store.close()


async def test_another_window_is_seen_when_this_one_gets_the_focus(folder: Path) -> None:
    store = fill(folder, [("2026-03-12", "Den første")])
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        store.notes.add("Fra det andet vindue", date(2026, 3, 13))
        store.notes.save(1, "Den første, rettet", version=store.notes.get(1).version)
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.post_message(events.AppFocus())
        await wait_until(pilot, lambda: "Fra det andet vindue" in shown(app))
        await settled(pilot, screen)
        assert screen.note is not None
        assert screen.note.id == 1
        assert screen.editor.area.text == "Den første, rettet"
    store.close()


async def test_letters_write_in_the_text_and_command_in_the_list(folder: Path) -> None:
    fill(folder, [("2026-03-12", "Note")]).close()
    app = app_on(folder)
    async with app.run_test(size=(160, 45)) as pilot:
        screen = await ready(pilot)
        assert "n Ny" in keys(app)
        assert "/ Søg" in keys(app)
        assert all(f"{row.key} {row.name}" in keys(app) for row in ROWS)
        await pilot.press("enter")
        await pilot.pause()
        line = keys(app)
        assert "Ctrl+N Ny" in line
        assert "Ctrl+F Søg" in line
        assert f"F6 {ROWS[0].name if len(ROWS) == 1 else 'Udkast'}" in line
        assert "Ctrl+T Markér" in line
        assert " / " not in line
        assert "Slet" not in line
        await type_text(pilot, "nmsxudlcp")
        await pilot.press("slash", "number_sign")
        assert screen.editor.area.text == "nmsxudlcp/#Note"


async def test_a_pasted_text_is_cleaned(folder: Path) -> None:
    fill(folder, [("2026-03-12", "x")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        app.post_message(
            events.Paste("\x1b[31mrød\x1b[0m\r\n\x1b]52;c;aGVq\x07[/]\u202etxt\x00 <|endoftext|> 🎉")
        )
        await settled(pilot, screen)
        await wait_until(pilot, lambda: len(stored(folder)) == 2)
        assert stored(folder)[1].text == "rød\n[/]txt <|endoftext|> 🎉"
        assert "[/]txt <|endoftext|> 🎉" in shown(app)


HOSTILE = {
    "markup": "[/]",
    "more markup": "[b]fed[/b] [red]",
    "emoji": "🎉👩‍👩‍👧‍👦🇩🇰" * 40,
    "accents": "e\u0301" * 500,
    "token": "<|endoftext|>",
    "tabs": "\t\t" * 50,
    "wide": "漢字" * 200,
    "one word": "a" * 5000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_any_text_can_be_listed_shown_and_written_in(folder: Path, text: str) -> None:
    fill(folder, [("2026-03-12", text), ("2026-03-11", "Bagved")]).close()
    app = app_on(folder)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await ready(pilot)
        assert screen.editor.area.text == stored(folder)[1].text
        await pilot.press(
            "enter",
            "end",
            "down",
            "x",
            "home",
            "up",
            "y",
            "ctrl+end",
            "z",
            "ctrl+home",
            "pagedown",
            "shift+up",
        )
        await settled(pilot, screen)
        await wait_until(pilot, lambda: stored(folder)[1].text == screen.editor.area.text)
        await pilot.press("escape", "slash")
        await type_text(pilot, "xy[/]")
        await settled(pilot, screen)


async def test_a_note_of_200_000_words_can_be_written_in(folder: Path) -> None:
    """By work done, not by the clock: a key lays a few rows again, not those of the whole note."""
    text = "vi prøvede det nye vendeskema " * 40_000
    fill(folder, [("2026-03-12", text)]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        wrap = screen.editor.area.wrapped_document
        assert isinstance(wrap, NoteWrap)
        assert wrap.height > 10_000
        assert "200.000 ord" in shown(app)
        await pilot.press("enter")
        await type_text(pilot, "Ny ")
        await wait_until(pilot, lambda: stored(folder)[0].text.startswith("Ny vi prøvede"))


async def test_keys_in_a_burst_are_taken_in_their_order(folder: Path) -> None:
    """A quick "x" behind "n" is a letter of the new note, and deletes nothing."""
    fill(folder, [("2026-03-12", "Den første"), ("2026-03-13", "Den anden")]).close()
    app = app_on(folder)

    def burst(*names: str) -> None:
        for name in names:
            app.post_message(events.Key(name, name if len(name) == 1 else None))

    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        burst("n", "x", "s", "d")
        await wait_until(pilot, lambda: screen.editor.area.text == "xsd")
        await settled(pilot, screen)
        burst("ctrl+n", "m", "x", "left", "u")
        await wait_until(pilot, lambda: screen.editor.area.text == "mux")
        await settled(pilot, screen)
        burst("escape", "down", "down", "down", "enter", "x", "s")
        await wait_until(pilot, lambda: screen.editor.area.text == "xsDen første")
        await settled(pilot, screen)
        burst("escape", "slash", "x", "s")
        await wait_until(pilot, lambda: screen.side.search_line.value == "xs")
    assert [note.text for note in stored(folder)] == ["xsDen første", "Den anden", "xsd", "mux"]
    assert app.drafts == []


async def test_a_note_is_begun_before_the_store_is_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text area comes with the first note, and no key that is pressed until then is lost."""
    fill(folder, [("2026-03-12", "Den første")]).close()
    may_open = threading.Event()
    opening = Workspace.open

    def held(self: Workspace) -> None:
        may_open.wait(5)
        opening(self)

    monkeypatch.setattr(Workspace, "open", held)
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        assert not app.screen.query("#text")
        for name in ("n", "x", "s", "enter", "d"):
            app.post_message(events.Key(name, name if len(name) == 1 else None))
        await wait_until(pilot, lambda: app.journal_screen.editor.area.text == "xs\nd")
        assert not app.workspace_open
        may_open.set()
        screen = await ready(pilot)
        await settled(pilot, screen)
        assert screen.editor.in_text
        assert "2 noter" in shown(app)
    assert [note.text for note in stored(folder)] == ["Den første", "xs\nd"]


async def test_letters_for_a_note_that_does_not_come_are_no_commands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, [("2026-03-12", "Den første"), ("2026-03-13", "Den anden")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)

        def failing(*_arguments: object) -> NoteRecord:
            raise StoreError("Noterne kunne ikke åbnes.", "Prøv igen.")

        monkeypatch.setattr(Journal, "get", failing)
        for name in ("down", "enter", "x", "s"):
            app.post_message(events.Key(name, name if len(name) == 1 else None))
        await wait_until(pilot, lambda: any("Noterne kunne ikke åbnes." in notice for notice in notices(app)))
        await settled(pilot, screen)
        assert screen.side.notes.held_keys is None
    assert len(stored(folder)) == 2
    assert app.drafts == []
