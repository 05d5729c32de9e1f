"""The document of minutes: its fields, what is asked, edits, and Markdown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.tasks.minutes import TASK, Action, Decision, Minutes, OpenPoint, Topic


def minutes() -> Minutes:
    return Minutes(
        topics=[Topic(title="Drift", summary="Rolig uge.", quotes=["Rolig uge"])],
        decisions=[Decision(text="Mødet flyttes.", quotes=["mødet flyttes"])],
        actions=[
            Action(
                what="Ringer til smeden",
                owner="Emil",
                due=date(2026, 3, 6),
                due_text="på fredag",
                quotes=["q"],
            ),
            Action(what="Rydder op | i skabet", owner=None, due=None, due_text=None, quotes=["r"]),
        ],
        open_points=[OpenPoint(text="Hvem har nøglen?", quotes=["hvem har nøglen"])],
    )


def test_owner_and_deadline_are_asked_for_where_they_are_missing() -> None:
    fields = {field.path: field for field in TASK.fields(minutes())}
    assert fields["actions.0.owner"].text == "Emil"
    assert fields["actions.1.owner"].missing
    assert fields["actions.1.owner"].question == "Hvem tager sig af »Rydder op | i skabet«?"
    assert fields["actions.1.due"].missing


def test_every_field_can_be_written_anew() -> None:
    document = minutes()
    for field in TASK.fields(document):
        changed = TASK.with_text(document, field.path, "noget andet")
        assert {one.path: one.text for one in TASK.fields(changed)}[field.path] == "noget andet"


def test_a_new_deadline_is_read_and_a_vague_one_has_no_day() -> None:
    tomorrow = TASK.with_text(minutes(), "actions.1.due", "i morgen").actions[1]
    assert tomorrow.due == date.today() + timedelta(days=1)
    assert TASK.with_text(minutes(), "actions.0.due", "efter sommerferien").actions[0].due is None


@pytest.mark.parametrize("path", ["actions.2", "actions.x", "topics.0.owner", "title", "noget"])
def test_other_paths_are_refused(path: str) -> None:
    with pytest.raises(KeyError):
        TASK.with_text(minutes(), path, "x")


def test_markdown_shows_agreements_as_a_table_and_leaves_out_what_was_dropped() -> None:
    text = TASK.markdown(minutes(), frozenset({"decisions.0"}))
    assert "| Ringer til smeden | Emil | på fredag (6. marts 2026) |" in text
    assert "| Rydder op \\| i skabet | [mangler] |  |" in text
    assert "Mødet flyttes" not in text
    assert "Hvem har nøglen?" in text


def test_what_had_come_is_kept() -> None:
    texts = {field.path: field.text for field in TASK.fields(minutes()) if field.text}
    kept = TASK.from_texts(texts)
    assert [action.owner for action in kept.actions] == ["Emil", None]
    assert [topic.summary for topic in kept.topics] == ["Rolig uge."]
