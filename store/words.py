"""How a text is cut into words, stems and symbols for the search index, and a typed query likewise.

Beside the words stands a column of tokens that FTS5 would not make by itself: Danish stems in reading order with a
token for each symbol between them (so that "C++" and "50%" are found), then one token a tag, one for each first
letter of a word (a one-letter prefix is otherwise a walk through the whole index), and one that every note has.
All but the stems begin with a character for private use, which no stem can begin with.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

SYMBOL = "\ue000"
TAG = "\ue001"
DASH = "\ue002"
LOW_LINE = "\ue003"
EVERY = "\ue004"
FIRST = "\ue005"

# FTS5 knows the letters of the basic plane; others are symbols of their own.
_PIECE = re.compile(r"[^\W_\U00010000-\U0010ffff]+|\S")


class _Stemmers(threading.local):
    """A stemmer a thread, since one must not be used by two at once."""

    def __init__(self) -> None:
        self.danish = Stemmer.Stemmer("danish")


_stemmers = _Stemmers()


def pieces(text: str) -> list[str]:
    """The words and symbols of a text in reading order, in lower case."""
    return _PIECE.findall(text.lower())


def is_word(piece: str) -> bool:
    """Whether a piece is a word rather than a symbol."""
    return piece[0].isalnum() and piece[0] <= "\uffff"


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The Danish stem of a word in lower case: samtale, samtalen and samtalerne have the same."""
    stemmed: str = _stemmers.danish.stemWord(word)
    return stemmed


def token(piece: str) -> str:
    """The token of the second column for a word or a symbol."""
    return stem(piece) if is_word(piece) else f"{SYMBOL}{ord(piece):x}"


def tag_token(tag: str) -> str:
    """The token of a folded tag."""
    return TAG + tag.replace("-", DASH).replace("_", LOW_LINE)


def first_token(letter: str) -> str:
    """The token of all words that begin with a letter."""
    return FIRST + letter


def stems_of(text: str, tags: Iterable[str]) -> str:
    """The second column of the search index for a cleaned text."""
    in_order = pieces(text)
    tokens = {piece: token(piece) for piece in set(in_order)}
    firsts = {piece[0] for piece, its_token in tokens.items() if its_token[0] != SYMBOL}
    marks = [EVERY, *map(tag_token, tags), *map(first_token, sorted(firsts))]
    return " ".join([*(tokens[piece] for piece in in_order), *marks])
