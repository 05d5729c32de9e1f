"""The HTTP client of one draft: who it speaks with, what it shows of itself, and how long it waits.

It has no hidden retries, follows no redirect (the text would go to an address that nobody saw), uses no proxy for
this machine, and sends no header that a chat request does not need: neither the details of the machine that the
openai package adds, nor what other OPENAI_* variables would add for servers that they were not meant for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import SettingsError
from assistant.settings import environment_key

if TYPE_CHECKING:
    import httpx2
    import openai

    from assistant.engines.chat.endpoint import Endpoint

CONNECT_SECONDS = 5.0
_WRITE_SECONDS = 60.0

_NEEDED_HEADERS = frozenset(
    ("host", "accept", "accept-encoding", "connection", "content-type", "content-length", "user-agent")
)
_MACHINE_HEADERS = "x-stainless-"
_UNUSED_KEY = "none"
# Azure takes a key in a header of its own, and reads Authorization as a token of its directory.
_AZURE_HOSTS = (".azure.com", ".azure.us", ".azure.cn")


@dataclass(frozen=True)
class Waits:
    """How long a draft waits, in seconds.

    Attributes:
        first: for the first sign of a reply; a model on this machine may have to be loaded.
        gap: between two signs.
        after_end: for the count of tokens after the last word.
    """

    first: float = 300.0
    gap: float = 120.0
    after_end: float = 2.0


LOOPBACK_WAITS = Waits(first=600.0, gap=300.0)
REMOTE_WAITS = Waits()


def build(endpoint: Endpoint) -> openai.AsyncOpenAI:
    """The client of an endpoint; imports openai (0.6 s the first time), so call it from a thread.

    Raises:
        SettingsError: the address cannot be used.
    """
    import httpx2
    import openai

    try:
        client = openai.AsyncOpenAI(
            api_key=endpoint.key.reveal() if endpoint.key else _UNUSED_KEY,
            base_url=endpoint.bare_url,
            default_query=dict(endpoint.query),
            max_retries=0,
            http_client=openai.DefaultAsyncHttpxClient(
                trust_env=not endpoint.is_loopback,
                follow_redirects=False,
                # Loading the certificates takes 25 ms, and plain HTTP within the machine never looks at one.
                verify=not (endpoint.is_loopback and endpoint.base_url.startswith("http:")),
                # Reading is timed by the exchange, which knows a first token from a gap.
                timeout=httpx2.Timeout(_WRITE_SECONDS, connect=CONNECT_SECONDS, read=None),
                event_hooks={"request": [_header_filter(endpoint)]},
            ),
        )
    except (httpx2.InvalidURL, UnicodeError):
        client = None
    if client is None:
        raise SettingsError("Adressen på sprogmodellen kan ikke bruges.", "Ret den i Indstillinger.")
    _ = client.chat.completions  # loads what the first request would wait for
    return client


class _header_filter:  # noqa: N801  # called as the hook that it is
    """Removes every header that a chat request does not need, and the key where the endpoint has none."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._key = endpoint.key
        # Organisation, project and custom headers belong to the address that the environment names.
        self._keeps_others = bool(environment_key(endpoint.base_url))

    async def __call__(self, request: httpx2.Request) -> None:
        for name in list(request.headers):
            if name in _NEEDED_HEADERS:
                continue
            if self._keeps_others and not name.startswith(_MACHINE_HEADERS):
                continue
            del request.headers[name]
        request.headers.pop("authorization", None)
        if self._key is None:
            return
        if request.url.host.endswith(_AZURE_HOSTS):
            request.headers["api-key"] = self._key.reveal()
        else:
            request.headers["authorization"] = f"Bearer {self._key.reveal()}"
