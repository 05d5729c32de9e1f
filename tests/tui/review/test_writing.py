"""A draft from the request to the review: streamed, stopped, failed, consented to and refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.engines.base import Notice, Partial, Repaired
from assistant.errors import EndpointError
from assistant.tui.review.consent import ConsentDialog
from assistant.tui.widgets.prose import ProsePane
from tests.endpoint import EndpointServer
from tests.fakes import LOCAL, REMOTE, FakeEngine, Wait, about_to_send, star, written
from tests.tui.looking import keys, notices, shown, top, wait_until, words
from tests.tui.review.conftest import ACTION, NOTE, SITUATION, Bench, BenchWorkspace, opened_draft

OTHER = "Undervisning\n\nI april holdt jeg et kursus i Excel for fem nye elever i receptionen. #undervisning"


async def ready(pilot: Pilot[str], bench: Bench) -> None:
    await wait_until(pilot, lambda: bench.app.workspace_open)


async def on_page(pilot: Pilot[str], bench: Bench, page: str) -> None:
    await wait_until(pilot, lambda: bench.app.current_mode == "review" and bench.screen.page == page)
    await pilot.pause()


async def asked(pilot: Pilot[str], bench: Bench) -> ConsentDialog:
    await wait_until(pilot, lambda: isinstance(bench.app.screen, ConsentDialog))
    await pilot.pause()
    assert isinstance(bench.app.screen, ConsentDialog)
    return bench.app.screen


async def test_the_rules_write_a_draft_that_is_opened(bench: Bench, workspace: BenchWorkspace) -> None:
    note = workspace.note()
    workspace.fake = workspace.engine("rules")
    async with bench.app.run_test(size=(100, 40), notifications=True) as pilot:
        await ready(pilot, bench)
        bench.app.start_draft("star", (note,))
        await on_page(pilot, bench, "draft")
        assert "skrevet af reglerne, uden sprogmodel" in words(bench.app)
        assert "Udkast 1" in top(bench.app)


async def test_what_comes_is_shown_while_it_comes(bench: Bench, workspace: BenchWorkspace) -> None:
    gate = Wait()
    workspace.fake = FakeEngine(
        [
            about_to_send(LOCAL),
            Repaired("ikke JSON"),
            Notice("Noten er på norsk."),
            Partial({"title": "Færre tryksår", "situation": "Vi havde for"}),
            gate,
            written(star(situation=SITUATION)),
        ],
        identity=LOCAL,
    )
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await on_page(pilot, bench, "writing")
        assert "Skriver STAR …" in shown(bench.app)
        await wait_until(pilot, lambda: "Vi havde for" in shown(bench.app))
        text = words(bench.app)
        assert "prøvemodel på 127.0.0.1:11434 · 1.600 tokens sendt · 5 ord skrevet" in text
        assert "svaret bliver rettet til" in text
        assert "Noten er på norsk." in notices(bench.app)
        assert keys(bench.app).startswith("Esc Stop")
        gate.set()
        await on_page(pilot, bench, "draft")
        assert bench.screen.draft_page.field is not None
        assert bench.screen.draft_page.field.text == SITUATION


async def test_escape_stops_and_keeps_what_had_come(bench: Bench, workspace: BenchWorkspace) -> None:
    engine = FakeEngine([about_to_send(LOCAL), Partial({"situation": SITUATION}), Wait()], identity=LOCAL)
    workspace.fake = engine
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: engine.jobs and "Vi havde for" in shown(bench.app))
        await pilot.press("escape")
        await on_page(pilot, bench, "draft")
        assert engine.closed == 1
        assert "ufærdigt" in words(bench.app)
        assert "Stoppet. Det, der var kommet, er gemt som et ufærdigt udkast." in notices(bench.app)
        assert workspace.review.lines()[0].finished is False


async def test_escape_before_anything_has_come_keeps_nothing(bench: Bench, workspace: BenchWorkspace) -> None:
    engine = FakeEngine([Wait()], identity=LOCAL)
    workspace.fake = engine
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: engine.jobs)
        await pilot.press("escape")
        await on_page(pilot, bench, "drafts")
        assert engine.closed == 1
        assert any("Der var ikke kommet noget" in notice for notice in notices(bench.app))
        assert workspace.review.lines() == []


async def test_a_failure_is_told_and_tried_again(bench: Bench, workspace: BenchWorkspace) -> None:
    error = EndpointError(
        "Kunne ikke nå modellen på 127.0.0.1:11434 [/]. Din tekst er gemt.", "Prøv igen, eller brug reglerne."
    )
    workspace.fake = FakeEngine([error], [written(star(situation=SITUATION))], identity=LOCAL)
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: "Kunne ikke nå modellen" in shown(bench.app))
        assert "Prøv igen, eller brug reglerne." in words(bench.app)
        assert workspace.journal.get(note).text == NOTE
        await pilot.press("enter")
        await on_page(pilot, bench, "draft")
        assert "skrevet af prøvemodel" in words(bench.app)


async def test_after_a_failure_the_rules_can_take_over(bench: Bench, workspace: BenchWorkspace) -> None:
    workspace.fake = FakeEngine([EndpointError("Modellen svarer ikke.", "Prøv igen.")], identity=LOCAL)
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: "Brug reglerne" in shown(bench.app))
        await pilot.press("tab", "enter")
        await on_page(pilot, bench, "draft")
        assert "skrevet af reglerne" in words(bench.app)
        assert workspace.asked_for == [None, "rules"]


async def test_what_had_come_before_a_failure_can_be_opened(bench: Bench, workspace: BenchWorkspace) -> None:
    error = EndpointError("Forbindelsen blev afbrudt.", "Prøv igen.")
    workspace.fake = FakeEngine([Partial({"situation": SITUATION}), error], identity=LOCAL)
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: "Åbn det, der kom" in shown(bench.app))
        await pilot.press("right", "right", "enter")
        await on_page(pilot, bench, "draft")
        assert "ufærdigt" in words(bench.app)


async def test_a_fault_in_the_program_is_told_and_the_way_is_free(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    workspace.fake = FakeEngine([ZeroDivisionError()], [written(star(situation=SITUATION))], identity=LOCAL)
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: any("fejl i programmet" in notice for notice in notices(bench.app)))
        await on_page(pilot, bench, "drafts")
        bench.app.start_draft("star", (note,))
        await on_page(pilot, bench, "draft")


async def test_a_note_that_is_gone_or_empty_is_told(bench: Bench, workspace: BenchWorkspace) -> None:
    empty = workspace.note("  \n")
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (empty,))
        await wait_until(pilot, lambda: "Der står ikke noget i noten endnu." in shown(bench.app))
        await pilot.press("escape")
        await on_page(pilot, bench, "drafts")


async def test_nothing_is_sent_before_the_user_has_seen_it(bench: Bench, workspace: BenchWorkspace) -> None:
    text = "[user]\n" + "\n".join(f"linje {number} [/] \x1b[31m" for number in range(80))
    engine = FakeEngine([about_to_send(REMOTE, text), written(star(situation=SITUATION))], identity=REMOTE)
    workspace.fake = engine
    note = workspace.note()
    async with bench.app.run_test(size=(80, 24), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        dialog = await asked(pilot, bench)
        assert engine.sent == 0
        assert "Må teksten sendes til api.example.com?" in words(bench.app)
        assert "1.600 tokens" in words(bench.app)
        assert dialog.query_one(ProsePane).plain.startswith("[user]\nlinje 0 [/] ␛[31m")
        assert "linje 0" in shown(bench.app)
        await pilot.press("pagedown")
        assert "linje 0 " not in shown(bench.app)
        await pilot.press("right", "enter")
        await on_page(pilot, bench, "draft")
        assert engine.sent == 1


@pytest.mark.parametrize("no", ["enter", "escape"])
async def test_refusing_sends_nothing_and_offers_the_rules(
    bench: Bench, workspace: BenchWorkspace, no: str
) -> None:
    engine = FakeEngine([about_to_send(REMOTE), written()], identity=REMOTE)
    workspace.fake = engine
    notes = (workspace.note(), workspace.note(OTHER, date(2026, 4, 3)))
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", notes)
        await asked(pilot, bench)
        await pilot.press(no)
        await wait_until(pilot, lambda: "Der er ikke sendt noget." in shown(bench.app))
        assert engine.sent == 0
        assert workspace.review.lines() == []
        assert bench.app.focused is not None
        assert "Brug reglerne" in shown(bench.app)
        await pilot.press("enter")
        await on_page(pilot, bench, "drafts")


async def test_several_matters_become_several_drafts(
    bench: Bench, workspace: BenchWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.drafting.matters.group", lambda sources: [(source,) for source in sources])
    gate = Wait()
    workspace.fake = FakeEngine(
        [written(star("Færre tryksår", situation=SITUATION))],
        [Partial({"title": "Kurset"}), gate, written(star("Kurset", situation="Jeg holdt et kursus."))],
        identity=LOCAL,
    )
    notes = (workspace.note(), workspace.note(OTHER, date(2026, 4, 3)))
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", notes)
        await wait_until(pilot, lambda: "2 af 2" in shown(bench.app))
        gate.set()
        await on_page(pilot, bench, "draft")
        assert "Færre tryksår" in shown(bench.app)
        assert "2 udkast er klar, et for hver sag. De andre ligger på listen." in notices(bench.app)
        assert len(workspace.review.lines()) == 2


async def test_one_draft_at_a_time(bench: Bench, workspace: BenchWorkspace) -> None:
    engine = FakeEngine([Partial({"title": "Et"}), Wait()], identity=LOCAL)
    workspace.fake = engine
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: engine.jobs)
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: "makker skriver allerede et udkast." in " ".join(notices(bench.app)))
        assert len(engine.jobs) == 1


async def test_it_goes_on_while_the_user_is_elsewhere(bench: Bench, workspace: BenchWorkspace) -> None:
    gate = Wait()
    workspace.fake = FakeEngine([gate, written(star(situation=SITUATION))], identity=LOCAL)
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await on_page(pilot, bench, "writing")
        await pilot.press("f2")
        gate.set()
        await wait_until(pilot, lambda: "Udkastet er klar. Se det med F3." in notices(bench.app))
        assert bench.app.current_mode == "journal"
        await pilot.press("f3")
        assert bench.screen.page == "draft"


async def test_a_new_suggestion_follows_the_instruction_and_keeps_the_first(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    engine = FakeEngine([written(star(situation="Kort.", action=ACTION))], identity=LOCAL)
    workspace.fake = engine
    workspace.draft()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        page = await opened_draft(pilot, bench)
        await pilot.press("v")
        await wait_until(
            pilot, lambda: "Nyt forslag" in shown(bench.app) and "nævn teamet" in shown(bench.app)
        )
        await pilot.press("down", "down", "up", *" og klart", "enter")
        await wait_until(pilot, lambda: page.view is not None and len(page.view.record.version_numbers) == 2)
        assert engine.jobs[0].instruction == "kortere og klart"
        assert engine.jobs[0].previous is not None
        await wait_until(pilot, lambda: "version 2 af 2" in words(bench.app))
        await pilot.press("u")
        await wait_until(pilot, lambda: "version 1 af 2" in words(bench.app))
        assert workspace.review.open(1).field("situation").text == SITUATION


async def test_stopping_a_suggestion_leaves_the_draft_as_it_was(
    bench: Bench, workspace: BenchWorkspace
) -> None:
    engine = FakeEngine([Partial({"situation": "Halvt"}), Wait()], identity=LOCAL)
    workspace.fake = engine
    workspace.draft()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        await opened_draft(pilot, bench)
        await pilot.press("v")
        await wait_until(pilot, lambda: "nævn teamet" in shown(bench.app))
        await pilot.press("enter")
        await wait_until(pilot, lambda: engine.jobs and "Halvt" in shown(bench.app))
        await pilot.press("escape")
        await on_page(pilot, bench, "draft")
        await wait_until(pilot, lambda: notices(bench.app))
        assert "Det, der var kommet, ligger under Versioner" in notices(bench.app)[0]
        assert workspace.review.open(1).field("situation").text == SITUATION
        assert "version 1 af 2" in words(bench.app)


async def test_escape_closes_the_connection_to_a_server(
    tmp_path: Path, endpoint_server: EndpointServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", endpoint_server.base_url)
    endpoint_server.play("hang_in_text")
    workspace = BenchWorkspace(tmp_path, with_fake=False)
    bench = Bench(workspace)
    note = workspace.note()
    async with bench.app.run_test(size=(100, 30), notifications=True) as pilot:
        bench.app.start_draft("star", (note,))
        await wait_until(pilot, lambda: "Situation" in shown(bench.app))
        bench.app.simulate_key("escape")
        await wait_until(pilot, endpoint_server.requests[-1].closed_early.is_set)
        await on_page(pilot, bench, "draft")
        assert workspace.review.lines()[0].finished is False
    workspace.close()
