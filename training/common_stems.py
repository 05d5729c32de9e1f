"""Which Danish stems say little about what a note is about, since so many notes have them."""

from __future__ import annotations

from collections import Counter

from assistant.drafting.matters import stems
from training.texts import Note

# A stem in fewer notes than this share tells matters apart.
SHARE = 0.008


def common_stems(notes: list[Note]) -> bytes:
    """The file ``common_stems.txt``: a stem and the share of notes that have it, in alphabetical order."""
    found = Counter(stem for note in notes for stem in stems(note.text))
    lines = [
        f"{stem} {count / len(notes):.4f}"
        for stem, count in sorted(found.items())
        if count / len(notes) >= SHARE
    ]
    return ("\n".join(lines) + "\n").encode()
