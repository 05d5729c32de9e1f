"""What in a wish hints at the five criteria of a goal: motives, agreement, resources, what lacks, measures and vagueness.

No cue decides; each is one feature among others for the trained model, which weighs them.
"""

from __future__ import annotations

import re

_N = r"\d[\d.,:/]*"
_COUNT = r"(?:\d[\d.,]*|en|et|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|fjorten|femten|tyve|halvtreds|hundrede)"
_BOSS = (
    r"(?:chef\w*|\w*leder(?:en|ne|s)?|\w*chef(?:en|s)?|direktør\w*|direktion\w*|mester|ledelse\w*|rektor\w*|bestyrelse\w*"
    r"|forvaltning\w*|kommunen|koncernen|hovedkontoret|hr|\w*tilsyn\w*|revisor\w*|sikkerhed|compliance|ministeri\w*)"
)
_SCARCE = (
    r"(?:tid|tiden|timer|timerne|penge|pengene|råd|midler|midlerne|folk|hænder|vikar\w*|afløser\w*|budget\w*|plads\w*|kroner|kr|krone"
    r"|øre|bemanding\w*|lektioner|ressourcer\w*|kræfter|luft|overskud|medarbejdere|kolleger|ansatte|nogen|ingen|mand|sjæl|udstyr|lokale\w*|rum"
    r"|opbakning|læsetid|aftener|uddannelses\w+|vagter|årsværk|stillinger|normering\w*|hjælp|støtte)"
)
_LEARNING = (
    r"(?:\w*kurset?|\w*kursus\w*|\w*kurser|\w*modul\w*|\w*eksamen\w*|\w*certifi\w+|\w*bevis\w*|\w*kørekort\w*|\w*uddannelse\w*|\w*diplom\w*|hd\w*"
    r"|amu\w*|\w*ects|truck\w*|\w*prøve[nr]?|\w*speciale\w*|e-?læring\w*|e-?learning|\w*akkreditering\w*|\w*autorisation\w*|ph\.?d\w*|master\w*"
    r"|svendeprøve\w*|efteruddannelse\w*|grundforløb\w*|hovedforløb\w*|\w*kort[et]*|\w*licens|linjefag\w*|\w*test|\w*quiz)"
)
_PRODUCT = (
    r"(?:\w*manual\w*|\w*vejledning(?:en|er)?|\w*instruks\w*|\w*rapport\w*|\w*plan(?:en|er)?|\w*skema\w*|\w*mappe[nr]?|\w*artik(?:el|ler)\w*"
    r"|\w*oplæg\w*|\w*ansøgning\w*|\w*notat\w*|\w*dashboard\w*|\w*video\w*|\w*guide\w*|\w*pjece\w*|\w*skabelon\w*|\w*pakke[nr]?|\w*liste[nr]?"
    r"|\w*kort|\w*forløb|\w*møder?|\w*interviews?|\w*besøg|\w*afgørelser?|\w*opskrifts?\w*|\w*årshjul|\w*side[r]?|\w*undervisning\w*|\w*workshops?"
    r"|\w*readme|\w*test[s]?|\w*sager|\w*vagter|\w*kunder|\w*emner|\w*tavler|\w*skilte?)"
)

_PATTERNS: dict[str, str] = {
    # a motive
    "because": r"\b(?:fordi|eftersom|derfor|nemlig|begrundelse\w*|hvorfor\?|grunden)\b|,\s*(?:for|da)\s+\w+|\bda (?:jeg|vi|hun|han|det|der|de)\b",
    "so_that": r"\bså(?:dan at| at)?\s+(?:(?:jeg|vi|man|hun|han|de|det|der|folk|ingen|alle|andre)\b|\w+(?:ne|en|et|erne)\b|[A-ZÆØÅ]\w+)",
    "so_end": r"(?:^|[.!?,–-]\s*)så (?:slipper|er|kan|får|har|kender|slap|undgår|bliver|behøver|vi|jeg)\b",
    "free_of": r"\b(?:slipper|slippe|slap) for\b|\bikke (?:længere )?(?:behøver|skal|er)\b|\bi stedet for\b|\bundgå\w*\b",
    "in_order": r"\bfor at (?!få fat)\w+",
    "fun": r"\b(?:sjov\w*|spænd\w+|fed[et]?|fantastisk\w*|skøn\w*|fryd\w*|nyd\w*|nød|lyst\w*|lyser|lyste|energi\w*|trives|glad\w*|glæd\w+|interess\w+|nysgerrig\w*|motiv\w+|stolt\w*|yndling\w*|favorit\w*|gladere|røde kinder|gnist\w*|begejstr\w+|fascin\w+|optager|optaget af|vild med|bidt af|tænd\w* på|hygge\w*|inspirer\w*|pirrer|kilder?|gave|passion\w*|lidenskab\w*|ivrig\w*|fyr og flamme)\b",
    "love": r"\b(?:brænd\w*|elsk\w*|drøm\w*|hjerte\w*|ilden?|sjæl\w*|kærlighed\w*|altid (?:villet|har|haft)|længe (?:villet|ønsk\w*|haft)|kald|drivkraft\w*|benzin|mening)\b",
    "means_much": r"\b(?:betyder|betød|betyde) (?:\w+ )?(?:meget|noget|alt)\b|\b(?:vigtig\w*|værd) for (?:mig|hende|ham|os)\b|\bligger (?:mig|hende|ham|os)\b|\b(?:for min egen skyld|egoisme)\b",
    "fed_up": r"\b(?:træt af|hade\w*|ked af|pine[rt]?|pinlig\w*|irriter\w*|ærger\w*|ærgerlig\w*|flov\w*|skammer|utryg\w*|usikker\w*|sover|stress\w*|slider|død i|keder|kede|gider ikke|gad ikke|frustrer\w*|surt?|dræner|visner|rastløs\w*|tåbelig\w*|svært ved|ondt|klump|råb\w*|skræmmer|bange for|hænger ikke sammen|nægter|orker|forkert|dum|fordrage|lorten?|bandet|syg af|undskylder|parkeret|mister|græd|tungt?|trist\w*|uværdig\w*|snublet|flaskehals\w*)\b",
    "misses": r"\b(?:savne\w*|trænge\w*|længe[sr]\w*|hungrer|tørster|mangler jeg|synes jeg mangler|bar bund)\b",
    "gives": r"\b(?:giver|gav|give|ville give) (?:mig|os|hende|ham|ro|mere|noget|god|mening|energi)\b|\b(?:holder mig|får jeg|får mig|vågner op|vokser|ser frem til|ser mig selv|tør)\b",
    "effect": r"\b(?:gør(?:e|t)? at|betyder at|ellers|risikerer|det koster|vi bruger|hver gang|spild\w* tid|venter?|ringet op|rykke[rs]?|klage[rs]?|spørger jo|opgiver|går galt|fejl\w*)\b",
    # agreed by both, or the wish of the one it is about
    "agree": r"\b(?:enig[et]?|aftal(?:t|te|en)|begge|sammen med min leder|sagt ja|sagde ja|siger ja|sagt ok|siger ok|sagde ok|god for|godkendt|nikke[rt]\w*|skrevet under|hånd(?:en)? på|giv\w+ hånd(?:en)?|anbefaler|bakker|bakket op|opbakning|tommel\w*|fået lov|med på (?:den|det|idéen|ideen)|støtter|velsign\w*|grønt lys|har lovet mig|kan godt se|giver mening|glad for at|synes (?:også|vi)|accept\w*|accepteret|bifald\w*|tilslut\w*)\b",
    "boss_agrees": rf"\b(?:{_BOSS}|[A-ZÆØÅ][a-zæøå]+) (?:(?:og|har|er|siger|sagde|synes|bakker|støtter|nikkede|vil gerne) )+(?:jeg|ja|ok|god|selv|enig|også|med|op|nikket)\b",
    "own_wish": r"\bselv (?:har )?(?:bedt|spurgt|foreslået|ønske\w*|valgt|sagt|kommet|bad|spurgte|foreslog|meldt|villet|vil)\b|\bhar (?:selv|længe|altid) \w+|\b(?:har spurgt|spørger selv|spurgt om lov|bedt om|meldte? sig|min(?:e)? eg[ne]+ idé|kommet med idé\w*|prikkede)\b",
    "wish": r"\b(?:vil(?:le)? (?:så |rigtig |virkelig |meget |simpelthen )*gerne|ønske[rt]?\w*|kunne godt tænke|tænke mig|ku godt|gerne vil|drøm\w*|håber)\b",
    # told by others, a duty
    "imposed": r"\b(?:krav\w*|kræv\w+|pålagt|pålagde|pålæg\w*|påbud\w*|ordre\w*|lovpligtig\w*|forvent\w+|forlang\w+|insister\w*|dikter\w*|oppefra|fra oven|bestilt|bestilling|besluttet|bekendtgørelse\w*|loven|reglerne|obligatorisk\w*|skal jo|skal man|skal vi også|står i (?:\w+plan\w*|\w*kontrakt\w*|\w*skema\w*)|presser|meldt ud|ikke mit|uden at spørge|sådan er|rettet mod os|indkaldt|målskema\w*|kontrakt\w*|strategi\w*)\b",
    "boss_wants": rf"\b{_BOSS}(?: \w+){{0,3}} (?:vil|ville|kræver|siger|sagde|har sagt|mener|har besluttet|forlanger|ønsker|synes|vil have|forventer|har bestemt|har bedt)\b|\b(?:siger|sagde|lyder det fra|kræver|vil) {_BOSS}\b",
    "other_wants": r"\b[A-ZÆØÅ][a-zæøå]+ (?:vil have|mener|siger|synes|har bedt|kræver|har pålagt|insisterer)\b|\b(?:kone|mand|datter|kæreste|derhjemme)\b",
    "resigned": r"\b(?:ja ja|fint nok|pyt|ligegyldig\w*|lige meget|hvilket som helst|haha|hø hø|spild)\b",
    # resources and support
    "paid": r"\b(?:betale[rst]*|betalt|bevilg\w+|finansier\w*|gratis|dækket af|dækkes|købt|sponsor\w*|refunder\w*|på firmaets regning|regningen|lønnen)\b",
    "money": r"\b\d[\d.]* ?(?:kr\b|kroner|tkr|mio)|\b(?:kompetence(?:fond|midler|pulje)\w*|\w*pulje[nr]?\w*|\w*fond(?:en|s)?|\w*konto\w*|\w*budget\w*|midler\w*|penge\w*)\b",
    "set_aside": r"\b(?:sat af|afsat|sætter af|reserver\w+|booket|blokeret|frikøb\w*|købt (?:mig )?fri|ryddet|skrevet (?:ind|på)|ligger i (?:skemaet|vagtplanen|kalenderen|turplanen)|lagt ind|lægges i|på plads|tildelt|øremærk\w*|allokeret|stille[rst]* til rådi\w*|til rådighed|stillet|indkøbt)\b",
    "hours": rf"\b{_COUNT}(?: \w+)? (?:timer?|t|dage|formiddage?|eftermiddage?|lektioner|studiedage|skrivedage|arbejdsdage|fridage|vagter|gange|uger|fredage|morgen\w*)\b(?: (?:om|pr\.?|per|hver) \w+)?",
    "each_week": r"\b(?:om ugen|ugtl|ugentlig\w*|hver (?:uge|tirsdag|mandag|onsdag|torsdag|fredag|14\. dag|måned|anden)|om måneden|pr\.? uge|pr\.? måned)\b",
    "gets_free": r"\b(?:får|fik|har|giver?|givet|fået|tager|bruge|har jeg)(?: \w+){0,4} (?:fri|vagtfri\w*|mulighed\w*|lov|tid|adgang|hjælp)\b|\b(?:fri til|tid til|luft til|fri indtil|tiden er lagt)\b",
    "gets": r"\b(?:får|fået|fik|har fået|tildelt|lånt|låner|skaffet|lovet)\b",
    "helper": r"\b(?:mentor\w*|makker\w*|sidemand\w*|coach\w*|sparring\w*|supervis\w+|vejleder\w*|instruktør\w*|konsulent\w*|underviser\w*|oplær\w*|føl|bagstopper\w*|superbruger\w*|træner\w*|facilitator\w*|tovholder\w*|vikar\w*|afløser\w*|lærling\w*|korrektur\w*|rødstift\w*)\b",
    "helps": r"\b(?:hjælper|hjælpe|hjulpet|bistår|støtter|viser|vise mig|vist mig|lærer mig|sidder (?:ved|med|klar|på)|sidder hos|kører med|går med|følger|er med på|kigger|kommer (?:ud|forbi)|dækker|tager (?:mine?|hendes|hans|de|over)|overtager (?:mine?|hendes|hans)|passer|aflaster|læser (?:med|igennem|korrektur)|står bi|holder øje|skubbe\w*|deler|åbner sin|tilbudt|stiller (?:op|sig|en)|holder sig|sender|drikker kaffe|underviser|gennemgår|skygger)\b",
    "ready": r"\b(?:klar|færdig[et]?|ligger (?:klar|der)|findes|allerede|i forvejen|hjemme|printet|renset|anbefalet|trukket|liggende|tilmeldt|meldt (?:mig|ham|hende) til|bestilt|fundet|systemet har vi|udstyr\w*|værktøj\w*|licens\w*|adgang\w*|skabelon\w*)\b",
    "more_people": r"\b(?:ekstra|mere (?:fra|fast)|en halv stilling|årsværk|dobbeltbemand\w*|flere hænder|ny (?:kollega|scanner))\b",
    "before_done": r"\b(?:har prøvet|prøvet det før|har været med|bestod|har (?:haft|taget|gennemført) |uddannet|erfaring\w*)\b",
    # what lacks
    "none_of": rf"\b(?:ingen|intet|ikke|hverken|aldrig|uden|nul|0|ikke en(?: eneste)?|ikke et(?: eneste)?)\b(?: \w+){{0,4}} {_SCARCE}\b",
    "scarce_not": rf"\b{_SCARCE}\b(?: \w+){{0,4}} (?:ikke|ingen|aldrig|mangler|findes ikke|slut|tom\w*|brugt|væk|nul)\b",
    "lacks": r"\b(?:mangle[rnd]*|manglede|savner (?:vi|folk)|underbemand\w*|ubesat\w*|vakant\w*|på orlov|på barsel|barsel|orlov|sygemeld\w*|stoppet|opsagt|fyret|skåret|sparet|sparer|strøget|lukket|tømt|tom|tomt|udsolgt|nedlagt|opbrugt|brugt op|overbooket|presset|bemanding\w*|for lidt|i forvejen|desværre|sluger|ligger oven i|indefrosset|ansættelsesstop|besparelse\w*|fyringsrunde\w*|nedskæring\w*)\b",
    "cannot_see": r"\b(?:kan ikke se (?:hvor|hvordan|hvornår)|ved ikke (?:hvor|hvordan|hvornår)|ikke (?:realistisk|muligt|lade sig gøre|få fri|hænge sammen|at finde)|urealistisk\w*|umulig\w*|op ad bakke|kommer ikke til at ske|når vi ikke|når jeg ikke|bliver ikke nået|kommer vi ikke|kan det ikk\w*|ser sort|hvornår\?|fulgte (?:ikke )?med|i mine pauser|findes ikke|går ikke op|kniber)\b",
    "few_people": rf"\b(?:kun|bare|er|nede på|vi er|er jo|er vi) (?:kun )?{_COUNT} (?:mand|mennesker|medarbejdere|kolleger|på (?:holdet|vagt\w*)|til|voksne)\b|\b(?:lærere|mand|medarbejdere) (?:mindre|for lidt)\b",
    "but": r"(?:^|[.,–-]\s*)(?:men|dog|desværre|problemet|ærligt|der er bare)\b|\b(?:bare (?:ingen|ikke)|dog|desværre)\b",
    # measurable
    "from_to": rf"\bfra(?: ca\.?| omkring| godt| knap)? {_N}(?:[ %]*[\w/]*){{0,4}} til\b|{_N}[^.]{{0,20}}->|\bned(?: fra)? {_N}",
    "bound": rf"\b(?:under|over|mindst|minimum|højst|maks|max|op på|ned på|ned under|op til|nede på|færre end|mere end|halvere\w*|fordoble\w*|nul|inden for)\b(?: \w+)? (?:{_N}|{_COUNT}\b)|\bhalver\w+|\bfordobl\w+|[<>≥≤] ?{_N}|\bnul \w+",
    "percent": rf"{_N} ?(?:%|pct\b|procent)",
    "figure": rf"\b{_N}",
    "count_noun": rf"\b{_COUNT} (?:\w+ ){{0,2}}\w{{3,}}(?:er|r|e|n|t|s)?\b",
    "money_goal": rf"{_N} ?(?:kr|mio|mia|tkr)\b",
    "now_figure": rf"\b(?:nu|i dag|pt|lige nu|ligger (?:jeg|vi) på|er det|sidst)\b[^.]{{0,25}}{_N}|{_N}[^.]{{0,12}}\b(?:nu|i dag)\b",
    "all_of": r"\b(?:alle|samtlige|hver eneste|hvert eneste|hver (?:gang|dag|aften|måned|uge|vagt)|hele|begge|ikke én|ingen)\b",
    "learning": rf"\b{_LEARNING}\b",
    "passed": r"\b(?:bestå[ret]*|bestået|gennemfør\w*|afslutte[rt]*|afsluttet|færdig\w*|tage[rt]? \w+|tager|læser|melder mig|optag\w*|certificer\w*|fornye[st]*)\b",
    "product": rf"\b(?:skrive[rt]?|skrevet|lave[rt]?|bygge[rt]?|udarbejde[rt]?|aflevere[rt]?|sende?t?|holde[rt]?|udgive[rt]?|optage[rt]?|lægge[rt]?|lukke[rt]?)\b(?: \w+){{0,5}} {_PRODUCT}\b",
    "delivered": r"\b(?:afleveret|godkendt|sendt|lagt op|klar|færdig|underskrevet|oppe|hængt op|ryddet|mærket|optalt|talt op|registrer\w*|implementer\w*|i drift|bygget|skrevet)\b",
    "alone": r"\b(?:alene|selv|selvstændig\w*|på egen hånd|uden (?:hjælp|at (?:ringe|spørge|kigge|nogen|kalde|skulle|jeg|stå)|mig|manus|[A-ZÆØÅ]\w+|hr|eksternt|supervisor)|for første gang|fra (?:bunden|A til Z|start til slut)|fra ende til anden)\b",
    "can": r"\b(?:kunne?|kan|skal kunne|tør|mestre\w*|beherske\w*)\b",
    "role": r"\b(?:bliver?|blive|overtage[rt]?|stå for|står for|rolle\w*|ansvar\w* for|tovholder|leder|vejleder|instruktør|koordinator|formand|tillids\w*|souschef|teamleder\w*)\b",
    # specific, or only a direction
    "better": r"\b(?:bedre|mere|mindre|flere|færre|skarpere|dygtigere|stærkere|tættere|tydeligere|klogere|større|højere|roligere|sikrere|hurtigere|oftere|pænere)\b",
    "direction": r"\b(?:udvikle\w*|styrke\w*|løft\w*|forbedr\w*|øge\w*|fokus\w*|generelt|overblik|styr på|struktur|ro|synlig\w*|proaktiv\w*|ansvar|fagligt?|kompetencer|samarbejde\w*|kommunikation\w*|stemning\w*|trivsel|kvalitet\w*|robust\w*|nærvær\w*|strategisk\w*|forretning\w*|digital\w*|innovativ\w*|moderne|mod|selvtillid|gennemslagskraft|inklusion|vækst|balance|fleksib\w*|effektiv\w*|professionel\w*)\b",
    "loose": r"\b(?:noget|nogle|lidt|et eller andet|eller andet|på sigt|på et tidspunkt|en dag|den slags|det hele|altså|bare|måske|tja|nok|vist|ligesom|sådan|i den retning|for alvor|ved ikke|aner ikke|hvad det bliver|hvilke\w*|hvilket som helst|uanset)\b",
    "be_better": r"\b(?:bliv\w*|være|vær) (?:en |lidt |noget |meget |mere |endnu )*(?:bedre|mere|god|dygtigere|skarpere|klogere|stærkere)\b",
    "at_doing": r"\b(?:bedre|god|skarpere|dygtigere) til (?:at|det)\b|\b(?:til at|øve (?:mig|sig) i at|lære at|kunne)\b \w+",
    "behaviour": r"\b(?:spørge|stille|lytte|afbryde|tie|sige|holde|skrive|ringe|læse|gå|tale|lade|smage|lægge|bruge|vise|forklare|tage|give|bygge|indrette)\b",
    "method": r"\b(?:i stedet for|ved at|konkret|helt konkret|dvs|altså|fx|f\.eks|for eksempel|først|især|:)\b",
    "shifts": r"\b(?:vagter|aftenvagter|nattevagter|skift|timer|løn|parkering\w*|ferie)\b",
    # form
    "question": r"\?",
    "shout": r"!",
    "smiley": r"[:;]-?[)(DP]|[\U0001F300-\U0001FAFF]|\bhaha\b",
    "negation": r"\b(?:ikke|ikk|ingen|aldrig|intet|uden|hverken)\b",
    "i": r"\b(?:jeg|mig|min|mit|mine)\b",
    "we": r"\b(?:vi|os|vores)\b",
    "third": r"\b(?:hun|han|hende|ham|hendes|hans)\b",
    "past": r"\b(?:var|havde|blev|fik|kom|gik|sagde|stod)\b",
    "quote_marks": "[\"”“»']\\w+",
}
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PATTERNS.items())


def cues(text: str) -> list[str]:
    """The names of the cues that a text shows, in a fixed order."""
    return [name for name, pattern in _COMPILED if pattern.search(text)]
