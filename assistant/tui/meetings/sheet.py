"""What is known around a meeting's notes: last time's agreements, the points, and what was agreed now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from assistant.danish.format import long_date, short_date
from assistant.export.text import one_line
from assistant.tui.journal.rows import fitted
from assistant.tui.widgets.prose import Passage, ProsePane, visible, wrap

if TYPE_CHECKING:
    from assistant.workspace.meetings import AgreementRecord, MeetingRecord

DIFFERS = "≠ Den anden har skrevet det anderledes; f viser begge dele."
_SIGNS = {"open": "○", "done": "✓", "dropped": "–"}

# The widest that the columns "Hvem" and "Hvornår" become, and the narrowest for what was agreed, in cells.
_WHO, _WHEN, _WHAT = 18, 24, 28
_BETWEEN = "   "
_USUAL = 60


class SheetPane(ProsePane):
    """A pane whose text is laid out for its width, such as a table."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lay_out: Callable[[int], list[Passage]] = lambda _width: []
        self._laid_out = 0

    def fill(self, lay_out: Callable[[int], list[Passage]]) -> None:
        """Shows other words.

        Args:
            lay_out: gives them for a width in cells; called again when the width changes.
        """
        self._lay_out = lay_out
        self._laid_out = self.scrollable_content_region.width
        words = lay_out(self._laid_out or _USUAL)  # a hidden pane has no width yet
        self.set_class(not words, "-empty")
        self.show(words)

    def on_resize(self) -> None:
        """Lays it out anew."""
        width = self.scrollable_content_region.width
        if width != self._laid_out:
            self._laid_out = width
            self.show(self._lay_out(width), place="same")


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

    @property
    def has_days(self) -> bool:
        """Whether there is something for a calendar: a deadline, or the next meeting."""
        agreed = any(agreement.due is not None for agreement in self.meeting.agreements)
        return agreed or self.meeting.next_held is not None

    @property
    def has_outcome(self) -> bool:
        """Whether there is something to share with the other party."""
        return bool(self.meeting.agreements or self.meeting.decisions)


def byline(meeting: MeetingRecord) -> str:
    """Day, people and the next day: "12. marts 2026 · Lene, leder · Signe"."""
    people = [f"{person.name}, {person.role}" if person.role else person.name for person in meeting.people]
    words = [long_date(meeting.held), *people]
    if meeting.next_held:
        words.append(f"næste gang {long_date(meeting.next_held)}")
    return " · ".join(words)


def above_notes(sheet: Sheet, today: date, width: int) -> list[Passage]:
    """What stands above the notes: "Siden sidst" and "Punkter".

    Args:
        sheet: what is shown.
        today: the day from which a deadline is late.
        width: of the lines, in cells.
    """
    passages: list[Passage] = []
    if sheet.last_time:
        passages += agreement_table("Siden sidst", sheet.last_time, today, width)
    if sheet.meeting.points:
        passages += [*_gap(passages), *points(sheet, today, width)]
    return passages


def points(sheet: Sheet, _today: date, _width: int) -> list[Passage]:
    """The points to go through, the private ones marked."""
    if not sheet.meeting.points:
        return []
    lines = [
        Passage(f"{'⚿' if point.private else '·'} {point.text}{' (kun for dig)' if point.private else ''}")
        for point in sheet.meeting.points
    ]
    return [Passage("Punkter", name="prose--heading"), *lines]


def below_notes(sheet: Sheet, today: date, width: int) -> list[Passage]:
    """What stands below the notes: the minutes' state, agreements and decisions.

    Args:
        sheet: what is shown.
        today: the day from which a deadline is late.
        width: of the lines, in cells.
    """
    if not sheet.draft_state:
        words = "Referat: ikke lavet endnu. r laver et udkast af noterne; private punkter kommer aldrig med."
        passages = [Passage(words, name="prose--quiet")]
    elif sheet.draft_state == "approved":
        passages = [Passage("Referat: godkendt", name="prose--quiet")]
    elif sheet.draft_state == "discarded":
        passages = [Passage("Referat: udkastet er kasseret. r laver et nyt.", name="prose--quiet")]
    else:
        words = (
            "Referat: udkastet venter i Udkast (F3). Når du godkender det, kommer aftalerne her og i Plan."
        )
        passages = [Passage(words, name="prose--quiet")]
    if sheet.meeting.agreements:
        passages += [Passage(""), *agreement_table("Aftaler", sheet.meeting.agreements, today, width)]
    if sheet.meeting.decisions:
        passages += [Passage(""), Passage("Beslutninger", name="prose--heading")]
        passages += [Passage(f"· {decision.text}") for decision in sheet.meeting.decisions]
    return passages


def _gap(passages: list[Passage]) -> list[Passage]:
    return [Passage("")] if passages else []


def agreement_table(
    heading: str, agreements: Sequence[AgreementRecord], today: date, width: int
) -> list[Passage]:
    """Agreements as a table: how it stands, what, who and when; under one another where the lines are short.

    Args:
        heading: stands above what was agreed.
        agreements: at least one.
        today: the day from which a deadline is late.
        width: of the lines, in cells.
    """
    owners = [visible(one_line(agreement.owner)) or "ingen ansvarlig" for agreement in agreements]
    whens = [visible(one_line(_when(agreement, today))) for agreement in agreements]
    who = min(_WHO, max(map(cell_len, (*owners, "Hvem"))))
    when = min(_WHEN, max(map(cell_len, (*whens, "Hvornår"))))
    what = width - who - when - 2 - 2 * len(_BETWEEN)
    stacked = what < _WHAT
    head = (
        heading if stacked else f"{fitted(heading, what + 2)}{_BETWEEN}{fitted('Hvem', who)}{_BETWEEN}Hvornår"
    )
    rows = [Passage(head, name="prose--heading")]
    for agreement, owner, day in zip(agreements, owners, whens, strict=True):
        sign, words = _SIGNS[agreement.state], visible(one_line(agreement.what))
        if stacked:
            room = max(1, width - 2)
            lines = [
                f"{sign if number == 0 else ' '} {part}" for number, part in enumerate(_parts(words, room))
            ]
            lines += [f"  {part}" for part in _parts(" · ".join(filter(None, (owner, day))), room)]
        else:
            columns = (_parts(words, what), _parts(owner, who), _parts(day, when))
            lines = [
                f"{sign if number == 0 else ' '} {fitted(a, what)}{_BETWEEN}{fitted(b, who)}{_BETWEEN}{c}".rstrip()
                for number, (a, b, c) in enumerate(zip_longest(*columns, fillvalue=""))
            ]
        for remark in filter(None, (agreement.remark, DIFFERS if agreement.theirs else "")):
            lines += [f"  {part}" for part in _parts(visible(one_line(remark)), max(1, width - 2))]
        rows.append(Passage("\n".join(lines), name=_style(agreement, today)))
    return rows


def _parts(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def _style(agreement: AgreementRecord, today: date) -> str:
    if agreement.is_late(today):
        return "prose--warning"
    return "" if agreement.state == "open" else "prose--quiet"


def _when(agreement: AgreementRecord, today: date) -> str:
    if agreement.due is None:
        return agreement.due_text
    day = short_date(agreement.due) if agreement.due.year == today.year else long_date(agreement.due)
    return f"over frist {day}" if agreement.is_late(today) else day


def agreement_words(agreement: AgreementRecord, today: date) -> str:
    """An agreement on one line: what, who, when, and how it stands."""
    words = [f"{_SIGNS[agreement.state]} {agreement.what}", agreement.owner or "ingen ansvarlig"]
    if _when(agreement, today):
        words.append(_when(agreement, today))
    if agreement.remark:
        words.append(agreement.remark)
    return " · ".join(words)
