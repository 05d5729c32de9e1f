"""The count of tokens: exact, from the packaged ranks, and without any network."""

from __future__ import annotations

import gzip
import socket
import threading
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.engines import tokens
from assistant.errors import EngineError

NOTE = (
    "Efteråret på afd. 7B har været hårdt. Vi havde for mange tryksår, 12,5 % af de indlagte i september.\n"
)


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_loaded", None)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("hello world", 2),
        ("<|endoftext|>", 7),
        ("Rødgrød med fløde", 7),
        ("\n\n\n", 1),
    ],
)
def test_known_counts(text: str, expected: int) -> None:
    assert tokens.count(text) == expected


def test_nothing_asks_the_network_for_the_ranks(unloaded: None, no_network: None) -> None:
    assert tokens.count(NOTE) > 20


def test_damaged_ranks_are_told_of(unloaded: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "o200k_base.tiktoken.gz"
    other.write_bytes(gzip.compress(b"IQ== 0\n"))
    monkeypatch.setattr(tokens, "RANKS", other)
    with pytest.raises(EngineError, match="beskadiget"):
        tokens.count("hej")
    other.write_bytes(tokens.RANKS.read_bytes()[:10])
    with pytest.raises(EngineError, match="beskadiget"):
        tokens.count("hej")


def test_threads_that_come_first_together_load_once(unloaded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[int] = []
    load = tokens._load

    def counted() -> object:
        loads.append(1)
        return load()

    monkeypatch.setattr(tokens, "_load", counted)
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(tokens.count(NOTE))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(loads) == 1
    assert len(set(counts)) == 1
    assert len(counts) == 4


@given(st.text(alphabet="ab .,!/'\n\r\t 12æ-\u2028\x1c<|>", max_size=80))
def test_stretches_do_not_change_the_sum(text: str) -> None:
    whole = len(tokens._encoding().encode_ordinary(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "STRETCH", 3)
        assert "".join(tokens._stretches(text)) == text
        assert tokens.count(text) == whole


def test_a_very_long_note_is_counted_exactly() -> None:
    text = NOTE * 2_000
    assert len(list(tokens._stretches(text))) > 1
    assert tokens.count(text) == len(tokens._encoding().encode_ordinary(text))


def test_half_a_surrogate_pair_is_counted() -> None:
    assert tokens.count("hej \ud83d verden") > 2


def test_messages_cost_their_text_and_their_frame() -> None:
    messages = [{"role": "system", "content": "hello world"}, {"role": "user", "content": "hello"}]
    assert tokens.count_messages(messages) == 3 + (4 + 2) + (4 + 1)
