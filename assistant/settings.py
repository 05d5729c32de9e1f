"""What the user has chosen: read from settings.toml, and written back without losing the user's comments."""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from assistant.errors import SettingsError

ENGINES = ("auto", "rules", "chat")
THEMES = ("auto", "makker lys", "makker mørk")
OPENAI_URL = "https://api.openai.com/v1"


@dataclass(frozen=True)
class Settings:
    """The choices of one user; every field has a value that works."""

    engine: str = "auto"
    """Who writes drafts: "rules", "chat", or "auto": chat when an address or a key is set up, else rules."""

    base_url: str = ""
    """The address of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1; empty where there is none."""

    model: str = ""
    """The name of the model at that address; empty lets the server's first one be used."""

    theme: str = "auto"
    """The colours: "makker lys", "makker mørk", or "auto": as the terminal says."""

    data_dir: Path | None = None
    """The folder of the notes, or None for the platform's own place."""

    allowed_http_hosts: tuple[str, ...] = ()
    """Hosts outside this machine that text may be sent to without encryption, such as a server at home."""

    warnings: tuple[str, ...] = field(default=(), compare=False)
    """What was odd about the file, as Danish sentences; never written."""

    def address(self, environ: Mapping[str, str] | None = None) -> str:
        """The address that drafts are asked for at; the file wins over OPENAI_BASE_URL.

        Args:
            environ: the environment, the process's own where None.

        Returns:
            the address, that of OpenAI where only a key is set up, or empty where nothing is.
        """
        variables = os.environ if environ is None else environ
        address = self.base_url or variables.get("OPENAI_BASE_URL", "").strip()
        if address or not (variables.get("OPENAI_API_KEY", "").strip() or self.engine == "chat"):
            return address
        return OPENAI_URL

    def uses_chat(self, environ: Mapping[str, str] | None = None) -> bool:
        """Whether a language model writes the drafts."""
        return self.engine == "chat" or (self.engine == "auto" and bool(self.address(environ)))
