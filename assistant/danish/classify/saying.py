"""What a sentence says of whom, as its first finite verb shows it: the kind of verb, its tense and who acts."""

from __future__ import annotations

from assistant.danish import verbs
from assistant.danish.classify.features import tokenise
from assistant.danish.wordset import words

_PERSONS = words("jeg vi man han hun de der det den ingen alle")
_AUXILIARIES = words("har havde er var blev bliver fik skulle skal kunne kan vil ville burde")
_DEFINITE = ("n", "et", "ne")


def saying(text: str) -> list[str]:
    """The names of what a sentence's verbs show.

    Args:
        text: a sentence or clause.
    """
    spoken = [token for token in tokenise(text) if token[0].isalnum()]
    finite = [(index, word) for index, word in enumerate(spoken) if verbs.is_finite(word)]
    if not finite:
        kinds = [verbs.kind(word) for word in spoken if verbs.is_participle(word)]
        return [f"participle:{kind}" for kind in kinds[:2]]
    index, verb = finite[0]
    tense = verbs.PAST if verbs.is_past(verb) else verbs.PRESENT
    kind, subject = verbs.kind(verb), _subject(spoken, index)
    found = [f"kind:{kind}", f"{kind}:{tense}", f"{kind} of:{subject}", f"{kind} {tense} of:{subject}"]
    main = [word for word in spoken[index + 1 :] if verbs.is_participle(word)]
    if main and verb in _AUXILIARIES:
        compound = f"{verb} with:{verbs.kind(main[0])}"
        found += [compound, f"{compound} of:{subject}"]
    return found + [f"has kind:{kind}" for kind in sorted({verbs.kind(word) for _, word in finite[1:]})]


def _subject(spoken: list[str], index: int) -> str:
    """Who acts, as far as the words beside the first verb show it."""
    before, after = spoken[:index], spoken[index + 1 : index + 2]
    for word in (*before[-1:], *after, *before):
        if word in _PERSONS:
            return word
    if not before:
        return "nobody"
    return "thing" if before[-1].endswith(_DEFINITE) or len(before) > 1 else "name"
