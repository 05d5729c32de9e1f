"""The document of minutes: its fields, what is asked, edits, and Markdown."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from assistant.drafting.parts import join
from assistant.engines.chat.partial import PartialReader
from assistant.engines.chat.reply import read as read_reply
from assistant.tasks.disagreements import Disagreement, View
from assistant.tasks.minutes import TASK, Action, Decision, Minutes, OpenPoint, Topic, when


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
        disagreements=[
            Disagreement(
                about="Åbningstiden",
                views=[
                    View(who="Lene", text="Lene vil åbne kl. 9.", quotes=["Lene vil åbne kl. 9"]),
                    View(who="Jonas", text="Jonas vil hellere | kl. 8.", quotes=["Jonas vil hellere kl. 8"]),
                ],
            )
        ],
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


@pytest.mark.parametrize(
    "path",
    [
        "actions.2",
        "disagreements.1",
        "disagreements.0.views.2",
        "disagreements.0.views.x",
        "disagreements.0.about",
        "actions.x",
        "topics.0.owner",
        "title",
        "noget",
    ],
)
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
    assert [view.who for view in kept.disagreements[0].views] == ["Lene", "Jonas"]
    assert kept.disagreements[0].about == "Åbningstiden"


def test_what_a_model_had_written_of_a_disagreement_is_kept() -> None:
    reader = PartialReader(Minutes.model_fields)
    reader.feed(
        f'{{"topics": [], "disagreements": {minutes().model_dump_json(include={"disagreements"})[17:]}'[:-40]
    )
    kept = TASK.from_texts(reader.texts).disagreements
    assert [(item.about, [view.who for view in item.views]) for item in kept] == [
        ("Åbningstiden", ["Lene", "Jonas"])
    ]


def test_each_view_is_a_field_with_its_own_quotes() -> None:
    fields = {field.path: field for field in TASK.fields(minutes())}
    view = fields["disagreements.0.views.1"]
    assert (view.heading, view.quotes) == ("Uenighed · Jonas", ("Jonas vil hellere kl. 8",))
    assert fields["disagreements.0"].quotes == ("Lene vil åbne kl. 9", "Jonas vil hellere kl. 8")
    nobody = TASK.with_text(minutes(), "disagreements.0.views.1.who", "")
    asked = {field.path: field for field in TASK.fields(nobody)}["disagreements.0.views.1.who"]
    assert asked.question == "Hvem mener »Jonas vil hellere | kl. 8.«?"


def test_an_answer_about_a_view_becomes_its_quote_and_leaves_the_other_alone() -> None:
    changed = TASK.with_text(minutes(), "disagreements.0.views.0", "Lene vil åbne senere.", ["senere"])
    first, second = changed.disagreements[0].views
    assert (first.text, first.quotes) == ("Lene vil åbne senere.", ["senere"])
    assert second == minutes().disagreements[0].views[1]
    assert TASK.with_text(minutes(), "disagreements.0", "Nøglen", ["q"]).disagreements[0].about == "Nøglen"


def test_views_stand_side_by_side_and_a_lone_one_is_an_open_point() -> None:
    text = TASK.markdown(minutes())
    assert "## Uenighed\n\n### Åbningstiden\n\n| Lene | Jonas |\n| --- | --- |\n" in text
    assert "| Lene vil åbne kl. 9. | Jonas vil hellere \\| kl. 8. |" in text
    alone = TASK.markdown(minutes(), frozenset({"disagreements.0.views.1"}))
    assert "Uenighed" not in alone
    assert "- Lene vil åbne kl. 9." in alone
    assert "Lene" not in TASK.markdown(minutes(), frozenset({"disagreements.0"}))


def test_minutes_from_before_there_were_disagreements_are_read() -> None:
    earlier = minutes().model_dump(mode="json")
    del earlier["disagreements"]
    assert Minutes.model_validate(earlier).disagreements == []
    assert Minutes.model_validate_json(json.dumps(earlier)).actions == minutes().actions
    assert read_reply(json.dumps({**earlier, "disagreements": None}), Minutes).disagreements == []


def test_minutes_of_parts_hold_each_disagreement_once() -> None:
    joined = join(TASK, [minutes(), minutes()])
    assert isinstance(joined, Minutes)
    assert joined.disagreements == minutes().disagreements


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("senest d. 21/3", "senest d. 21/3 (21. marts 2026)"),
        ("senest 21. marts", "senest 21. marts 2026"),
        ("inden 21. marts 2026", "inden 21. marts 2026"),
        (None, "21. marts 2026"),
    ],
)
def test_a_deadline_that_names_its_day_is_not_said_twice(words: str | None, shown: str) -> None:
    action = Action(what="Ringer", owner=None, due=date(2026, 3, 21), due_text=words, quotes=[])
    assert when(action) == shown
