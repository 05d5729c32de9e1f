"""Persons and identifiers in a text: find them, mask them, and replace them before a text leaves the machine.

Pseudonyms are exact tokens such as ``[PERSON_1]``. The same person has the same token in all texts of a job, a genitive
stays outside it (``[PERSON_1]s``), and restoring puts back what stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.danish import names
from assistant.drafting.identifiers import identifiers

LABELS: dict[str, str] = {
    "NAME": "[NAVN]",
    "CPR": "[CPR]",
    "PHONE": "[TELEFON]",
    "EMAIL": "[E-MAIL]",
    "ADDRESS": "[ADRESSE]",
    "ACCOUNT": "[KONTO]",
    "CASE": "[SAG]",
}

_KINDS: dict[str, str] = {
    "NAME": "PERSON",
    "CPR": "CPR",
    "PHONE": "TELEFON",
    "EMAIL": "EMAIL",
    "ADDRESS": "ADRESSE",
    "ACCOUNT": "KONTO",
    "CASE": "SAG",
}


@dataclass(frozen=True)
class PersonalSpan:
    """A stretch of text that tells who somebody is.

    Attributes:
        start: the first character.
        end: the character after the last.
        label: NAME, CPR, PHONE, EMAIL, ADDRESS, ACCOUNT or CASE.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Replacements:
    """What stands for what in the texts of one job.

    Attributes:
        originals: what each token stands for, such as ``PERSON_1`` → "Mette Hansen"; tokens without brackets.
        forms: the other ways in which the same was written ("Mette"), by token; the first is the original.
        prefix: stands before each kind where the texts themselves hold something that looks like a token.
    """

    originals: dict[str, str] = field(default_factory=dict)
    prefix: str = ""


@dataclass(frozen=True)
class Masked:
    """Texts in which tokens stand for persons and identifiers.

    Attributes:
        texts: as many as were given, in the same order.
        replacements: what ``restore`` needs.
    """

    texts: tuple[str, ...]
    replacements: Replacements


@dataclass(frozen=True)
class Restored:
    """A text with the names back in their places.

    Attributes:
        text: the text.
        unknown: tokens, or halves of tokens, that stand for nobody, as written; the user must be told of them.
    """

    text: str
    unknown: tuple[str, ...]


def find(text: str, known: Iterable[str] = ()) -> list[PersonalSpan]:
    """The personal stretches of a text, in order, without overlap.

    Args:
        text: Danish text.
        known: names that the user has told of; they count as persons wherever they stand.
    """
    spans = [PersonalSpan(*found) for found in identifiers(text)]
    taken = sorted((span.start, span.end) for span in spans)
    at = 0
    for person in names.persons(text, known):
        while at < len(taken) and taken[at][1] <= person.start:
            at += 1
        if at == len(taken) or taken[at][0] >= person.end:
            spans.append(PersonalSpan(person.start, person.end, "NAME"))
    return sorted(spans, key=lambda span: span.start)


def mask(text: str, known: Iterable[str] = ()) -> tuple[str, list[PersonalSpan]]:
    """The text with a word such as [NAVN] for each personal stretch, and where those stretches stood.

    Args:
        text: Danish text.
        known: names that the user has told of.
    """
    spans = find(text, known)
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], LABELS[span.label]]
        at = span.end
    return "".join([*pieces, text[at:]]), spans


def pseudonymise(texts: Sequence[str], known: Iterable[str] = ()) -> Masked:
    """Replaces persons and identifiers by tokens.

    The same person has the same token in all texts: by the full name, and by the first name or surname alone where only
    one person of the job bears it.

    Args:
        texts: all texts of one job.
        known: names that the user has told of.
    """
    told = tuple(known)
    found = [find(text, told) for text in texts]
    register = _Register(_free_prefix(texts))
    for text, spans in zip(texts, found, strict=True):
        register.enter(text[span.start : span.end] for span in spans if span.label == "NAME")
    masked = tuple(_replace(text, spans, register) for text, spans in zip(texts, found, strict=True))
    return Masked(masked, Replacements(dict(register.originals), register.prefix))


def restore(text: str, replacements: Replacements) -> Restored:
    """Puts the names back.

    Tokens are read exactly: ``PERSON_12`` is never taken for ``PERSON_1``. Brackets that a model dropped
    do not matter; a token that stands for nobody stays as it is and is reported.

    Args:
        text: what was written from pseudonymised texts.
        replacements: as ``pseudonymise`` gave them.
    """
    unknown: list[str] = []
    kinds = "|".join(sorted(_KINDS.values(), key=len, reverse=True))
    prefix = re.escape(replacements.prefix)
    token = re.compile(
        rf"\[(?P<whole>{prefix}(?:{kinds})_\d+(?:_\d+)?)\](?P<genitive>(?:'s|’s|s|'|’)(?![^\W\d_]))?"
        rf"|(?<![^\W_])(?P<bare>{prefix}(?:{kinds})_\d+(?:_\d+)?)(?P<bare_genitive>(?:'s|’s|s|'|’)(?![^\W_]))?(?![^\W_])"
        rf"|(?P<half>\[?(?<![^\W_]){prefix}(?:{kinds})_[^\W_]*\]?|\[{prefix}(?:{kinds})\])"
    )

    def put_back(match: re.Match[str]) -> str:
        name = match["whole"] or match["bare"]
        original = replacements.originals.get(name or "")
        if original is None:
            unknown.append(match.group().strip())
            return match.group()
        ending = match["genitive"] or match["bare_genitive"] or ""
        person = (name or "").startswith(f"{replacements.prefix}{_KINDS['NAME']}_")
        return _with_genitive(original, ending) if person else original + ending

    return Restored(token.sub(put_back, text), tuple(dict.fromkeys(unknown)))


def _with_genitive(name: str, ending: str) -> str:
    if name.lower().endswith(("s", "x", "z")) and ending in ("s", "'s", "’s"):
        return f"{name}'"
    return name + ending


def _free_prefix(texts: Sequence[str]) -> str:
    """A prefix with which no text already holds anything that looks like a token."""
    kinds = "|".join(_KINDS.values())
    for prefix in ("", *(f"{letter}_" for letter in "XYZQWK"), *(f"X{number}_" for number in range(2, 1000))):
        # Also inside a word, since what stands before it may be replaced and leave it free.
        looks_alike = re.compile(rf"{re.escape(prefix)}(?:{kinds})(?:_|\])")
        if not any(looks_alike.search(text) for text in texts):
            return prefix
    raise ValueError("no prefix is free")  # a thousand kinds of tokens in one note is no note


class _Register:
    """Who has which token."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.originals: dict[str, str] = {}
        self._people: list[tuple[str, ...]] = []  # the names of each person, in lower case
        self._numbers: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}

    def enter(self, written: Iterable[str]) -> None:
        """Takes note of full names, so that a first name alone finds its person."""
        for name in written:
            words = _name_words(name)
            if len(words) > 1 and words not in self._people:
                self._people.append(words)

    def token(self, label: str, written: str) -> str:
        """The token for a stretch; the same for the same person written in the same way."""
        kind = _KINDS[label]
        owner = self._owner(_name_words(written)) if label == "NAME" else (written,)
        person = self._numbers.get((kind, " ".join(owner)))
        if person is None:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            person = f"{self.prefix}{kind}_{self._counts[kind]}"
            self._numbers[(kind, " ".join(owner))] = person
        return self._form(person, written)

    def _form(self, person: str, written: str) -> str:
        """The person's token, with a further number where the name is written in another way."""
        variants = [person, *(f"{person}_{number}" for number in range(2, len(self.originals) + 3))]
        for token in variants:
            if self.originals.setdefault(token, written) == written:
                return token
        raise AssertionError("there is always a free variant")

    def _owner(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The one person that bears these names, or the names themselves."""
        bearers = [person for person in self._people if _is_part(words, person)]
        if len(bearers) == 1:
            return bearers[0]
        return words


def _is_part(words: tuple[str, ...], person: tuple[str, ...]) -> bool:
    """Whether the words are the beginning or the end of a person's names."""
    size = len(words)
    return person[:size] == words or person[-size:] == words


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(names.base_form(name).lower().split())


def _replace(text: str, spans: Sequence[PersonalSpan], register: _Register) -> str:
    pieces: list[str] = []
    at = 0
    for span in spans:
        written = text[span.start : span.end]
        stem, ending = names.split_genitive(written) if span.label == "NAME" else (written, "")
        if _with_genitive(stem, ending) != written:
            stem, ending = written, ""
        pieces += [text[at : span.start], f"[{register.token(span.label, stem)}]{ending}"]
        at = span.end
    return "".join([*pieces, text[at:]])
