"""An hour's talk, 15,000 words, made into minutes by the rules: the time, and what it takes for each word of a longer one.

Each length runs in a process of its own, and the least of some rounds counts, since a machine may be busy but is never
faster than it is. Twice the words should take about twice the time.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = 15_000
ROUNDS = 3
LIMIT_SECONDS = 5.0
LIMIT_RATIO = 2.6

_SPEAKERS = ("Bo", "Hanne", "Ali", "Mette", "Søren", "Fatima")
_THINGS = (
    "vagtplanen",
    "cykelskuret",
    "den nye scanner",
    "julefrokosten",
    "lakken i hallen",
    "budgettet",
    "mentorordningen",
)
_SAID = (
    "ja altså, det der med {thing} har vi snakket om siden uge {week}, og jeg synes ikke, at det rykker.",
    "jeg ringer til leverandøren om {thing} senest d. {day}/4.",
    "hm, jo, men sidste år brugte vi {figure} timer på det.",
    "vi blev enige om, at {thing} fremover ligger hos {other}.",
    "skal vi ikke lige vente med {thing} til efter påske?",
    "det var {other}, der foreslog det, ikke mig.",
    "{other} sender et udkast om {thing} i uge {week}.",
    "nå, kaffe? Vi har {figure} minutter endnu.",
)  # fmt: skip


def talk(words: int) -> str:
    """A talk of about so many words, the same each time."""
    lines: list[str] = []
    written = number = 0
    while written < words:
        line = _SAID[number * 5 % len(_SAID)].format(
            thing=_THINGS[number * 3 % len(_THINGS)],
            other=_SPEAKERS[(number + 2) % len(_SPEAKERS)],
            week=10 + number % 40,
            day=1 + number % 28,
            figure=5 + number * 7 % 90,
        )
        lines.append(f"{_SPEAKERS[number % len(_SPEAKERS)]}: {line}")
        written += len(lines[-1].split())
        number += 1
    return "\n".join(lines)


def seconds(file: Path) -> float:
    """How long the command takes for a file, from the shell."""
    command = [sys.executable, "-m", "assistant", "draft", "minutes", str(file), "--engine", "rules"]
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Prints the least times and whether they hold."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for words in (WORDS, 2 * WORDS):
            files[words] = Path(folder) / f"{words}.txt"
            files[words].write_text(talk(words), encoding="utf-8")
        rounds = [{words: seconds(file) for words, file in files.items()} for _ in range(ROUNDS)]
    least = min(taken[WORDS] for taken in rounds)
    ratio = statistics.median(taken[2 * WORDS] / taken[WORDS] for taken in rounds)
    print(f"{WORDS} words: {least:.2f} s (at most {LIMIT_SECONDS:.0f})")
    print(f"twice the words: {ratio:.2f} times as long (at most {LIMIT_RATIO})")


if __name__ == "__main__":
    main()
