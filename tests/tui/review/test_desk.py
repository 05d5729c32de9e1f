"""The order of changes, what is typed, and undoing, without any screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.errors import ConflictError, InputError, StoreError
from assistant.tui.review import steps
from assistant.tui.review.desk import Desk
from assistant.workspace.review import DraftView, Review
from tests.tui.review.conftest import SITUATION, TASK, BenchWorkspace


@pytest.fixture
def desk(workspace: BenchWorkspace) -> Iterator[Desk]:
    desk = Desk(lambda: workspace.review)
    yield desk
    desk.close()


async def test_changes_are_made_in_the_order_of_the_calls(workspace: BenchWorkspace, desk: Desk) -> None:
    await desk.open(workspace.draft())
    last = [
        desk.change(steps.SetState("situation", state))
        for state in ("approved", "dropped", "open", "dropped")
    ]
    assert [(await view).field("situation").state for view in last] == [
        "approved",
        "dropped",
        "open",
        "dropped",
    ]


async def test_a_change_sees_what_was_typed_before_it(workspace: BenchWorkspace, desk: Desk) -> None:
    await desk.open(workspace.draft())
    desk.type("task", "Min opgave.")
    view = await desk.change(steps.SetState("task", "approved"))
    assert (view.field("task").text, view.field("task").state) == ("Min opgave.", "approved")


async def test_text_typed_at_one_go_is_undone_as_one(workspace: BenchWorkspace, desk: Desk) -> None:
    await desk.open(workspace.draft())
    for text in ("E", "En", "En ny"):
        desk.type("task", text)
        await desk.store_typed()
    desk.end_typing("task")
    desk.type("task", "En anden")
    await desk.store_typed()
    assert (await desk.undo()).field("task").text == "En ny"
    assert (await desk.undo()).field("task").text == TASK
    with pytest.raises(InputError):
        await desk.undo()


async def test_text_that_is_as_before_is_no_change(workspace: BenchWorkspace, desk: Desk) -> None:
    before = await desk.open(workspace.draft())
    desk.type("situation", f"{SITUATION} \n")
    await desk.store_typed()
    assert desk.view is before
    assert not desk.can_undo


async def test_another_window_comes_first_and_its_change_stays(workspace: BenchWorkspace, desk: Desk) -> None:
    draft_id = workspace.draft()
    await desk.open(draft_id)
    workspace.review.set_state(workspace.review.open(draft_id), "task", "approved")
    with pytest.raises(ConflictError):
        await desk.change(steps.SetState("situation", "approved"))
    assert desk.view is not None
    assert desk.view.field("task").state == "approved"
    workspace.review.set_state(workspace.review.open(draft_id), "task", "dropped")
    desk.type("situation", "Skrevet her.")
    await desk.store_typed()
    kept = workspace.review.open(draft_id)
    assert (kept.field("situation").text, kept.field("task").state) == ("Skrevet her.", "dropped")


async def test_text_that_could_not_be_stored_is_tried_again_and_stays_with_its_draft(
    workspace: BenchWorkspace, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = workspace.draft(), workspace.draft()
    await desk.open(first)
    whole = Review.edit

    def full(self: Review, view: DraftView, path: str, text: str) -> DraftView:
        raise StoreError("Disken er fuld.")

    monkeypatch.setattr(Review, "edit", full)
    desk.type("task", "Min opgave.")
    with pytest.raises(StoreError):
        await desk.store_typed()
    with pytest.raises(StoreError):
        await desk.open(second)
    monkeypatch.setattr(Review, "edit", whole)
    await desk.open(second)
    assert workspace.review.open(first).field("task").text == "Min opgave."
    assert workspace.review.open(second).field("task").text == TASK


async def test_finishing_stores_what_was_typed(workspace: BenchWorkspace, desk: Desk) -> None:
    draft_id = workspace.draft()
    await desk.open(draft_id)
    desk.type("title", "Ny overskrift")
    desk.finish()
    assert workspace.review.open(draft_id).title == "Ny overskrift"
