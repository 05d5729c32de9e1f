"""Endpoints: which addresses are allowed, what is local, and what is remembered of a server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.engines.chat.endpoint import Endpoint, LimitField, Profile, Structured
from assistant.errors import SettingsError


@pytest.mark.parametrize(
    ("url", "host", "is_loopback"),
    [
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434", True),
        ("http://127.8.9.10/v1/", "127.8.9.10", True),
        ("http://localhost:1234/v1", "localhost:1234", True),
        ("http://[::1]:8080/v1", "[::1]:8080", True),
        ("https://api.openai.com/v1", "api.openai.com", False),
        ("https://127.0.0.1.example.com/v1", "127.0.0.1.example.com", False),
        ("https://localhost.example.com/v1", "localhost.example.com", False),
        ("https://128.0.0.1/v1", "128.0.0.1", False),
    ],
)
def test_what_is_this_machine(url: str, host: str, is_loopback: bool) -> None:
    endpoint = Endpoint(f" {url} ")
    assert (endpoint.host, endpoint.is_loopback) == (host, is_loopback)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "   ",
        "api.openai.com/v1",
        "ftp://127.0.0.1/v1",
        "http://",
        "http://api.example.com/v1",
        "http://192.168.1.7:8000/v1",
        "http://0.0.0.0:8000/v1",
        "https://user:pass@api.example.com/v1",
        "http://127.0.0.1:port/v1",
        "http://[::1/v1",
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(SettingsError):
        Endpoint(url)


def test_a_host_that_was_allowed_may_be_spoken_to_unencrypted() -> None:
    endpoint = Endpoint("http://nas.local:8000/v1", allowed_http_hosts=("nas.local",))
    assert not endpoint.is_loopback
    with pytest.raises(SettingsError):
        Endpoint("http://other.local:8000/v1", allowed_http_hosts=("nas.local",))


def test_a_query_goes_with_every_request() -> None:
    endpoint = Endpoint("https://x.openai.azure.com/openai/v1?api-version=2026-01-01")
    assert endpoint.bare_url == "https://x.openai.azure.com/openai/v1"
    assert endpoint.query == {"api-version": "2026-01-01"}


def test_what_is_likely_of_a_host() -> None:
    assert Endpoint("https://api.openai.com/v1").known.limit_field is LimitField.COMPLETION
    assert Endpoint("https://x.openai.azure.com/v1").known.limit_field is LimitField.COMPLETION
    assert Endpoint("https://notopenai.com/v1").known.limit_field is LimitField.TOKENS
    assert Endpoint("http://127.0.0.1:11434/v1").known.limit_field is LimitField.TOKENS


def test_the_ladder_has_an_end() -> None:
    endpoint = Endpoint("http://127.0.0.1:11434/v1")
    rungs = [endpoint.known.structured]
    while endpoint.refuse("response_format"):
        rungs.append(endpoint.known.structured)
    assert rungs == [Structured.SCHEMA, Structured.OBJECT, Structured.PROMPTED]


def test_a_limit_that_is_refused_under_both_names_is_left_out() -> None:
    endpoint = Endpoint("http://127.0.0.1:11434/v1")
    assert endpoint.refuse("max_tokens")
    fields = [endpoint.known.limit_field]
    assert not endpoint.refuse("max_tokens")
    assert endpoint.refuse("max_completion_tokens")
    fields.append(endpoint.known.limit_field)
    assert fields == [LimitField.COMPLETION, LimitField.NONE]
    assert not endpoint.refuse("max_completion_tokens")


PARAMETERS = (
    "response_format",
    "max_tokens",
    "max_completion_tokens",
    "temperature",
    "stream_options",
    "model",
)


@given(st.lists(st.sampled_from(PARAMETERS), max_size=30))
def test_a_server_that_refuses_all_is_asked_a_limited_number_of_times(refused: list[str]) -> None:
    endpoint = Endpoint("http://127.0.0.1:11434/v1")
    assert sum(endpoint.refuse(parameter) for parameter in refused) <= 6


def test_a_profile_is_as_it_was_until_something_is_refused() -> None:
    assert Profile().without("seed") is None
    assert Profile().without("temperature") == Profile(temperature=False)
