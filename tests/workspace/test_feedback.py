"""Feedback as the page uses it: read while it is typed, suggested, and put into the journal."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.errors import InputError
from assistant.tasks.feedback import Feedback
from assistant.workspace import feedback as use
from assistant.workspace.workspace import Workspace
from tests.fakes import LOCAL, FakeEngine, written

INDIRECT = "Måske kunne du overveje at dele dine PR'er lidt op? Den sidste var på 1.400 linjer."
HARSH = "Du er altid doven og sjusker med journalerne."
PLAIN = "Mødet begynder kl. 9 i lokale 4."
DAY = date(2026, 3, 12)


def test_marked_words_come_with_a_meaning_and_a_question() -> None:
    analysis = use.analyse(INDIRECT)
    first = analysis.stretches[0]
    assert "indirect" in analysis.labels
    assert INDIRECT[first.start : first.end].startswith("Måske kunne du overveje")
    assert first.meaning.startswith("Kan betyde")
    assert first.question.endswith("?")


def test_a_place_finds_the_stretch_it_lies_in() -> None:
    analysis = use.analyse(f"{PLAIN}\n{INDIRECT}")
    place = analysis.text.index("overveje")
    found = analysis.at(place)
    assert found is not None
    assert found.start <= place <= found.end
    assert analysis.at(2) is None


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "hej", "🙂", "\x00\x1b[31m", "[/] [b]"])
def test_there_may_be_nothing_to_mark(text: str) -> None:
    assert use.analyse(text).stretches == ()


def test_a_long_text_is_read_line_by_line_with_the_same_places() -> None:
    text = "\n".join([PLAIN] * 200 + [INDIRECT] + [PLAIN] * 200)
    analysis = use.analyse(text)
    assert any(text[s.start : s.end].startswith("Måske kunne du overveje") for s in analysis.stretches)


def test_a_line_of_fifty_pages_is_read_too() -> None:
    text = f"{PLAIN} {INDIRECT} " * 1_000 + HARSH
    analysis = use.analyse(text)
    assert any(stretch.label == "harsh" for stretch in analysis.stretches)
    assert all(0 <= stretch.start < stretch.end <= len(text) for stretch in analysis.stretches)


def test_words_without_an_end_are_no_trouble() -> None:
    assert use.analyse("a" * 100_000).text == "a" * 100_000


def test_a_text_asks_for_a_mode_by_itself() -> None:
    assert use.fitting_mode(HARSH) == "soften"
    assert use.fitting_mode(INDIRECT) == "clarify"


def test_a_threat_and_another_language_are_told() -> None:
    assert any("HR" in told for told in use.remarks("Jeg smadrer dig, hvis du gør det igen."))
    assert any(
        "engelsk" in told for told in use.remarks("You are always late and I do not like the way you work.")
    )
    assert use.remarks("") == []


@pytest.mark.parametrize("mode", ["clarify", "soften", "upward", "decode", "appreciate"])
def test_the_rules_suggest_in_each_mode(mode: str, workspace: Workspace) -> None:
    suggestion = use.suggest_now(use.Wish(INDIRECT, mode), workspace.engine("rules"))
    assert suggestion.text
    assert suggestion.wish.mode == mode
    assert suggestion.rewords == (mode != "decode")


def test_nothing_is_suggested_from_nothing(workspace: Workspace) -> None:
    with pytest.raises(InputError):
        use.suggest_now(use.Wish(" ", "clarify"), workspace.engine("rules"))


def test_options_reach_the_engine() -> None:
    document = Feedback(labels=[], spans=[], suggestion="Forslag", changes=[], questions=[])
    engine = FakeEngine([written(document)], identity=LOCAL)  # type: ignore[arg-type]  # any task's document will do
    suggestion = use.suggest_now(use.Wish(INDIRECT, "upward", 2, "drift, kunder"), engine)
    assert suggestion.text == "Forslag"
    assert dict(engine.jobs[0].options) == {
        "mode": "upward",
        "tone": "2",
        "areas": "drift, kunder",
        "role": "employee",
    }


# The journal


def test_given_feedback_is_a_note_of_its_day(workspace: Workspace) -> None:
    talk = use.Talk(use.GIVEN, "Fatima", "kollega", DAY)
    note = use.keep(workspace.journal, talk, INDIRECT)
    assert note.title == "Feedback til Fatima (kollega)"
    assert note.written == DAY
    assert set(note.tags) == {"feedback", "givet"}
    assert INDIRECT in note.text


def test_received_feedback_says_from_whom(workspace: Workspace) -> None:
    note = use.keep(workspace.journal, use.Talk(use.RECEIVED, "", "leder", DAY), INDIRECT)
    assert note.title == "Feedback fra min leder"
    assert set(note.tags) == {"feedback", "modtaget"}
    assert use.is_received(note.text)


@pytest.mark.parametrize(
    ("kind", "title"), [(use.GIVEN, "Feedback, jeg har givet"), (use.RECEIVED, "Feedback, jeg har fået")]
)
def test_nobody_needs_a_name(kind: str, title: str) -> None:
    assert use.Talk(kind, "", "", DAY).heading == title


def test_a_name_cannot_break_the_note(workspace: Workspace) -> None:
    note = use.keep(workspace.journal, use.Talk(use.GIVEN, "Fatima\n#løn\x1b[2J", "", DAY), INDIRECT)
    assert "\x1b" not in note.text
    assert note.text.split("\n")[0].startswith("Feedback til Fatima")


def test_an_empty_text_is_not_kept(workspace: Workspace) -> None:
    with pytest.raises(InputError):
        use.keep(workspace.journal, use.Talk(use.GIVEN, "", "", DAY), " \n")


def test_questions_for_the_next_talk_are_a_note(workspace: Workspace) -> None:
    note = use.keep_questions(workspace.journal, use.Talk(use.RECEIVED, "Lene", "leder", DAY), INDIRECT)
    assert note.title == "Spørgsmål til næste 1:1 med Lene"
    assert use.MEETING_TAG in note.tags
    for question in use.questions_about(INDIRECT):
        assert f"- {question}" in note.text


def test_a_text_without_marks_is_asked_about_in_general() -> None:
    assert len(use.questions_about(PLAIN)) == 3


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (INDIRECT, INDIRECT),
        (f"Feedback fra Lene\n\n{INDIRECT}\n\n#feedback #modtaget", INDIRECT),
        (f"{INDIRECT}\n\nMere.", f"{INDIRECT}\n\nMere."),
        (f"{INDIRECT}\n#feedback", INDIRECT),
        ("Overskrift\n\n#kun #emneord", "Overskrift\n\n#kun #emneord"),
        ("#feedback", "#feedback"),
        ("", ""),
    ],
)
def test_the_feedback_of_a_note_stands_between_heading_and_tags(text: str, body: str) -> None:
    start, end = use.body(text)
    assert text[start:end] == body
