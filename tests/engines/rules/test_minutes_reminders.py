"""A reminder asks in whole words how it goes with what was agreed on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.engines.rules.minutes_reminders import asked, reminder

ASKED = [
    (
        "Birgitte ser på, om Signe kan få færre aftenvagter, senest 5. november",
        "Birgitte",
        "5. november",
        "at se på, om Signe kan få færre aftenvagter",
    ),
    ("Lene undersøger, om der er penge til kurset", "Lene", "", "at undersøge, om der er penge til kurset"),
    (
        "Ali tager kontakt til it-afdelingen, så det bliver løst",
        "Ali",
        "",
        "at tage kontakt til it-afdelingen",
    ),
    ("Signe taler med Mohammed inden 25. september", "Signe", "inden 25. september", "at tale med Mohammed"),
    ("Mette: sender referatet rundt", "Mette", "", "at sende referatet rundt"),
    ("jeg booker lokale 2, og Peter finder en projektor", "Signe", "", "at booke lokale 2"),
    ("jeg booker lokale 2 og Peter finder en projektor", "Signe", "", "at booke lokale 2"),
    (
        "Søren kigger på budgettet og vender tilbage på fredag",
        "Søren",
        "på fredag",
        "at kigge på budgettet og vende tilbage",
    ),
    ("ringe til Hanne", "Bo", "", "at ringe til Hanne"),
    ("Undersøge kursus i Excel (Mette)", "Mette", "", "at undersøge kursus i Excel"),
    ("Mette vil undersøge tilbud", "Mette", "", "at undersøge tilbud"),
    ("Ole skal lave en liste", "Ole", "", "at lave en liste"),
    ("Lars har ansvaret for kagen", "Lars", "", "at have ansvaret for kagen"),
    ("Jeg sender min liste til Ida", "Bo", "", "at sende din liste til Ida"),
    ("Referat: Mette", "Mette", "", "»Referat: Mette«"),
]


@pytest.mark.parametrize(("what", "owner", "due_text", "expected"), ASKED)
def test_what_is_asked_about(what: str, owner: str, due_text: str, expected: str) -> None:
    assert asked(what, owner, due_text) == expected


@example(what="x", owner="\x85", due_text="")
@given(what=st.text(), owner=st.text(), due_text=st.text())
def test_any_agreement_can_be_asked_about(what: str, owner: str, due_text: str) -> None:
    text = reminder(what, owner, date(2026, 3, 1), due_text, date(2026, 2, 1))
    assert text.startswith("Hej")
    assert "?" in text
