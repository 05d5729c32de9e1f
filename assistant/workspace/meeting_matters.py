"""What is delicate in a meeting's notes, to be pointed out before minutes are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.danish import delicate
from assistant.workspace.meeting_options import options_of

if TYPE_CHECKING:
    from store.meeting_records import MeetingRecord


@dataclass(frozen=True)
class Matter:
    """Something delicate that the notes speak of.

    Attributes:
        name: what it is, such as "helbred" or "løn".
        words: the first words that say so.
        left_out: whether it stays out of the minutes unless the user lets it in.
    """

    name: str
    words: str
    left_out: bool = False


def matters(meeting: MeetingRecord) -> tuple[Matter, ...]:
    """What is delicate in the notes of a meeting, its private lines aside; pay first, where the meeting is about something
    else."""
    notes, _ = delicate.without_private(meeting.notes)
    found = [Matter(matter.name, matter.words) for matter in delicate.tender(notes)]
    names = [person.name for person in meeting.people]
    pay = delicate.first_pay(notes, names)
    if pay is not None and not delicate.pay_is_wanted(options_of(meeting)):
        found.insert(0, Matter(pay.name, pay.words, left_out=True))
    return tuple(found)
