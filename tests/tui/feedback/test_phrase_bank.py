"""The phrase bank: all phrases in their groups, searched while it is typed, copied with one key."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assistant.danish import phrases
from assistant.export.clipboard import Copied, Way
from assistant.tui.feedback.phrase_bank import PhraseBank
from assistant.workspace.output import Output
from tests.tui.feedback.conftest import SIZE, Bench, BenchWorkspace, opened, started
from tests.tui.looking import SIZES, keys, notices, shown, wait_until, words


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been copied."""
    texts: list[str] = []

    def copy(_output: Output, text: str, _write: object) -> Copied:
        texts.append(text)
        return Copied(Way.NATIVE)

    monkeypatch.setattr(Output, "copy", copy)
    return texts


async def opened_bank(pilot: Pilot[str], bench: Bench) -> PhraseBank:
    await started(pilot, bench)
    bench.app.action_phrases()
    await wait_until(pilot, lambda: isinstance(bench.app.screen, PhraseBank))
    bank = bench.app.screen
    assert isinstance(bank, PhraseBank)
    await wait_until(pilot, lambda: bank.rows.row_count)
    await pilot.pause()
    return bank


@pytest.mark.parametrize("size", SIZES)
async def test_all_phrases_stand_in_their_groups(
    bench: Bench, workspace: BenchWorkspace, size: tuple[int, int]
) -> None:
    workspace.note()
    async with bench.app.run_test(size=size, notifications=True) as pilot:
        bank = await opened_bank(pilot, bench)
        first = phrases.groups()[0]
        assert bank.rows.row_count == sum(len(group.phrases) for group in phrases.groups())
        assert first.name in shown(bench.app)
        assert first.phrases[0] in words(bench.app)
        assert bank.rows.selected == first.phrases[0]
        assert keys(bench.app).startswith("Enter Kopiér   / Søg   Esc Tilbage")


@pytest.mark.parametrize("key", ["enter", "c"])
async def test_a_phrase_is_copied(
    bench: Bench, workspace: BenchWorkspace, copied: list[str], key: str
) -> None:
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        bank = await opened_bank(pilot, bench)
        await pilot.press("down", key)
        await wait_until(pilot, lambda: copied)
        assert copied == [bank.rows.selected]
        await wait_until(pilot, lambda: notices(bench.app))
        assert notices(bench.app) == [Way.NATIVE.value]


async def test_a_search_narrows_them_down_and_escape_shows_all(
    bench: Bench, workspace: BenchWorkspace, copied: list[str]
) -> None:
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        bank = await opened_bank(pilot, bench)
        every = bank.rows.row_count
        await pilot.press("slash", *"eksempel")
        await wait_until(pilot, lambda: 0 < bank.rows.row_count < every)
        await pilot.press("enter", "enter")
        await wait_until(pilot, lambda: copied)
        await pilot.press("escape")
        await wait_until(pilot, lambda: bank.rows.row_count == every)
        await pilot.press("escape")
        await wait_until(pilot, lambda: bench.app.screen is bench.journal)


async def test_nothing_found_says_so(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        bank = await opened_bank(pilot, bench)
        await pilot.press("slash", *"qqq", "slash", "minus")
        assert bank.line.value == "qqq/-"
        await wait_until(pilot, lambda: "Ingen vending med de ord" in shown(bench.app))
        assert "Kopiér" not in keys(bench.app)
        await pilot.press("enter", "c")
        assert bank.focused is bank.line


async def test_it_is_reached_from_the_feedback_page(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await opened(pilot, bench)
        await pilot.press("ctrl+l")
        await wait_until(pilot, lambda: isinstance(bench.app.screen, PhraseBank))
        await pilot.press("escape")
        await wait_until(pilot, lambda: bench.app.screen is page)
