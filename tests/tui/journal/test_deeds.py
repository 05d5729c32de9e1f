"""What is done to notes: marked, drafted from, moved to the bin and back, copied, given another day or language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual import events

from assistant.errors import StoreError
from assistant.export.clipboard import Copied, Way
from assistant.tasks import TaskRow
from assistant.tui.journal import keeper
from assistant.workspace.journal import Journal
from store.records import DraftSourceRecord, NewVersion
from tests.tui.journal.bench import SIZE, BenchApp, app_on, fill, ready, settled, stored, type_text
from tests.tui.looking import keys, notices, shown, wait_until

NOTES = [("2026-03-10", "Den første"), ("2026-03-11", "Den anden"), ("2026-03-12", "Den tredje")]


# Marks and drafts


async def test_a_draft_is_made_of_the_marked_notes(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("m", "down", "down", "m")
        assert "3 noter · 2 markeret" in shown(app)
        assert shown(app).count("●") == 2
        await pilot.press("s")
        await wait_until(pilot, lambda: app.drafts)
        assert app.drafts == [("star", (3, 1))]
        assert "markeret" not in shown(app)


ONE_TASK = (TaskRow("star", "STAR", "s", "Gør noter til en præstation."),)
TWO_TASKS = (*ONE_TASK, TaskRow("feedback", "Feedback", "f", "Sig det tydeligt."))


async def test_without_marks_a_draft_is_made_of_the_note_with_its_last_word(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.tui.journal.screen.ROWS", ONE_TASK)
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("enter")
        await type_text(pilot, "Nyt: ")
        await pilot.press("f6")
        await wait_until(pilot, lambda: app.drafts)
        assert app.drafts == [("star", (3,))]
        assert stored(folder)[2].text == "Nyt: Den tredje"


async def test_where_there_are_several_kinds_of_draft_the_text_asks_which(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.tui.journal.screen.ROWS", TWO_TASKS)
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("enter", "f6")
        await wait_until(pilot, lambda: "Hvad skal noten blive til?" in shown(app))
        assert "Feedback: Sig det tydeligt." in shown(app)
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: app.drafts)
        assert app.drafts == [("feedback", (3,))]


async def test_a_new_note_can_be_marked_while_it_is_written(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        await type_text(pilot, "ny")
        await settled(pilot, screen)
        await pilot.press("ctrl+t")
        assert "4 noter · 1 markeret" in shown(app)
        await pilot.press("escape")
        assert "Esc Fjern markering" in keys(app)
        await pilot.press("escape")
        assert "markeret" not in shown(app)


async def test_where_there_is_nothing_to_draft_from_it_says_so(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "STAR" not in keys(app)
        screen.action_draft("star")
        await wait_until(
            pilot, lambda: any("Der er ingen note at gå ud fra." in notice for notice in notices(app))
        )
        assert app.drafts == []


async def test_no_draft_is_made_of_a_text_that_could_not_be_saved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, NOTES).close()
    monkeypatch.setattr(keeper, "RETRY", 60.0)
    monkeypatch.setattr("assistant.tui.journal.screen.ROWS", ONE_TASK)

    def failing(*_arguments: object) -> None:
        raise StoreError("Disken er fuld.", "Gør plads.")

    monkeypatch.setattr(Journal, "save", failing)
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("enter", "x", "f6")
        await wait_until(pilot, lambda: any("så det må vente" in notice for notice in notices(app)))
        assert app.drafts == []


# The bin and back


async def test_a_deleted_note_comes_back_by_one_key(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        assert "u Fortryd" not in keys(app)
        await pilot.press("down", "x")
        await wait_until(pilot, lambda: "2 noter" in shown(app))
        assert "Flyttet til papirkurven.\nu fortryder." in notices(app)
        await settled(pilot, screen)
        assert screen.editor.area.text == "Den første"  # the note that moved up
        assert [note.text for note in stored(folder)] == ["Den første", "Den tredje"]
        await pilot.press("u")
        await wait_until(pilot, lambda: "3 noter" in shown(app))
        await settled(pilot, screen)
        assert screen.editor.area.text == "Den anden"
        assert len(stored(folder)) == 3


async def test_marked_notes_go_and_come_together(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        await pilot.press("m", "down", "m", "delete")
        await wait_until(pilot, lambda: "1 note" in shown(app))
        assert "2 noter er flyttet til papirkurven.\nu fortryder." in notices(app)
        await settled(pilot, screen)
        await pilot.press("u")
        await wait_until(pilot, lambda: "3 noter" in shown(app))
        assert len(stored(folder)) == 3


async def test_a_hit_can_be_deleted(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("slash")
        await type_text(pilot, "den")
        await wait_until(pilot, lambda: "3 fundet" in shown(app))
        await pilot.press("enter")
        await settled(pilot, screen)
        await pilot.press("x")
        await wait_until(pilot, lambda: "2 fundet" in shown(app))
        await settled(pilot, screen)
        assert screen.editor.area.text == "Den anden"


async def test_the_last_note_can_be_deleted(folder: Path) -> None:
    fill(folder, NOTES[:1]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("x")
        await wait_until(pilot, lambda: "Ingen noter endnu" in shown(app))
        await pilot.press("u")
        await settled(pilot, screen)
        await wait_until(pilot, lambda: "Den første" in shown(app))


# Copies, day and language


async def test_a_note_and_marked_notes_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(folder, NOTES).close()
    copied: list[str] = []

    def copy(text: str, _write: object) -> Copied:
        copied.append(text)
        return Copied(Way.NATIVE)

    monkeypatch.setattr("assistant.export.clipboard.copy", copy)
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("c")
        await wait_until(pilot, lambda: len(copied) == 1)
        await wait_until(pilot, lambda: "Kopieret til udklipsholderen." in notices(app))
        await pilot.press("m", "down", "m", "c")
        await wait_until(pilot, lambda: len(copied) == 2)
        await pilot.press("enter", "shift+right", "shift+right", "shift+right", "ctrl+c")
        await wait_until(pilot, lambda: len(copied) == 3)
        assert copied == ["Den tredje", "Den tredje\n\nDen anden", "Den"]


async def test_what_is_cut_can_be_put_in_again_and_undone(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        area = screen.editor.area
        await pilot.press("enter", "ctrl+shift+right", "ctrl+x")
        await wait_until(pilot, lambda: area.text == " tredje")
        await settled(pilot, screen)
        await pilot.press("ctrl+end", "ctrl+v")
        assert area.text == " tredjeDen"
        await pilot.press("ctrl+z", "ctrl+z")
        assert area.text == "Den tredje"
        await pilot.press("ctrl+a", "backspace")
        assert area.text == ""
        await pilot.press("ctrl+z")
        await wait_until(pilot, lambda: stored(folder)[2].text == "Den tredje")


async def test_a_note_gets_another_day(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("d")
        await wait_until(pilot, lambda: "Hvilken dag handler noten om?" in shown(app))
        await pilot.press("ctrl+a")
        await type_text(pilot, "engang")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Den dag kender makker ikke." in shown(app))
        assert "engang" in shown(app)
        await pilot.press("ctrl+a")
        await type_text(pilot, "1. februar 2026")
        await pilot.press("enter")
        await wait_until(pilot, lambda: stored(folder)[2].written == date(2026, 2, 1))
        await settled(pilot, screen)
        assert "1. februar 2026" in shown(app)
        assert "februar 2026\n" in "\n".join(line[:38].strip() for line in shown(app).split("\n"))
        assert screen.side.notes.selected is not None
        assert screen.side.notes.selected.id == 3


async def test_the_language_is_told_and_can_be_corrected(folder: Path) -> None:
    text = "The meeting about the new schedule went well, and everybody was happy with it."
    fill(folder, [("2026-03-10", text), ("2026-03-11", "Vi holdt møde om den nye vagtplan.")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert "11. marts 2026 · dansk" in shown(app)
        await pilot.press("down")
        await wait_until(pilot, lambda: "10. marts 2026 · engelsk" in shown(app))
        await pilot.press("l")
        await wait_until(pilot, lambda: "Hvilket sprog er noten skrevet på?" in shown(app))
        await pilot.press("right", "enter")  # from English to German
        await wait_until(pilot, lambda: "10. marts 2026 · tysk" in shown(app))
        await settled(pilot, screen)
        assert (stored(folder)[0].language, stored(folder)[0].language_chosen) == ("de", True)
        await pilot.press("enter", "x")
        await wait_until(pilot, lambda: stored(folder)[0].text.startswith("xThe"))
        await settled(pilot, screen)
        assert "10. marts 2026 · tysk" in shown(app)


async def test_a_language_is_told_while_one_writes(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("n")
        await type_text(pilot, "The meeting went very well and they were happy")
        await wait_until(pilot, lambda: "· engelsk" in shown(app))


# The keys tell the truth


async def test_every_key_on_the_key_line_does_something(folder: Path) -> None:
    fill(folder, NOTES).close()
    app: BenchApp = app_on(folder)
    async with app.run_test(size=(200, 45)) as pilot:  # wide enough for all of them
        await ready(pilot)
        for part in ("n Ny", "m Markér", "/ Søg", "Enter Ret", "h Historik", "x Slet", "# Emneord"):
            assert part in keys(app)
        for part in ("c Kopiér", "d Dag", "l Sprog", "p Papirkurv", "F1 Hjælp"):
            assert part in keys(app)
        assert "Esc" not in keys(app)


async def test_the_help_page_tells_the_keys_of_the_journal(folder: Path) -> None:
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=(120, 60)) as pilot:
        await ready(pilot)
        await pilot.press("f1")
        await wait_until(pilot, lambda: "Hjælp · Journal" in shown(app))
        assert "Skriv en ny note" in shown(app)
        assert "Flyt noten til papirkurven" in shown(app)


async def test_quick_keys_mean_the_note_of_the_cursor_not_the_one_before(folder: Path) -> None:
    """The note in the editor lags a moment behind the cursor; what is done must not."""
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        for name in ("down", "x", "down", "m"):
            app.post_message(events.Key(name, name if len(name) == 1 else None))
        await wait_until(pilot, lambda: len(stored(folder)) == 2)
        await settled(pilot, screen)
        assert [note.text for note in stored(folder)] == ["Den første", "Den tredje"]
        await pilot.press("home")
        for name in ("down", "d"):
            app.post_message(events.Key(name, name if len(name) == 1 else None))
        await wait_until(pilot, lambda: "Hvilken dag handler noten om?" in shown(app))
        assert "10. marts 2026" in screen.editor.about_line.render().plain


async def test_what_was_copied_by_the_system_can_be_put_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.export.clipboard.copy", lambda _text, _write: Copied(Way.NATIVE))
    fill(folder, NOTES).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("c", "enter", "ctrl+end", "ctrl+v")
        await wait_until(pilot, lambda: screen.editor.area.text == "Den tredjeDen tredje")
        app.copy_to_clipboard(" fra udkast")
        await pilot.press("ctrl+v")
        await wait_until(pilot, lambda: screen.editor.area.text == "Den tredjeDen tredje fra udkast")


async def test_a_note_that_rests_in_drafts_says_so(folder: Path) -> None:
    store = fill(folder, NOTES)
    source = DraftSourceRecord(2, "Den anden", date(2026, 3, 11), "da")
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert "★" not in shown(app)
        draft = store.drafts.add("star", "Titel", [source], NewVersion(document="{}"))
        store.drafts.set_state(draft.id, "approved", row_version=draft.version)
        await pilot.press("f3", "f2")
        await wait_until(pilot, lambda: "Den anden" in shown(app) and "★" in shown(app))
        await settled(pilot, screen)
        await pilot.press("down")
        await wait_until(pilot, lambda: "2 ord · brugt i 1 udkast" in shown(app))
    store.close()


async def test_a_new_note_ends_a_search_and_a_filter(folder: Path) -> None:
    fill(folder, [*NOTES, ("2026-03-13", "Med #emne")]).close()
    app = app_on(folder)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.keep_to_tag("emne")
        await wait_until(pilot, lambda: "#emne · 1 note" in shown(app))
        await pilot.press("slash")
        await type_text(pilot, "den")
        await wait_until(pilot, lambda: "3 fundet" in shown(app))
        await pilot.press("ctrl+n")
        await type_text(pilot, "helt ny")
        await wait_until(pilot, lambda: "5 noter" in shown(app))
        await settled(pilot, screen)
        assert screen.side.notes.selected is not None
        assert screen.side.notes.selected.title == "helt ny"


async def test_undo_of_what_another_window_deleted_for_good_says_so(folder: Path) -> None:
    store = fill(folder, NOTES)
    app = app_on(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await ready(pilot)
        await pilot.press("x")
        await wait_until(pilot, lambda: "2 noter" in shown(app))
        await settled(pilot, screen)
        store.notes.delete_forever(3)
        await pilot.press("u")
        await wait_until(pilot, lambda: any("slettet for altid" in notice for notice in notices(app)))
        assert "u Fortryd" not in keys(app)
    store.close()
