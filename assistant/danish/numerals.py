"""Danish number words: what they are worth, and a pattern that finds them."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = {
    "nul": 0, "en": 1, "et": 1, "én": 1, "ét": 1, "een": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
}  # fmt: skip
_TEENS = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
_TENS = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "fyrretyve": 40, "halvtreds": 50, "halvtredsindstyve": 50, "tres": 60, "tresindstyve": 60,
    "halvfjerds": 70, "halvfjerdsindstyve": 70, "firs": 80, "firsindstyve": 80, "halvfems": 90, "halvfemsindstyve": 90,
}  # fmt: skip
_GREAT = {
    "dusin": 12, "snes": 20,
    "hundrede": 100, "hundred": 100, "tusind": 1000, "tusinde": 1000, "million": 10**6, "millioner": 10**6, "milliard": 10**9, "milliarder": 10**9,
}  # fmt: skip

_ORDINALS = {
    "første": 1, "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10,
    "ellevte": 11, "tolvte": 12, "trettende": 13, "fjortende": 14, "femtende": 15, "sekstende": 16, "syttende": 17, "attende": 18, "nittende": 19,
    "tyvende": 20, "tredivte": 30,
}  # fmt: skip

_PARTS = {
    "halvdel": 2, "tredjedel": 3, "fjerdedel": 4, "kvart": 4, "femtedel": 5, "sjettedel": 6, "syvendedel": 7, "ottendedel": 8, "niendedel": 9, "tiendedel": 10,
    "tolvtedel": 12, "tyvendedel": 20, "hundrededel": 100, "tusindedel": 1000,
}  # fmt: skip

SIMPLE: dict[str, Decimal] = {
    word: Decimal(value)
    for table in (_ONES, _TEENS, _TENS)
    for word, value in table.items()
} | {
    "halvanden": Decimal("1.5"), "halvandet": Decimal("1.5"), "begge": Decimal(2),
}  # fmt: skip
for _one, _value in _ONES.items():
    if _value:
        for _ten, _tens in _TENS.items():
            SIMPLE[f"{_one}og{_ten}"] = Decimal(_value + _tens)
for _one, _value in _ONES.items():
    if _value:
        for _great in ("hundrede", "hundred", "tusind", "tusinde"):
            SIMPLE[f"{_one}{_great}"] = Decimal(_value * _GREAT[_great])

ORDINALS: dict[str, int] = {
    **_ORDINALS,
    **{
        f"{one}og{ten}": value + tens
        for one, value in _ONES.items()
        if value
        for ten, tens in (("tyvende", 20), ("tredivte", 30))
    },
}

_ARTICLE = {"en", "et"}
_UNIT = "|".join(sorted((re.escape(word) for word in SIMPLE), key=len, reverse=True))
_SCALE = "|".join(sorted(_GREAT, key=len, reverse=True))
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_HALF = r"(?:en|et) halv[t]?"

# A fraction ("tre fjerdedele", "en halv"), or a number with its thousands and hundreds, perhaps with a half.
FRACTION = rf"(?:(?:(?P<of>{_UNIT})\s+)?(?P<part>{_PART})(?:en|e|s|ene|ens)?|(?P<half>{_HALF}))"
CARDINAL = (
    rf"(?:(?:{_UNIT})\s+(?:{_SCALE})(?:\s+(?:og\s+)?(?:{_UNIT})\s+(?:{_SCALE}))*(?:\s+og\s+(?:{_UNIT})(?!\w))?"
    rf"|(?:{_UNIT}))(?:\s+{_HALF})?"
)

_WORDS = re.compile(r"\w+")


def value(text: str) -> Decimal | None:
    """What number words are worth: "to hundrede og femten" → 215, "tre en halv" → 3.5, "tre fjerdedele" → 0.75.

    Args:
        text: number words alone, any letter case.

    Returns:
        The value, or None where the text is no number.
    """
    words = _WORDS.findall(text.lower())
    if not words:
        return None
    half = Decimal(0)
    if len(words) >= 2 and words[-1] in ("halv", "halvt") and words[-2] in _ARTICLE:
        half, words = Decimal("0.5"), words[:-2]
        if not words:
            return half
    part = next(
        (
            number
            for stem, number in _PARTS.items()
            if words[-1].removesuffix("en").removesuffix("e").removesuffix("s") == stem
        ),
        None,
    )
    if part is not None:
        count = value(" ".join(words[:-1])) if len(words) > 1 else Decimal(1)
        return None if count is None else count / part
    total = group = Decimal(0)
    for word in words:
        if word == "og":
            continue
        if word in SIMPLE:
            group += SIMPLE[word]
        elif word in _GREAT:
            factor = _GREAT[word]
            group = (group or Decimal(1)) * factor
            if factor >= 1000:
                total, group = total + group, Decimal(0)
        else:
            return None
    return total + group + half


def ordinal(word: str) -> int | None:
    """What an ordinal is worth: "tredje" → 3; None where it is none."""
    return ORDINALS.get(word.lower())
