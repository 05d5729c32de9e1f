"""Forms that were begun and not stored yet: what stands in them survives Esc, the end of makker and kill -9."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import StoreError
from assistant.paths import replace_file


class Unfinished:
    """The begun forms, each under a name of its own, in one file that only the user can read.

    Every method may be called from any thread.

    Args:
        file: where they are kept; it is there only while there is something to keep.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def read(self, name: str) -> dict[str, str]:
        """What stood in a form, by field; empty where nothing is kept or the file cannot be read."""
        with self._lock:
            return self._all().get(name, {})

    def put(self, name: str, values: Mapping[str, str]) -> None:
        """Keeps what stands in a form.

        Raises:
            StoreError: the file cannot be written.
        """
        with self._lock:
            self._write({**self._all(), name: dict(values)})

    def forget(self, name: str) -> None:
        """Forgets a form that was stored or emptied.

        Raises:
            StoreError: the file cannot be written.
        """
        with self._lock:
            kept = self._all()
            if kept.pop(name, None) is not None:
                self._write(kept)

    def _all(self) -> dict[str, dict[str, str]]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(kept, dict):
            return {}
        return {
            name: {field: words for field, words in values.items() if isinstance(words, str)}
            for name, values in kept.items()
            if isinstance(values, dict)
        }

    def _write(self, kept: dict[str, dict[str, str]]) -> None:
        try:
            if kept:
                replace_file(self._file, json.dumps(kept, ensure_ascii=False, indent=1))
            else:
                with contextlib.suppress(FileNotFoundError):
                    self._file.unlink()
        except OSError as error:
            raise StoreError(
                "Det, du skriver i skemaet, kan ikke gemmes undervejs.",
                "Det står her, så længe makker er åben.",
            ) from error
