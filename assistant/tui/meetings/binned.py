"""The deleted meetings: brought back, or deleted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.export.text import clean, one_line
from assistant.tui.meetings.meeting_list import heading
from assistant.tui.widgets.dialog import Answer

if TYPE_CHECKING:
    from assistant.tui.meetings.screen import MeetingsScreen
    from assistant.workspace.meetings import MeetingLine, Meetings

BACK, GONE = "back", "gone"
_SHOWN = 200


async def choose_binned(screen: MeetingsScreen) -> None:
    """Asks which deleted meeting, and what is to be done to it; to be called from a worker."""
    from assistant.tui.review.pick import PickDialog

    lines = await screen.tried(lambda meetings: meetings.binned(_SHOWN, 0))
    if lines is None:
        return
    if not lines:
        screen.makker.tell("Der er ingen slettede møder.")
        return
    words = [f"{long_date(line.held)} · {_name(line)}" for line in lines]
    number = await screen.app.push_screen_wait(PickDialog("Slettede møder", words, wide=True))
    if number is None:
        return
    line = lines[number]
    answer = await screen.makker.ask(
        _name(line),
        "Slettes mødet for altid, er noter, aftaler og beslutninger væk. Det, der står i Plan, bliver.",
        (
            Answer(BACK, "Hent tilbage"),
            Answer(GONE, "Slet for altid", warns=True),
            Answer("leave", "Fortryd"),
        ),
    )
    if answer == BACK:
        await screen.bring_back(line.id)
    elif answer == GONE and await screen.tried(lambda meetings: _deleted(meetings, line.id)):
        screen.forget_discarded(line.id)
        screen.makker.tell("Mødet er slettet for altid.")


def _deleted(meetings: Meetings, meeting_id: int) -> bool:
    meetings.delete_forever(meetings.get(meeting_id))
    return True


def _name(line: MeetingLine) -> str:
    return one_line(clean(heading(line.kind, line.title, line.names)))
