"""The key of an endpoint: where it is kept, where it is found, and to whom it may be shown.

A key belongs to the one address it was given for. It lies in the system's keyring; where there is none that is safe,
in a file of the user's own (mode 0600), and only if the user agrees. OPENAI_API_KEY is used for its own address
alone. A keyring can hang for minutes, so it is asked in a thread that is given up after two seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from assistant.errors import SettingsError
from assistant.paths import replace_file
from assistant.settings import environment_key

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "makker"
KEYRING_SECONDS = 2.0

# Backends that keep nothing, keep it readable, or ask for a password on the terminal that the app draws on.
_UNSAFE_MODULES = ("keyring.backends.null", "keyring.backends.fail", "keyrings.alt", "keyrings.cryptfile")
_PRINTABLE = re.compile(r"[\x21-\x7e]+")

ResultT = TypeVar("ResultT")


class Secret:
    """A key that never shows itself: not in ``repr``, logs, tracebacks or copies of an object.

    Args:
        value: the key; white space around it is dropped.

    Raises:
        SettingsError: it is empty, or holds characters that no key has.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        stripped = value.strip()
        if not _PRINTABLE.fullmatch(stripped):
            raise SettingsError(
                "Nøglen indeholder mellemrum eller tegn, som en nøgle ikke kan have.",
                "Kopiér den igen fra udbyderens side.",
            )
        self._value = stripped

    def reveal(self) -> str:
        """The key itself, for the one header that it goes into."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(•••)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not copied to anywhere")


class Place(StrEnum):
    """Where a key lies."""

    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True)
class FoundKey:
    """A key and where it was found."""

    secret: Secret
    place: Place


def find(base_url: str, key_file: Path, environ: Mapping[str, str] | None = None) -> FoundKey | None:
    """The key for an address; takes up to two seconds where the keyring hangs, so call it from a thread.

    Args:
        base_url: the address that the key would be shown to.
        key_file: the file that keys lie in where there is no safe keyring.
        environ: the environment, the process's own where None.

    Returns:
        The key, or None where there is none for this very address.

    Raises:
        SettingsError: there is one, but it is no key.
    """
    if value := environment_key(base_url, environ):
        return FoundKey(Secret(value), Place.ENVIRONMENT)
    if value := _keyring_get(_owner(base_url)):
        return FoundKey(Secret(value), Place.KEYRING)
    if value := _read_file(key_file).get(_owner(base_url), ""):
        return FoundKey(Secret(value), Place.FILE)
    return None


def keep(base_url: str, secret: Secret, key_file: Path, *, allow_file: bool) -> Place:
    """Keeps a key for an address.

    Args:
        base_url: the only address that it will be shown to.
        secret: the key.
        key_file: the file to use where there is no safe keyring.
        allow_file: whether the user agreed to that file.

    Returns:
        Where it lies now.

    Raises:
        SettingsError: there is no safe keyring and the user did not agree to a file, or it cannot be written.
    """
    if _ask_keyring(lambda: _keyring_set(_owner(base_url), secret)):
        _write_file(key_file, _owner(base_url), None)
        return Place.KEYRING
    if not allow_file:
        raise SettingsError(
            "Maskinen har ingen nøglering, som nøglen kan ligge sikkert i. Nøglen er ikke gemt.",
            f"Sæt OPENAI_API_KEY, eller sig ja til, at den gemmes i {key_file.name}, som kun du kan læse.",
        )
    _write_file(key_file, _owner(base_url), secret)
    return Place.FILE


def forget(base_url: str, key_file: Path) -> None:
    """Removes the key of an address from keyring and file.

    Raises:
        SettingsError: the file cannot be written.
    """
    _ask_keyring(lambda: _keyring_delete(_owner(base_url)))
    _write_file(key_file, _owner(base_url), None)


def has_safe_keyring() -> bool:
    """Whether keys can lie in the system's keyring; asks it, for up to two seconds."""
    return bool(_ask_keyring(lambda: bool(_backends())))


def _owner(base_url: str) -> str:
    """The name a key is kept under: the address it belongs to."""
    return base_url.strip().rstrip("/")


def _keyring_get(owner: str) -> str:
    def get() -> str:
        import keyring.errors

        for backend in _backends():
            with contextlib.suppress(keyring.errors.KeyringError):
                if value := backend.get_password(SERVICE, owner):
                    return value
        return ""

    return _ask_keyring(get) or ""


def _keyring_set(owner: str, secret: Secret) -> bool:
    import keyring.errors

    for backend in _backends():
        with contextlib.suppress(keyring.errors.KeyringError):
            backend.set_password(SERVICE, owner, secret.reveal())
            return True
    return False


def _keyring_delete(owner: str) -> None:
    import keyring.errors

    for backend in _backends():
        with contextlib.suppress(keyring.errors.KeyringError):
            backend.delete_password(SERVICE, owner)


def _backends() -> list[KeyringBackend]:
    """The keyrings of this machine that keep a key safe, the best first."""
    import keyring

    chosen = keyring.get_keyring()
    behind = getattr(chosen, "backends", None)  # a chain of several stands in front of its links
    links: list[KeyringBackend] = list(behind) if behind is not None else [chosen]
    return [link for link in links if _is_safe(link)]


def _is_safe(backend: KeyringBackend) -> bool:
    kind = type(backend)
    return not kind.__module__.startswith(_UNSAFE_MODULES) and "plaintext" not in kind.__name__.lower()


class _Asked(Generic[ResultT]):
    """A question to the keyring, in a thread of its own that nobody waits for when the program ends."""

    def __init__(self, question: Callable[[], ResultT]) -> None:
        self._question = question
        self.answer: ResultT | None = None
        self.thread = threading.Thread(target=self._run, daemon=True, name="makker-keyring")

    def _run(self) -> None:
        # Backends raise whatever their system library raises; any of it means that there is no keyring to use.
        try:
            self.answer = self._question()
        except Exception:  # noqa: BLE001
            self.answer = None


_hanging: list[threading.Thread] = []


def _ask_keyring(question: Callable[[], ResultT]) -> ResultT | None:
    """The answer, or None where the keyring failed or did not answer in time; one that still hangs is not asked."""
    if any(thread.is_alive() for thread in _hanging):
        return None
    _hanging.clear()
    asked = _Asked(question)
    asked.thread.start()
    asked.thread.join(KEYRING_SECONDS)
    if asked.thread.is_alive():
        _hanging.append(asked.thread)
        return None
    return asked.answer


def _read_file(key_file: Path) -> dict[str, str]:
    try:
        if os.name == "posix" and key_file.stat().st_mode & 0o077:
            key_file.chmod(0o600)  # somebody opened it to others; close it again
        kept = json.loads(key_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: value for name, value in kept.items() if isinstance(value, str)}


def _write_file(key_file: Path, owner: str, secret: Secret | None) -> None:
    """Sets or removes one key in the file."""
    kept = _read_file(key_file)
    if secret is None and owner not in kept:
        return
    kept.pop(owner, None)
    if secret is not None:
        kept[owner] = secret.reveal()
    written = False
    with contextlib.suppress(OSError):
        if kept:
            replace_file(key_file, json.dumps(kept, indent=1))
        else:
            key_file.unlink()
        written = True
    if not written:  # raised outside a handler, so that no chained traceback holds the keys
        raise SettingsError(f"Nøglen kan ikke gemmes i {key_file}.", "Giv dig selv adgang til mappen.")
