"""Makes readable text of the writer's own sentences without adding a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.danish import verbs, wordset

_LIST_MARK = re.compile(r"^\s*(?:[-–—*•·‣▪●○►➤✓✔☐☑>→]+\s+|\[[ xX]?\]\s+|\(?\d{1,2}\)\s+|[a-hA-H]\)\s+)+")
_SMILEY = re.compile(
    r"\s*(?:(?<!\w)[:;=]-?[)(DPp]+(?!\w)|[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50\u2764][\uFE0F\u200D\U0001F3FB-\U0001F3FF]*)"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"([.!?])\1+$")
_OPEN_END = re.compile(r"[\s,;:–—-]+$")
_CLOSED = (".", "!", "?", "…", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".)", "!)", "?)")
_HASHTAGS = re.compile(r"(?:\s*(?<!\w)#\w+)+\s*$")

# Verbs in the past that say that somebody did something on purpose; without a subject it is the writer.
_DONE = wordset.words("""lavede skrev satte ringede byggede tegnede malede kørte gik tog gav holdt samlede delte spurgte viste hentede
    lånte købte bestilte fjernede slettede droppede skiftede begyndte startede flyttede indførte gennemgik rykkede
    ryddede byttede trak tilbød inviterede underviste oprettede målte testede rettede fik lagde sorterede læste talte
    aftalte bad lod hængte skar prøvede undersøgte fulgte sendte skruede svejsede lærte trænede øvede planlagde ændrede
    optog brugte valgte foreslog forklarede fortalte kontaktede fordelte omskrev opsatte opdaterede udskiftede rensede
    vaskede monterede programmerede kodede analyserede udarbejdede opstillede installerede koordinerede indkaldte
    arrangerede dokumenterede registrerede kontrollerede tjekkede screenede interviewede afholdt afholdte stillede
    trykkede klippede bandt gravede plantede serverede kogte bagte lånte insisterede meldte søgte fandt tastede
    matchede regnede stod sad mødte besøgte snakkede parrede migrerede skrottede smed låste åbnede lukkede vendte
    overtog udpegede engagerede forhandlede gjorde tømte stak pakkede mærkede nummererede scannede udvalgte kaldte
    indgik hyrede ansatte afprøvede introducerede implementerede forenklede forkortede automatiserede samlede filmede
    fotograferede indsamlede interviewede konstruerede designede kalibrerede justerede spændte afmonterede""")
_SUBJECT_NEXT = wordset.words("jeg vi du han hun de man det den der ingen alle nogen begge folk i")
_PERFECT_BETWEEN = wordset.words("også nu selv så derfor desuden nemlig siden allerede fx bl.a. samtidig i")
_WORD = re.compile(r"[^\W\d_]+")


def join(pieces: Sequence[tuple[str, bool]], *, writer_acts: bool = False) -> str:
    """One readable text of some pieces of notes, in their order.

    Args:
        pieces: each text as it stands in the note, and whether it is a clause that begins with its joining word.
        writer_acts: whether they tell what was done, so that a sentence without a subject is about the writer.
    """
    sentences = [
        sentence_of(text, clause=clause, writer_acts=writer_acts) for text, clause in _with_headings(pieces)
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _with_headings(pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Puts a heading before the first line under it ("Svært: for mange møder"); alone it would be no sentence."""
    found: list[tuple[str, bool]] = []
    heading: tuple[str, bool] | None = None
    for text, clause in pieces:
        if heading:
            text, clause = f"{heading[0].rstrip()} {_LIST_MARK.sub('', text)}", heading[1]
            heading = None
        if text.rstrip().endswith(":"):
            heading = (text, clause)
        else:
            found.append((text, clause))
    return [*found, heading] if heading else found


def sentence_of(text: str, *, clause: bool = False, writer_acts: bool = False) -> str:
    """A piece of a note as a whole sentence: a capital, a full stop, no list mark, no smiley.

    Every word is the writer's own, except a "Jeg" before a verb that has the writer as its only possible subject.

    Args:
        text: as it stands in the note.
        clause: whether it begins with the word that joined it to the clause before ("og", "hvilket").
        writer_acts: whether it tells what was done.
    """
    words = without_controls(_LIST_MARK.sub("", text))
    words = _SPACE.sub(" ", _SMILEY.sub("", _HASHTAGS.sub("", words))).strip()
    if clause:
        words = _without_joint(words)
    words = _OPEN_END.sub("", words)
    if not _WORD.search(words) and not any(character.isdigit() for character in words):
        return ""
    if writer_acts:
        words = _with_subject(words)
    words = _MARKS.sub(_one_mark, _capital(words))
    return words if words.endswith(_CLOSED) else words + "."


def without_controls(text: str) -> str:
    """A text without the characters that steer a terminal or turn the direction of writing."""
    return _CONTROL.sub("", text)


def _one_mark(match: re.Match[str]) -> str:
    return "." if match.group(1) == "." else match.group(1)


def _without_joint(words: str) -> str:
    first, _, rest = words.partition(" ")
    if first.lower() in ("og", "så") and rest:
        return rest
    if first.lower() == "hvilket" and rest:
        return f"Det {rest}"
    return words


def _capital(words: str) -> str:
    """A capital at the start, but not in names such as iPad and not in e-mail addresses."""
    first = words.split(" ", 1)[0]
    if first[1:].lower() != first[1:] or "@" in first or "/" in first or "_" in first:
        return words
    for index, character in enumerate(words):
        if character.isalpha():
            return words[:index] + character.upper() + words[index + 1 :]
        if character.isdigit():
            return words
    return words


def _with_subject(words: str) -> str:
    """Puts "Jeg" before a verb of doing that has no subject: "Lavede et skema" and "Har lavet et skema"."""
    found = [match.group() for match in _WORD.finditer(words[:120])]
    if len(found) < 2 or not words[0].isalpha():
        return words
    first, second = found[0].lower(), found[1]
    if second.lower() in _SUBJECT_NEXT or second[0].isupper():
        return words
    if first in _DONE or (first == "har" and _is_perfect([word.lower() for word in found[1:4]])):
        return f"Jeg {words[0].lower()}{words[1:]}"
    return words


def _is_perfect(words: list[str]) -> bool:
    """Whether "har" is followed by a participle of doing ("har også lavet …"), and not by a noun."""
    for word in words:
        if word in _PERFECT_BETWEEN:
            continue
        return word in _PARTICIPLES or (
            word.endswith("et")
            and len(word) > 4
            and verbs.is_past(word.removesuffix("et") + "ede")
            and word.removesuffix("et") + "ede" in _DONE
        )
    return False


_PARTICIPLES = wordset.words("""lavet skrevet sat ringet bygget tegnet malet kørt gået taget givet holdt samlet delt spurgt vist hentet lånt købt
    bestilt fjernet slettet skiftet begyndt startet flyttet indført gennemgået rykket ryddet byttet trukket tilbudt
    undervist målt testet rettet fået lagt læst talt aftalt bedt hængt skåret prøvet fulgt sendt trænet ændret brugt
    valgt fordelt omskrevet udskiftet meldt søgt fundet mødt besøgt snakket lukket åbnet gjort hyret ansat""")
