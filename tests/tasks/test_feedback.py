"""The document of feedback: its fields, its Markdown, and edits of it."""

from __future__ import annotations

import pytest

from assistant import tasks
from assistant.tasks.feedback import MODES, TASK, Change, Feedback, MarkedSpan
from assistant.tasks.task import Question

DOCUMENT = Feedback(
    labels=["indirect", "vague"],
    spans=[
        MarkedSpan(
            text="Måske kunne du", label="indirect", meaning="Kan betyde: Det skal ske.", question="Hvornår?"
        ),
        MarkedSpan(
            text="være mere på", label="vague", meaning="Kan betyde: Noget mangler.", question="Hvad?"
        ),
    ],
    suggestion="Jeg vil gerne have, at du [hvad?].",
    changes=[
        Change(before="Måske kunne du", after="Jeg vil gerne have, at du", reason="Ønsket er et ønske."),
        Change(before="vist", after="", reason="Et forbehold mindre."),
    ],
    questions=[Question(part="situation", text="Hvornår var det?"), Question(part="ønske", text="Hvad nu?")],
)


def test_it_is_registered() -> None:
    assert tasks.row("feedback").key == "f"
    assert tasks.load("feedback") is TASK


def test_fields_hold_suggestion_questions_and_stretches() -> None:
    fields = {field.path: field for field in TASK.fields(DOCUMENT)}
    assert list(fields) == ["suggestion", "questions", "spans.0", "spans.1"]
    assert fields["suggestion"].heading == "Forslag"
    assert fields["suggestion"].quotes == ("Måske kunne du", "være mere på")
    assert fields["questions"].text == "- Hvornår var det?\n- Hvad nu?"
    assert fields["spans.0"].text == "Kan betyde: Det skal ske. Hvornår?"


def test_title_tells_the_labels() -> None:
    assert TASK.title(DOCUMENT) == "Feedback: pakket ind og uklart"
    assert TASK.title(TASK.from_texts({})) == ""


def test_edits_reach_one_field() -> None:
    edited = TASK.with_text(DOCUMENT, "suggestion", "Kom kl. 8.")
    assert edited.suggestion == "Kom kl. 8."
    assert edited.spans == DOCUMENT.spans
    asked = TASK.with_text(DOCUMENT, "questions", "- Hvornår?\nHvem?\n\n- Hvor?")
    assert [(question.part, question.text) for question in asked.questions] == [
        ("situation", "Hvornår?"),
        ("ønske", "Hvem?"),
        ("suggestion", "Hvor?"),
    ]
    meant = TASK.with_text(DOCUMENT, "spans.1", "Noget andet.")
    assert (meant.spans[1].meaning, meant.spans[1].question) == ("Noget andet.", "")


@pytest.mark.parametrize("path", ["title", "spans.2", "spans.x", "labels", "changes.0"])
def test_other_paths_are_refused(path: str) -> None:
    with pytest.raises(KeyError):
        TASK.with_text(DOCUMENT, path, "x")


def test_markdown_shows_changes_and_leaves_dropped_fields_out() -> None:
    whole = TASK.markdown(DOCUMENT)
    assert "»Måske kunne du« → »Jeg vil gerne have, at du«. Ønsket er et ønske." in whole
    assert "Taget ud: »vist«." in whole
    assert "- Hvornår var det?" in whole
    short = TASK.markdown(DOCUMENT, frozenset({"suggestion", "spans.0"}))
    assert "## Forslag" not in short
    assert "være mere på" in short
    assert "»Måske kunne du«" not in short


def test_modes_have_names() -> None:
    assert list(MODES) == ["clarify", "soften", "upward", "decode", "appreciate"]
