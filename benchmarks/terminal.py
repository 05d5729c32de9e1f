"""A program in a real pseudo-terminal, timed from outside by what it writes to the screen (POSIX only)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 120, 40
PATIENCE = 30.0


class Terminal:
    """Runs a program in a pseudo-terminal of its own.

    Args:
        command: program and arguments.
        environment: what is added to this process's environment.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self.started = time.perf_counter()
        variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        self.pid, self._screen = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), variables)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._screen)

    def wait_for(self, text: str) -> float:
        """Reads the screen until ``text`` has been written.

        Args:
            text: without styles in its midst.

        Returns:
            Seconds since the program was started, or since the last key press.

        Raises:
            TimeoutError: it did not come.
        """
        wanted, seen = text.encode(), b""
        limit = time.perf_counter() + PATIENCE
        while time.perf_counter() < limit:
            if select.select([self._screen], [], [], 0.05)[0]:
                seen = seen[-4096:] + os.read(self._screen, 65536)
                if wanted in seen:
                    return time.perf_counter() - self.started
        raise TimeoutError(f"{text!r} did not come on the screen")

    def quieten(self, seconds: float) -> None:
        """Reads on until nothing has been written for so long."""
        while select.select([self._screen], [], [], seconds)[0]:
            os.read(self._screen, 65536)

    def press(self, keys: str) -> None:
        """Types keys; ``wait_for`` counts from now."""
        self.started = time.perf_counter()
        os.write(self._screen, keys.encode())

    def memory(self) -> float:
        """Resident memory of the program, MiB; 0 where the system does not tell."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        except OSError:
            return 0.0
        resident = re.search(r"VmRSS:\s+(\d+)", status)
        return int(resident[1]) / 1024 if resident else 0.0
