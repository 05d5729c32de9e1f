"""Meetings in plain Danish words, as a shell prints them; nothing of what is stored or received steers a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from assistant.danish.format import count, long_date
from assistant.export.text import clean, one_line
from assistant.workspace.meetings_differences import Difference, Incoming, TakenIn, differences
from store.meeting_records import (
    DONE,
    DROPPED,
    OPEN,
    AgreementRecord,
    MeetingHit,
    MeetingLine,
    MeetingRecord,
)

_SIGNS = {OPEN: "○", DONE: "✓", DROPPED: "–"}
_MINUTES = {
    "": "ikke lavet endnu",
    "open": "udkastet venter i Udkast",
    "approved": "godkendt",
    "discarded": "udkastet er kasseret",
}


def calls(path: Path, until: date) -> bool:
    """Whether an open agreement may be due up to and with a day, told in a few milliseconds without opening the store.

    Args:
        path: the store's file.
        until: the last day to look at.
    """
    from store.waiting import is_due, is_waiting

    return is_waiting(path) or is_due(path, until)


def meeting_line(line: MeetingLine) -> str:
    """A meeting on one line: number, day, kind, title or people, and how much is open."""
    name = one_line(line.title) or one_line(", ".join(line.names))
    still = (
        f"  · {count(line.open_agreements, 'åben aftale', 'åbne aftaler')}" if line.open_agreements else ""
    )
    return f"{line.id:>6}  {line.held.isoformat()}  {line.kind:<10} {name}".rstrip() + still


def hit_lines(hit: MeetingHit) -> list[str]:
    """A find in two lines: the meeting, and where the words stand."""
    snippet = "".join(f"»{text}«" if marked else text for text, marked in hit.snippet)
    return [meeting_line(hit.line), f"        {hit.where}: {one_line(snippet)}"]


def agreement_line(agreement: AgreementRecord, today: date) -> str:
    """An agreement on one line: how it stands, what, who, when, and the remark."""
    words = [f"{_SIGNS[agreement.state]} {agreement.what}", agreement.owner or "ingen ansvarlig"]
    if agreement.due is not None:
        late = " (over frist)" if agreement.is_late(today) else ""
        words.append(f"{long_date(agreement.due)}{late}")
    elif agreement.due_text:
        words.append(agreement.due_text)
    if agreement.remark:
        words.append(agreement.remark)
    return one_line(" · ".join(words))


def difference_line(difference: Difference) -> str:
    """A difference on one line: the part, and what either has."""
    mine, theirs = (one_line(words) or "intet" for words in (difference.mine, difference.theirs))
    return f"{difference.part}: »{mine}« hos dig, »{theirs}« hos den anden"


def meeting_text(
    meeting: MeetingRecord, last_time: Sequence[AgreementRecord], minutes_state: str, today: date
) -> str:
    """A whole meeting: people, last time's agreements, points, notes, decisions and agreements."""
    people = ", ".join(
        f"{person.name} ({person.role})" if person.role else person.name for person in meeting.people
    )
    lines = [one_line(f"{meeting.kind} {long_date(meeting.held)}  {meeting.title}")]
    lines += [f"Deltagere: {one_line(people)}"] if people else []
    lines += [f"Næste gang: {long_date(meeting.next_held)}"] if meeting.next_held else []
    lines += [f"Referat: {_MINUTES[minutes_state]}"]
    lines += _section("Siden sidst", (agreement_line(one, today) for one in last_time))
    lines += _section(
        "Punkter",
        (f"{one_line(one.text)}{' (kun for dig)' if one.private else ''}" for one in meeting.points),
    )
    lines += _section("Noter", clean(meeting.notes).splitlines() if meeting.notes.strip() else ())
    lines += _section("Beslutninger", (one_line(one.text) for one in meeting.decisions))
    lines += _section("Aftaler", _agreements(meeting, today))
    return "\n".join(lines)


def _agreements(meeting: MeetingRecord, today: date) -> Iterable[str]:
    for one in meeting.agreements:
        yield agreement_line(one, today)
        yield from (f"  ≠ {difference_line(difference)}" for difference in differences(one))


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    found = [f"  {line}".rstrip() for line in lines]
    return ["", heading, *found] if found else []


def incoming_text(incoming: Incoming) -> str:
    """What a file holds, and what would come of it."""
    people = ", ".join(incoming.people)
    lines = [one_line(f"{incoming.kind} {long_date(incoming.held)}  {incoming.title}")]
    lines += [f"Deltagere: {one_line(people)}"] if people else []
    if incoming.own:
        lines.append("Det er en fil, du selv har delt. Der er intet nyt i den.")
    elif incoming.in_bin:
        lines.append("Mødet ligger i papirkurven hos dig; det hentes frem, når filen tages ind.")
    elif incoming.known is not None:
        lines.append(f"Mødet står allerede hos dig som nummer {incoming.known.id}.")
    elif incoming.likely is not None:
        lines.append(
            f"Du har selv et møde den dag med de samme deltagere: nummer {incoming.likely.id}. "
            f"--med {incoming.likely.id} lægger dem sammen."
        )
    else:
        lines.append("Mødet er nyt hos dig.")
    counted = (
        (incoming.new, "ny aftale", "nye aftaler"),
        (incoming.new_decisions, "ny beslutning", "nye beslutninger"),
        (incoming.new_points, "nyt punkt", "nye punkter"),
    )
    lines += [f"- {count(number, one, many)}" for number, one, many in counted if number]
    lines += [f"- {one_line(words)}" for words in incoming.told]
    return "\n".join([*lines, *difference_lines(incoming.differences)])


def difference_lines(found: Sequence[Difference]) -> list[str]:
    """Where the parties have written agreements differently, under their heading; nothing where they have not."""
    if not found:
        return []
    lines = ["I har skrevet noget forskelligt. Dit står, til du vælger i Samtaler:"]
    return lines + [f"- {one_line(one.agreement.what)}, {difference_line(one)}" for one in found]


def taken_in_text(before: Incoming, taken: TakenIn) -> str:
    """What came of a file."""
    if taken.own:
        return f"Det er en fil, du selv har delt. Mødet står som nummer {taken.meeting.id}; der er intet nyt."
    counted = (
        (taken.new, "ny aftale", "nye aftaler"),
        (before.new_decisions, "ny beslutning", "nye beslutninger"),
        (before.new_points, "nyt punkt", "nye punkter"),
    )
    new = ", ".join(count(number, one, many) for number, one, many in counted if number) or "intet nyt"
    lines = [f"Taget ind som møde {taken.meeting.id}: {new}."]
    lines += ["Mødet lå i papirkurven og er hentet frem."] if taken.was_binned else []
    lines += [one_line(words) for words in taken.told]
    return "\n".join([*lines, *difference_lines(taken.differences)])
