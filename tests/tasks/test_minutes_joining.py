"""Minutes of the parts of a long talk become one: nothing stands twice, and nothing of it is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.tasks.disagreements import Disagreement, View
from assistant.tasks.minutes import Action, Decision, Minutes, MinutesTask, OpenPoint, Topic, empty

TASK = MinutesTask()


def part(
    *,
    topics: tuple[Topic, ...] = (),
    decisions: tuple[str, ...] = (),
    actions: tuple[Action, ...] = (),
    open_points: tuple[str, ...] = (),
) -> Minutes:
    minutes = empty()
    minutes.topics = list(topics)
    minutes.decisions = [Decision(text=text, quotes=[text]) for text in decisions]
    minutes.actions = list(actions)
    minutes.open_points = [OpenPoint(text=text, quotes=[text]) for text in open_points]
    return minutes


def action(
    what: str, owner: str | None = None, due: date | None = None, due_text: str | None = None
) -> Action:
    return Action(what=what, owner=owner, due=due, due_text=due_text, quotes=[what])


def test_a_task_said_twice_is_one_with_both_quotes() -> None:
    first = action("Bo bestiller ny lak til hallen", "Bo")
    again = action("Bestiller ny lak til hallen inden fredag", "Bo", date(2026, 3, 13), "inden fredag")
    other = action("Hanne bestiller ny lak til hallen", "Hanne")
    joined = TASK.join([part(actions=(first,)), part(actions=(again, other))])
    assert [one.owner for one in joined.actions] == ["Bo", "Hanne"]
    [bo, _] = joined.actions
    assert (bo.due, bo.due_text) == (date(2026, 3, 13), "inden fredag")
    assert bo.quotes == [first.what, again.what]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (action("Bo ringer til tre kunder i 2025", "Bo"), action("Bo ringer til tre kunder i 2026", "Bo")),
        (
            action("Sender rapporten til kommunen", "Bo", date(2026, 3, 13), "på fredag"),
            action("Sender rapporten til kommunen", "Bo", date(2026, 4, 1), "d. 1/4"),
        ),
        (action("Sender rapporten til kommunen", "Bo"), action("Sender rapporten til regionen", "Bo")),
    ],
)
def test_tasks_that_differ_stay_two(one: Action, other: Action) -> None:
    assert len(TASK.join([part(actions=(one,)), part(actions=(other,))]).actions) == 2


def test_a_decision_that_is_said_again_is_one() -> None:
    joined = TASK.join(
        [
            part(decisions=("Vi flytter mandagsmødet til kl. 9.",)),
            part(
                decisions=(
                    "Mandagsmødet flytter til kl. 9 fra marts.",
                    "Vi flytter ikke mandagsmødet til kl. 9.",
                )
            ),
        ]
    )
    assert [decision.text for decision in joined.decisions] == [
        "Mandagsmødet flytter til kl. 9 fra marts.",
        "Vi flytter ikke mandagsmødet til kl. 9.",
    ]


def test_what_is_settled_later_is_no_longer_open() -> None:
    joined = TASK.join(
        [
            part(
                open_points=(
                    "Skal mandagsmødet flyttes til kl. 9?",
                    "Hvem bestiller lak til hallen?",
                    "Får vi råd til en elev i budgettet?",
                )
            ),
            part(
                decisions=("Mandagsmødet flyttes til kl. 9.",),
                actions=(action("Bo bestiller lak til hallen", "Bo"),),
            ),
        ]
    )
    assert [point.text for point in joined.open_points] == ["Får vi råd til en elev i budgettet?"]


def test_what_is_opened_after_a_decision_stays_open() -> None:
    joined = TASK.join(
        [
            part(decisions=("Mandagsmødet flyttes til kl. 9.",)),
            part(open_points=("Skal mandagsmødet alligevel flyttes til kl. 9?",)),
        ]
    )
    assert len(joined.open_points) == 1


def test_a_topic_that_is_taken_up_again_is_one() -> None:
    joined = TASK.join(
        [
            part(topics=(Topic(title="Gulvet", summary="Lakken skaller af i hallen.", quotes=["a b c"]),)),
            part(
                topics=(
                    Topic(
                        title="gulvet",
                        summary="Lakken skaller af i hallen. Farven er valgt.",
                        quotes=["d e f"],
                    ),
                    Topic(title="Ferie", summary="Alle er tilbage.", quotes=[]),
                )
            ),
        ]
    )
    assert [topic.title for topic in joined.topics] == ["Gulvet", "Ferie"]
    assert joined.topics[0].summary == "Lakken skaller af i hallen. Farven er valgt."
    assert joined.topics[0].quotes == ["a b c", "d e f"]


def test_views_of_one_disagreement_come_together() -> None:
    one, other = empty(), empty()
    mine = View(who="Bo", text="Bo synes, at prisen er for høj.", quotes=["for dyrt"])
    yours = View(who="Hanne", text="Hanne synes, at prisen er rimelig.", quotes=["rimelig"])
    third = View(who="Ali", text="Ali vil vente til maj.", quotes=["vent"])
    one.disagreements = [Disagreement(about="Prisen på lak til hallen", views=[mine, yours])]
    other.disagreements = [Disagreement(about="Prisen på lak til hallen", views=[yours, third])]
    [joined] = TASK.join([one, other]).disagreements
    assert [view.who for view in joined.views] == ["Bo", "Hanne", "Ali"]


def test_later_parts_are_told_what_is_settled() -> None:
    minutes = part(
        decisions=("Mandagsmødet flyttes til kl. 9.",),
        actions=(action("Bestiller lak", "Bo", due_text="inden fredag"),),
    )
    assert TASK.carried(minutes).splitlines() == [
        "Besluttet: Mandagsmødet flyttes til kl. 9.",
        "Aftalt: Bestiller lak (Bo, inden fredag)",
    ]
    many = part(decisions=tuple(f"Regel {number} om nøglerne til hallen gælder." for number in range(200)))
    told = TASK.carried(many)
    assert len(told) < 1_400
    assert "Regel 199 " in told


TEXTS = st.lists(st.text(alphabet="abcdefghijæøå 0123456789.,?", max_size=40), max_size=5)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_nothing_is_lost_and_what_is_said_again_adds_nothing(ours: list[str], theirs: list[str]) -> None:
    one, other = part(decisions=tuple(ours)), part(decisions=tuple(theirs))
    joined = TASK.join([one, other])
    assert {quote for decision in joined.decisions for quote in decision.quotes} == {*ours, *theirs}
    assert len(joined.decisions) <= len(ours) + len(theirs)
    assert TASK.join([joined, joined]).decisions == TASK.join([joined]).decisions
