"""From past or infinitive to present, as far as lists and endings can tell: a wish is said in the present."""

from __future__ import annotations

from assistant.danish.lexicon import word_set

_PRESENT_OF_PAST: dict[str, str] = dict(
    pair.split(":")
    for pair in [
        "var:er",
        "blev:bliver",
        "havde:har",
        "kunne:kan",
        "skulle:skal",
        "ville:vil",
        "måtte:må",
        "burde:bør",
        "turde:tør",
        "vidste:ved",
        "fik:får",
        "kom:kommer",
        "gik:går",
        "tog:tager",
        "gav:giver",
        "sagde:siger",
        "stod:står",
        "lå:ligger",
        "sad:sidder",
        "satte:sætter",
        "lagde:lægger",
        "gjorde:gør",
        "holdt:holder",
        "fandt:finder",
        "skrev:skriver",
        "bad:beder",
        "lod:lader",
        "hjalp:hjælper",
        "spurgte:spørger",
        "fulgte:følger",
        "trak:trækker",
        "trådte:træder",
        "brugte:bruger",
        "søgte:søger",
        "købte:køber",
        "solgte:sælger",
        "fortalte:fortæller",
        "talte:taler",
        "tænkte:tænker",
        "kørte:kører",
        "lærte:lærer",
        "hørte:hører",
        "førte:fører",
        "viste:viser",
        "læste:læser",
        "mødte:møder",
        "sendte:sender",
        "vendte:vender",
        "kendte:kender",
        "delte:deler",
        "rettede:retter",
        "bragte:bringer",
        "rakte:rækker",
        "lavede:laver",
        "lukkede:lukker",
        "begyndte:begynder",
        "glemte:glemmer",
        "gemte:gemmer",
        "nævnte:nævner",
        "mente:mener",
        "lånte:låner",
        "tjente:tjener",
        "fyldte:fylder",
        "bestilte:bestiller",
        "løb:løber",
        "drak:drikker",
        "stak:stikker",
        "slap:slipper",
        "faldt:falder",
        "bar:bærer",
        "skar:skærer",
        "bød:byder",
        "tilbød:tilbyder",
        "forstod:forstår",
        "foreslog:foreslår",
        "slog:slår",
        "deltog:deltager",
        "overtog:overtager",
        "modtog:modtager",
        "hang:hænger",
        "hængte:hænger",
        "boede:bor",
        "troede:tror",
        "nåede:når",
        "snakkede:snakker",
        "skete:sker",
        "løste:løser",
        "styrede:styrer",
        "roste:roser",
        "mistede:mister",
        "bestemte:bestemmer",
        "tømte:tømmer",
        "ventede:venter",
        "lagdes:lægges",
        "gjordes:gøres",
        "toges:tages",
        "fandtes:findes",
        "skiftedes:skiftes",
        "hjalpes:hjælpes",
        "huskede:husker",
        "greb:griber",
        "spiste:spiser",
        "ledte:leder",
        "trykkede:trykker",
        "lyttede:lytter",
        "planlagde:planlægger",
        "vaskede:vasker",
        "skyllede:skyller",
        "sov:sover",
        "tastede:taster",
        "åbnede:åbner",
        "låste:låser",
        "målte:måler",
        "noterede:noterer",
        "ringede:ringer",
    ]
)
_PRESENT_OF_INFINITIVE: dict[str, str] = dict(
    pair.split(":")
    for pair in [
        "være:er",
        "have:har",
        "ha:har",
        "gøre:gør",
        "vide:ved",
        "kunne:kan",
        "skulle:skal",
        "ville:vil",
        "måtte:må",
        "burde:bør",
        "turde:tør",
        "følges:følges",
        "synes:synes",
    ]
)
_VOWELS = "aeiouyæøå"
# Words in -e and -å that begin what follows "at", but are no verb.
_NO_INFINITIVE = word_set(
    """de alle denne disse begge nogle andre vores jeres ingen hele både selve samme mange enkelte børnene
    folkene små på så også ikke måske hvilke sådanne kunderne patienterne borgerne eleverne kollegerne
    lærerne forældrene tingene beboerne gæsterne medarbejderne dette ledelse ene fælles lige bare gerne
    altid"""
)
_SHORT_INFINITIVES = word_set("få gå stå nå se ske bo tro spå flå slå te le dø ty sy fly kny")
_PLURALS = ("ene", "erne")
_IN_ENE = frozenset(["mene", "tjene", "fortjene", "gene", "rene"])


def present_of_past(word: str) -> str | None:
    """The present of a verb in the past ("skrev" → "skriver"), or None where the word is not known as one."""
    if word in _PRESENT_OF_PAST:
        return _PRESENT_OF_PAST[word]
    if word.endswith("ede") and len(word) > len("ede") + 2:
        stem = word.removesuffix("ede")
        return f"{stem}r" if stem[-1] in _VOWELS else f"{stem}er"
    return None


def present_of_infinitive(word: str) -> str:
    """The present of an infinitive ("dele" → "deler", "deles" → "deles")."""
    return _PRESENT_OF_INFINITIVE.get(word) or (word if word.endswith("s") else f"{word}r")


def is_infinitive(word: str) -> bool:
    """Whether a word after "at" reads as an infinitive and not as the subject of a clause."""
    if word in _NO_INFINITIVE or (word.endswith(_PLURALS) and word not in _IN_ENE):
        return False
    return word in _SHORT_INFINITIVES or (len(word) > 2 and word.endswith(("e", "å", "es", "ås")))
