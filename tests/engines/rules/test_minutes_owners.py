"""Whose task it is and by when, as people write it in a hurry."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import tasks
from assistant.engines.base import Job, Source
from assistant.engines.rules.engine import write_document
from assistant.tasks.minutes import Action, Minutes

DAY = date(2026, 3, 4)  # a Wednesday


def actions(text: str, *participants: str, **options: str) -> list[Action]:
    given = {"participants": "\n".join(participants), **options}
    document, _ = write_document(Job(tasks.load("minutes"), (Source("1", text, DAY, "da"),), DAY, given))
    assert isinstance(document, Minutes)
    return document.actions


@pytest.mark.parametrize(
    ("text", "participants", "owners"),
    [
        ("Møde\nLH: jeg sender listen mandag", ("Lene Holm", "Per Krogh"), ["Lene Holm"]),
        (
            "Møde\nmette h laver planen inden fredag\nmette k ringer til kunden",
            ("Mette Holm", "Mette Krogh"),
            ["Mette Holm", "Mette Krogh"],
        ),
        ("Møde\nAnnes opgave er at ringe til skolen inden tirsdag", ("Anne", "Bo"), ["Anne"]),
        (
            "MUS\nLeder: Anne\nMedarbejder: Bo\nlederen undersøger prisen\nmedarbejderen sender link til kurset inden 1. april",
            ("Anne", "Bo"),
            ["Anne", "Bo"],
        ),
        ("Samtale\nlederen undersøger om der er penge til kurset", ("Anne", "Bo"), [None]),
        ("Møde\nDer skal bestilles nye stole inden påske", ("Anne", "Bo"), [None]),
    ],
)
def test_names_letters_and_roles_are_read(
    text: str, participants: tuple[str, ...], owners: list[str | None]
) -> None:
    assert [one.owner for one in actions(text, *participants)] == owners


def test_of_two_he_is_never_the_one_who_writes() -> None:
    found = actions(
        "1:1 med Bo\nHan sender mig listen på fredag. Jeg tager den med til ledermødet.",
        "Anne",
        "Bo",
        writer="Anne",
    )
    assert [one.owner for one in found] == ["Bo", "Anne"]


def test_the_times_and_numbers_of_an_agenda_are_no_part_of_it() -> None:
    found = actions(
        "Møde\n2.1 Lise sender regnearket rundt, senest 10/3\n10.30 Ole: jeg bestiller kage", "Lise", "Ole"
    )
    assert [(one.owner, one.quotes[0]) for one in found] == [
        ("Lise", "Lise sender regnearket rundt, senest 10/3"),
        ("Ole", "Ole: jeg bestiller kage"),
    ]


@pytest.mark.parametrize("bar", ["|", "\t"])
def test_the_rows_of_a_table_are_tasks_where_its_head_says_so(bar: str) -> None:
    rows = ["Opgave|Ansvarlig|Frist", "Rykke leverandør|Anna|12/3", "Skrive manual|Bo|uge 14"]
    found = actions("Møde\n" + "\n".join(row.replace("|", bar) for row in rows), "Anna", "Bo")
    assert [(one.owner, one.due) for one in found] == [
        ("Anna", date(2026, 3, 12)),
        ("Bo", date(2026, 4, 3)),
    ]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Jonas sends the report by Friday", date(2026, 3, 6)),
        ("Jonas sends the report by next Monday", date(2026, 3, 9)),
        ("Jonas sends the report before 12 March", date(2026, 3, 12)),
        ("Jonas sends the report by tomorrow", date(2026, 3, 5)),
        ("Jonas tilmelder ham til holdet, fristen er d. 1. april", date(2026, 4, 1)),
        ("Jonas skriver et notat, den skal jeg have om 14 dage", date(2026, 3, 18)),
        ("Jonas skriver et notat til kunden. næste uge? ja, i næste uge", date(2026, 3, 13)),
        ("Jonas skriver et notat til kunden, de lovede svar for tre uger siden", None),
    ],
)
def test_a_deadline_may_stand_in_a_clause_of_its_own_or_in_english(words: str, due: date | None) -> None:
    found = actions(f"Sync\n- stemningen er god\n- {words}\n- kaffen er kold", "Jonas", "Søren")
    assert [(one.owner, one.due) for one in found] == [("Jonas", due)]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("alle: udfyld APV inden fredag", "alle"),
        ("Anna + Bo: rydde lageret, uge 12", "Anna"),
        ("Anna siger, at Bo skal ringe til banken inden fredag", "Bo"),
        ("Bo skal huske at aflevere nøglen inden fredag", "Bo"),
    ],
)
def test_several_and_those_spoken_of_are_told_apart(line: str, owner: str) -> None:
    found = actions(f"Ugemøde\n- stemningen er god\n- {line}\n- kaffen er kold", "Anna", "Bo", "Carl")
    assert [one.owner for one in found] == [owner]


def test_a_day_alone_is_no_task() -> None:
    assert actions("Møde\nBeslutning: vi tester i marts. Frist: 1/4", "Anna", "Bo") == []


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Oda: så laver Jamal en seddel til maskinen", "Jamal"),
        ("Jamal: ja, du får listen på mandag", "Jamal"),
        ("Jamal: kan du sende mig listen inden fredag", "Oda"),
        ("Jamals noter\njeg henter varerne på fredag", "Jamal"),
        ("Chef er ikke til stede\nOda skriver.\njeg henter varerne på fredag", "Oda"),
        ("- rydde kælderen. Ansvarlig: Oda. Frist: 12/3", "Oda"),
    ],
)
def test_who_speaks_writes_or_answers_for_it(text: str, owner: str) -> None:
    found = actions(f"Møde\n{text}\nalt går godt ellers\nkaffen er kold", "Jamal", "Oda")
    assert owner in [one.owner for one in found]


def test_the_name_of_a_meeting_is_no_task_among_many() -> None:
    lines = "\n".join(f"- Anna skriver notat {number} senest fredag" for number in range(30))
    assert len(actions(f"Ugemøde\n{lines}", "Anna", "Bo")) == 30


def test_a_vague_deadline_is_kept_whole() -> None:
    found = actions(
        "Ugemøde\n- alt går godt\n- Anna skriver notatet når ferien er slut\n- kaffen er kold", "Anna", "Bo"
    )
    assert [(one.due, one.due_text) for one in found] == [(None, "når ferien er slut")]
