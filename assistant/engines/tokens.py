"""How many tokens a text takes, counted with o200k_base from the packaged ranks; there is no network path.

tiktoken's own loader downloads the ranks without a time limit, so it is never called; the ranks lie beside this
module and are unpacked on first use (about 0.3 s, from whichever thread comes first).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import EngineError

if TYPE_CHECKING:
    from tiktoken.core import Encoding

RANKS = Path(__file__).parent / "data" / "o200k_base.tiktoken.gz"
RANKS_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"

# A chat message costs its text, its role and three tokens around them; three more open the reply.
MESSAGE_TOKENS = 4
REPLY_OPENING_TOKENS = 3

# Long texts are counted in stretches of about this many characters, which keeps the cost in step with the length.
STRETCH = 50_000

# o200k_base never joins what stands on each side of such a place: the stretch of line breaks before it is over
# (spaces and breaks run on, and a slash may end a run of punctuation and breaks).
_SAFE_BREAK = re.compile(r"(?<=[\r\n])(?=[^\s/])")

# The encoding's definition of where a text may be cut before its pieces are looked up.
_PIECES = "|".join(
    (
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)

_lock = threading.Lock()
_loaded: Encoding | None = None


def count(text: str) -> int:
    """How many tokens the text takes; special tokens written in it count as ordinary text.

    Raises:
        EngineError: the packaged ranks are damaged.
    """
    encoding = _encoding()
    return sum(len(encoding.encode_ordinary(stretch)) for stretch in _stretches(text))


def count_messages(messages: Iterable[Mapping[str, str]]) -> int:
    """How many tokens a chat request takes, with what surrounds each message (keys "role" and "content").

    Raises:
        EngineError: the packaged ranks are damaged.
    """
    return REPLY_OPENING_TOKENS + sum(MESSAGE_TOKENS + count(message["content"]) for message in messages)


def warm() -> None:
    """Loads the ranks, so that the first count does not wait; meant for a thread after the start.

    Raises:
        EngineError: the packaged ranks are damaged.
    """
    _encoding()


def _stretches(text: str) -> Iterator[str]:
    """The text in pieces that are counted apart without changing the sum."""
    start = 0
    while len(text) - start > STRETCH:
        place = _SAFE_BREAK.search(text, start + STRETCH)
        if place is None:
            break
        yield text[start : place.start()]
        start = place.start()
    yield text[start:]


def _encoding() -> Encoding:
    global _loaded
    if _loaded is None:
        with _lock:
            if _loaded is None:
                _loaded = _load()
    return _loaded


def _load() -> Encoding:
    import gzip
    import hashlib
    import zlib
    from binascii import a2b_base64

    from tiktoken.core import Encoding

    try:
        unpacked = gzip.decompress(RANKS.read_bytes())
    except (OSError, EOFError, zlib.error):
        unpacked = b""
    if hashlib.sha256(unpacked).hexdigest() != RANKS_SHA256:
        raise EngineError(
            f"En af makkers egne filer, {RANKS.name}, er beskadiget. Din tekst er gemt.",
            "Installér makker igen, eller brug reglerne så længe.",
        )
    # Each line is "<token in base64> <rank>", and the ranks are the line numbers.
    tokens = unpacked.split()[::2]
    ranks = {a2b_base64(token): rank for rank, token in enumerate(tokens)}
    return Encoding("o200k_base", pat_str=_PIECES, mergeable_ranks=ranks, special_tokens={})
