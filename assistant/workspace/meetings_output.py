"""Minutes out: what documents, mails and calendars show of a meeting."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.errors import ExportError, InputError
from assistant.export import files
from assistant.export.calendar import Entry, to_calendar
from assistant.export.mail import to_mail
from assistant.export.minutes_document import (
    MINUTES,
    AgreementItem,
    DisagreementItem,
    MinutesDocument,
    mail_text,
    to_markdown,
    to_plain,
)
from assistant.tasks.disagreements import kept_disagreements
from assistant.tasks.minutes import when
from assistant.workspace.review import DROPPED
from store.meeting_records import DONE, OPEN, AgreementRecord, MeetingRecord

if TYPE_CHECKING:
    from assistant.tasks.minutes import Minutes
    from store.records import DraftRecord

_STATES = {OPEN: "åben", DONE: "gjort", "dropped": "droppet"}


def document(
    meeting: MeetingRecord, record: DraftRecord, minutes: Minutes, last_time: Sequence[AgreementRecord]
) -> MinutesDocument:
    """The minutes of a meeting as they are written out, without what was dropped in the review."""
    return dataclasses.replace(
        document_alone(record, minutes),
        heading=meeting.title or f"Referat af {meeting.kind}",
        held=meeting.held,
        people=tuple(f"{one.name} ({one.role})" if one.role else one.name for one in meeting.people),
        names=tuple(one.name for one in meeting.people),
        writer=next((one.name for one in meeting.people if one.writes), ""),
        last_time=tuple(_status(agreement) for agreement in last_time),
        next_held=meeting.next_held,
    )


def document_alone(record: DraftRecord, minutes: Minutes) -> MinutesDocument:
    """Minutes that belong to no meeting, such as those of a note: only what the draft itself tells."""
    gone = frozenset(path for path, state in record.current.states.items() if state == DROPPED)
    opposed, lone_views = kept_disagreements(minutes.disagreements, gone)
    return MinutesDocument(
        heading=record.title or MINUTES,
        held=record.period_end,
        topics=tuple(
            (topic.title, topic.summary)
            for number, topic in enumerate(minutes.topics)
            if f"topics.{number}" not in gone
        ),
        decisions=tuple(
            item.text for number, item in enumerate(minutes.decisions) if f"decisions.{number}" not in gone
        ),
        agreements=tuple(
            AgreementItem(
                action.what,
                "" if f"actions.{number}.owner" in gone else action.owner or "",
                "" if f"actions.{number}.due" in gone else when(action),
            )
            for number, action in enumerate(minutes.actions)
            if f"actions.{number}" not in gone
        ),
        open_points=(
            *(
                item.text
                for number, item in enumerate(minutes.open_points)
                if f"open_points.{number}" not in gone
            ),
            *lone_views,
        ),
        disagreements=tuple(
            DisagreementItem(item.about, tuple((view.who, view.text) for view in item.views))
            for item in opposed
        ),
    )


def write(meeting: MeetingRecord, minutes: MinutesDocument, path: Path, *, replace: bool = False) -> Path:
    """Writes minutes to a file; see ``Meetings.write``."""
    return files.write_file(path, _rendered(meeting, minutes, path.suffix.lower()), replace=replace)


def write_mail(minutes: MinutesDocument, text: str, path: Path, *, replace: bool = False) -> Path:
    """Writes a mail about the minutes to a file; see ``Meetings.write_mail``."""
    return files.write_file(path, to_mail(_subject(minutes), text), replace=replace)


def entries(meeting: MeetingRecord) -> list[Entry]:
    """The deadlines of the agreements that are open, and the next meeting."""
    found = [
        Entry(
            uid=f"{agreement.uid}@makker",
            day=agreement.due,
            title=f"Aftale: {agreement.what}",
            text=f"Aftalt den {long_date(meeting.held)}.{f' Hvem: {agreement.owner}.' if agreement.owner else ''}",
            changed=meeting.updated_at,
            sequence=meeting.version,
            cancelled=agreement.state != OPEN,
        )
        for agreement in meeting.agreements
        if agreement.due is not None
    ]
    if meeting.next_held is not None:
        found.append(
            Entry(
                uid=f"{meeting.uid}@makker",
                day=meeting.next_held,
                title=f"Opfølgning på {meeting.title or meeting.kind}",
                text=_still_open(meeting),
                changed=meeting.updated_at,
                sequence=meeting.version,
            )
        )
    return found


def _still_open(meeting: MeetingRecord) -> str:
    """The open agreements, a line each, for the entry of the meeting that looks at them."""
    lines = [
        f"- {agreement.what}{f' ({agreement.owner})' if agreement.owner else ''}"
        for agreement in meeting.agreements
        if agreement.state == OPEN
    ]
    return "\n".join(["Vi aftalte:", *lines]) if lines else ""


def _subject(minutes: MinutesDocument) -> str:
    """ "Aftaler fra MUS den 12. marts 2026"."""
    return f"Aftaler fra {minutes.heading.removeprefix('Referat af ')} den {long_date(minutes.held)}"


def _rendered(meeting: MeetingRecord, minutes: MinutesDocument, kind: str) -> str | bytes:
    match kind:
        case ".eml":
            return to_mail(_subject(minutes), mail_text(minutes))
        case ".ics":
            days = entries(meeting)
            if not days:
                raise InputError(
                    "Mødet har ingen frister og intet næste møde at lægge i kalenderen.",
                    "Skriv, hvornår I mødes igen, under Ret (e).",
                )
            return to_calendar(days)
    return rendered(minutes, kind)


def rendered(minutes: MinutesDocument, kind: str) -> str | bytes:
    """The minutes as what a file holds.

    Args:
        minutes: to be written.
        kind: the ending of the file: ".docx", ".pdf", ".md" or ".txt".

    Raises:
        ExportError: the kind is another, or it cannot be made.
    """
    match kind:
        case ".md":
            return to_markdown(minutes)
        case ".txt":
            return to_plain(minutes)
        case ".docx":
            from assistant.export.minutes_word import to_word

            return to_word(minutes)
        case ".pdf":
            from assistant.export.minutes_pdf import to_pdf

            return to_pdf(minutes)
    raise ExportError(
        f"makker kan ikke skrive referatet som {kind or 'en fil uden endelse'}.",
        "Brug .docx, .pdf, .md, .txt, .eml eller .ics.",
    )


def _status(agreement: AgreementRecord) -> AgreementItem:
    status = _STATES.get(agreement.state, agreement.state)
    if agreement.settled:
        status = f"{status} {long_date(agreement.settled)}"
    if agreement.remark:
        status = f"{status}. {agreement.remark}"
    return AgreementItem(agreement.what, agreement.owner, status=status)
