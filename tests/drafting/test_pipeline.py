"""The way of a draft: consent, pseudonyms, quotes, findings, errors."""

from __future__ import annotations

import asyncio
import threading
from contextlib import aclosing
from datetime import date

import pytest

from assistant import tasks
from assistant.drafting.pipeline import DraftEvent, Failed, Finished, draft
from assistant.engines.base import AboutToSend, Engine, Job, Notice, Partial, Source
from assistant.errors import EndpointError
from assistant.tasks.star import Star
from tests.fakes import LOCAL, FakeEngine, Wait, about_to_send, star, streamed, written

DAY = date(2026, 3, 12)
NOTE = "Mette og jeg lavede et vendeskema. I december var vi nede på 7,1 %."


def job(*texts: str) -> Job:
    sources = tuple(Source(str(place), text, DAY) for place, text in enumerate(texts or (NOTE,)))
    return Job(tasks.load("star"), sources, DAY)


async def events(engine: Engine, work: Job, answer: bool = True) -> list[DraftEvent]:
    async def consent(_: AboutToSend) -> bool:
        return answer

    return [event async for event in draft(work, engine, consent)]


def finished(seen: list[DraftEvent]) -> Finished:
    last = seen[-1]
    assert isinstance(last, Finished)
    return last


async def test_a_stop_ends_the_checking_too(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    begun, stopped = threading.Event(), threading.Event()

    def check(text: str, *_: object) -> list[object]:
        checked.append(text)
        begun.set()
        stopped.wait(10)
        return []

    monkeypatch.setattr("assistant.drafting.grounding.check", check)
    engine = FakeEngine([written(star(situation=NOTE, action=NOTE, result=NOTE))], identity=LOCAL)
    working = asyncio.ensure_future(events(engine, job()))
    await asyncio.to_thread(begun.wait, 10)
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    stopped.set()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert len(checked) == 1


async def test_persons_are_replaced_before_text_leaves_and_named_again_after() -> None:
    engine = FakeEngine([about_to_send(), written(star(action="[PERSON_1] og jeg lavede et vendeskema."))])
    seen = await events(engine, job())
    assert "Mette" not in engine.jobs[0].sources[0].text
    document = finished(seen).document
    assert isinstance(document, Star)
    assert document.action.text == "Mette og jeg lavede et vendeskema."
    assert document.action.quotes == ["Mette og jeg lavede et vendeskema."]


async def test_a_model_on_this_machine_gets_the_text_as_it_is_and_nobody_is_asked() -> None:
    engine = FakeEngine([about_to_send(LOCAL), written()], identity=LOCAL)
    await events(engine, job(), answer=False)
    assert engine.jobs[0].sources[0].text == NOTE
    assert engine.sent == 1


async def test_nothing_is_sent_when_the_user_says_no() -> None:
    engine = FakeEngine([about_to_send(), written()])
    seen = await events(engine, job(), answer=False)
    assert isinstance(seen[-1], Failed)
    assert "ikke sendt" in seen[-1].error.message
    assert engine.sent == 0


async def test_partial_texts_carry_the_users_own_names() -> None:
    engine = FakeEngine([about_to_send(), Partial({"action": "[PERSON_1] og jeg"}), written()])
    partials = [event for event in await events(engine, job()) if isinstance(event, Partial)]
    assert partials == [Partial({"action": "Mette og jeg"})]


async def test_a_quote_that_stands_nowhere_is_taken_out_and_told() -> None:
    document = star(action="Vi delte pjecer ud til samtlige pårørende i kommunen.")
    seen = await events(FakeEngine([written(document)], identity=LOCAL), job())
    assert any(isinstance(event, Notice) and "citat" in event.text for event in seen)
    grounded = finished(seen).document
    assert isinstance(grounded, Star)
    assert grounded.action.quotes == []
    assert any(
        item.field == "action" and "hviler på" in item.finding.message for item in finished(seen).findings
    )


async def test_an_inexact_quote_becomes_the_stretch_it_was_copied_from() -> None:
    document = star(result="I december var vi nede på 7,1 %.")
    document.result.quotes[:] = ["i  december var vi nede på 7,1 %"]
    grounded = finished(await events(FakeEngine([written(document)], identity=LOCAL), job())).document
    assert isinstance(grounded, Star)
    assert grounded.result.quotes[0] in NOTE


async def test_an_invented_figure_is_a_finding_of_its_field() -> None:
    document = star(result="I december var vi nede på 4,5 %.")
    done = finished(await events(FakeEngine([written(document)], identity=LOCAL), job()))
    (figure,) = [item for item in done.findings if item.finding.kind == "figure"]
    assert figure.field == "result"
    assert figure.finding.text.startswith("4,5")


async def test_an_error_keeps_what_had_come() -> None:
    error = EndpointError("Serveren svarede ikke.", "Prøv igen.")
    engine = FakeEngine([Partial({"title": "Færre"}), error], identity=LOCAL)
    seen = await events(engine, job())
    assert seen[-1] == Failed(error, {"title": "Færre"})


async def test_an_engine_that_ends_without_a_document_has_failed() -> None:
    assert isinstance((await events(FakeEngine([Partial({})], identity=LOCAL), job()))[-1], Failed)


async def test_empty_notes_are_refused_before_anybody_is_asked() -> None:
    engine = FakeEngine()
    seen = await events(engine, job(" \n "))
    assert isinstance(seen[-1], Failed)
    assert engine.jobs == []


async def test_languages_are_detected() -> None:
    engine = FakeEngine([written()], identity=LOCAL)
    await events(engine, job("We cut the waiting time in half and the customers were really happy with it."))
    assert engine.jobs[0].sources[0].language == "en"


async def test_closing_the_draft_closes_the_engine() -> None:
    engine = FakeEngine([*streamed(star(situation="Vi var få."), LOCAL)[:2], Wait()], identity=LOCAL)

    async def consent(_: AboutToSend) -> bool:
        return True

    async with aclosing(draft(job(), engine, consent)) as running:
        async for event in running:
            if isinstance(event, Partial):
                break
    assert engine.closed == 1
