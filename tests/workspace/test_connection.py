"""What is known of a server, how it is corrected, and how it is forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.engines.chat.endpoint import LimitField, Profile, Structured
from assistant.errors import SettingsError
from assistant.settings import Settings
from assistant.workspace.connection import Connection
from tests.endpoint import EndpointServer

ADDRESS = "http://127.0.0.1:11434/v1"
SETTINGS = replace(Settings(), base_url=ADDRESS, model="gemma3")
LEARNT = Profile(Structured.OBJECT, LimitField.NONE, temperature=False, context=4_096, probed=True)


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    return Connection(tmp_path / "keys.json")


def test_what_drafts_have_taught_is_told_in_words(connection: Connection) -> None:
    assert connection.known_server(SETTINGS) is None
    connection.profiles.keep(ADDRESS, "gemma3", LEARNT, frozenset({"max_tokens"}))
    known = connection.known_server(SETTINGS)
    assert known is not None
    assert known.words.startswith("Plads til 4.096 tokens ad gangen; den bedes om JSON uden skema")
    assert (known.context, known.context_chosen) == (4_096, False)


def test_the_room_is_set_and_the_rest_stays(connection: Connection) -> None:
    connection.profiles.keep(ADDRESS, "gemma3", LEARNT, frozenset({"max_tokens"}))
    connection.set_context(SETTINGS, 16_384)
    kept = connection.profiles.find(ADDRESS, "gemma3")
    assert kept is not None
    assert kept.profile == replace(LEARNT, context=16_384, context_chosen=True)
    assert kept.refused == {"max_tokens"}
    known = connection.known_server(SETTINGS)
    assert known is not None
    assert "16.384 tokens ad gangen, som du har sagt;" in known.words
    connection.set_context(SETTINGS, None)
    kept = connection.profiles.find(ADDRESS, "gemma3")
    assert kept is not None
    assert kept.profile == replace(LEARNT, context=0, probed=False)


def test_the_room_can_be_set_before_any_draft(connection: Connection) -> None:
    openai = replace(SETTINGS, base_url="https://api.openai.com/v1")
    connection.set_context(openai, 128_000)
    kept = connection.profiles.find(openai.base_url, "gemma3")
    assert kept is not None
    assert kept.profile == Profile(limit_field=LimitField.COMPLETION, context=128_000, context_chosen=True)


def test_without_a_model_the_room_counts_for_those_that_are_known(connection: Connection) -> None:
    nameless = replace(SETTINGS, model="")
    with pytest.raises(SettingsError, match="hvilken model"):
        connection.set_context(nameless, 8_192)
    for model in ("gemma3", "qwen3"):
        connection.profiles.keep(ADDRESS, model, LEARNT, frozenset())
    connection.set_context(nameless, 8_192)
    for model in ("gemma3", "qwen3"):
        kept = connection.profiles.find(ADDRESS, model)
        assert kept is not None
        assert kept.profile.context == 8_192


@pytest.mark.parametrize("tokens", [0, 1, 2_047, 10_000_001])
def test_a_room_that_no_model_has_is_refused(connection: Connection, tokens: int) -> None:
    connection.profiles.keep(ADDRESS, "gemma3", LEARNT, frozenset())
    with pytest.raises(SettingsError, match=r"mellem 2\.048 og 10\.000\.000"):
        connection.set_context(SETTINGS, tokens)
    kept = connection.profiles.find(ADDRESS, "gemma3")
    assert kept is not None
    assert kept.profile == LEARNT


def test_a_server_is_forgotten(connection: Connection) -> None:
    connection.set_context(SETTINGS, 8_192)
    connection.forget_profile(SETTINGS)
    assert connection.known_server(SETTINGS) is None


async def test_asking_the_server_anew_leaves_the_room_that_the_user_set(
    connection: Connection, endpoint_server: EndpointServer
) -> None:
    endpoint_server.models = ["gemma3"]
    settings = replace(SETTINGS, base_url=endpoint_server.base_url)
    connection.set_context(settings, 8_192)
    assert "8.192 tokens" in await connection.probe(settings)
    known = connection.known_server(settings)
    assert known is not None
    assert known.context_chosen
