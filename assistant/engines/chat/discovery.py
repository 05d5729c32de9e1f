"""Language models that run on this machine, looked for when the user asks for it and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.engines.chat.models import writers

SECONDS = 0.3
"""How long a server has to answer; one on this machine needs a few milliseconds."""

PLACES: tuple[tuple[str, int], ...] = (
    ("Ollama", 11434),
    ("LM Studio", 1234),
    ("llama.cpp", 8080),
    ("vLLM", 8000),
)
"""The servers that are known, and the ports they listen on unless somebody says otherwise."""


@dataclass(frozen=True)
class LocalServer:
    """A server on this machine that offers models.

    Attributes:
        name: what usually listens there, such as "Ollama".
        base_url: its address, as the settings take it.
        models: the names of the models that write text.
    """

    name: str
    base_url: str
    models: tuple[str, ...]


async def discover(places: Sequence[tuple[str, int]] = PLACES, seconds: float = SECONDS) -> list[LocalServer]:
    """Asks the known ports of this machine, all at once, which models they have; sends nothing else.

    Args:
        places: names and ports.
        seconds: how long each may take.
    """
    await asyncio.to_thread(__import__, "httpx2")  # its import must not count as slowness of a server
    found = await asyncio.gather(*(_ask(name, port, seconds) for name, port in places))
    return [server for server in found if server is not None]


async def _ask(name: str, port: int, seconds: float) -> LocalServer | None:
    import httpx2

    base_url = f"http://127.0.0.1:{port}/v1"
    try:
        async with (
            asyncio.timeout(seconds),
            httpx2.AsyncClient(trust_env=False, follow_redirects=False, verify=False) as client,
        ):
            answer = await client.get(f"{base_url}/models")
            listed = answer.json()
    except (httpx2.HTTPError, TimeoutError, ValueError, OSError):
        return None
    entries = listed.get("data") if answer.status_code < 300 and isinstance(listed, dict) else None
    if not isinstance(entries, list):
        return None
    names = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    models = writers([text for text in names if isinstance(text, str) and text])
    return LocalServer(name, base_url, tuple(models)) if models else None
