"""Minutes by rules: tasks with owner and deadline, decisions, open points, and what is kept out."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import tasks
from assistant.drafting.pipeline import ground
from assistant.engines.base import Job, Source
from assistant.engines.rules.engine import write_document
from assistant.tasks.minutes import Minutes, MinutesTask

DAY = date(2026, 3, 4)  # a Wednesday


def job(text: str, *participants: str, **options: str) -> Job:
    given_options = {"participants": "\n".join(participants), **options}
    return Job(tasks.load("minutes"), (Source("1", text, DAY, "da"),), DAY, given_options)


def minutes(text: str, *participants: str, **options: str) -> tuple[Minutes, list[str]]:
    """The minutes, and what the user is told of them."""
    work = job(text, *participants, **options)
    document, _ = write_document(work)
    assert isinstance(document, Minutes)
    return document, MinutesTask().remarks(document, [text], work.options, DAY)


TEAM = """Teammøde 4/3
Til stede: Birgit, Yusuf, Hanne
- to kolleger er hjemme med feber
- Yusuf ringer til vikarbureauet i morgen
- vi bruger mundbind på A-gangen indtil videre
- Hanne har bestilt værnemidler, de kom i går
- vi burde nok engang se på depotet
- alle skriver sig på listen inden d. 14/3
- loftsliften skal repareres i næste uge"""


def test_tasks_have_owner_and_deadline() -> None:
    document, _ = minutes(TEAM, "Birgit", "Yusuf", "Hanne")
    assert [(one.owner, one.due) for one in document.actions] == [
        ("Yusuf", date(2026, 3, 5)),
        ("alle", date(2026, 3, 14)),
        (None, date(2026, 3, 13)),
    ]
    assert document.actions[0].quotes == ["Yusuf ringer til vikarbureauet i morgen"]
    assert document.actions[1].due_text == "inden d. 14/3"


def test_what_is_done_or_wished_is_no_task_and_a_rule_is_a_decision() -> None:
    document, _ = minutes(TEAM, "Birgit", "Yusuf", "Hanne")
    assert [one.quotes for one in document.decisions] == [["vi bruger mundbind på A-gangen indtil videre"]]
    assert any("depotet" in one.text for one in document.open_points)
    assert not any("værnemidler" in one.what or "depotet" in one.what for one in document.actions)


@pytest.mark.parametrize(
    ("text", "participants", "owner"),
    [
        ("KA = Karsten, DE = Dejan\nDE -> kalibrerer føleren, senest fredag", ("Karsten", "Dejan"), "Dejan"),
        (
            "1:1 med Emil, noteret af Nanna\nJeg skriver til Charlotte inden fredag",
            ("Nanna", "Emil"),
            "Nanna",
        ),
        ("Nanna: hej\nEmil: jeg sender rapporten til dig på mandag", ("Nanna", "Emil"), "Emil"),
        ("Møde om skure\nDer skal bestilles maling inden 1. april", ("Nanna", "Emil"), None),
        ("Møde om taget\nLageret: tagrenderne renser Emil på fredag", ("Nanna", "Emil"), "Emil"),
        ("Møde om taget\nMette H. ringer til smeden i morgen", ("Mette Holm", "Mette Lund"), "Mette Holm"),
        ("Møde om taget\nMette ringer til smeden i morgen", ("Mette Holm", "Mette Lund"), None),
        ("Møde\ntavle | ringer til smeden | Emil | 1/4", ("Nanna", "Emil"), "Emil"),
    ],
)
def test_the_owner_is_read_or_left_open(text: str, participants: tuple[str, ...], owner: str | None) -> None:
    document, _ = minutes(text, *participants)
    assert [one.owner for one in document.actions] == [owner]


def test_two_of_the_same_name_are_told() -> None:
    _, notices = minutes("Møde\nMette ringer til smeden i morgen", "Mette Holm", "Mette Lund")
    assert any("To af deltagerne hedder Mette" in notice for notice in notices)


def test_notes_without_a_task_say_so_and_keep_what_was_said() -> None:
    document, notices = minutes("Samtale\nAlt går godt.\nStemningen var fin.", "Lene", "Jonas")
    assert document.actions == []
    assert "Alt går godt." in document.topics[0].summary
    assert any("ingen aftaler" in notice or "nogen aftaler" in notice for notice in notices)


def test_unnamed_participants_are_asked_for() -> None:
    _, notices = minutes("Møde\nYusuf ringer til vikarbureauet i morgen")
    assert any("deltagere" in notice and "Yusuf" in notice for notice in notices)


def test_minutes_rest_on_the_notes() -> None:
    document, _ = minutes(TEAM, "Birgit", "Yusuf", "Hanne")
    whole = job(TEAM, "Birgit", "Yusuf", "Hanne")
    assert ground(document, whole.task, whole.sources) == ()
    for field in whole.task.fields(document):
        assert all(quote in TEAM for quote in field.quotes)


def test_long_transcripts_take_time_in_step_with_their_length() -> None:
    line = "Birgit: vi har travlt på gangen, og Yusuf ringer til bureauet i morgen om en vikar til fredag\n"
    write_document(job(line, "Birgit", "Yusuf"))
    spent = []
    for lines in (200, 800):
        started = time.process_time()
        write_document(job(line * lines, "Birgit", "Yusuf"))
        spent.append(time.process_time() - started)
    assert spent[1] < 8 * spent[0]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abÆøÅ .,:;|-→>\n\t?()«»=0123/", max_size=120))
def test_any_text_gives_minutes_whose_quotes_stand_in_it(text: str) -> None:
    document, _ = minutes(text + "x", "Bo", "Åse")
    for field in tasks.load("minutes").fields(document):
        assert all(quote in text + "x" for quote in field.quotes)
