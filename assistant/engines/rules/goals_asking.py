"""The question that would meet each criterion which a wish does not meet yet."""

from __future__ import annotations

from assistant.danish.deadlines import Reading
from assistant.danish.format import listed, long_date
from assistant.engines.rules.asking import shortened

NO_WISH = (
    "Hvad vil du gerne kunne, nå eller ændre det næste år? Det kan være fagligt eller personligt, noget nyt, eller at blive "
    "og trives, hvor du er."
)
WAYS = (
    "Hvordan lærer du det bedst? Det kan være sidemandsoplæring, en mentor, et projekt, jobbytte i en periode, en kollega at "
    "øve med eller et kursus."
)


def specific(wish: str, person: str | None, *, stays: bool) -> str:
    """What will be done or mastered?"""
    if stays:
        return (
            "Hvad er det, der gør, at du trives, og som skal bevares? Og er der noget lille, som skal ændres?"
        )
    who = person if person and person != "jeg" else "du"
    return f"»{shortened(wish)}« er en retning. Hvad vil {who} helt konkret kunne eller gøre, som {who} ikke gør i dag?"


def measurable(wish: str, *, stays: bool, specific_met: bool) -> str:
    """How will it be seen?"""
    if stays:
        return "Hvordan kan du og din leder se undervejs, at du stadig trives, for eksempel ved en kort snak hvert kvartal?"
    if specific_met:
        return (
            "Hvordan kan I se, at målet er nået? Det kan være et tal, et bevis, noget, der ligger færdigt, eller noget, I kan svare "
            "ja eller nej til."
        )
    return f"Hvad vil være anderledes, som andre kan se eller tælle, når »{shortened(wish, 40)}« er lykkedes?"


def attractive(person: str | None) -> str:
    """Why, and do both want it?"""
    if person and person != "jeg":
        return f"Hvad siger {person} selv til målet, og hvad får {person} ud af det? Er I enige?"
    return "Hvorfor er det vigtigt for dig, og er du og din leder enige om det?"


def realistic(lacking: str) -> str:
    """What does it take?"""
    if lacking:
        return (
            f"Der står »{shortened(lacking)}«. Hvad skal der til, for at det kan lade sig gøre, eller skal målet gøres mindre eller "
            "senere?"
        )
    return "Hvad skal der til af tid, penge og hjælp, og er det aftalt?"


def deadline(reading: Reading, *, stays: bool) -> str:
    """By when? Asked also where the text names days that cannot be used."""
    chosen = reading.chosen
    if chosen is None and stays:
        return "Hvornår taler I om det næste gang?"
    if chosen is None:
        return "Hvornår skal det være nået, og hvornår følger I op undervejs?"
    if chosen.kind == "impossible":
        return f"Datoen »{chosen.text}« findes ikke. Hvilken dag mener du?"
    if reading.others:
        days = listed([f"»{one.text}«" for one in (chosen, *reading.others)])
        return f"Der står flere frister: {days}. Hvilken gælder?"
    if reading.passed and chosen.day is not None:
        return f"Fristen {long_date(chosen.day)} er allerede passeret. Hvilken dag gælder nu?"
    if chosen.kind == "vague":
        return f"»{chosen.text}« har ikke nogen fast dato. Hvilken dag skal det senest være nået?"
    return ""


def responsible() -> str:
    """Who?"""
    return "Hvem har ansvaret for målet: dig, din leder eller jer begge?"


def wrapped(title: str, hedges: list[str]) -> str:
    """A wish that is wrapped up is said plainly."""
    said = listed([f"»{hedge}«" for hedge in dict.fromkeys(hedge.lower() for hedge in hedges)])
    return f"Ønsket er pakket godt ind ({said}). Sagt ligeud er det vel: {title}. Er det sådan, du mener det?"
