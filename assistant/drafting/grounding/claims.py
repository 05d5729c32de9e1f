"""Certainty, effects and causes: is a draft surer, prouder or more knowing than its sources?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.danish import verbs
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.near import clauses_in, has_word, nearest_clause
from assistant.drafting.grounding.reading import Reading, Sentence, Word


def _words(text: str) -> re.Pattern[str]:
    """A pattern of words and phrases; a trailing * takes any ending."""
    parts = [re.escape(part).replace(r"\*", r"\w*").replace("_", r"\s+") for part in text.split()]
    return re.compile(
        r"(?<!\w)(?:" + "|".join(sorted(parts, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
    )


# What makes a note unsure: perhaps, a wish, a proposal, a question.
_DOUBT = _words(
    """måske muligvis formentlig formodentlig sandsynligvis vistnok nok_lukker overvejer overvejede overvejes forhåbentlig hvis tror gætter svært_at_sige kan_være ser_ud_til
    rygte* forlyder hører_at ikke_at_tage_stilling nåede_ikke foreslog foreslår foreslået vil_gerne_have
    ønsker ønskede spurgte_om må_man på_fornemmelsen hælder_til eventuelt evt kunne_være usikker* ved_ikke næsten udkast"""
)
# Said of the sentence before.
_OPEN = re.compile(
    r"\s*(?:det\s+er\s+|er\s+)?(?:ikke\s+(?:bekræftet|besluttet|afgjort|endeligt|vedtaget|løst|sikkert)|intet\s+(?:er\s+)?(?:afgjort|besluttet|bestilt)|ingen\s+beslutning|uafklaret|uvist)",
    re.IGNORECASE,
)
# "Måske kunne du …" is a wish in a wrapper, which a draft is meant to unwrap.
_WRAPPED = re.compile(
    r"\b(?:måske|eventuelt|evt\.?|kunne)\s+(?:kunne\s+|skulle\s+|ville\s+)?(?:du|I|i)\b|\bdu\s+(?:måske|kunne|eventuelt)\b"
)
# A "nok" that means "probably" stands right after a verb.
_NOK = re.compile(r"\b\w+(?:er|e|r)\s+nok\b(?!\s+(?:til|af|med))", re.IGNORECASE)

# What a draft may say to keep the doubt.
_KEPT = _words(
    """måske muligvis formentlig formodentlig sandsynligvis vistnok overvej* forhåbentlig hvis såfremt forudsat tror gætte* svært usikker* uklart kan kunne ser_ud_til synes rygte* hør*
    ikke ingen intet endnu forslag* foresl* foreslå* ønske* vil_gerne vil_have spurgte spørg* spørgsmål* drøft* eventuelt evt burde bør skøn* forvent* ventes forventes håb*
    formod* angivelig* vurderer uafklar* afklar* mulig* mulighed* undersøg* fornemmelse* fornemme* næsten op_til højst hvorvidt om_der udkast* hælder tilbøjelig* nok vil_helst regner_med lagt_op_til"""
)

# Being done with, and what else a note may say for it.
_DONE: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (_words(said), _words(held))
    for said, held in (
        ("bevilget bevilgede bevilger tildelt", "bevil* tildel* tilsag* fået fik givet gav sagt_ja sagde_ja"),
        (
            "godkendt godkendte godkendtes",
            "godken* sagt_ja sagde_ja siger_ja ok sagt_god siger_god accept* underskr* enig* nikked* nikker* lov* må ja fint bevil*",
        ),
        (
            "besluttet besluttede vedtaget vedtog",
            "beslut* vedtag* vedtog aftal* enig* valgt* valg* stem* fra_nu_af indfør* imod",
        ),
        (
            "færdiggjort færdiggjorde afsluttet afsluttede fuldført",
            "færdig* afslut* fuldf* slut* lavet lavede skrev* klar* gjort bestå* nået mangler_kun",
        ),
        (
            "leveret leverede ankommet",
            "lever* ankom* kom kommet modtag* fået fik hent* bragt* kørt* kørte sendt* aflever*",
        ),
        (
            "løst løste afhjulpet",
            "løst løste løser fikse* rette* virker ordn* oppe lap* skiftet byttet fundet fandt hjalp",
        ),
        ("indfriet indfriede opnået opnåede", "indfri* opnå* nåede nået når målet_er"),
        ("har_valgt er_valgt har_besluttet", "valg* vælg* stem* peg*"),
        ("er_fundet har_fundet er_løst er_opklaret", "fund* fandt finde* opdag* skyld* var_det"),
        ("forbudt", "forbud* må_ikke ikke_må"),
        ("lovet lovning lovede garanteret", "lov* garant* tilsag* aftal*"),
        ("bestilt bestilte", "bestil* booke* købt* køb*"),
    )
)


@dataclass(frozen=True)
class _Effect:
    """A kind of effect: how a draft claims it, and what a source says where it is so.

    Attributes:
        said: the words of a draft.
        held: the words of a source that bear them out.
        measured: whether two figures of the source bear it out as well, or a figure beside the word.
    """

    said: re.Pattern[str]
    held: re.Pattern[str]
    measured: bool = False


_EFFECTS = (
    _Effect(
        _words(
            "begejstr* imponer* stor_ros stor_anerkendelse stor_tilfredshed stor_glæde stor_succes særdeles_tilfreds"
        ),
        _words(
            "begejstr* imponer* ros* anerkend* vild* elsker elskede super* fantastisk* meget_glad* stor* succes* tilfreds*"
        ),
    ),
    _Effect(
        _words(
            "roste rost ros rosende anerkend* begejstr* imponer* positiv_feedback positive_tilbagemeldinger gode_tilbagemeldinger"
        ),
        _words(
            "ros* anerkend* begejstr* imponer* godt god flot fint tak* glad* tilfreds* sød* dejlig* fedt dygtig* smilede positiv* bedste"
        ),
    ),
    _Effect(
        _words(
            "tilfreds tilfredse tilfredshed glad glade glæder glædede lettelse lettede taknem* godt_modtaget positivt_modtaget vel_modtaget sat_pris motiverede motiveret motivation engagerede"
        ),
        _words(
            "tilfreds* glad* glæd* tak* ros* begejstr* positiv* god* godt flot fedt fint lækkert dejlig* lettet motiv* engag* elsker vild pris"
        ),
    ),
    _Effect(
        _words(
            "forbedr* bedre styrket styrkede styrker styrkelse højnet højnede hævet effektiv* smidigere optimer* kvaliteten udviklet_sig_positivt"
        ),
        _words(
            "forbedr* bedre bedst* styrk* højn* hævet kvalitet* effektiv* optimer* hurtig* lettere nemmere smidig* løft* mindre flere færre klogere sikrere godt op"
        ),
        measured=True,
    ),
    _Effect(
        _words(
            "tryghed tryggere trygge ro roligere arbejdsglæde* trivsel* trivslen arbejdsmiljøet klædt_på sammenhold* bedre_samarbejde styrket_samarbejde stemningen"
        ),
        _words(
            "tryg* ro rolig* glad* triv* klædt* sammenhold* samarbejd* stemning* arbejdsmiljø* stress* faldt_til"
        ),
    ),
    _Effect(
        _words(
            "markant mærkbart betydeligt betydelig væsentligt væsentlig kraftigt massivt fremragende enestående velstruktureret forbilledlig* imponerende succes* exceptionel*"
        ),
        _words(
            "markant* mærkbar* betydelig* væsentlig* kraftig* masse* fremragende enestående velstrukturer* forbilledlig* imponer* succes* meget stor* super* perfekt* vild*"
        ),
    ),
    _Effect(
        _words("sparer sparet besparelse besparelser frigjort_tid frigør_tid"),
        _words("spar* besparel* billigere koster kostede pris* kr timer min tid* frigj* frigør* ned"),
        measured=True,
    ),
    _Effect(
        _words("steget stiger steg vokset faldet reduceret reducerede mindsket færre nedbragt"),
        _words(
            "steg* stig* voks* fald* faldt op ned flere færre højere lavere mere mindre øge* reducer* nedbr* halver* mindsk* udebliv* kun"
        ),
        measured=True,
    ),
    _Effect(
        _words("ikke_længere siden_er_der_ikke siden_er_ingen siden_har_der_ikke ingen_længere"),
        _words("ikke ingen intet 0 nul aldrig færre væk"),
    ),
    _Effect(
        _words("permanent permanente udbredt_til hele_huset hele_organisationen hele_virksomheden"),
        _words("permanent* udbred* fast* fra_nu_af fremover fortsæt* hele alle"),
    ),
    _Effect(
        _words("tog_initiativ taget_initiativ på_eget_initiativ af_egen_drift"),
        _words("initiativ* foresl* forslag selv ide* idé* startede jeg_synes"),
    ),
)

# A clause that takes up so much of the source is another wording of it, whatever it praises.
_TAKEN_UP = 0.7

# Why something came about.
_CAUSE = re.compile(
    r"(?<!\w)(?:fordi|på\s+grund\s+af|som\s+følge\s+af|takket\s+være|skyldes|skyldtes|eftersom|hvilket\s+(?:gav|giver|førte|har|betød|betyder|skabte|skaber|gør|gjorde)|så\s+at"
    r"|(?:har\s+)?(?:resulter(?:et|ede|er)|ført|førte|medført|medførte|medfører)\s+(?:i|til|at)?|(?:betød|betyder|har\s+betydet),?\s+at|som\s+følge\s+heraf|derved|har\s+skabt|skabte)(?!\w)",
    re.IGNORECASE,
)
_CAUSAL_VERB = _words(
    "halveret halverede nedbragt nedbragte nedbringer skabt skabte medført medførte reduceret forbedret sænket øget bevirket"
)
_NO_CAUSE = _words(
    "svært_at_sige ved_ikke_hvorfor ved_vi_ikke vides_ikke uklart_hvorfor måske_bare kan_også_være ikke_sikkert_at"
)

_ALL = _words("alle samtlige de_fleste størstedelen flertallet altid")
_ALL_HELD = _words("alle samtlige fleste størstedel* flertal* altid hver hele enhver allesammen")
_SOME = _words("nogle flere enkelte en_del et_par nogen visse få")

_QUOTED = re.compile(r"[»“\"„](?P<said>[^«»“”\"„]{6,160})[«”\"“]")
_DENIED = re.compile(r"(?<!\w)(?:ikke|ingen|intet|aldrig)(?:\s+\w{1,6})?\s+$", re.IGNORECASE)
_NEGATION = re.compile(
    r"(?<!\w)(?:ikke|ingen|intet|aldrig|uden|hverken|ej|mangler|endnu)(?!\w)", re.IGNORECASE
)


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each claim of the draft that its sources do not make."""
    yield from _quotations(draft, source)
    for sentence in draft.sentences:
        yield from _causes(sentence, draft, source)
        yield from _surer(sentence, draft, source)
    for clause in draft.clauses:
        yield from _effects(clause, draft, source)
        yield from _quantifiers(clause, draft, source)
        yield from _negated(clause, draft, source)


def _of(sentence: Sentence, reading: Reading) -> str:
    return reading.text[sentence.start : sentence.end]


def _quotations(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """Words in quotation marks that nobody said."""
    for match in _QUOTED.finditer(draft.text):
        words = [word for word in draft.words if match.start("said") <= word.start < match.end("said")]
        content = [word for word in words if word.content]
        if content and sum(not source.holds(word) for word in content) * 2 > len(content):
            yield Verdict("claim", match.start(), match.end(), fault="quotation")


def _causes(sentence: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """Causes that the source does not name."""
    text = _of(sentence, draft)
    for match in _CAUSE.finditer(text):
        start = sentence.start + match.start()
        stop = re.compile(r"[.;\n]|,\s+(?:men|og|mens|hvor)\s").search(
            draft.text, sentence.start + match.end(), sentence.end
        )
        end = stop.start() if stop else sentence.end
        content = [
            word
            for word in sentence.words
            if sentence.start + match.end() <= word.start < end and word.content
        ]
        if content and sum(not _known_cause(word, source) for word in content) * 2 > len(content):
            yield Verdict("claim", start, end, fault="cause")


def _known_cause(word: Word, source: Reading) -> bool:
    """Whether the source has a word, or a compound of it with a short one ("jobskifte" and "job")."""
    return source.holds(word) or (len(word.stem) > 6 and word.stem[:3] in source.stems)


def _surer(sentence: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """What the source wonders about and the draft knows."""
    text = _of(sentence, draft)
    if text.endswith("?") or _KEPT.search(text) or _conditional(sentence, draft):
        return
    for clause in clauses_in(sentence, draft):
        if not any(verbs.is_finite(word.lower) for word in clause.words):
            continue  # a bare deadline or name claims nothing
        for part in _parts(clause, draft):
            near, score = nearest_clause(part, source)
            doubt = _doubt(near, source) if near is not None and score >= 0.3 else None
            if near is None or doubt is None or (part is not clause and not doubt.endswith("?")):
                continue
            shared = [word for word in part.words if word.content and has_word(near, word)]
            if len(shared) >= 2:
                yield Verdict("certainty", part.start, part.end, doubt, "unsure")
                return


def _parts(clause: Sentence, draft: Reading) -> Iterator[Sentence]:
    """A clause, cut at its semicolon."""
    cut = draft.text.find(";", clause.start, clause.end)
    if cut < 0:
        yield clause
        return
    for start, end in ((clause.start, cut), (cut + 1, clause.end)):
        yield Sentence(start, end, tuple(word for word in clause.words if start <= word.start < end))


def _conditional(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence begins with its verb, as "Drypper det stadig, skal …" does."""
    if not sentence.words:
        return False
    first = sentence.words[0].lower
    return "," in _of(sentence, reading) and (
        verbs.is_present(first) or (first.endswith("er") and len(first) > 4)
    )


def _doubt(near: Sentence, source: Reading) -> str | None:
    """What makes a clause of the source unsure, as written; None where nothing does."""
    text = _of(near, source)
    if _WRAPPED.search(text):
        return None
    doubt = _DOUBT.search(text) or _NOK.search(text)
    if doubt:
        return doubt.group()
    rest = source.text[near.end : near.end + 60]
    if rest.startswith("?") or text.endswith("?"):
        return text
    follows = _OPEN.match(rest.lstrip(".,;– ")) if rest else None
    return follows.group().strip() if follows else None


def _effects(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """Effects, praise and accomplishments that the source knows nothing of."""
    text = _of(clause, draft)
    figures = any(clause.start <= q.start < clause.end for q in draft.quantities)
    for effect in _EFFECTS:
        match = effect.said.search(text)
        if not match or source.finds(effect.held) or (effect.measured and (figures or source.made(_changes))):
            continue
        first = clause.start + max(text.rfind(mark, 0, match.start()) for mark in (",", ";", " og ")) + 1
        rest = [
            word
            for word in clause.words
            if word.content
            and word.start >= first
            and not match.start() <= word.start - clause.start < match.end()
        ]
        if not rest or sum(source.holds(word) for word in rest) < _TAKEN_UP * len(rest):
            yield Verdict("claim", clause.start, clause.end, fault="unknown")
            return
    for said, held in _DONE:
        match = said.search(text)
        if match and not _NEGATION.search(text) and not _affirms(held, source):
            start = clause.start + match.start()
            yield Verdict("certainty", _with_verb(clause, start), clause.start + match.end())
            return
    if source.finds(_NO_CAUSE) and (match := _CAUSAL_VERB.search(text)) and not _NO_CAUSE.search(draft.text):
        start = clause.start + match.start()
        yield Verdict("claim", _with_verb(clause, start), clause.start + match.end())


def _affirms(held: re.Pattern[str], source: Reading) -> bool:
    """Whether the source says something without denying it ("ingen beslutning")."""
    return any(
        not _DENIED.search(source.text, max(0, match.start() - 14), match.start())
        and not source.text.startswith((" ikke", " næsten", " knap", " ej"), match.end())
        for match in held.finditer(source.text)
    )


def _changes(source: Reading) -> bool:
    """Whether the source has figures of before and after."""
    return (
        bool(re.search(r"\b(?:nu|før|mod|sidste\s+år|fra)\b|->|→", source.text, re.IGNORECASE))
        and len(source.quantities) > 1
    )


def _with_verb(clause: Sentence, start: int) -> int:
    """The start of "har" or "er" before a participle."""
    for at, word in enumerate(clause.words):
        if (
            word.start == start
            and at
            and clause.words[at - 1].lower in ("er", "har", "var", "blev", "bliver", "havde", "fik")
        ):
            return clause.words[at - 1].start
    return start


def _quantifiers(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "Alle" or "de fleste" where the source says "nogle"."""
    text = _of(clause, draft)
    match = _ALL.search(text)
    if not match or source.finds(_ALL_HELD):
        return
    for at, score in source.nearest(clause, 1):
        near = source.sentences[at]
        some = _SOME.search(source.text, near.start, near.end)
        if score >= 0.2 and some:
            yield Verdict("certainty", clause.start + match.start(), clause.start + match.end(), some.group())


def _negated(clause: Sentence, draft: Reading, source: Reading) -> Iterator[Verdict]:
    """What the source denies and the draft affirms."""
    if _NEGATION.search(_of(clause, draft)):
        return
    for at, score in source.nearest(clause, 1):
        if score < 0.25:
            continue
        near = source.sentences[at]
        for word, denied in zip(near.words, near.words[1:], strict=False):
            if word.lower not in ("ikke", "aldrig") or source.text[word.end : denied.start] != " ":
                continue
            if not (
                denied.content
                and (verbs.is_finite(denied.lower) or denied.lower.endswith(("et", "t", "te", "de")))
            ):
                continue
            for ours in clause.words:
                if ours.stem == denied.stem:
                    yield Verdict(
                        "claim", _with_verb(clause, ours.start), ours.end, f"{word.text} {denied.text}"
                    )
                    return
