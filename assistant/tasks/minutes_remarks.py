"""What the user should know of minutes, whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.tasks.minutes import Minutes

_MANY_WORDS = 8000
_NAMED = 4


def remarks(
    minutes: Minutes, texts: Sequence[str], participants: Sequence[str], reference: date
) -> list[str]:
    """What to tell, in order of weight.

    Args:
        minutes: as they were written.
        texts: the notes.
        participants: who took part, as far as it is known.
        reference: the day of the meeting.
    """
    found = list(_about_people(minutes, texts, participants))
    if any(action.due and action.due < reference for action in minutes.actions):
        found.append("En frist ligger før mødet. Se efter, om datoen er rigtig.")
    if not minutes.actions:
        found.append("Der er ikke fundet nogen aftaler om, hvem der gør hvad. Er det rigtigt?")
    if sum(len(text.split()) for text in texts) > _MANY_WORDS:
        found.append("Noterne er lange. Læs referatet igennem, før det deles.")
    return found


def _about_people(minutes: Minutes, texts: Sequence[str], participants: Sequence[str]) -> Iterator[str]:
    from assistant.danish.classify.minutes_people import same_names
    from assistant.danish.names import persons

    for first in same_names(participants):
        yield (
            f"To af deltagerne hedder {first}. Hvor det ikke kan ses, hvem der er ment, står der ingen ved aftalen."
        )
    if not participants:
        named = list(dict.fromkeys(person.text for text in texts for person in persons(text)))[:_NAMED]
        hint = f" Noterne nævner {', '.join(named)}." if named else ""
        yield f"Der er ikke skrevet deltagere på, så aftalerne kan mangle navn.{hint}"
    unknown = sum(action.owner is None for action in minutes.actions)
    if participants and unknown == 1:
        yield "Ved én aftale står der ikke, hvem der gør det."
    elif participants and unknown:
        yield f"Ved {unknown} aftaler står der ikke, hvem der gør det."
