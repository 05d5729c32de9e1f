"""Models on this machine, what servers say of themselves, and what is remembered of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistant.engines.chat import client as clients
from assistant.engines.chat import probe
from assistant.engines.chat.discovery import LocalServer, discover
from assistant.engines.chat.endpoint import Endpoint, LimitField, Profile, Structured
from assistant.engines.chat.engine import ChatEngine
from assistant.engines.chat.profiles import ProfileBook
from assistant.errors import EndpointError
from tests.endpoint import EndpointServer
from tests.engines.chat.helpers import job

ADDRESS = "http://127.0.0.1:11434/v1"


@asynccontextmanager
async def answering(pages: dict[str, object]) -> AsyncIterator[int]:
    """A server that answers some paths with JSON; yields its port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        page = pages.get(head.split(" ")[1])
        body = json.dumps(page).encode() if page is not None else b"{}"
        status = "200 OK" if page is not None else "404 Not Found"
        lines = (f"HTTP/1.1 {status}", "content-type: application/json", f"content-length: {len(body)}")
        writer.write("\r\n".join((*lines, "connection: close", "", "")).encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def test_models_of_this_machine_are_found(endpoint_server: EndpointServer) -> None:
    endpoint_server.models = ["nomic-embed-text", "gemma3"]
    found = await discover([("Ollama", endpoint_server.port), ("vLLM", 1)], seconds=5.0)
    assert found == [LocalServer("Ollama", endpoint_server.base_url, ("gemma3",))]
    assert [(request.method, request.path) for request in endpoint_server.others] == [("GET", "/v1/models")]
    assert "authorization" not in endpoint_server.others[0].headers


async def test_a_port_that_something_else_listens_on_is_no_model() -> None:
    async def hang(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with (
        answering({"/v1/models": ["en liste"]}) as odd,
        await asyncio.start_server(hang, "127.0.0.1", 0) as silent,
    ):
        port = silent.sockets[0].getsockname()[1]
        assert await discover([("a", odd), ("b", port)], seconds=0.3) == []


@pytest.mark.parametrize(
    ("pages", "context", "final"),
    [
        ({"/v1/models": {"data": [{"id": "m", "max_model_len": 32_768}]}}, 32_768, True),
        ({"/props": {"default_generation_settings": {"n_ctx": 8_192}}}, 8_192, True),
        ({"/api/v0/models": {"data": [{"id": "m", "loaded_context_length": 16_384}]}}, 16_384, True),
        ({"/api/ps": {"models": [{"name": "m", "context_length": 4_096}]}}, 4_096, True),
        ({"/api/ps": {"models": []}}, 4_096, False),
        ({"/v1/models": {"data": [{"id": "m", "max_model_len": "mange"}]}}, 0, True),
        ({"/v1/models": "nej", "/props": [], "/api/ps": {"models": {}}}, 0, True),
        ({}, 0, True),
    ],
)
async def test_what_servers_say_of_their_context(pages: dict[str, object], context: int, final: bool) -> None:
    async with answering(pages) as port:
        endpoint = Endpoint(f"http://127.0.0.1:{port}/v1", "m")
        client = clients.build(endpoint)
        assert await probe.look(endpoint, client) == probe.Found(context, final)
        await client.close()


async def test_a_server_that_was_started_anew_with_more_room_is_believed(tmp_path: Path) -> None:
    pages: dict[str, object] = {"/api/ps": {"models": [{"name": "m", "context_length": 2_048}]}}
    async with answering(pages) as port:
        address = f"http://127.0.0.1:{port}/v1"
        book = ProfileBook(tmp_path / "endpoints.json")
        book.keep(address, "m", Profile(context=2_048, probed=True), frozenset())
        with pytest.raises(EndpointError, match="ikke plads"):
            await ChatEngine(Endpoint(address, "m"), profiles=book).room(job())
        pages["/api/ps"] = {"models": [{"name": "m", "context_length": 16_384}]}
        room = await ChatEngine(Endpoint(address, "m"), profiles=book).room(job())
        assert room is not None
        assert room > 4_096


async def test_the_room_that_the_user_set_counts_before_what_the_server_says(tmp_path: Path) -> None:
    pages: dict[str, object] = {"/api/ps": {"models": [{"name": "m", "context_length": 2_048}]}}
    async with answering(pages) as port:
        address = f"http://127.0.0.1:{port}/v1"
        book = ProfileBook(tmp_path / "endpoints.json")
        book.keep(address, "m", Profile(context=16_384, context_chosen=True), frozenset())
        room = await ChatEngine(Endpoint(address, "m"), profiles=book).room(job())
        assert room is not None
        assert room > 4_096


def test_a_server_that_refuses_a_long_text_is_believed_over_the_user() -> None:
    endpoint = Endpoint(ADDRESS, "m", profile=Profile(context=16_384, context_chosen=True))
    endpoint.learn_context(8_192)
    assert endpoint.known == Profile(context=8_192)


def test_a_profile_is_kept_and_found_again(tmp_path: Path) -> None:
    book = ProfileBook(tmp_path / "config" / "endpoints.json")
    profile = Profile(Structured.OBJECT, LimitField.NONE, False, False, 8_192, True, True)
    book.keep(ADDRESS, "gemma3", profile, frozenset({"max_tokens"}))
    kept = book.find(ADDRESS + "/", "gemma3")
    assert kept is not None
    assert (kept.profile, kept.refused) == (profile, frozenset({"max_tokens"}))
    assert book.first_of(ADDRESS) == kept
    assert (book.models(ADDRESS), book.models(ADDRESS + "/v2")) == (["gemma3"], [])
    assert book.find(ADDRESS, "qwen3") is None
    book.forget(ADDRESS)
    assert book.first_of(ADDRESS) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[]",
        '{"http://127.0.0.1:11434/v1 m": 3}',
        '{"http://127.0.0.1:11434/v1 m": {"structured": "xml"}}',
    ],
)
def test_a_file_that_somebody_broke_counts_as_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "endpoints.json"
    path.write_text(text, encoding="utf-8")
    book = ProfileBook(path)
    assert book.find(ADDRESS, "m") is None
    book.keep(ADDRESS, "m", Profile(), frozenset())
    assert book.find(ADDRESS, "m") is not None


def test_a_profile_may_be_edited_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "endpoints.json"
    path.write_text(json.dumps({f"{ADDRESS} m": {"context": 2_048, "temperature": False}}), encoding="utf-8")
    kept = ProfileBook(path).find(ADDRESS, "m")
    assert kept is not None
    assert kept.profile == Profile(context=2_048, temperature=False)
