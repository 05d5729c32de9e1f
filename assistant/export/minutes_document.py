"""Minutes as both parties sign them: deltagere, status fra sidst, punkter, beslutninger, aftaler, uenighed, næste opfølgning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.danish.format import listed, long_date
from assistant.export.markdown import body
from assistant.export.text import one_line

PEOPLE, LAST_TIME, TOPICS, DECISIONS = "Deltagere", "Status fra sidst", "Punkter", "Beslutninger"
AGREEMENTS, OPEN_POINTS, NEXT, SIGNED = (
    "Aftaler",
    "Åbne punkter og uenighed",
    "Næste opfølgning",
    "Godkendt af begge",
)
COLUMNS = ("Hvad", "Hvem", "Hvornår")
STATUS_COLUMNS = ("Aftale", "Hvem", "Status")
MISSING = "[mangler]"
NO_AGREEMENTS = "Der er ikke lavet nye aftaler."
_SIGNATURE = "Dato og navn: ______________________________"


@dataclass(frozen=True)
class AgreementItem:
    """An agreement as it is shown.

    Attributes:
        what: the task.
        who: the owner, or empty where nobody is named.
        when: the deadline, ready to be read; may be empty.
        status: how it stands; only shown for agreements of last time.
    """

    what: str
    who: str
    when: str = ""
    status: str = ""


@dataclass(frozen=True)
class MinutesDocument:
    """Minutes, ready to be written out.

    Attributes:
        heading: such as "Referat af MUS".
        held: the day of the meeting.
        people: the participants with their roles ("Lene (leder)").
        last_time: what was agreed last time, and how it stands.
        topics: title and summary of each point.
        decisions: what was decided.
        agreements: what was agreed.
        open_points: what stays open, and where the parties see it differently.
        next_held: the day of the next meeting, or None.
    """

    heading: str
    held: date
    people: tuple[str, ...] = ()
    last_time: tuple[AgreementItem, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    decisions: tuple[str, ...] = ()
    agreements: tuple[AgreementItem, ...] = ()
    open_points: tuple[str, ...] = ()
    next_held: date | None = None

    @property
    def next_line(self) -> str:
        """When the agreements are looked at next."""
        return f"Vi følger op {long_date(self.next_held)}." if self.next_held else MISSING


def to_markdown(minutes: MinutesDocument) -> str:
    """The minutes as Markdown, with the agreements as a table."""
    lines = [f"# {_inline(minutes.heading)}", "", f"*{long_date(minutes.held)}*"]
    if minutes.people:
        lines += ["", f"**{PEOPLE}:** {_inline(listed(minutes.people))}"]
    if minutes.last_time:
        rows = [(item.what, item.who, item.status) for item in minutes.last_time]
        lines += ["", f"## {LAST_TIME}", "", *_table(STATUS_COLUMNS, rows)]
    if minutes.topics:
        lines += ["", f"## {TOPICS}"]
        for title, summary in minutes.topics:
            lines += ["", f"### {_inline(title)}", "", body(summary) or MISSING]
    lines += _bullets(DECISIONS, minutes.decisions)
    lines += ["", f"## {AGREEMENTS}", ""]
    agreed = [(item.what, item.who or MISSING, item.when) for item in minutes.agreements]
    lines += _table(COLUMNS, agreed) if agreed else [NO_AGREEMENTS]
    lines += _bullets(OPEN_POINTS, minutes.open_points)
    lines += ["", f"## {NEXT}", "", minutes.next_line, "", f"## {SIGNED}", ""]
    lines += [f"- {_inline(person)}: ____________________" for person in minutes.people] or [body(_SIGNATURE)]
    return "\n".join(lines) + "\n"


def to_plain(minutes: MinutesDocument) -> str:
    """The minutes as plain text, for a mail or a form."""
    parts = [one_line(minutes.heading), long_date(minutes.held)]
    if minutes.people:
        parts.append(f"{PEOPLE}: {one_line(listed(minutes.people))}")
    if minutes.last_time:
        parts += ["", LAST_TIME.upper()]
        parts += [
            f"- {_spoken(item)}{f': {one_line(item.status)}' if item.status else ''}"
            for item in minutes.last_time
        ]
    if minutes.topics:
        parts += ["", TOPICS.upper()]
        parts += [f"- {one_line(title)}: {one_line(summary) or MISSING}" for title, summary in minutes.topics]
    parts += _plain_list(DECISIONS, minutes.decisions)
    parts += ["", AGREEMENTS.upper()]
    parts += [f"- {_spoken(item)}" for item in minutes.agreements] or [NO_AGREEMENTS]
    parts += _plain_list(OPEN_POINTS, minutes.open_points)
    parts += ["", NEXT.upper(), minutes.next_line, "", SIGNED.upper()]
    parts += [f"{one_line(person)}: ____________________" for person in minutes.people] or [_SIGNATURE]
    return "\n".join(parts) + "\n"


def mail_text(minutes: MinutesDocument) -> str:
    """A short and friendly follow-up mail with the agreements in it."""
    lines = ["Hej", "", f"Tak for mødet {long_date(minutes.held)}.", ""]
    if minutes.agreements:
        lines += ["Vi aftalte:", "", *(f"- {_spoken(item)}" for item in minutes.agreements), ""]
    else:
        lines += [NO_AGREEMENTS, ""]
    if minutes.decisions:
        lines += ["Vi besluttede:", "", *(f"- {one_line(text)}" for text in minutes.decisions), ""]
    if minutes.next_held:
        lines += [minutes.next_line, ""]
    lines += ["Skriv endelig, hvis du har forstået noget anderledes.", "", "Venlig hilsen", ""]
    return "\n".join(lines)


def _spoken(item: AgreementItem) -> str:
    """An agreement on one line: who, what, when; a name or deadline that stands in the task already is not said twice."""
    what, who, when = one_line(item.what), one_line(item.who), one_line(item.when)
    first = "" if who and what.casefold().startswith(who.casefold()) else f"{who or MISSING}: "
    written = when.partition(" (")[0]
    if when and written.casefold() in what.casefold():
        when = when.partition(" (")[2].rstrip(")")
    return f"{first}{what}{f' ({when})' if when else ''}"


def _plain_list(heading: str, texts: tuple[str, ...]) -> list[str]:
    return ["", heading.upper(), *(f"- {one_line(text)}" for text in texts)] if texts else []


def _bullets(heading: str, texts: tuple[str, ...]) -> list[str]:
    return ["", f"## {heading}", "", *(f"- {_inline(text)}" for text in texts)] if texts else []


def _table(columns: tuple[str, ...], rows: list[tuple[str, str, str]]) -> list[str]:
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    return lines + [
        "| " + " | ".join(_inline(cell).replace("|", "\\|") for cell in row) + " |" for row in rows
    ]


def _inline(text: str) -> str:
    """A text on one line, in which no sign means anything to Markdown."""
    words = one_line(text)
    # The text begins no line of its own, so a word stands before it while signs are escaped.
    return body(f"x {words}")[2:] if words else ""
