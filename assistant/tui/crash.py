"""What is kept of an unexpected fault: its kind and the places in the code, never a word of the user's text."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOM = 256 * 1024
"""Bytes after which the log begins again."""


def report(error: BaseException) -> str:
    """An error as lines for the log: no message of it, since that may quote a note."""
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"]
    for link in _chain(error):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
            if not frame.filename.startswith("<frozen ")
        ]
    return "\n".join(lines) + "\n\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those it came from, the last first."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        inner = getattr(link, "error", None)  # a worker that failed holds what it failed with
        link = inner if isinstance(inner, BaseException) else link.__cause__ or link.__context__


def _short(filename: str) -> str:
    """The file from its package on, since the folders above it may name the user."""
    parts = Path(filename).parts
    for root in ("site-packages", "assistant", "store", "prompts"):
        if root in parts:
            place = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[place + (root == "site-packages") :])
    return parts[-1] if parts else filename


def write_report(error: BaseException, log: Path) -> bool:
    """Adds an error to the log file.

    Args:
        error: the error.
        log: the file; it is begun again when it has grown large.

    Returns:
        whether it could be written.
    """
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        grown = log.exists() and log.stat().st_size > ROOM
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if grown else os.O_APPEND)
        with os.fdopen(os.open(log, flags, 0o600), "a", encoding="utf-8") as file:
            file.write(report(error))
    except OSError:
        return False
    return True


def farewell(log: Path, written: bool) -> str:
    """What the user reads when makker had to stop.

    Args:
        log: the log file.
        written: whether the fault stands in it.
    """
    told = f" Hvad der gik galt, uden din tekst, står i {log}." if written else ""
    return (
        f"makker måtte stoppe på grund af en fejl i programmet. Dine noter er gemt.{told} Start makker igen."
    )
