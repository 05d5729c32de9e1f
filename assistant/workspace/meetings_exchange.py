"""Sharing a meeting with the other party as a file, and meeting what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.errors import InputError
from assistant.export import files
from assistant.export.exchange import (
    LARGEST,
    SharedMeeting,
    digest,
    from_exchange,
    shared_meeting,
    to_exchange,
)
from assistant.export.text import one_line
from assistant.workspace.faults import spoken
from assistant.workspace.meetings_differences import Incoming, TakenIn, all_differences, told_of
from store.meeting_records import (
    KINDS,
    MeetingRecord,
    NewMeeting,
    Person,
    Point,
    Preview,
    SharedAgreement,
    SharedOutcome,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.database import Store

_OTHER = "andet"
_KEPT = "Der er ikke ændret noget hos dig."
# How the one who writes is called in notes; the other party would read it as themselves.
WRITER_WORDS = frozenset({"jeg", "mig", "undertegnede"})


def share(store: Store, meeting: MeetingRecord, path: Path, *, replace: bool = False) -> Path:
    """Writes the shared parts of a meeting to a file: never notes, never a private point.

    Raises:
        ExportError: it cannot be written.
    """
    with spoken():
        also, theirs = store.meetings.names_of(meeting.id)
    shared = _shared(meeting, also, theirs)
    written = files.write_file(path, to_exchange(shared), replace=replace)
    with spoken():
        store.meetings.note_share(meeting.id, digest(shared))
    return written


def look_in(store: Store, path: Path, into: MeetingRecord | None) -> Incoming:
    """See ``Meetings.look_in``."""
    theirs = _read(path)
    shared = _outcome(theirs)
    with spoken():
        preview = store.meetings.preview(shared, into.id if into else None)
        own = store.meetings.shared_as(digest(theirs)) is not None
    _demand_same(preview, into)
    known = preview.meeting
    return Incoming(
        kind=shared.wanted.kind,
        title=shared.wanted.title,
        held=shared.wanted.held,
        people=tuple(person.name for person in shared.wanted.people),
        new=0 if own else sum(one is None for one in preview.agreements),
        differences=() if own else all_differences(preview.agreements),
        new_decisions=0 if own else preview.decisions,
        new_points=0 if own else preview.points,
        known=known,
        likely=preview.likely,
        own=own,
        told=() if own or known is None else told_of(known, shared.wanted),
    )


def take_in(store: Store, path: Path, into: MeetingRecord | None) -> TakenIn:
    """See ``Meetings.take_in``."""
    theirs = _read(path)
    shared = _outcome(theirs)
    with spoken():
        own = store.meetings.shared_as(digest(theirs))
        if own is not None:
            return _own(store, own)
        before = store.meetings.preview(shared, into.id if into else None)
    _demand_same(before, into)
    with spoken():
        brought = store.meetings.bring_in(shared, into.id if into else None)
    told = told_of(before.meeting, shared.wanted) if before.meeting else ()
    found = all_differences(brought.meeting.agreements)
    return TakenIn(brought.meeting, brought.new, found, brought.was_binned, told=told)


def _own(store: Store, meeting_id: int) -> TakenIn:
    meeting = store.meetings.get(meeting_id)
    was_binned = meeting.discarded_at is not None
    if was_binned:
        meeting = store.meetings.bring_back(meeting_id)
    return TakenIn(meeting, 0, (), was_binned, own=True)


def _read(path: Path) -> SharedMeeting:
    """What a file holds.

    Raises:
        InputError: it cannot be read, or is no exchange file that can be used.
    """
    try:
        place = path.expanduser()
        if place.is_dir():
            raise InputError(f"{path} er en mappe. {_KEPT}", "Vælg en fil, der ender på .makker.")
        if place.exists() and not place.is_file():
            raise InputError(f"{path} er ikke en fil. {_KEPT}", "Vælg en fil, der ender på .makker.")
        with place.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(f"Filen {path} kan ikke læses.", "Se efter, om stien er rigtig.") from error
    return from_exchange(data)


def _demand_same(preview: Preview, into: MeetingRecord | None) -> None:
    if into is not None and preview.meeting is not None and preview.meeting.id != into.id:
        raise InputError(
            f"Filen hører til et andet møde hos dig: {_named(preview.meeting)}. {_KEPT}",
            "Tag den ind uden at vælge et møde.",
        )


def _named(meeting: MeetingRecord) -> str:
    return f"{meeting.title or meeting.kind}, {long_date(meeting.held)}"


def _shared(meeting: MeetingRecord, also: Sequence[str], theirs: Mapping[int, str]) -> SharedMeeting:
    writer = next((person.name for person in meeting.people if person.writes), "")
    return shared_meeting(
        {
            "uid": meeting.uid,
            "also": list(also),
            "kind": meeting.kind,
            "title": meeting.title,
            "held": meeting.held,
            "next_held": meeting.next_held,
            "people": [{"name": person.name, "role": person.role} for person in meeting.people],
            "points": [point.text for point in meeting.points if not point.private],
            "decisions": [decision.text for decision in meeting.decisions],
            "agreements": [
                {
                    "uid": one.uid,
                    "also": [theirs[one.id]] if theirs.get(one.id, one.uid) != one.uid else [],
                    "what": one.what,
                    "owner": writer or one.owner if one.owner.casefold() in WRITER_WORDS else one.owner,
                    "due": one.due,
                    "due_text": one.due_text,
                    "state": one.state,
                    "remark": one.remark,
                }
                for one in meeting.agreements
            ],
        }
    )


def _outcome(theirs: SharedMeeting) -> SharedOutcome:
    return SharedOutcome(
        uid=theirs.uid,
        wanted=NewMeeting(
            kind=theirs.kind if theirs.kind in KINDS else _OTHER,
            held=theirs.held,
            title=one_line(theirs.title),
            people=tuple(
                Person(one_line(person.name), one_line(person.role))
                for person in theirs.people
                if one_line(person.name)
            ),
            points=tuple(Point(text) for text in map(one_line, theirs.points) if text),
            next_held=theirs.next_held,
        ),
        agreements=tuple(
            SharedAgreement(**{**agreement.model_dump(), "also": tuple(agreement.also)})
            for agreement in theirs.agreements
            if one_line(agreement.what)
        ),
        decisions=tuple(text for text in theirs.decisions if one_line(text)),
        also=tuple(theirs.also),
    )
