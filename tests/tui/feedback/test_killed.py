"""What was typed on the feedback page more than a second ago survives a kill, in a real terminal."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.journal.bench import close_others, fill, stored
from tests.tui.journal.test_killed import PROGRAM, PROMISE, ROOT, SLACK, drain, read_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The data folder of a test."""
    yield tmp_path / "data"
    close_others()


def test_a_kill_loses_at_most_a_second(folder: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    fill(folder, [("2026-03-12", "Du er altid sur.")]).close()
    child, screen = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.environ.update(TERM="xterm-256color")
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, str(folder)])
    try:
        fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 26, 100, 0, 0))
        read_until(screen, b"gemt ")
        os.write(screen, b"f")
        read_until(screen, b"Kan betyde")
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
    text = stored(folder)[0].text
    owed = "".join(word for moment, word in typed if killed - moment > PROMISE + SLACK)
    assert owed, "the test typed too fast to owe anything"
    assert text.startswith(owed.rstrip()), f"{text!r} lacks some of {owed!r}"
