"""What does not belong in minutes without a thought: pay, health, parenthood and union matters; and what the user should know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.danish import delicate
from assistant.danish.classify.minutes_people import same_names
from assistant.danish.classify.minutes_reading import Notes
from assistant.danish.names import persons
from assistant.tasks.minutes import Minutes

_MANY_WORDS = 8000


@dataclass(frozen=True)
class Kept:
    """Which clauses may be in the minutes.

    Attributes:
        left_out: the numbers of those that may not.
    """

    left_out: frozenset[int]


def kept(notes: Notes, options: Mapping[str, str]) -> Kept:
    """Leaves out the clauses about somebody's pay, unless the meeting is about it or the user lets them in.

    Args:
        notes: read notes.
        options: "kind" of the meeting; "pay" is "ja" where the user lets pay in.
    """
    if delicate.pay_is_wanted(options):
        return Kept(frozenset())
    return Kept(delicate.pay_clauses(notes))


def notices(notes: Notes, minutes: Minutes, _allowed: Kept, reference: date) -> list[str]:
    """What to tell of notes and minutes, in order of weight."""
    found = _about_people(notes, minutes)
    if any(action.due and action.due < reference for action in minutes.actions):
        found.append("En frist ligger før mødet. Se efter, om datoen er rigtig.")
    if not minutes.actions:
        found.append("Der er ikke fundet nogen aftaler om, hvem der gør hvad. Er det rigtigt?")
    if len(notes.text.split()) > _MANY_WORDS:
        found.append("Noterne er lange. Læs referatet igennem, før det deles.")
    return found


def _about_people(notes: Notes, minutes: Minutes) -> list[str]:
    found: list[str] = []
    names = notes.people.names
    for first in same_names(names):
        found.append(
            f"To af deltagerne hedder {first}. Hvor det ikke kan ses, hvem der er ment, står der ingen ved aftalen."
        )
    if not names:
        named = list(dict.fromkeys(person.text for person in persons(notes.text)))[:4]
        hint = f" Noterne nævner {', '.join(named)}." if named else ""
        found.append(f"Der er ikke skrevet deltagere på, så aftalerne kan mangle navn.{hint}")
    unknown = sum(action.owner is None for action in minutes.actions)
    if names and unknown:
        found.append(
            "Ved én aftale står der ikke, hvem der gør det."
            if unknown == 1
            else f"Ved {unknown} aftaler står der ikke, hvem der gør det."
        )
    return found
