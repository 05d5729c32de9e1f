"""Danish verbs: which words are finite, in which tense, and what kind of thing they say.

Common verbs are listed by kind: doing, changing, being, becoming, getting, going, saying, knowing, and the modal verbs. Regular ones are
listed by their stems, and their forms are made here; other words are judged by their endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.danish.wordset import words

PAST, PRESENT, PARTICIPLE = "past", "present", "participle"

# Stems that make -ede, -et, -er.
_EDE: dict[str, str] = {
    "do": """lav arbejd åbn lukk ret rett test start flytt rydd delegér saml skift hent bytt plant mal svejs bor klipp
        montér vask rens tørr pakk sortér scann registrér notér dokumentér invitér arrangér koordinér organisér udpeg hyr
        indrett oprett udskift tegn regn analysér kortlagd udarbejd formulér skitsér programmér kod implementér
        automatisér opdatér installér konfigurér migrér debugg tjekk kontrollér screen interview observér film fotografér
        parr match tast forhandl fjern slett dropp skrott låst tænd slukk justér kalibrér introducér coach øv opsøg
        kontakt mail sms forkort forenkl prioritér uddelegér samarbejd sparr støtt motivér engagér insistér ændr
        redigér publicér annoncér lancér stabl plukk afvej rør servér plej sprøjt vaccinér massér gød høst malk fodr
        lug spul fej bon mærk nummerér farv kopiér print klodsed eksperimentér bogfør fakturér kontér budgettér lytt
        snakk fortalt forklar præsentér informér orientér brief diskutér drøft facilitér modérer stopp bremsed sikr
        inddragd involvér lej placér vikl bygg handl book bland parkér ordn kobl hæv beslutt vækk validér tilføj
        indhent grav gendann spartl trykk skrab pudsed rull skubb spærr returnér nulstill undersøgd varm køl
        krydsed pegd blæs loggd sy strikk fod fodr vand lapp limd fræsd fløjt lodd sav hamr skrued støvsug fordel udvikl
        planlæg stå tilpass omplac afprøv rådgav bakk skærped opmål afdækk kortlæg formidl beregn nedskrev visitér
        henvend mærkd øg samkør skemalag opslag indtal optrapp nedtrapp stabilisér mobilisér rekonstruér kredit
        overvåg sammenlign skild klæb vikar iværksætt""",
    "change": """halvér fordobl mindsk øg vokse voks forbedr forværr stabiliser normaliser svind klar lykk spar
        eskaler udvikl kulminer stagner dykk kollaps hal daled dal kravl rasl styrtdykk havn land end resultér udebliv
        ophør slutt overstig underskrid opnå tiltrækk besvar aflever afslutt overgå mist fejl svigt revn overlev reddd tilegn""",
    "be": """mangl vent lign hersk eksistér kost var virk rumm hob sejl rod drukn knag larm ryst drypp lækk støj lugt halt
        bo stritt irritér forvirr genér drill vold pass handl stamm fungér kæmp tøv ærgr ligg""",
    "say": """takk påpeg klag svar kvittér bemærk bekræft rapportér efterlys kommentér beklag hvisk jubl grin klapp smil
        kræv forlang brokk tud græmm ønsk foreslå opfordr pegede lov spå acceptér varsl tru""",
    "know": """opdag erfar husk undervurdér overvurdér vurdér tro ærgr konkludér håb frygt stol overvej undr glæd savn elsk
        had ork overrask chokér gætt forvent oplev""",
}
# Stems that make -te, -t, -er.
_TE: dict[str, str] = {
    "do": """kør køb brug undersøg besøg søg læs løs vis hør før styr lær lån udlån bestil støb sænk hæv stil opstil indstil
        udfyld tæl optæl opsøg udvid mød indkald udvælg omdan opdel aflæs oplær indfør udfør gennemfør overfør tilfør
        rejs rens fremvis efterprøv tal fortæl udtag fordel afprøv behandl undervis tilkald anskaf planlæg aflys aftal fyld spis
        betal oversæt smag rør""",
    "change": "øg tab løft ram sk",
    "be": "føl tilhør lev",
    "say": "ros kald råb udtal anmeld meld nævn henvis undskyld stem anbefal",
    "know": "kend tænk glem drøm men bestem",
}
# Verbs with forms of their own: past, participle, present.
_STRONG: dict[str, str] = {
    "do": """skrev/skrevet/skriver tog/taget/tager gav/givet/giver satte/sat/sætter lagde/lagt/lægger gjorde/gjort/gør
        bad/bedt/beder lod/ladet/lader holdt/holdt/holder trak/trukket/trækker bar/båret/bærer bandt/bundet/binder
        skar/skåret/skærer brød/brudt/bryder sad/siddet/sidder stod/stået/står drog/draget/drager bød/budt/byder
        tilbød/tilbudt/tilbyder foreslog/foreslået/foreslår optog/optaget/optager overtog/overtaget/overtager
        foretog/foretaget/foretager gennemgik/gennemgået/gennemgår omskrev/omskrevet/omskriver undgik/undgået/undgår
        hjalp/hjulpet/hjælper smed/smidt/smider slog/slået/slår greb/grebet/griber fulgte/fulgt/følger
        valgte/valgt/vælger spurgte/spurgt/spørger bragte/bragt/bringer solgte/solgt/sælger opsatte/opsat/opsætter
        udvalgte/udvalgt/udvælger fremlagde/fremlagt/fremlægger omlagde/omlagt/omlægger planlagde/planlagt/planlægger
        tilrettelagde/tilrettelagt/tilrettelægger nedsatte/nedsat/nedsætter ansatte/ansat/ansætter indsatte/indsat/indsætter
        fandt/fundet/finder løb/løbet/løber sprang/sprunget/springer stak/stukket/stikker vendte/vendt/vender
        sendte/sendt/sender skilte/skilt/skiller indgik/indgået/indgår inddrog/inddraget/inddrager tegnede/tegnet/tegner
        hængte/hængt/hænger kørte/kørt/kører viste/vist/viser lærte/lært/lærer målte/målt/måler talte/talt/tæller
        delte/delt/deler ringede/ringet/ringer""",
    "get": "fik/fået/får",
    "become": "blev/blevet/bliver",
    "go": "gik/gået/går kom/kommet/kommer",
    "change": """faldt/faldet/falder steg/steget/stiger nåede/nået/når endte/endt/ender
        vandt/vundet/vinder forsvandt/forsvundet/forsvinder slap/sluppet/slipper opstod/opstået/opstår
        bestod/bestået/består holdt/holdt/holder gled/gledet/glider sank/sunket/synker tabte/tabt/taber
        landede/landet/lander halveredes/halveret/halveres begyndte/begyndt/begynder""",
    "be": """var/været/er havde/haft/har lå/ligget/ligger stod/stået/står hang/hængt/hænger gjaldt/gældt/gælder
        hed/heddet/hedder forblev/forblevet/forbliver udgjorde/udgjort/udgør foregik/foregået/foregår lød/lydt/lyder
        skyldtes/skyldtes/skyldes betød/betydet/betyder fandtes/fandtes/findes sov/sovet/sover""",
    "say": """sagde/sagt/siger kaldte/kaldt/kalder fortalte/fortalt/fortæller bad/bedt/beder råbte/råbt/råber
        skældte/skældt/skælder spurgte/spurgt/spørger udtalte/udtalt/udtaler lød/lydt/lyder skrev/skrevet/skriver
        lovede/lovet/lover mente/ment/mener syntes/syntes/synes""",
    "know": """vidste/vidst/ved troede/troet/tror forstod/forstået/forstår indså/indset/indser
        lærte/lært/lærer glemte/glemt/glemmer tænkte/tænkt/tænker kendte/kendt/kender fortrød/fortrudt/fortryder
        følte/følt/føler turde/turdet/tør gad/gidet/gider""",
    "modal": """skulle/skullet/skal kunne/kunnet/kan ville/villet/vil måtte/måttet/må burde/burdet/bør behøvede/behøvet/behøver
        plejede/plejet/plejer""",
}
_NOT_PAST = words(
    """allerede nede tilstede brede glade fede hede rede bløde bevidste begge rettede samlede planlagte nævnte omtalte
    forkerte undertegnede billede bede ønskede udvidede begrundede uddannede kvalificerede autoriserede sygemeldte indlagte pårørende fælles
    forskellede ansete enkeltstående klædede måltede måned"""
)
_WORD = re.compile(r"\w+", re.UNICODE)
_FUNCTION_LENGTH = 4


def _forms() -> Iterator[tuple[str, str, str]]:
    """Every listed form with its tense and kind; the kinds that come later win."""
    for kind, listed in _EDE.items():
        for stem in words(listed):
            plain = stem.replace("é", "e")
            yield f"{plain}ede", PAST, kind
            yield f"{plain}et", PARTICIPLE, kind
            yield f"{plain}er", PRESENT, kind
    for kind, listed in _TE.items():
        for stem in words(listed):
            yield f"{stem}te", PAST, kind
            yield f"{stem}t", PARTICIPLE, kind
            yield f"{stem}er", PRESENT, kind
    for kind, listed in _STRONG.items():
        for verb in words(listed):
            past, participle, present = verb.split("/")
            yield participle, PARTICIPLE, kind
            yield past, PAST, kind
            yield present, PRESENT, kind


def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for form, tense, kind in sorted(_forms()):
        known = table.get(form)
        if known is None or known[0] == PARTICIPLE:
            table[form] = (tense, kind)
    for form, tense, kind in _forms():
        if kind in ("be", "modal", "get", "become", "go") and tense != PARTICIPLE:
            table[form] = (tense, kind)
    return table


_TABLE = _table()
# Words that are far more often something else than a verb in the present.
_NOT_PRESENT = words(
    "ved opgaver prøver sager priser maler farver var leder vejleder planter koder tester klager"
)


def is_past(word: str) -> bool:
    """Whether a lower-case word reads as a verb in the past ("lavede", "skar")."""
    known = _TABLE.get(word)
    if known:
        return known[0] == PAST
    return word.endswith("ede") and len(word) > _FUNCTION_LENGTH and word not in _NOT_PAST


def is_present(word: str) -> bool:
    """Whether a lower-case word is a common verb in the present ("laver", "står")."""
    known = _TABLE.get(word)
    return known is not None and known[0] == PRESENT and word not in _NOT_PRESENT


def is_participle(word: str) -> bool:
    """Whether a lower-case word reads as a participle ("lavet", "skåret")."""
    known = _TABLE.get(word)
    if known:
        return known[0] == PARTICIPLE
    return word.endswith("eret") and len(word) > _FUNCTION_LENGTH + 2


def kind(word: str) -> str:
    """What kind of thing a lower-case verb says: "do", "change", "be", "become", "get", "go", "say", "know" or
    "modal"; else empty."""
    known = _TABLE.get(word)
    if known:
        return known[1]
    return "do" if is_past(word) or is_participle(word) else ""


def is_finite(word: str) -> bool:
    """Whether a lower-case word reads as a finite verb."""
    return is_past(word) or is_present(word)


@lru_cache(maxsize=1)
def _presents() -> dict[str, str]:
    """The present of each listed form."""
    found: dict[str, str] = {}
    for listed in (*_EDE.values(), *_TE.values()):
        for stem in words(listed):
            plain = stem.replace("é", "e")
            for form in (f"{plain}ede", f"{plain}et", f"{stem}te", f"{stem}t", f"{plain}er"):
                found.setdefault(form, f"{plain}er")
    for listed in _STRONG.values():
        for verb in words(listed):
            *forms, present = verb.split("/")
            for form in (*forms, present):
                found[form] = present
    return found


def present_of(word: str) -> str:
    """The present of a verb in any form but the infinitive ("fundet" → "finder"); of an unknown one as its ending tells."""
    known = _presents().get(word)
    if known:
        return known
    return f"{word[:-3]}er" if word.endswith("ede") and len(word) > _FUNCTION_LENGTH else word


def has_finite(text: str) -> bool:
    """Whether a stretch of text holds a finite verb."""
    return any(is_finite(match.group().lower()) for match in _WORD.finditer(text))
