"""A language model's suggestion: asked for, consented to, streamed, stopped, failed, and put aside for the rules."""

from __future__ import annotations

from textual.pilot import Pilot

from assistant.engines.base import Notice, Partial
from assistant.errors import EndpointError
from assistant.tasks.feedback import Change, Feedback
from assistant.tui.feedback.screen import FeedbackScreen
from assistant.tui.review.consent import ConsentDialog
from tests.fakes import LOCAL, REMOTE, FakeEngine, Step, Wait, about_to_send, written
from tests.tui.feedback.conftest import SIZE, TEXT, Bench, BenchWorkspace, opened, settled
from tests.tui.looking import keys, notices, shown, wait_until, words

SUGGESTED = TEXT.replace("Måske kunne du overveje at dele", "Jeg vil bede dig dele").replace(
    "lidt op?", "op."
)
DOCUMENT = Feedback(
    labels=["indirect"],
    spans=[],
    suggestion=SUGGESTED,
    changes=[
        Change(before="Måske kunne du overveje at dele", after="Jeg vil bede dig dele", reason="Sig det.")
    ],
    questions=[],
)
DONE: Step = written(DOCUMENT)  # type: ignore[arg-type]  # any task's document will do


async def asked(pilot: Pilot[str], bench: Bench) -> FeedbackScreen:
    """Opens a note, and asks for a suggestion."""
    page = await opened(pilot, bench)
    assert "Tryk F6, så skriver prøvemodel" in words(bench.app)
    assert page.analysis.stretches
    await pilot.press("f6")
    await pilot.pause()
    return page


async def test_a_suggestion_is_streamed_and_shown_with_its_changes(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    gate = Wait()
    engine = FakeEngine(
        [about_to_send(LOCAL), Notice("Noten er på norsk."), Partial({"suggestion": "Jeg vil"}), gate, DONE],
        identity=LOCAL,
    )
    workspace.fake = engine
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await asked(pilot, bench)
        await wait_until(pilot, lambda: "Jeg vil" in shown(bench.app))
        assert "Skriver feedback" in shown(bench.app)
        assert keys(bench.app).startswith("Esc Stop")
        gate.set()
        await settled(pilot, bench)
        assert page.pane.text == SUGGESTED
        assert page.pane.composition.changes[0].reason == "Sig det."
        assert page.focused is page.pane
        assert "Noten er på norsk." in notices(bench.app)


async def test_the_typing_goes_on_while_it_is_written(bench: Bench, workspace: BenchWorkspace) -> None:
    gate = Wait()
    engine = FakeEngine([about_to_send(LOCAL), gate, DONE], identity=LOCAL)
    workspace.fake = engine
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await asked(pilot, bench)
        await pilot.press("e", "H", "e", "j", "space")
        gate.set()
        await settled(pilot, bench)
        assert page.area.text == f"Hej {TEXT}"
        assert page.pane.suggestion is not None
        assert page.pane.suggestion.wish.text == TEXT


async def test_nothing_is_sent_without_leave(bench: Bench, workspace: BenchWorkspace) -> None:
    engine = FakeEngine([about_to_send(REMOTE), DONE], identity=REMOTE)
    workspace.fake = engine
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await asked(pilot, bench)
        await wait_until(pilot, lambda: isinstance(bench.app.screen, ConsentDialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: bench.app.screen is page)
        await wait_until(pilot, lambda: "Der er ikke sendt noget" in words(bench.app))
        assert engine.sent == 0
        await wait_until(pilot, lambda: page.working.idle)
        await pilot.press("escape")
        await pilot.pause()
        assert page.area.text == TEXT


async def test_with_leave_it_is_sent(bench: Bench, workspace: BenchWorkspace) -> None:
    engine = FakeEngine([about_to_send(REMOTE), DONE], identity=REMOTE)
    workspace.fake = engine
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await asked(pilot, bench)
        await wait_until(pilot, lambda: isinstance(bench.app.screen, ConsentDialog))
        await pilot.click("#answer-send")
        await wait_until(pilot, lambda: bench.app.screen is page)
        await settled(pilot, bench)
        assert page.pane.text == SUGGESTED


async def test_escape_stops(bench: Bench, workspace: BenchWorkspace) -> None:
    engine = FakeEngine([about_to_send(LOCAL), Wait(), DONE], identity=LOCAL)
    workspace.fake = engine
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await asked(pilot, bench)
        await pilot.press("escape")
        await settled(pilot, bench)
        assert bench.app.screen is page
        assert engine.closed == 1
        assert "Stoppet. Din tekst er, som den var." in notices(bench.app)
        assert page.pane.display


async def test_after_a_failure_the_rules_take_over(bench: Bench, workspace: BenchWorkspace) -> None:
    engine = FakeEngine(
        [about_to_send(LOCAL), EndpointError("Kunne ikke nå modellen. Din tekst er gemt.", "Prøv igen.")],
        identity=LOCAL,
    )
    workspace.fake = engine
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        page = await asked(pilot, bench)
        await wait_until(pilot, lambda: "Kunne ikke nå modellen" in words(bench.app))
        assert "Brug reglerne" in words(bench.app)
        await pilot.press("right", "enter")
        await settled(pilot, bench)
        assert page.pane.suggestion is not None
        assert "Måske" not in page.pane.text


async def test_leaving_while_it_is_written_stops_it(bench: Bench, workspace: BenchWorkspace) -> None:
    engine = FakeEngine([about_to_send(LOCAL), Wait(), DONE], identity=LOCAL)
    workspace.fake = engine
    workspace.note()
    async with bench.app.run_test(size=SIZE, notifications=True) as pilot:
        await asked(pilot, bench)
        await pilot.press("f2")
        await wait_until(pilot, lambda: bench.app.screen is bench.journal)
        await wait_until(pilot, lambda: engine.closed == 1)
