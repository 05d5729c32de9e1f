"""The prompt of goals: what it demands, and that its own example stays in it."""

from __future__ import annotations

import json
import re

import pytest

import prompts
from assistant.tasks.goals import HEADINGS, Goals
from prompts import Data

PROMPT = prompts.load("goals")
NOTE = "Jeg vil bestå CKA-eksamen senest d. 1/9."


def rendered(instruction: str = "", previous: str = "") -> list[dict[str, str]]:
    return PROMPT.render(
        form='{"goals": []}',
        reference_date="12. marts 2026",
        language="dansk",
        previous=Data(previous),
        instruction=Data(instruction),
        sources=[Data(NOTE, 'kilde="1"')],
    )


def example() -> tuple[str, Goals]:
    """The note of the example, and its answer."""
    system = rendered()[0]["content"]
    note = re.search(r"Note: (.*)$", system, re.MULTILINE)
    answer = re.search(r"^Svar: (.*)$", system, re.MULTILINE)
    assert note is not None
    assert answer is not None
    return note[1], Goals.model_validate(json.loads(answer[1]))


def test_every_part_is_explained() -> None:
    system = rendered()[0]["content"]
    for part in ("title", *HEADINGS):
        assert f"- {part}:" in system


@pytest.mark.parametrize(
    "demand",
    [
        "sidemandsoplæring",
        "mentor",
        "jobbytte",
        "trives",
        "31. februar",
        "null",
        "tegn for tegn",
        "JSON",
        "data",
        "rangér",
        "ligeud",
    ],
)
def test_what_the_prompt_demands(demand: str) -> None:
    assert demand in rendered()[0]["content"]


def test_the_sources_come_last() -> None:
    user = rendered(instruction="kortere", previous='{"goals": 1}')[1]["content"]
    assert user.index('{"goals": 1}') < user.index("kortere") < user.index(NOTE)
    assert "12. marts 2026" in user


def test_the_example_keeps_its_own_rules() -> None:
    note, document = example()
    (goal,) = document.goals
    for part in ("specific", "measurable", "attractive", "realistic", "support"):
        assert all(quote in note for quote in getattr(goal, part).quotes)
    assert [question.part for question in document.questions] == ["goals.0.time_bound"]
    assert goal.time_bound.due is None


def test_a_leak_of_the_example_is_seen() -> None:
    _note, document = example()
    assert set(PROMPT.leaks(document.model_dump_json(), [NOTE])) == set(PROMPT.marks)
    assert PROMPT.leaks("Solbjørk hjælper", ["Solbjørk er min makker"]) == []
