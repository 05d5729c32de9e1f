"""What in a sentence's form hints at situation, task, action, result or learning.

No cue decides; each is one feature among thousands for the trained model, which weighs them.
"""

from __future__ import annotations

import re

_N = r"\d[\d.,:/]*"
_WHO = r"(?:jeg|vi|man|du|han|hun|de)"
_BOSS = (
    r"(?:chef\w*|leder\w*|\w+leder|\w+lederen|\w+chef|\w+chefen|direktør\w*|mester|formand\w*|overlæge\w*|rektor|"
    r"bestyrelse\w*|ledelse\w*|kommunen|ejer\w*|hr|regionen|styregruppe\w*|koordinator\w*|projektleder\w*|"
    r"afdelingssygeplejerske\w*|redaktør\w*|provst\w*|byråd\w*|udvalg\w*|bygherre\w*)"
)
_OUTSIDER = (
    r"(?:kunde\w*|borger\w*|patient\w*|pårørende\w*|forældre\w*|elev\w*|kolleg\w*|revisor\w*|datter\w*|søn\w*|mor|far|"
    r"moren|faren|konen|manden|beboer\w*|barn\w*|børn\w*|lærer\w*|bruger\w*|tilsyn\w*|gæst\w*|medlem\w*|deltager\w*|"
    r"nabo\w*|læge\w*|sagsbehandler\w*|leverandør\w*|montør\w*)"
)
_SAYS = r"(?:siger|sagde|har sagt|skrev|har skrevet|roste|takkede|kaldte|mener|spørger|spurgte|meldte|melder|ringede|vil have|fortæller|fortalte|nævnte|synes|syntes)"

_PATTERNS: dict[str, str] = {
    # situation
    "before_words": r"\b(?:tidligere|før|hidtil|sidste år|i fjor|i årevis|plejer|plejede|i forvejen|længe|i lang tid|altid|igen og igen|hver gang|konstant|tit|ofte|stadig)\b",
    "because": r"\b(?:fordi|da|eftersom|pga|på grund af|siden)\b",
    "trouble": r"\b(?:problem\w*|kaos|rod|roder|sejle\w*|fejl\w*|klage\w*|mangle\w*|forsinke\w*|nedbrud\w*|syg\w*|sur\w*|utilfreds\w*|utryg\w*|konflikt\w*|bagud|presse\w*|druknede|drukner|kritik\w*|påbud\w*|svært|svær|dårlig\w*|skidt|gammel|gamle|ingen)\b",
    "had": r"\b(?:havde|lå|stod|sad|var|tog|kom) (?:der|vi|jeg|de|han|hun|man)\b",
    "pluperfect": r"\bhavde\b(?:\W+\w+){0,4}\W+\w+(?:et|t)\b",
    "has_been": r"\bhar (?:\w+ ){0,2}(?:ligget|stået|været|haft)\b",
    "per_period": rf"{_N}(?: \w+){{0,3}} (?:om|pr\.?|per|i) (?:ugen|uge|dagen|dag|måneden|måned|md|året|år|kvartalet|time|timen)\b",
    # task
    "should": r"\b(?:skulle|skal|måtte|må)\b",
    "we_should": rf"\b(?:{_WHO} (?:skulle|skal)|(?:skulle|skal) {_WHO})\b(?! (?:ha|have|ha')\b)",
    "i_should": r"\b(?:jeg (?:skulle|skal)|(?:skulle|skal) jeg)\b(?! (?:ha|have|ha')\b)",
    "aim": r"\b(?:mål\w*|formål\w*|opgave\w*|rolle\w*|ansvar\w*|krav\w*|hensigt\w*|mening\w*|tanke\w*|idé\w*|ide|ideen|ambition\w*|ønske\w*|bestilling\w*|mandat\w*|deadline\w*|frist\w*|aftale\w*|besked\w*|ordre\w*|målsætning\w*|plan\w*|projekt\w*|håbet)\b",
    "asked": r"\b(?:bad|bedt|spurgte|spurgt|udpege\w*|sat (?:på|til)|sagde ja|sagt ja|meldte mig|meldt mig|tog den på mig|overtog|lovet|lovede|fik lov|fik af|fået af|hyret|valgt|tildelt|uddelegere\w*|pålagt|satte mig på|gav mig|gav os|landede hos|endte hos|lå hos|faldt på|min tur|mit bord|min sag|mit projekt|tovholder\w*|ansvarlig\w*|stå for|stod for|stå i spidsen)\b",
    "asked_me": rf"\b{_BOSS}(?: \w+){{0,3}} (?:bad|ville|vil|spurgte|ønskede|gav|satte|krævede|pegede|sagde|forventede)\b",
    "boss": rf"\b{_BOSS}\b",
    "as_role": r"^som \w+",
    "wanted": rf"\b(?:ville|vil) {_WHO}\b|\b{_WHO} (?:ville|vil)\b|\bønskede\b|\bville (?:gerne )?have\b",
    "before_date": rf"\b(?:inden|senest|til|før) (?:d\.? ?{_N}|den {_N}|uge|udgangen|sommer\w*|jul\w*|nytår\w*|påske\w*|august|september|oktober|november|december|januar|februar|marts|april|maj|juni|juli|\w*dag)\b",
    "at_most": r"\b(?:højst|maks|max|mindst|minimum|under|ned på|op på|ned under|halvere\w*)\b",
    "so_that": r"\bså\b(?: \w+){0,3} (?:kan|kunne|ikke|ingen|alle|slipper|slap)\b",
    "to_infinitive": r"\b(?:at|for at)\b \w+(?:e|å)\b",
    "imperative_task": r"^(?:at |få |finde |nå )",
    # action
    "i_past_first": r"^(?:jeg|vi) (?!(?:skulle|var|havde|fik|kunne|ville|måtte|blev|er|har|skal|tror|synes|burde)\b)\w+(?:ede|te|g|v|k|d|og)\b",
    "bare_past_first": r"^(?!(?:skulle|var|havde|fik|kunne|ville|måtte|blev|der|det|de|disse|dette|efter|nogle|første|sidste|næste|bedste)\b)\w+(?:ede|te)\b",
    "have_done": r"\b(?:jeg|vi) har\b|\bhar (?:jeg|vi)\b|^har \w+(?:et|t)\b",
    "made": r"\b(?:lavede|lavet|byggede|bygget|skrev|skrevet|satte|sat|ringede|ringet|flyttede|flyttet|indførte|indført|gennemgik|gennemgået|delte|delt|tog fat|holdt|samlede|samlet|fik fat|kontaktede|aftalte|aftalt|tegnede|målte|testede|testet|underviste|oprettede|opsatte|ryddede|byttede|trak|kørte|tilbød|inviterede|spurgte|viste|hentede|lånte|købte|bestilte|fjernede|slettede|droppede|skiftede|skiftet|begyndte|startede|gik i gang)\b",
    "together": r"\b(?:sammen med|mens (?:[A-ZÆØÅ]\w+|hun|han)|med hjælp fra|i samarbejde med|med på)\b",
    "steps": r"\b(?:først|derefter|bagefter|så|til sidst|undervejs|samtidig|derpå|i stedet|dagen efter)\b",
    "each_period": r"\b(?:hver (?:dag|uge|morgen|aften|mandag|tirsdag|onsdag|torsdag|fredag|måned|anden)|om (?:morgenen|mandagen|tirsdagen|onsdagen|torsdagen|fredagen))\b",
    "now_we": r"\b(?:nu (?:går|gør|har|laver|står|kører|tager|ringer|skriver|holder|spørger|bruger)|(?:går|gør|ringer|skriver|holder|spørger|bruger|kører|tager) (?:vi|jeg) nu)\b",
    "participles": r"^(?:\w+ ){0,4}?\w+(?:et|t)(?: \w+){0,3},(?: \w+){1,5} ?\w+(?:et|t)\b",
    # result
    "from_to": rf"\bfra(?: ca\.?| omkring| godt| knap)? {_N}(?:[ %]*\w*){{0,4}} til\b",
    "against": rf"{_N}(?: ?%| pct\.?)?(?: \w+){{0,3}},? mod(?: \w+)? {_N}|\bmod(?: ca\.?| tidligere| før| normalt)? {_N}",
    "out_of": rf"\b(?:{_N}|alle|samtlige|ni|otte|syv|seks|fem|fire|tre|to) (?:ud )?af\b",
    "moved": r"\b(?:faldt|faldet|falder|steg|steget|stiger|landede|landet|endte|endt|halvere\w*|fordoble\w*|sparede|sparet|sparer|nåede|nået|nåde|blev til|vandt|solgt|solgte|gået ned|gik ned|gået op|gik op|nede på|oppe på|reduceret|gik fra|gået fra|forsvandt|forsvundet|holdt|bestod|bestået|godkendt|lykkedes|virkede|virker|betød|betydet|dukkede op|mødte op|bedre|hurtigere|færre|flere|mindre|mere)\b",
    "since_then": r"\b(?:siden da|siden har|siden er|siden dengang|siden (?:uge|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)|efter (?:to|tre|fire|fem|seks|otte|en|et|\d+) (?:uger|måneder|dage|uge|måned|år)|indtil videre|endnu)\b",
    "now": r"^(?:nu|i dag|i år|pr\.|pt)\b|\b(?:er nu|kan nu|har nu|bruger nu|nu\W*$|ikke længere)\b",
    "no_more": r"\b(?:ingen|ikke (?:en|ét|et|én) eneste|nul|0) \w+",
    "outsider_says": rf"\b{_OUTSIDER}(?: \w+){{0,4}}? {_SAYS}\b|\b{_SAYS}(?: \w+)? {_OUTSIDER}\b",
    "somebody_says": rf"\b[A-ZÆØÅ]\w+(?: \w+){{0,3}}? {_SAYS}\b|\b{_SAYS} [A-ZÆØÅ]\w+",
    "boss_says": rf"\b{_BOSS}(?: \w+){{0,3}}? {_SAYS}\b|\b{_SAYS} {_BOSS}\b",
    "praise": r"\b(?:ros|roste|rost|tak|takkede|tilfreds\w*|glad\w*|stolt\w*|bedste|flot\w*|godt gået|imponere\w*|tryg\w*|rolig\w*|smil\w*|anbefal\w*|eksempel|kopiere\w*|udbrede\w*)\b",
    "quote": "[\"”“»']\\w+",
    "figure_first": rf"^(?:ca\.? |kun |hele |over |under |knap |godt )?{_N}",
    "percent": rf"{_N} ?(?:%|pct\b|procent)",
    "money": rf"{_N} ?(?:kr\b|mio\b|mia\b|tkr\b|tusind)",
    "colon_figure": rf": (?:ca\.? )?{_N}",
    "in_time": r"\b(?:til tiden|før tid|i mål|på plads|rettidigt|inden for (?:fristen|tiden|budget\w*|rammen)|under budget|åbnede|afleveret|i drift|i luften)\b",
    "which_gave": r"^(?:og |hvilket|så nu|det gav|det har|det betød|resultatet|effekten|udfaldet|status)\b",
    # learning
    "next_time": r"\b(?:næste gang|en anden gang|til næste|næste år|fremover|fremadrettet|for fremtiden|i fremtiden|en gang til|igen til|til efteråret|til foråret|anden gang)\b",
    "should_have": r"\b(?:burde|skulle|kunne|måtte)(?: \w+){0,4} (?:have|ha|haft|ha'|været)\b",
    "if_had": rf"^(?:havde|kunne|skulle|var) {_WHO}\b.*,? (?:var|havde|ville|skulle|kunne)\b",
    "would_i": r"\b(?:ville|vil) jeg\b|\bjeg (?:ville|vil) (?:nok |gerne |helst )?(?:starte|begynde|have|gøre|tage|spørge|bruge|sætte|vente|ringe|sige)\b",
    "learned": r"\b(?:lær\w+|læring\w*|erfaring\w*|indså|indset|klogere|opdage\w*|fandt ud af|tager med|tager jeg med|har med mig|undervurdere\w*|overvurdere\w*|glemte|glemt|troede|forstået|forstod|overrask\w*|gik op for|kan se nu|ved jeg nu|fortryder|fortrød|ærgrer|min fejl|fejlen var|svaghed\w*|dyrt|pointen|moralen|husk|aldrig mere)\b",
    "general_truth": r"^(?:man|folk|det|der|en|et|mennesker|børn|ældre|papir|tal|små|de fleste)\b(?: \w+){0,4} (?:er|skal|kan|virker|hjælper|betyder|kræver|koster|tager|bliver|husker|finder|må|gør|går|flytter)\b",
    "imperative_advice": r"^(?:spørg|ring|mål|start|begynd|husk|tag|brug|få|lad|bestil|vent|sæt|tal|snak|lyt|test|skriv|tro|aftal|gå|hold|gem|lav|aldrig|altid|hellere|først|ikke)\b",
    "earlier": r"\b(?:tidligere|før|fra start\w*|fra begyndelsen|fra dag|med det samme|for længst|hellere|i stedet|først)\b",
    "it_is_that": r"\b(?:det er (?:de|den|det|ikke|jo|bare|altid|ofte)|det handler om|det vigtigste|det sværeste|tricket|nøglen|hemmeligheden)\b",
    # other
    "weather": r"\b(?:regn\w*|sol\w*|sne\w*|vejr\w*|varmt|koldt|blæst\w*|kaffe\w*|kage\w*|frokost\w*|ferie\w*|weekend\w*|fredag|cykl\w*|printer\w*|parkering\w*|træt\w*|sofa\w*|øl|pizza|basser|bolle\w*|chokolade|julefrokost|sommerfest|fødselsdag\w*|fodbold\w*|hund\w*|fødder|ryg\w*|hoved\w*|søv\w*|sove\w*|sover)\b",
    "mood": r"\b(?:pyha|puh|øv|hurra|haha|suk|argh|nå|åh|jubii|yes|wow|dejligt|skønt|hyggeligt|fedt|glæder|gad|orker|håber|vildt|gudskelov|heldigvis|desværre|forresten|i øvrigt|for resten|ps|mvh|hej|vh)\b",
    "question": r"\?\W*$",
    "shout": r"!\W*$",
    "smiley": r"[:;]-?[)(DP]|[\U0001F300-\U0001FAFF]",
    "later_talk": r"\b(?:mere (?:om|senere|når)|vender tilbage|skriver (?:mere|igen)|følger op|opfølgning|spændende|må vise|afventer|venter på|i morgen|i eftermiddag|næste uge)\b",
    # form
    "passive": r"\b(?:blev|bliver|er blevet|var blevet|blevet)\b(?: \w+){0,5} \w+(?:et|t|ne)\b",
    "passive_s": r"\b\w{3,}(?:es|edes)\b",
    "undersigned": r"\bundertegnede\b",
    "parenthesis": r"\(",
    "semicolon": ";",
    "team": r"\b(?:vi|os|vores|teamet|holdet|gruppen)\b",
    "me": r"\b(?:jeg|mig|min|mit|mine)\b",
    "future": r"\b(?:vil blive|bliver først|kommer til|forventer|forventes|regner med|i næste)\b",
    "negation": r"\b(?:ikke|ikk|ingen|aldrig|intet|uden|hverken)\b",
    "but": r"\bmen\b",
}
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PATTERNS.items())


def cues(text: str) -> list[str]:
    """The names of the cues that a sentence shows, in a fixed order."""
    return [name for name, pattern in _COMPILED if pattern.search(text)]
