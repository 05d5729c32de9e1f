"""The connection to a language model: its key, and a try whether it is there. Keys are looked up in threads only."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import paths
from assistant.danish.format import listed, number
from assistant.engines.chat import client as clients
from assistant.engines.chat import discovery, keys, models, probe
from assistant.engines.chat.discovery import LocalServer
from assistant.engines.chat.endpoint import Endpoint, Profile, Structured
from assistant.engines.chat.keys import Place, Secret
from assistant.engines.chat.profiles import PROFILE_FILE, ProfileBook

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

    def profile_words(self, settings: Settings) -> str:
        """What is known of the settings' server, Danish sentences; empty where nothing is."""
        base_url = self.endpoint(settings).base_url
        kept = (
            self.profiles.find(base_url, settings.model)
            if settings.model
            else self.profiles.first_of(base_url)
        )
        return _profile_words(kept.profile) if kept else ""

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
        profile = replace(known, context=found.context or known.context, probed=found.final)
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
