"""Who writes, as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.engines.base import Engine, Identity
from assistant.errors import SettingsError
from assistant.settings import is_loopback

if TYPE_CHECKING:
    from assistant.engines.base import Recorder
    from assistant.settings import Settings


def identity(settings: Settings, choice: str | None = None) -> Identity:
    """Who would write, without asking anybody for a key or connecting to anything.

    Args:
        settings: the user's choices.
        choice: "rules" or "chat" where the settings are to be overruled.
    """
    if not _wants_chat(settings, choice):
        return Identity(engine="rules")
    parts = urlsplit(settings.address())
    host = parts.hostname or ""
    label = f"{host}:{parts.port}" if parts.port else host
    return Identity("chat", settings.model, label, leaves_machine=not is_loopback(host))


def choose_engine(settings: Settings, choice: str | None = None, record: Recorder | None = None) -> Engine:
    """The engine itself.

    Args:
        settings: the user's choices.
        choice: "rules" or "chat" where the settings are to be overruled.
        record: takes each request to a language model, or None.

    Raises:
        SettingsError: a language model is asked for, but there is no address of one.
    """
    if not _wants_chat(settings, choice):
        from assistant.engines.rules.engine import RulesEngine

        return RulesEngine()
    from assistant.workspace.connection import chat_engine

    if not settings.address():
        raise SettingsError(
            "Der er ikke sat en sprogmodel op.", "Skriv en adresse i Indstillinger, eller brug reglerne."
        )
    return chat_engine(settings, record)


def _wants_chat(settings: Settings, choice: str | None) -> bool:
    return choice == "chat" if choice else settings.uses_chat()
