"""What is known of servers from earlier drafts: a small JSON file, one entry an address and model, that may be edited.

A file that cannot be read counts as empty, and one that cannot be written is let be: what it holds is found out again.
"""

from __future__ import annotations

import contextlib
import json
import threading
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from assistant.engines.chat.endpoint import LimitField, Profile, Structured
from assistant.paths import replace_file

PROFILE_FILE = "endpoints.json"


@dataclass(frozen=True)
class Kept:
    """A profile and the parameters that the server has refused."""

    profile: Profile
    refused: frozenset[str] = frozenset()


class ProfileBook:
    """The profiles of all endpoints; used from any thread.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def find(self, base_url: str, model: str) -> Kept | None:
        """What is known of a model at an address, or None."""
        entry = self._read().get(_name(base_url, model))
        return _kept(entry) if isinstance(entry, dict) else None

    def models(self, base_url: str) -> list[str]:
        """The models at an address of which something is known."""
        start = _name(base_url, "")
        return [name.removeprefix(start) for name in self._read() if name.startswith(start)]

    def first_of(self, base_url: str) -> Kept | None:
        """What is known of the first model at an address, where no model is named."""
        names = self.models(base_url)
        return self.find(base_url, names[0]) if names else None

    def keep(self, base_url: str, model: str, profile: Profile, refused: frozenset[str]) -> None:
        """Keeps what is known, where it is new."""
        entry = {**asdict(profile), "refused": sorted(refused)}
        with self._lock:
            entries = self._read()
            if entries.get(_name(base_url, model)) != entry:
                self._write({**entries, _name(base_url, model): entry})

    def forget(self, base_url: str, model: str = "") -> None:
        """Forgets a model at an address, or (where no model is named) all that is known of the address."""
        with self._lock:
            entries = self._read()
            left = {
                name: entry
                for name, entry in entries.items()
                if not (
                    name == _name(base_url, model) or (not model and name.startswith(_name(base_url, "")))
                )
            }
            if left != entries:
                self._write(left)

    def _read(self) -> dict[str, object]:
        try:
            entries = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return entries if isinstance(entries, dict) else {}

    def _write(self, entries: dict[str, object]) -> None:
        text = json.dumps(entries, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        with contextlib.suppress(OSError):
            replace_file(self._path, text)


def _name(base_url: str, model: str) -> str:
    return f"{base_url.rstrip('/')} {model}"


def _kept(entry: dict[str, object]) -> Kept | None:
    """The profile of an entry; None where somebody wrote something there that is none."""
    values = {field.name: entry[field.name] for field in fields(Profile) if field.name in entry}
    refused = entry.get("refused", [])
    try:
        profile = Profile(
            structured=Structured(str(values.get("structured", Structured.SCHEMA))),
            limit_field=LimitField(str(values.get("limit_field", LimitField.TOKENS))),
            temperature=values.get("temperature") is not False,
            stream_options=values.get("stream_options") is not False,
            context=_whole(values.get("context")),
            probed=values.get("probed") is True,
            context_chosen=values.get("context_chosen") is True,
        )
    except ValueError:
        return None
    names = [name for name in refused if isinstance(name, str)] if isinstance(refused, list) else []
    return Kept(profile, frozenset(names))


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
