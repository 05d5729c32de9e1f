"""Which language short and long notes are taken for."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.danish.language import detect


@pytest.mark.parametrize(
    "note",
    [
        "nå, frokost",
        "vi er på 19 nu",
        "og den endte på 10,6.",
        "Fra 1. marts var det mit bord.",
        "Har sat gul tape på kasserne, talt med begge familier og skrevet det i rutebogen.",
        "rettet, testet m. Jonas, deployet kl 14.10",
        "Fik feedback på onboarding og sprint review, god deadline",
        "Køen er væk.",
        "bar, test, team",
        "[/] [b]fed[/b] tekst om mødet",
    ],
)
def test_short_danish_is_danish(note: str) -> None:
    assert detect(note) == "da"


@pytest.mark.parametrize(
    ("note", "language"),
    [
        ("Vi hadde et møte om oppgaven i går og ble enige om en plan.", "no"),
        ("Fjernet en flaskehals i produksjonen og økte kapasiteten med 15 prosent etter sommeren.", "no"),
        ("Jag hade ett möte med kunden och fick en ny uppgift.", "sv"),
        ("Vi minskade väntetiden från 12 till 4 veckor efter sommaren.", "sv"),
        ("I led the migration to a new billing platform and cut invoice errors by 40%.", "en"),
        ("Fixed the login bug with Priya before the release.", "en"),
        ("Ich habe heute mit dem Kunden gesprochen und die Aufgabe übernommen.", "de"),
    ],
)
def test_other_languages_are_seen(note: str, language: str) -> None:
    assert detect(note) == language


@pytest.mark.parametrize("note", ["", "  ", "123 %", "😊 !!!", "---"])
def test_what_has_no_letters_has_no_language(note: str) -> None:
    assert detect(note) == ""


def test_english_words_in_danish_stay_danish() -> None:
    note = "Jeg tog ansvar for vores onboarding og lavede en ny pipeline, så teamet kan merge uden at vente på review."
    assert detect(note) == "da"


def test_many_threads_that_ask_first_get_one_answer() -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from assistant.danish.language import detect\n"
        "notes = ['Kapacitet, logistik, transport', 'Mere ro i huset'] * 8\n"
        "with ThreadPoolExecutor(16) as pool:\n"
        "    print(sorted(set(pool.map(detect, notes))))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "['da']"


def test_the_answer_is_always_the_same() -> None:
    note = "Optimering, implementering, evaluering og dokumentation"
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(detect, [note] * 50))) == 1


def test_langdetect_is_imported_on_first_use_only() -> None:
    code = "import sys, assistant.danish.language; print('langdetect' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"
