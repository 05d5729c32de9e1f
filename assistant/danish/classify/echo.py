"""What a sentence takes up from the other sentences of its note.

A result often comes back to what the situation counted ("12 fejl om måneden … Fejl i marts: 1").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{5,}")
_COUNTED = re.compile(r"\d[\d.,]*\s*(%|[^\W\d_]+)")
_FIGURE = re.compile(r"\d")
_STEM = 5


def echoes(sentences: Sequence[str]) -> list[list[str]]:
    """For each sentence the names of what it shares with earlier and with later ones.

    Args:
        sentences: the sentences of one note, in order.
    """
    stems = [
        {word[: max(_STEM, len(word) - 3)] for word in _WORD.findall(text.lower())} for text in sentences
    ]
    units = [{unit[:_STEM] for unit in _COUNTED.findall(text.lower())} for text in sentences]
    figures = [bool(_FIGURE.search(text)) for text in sentences]
    found: list[list[str]] = [[] for _ in sentences]
    for name, direction in (("before", 1), ("after", -1)):
        seen_stems: Counter[str] = Counter()
        seen_units: set[str] = set()
        seen_figure = False
        order = range(len(sentences))[::direction]
        for index in order:
            shared = sum(1 for stem in stems[index] if stem in seen_stems)
            found[index].append(f"echo {name}:{min(shared, 3)}")
            if figures[index]:
                found[index].append(f"figure {name}:{seen_figure}")
                if units[index] & seen_units:
                    found[index].append(f"unit {name}")
            seen_stems.update(stems[index])
            seen_units |= units[index]
            seen_figure = seen_figure or figures[index]
    return found
