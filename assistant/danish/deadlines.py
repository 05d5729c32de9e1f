"""Which of the dates in a wish or a goal is its deadline, and what is odd about it.

``dates`` finds every date; most texts also name days that have passed, days on which somebody helps, and weekdays that
come back. Here they are told from the day by which something is to be reached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.danish import verbs
from assistant.danish.dates import DateMention, find

__all__ = ["Deadline", "Reading", "read"]

DAY, VAGUE, IMPOSSIBLE = "day", "vague", "impossible"

# Words before a date that make it a limit, and those that only place it.
_LIMITS = frozenset(["senest", "inden", "før", "til", "pr.", "pr", "per", "frist", "deadline", "indtil"]) | {
    "frem til", "op til", "i løbet af",
}  # fmt: skip
_STARTS = frozenset(["fra", "siden", "efter", "tidligst", "omkring", "ca.", "ca", "ved", "først"])
_LIMIT_WORDS = re.compile(
    r"(?:\b(?:senest|inden|frist\w*|deadline|skæringsdato|færdig|klar|slutdato|dato|eksamen|prøve|afleveres|afleveret)\W*(?:er|den|d\.|til|ved|nu|ny"
    r"|er nu|bliver|,)*\W*)$",
    re.IGNORECASE,
)
_SELF_LIMITED = re.compile(
    r"^(?:om|inden(?! for)|på|senest|til|udgangen|slutningen|udløbet|primo|medio|ultimo|i løbet|over de næste|i næste|ved udgangen|før|næste|førstkommende|nu på)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"^(?:i dag|idag|i går|igår|i forgårs|i aftes|i morges|i nat|i formiddags|dags dato|i (?:sidste|forrige) uge|i denne uge"
    r"|hurtigst muligt|snarest|løbende|asap|med det samme|sidste|forrige)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^(?:man|tirs|ons|tors|fre|lør|søn)dag$", re.IGNORECASE)
_SEASON = r"(?:foråret|efteråret|sommeren|vinteren|sommerferien|efterårsferien|vinterferien|juleferien|påskeferien|ferien|påsken?|pinsen?|nytår)"
_MORE = re.compile(
    rf"\b(?:(?:i løbet af|hele|frem mod|frem til|op til|inden|senest|til|efter|før|i|fra|henover) {_SEASON}"
    r"|(?:ved|til|inden|før|efter|senest(?: ved)?) (?:(?:den|det|vores) )?(?:næste|kommende) (?!gang\b)\w+"
    r"|i det nye år|til næste år|i næste (?:kvartal|halvår|sæson|semester|skoleår)"
    r"|(?:i løbet af|inden for) (?:det næste|et) (?:halve )?(?:år|kvartal)|inden (?:sæsonen|semesteret|skoleåret)\w*(?: \w+)?"
    r"|(?P<year>i år|i indeværende år))\b(?!-)",
    re.IGNORECASE,
)
_NOT_THIS_YEAR = re.compile(
    r"(?:ikke|ingen|hverken|heller|havde|fik|var|blev|haft|tidligere)\b", re.IGNORECASE
)
_CHUNK = re.compile(r"[.!?;:\n()]|,\s|\s[–-]\s|\bmen\b")
_DONE = re.compile(
    r"\b(?:blevet|har (?:\w+ ){0,2}(?:været|haft|ligget|stået)|sidste år|tilbage i|for \w+ (?:år|måneder) siden|fylder)\b",
    re.IGNORECASE,
)
_NO_VERBS = frozenset(["fremmede", "ansatte", "fleste"])
_LACK = re.compile(r"\b(?:ingen|ikke|hverken|intet)\b", re.IGNORECASE)
_WRAPPED = timedelta(days=200)


@dataclass(frozen=True)
class Deadline:
    """A date by which something is to be reached.

    Attributes:
        start: the first character, with the word that makes it a limit ("senest", "inden").
        end: the character after the last.
        text: the words, exactly as they stand.
        day: the day, or None where none can be told.
        kind: "day", "vague" ("efter sommerferien"), or "impossible" ("31. februar").
        firm: whether the words themselves make it a limit.
    """

    start: int
    end: int
    text: str
    day: date | None
    kind: str
    firm: bool


@dataclass(frozen=True)
class Reading:
    """The deadlines of a text.

    Attributes:
        chosen: the one that counts, or None.
        others: firm deadlines with another day than the chosen one; then the text contradicts itself.
        passed: whether the chosen day lies before the day of reference.
    """

    chosen: Deadline | None
    others: tuple[Deadline, ...] = ()
    passed: bool = False


def read(text: str, reference: date) -> Reading:
    """The deadline of a text, read from a day of reference.

    Args:
        text: a wish or a goal in Danish.
        reference: the day from which "på fredag" and a date without a year are read.
    """
    mentions = find(text, reference)
    found = [one for mention in mentions if (one := _deadline(text, mention, reference)) is not None]
    found += _seasons(text, mentions, reference)
    if not found:
        return Reading(None)
    chosen = min(found, key=_rank)
    others = tuple(
        one
        for one in found
        if one is not chosen and one.firm and chosen.firm and one.day not in (None, chosen.day)
    )
    return Reading(chosen, others, chosen.day is not None and chosen.day < reference)


def _rank(one: Deadline) -> tuple[int, int]:
    """Firm days first, then firm days that do not exist, then days, then what has no day; of equals the first."""
    order = {(DAY, True): 0, (IMPOSSIBLE, True): 1, (DAY, False): 2, (VAGUE, True): 3, (IMPOSSIBLE, False): 4}
    return order.get((one.kind, one.firm), 5), one.start


def _deadline(text: str, mention: DateMention, reference: date) -> Deadline | None:
    if _NEVER.match(mention.text) or (mention.precision == "year" and mention.day is None):
        return None
    lead = mention.lead if mention.lead not in _STARTS else ""
    firm = (
        lead in _LIMITS
        or _SELF_LIMITED.match(mention.text) is not None
        or _LIMIT_WORDS.search(text, 0, mention.start) is not None
    )
    before, after = _around(text, mention.start, mention.end)
    if _WEEKDAY.match(mention.text) and not firm:
        return None
    if not firm and _has_passed(before, after, mention, reference):
        return None
    if mention.precision == "year" and (_LACK.search(before) or mention.lead in ("fra", "siden")):
        return None
    kind = IMPOSSIBLE if mention.precision == "impossible" else DAY if mention.day else VAGUE
    start = _with_lead(text, mention.start, mention.lead)
    return Deadline(start, mention.end, text[start : mention.end], mention.day, kind, firm)


def _has_passed(before: str, after: str, mention: DateMention, reference: date) -> bool:
    """Whether a bare date tells of something that has happened."""
    if mention.lead == "siden":
        return True
    if mention.lead == "fra" and mention.day and mention.day - reference > _WRAPPED:
        # "fra uge 14" in May is last April, not the next.
        return True
    return _is_past(before, after) or _DONE.search(f"{before}{mention.text}{after}") is not None


def _is_past(before: str, after: str) -> bool:
    """Whether the verb that governs a date is in the past: the last one before it, else the first one after it."""
    return verbs.is_past((_finite(before)[-1:] or _finite(after)[:1] or [""])[0])


def _finite(words: str) -> list[str]:
    return [
        word for word in re.findall(r"\w+", words.lower()) if verbs.is_finite(word) and word not in _NO_VERBS
    ]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a date, up to the nearest marks."""
    before = 0
    for match in _CHUNK.finditer(text, 0, start):
        # The full stop of "d." or "kl." ends nothing.
        if not re.search(r"\b(?:d|kl|ca|pr|nr|tlf|st|uge)$", text[: match.start()]):
            before = match.end()
    after = _CHUNK.search(text, end)
    return text[before:start], text[end : after.start() if after else len(text)]


def _with_lead(text: str, start: int, lead: str) -> int:
    if not lead:
        return start
    match = re.search(
        rf"{re.escape(lead)}\W+(?:(?:den|d\.?)\s*)?$", text[max(0, start - 24) : start], re.IGNORECASE
    )
    return max(0, start - 24) + match.start() if match else start


def _seasons(text: str, mentions: Sequence[DateMention], reference: date) -> list[Deadline]:
    """Periods that have no day of their own, and "i år"."""
    found: list[Deadline] = []
    for match in _MORE.finditer(text):
        if any(mention.start < match.end() and match.start() < mention.end for mention in mentions):
            continue
        before, after = _around(text, *match.span())
        if match["year"]:
            if not _NOT_THIS_YEAR.search(before + after):
                end = date(reference.year, 12, 31)
                found.append(Deadline(*match.span(), match.group(), end, DAY, firm=False))
        elif not (_DONE.search(before + after) or _is_past(before, after)):
            found.append(Deadline(*match.span(), match.group(), None, VAGUE, firm=False))
    return found


def merged(readings: Sequence[Reading]) -> Reading:
    """The reading of several texts about one goal: the first chosen deadline, and what contradicts it."""
    chosen = next((one for one in readings if one.chosen), Reading(None))
    others = tuple(
        other.chosen
        for other in readings
        if other.chosen
        and chosen.chosen
        and other is not chosen
        and other.chosen.firm
        and other.chosen.day not in (None, chosen.chosen.day)
    )
    return Reading(chosen.chosen, (*chosen.others, *others), chosen.passed)
