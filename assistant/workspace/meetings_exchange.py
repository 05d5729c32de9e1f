"""Sharing a meeting with the other party as a file, and meeting what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.errors import InputError
from assistant.export import files
from assistant.export.exchange import Shared, SharedMeeting, SharedPerson, from_exchange, to_exchange
from assistant.workspace.faults import spoken
from store.meeting_records import (
    KINDS,
    AgreementRecord,
    MeetingRecord,
    NewMeeting,
    Person,
    Point,
    SharedAgreement,
)

if TYPE_CHECKING:
    from store.database import Store

_OTHER = "andet"
_STATES = {"open": "åben", "done": "gjort", "dropped": "droppet"}


@dataclass(frozen=True)
class Difference:
    """Something that the two parties have written differently; each keeps what is theirs.

    Attributes:
        agreement: the user's own agreement.
        part: what differs, in Danish.
        mine: what the user has.
        theirs: what the file has.
    """

    agreement: AgreementRecord
    part: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class TakenIn:
    """What came of a file: the meeting, how many agreements are new, and where the parties differ."""

    meeting: MeetingRecord
    new: int
    differences: tuple[Difference, ...]


def share(meeting: MeetingRecord, path: Path, *, replace: bool = False) -> Path:
    """Writes the shared parts of a meeting to a file: never notes, never a private point.

    Raises:
        ExportError: it cannot be written.
    """
    return files.write_file(path, to_exchange(_shared(meeting)), replace=replace)


def take_in(store: Store, path: Path) -> TakenIn:
    """Adds what the other party shares; what the user has written stays, and differences are told.

    Raises:
        InputError: the file cannot be read, is broken, newer, or not one of makker's.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"Filen {path} kan ikke læses.", "Se efter, om stien er rigtig.") from error
    theirs = from_exchange(data)
    with spoken():
        before = store.meetings.of_uid(theirs.uid)
        known = {one.uid: one for one in before.agreements} if before else {}
        meeting = store.meetings.bring_in(
            theirs.uid,
            _planned(theirs),
            [SharedAgreement(**agreement.model_dump()) for agreement in theirs.agreements],
            theirs.decisions,
        )
    new = len(meeting.agreements) - len(known)
    found = [
        difference
        for agreement in theirs.agreements
        if agreement.uid in known
        for difference in _differences(known[agreement.uid], agreement)
    ]
    return TakenIn(meeting, new, tuple(found))


def _shared(meeting: MeetingRecord) -> SharedMeeting:
    return SharedMeeting(
        uid=meeting.uid,
        kind=meeting.kind,
        title=meeting.title,
        held=meeting.held,
        next_held=meeting.next_held,
        people=[SharedPerson(name=person.name, role=person.role) for person in meeting.people],
        points=[point.text for point in meeting.points if not point.private],
        decisions=[decision.text for decision in meeting.decisions],
        agreements=[
            Shared(
                uid=one.uid,
                what=one.what,
                owner=one.owner,
                due=one.due,
                due_text=one.due_text,
                state=one.state,  # type: ignore[arg-type]  # the store holds no other
                remark=one.remark,
            )
            for one in meeting.agreements
        ],
    )


def _planned(theirs: SharedMeeting) -> NewMeeting:
    return NewMeeting(
        kind=theirs.kind if theirs.kind in KINDS else _OTHER,
        held=theirs.held,
        title=theirs.title,
        people=tuple(Person(person.name, person.role) for person in theirs.people),
        points=tuple(Point(text) for text in theirs.points),
        next_held=theirs.next_held,
    )


def _differences(mine: AgreementRecord, theirs: Shared) -> list[Difference]:
    pairs = (
        ("aftalen", mine.what, theirs.what),
        ("hvem", mine.owner, theirs.owner),
        ("fristen", _day(mine), _day(theirs)),
        ("status", _STATES[mine.state], _STATES[theirs.state]),
        ("bemærkning", mine.remark, theirs.remark),
    )
    return [Difference(mine, part, one, other) for part, one, other in pairs if one.strip() != other.strip()]


def _day(agreement: AgreementRecord | Shared) -> str:
    return long_date(agreement.due) if agreement.due else agreement.due_text
