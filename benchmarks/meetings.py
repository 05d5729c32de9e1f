"""How long meetings take: five hundred with notes of 8000 words each, eight agreements and four decisions."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from assistant.workspace.meetings import MeetingRecord, NewMeeting, Person
from assistant.workspace.workspace import Workspace
from store.meeting_models import Agreement, DecisionRow
from store.meeting_writes import new_meeting

MEETINGS, WORDS, AGREEMENTS, DECISIONS = 500, 8000, 8, 4
FIRST, TODAY = date(2016, 1, 1), date(2026, 6, 1)
PEOPLE = (Person("Lene", "leder"), Person("Jonas"))
_LETTERS = "abcdefghijklmnoprstuvæøå"
_TURNS = 5


def main() -> None:
    """Prints milliseconds, the best of five."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder), Path(folder) / "settings.toml")
        meeting = _fill(workspace)
        meetings = workspace.meetings
        _time("list of meetings", lambda: meetings.lines(MEETINGS))
        _time("last time's agreements", lambda: meetings.last_time(meeting))
        _time("suggested points", lambda: meetings.suggested_points(meeting, TODAY))
        _time("late agreements", lambda: meetings.late(TODAY))
        _time("needs adopting", lambda: meetings.needs_adopting(meeting))
        for typed in ("nattevagterne ", "lene nattevagt", "a"):
            _time(f"search {typed!r}", lambda typed=typed: meetings.search(typed))  # type: ignore[misc]
        workspace.close()


def _fill(workspace: Workspace) -> MeetingRecord:
    chance = random.Random(1)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(3, 10))) for _ in range(20_000)]
    workspace.open()
    sessions = workspace._opened()._sessions

    def some(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    with sessions.writing() as session:
        for number in range(MEETINGS):
            held = FIRST + timedelta(weeks=number)
            row = new_meeting(session, NewMeeting("1:1", held, f"Møde {number}", PEOPLE), sessions.clock())
            row.notes = some(WORDS) + (" nattevagterne" if number % 7 == 0 else "")
            for place in range(AGREEMENTS):
                session.add(
                    Agreement(
                        uid=f"aftale-{number}-{place}",
                        meeting_id=row.id or 0,
                        position=place,
                        what=some(8),
                        owner="Jonas",
                        due=held,
                        due_text="",
                        state="done" if place else "open",
                    )
                )
            for place in range(DECISIONS):
                text = some(8)
                session.add(
                    DecisionRow(meeting_id=row.id or 0, position=place, text=text, folded=text.casefold())
                )
            session.flush()
    return workspace.meetings.add(NewMeeting("1:1", TODAY, people=PEOPLE))


def _time(name: str, work: Callable[[], object]) -> None:
    times = []
    for _ in range(_TURNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    print(f"{name:<28} {min(times) * 1000:7.1f} ms")


if __name__ == "__main__":
    main()
