"""The review: edited, approved, dropped, answered; findings that follow the text."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engines.base import AboutToSend
from assistant.errors import ConflictError, InputError
from assistant.tasks.star import Star
from assistant.workspace.drafts import Request, Stored
from assistant.workspace.review import APPROVED, DROPPED, OPEN, DraftView
from assistant.workspace.workspace import Workspace
from tests.fakes import LOCAL, FakeEngine, star, written

DAY = date(2026, 3, 12)
NOTE = "Vi havde 12 fald i marts. Jeg lavede et tjekskema. #fald"


async def drafted(workspace: Workspace, document: Star | None = None) -> DraftView:
    note = workspace.journal.add(NOTE, DAY)
    document = document or star(
        situation="Vi havde 12 fald i marts.",
        action="Jeg lavede et tjekskema.",
        questions=[("result", "Hvad blev resultatet?")],
    )
    document.title.text = "Tjekskema"

    async def yes(_: AboutToSend) -> bool:
        return True

    engine = FakeEngine([written(document)], identity=LOCAL)
    async for event in workspace.drafting.make(Request("star", DAY, (note.id,)), engine, yes):
        if isinstance(event, Stored):
            return workspace.review.open(event.draft_id)
    raise AssertionError("nothing was stored")


async def test_a_draft_is_approved_when_the_last_field_with_text_is(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view = workspace.review.set_state(view, "situation", APPROVED)
    assert view.record.state == OPEN
    view = workspace.review.set_state(view, "action", APPROVED)
    assert view.record.state == APPROVED
    assert [line.id for line in workspace.review.lines(APPROVED, tag="fald")] == [view.record.id]


async def test_editing_an_approved_field_opens_it_and_the_draft(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view, left = workspace.review.approve_all(view)
    assert (view.record.state, left) == (APPROVED, 0)
    view = workspace.review.edit(view, "action", "Jeg lavede et skema.")
    assert view.record.state == OPEN
    assert view.field("action").state == OPEN


async def test_dropping_everything_approves_nothing(workspace: Workspace) -> None:
    view = await drafted(workspace)
    for path in ("situation", "action"):
        view = workspace.review.set_state(view, path, DROPPED)
    assert view.record.state == OPEN


async def test_an_edit_that_adds_a_figure_is_found_and_can_be_let_stand(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view = workspace.review.edit(view, "situation", "Vi havde 19 fald i marts.")
    (finding,) = view.field("situation").open_findings
    assert finding.text.startswith("19")
    _, left = workspace.review.approve_all(view)
    assert left == 1
    view = workspace.review.dismiss(workspace.review.open(view.record.id), finding)
    assert view.field("situation").open_findings == ()


async def test_the_notes_own_words_take_the_place_of_a_text(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view = workspace.review.edit(view, "situation", "Vi havde 19 fald i marts.")
    view = workspace.review.use_own_words(view, "situation")
    assert view.field("situation").text == "Vi havde 12 fald i marts."


async def test_the_sentence_of_a_finding_can_be_deleted(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view = workspace.review.edit(view, "situation", "Vi havde 12 fald i marts. Det kostede 80.000 kr.")
    (finding,) = view.field("situation").open_findings
    view = workspace.review.delete_sentence(view, finding)
    assert view.field("situation").text == "Vi havde 12 fald i marts."


async def test_an_answer_fills_the_field_and_is_added_to_the_note(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view = workspace.review.answer(view, "result", "vi fik 3 fald i april")
    assert view.field("result").text == "Vi fik 3 fald i april."
    assert view.field("result").question is None
    assert view.field("result").open_findings == ()
    note_id = view.sources[0].note_id
    assert note_id is not None
    note = workspace.journal.get(note_id)
    assert note.text.endswith("\n\nvi fik 3 fald i april")
    highlight = view.field("result").evidence[0]
    assert view.sources[0].text[highlight.start : highlight.end] == "vi fik 3 fald i april"


async def test_an_empty_answer_is_refused(workspace: Workspace) -> None:
    view = await drafted(workspace)
    with pytest.raises(InputError):
        workspace.review.answer(view, "result", "  ")


async def test_two_windows_do_not_overwrite_each_other(workspace: Workspace) -> None:
    view = await drafted(workspace)
    workspace.review.edit(view, "action", "Jeg lavede et skema.")
    with pytest.raises(ConflictError):
        workspace.review.edit(view, "action", "Jeg lavede en liste.")
    assert workspace.review.open(view.record.id).field("action").text == "Jeg lavede et skema."


async def test_own_words_are_told(workspace: Workspace) -> None:
    view = await drafted(workspace)
    assert view.origin.endswith("100 % dine egne ord")


async def test_a_question_comes_back_when_its_answer_is_erased(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view = workspace.review.edit(view, "result", "Vi fik 3 fald.")
    assert view.field("result").question is None
    assert workspace.review.edit(view, "result", "").field("result").question == "Hvad blev resultatet?"


async def test_a_draft_can_be_put_back_to_an_earlier_moment(workspace: Workspace) -> None:
    before = await drafted(workspace)
    view, _ = workspace.review.approve_all(before)
    view = workspace.review.edit(view, "action", "Noget andet.")
    view = workspace.review.put_back(view, before)
    assert view.field("action").text == before.field("action").text
    assert view.field("situation").state == OPEN
    assert view.record.state == OPEN


async def test_a_finding_that_was_let_stand_stays_so_when_another_field_changes(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view = workspace.review.edit(view, "situation", "Vi havde 19 fald i marts.")
    view = workspace.review.dismiss(view, view.field("situation").findings[0])
    view = workspace.review.edit(view, "action", "Jeg lavede 4 skemaer.")
    assert view.field("situation").open_findings == ()
    assert len(view.field("action").open_findings) == 1
