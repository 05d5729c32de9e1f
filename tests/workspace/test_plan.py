"""From an approved draft to a plan that is followed up and written out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.engines.base import AboutToSend
from assistant.engines.rules.engine import RulesEngine
from assistant.errors import ConflictError, ExportError, InputError, NotFoundError
from assistant.workspace.drafts import Request, Stored
from assistant.workspace.plan import GoalChange, GoalFilter, GoalRecord, NewCheckIn, NewGoal, NewStep
from assistant.workspace.plan_words import due, due_line, overdue_count, read_day
from assistant.workspace.review import APPROVED, DROPPED, DraftView
from assistant.workspace.workspace import Workspace

DAY = date(2026, 3, 12)
WISH = "Jeg vil bestå CKA-eksamen senest d. 1/9, fordi jeg brænder for drift. Oskar hjælper mig to timer om ugen."


async def drafted(workspace: Workspace, text: str = WISH) -> DraftView:
    note = workspace.journal.add(text, DAY)

    async def yes(_: AboutToSend) -> bool:
        return True

    request = Request("goals", DAY, (note.id,))
    async for event in workspace.drafting.make(request, RulesEngine(), yes):
        if isinstance(event, Stored):
            return workspace.review.open(event.draft_id)
    raise AssertionError("nothing was stored")


def added(workspace: Workspace, title: str = "Bestå CKA-eksamen", **more: object) -> GoalRecord:
    values: dict[str, object] = {
        "period_start": DAY,
        "period_end": DAY + timedelta(days=365),
        "deadline": date(2026, 9, 1),
    }
    return workspace.plan.add(NewGoal(title=title, **{**values, **more}))  # type: ignore[arg-type]


async def test_an_approved_goal_comes_into_the_plan_once(workspace: Workspace) -> None:
    view = await drafted(workspace)
    with pytest.raises(InputError, match="godkendte"):
        workspace.plan.adopt(view.record.id, DAY)
    view, left = workspace.review.approve_all(view)
    assert (view.record.state, left) == (APPROVED, 0)
    (goal,) = workspace.plan.adopt(view.record.id, DAY)
    assert (goal.title, goal.deadline, goal.person) == ("Bestå CKA-eksamen", date(2026, 9, 1), "")
    assert goal.support == "Oskar hjælper mig to timer om ugen."
    assert workspace.plan.take_in_approved(DAY) == []
    assert [other.id for other in workspace.plan.adopt(view.record.id, DAY)] == [goal.id]


async def test_what_was_dropped_in_the_review_stays_out(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view = workspace.review.set_state(view, "goals.0.support", DROPPED)
    view = workspace.review.set_state(view, "goals.0.time_bound", DROPPED)
    view, _ = workspace.review.approve_all(view)
    (goal,) = workspace.plan.take_in_approved(DAY)
    assert (goal.support, goal.deadline) == ("", None)


async def test_a_goal_for_somebody_else_carries_the_name(workspace: Workspace) -> None:
    view = await drafted(workspace, "Fatima skal køre HPLC'en alene inden 1. juni.")
    workspace.review.approve_all(view)
    (goal,) = workspace.plan.take_in_approved(DAY)
    assert goal.person == "Fatima"
    assert workspace.plan.persons() == [("Fatima", 1)]


async def test_a_goal_in_the_bin_is_not_taken_in_again(workspace: Workspace) -> None:
    view = await drafted(workspace)
    view, _ = workspace.review.approve_all(view)
    (goal,) = workspace.plan.take_in_approved(DAY)
    workspace.plan.discard(goal)
    assert workspace.plan.take_in_approved(DAY) == []
    assert workspace.plan.goals() == []
    (back,) = workspace.plan.adopt(view.record.id, DAY)
    assert back.id == goal.id
    assert len(workspace.plan.goals()) == 1


def test_a_moved_deadline_needs_its_reason_and_a_day_to_come(workspace: Workspace) -> None:
    goal = added(workspace)
    moved = NewCheckIn(DAY, "Langsomt.", deadline=date(2026, 10, 1))
    with pytest.raises(InputError, match="hvorfor"):
        workspace.plan.check_in(goal, moved)
    with pytest.raises(InputError, match=r"1\. marts 2026, er allerede passeret"):
        workspace.plan.check_in(
            goal, NewCheckIn(DAY, "Nå", deadline=date(2026, 3, 1), reason="Det glippede.")
        )
    with pytest.raises(InputError, match="hvorfor"):
        workspace.plan.edit(goal, GoalChange(deadline=date(2026, 10, 1)))
    assert workspace.plan.get(goal.id).deadline == date(2026, 9, 1)
    said = NewCheckIn(
        DAY, "Langsomt.", obstacle="Vagterne", deadline=date(2026, 10, 1), reason="Eksamen er flyttet."
    )
    goal = workspace.plan.check_in(goal, said)
    event = workspace.plan.events(goal.id)[0]
    assert (event.obstacle, event.reason) == ("Vagterne", "Eksamen er flyttet.")
    assert event.changes == (("deadline", "2026-09-01", "2026-10-01"),)


def test_an_empty_check_in_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="ikke skrevet noget"):
        workspace.plan.check_in(added(workspace), NewCheckIn(DAY, "  "))


def test_two_windows_do_not_overwrite_each_other(workspace: Workspace) -> None:
    goal = added(workspace)
    workspace.plan.edit(goal, GoalChange(measure="Bestået"))
    with pytest.raises(ConflictError):
        workspace.plan.edit(goal, GoalChange(measure="Noget andet"))
    assert workspace.plan.get(goal.id).measure == "Bestået"


def test_unknown_goals_are_told_in_danish(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="mål 7"):
        workspace.plan.get(7)


def test_goals_without_a_title_or_with_a_reversed_period_are_refused(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="titel"):
        added(workspace, " ")
    with pytest.raises(InputError, match="Perioden"):
        added(workspace, period_end=date(2025, 1, 1))
    with pytest.raises(InputError, match="Perioden"):
        workspace.plan.carry(added(workspace), DAY, DAY - timedelta(days=1), status="partly", outcome="")


def test_the_overview_shows_what_calls_first(workspace: Workspace) -> None:
    late = added(workspace, "Over frist", deadline=date(2026, 3, 1))
    soon = added(workspace, "Snart", follow_up=date(2026, 3, 20))
    step = added(workspace, "Delmål", deadline=None, steps=(NewStep("Ring", date(2026, 3, 15)),))
    later = added(workspace, "Senere")
    done = added(workspace, "Nået", status="reached", deadline=date(2026, 1, 1))
    overview = workspace.plan.overview(DAY)
    assert [goal.id for goal in overview.overdue] == [late.id]
    assert [goal.id for goal in overview.upcoming] == [step.id, soon.id]
    assert [goal.id for goal in overview.later] == [later.id]
    assert [goal.id for goal in overview.closed] == [done.id]
    assert len(overview.all) == 5


def test_progress_has_the_first_and_the_last_day(workspace: Workspace) -> None:
    added(workspace)
    points = workspace.plan.progress(date(2026, 1, 1), date(2026, 12, 31))
    assert (points[0].day, points[-1].day, len(points)) == (date(2026, 1, 1), date(2026, 12, 31), 13)
    assert len(workspace.plan.progress(DAY, DAY)) <= 2


def test_what_calls_is_one_line_or_nothing(workspace: Workspace, tmp_path: Path) -> None:
    assert due_line(due(tmp_path / "findes-ikke.db", DAY)) == ""
    workspace.open()
    assert due_line(due(workspace.store_path, DAY)) == ""
    added(workspace, "Bestå CKA", deadline=date(2026, 3, 1))
    assert (
        due_line(due(workspace.store_path, DAY))
        == "makker: 1 mål over frist (Bestå CKA). Se: makker plan list"
    )
    added(workspace, "Andet", follow_up=date(2026, 3, 14), person="Fatima")
    line = due_line(due(workspace.store_path, DAY))
    assert line == "makker: 1 mål over frist og 1 opfølgning. Se: makker plan list"
    assert due_line(due(workspace.store_path, DAY, person="Fatima")).startswith(
        "makker: 1 opfølgning (Andet)"
    )
    assert due_line(due(workspace.store_path, DAY, days=1, person="Fatima")) == ""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1/9", date(2026, 9, 1)),
        ("uge 40", date(2026, 10, 2)),
        ("om 14 dage", date(2026, 3, 26)),
        ("2026-09-01", date(2026, 9, 1)),
    ],
)
def test_days_are_read_as_danes_write_them(typed: str, day: date) -> None:
    assert read_day(typed, DAY) == day


@pytest.mark.parametrize(
    ("typed", "told"), [("31. februar", "findes ikke"), ("snart", "er ikke en dag"), ("", "er ikke en dag")]
)
def test_days_that_are_none_are_refused(typed: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_day(typed, DAY)


def test_a_folder_that_is_gone_loses_nothing(workspace: Workspace, tmp_path: Path) -> None:
    goal = added(workspace)
    with pytest.raises(ExportError, match=r"Mappen .* findes ikke"):
        workspace.plan.write([goal], tmp_path / "væk" / "plan.docx", DAY)
    assert workspace.plan.goals() == [goal]


def test_nothing_and_unknown_formats_are_told(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="ingen mål"):
        workspace.plan.write([], tmp_path / "plan.md", DAY)
    with pytest.raises(ExportError, match=r"som \.odt"):
        workspace.plan.write([added(workspace)], tmp_path / "plan.odt", DAY)
    assert list(tmp_path.glob("plan*")) == []


def test_the_plan_is_written_in_each_format(workspace: Workspace, tmp_path: Path) -> None:
    goal = added(workspace, measure="Bestået", person="Ærø", responsible="both", steps=(NewStep("Øv dig"),))
    for kind in ("docx", "md", "ics"):
        assert workspace.plan.write([goal], tmp_path / f"plan.{kind}", DAY).stat().st_size > 100
    text = (tmp_path / "plan.md").read_text(encoding="utf-8")
    for words in ("Målepunkt", "Ærø og leder", "1. september 2026", "Øv dig", "ikke begyndt"):
        assert words in text
    with pytest.raises(ExportError, match="allerede en fil"):
        workspace.plan.write([goal], tmp_path / "plan.md", DAY)


def test_a_goal_can_be_filtered_by_person(workspace: Workspace) -> None:
    added(workspace, person="Fatima")
    mine = added(workspace, "Mit")
    assert [goal.id for goal in workspace.plan.goals(GoalFilter(person=""))] == [mine.id]


def test_a_plan_that_cannot_be_read_counts_as_on_time(workspace: Workspace, tmp_path: Path) -> None:
    added(workspace, deadline=DAY - timedelta(days=1))
    added(workspace, title="I dag", deadline=DAY)
    assert overdue_count(workspace.store_path, DAY) == 1
    damaged = tmp_path / "ødelagt.db"
    damaged.write_bytes(b"ikke en database" * 99)
    assert overdue_count(damaged, DAY) == 0
    assert overdue_count(tmp_path / "ingen.db", DAY) == 0
