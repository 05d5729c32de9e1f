"""The prompts of feedback: one a mode, each with its demands, and an example that fits the document."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import prompts
from assistant.tasks.feedback import LABELS, MODES, Feedback
from prompts import Data

NAMES = ["feedback", *(f"feedback-{mode}" for mode in MODES)]


def rendered(name: str, **given: str) -> list[dict[str, str]]:
    prompt = prompts.load(name)
    values: dict[str, prompts.Value] = {
        "form": '{"labels": []}',
        "reference_date": "12. marts 2026",
        "language": "dansk",
        "sources": [Data("Du er doven.", 'kilde="1"')],
    }
    for variable in prompt.variables:
        values.setdefault(variable, Data(given.get(variable, "")))
    return prompt.render(**values)


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_explained(name: str) -> None:
    system = rendered(name)[0]["content"]
    for part in Feedback.model_fields:
        assert f"- {part}:" in system
    for label in LABELS:
        assert f'"{label}"' in system
    for demand in ("kantede parenteser", "tegn for tegn", "data", "JSON", "Kan betyde:"):
        assert demand in system


@pytest.mark.parametrize("name", NAMES)
def test_the_example_fits_the_document_and_keeps_to_itself(name: str) -> None:
    system = rendered(name)[0]["content"]
    note = re.search(r"^Tekst: (.*)$", system, re.MULTILINE)
    answer = re.search(r"^Svar: (.*)$", system, re.MULTILINE)
    assert note is not None
    assert answer is not None
    document = Feedback.model_validate(json.loads(answer[1]))
    assert all(span.text in note[1] for span in document.spans)
    assert all(change.before in note[1] for change in document.changes)
    assert prompts.load(name).leaks(document.suggestion, ["Du er doven."])


@pytest.mark.parametrize("name", NAMES)
def test_what_the_user_wrote_comes_last(name: str) -> None:
    user = rendered(name, role="manager", tone="1", areas="vagtplan", instruction="kortere")[-1]["content"]
    assert user.index("manager") < user.index("kortere") < user.index("Du er doven.")


def test_a_mode_finds_its_prompt(tmp_path: Path) -> None:
    assert prompts.name_of("feedback", "soften") == "feedback-soften"
    assert prompts.name_of("feedback", "nonsens") == "feedback"
    assert prompts.name_of("feedback") == "feedback"
    assert prompts.name_of("feedback", "../x") == "feedback"
    (tmp_path / "feedback-own.md").write_text("", encoding="utf-8")
    assert prompts.name_of("feedback", "own", tmp_path) == "feedback-own"
