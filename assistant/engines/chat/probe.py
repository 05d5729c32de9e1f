"""What a server says of itself when it is asked: how many tokens its model holds at once. Sends no text of the user.

Each kind of server tells it at its own place: vLLM and LiteLLM in the list of models, llama.cpp under /props, LM Studio
under /api/v0/models, Ollama under /api/ps once the model is loaded. Only servers on this machine are asked at other
places than the address that the user gave.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    import openai

    from assistant.engines.chat.endpoint import Endpoint

_SECONDS = 2.0
# What Ollama gives a model where nobody says otherwise; it is known for sure first when the model is loaded.
_OLLAMA_CONTEXT = 4_096
_MODEL_KEYS = (
    "max_model_len",
    "loaded_context_length",
    "context_length",
    "context_window",
    "max_input_tokens",
)


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes:
        context: how many tokens the model holds at once; 0 where the server does not say.
        final: whether there is nothing more to find out.
    """

    context: int = 0
    final: bool = True


async def look(endpoint: Endpoint, client: openai.AsyncOpenAI) -> Found:
    """Asks a server, for two seconds at most; whatever goes wrong means that it does not say."""
    places = [endpoint.bare_url + "/models"]
    if endpoint.is_loopback:
        parts = urlsplit(endpoint.base_url)
        root = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        places += [f"{root}/props", f"{root}/api/ps", f"{root}/api/v0/models"]
    try:
        async with asyncio.timeout(_SECONDS):
            answers = await asyncio.gather(*(_get(client, place) for place in places))
    except TimeoutError:
        return Found()
    models, props, running, studio = [*answers, None, None, None][:4]
    if context := _of_props(props) or _of_list(studio, "data", endpoint.model):
        return Found(context)
    if isinstance(running, dict) and isinstance(running.get("models"), list):
        loaded = _of_list(running, "models", endpoint.model)
        return Found(loaded or _OLLAMA_CONTEXT, final=bool(loaded))
    return Found(_of_list(models, "data", endpoint.model))


async def _get(client: openai.AsyncOpenAI, url: str) -> object:
    import httpx2
    import openai

    try:
        return await client.get(url, cast_to=object)
    except (openai.OpenAIError, httpx2.HTTPError, ValueError):
        return None


def _of_props(props: object) -> int:
    settings = props.get("default_generation_settings") if isinstance(props, dict) else None
    return _number(settings.get("n_ctx")) if isinstance(settings, dict) else 0


def _of_list(answer: object, key: str, model: str) -> int:
    """What an entry of a list of models says."""
    entries = answer.get(key) if isinstance(answer, dict) else None
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and model in (entry.get("id"), entry.get("name"), entry.get("model")):
            return next((size for name in _MODEL_KEYS if (size := _number(entry.get(name)))), 0)
    return 0


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
