"""The prompt of minutes: every part and rule stands in it, and its own example is a document that rests on its note."""

from __future__ import annotations

import json
import re

import prompts
from assistant.tasks.disagreements import View
from assistant.tasks.minutes import HEADINGS, Action, Decision, Minutes, OpenPoint, Topic
from prompts import Data

PROMPT = prompts.load("minutes")


def rendered(participants: str = "Emil\nNanna", earlier: str = "") -> list[dict[str, str]]:
    return PROMPT.render(
        form="{}",
        reference_date="4. marts 2026",
        language="dansk",
        participants=Data(participants),
        kind=Data("MUS"),
        earlier=Data(earlier),
        previous=Data(""),
        instruction=Data(""),
        sources=[Data("Emil ringer i morgen", 'kilde="1"')],
    )


def test_every_part_is_explained() -> None:
    system = rendered()[0]["content"]
    assert all(f"- {part}:" in system for part in HEADINGS)
    assert '"due_text"' in system


def test_the_example_is_whole_and_rests_on_its_note() -> None:
    system = rendered()[0]["content"]
    note = re.search(r"^Note: (.*)$", system, re.MULTILINE)
    answer = re.search(r"^Svar: (.*)$", system, re.MULTILINE)
    assert note is not None
    assert answer is not None
    document = Minutes.model_validate(json.loads(answer[1]))
    items: list[Topic | Decision | Action | OpenPoint | View] = []
    items += [*document.topics, *document.decisions, *document.actions, *document.open_points]
    items += [view for item in document.disagreements for view in item.views]
    assert len(items) == 6
    assert all(item.quotes for item in items)
    assert all(quote in note[1] for item in items for quote in item.quotes)


def test_participants_are_data_and_left_out_where_there_are_none() -> None:
    assert "Emil\nNanna" in rendered()[1]["content"]
    assert "Deltagerne" not in rendered("")[1]["content"]


def test_a_later_part_is_told_what_the_earlier_ones_hold() -> None:
    assert "senere del" not in rendered()[-1]["content"]
    told = rendered(earlier="Besluttet: Mandagsmødet flyttes til kl. 9.")[-1]["content"]
    assert "Mandagsmødet flyttes til kl. 9." in told
