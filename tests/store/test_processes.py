"""Several programs at one store, and programs that are killed."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from store.database import Store
from store.faults import Stale
from tests.store.support import DAY

WRITER = """
import sys, pathlib, datetime
from store.database import Store
store = Store.open(pathlib.Path(sys.argv[1]), busy_timeout=20)
day = datetime.date(2026, 3, 12)
note = store.notes.add("begyndt", day)
number = 0
while True:
    number += 1
    added = store.notes.add(f"note {number} " + "ord " * 50, day)
    note = store.notes.save(note.id, note.text + f" {number}", version=note.version)
    print(added.id, note.id, number, flush=True)
"""

APPENDER = """
import sys, pathlib
from store.database import Store
from store.faults import Stale
path, name, times = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = Store.open(path, busy_timeout=20)
for number in range(times):
    note = store.notes.get(1)
    while True:
        try:
            store.notes.save(1, note.text + f"\\n{name} {number}", version=note.version)
            break
        except Stale as stale:
            note = stale.current
    store.notes.add(f"{name} {number} #{name}", note.written)
store.close()
"""

OPENER = """
import sys, pathlib
from store.database import Store
store = Store.open(pathlib.Path(sys.argv[1]), busy_timeout=20)
store.notes.add("hej")
store.close()
"""


@pytest.mark.parametrize("acknowledged", [1, 3, 7, 15])
def test_a_killed_program_loses_nothing_it_acknowledged(path: Path, acknowledged: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(acknowledged)]
        process.kill()
        lines += process.stdout.read().splitlines()
    store = Store.open(path)
    for line in filter(None, lines):
        added, note, number = map(int, line.split())
        assert store.notes.get(added).text.startswith(f"note {number} ")
        assert f" {number}" in store.notes.get(note).text
        assert store.notes.search(f'"note {number}"', 1).hits[0].line.id == added
    store.back_up(DAY)
    store.close()


def _run_at_once(script: str, *arguments: list[str]) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", script, *each], stderr=subprocess.PIPE, text=True)
        for each in arguments
    ]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors


def test_two_windows_overwrite_nothing_of_each_other(path: Path) -> None:
    store = Store.open(path)
    store.notes.add("fælles", DAY)
    _run_at_once(APPENDER, [str(path), "et", "25"], [str(path), "to", "25"])
    lines = store.notes.get(1).text.split("\n")
    assert sorted(lines[1:]) == sorted(f"{name} {number}" for name in ("et", "to") for number in range(25))
    assert store.notes.get(1).version == 51
    assert store.notes.tags() == [("et", 25), ("to", 25)]
    assert store.notes.count() == 51
    store.close()


def test_several_first_starts_at_once_make_one_store(path: Path) -> None:
    _run_at_once(OPENER, *([str(path)] for _ in range(4)))
    store = Store.open(path)
    assert store.notes.count() == 4
    store.close()


def test_many_threads_share_a_store(store: Store) -> None:
    note = store.notes.add("tæller", DAY)
    faults: list[BaseException] = []

    def work(name: int) -> None:
        try:
            for number in range(12):
                store.notes.add(f"tråd {name} nr. {number} samtalerne", DAY)
                store.notes.search("samtale", 10)
                store.notes.page("2026-03", 0, 20)
                current = store.notes.get(note.id)
                while True:
                    try:
                        store.notes.save(note.id, f"{current.text} {name}.{number}", version=current.version)
                        break
                    except Stale:
                        current = store.notes.get(note.id)
        except BaseException as fault:  # noqa: BLE001  # whatever it is, the test must tell
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    written = store.notes.get(note.id).text.split()[1:]
    assert sorted(written) == sorted(f"{name}.{number}" for name in range(6) for number in range(12))
    assert store.notes.count() == 73
