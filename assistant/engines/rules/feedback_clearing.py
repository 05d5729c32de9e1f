"""Takes the wrapping off a sentence and leaves the message.

Where the wrapping ends in "at", "om" or "hvis", what follows is the message and gets a plain frame. Else remarks that
carry no message are cut at their commas, and small hedges are dropped. Where neither gives a whole sentence, nothing is
changed, and the caller quotes instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.danish import verbs
from assistant.danish.classify.feedback_reading import Token
from assistant.danish.lexicon import Hit, classes, word_set
from assistant.danish.tenses import present_of_infinitive
from assistant.engines.rules import feedback_tone as tone_of
from assistant.engines.rules.feedback_facts import has_fact
from assistant.engines.rules.feedback_parts import Part

WISH, SEEN, WONDER, KEPT = "wish", "seen", "wonder", "kept"

_WRAPPINGS = frozenset({"proposal", "impersonal", "musing", "question", "self doubt"})
_REMARKS = frozenset(
    {"disclaimer", "self doubt", "softener", "musing", "joke", "third party", "understatement"}
)
_REACH = 3
_CONJUNCTIONS = frozenset({"at", "om", "hvis"})
_LINKS = frozenset({"over", "på", "i", "af", "dig", "os", "jer", "mig", "ved"})
_FILLERS = word_set("måske nok mon evt eventuelt lidt jo da så bare lige egentlig vel også , .")
_ADVERBS = word_set("måske vist nok vel eventuelt evt ligesom egentlig vistnok muligvis mon tilsyneladende")
_DEGREES = re.compile(
    r"\b(?:bare |måske )?(?:en (?:lille )?(?:smule|anelse|kende|tand)|lidt|en lille bitte smule)"
    r"(?= (?:mere|mindre|bedre|oftere|tidligere|højere|hurtigere|tydeligere|skarpere|flere|færre|større|for|før)\b)\s?",
    re.IGNORECASE,
)
# Without its adverb "men det er måske formatet" would claim more than the writer does.
_CAUSE = re.compile(r"\bdet (?:er|var|kan|må) (?:nok|måske|vel|sikkert|vist)\b", re.IGNORECASE)
_SEGMENT = re.compile(r"\s*(?:[,;]|:(?=\s)|\s[–—-](?=\s))\s*(?:men\b|og\b|så\b)?\s*", re.IGNORECASE)
_DIGITS_AROUND = re.compile(r"\d$")
_NO_WISHES = word_set("bruge ønske tænke forestille have lide overveje se føle håbe blive være")
_SHORT_REMARK = 12
_LONG_WORD = 8
_MOSTLY = 0.5
_FEWEST_WORDS = 3
_EMPTY = _FILLERS | word_set("det der jeg du man vi altså tænk nå ja men og så at for dog er var")
_SUBORDINATE = word_set("at om hvis når da fordi mens som der inden før selvom siden ligesom og men eller så")


@dataclass(frozen=True)
class Cleared:
    """A sentence without its wrapping.

    Attributes:
        text: the new sentence; empty where the whole was wrapping.
        kind: wish, seen, wonder or kept: what the new sentence does.
        before: what was replaced or taken out.
        after: what stands there now; empty where nothing does.
    """

    text: str
    kind: str
    before: str
    after: str


def cleared(part: Part, tone: int) -> Cleared | None:
    """The sentence without its wrapping, or None where no whole sentence would be left.

    Args:
        part: a sentence with an indirect mark.
        tone: from -2 (milder) to 2 (plainer), for wishes.
    """
    return _unwrapped(part, tone) or _modal(part, tone) or _without_remarks(part)


def _unwrapped(part: Part, tone: int) -> Cleared | None:
    """The message after a wrapping that ends in "at", "om" or "hvis"."""
    found = _last_wrapping(part)
    if found is None:
        return None
    hit, first, conjunction = found
    words = part.tokens
    rest = _message(part, words[conjunction].end)
    if len(rest.split()) < _FEWEST_WORDS - 1:
        return None
    word = words[conjunction].word
    wrapping_words = [token.word for token in words[first:conjunction]]
    before = words[conjunction - 1].word if conjunction else ""
    framed = _framed(hit, word, before, rest, tone, sure="sikker" in wrapping_words)
    if framed is None or (framed[1] == SEEN and {"ikke", "hvis"} & set(wrapping_words)):
        return None
    text, kind = framed
    text, rest = _with_alternative(text, rest)
    prefix = _prefix(part, words[first].start)
    wrapping = part.slice(words[first].start, words[conjunction].end)
    return Cleared(_placed(prefix, text), kind, wrapping, _frame_of(text, rest))


def _placed(prefix: str, text: str) -> str:
    """A message after what stood before it; after "Når …" its first two words change places."""
    first = prefix.split()[0].lower() if prefix else ""
    if first not in _SUBORDINATE:
        return f"{prefix} {text}".strip()
    subject, verb, *others = text.split(" ")
    return " ".join([f"{prefix.rstrip('.:, ')},", verb, subject.lower(), *others])


def _with_alternative(text: str, rest: str) -> tuple[str, str]:
    """A question that goes on with "eller" becomes a statement and a question of its own."""
    before, found, after = text.partition(", eller ")
    if not found:
        return tone_of.statement(text), rest
    other = re.sub(r"[^\w)]+$", "", after)
    return f"{tone_of.statement(before)} {tone_of.sentence(f'{other}?')}", rest


def _frame_of(text: str, rest: str) -> str:
    """The words that a frame puts before the writer's own."""
    words = rest.split()
    at = text.find(" ".join(words[:2])) if words else -1
    if at < 0 and words:
        at = text.find(words[-1])
        return text
    return text[:at].strip() or text


def _last_wrapping(part: Part) -> tuple[Hit, int, int] | None:
    """The wrapping phrase nearest to the message, where the wrapping begins, and the place of its conjunction."""
    first: int | None = None
    found: tuple[Hit, int, int] | None = None
    reach = 0
    for hit in sorted(part.hits, key=lambda one: (one.start, -one.end)):
        if hit.phrase.label != "indirect" or hit.phrase.kind not in _WRAPPINGS:
            continue
        conjunction = _conjunction(part.tokens, hit)
        if conjunction is None or (found is not None and hit.start > reach + _REACH + 1):
            continue
        first = hit.start if first is None else first
        if conjunction >= reach:
            found, reach = (hit, first, conjunction), conjunction
    return found


def _conjunction(tokens: tuple[Token, ...], hit: Hit) -> int | None:
    """The place of the "at", "om" or "hvis" that a phrase ends in or leads to."""
    if tokens[hit.end - 1].word in _CONJUNCTIONS:
        return hit.end - 1
    for at in range(hit.end, min(hit.end + _REACH, len(tokens))):
        word = tokens[at].word
        if word in _CONJUNCTIONS:
            return at
        if word == "som" and at + 1 < len(tokens) and tokens[at + 1].word == "om":
            return at + 1
        if word not in _FILLERS and not (at == hit.end and word in _LINKS):
            return None
    return None


def _framed(hit: Hit, word: str, before: str, rest: str, tone: int, sure: bool) -> tuple[str, str] | None:
    """The message in a plain frame, and what that does."""
    kind = hit.phrase.kind
    if sure and word == "at" and _has_verb(rest):
        return f"Jeg er ikke sikker på, at {rest}", WONDER
    if kind == "proposal":
        if word == "at" and tone_of.follows_at(rest):
            return tone_of.ask(rest, tone), WISH
        return (tone_of.want(rest, tone), WISH) if _has_verb(rest) else None
    if word == "at" and tone_of.follows_at(rest):
        return tone_of.ask(rest, tone), WISH
    if not _has_verb(rest):
        return None
    if word == "at" or (word == "om" and before == "som"):
        return (
            f"Jeg oplever, at {rest}" if kind == "impersonal" else f"Jeg har lagt mærke til, at {rest}"
        ), SEEN
    if word == "om" and kind in {"musing", "question", "self doubt", "impersonal"}:
        asked = rest.removeprefix("hvorvidt ")
        return f"Jeg vil gerne vide, om {asked}", WONDER
    return None


def _modal(part: Part, tone: int) -> Cleared | None:
    """ "Skiltene kunne med fordel komme før": the subject stays, and the verb says what is wished for."""
    words = [token.word for token in part.tokens]
    for at, word in enumerate(words):
        if word not in {"kunne", "måtte"} or at > _REACH * 3:
            continue
        subject = words[:at]
        following = at + 1
        while following < len(words) and (words[following] in _FILLERS | {"godt", "gerne", "med", "fordel"}):
            following += 1
        if following >= len(words) or not tone_of.follows_at(words[following]) or following == at + 1:
            return None
        if not subject or subject == ["måske"]:
            return None
        if words[following] in _NO_WISHES:
            return None
        if any(verbs.is_finite(one) for one in subject) or subject[0] in _ADVERBS | _SUBORDINATE:
            return None
        verb = part.tokens[following]
        rest = _message(part, verb.end)
        who = part.slice(part.start, part.tokens[at - 1].end)
        who = _lowered(who, part.tokens[0].word)
        present = present_of_infinitive(verb.word)
        if who.lower() in {"jeg", "der", "det"}:
            return None
        if who.lower() == "man":
            text = tone_of.ask(f"{verb.word} {rest}".strip(), tone)
        else:
            text = tone_of.want(f"{who} {present} {rest}".strip(), tone)
        before = part.slice(part.tokens[at].start, verb.end)
        return Cleared(tone_of.statement(text), WISH, before, present)
    return None


def _without_remarks(part: Part) -> Cleared | None:
    """The sentence without the remarks that carry no message, and without its small hedges."""
    pieces = _segments(part)
    kept: list[tuple[int, int]] = []
    for number, piece in enumerate(pieces):
        follows = number > 0 and pieces[number - 1] not in kept and _is_relative(part, *piece)
        if not follows and not _is_remark(part, *piece):
            kept.append(piece)
    dropped = [part.slice(*piece) for piece in pieces if piece not in kept]
    if not kept:
        return Cleared("", KEPT, part.text, "") if _only_remark(part) else None
    text = _joined(part, kept)
    text, small = _without_hedges(text, part)
    gone = [*dropped, *small]
    whole = tone_of.sentence(text)
    if not gone or not _stands_alone(whole):
        return None
    return Cleared(whole, KEPT, " … ".join(piece.strip(" ,.") for piece in gone), "")


def _segments(part: Part) -> list[tuple[int, int]]:
    """The stretches between commas, colons and dashes, by places in the feedback."""
    pieces: list[tuple[int, int]] = []
    begin = 0
    for match in _SEGMENT.finditer(part.text):
        between_digits = (
            part.text[match.start() - 1 : match.start()].isdigit()
            and part.text[match.end() : match.end() + 1].isdigit()
        )
        if between_digits or match.end() == begin:
            continue
        pieces.append((part.start + begin, part.start + match.start()))
        begin = match.end()
    pieces.append((part.start + begin, part.start + len(part.text)))
    return [piece for piece in pieces if piece[1] > piece[0]]


def _is_remark(part: Part, start: int, end: int, kinds: frozenset[str] = _REMARKS) -> bool:
    """Whether a stretch is mostly a remark of some kinds that carries no message."""
    inside = [
        index
        for index, token in enumerate(part.tokens)
        if start <= token.start < end and token.word[0].isalnum()
    ]
    if not inside:
        return False
    covered = {
        index
        for hit in part.hits
        if hit.phrase.label == "indirect" and hit.phrase.kind in kinds
        for index in range(hit.start, hit.end)
    }
    share = sum(index in covered for index in inside) / len(inside)
    marked = any(mark.label == "indirect" and mark.start < end and start < mark.end for mark in part.marks)
    facts = any(
        part.tokens[index].word == "0"
        or (index not in covered and len(part.tokens[index].word) >= _LONG_WORD)
        for index in inside
    )
    return marked and share >= _MOSTLY and not facts


def _is_relative(part: Part, start: int, end: int) -> bool:
    """Whether a stretch only goes on about what stood before it."""
    return part.slice(start, end).split(maxsplit=1)[0].lower() in {"der", "som"}


def _only_remark(part: Part) -> bool:
    return len(part.text.split()) <= _SHORT_REMARK and not has_fact(part.text)


def _joined(part: Part, kept: list[tuple[int, int]]) -> str:
    """The kept stretches with what stood between those that follow each other."""
    pieces: list[str] = []
    last: int | None = None
    for start, end in kept:
        if last is not None:
            between = part.slice(last, start)
            pieces.append(between if len(between.strip()) <= len(", men") else ", ")
        pieces.append(part.slice(start, end))
        last = end
    return "".join(pieces)


def _without_hedges(text: str, part: Part) -> tuple[str, list[str]]:
    """A text without degree words and hedging adverbs, and what was taken out."""
    gone: list[str] = []
    for match in list(_DEGREES.finditer(text)):
        gone.append(match.group().strip())
    text = _DEGREES.sub("", text)
    marked = " ".join(part.slice(mark.start, mark.end).lower() for mark in part.marked("indirect"))
    if _CAUSE.search(text):
        return text, gone
    for adverb in sorted(_ADVERBS):
        if adverb not in marked.split():
            continue
        pattern = re.compile(rf"(?<=\w) {adverb}(?= \w)", re.IGNORECASE)
        if pattern.search(text):
            gone.append(adverb)
            text = pattern.sub("", text, count=1)
    return text, gone


def without_degrees(text: str) -> str:
    """A text without "en smule", "lidt" and the like before what they make smaller."""
    return _DEGREES.sub("", text).strip()


def _message(part: Part, start: int) -> str:
    """What follows a wrapping, without trailing remarks, degrees and marks."""
    pieces = [piece for piece in _segments(part) if piece[1] > start]
    if not pieces:
        return ""
    pieces[0] = (max(start, pieces[0][0]), pieces[0][1])
    while len(pieces) > 1 and _is_remark(part, *pieces[-1]):
        pieces.pop()
    text = part.slice(pieces[0][0], pieces[-1][1]).strip(" ,.!?:")
    return _DEGREES.sub("", text).strip()


def _prefix(part: Part, end: int) -> str:
    """What stands before a wrapping and says something of its own, as a sentence; a topic ends in a colon."""
    pieces = [(start, min(stop, end)) for start, stop in _segments(part) if start < end]
    kept = [
        piece
        for piece in pieces
        if not _is_remark(part, *piece, _REMARKS | _WRAPPINGS) and not _is_filler(part, *piece)
    ]
    if not kept:
        return ""
    text = re.sub(
        r"\s*,?\s*\b(?:men|og|så|for|dog)\s*$", "", _joined(part, kept).strip(" ,;:–-"), flags=re.IGNORECASE
    )
    if not text.strip():
        return ""
    return tone_of.sentence(text) if _has_verb(text) else f"{text[0].upper()}{text[1:].strip(' ,;:')}:"


def _is_filler(part: Part, start: int, end: int) -> bool:
    words = [token.word for token in part.tokens if start <= token.start < end and token.word[0].isalnum()]
    return all(word in _EMPTY or "hedge" in classes(word) for word in words)


def _has_verb(text: str) -> bool:
    return verbs.has_finite(text) or bool(re.search(r"\b\w{2,}(?:er|år)\b", text))


def _stands_alone(text: str) -> bool:
    words = text.lower().split()
    if len(words) < _FEWEST_WORDS or words[0].strip(",") in _SUBORDINATE or not _has_verb(text):
        return False
    return not verbs.is_finite(words[0]) or text.rstrip().endswith("?")


def _lowered(text: str, word: str) -> str:
    """A subject that no longer begins the sentence; names keep their capital."""
    return (
        text[:1].lower() + text[1:]
        if classes(word)
        or word.endswith(("en", "et", "erne", "ne"))
        or word in {"du", "man", "vi", "det", "den", "der", "jeg"}
        else text
    )
