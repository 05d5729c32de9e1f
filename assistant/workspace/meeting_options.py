"""What the writing of minutes is told beside the notes: who took part, who wrote, what kind of meeting it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.workspace.faults import spoken

if TYPE_CHECKING:
    from store.database import Store
    from store.meeting_records import MeetingRecord


def options_of(meeting: MeetingRecord, *, pay: bool = False) -> dict[str, str]:
    """The options of a meeting's minutes; only those that say something.

    Args:
        meeting: whose minutes.
        pay: whether what is said of pay may be in them.
    """
    options = {
        "participants": "\n".join(person.name for person in meeting.people),
        "kind": meeting.kind,
        "writer": next((person.name for person in meeting.people if person.writes), ""),
        "pay": "ja" if pay else "",
    }
    return {name: value for name, value in options.items() if value}


def options_of_draft(store: Store, draft_id: int) -> dict[str, str]:
    """The options of the meeting whose minutes a draft is; none where it is of no meeting."""
    with spoken():
        meeting = store.meetings.of_draft(draft_id)
    return options_of(meeting) if meeting is not None else {}
