"""What does not belong in minutes without a thought: pay, health, parenthood and union matters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.danish.classify import minutes_reading
from assistant.danish.classify.minutes_reading import Notes, Piece

PAY = "løn"
# How a line says that it is for the writer's own eyes, also behind a list mark or the time of day.
_PRIVATE = re.compile(r"[\W\d]*(?:kl\. ?\d{1,2}[.:]\d\d )?privat\s?:", re.IGNORECASE)

_WITH_PAY = frozenset({"PULS"})
# Somebody's pay; not the pay office, the payslip or the system that pays, and not what pays off ("lønsom").
_PAY = re.compile(
    r"\b(?:løn(?:nen|ninger|forhøjelse\w*|stigning\w*|forhandling\w*|samtale\w*|trin\w*|tillæg\w*|indplacering\w*|niveau\w*|regulering\w*|ønske\w*|pulje\w*|løft\w*|ramme\w*|krav\w*|udvikling\w*|spørgsmål\w*|vilkår\w*|forskel\w*|klasse\w*)?"
    r"|(?:time|måneds?|års|grund|mindste|begyndelses|slut|aften|basis|præstations|resultat|ferie)løn(?:nen|ninger)?"
    r"|\w*(?:kvalifikations|funktions|vagt|aften|nat|weekend|genes|rådigheds|udkalds|ulempe|anciennitets|fastholdelses|ansvars)tillæg\w*|personligt? tillæg"
    r"|i tillæg|tillæg på (?:ca\. )?\d|(?:får|ønsker|vil have|bede om|spurgte (?:til|om)|fik|et|sit|hans|hendes) (?:løn)?tillæg\b(?! til (?:aftale|kontrakt|bilag))|bonus(?:sen|ser|ordning\w*|udbetaling\w*)?\b(?! til kunde)|holdledertrin \d|(?:gå |rykke |op |ned )(?:på )?(?:et )?trin \d+"
    r"|(?:engangs)?vederlag\w*|provision(?:en|er|erne|ssats\w*)?|pensions(?:bidrag\w*|procent\w*)|mere pension|pension(?:en)? (?:på |til )?\d+,?\d* ?%)(?!\w)",
    re.IGNORECASE,
)
# How a clause begins that goes on about the pay named before it on its line.
_ANAPHOR = re.compile(
    r"(?:og |men |så )?(?:(?:det|den|beløbet|tallet|dette)\b|\w+ er (?:\w+ )?u?enige?\b)", re.IGNORECASE
)
_PAY_HEAD_WORDS = 4
_BODY = r"(?:ryg|skulder|nakke|hofte|knæ|hånd|arm|albue|fod|hjerte|øje|led)"
_TENDER: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "helbred",
        re.compile(
            # What concerns somebody at the table; a doctor, medicine or an operation may be the daily work of a ward.
            r"\b(?:syg(?:e(?:meld\w*|fravær\w*|dage?|orlov\w*|perioder?|historik\w*))?(?! lyd)|syge(?! (?:patient|beboer|borger|dyr|planter))|sygdom\w*|sygemelding\w*|(?:langtids|deltids|kort|lang)tids?syg\w*|(?:langtids|deltids)sy\w+"
            r"|(?:til|hos|fra|egen|min|hans|hendes|sin|vores) læge(?:n)?(?! på)|læge(?:erklæring|attest|tid|besøg)\w*|lægen (?:har )?(?:anbefale\w*|siger|sagde|sagt|mener)|mulighedserklæring\w*|speciallægeerklæring\w*"
            r"|(?:til|hos|en|min|hans|hendes|sin) psykolog(?:en)?|psykolog(?:hjælp|samtale|time|forløb)\w*|psykiater\w*|diagnose(?:n|r)?(?! (?:af|på) (?:fejl|system|anlæg|maskin))|(?:adhd|autisme|bipolar\w*|ptsd|diabetes|sclerose|epilepsi|astma|eksem|migræne|allergi|gigt|kol)"
            r"|depression(?:en|er)?(?! i )|deprimeret|stress(?:et|ramt|sygemeld\w*|symptom\w*|relateret\w*|reaktion\w*)?(?![ -]?test)|angst(?:anfald|lidelse|symptomer)?|kræft(?:en|syg\w*|behandling\w*|diagnose)?|kemo\w*|blodprop\w*|hjerte(?:anfald|problem\w*|flimmer)"
            rf"|opereres|(?:blev|er|været|bliver|skal) opereret|operation (?:i|af) (?:sin |sit |hans |hendes )?{_BODY}\w*|(?:sin|hans|hendes|min|en|oven på) operation(?:en)?(?! (?:af|på))"
            r"|(?:tager|får|på|sin|hans|hendes|min|antidepressiv) (?:\w+ )?medicin|(?:tager|spiser|får|på) (?:\w+ )?piller|sovepiller|smertestillende|antidepressiv\w*"
            rf"|ondt i (?:{_BODY}\w*|hovedet|maven(?! over)|halsen|benene?|kroppen)|(?:dårlig|øm|skæv|sin|hans|hendes|min|dårligt|ømt) {_BODY}(?:gen|en|et|ten|ken)?|{_BODY}(?:gen|en|et|ten|ene)? (?:driller|er bedre|har det|gør ondt|er dårlig\w*|volder)"
            rf"|{_BODY}(?:problem|smerte|skade|operation)\w*|smerter|diskus\w*|(?:ryggen|skulderen|nakken|knæene|knæet)(?! (?:på|af|til))|hovedpine|(?:til|hos) fysioterap\w*"
            r"|(?:sover|sov) (?:\w+ ){0,2}?(?:dårligt|ikke|elendigt)|søvn(?:problem\w*|løs\w*)|udbrændt|(?:er|blev|været|bliver) indlagt(?! i (?:kode|system|skabelon))|raskmeld\w*|(?:er|bliver|blev|helt) rask|alkohol(?:problem|misbrug)\w*|misbrug(?:et|er|sproblem\w*)?)(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (
        "graviditet og forældreskab",
        re.compile(
            r"\b(?:(?:på |fra |til |hendes |hans |min )?barsel(?:s?orlov\w*)?|gravid(?:itet\w*)?(?! kunde)|venter (?:barn|børn|sig|tvillinger)|(?:har|hendes|min|din) termin(?:en)?|fertilitet\w*|abort\w*|(?:forældre|fædre|mødre|adoptions)orlov\w*"
            r"|barnets (?:første|1\.|anden|2\.) sygedag|barn(?:et)? (?:er )?syg(?:t)?|adoption(?! af)|adoptere\w* (?:et|en|barn))(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (
        "fagforening",
        re.compile(
            r"\b(?:(?i:fagforening(?:en|er|s\w*)?|tillidsrep\w*|tillidsmand\w*|tillidsvalgt\w*|fællestillids\w*|faglig(?:e|t)? (?:klage|organisation|sag)\w*|strejke(?:n|varsel\w*)?|lockout\w*|arbejdsnedlæggelse\w*|overenskomstkrav\w*)|(?:TR|FTR|3F|HK|FOA|BUPL|DSR)(?!-))(?!\w)"
        ),
    ),
)


@dataclass(frozen=True)
class Matter:
    """Something delicate that a text speaks of.

    Attributes:
        name: what it is, such as "helbred".
        words: the first words that say so.
    """

    name: str
    words: str


def pay_is_wanted(options: Mapping[str, str]) -> bool:
    """Whether pay may be in the minutes: the meeting is about it, or the user lets it in.

    Args:
        options: "kind" of the meeting; "pay" is "ja" where the user lets pay in.
    """
    return options.get("kind", "").upper() in _WITH_PAY or options.get("pay", "") == "ja"


def is_pay(notes: Notes, piece: Piece) -> bool:
    """Whether a clause is about somebody's pay, by its own words or the heading that it stands under."""
    return bool(_PAY.search(notes.words(piece)) or _heads_pay(piece.head) or _heads_pay(piece.section))


def pay_clauses(notes: Notes) -> frozenset[int]:
    """The numbers of the clauses about somebody's pay, with all that stands on a line under its head, and what takes it up."""
    found: set[int] = set()
    headed = False
    for number, piece in enumerate(notes.pieces):
        before = notes.pieces[number - 1] if number else None
        same_line = before is not None and "\n" not in notes.text[before.end : piece.start]
        headed = _heads_pay(piece.head) or (headed and same_line)
        goes_on = number - 1 in found and same_line and _ANAPHOR.match(notes.words(piece))
        if is_pay(notes, piece) or headed or goes_on:
            found.add(number)
    return frozenset(found)


def _heads_pay(head: str) -> bool:
    return len(head.split()) <= _PAY_HEAD_WORDS and bool(_PAY.search(head))


def tender(text: str) -> list[Matter]:
    """The health, parenthood and union matters of a text, one of each."""
    return [Matter(name, match.group()) for name, pattern in _TENDER if (match := pattern.search(text))]


def first_pay(text: str, participants: Sequence[str] = ()) -> Matter | None:
    """The first words about pay in notes, or None."""
    notes = minutes_reading.read(text, participants)
    number = min(pay_clauses(notes), default=None)
    return None if number is None else Matter(PAY, notes.words(notes.pieces[number]))


def without_private(text: str) -> tuple[str, int]:
    """Notes without the lines that begin with "privat:", and how many there were."""
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if not _PRIVATE.match(line)]
    return ("".join(kept), len(lines) - len(kept)) if len(kept) < len(lines) else (text, 0)


def without_pay(text: str, participants: Sequence[str] = ()) -> str:
    """Notes without the clauses about pay; everything else is as it was written."""
    notes = minutes_reading.read(text, participants)
    gone = [_stretch(notes, number) for number in sorted(pay_clauses(notes))]
    gone += [(span.start, span.end) for span in notes.headings if _heads_pay(span.of(text).rstrip(": "))]
    for start, end in sorted(gone, reverse=True):
        # A list mark that nothing stands behind any more goes with its line.
        line = text.rfind("\n", 0, start) + 1
        after = text.find("\n", end)
        rest = text[end : after if after >= 0 else len(text)]
        if not any(letter.isalpha() for letter in text[line:start] + rest):
            start, end = line, after + 1 if after >= 0 else len(text)
        text = text[:start] + text[end:]
    return text


def _stretch(notes: Notes, number: int) -> tuple[int, int]:
    """A clause with what joins it: up to the next one of its sentence, or from the one before to the sentence's end."""
    piece, pieces = notes.pieces[number], notes.pieces
    alone = number + 1 == len(pieces) or pieces[number + 1].sentence != piece.sentence
    headed = piece.first and (_heads_pay(piece.head) or (alone and bool(piece.head)))
    lead = notes.spans[piece.sentence].start if headed else piece.lead
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    if after is not None and after.sentence == piece.sentence:
        return lead, after.lead
    before = pieces[number - 1] if number else None
    start = before.end if before is not None and before.sentence == piece.sentence else lead
    return start, max(piece.end, notes.spans[piece.sentence].end)
