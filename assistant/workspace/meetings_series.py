"""Which meetings go on from one another: those of the same two, and those of a team, also when somebody is missing."""

from __future__ import annotations

from collections.abc import Iterable

from store.meeting_records import MeetingLine, MeetingRecord

# Meetings of many, whose people change a little from one time to the next.
_TEAM = frozenset({"GRUS", "teammøde"})


def goes_on(meeting: MeetingRecord, earlier: MeetingLine) -> bool:
    """Whether a meeting goes on from an earlier one.

    Team meetings do when they are of one kind, and have one title or most of their people in common. Talks of one or two
    do when the people are the same, whatever the kind; other meetings of many when most people are.
    """
    people, before = _names(person.name for person in meeting.people), _names(earlier.names)
    in_team = meeting.kind in _TEAM
    if in_team != (earlier.kind in _TEAM) or (in_team and meeting.kind != earlier.kind):
        return False
    if in_team and _folded(meeting.title) and _folded(meeting.title) == _folded(earlier.title):
        return True
    if in_team or min(len(people), len(before)) > 2:
        return 2 * len(people & before) > max(len(people), len(before))
    return bool(people) and people == before


def _names(names: Iterable[str]) -> set[str]:
    return {_folded(name) for name in names} - {""}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
