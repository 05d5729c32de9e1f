from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text import TITLE_LENGTH, clean, tags_of, title_of


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("blåbær\n\tgrød", "blåbær\n\tgrød"),
        ("A\u030arhus", "Århus"),
        ("en\r\nto\rtre\u2028fire", "en\nto\ntre\nfire"),
        ("rød \x1b[31mtekst\x1b[0m", "rød tekst"),
        ("klip\x1b]52;c;aGVq\x07 her", "klip her"),
        ("titel\x1b]0;ny titel\x1b\\.", "titel."),
        ("uden ende\x1b]52;c;resten står", "uden ende52;c;resten står"),
        ("nul\x00 klokke\x07 c1\x9b31m", "nul klokke c1"),
        ("vend\u202eom\u2066nu\u200f", "vendomnu"),
        ("halvt \ud83d tegn", "halvt \ufffd tegn"),
        ("\ufeffBOM", "BOM"),
        ("👩\u200d🔬", "👩\u200d🔬"),
    ],
)
def test_text_is_cleaned_at_the_door(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@given(st.text(st.characters(), max_size=200))
def test_cleaned_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#resultat og #Læring", ("resultat", "læring")),
        ("#mål-2026 #team_7b #ÆRØ", ("mål-2026", "team_7b", "ærø")),
        ("#dobbelt #DOBBELT", ("dobbelt",)),
        ("(#parentes), #punktum. #komma, #slut-", ("parentes", "punktum", "komma", "slut")),
        ("C# og F#, midt#i ord", ()),
        ("C#kode", ()),
        ("# Overskrift\n## Under", ()),
        ("##ikke", ()),
        ("sag #7 og PR #1234", ()),
        ("#2026 og #7b", ("2026", "7b")),
        ("https://dr.dk/nyt#afsnit https://dr.dk/#top &#39;", ()),
        ("#", ()),
        ("#" + "a" * 65, ()),
    ],
)
def test_tags_are_recognised(text: str, tags: tuple[str, ...]) -> None:
    assert tags_of(text) == tags


@given(st.text(st.sampled_from("#aÅæø7-_ .,/&\n"), max_size=40))
def test_tags_hold_only_what_a_tag_may_hold(text: str) -> None:
    for tag in tags_of(text):
        assert tag == tag.casefold()
        assert "#" + tag in text.casefold()
        assert tag.replace("-", "").replace("_", "").isalnum()
        assert tag[-1] not in "-_"
        # Written again by itself, it is the same tag.
        assert tags_of(f"x #{tag} y") == (tag,)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tryksår på 7B\nmere", "Tryksår på 7B"),
        ("\n\n   \n# Møde  med\tFatima\n", "Møde med Fatima"),
        ("### Under", "Under"),
        ("- [ ] ring til Lene", "ring til Lene"),
        ("* punkt", "punkt"),
        ("> citat", "citat"),
        ("1. marts gik det godt", "1. marts gik det godt"),
        ("---\nEfter stregen", "Efter stregen"),
        ("#resultat #ros\nTekst", "#resultat #ros"),
        ("🎉", "🎉"),
        ("[/]", "[/]"),
        ("###", "###"),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_title_is_the_first_line_of_words(text: str, title: str) -> None:
    assert title_of(text) == title


def test_long_titles_end_between_words() -> None:
    assert title_of("ordet " * 40) == "ordet " * 12 + "ordet…"


@given(st.text(max_size=300).map(clean))
def test_titles_are_short_single_lines(text: str) -> None:
    title = title_of(text)
    assert len(title) <= TITLE_LENGTH
    assert "\n" not in title
    assert bool(title) == bool(text.strip())
