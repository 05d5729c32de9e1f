"""The phrases of feedback: they are found where they stand, and each is proved by the labelled texts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from assistant.danish import lexicon
from assistant.danish.classify.feedback_reading import Reading
from training.feedback_texts import Feedback, feedback_texts


def kinds(text: str) -> set[str]:
    return {f"{hit.phrase.label} {hit.phrase.kind}" for hit in Reading(text).hits}


def words_of(text: str) -> list[str]:
    reading = Reading(text)
    return [" ".join(token.word for token in reading.tokens[hit.start : hit.end]) for hit in reading.hits]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Måske kunne du overveje at dele vagtplanen.", "indirect proposal"),
        ("Det kunne være en fordel, hvis du skrev samme dag.", "indirect proposal"),
        ("Nogle gange kan det opleves som om, du ikke lytter.", "indirect impersonal"),
        ("Det er ikke for at kritisere, men mødet trak ud.", "indirect disclaimer"),
        ("Er det med vilje, at lågen står åben?", "indirect question"),
        ("Der er plads til forbedring på det skriftlige.", "indirect understatement"),
        ("Du giver mig aldrig sparring.", "harsh absolute"),
        ("Typisk dig at gå.", "harsh person"),
        ("Hvis ikke du retter dig, så er det ud.", "harsh threat"),
        ("Du er for gammel til det her.", "harsh protected"),
        ("Du skal tage mere ejerskab.", "vague quality"),
        ("Træd nu lidt mere i karakter.", "vague wish"),
    ],
)
def test_phrases_are_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mødet blev holdt den 12. maj i lokale 3.",
        "Jeg afleverede rapporten til tiden, og kunden skrev tak.",
        "Vi har 14 børn i gruppen og tre voksne.",
        "Hun er ansvarlig for vagtplanen i uge 14.",
        "Den 3. februar kom du 20 minutter efter start.",
    ],
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert not kinds(text)


def test_gaps_and_endings() -> None:
    own = lexicon.Lexicon("[vague wish] M. | Q?\nvær ~2 på ; proaktiv* ; en? kende")
    assert [hit[:2] for hit in own.hits(["vær", "noget", "mere", "på"])] == [(0, 4)]
    assert not own.hits(["vær", "en", "hel", "del", "mere", "på"])
    assert [hit[:2] for hit in own.hits(["proaktive"])] == [(0, 1)]
    assert [hit[:2] for hit in own.hits(["en", "kende"])] == [(0, 2), (1, 2)]


def test_a_line_may_have_its_own_meaning() -> None:
    own = lexicon.Lexicon("[harsh person] Usual. | Usual?\na\nb | Own. | Own?")
    assert [(phrase.meaning, phrase.question) for phrase in own.phrases] == [
        ("Usual.", "Usual?"),
        ("Own.", "Own?"),
    ]


def test_meanings_are_hypotheses_and_questions_open() -> None:
    for phrase in lexicon.lexicon().phrases:
        assert phrase.label in ("indirect", "harsh", "vague")
        assert re.match(r"Kan (?:betyde|være|opleves)|\"|Handler om", phrase.meaning), phrase.meaning
        assert phrase.meaning.endswith(".")
        assert phrase.question.endswith("?")


@cache
def hits_by_phrase() -> tuple[Counter[str], Counter[str]]:
    """How often each phrase stands in the labelled texts, and how often in one that is labelled so."""
    all_hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text in feedback_texts():
        for name in _phrases(text):
            all_hits[name] += 1
            right[name] += name.split()[0] in text.labels
    return all_hits, right


def _phrases(text: Feedback) -> set[str]:
    return {hit.phrase.id for hit in Reading(text.text).hits}


def test_most_phrases_stand_where_the_texts_say_so() -> None:
    all_hits, right = hits_by_phrase()
    assert sum(right.values()) > 0.72 * sum(all_hits.values())
    weak = [name for name, count in all_hits.items() if count >= 8 and right[name] < 0.4 * count]
    assert not weak


def test_word_classes() -> None:
    assert "insult" in lexicon.classes("idiot")
    assert "insult" in lexicon.classes("inkompetente")
    assert "hedge" in lexicon.classes("måske")
    assert not lexicon.classes("fragtbrev")
