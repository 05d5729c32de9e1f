"""Numbers and addresses that tell who somebody is: CPR, telephone, e-mail, account, case and address.

What a number is, its form says less than the words around it: eight digits are a telephone number, or an order, an
item, a firm. So each form has words that speak for it and words that speak against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Found = tuple[int, int, str]

# What is no person's: an order, an item, a firm, a machine.
_AGAINST = re.compile(
    r"(?<!\w)(?:ordre|ordrer|ordrenr|ordrenummer|varenr|varenummer|vare|cvr|cvr-?nr|se-?nr|p-?nr|ean|ean-?nr|gln|lokationsnummer|faktura|fakturanr|kreditnota|bon|bilag"
    r"|kunde-?id|kundenr|kundenummer|id|serie|serienr|serienummer|sn|imei|sporingsnr|sporingsnummer|fragtbrev|track|pakke|parti|batch|lot|charge|style|artikel"
    r"|model|version|build|firmware|fejl|ticket|inc|pr|commit|norm|amu|kursus|isbn|debitornr|leverandørnr|medarbejdernr|lønnr|nummerplade|reg\.?plade|pallenr|palle-nr|palle|tegning|tegn\.?nr|rev|projektnr|kostsested|konto(?:plan)?nr|licens|licensnr)"
    r"(?:er|en|et|ne)?\.?\s*(?:nr\.?|nummer|no\.?)?\s*[:#]?\s*\(?$",
    re.IGNORECASE,
)

_EMAIL = re.compile(r"[^\s<>()\[\],;:\"'|]+@[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)+", re.UNICODE)

_DAY = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_CPR = re.compile(
    rf"(?<![\w.,/-])(?:{_DAY}{_MONTH}\d\d|{_DAY}([ ./-]){_MONTH}\1\d\d)(?:\s?[-–—]\s?|\s)?\d{{4}}(?![\w/-]|[.,]\d)"
)

_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_CARD = re.compile(r"(?<![\w.,/-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?(?![\w/-]|[.,]\d)")
_REGISTRATION = re.compile(
    r"(?:(?<=reg)|(?<=reg\.)|(?<=reg )|(?<=reg\. )|(?<=reg:)|(?<=reg: )|(?<=regnr\. )|(?<=reg\.nr\. )|(?<=reg\.nr )|(?<=reg\. nr\. )|(?<=reg\.-nr\. )"
    r"|(?<=registreringsnr\. )|(?<=registreringsnummer ))"
    r"\d{4}\s*(?:[-/,;.]?\s*(?:og\s+)?(?:konto|kto|k)(?:nummer|nr)?\.?(?:\s*nr\.?)?\s*:?\s*|\s*[-/,]\s*|\s+)\d[\d ]{4,12}\d(?!\w)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"(?<![\w.,/-])\d{4}(?:\s?[-–]\s?|\s)\d{7,10}(?![\w/-]|[.,]\d)")
_ACCOUNT_CUED = re.compile(
    r"(?:konto(?:en|nummeret|nummer|nr\.?|udtog(?:\s+for)?)?|kto\.?(?:\s*nr\.?)?|lønkonto|nemkonto|kortnr\.?|kortnummer(?:et)?)\s*(?:nr\.?|er|til|:|på|for)?\s*:?\s*"
    r"(?P<number>\d[\d -]{5,20}\d)(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
# Words before four and more digits that make them an account rather than an item number.
_ACCOUNT_AGAINST = re.compile(
    r"(?:ordre|varenr|faktura|bon|ean|sporingsnr|serienr|cvr|lokationsnummer|kunde-?id)\S*\s*:?\s*$",
    re.IGNORECASE,
)

_PHONE_CUE = re.compile(
    r"(?:tlf|telefon|telefonnummer|telefonnr|mobil|mobilnr|mob|sms|ring|ringe|ringer|ringes|fanges|nås|træffes|kontaktes|mobilepay|nummer|nr|på|til|kald|svarer|har)\.?\s*(?:er|på|til|nr\.?|:)?\s*[:(]?\s*$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w,/–-])(?<!\d\.)(?:\(?(?:\+|00)\d{2,3}\)?[ -]?)?"
    r"(?:[2-9]\d(?:[ .-]\d\d){3}|[2-9]\d{3}[ -]\d{4}|[2-9]\d{7}|[2-9]\d{2} \d{3} \d{2}|[2-9]\d \d{3} \d{3}|[2-9]\d{2} \d{2} \d{3})(?![\w/]|[.,]\d|-\d| ?%| kr)"
)
_PHONE_ABROAD = re.compile(r"(?<![\w.])\(?(?:\+|00)\d{1,3}\)?(?:[ -]?\(?\d{1,4}\)?){2,6}(?!\w)")
_LOCAL = re.compile(
    r"\b(?:lokal(?:nr|nummer)?|lok|lokaltlf)\.?\s*:?\s*(?P<number>\d{3,5})(?![\w.,:]?\d)", re.IGNORECASE
)

_CASE_CUE = re.compile(
    r"(?<!\w)(?:(?:børne|klage|person|bygge|ydelses|skades?|forsikrings?|straffe|politi|arbejdsskade|under)?sag(?:en|er|s)?(?:s?(?:nr|nummer|id))?|journal(?:en)?(?:nr|nummer)?|j\.?\s?nr|jr\.?nr|akt(?:nr)?|esdh(?:-nr)?|skades?(?:nr|nummer)"
    r"|aes(?:-nr)?|patient(?:nr|nummer|id)|borger(?:nr|id)|referencenr|klage(?:nr)?|dokument(?:nr)?)(?![^\W\d])\.?(?:\s*(?:nr\.?|nummer|id|ligger i|i|på|til|er))?\s*[.:#]?\s*"
    r"(?P<number>(?:[A-ZÆØÅ]{1,5}[ -]?)?(?=[\w./-]*\d{2})[A-Z]?\d[\w]*(?:[./-]\w+)*)",
    re.IGNORECASE,
)
_CASE_LETTERS = re.compile(
    r"(?<![\w-])(?:[A-ZÆØÅ]{2,6}\d{0,3}[ -](?:19|20)?\d\d[-/]\d{3,6}(?:[-/]\w+)*|[A-ZÆØÅ]{2,4}-(?:19|20)\d\d[-/]\d{3,6}|[A-ZÆØÅ]{2}-\d{8}|[A-Z]{2}-\d{4,6}/(?:19|20)\d\d(?:-[A-ZÆØÅ]+)?)(?!\w)"
)
_CASE_YEAR = re.compile(
    r"(?<![\w./-])(?:(?:19|20)\d\d-\d{4,6}(?:-[\dA-ZÆØÅ]{1,4})?|(?:19|20)?\d\d/\d{4,6}(?:-\d{1,3})?|\d\d\.\d\d\.\d\d-[A-Z]\d\d-\d{1,4}-\d\d)(?!\w)"
)

# Endings that only a street has, and endings that many a word or town has: those need a floor, a letter or a town beside them.
_STREET = (
    r"(?:vej|vejen|gade|gaden|allé|alléen|stræde|strædet|vænge|vænget|plads|pladsen|torv|torvet|parken|boulevard|boulevarden|brynet|bakken|gårdsvej"
    r"|ageren|haven|engen|marken|skoven|lunden|højen|stien|toften|dalen|krogen|hegnet|huset|broen|kajen|stranden|vangen|gården|passage|kvarteret"
    r"|ringen|holmen|næsset|bjerget|banken|volden|diget|kæret|hegn|vold)"
)
_MAYBE_STREET = r"(?:alle|have|bakke|kær|eng|mark|skov|lund|høj|sti|toft|dal|krog|hus|bro|kaj|strand|vang|gård|ager|kvarter|ring|holm|næs|bjerg|park|banke|dige)"
_CITY = r"[A-ZÆØÅ][a-zæøåé]+(?:[ -][A-ZÆØÅ][a-zæøåé]+)?(?: (?:[NSVØCK]|NV|SV|NØ|SØ)\b)?"
_SIDE = r"(?:th|tv|mf|t\.h|t\.v|dør \d+|lejl\.? ?\d+)\b\.?"
_FLOOR = (
    r"(?:\s*,\s*|\s+)(?:(?:lejl|lejlighed|dør|opg|opgang)\.?\s*\d+\w?(?!\w)"
    rf"|(?:\d{{1,2}}\.(?:\s*sal\b)?|\d{{1,2}}\s*sal\b|\d{{1,2}}(?=\s*(?:th|tv|mf)\b)|(?:st|stuen|kl|kld|kælder(?:en)?|baghus(?:et)?|forhus(?:et)?)(?!\w)\.?(?!\s*\d))"
    rf"(?:(?:\s*,\s*|\s+|(?<=\.)|(?<=\d)){_SIDE})?)(?![\w:])"
)
_BEFORE_STREET = (
    r"(?<![\w-])(?:(?:[A-ZÆØÅ][\wæøå]+(?:huset|gården|hjemmet)),\s+)?"
    r"(?:(?:[A-ZÆØÅ][a-zæøåéö]+\.?|[A-Z]\.|Gl\.|Nr\.|Sdr\.|Ndr\.|Skt\.|Sct\.|St\.)[ -]){0,3}"
)
_HOUSE = r"\s+(?:nr\.?\s*)?\d{1,3}(?!\d|[.,]\d)"
_LETTER = r"(?:\s?[A-Za-z](?![\wæøå.]))"
_TOWN = rf"(?:\s*,?\s+\d{{4}}\s+{_CITY}|,\s+(?:{_CITY}))"
_ADDRESS = re.compile(
    rf"{_BEFORE_STREET}(?:[A-ZÆØÅ][a-zæøåéö]*?{_STREET}|(?<=\w[ -])(?:Vej|Gade|Allé|Alle|Plads|Torv|Boulevard|Landevej|Stræde))"
    rf"{_HOUSE}{_LETTER}?(?P<floor>(?:{_FLOOR}){{0,2}})(?P<steps>,\s*\d+\s+trin op)?(?P<city>{_TOWN})?"
)
_MAYBE_ADDRESS = re.compile(
    rf"{_BEFORE_STREET}[A-ZÆØÅ][a-zæøåéö]+{_MAYBE_STREET}{_HOUSE}"
    rf"(?:{_LETTER}(?P<floor>(?:{_FLOOR}){{0,2}})(?P<city>{_TOWN})?|(?P<floor2>(?:{_FLOOR}){{1,2}})(?P<city2>{_TOWN})?|(?P<city3>{_TOWN}))"
)


def identifiers(text: str) -> list[Found]:
    """The identifiers of a text as (start, end, label), in order, without overlap.

    Args:
        text: Danish text; the time is linear in its length.
    """
    taken = bytearray(len(text))
    chosen: list[Found] = []
    for start, end, label in _candidates(text):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            chosen.append((start, end, label))
    return sorted(chosen)


def _candidates(text: str) -> Iterator[Found]:
    """All that looks like an identifier, the surest first."""
    yield from ((m.start(), m.end(), "EMAIL") for m in _EMAIL.finditer(text))
    yield from _addresses(text)
    yield from (
        (m.start(), m.end(), "ACCOUNT")
        for m in _IBAN.finditer(text)
        if sum(c.isdigit() for c in m.group()) > 9
    )
    yield from ((m.start(), m.end(), "ACCOUNT") for m in _REGISTRATION.finditer(text))
    yield from _unless(_CARD, "ACCOUNT", text, _AGAINST)
    yield from (
        (m.start("number"), m.end("number"), "ACCOUNT")
        for m in _ACCOUNT_CUED.finditer(text)
        if _digits(m["number"]) >= 7
    )
    yield from _unless(_CPR, "CPR", text, _AGAINST)
    yield from _cases(text)
    yield from _unless(_ACCOUNT, "ACCOUNT", text, _ACCOUNT_AGAINST)
    yield from _phones(text)


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def _before(text: str, at: int, size: int = 32) -> str:
    return text[max(0, at - size) : at]


def _unless(pattern: re.Pattern[str], label: str, text: str, against: re.Pattern[str]) -> Iterator[Found]:
    for match in pattern.finditer(text):
        if not against.search(_before(text, match.start())):
            yield match.start(), match.end(), label


def _addresses(text: str) -> Iterator[Found]:
    from assistant.danish.names import lists

    for match in (*_ADDRESS.finditer(text), *_MAYBE_ADDRESS.finditer(text)):
        end = match.end()
        groups = match.groupdict()
        name, city = next(
            ((key, value) for key, value in groups.items() if key.startswith("city") and value), ("", "")
        )
        known = city.strip(" ,").split(" ")[0].lower() in lists().places
        if city and not re.search(r"\d", city) and not known:
            end = match.start(name)
            if name == "city3":
                continue
        yield match.start(), end, "ADDRESS"


def _cases(text: str) -> Iterator[Found]:
    for match in _CASE_CUE.finditer(text):
        number = match["number"]
        if _digits(number) >= 4 and not re.fullmatch(r"(?:19|20)\d\d", number):
            yield match.start("number"), match.end("number"), "CASE"
    yield from _unless(_CASE_LETTERS, "CASE", text, _AGAINST)
    yield from _unless(_CASE_YEAR, "CASE", text, _AGAINST)


def _phones(text: str) -> Iterator[Found]:
    for match in _LOCAL.finditer(text):
        yield match.start("number"), match.end("number"), "PHONE"
    refused: set[str] = set()
    for match in _PHONE.finditer(text):
        before = _before(text, match.start())
        bare = match.group().isdigit() and len(match.group()) == 8
        if _AGAINST.search(before) or (bare and match.group()[:5] in refused):
            refused.add(match.group()[:5])
            continue
        yield match.start(), match.end(), "PHONE"
    for match in _PHONE_ABROAD.finditer(text):
        if 8 <= _digits(match.group()) <= 15 and not _AGAINST.search(_before(text, match.start())):
            yield match.start(), match.end(), "PHONE"
