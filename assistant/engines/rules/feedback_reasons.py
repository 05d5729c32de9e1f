"""Why a word is changed, and what a marked stretch typically means: Danish sentences for the user."""

from __future__ import annotations

from assistant.danish.classify.feedback import Mark
from assistant.danish.lexicon import Phrase
from assistant.engines.rules.feedback_parts import Part
from assistant.tasks.feedback import MarkedSpan

_USUAL = {
    "indirect": (
        "Kan betyde: Afsenderen vil have noget ændret, men siger det ad en omvej.",
        "Hvad vil du gerne have, at jeg gør anderledes?",
    ),
    "harsh": (
        "Kan betyde: Afsenderen er vred eller skuffet over noget, der er sket.",
        "Hvilken situation tænker du på, og hvad skete der?",
    ),
    "vague": (
        "Kan betyde: Afsenderen savner noget bestemt, men har ikke sagt hvad.",
        "Kan du give et eksempel på, hvad du gerne ville have set?",
    ),
}
_ASKED = (
    "Kan betyde: Spørgsmålet rummer en kritik, som ikke bliver sagt.",
    "Spørger du, eller er der noget, du gerne vil sige?",
)
_SCORN = (
    "Kan betyde: Afsenderen er irriteret og siger det som et spørgsmål, der ikke kan svares på.",
    "Hvad ville du gerne have, at jeg havde gjort?",
)

_REASONS = {
    "proposal": "Ønsket bliver sagt som et ønske og ikke som en mulighed.",
    "impersonal": "Den, der har oplevet det, siger det selv.",
    "third party": "Sig kun det, du selv har set; så kan der svares på det.",
    "disclaimer": "Forbeholdet gør budskabet sværere at høre.",
    "self doubt": "Du behøver ikke gøre dig mindre for at sige det.",
    "musing": "En observation er lettere at bruge end en tanke.",
    "question": "Et spørgsmål, der er en kritik, er svært at svare på.",
    "understatement": "Det er lettere at rette, når det siges, hvad der mangler.",
    "softener": "Små forbehold gør det uklart, om det er vigtigt.",
    "postponing": "Uden en dag ved ingen, hvornår det gælder.",
    "joke": "Ironi kan misforstås; sig det, som det er.",
    "absolute": "Altid og aldrig kan modsiges; det, der skete, kan ikke.",
    "person": "Det handler om det, der blev gjort, og ikke om, hvem nogen er.",
    "mind reading": "Ingen kan se, hvad andre tænker eller vil; sig, hvad du så.",
    "ridicule": "Hån lukker for det, du gerne vil opnå.",
    "judgement": "En dom kan ikke rettes, men en fejl kan.",
    "blame": "Skyld får folk til at forsvare sig; en virkning kan tales om.",
    "comparison": "Mål op mod opgaven og ikke mod andre.",
    "everyone": "Tal kun på egne vegne.",
    "swearing": "Bandeord fylder mere end budskabet.",
    "threat": "En trussel hører ikke hjemme i en udviklingssamtale.",
    "protected": "Alder, helbred, familie og oprindelse hører ikke hjemme i feedback.",
    "quality": "En egenskab kan ikke ses; skriv, hvad der skal gøres.",
    "wish": "Billedet skal blive til noget, man kan se.",
    "unspecific": "Der mangler et eksempel.",
}
_USUAL_REASONS = {
    "indirect": "Budskabet bliver lettere at høre uden omvejen.",
    "harsh": "Det handler om det, der blev gjort, og ikke om, hvem nogen er.",
    "vague": "Det skal kunne ses, om det sker.",
}


def explained(part: Part, mark: Mark) -> MarkedSpan:
    """A marked stretch with what it typically means and what to ask."""
    text = part.slice(mark.start, mark.end)
    phrase = phrase_of(part, mark)
    if phrase is not None:
        meaning, question = phrase.meaning, phrase.question
    elif "?" in part.text and mark.label != "vague":
        meaning, question = _SCORN if mark.label == "harsh" else _ASKED
    else:
        meaning, question = _USUAL[mark.label]
    return MarkedSpan(text=text, label=mark.label, meaning=meaning, question=question)


def reason(part: Part, mark: Mark) -> str:
    """Why a marked stretch is changed."""
    phrase = phrase_of(part, mark)
    kind = phrase.kind if phrase is not None else ""
    return _REASONS.get(kind, _USUAL_REASONS[mark.label])


def phrase_of(part: Part, mark: Mark) -> Phrase | None:
    """The longest phrase of the same label that touches a mark, or None."""
    best: tuple[int, Phrase] | None = None
    for hit in part.hits:
        if hit.phrase.label != mark.label:
            continue
        start, end = part.tokens[hit.start].start, part.tokens[hit.end - 1].end
        shared = min(end, mark.end) - max(start, mark.start)
        if shared > 0 and (best is None or shared > best[0]):
            best = (shared, hit.phrase)
    return best[1] if best else None
