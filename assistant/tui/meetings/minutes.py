"""From notes to minutes: what must be known first is asked, and what is delicate is pointed out before it is written down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.errors import MakkerError
from assistant.export.text import clean, one_line
from assistant.tui.meetings.desk import on_newest
from assistant.tui.widgets.dialog import Answer

if TYPE_CHECKING:
    from assistant.tui.meetings.screen import MeetingsScreen
    from assistant.workspace.meeting_matters import Matter
    from assistant.workspace.meetings import MeetingRecord, Meetings, Person

GO, EDIT, PAY = "go", "edit", "pay"
_ME = re.compile(r"\b(?:jeg|mig|min|mit|mine)\b", re.IGNORECASE)
_NOBODY = "Det skal der ikke stå noget om"


async def make_minutes(screen: MeetingsScreen, meeting_id: int) -> None:
    """Has minutes drafted from the notes, and ties them to the meeting; to be called from a worker."""
    try:
        await screen.desk.store_typed()
        meeting = await screen.desk.run(lambda meetings: meetings.get(meeting_id))
        await screen.desk.run(lambda meetings: meetings.request(meeting))  # raises where there are no notes
    except MakkerError as error:
        screen.makker.tell_error(error)
        return
    if not meeting.people and not await _without_people(screen, meeting):
        return
    named = await _who_writes(screen, meeting)
    if named is None:
        return
    pay = await _let_in(screen, named)
    if pay is None:
        return
    request = await screen.tried(lambda meetings: meetings.request(named, pay=pay))
    if request is not None:
        # When one comes back, the whole page is to be seen, not the notes alone.
        screen.set_focus(screen.meetings)
        screen.makker.draft_from(request, partial(_tie, screen, meeting_id))


def _tie(screen: MeetingsScreen, meeting_id: int, draft_id: int) -> None:
    def change(meetings: Meetings, newest: MeetingRecord) -> MeetingRecord:
        return meetings.set_draft(newest, draft_id)

    async def tied() -> None:
        await screen.changed(meeting_id, change)

    screen.begin(tied())


async def _without_people(screen: MeetingsScreen, meeting: MeetingRecord) -> bool:
    """Whether the minutes are wanted though nobody is said to take part; opens the form where they are to be."""
    answer = await screen.makker.ask(
        "Der er ikke skrevet deltagere på mødet.",
        "Med navnene kan makker se, hvem der gør hvad. Uden dem står der ingen ved nogle af aftalerne.",
        (Answer(EDIT, "Skriv deltagere"), Answer(GO, "Lav referat uden")),
    )
    if answer == EDIT:
        screen.ask_about(meeting)
    return answer == GO


async def _who_writes(screen: MeetingsScreen, meeting: MeetingRecord) -> MeetingRecord | None:
    """The meeting with the one who wrote the notes, where they say "jeg" and it isn't known; None for Esc."""
    from assistant.tui.review.pick import PickDialog

    people = meeting.people
    if not people or any(person.writes for person in people) or not _ME.search(meeting.notes):
        return meeting
    words = [*(one_line(clean(person.name)) for person in people), _NOBODY]
    number = await screen.app.push_screen_wait(PickDialog("Hvem er »jeg« i noterne?", words))
    if number is None:
        return None
    if number == len(people):
        return meeting
    writing = people[number]

    def change(meetings: Meetings, newest: MeetingRecord) -> MeetingRecord:
        return meetings.edit(newest, replace(newest.wanted, people=_with_writer(newest.people, writing)))

    return await screen.tried(on_newest(meeting.id, change))


def _with_writer(people: Sequence[Person], writer: Person) -> tuple[Person, ...]:
    return tuple(replace(person, writes=person == writer) for person in people)


async def _let_in(screen: MeetingsScreen, meeting: MeetingRecord) -> bool | None:
    """Whether pay may be in the minutes, after what is delicate has been pointed out; None for not making them now."""
    matters = await screen.tried(lambda meetings: meetings.matters(meeting))
    if matters is None:
        return None
    if not matters:
        return False
    answers = [Answer(GO, "Lav referat")]
    if any(matter.left_out for matter in matters):
        answers.append(Answer(PAY, "Tag løn med"))
    answers += [Answer(EDIT, "Ret noterne først"), Answer("leave", "Fortryd")]
    answer = await screen.makker.ask("Noterne nævner noget, der er følsomt.", matter_words(matters), answers)
    if answer == EDIT:
        screen.action_write()
    return answer == PAY if answer in (GO, PAY) else None


def matter_words(matters: Sequence[Matter]) -> str:
    """What is told of delicate matters: what and where, and what comes of it."""
    lines = [
        f"{matter.name[:1].upper()}{matter.name[1:]}: »{one_line(clean(matter.words))}«" for matter in matters
    ]
    if any(matter.left_out for matter in matters):
        lines += ["", "Det om løn kommer ikke med i referatet, medmindre du siger til."]
    if any(not matter.left_out for matter in matters):
        lines += [
            "",
            "Skal det om helbred, familie eller fagforening stå i et referat, bør I begge være enige i det.",
        ]
    return "\n".join(lines)
