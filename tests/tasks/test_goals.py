"""The document of goals: reviewed criterion by criterion, edited, and shown."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.tasks import load, row
from assistant.tasks.goals import CRITERIA, HEADINGS, WISH, Goal, Goals, GoalsTask, TimeBound, blank
from assistant.tasks.task import Question, Section

TASK = GoalsTask()


def goals(*titles: str, questions: tuple[tuple[str, str], ...] = ()) -> Goals:
    return Goals(
        goals=[blank(title) for title in titles],
        questions=[Question(part=part, text=text) for part, text in questions],
    )


def test_the_registry_knows_the_task() -> None:
    assert (row("goals").key, row("goals").name) == ("g", "Mål")
    assert load("goals").document is Goals


def test_each_criterion_is_a_field_with_its_question() -> None:
    document = goals("Bestå CKA", questions=(("goals.0.measurable", "Hvordan ses det?"),))
    fields = {field.path: field for field in TASK.fields(document)}
    assert list(fields) == [f"goals.0.{part}" for part in HEADINGS]
    assert fields["goals.0.measurable"].question == "Hvordan ses det?"
    assert TASK.title(document) == "Bestå CKA"


def test_several_goals_have_their_titles_as_fields() -> None:
    document = goals("Et", "To")
    paths = [field.path for field in TASK.fields(document)]
    assert TASK.title(document) == "2 mål"
    assert {"goals.0.title", "goals.1.title"} <= set(paths)
    assert TASK.with_text(document, "goals.1.title", "Tre").goals[1].title == "Tre"
    assert TASK.with_text(document, "title", "Noget") == document


def test_what_the_user_writes_meets_the_criterion_and_answers_the_question() -> None:
    document = goals("Bestå CKA", questions=(("goals.0.measurable", "Hvordan ses det?"),))
    changed = TASK.with_text(document, "goals.0.measurable", "Bestået eksamen.", quotes=["bestået eksamen"])
    assert (changed.goals[0].measurable.met, changed.goals[0].measurable.quotes) == (
        True,
        ["bestået eksamen"],
    )
    assert changed.questions == []
    emptied = TASK.with_text(changed, "goals.0.measurable", "")
    assert emptied.goals[0].measurable.met is False


def test_a_deadline_that_the_user_writes_is_read_anew() -> None:
    changed = TASK.with_text(goals("x"), "goals.0.time_bound", "senest 1. juni 2031")
    assert changed.goals[0].time_bound.due == date(2031, 6, 1)
    again = TASK.with_text(changed, "goals.0.time_bound", "senest 1. juni 2031", quotes=["a"])
    assert again.goals[0].time_bound.due == date(2031, 6, 1)
    assert TASK.with_text(changed, "goals.0.time_bound", "efter ferien").goals[0].time_bound.due is None


def test_steps_are_a_line_each_and_keep_what_they_rest_on() -> None:
    goal = blank("x").model_copy(update={"steps": [Section(text="Øv dig", quotes=["øve mig"])]})
    document = Goals(goals=[goal], questions=[])
    changed = TASK.with_text(document, "goals.0.steps", "- Øv dig\n- Bestå\n\n")
    assert [(step.text, step.quotes) for step in changed.goals[0].steps] == [
        ("Øv dig", ["øve mig"]),
        ("Bestå", []),
    ]


def test_a_missing_wish_is_asked_for_and_becomes_a_goal() -> None:
    document = goals(questions=((WISH, "Hvad vil du?"),))
    (field,) = TASK.fields(document)
    assert (field.path, field.missing, field.question) == (WISH, True, "Hvad vil du?")
    changed = TASK.with_text(document, WISH, "Lære tysk.", quotes=["lære tysk"])
    assert (changed.goals[0].title, changed.goals[0].specific.quotes) == ("Lære tysk", ["lære tysk"])
    assert "[mangler: hvad vil du?]" in TASK.markdown(document)


@pytest.mark.parametrize(
    "path", ["goals.1.specific", "goals.0.mood", "situation", "goals.x.specific", "goals"]
)
def test_no_such_field(path: str) -> None:
    with pytest.raises(KeyError):
        TASK.with_text(goals("x"), path, "tekst")


def test_what_had_come_when_the_writing_stopped() -> None:
    texts = {
        "goals.0.title": "Bestå CKA",
        "goals.0.specific": "Jeg består CKA.",
        "goals.0.steps.0": "Øv",
        "goals.0.responsible": "jeg",
        "goals.1.title": "Læ",
        "questions.0.text": "Hvad",
    }
    document = TASK.from_texts(texts)
    assert [goal.title for goal in document.goals] == ["Bestå CKA", "Læ"]
    assert (document.goals[0].specific.text, document.goals[0].responsible) == ("Jeg består CKA.", "jeg")
    assert [step.text for step in document.goals[0].steps] == ["Øv"]
    assert TASK.from_texts({}) == Goals(goals=[], questions=[])


def test_markdown_says_what_is_met_and_leaves_out_what_was_dropped() -> None:
    goal: Goal = blank("Bestå CKA").model_copy(
        update={
            "time_bound": TimeBound(text="senest 1/9", quotes=[], met=True, due=date(2026, 9, 1)),
            "responsible": "jeg",
        }
    )
    document = Goals(goals=[goal], questions=[Question(part="goals.0.attractive", text="Hvorfor?")])
    text = TASK.markdown(document, frozenset({"goals.0.support"}))
    assert text.startswith("# Bestå CKA\n")
    assert "- **Tidsbestemt** (opfyldt): senest 1/9" in text
    assert "- **Attraktivt** (ikke opfyldt endnu): [mangler: hvorfor?]" in text
    assert "Støtte" not in text
    assert all(HEADINGS[part] in text for part in CRITERIA)
