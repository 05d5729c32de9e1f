"""What stands around a name: words that speak for a person, and words that speak against one."""

from __future__ import annotations

import re

from assistant.danish.wordset import words

# Endings that make an unknown capitalised word a surname.
SURNAME = re.compile(
    r"(?:\w{3,}sen|\w{3,}(?:gaard|gård|strup|lund|holm|bjerg|berg|strøm|skov|toft|vang|kær|kjær|holt|borg|dahl"
    r"|mand|mann|ssen|sson|ström|qvist|dóttir|sdóttir|ski|ska|cki|cka|czyk|wicz|vić|ović|ić|vičius|kienė|enko|ova|ov"
    r"|oğlu|oglu|zadeh|pour|yan|escu|idis|poulos))$",
    re.IGNORECASE,
)

PARTICLES = words("""van von de der den da dos la le al el bin ben ibn í af ter zu til""")

# A word before a name that says it is a person.
TITLES = words(
    """hr hr. fr fr. fru frk frk. frøken dr dr. doktor prof. professor mester onkel tante moster faster farmor mormor
    hedder hed kaldes kaldet hej hejsa kære hallo godmorgen goddag davs hi hello mvh mvh. vh vh. kh kh. hilsen
    hilsner hilsen, mvh, kh, vh, hilsen: ombudsmand"""
)
# After these a comma or a line break may stand before the name.
GREETINGS = words("""hej hejsa kære hallo godmorgen goddag davs hi hello mvh vh kh hilsen hilsner""")
# A role or a relation before a name: speaks for a person when the name has a capital.
ROLES = words(
    """mor far moren faren moderen faderen bror broren søster søsteren søn sønnen datter datteren barn barnet mand
    manden kone konen hustru kæreste kæresten samlever samleveren ægtefælle ægtefællen nabo naboen dreng drengen
    pige pigen ven vennen veninde veninden kollega kollegaen kollegaer chef chefen leder lederen souschef souschefen
    mellemleder mellemlederen teamleder teamlederen afdelingsleder afdelingslederen elev eleven elever lærling
    lærlingen svend svenden mester mesteren vikar vikaren praktikant praktikanten studerende medarbejder
    medarbejderen medarbejdere borger borgeren beboer beboeren beboere patient patienten bruger brugeren kunde
    kunden klient klienten pårørende værge værgen sygeplejerske sygeplejersken assistent assistenten hjælper
    hjælperen pædagog pædagogen lærer læreren læge lægen overlæge overlægen terapeut terapeuten psykolog psykologen
    sagsbehandler sagsbehandleren rådgiver rådgiveren konsulent konsulenten ingeniør ingeniøren arkitekt arkitekten
    montør montøren tømrer tømreren murer mureren maler maleren elektriker elektrikeren tekniker teknikeren chauffør
    chaufføren pedel pedellen vicevært viceværten gårdmand portør portøren køkkenchef kok kokken bogholder
    bogholderen direktør direktøren formand formanden kasserer kassereren sekretær sekretæren koordinator
    koordinatoren mentor buddy tillidsmand tillidsmanden fællestillidsmand tillidsrepræsentant tillidsrep. amr
    byggeleder byggelederen projektleder projektlederen malermester tømrermester murermester murermesteren
    viceskoleleder skoleleder skolelederen rektor præst præsten diætist fysioterapeut ergoterapeut logopæd
    jordemoder sosu ssa ssh ansøger ansøgeren suppleant bisidder bisidderen bisidder plejefar plejemor plejefaren
    plejemoren stedfar stedmor kunderne dagplejer lille gamle unge"""
)

# A word before a name that says it is none: rooms, storms, teams, firms …
THING_HEADS = re.compile(
    r"(?:storm(?:en)?|orkan(?:en)?|lokale(?:t|r|rne)?|mødelokale(?:t)?|rum(?:met)?|værelse(?:t)?|sal(?:en)?|stue(?:n)?|hal(?:len)?"
    r"|team(?:et)?|hold(?:et)?|afd|afdeling(?:en)?|projekt(?:et)?|kampagne(?:n)?|hotel(?:let)?|caf[eé](?:en)?|restaurant(?:en)?|kro(?:en)?"
    r"|\w*center|\w*centret|\w*centeret|\w*hjem(?:met)?|\w*skole(?:n)?|børnehave(?:n)?|vuggestue(?:n)?|\w*institution(?:en)?|klinik(?:ken)?"
    r"|butik(?:ken)?|firma(?:et)?|\w+firma(?:et)?|slagter|slagteren|bager|system(?:et)?|server(?:en)?|robot(?:ten)?|skib(?:et)?|færge(?:n)?|båd(?:en)?"
    r"|model(?:len)?|serie(?:n)?|produkt(?:et)?|mærke(?:t)?|gruppe(?:n)?|rute(?:n)?|truck(?:en)?|blok(?:ken)?|gård(?:en)?|villa"
    r"|sankt|skt|sct|st|boligforening(?:en)?|fond(?:en)?|forlag(?:et)?|fa|app(?:en)?|program(?:met)?|computer(?:en)?)\.?$",
    re.IGNORECASE,
)

# A word after a name that makes it a firm, a street or an institution.
THING_TAILS = re.compile(
    r"(?:a/?s|aps|i/?s|k/?s|ivs|amba|a\.m\.b\.a|p/s|holding|group|gruppen|co|vvs|el|entreprise|entreprenør|arkitekter|rådgivende|byg|auto|biler|transport"
    r"|service|\w+service|rengøring|haveservice|consult|consulting|it|data|media|design|invest|ejendomme|advokater|revision|fonden|legat"
    r"|apotek|hospital|sygehus|skole|skolen|friskole|efterskole|højskole|gymnasium|kommune|kirke|plejecenter|plejehjem|børnehave|vuggestue|universitet|bank|hotel|kro|café|bageri|slagteri|boghandel"
    r"|vej|gade|allé|alle|plads|torv|boulevard|stræde|vænge|park|parken|kaj|bro|have|gård|cup|prisen|cake|bedre|lyst)$",
    re.IGNORECASE,
)

# What a person does, and a month, a stone or a storm does not.
HUMAN_VERBS = words(
    """siger sagde spørger spurgte ringer ringede skriver skrev svarer svarede fortæller fortalte mener mente synes
    syntes tror troede ved vidste ønsker ønskede lover lovede foreslår foreslog oplyser oplyste spiser spiste sover
    sov drikker griner græder græd smiler smilede husker huskede glemmer glemte hjælper hjalp overtager overtog
    bestiller bestilte booker bookede sender sendte henter hentede følger fulgte underviser underviste viser viste
    arbejder arbejdede afløser afløste møder mødte deltager deltog fylder fyldte giver gav tager tog laver lavede
    sørger kører kørte køber købte rydder ryddede deler delte undersøger undersøgte tjekker tjekkede taler talte
    snakker snakkede kigger kiggede fortsætter stopper passer passede kontakter kontaktede beder bad takker takkede
    roser roste klager klagede bor boede elsker hader vil kommer kom"""
)
# Verbs that follow a name, but also a month, a tree or a storm.
MODALS = words("""kan kunne skal skulle må måtte vil ville er var har havde bliver blev""")
HUMAN_PARTICIPLES = words(
    """sagt spurgt ringet skrevet svaret fortalt ønsket lovet foreslået glemt husket hjulpet overtaget bestilt booket
    sendt hentet fulgt undervist vist bedt takket rost klaget talt snakket lavet købt taget fri ferie sygemeldt syg
    enig enige glad ked migræne selv meldt fået"""
)
# Names that are no noun which could begin a sentence bare, so that any verb after them shows a person.
VERB_LIKE = words(
    """tage stig ville bo find lave lev hans per tom dan inge fin min svend vibe gry gro lykke viking ulv rune"""
)
