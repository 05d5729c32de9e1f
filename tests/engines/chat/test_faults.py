"""Each way a request can go wrong has its own Danish sentence, loses nothing and tells no secret."""

from __future__ import annotations

import asyncio
import io
import logging
import re
import socket
import ssl
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console
from rich.traceback import Traceback

from assistant.engines.base import AboutToSend, Partial
from assistant.engines.chat import faults, statuses
from assistant.engines.chat.client import Waits
from assistant.engines.chat.endpoint import Endpoint
from assistant.engines.chat.engine import ChatEngine
from assistant.engines.chat.faults import Asked, Kind
from assistant.engines.chat.keys import Secret
from assistant.errors import EndpointError, EngineError, KeyRejectedError, ReplyError
from tests.endpoint import MODES, EndpointServer
from tests.engines.chat.helpers import (
    KEY,
    NOTE,
    endpoint,
    engine,
    events_of,
    failure_of,
    of_kind,
)

NOW = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
SHORT = Waits(first=0.2, gap=0.2, after_end=0.01)

# mode, kind, class, whether text had come
BAD = [
    ("cut", Kind.CUT, ReplyError, True),
    ("broken_off", Kind.CUT, ReplyError, True),
    ("reset", Kind.CLOSED, EndpointError, False),
    ("length", Kind.LENGTH, ReplyError, True),
    ("refusal", Kind.REFUSAL, ReplyError, False),
    ("content_filter", Kind.FILTER, ReplyError, True),
    ("content_filter_400", Kind.FILTER, ReplyError, False),
    ("hang_before_head", Kind.SLOW, EndpointError, False),
    ("hang_before_text", Kind.SLOW, EndpointError, False),
    ("hang_after_role", Kind.SLOW, EndpointError, False),
    ("hang_in_text", Kind.STALLED, EndpointError, True),
    ("wrong_key", Kind.KEY, KeyRejectedError, False),
    ("forbidden", Kind.FORBIDDEN, KeyRejectedError, False),
    ("no_model", Kind.MODEL, EndpointError, False),
    ("no_address", Kind.ADDRESS, EndpointError, False),
    ("too_large", Kind.TOO_LONG, EndpointError, False),
    ("context", Kind.TOO_LONG, EndpointError, False),
    ("busy", Kind.BUSY, EndpointError, False),
    ("busy_without_time", Kind.BUSY, EndpointError, False),
    ("no_credit", Kind.CREDIT, EndpointError, False),
    ("server_fault", Kind.SERVER, EndpointError, False),
    ("unavailable", Kind.SERVER, EndpointError, False),
    ("fault_in_stream", Kind.SERVER, EndpointError, True),
    ("malformed_chunk", Kind.GARBLED, ReplyError, True),
    ("echoing_fault", Kind.REQUEST, EndpointError, False),
    ("moved", Kind.MOVED, EndpointError, False),
    ("web_page", Kind.WEB_PAGE, EndpointError, False),
    ("web_page_as_text", Kind.WEB_PAGE, EndpointError, False),
    ("empty_body", Kind.EMPTY, ReplyError, False),
    ("no_choices", Kind.EMPTY, ReplyError, False),
    ("endless", Kind.ENDLESS, ReplyError, False),
    ("prose", Kind.NOT_A_DOCUMENT, ReplyError, False),
]


@pytest.mark.parametrize(("mode", "kind", "error_class", "begun"), BAD, ids=[case[0] for case in BAD])
async def test_each_fault_is_told_apart(
    endpoint_server: EndpointServer,
    mode: str,
    kind: Kind,
    error_class: type[EngineError],
    begun: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    endpoint_server.play(mode)
    error, events = await failure_of(
        engine(endpoint_server, waits=SHORT if mode.startswith("hang") else None)
    )
    assert isinstance(error, error_class)
    assert error.kind == kind
    assert isinstance(events[0], AboutToSend)
    # What had come was shown before the fault, to the last word.
    partials = of_kind(events, Partial)
    assert bool(partials) == begun
    if begun:
        assert partials[-1].texts["title"] == "Færre tryksår på 7B"
        assert "det, der nåede at komme" in error.message
    assert_is_a_good_sentence(error)
    assert_tells_no_secret(error, caplog.text)


def assert_is_a_good_sentence(error: EngineError) -> None:
    assert "er gemt." in error.message
    assert re.fullmatch(r"[A-ZÆØÅ].*\.", error.message)
    assert re.fullmatch(r"[A-ZÆØÅ].*\.", error.hint)
    for foreign in ("None", "Error", "error code", "Traceback", "{", "}", "%s"):
        assert foreign not in str(error)


def assert_tells_no_secret(error: EngineError, log: str) -> None:
    shown = "".join(traceback.format_exception(error)) + repr(error) + str(error) + log
    assert "Jeg lavede" not in shown
    assert "Fatima" not in shown
    assert KEY not in shown
    assert error.__cause__ is None
    assert error.__context__ is None


def test_the_sentences_are_all_different() -> None:
    asked = Asked("host", "http://host/v1", "m", is_loopback=False)
    telling = {
        str(fault)
        for fault in (
            faults.unreachable(asked),
            faults.insecure(asked),
            faults.closed(asked),
            faults.slow(asked, 5),
            faults.stalled(asked, 5),
            faults.cut(asked),
            faults.garbled(asked),
            faults.web_page(asked),
            faults.empty(asked),
            faults.too_long_reply(asked),
            faults.endless(asked),
            faults.filtered(asked),
            faults.refusal(asked, ""),
            faults.not_a_document(asked, "Felterne passer ikke.", 2),
            *(
                statuses.of_status(status, {}, "", asked)
                for status in (301, 400, 401, 402, 403, 404, 413, 429, 500)
            ),
            statuses.of_status(404, {}, {"error": {"message": "model not found"}}, asked),
        )
    }
    assert len(telling) == 24


def test_every_mode_of_the_server_is_played() -> None:
    """So that a mode which is added is also tried."""
    others = (
        Path(__file__).with_name("test_engine.py"),
        Path(__file__).parents[2] / "workspace/test_endpoint.py",
    )
    source = "".join(path.read_text(encoding="utf-8") for path in others)
    here = {case[0] for case in BAD}
    assert [mode for mode in MODES if mode not in here and f'"{mode}"' not in source] == []


async def test_nobody_listens(endpoint_server: EndpointServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    endpoint_server.stop_listening()
    error, events = await failure_of(engine(endpoint_server))
    assert error.kind == Kind.UNREACHABLE
    assert f"127.0.0.1:{endpoint_server.port}" in error.message
    assert isinstance(events[0], AboutToSend)
    assert_is_a_good_sentence(error)
    assert_tells_no_secret(error, caplog.text)


async def test_no_such_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_such_host(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_host)
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    monkeypatch.delenv("https_proxy", raising=False)
    error, _events = await failure_of(
        ChatEngine(Endpoint("https://llm.example.invalid/v1", "m", Secret(KEY)))
    )
    assert error.kind == Kind.UNREACHABLE
    assert "på nettet" in error.hint


def self_signed(folder: Path) -> ssl.SSLContext:
    """The context of a server whose certificate nobody trusts."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(NOW).not_valid_after(NOW.replace(year=2099))
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(certificate + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


async def test_a_server_without_a_trusted_certificate(tmp_path: Path) -> None:
    received = bytearray()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.extend(await reader.read())
        writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=self_signed(tmp_path))
    async with server:
        url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        error, _events = await failure_of(ChatEngine(Endpoint(url, "m", Secret(KEY))))
    assert error.kind == Kind.INSECURE
    assert not received
    assert_is_a_good_sentence(error)


async def test_a_key_that_is_missing(endpoint_server: EndpointServer) -> None:
    endpoint_server.play("wrong_key")
    error, _events = await failure_of(engine(endpoint_server, key=None))
    assert error.kind == Kind.NO_KEY
    assert "vil have en nøgle" in error.message


async def test_a_crash_screen_with_the_variables_of_each_frame_shows_no_key(
    endpoint_server: EndpointServer,
) -> None:
    endpoint_server.play("wrong_key")
    error, _events = await failure_of(engine(endpoint_server))
    screen = io.StringIO()
    shown = Traceback.from_exception(type(error), error, error.__traceback__, show_locals=True)
    Console(file=screen, width=500).print(shown)
    assert "locals" in screen.getvalue()
    assert KEY not in screen.getvalue()


@pytest.mark.parametrize("mode", ["cut", "length", "prose"])
async def test_the_raw_reply_comes_along_with_the_fault(endpoint_server: EndpointServer, mode: str) -> None:
    endpoint_server.play(mode)
    error, _events = await failure_of(engine(endpoint_server))
    assert error.raw
    assert error.raw not in str(error)


async def test_the_servers_own_words_are_quoted_where_they_help(endpoint_server: EndpointServer) -> None:
    endpoint_server.play("no_model")
    error, _events = await failure_of(engine(endpoint_server))
    assert "try pulling it first" in error.message
    endpoint_server.play("forbidden")
    error, _events = await failure_of(engine(endpoint_server))
    assert "•••" in error.message


ASKED = Asked("h", "http://h/v1", "m", is_loopback=True, key=Secret(KEY), sent=f"[user]\n{NOTE}")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("CUDA out of memory.", "“CUDA out of memory”"),
        (f"bad key {KEY}!", "“bad key •••!”"),
        ("to\x1b[2J linjer\n her", "“to[2J linjer her”"),
        ("a " * 300, "…”"),
        (f"cannot parse {NOTE}", ""),
        ("<html>Bad gateway</html>", ""),
        ("", ""),
    ],
)
def test_what_of_a_servers_words_is_told(said: str, shown: str) -> None:
    told = faults.quoted(said, ASKED, "Den")
    assert told.rstrip(".").endswith(shown) if shown else told == ""
    assert len(told) < 250


@pytest.mark.parametrize(
    ("status", "body", "sent", "named"),
    [
        (400, {"message": "bad", "param": "temperature"}, ("response_format", "temperature"), "temperature"),
        (422, {"detail": [{"loc": ["body", "stream_options"]}]}, ("stream_options",), "stream_options"),
        (400, "Structured output is not supported", ("response_format",), "response_format"),
        (500, {"message": "json_schema: literal_error"}, ("response_format",), "response_format"),
        (400, {"message": "use max_completion_tokens, not max_tokens"}, ("max_tokens",), "max_tokens"),
        (400, {"message": "max_tokens_per_day"}, ("max_tokens",), None),
        (400, {"message": "bad", "input": {"temperature": 1}}, ("temperature",), None),
        (401, {"message": "temperature"}, ("temperature",), None),
        (400, None, ("temperature",), None),
    ],
)
def test_which_parameter_is_complained_of(
    status: int, body: object, sent: tuple[str, ...], named: str | None
) -> None:
    assert statuses.refused_parameter(status, body, sent) == named


async def test_an_error_leaves_the_next_draft_alone(endpoint_server: EndpointServer) -> None:
    writer = engine(endpoint_server)
    endpoint_server.play("cut", "well")
    await failure_of(writer)
    assert (await events_of(writer))[-1].__class__.__name__ == "Written"


def test_an_endpoint_does_not_show_its_key(endpoint_server: EndpointServer) -> None:
    assert KEY not in repr(endpoint(endpoint_server))
    assert KEY not in repr(ASKED)
