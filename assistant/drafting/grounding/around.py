"""Where in a long source a draft comes from: in an hour's talk any figure stands somewhere, so only what is said around
the same matter bears a draft out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from assistant.drafting.grounding.reading import Reading, Sentence, keys_of

# Characters from which a source is too long to bear out a draft as a whole.
LONG = 6_000

# A draft of fewer words, such as a name or a deadline, tells too little of the matter.
_FEWEST_WORDS = 4

# So many sentences before and after are of the same matter.
_WINDOW = 6
# How much of what a sentence tells a place must have, and a further place beside the best one.
_LEAST, _NEARLY = 0.3, 0.8
_MOST_PLACES = 3
_MOST_QUOTES = 8


def around(draft: Reading, source: Reading, quotes: Sequence[str] = ()) -> Reading | None:
    """What a long source says around the matters of a draft.

    Args:
        draft: what was drafted.
        source: all that it may rest on.
        quotes: the stretches of the source that it says it rests on.

    Returns:
        The places as one text, or None where the source is short or no place is of the draft's matter.
    """
    if len(source.text) < LONG or len(draft.words) < _FEWEST_WORDS:
        return None
    # The quotes of a whole topic lead everywhere.
    places = set(_quoted(quotes, source)) if len(quotes) <= _MOST_QUOTES else set[int]()
    for sentence in draft.sentences:
        places.update(_nearest(sentence, source))
    if not places:
        return None
    last = len(source.sentences)
    chosen = sorted(
        {at for place in places for at in range(max(0, place - _WINDOW), min(last, place + _WINDOW + 1))}
    )
    return Reading("\n".join(_stretches(chosen, source)), source.references)


def _quoted(quotes: Iterable[str], source: Reading) -> Iterator[int]:
    """The sentences that quotes begin in."""
    for quote in quotes:
        start = source.text.find(quote) if quote.strip() else -1
        if start >= 0:
            yield next(
                (at for at, one in enumerate(source.sentences) if one.end > start), len(source.sentences) - 1
            )


def _nearest(sentence: Sentence, source: Reading) -> list[int]:
    """The sentences of the source that tell most of the same; rare words count most."""
    spread = source.places
    total, scores = 0.0, defaultdict[int, float](float)
    for one in sentence.stems:
        weight = math.log(1 + len(source.sentences) / (1 + len(spread.get(one, ()))))
        total += weight
        found: dict[int, float] = {}
        for share, key in zip((1.0, 0.6, 0.6), keys_of(one), strict=False):
            for at in spread.get(key, ()):
                found.setdefault(at, share)
        for at, share in found.items():
            scores[at] += weight * share
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:_MOST_PLACES]
    return [at for at, score in ranked if score >= _LEAST * total and score >= _NEARLY * ranked[0][1]]


def _stretches(chosen: Sequence[int], source: Reading) -> Iterator[str]:
    """The chosen sentences as they stand, those that follow each other with what is between them."""
    first = previous = chosen[0]
    for at in [*chosen[1:], -1]:
        if at != previous + 1:
            start = source.sentences[first].start
            # A line begins with who speaks.
            yield source.text[
                max(0, source.text.rfind("\n", 0, start) + 1) : source.sentences[previous].end + 1
            ].strip()
            first = at
        previous = at
