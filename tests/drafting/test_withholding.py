"""What is not to be in a draft never reaches its writer, whoever that is, and the user is told."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import tasks
from assistant.drafting.pipeline import DraftEvent, Failed, Finished, draft
from assistant.engines.base import AboutToSend, Engine, Job, Notice, Source, Written
from assistant.engines.rules.engine import RulesEngine
from assistant.tasks.minutes import PAY_LEFT_OUT, Action, Minutes
from tests.fakes import LOCAL, FakeEngine

DAY = date(2026, 3, 12)
NOTES = """Vi talte om vagterne i julen.
Birgitte sender den nye vagtplan senest 15. december.
Signe vil gerne have 2.000 kr. mere i løn.
Signe har været sygemeldt to uger i foråret.
"""
EMPTY = Minutes(topics=[], decisions=[], actions=[], open_points=[], disagreements=[])


def job(text: str = NOTES, **options: str) -> Job:
    options = {"participants": "Birgitte\nSigne", **options}
    return Job(tasks.load("minutes"), (Source("møde", text, DAY),), DAY, options=options)


async def events(engine: Engine, work: Job) -> list[DraftEvent]:
    async def consent(_: AboutToSend) -> bool:
        return True

    return [event async for event in draft(work, engine, consent)]


def told(seen: list[DraftEvent]) -> list[str]:
    return [event.text for event in seen if isinstance(event, Notice)]


async def test_a_model_never_reads_of_pay() -> None:
    engine = FakeEngine([Written(EMPTY)], identity=LOCAL)
    seen = await events(engine, job(kind="MUS"))
    read = engine.jobs[0].sources[0].text
    assert "løn" not in read
    assert read == NOTES.replace("Signe vil gerne have 2.000 kr. mere i løn.\n", "")
    assert told(seen)[0] == PAY_LEFT_OUT
    assert any("helbred" in notice and "»sygemeldt«" in notice for notice in told(seen))


@pytest.mark.parametrize("options", [{"kind": "PULS"}, {"kind": "MUS", "pay": "ja"}])
async def test_pay_is_read_where_it_is_wanted(options: dict[str, str]) -> None:
    engine = FakeEngine([Written(EMPTY)], identity=LOCAL)
    seen = await events(engine, job(**options))
    assert engine.jobs[0].sources[0].text == NOTES
    assert PAY_LEFT_OUT not in told(seen)


async def test_the_rules_leave_pay_out_and_quote_what_was_written() -> None:
    seen = await events(RulesEngine(), job())
    last = seen[-1]
    assert isinstance(last, Finished)
    assert isinstance(last.document, Minutes)
    assert "2.000" not in last.document.model_dump_json()
    assert [action.owner for action in last.document.actions] == ["Birgitte"]
    assert all(quote in NOTES for action in last.document.actions for quote in action.quotes)
    assert told(seen).count(PAY_LEFT_OUT) == 1


async def test_notes_about_pay_alone_are_told_of() -> None:
    engine = FakeEngine([Written(EMPTY)], identity=LOCAL)
    seen = await events(engine, job("Signe vil gerne have mere i løn."))
    last = seen[-1]
    assert isinstance(last, Failed)
    assert "løn" in last.error.message
    assert "ikke andet" in last.error.message
    assert not engine.jobs


async def test_private_lines_reach_nobody() -> None:
    engine = FakeEngine([Written(EMPTY)], identity=LOCAL)
    seen = await events(engine, job("Vi talte om vagter.\nprivat: hun virkede træt\nprivat: spørg igen"))
    assert engine.jobs[0].sources[0].text == "Vi talte om vagter.\n"
    assert "2 private linjer i noterne er ikke taget med i referatet." in told(seen)


async def test_other_tasks_read_all() -> None:
    work = Job(tasks.load("star"), (Source("note", NOTES, DAY),), DAY)
    engine = FakeEngine([], identity=LOCAL)
    await events(engine, work)
    assert engine.jobs[0].sources[0].text == NOTES


async def test_what_is_missing_in_minutes_is_told_whoever_wrote_them() -> None:
    document = EMPTY.model_copy(
        update={
            "actions": [
                Action(
                    what="Der ringes til smeden.",
                    owner=None,
                    due=date(2026, 3, 1),
                    due_text=None,
                    quotes=["Der ringes til smeden"],
                )
            ]
        }
    )
    engine = FakeEngine([Written(document)], identity=LOCAL)
    notices = told(await events(engine, job("Der ringes til smeden.", participants="Mette H\nMette K")))
    assert any("To af deltagerne hedder Mette" in notice for notice in notices)
    assert "Ved én aftale står der ikke, hvem der gør det." in notices
    assert any("ligger før mødet" in notice for notice in notices)
    notices = told(
        await events(FakeEngine([Written(EMPTY)], identity=LOCAL), job("Hej Bo.", participants=""))
    )
    assert any("ikke skrevet deltagere på" in notice for notice in notices)
    assert any("nogen aftaler" in notice for notice in notices)
