"""Search-as-you-type at 100,000 notes, against the bare FTS5 query on the same file: ``python -m benchmarks.search``.

The bare query is what FTS5 alone does for one screen of hits: match, newest first, with its own snippet. ``Notes.search``
beside it also reads the query, finds stems, symbols and tags, reads the notes, and marks the hits in their own text.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from store.database import Store
from store.places import day_end, day_start
from store.records import NewNote

LIMIT = 50
TARGET = 3.0
_SEED = 20260312
_FIRST_DAY = date(2016, 1, 1)
_DAYS = 3800

_PEOPLE = [
    "Lene",
    "Fatima",
    "Jens",
    "Mette",
    "Søren",
    "Åse",
    "Karim",
    "Birgit",
    "Øjvind",
    "Camilla",
    "Niels",
    "Amira",
    "Torben",
    "Sofie",
    "Ærling",
    "Peter",
]
_FIRST_PARTS = [
    "tryk",
    "vagt",
    "kunde",
    "sags",
    "patient",
    "budget",
    "kvalitets",
    "projekt",
    "undervisnings",
    "medarbejder",
    "leder",
    "møde",
    "arbejds",
    "sikkerheds",
    "data",
    "system",
    "borger",
    "skole",
    "lager",
    "salgs",
    "indkøbs",
    "service",
    "drifts",
    "test",
    "løn",
    "ferie",
    "barsels",
    "uddannelses",
    "miljø",
    "rapport",
    "plan",
    "mål",
]
_LAST_PARTS = [
    "sår",
    "plan",
    "samtale",
    "skema",
    "gruppe",
    "møde",
    "opgave",
    "aftale",
    "forløb",
    "måling",
    "rapport",
    "arbejde",
    "gennemgang",
    "løsning",
    "kursus",
    "ansvar",
    "proces",
    "hold",
    "udvalg",
    "fejl",
    "liste",
    "aften",
    "indsats",
    "ordning",
    "evaluering",
    "besøg",
]
_ENDINGS = ["", "", "", "n", "r", "rne", "s", "t"]
_OPENERS = [
    "I dag",
    "I går",
    "Efter frokost",
    "Til morgenmødet",
    "På afdelingen",
    "Sammen med teamet",
    "Efter et par uger",
    "Til sidst",
    "Uden varsel",
]
_ACTS = [
    "lavede jeg",
    "gennemgik vi",
    "fik jeg ros for",
    "talte jeg med {who} om",
    "blev vi enige om",
    "måtte jeg udskyde",
    "begyndte {who} på",
    "fik vi styr på",
    "hjalp jeg {who} med",
    "skrev jeg en e-mail om",
    "nåede vi ikke",
    "foreslog jeg",
]
_CLOSERS = [
    "og det gik bedre end ventet",
    "men der mangler stadig noget",
    "så nu ved alle, hvad de skal",
    "og chefen var glad",
    "fordi ingen havde tid før",
    "selv om det tog hele ugen",
    "og vi sparede {n} % af tiden",
    "med {n} deltagere",
    "for {n}.000 kr.",
    "efter råd fra {who}",
    "uden at det kostede overarbejde",
]
_TAGS = [
    "resultat",
    "læring",
    "ros",
    "møde",
    "mus",
    "feedback",
    "mål-2026",
    "samarbejde",
    "it",
    "økonomi",
    "patient",
    "#7b",
    "kvalitet",
]
_RARE = ["vendeskemaets", "ortopædkirurgisk", "sprintretrospektiv", "ørkenvandring", "kvartalsafstemning"]
_SYMBOLS = ("C++", "50%", "§ 12", "R&D", "A/S")


@dataclass(frozen=True)
class QueryClass:
    """What is typed, and the FTS5 expression and range of places that come nearest to it."""

    name: str
    typed: str
    match: str
    low: int = 0
    high: int = 1 << 62


CLASSES = (
    QueryClass("rare word", "ørkenvandring ", '"ørkenvandring"'),
    QueryClass("common word", "og ", '"og"'),
    QueryClass("inflected word", "samtalen ", '"samtalen"'),
    QueryClass("two words", "kundemøde Fatima ", '"kundemøde" AND "fatima"'),
    QueryClass("prefix of 1", "s", '"s" *'),
    QueryClass("prefix of 2", "sa", '"sa" *'),
    QueryClass("prefix of 3", "kva", '"kva" *'),
    QueryClass("prefix of 5", "vagtp", '"vagtp" *'),
    QueryClass("phrase", '"bedre end ventet"', '"bedre end ventet"'),
    QueryClass("tag", "#læring ", '"læring"'),
    QueryClass(
        "date range",
        "ros fra:2018-03 til:2018-06 ",
        '"ros"',
        day_start(date(2018, 3, 1)),
        day_end(date(2018, 6, 30)),
    ),
    QueryClass("symbol", "C++ ", '"c"'),
    QueryClass("symbol, common", "50% ", '"50"'),
)


def notes(count: int, seed: int = _SEED) -> Iterator[NewNote]:
    """Varied Danish notes, the same for the same seed; some 60 words each, over ten years."""
    chance = random.Random(seed)
    for _ in range(count):
        yield NewNote(_text(chance), _FIRST_DAY + timedelta(days=chance.randrange(_DAYS)), "da")


def _text(chance: random.Random) -> str:
    lines = [f"{_noun(chance).capitalize()} og {_noun(chance)}"]
    for _ in range(chance.randint(3, 9)):
        opener, act, closer = chance.choice(_OPENERS), chance.choice(_ACTS), chance.choice(_CLOSERS)
        sentence = f"{opener} {act} {_noun(chance)} {closer}."
        lines.append(sentence.format(who=chance.choice(_PEOPLE), n=chance.randint(2, 60)))
    if chance.random() < 0.1:
        lines.append(f"Husk {chance.choice(_SYMBOLS)} til næste gang.")
    if chance.random() < 0.0005:
        lines.append(f"Det handlede om {chance.choice(_RARE)}.")
    if chance.random() < 0.4:
        lines.append(" ".join(f"#{tag.lstrip('#')}" for tag in chance.sample(_TAGS, chance.randint(1, 2))))
    return "\n".join(lines)


def _noun(chance: random.Random) -> str:
    # Some words are far more common than others, as in any language.
    first = _FIRST_PARTS[int(len(_FIRST_PARTS) * chance.random() ** 2)]
    last = _LAST_PARTS[int(len(_LAST_PARTS) * chance.random() ** 2)]
    return (last if chance.random() < 0.3 else first + last) + chance.choice(_ENDINGS)


def _medians(runs: Sequence[Callable[[], object]], rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each run, of the processor and by the clock.

    The runs are taken in turn, and the file is in memory after the first; so the processor's time compares them,
    also on a machine that does other things.
    """
    processor: list[list[float]] = [[] for _ in runs]
    clock: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds + 1):
        for number, run in enumerate(runs):
            begun, begun_at = time.thread_time(), time.perf_counter()
            run()
            processor[number].append((time.thread_time() - begun) * 1000)
            clock[number].append((time.perf_counter() - begun_at) * 1000)
    # The first round warms up.
    return [statistics.median(times[1:]) for times in processor], [
        statistics.median(times[1:]) for times in clock
    ]


def _bare(connection: sqlite3.Connection, query: QueryClass, columns: str) -> list[tuple[object, ...]]:
    sql = f"SELECT {columns} FROM note_fts WHERE note_fts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
    return connection.execute(sql, (query.match, query.low, query.high, LIMIT)).fetchall()


def measure(path: Path, rounds: int) -> bool:
    """Prints a table of medians; whether each class is within the target."""
    snippet = "rowid, snippet(note_fts, 0, '[', ']', '…', 24)"
    store = Store.open(path)
    print("medians in ms of processor time; the last column is makker's by the clock")
    print(
        f"{'query':16}{'typed':30}{'hits':>5}{'bare ids':>10}{'bare':>8}{'makker':>8}{'ratio':>7}{'clock':>8}"
    )
    within = True
    with closing(sqlite3.connect(path)) as connection:
        for query in CLASSES:
            hits = len(store.notes.search(query.typed, LIMIT).hits)
            runs: list[Callable[[], object]] = [
                partial(_bare, connection, query, "rowid"),
                partial(_bare, connection, query, snippet),
                partial(store.notes.search, query.typed, LIMIT),
            ]
            (ids, bare, ours), (*_, by_clock) = _medians(runs, rounds)
            within = within and ours <= TARGET * bare
            print(
                f"{query.name:16}{query.typed:30}{hits:5}{ids:10.2f}{bare:8.2f}{ours:8.2f}"
                f"{ours / bare:7.2f}{by_clock:8.2f}"
            )
    store.close()
    return within


def main() -> int:
    """Makes the notes in a store that is thrown away, measures, and says whether the target holds."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--notes", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=41)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "makker.db"
        store = Store.open(path)
        begun = time.perf_counter()
        store.notes.add_many(notes(options.notes))
        seconds = time.perf_counter() - begun
        store.close()
        size = path.stat().st_size / 1e6
        print(f"{options.notes} notes added in {seconds:.1f} s, {size:.0f} MB, {LIMIT} hits a page")
        within = measure(path, options.rounds)
    print(f"{'within' if within else 'NOT within'} {TARGET:g} times the bare query")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
