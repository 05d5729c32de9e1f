"""A wish said plainly, and who is to fulfil it."""

from __future__ import annotations

import re

from assistant.danish import names, sentences
from assistant.engines.rules.asking import shortened

_LONGEST = 70
_WRAPPERS = re.compile(
    r"^(?:(?:altså|tja|nå|hej \w+|ok|øh|jo|ja|og|men|så|måske|egentlig|jeg tænker(?: at)?|jeg synes(?: at)?)[,.:]?\s+"
    r"|(?:mål|ønske|udviklingsmål(?: for \w+)?|smart-mål(?: nr\. \d+)?)\s*[:|]\s*"
    r"|(?:hvis jeg (?:må|måtte|skulle) ønske noget,? så er det(?: at)?)\s+"
    r"|(?:det (?:kunne|ku|ville) (?:måske |egentlig |nok )*(?:være|betyde)[^,]{0,30}?,?\s*(?:at få lov(?: til)?(?: at)?|at"
    r"|hvis jeg(?: engang| måske| en dag)*(?: kunne| ku| måtte| fik lov(?: til)? at)?))\s+"
    r"|(?:hvad med at jeg(?: blev)?|kunne jeg ikke få lov(?: til)? at|kan jeg(?: få lov(?: til)? at)?|kan vi aftale at jeg)\s+"
    r"|(?:(?:jeg|vi)\s+)?(?:vil|ville|ku|kunne|skal|ønsker|drømmer)\s+(?:(?:så|rigtig|virkelig|simpelthen|egentlig|også|bare|nok|gerne|godt|mig|selv)\s+)*"
    r"(?:tænke mig(?: at)?|se mig selv i|om at|om|at|have mig|have lov(?: til)? at)?\s*"
    r"|(?:min drøm er(?: at)?|mit (?:mål|ønske) er(?: at)?)\s+"
    r"|(?:måske|noget med|bare|lidt)\s+)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[,;]?\s+(?:så|fordi|da|for at|inden|senest|men|hvis|hvilket|til d\.|pr\. \d)\b|[,;]\s+(?:for|det|jeg|vi|hun|han|den|siger|har|som)\b|[.!?](?:\s|$)|\s[–-]\s|\s\()",
    re.IGNORECASE,
)
_HEDGES = re.compile(
    r"\b(?:måske|eventuelt|en dag|engang|på et tidspunkt|på sigt|tja|egentlig|ligesom|et eller andet|noget i den retning|hvis det kan lade sig gøre"
    r"|hvis det ikke er for meget|det ved jeg ikke|kunne godt tænke mig|kunne være fedt|ku være|kunne måske|måtte gerne|hvis jeg må)\b",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\b(?:blive|bliver|trives|være|er)\b[^.!?]{0,40}\b(?:hvor jeg er|her hvor jeg er|i mit? (?:nuværende )?(?:job|stilling|team|afdeling)|som det er)\b"
    r"|\b(?:vil|ønsker)(?: bare| gerne| helst)* (?:at )?blive (?:her|hvor jeg er)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:jeg|mig|min|mit|mine|undertegnede)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:vi|os|vores|alle|teamet|holdet)\b", re.IGNORECASE)
_SUBJECT_VERB = (
    r"(?:vil|skal|får|tager|ønsker|har ansvaret|er tovholder|står for|driver|laver|holder|består|overtager|bliver|lærer|går|kan|kunne|løfter|lukker"
    r"|afslutter|ringer|øver|ring|svarer|følger op|bestå|afprøver|afleverer|gennemfører|skriver|læser|styrer|køre[rs]?|deltager|har|bedre|sidder med det)"
)


def title(text: str) -> str:
    """A short plain title, words that stand together in the wish; empty where it has none."""
    spans = sentences.split(text)
    for span in spans:
        words = span.of(text).strip()
        if plain := _plain(words):
            return plain
    return ""


def _plain(sentence: str) -> str:
    rest = sentence
    while (match := _WRAPPERS.match(rest)) and match.end():
        rest = rest[match.end() :]
    cut = _CUT.search(rest)
    phrase = (rest[: cut.start()] if cut and cut.start() > 3 else rest).strip(" .,!?:;–-\"'»«")
    if sum(character.isalpha() for character in phrase) < 3 or phrase.lower() in (
        "nej",
        "ja",
        "nej tak",
        "frist",
    ):
        return ""
    phrase = shortened(phrase, _LONGEST)
    return phrase[:1].upper() + phrase[1:]


def hedges(text: str) -> list[str]:
    """The words that wrap a wish up, exactly as they stand; a hedge or two is how people talk, and is no matter."""
    return [match.group() for match in _HEDGES.finditer(text)]


def wants_to_stay(text: str) -> bool:
    """Whether the wish is to stay and thrive where one is, which is a goal like any other."""
    return _STAY.search(text) is not None


def responsible(text: str) -> str | None:
    """Who is to reach the goal: "jeg", a name as it stands, or None where nobody is named.

    A name counts where it is what the goal says something of, not where somebody helps or agrees.
    """
    people = [person for person in names.persons(text) if _is_subject(text, person.start, person.end)]
    if people:
        first = people[0]
        return names.split_genitive(text[first.start : first.end])[0]
    if _FIRST_PERSON.search(text):
        return "jeg"
    return None


def _is_subject(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    opening = (
        re.search(
            r"(?:^|[.!?\n:]\s*|\b(?:at|har|skal|tager|udviklingsmål for|hvem \|) )$", before, re.IGNORECASE
        )
        is not None
    )
    if _FIRST_PERSON.search(text) and not (start == 0 or opening):
        return False
    if re.match(
        rf"\s*(?:\([^)]*\)\s*)?(?:vil|skal|ønsker|kan|lærer|bliver|går|løfter|består|tager|overtager|får lært|får hele|laver|holder|lukker|{_SUBJECT_VERB})\b",
        after,
    ):
        return opening or re.search(r"\b(?:tovholder|ansvaret|driver)\b", after[:40]) is not None
    return opening and re.match(r"\s*[:,(|]", after) is not None
