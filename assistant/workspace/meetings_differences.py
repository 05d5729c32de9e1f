"""Where the two parties of a meeting have written it differently, as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.danish.format import long_date
from store.meeting_records import AgreementRecord, MeetingRecord, NewMeeting, Theirs

_STATES = {"open": "åben", "done": "gjort", "dropped": "droppet"}


@dataclass(frozen=True)
class Difference:
    """Something that the two parties have written differently; each keeps what is theirs.

    Attributes:
        agreement: the user's own agreement.
        part: what differs, in Danish: "aftalen", "hvem", "fristen", "status" or "bemærkning".
        mine: what the user has.
        theirs: what the other party has.
    """

    agreement: AgreementRecord
    part: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Incoming:
    """What a file holds, and what would come of it; nothing is changed yet.

    Attributes:
        kind: as the meeting's.
        title: may be empty.
        held: its day.
        people: the names of those who took part.
        new: how many agreements would be new.
        differences: where the file says another thing than the user's own agreements.
        new_decisions: how many decisions would be new.
        new_points: how many points for the agenda would be new.
        known: the meeting here that the file is about, also where it lies in the bin; or None.
        likely: where none is known: a meeting of the same people on the same day, which it can be joined with; or None.
        own: whether it is a file that the user has shared, which brings nothing new.
        told: what else the other party has written differently, whole Danish sentences.
    """

    kind: str
    title: str
    held: date
    people: tuple[str, ...]
    new: int
    differences: tuple[Difference, ...]
    new_decisions: int
    new_points: int
    known: MeetingRecord | None
    likely: MeetingRecord | None
    own: bool
    told: tuple[str, ...]

    @property
    def in_bin(self) -> bool:
        """Whether the meeting lies in the bin; taking the file in takes it out."""
        return self.known is not None and self.known.discarded_at is not None


@dataclass(frozen=True)
class TakenIn:
    """What came of a file.

    Attributes:
        meeting: as it is now.
        new: how many agreements are new.
        differences: where the file says another thing than the user's own agreements; they stay with the agreements.
        was_binned: whether the meeting lay in the bin, and is taken out.
        own: whether it is a file that the user has shared, which brought nothing new.
        told: what else the other party has written differently, whole Danish sentences.
    """

    meeting: MeetingRecord
    new: int
    differences: tuple[Difference, ...]
    was_binned: bool = False
    own: bool = False
    told: tuple[str, ...] = ()


def differences(agreement: AgreementRecord) -> tuple[Difference, ...]:
    """Where the two parties have written an agreement differently; empty where nothing is to be settled."""
    theirs = agreement.theirs
    if theirs is None:
        return ()
    pairs = (
        ("aftalen", agreement.what, theirs.what),
        ("hvem", agreement.owner, theirs.owner),
        ("fristen", _day(agreement), _day(theirs)),
        ("status", _STATES[agreement.state], _STATES[theirs.state]),
        ("bemærkning", agreement.remark, theirs.remark),
    )
    return tuple(
        Difference(agreement, part, mine, other)
        for part, mine, other in pairs
        if _as_compared(part, mine) != _as_compared(part, other)
    )


def _as_compared(part: str, text: str) -> str:
    words = " ".join(text.split()) if part != "bemærkning" else text.strip()
    return words.casefold() if part == "hvem" else words


def all_differences(agreements: Sequence[AgreementRecord | None]) -> tuple[Difference, ...]:
    """The differences of some agreements."""
    return tuple(found for one in agreements if one is not None for found in differences(one))


def told_of(mine: MeetingRecord, theirs: NewMeeting) -> tuple[str, ...]:
    """What the other party has written otherwise of the meeting itself; the user's own stays."""
    told = []
    if theirs.held != mine.held:
        told.append(
            f"Den anden part har skrevet {long_date(theirs.held)} som mødets dag; hos dig står {long_date(mine.held)}."
        )
    if theirs.next_held is not None and theirs.next_held != mine.next_held:
        own = f"hos dig står {long_date(mine.next_held)}" if mine.next_held else "hos dig står der ingen dag"
        told.append(f"Den anden part har næste møde {long_date(theirs.next_held)}; {own}.")
    names = {" ".join(person.name.split()).casefold() for person in mine.people}
    others = [person.name for person in theirs.people if person.name.casefold() not in names]
    if others:
        told.append(f"Den anden part har også {', '.join(others)} med som deltager.")
    return tuple(told)


def _day(agreement: AgreementRecord | Theirs) -> str:
    return long_date(agreement.due) if agreement.due else agreement.due_text
