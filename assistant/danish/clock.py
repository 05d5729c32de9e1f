"""Times of the day in Danish text: "kl. 14.30", "05:42", "halv tre", "kvart i tolv"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.danish import numerals

HALF_DAY = 12 * 60
DAY = 24 * 60

_HOURS = {
    "et": 1, "ét": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
_HOUR_WORD = "|".join(sorted(_HOURS, key=len, reverse=True))
_KL = r"(?<!\w)(?:kl|klokken|klokkeslæt)\b\.?\s*"
_DIGITS = r"(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))?(?![\d%]|[.,:]\d)"

_SPOKEN = re.compile(
    rf"(?<!\w)(?:(?:{_KL})?(?:(?P<half>halv)|(?P<quarter>(?:et\s+)?kvart(?:er)?)\s+(?P<qside>over|i)|(?P<minutes>fem|ti|tyve|\d{{1,2}})\s*(?:min(?:utter|\.)?\s+)?(?P<side>over|i))\s+(?P<halved>halv\s+)?(?P<hour>{_HOUR_WORD}))(?!\w)(?!\s*(?:timer|dage|uger|måneder|år|gange|procent)\b)",
    re.IGNORECASE,
)
_CUED = re.compile(rf"{_KL}(?:ca\.?\s*)?{_DIGITS}", re.IGNORECASE)
_CUED_WORD = re.compile(rf"{_KL}(?P<hour>{_HOUR_WORD})(?!\w)", re.IGNORECASE)
_COLON = re.compile(r"(?<![\w.:,/-])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?![\d:])")
# "8.10" without "kl." is a time only beside another.
_FOLLOWING = re.compile(
    r"\s*(?:-|–|—|til|og|,|(?:til|og|,)\s+(?:kl\.?|klokken))\s*(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))?(?![\d%]|[.,:]\d)(?!\s*(?:%|kr|stk|pct|\w*dage|timer|t\b|min|personer|uger|måneder))",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<![\w.:,/-])(?P<h>[01]?\d|2[0-3])[.:](?P<m>[0-5]\d)(?=\s*(?:-|–|til)\s*(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?![\d%]|[.,:]\d|\s*(?:%|kr|pct)))"
)
_WHOLE_HOUR = re.compile(
    r"(?<![\w.:,/-])(?P<h>[01]?\d|2[0-3])(?P<m>(?!))?(?=\s?[-–]\s?(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d%]|[.,:]\d|\s*(?:%|kr|pct)))"
)


@dataclass(frozen=True)
class ClockTime:
    """A time of the day.

    Attributes:
        start: the first character.
        end: the character after the last.
        text: as written.
        minutes: since midnight.
        half_day: whether it may as well be twelve hours later ("halv tre").
    """

    start: int
    end: int
    text: str
    minutes: int
    half_day: bool

    def same(self, other: ClockTime) -> bool:
        """Whether both can be the same time."""
        if self.half_day or other.half_day:
            return self.minutes % HALF_DAY == other.minutes % HALF_DAY
        return self.minutes % DAY == other.minutes % DAY


def find(text: str) -> list[ClockTime]:
    """The times of the day in a text, in order, without overlap.

    Args:
        text: Danish text of any length; the time is linear in it.
    """
    found: list[ClockTime] = []
    taken = bytearray(len(text))

    def add(start: int, end: int, minutes: int, half_day: bool) -> None:
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append(ClockTime(start, end, text[start:end], minutes % DAY, half_day))

    for match in _SPOKEN.finditer(text):
        add(match.start(), match.end(), _spoken(match), half_day=True)
    for match in _CUED_WORD.finditer(text):
        add(match.start(), match.end(), _HOURS[match["hour"].lower()] * 60, half_day=True)
    for pattern in (_CUED, _COLON, _PAIR, _WHOLE_HOUR):
        for match in pattern.finditer(text):
            add(match.start(), match.end(), _minutes(match), half_day=False)
    for first in sorted(found, key=lambda time: time.start):
        at = first.end
        while following := _FOLLOWING.match(text, at):
            if not following["m"] and "," in following.group():
                break  # "kl. 9, 12 personer"
            add(following.start("h"), following.end(), _minutes(following), half_day=False)
            at = following.end()
    return sorted(found, key=lambda time: time.start)


def _minutes(match: re.Match[str]) -> int:
    return int(match["h"]) * 60 + int(match["m"] or 0)


def _spoken(match: re.Match[str]) -> int:
    hour = _HOURS[match["hour"].lower()] * 60
    if match["half"]:
        return hour - 30
    if match["quarter"]:
        offset, side = 15, match["qside"]
    else:
        word = match["minutes"].lower()
        offset, side = (int(word) if word.isdigit() else int(numerals.value(word) or 0)), match["side"]
    base = hour - 30 if match["halved"] else hour
    return base + offset if side.lower() == "over" else base - offset
