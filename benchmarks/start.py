"""From start to the first usable frame, beside a bare Textual app in the same run; and memory after start.

Processor time is printed as well, since other work on the machine blurs the time on the clock.
"""

from __future__ import annotations

import compileall
import statistics
import sys
import sysconfig
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from benchmarks.terminal import Terminal

RUNS = 11
NOTES = 300
MARK = "Tavlemødet flyttet"

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("nu er jeg klar")

Bare().run()
"""

# As the command that is installed does; "-m" would load more than that.
MAKKER = "from assistant.__main__ import main; main()"


def main() -> None:
    """Prints the medians of both, their ratio (the promise is 1.35 at most), and memory."""
    for folder in ("assistant", "prompts", "store"):
        compileall.compile_dir(str(Path(__file__).parents[1] / folder), quiet=1)
    compileall.compile_dir(sysconfig.get_path("purelib") + "/textual", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        places = {"MAKKER_DATA_DIR": folder, "MAKKER_CONFIG_DIR": folder}
        _fill(Path(folder))
        bare: list[float] = []
        makker: list[float] = []
        bare_work: list[float] = []
        makker_work: list[float] = []
        memory: list[float] = []
        for _ in range(RUNS):
            with Terminal([sys.executable, "-c", BARE]) as terminal:
                bare.append(terminal.wait_for("nu er jeg klar"))
                bare_work.append(_processor(terminal.pid))
                bare_memory = terminal.memory()
            with Terminal([sys.executable, "-c", MAKKER], places) as terminal:
                makker.append(terminal.wait_for(MARK))
                makker_work.append(_processor(terminal.pid))
                terminal.quieten(1.0)
                memory.append(terminal.memory())
    ratio = statistics.median(makker) / statistics.median(bare)
    print(f"start to first usable frame, median of {RUNS}, {NOTES} notes in the list")
    print(f"  bare Textual app  {statistics.median(bare) * 1000:6.0f} ms   {bare_memory:5.0f} MiB")
    print(
        f"  makker            {statistics.median(makker) * 1000:6.0f} ms   {statistics.median(memory):5.0f} MiB"
        f" (everything warmed)   {ratio:.2f} times (at most 1.35)"
    )
    if work := statistics.median(bare_work):
        own = statistics.median(makker_work)
        print(f"  processor time    {own:6.0f} ms, bare {work:.0f} ms   {own / work:.2f} times")


def _processor(pid: int) -> float:
    """Milliseconds that the threads of a process have run for so far; 0 where the system does not tell."""
    spent = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):  # a thread may end meanwhile
            spent += int(thread.read_text(encoding="ascii").split()[0])
    return spent / 1_000_000


def _fill(folder: Path) -> None:
    from assistant.paths import STORE_NAME
    from store.database import Store
    from store.records import NewNote

    store = Store.open(folder / STORE_NAME)
    today = date.today()
    store.notes.add_many(
        NewNote(f"{MARK} igen\n\nVi nåede {number} punkter.", today - timedelta(days=number))
        for number in range(NOTES)
    )
    store.close()


if __name__ == "__main__":
    main()
