"""What makker adds to a request: the same server on this machine, asked by a bare openai client and by a whole draft.

The server stands in a process of its own and sends a STAR document word by word. Of a draft the time is taken from
``Drafting.make`` to the first shown text, and to the draft in the store; of the bare client to the first text, and to the
last. Both are warm: the modules are loaded, the server's profile is known.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from assistant.engines.base import AboutToSend, Partial
from assistant.engines.chat.endpoint import Endpoint
from assistant.engines.chat.engine import ChatEngine
from assistant.engines.chat.profiles import ProfileBook
from assistant.workspace.drafts import Request, Stored
from assistant.workspace.workspace import Workspace

ROUNDS = 15
# A model on a good machine: 40 pieces a second make a draft last about half a second here.
BREATH = 0.025
FIRST_LIMIT = 0.050
WHOLE_LIMIT = 0.050
WHOLE_SHARE = 0.05
NOTE = (
    "Vi havde for mange tryksår på 7B. Jeg lavede et vendeskema. I december var vi nede på 7,1 %.\n"
    "Afdelingssygeplejersken Fatima bad mig gøre noget ved det."
)


def main() -> None:
    """Prints the medians and whether they hold."""
    with _server() as base_url, tempfile.TemporaryDirectory() as folder:
        bare, whole = asyncio.run(_measure(base_url, Path(folder)))
    for name, values in (("bare openai client", bare), ("makker", whole)):
        first, last = _medians(values)
        print(f"{name:<20} first text {first * 1000:7.1f} ms   whole {last * 1000:7.1f} ms")
    (bare_first, bare_last), (first, last) = _medians(bare), _medians(whole)
    allowed = max(WHOLE_LIMIT, WHOLE_SHARE * bare_last)
    print(f"first text: {1000 * (first - bare_first):+.1f} ms (at most {1000 * FIRST_LIMIT:.0f})")
    print(f"whole draft: {1000 * (last - bare_last):+.1f} ms (at most {1000 * allowed:.0f})")


def _medians(values: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(first for first, _ in values), statistics.median(last for _, last in values)


async def _measure(
    base_url: str, folder: Path
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    workspace = Workspace(folder / "data", folder / "settings.toml")
    note = workspace.journal.add(NOTE, date(2026, 3, 12))
    book = ProfileBook(folder / "endpoints.json")
    sent: list[str] = []

    async def makker() -> tuple[float, float]:
        engine = ChatEngine(
            Endpoint(base_url, "prøvemodel"),
            profiles=book,
            record=workspace.requests.recorder(workspace.settings),
        )
        begun, first = time.perf_counter(), 0.0

        async def consent(_: AboutToSend) -> bool:
            return True

        request = Request("star", date(2026, 3, 12), (note.id,))
        async for event in workspace.drafting.make(request, engine, consent):
            if isinstance(event, AboutToSend) and not sent:
                sent.append(event.text)
            if isinstance(event, Partial) and not first:
                first = time.perf_counter() - begun
            if isinstance(event, Stored):
                assert event.finished
        return first, time.perf_counter() - begun

    await makker()
    await _bare(base_url, sent[0])
    bare, whole = [], []
    for _ in range(ROUNDS):  # in turn, so that a busy machine weighs on both
        bare.append(await _bare(base_url, sent[0]))
        whole.append(await makker())
    workspace.close()
    return bare, whole


async def _bare(base_url: str, text: str) -> tuple[float, float]:
    import openai

    # Made before the clock starts: it loads certificates that plain HTTP never looks at.
    async with openai.AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0) as client:
        begun, first = time.perf_counter(), 0.0
        stream = await client.chat.completions.create(
            model="prøvemodel", messages=[{"role": "user", "content": text}], stream=True
        )
        async for chunk in stream:
            if not first and chunk.choices and chunk.choices[0].delta.content:
                first = time.perf_counter() - begun
        return first, time.perf_counter() - begun


@contextlib.contextmanager
def _server() -> Iterator[str]:
    """The loopback server of the tests in a process of its own, so that it takes no time from either."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        here.send("end")
        process.join(5)


def _serve(pipe: Pipe) -> None:
    from tests.endpoint import serving

    with serving() as server:
        server.play("slow")
        server.breath = BREATH
        pipe.send(server.base_url)
        pipe.recv()


if __name__ == "__main__":
    main()
