"""From key press to screen in a note of 20,000 words, in a real pseudo-terminal."""

from __future__ import annotations

import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.terminal import Terminal

WORDS = 20_000
KEYS = "QWXZ" * 8


def main() -> None:
    """Prints the median and the worst time of single keys."""
    for name, joint in (("in paragraphs", "\n\n"), ("in one line", " ")):
        times = _times(joint)
        print(
            f"key press to screen, {WORDS} words {name}: "
            f"median {statistics.median(times) * 1000:.0f} ms, worst {max(times) * 1000:.0f} ms of {len(times)}"
        )


def _times(joint: str) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder), joint)
        places = {"MAKKER_DATA_DIR": folder, "MAKKER_CONFIG_DIR": folder}
        with Terminal([sys.executable, "-m", "assistant"], places) as terminal:
            terminal.wait_for("Den lange note")
            terminal.quieten(1.5)
            terminal.press("\r")
            terminal.quieten(1.5)
            times = []
            for key in KEYS:
                terminal.press(key)
                times.append(terminal.wait_for(key))
                terminal.quieten(0.1)
            return times


def _fill(folder: Path, joint: str) -> None:
    from assistant.paths import STORE_NAME
    from store.database import Store

    paragraph = "vi prøvede det nye vendeskema på afdelingen og talte om det ved tavlen "
    words = len(paragraph.split())
    store = Store.open(folder / STORE_NAME)
    store.notes.add("Den lange note\n\n" + joint.join([paragraph.strip()] * (WORDS // words)), date.today())
    store.close()


if __name__ == "__main__":
    main()
