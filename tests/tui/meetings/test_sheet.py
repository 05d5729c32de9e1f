"""What stands around the notes: the agreements as a table, and how the minutes stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from assistant.tui.meetings import sheet as sheets
from assistant.tui.meetings.sheet import Sheet
from assistant.workspace.meetings import AgreementRecord, DecisionRecord, Person, Point
from tests.tui.meetings.bench import HOSTILE
from tests.tui.meetings.test_fields import DAY, meeting

KURSUS = AgreementRecord(
    id=1,
    uid="a",
    meeting_id=1,
    held=DAY,
    what="Undersøge kurset i smertelindring",
    owner="Signe",
    due=date(2026, 4, 1),
    due_text="1. april",
    state="open",
    remark="",
    settled=None,
    goal_id=None,
)
PLAN = replace(KURSUS, id=2, what="Sende vagtplanen", owner="", due=None, due_text="snarest")


def table(*agreements: AgreementRecord, width: int = 70, today: date = DAY) -> list[str]:
    passages = sheets.agreement_table("Aftaler", agreements, today, width)
    return [line for passage in passages for line in passage.text.split("\n")]


def test_the_columns_stand_under_one_another() -> None:
    head, first, second = table(KURSUS, PLAN)
    assert head.startswith("Aftaler")
    assert first.startswith("○ Undersøge kurset")
    assert head.index("Hvem") == first.index("Signe") == second.index("ingen ansvarlig")
    assert head.index("Hvornår") == first.index("1. april") == second.index("snarest")


def test_what_is_late_is_warned_of_and_what_is_settled_is_quiet() -> None:
    late, done, dropped = KURSUS, replace(KURSUS, state="done"), replace(KURSUS, state="dropped")
    passages = sheets.agreement_table("Aftaler", [late, done, dropped], DAY + timedelta(days=60), 90)
    assert [passage.name for passage in passages[1:]] == ["prose--warning", "prose--quiet", "prose--quiet"]
    assert "over frist 1. april" in passages[1].text
    assert [passage.text[0] for passage in passages[1:]] == ["○", "✓", "–"]
    assert "over frist" not in passages[2].text


def test_on_short_lines_who_and_when_stand_under_what() -> None:
    assert table(KURSUS, width=40) == ["Aftaler", "○ Undersøge kurset i smertelindring", "  Signe · 1. april"]


def test_a_remark_stands_under_its_agreement() -> None:
    assert table(replace(KURSUS, remark="Lene er syg"))[-1] == "  Lene er syg"


@given(st.integers(min_value=4, max_value=120), st.text(max_size=80), st.text(max_size=40))
def test_no_line_is_wider_than_the_pane(width: int, what: str, owner: str) -> None:
    lines = table(replace(KURSUS, what=what or "x", owner=owner), width=width)
    assert all(cell_len(line) <= width for line in lines[1:])


def test_hostile_words_bring_no_control_characters() -> None:
    text = "".join(table(replace(KURSUS, what=HOSTILE, owner=HOSTILE, remark=HOSTILE)))
    assert "[bold]" in text
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_above_the_notes_stand_last_time_and_the_points() -> None:
    record = meeting(points=(Point("Vagter"), Point("Løn", private=True)))
    words = [passage.text for passage in sheets.above_notes(Sheet(record, (KURSUS,), ""), DAY, 40)]
    assert words[0] == "Siden sidst"
    assert words[-2:] == ["· Vagter", "⚿ Løn (kun for dig)"]
    assert sheets.above_notes(Sheet(meeting(), (), ""), DAY, 40) == []


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("", "ikke lavet endnu"),
        ("open", "venter i Udkast"),
        ("approved", "godkendt"),
        ("discarded", "kasseret"),
    ],
)
def test_the_state_of_the_minutes_is_told(state: str, words: str) -> None:
    assert words in sheets.below_notes(Sheet(meeting(), (), state), DAY, 60)[0].text


def test_below_the_notes_stand_agreements_and_decisions() -> None:
    record = replace(
        meeting(), agreements=(KURSUS,), decisions=(DecisionRecord(1, 1, DAY, "Weekender deles"),)
    )
    words = [passage.text for passage in sheets.below_notes(Sheet(record, (), "approved"), DAY, 40)]
    assert words.index("Aftaler") < words.index("Beslutninger") < words.index("· Weekender deles")


def test_the_byline_names_day_people_and_the_next_day() -> None:
    record = replace(meeting(Person("Lene", "leder"), Person("Signe")), next_held=date(2026, 9, 4))
    assert sheets.byline(record) == "12. marts 2026 · Lene, leder · Signe · næste gang 4. september 2026"
