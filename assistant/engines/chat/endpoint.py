"""An endpoint: its address, its model, and what its server can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from assistant.engines.chat.keys import Secret
from assistant.errors import SettingsError
from assistant.settings import check_address, is_loopback

# The hosts that know max_completion_tokens, and whose reasoning models refuse max_tokens.
_NEW_LIMIT_HOSTS = ("openai.com", "openai.azure.com")
LEAST_CONTEXT = 2_048
"""The fewest tokens that any model in use holds at once."""


class Structured(StrEnum):
    """How a server is asked for a reply of the right form, the best first; each is a rung of a ladder."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    PROMPTED = "prompted"


class LimitField(StrEnum):
    """The parameter that limits the length of a reply."""

    COMPLETION = "max_completion_tokens"
    TOKENS = "max_tokens"
    NONE = ""


@dataclass(frozen=True)
class Profile:
    """What a server can do, as far as it is known.

    Attributes:
        structured: how it is asked for JSON.
        limit_field: how the length of its reply is limited.
        temperature: whether it takes a temperature.
        stream_options: whether it can be asked to count tokens while streaming.
        context: how many tokens the model holds at once, prompt and reply together; 0 where nobody knows.
        probed: whether the server has been asked what it says of itself.
        context_chosen: whether the user said how many tokens it holds; then the server is not asked.
    """

    structured: Structured = Structured.SCHEMA
    limit_field: LimitField = LimitField.TOKENS
    temperature: bool = True
    stream_options: bool = True
    context: int = 0
    probed: bool = False
    context_chosen: bool = False

    def without(self, parameter: str, refused: frozenset[str] = frozenset()) -> Profile | None:
        """The profile after the server refused a parameter that was sent.

        Args:
            parameter: its name in the request.
            refused: the parameters that the server has refused before.

        Returns:
            The next to try, or None where the parameter was not sent or nothing is left to try.
        """
        if parameter == "response_format" and self.structured is not Structured.PROMPTED:
            rungs = list(Structured)
            return replace(self, structured=rungs[rungs.index(self.structured) + 1])
        if parameter == self.limit_field != LimitField.NONE:
            other = LimitField.TOKENS if parameter == LimitField.COMPLETION else LimitField.COMPLETION
            return replace(self, limit_field=LimitField.NONE if other in refused else other)
        if parameter == "temperature" and self.temperature:
            return replace(self, temperature=False)
        if parameter == "stream_options" and self.stream_options:
            return replace(self, stream_options=False)
        return None


@dataclass
class Endpoint:
    """Where a language model is spoken to.

    Attributes:
        base_url: the address, such as http://127.0.0.1:11434/v1; a query (api-version) is kept.
        model: the model's name; empty takes the first that a server on this machine offers.
        key: what the server wants to see, or None.
        allowed_http_hosts: hosts outside this machine that may be spoken to unencrypted.
        profile: what the server can do; corrected when a request proves it wrong.
        refused: the parameters that it has refused.

    Raises:
        SettingsError: the address cannot be used, or would send text unencrypted out of the machine.
    """

    base_url: str
    model: str = ""
    key: Secret | None = field(default=None, repr=False)
    allowed_http_hosts: tuple[str, ...] = ()
    profile: Profile | None = None
    refused: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.base_url = self.base_url.strip().rstrip("/")
        if not self.base_url:
            raise SettingsError(
                "Der er ikke sat en sprogmodel op.", "Skriv en adresse i Indstillinger, eller brug reglerne."
            )
        check_address(self.base_url, self.allowed_http_hosts)

    @property
    def is_loopback(self) -> bool:
        """Whether the server runs on this machine, so that nothing leaves it."""
        return is_loopback(urlsplit(self.base_url).hostname or "")

    @property
    def host(self) -> str:
        """Host and port as they are shown."""
        parts = urlsplit(self.base_url)
        host = parts.hostname or ""
        host = f"[{host}]" if ":" in host else host
        return f"{host}:{parts.port}" if parts.port else host

    @property
    def bare_url(self) -> str:
        """The address without its query."""
        parts = urlsplit(self.base_url)
        return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))

    @property
    def query(self) -> Mapping[str, str]:
        """The query of the address, which goes with every request."""
        return dict(parse_qsl(urlsplit(self.base_url).query))

    @property
    def known(self) -> Profile:
        """The profile, or what is likely for such a host."""
        if self.profile is not None:
            return self.profile
        host = urlsplit(self.base_url).hostname or ""
        new = any(host == known or host.endswith(f".{known}") for known in _NEW_LIMIT_HOSTS)
        return Profile(limit_field=LimitField.COMPLETION if new else LimitField.TOKENS)

    def refuse(self, parameter: str) -> bool:
        """Remembers that the server refused a parameter.

        Returns:
            Whether there is another way to ask.
        """
        following = self.known.without(parameter, self.refused)
        if following is None:
            return False
        self.profile = following
        self.refused |= {parameter}
        return True

    def learn_context(self, tokens: int) -> None:
        """Remembers that the model holds no more tokens at once than this; what is less than any model holds is
        taken for a fault in the count."""
        tokens = max(tokens, LEAST_CONTEXT)
        if not self.known.context or tokens < self.known.context:
            self.profile = replace(self.known, context=tokens, context_chosen=False)
