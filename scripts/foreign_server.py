"""Drives makker against a chat server that others wrote: llmock, which fails on command and judges its client.

llmock is no dependency of makker; install it beside it, and name its program::

    python -m venv /tmp/llmock && /tmp/llmock/bin/pip install "llmock==0.2.2"
    python -m scripts.foreign_server /tmp/llmock/bin/llmock

Each line of the table is a draft from a note to what is stored. The check fails where a draft ends in another way than it
should, or where llmock finds that the client misbehaved: tried again too soon or too often, or took a cut reply for whole.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.drafting.pipeline import Failed
from assistant.engines.base import AboutToSend, Waiting
from assistant.engines.chat.client import Waits
from assistant.engines.chat.endpoint import Endpoint
from assistant.engines.chat.engine import ChatEngine
from assistant.engines.chat.profiles import ProfileBook
from assistant.workspace.drafts import MakeEvent, Request, Stored
from assistant.workspace.workspace import Workspace

NOTE = "Vi havde for mange tryksår på 7B. Jeg lavede et vendeskema. I december var vi nede på 7,1 %."
EMPTY = {"text": "", "quotes": []}
REPLY = json.dumps(
    {
        "title": {"text": "Færre tryksår på 7B", "quotes": ["tryksår på 7B"]},
        "situation": {
            "text": "Vi havde for mange tryksår på 7B.",
            "quotes": ["Vi havde for mange tryksår på 7B."],
        },
        "task": EMPTY,
        "action": {"text": "Jeg lavede et vendeskema.", "quotes": ["Jeg lavede et vendeskema."]},
        "result": EMPTY,
        "learning": EMPTY,
        "questions": [],
    },
    ensure_ascii=False,
)
WELL: dict[str, Any] = {"type": "reply", "text": REPLY}
WAITS = Waits(first=3.0, gap=1.5, after_end=0.5)
# After the first word makker does not try again by itself, which llmock cannot tell from taking half a reply for whole;
# that it is told as "cut" and stored as unfinished is what the table shows.
EXPECTED = {"truncated_stream_accepted"}
START_SECONDS = 20.0


@dataclass(frozen=True)
class Case:
    """What the server is told to do, and how the draft must end.

    Attributes:
        name: in the table.
        behaviours: llmock's own, in order.
        outcome: "ok", or the kind of the fault.
        pauses: how many times makker waits and tries again.
    """

    name: str
    behaviours: tuple[dict[str, Any], ...]
    outcome: str = "ok"
    pauses: int = 0


CASES = (
    Case("scripted reply", (WELL,)),
    Case("reply by the schema", ()),
    Case(
        "429 with Retry-After, then well", ({"type": "fail", "status": 429, "retry_after": 1}, WELL), pauses=1
    ),
    Case("503, then well", ({"type": "fail", "status": 503}, WELL), pauses=1),
    Case("500 for good", ({"type": "fail", "status": 500, "times": 2},), "server", pauses=1),
    Case("401", ({"type": "fail", "status": 401},), "no_key"),
    Case("403", ({"type": "fail", "status": 403},), "forbidden"),
    Case("404", ({"type": "fail", "status": 404},), "address"),
    Case(
        "stream cut silently", (WELL, {"type": "stream_fault", "kind": "truncate", "after_chunks": 3}), "cut"
    ),
    Case(
        "connection dropped", (WELL, {"type": "stream_fault", "kind": "disconnect", "after_chunks": 3}), "cut"
    ),
    Case(
        "corrupted chunk", (WELL, {"type": "stream_fault", "kind": "malformed", "after_chunks": 3}), "garbled"
    ),
    Case("stalled stream", (WELL, {"type": "stream_fault", "kind": "stall", "after_chunks": 3}), "stalled"),
    Case(
        "slow first token",
        (WELL, {"type": "slow_first_token", "seconds": 1}),
    ),
)


def main() -> int:
    """Prints the table; 1 where something is not as it should be."""
    program = sys.argv[1] if len(sys.argv) > 1 else "llmock"
    port = _free_port()
    server = subprocess.Popen([program, "serve", "--port", str(port), "--log-level", "error"])
    try:
        _await(port)
        wrong = asyncio.run(_run(port))
        verdict = _call(port, "GET", "verdict?format=text")
    finally:
        server.terminate()
        server.wait(10)
    print(f"\n{verdict}")
    found = set(re.findall(r"^\s*FAIL\s+(\w+)", verdict, re.MULTILINE))
    failed = bool(found - EXPECTED)
    print("\nSome drafts ended otherwise." if wrong else "\nAll drafts ended as they should.")
    print("llmock finds fault with the client." if failed else "llmock finds nothing but what is meant.")
    return int(bool(wrong) or failed)


async def _run(port: int) -> int:
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "data", Path(folder) / "settings.toml")
        book = ProfileBook(Path(folder) / "endpoints.json")
        for case in CASES:
            # A note of its own, since llmock takes two requests with the same text for two tries of one.
            note = workspace.journal.add(f"{NOTE}\nPrøven hedder {case.name}.", date(2026, 3, 12)).id
            if case.behaviours:
                _call(port, "POST", "scenario", {"behaviors": list(case.behaviours)})
            outcome, pauses = await _draft(workspace, book, port, note)
            good = (outcome, pauses) == (case.outcome, case.pauses)
            wrong += not good
            print(f"{'ok ' if good else 'NOT'}  {case.name:<34} {outcome}, {pauses} pauses", flush=True)
        workspace.close()
    return wrong


async def _draft(workspace: Workspace, book: ProfileBook, port: int, note: int) -> tuple[str, int]:
    engine = ChatEngine(
        Endpoint(f"http://127.0.0.1:{port}/v1", "gpt-4o-mini"), waits=WAITS, profiles=book, find_key=None
    )

    async def consent(_: AboutToSend) -> bool:
        return True

    events: list[MakeEvent] = []
    request = Request("star", date(2026, 3, 12), (note,))
    async for event in workspace.drafting.make(request, engine, consent):
        events.append(event)
    pauses = sum(isinstance(event, Waiting) for event in events)
    for event in events:
        if isinstance(event, Failed):
            return getattr(event.error, "kind", "") or type(event.error).__name__, pauses
    last = events[-1]
    return ("ok" if isinstance(last, Stored) and last.finished else "nothing stored"), pauses


def _call(port: int, method: str, path: str, body: object = None) -> str:
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/_llmock/{path}",
        data,
        {"content-type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return str(answer.read().decode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(port: int) -> None:
    """Waits until the server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            _call(port, "GET", "requests")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not start")


if __name__ == "__main__":
    sys.exit(main())
