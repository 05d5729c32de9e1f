"""The prompt of the STAR achievement: what it demands, and that its own example stays in it."""

from __future__ import annotations

import json
import re

import pytest

import prompts
from assistant.tasks.star import HEADINGS, Star
from prompts import Data

PROMPT = prompts.load("star")
NOTE = "Efteråret på afd. 7B har været hårdt. Jeg lavede et vendeskema, og i december var vi nede på 7,1 %."


def rendered(instruction: str = "", previous: str = "") -> list[dict[str, str]]:
    return PROMPT.render(
        form='{"title": "…"}',
        reference_date="12. marts 2026",
        language="dansk",
        previous=Data(previous),
        instruction=Data(instruction),
        sources=[Data(NOTE, 'kilde="1"')],
    )


def example() -> tuple[str, Star]:
    """The note of the example, and its answer."""
    system = rendered()[0]["content"]
    note = re.search(r"^Note: (.*)$", system, re.MULTILINE)
    answer = re.search(r"^Svar: (.*)$", system, re.MULTILINE)
    assert note is not None
    assert answer is not None
    return note[1], Star.model_validate(json.loads(answer[1]))


def test_every_part_is_explained() -> None:
    system = rendered()[0]["content"]
    for part in ("title", *HEADINGS):
        assert f"- {part}:" in system


@pytest.mark.parametrize(
    "demand",
    [
        "knap",
        "godt",
        "ca.",
        "måske",
        '"vi"',
        '"jeg"',
        "tegn for tegn",
        "superlativer",
        "JSON",
        "på dansk",
        "data",
    ],
)
def test_what_the_prompt_demands(demand: str) -> None:
    assert demand in rendered()[0]["content"]


def test_the_notes_come_last() -> None:
    user = rendered(instruction="kortere", previous='{"title": 1}')[1]["content"]
    assert user.index('{"title": 1}') < user.index("kortere") < user.index(NOTE)
    assert re.search(r"</tekst-[0-9a-f]{8}>\Z", user)


def test_what_is_not_there_is_not_spoken_of() -> None:
    user = rendered()[1]["content"]
    assert "ønske" not in user
    assert "tidligere udkast" not in user


def test_the_example_keeps_its_own_rules() -> None:
    note, star = example()
    for part in ("title", *HEADINGS):
        section = star.section(part)
        assert all(quote in note for quote in section.quotes)
        assert bool(section.text) == bool(section.quotes)
    missing = [part for part in ("situation", "task", "action", "result") if not star.section(part).text]
    assert [question.part for question in star.questions] == missing


def test_every_figure_and_name_of_the_example_is_marked() -> None:
    """So that a draft which took anything from the example is found out."""
    note, _star = example()
    figures = re.findall(r"\d[\d.,/]*\d|\d", note)
    names = re.findall(r"(?<!^)(?<![.!?] )\b[A-ZÆØÅ]\w+", note)
    # The first words of sentences are told from names by the list of words that are allowed to stand there.
    starters = {"Skabet", "Satte", "Godt"}
    names += [word for word in re.findall(r"(?:^|[.!?] )([A-ZÆØÅ]\w+)", note) if word not in starters]
    assert figures
    assert names
    assert {*figures, *names} <= set(PROMPT.marks)
    assert all(mark.casefold() in note.casefold() for mark in PROMPT.marks)


def test_a_leak_of_the_example_is_seen() -> None:
    _note, star = example()
    leaked = PROMPT.leaks(star.model_dump_json(), [NOTE])
    assert set(leaked) == set(PROMPT.marks)
    assert PROMPT.leaks("Kjartans hylder og 8.317 noder", [NOTE]) == ["Kjartan", "8.317"]


def test_the_users_own_words_are_no_leak() -> None:
    assert PROMPT.leaks("Kjartan målte op, 18.317 gange", ["Jeg tog kjartan med."]) == []


def test_the_repair_prompt_names_what_was_wrong() -> None:
    [message] = prompts.load("repair").render(form='{"title": "…"}', error=Data("result: mangler"))
    assert message["role"] == "user"
    assert "result: mangler" in message["content"]
    assert '{"title": "…"}' in message["content"]
