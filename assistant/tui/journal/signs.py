"""What changed in a note, with a sign before each change, so that it can be read without colours."""

from __future__ import annotations

from assistant.tui.widgets.difference import Change, Kind, word_changes
from assistant.tui.widgets.prose import Mark, Passage

SIGNS = {Kind.REMOVED: "−", Kind.ADDED: "+"}

STYLES = {Kind.REMOVED: "prose--removed", Kind.ADDED: "prose--added"}


def signed_changes(before: str, after: str) -> Passage:
    """Both texts in one: "−" before what was taken out, "+" before what came.

    Args:
        before: the earlier text.
        after: the later text.
    """
    pieces: list[str] = []
    marks: list[Mark] = []
    place = 0
    for change in word_changes(before, after):
        if change.kind is not Kind.SAME and pieces and pieces[-1] and not pieces[-1][-1].isspace():
            pieces.append(" ")  # a sign within a word would not be seen
            place += 1
        text = _signed(change)
        if change.kind is not Kind.SAME:
            marks.append(Mark(place, place + len(text.rstrip()), STYLES[change.kind]))
        pieces.append(text)
        place += len(text)
    return Passage("".join(pieces), tuple(marks))


def _signed(change: Change) -> str:
    """The text with its sign; one of white space alone is shown by a mark for the line break or space."""
    if change.kind is Kind.SAME:
        return change.text
    sign = SIGNS[change.kind]
    if change.text.strip():
        bare = change.text.lstrip()
        return f"{change.text[: len(change.text) - len(bare)]}{sign}{bare}"
    symbol = "¶" if "\n" in change.text else "␣"
    return f"{sign}{symbol}{change.text}"
