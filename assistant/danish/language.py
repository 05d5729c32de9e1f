"""Which language a note is written in.

langdetect takes many short Danish notes for Norwegian, so words that only one of the languages has decide first, and
a doubtful answer is Danish.
"""

from __future__ import annotations

import re
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.danish import wordset

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

DANISH = "da"
LANGUAGES = (DANISH, "no", "sv", "en", "de")
_SEED = 7
_READ = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_loading = threading.Lock()

# Words of everyday notes that only one of the five languages writes so.
_OWN_WORDS: dict[str, frozenset[str]] = {
    "da": wordset.words("""af jeg ikke hvad nogle noget også meget efter hvor når mig dig sig mellem uden uge ugen lavede spurgte syge
        bliver blev blevet havde været kunne skulle ville måtte sagde gjorde fik bedre større færre tidligere sammen
        igen opgave opgaven møde mødet kunde kunden borger borgeren afdelingen medarbejdere mange således derfor fordi
        hvordan hvorfor skema nåede hjalp fandt gav lagde tog og hver herefter mens selv nye nyt ny flere vores jeres
        deres ingen alle bagefter derefter ud op ned hjem snakkede talte lærte ringede skrev holdt mit min mine"""),
    "no": wordset.words("""av hva noe noen ikkje eg og også etter mye bare oppgave oppgaven møtet møte ble blitt hadde vært sa gjorde
        fikk bedre uke uken uka uker fra spurte laget sykt syk sykehus mellom uten deg meg seg nå også kunden flere
        avdelingen medarbeidere mange derfor fordi hvordan hvorfor tidligere sammen igjen hjalp fant ga tok hver
        flott begynte ledet økte økt gikk selv nytt vår våre jobbet prosjekt prosjektet skjema mitt barnehage barna"""),
    "sv": wordset.words("""och jag inte är att det som för på av ett också efter mycket vad någon något några när mig dig sig mellan utan
        vecka veckan blev hade varit kunde skulle ville sade gjorde fick bättre större färre tidigare tillsammans igen
        uppgift uppgiften möte mötet kunden avdelningen medarbetare många därför hur varför frågade ringde skrev höll
        från till med men vi vår våra själv nya nytt ingen alla sedan över"""),
    "en": wordset.words("""the and was were with that this which had have has been i we our my they their from they would should could
        when after before because customer meeting project task result team asked made wrote called took got gave not
        is are of to it for on as at by an be you he she his her about into over more than then there"""),
    "de": wordset.words("""ich und nicht der die das ein eine einen mit wurde wurden war waren haben hatte hatten sein wir unser unsere
        von zu zum zur auf für aus nach vor weil wenn auch sehr kunde aufgabe besprechung ergebnis woche danach dass
        dem den des ist sind es sie er bei über durch noch nur schon kein keine mehr"""),
}


# Danish words that are spelled as quite other words of English, German, Norwegian or Swedish; they tell nothing.
_ALSO_DANISH = wordset.words("""er der den dem at for i to her by over have an is be so man es on as was hat in her du de vi han til
    fra med som men var ud op man kan skal vil om hun sin hans under ved så jo ja nu på det bare nå it team gave vært hatten laget and aus eg""")


def _only_one_has() -> dict[str, str]:
    """Each word that stands in one list alone, with its language."""
    seen: dict[str, str] = dict.fromkeys(_ALSO_DANISH, "")
    for language, words in _OWN_WORDS.items():
        for word in words:
            seen[word] = "" if word in seen else language
    return {word: language for word, language in seen.items() if language}


_TELLING = _only_one_has()
# Letters that the language never writes itself; names may, so they weigh little each.
_FOREIGN_LETTERS = {DANISH: "äößü", "no": "äößü", "sv": "æøß", "en": "æøåäöß", "de": "æøå"}
_CLEAR_LEAD = 2
_SURE = 0.9
_SHORT = 25


def detect(text: str) -> str:
    """The language of a text: "da", "no", "sv", "en" or "de"; empty where it has no letters.

    The same text always gets the same answer, from any thread. Where a text is short or the signs are mixed, it is
    Danish.

    Args:
        text: a note; only its beginning is read where it is long.
    """
    read = text[:_READ]
    words = [word.lower() for word in _WORD.findall(read)]
    if not words:
        return ""
    votes = dict.fromkeys(LANGUAGES, 0)
    for word in words:
        if language := _TELLING.get(word):
            votes[language] += 1
    lower = read.lower()
    for language, letters in _FOREIGN_LETTERS.items():
        votes[language] -= sum(lower.count(letter) for letter in letters)
    ranked = sorted(LANGUAGES, key=lambda language: -votes[language])
    best, second = ranked[0], ranked[1]
    if votes[best] >= votes[second] + _CLEAR_LEAD and votes[best] >= 2 * votes[second]:
        return best
    if len(read) < _SHORT:
        return best if best != DANISH and votes[best] and not votes[second] else DANISH
    return _guessed(read, votes)


def _guessed(text: str, votes: dict[str, int]) -> str:
    """langdetect's answer where it is sure and no word speaks against it, else Danish."""
    for language, share in _ranked(text):
        if language == DANISH or share < _SURE:
            return DANISH
        return language if votes[language] >= max(1, votes[DANISH]) else DANISH
    return DANISH


def _ranked(text: str) -> list[tuple[str, float]]:
    """langdetect's guesses among the five languages, the likeliest first."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        return [(guess.lang, guess.prob) for guess in detector.get_probabilities()]
    except LangDetectException:
        return []


def _factory() -> DetectorFactory:
    with _loading:  # the profiles must be whole before a second thread asks
        return _loaded_factory()


@cache
def _loaded_factory() -> DetectorFactory:
    """langdetect with a fixed seed and five profiles instead of fifty-five, which would take 0.3 s and 60 MB."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    profiles = [Path(PROFILES_DIRECTORY, language).read_text(encoding="utf-8") for language in LANGUAGES]
    factory = DetectorFactory()
    factory.load_json_profile(profiles)
    factory.set_seed(_SEED)
    return factory
