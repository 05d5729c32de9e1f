"""Plain text to the clipboard: by the system's own way, by the terminal (OSC 52), or both where it can't be told which one
reaches the user.

Over SSH the system's clipboard is that of the other machine, while the terminal's is the user's own.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue

from assistant.export.text import clean

# xterm and others drop longer sequences without a word.
_TERMINAL_LIMIT = 74_994

_SSH = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_MULTIPLEXERS = ("TMUX", "STY")

# One native copy at a time, so that a slow one never overwrites a later one.
_native_turn = threading.Lock()

NativeCopy = Callable[[str, float], bool]


class Way(Enum):
    """How a text got to the clipboard; the value is the Danish sentence for the user."""

    NATIVE = "Kopieret til udklipsholderen."
    TERMINAL = "Kopieret via terminalen (OSC 52)."
    BOTH = "Kopieret til udklipsholderen og via terminalen (OSC 52)."
    NONE = "Teksten kunne ikke kopieres, for makker fandt ingen udklipsholder, der svarer."


@dataclass(frozen=True)
class Copied:
    """What became of a copy.

    Attributes:
        way: which way was used.
        hint: what the user can do where that may not be enough, in Danish, or empty.
    """

    way: Way
    hint: str = ""

    @property
    def sentence(self) -> str:
        """What happened, in Danish."""
        return self.way.value


def for_clipboard(text: str) -> str:
    """Text without control characters and terminal sequences; newlines and tabs stay."""
    return clean(text)


def osc52(text: str) -> str:
    """The sequence by which a terminal is asked to copy a text, for faces that write to the terminal themselves."""
    return f"\x1b]52;c;{base64.b64encode(for_clipboard(text).encode()).decode()}\x07"


def copy(
    text: str,
    write_terminal: Callable[[str], None] | None,
    *,
    environment: Mapping[str, str] = os.environ,
    native: NativeCopy | None = None,
    seconds: float = 2.0,
) -> Copied:
    """Copies a text, and says which way it went. Blocks for up to ``seconds``, so call it from a thread; it is thread-safe.

    Args:
        text: what to copy; control characters are taken out.
        write_terminal: takes the text and has the terminal copy it by OSC 52 (Textual: ``app.copy_to_clipboard``, called in
            the app's own thread), or None where there is no terminal.
        environment: the variables that tell of SSH, tmux and displays.
        native: copies by the system within so many seconds and says whether it did; None takes the system's way.
        seconds: how long the system's way may take.
    """
    text = for_clipboard(text)
    native = native or native_copy(environment)
    remote = any(environment.get(name) for name in _SSH)
    # A forwarded display may well be the user's own; a multiplexer outlives the session that its variables tell of.
    in_doubt = (remote and _has_display(environment)) or any(environment.get(name) for name in _MULTIPLEXERS)

    copied = (not remote or in_doubt) and native is not None and native(text, seconds)
    if copied and not in_doubt:
        return Copied(Way.NATIVE)
    if not _to_terminal(text, write_terminal):
        return Copied(Way.NATIVE) if copied else Copied(Way.NONE, _advice(environment))
    return Copied(Way.BOTH) if copied else Copied(Way.TERMINAL, _terminal_hint(text, environment))


def _to_terminal(text: str, write_terminal: Callable[[str], None] | None) -> bool:
    """Hands the text to the face; False where there is no terminal, or it is gone."""
    if write_terminal is None:
        return False
    try:
        write_terminal(text)
    except OSError:
        return False
    return True


def native_copy(environment: Mapping[str, str] = os.environ) -> NativeCopy | None:
    """The system's own way to copy, or None where there is none, such as on a server without a display."""
    if sys.platform == "linux" and not _is_windows_beneath():
        command = _linux_command(environment)
        return None if command is None else lambda text, seconds: _run(command, text, seconds)
    return _by_pyperclip


def _linux_command(environment: Mapping[str, str]) -> list[str] | None:
    """The tool that fits the display.

    pyperclip knows the same tools, but lets their errors run over the screen and takes every one for a success.
    """
    tools: list[list[str]] = []
    if environment.get("WAYLAND_DISPLAY"):
        tools.append(["wl-copy", "--type", "text/plain"])
    if environment.get("DISPLAY"):
        tools += [["xclip", "-selection", "clipboard", "-in"], ["xsel", "--clipboard", "--input"]]
    return next((tool for tool in tools if shutil.which(tool[0])), None)


def _run(command: list[str], text: str, seconds: float) -> bool:
    """Gives the text to a tool; the tool is ended when it takes too long."""
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _by_pyperclip(text: str, seconds: float) -> bool:
    """Windows, WSL and macOS, where another program may hold the clipboard for long."""
    return within(seconds, lambda: _pyperclip(text))


def _pyperclip(text: str) -> bool:
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return False
    return True


def within(seconds: float, work: Callable[[], bool]) -> bool:
    """The answer of some work, or False when it takes longer; one such work runs at a time.

    Work that takes longer goes on behind, and none is begun before it has ended.
    """
    if not _native_turn.acquire(timeout=seconds):
        return False
    answer: SimpleQueue[bool] = SimpleQueue()

    def run() -> None:
        try:
            answer.put(work())
        finally:
            _native_turn.release()

    threading.Thread(target=run, name="clipboard", daemon=True).start()
    try:
        return answer.get(timeout=seconds)
    except Empty:
        return False


def _has_display(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


@cache
def _is_windows_beneath() -> bool:
    """Whether this Linux runs within Windows (WSL), whose clipboard is then the user's."""
    try:
        return "microsoft" in Path("/proc/version").read_text(encoding="utf-8", errors="replace").lower()
    except OSError:
        return False


def _terminal_hint(text: str, environment: Mapping[str, str]) -> str:
    """What may keep a terminal from copying; it never answers, so makker can't tell whether it did."""
    if len(text.encode()) > _TERMINAL_LIMIT * 3 // 4:
        return "Teksten er lang, og nogle terminaler tager kun det første eller slet intet. Gem den hellere som fil."
    if environment.get("TMUX"):
        return "Er den ikke kommet med, så skriv “set -g set-clipboard on” i tmux' opsætning."
    return ""


def _advice(environment: Mapping[str, str]) -> str:
    if sys.platform == "linux" and _has_display(environment):
        return "Installér xclip eller wl-clipboard, eller gem teksten som fil."
    return "Gem teksten som fil i stedet."
