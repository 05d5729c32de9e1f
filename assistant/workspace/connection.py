"""The connection to a language model: its key, and a try whether it is there. Keys are looked up in threads only."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import paths
from assistant.danish.format import listed, number
from assistant.engines.chat import client as clients
from assistant.engines.chat import discovery, keys, models, probe
from assistant.engines.chat.discovery import LocalServer
from assistant.engines.chat.endpoint import LEAST_CONTEXT, Endpoint, Profile, Structured
from assistant.engines.chat.keys import Place, Secret
from assistant.engines.chat.profiles import PROFILE_FILE, Kept, ProfileBook
from assistant.errors import SettingsError

if TYPE_CHECKING:
    from assistant.engines.base import Recorder
    from assistant.engines.chat.client import Waits
    from assistant.engines.chat.engine import ChatEngine
    from assistant.settings import Settings

KEY_FILE = "keys.json"

_KEPT = {
    Place.KEYRING: "Nøglen ligger i maskinens nøglering.",
    Place.FILE: "Nøglen ligger i en fil, som kun du kan læse.",
    Place.ENVIRONMENT: "Nøglen ligger i OPENAI_API_KEY.",
}


_MOST_CONTEXT = 10_000_000


@dataclass(frozen=True)
class KnownServer:
    """What is known of a server.

    Attributes:
        words: what it can do, Danish sentences.
        context: how many tokens the model holds at once; 0 where nobody knows.
        context_chosen: whether the user said so.
    """

    words: str
    context: int
    context_chosen: bool


class Connection:
    """Keys and endpoints.

    Args:
        key_file: the file that keys lie in where there is no safe keyring; None for the user's own.
    """

    def __init__(self, key_file: Path | None = None) -> None:
        self._key_file = key_file or paths.config_dir() / KEY_FILE
        self.profiles = ProfileBook(self._key_file.parent / PROFILE_FILE)

    def has_safe_keyring(self) -> bool:
        """Whether the machine has a keyring to keep a key in; asks it, for up to two seconds."""
        return keys.has_safe_keyring()

    def save_key(self, base_url: str, key: str, *, allow_file: bool = False) -> str:
        """Keeps a key for one address.

        Args:
            base_url: the only address it will be shown to.
            key: what the user pasted.
            allow_file: whether the user agreed to a file where there is no keyring.

        Returns:
            Where it lies now, a Danish sentence.

        Raises:
            SettingsError: it is no key, or there is nowhere to keep it.
        """
        return _KEPT[keys.keep(base_url, Secret(key), self._key_file, allow_file=allow_file)]

    def forget_key(self, base_url: str) -> None:
        """Removes the key of an address from this machine."""
        keys.forget(base_url, self._key_file)

    def has_key(self, base_url: str) -> bool:
        """Whether there is a key for an address, in environment, keyring or file."""
        return self.find_key(base_url) is not None

    def find_key(self, base_url: str) -> Secret | None:
        """The key for an address, or None."""
        found = keys.find(base_url, self._key_file)
        return found.secret if found else None

    def endpoint(self, settings: Settings) -> Endpoint:
        """The endpoint that the settings name, without its key.

        Raises:
            SettingsError: there is no address, or it cannot be used.
        """
        return Endpoint(settings.address(), settings.model, allowed_http_hosts=settings.allowed_http_hosts)

    def known_server(self, settings: Settings) -> KnownServer | None:
        """What earlier drafts have taught about the settings' server, or None."""
        kept = self._kept(self.endpoint(settings).base_url, settings.model)
        if kept is None:
            return None
        profile = kept.profile
        return KnownServer(_profile_words(profile), profile.context, profile.context_chosen)

    def set_context(self, settings: Settings, tokens: int | None) -> None:
        """Says how many tokens the settings' model holds at once, prompt and reply together.

        Args:
            settings: which server and model; where none is named, it counts for all models known there.
            tokens: how many, or None to go by what the server says.

        Raises:
            SettingsError: no model holds so few or so many, or it is not known which model is meant.
        """
        if tokens is not None and not LEAST_CONTEXT <= tokens <= _MOST_CONTEXT:
            raise SettingsError(
                f"En sprogmodel har plads til mellem {number(LEAST_CONTEXT)} og {number(_MOST_CONTEXT)} tokens ad gangen. "
                "Der er ikke ændret noget.",
                "Se i serverens indstillinger, hvor mange den er startet med.",
            )
        endpoint = self.endpoint(settings)
        names = [settings.model] if settings.model else self.profiles.models(endpoint.base_url)
        if not names:
            raise SettingsError(
                "makker ved ikke, hvilken model pladsen gælder. Der er ikke ændret noget.",
                "Skriv modellens navn, eller lav et udkast først.",
            )
        for name in names:
            kept = self._kept(endpoint.base_url, name) or Kept(endpoint.known)
            profile = (
                replace(kept.profile, context=0, probed=False, context_chosen=False)
                if tokens is None
                else replace(kept.profile, context=tokens, context_chosen=True)
            )
            self.profiles.keep(endpoint.base_url, name, profile, kept.refused)

    def _kept(self, base_url: str, model: str) -> Kept | None:
        return self.profiles.find(base_url, model) if model else self.profiles.first_of(base_url)

    def forget_profile(self, settings: Settings) -> None:
        """Forgets what is known of the settings' server, so that it is found out anew."""
        self.profiles.forget(settings.address(), settings.model)

    async def probe(self, settings: Settings) -> str:
        """Asks the server anew what it says of itself, and keeps it; no text of the user is sent.

        Returns:
            What is known now, Danish sentences.

        Raises:
            MakkerError: the server cannot be asked.
        """
        endpoint = self.endpoint(settings)
        endpoint.key = await asyncio.to_thread(self.find_key, endpoint.base_url)
        client = await asyncio.to_thread(clients.build, endpoint)
        try:
            await models.settle(endpoint, client)
            found = await probe.look(endpoint, client)
        finally:
            await client.close()
        kept = self.profiles.find(endpoint.base_url, endpoint.model)
        known = kept.profile if kept else endpoint.known
        context = known.context if known.context_chosen else found.context or known.context
        profile = replace(known, context=context, probed=found.final)
        self.profiles.keep(endpoint.base_url, endpoint.model, profile, kept.refused if kept else frozenset())
        return _profile_words(profile)

    async def find_local(self) -> list[LocalServer]:
        """The language models on this machine; only its own known ports are asked, for a third of a second."""
        return await discovery.discover()

    async def try_connection(self, settings: Settings) -> str:
        """Asks the server which models it has; no text of the user is sent.

        Returns:
            What it answered, a Danish sentence.

        Raises:
            MakkerError: why it cannot be used.
        """
        endpoint = self.endpoint(settings)
        endpoint.key = await asyncio.to_thread(self.find_key, endpoint.base_url)
        client = await asyncio.to_thread(clients.build, endpoint)
        try:
            names = await models.offered(endpoint, client)
        finally:
            await client.close()
        return _answered(endpoint, names)


def chat_engine(settings: Settings, record: Recorder | None = None) -> ChatEngine:
    """The engine that writes with the settings' model.

    Args:
        settings: the user's choices.
        record: takes each request, or None.

    Raises:
        SettingsError: the address cannot be used.
    """
    from assistant.engines.chat.engine import ChatEngine

    connection = Connection()
    endpoint = connection.endpoint(settings)
    return ChatEngine(
        endpoint,
        prompts_dir=paths.user_prompts_dir(),
        find_key=connection.find_key,
        waits=waits(settings, is_loopback=endpoint.is_loopback),
        profiles=connection.profiles,
        record=record,
    )


def waits(settings: Settings, *, is_loopback: bool) -> Waits:
    """How long a draft waits: as the user says, else long, and longer for this machine."""
    usual = clients.LOOPBACK_WAITS if is_loopback else clients.REMOTE_WAITS
    return replace(usual, first=settings.first_wait or usual.first, gap=settings.gap_wait or usual.gap)


_FORMS = {
    Structured.SCHEMA: "den bedes om JSON efter et skema",
    Structured.OBJECT: "den bedes om JSON uden skema",
    Structured.PROMPTED: "formen står kun i prompten",
}


def _profile_words(profile: Profile) -> str:
    room = (
        f"Plads til {number(profile.context)} tokens ad gangen" if profile.context else "Pladsen kendes ikke"
    )
    if profile.context_chosen:
        room += ", som du har sagt"
    limit = f"længden styres med {profile.limit_field}" if profile.limit_field else "længden kan ikke styres"
    without = [
        name
        for name, taken in (("temperature", profile.temperature), ("stream_options", profile.stream_options))
        if not taken
    ]
    lacks = f"; den tager ikke {listed(without)}" if without else ""
    return f"{room}; {_FORMS[profile.structured]}; {limit}{lacks}."


def _answered(endpoint: Endpoint, names: list[str]) -> str:
    if not names:
        return f"{endpoint.host} svarer, men fortæller ikke, hvilke modeller den har."
    if endpoint.model and endpoint.model not in names:
        return f"{endpoint.host} svarer, men har ikke {endpoint.model}. Den har: {_some(names)}."
    chosen = endpoint.model or names[0]
    return f"{endpoint.host} svarer. {chosen} er klar."


def _some(names: list[str], most: int = 6) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} og {len(names) - most} til" if len(names) > most else shown
