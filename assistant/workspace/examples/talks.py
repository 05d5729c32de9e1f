"""The talks of the example year, and the goals of its plan."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from assistant.workspace.examples import filled, workday

_DATA = "talks.toml"
_PRIVATE, _ME = "privat: ", " (mig)"


@dataclass(frozen=True)
class ExampleSettled:
    """How an agreement has gone.

    Attributes:
        begins: how the words of the agreement begin.
        state: what came of it, as the store names it.
        day: the day that was said.
        remark: how it went, in words.
    """

    begins: str
    state: str
    day: date
    remark: str


@dataclass(frozen=True)
class ExampleMeeting:
    """A talk of the example year.

    Attributes:
        people: (name, role, whether it is the user).
        points: (text, whether it is private).
        notes: as they were written; empty for a talk to come.
        settled: how its agreements have gone.
    """

    kind: str
    held: date
    next_held: date | None
    people: tuple[tuple[str, str, bool], ...]
    points: tuple[tuple[str, bool], ...]
    notes: str
    settled: tuple[ExampleSettled, ...]


@dataclass(frozen=True)
class ExampleGoal:
    """A goal of the example year; ``steps_done`` says how many of its steps are done."""

    title: str
    activity: str
    measure: str
    motive: str
    support: str
    steps: tuple[str, ...]
    steps_done: int
    due: date
    status: str
    happened: str


def meetings(today: date) -> list[ExampleMeeting]:
    """The talks of the year that ends today, and the one to come, the oldest first."""
    return [_meeting(entry, today) for entry in _data()["meeting"]]


def goals(today: date) -> list[ExampleGoal]:
    """The goals of the plan."""
    return [
        ExampleGoal(
            title=entry["title"],
            activity=entry["activity"],
            measure=entry["measure"],
            motive=entry.get("motive", ""),
            support=entry.get("support", ""),
            steps=tuple(entry["steps"]),
            steps_done=entry["steps_done"],
            due=_ago(entry["due_days_ago"], today),
            status=entry["status"],
            happened=entry.get("happened", ""),
        )
        for entry in _data()["goal"]
    ]


def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("assistant.workspace.examples").joinpath(_DATA).read_text(encoding="utf-8"))


def _meeting(entry: dict[str, Any], today: date) -> ExampleMeeting:
    return ExampleMeeting(
        kind=entry["kind"],
        held=_ago(entry["days_ago"], today),
        next_held=_ago(entry["next_days_ago"], today) if "next_days_ago" in entry else None,
        people=tuple(_person(words) for words in entry["people"]),
        points=tuple((words.removeprefix(_PRIVATE), words.startswith(_PRIVATE)) for words in entry["points"]),
        notes=filled(entry.get("notes", "").strip(), today),
        settled=tuple(
            ExampleSettled(begins, state, _ago(days, today), remark)
            for begins, state, days, remark in entry.get("settled", [])
        ),
    )


def _person(words: str) -> tuple[str, str, bool]:
    name, _, role = words.partition(", ")
    return name.removesuffix(_ME), role, name.endswith(_ME)


def _ago(days: int, today: date) -> date:
    return workday(today - timedelta(days=days))
