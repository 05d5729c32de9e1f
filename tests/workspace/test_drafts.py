"""The making of drafts from notes, and what is kept of those that were stopped."""

from __future__ import annotations

from contextlib import aclosing
from datetime import date

import pytest

from assistant.engines.base import AboutToSend, Partial
from assistant.errors import EndpointError, InputError
from assistant.workspace.drafts import MakeEvent, Request, Started, Stored
from assistant.workspace.workspace import Workspace
from tests.fakes import LOCAL, FakeEngine, Wait, star, written

DAY = date(2026, 3, 12)


async def yes(_: AboutToSend) -> bool:
    return True


def request(*note_ids: int, text: str = "") -> Request:
    return Request("star", DAY, note_ids, text)


async def made(workspace: Workspace, work: Request, engine: FakeEngine) -> list[MakeEvent]:
    return [event async for event in workspace.drafting.make(work, engine, yes)]


async def test_a_note_becomes_a_stored_draft(workspace: Workspace) -> None:
    note = workspace.journal.add("Vi lavede et vendeskema.", DAY)
    engine = FakeEngine([written(star(action="Vi lavede et vendeskema."))], identity=LOCAL)
    stored = (await made(workspace, request(note.id), engine))[-1]
    assert isinstance(stored, Stored)
    view = workspace.review.open(stored.draft_id)
    assert view.title == "Færre tryksår på 7B"
    assert view.field("action").evidence[0].start == 0
    assert view.record.current.prompt_id == "star"
    assert view.record.current.prompt_tokens == 1_600
    assert workspace.journal.get(note.id).draft_count == 1


async def test_a_new_suggestion_is_a_new_version_and_the_earlier_one_stays(workspace: Workspace) -> None:
    note = workspace.journal.add("Vi lavede et vendeskema.", DAY)
    stored = (await made(workspace, request(note.id), FakeEngine([written()], identity=LOCAL)))[-1]
    assert isinstance(stored, Stored)
    view = workspace.review.open(stored.draft_id)
    engine = FakeEngine([written(star(title="Kortere"))], identity=LOCAL)
    async for _ in workspace.drafting.suggest(view, "kortere", engine, yes, DAY):
        pass
    again = workspace.review.open(stored.draft_id)
    assert engine.jobs[0].instruction == "kortere"
    assert engine.jobs[0].previous is not None
    assert again.title == "Kortere"
    assert again.record.version_numbers == (1, 2)
    assert workspace.review.use_version(again, 1).title == view.title


async def test_what_had_come_when_the_user_stopped_is_an_unfinished_draft(workspace: Workspace) -> None:
    note = workspace.journal.add("Vi lavede et vendeskema.", DAY)
    engine = FakeEngine([Partial({"title": "Vendeskema", "action": "Vi lavede"}), Wait()], identity=LOCAL)
    async with aclosing(workspace.drafting.make(request(note.id), engine, yes)) as running:
        async for event in running:
            if isinstance(event, Partial):
                break
    (line,) = workspace.review.lines()
    assert (line.title, line.finished) == ("Vendeskema", False)
    assert "stoppet undervejs" in workspace.review.open(line.id).origin


async def test_what_had_come_before_an_error_is_kept(workspace: Workspace) -> None:
    note = workspace.journal.add("Vi lavede et vendeskema.", DAY)
    error = EndpointError("Forbindelsen røg.")
    engine = FakeEngine([Partial({"title": "Vendeskema"}), error], identity=LOCAL)
    stored = (await made(workspace, request(note.id), engine))[-1]
    assert stored == Stored(workspace.review.lines()[0].id, finished=False)


async def test_notes_about_different_matters_become_several_drafts(workspace: Workspace) -> None:
    first = workspace.journal.add("Tryksår på 7B: vi lavede et vendeskema for tryksår på 7B.", DAY)
    second = workspace.journal.add(
        "Julefrokosten: jeg bestilte mad og bus til julefrokosten.", date(2026, 12, 1)
    )
    engine = FakeEngine([written()], identity=LOCAL)
    seen = await made(workspace, request(first.id, second.id), engine)
    assert [event.note_ids for event in seen if isinstance(event, Started)] == [(first.id,), (second.id,)]
    assert len(workspace.review.lines()) == 2


async def test_nothing_chosen_and_nothing_written_are_told_apart(workspace: Workspace) -> None:
    empty = workspace.journal.add("  ", DAY)
    with pytest.raises(InputError, match="ikke valgt"):
        await made(workspace, request(), FakeEngine())
    with pytest.raises(InputError, match="ikke noget i noten"):
        await made(workspace, request(empty.id), FakeEngine())


async def test_a_suggestion_is_kept_also_when_another_window_was_first(workspace: Workspace) -> None:
    note = workspace.journal.add("Vi lavede et vendeskema.", DAY)
    stored = (await made(workspace, request(note.id), FakeEngine([written()], identity=LOCAL)))[-1]
    assert isinstance(stored, Stored)
    view = workspace.review.open(stored.draft_id)
    workspace.review.edit(view, "situation", "Et andet vindue skrev dette.")
    engine = FakeEngine([written(star(title="Kortere"))], identity=LOCAL)
    async for _ in workspace.drafting.suggest(view, "kortere", engine, yes, DAY):
        pass
    again = workspace.review.open(stored.draft_id)
    assert again.title == "Kortere"
    assert workspace.review.lines()[0].title == "Kortere"
    assert workspace.review.use_version(again, 1).field("situation").text == "Et andet vindue skrev dette."
