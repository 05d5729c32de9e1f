"""What is known around a meeting's notes: last time's agreements, the points, and what was agreed now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.danish.format import long_date, short_date
from assistant.tui.widgets.prose import Passage

if TYPE_CHECKING:
    from assistant.workspace.meetings import AgreementRecord, MeetingRecord

_SIGNS = {"open": "○", "done": "✓", "dropped": "–"}


@dataclass(frozen=True)
class Sheet:
    """A meeting with what is shown beside its notes.

    Attributes:
        meeting: itself.
        last_time: what the same people agreed on before.
        draft_state: the state of its minutes ("open", "approved" …), or empty where there are none.
    """

    meeting: MeetingRecord
    last_time: tuple[AgreementRecord, ...]
    draft_state: str

    @property
    def agreements(self) -> list[AgreementRecord]:
        """All agreements that are shown, those of today first."""
        return [*self.meeting.agreements, *self.last_time]


def byline(meeting: MeetingRecord) -> str:
    """Day, people and the next day: "12. marts 2026 · Lene, leder · Signe"."""
    people = [f"{person.name}, {person.role}" if person.role else person.name for person in meeting.people]
    words = [long_date(meeting.held), *people]
    if meeting.next_held:
        words.append(f"næste gang {long_date(meeting.next_held)}")
    return " · ".join(words)


def above_notes(sheet: Sheet, today: date) -> list[Passage]:
    """What stands above the notes: "Siden sidst" and "Punkter"."""
    passages: list[Passage] = []
    if sheet.last_time:
        passages += _agreements("Siden sidst", sheet.last_time, today)
    if sheet.meeting.points:
        passages.append(Passage("Punkter", name="prose--heading"))
        passages += [
            Passage(
                f"{'⚿' if point.private else '·'} {point.text}{' (kun for dig)' if point.private else ''}"
            )
            for point in sheet.meeting.points
        ]
    return passages


def below_notes(sheet: Sheet, today: date) -> list[Passage]:
    """What stands below the notes: the minutes' state, decisions and agreements."""
    passages: list[Passage] = []
    if sheet.meeting.agreements:
        passages += _agreements("Aftaler", sheet.meeting.agreements, today)
    if sheet.meeting.decisions:
        passages.append(Passage("Beslutninger", name="prose--heading"))
        passages += [Passage(f"· {decision.text}") for decision in sheet.meeting.decisions]
    passages.append(Passage("Referat", name="prose--heading"))
    passages.append(Passage(_minutes_words(sheet), name="prose--quiet"))
    return passages


def _minutes_words(sheet: Sheet) -> str:
    if not sheet.draft_state:
        return "Ikke lavet endnu. r laver et udkast ud fra noterne; private punkter kommer aldrig med."
    if sheet.draft_state == "approved":
        return "Godkendt. w gemmer det som Word, m kopierer en opfølgningsmail, og i gemmer dagene til kalenderen."
    return "Udkastet venter i Udkast (F3). Når det er godkendt, kommer aftalerne her og i Plan."


def _agreements(heading: str, agreements: Sequence[AgreementRecord], today: date) -> list[Passage]:
    rows = [Passage(heading, name="prose--heading")]
    for agreement in agreements:
        late = agreement.is_late(today)
        rows.append(Passage(agreement_words(agreement, today), name="prose--warning" if late else ""))
    return rows


def agreement_words(agreement: AgreementRecord, today: date) -> str:
    """An agreement on one line: what, who, when, and how it stands."""
    words = [f"{_SIGNS[agreement.state]} {agreement.what}", agreement.owner or "ingen ansvarlig"]
    if agreement.due:
        day = short_date(agreement.due) if agreement.due.year == today.year else long_date(agreement.due)
        words.append(f"over frist {day}" if agreement.is_late(today) else day)
    elif agreement.due_text:
        words.append(agreement.due_text)
    if agreement.remark:
        words.append(agreement.remark)
    return " · ".join(words)
