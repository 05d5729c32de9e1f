"""Figures in Danish text with their units: "12,5 pct.", "3,4 mio. kr.", "halvanden time", "tre fjerdedele".

Values are Decimal. Dates and times of the day are none of this module's, and neither are names of things that hold a
figure ("7.b", "afd. 7B", "version 4.2.1").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.danish import clock, dates, numerals
from assistant.danish.wordset import words

# unit -> (dimension, how many of the dimension's base unit)
UNITS: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor))
    for dimension, table in {
        "share": {"%": "1"},
        "points": {"pp": "1"},
        "money": {"kr": "1", "øre": "0.01"},
        "euro": {"euro": "1"},
        "dollar": {"dollar": "1"},
        "time": {"sek": "1", "min": "60", "kvarter": "900", "time": "3600", "dag": "86400", "uge": "604800"},
        "workday": {"hverdag": "1"},
        "months": {"måned": "1", "kvartal": "3", "halvår": "6", "år": "12"},
        "length": {"mm": "0.001", "cm": "0.01", "dm": "0.1", "m": "1", "km": "1000"},
        "area": {"m2": "1", "ha": "10000"},
        "volume": {"ml": "0.001", "cl": "0.01", "dl": "0.1", "l": "1", "m3": "1000"},
        "mass": {"mg": "0.001", "g": "1", "kg": "1000", "ton": "1000000"},
        "energy": {"Wh": "1", "kWh": "1000", "MWh": "1000000", "GWh": "1000000000"},
        "power": {"W": "1", "kW": "1000", "MW": "1000000"},
        "force": {"N": "1", "kN": "1000"},
        "data": {"MB": "1", "GB": "1000", "TB": "1000000"},
        "degrees": {"grad": "1"},
        "loudness": {"dB": "1"},
        "times": {"gang": "1"},
    }.items()
    for unit, factor in table.items()
}

_UNIT_WORDS: dict[str, str] = {
    "%": "%", "pct": "%", "procent": "%",
    "procentpoint": "pp", "%-point": "pp", "pct.-point": "pp", "pct.point": "pp", "procent-point": "pp", "pp": "pp",
    "kr": "kr", "kroner": "kr", "krone": "kr", "dkk": "kr", "øre": "øre", "eur": "euro", "euro": "euro", "€": "euro", "usd": "dollar", "dollar": "dollar",
    "sekund": "sek", "sekunder": "sek", "sek": "sek", "minut": "min", "minutter": "min", "minutters": "min", "min": "min", "kvarter": "kvarter", "t": "time", "time": "time",
    "timer": "time", "timers": "time", "times": "time", "tim": "time", "h": "time", "dag": "dag", "dage": "dag", "dages": "dag", "døgn": "dag", "døgns": "dag", "hverdag": "hverdag", "hverdage": "hverdag",
    "arbejdsdag": "hverdag", "arbejdsdage": "hverdag", "uge": "uge", "uger": "uge", "ugers": "uge", "måned": "måned", "måneder": "måned", "måneders": "måned", "mdr": "måned",
    "md": "måned", "kvartal": "kvartal", "kvartaler": "kvartal", "halvår": "halvår", "år": "år", "års": "år",
    "mm": "mm", "millimeter": "mm", "cm": "cm", "centimeter": "cm", "m": "m", "meter": "m", "km": "km", "kilometer": "km",
    "m2": "m2", "m²": "m2", "kvm": "m2", "kvadratmeter": "m2", "m3": "m3", "m³": "m3", "kubikmeter": "m3", "ha": "ha", "hektar": "ha",
    "ml": "ml", "cl": "cl", "dl": "dl", "l": "l", "liter": "l", "mg": "mg", "g": "g", "gram": "g", "kg": "kg", "kilo": "kg", "ton": "ton", "tons": "ton",
    "wh": "Wh", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "w": "W", "watt": "W", "kw": "kW", "mw": "MW", "n": "N", "kn": "kN", "mb": "MB", "gb": "GB", "tb": "TB",
    "grad": "grad", "grader": "grad", "°c": "grad", "°": "grad", "db": "dB", "decibel": "dB", "gang": "gang", "gange": "gang",
}  # fmt: skip

_SCALES = {
    "mio": 10**6, "mill": 10**6, "million": 10**6, "millioner": 10**6, "mia": 10**9, "milliard": 10**9, "milliarder": 10**9,
    "tusind": 1000, "tusinde": 1000, "t.kr": 1000, "tkr": 1000, "hundrede": 100,
}  # fmt: skip

_RATES = {
    "time": "time", "timen": "time", "t": "time", "dag": "dag", "dagen": "dag", "dagl": "dag", "døgn": "dag", "døgnet": "dag", "uge": "uge", "ugen": "uge",
    "måned": "måned", "måneden": "måned", "md": "måned", "mdr": "måned", "år": "år", "året": "år", "kvartal": "kvartal", "kvartalet": "kvartal",
}  # fmt: skip
_RATE_ADVERBS = {
    "dagligt": "dag", "daglig": "dag", "dagl": "dag", "ugentligt": "uge", "ugentlig": "uge", "ugentlige": "uge", "månedligt": "måned", "månedlig": "måned", "månedlige": "måned",
    "årligt": "år", "årlig": "år", "årlige": "år", "daglige": "dag",
}  # fmt: skip

# How exact a figure is said to be; by what it means.
APPROXIMATORS: dict[str, str] = {
    "ca": "about", "cirka": "about", "omkring": "about", "omtrent": "about", "circa": "about", "rundt regnet": "about", "vist": "about", "vistnok": "about", "i omegnen af": "about", "rundt": "about",
    "knap": "below", "knapt": "below", "næsten": "below", "tæt på": "below", "lige under": "below", "op mod": "below", "ikke helt": "below",
    "godt": "above", "lidt over": "above", "lige over": "above", "godt og vel": "above",
    "over": "more", "mere end": "more", "flere end": "more", "mindst": "least", "minimum": "least", "min": "least",
    "under": "less", "mindre end": "less", "færre end": "less", "højst": "most", "højest": "most", "maks": "most", "max": "most", "maksimalt": "most", "op til": "most",
    "præcis": "exact", "præcist": "exact", "nøjagtig": "exact", "nøjagtigt": "exact", "netop": "exact",
}  # fmt: skip

_APPROXIMATOR = re.compile(
    r"(?<!\w)("
    + "|".join(
        sorted((re.escape(word).replace(r"\ ", r"\s+") for word in APPROXIMATORS), key=len, reverse=True)
    )
    + r")\.?\s+(?:på\s+)?(?:de\s+|en\s+|et\s+)?$",
    re.IGNORECASE,
)

_DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,]\d+)?)(?:\s?[½¼¾])?|[½¼¾]"
_SCALE = r"(?:mio|mill|mia|million(?:er)?|milliard(?:er)?|tusinde?|t\.kr|tkr)\b\.?"
_UNIT = r"(?:" + "|".join(sorted((re.escape(word) for word in _UNIT_WORDS), key=len, reverse=True)) + r")"
_NUMBER = re.compile(
    rf"(?<![\w.,/:#&])(?<!\w[-+])(?P<digits>{_DIGITS})(?!\.\d)(?:\s?(?:-|–|—)\s?(?P<upper>\d+(?:,\d+)?)(?![\w-]|\.\d))?(?:\s?(?P<scale>{_SCALE}))?",
    re.IGNORECASE,
)
_WORD_NUMBER = re.compile(
    rf"(?<![\w-])(?:{numerals.FRACTION}|(?P<cardinal>{numerals.CARDINAL}))(?![\w-])(?:\s+(?P<scale>{_SCALE}))?",
    re.IGNORECASE,
)
_HALVE = re.compile(
    r"(?<![\w-])(?:halve|halv)(?=\s+(?:time|dag|uge|måned|side|million|meter|liter|kilo|ton)\b)",
    re.IGNORECASE,
)
_ORDINAL_WORD = re.compile(
    r"(?<![\w-])(?P<word>" + "|".join(sorted(numerals.ORDINALS, key=len, reverse=True)) + r")(?![\w-])",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(rf"(?:\s|-)?(?P<unit>{_UNIT})(?![\wæøå²³])\.?", re.IGNORECASE)
_EFFECTIVE = re.compile(
    r"\s+(?:effektive|hele|fulde|ekstra|sidste|første|næste|arbejds)?\s*(?P<unit>timer|dage|uger|måneder|minutter)\b",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(
    r"\s*(?:/|(?:pr|per|om|i|hver)\b\.?\s*)\s*(?:(?P<rate>"
    + "|".join(sorted(_RATES, key=len, reverse=True))
    + r")\b)|\s+(?P<adverb>"
    + "|".join(sorted(_RATE_ADVERBS, key=len, reverse=True))
    + r")\b|\s*(?:pr|per)\b\.?\s*(?P<each>\w+)",
    re.IGNORECASE,
)
# "1.400 kr. i service om året"
_RATE_LATER = re.compile(
    r"(?:\s+[^\W\d_]+){1,3}?\s+(?P<whole>(?:om|pr\.?|per)\s+(?P<rate>timen?|dagen|døgnet|ugen?|måneden?|året|år|kvartalet))\b",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(r"\s+(?P<noun>[^\W\d_][\w-]+)")
_LABELLED = re.compile(
    r"(?<!\w)(?:nr|no|nummer|stue|lokale|rum|slide|side|port|zone|linje|hal|hold|truck|tegning|punkt|pkt|pr|note|notat|version|v|kapitel|bilag|etape|modul|scanner|maskine|reol|palle|ordre|vogn|kasse|blok|opgang|trappe|køl|server|byggemøde|skab|rampe|mål|test|sprint|gruppe|afd|afdeling|mappe|nøgle|vaskemaskine|kamera|spor|lager|øvelse|dør|str|størrelse|etage|bus|rute|plan|id|kvartal|uge)\.?\s*(?:nr\.?\s*)?$",
    re.IGNORECASE,
)
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_NO_NOUNS = words(
    """og eller til fra i på af med som er var har havde for men så om ved hos over under pr der det den de blev
    bliver skal kan vil mod efter før inden mens da når nu kl hver ud ift"""
)

# Any day will do to see what is a date.
_SOME_DAY = date(2025, 6, 15)


@dataclass(frozen=True)
class Quantity:
    """A figure.

    Attributes:
        start: the first character of the figure; an approximator before it is not part of it.
        end: the character after the last, its unit included.
        text: figure and unit as written.
        value: what it is worth, in its unit.
        upper: the upper end of a range ("10-12"), or None.
        unit: a key of ``UNITS``, or empty.
        noun: the word after a figure without unit, in lower case ("elever"), or empty.
        per: "time", "dag", "uge", "måned", "år" or a noun where it is a rate ("3 t/uge"), or empty.
        approximator: the word before it that says how exact it is ("knap"), in lower case, or empty.
        kind: "cardinal", "ordinal" ("2. sal"), "share" ("tre fjerdedele", without unit) or "label" ("stue 9").
        raw: the figure as written, before "mio." and the like.
    """

    start: int
    end: int
    text: str
    value: Decimal
    upper: Decimal | None = None
    unit: str = ""
    noun: str = ""
    per: str = ""
    approximator: str = ""
    kind: str = "cardinal"
    raw: Decimal = Decimal(0)

    @property
    def dimension(self) -> str:
        """What kind of unit it has ("time", "money" …), or empty."""
        return UNITS[self.unit][0] if self.unit else ""

    @property
    def base(self) -> Decimal:
        """The value in the dimension's base unit: "en halv time" is 1800 (seconds), "42 øre" is 0.42 (kr.)."""
        return self.value * UNITS[self.unit][1] if self.unit else self.value

    @property
    def exactness(self) -> str:
        """What the approximator means: "about", "below", "above", "more", "less", "least", "most", "exact", or empty."""
        return APPROXIMATORS.get(self.approximator, "")


def find(
    text: str, days: Sequence[dates.DateMention] | None = None, times: Sequence[clock.ClockTime] | None = None
) -> list[Quantity]:
    """The figures of a text, in order, without overlap.

    "En" and "et" count only where a unit follows ("en time"), or where they bear an accent.

    Args:
        text: Danish text of any length; the time is linear in it.
        days: the dates of the text, where they are known already; whatever the day they were read from.
        times: likewise its times of the day.
    """
    days = dates.find(text, _SOME_DAY) if days is None else days
    times = clock.find(text) if times is None else times
    taken = bytearray(len(text))
    for start, end in (
        *((mention.start, mention.end) for mention in days if _holds_figure(mention)),
        *((time.start, time.end) for time in times),
    ):
        taken[start:end] = b"\x01" * (end - start)
    found: list[Quantity] = []
    for read, pattern in (
        (_digits, _NUMBER),
        (_words, _WORD_NUMBER),
        (_halve, _HALVE),
        (_ordinal, _ORDINAL_WORD),
    ):
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            quantity = read(text, match)
            if quantity is not None:
                taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)
                found.append(quantity)
    return sorted(found, key=lambda quantity: quantity.start)


def rate_after(text: str, quantity: Quantity) -> tuple[int, int] | None:
    """Where the rate of a figure stands ("om året", "pr. måned"), or None where it is none."""
    match = _RATE_AFTER.match(text, quantity.end)
    if match is None or match["each"]:
        later = _RATE_LATER.match(text, quantity.end)
        return later.span("whole") if later else None
    start = match.start()
    while text[start].isspace():
        start += 1
    return start, match.end()


def _holds_figure(mention: dates.DateMention) -> bool:
    """A distance ("om 14 dage") is a figure as well, and so is read here, too."""
    written = mention.written
    return any((written.year, written.month, written.day, written.week)) or mention.precision in (
        "quarter",
        "impossible",
    )


def _decimal(digits: str) -> Decimal:
    extra = sum((_FRACTIONS.get(letter, Decimal(0)) for letter in digits), Decimal(0))
    plain = re.sub(r"[½¼¾\s]", "", digits)
    if not plain:
        return extra
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", ".")) + extra


def _digits(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    after = text[end : end + 2]
    raw = _decimal(match["digits"])
    upper = _decimal(match["upper"]) if match["upper"] else None
    glued = _UNIT_AFTER.match(text, end) if not match["scale"] else None
    if after[:1].isalpha() and not (glued and glued.start("unit") == end):
        return None  # 7B
    if re.match(r"\.[a-zæøå]\b", text[end : end + 3]) or (
        after[:1] in "_/"
        and after[:1]
        and not re.match(r"/\s?(?:t|time|uge|dag|døgn|md|måned|år|stk|h)", text[end : end + 8])
    ):
        return None  # 7.b
    if re.match(r"[-–]\w", after) and not re.match(
        r"[-–](?:\d|årig|dages|timers|ugers|års|pct|procent)", text[end : end + 9]
    ):
        return None  # 44-B
    kind = "cardinal"
    if (
        re.match(r"\.\s+[a-zæøå]", text[end : end + 3])
        and "," not in match["digits"]
        and len(match["digits"]) <= 2
    ):
        following = re.match(r"\.\s+(\w+)", text[end : end + 24])
        if not (following and numerals.value(following.group(1)) is not None):
            kind = "ordinal"
    return _finish(text, start, end, raw, upper, match["scale"] or "", kind)


def _words(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    words = (
        match.group().lower() if not match["scale"] else text[start : match.start("scale")].strip().lower()
    )
    value = numerals.value(words)
    if value is None:
        return None
    share = bool(match["part"]) or (bool(match["half"]) and not match["scale"])
    quantity = _finish(
        text,
        start,
        end,
        value,
        None,
        match["scale"] or "",
        "share" if share and not match["scale"] else "cardinal",
    )
    if words in ("en", "et") and not quantity.unit:
        return None
    if share and quantity.unit:
        return Quantity(**{**quantity.__dict__, "kind": "cardinal"})
    return quantity


def _halve(text: str, match: re.Match[str]) -> Quantity | None:
    """ "hver halve time" """
    return _finish(text, match.start(), match.end(), Decimal("0.5"), None, "", "cardinal")


def _ordinal(text: str, match: re.Match[str]) -> Quantity | None:
    value = numerals.ordinal(match["word"])
    if value is None:
        return None
    noun = _NOUN_AFTER.match(text, match.end())
    raw = Decimal(value)
    return Quantity(
        match.start(),
        match.end(),
        match.group(),
        raw,
        noun=noun["noun"].lower() if noun else "",
        kind="ordinal",
        raw=raw,
    )


def _finish(
    text: str, start: int, end: int, raw: Decimal, upper: Decimal | None, scale: str, kind: str
) -> Quantity:
    """Adds unit, rate, noun and approximator to a figure."""
    unit = noun = per = ""
    factor = Decimal(1)
    if scale:
        key = scale.lower().rstrip(".")
        factor = Decimal(_SCALES[key])
        if key in ("t.kr", "tkr"):
            unit = "kr"
    after = _UNIT_AFTER.match(text, end) if kind != "ordinal" and not unit else None
    if after and not _mistaken(after):
        unit = _UNIT_WORDS[after["unit"].lower()]
        if unit == "W" and after["unit"].islower():
            unit = ""
        else:
            end = (
                after.end()
                if not after.group().endswith(".")
                or after["unit"].lower() in ("pct", "kr", "mdr", "sek", "min")
                else after.end("unit")
            )
    elif kind != "ordinal" and (measured := _EFFECTIVE.match(text, end)):
        unit, end = _UNIT_WORDS[measured["unit"].lower()], measured.end()
    rate = _RATE_AFTER.match(text, end)
    if rate:
        word = (rate["rate"] or rate["adverb"] or rate["each"] or "").lower()
        per = _RATES.get(word) or _RATE_ADVERBS.get(word) or word
    elif later := _RATE_LATER.match(text, end):
        per = _RATES[later["rate"].lower()]
    if not unit:
        following = _NOUN_AFTER.match(text, end + (1 if kind == "ordinal" else 0))
        noun = following["noun"].lower() if following else ""
        noun = "" if noun in _NO_NOUNS else noun
    before = _APPROXIMATOR.search(text, max(0, start - 24), start)
    approximator = " ".join(before.group(1).lower().split()) if before else ""
    if (
        kind == "cardinal"
        and not unit
        and text[start:end].isalnum()
        and _LABELLED.search(text, max(0, start - 24), start)
    ):
        kind = "label"
    return Quantity(
        start, end, text[start:end], raw * factor, upper * factor if upper is not None else None, unit, noun, per, approximator, kind, raw
    )  # fmt: skip


def _mistaken(match: re.Match[str]) -> bool:
    """Whether a one-letter "unit" is a word or an initial of its own."""
    unit = match["unit"]
    if len(unit) > 1:
        return False
    apart = match.start("unit") > match.start()
    if unit in "mltgh°%€":
        return False
    return apart and unit.lower() in "nw" and unit.islower()
