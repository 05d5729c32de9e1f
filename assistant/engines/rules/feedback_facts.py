"""The facts of a stretch: figures, names, places and things, without hard words and small words."""

from __future__ import annotations

import re

from assistant.danish import verbs
from assistant.danish.lexicon import classes, word_set

HARD = frozenset({"insult", "bad", "swear"})
# Words that are hard in some sentences and plain in most.
_OFTEN_PLAIN = word_set(
    """nok træt trætte led ked tomt hul hult spildt flov færdig slut sur sure blød tung lad får gås hund kat abe grå mus
    kold koldt rotte rodet sæt svin gris vits cirkus negativ passiv krævende slap slappe snegl torsk torsken skam ødelagt
    ødelagde driver nar padde rod so nød brok negative krævende"""
)

_SMALL_WORDS = word_set(
    """og men så for at der som det den de du dig din dit dine jeg mig min mit vi os er var har havde i på
    til af om med en et jo da nu altså bare ikke hvis når eller han hun ham hende sig man kan skal vil
    må blev bliver nå ja nej igen helt ærligt simpelthen kun også endnu gang ved hvad hvor hvorfor
    hvordan hvem selv fordi ingen hver gange eneste være have engang ej årh åh wow hm sikke lille hele
    burde skulle kunne ville kunnet måtte her dér lige vist nok måske ud op ned ind hjem mere mindre end
    noget nogen nogle sådan dog haft gør gøre gjort får få fik fået ser se lad så selvom mens hvert
    stadig allerede særlig slags"""
)
_STOP = re.compile(
    r"[!?;:…]+\s+|\.\s+(?=[A-ZÆØÅ])|\s[–—]\s|\n|[.!?]+$|,\s+(?=(?:og|men|så|at|som|der|hvor|hvornår|fordi|når|hvis)\b)"
)
_PHRASE = re.compile(
    r"\b(?:i|på|til|fra|med|om|hos|ved|under|efter|før|af|for|siden|mellem)\s+"
    r"((?:(?!\b(?:og|men|så|at|som|der|du|jeg|vi|I|er|har|havde|var|blev|kan|skal|vil|må|om|end|ikke)\b)[\w'.:%/§-]+\s?){1,5})"
)
_NAMED = re.compile(
    r"(?<=\s)(?:[A-ZÆØÅ][\wæøå'-]+(?:\s+[A-ZÆØÅ][\wæøå'-]+)*"
    r"|(?:(?:d\.|kl\.?|uge|§|nr\.) ?)?\d+(?:[.,:/]\d+)*\.?(?:[ ]?%|\s(?:pct\.|kr\.|[a-zæøå]+))?)"
)
_THING = re.compile(r"\b[a-zæøå]{5,}(?:en|et|erne|ene)\b")
_OWNED = re.compile(r"\b(?:din|dit|dine|jeres|den|det|de)\s+(\w{3,})\b", re.IGNORECASE)
_NOUN_ENDINGS = ("en", "et", "erne", "ene", "er", "ne", "ing", "hed", "else", "ion")
_NO_NOUN_ENDINGS = ("e", "lig", "ligt", "ede", "isk", "somt", "fuldt")
_NUMBERS = word_set("""to tre fire fem seks syv otte ni ti elleve tolv tyve tredive mandag tirsdag onsdag torsdag fredag lørdag søndag
    mandags tirsdags onsdags torsdags fredags lørdags søndags""")
_SHORTEST_NOUN = 5
_SHORTEST_HEAD = 4
_ABBREVIATION = 4
_LONG_WORD = 8


def is_hard(text: str) -> bool:
    """Whether a text holds a word that judges a person or a swear word."""
    return any(_is_hard_word(word) for word in re.findall(r"\w+", text.lower()))


def _is_hard_word(word: str) -> bool:
    return word not in _OFTEN_PLAIN and bool(HARD & set(classes(word)))


def stretches(text: str) -> list[str]:
    """The pieces of a text that tell of something; hard and small words are cut from their ends."""
    found = [_trimmed(piece) for piece in _STOP.split(text) if piece]
    return [piece for piece in found if _tells(piece)]


def has_fact(text: str) -> bool:
    """Whether a sentence holds a figure, a number word, a weekday, a name or a place."""
    words = set(re.findall(r"\w+", text.lower()))
    return any(word[0].isdigit() for word in words) or bool(words & _NUMBERS) or bool(facts(text))


def facts(text: str) -> list[str]:
    """Figures, names and places inside hard words."""
    found: list[str] = []
    for pattern in (_PHRASE, _NAMED, _OWNED, _THING):
        for match in pattern.finditer(f" {text}"):
            kept = _trimmed(match.group(match.lastindex or 0))
            if (
                not (_tells(kept) or (pattern is _OWNED and kept))
                or is_hard(kept)
                or any(kept in other for other in found)
            ):
                continue
            found.append(kept)
    return found


def _with_head(before: str, phrase: str) -> str:
    """ "til Karim" with the noun that it belongs to, "afslag til Karim", or without its preposition."""
    head = before.split()[-1] if before.split() else ""
    plain = head.lower()
    noun = (
        head.isalpha() and len(head) >= _SHORTEST_HEAD and not verbs.is_finite(plain) and not is_hard(plain)
    )
    if noun and plain not in _SMALL_WORDS:
        return f"{head} {phrase.strip(' ,.!?')}"
    return _trimmed(phrase.split(maxsplit=1)[1])


def missing(source: str, told: str) -> list[str]:
    """The figures and names of a sentence that another text does not hold.

    Args:
        source: one sentence; its first word has a capital anyway.
        told: the other text.
    """
    known = told.casefold()
    found: list[str] = []
    for match in _NAMED.finditer(f" {source}"):
        kept = match.group().strip(" .,")
        figure = any(character.isdigit() for character in kept)
        first = not source[: match.start() - 1].strip(" \"»'")
        if kept.casefold() in known or (not figure and (first or _is_shouted(kept) or classes(kept.lower()))):
            continue
        if figure and re.search(
            rf"(?<!\d){re.escape(re.findall(r'[0-9.,:/]+', kept)[0].strip('.,:/'))}(?!\d)", known
        ):
            continue
        found.append(kept)
    return list(dict.fromkeys(found))


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) > _ABBREVIATION


def _trimmed(text: str) -> str:
    words = text.strip(' ,.!?"»«()').split()
    while words and _droppable(words[0]):
        words.pop(0)
    while words and _droppable(words[-1]):
        words.pop()
    return " ".join(words).strip(" ,;:")


def _droppable(word: str) -> bool:
    plain = word.lower().strip(",.!?\"'»«():;")
    if any(character.isdigit() for character in plain):
        return False
    return not plain or plain in _SMALL_WORDS or not plain[0].isalnum() or _is_hard_word(plain)


def _tells(piece: str) -> bool:
    """Whether a stretch names a thing, a person, a place or a figure."""
    words = piece.split()
    if not words:
        return False
    if len(words) > 1 or any(character.isdigit() for character in piece):
        return True
    word = words[0].lower()
    if verbs.is_finite(word) or len(word) < _SHORTEST_NOUN:
        return False
    return word.endswith(_NOUN_ENDINGS) or (len(word) >= _LONG_WORD and not word.endswith(_NO_NOUN_ENDINGS))
