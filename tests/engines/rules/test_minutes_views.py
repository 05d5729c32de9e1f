"""Disagreement by rules: whose views oppose each other, what they are about, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import tasks
from assistant.drafting.pipeline import ground
from assistant.engines.base import Job, Source
from assistant.engines.rules.minutes import write
from assistant.tasks.minutes import Minutes, MinutesTask

DAY = date(2026, 3, 4)


def job(text: str, *participants: str, **options: str) -> Job:
    given = {"participants": "\n".join(participants), **options}
    return Job(tasks.load("minutes"), (Source("1", text, DAY, "da"),), DAY, given)


def minutes(text: str, *participants: str, **options: str) -> Minutes:
    return write(job(text, *participants, **options))[0]


def views(document: Minutes) -> list[list[tuple[str, str]]]:
    return [[(view.who, view.text) for view in item.views] for item in document.disagreements]


@pytest.mark.parametrize(
    ("notes", "first", "second"),
    [
        (
            "Per synes overskrifterne er for lange. Hamda er uenig, hun mener de er gode.",
            ("Per", "Per synes overskrifterne er for lange."),
            ("Hamda", "Hamda er uenig, hun mener de er gode."),
        ),
        (
            "Per synes overskrifterne er for lange. Hamda er uenig. Hun mener, de er gode.",
            ("Per", "Per synes overskrifterne er for lange."),
            ("Hamda", "Hamda er uenig. Hun mener, de er gode."),
        ),
        (
            "Per synes, vi skal købe nye plader, Hamda vil hellere vente et år.",
            ("Per", "Per synes, vi skal købe nye plader."),
            ("Hamda", "Hamda vil hellere vente et år."),
        ),
        (
            "Per synes overskrifterne er for lange, det synes Hamda ikke.",
            ("Per", "Per synes overskrifterne er for lange."),
            ("Hamda", "Det synes Hamda ikke."),
        ),
        (
            "Per vil gerne have mødet om mandagen, mens Hamda foretrækker fredag.",
            ("Per", "Per vil gerne have mødet om mandagen."),
            ("Hamda", "Hamda foretrækker fredag."),
        ),
        ("Per er for, Hamda imod.", ("Per", "Per er for."), ("Hamda", "Hamda imod.")),
        (
            "Per: jeg synes vi skal vente, for pengene er små.\nHamda: det er jeg uenig i, vi bør starte nu.",
            ("Per", "Jeg synes vi skal vente, for pengene er små."),
            ("Hamda", "Det er jeg uenig i, vi bør starte nu."),
        ),
        (
            "Per: jeg synes vi skal vente.\nHamda: nej, det går ikke, vi mangler folk.",
            ("Per", "Jeg synes vi skal vente."),
            ("Hamda", "Nej, det går ikke, vi mangler folk."),
        ),
        (
            "Nogle synes mødet er for langt, andre mener, at det er for kort.",
            ("Nogle", "Nogle synes mødet er for langt."),
            ("Andre", "Andre mener, at det er for kort."),
        ),
        (
            "Jeg synes, prisen er for høj. Hamda er uenig.",
            ("Per", "Jeg synes, prisen er for høj."),
            ("Hamda", "Hamda er uenig."),
        ),
    ],
)
def test_both_views_stand_with_whose_they_are(
    notes: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    document = minutes(f"Møde\n{notes}", "Per", "Hamda", writer="Per")
    assert views(document) == [[first, second]]
    assert document.open_points == []
    assert document.topics == []


def test_quotes_are_the_notes_own_words_and_nothing_stands_twice() -> None:
    text = "Møde\nPer synes overskrifterne er for lange. Hamda er uenig, hun mener de er gode.\nPer henter kaffe i morgen"
    document = minutes(text, "Per", "Hamda")
    assert [view.quotes for view in document.disagreements[0].views] == [
        ["Per synes overskrifterne er for lange"],
        ["Hamda er uenig, hun mener de er gode"],
    ]
    whole = job(text, "Per", "Hamda")
    assert ground(document, whole.task, whole.sources) == ()
    assert [action.owner for action in document.actions] == ["Per"]


@pytest.mark.parametrize(
    ("notes", "about"),
    [
        (
            "Om vi skal have en ergonom ind, er der delte meninger om. Per er for, Hamda imod.",
            "Om vi skal have en ergonom ind",
        ),
        (
            "Per og Hamda er uenige om længden på noter. Per vil have dem korte, Hamda vil have plads.",
            "Længden på noter",
        ),
        ("Telefontid: Per er glad for det, Hamda er skeptisk.", "Telefontid"),
        ("Per er glad for det, Hamda er skeptisk.", ""),
    ],
)
def test_what_it_is_about_is_taken_from_the_notes_or_asked_for(notes: str, about: str) -> None:
    document = minutes(f"Møde\n{notes}", "Per", "Hamda")
    assert document.disagreements[0].about == about
    assert document.open_points == []


def test_three_views_stand_together() -> None:
    document = minutes(
        "Møde\nMette synes maling er nok. Karim foretrækker nye plader, og Bo vil hellere vente.",
        "Mette",
        "Karim",
        "Bo",
    )
    assert [[who for who, _ in item] for item in views(document)] == [["Mette", "Karim", "Bo"]]


def test_names_are_found_where_nobody_is_given() -> None:
    document = minutes("Møde\nMette synes maling er nok. Karim er uenig: det holder ikke en vinter.")
    assert [[who for who, _ in item] for item in views(document)] == [["Mette", "Karim"]]


@pytest.mark.parametrize(
    "notes",
    [
        "Hamda er uenig, hun vil hellere køre videre.",
        "Hamda er skeptisk.",
        "Farven på knapperne er der delte meninger om.",
    ],
)
def test_one_view_alone_is_an_open_point(notes: str) -> None:
    document = minutes(f"Møde\n{notes}", "Per", "Hamda")
    assert document.disagreements == []
    assert [point.text for point in document.open_points] == [notes]


@pytest.mark.parametrize(
    "notes",
    [
        "Per synes det går godt. Hamda synes også, hun er landet godt.",
        "Per synes det går godt, men Hamda vil gerne lære mere.",
        "Per: jeg synes du skal tage kurset.\nHamda: det synes jeg også.",
        "Per synes det går godt. Hamda mener, at hun har lært meget.",
        "Varmen er for lav om morgenen. Per foreslog en pude, Hamda er enig.",
        "Per vil hellere have haft kl. 9, men kan leve med det.",
        "Per: synes du, det går?\nHamda: nej, ikke helt endnu.",
    ],
)
def test_views_that_do_not_oppose_each_other_are_no_disagreement(notes: str) -> None:
    assert minutes(f"Møde\n{notes}", "Per", "Hamda").disagreements == []


def test_views_under_different_headings_are_kept_apart() -> None:
    text = "Møde\nKantinen:\n- Per synes, den er for dyr\nVagterne:\n- Hamda vil hellere have aften"
    assert minutes(text, "Per", "Hamda").disagreements == []


def test_pay_stays_out_of_disagreements_too() -> None:
    text = "MUS\nPer synes, at lønnen er for lav. Hamda er uenig.\nPer ringer til smeden i morgen."
    left = MinutesTask().withhold(text, {"participants": "Per\nHamda", "kind": "MUS"}).text
    document = minutes(left, "Per", "Hamda", kind="MUS")
    assert "lønnen" not in document.model_dump_json()
    assert "uenig" not in document.model_dump_json()
    assert document.disagreements == []
    assert [action.owner for action in document.actions] == ["Per"]


def test_a_task_stays_a_task_though_somebody_would_rather() -> None:
    document = minutes("Møde\nPer ringer til smeden i morgen, Hamda vil hellere skrive.", "Per", "Hamda")
    assert [action.owner for action in document.actions] == ["Per"]
    assert document.disagreements == []


def test_a_view_that_sounds_like_a_task_is_none_where_it_is_opposed() -> None:
    document = minutes(
        "Lene: jeg synes, du skal tage kurset.\nJonas: det er jeg ikke enig i, det kan vente.",
        "Lene",
        "Jonas",
    )
    assert document.actions == []
    assert [[who for who, _ in item] for item in views(document)] == [["Lene", "Jonas"]]
