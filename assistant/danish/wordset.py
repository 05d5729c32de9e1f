"""Sets of words, written as a text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, separated by white space, as a set."""
    return frozenset(text.split())
