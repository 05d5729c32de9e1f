"""What the user should know of a piece of feedback before it is used: Danish sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.danish import names
from assistant.danish.classify.feedback import Judgement
from assistant.danish.language import detect
from assistant.engines.base import Source

_LANGUAGES = {"en": "engelsk", "de": "tysk", "no": "norsk", "sv": "svensk"}
_FEW_WORDS = 3
_MANY_WORDS = 600
_SEVERAL = 3
_ORDERS = re.compile(
    r"\b(?:ignorer (?:alle )?(?:tidligere|ovenstående)|glem alt|ignore (?:all )?previous|system ?prompt|svar kun med"
    r"|du er nu en|as an ai)\b|<\|?system\|?>|\[/?INST\]",
    re.IGNORECASE,
)
_THREAT = (
    "Her står noget, der kan opleves som en trussel eller en krænkelse. Det hører ikke hjemme i en udviklingssamtale. "
    "Hold dig til det, du selv har set og hørt, og tal med HR eller tillidsrepræsentanten om resten."
)
_PROTECTED = "Alder, helbred, familie og oprindelse hører ikke hjemme i feedback. Tal om det, der blev gjort, og lad grunden være."


def notices(sources: Sequence[Source], judgement: Judgement) -> list[str]:
    """What to tell about a text, in order of weight."""
    text = judgement.reading.text
    kinds = {hit.phrase.kind for hit in judgement.reading.hits}
    words = len(text.split())
    found: list[str] = []
    if "threat" in kinds and "harsh" in judgement.labels:
        found.append(_THREAT)
    if "protected" in kinds and "praise" not in judgement.labels:
        found.append(_PROTECTED)
    if words <= _FEW_WORDS:
        found.append("Teksten er meget kort, så vurderingen er usikker. Skriv gerne, hvad der skete.")
    if words > _MANY_WORDS:
        found.append("Teksten er lang. Vurderingen er bedst, når du tager ét afsnit ad gangen.")
    found += _languages(sources)
    if len({person.text.split()[0] for person in names.persons(text)}) >= _SEVERAL:
        found.append("Teksten nævner flere personer. Feedback virker bedst til én ad gangen.")
    if _ORDERS.search(text):
        found.append("Teksten ligner en besked til en sprogmodel. Den bliver læst som tekst og ikke fulgt.")
    return found


def _languages(sources: Sequence[Source]) -> list[str]:
    languages = {source.language or detect(source.text) for source in sources} - {"", "da"}
    return [
        f"Teksten er på {_LANGUAGES.get(language, 'et andet sprog')}. Den er læst, som om den var dansk, så vurderingen "
        "kan være forkert."
        for language in sorted(languages)
    ]
