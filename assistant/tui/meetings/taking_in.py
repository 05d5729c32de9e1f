"""The other party's exchange file in: looked into first, then taken in; nobody's own text is overwritten."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.export.text import clean, one_line
from assistant.tui.meetings.agreements import difference_words
from assistant.tui.meetings.meeting_list import heading
from assistant.tui.widgets.dialog import Answer

if TYPE_CHECKING:
    from assistant.tui.meetings.page import MeetingsPage
    from assistant.workspace.meetings import Difference, Incoming, MeetingRecord, Meetings

TAKE, JOIN = "take", "join"


async def take_in(screen: MeetingsPage) -> None:
    """Asks which file, shows what is in it, and takes it in; to be called from a worker."""
    found = await _looked_in(screen)
    if found is None:
        return
    path, incoming = found
    into = incoming.likely
    answer = await screen.makker.ask_about(
        "Skal det med hos dig?",
        "Dine egne ord bliver stående. Hvor I har skrevet noget forskelligt, står begge dele, til du vælger.",
        told(incoming),
        _answers(into),
    )
    if answer not in (TAKE, JOIN):
        return
    joined = into if answer == JOIN else None
    taken = await screen.tried(lambda meetings: meetings.take_in(path, joined))
    if taken is None:
        return
    screen.read_meetings(taken.meeting.id)
    if taken.differences:
        screen.makker.tell(
            "Aftalefilen er hentet. I har skrevet noget forskelligt.",
            "Det er mærket med ≠ ved aftalerne; f viser begge dele, så du kan vælge.",
        )
    else:
        screen.makker.tell("Aftalefilen er hentet.")


async def _looked_in(screen: MeetingsPage) -> tuple[Path, Incoming] | None:
    """The file that was chosen, and what is in it; asks again where it can't be used; None for Esc."""
    words = ""
    while True:
        words = await screen.makker.ask_words(
            "Hent den andens aftalefil",
            "Skriv, hvor filen ligger, eller træk den herind.",
            "Se, hvad der er i den",
            value=words,
            placeholder="fx ~/Hentet/Aftaler fra MUS.makker",
        )
        if not words:
            return None
        path = await asyncio.to_thread(_path_of, words)
        incoming = await screen.tried(partial(_look_in, path))
        if incoming is not None:
            return path, incoming


def _look_in(path: Path, meetings: Meetings) -> Incoming:
    return meetings.look_in(path)


def _path_of(words: str) -> Path:
    """The path that was written, or dropped on the window with quotes around it."""
    return Path(words.strip().strip("'\"")).expanduser()


def _answers(into: MeetingRecord | None) -> tuple[Answer, ...]:
    if into is None:
        return (Answer(TAKE, "Hent"), Answer("leave", "Fortryd"))
    return (
        Answer(JOIN, "Læg det sammen med mit møde"),
        Answer(TAKE, "Hent det som et nyt møde"),
        Answer("leave", "Fortryd"),
    )


def told(incoming: Incoming) -> str:
    """What a file holds, line by line, for the user to look through."""
    lines = [one_line(heading(incoming.kind, incoming.title, incoming.people)), long_date(incoming.held), ""]
    if incoming.own:
        lines.append("Det er din egen aftalefil. Der er intet nyt i den.")
    elif incoming.known is not None:
        lines.append("Mødet står allerede hos dig.")
    elif incoming.likely is not None:
        lines.append("Du har selv et møde den dag med de samme deltagere.")
    else:
        lines.append("Mødet er nyt hos dig.")
    counted = (
        (incoming.new, "ny aftale", "nye aftaler"),
        (incoming.new_decisions, "ny beslutning", "nye beslutninger"),
        (incoming.new_points, "nyt punkt", "nye punkter"),
    )
    lines += [f"· {number} {one if number == 1 else more}" for number, one, more in counted if number]
    lines += [f"· {one_line(words)}" for words in incoming.told]
    if incoming.differences:
        lines += ["", "I har skrevet det forskelligt:"]
        lines += [_difference(one) for one in incoming.differences]
    return clean("\n".join(lines))


def _difference(difference: Difference) -> str:
    return f"· {one_line(difference.agreement.what)}: {difference_words(difference)}"
