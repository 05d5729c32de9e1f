"""Which Danish words are finite verbs, as far as a word list and endings can tell."""

from __future__ import annotations

import re

_PAST_IRREGULAR = frozenset(
    """var havde blev fik gik kom tog gav så sagde vidste lå stod sad satte lagde gjorde holdt fandt skrev bad lod faldt
    steg løb sprang slap hang bandt vandt drak trak brød skar bar red skød frøs fløj bød lød nød krøb sneg greb gled led
    skred bed sled vred strøg trådte traf forlod modtog overtog deltog foretog påtog undersøgte foreslog slog drog jog
    sov ledte mødte hjalp stak sank sang stjal svandt spandt tvang undgik foregik opgav udgav vedlagde fremlagde
    opstod bestod forstod indså tilbød forbød afslog fastslog aftalte talte fortalte valgte solgte købte spurgte
    brugte søgte tænkte kørte lærte hørte førte styrte malede lyste viste prøvede rakte strakte dækkede vækkede lukkede
    åbnede byggede ryddede skulle kunne ville måtte burde turde røg rådede bredte fulgte fyldte mente kendte sendte
    vendte endte lånte tjente begyndte startede indførte udførte gennemførte opdagede rystede rettede ringede delte
    bestilte spildte skilte følte bestemte drømte glemte gemte kom nåede troede boede sagde tabte råbte slæbte klippede
    klarede svarede sparede betød udgjorde gjaldt forsvandt afleverede ventede manglede druknede""".split()
)
_PRESENT = frozenset(
    """er har bliver får går kommer tager giver ser siger ved ligger står sidder sætter lægger gør holder finder skriver
    beder lader falder stiger løber hænger trækker bærer skal kan vil må bør tør plejer mangler venter ringer svarer
    sender vender ender låner tjener begynder starter kører lærer hører fører styrer viser prøver bruger søger tænker
    taler fortæller vælger sælger køber spørger mener kender følger fylder lukker åbner bygger rydder deler bestiller
    føler glemmer gemmer når tror bor taber klarer sparer betyder udgør gælder forsvinder afleverer drukner snakker
    arbejder hjælper møder skaber virker fungerer sikrer tester retter flytter laver lytter synes håber ønsker regner
    skyldes kræver koster varer dækker melder booker bestiller opdager undgår foregår består forstår tilbyder kigger
    glæder kalder hedder tør gider orker peger sparer ringes findes mødes sker dør lever passer husker merger kører
    dømmer savner klikker åbner kvitterer slipper undrer drømmer spiser drikker sover leger betaler overtager deltager""".split()
)
_NOT_PAST = frozenset(
    """allerede nede tilstede brede glade fede hede rede røde døde bløde hvide bevidste sidste første næste fleste bedste
    mindste største vigtigste værste højeste laveste nyeste ældste yngste begge dette faste rette lette tætte sorte korte
    hurtigste eneste kilometre liste kasse poste poster rute note side tilrette rettidige enkelte samlede planlagte fælles
    rundt kvinde plante hæfte skifte møde støtte overskrifte kante pjece antal drifte vægte hjerte ekspert lede ende begrundede
    kvote debitorkonto konto kiste kvalificerede autoriserede uddannede sygemeldte indlagte pårørende ansatte nyansatte
    dette nyuddannede elevatorerne tablette intet hvilke sådanne tilmeldte fastansatte halvdelen rest resten måde måneder""".split()
)
_WORD = re.compile(r"\w+", re.UNICODE)
_FUNCTION_LENGTH = 4


def is_past(word: str) -> bool:
    """Whether a lower-case word reads as a verb in the past ("lavede", "skar")."""
    if word in _PAST_IRREGULAR:
        return True
    return word.endswith(("ede", "erede")) and len(word) > _FUNCTION_LENGTH and word not in _NOT_PAST


def is_present(word: str) -> bool:
    """Whether a lower-case word is a common verb in the present ("laver", "står")."""
    return word in _PRESENT


def is_finite(word: str) -> bool:
    """Whether a lower-case word reads as a finite verb."""
    return is_past(word) or is_present(word)


def has_finite(text: str) -> bool:
    """Whether a stretch of text holds a finite verb."""
    return any(is_finite(match.group().lower()) for match in _WORD.finditer(text))
