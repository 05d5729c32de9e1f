"""The phrase bank: enough of it, in groups, and easy to search."""

from __future__ import annotations

import pytest

from assistant.danish import phrases


def test_there_is_enough_to_say() -> None:
    said = [phrase for group in phrases.groups() for phrase in group.phrases]
    assert len(said) >= 60
    assert len(set(said)) == len(said)
    assert all(phrase[-1] in ".?" for phrase in said)
    assert all(phrase.count("[") == phrase.count("]") for phrase in said)


def test_groups_hold_what_a_talk_needs() -> None:
    names = " ".join(group.name for group in phrases.groups()).lower()
    for wanted in ("hørt", "eksempel", "dagsordenen", "uenig i sagen", "enige om", "tænkepause", "tak for"):
        assert wanted in names
    assert all(group.when.endswith(".") and group.phrases for group in phrases.groups())


def test_search_finds_beginnings_in_any_order() -> None:
    found = [phrase for group in phrases.search("løn talE") for phrase in group.phrases]
    assert "Jeg vil gerne tale om min løn. Hvornår tager vi det?" in found
    assert all("løn" in phrase.lower() or "tale" in phrase.lower() for phrase in found)


def test_a_heading_finds_its_phrases() -> None:
    assert [group.name for group in phrases.search("tænkepause")] == ["Tænkepause"]


@pytest.mark.parametrize("query", ["", "  "])
def test_nothing_asked_is_everything(query: str) -> None:
    assert phrases.search(query) == phrases.groups()


def test_strange_queries_find_nothing() -> None:
    assert phrases.search("[/b] xyzzy") == ()
