"""What was typed more than a second ago survives a kill, in a real terminal."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.tui.journal.bench import fill, stored

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")

PROGRAM = """
import sys
from pathlib import Path
from assistant.tui.app import MakkerApp
from assistant.workspace.workspace import Workspace
folder = Path(sys.argv[1])
MakkerApp(Workspace(folder, folder / "settings.toml")).run()
"""

PROMISE = 1.0
"""Seconds of typing that a kill may cost."""

SLACK = 1.0
"""Seconds that a busy machine may take from a key to the program, and from the program to the disk."""

ROOT = Path(__file__).parents[3]


def read_until(screen: int, wanted: bytes, seconds: float = 20.0) -> None:
    """Reads what the program writes until it has written something."""
    seen, limit = b"", time.monotonic() + seconds
    while wanted not in seen:
        assert time.monotonic() < limit, f"{wanted!r} did not come: {seen[-2000:]!r}"
        if select.select([screen], [], [], 0.05)[0]:
            seen = seen[-8192:] + os.read(screen, 65536)


def drain(screen: int, seconds: float) -> None:
    """Reads for so long, whatever comes."""
    limit = time.monotonic() + seconds
    while (left := limit - time.monotonic()) > 0:
        if select.select([screen], [], [], left)[0]:
            os.read(screen, 65536)


def test_a_kill_loses_at_most_a_second(folder: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    fill(folder, [("2026-03-12", "Der var en note")]).close()
    child, screen = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.environ.update(TERM="xterm-256color")
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, str(folder)])
    try:
        fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 26, 100, 0, 0))
        read_until(screen, b"gemt ")
        os.write(screen, b"n")
        typed: list[tuple[float, str]] = []
        for number in range(60):
            word = f"ord{number} "
            os.write(screen, word.encode())
            typed.append((time.monotonic(), word))
            drain(screen, 0.05)
        drain(screen, 0.3)
        killed = time.monotonic()
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(screen)
    text = next((note.text for note in stored(folder) if note.id != 1), "")
    owed = "".join(word for moment, word in typed if killed - moment > PROMISE + SLACK)
    assert owed, "the test typed too fast to owe anything"
    assert text.startswith(owed.rstrip()), f"{text!r} lacks some of {owed!r}"
