"""What the form of a clause in the notes of a meeting tells: who acts, in which tense, by when, and whether it is settled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.danish import verbs
from assistant.danish.classify import minutes_verbs
from assistant.danish.classify.minutes_reading import Notes, Piece
from assistant.danish.dates import DateMention

_SIGNS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "wish": r"\b(?:burde|bør\b(?! være)|kunne (?:være|måske|vi ikke|også|godt|da)|ville være|det ville|skulle (?:man|vi) (?:prøve|have)|måske|engang|en (?:skønne )?dag|på (?:sigt|et tidspunkt|et eller andet tidspunkt|længere sigt)"
        r"|drøm\w*|ønsk\w+|gerne|gad godt|overvej\w*|trænger til|savner|lyst til|hvis (?:nogen|man)|fin (?:tanke|ide|idé)|tanke|håber|foreslog|foreslår)\b",
        "done": r"\b(?:har (?:\w+ ){0,3}?\w+(?:et|t|dt|lagt|fået|taget|givet|bedt|skrevet|gjort)|er (?:allerede )?(?:\w+ )?(?:sendt|lavet|bestilt|godkendt|rettet|kommet|bestået|betalt|afleveret|gjort|lukket|skiftet|hængt|løst|ordnet)|allerede|i går|igår|i fredags|i mandags|i tirsdags|i onsdags"
        r"|i torsdags|sidste (?:uge|år|gang|måned|forår)|blev|fik|havde|var|gik|kom|tog|sagde|udført|gjort|for længst|siden)\b",
        "past deal": r"\b(?:(?:sidste (?:år|gang|forår)|i (?:19|20)\d\d|i (?:foråret|sommer|efteråret|vinter|juni|august|marts|maj)) .{0,20}(?:aftalte|besluttede)|(?:aftalt|besluttet|vedtaget|lagt fast|forlænget) (?:siden|i (?:19|20)\d\d|i \w+)|blev (?:jo|vedtaget)|har været aftalt|vi jo at|tidligere)\b",
        "deal": r"\b(?:aftal\w+|beslut\w+|enige? om|enighed om|landede|konklusion\w*|vedtag\w*|det bliver|blev (?:bestemt|enige)|valget faldt|afgjort|bestemt|står fast|ligger fast|på plads|holder fast|fastholde\w*|godkend\w*|bevilget|afvist|afskaffet|grønt lys|imødekommet|ja til|nej til|et nej|et ja|ok (?:fra|til)|siger ok|sagt (?:ok|ja|nej))\b",
        "rule": r"\b(?:fremover|fra nu(?: af)?|gælder|ikke længere|ikke mere|højst|max|maks|mindst|min\.|kun|altid|aldrig|ingen|i stedet for|bliver (?:til|ved|stående)?|fortsætter|kører videre|permanent|fast|hver (?:anden|tredje|fjerde)|uden|for alle|må (?:ikke|gerne|højst|man)|droppes?|dropper|udgår|flyttes|rykkes|ændres|hæves|sænkes|overgår|holdes|holder lukket|forlænger|springer|indfører|stopper|slipper for)\b",
        "undecided": r"\b(?:ikke (?:besluttet|afklaret|landet|færdige|modent|enige|noget vi tager)|ingen (?:konklusion|beslutning\w*|holdning|stemning|ved|dato)|kom ingen vegne|vi må se|vi får se|må vente|svæver|uklart|usikkert|afventer|ved ikke|tygge på|snakkede? (?:om|længe)|talte? (?:også )?om|blev vendt|nåede (?:vi )?ikke|delte meninger|lad os se|kan ikke love|i tvivl)\b",
        "opinion": r"\b(?:synes|syntes|mener|mente|tror|foretrækker|ville hellere|er (?:glad|ked|træt|bange|sur|stolt|nervøs|frustreret|skeptisk|bekymret|lettet|presset)|trives|oplever|fortalte|fortæller|siger|spurgte|spørger (?:til|efter|ind)|foreslår|foreslog|nævner|nævnte|ved (?:godt|ikke|besked)|roste|takkede?|ros|tak)\b",
        "must": r"\b(?:skal|skulle)\b",
        "must be done": r"\bskal (?:\w+ ){0,3}?\w+(?:es|s)\b|\bskal (?:på|laves om|være (?:klar|færdig|på plads))\b|\bmangler\b",
        "passive": r"\b\w{3,}(?:es)\b",
        "task": r"\b(?:tager fat|tager (?:sig af|en snak|kontakt|den med|det op|\w+ op)|kigger på|finder ud af|undersøger|sender|ringer|skriver|laver|bestiller|booker|spørger|melder|tjekker|rykker|indhenter|samler|retter|sørger for|hører|taler med|snakker med|får fat|vender tilbage|følger op|opdaterer|inviterer|leverer|afleverer|hænger|indkalder|udarbejder|gennemgår|påtog sig|påhviler|ansvarlig|tovholder)\b",
        "limit": r"\b(?:senest|inden|frist\w*|deadline|hurtigst muligt|snarest|asap|klar|færdig)\b",
        "all": r"\b(?:alle|vi alle|begge|i alle|hver især)\b",
        "goal is vague": r"\b(?:nogen|man)\b",
        "next meeting": r"\b(?:næste (?:møde|samtale|1:1|mus|opfølgning|gang)|vi (?:ses|mødes) igen|nyt møde)\b",
        "extent": r"\b(?:så længe|indtil|frem til|til og med|(?:året|sæsonen|måneden|ugen) ud|resten af|hele (?:20\d\d|\w+(?:uar|ts|ril|maj|juni|juli|ust|ber)|året|sommeren|sæsonen|ferien|perioden)|i hele|(?:før|til|når|inden) (?:den|det|de|vi|han|hun|alle|\w+(?:en|et)) (?:er|har|starter|kommer)|undtagen|ellers|under alle|i (?:lige|ulige) uger|året rundt|om (?:måneden|ugen|året|dagen)|ad gangen|pr\. \w+|per \w+)\b",
        "change": r"\b(?:fra .{1,25} til \w+|i stedet for|ligesom (?:sidste|i)|som (?:nu|hidtil|før|i dag)|uændret|samme (?:niveau|vilkår|ramme|pris)|ned til|op til|(?:sættes|går|rykker|hæves|sænkes) (?:op|ned|fra|til))\b",
        "ban": r"\b(?:må (?:ikke|kun|højst)|ikke tilladt|forbudt|ikke (?:længere|mere)|aldrig|kun (?:på|om|til|efter|før|i|med|af|tirsdag|mandag|onsdag)|(?:betaler|bruger|tager|gives|bruges|sendes|holdes|laves|købes|bestilles|modtages|kører|ansættes|ansætter) (?:vi |man |der )?(?:ikke|kun)|krav|pligt|obligatorisk\w*|frivillig\w*|gratis)\b|^ingen\b",
        "status": r"\b(?:fint|godt|flot|pænt?|dejligt?|ok nu|roligt|rolig|travlt|svært|hårdt|stille|glad|sur|træt|larmer|virker|mangler|hænger|stadig|ligger på|lå på|nede på|oppe på|steget|faldet|i snit|sidste år|i tide og utide|som altid|klager?|klagede|brok|ros|populær\w*|forvirrende|for (?:høj|lav|dyr|lang|lille|kold|varm|tung|sen|mange|få|meget|lidt)t?)\b",
        "others": r"\b(?:kommunen|regionen|ministeriet|staten|regeringen|koncernen|hovedkontoret|direktøren|direktionen|tilsynet|arbejdstilsynet|leverandøren|forvaltningen|politiet|banken|skat|naboen|kunden|kunderne|udlejer|bygherren|forsikringen|lægen|skolen|provstiet|hr)\b",
        "comes": r"\b(?:kommer|ankommer|leveres|er (?:på vej|bestilt|forsinket)|har (?:meldt|lovet|spurgt|sagt))\b",
        "private": r"\b(?:kone|mand|børn|søn|datter|ferie|hus|fødselsdag|kage|kaffe|boller|vejret|humør)\w*\b",
    }.items()
}
AGREED = re.compile(
    r"^(?:(?:vi|alle|de|parterne|begge)\s+(?:blev|er|var)\s+(?:også\s+)?enige\s+om|(?:vi\s+)?enige\s+om|(?:der\s+(?:er|var)\s+)?enighed\s+om|(?:det|her)\s+(?:er|blev)\s+(?:også\s+|derfor\s+)?(?:aftalt|besluttet|bestemt|vedtaget)"
    r"|(?:vi|[\w-]+)\s+(?:aftalte|besluttede|landede\s+på|nåede\s+frem\s+til|vedtog|bestemte)(?:\s+derfor)?|(?:aftalt|besluttet|vedtaget|bestemt)|valget\s+faldt\s+på|det\s+ligger\s+fast)\s*[:,]?\s*(?:at\s+)?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:jeg|vi|du|han|hun|man|det|den|der|de|alle|i)\b", re.IGNORECASE)
_I = re.compile(r"\bjeg\b")
# "dem renser Emil": what comes before a name that follows its verb.
_INVERTED = re.compile(
    r"\b(?!eller|efter|under|over|uger|timer|dager|her|der|hver|eller)\w{2,}[eåø]r\s+(?:så\s+)?$"
)
_FIRST_WORDS = re.compile(r"[^\W\d_]+")
_DECIDED_HEADS = re.compile(
    r"^(?:aftal\w*|beslut\w*|konklusion|det er (?:aftalt|besluttet)|ny regel|vi blev enige|afvist|ok|vedtaget)"
)
_TASK_HEADS = re.compile(
    r"^(?:action\w*|opgave\w*|to-?do\w*|næste skridt|opfølgning|gør|hvem gør hvad|aftale\w*|huskeliste)"
)
_MANY = 3
# What says of the clause before that it is settled: ", det ligger fast", ", det har chefen skrevet under på".
_SETTLES = re.compile(
    r"^(?:og |så )?(?:(?:det|den|sådan|her) (?:er|ligger|står|blev|bliver|gælder|holder|har|var) (?:hermed |nu |nemlig |så |vi |alle |også )?(?:afgjort|fast|aftalt|besluttet|vedtaget|bestemt|enige|godkendt|på plads|det|reglen|med (?:det samme|på den)|ved|fra|for alle|\w+ (?:skrevet under|sagt ja|sagt ok))"
    r"|(?:så )?er det (?:aftalt|besluttet|bestemt)|det (?:holder|bliver) (?:vi|det|der) (?:fast|ved)|det lovede|(?:alle|begge|parterne) (?:er |var |sagde |har sagt )?(?:enige?|med på|ja|ok)|\w+ (?:har sagt|siger|sagde) (?:ok|ja|god for)"
    r"|agreed|enige?|aftalt|besluttet|vedtaget|det er der (?:ikke mere|nu)|der (?:er|var) ikke mere)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:\w*leder|\w*chef|medarbejder|koordinator|formand|kasserer|sekretær|tovholder|\w*repræsentant|praktikant|vikar|elev|konsulent)(?:en)?\s"
)
_AGREED_INSIDE = re.compile(
    r"\b(?:blev|er|var) (?:det |der |vi |så |derfor |også |nu ){0,2}(?:aftalt|besluttet|bestemt|vedtaget|enige om|enighed om)\b|\b(?:besluttede|afgjorde|bestemte|vedtog|aftalte|landede på|valgte)(?:\s+(?:derfor|så|også))?,?\s+at\b|\bwe\s+(?:have\s+)?(?:decided|agreed)\b|\b(?:imødekommet|bevilget|grønt lys)\b",
    re.IGNORECASE,
)
_NOT_AGREED = re.compile(
    r"\b(?:ikke|jo|sidst|sidste|tidligere|har været|kommunen|byrådet|regeringen|ministeriet|direktionen|koncernen|var enighed om at det)\b",
    re.IGNORECASE,
)
_RULING = re.compile(
    r"^(?:er |bliver |blev |det er )?(?:godkendt|afvist|afslået|afslag|accepteret|bevilget|vedtaget|nedstemt|uændret|droppet|droppes|udgår|lukket|ja|nej|ok|okay)\b",
    re.IGNORECASE,
)
_TIMES = 4
_OWNED = re.compile(r"(?:ansvarlig|ansv\.?|tovholder|hvem|ejer|owner)")
_WILL = re.compile(r"^\w+ (?:will|to|shall) [a-z]{2,}")
_ANSWERS = re.compile(
    r"^(?:nej|ja|jo|ok|okay|fint|gerne|det kan|aftalt|måske|ikke|vi må|godt)\b", re.IGNORECASE
)
_YES_NO_TO = re.compile(
    r"^(?:nej|ja|ok|grønt lys|stop|slut|farvel)\s+(?:tak\s+)?(?:til|for|fra|med|siger)\b", re.IGNORECASE
)
_INFINITIVE = re.compile(
    r"^(?:at\s+)?(?!alle|begge|nye|gamle|flere|mange|næste|sidste|store|små|ikke|måske|hele|samme|glade?)[a-zæøå]{2,}(?:[^aeiouyæøås]e|å)\s"
)
_BEHIND = re.compile(
    r"^(?:i går|igår|i forgårs|i (?:sidste|forrige)|sidste|forrige|for .* siden|i \w+dags)", re.IGNORECASE
)
_HEAD_SHARE = 0.6


def cues(notes: Notes, number: int, dates: Sequence[DateMention]) -> list[str]:
    """The names of what a clause shows.

    Args:
        notes: the notes.
        number: which clause.
        dates: the dates in it.
    """
    piece = notes.pieces[number]
    words = notes.words(piece)
    low = words.lower()
    found = [f"sign:{name}" for name, pattern in _SIGNS.items() if pattern.search(words)]
    found += [f"two:{one}+{two}" for at, one in enumerate(found) for two in found[at + 1 :]]
    actor = _actor(notes, piece, low)
    tense = _tense(low)
    found += [f"actor:{actor}", f"tense:{tense}", f"{actor} {tense}", f"joint:{piece.joint}"]
    found += _verb_cues(notes, piece, low, actor)
    found += _work_cues(notes, piece, low, actor)
    found += _neighbour_cues(notes, number)
    found += _date_cues(words, piece, dates, actor)
    found += _place_cues(notes, piece, number)
    if AGREED.match(words):
        found += ["agreed", "agreed", f"agreed past:{'sign:past deal' in found}"]
    found += _seal_cues(notes, number, found)
    if "|" in words or "\t" in words:
        found += ["row", f"row named:{bool(notes.named(piece.start, piece.end))}", f"row dated:{bool(dates)}"]
    if notes.text[piece.end : piece.end + 2].strip().startswith(("→", "=", "-")):
        found.append("before arrow")
    before = notes.text[max(0, piece.start - 4) : piece.start]
    if re.search(r"[→>]", before):
        found.append("after arrow")
    return found


def _actor(notes: Notes, piece: Piece, low: str) -> str:
    """Who acts: a speaker, a participant, a pronoun, somebody else or nobody."""
    if piece.speaker:
        says = "jeg" if _I.search(low) else "vi" if low.startswith("vi ") else "other"
        return f"speaker {says}"
    named = notes.named(piece.start, piece.end)
    if named and named[0].start == piece.start:
        return "name"
    if _ROLE.match(low):
        return "role"
    pronoun = _PRONOUN.match(low)
    if pronoun:
        return str(pronoun.group())
    match = _FIRST_WORDS.search(low)
    first = match.group() if match else ""
    if verbs.is_finite(first) or verbs.is_participle(first):
        return f"verb{' name' if named else ''}"
    if named and _INVERTED.search(notes.text, piece.start, named[0].start):
        return "name after verb"
    return "name later" if named else "thing"


def _tense(low: str) -> str:
    for word in _FIRST_WORDS.findall(low):
        if word in (
            "har",
            "havde",
            "er",
            "var",
            "blev",
            "bliver",
            "skal",
            "skulle",
            "kan",
            "kunne",
            "vil",
            "ville",
            "må",
            "burde",
            "bør",
        ):
            return str(word)
        if verbs.is_past(word):
            return "past"
        if verbs.is_present(word) or (
            word.endswith(("er", "år"))
            and len(word) > 3
            and word not in ("eller", "efter", "over", "under", "uger", "timer")
        ):
            return "present"
    return "none"


def _verb_cues(notes: Notes, piece: Piece, low: str, actor: str) -> list[str]:
    """The verb right after who acts, or the word after a speaker's mark."""
    named = notes.named(piece.start, piece.end)
    offset = named[0].end - piece.start if actor == "name" and named else 0
    rest = _FIRST_WORDS.findall(low[offset:])[:3]
    if actor not in ("name", "thing", "name later") and not actor.startswith("speaker"):
        rest = rest[1:]
    if not rest:
        return []
    word = rest[0]
    kind = verbs.kind(word) or ("r" if word.endswith("r") else "")
    return [
        f"does:{word}",
        f"{actor} does:{word}",
        f"kind:{kind}",
        f"{actor} kind:{kind}",
        f"does2:{' '.join(rest[:2])}",
    ]


def _work_cues(notes: Notes, piece: Piece, low: str, actor: str) -> list[str]:
    """Of what sort the first verbs are: work, a state or view, or something settled; and whether there is none."""
    found: list[str] = []
    words = _FIRST_WORDS.findall(low)
    seen = [word for word in words if minutes_verbs.is_verb(word)]
    for place, word in enumerate(seen[:2]):
        sorts = [
            name
            for name, test in (
                ("work", minutes_verbs.is_work),
                ("state", minutes_verbs.is_state),
                ("settled", minutes_verbs.is_settled),
                ("passive", minutes_verbs.is_passive),
            )
            if test(word)
        ] or ["past" if verbs.is_past(word) else "plain"]
        for sort in sorts:
            found += [f"sort{place}:{sort}", f"{actor} sort{place}:{sort}"]
    if not seen:
        found += ["verbless", f"verbless {actor}", f"verbless headed:{bool(piece.head)}"]
        found += [
            f"verbless {word}"
            for word in ("ingen", "kun", "ikke", "hver", "højst", "max", "min", "alle", "fast")
            if word in words
        ]
    if _INFINITIVE.match(low):
        found += ["infinitive", f"infinitive {actor}"]
    if _WILL.search(low):
        found.append(f"will {actor}")
    if _YES_NO_TO.match(low):
        found += ["yes or no to"]
    letters = sum(mention.end - mention.start for mention in notes.named(piece.start, piece.end))
    if letters > _HEAD_SHARE * sum(letter.isalpha() for letter in low):
        found.append("only names")
    return found


def _neighbour_cues(notes: Notes, number: int) -> list[str]:
    """What the clauses beside say of this one: that it is settled, or that it answers."""
    piece = notes.pieces[number]
    found: list[str] = []
    if _SETTLES.match(notes.words(piece)):
        found.append("settles")
    if number + 1 < len(notes.pieces):
        after = notes.pieces[number + 1]
        near = after.sentence == piece.sentence
        if _SETTLES.match(notes.words(after)) and (near or after.sentence == piece.sentence + 1):
            found += ["settled after", f"settled after near:{near}"]
        if piece.asks and _ANSWERS.match(notes.words(after)):
            found.append("answered after")
        if _OWNED.fullmatch(after.head):
            found += ["owned after"] * _TIMES
        if near:
            found.append(f"goes on {after.joint}")
    if number:
        before = notes.pieces[number - 1]
        if before.asks and before.sentence >= piece.sentence - 1:
            answers = bool(_ANSWERS.match(notes.words(piece)))
            found += ["after question", f"after question answers:{answers}"]
        elif _ANSWERS.match(notes.words(before)) and before.sentence >= piece.sentence - 1:
            found.append("after answer")
    return found


def _seal_cues(notes: Notes, number: int, found: Sequence[str]) -> list[str]:
    """What says in so many words that a clause is decided; each is named several times, since it weighs more than others."""
    piece = notes.pieces[number]
    words = notes.words(piece)
    seals = []
    if AGREED.match(words) or _AGREED_INSIDE.search(words):
        loose = "sign:past deal" in found or "sign:undecided" in found or _NOT_AGREED.search(words)
        seals.append("loose" if loose else "agreed")
    if "decided head" in found or "decided section" in found:
        seals.append("head")
    if _RULING.match(words) and (piece.head or not piece.first):
        seals.append(f"ruling {'headed' if piece.head else 'after'}")
    if _YES_NO_TO.match(words):
        seals.append("yes or no")
    if "settled after near:True" in found:
        seals.append("after")
    if piece.asks:
        seals.append("asked")
    return [f"seal:{seal}" for seal in seals for _ in range(_TIMES)]


def _date_cues(words: str, piece: Piece, dates: Sequence[DateMention], actor: str) -> list[str]:
    if not dates:
        return ["no date", f"{actor} no date"]
    found = [f"dates:{min(len(dates), _MANY)}", f"{actor} date"]
    for date in dates:
        found += [f"date lead:{date.lead}", f"precision:{date.precision}", f"{actor} lead:{date.lead}"]
    behind = all(_BEHIND.match(date.text) for date in dates)
    found += [f"behind:{behind}", f"{actor} behind:{behind}"]
    if piece.end - dates[-1].end <= 2:
        found.append("date last")
        before = words[: max(0, dates[-1].start - piece.start)].rstrip()
        if before.endswith((",", "–", "-", "|", "→")):
            found += ["date tail", f"{actor} date tail"]
    if dates[0].start - piece.start <= 2:
        found.append("date first")
    return found


def _place_cues(notes: Notes, piece: Piece, number: int) -> list[str]:
    count = len(notes.pieces)
    found = [f"left:{min(count - 1 - number, 2)}", f"listed:{piece.listed}"]
    if number == 0 and not any(map(minutes_verbs.is_verb, _FIRST_WORDS.findall(notes.words(piece).lower()))):
        found.append("title")
    if piece.asks:
        found.append("asks")
    if piece.head:
        found += [f"head:{word}" for word in piece.head.split()] + ["headed"]
        if _DECIDED_HEADS.match(piece.head):
            found.append("decided head")
        if _TASK_HEADS.match(piece.head):
            found.append("task head")
    if piece.section:
        found += [f"section:{word}" for word in piece.section.split()]
        if _DECIDED_HEADS.match(piece.section):
            found.append("decided section")
        if _TASK_HEADS.match(piece.section):
            found.append("task section")
    if not piece.first:
        found.append("not first")
    return found
