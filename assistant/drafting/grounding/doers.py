"""Who did what: does a draft give somebody what the source says of somebody else?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.danish import names, numerals, verbs
from assistant.danish.stems import stem
from assistant.danish.wordset import words
from assistant.drafting.grounding.figures import Verdict
from assistant.drafting.grounding.near import nearest_clause
from assistant.drafting.grounding.reading import STOP, Reading, Sentence, Word

I_ = "jeg"

# Words between two names that make them one doer of the same.
_JOINED = re.compile(r"(?:\s+(?:fra|i|på)\s+[\w.]{1,12})?\s*(?:,|og|\+|&|/|samt)\s*$", re.IGNORECASE)

# A name after these is nobody's who does; in a source it has a part in all that the sentence says.
_ASIDE = words("""med til fra hos for mod om uden ved på i over efter end sammen""")

# Where what is said of a name ends.
_BREAK = re.compile(r"[,;:()\n]|\s[-–]\s")

# What is said of anybody.
_ANYBODY = frozenset(stem(word) for word in words("""uge dag time måned år kl gang minut dato møde"""))

_BECOMES = words("blev bliver")
_PRONOUNS = words("han hun ham hende hans hendes de dem")

# Leading, and being there.
_LEADS = frozenset(
    stem(word)
    for word in words(
        """ledede leder ledet styrede styrer koordinerede koordinerer forhandlede forhandler drev ansvarlig
        hovedansvarlig spidsen projektleder tovholder stod"""
    )
) - {stem("stod")}
_JOINS = re.compile(
    r"\b(?:var\s+med|er\s+med|sad\s+med|deltog|deltager|hjalp(?:\s+til|\s+med)?|hjælper|bidrog|fulgte|lyttede|så\s+på|på\s+sidelinjen|tog\s+referat|assisterede|sammen\s+med)\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:ansvar\w*|tovholder|leder|stod\s+for|står\s+for|min\s+opgave|projekt\w*|chef\w*|styr\w*|led\w+)\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:vi|os|vores|teamet|holdet|gruppen|afdelingen|kollegerne|udvalget)\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:jeg|mig|min|mit|mine|selv)\b", re.IGNORECASE)


def judge(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """A verdict on each doer of the draft whose deed the source gives to another."""
    yield from _swapped(draft, source)
    yield from _given_away(draft, source)
    yield from _promoted(draft, source)


@dataclass
class _Stretch:
    """A name and what is said of it."""

    doers: tuple[str, ...]
    start: int
    end: int
    words: list[Word] = field(default_factory=list)
    to: int = 0
    aside: bool = False


def _swapped(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """Deeds of one person that the source gives to another."""
    known = source.made(_first_said)
    if not known.keys() - {I_}:
        return
    owners = source.made(_owners)
    for sentence in draft.sentences:
        for stretch in _stretches(sentence, draft):
            if (
                stretch.aside
                or split_off(draft.text[stretch.start : stretch.end])
                or _is_done_to(stretch, sentence)
            ):
                continue
            for doer in stretch.doers:
                if doer not in known:
                    continue
                other = _owner_instead(doer, stretch, owners)
                if other and other not in stretch.doers:
                    yield Verdict(
                        "role", stretch.start, max(stretch.end, stretch.to), known.get(other, ""), "other"
                    )
                    break


def _is_done_to(stretch: _Stretch, sentence: Sentence) -> bool:
    """Whether somebody does nothing but has it done: "blev jeg afløst", "jeg bliver afløst"."""
    before = [word.lower for word in sentence.words if word.start < stretch.start][-1:]
    said = [word.lower for word in stretch.words[:4]]
    if said[:1] and said[0] in _BECOMES:
        return any(verbs.is_participle(word) or word.endswith("t") for word in said[1:])
    return (
        bool(before)
        and before[0] in _BECOMES
        and bool(said)
        and (verbs.is_participle(said[0]) or said[0].endswith("t"))
    )


def split_off(name: str) -> bool:
    """Whether a name stands in the genitive, so that not the person but something of theirs is spoken of."""
    return bool(names.split_genitive(name)[1])


def _owner_instead(doer: str, stretch: _Stretch, owners: dict[str, dict[str, float]]) -> str:
    """Who the source gives most of a stretch to, where it gives nothing of it to the doer; or empty."""
    ours = 0.0
    others: defaultdict[str, float] = defaultdict(float)
    deeds = {key for word in stretch.words if verbs.is_finite(word.lower) for key in _keys(word)}
    for key in dict.fromkeys(key for word in stretch.words for key in _keys(word)):
        said = owners.get(key)
        if not said:
            continue
        if doer in said:
            ours += said[doer]
            continue
        for other, weight in said.items():
            if other in stretch.doers:
                continue
            if (doer == I_ or names.is_first_name(doer)) == (other == I_ or names.is_first_name(other)):
                others[other] += weight * (2.0 if doer == I_ and key in deeds and weight == 1.0 else 1.0)
    if not others or ours > 0:
        return ""
    best = max(others, key=lambda other: others[other])
    # The writer's own deeds are told without "jeg" so often that one word proves little.
    return best if others[best] >= (2.0 if doer == I_ else 1.0) else ""


_THINKS = words("synes mener siger tror sagde mente syntes troede frygter ønsker håber vurderer")
_PREFIX = re.compile(r"(?:op|ud|af|på|ind|til|over|om|ned|frem|sammen|videre)(?=\w{3})")


def _keys(word: Word) -> Iterator[str]:
    """What a word says of somebody: its stem, and without a prefix ("oplærer" is "lærer op")."""
    if word.stem in _ANYBODY:
        return
    if word.text[0].isdigit():
        if len(word.text) > 1:
            yield word.stem
    elif word.content and numerals.value(word.lower) is None:
        yield word.stem
        if verbs.is_finite(word.lower) or word.lower.endswith("er") or verbs.is_participle(word.lower):
            bare = _PREFIX.sub("", word.lower, count=1)
            if bare != word.lower:
                yield stem(verbs.present_of(bare))


def _owners(source: Reading) -> dict[str, dict[str, float]]:
    """For each stem and figure, the persons of whom the source says it, with how sure that is."""
    owners: defaultdict[str, dict[str, float]] = defaultdict(dict)
    before: set[str] = set()
    for sentence in source.sentences:
        stretches = list(_stretches(sentence, source))
        people = {doer for stretch in stretches for doer in stretch.doers}
        for word, doer in _meant(sentence, (people | before) - {I_}):
            for key in _keys(word):
                owners[key].setdefault(doer, 0.5)
        before = people or before
        speaker = source.speaker_at(sentence.start) or source.speaker_at(sentence.end)
        for stretch in stretches:
            # What "jeg" does in a talk that is written down, the speaker does.
            doers = (*stretch.doers, speaker) if speaker and I_ in stretch.doers else stretch.doers
            for word in stretch.words:
                for key in _keys(word):
                    for doer in doers:
                        owners[key][doer] = 1.0
            if stretch.aside:
                for word in sentence.words:
                    for key in _keys(word):
                        for doer in stretch.doers:
                            owners[key][doer] = 1.0
        if len(people) == 1 and I_ not in people:
            (only,) = people
            for word in sentence.words:
                for key in _keys(word):
                    owners[key].setdefault(only, 0.5)
    return owners


def _meant(sentence: Sentence, people: set[str]) -> Iterator[tuple[Word, str]]:
    """The words after "han" or "hun", with each person who may be meant."""
    at = next((n for n, word in enumerate(sentence.words) if word.lower in _PRONOUNS), None)
    for word in sentence.words[at:] if at is not None else ():
        for doer in sorted(people):
            yield word, doer


def _stretches(sentence: Sentence, reading: Reading) -> Iterator[_Stretch]:
    """Each name of a sentence with the words that are said of it."""
    lists = names.lists()
    people = reading.person_starts
    marks: list[tuple[int, str]] = []
    for at, word in enumerate(sentence.words):
        base = names.base_form(word.lower)
        if word.lower == I_:
            marks.append((at, I_))
        elif (
            word.text[0].isupper()
            and (
                names.is_first_name(word.text)
                or ((not word.initial or base in lists.places) and len(word.text) > 2)
            )
            and (word.start in people or not (word.initial and base in lists.words))
        ):
            marks.append((at, base))
    groups: list[list[tuple[int, str]]] = []
    for at, doer in marks:
        if groups and _JOINED.match(
            reading.text[sentence.words[groups[-1][-1][0]].end : sentence.words[at].start]
        ):
            groups[-1].append((at, doer))
        elif (
            groups
            and groups[-1][-1][0] == at - 1
            and reading.text[sentence.words[at - 1].end : sentence.words[at].start] == " "
        ):
            groups[-1].append((at, doer))  # first name and surname
        else:
            groups.append([(at, doer)])
    for number, group in enumerate(groups):
        first, last = group[0][0], group[-1][0]
        stop = groups[number + 1][0][0] if number + 1 < len(groups) else len(sentence.words)
        words = list(sentence.words[last + 1 : stop])
        before = sentence.words[first - 1].lower if first else ""
        aside = before in _ASIDE or (
            first > 1 and before not in STOP and sentence.words[first - 2].lower in _ASIDE
        )
        if before == "af":
            # "fundet af Aase": the deed comes first
            begin = groups[number - 1][-1][0] + 1 if number else 0
            words = _since_break(list(sentence.words[begin:first]), reading)[:-1]
        else:
            words = _until_break(words, sentence.words[last], reading)
            # "fandt Priya", "lærling Kasper"
            if (
                first
                and before not in STOP
                and reading.text[sentence.words[first - 1].end : sentence.words[first].start] == " "
            ):
                words.insert(0, sentence.words[first - 1])
        to = words[min(len(words), 3) - 1].end if words else 0
        yield _Stretch(
            tuple(doer for _, doer in group),
            sentence.words[first].start,
            sentence.words[last].end,
            words,
            to,
            aside,
        )


def _since_break(words: list[Word], reading: Reading) -> list[Word]:
    """The words from the last comma or the like on."""
    for at in range(len(words) - 1, 0, -1):
        if _BREAK.search(reading.text, words[at - 1].end, words[at].start):
            return words[at:]
    return words


def _until_break(words: list[Word], name: Word, reading: Reading) -> list[Word]:
    """The words up to the next comma or the like; a break right after the name ("Emil: …") does not count."""
    kept: list[Word] = []
    end = name.end
    for word in words:
        gap = reading.text[end : word.start]
        if not kept and "(" in gap:
            # "Lærke (studerende, 15 t/uge)"
            close = reading.text.find(")", word.start)
            return [one for one in words if one.start < close] or words[:1]
        # "Per synes, det er dyrt": what somebody thinks goes on after the comma
        goes_on = gap == ", " and (word.lower == "at" or (len(kept) == 1 and kept[0].lower in _THINKS))
        if kept and _BREAK.search(gap) and not goes_on:
            break
        kept.append(word)
        end = word.end
    return kept


def _first_said(source: Reading) -> dict[str, str]:
    """All whom the source names, with the beginning of what it says of each first, as written."""
    said: dict[str, str] = {}
    for sentence in source.sentences:
        for stretch in _stretches(sentence, source):
            for doer in stretch.doers:
                said.setdefault(doer, source.text[stretch.start : max(stretch.end, stretch.to)])
    return said


def _given_away(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "Lægen bestilte" for what the source has as "jeg bestilte", where it knows of no such person."""
    mine = source.made(_mine)
    for clause in draft.clauses:
        first, second = (*clause.words[:2], None, None)[:2]
        if first is None or second is None or not verbs.is_finite(second.lower) or second.stem not in mine:
            continue
        if first.lower.endswith(("en", "et", "erne")) and len(first.text) > 4 and not source.holds(first):
            yield Verdict("role", first.start, second.end, f"jeg {second.lower}")


def _mine(source: Reading) -> frozenset[str]:
    """What the source says of "jeg": the verbs right after it."""
    return frozenset(
        key
        for sentence in source.sentences
        for stretch in _stretches(sentence, source)
        if I_ in stretch.doers
        for word in stretch.words[:2]
        if verbs.is_finite(word.lower)
        for key in _keys(word)
    )


def _promoted(draft: Reading, source: Reading) -> Iterator[Verdict]:
    """ "Jeg" for what "vi" or others did, and leading for being there."""
    for clause in draft.clauses:
        lower = clause.lower
        if I_ not in lower or "vi" in lower:
            continue
        at = lower.index(I_)
        if "og" in (lower[at - 1 : at] or ("",)) + lower[at + 1 : at + 2]:
            continue  # "Conny og jeg" is we
        me = clause.words[at]
        leads = [word for word in clause.words if word.stem in _LEADS]
        text = draft.text[clause.start : clause.end]
        if leads and not any(source.holds_stem(word.stem) and source.made(_leads_in) for word in leads):
            joined = _JOINS.search(source.text)
            if joined or not source.finds(_CHARGE):
                near_text = joined.group() if joined else ""
                yield Verdict("role", min(me.start, leads[0].start), max(me.end, leads[0].end), near_text)
                continue
        near, score = nearest_clause(_after_colon(clause, me, draft), source)
        if near is None or score < 0.34 or _JOINS.search(text):
            continue
        theirs = source.text[near.start : near.end]
        we = _WE.search(theirs)
        if we and not _ME.search(theirs) and (we.start() < 12 or score > 0.5):
            yield Verdict("agency", me.start, _verb_end(clause, me), we.group(), "we")


def _after_colon(clause: Sentence, me: Word, draft: Reading) -> Sentence:
    """What a clause says from the colon before a word on; all of it where there is none."""
    colon = draft.text.rfind(": ", clause.start, me.start)
    if colon < 0:
        return clause
    return Sentence(colon + 2, clause.end, tuple(word for word in clause.words if word.start > colon))


def _leads_in(source: Reading) -> bool:
    return any(word.stem in _LEADS for word in source.words)


def _verb_end(clause: Sentence, me: Word) -> int:
    """The end of "jeg" and the verb beside it."""
    at = clause.words.index(me)
    if at + 1 < len(clause.words) and verbs.is_finite(clause.words[at + 1].lower):
        return clause.words[at + 1].end
    return me.end
