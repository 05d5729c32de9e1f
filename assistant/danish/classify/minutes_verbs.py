"""Verbs of meeting notes, by what they make of a clause: work for somebody, a state or a view, or something that is settled.

``verbs`` knows the verbs of journals; here are the presents and passives that notes of meetings are full of.
"""

from __future__ import annotations

import re

from assistant.danish import verbs, wordset

# What somebody does once and can be asked about afterwards.
_WORK = wordset.words(
    """aftaler afdækker afklarer afleverer afmelder afprøver afsætter aflyser afslutter aktiverer anmelder anmoder ansøger arrangerer
    bearbejder beder beregner beskriver bestiller besvarer besøger betaler booker briefer bringer bygger bærer checker
    dokumenterer deler deltager drøfter efterlyser efterspørger ekspederer eskalerer evaluerer finder fjerner flytter fordeler
    foretager forbereder formulerer forhører forklarer fotograferer fremlægger fremsender fikser følger fører færdiggør gemmer genbestiller
    gennemfører gennemgår gennemlæser giver gør hænger henter hjælper hører igangsætter indberetter indbetaler indhenter indkalder
    indkøber indleverer indsamler indsender indstiller indtaster informerer inviterer iværksætter kalder kigger klargør klarer klæder kobler
    kontakter kontrollerer koordinerer kopierer kører køber laver laminerer leder leverer lukker lufter lytter lægger læser låner løser
    mailer maler meddeler melder mødes måler noterer ombytter omdeler omskriver opdaterer opgør oplærer opretter opsamler opsiger
    opsummerer optager optæller ordner orienterer oversætter overdrager overfører pakker parkerer planlægger plukker præsenterer prøver
    pudser påminder redigerer regner reklamerer renskriver reparerer reserverer retter rekvirerer rydder rykker rundsender samler
    scanner sender sikrer skaber skaffer skifter skitserer skriver skubber slår sletter smører snakker sorterer spørger sparrer stempler stiller
    strammer støvsuger styrer sætter søger sørger tager taler tegner tester tilmelder tilkalder tilpasser tilrettelægger tjekker tilbyder trækker
    trykker tæller tømmer udarbejder udfylder udleverer udpeger udskifter udsender udskriver underretter undersøger underviser uploader varsler
    vasker vejer vender videregiver videresender viser vurderer åbner afsender ansætter arkiverer indskærper inddrager indsætter bogfører fakturerer demonstrerer debriefer tovholder anskaffer efterser efterprøver kalibrerer monterer installerer programmerer rengør sliber svejser
    syr vander vikarierer organiserer præciserer prioriterer strukturerer visiterer journaliserer screener interviewer matcher
    sends writes checks books updates reviews prepares calls schedules creates fixes shares sets asks talks drafts orders contacts finalizes
    finalises investigates organises organizes delivers"""
)
# How somebody is, what they think and what they have said: reports.
_STATE = wordset.words(
    """er har bruger føler kender mangler savner elsker hader synes syntes mener tror trives drømmer håber ønsker overvejer foretrækker oplever
    forstår forventer frygter glæder nyder ser sover ligner kan virker fungerer fylder larmer driller drypper trænger står sidder ligger hedder
    koster tjener bor arbejder løber vokser falder stiger kommer rejser kæmper lider keder klager brokker griner roser takker takkede
    siger fortæller nævner påpeger foreslår forklarer efterlyser understreger tilføjer oplyser bemærker tøver tvivler regner forsvinder
    vil ville gider orker glemmer husker ved behøver plejer slider presser svinger halter knirker bekymrer irriterer"""
)
# What says that something is so from now on.
_SETTLED = wordset.words(
    """bliver forbliver fortsætter gælder holder beholder overgår overtager overlader udgår ophører bortfalder stopper dropper droppes fastholder
    fastholdes forlænger forlænges genoptages indføres indfører afskaffes afskaffer flyttes flytter rykkes rykker udskydes udskyder udsættes
    udsætter aflyses ændres ændrer hæves sænkes sættes skæres begrænses samles lukkes åbnes holdes starter begynder slutter springer skifter
    skiftes erstattes erstatter fritages slipper får må bevilges godkendes afvises accepteres tillades forbydes kræves kræver bortskaffes
    nedlægges sammenlægges opdeles fordeles placeres afholdes betales dækkes bruges tages gives laves køres sendes stilles lægges serveres
    deles meldes skrives vaskes bæres låses tjekkes kontrolleres registreres leveres bestilles"""
)
_NO_PASSIVE = wordset.words(
    """alles deres jeres vores ellers fælles eneste ens netop samtlige således desværre nes findes synes trives mødes ses lykkes undtages hedes
    færdes mindes længes enes omgås høres hersens andres begges indbyrdes tilstedes udendørs indendørs kolleges ledes børnenes alle andres
    årsagens nyes gamles rummes jules"""
)
_PASSIVE = re.compile(r"[a-zæøåé]{2,}(?:es|ås)\Z")
_SHORTEST = 4


def is_work(word: str) -> bool:
    """Whether a lower-case word is a verb in the present that names a piece of work ("undersøger")."""
    return word in _WORK


def is_state(word: str) -> bool:
    """Whether a lower-case word is a verb that tells how something is or what somebody says or thinks ("synes")."""
    return word in _STATE


def is_settled(word: str) -> bool:
    """Whether a lower-case word is a verb that says what is so from now on ("bortfalder", "flyttes")."""
    return word in _SETTLED


def is_passive(word: str) -> bool:
    """Whether a lower-case word reads as a passive in the present ("bestilles")."""
    if word in _NO_PASSIVE or len(word) <= _SHORTEST:
        return False
    return bool(_PASSIVE.match(word))


def is_verb(word: str) -> bool:
    """Whether a lower-case word reads as a finite verb in notes."""
    return verbs.is_finite(word) or word in _WORK or word in _SETTLED or word in _STATE or is_passive(word)
