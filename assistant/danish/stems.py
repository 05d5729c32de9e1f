"""The stems of Danish words, so that samtale and samtalerne are one."""

from __future__ import annotations

import math
import threading
from functools import lru_cache
from importlib.resources import files
from typing import Protocol


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - named by the library


# The library's stemmers are for one thread at a time; drafts are checked in worker threads.
_LOCK = threading.Lock()


@lru_cache(maxsize=1)
def _stemmer() -> _Stemmer:
    import Stemmer

    stemmer: _Stemmer = Stemmer.Stemmer("danish")
    return stemmer


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in any form, in lower case."""
    with _LOCK:
        return _stemmer().stemWord(word.lower())


_TEXTS = 2368
_RAREST = 4


@lru_cache(maxsize=1)
def _spread() -> dict[str, int]:
    text = (files("assistant.danish") / "data" / "stems_common.txt").read_text(encoding="utf-8")
    spread: dict[str, int] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            count, *stems = line.split()
            spread.update(dict.fromkeys(stems, int(count)))
    return spread


def rarity(one: str) -> float:
    """How much a stem tells of what a text is about: near 0 for one that is in most texts, 6.4 for a rare one."""
    return math.log(_TEXTS / _spread().get(one, _RAREST))
