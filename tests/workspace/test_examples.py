"""The example year holds together on whatever day it is opened."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.workspace.demo import demo_workspace, fill_rest
from assistant.workspace.examples import ExampleNote, notes, talks

TODAY = date(2026, 11, 25)

any_day = st.dates(date(2020, 1, 1), date(2100, 12, 31))


@settings(deadline=None, max_examples=50)
@given(any_day)
def test_all_notes_lie_within_the_year_and_in_order(today: date) -> None:
    written = [note.written for note in notes(today)]
    assert written == sorted(written)
    assert today - timedelta(days=366) < written[0]
    assert written[-1] <= today
    assert len({(day.year, day.month) for day in written}) >= 12


@settings(deadline=None, max_examples=50)
@given(any_day)
def test_no_text_is_left_with_a_hole(today: date) -> None:
    for note in notes(today):
        assert note.text == note.text.strip() != ""
        assert not set(note.text) & set("{}"), note.text


@settings(deadline=None, max_examples=50)
@given(any_day)
def test_a_matter_tells_its_story_in_the_same_order_each_year(today: date) -> None:
    def story(day: date) -> list[str]:
        return [note.text.split()[0] for note in notes(day) if note.matter == "it-café"]

    assert story(today) == story(TODAY)


def test_a_text_names_the_month_of_the_note_it_looks_back_on() -> None:
    year = notes(TODAY)
    assert _only(year, "It-cafeen er i gang").written == date(2026, 1, 7)
    assert "siden januar" in _only(year, "Talte køen").text
    assert "MUS er d. 7. december" in _only(year, "MUS er").text


def test_a_season_keeps_its_day_and_its_year_turns() -> None:
    assert _only(notes(TODAY), "Halloween").written == date(2026, 10, 30)
    assert _only(notes(date(2026, 10, 30)), "Halloween").written == date(2026, 10, 30)
    assert _only(notes(date(2026, 10, 29)), "Halloween").written == date(2025, 10, 30)


def test_the_year_is_lively_and_varied() -> None:
    year = notes(TODAY)
    assert 40 <= len(year) <= 50
    assert len({note.text for note in year}) == len(year)
    tags = Counter(tag for note in year for tag in set(re.findall(r"#(\w+)", note.text)))
    assert {"resultat", "feedback", "mus", "læring", "ros", "samtale"} <= set(tags)
    assert sum("#" not in note.text for note in year) >= 6
    lengths = [len(note.text.split()) for note in year]
    assert min(lengths) < 20
    assert max(lengths) > 70
    assert sum(any(sign.isdigit() for sign in note.text) for note in year) >= 25


def test_several_matters_run_over_months() -> None:
    for matter, at_least in (("it-café", 5), ("læseklub", 5), ("aftenuro", 4)):
        days = [note.written for note in notes(TODAY) if note.matter == matter]
        assert len(days) >= at_least
        assert days[-1] - days[0] > timedelta(days=50)


def test_nobody_can_be_reached_by_what_stands_in_it() -> None:
    for note in notes(TODAY):
        assert all(domain == "example.dk" for domain in re.findall(r"\S@([\w.]+\w)", note.text))
        assert not re.search(r"\d{6}-?\d{4}|(?:\d\d ?){4}", note.text)


def test_the_loader_needs_nothing_that_is_slow() -> None:
    code = (
        "import sys, assistant.workspace.examples as e, datetime; e.notes(datetime.date(2026, 11, 25));"
        "print([m for m in ('sqlmodel', 'sqlalchemy', 'pydantic', 'textual') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _only(year: list[ExampleNote], start: str) -> ExampleNote:
    (found,) = [note for note in year if note.text.startswith(start)]
    return found


@settings(deadline=None, max_examples=50)
@given(any_day)
def test_the_talks_follow_each_other_and_the_last_is_to_come(today: date) -> None:
    held = [meeting.held for meeting in talks.meetings(today)]
    assert held == sorted(held)
    assert held[-2] < today < held[-1]
    for meeting in talks.meetings(today):
        assert not set(meeting.notes) & set("{}")
        assert all(settled.day <= today for settled in meeting.settled)


def test_the_examples_are_lived_through() -> None:
    """Each place of the app has something to show: drafts to review, a plan, talks with agreements."""
    with demo_workspace(Path("no such folder") / "settings.toml") as workspace:
        workspace.open()
        fill_rest(workspace, TODAY)
        counts = workspace.review.counts()
        assert counts["open"] == 1
        assert counts["approved"] == 3
        assert len(workspace.plan.goals()) >= 3 + 4
        coming, talk, mus = (workspace.meetings.get(line.id) for line in workspace.meetings.lines())
        assert not coming.notes
        assert [one.state for one in mus.agreements] == ["done"] * 3
        assert {one.state for one in talk.agreements} == {"done", "open"}
        assert workspace.meetings.late(TODAY)
        assert workspace.meetings.last_time(coming) == list(talk.agreements)
