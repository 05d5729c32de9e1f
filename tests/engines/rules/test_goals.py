"""Wishes become goals in the writer's own words, and what lacks is asked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import tasks
from assistant.engines.base import Job, Source
from assistant.engines.rules.goals import write
from assistant.engines.rules.goals_titles import responsible, title
from assistant.tasks.goals import CRITERIA, Goals

TODAY = date(2026, 3, 12)


def written(*texts: str, **options: str) -> tuple[Goals, list[str]]:
    sources = tuple(Source(str(number), text, TODAY, "da") for number, text in enumerate(texts))
    return write(Job(tasks.load("goals"), sources, TODAY, options))


def question(document: Goals, part: str) -> str:
    return next((question.text for question in document.questions if question.part == part), "")


def test_a_whole_goal_needs_no_question() -> None:
    text = "Jeg vil bestå CKA-eksamen senest d. 1/9, fordi jeg brænder for drift. Oskar hjælper mig to timer om ugen."
    document, notices = written(text)
    (goal,) = document.goals
    assert goal.title == "Bestå CKA-eksamen"
    assert all(getattr(goal, part).met for part in CRITERIA)
    assert (goal.time_bound.text, goal.time_bound.due) == ("senest d. 1/9", date(2026, 9, 1))
    assert goal.support.text == "Oskar hjælper mig to timer om ugen."
    assert goal.responsible == "jeg"
    assert (document.questions, notices) == ([], [])


def test_what_is_not_met_is_asked_and_ways_to_learn_are_only_asked() -> None:
    document, _ = written("Blive bedre til kommunikation.")
    (goal,) = document.goals
    assert not any(getattr(goal, part).met for part in CRITERIA)
    assert "Blive bedre til kommunikation" in question(document, "goals.0.specific")
    for part in (*CRITERIA, "responsible"):
        assert question(document, f"goals.0.{part}").endswith("?"), part
    assert "mentor" in question(document, "goals.0.steps")
    assert "mentor" not in goal.model_dump_json()


def test_no_wish_at_all_is_asked_for() -> None:
    document, notices = written("Det regnede i går.")
    assert document.goals == []
    assert document.questions[0].part == "goals"
    assert "ikke noget ønske" in notices[0]


TEN = (
    "Jeg vil gerne lære Excel, holde oplæg, få en mentor, tage truckkort, blive tillidsrepræsentant, skrive en artikel, "
    "lære tysk, lede et projekt, besøge kunderne og undervise de nye."
)


def test_ten_wishes_in_one_sentence_are_split_and_none_is_lost() -> None:
    document, notices = written(TEN)
    assert [goal.title for goal in document.goals][:3] == ["Lære Excel", "Holde oplæg", "Få en mentor"]
    assert len(document.goals) == 10
    assert "10 ønsker på én gang" in notices[0]


def test_a_list_is_a_goal_a_line() -> None:
    document, _ = written("Til MUS:\n- lære tysk\n- tage truckkort senest 1/9\n- mere ro")
    assert [goal.title for goal in document.goals] == ["Lære tysk", "Tage truckkort", "Mere ro"]
    assert [str(goal.time_bound.due) for goal in document.goals] == ["None", "2026-09-01", "None"]


def test_another_wish_begins_where_the_text_says_so() -> None:
    document, _ = written("Jeg vil bestå CKA-eksamen. Derudover vil jeg lære tysk.")
    assert len(document.goals) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bestå prøven senest 31. februar.", "findes ikke"),
        ("Bestå prøven senest 1. marts 2024.", "1. marts 2024 er allerede passeret"),
        ("Bestå prøven senest 1. april. Fristen er 1. juni.", "flere frister"),
        ("Bestå prøven efter sommerferien.", "ikke nogen fast dato"),
        ("Bestå prøven.", "Hvornår"),
    ],
)
def test_dates_that_cannot_be_used_are_asked_about(text: str, told: str) -> None:
    document, _ = written(text)
    assert told in question(document, "goals.0.time_bound")


def test_a_day_that_does_not_exist_or_has_passed_does_not_bind() -> None:
    for text in ("Bestå prøven senest 31. februar.", "Bestå prøven senest 1. marts 2024."):
        assert written(text)[0].goals[0].time_bound.met is False


def test_a_goal_for_another_person_is_said_plainly() -> None:
    document, notices = written("Fatima skal køre HPLC'en alene inden 1. juni.", role="employee")
    assert document.goals[0].responsible == "Fatima"
    assert "handler om Fatima" in notices[0]
    assert "Fatima" in question(document, "goals.0.attractive")
    assert written("Fatima skal køre HPLC'en alene.", role="manager")[1] == []


def test_to_stay_and_thrive_is_a_goal_and_gets_questions_of_its_own() -> None:
    document, _ = written("Jeg vil gerne blive og trives, hvor jeg er.")
    assert len(document.goals) == 1
    assert "bevares" in question(document, "goals.0.specific")
    assert question(document, "goals.0.steps") == ""


def test_a_wish_that_is_wrapped_up_is_said_plainly() -> None:
    document, _ = written(
        "Det kunne måske være fedt, hvis jeg engang måtte holde et oplæg, hvis det kan lade sig gøre."
    )
    asked = question(document, "goals.0.specific")
    assert "pakket godt ind" in asked
    assert "»engang«" in asked
    assert "Sagt ligeud er det vel: Holde et oplæg." in asked


def test_what_lacks_is_quoted() -> None:
    document, _ = written("Bestå svendeprøven. Men der er hverken tid eller penge til det.")
    assert document.goals[0].realistic.met is False
    assert "hverken tid eller penge" in question(document, "goals.0.realistic")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Jeg vil gerne lære at svejse, så jeg slipper for at vente.", "Lære at svejse"),
        ("Mål: bestå truckprøven senest 1/9", "Bestå truckprøven"),
        ("Jeg kunne godt tænke mig et forløb om ledelse.", "Et forløb om ledelse"),
        ("Chat? Nej tak.", "Chat"),
        ("…", ""),
    ],
)
def test_titles_say_the_wish_plainly(text: str, plain: str) -> None:
    assert title(text) == plain


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jeg tager kurset, og Lone hjælper.", "jeg"),
        ("Hassan løfter sin andel. Han får to formiddage.", "Hassan"),
        ("Vi skal samarbejde bedre.", None),
        ("Sælge mere.", None),
    ],
)
def test_who_is_to_reach_it(text: str, who: str | None) -> None:
    assert responsible(text) == who


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_text_rests_on_the_source_word_for_word(text: str) -> None:
    document, _ = written(text)
    for goal in document.goals:
        for part in CRITERIA:
            assert all(quote in text for quote in getattr(goal, part).quotes)
        assert goal.time_bound.text in text
