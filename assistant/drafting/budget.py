"""Tokens: how many a text takes, whether it fits, and how it is split where it does not.

Counting is exact (see ``assistant.engines.tokens``) and never goes out on the network. Splitting loses nothing: the
parts in order are the text, so every quote of a part is a quote of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.engines.tokens import count, count_messages, warm

if TYPE_CHECKING:
    from assistant.engines.base import Source

__all__ = ["SOURCE_TOKENS", "count", "count_messages", "fits", "parts_of", "room", "split", "warm"]

# What the fence and the label around each source take, rounded up.
SOURCE_TOKENS = 60

# Smaller parts hold no sentence, and one character alone may take several tokens.
LEAST_LIMIT = 16

_AFTER_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*(?=\S)")
_AFTER_LINE = re.compile(r"(?:\r\n|\n|\r)(?=[^\r\n])")
# A space belongs to the word behind it, as in the tokens, so that the counts of words add up.
_AFTER_WORD = re.compile(r"\S(?=\s)")


def fits(tokens: int, context: int, reply_tokens: int) -> bool:
    """Whether a request and its reply have room together.

    Args:
        tokens: of the whole request.
        context: how many tokens the model can hold at once.
        reply_tokens: how many the reply may take.
    """
    return tokens + reply_tokens <= context


def room(context: int, reply_tokens: int, prompt_tokens: int) -> int:
    """How many tokens are left for the sources; 0 where there is no room at all.

    Args:
        context: how many tokens the model can hold at once.
        reply_tokens: how many the reply may take.
        prompt_tokens: of the request without its sources.
    """
    return max(context - reply_tokens - prompt_tokens, 0)


def split(text: str, limit: int) -> list[str]:
    """Cuts a text into parts of at most ``limit`` tokens, between paragraphs where that is enough, else between lines,
    sentences, words, and last inside a word.

    Args:
        text: of any length.
        limit: in tokens, ``LEAST_LIMIT`` or more.

    Returns:
        The parts in order, which joined are the text; one empty part for an empty text.

    Raises:
        ValueError: the limit is too small.
    """
    if limit < LEAST_LIMIT:
        raise ValueError(f"a part holds at least {LEAST_LIMIT} tokens")
    return list(_packed(_pieces(text, limit, 0), limit))


def parts_of(sources: Sequence[Source], limit: int) -> list[tuple[Source, ...]]:
    """Groups sources, in their order, so that each group takes at most ``limit`` tokens; a source that is longer than
    that is split and keeps its id in each part.

    Args:
        sources: in the order in which they are to be read.
        limit: in tokens, ``LEAST_LIMIT + SOURCE_TOKENS`` or more; what surrounds each source is counted.

    Raises:
        ValueError: the limit is too small.
    """
    groups: list[tuple[Source, ...]] = []
    group: list[Source] = []
    taken = 0
    for source in sources:
        for part in split(source.text, limit - SOURCE_TOKENS):
            tokens = count(part) + SOURCE_TOKENS
            if group and taken + tokens > limit:
                groups.append(tuple(group))
                group, taken = [], 0
            group.append(replace(source, text=part))
            taken += tokens
    if group:
        groups.append(tuple(group))
    return groups


def _pieces(text: str, limit: int, level: int) -> Iterator[tuple[str, int]]:
    """Pieces of a text that each fit, with their tokens; cut no finer than is needed."""
    tokens = count(text)
    if tokens <= limit:
        yield text, tokens
        return
    ends = _CUTS[level](text) if level < len(_CUTS) else [len(text) // 2]
    start = 0
    for end in [*ends, len(text)]:
        if start < end:
            yield from _pieces(text[start:end], limit, level + 1)
        start = end


def _packed(pieces: Iterator[tuple[str, int]], limit: int) -> Iterator[str]:
    """Joins neighbouring pieces as long as they fit together."""
    gathered: list[str] = []
    taken = 0
    for piece, tokens in pieces:
        if gathered and taken + tokens > limit:
            yield from _checked(gathered, limit)
            gathered, taken = [], 0
        gathered.append(piece)
        taken += tokens
    yield from _checked(gathered, limit)


def _checked(pieces: list[str], limit: int) -> Iterator[str]:
    """The pieces as one part; in halves where they take more together than each for itself."""
    part = "".join(pieces)
    if len(pieces) == 1 or count(part) <= limit:
        yield part
        return
    middle = len(pieces) // 2
    yield from _checked(pieces[:middle], limit)
    yield from _checked(pieces[middle:], limit)


def _after(pattern: re.Pattern[str]) -> Callable[[str], list[int]]:
    return lambda text: [found.end() for found in pattern.finditer(text)]


def _sentence_starts(text: str) -> list[int]:
    from assistant.danish import sentences

    return [span.start for span in sentences.split(text)][1:]


_CUTS: tuple[Callable[[str], list[int]], ...] = (
    _after(_AFTER_PARAGRAPH),
    _after(_AFTER_LINE),
    _sentence_starts,
    _after(_AFTER_WORD),
)
