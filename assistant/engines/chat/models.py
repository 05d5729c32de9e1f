"""The models that a server offers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from assistant.engines.chat import faults, statuses
from assistant.engines.chat.faults import Asked, Kind
from assistant.errors import EngineError, SettingsError

if TYPE_CHECKING:
    import openai

    from assistant.engines.chat.endpoint import Endpoint

_SECONDS = 10.0
# A server without a list of models has one, and asks for no name.
_ONLY_MODEL = "default"
_NO_LIST = (404, 405, 501)
# Models of these kinds write no text.
_OTHER_KINDS = ("embed", "rerank", "whisper", "tts", "bge-")


async def offered(endpoint: Endpoint, client: openai.AsyncOpenAI) -> list[str]:
    """The names of the models; sends nothing but the key.

    Raises:
        EngineError: the server could not be asked.
    """
    import httpx2
    import openai

    asked = Asked(endpoint.host, endpoint.bare_url, endpoint.model, endpoint.is_loopback, endpoint.key)
    try:
        async with asyncio.timeout(_SECONDS):
            page = await client.models.list()
        listed = getattr(page, "data", None)
        names = [getattr(model, "id", None) for model in listed] if isinstance(listed, list) else []
        return [name for name in names if isinstance(name, str) and name]
    except openai.APIStatusError as error:
        if error.status_code in _NO_LIST:
            return []
        fault = statuses.of_status(error.status_code, {}, error.body, asked)
    except TimeoutError:
        fault = faults.slow(asked, _SECONDS)
    except (openai.OpenAIError, httpx2.HTTPError) as error:
        connected = not isinstance(error.__cause__, httpx2.ConnectError)
        fault = faults.garbled(asked) if connected else faults.unreachable(asked)
    except (ValueError, AttributeError):
        fault = faults.garbled(asked)
    raise fault


async def settle(endpoint: Endpoint, client: openai.AsyncOpenAI) -> None:
    """Chooses the first model of a server on this machine where none is chosen.

    Raises:
        SettingsError: the server is another machine, where a model must be chosen.
        EngineError: the server could not be asked, or has no model.
    """
    if endpoint.model:
        return
    if not endpoint.is_loopback:
        raise SettingsError(
            f"Der er ikke valgt en model hos {endpoint.host}. Din tekst er gemt.",
            "Skriv modellens navn i Indstillinger.",
        )
    endpoint.model = await _first(endpoint, client)


async def _first(endpoint: Endpoint, client: openai.AsyncOpenAI) -> str:
    try:
        names = await offered(endpoint, client)
    except EngineError as error:
        if error.kind in (Kind.ADDRESS, Kind.GARBLED):
            return _ONLY_MODEL
        raise
    return next(iter(writers(names)), _ONLY_MODEL)


def writers(names: list[str]) -> list[str]:
    """Those of the models that write text, as far as their names tell."""
    return [name for name in names if not any(kind in name.lower() for kind in _OTHER_KINDS)]
