"""Pseudonyms: nobody leaks, nothing changes on the way there and back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.drafting.privacy import LABELS, find, mask, pseudonymise, restore

SAID = st.sampled_from(
    [
        "Mette", "Mettes", "Mette Hansen", "Jonas'", "Jonas", "jens", "Jens", "Jensen", "Anne", "Annes", "Anne-Marie", "PERSON_1", "[PERSON_1]",
        "[PERSON_2]s", "X_PERSON_1", "[CPR]", "CPR_1", "140687-2216", "28 41 90 07", "a@example.dk", "Lærkevej 3, 8700 Horsens", "sag 2024-118832",
        " ", ", ", ". ", "'", "s", "\n", "[", "]", "_", "1", "og", "😀", "Fatima Al-Sayed", "Mikkel T.", "PERSON_", "MASK",
    ]
)  # fmt: skip


def labels(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.label) for span in find(text)]


@given(
    st.lists(st.one_of(st.text(max_size=30), st.lists(SAID, max_size=8).map("".join)), min_size=1, max_size=3)
)
@example(["Mette'", "'Jonas'", "Jonas's"])
@example(["[PERSON_1] og PERSON_12 og Mette", "X_PERSON_1 er Mette"])
@example(["Lærkevej 3, 8700 HorsensPERSON_1Mette"])
def test_what_is_replaced_comes_back_exactly(texts: list[str]) -> None:
    masked = pseudonymise(texts)
    restored = [restore(text, masked.replacements) for text in masked.texts]
    assert [one.text for one in restored] == texts


@given(st.lists(SAID, max_size=10).map(" ".join))
def test_no_found_name_is_left(text: str) -> None:
    spans = find(text)
    masked = pseudonymise([text])
    for span in spans:
        if span.label in ("CPR", "PHONE", "EMAIL"):
            assert text[span.start : span.end] not in masked.texts[0]


def test_same_person_is_linked_across_texts() -> None:
    masked = pseudonymise(["Mette Hansen tog vagten. Mettes plan virker.", "Tak til Mette."])
    first, second = masked.texts
    assert first.startswith("[PERSON_1] tog vagten. [PERSON_1_2]s plan")
    assert second == "Tak til [PERSON_1_2]."


def test_two_people_of_one_first_name_stay_apart() -> None:
    masked = pseudonymise(["Mikkel Holm og Mikkel Friis kom. Mikkel gik."])
    text = masked.texts[0]
    assert "[PERSON_1]" in text
    assert "[PERSON_2]" in text
    assert "[PERSON_3] gik" in text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[PERSON_1]s plan", "Mettes plan"),
        ("PERSON_1 og PERSON_2", "Mette og Jonas"),
        ("PERSON_2s cykel", "Jonas' cykel"),
        ("[PERSON_2]s cykel", "Jonas' cykel"),
        ("[PERSON_2]' cykel", "Jonas' cykel"),
    ],
)
def test_restores_what_a_model_makes_of_tokens(written: str, expected: str) -> None:
    replacements = pseudonymise(["Mette og Jonas"]).replacements
    assert restore(written, replacements).text == expected
    assert restore(written, replacements).unknown == ()


@pytest.mark.parametrize(
    "written", ["[PERSON_12]", "PERSON_12", "[PERSON_", "PERSON_x", "[PERSON]", "[CPR_1]"]
)
def test_unknown_and_half_tokens_are_reported_and_left(written: str) -> None:
    replacements = pseudonymise(["Mette og Jonas"]).replacements
    restored = restore(f"så sagde {written} noget", replacements)
    assert restored.text == f"så sagde {written} noget"
    assert len(restored.unknown) == 1


def test_a_person_told_of_is_one_whatever_the_list_says() -> None:
    assert [span.label for span in find("Spørg Krølle om det.", known=["Krølle"])] == ["NAME"]
    assert find("Spørg Krølle om det.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring til Mette på 28 41 90 07.", [("Mette", "NAME"), ("28 41 90 07", "PHONE")]),
        ("cpr 140687-2216", [("140687-2216", "CPR")]),
        ("cpr-nr. 680687-2216 er et erstatningsnummer", [("680687-2216", "CPR")]),
        ("Skriv til fatima.h@example.dk nu", [("fatima.h@example.dk", "EMAIL")]),
        ("reg. 6180 kto. 0004418273", [("6180 kto. 0004418273", "ACCOUNT")]),
        ("IBAN DK71 5079 0001 3426 88", [("DK71 5079 0001 3426 88", "ACCOUNT")]),
        (
            "Han bor Skovbrynet 14, 3. th., 5000 Odense C",
            [("Skovbrynet 14, 3. th., 5000 Odense C", "ADDRESS")],
        ),
        ("j.nr. 2025/318 er lukket", [("2025/318", "CASE")]),
    ],
)
def test_identifiers(text: str, found: list[tuple[str, str]]) -> None:
    assert labels(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ordre 44718203 er sendt fra lager Kolding med version 3.2.1, beløb 12.480,50 kr.",
        "Varenr. 20145560 og 20145561 er udgået, brug 20145562.",
        "Grøn Entreprise A/S, CVR 40118822.",
        "Maj bliver travl, og Sommer-kampagnen starter i uge 22.",
        "Stig ikke op på reolen uden sele!",
        "Peter Bangs Vej er spærret.",
        "Sankt Hans-bålet er flyttet.",
        "Stormen Bodil tog taget.",
    ],
)
def test_look_alikes_are_left(text: str) -> None:
    assert find(text) == []


def test_mask_shows_what_stood_there() -> None:
    masked, spans = mask("Mette (cpr 140687-2216) kommer.")
    assert masked == "[NAVN] (cpr [CPR]) kommer."
    assert [span.label for span in spans] == ["NAME", "CPR"]
    assert all(span.label in LABELS for span in spans)
