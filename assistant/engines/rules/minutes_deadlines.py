"""The deadline of a task: the words that name it, and the day they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.danish.calendar import FRIDAY, next_date, next_weekday
from assistant.danish.dates import DateMention

_LIMITS = frozenset(
    [
        "senest",
        "inden",
        "før",
        "til",
        "frist",
        "deadline",
        "indtil",
        "frem til",
        "op til",
        "i løbet af",
        "pr.",
        "pr",
        "per",
    ]
)
_STARTS = frozenset(["fra", "siden", "efter", "tidligst", "først"])
_PAST = re.compile(
    r"^(?:i går|igår|i forgårs|i (?:sidste|forrige) uge|i (?:man|tirs|ons|tors|fre|lør|søn)dags|sidste|forrige|for .* siden)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:når|så snart|inden|før|til|efter|senest)\s+(?:\w+\s+){0,3}?(?:er (?:lukket|slut|færdige?|på plads|klar|landet|ovre|tilbage)|kommer|har svaret|går på \w+|næste \w+|(?:sommerferien|ferien|påsken?|pinsen?)(?: er (?:slut|ovre|forbi|omme))?)\b",
    re.IGNORECASE,
)
_LEAD_REACH = 24
# Meetings held in both languages.
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ENGLISH = re.compile(
    rf"\b(?:by|before|on|until|no later than|due)\s+(?:the\s+)?(?:(?P<next>next\s+)?(?P<day>{'|'.join(_ENGLISH_DAYS)})|(?P<word>today|tomorrow|end of (?:the )?week|next week|eow|eod)"
    rf"|(?P<number>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{'|'.join(_ENGLISH_MONTHS)})|(?P<month2>{'|'.join(_ENGLISH_MONTHS)}) (?P<number2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)


def deadline(
    text: str, start: int, end: int, dates: Sequence[DateMention], reference: date
) -> tuple[date | None, str | None]:
    """The day by which a task is to be done, and the words.

    Args:
        text: the notes.
        start: where the task begins.
        end: where it ends.
        dates: the dates in the notes, in order.
        reference: the day of the meeting; a day before it is no deadline, unless a limit is named.
    """
    found: list[DateMention] = []
    at = bisect_left(dates, start, key=lambda mention: mention.start)
    while at < len(dates) and dates[at].start < end:
        if not _PAST.match(dates[at].text) and dates[at].lead not in _STARTS | {"siden"}:
            found.append(dates[at])
        at += 1
    if not found:
        if english := _ENGLISH.search(text, start, end):
            return _english_day(english, reference), english.group()
        vague = _LATER.search(text, start, end)
        return None, vague.group() if vague else None
    chosen = max(found, key=lambda mention: (_rank(mention, text, reference), mention.start))
    return chosen.day, text[_with_lead(text, start, chosen) : chosen.end]


def _english_day(match: re.Match[str], reference: date) -> date | None:
    """The day that "by Friday" or "before 12 March" means, read as its Danish words are."""
    month, number = match["month"] or match["month2"], match["number"] or match["number2"]
    if month:
        return next_date(reference, _ENGLISH_MONTHS.index(month.lower()) + 1, int(number))
    monday = reference - timedelta(days=reference.weekday())
    if match["day"]:
        weekday = _ENGLISH_DAYS.index(match["day"].lower())
        return (
            monday + timedelta(weeks=1, days=weekday) if match["next"] else next_weekday(reference, weekday)
        )
    word = match["word"].lower()
    if word in ("today", "eod"):
        return reference
    if word == "tomorrow":
        return reference + timedelta(days=1)
    return monday + timedelta(weeks=1 if word == "next week" else 0, days=FRIDAY)


def _rank(mention: DateMention, text: str, reference: date) -> int:
    """Firm limits before days that only place something; of equals the last one wins."""
    if mention.day is None:
        return 0 if mention.precision != "vague" or mention.lead not in _LIMITS else 1
    if mention.day < reference:
        return 0
    if mention.lead in _LIMITS and mention.lead != "til":
        return 3
    return (
        2
        if mention.lead == "til" or text[: mention.start].rstrip().endswith((",", "→", "|", "–"))
        else 1
        if mention.precision in ("month", "year")
        else 2
    )


def _with_lead(text: str, start: int, mention: DateMention) -> int:
    if mention.lead not in _LIMITS:
        return mention.start
    reach = max(start, mention.start - _LEAD_REACH)
    match = re.search(
        rf"\b{re.escape(mention.lead)}\W+(?:(?:den|d\.?)\s*)?$", text[reach : mention.start], re.IGNORECASE
    )
    return reach + match.start() if match else mention.start
