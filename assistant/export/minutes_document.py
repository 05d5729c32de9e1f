"""Minutes as both parties sign them: deltagere, status fra sidst, punkter, beslutninger, aftaler, åbne punkter, uenighed,
næste opfølgning, godkendt af begge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.danish.format import listed, long_date
from assistant.export.markdown import body
from assistant.export.plain import body as plain_body
from assistant.export.text import one_line

PEOPLE, LAST_TIME, TOPICS, DECISIONS = "Deltagere", "Status fra sidst", "Punkter", "Beslutninger"
AGREEMENTS, OPEN_POINTS, DISAGREEMENTS, NEXT = "Aftaler", "Åbne punkter", "Uenighed", "Næste opfølgning"
SIGNED, SIGNED_BY_ALL = "Godkendt af begge", "Godkendt af alle"
MINUTES = "Referat"
COLUMNS = ("Hvad", "Hvem", "Hvornår")
STATUS_COLUMNS = ("Aftale", "Hvem", "Status")
MISSING = "[mangler]"
MISSING_WHO = "[mangler: hvem?]"
NO_AGREEMENTS = "Der er ikke lavet nye aftaler."
NO_DEADLINE = "ingen frist"
NO_NEXT = "Vi har ikke aftalt en dag endnu."
SIGNATURE = "Dato og underskrift"
_LINE = "_" * 30
_BOTH = 2
_YEAR = re.compile(r" \d{4}$")
# So many views stand beside each other; a page is no wider.
_MOST_BESIDE = 3


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
class DisagreementItem:
    """A disagreement as it is shown.

    Attributes:
        about: what it is about, or empty where nobody has said.
        views: who and what, one for each view.
    """

    about: str
    views: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> list[tuple[tuple[str, str], ...]]:
        """The views as they stand beside each other: all in one row where a page is wide enough."""
        beside = len(self.views) if len(self.views) <= _MOST_BESIDE else 2
        return [self.views[at : at + beside] for at in range(0, len(self.views), beside)]


@dataclass(frozen=True)
class MinutesDocument:
    """Minutes, ready to be written out.

    Attributes:
        heading: such as "Referat af MUS".
        held: the day of the meeting.
        people: the participants with their roles ("Lene (leder)").
        names: the participants' names alone.
        writer: the one of them who wrote the minutes, or empty.
        last_time: what was agreed last time, and how it stands.
        topics: title and summary of each point.
        decisions: what was decided.
        agreements: what was agreed.
        open_points: what stays open.
        disagreements: what the parties see differently.
        next_held: the day of the next meeting, or None.
    """

    heading: str
    held: date
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    writer: str = ""
    last_time: tuple[AgreementItem, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    decisions: tuple[str, ...] = ()
    agreements: tuple[AgreementItem, ...] = ()
    open_points: tuple[str, ...] = ()
    disagreements: tuple[DisagreementItem, ...] = ()
    next_held: date | None = None

    @property
    def subtitle(self) -> str:
        """What it is, where its heading does not say so, and of when."""
        said = MINUTES.casefold() in self.heading.casefold()
        return long_date(self.held) if said else f"{MINUTES} · {long_date(self.held)}"

    @property
    def agreed(self) -> list[tuple[str, str, str]]:
        """The agreements as rows of what, who and when."""
        return [(item.what, item.who or MISSING_WHO, item.when or NO_DEADLINE) for item in self.agreements]

    @property
    def standing(self) -> list[tuple[str, str, str]]:
        """The agreements of last time as rows of what, who and how it stands."""
        return [(item.what, item.who or MISSING_WHO, item.status) for item in self.last_time]

    @property
    def signed(self) -> str:
        """The heading of the lines to sign on."""
        return SIGNED_BY_ALL if len(self.people) > _BOTH else SIGNED

    @property
    def signers(self) -> tuple[str, ...]:
        """Who signs; empty names where nobody is given, so that there are always two lines."""
        return (*self.people, *[""] * (_BOTH - len(self.people)))

    @property
    def next_line(self) -> str:
        """When the agreements are looked at next."""
        return f"Vi følger op den {long_date(self.next_held)}." if self.next_held else NO_NEXT


def to_markdown(minutes: MinutesDocument) -> str:
    """The minutes as Markdown, with the agreements as a table."""
    lines = [f"# {_inline(minutes.heading)}", "", f"*{minutes.subtitle}*"]
    if minutes.people:
        lines += ["", f"**{PEOPLE}:** {_inline(listed(minutes.people))}"]
    if minutes.last_time:
        lines += ["", f"## {LAST_TIME}", "", *_table(STATUS_COLUMNS, minutes.standing)]
    if minutes.topics:
        lines += ["", f"## {TOPICS}"]
        for title, summary in minutes.topics:
            lines += ["", f"### {_inline(title)}", "", body(summary) or MISSING]
    lines += _bullets(DECISIONS, minutes.decisions)
    lines += ["", f"## {AGREEMENTS}", ""]
    lines += _table(COLUMNS, minutes.agreed) if minutes.agreements else [NO_AGREEMENTS]
    lines += _bullets(OPEN_POINTS, minutes.open_points)
    if minutes.disagreements:
        lines += ["", f"## {DISAGREEMENTS}"]
    for item in minutes.disagreements:
        lines += ["", f"### {_inline(item.about)}"] if item.about else []
        for row in item.rows:
            lines += [
                "",
                *_table([who or MISSING_WHO for who, _ in row], [[text or MISSING for _, text in row]]),
            ]
    lines += ["", f"## {NEXT}", "", minutes.next_line, "", f"## {minutes.signed}", ""]
    lines += [f"- {_inline(_signing(person))} {_LINE}" for person in minutes.signers]
    return "\n".join(lines) + "\n"


def to_plain(minutes: MinutesDocument) -> str:
    """The minutes as plain text, for a mail or a form."""
    parts = [one_line(minutes.heading), minutes.subtitle]
    if minutes.people:
        parts.append(f"{PEOPLE}: {one_line(listed(minutes.people))}")
    if minutes.last_time:
        parts += ["", LAST_TIME.upper()]
        parts += [
            f"- {one_line(what)} ({one_line(who)}){f': {one_line(status)}' if status else ''}"
            for what, who, status in minutes.standing
        ]
    if minutes.topics:
        parts += ["", TOPICS.upper()]
    for title, summary in minutes.topics:
        parts += ["", one_line(title), plain_body(summary) or MISSING]
    parts += _plain_list(DECISIONS, minutes.decisions)
    parts += ["", AGREEMENTS.upper()]
    parts += [f"- {_spoken(item, minutes)}" for item in minutes.agreements] or [NO_AGREEMENTS]
    parts += _plain_list(OPEN_POINTS, minutes.open_points)
    if minutes.disagreements:
        parts += ["", DISAGREEMENTS.upper()]
    for at, disagreement in enumerate(minutes.disagreements):
        parts += [""] if at else []
        parts += [one_line(disagreement.about)] if disagreement.about else []
        parts += [f"- {_said(who, text, minutes.names)}" for who, text in disagreement.views]
    parts += ["", NEXT.upper(), minutes.next_line, "", minutes.signed.upper()]
    parts += [f"{one_line(_signing(person))} {_LINE}" for person in minutes.signers]
    return "\n".join(parts) + "\n"


def mail_text(minutes: MinutesDocument) -> str:
    """A short and friendly follow-up mail with the agreements in it."""
    lines = [_greeting(minutes), "", f"Tak for mødet den {long_date(minutes.held)}.", ""]
    if minutes.agreements:
        agreed = [_spoken(item, minutes, "(hvem gør det?)") for item in minutes.agreements]
        lines += ["Vi aftalte:", "", *(f"- {words}" for words in agreed), ""]
    else:
        lines += ["Vi lavede ikke nye aftaler denne gang.", ""]
    if minutes.decisions:
        lines += ["Vi besluttede:", "", *(f"- {one_line(text)}" for text in minutes.decisions), ""]
    if minutes.next_held:
        lines += [minutes.next_line, ""]
    lines += ["Skriv endelig, hvis du har forstået noget anderledes.", "", "Venlig hilsen"]
    return "\n".join([*lines, *filter(None, [one_line(minutes.writer)]), ""])


def _greeting(minutes: MinutesDocument) -> str:
    """By first name where the mail has one reader, and to all where it has several."""
    readers = [name for name in minutes.names if name != minutes.writer]
    if not minutes.writer or not readers:
        return "Hej"
    return f"Hej {_first_name(readers[0])}" if len(readers) == 1 else "Hej alle"


def _first_name(name: str) -> str:
    return next(iter(one_line(name).split()), "")


def _spoken(item: AgreementItem, minutes: MinutesDocument, nobody: str = MISSING_WHO) -> str:
    """An agreement on one line: who, what, when; a name or deadline that stands in the task already is not said twice."""
    what, who, when = one_line(item.what), one_line(item.who), one_line(item.when)
    written, _, day = when.partition(" (")
    # The year of a day is only told where the day is.
    if when and _YEAR.sub("", written).casefold() in what.casefold():
        when = day.rstrip(")")
    said = f"{what}{f' ({when})' if when else ''}"
    if not who:
        return f"{said} {nobody}"
    return said if _begins_with(what, who, minutes.names) else f"{who}: {said}"


def _begins_with(text: str, who: str, names: Sequence[str]) -> bool:
    """Whether a text begins with a name, or with a first name that only one of the participants has."""
    first, firsts = _first_name(who).casefold(), [_first_name(name).casefold() for name in names]
    words = f"{text.casefold()} "
    return words.startswith(who.casefold()) or (firsts.count(first) < _BOTH and words.startswith(f"{first} "))


def _said(who: str, text: str, names: Sequence[str]) -> str:
    """A view on one line with whose it is, which is not said twice."""
    name, words = one_line(who), one_line(text) or MISSING
    return words if name and _begins_with(words, name, names) else f"{name or MISSING_WHO}: {words}"


def _signing(person: str) -> str:
    return f"{person}: {SIGNATURE}" if person else SIGNATURE


def _plain_list(heading: str, texts: tuple[str, ...]) -> list[str]:
    return ["", heading.upper(), *(f"- {one_line(text)}" for text in texts)] if texts else []


def _bullets(heading: str, texts: tuple[str, ...]) -> list[str]:
    return ["", f"## {heading}", "", *(f"- {_inline(text)}" for text in texts)] if texts else []


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [_row(columns), "|" + " --- |" * len(columns), *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_inline(cell).replace("|", "\\|") for cell in cells) + " |"


def _inline(text: str) -> str:
    """A text on one line, in which no sign means anything to Markdown."""
    words = one_line(text)
    # The text begins no line of its own, so a word stands before it while signs are escaped.
    return body(f"x {words}")[2:] if words else ""
