"""A short title for an achievement, found among the writer's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.danish import verbs
from assistant.danish.wordset import words
from assistant.engines.rules.joining import sentence_of
from assistant.engines.rules.sorting import Piece

LONGEST = 60
_SHORTEST_HEADING = 6
_LONG_WORD = 5
_TELLING_ALONE = 10
_TAG_STEM = 6
_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
# Words that open no noun phrase that could stand as a title.
_NO_OPENING = words(
    """jeg vi du han hun de man det den der dem os mig ham hende lov folk deres dig sig denne dette disse ingen alle nogen nogle begge hvad hvem
    hvor hvordan hvorfor her nu så da når hvis men og eller for som at i år går dag ikke kun bare også efter før siden
    ca min mit mine hans hendes sin sit sine selv altså lang til fra på af med om ved under over ud op ned hen ind
    hjem frem tilbage sammen bedre hver hvert to tre fire fem seks syv otte ni ti flere mange hele sidste seneste næste
    første resten tit ofte derefter bagefter undervejs samtidig derfor desuden ellers indtil fik et en har hvilket
    mere mindre endelig snart ligesom uden mod både enten hverken ifølge pga grundet målet formålet opgaven planen
    idéen ideen tanken meningen aftalen kravet"""
)
_LOOSE_END = words(
    """og eller men i på af til fra for med om ved under over som der at den det de en et er var har havde hos mod ad ud
    op ned min mit sin sit ca godt knap da når hvor så fordi kun bare også ikke kl kl. d d. ca. pr pr. nr nr. samt hver
    hele meget mere alle deres vores hans hendes jo ind end måtte skulle kunne ville blev bliver inden uden efter"""
)
# People of a workplace; alone they say nothing of what was achieved.
_PEOPLE = re.compile(
    r"^\w*(?:chef|leder|læge|direktør|mester|lærer|kunde|borger|patient|forældre|pårørende|elev|kollega|kolleger|fond|"
    r"minister|råd|bestyrelse|ledelse|kvinde|mand|dreng|pige|datter|sygeplejerske|pædagog|revisor|formand|beboer|gæst|"
    r"team|udvalg|ejer|mor|far|makker|leverandør|repræsentant)(?:e|en|n|et|ne|er|r|erne|rne|s)?$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,:](?=\s|$)|[;!?()\"»«”“]|\s[–—-]\s|\s(?:som|der|hvor|hvis|når|fordi|mens|inden|så|men|siden|efter at|for at|uden at|selvom|that|which|because)\s",
    re.IGNORECASE,
)
# "Så fik vi endelig styr på lageret" is about "styr på lageret".
_GOT = re.compile(
    r"(?:(?:så|nu|endelig|i dag|i går|jeg|vi|har)\s+)*(?:fik|fået)\s+(?:(?:jeg|vi|endelig|omsider|så|også|nu)\s+)*"
    r"(?!(?:at|den|det|de|dem|en|et|mig|os|min|mit|mine|lov|besked|af|på|ros|tak|ikke)\b)(?=\w)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:[-–—*•·>→+]|\[[ xX]?\]|\d{1,2}[.)])\s")
_GREETING = re.compile(r"(?:hej|kære|god ?morgen|goddag|dav|hi|hello|dear|til)\b", re.IGNORECASE)
_TASK_OBJECT = re.compile(
    r"\b(?:at )?(?:få|lave|samle|holde|bringe|skrive|bygge|stå for|sørge for|ansvaret for|ansvar for|undersøge|"
    r"udvikle|planlægge|forbedre|etablere|opbygge|indføre|gennemføre|koordinere|sænke|reducere|nedbringe|få styr på|"
    r"rydde op i|komme til bunds i|se på|kigge på)\s+(?=\w)",
    re.IGNORECASE,
)
_WEAK_OPENING = words("skal da når der det siden hvis i på efter skulle til for så nu men")
_PARTS = ("situation", "task", "action", "result")
_WEIGHT = {"situation": 1.1, "task": 1.1, "action": 1.0, "result": 0.8}
_ENOUGH = 2.5
# What the writer has called one of several notes says more of the matter than a phrase inside one.
_OF_A_HEADING = 1.3
# And a name that is also the tag of most of them is the matter's.
_OF_THE_TAG = 2.5
_TAG = re.compile(r"(?<!\w)#([^\W\d_]{4,})")
_WITH_FIGURES = 0.5


def title(texts: Sequence[str], pieces: Sequence[Piece]) -> str:
    """A title of at most 60 characters, words that stand together in a note; empty where there are none.

    Args:
        texts: the notes.
        pieces: the pieces of all of them.
    """
    headings = [heading for text in texts if (heading := _heading(text))]
    if headings and len(texts) == 1:
        return headings[0]
    topics = _topics(pieces)
    best, best_score = "", _ENOUGH
    for heading in headings:
        score = _score(heading, topics) * (_OF_THE_TAG if _names_tag(heading, texts) else _OF_A_HEADING)
        if score > best_score:
            best, best_score = heading, score
    for place, piece in enumerate(pieces):
        if piece.part not in _PARTS:
            continue
        for phrase in _phrases(piece.text):
            score = _score(phrase, topics) * _WEIGHT[piece.part] - place * 0.05
            if score > best_score:
                best, best_score = phrase, score
    return best or _opening(pieces)


def _heading(text: str) -> str:
    """A first line that is a heading: short, without a verb of its own or a full stop, and followed by the note."""
    first, _, rest = text.strip().partition("\n")
    line = first.strip().strip("#*_ ").rstrip(":")
    if (
        rest.strip()
        and _SHORTEST_HEADING <= len(line) <= LONGEST
        and line[-1] not in ".!?,"
        and not (_LISTED.match(first) or _GREETING.match(line))
        and _is_nominal(line)
    ):
        return line
    before, colon, after = first.strip().partition(": ")
    short = _SHORTEST_HEADING <= len(before) <= LONGEST * 2 // 3
    tells = any(len(word) >= _LONG_WORD and word.isalpha() for word in _WORD.findall(before))
    if colon and after and short and tells and len(before.split()) > 1 and _is_nominal(before):
        return before
    return ""


def _names_tag(heading: str, texts: Sequence[str]) -> bool:
    """Whether a heading holds the word that most of the notes are tagged with ("It-café …", #itcafé)."""
    tagged = Counter(tag for text in texts for tag in {found.casefold() for found in _TAG.findall(text)})
    letters = "".join(letter for letter in heading.casefold() if letter.isalpha())
    return any(tag[:_TAG_STEM] in letters for tag, number in tagged.items() if number * 2 > len(texts))


def is_heading(line: str) -> bool:
    """Whether a line is a name and no sentence: short, without a finite verb and without a full stop."""
    words = line.strip().strip("#*_ ").rstrip(":")
    return bool(words) and len(words) <= LONGEST and words[-1] not in ".?," and _is_nominal(words)


def _is_nominal(phrase: str) -> bool:
    found = [word.lower() for word in _WORD.findall(phrase)]
    return bool(found) and found[0] not in _NO_OPENING and not any(verbs.is_finite(word) for word in found)


def _topics(pieces: Sequence[Piece]) -> Counter[str]:
    """In how many pieces each longer word stem stands."""
    counts: Counter[str] = Counter()
    for piece in pieces:
        counts.update({_stem(word) for word in _WORD.findall(piece.text) if len(word) >= _LONG_WORD})
    return counts


def _stem(word: str) -> str:
    return word.lower()[: max(_LONG_WORD, len(word) - 3)]


def _phrases(text: str) -> list[str]:
    """Noun phrases of a sentence, as far as they show: what stands before its verb, and what a task is about."""
    found = [_before_verb(text)]
    found += [_cut(text[match.end() :]) for match in _TASK_OBJECT.finditer(text)]
    return [phrase for phrase in found if phrase and " til at " not in phrase and _is_title(phrase)]


def _before_verb(text: str) -> str:
    for match in _WORD.finditer(text):
        if verbs.is_finite(match.group().lower()):
            return _cut(text[: match.start()])
    return _cut(text)


def _cut(text: str) -> str:
    """The beginning of a text up to the end of its first phrase, at most as long as a title."""
    text = text.strip().rstrip(".… ")
    match = _CUT.search(text)
    phrase = (text[: match.start()] if match else text).strip()
    shortened = len(phrase) > LONGEST
    if shortened:
        phrase = phrase[: LONGEST + 1].rsplit(None, 1)[0]
    return _without_loose_end(phrase, also_figures=shortened)


def _without_loose_end(phrase: str, *, also_figures: bool) -> str:
    parts = phrase.split()
    while parts and (
        (parts[-1].lower() in _LOOSE_END and not _is_unit(parts))
        or not any(character.isalnum() for character in parts[-1])
        or (also_figures and parts[-1][0].isdigit())
    ):
        parts.pop()
        also_figures = False
    return phrase[: phrase.rfind(parts[-1]) + len(parts[-1])].rstrip(".,") if parts else ""


def _is_unit(parts: Sequence[str]) -> bool:
    """Whether the last word counts something ("10 min"), and is not "min" of what is mine."""
    return len(parts) > 1 and parts[-1].lower() == "min" and parts[-2][-1].isdigit()


def _is_title(phrase: str) -> bool:
    found = [word.lower() for word in _WORD.findall(phrase)]
    if not found or found[0] in _NO_OPENING or found[0][0].isdigit():
        return False
    if any(verbs.is_finite(word) for word in found) or verbs.is_participle(found[0]):
        return False
    long_words = [
        word for word in found if len(word) >= _LONG_WORD and word.isalpha() and not _PEOPLE.match(word)
    ]
    if len(found) == 2 and (found[0] == "vores" or found[0].endswith("s")):
        # "Vores partner" and "Skolens bibliotek" name a place or somebody, and not what happened there.
        return len(found[1]) >= _TELLING_ALONE
    return len(long_words) > 1 or any(len(word) >= _TELLING_ALONE for word in long_words)


def _score(phrase: str, topics: Counter[str]) -> float:
    """How telling a phrase is: words that the note comes back to, long words, and two to six words."""
    found = _WORD.findall(phrase)
    long_words = [word for word in found if len(word) >= _LONG_WORD and word.isalpha()]
    telling = sum(min(topics[_stem(word)], 3) for word in long_words)
    length = sum(min(len(word), 14) for word in long_words) / 10
    figures = _WITH_FIGURES if any(word[0].isdigit() for word in found) else 1.0
    return (telling + length) * (1.0 if 2 <= len(found) <= 6 else 0.7) * figures


def _opening(pieces: Sequence[Piece]) -> str:
    """The beginning of the sentence that makes the best title as it stands, cut between words."""
    best, best_score = "", 0.0
    for place, piece in enumerate(pieces):
        said = sentence_of(piece.text, clause=piece.joined).rstrip(".!?… ")
        got = _GOT.match(said)
        told = said[got.end() :] if got else said
        phrase = told if len(told) <= LONGEST and not _CUT.search(told) else _cut(told)
        found = [word.lower() for word in _WORD.findall(phrase)]
        if not found:
            continue
        score = min(len(found), 5) - place * 0.2 + 2.5 * bool(got)
        score -= 2.0 * (found[0] in _WEAK_OPENING) + 2.0 * verbs.is_finite(found[-1])
        score -= 4.0 * (piece.part not in _PARTS) + 3.0 * (len(found) < 3)
        if not best or score > best_score:
            best, best_score = phrase, score
    return best
