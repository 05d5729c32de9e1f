"""What is written on the feedback page is a note: kept while it is typed, and saved as given or received."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.errors import StoreError
from assistant.tui.feedback.saving import SaveDialog
from assistant.tui.journal import keeper
from assistant.tui.widgets.choice import Choice
from assistant.workspace.journal import Journal
from tests.tui.feedback.conftest import (
    SIZE,
    TEXT,
    Bench,
    BenchWorkspace,
    empty_page,
    opened,
    settled,
    started,
)
from tests.tui.looking import keys, notices, shown, wait_until

NOTE = f"Mødet med Jonas\n\n{TEXT}\n\n#jonas"


async def in_journal(pilot: Pilot[str], bench: Bench) -> None:
    await wait_until(pilot, lambda: bench.app.screen is bench.journal)
    await wait_until(pilot, lambda: not bench.journal.questions.busy)


async def save_dialog(pilot: Pilot[str], bench: Bench) -> SaveDialog:
    await pilot.press("ctrl+s")
    await wait_until(pilot, lambda: isinstance(bench.app.screen, SaveDialog))
    await pilot.pause()
    assert isinstance(bench.app.screen, SaveDialog)
    return bench.app.screen


async def test_what_is_typed_on_an_empty_page_is_a_note(bench: Bench, workspace: BenchWorkspace) -> None:
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        await pilot.press(*"Du")
        await settled(pilot, bench)
        assert [note.text for note in workspace.notes()] == ["Du"]
        assert "gemt " in shown(bench.app)
        page.area.take_in(" er god")
        await pilot.press("escape")
        await in_journal(pilot, bench)
        assert [note.text for note in workspace.notes()] == ["Du er god"]


async def test_a_save_that_is_overdue_is_made_at_once(
    bench: Bench, workspace: BenchWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "LATEST", 0.0)
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        await empty_page(pilot, bench)
        await pilot.press(*"Du")
        await wait_until(pilot, lambda: [note.text for note in workspace.notes()] == ["Du"])


async def test_an_edit_is_kept_in_the_note_it_came_from(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.note(NOTE)
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await opened(pilot, bench)
        assert page.area.text == TEXT
        await pilot.press("N", "u", "space", "escape")
        await in_journal(pilot, bench)
        assert [note.text for note in workspace.notes()] == [NOTE.replace(TEXT, f"Nu {TEXT}")]


async def test_looking_changes_nothing(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.note(NOTE)
    before = workspace.notes()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, bench)
        await pilot.press("f6", "1", "plus", "d", "escape")
        await in_journal(pilot, bench)
        assert workspace.notes() == before


async def test_only_the_marked_stretch_is_worked_on(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.note(f"Først dette.\n{TEXT}\nSå det.")
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        await started(pilot, bench)
        await pilot.press("enter", "down", "home", "shift+end", "f6")
        await wait_until(pilot, lambda: "Hvad skal noten blive til?" in shown(bench.app))
        await pilot.click("#answer-feedback")
        await wait_until(pilot, lambda: bench.app.screen.__class__.__name__ == "FeedbackScreen")
        await wait_until(pilot, lambda: not bench.page.area.read_only)
        page = await settled(pilot, bench)
        stretch = page.area.text
        assert "Først" not in stretch
        assert "Så det" not in stretch
        assert stretch
        assert "en del af noten" in shown(bench.app)
        await pilot.press("H", "e", "j", "space")
        await settled(pilot, bench)
        text = workspace.notes()[0].text
        assert text.startswith("Først dette.\n")
        assert text.endswith("\nSå det.")
        assert "Hej " in text


async def test_several_notes_become_one_text(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.note("Du er god.", date(2026, 3, 1))
    workspace.note("Du er flink.", date(2026, 3, 2))
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        await started(pilot, bench)
        await pilot.press("m", "down", "m")
        page = await opened(pilot, bench)
        assert "god" in page.area.text
        assert "flink" in page.area.text
        await pilot.press("escape")
        await in_journal(pilot, bench)
        assert len(workspace.notes()) == 2


async def test_leaving_by_another_way_keeps_the_last_letters(bench: Bench, workspace: BenchWorkspace) -> None:
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        page.area.take_in("Sidste ord")
        await pilot.press("f3")
        await wait_until(pilot, lambda: bench.app.current_mode == "review")
        await pilot.pause()
        assert [note.text for note in workspace.notes()] == ["Sidste ord"]


async def test_the_end_of_the_app_keeps_the_last_letters(bench: Bench, workspace: BenchWorkspace) -> None:
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        page.area.take_in("Sidste ord")
        await pilot.press("ctrl+q")
    assert [note.text for note in workspace.notes()] == ["Sidste ord"]


async def test_a_page_that_was_emptied_leaves_no_note(bench: Bench, workspace: BenchWorkspace) -> None:
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        page.area.take_in("Ord")
        await settled(pilot, bench)
        await pilot.press("f7", "delete")
        await settled(pilot, bench)
        await pilot.press("escape")
        await in_journal(pilot, bench)
        assert workspace.notes() == []


async def test_new_begins_another_note(bench: Bench, workspace: BenchWorkspace) -> None:
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        page.area.take_in("Den første")
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: not page.area.text)
        await settled(pilot, bench)
        page.area.take_in("Den anden")
        await settled(pilot, bench)
        assert sorted(note.text for note in workspace.notes()) == ["Den anden", "Den første"]


async def test_where_it_cannot_be_saved_the_page_stays(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_journal: Journal, _text: str, _written: date | None = None) -> None:
        raise StoreError("Disken er fuld. Din tekst står her.", "Gør plads.")

    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        with monkeypatch.context() as broken:
            broken.setattr(Journal, "add", fail)
            page.area.take_in("Ord")
            await wait_until(pilot, lambda: page.keeper.failing)
            await pilot.press("escape")
            await pilot.pause()
            assert bench.app.screen is page
            assert page.area.text == "Ord"
            assert "ikke gemt endnu" in shown(bench.app)
        page.keeper.flush()
        await settled(pilot, bench)
        await pilot.press("escape")
        await in_journal(pilot, bench)


async def test_given_feedback_is_saved_as_it_is_suggested(bench: Bench, workspace: BenchWorkspace) -> None:
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        page.area.take_in(TEXT)
        await settled(pilot, bench)
        suggested = page.pane.text
        dialog = await save_dialog(pilot, bench)
        assert dialog.query_one("#save-kind", Choice).value == "givet"
        await pilot.press(*"Jens", "slash", *"IT")
        dialog.query_one("#save-role", Choice).pick("kollega")
        dialog.query_one("#save-day", Input).value = "12. marts 2026"
        await pilot.press("enter")
        await in_journal(pilot, bench)
        (note,) = workspace.notes()
        assert note.title == "Feedback til Jens/IT (kollega)"
        assert note.written == date(2026, 3, 12)
        assert set(note.tags) == {"feedback", "givet"}
        assert suggested in note.text
        assert workspace.journal.binned()[0].title.startswith("Måske kunne du")
        await wait_until(pilot, lambda: bench.journal.note is not None and bench.journal.note.id == note.id)


async def test_received_feedback_is_saved_with_questions(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.note(f"{TEXT}\n\n#modtaget")
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, bench)
        dialog = await save_dialog(pilot, bench)
        assert dialog.query_one("#save-kind", Choice).value == "modtaget"
        await pilot.press(*"Lene")
        await pilot.click("#answer-questions")
        await in_journal(pilot, bench)
        titles = {note.title: note for note in workspace.notes()}
        assert len(titles) == 3  # the note it came from stays
        assert TEXT in titles["Feedback fra Lene"].text
        assert "- " in titles["Spørgsmål til næste 1:1 med Lene"].text


async def test_a_day_that_cannot_be_read_is_mended(bench: Bench, workspace: BenchWorkspace) -> None:
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        page.area.take_in(TEXT)
        await settled(pilot, bench)
        dialog = await save_dialog(pilot, bench)
        dialog.query_one("#save-day", Input).value = "[/]engang"
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Den dag kender makker ikke" in shown(bench.app))
        await pilot.press("escape")
        await wait_until(pilot, lambda: bench.app.screen is page)
        assert len(workspace.notes()) == 1


async def test_an_empty_page_is_not_saved(bench: Bench) -> None:
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await empty_page(pilot, bench)
        await pilot.press("ctrl+s")
        assert bench.app.screen is page
        assert "Gem" not in keys(bench.app)
        assert notices(bench.app) == []
